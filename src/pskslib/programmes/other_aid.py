"""Criteria about aid that a family already gets, for programmes whose own rules say so.

Which regulation says it differs from programme to programme, so each gives its own citation.
"""

from __future__ import annotations

from typing import Final

from pskslib.law import Citation
from pskslib.rules import Criterion, any_member, criterion, family, person

_ADVICE: Final = (
    "Bila bantuan itu sudah tidak diterima, minta pembaruan data lewat pendamping, desa/kelurahan atau Dinas Sosial."
)
_ADVICE_EN: Final = (
    "If the family no longer gets that aid, ask the companion, the village or the social office to update the data."
)


def without_pkh(says: Citation) -> Criterion:
    """Return the criterion that the family gets no PKH."""
    return criterion(
        "BUKAN_PKH",
        "Keluarga tidak menerima PKH",
        en="The family does not receive PKH",
        when=~family.receives_pkh,
        says=says,
        advice=_ADVICE,
        advice_en=_ADVICE_EN,
    )


def without_sembako(says: Citation) -> Criterion:
    """Return the criterion that the family gets no Sembako (BPNT)."""
    return criterion(
        "BUKAN_SEMBAKO",
        "Keluarga tidak menerima Program Sembako (BPNT)",
        en="The family does not receive Sembako (BPNT)",
        when=~family.receives_sembako,
        says=says,
        advice=_ADVICE,
        advice_en=_ADVICE_EN,
    )


def without_bst(says: Citation) -> Criterion:
    """Return the criterion that the family gets no BST."""
    return criterion(
        "BUKAN_BST",
        "Keluarga tidak menerima Bantuan Sosial Tunai (BST)",
        en="The family does not receive BST",
        when=~family.receives_bst,
        says=says,
        advice=_ADVICE,
        advice_en=_ADVICE_EN,
    )


def without_prakerja(says: Citation) -> Criterion:
    """Return the criterion that no member gets Kartu Prakerja."""
    return criterion(
        "BUKAN_PRAKERJA",
        "Tidak ada anggota keluarga yang menerima Kartu Prakerja",
        en="No member receives Kartu Prakerja",
        when=~any_member(person.receives_prakerja),
        says=says,
        advice=_ADVICE,
        advice_en=_ADVICE_EN,
    )
