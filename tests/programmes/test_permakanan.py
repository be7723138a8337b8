"""Permakanan: meals for lone elderly and disabled people (programmes.md section 13; B40)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.permakanan import PERMAKANAN
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
BASE = Asker(
    programme=PERMAKANAN,
    day=NOW,
    meets={
        "age": 76,
        "disabled": False,
        "severe_disability": False,
        "lives_alone": True,
        "in_data": True,
        "poor": True,
        "extreme_poor": False,
        "assessed_in_need": False,
        "state_pensioner": False,
        "pensioner_spouse": False,
        "nik_matched": True,
        "proposed_by_district": True,
    },
)
DTKS = date(2023, 7, 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="semua-terpenuhi"),
        pytest.param({"age": 74}, "ineligible SASARAN", id="74"),
        pytest.param({"age": 75}, "eligible", id="75"),
        pytest.param({"age": 80}, "eligible", id="80"),
        pytest.param({"age": None}, "undetermined SASARAN", id="umur-belum-diketahui"),
        pytest.param({"age": 30, "disabled": True}, "eligible", id="disabilitas-tanpa-batas-usia"),
        pytest.param({"age": 5, "severe_disability": True, "disabled": None}, "eligible", id="disabilitas-berat"),
        pytest.param({"age": 30}, "ineligible SASARAN", id="bukan-keduanya"),
        pytest.param({"age": 30, "disabled": None}, "undetermined SASARAN", id="disabilitas-belum-diketahui"),
        pytest.param({"disabled": None, "severe_disability": None}, "eligible", id="lansia-disabilitas-tidak-perlu"),
        pytest.param({"lives_alone": False}, "ineligible TUNGGAL", id="tinggal-bersama"),
        pytest.param({"lives_alone": None}, "undetermined TUNGGAL", id="tunggal-belum-diketahui"),
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"in_data": None}, "eligible", id="dianggap-terdata"),
        pytest.param({"poor": False}, "ineligible MISKIN", id="tidak-miskin"),
        pytest.param({"poor": False, "extreme_poor": True}, "eligible", id="miskin-ekstrem"),
        pytest.param({"poor": False, "assessed_in_need": True}, "eligible", id="asesmen"),
        pytest.param({"poor": None}, "undetermined MISKIN", id="kemiskinan-belum-diketahui"),
        pytest.param({"poor": False, "assessed_in_need": None}, "undetermined MISKIN", id="belum-diasesmen"),
        pytest.param({"state_pensioner": True}, "ineligible BUKAN_PENSIUNAN", id="pensiunan"),
        pytest.param({"pensioner_spouse": True}, "ineligible BUKAN_PENSIUNAN", id="istri-pensiunan"),
        pytest.param({"pensioner_spouse": None}, "undetermined BUKAN_PENSIUNAN", id="pasangan-belum-diketahui"),
        pytest.param({"state_pensioner": None}, "eligible", id="dianggap-bukan-pensiunan"),
        pytest.param({"nik_matched": False}, "undetermined NIK", id="NIK-tidak-padan-diperiksa"),
        pytest.param({"nik_matched": None}, "eligible", id="NIK-dianggap-padan"),
        pytest.param({"proposed_by_district": False}, "ineligible USULAN_CAMAT", id="belum-diusulkan"),
        pytest.param({"proposed_by_district": None}, "undetermined USULAN_CAMAT", id="usulan-belum-diketahui"),
        pytest.param(
            {"lives_alone": False, "proposed_by_district": False}, "ineligible TUNGGAL,USULAN_CAMAT", id="dua-alasan"
        ),
        pytest.param({"decile": 9}, "eligible", id="desil-bukan-syarat"),
        pytest.param({"civil_servant": True}, "eligible", id="ASN-bukan-syarat"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    """Both sides of every limit, each criterion failing alone, each fact unknown."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2022, 1, 1), {}, "eligible", id="2022"),
        pytest.param(date(2023, 6, 30), {}, "eligible", id="2023-06-30"),
        pytest.param(DTKS, {}, "eligible", id="2023-07-01"),
        pytest.param(DTKS, {"in_data": False}, "ineligible TERDATA", id="DTKS-tidak-terdata"),
        pytest.param(date(2025, 3, 31), {"poor": False}, "eligible", id="DTKS-tercatat-berarti-miskin"),
        pytest.param(date(2025, 4, 1), {"poor": False}, "ineligible MISKIN", id="DTSEN-tercatat-saja-tidak-cukup"),
        pytest.param(date(2022, 1, 1), {"age": 74}, "ineligible SASARAN", id="2022-74"),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


@pytest.mark.parametrize("day", [date(2022, 1, 1), DTKS], ids=str)
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"age": 74}, "ineligible SASARAN", id="74"),
        pytest.param({"lives_alone": False}, "ineligible TUNGGAL", id="tinggal-bersama"),
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"state_pensioner": True}, "ineligible BUKAN_PENSIUNAN", id="pensiunan"),
        pytest.param({"nik_matched": False}, "undetermined NIK", id="NIK-tidak-padan-diperiksa"),
        pytest.param({"proposed_by_district": False}, "ineligible USULAN_CAMAT", id="belum-diusulkan"),
    ],
)
def test_every_criterion_holds_in_the_older_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


def test_before_the_first_edition() -> None:
    with pytest.raises(NotInForce, match="2022-01-01"):
        BASE.ask(day=date(2021, 12, 31))


@pytest.mark.parametrize(
    ("age", "day", "expected"),
    [
        pytest.param(70, NOW, "eligible", id="70"),
        pytest.param(69, NOW, "ineligible SASARAN", id="69"),
        pytest.param(70, date(2025, 2, 1), "eligible", id="sejak-Februari-2025"),
        pytest.param(70, date(2025, 1, 31), "ineligible SASARAN", id="sehari-sebelum-bacaan"),
    ],
)
def test_the_reading_70(age: int, day: date, expected: str) -> None:
    """portal-indonesia (Purbalingga): from 70; adopted: 75."""
    assert said(BASE.ask({"age": age}, day=day, PERMAKANAN__usia_dash_lansia="70")) == expected


def test_the_explanation_tells_that_sources_differ() -> None:
    assert "Purbalingga, Februari 2025" in BASE.ask().explain()
    assert "Bacaan pilihan: 70 tahun" in BASE.ask(PERMAKANAN__usia_dash_lansia="70").explain()


def test_b40_one_day_of_meals() -> None:
    """kompas 2023-06-23: two meals of 15,000 each; no money."""
    decision = BASE.ask(day=DTKS)
    numbers = PERMAKANAN.books[0]
    value, meals = (numbers.at(name, DTKS).value for name in ("indeks_harian", "makan_per_hari"))

    assert said(decision) == "eligible"
    assert decision.amount is None
    assert "tidak mendapat uang" in decision.explain()
    assert isinstance(value, int)
    assert isinstance(meals, int)
    assert (value, value // meals) == (30_000, 15_000)
    assert numbers.at("indeks_harian", date(2023, 6, 30)).value == 21_000


def test_questions() -> None:
    assert asked(BASE.ask({"lives_alone": None, "proposed_by_district": None})) == [
        "lives_alone",
        "proposed_by_district",
    ]
    assert [(q.fact, q.check) for q in BASE.ask({"nik_matched": False}).missing] == [("nik_matched", True)]
