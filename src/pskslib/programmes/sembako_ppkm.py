"""Sembako PPKM: staple-food aid for new families in the second half of 2021.

Read beside programmes.md section 2. The regions proposed families that got no other aid. Every number
stands, dated, in ``sembako_ppkm.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.rules import Benefit, BenefitKind, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12

_SAYS: Final = Act("Keterangan pemerintah tentang bantuan masa PPKM", year=2021, standing=Standing.POLICY).cite(
    source="m.jpnn.com 2021-07-21; kompas 2021-07-27 lewat comparemela", confidence=Confidence.HIGH
)

# Keluarga baru yang diusulkan pemerintah daerah
PROPOSED: Final = criterion(
    "DIUSULKAN",
    "Keluarga diusulkan pemerintah daerah sebagai penerima baru",
    en="The local government proposed the family as a new recipient",
    when=family.proposed_by_region,
    says=_SAYS,
    advice="Minta diusulkan lewat desa/kelurahan atau Dinas Sosial.",
    advice_en="Ask the village or the social office to propose the family.",
)
# dan belum menerima bantuan lain.
UNAIDED: Final = criterion(
    "TANPA_BANTUAN_LAIN",
    "Keluarga tidak menerima bantuan lain (PKH, Sembako, BST, BLT Dana Desa atau bantuan sejenis)",
    en="The family gets no other aid (PKH, Sembako, BST, BLT Dana Desa or the like)",
    when=~(
        family.receives_pkh
        | family.receives_sembako
        | family.receives_bst
        | family.receives_blt_dd
        | family.similar_aid
    ),
    says=_SAYS,
)

SEMBAKO_PPKM: Final = programme(
    "SEMBAKO_PPKM",
    "Program Sembako PPKM",
    en="Staple Food Programme for new families (PPKM)",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="keluarga"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2021, 7, 1),
            until=date(2021, 12, 31),
            requires=(PROPOSED, UNAIDED),
            amount=NUMBERS.bantuan_bulanan * _MONTHS,
            note="Jumlah ditulis setahun pada tarif hari itu; yang dibayar hanya bulan Juli-Desember 2021.",
        ),
    ),
)
"""The one half year in which it ran."""
