"""PBI-JK: who may be listed, 2016 on (programmes.md section 3)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce, UnknownName
from pskslib.law import Confidence
from pskslib.programmes.pbi_jk import PBI_JK
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
BASE = Asker(
    programme=PBI_JK,
    day=NOW,
    meets={
        "age": 40,
        "citizenship": "WNI",
        "nik_matched": True,
        "in_data": True,
        "decile": 3,
        "assessed_in_need": False,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="semua-terpenuhi"),
        # desil 1 sampai 5, atau asesmen
        *(pytest.param({"decile": n}, "eligible", id=f"desil-{n}") for n in range(1, 6)),
        *(pytest.param({"decile": n}, "ineligible DESIL", id=f"desil-{n}") for n in range(6, 11)),
        pytest.param({"decile": None, "unranked": True}, "ineligible DESIL", id="belum-berperingkat"),
        pytest.param({"decile": None}, "undetermined DESIL", id="desil-belum-diketahui"),
        pytest.param({"decile": 6, "assessed_in_need": True}, "eligible", id="desil-6-asesmen"),
        pytest.param({"decile": 10, "assessed_in_need": True}, "eligible", id="desil-10-asesmen"),
        pytest.param({"decile": None, "unranked": True, "assessed_in_need": True}, "eligible", id="non-desil-asesmen"),
        pytest.param({"decile": 6, "assessed_in_need": None}, "undetermined DESIL", id="desil-6-belum-diasesmen"),
        pytest.param({"decile": 5, "assessed_in_need": None}, "eligible", id="desil-5-asesmen-tidak-perlu"),
        pytest.param({"decile": None, "assessed_in_need": True}, "eligible", id="asesmen-desil-belum-diketahui"),
        pytest.param({"decile": None, "assessed_in_need": None}, "undetermined DESIL", id="desil-asesmen-kosong"),
        # warga negara
        pytest.param({"citizenship": "WNA"}, "ineligible WNI", id="WNA"),
        pytest.param({"citizenship": None}, "undetermined WNI", id="kewarganegaraan-belum-diketahui"),
        pytest.param({"citizenship": "3"}, "eligible", id="kewarganegaraan-ganda"),
        # NIK: tidak padan meminta pemeriksaan, tidak menolak
        pytest.param({"nik_matched": False}, "undetermined NIK", id="NIK-tidak-padan"),
        pytest.param({"nik_matched": None}, "eligible", id="NIK-dianggap-padan"),
        # tercatat, atau kondisi lain menurut asesmen
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"in_data": False, "assessed_in_need": True}, "eligible", id="kondisi-lain"),
        pytest.param({"in_data": False, "assessed_in_need": None}, "undetermined TERDATA", id="tidak-terdata-asesmen"),
        pytest.param({"in_data": None}, "eligible", id="dianggap-terdata"),
        # lebih dari satu alasan; satu "tidak" sudah cukup
        pytest.param({"citizenship": "WNA", "decile": 7}, "ineligible WNI,DESIL", id="dua-alasan"),
        pytest.param({"citizenship": "WNA", "decile": None}, "ineligible WNI", id="WNA-desil-kosong"),
        # pengecualian umum bukan syarat program ini
        pytest.param({"civil_servant": True}, "eligible", id="ASN-bukan-syarat"),
        pytest.param({"double_health_cover": True}, "eligible", id="segmen-ganda-di-PBI_JK_TETAP"),
        pytest.param({"age": 0}, "eligible", id="bayi"),
        pytest.param({"age": 90}, "eligible", id="lansia"),
    ],
)
def test_2026(changes: Changes, expected: str) -> None:
    """Permensos 3/2026: WNI, NIK, DTSEN or another condition, decile 1 to 5 or an assessment."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2016, 1, 1), {"decile": 9}, "eligible", id="2016-tanpa-desil"),
        pytest.param(date(2019, 8, 1), {}, "eligible", id="2019"),
        pytest.param(date(2024, 6, 1), {"in_data": False}, "ineligible TERDATA", id="DTKS-tidak-terdata"),
        pytest.param(date(2025, 3, 31), {"decile": 6}, "eligible", id="sehari-sebelum-desil"),
        pytest.param(date(2025, 4, 1), {"decile": 6}, "ineligible DESIL", id="hari-pertama-desil"),
        pytest.param(date(2025, 4, 1), {"decile": 5}, "eligible", id="desil-5-2025"),
        pytest.param(date(2025, 4, 1), {"decile": 6, "assessed_in_need": True}, "eligible", id="asesmen-2025"),
        pytest.param(date(2026, 1, 18), {"citizenship": "WNA"}, "eligible", id="sehari-sebelum-Permensos-3-2026"),
        pytest.param(date(2026, 1, 19), {"citizenship": "WNA"}, "ineligible WNI", id="hari-pertama-Permensos-3-2026"),
        pytest.param(
            date(2026, 1, 18), {"in_data": False, "assessed_in_need": True}, "ineligible TERDATA", id="wajib-DTSEN"
        ),
        pytest.param(
            date(2026, 1, 19), {"in_data": False, "assessed_in_need": True}, "eligible", id="atau-kondisi-lain"
        ),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    """The day before and the day of every change."""
    assert said(BASE.ask(changes, day=day)) == expected


def test_before_the_first_edition() -> None:
    with pytest.raises(NotInForce, match="2016-01-01"):
        BASE.ask(day=date(2015, 12, 31))


@pytest.mark.parametrize(("decile", "expected"), [(4, "eligible"), (5, "ineligible DESIL")], ids=["desil-4", "desil-5"])
@pytest.mark.parametrize("day", [date(2025, 4, 1), NOW], ids=str)
def test_the_reading_1_to_4(day: date, decile: int, expected: str) -> None:
    """nadi-02: PBI pusat for decile 1 to 4; the decree says 5."""
    decision = BASE.ask({"decile": decile}, day=day, PBI_JK__desil="1-4")

    assert said(decision) == expected
    assert "Bacaan pilihan: desil 1-4" in decision.explain()
    assert "nadi-02" in BASE.ask({"decile": decile}).explain()  # the reading in force tells of the other
    with pytest.raises(UnknownName, match="desil=1-4"):
        BASE.ask(PBI_JK__desil="1-3")


def test_what_is_missing_is_asked() -> None:
    decision = BASE.ask({"citizenship": None, "decile": None, "assessed_in_need": None})

    assert asked(decision) == ["citizenship", "decile", "assessed_in_need"]
    assert asked(BASE.ask({"decile": 6, "assessed_in_need": None})) == ["assessed_in_need"]
    assert [(q.fact, q.check) for q in BASE.ask({"nik_matched": False}).missing] == [("nik_matched", True)]


def test_presumptions_are_told_and_can_be_switched_off() -> None:
    blank = {"nik_matched": None, "in_data": None}

    assert BASE.ask(blank).presumed == ("NIK", "TERDATA", "HIDUP")
    assert said(BASE.ask(blank, strict=True)) == "undetermined NIK,TERDATA,HIDUP"
    assert BASE.ask().presumed == ("HIDUP",)


def test_every_member_is_decided_apart_and_quotas_change_nothing() -> None:
    """A person programme; the words say that eligible is not enrolled. The premium is no cash."""
    decision = BASE.ask(others=[{"age": 30, "citizenship": "WNA"}])

    assert decision.place == 0
    assert decision.amount is None
    assert "kuota" in decision.explain()
    assert PBI_JK.quota


def test_confidence_of_history_is_low() -> None:
    """Before DTSEN only the listing is checked, and BDT rests on recollection."""
    assert BASE.ask(day=date(2016, 6, 1)).confidence is Confidence.LOW
    assert BASE.ask({"decile": 7}).confidence is Confidence.HIGH
