"""The lists of kinds are those of the fact base, complete and in order."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pskslib.classification import PPKS, PPKS_KINDS, PSKS, PSKS_KINDS, SPM, SPM_TARGETS, Kind, find_kind
from pskslib.errors import UnknownName
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS

DATA = Path(__file__).parents[1] / "data"
ALL = (*PPKS_KINDS, *PSKS_KINDS, *SPM_TARGETS)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


def test_the_26_ppks_kinds_are_those_of_the_research() -> None:
    subjects = {"person": "orang", "family": "keluarga", "group": "kelompok"}
    assert [(k.code, k.number, k.name, k.name_en, k.subject) for k in PPKS_KINDS] == [
        (r["code"], int(r["number"]), r["name_id"], r["name_en"], subjects[r["subject"]])
        for r in rows("ppks-kinds.csv")
    ]
    assert len(PPKS_KINDS) == 26


def test_the_12_psks_kinds_are_those_of_the_research() -> None:
    subjects = {"person": "orang", "family": "keluarga", "organization": "lembaga"}
    assert [(k.code, k.number, k.name, k.name_en, k.subject) for k in PSKS_KINDS] == [
        (r["code"], int(r["number"]), r["name_id"], r["name_en"], subjects[r["kind"]]) for r in rows("psks-kinds.csv")
    ]
    assert len(PSKS_KINDS) == 12


def test_every_kind_about_people_has_its_rule_and_organisations_have_none() -> None:
    assert [k.rule for k in PPKS_KINDS] == [p.code for p in PPKS]
    assert [k.rule for k in PSKS_KINDS if k.rule] == [p.code for p in PSKS]
    assert [k.rule for k in SPM_TARGETS] == [p.code for p in SPM]
    assert {k.number for k in PSKS_KINDS if k.rule is None} == {4, 5, 6, 8, 12}
    assert {k.subject for k in PSKS_KINDS if k.rule is None} == {"lembaga"}


def test_what_a_kind_carries_is_what_was_read() -> None:
    """Place in the lampiran, confidence, rule, near service, what records a sensitive one, and older short codes.

    ``tests/data/kinds.csv`` is changed by hand, with the source at hand, never from the lists.
    """
    carried = [
        {
            "list": kind.list_name,
            "number": str(kind.number),
            "code": kind.code,
            "law": kind.law,
            "confidence": kind.confidence.value,
            "rule": kind.rule or "",
            "spm": kind.spm or "",
            "sensitive": "ya" if kind.sensitive else "",
            "status": " ".join(kind.status),
            "findings": " ".join(kind.findings),
            "aliases": " ".join(kind.aliases),
        }
        for kind in ALL
    ]

    assert carried == rows("kinds.csv")


@pytest.mark.parametrize("kind", ALL, ids=lambda k: f"{k.list_name}-{k.code}")
def test_every_kind_is_described(kind: Kind) -> None:
    for text in (kind.name, kind.name_en, kind.definition, kind.law, kind.source):
        assert text
        assert text == text.strip()
    known = {*PERSON_FIELDS, *FAMILY_FIELDS}
    assert {*kind.status, *kind.findings} <= known
    assert kind.sensitive == bool(kind.status)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("7", 7, id="nomor"),
        pytest.param("07", 7, id="nomor-dua-angka"),
        pytest.param("PPKS-11", 11, id="kode-aturan"),
        pytest.param("gelandangan", 11, id="kode"),
        pytest.param("Anak Balita Telantar", 1, id="telantar"),
        pytest.param("anak balita terlantar", 1, id="terlantar"),
        pytest.param("Orang dengan HIV/AIDS", 16, id="nama-tanpa-singkatan"),
        pytest.param("WRSE", 23, id="singkatan-2007-WRSE"),
        pytest.param("PACA", 9, id="singkatan-2007-PACA"),
        pytest.param("KFM", 24, id="singkatan-2007-KFM"),
    ],
)
def test_kinds_are_found_by_what_records_carry(text: str, number: int) -> None:
    assert find_kind(text).number == number


@pytest.mark.parametrize("text", ["RTLH", "Keluarga berumah tidak layak huni", "AN", ""])
def test_local_and_older_kinds_are_no_kind_of_the_26(text: str) -> None:
    """RTLH, Anak Nakal and Keluarga Rentan have no counterpart: they belong in a bucket of their own."""
    with pytest.raises(UnknownName):
        find_kind(text)


def test_a_long_number_is_not_repeated() -> None:
    with pytest.raises(UnknownName) as told:
        find_kind("6408041708859901")
    assert "6408" not in str(told.value)


def test_psks_and_spm_are_searched_when_asked() -> None:
    assert find_kind("Tagana", PSKS_KINDS).number == 3
    assert find_kind("S4", SPM_TARGETS).number == 4
