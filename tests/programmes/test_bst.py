"""BST, April 2020 to June 2021 (programmes.md section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.bst import BST
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    YES_NO_UNKNOWN,
    asked,
    bounds,
    but,
    decide,
    derived,
    kleene,
    researched,
    stands,
    unmet,
    value,
    well_told,
    whole,
)

DAY = date(2020, 5, 1)
FAMILY = Family(receives_pkh=False, receives_sembako=False, members=[Person()])
AUGUST = {"BST.perpanjangan": "juli-agustus"}


@pytest.mark.parametrize("row", researched("BST"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BST, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("jumlah_bulan", 9, "2020-04-01", "2020-12-31"),
        derived("jumlah_bulan", 6, "2021-01-01", "2021-06-30"),
        derived("bulan_perpanjangan", "Mei-Juni 2021", "2021-05-01", "2021-06-30"),
        derived("bulan_perpanjangan", "Juli-Agustus 2021", "2021-05-01", "2021-06-30", "medium"),
        derived("bulan_sekali_bayar", 2, "2021-05-01", "2021-06-30"),
        derived("kuota", 9_000_000, "2020-04-01", "2020-12-31"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BST, row)


@pytest.mark.parametrize(
    ("day", "yearly"),
    [
        pytest.param(date(2020, 4, 1), 12 * 600_000, id="2020-04-01-hari-pertama"),
        pytest.param(date(2020, 6, 30), 12 * 600_000, id="2020-06-30-sebelum-turun"),
        pytest.param(date(2020, 7, 1), 12 * 300_000, id="2020-07-01-turun"),
        pytest.param(date(2020, 12, 31), 12 * 300_000, id="2020-12-31"),
        pytest.param(date(2021, 1, 1), 12 * 300_000, id="2021-01-01"),
        pytest.param(date(2021, 4, 30), 12 * 300_000, id="2021-04-30"),
        pytest.param(date(2021, 6, 30), 12 * 300_000, id="2021-06-30-hari-terakhir"),
    ],
)
def test_the_rate_of_the_day_as_suara_and_tribunnews_tell_it(day: date, yearly: int) -> None:
    decision = decide(BST, FAMILY, day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (yearly, yearly)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2020, 3, 31), id="sehari-sebelum"),
        pytest.param(date(2021, 7, 1), id="sehari-sesudah"),
        pytest.param(date(2026, 11, 24), id="hari-ini"),
    ],
)
def test_outside_its_months_it_is_not_in_force(day: date) -> None:
    assert not BST.in_force(day)
    with pytest.raises(NotInForce, match="2020-04-01"):
        decide(BST, FAMILY, day)


@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN)
@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN)
def test_neither_pkh_nor_sembako(pkh: bool | None, sembako: bool | None) -> None:
    wanted = kleene(None if pkh is None else not pkh, None if sembako is None else not sembako)
    decision = decide(BST, but(FAMILY, receives_pkh=pkh, receives_sembako=sembako), DAY)

    assert decision.outcome is wanted


@pytest.mark.parametrize("day", [DAY, date(2021, 2, 1)], ids=["2020", "2021"])
@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"receives_pkh": True}, "BUKAN_PKH", id="penerima-PKH"),
        pytest.param({"receives_sembako": True}, "BUKAN_SEMBAKO", id="penerima-Sembako"),
    ],
)
def test_each_exclusion_alone_refuses_and_is_named(facts: dict[str, object], code: str, day: date) -> None:
    decision = decide(BST, but(FAMILY, **facts), day)

    assert decision.outcome is INELIGIBLE
    assert unmet(decision) == [code]
    assert bounds(decision) == (0, 0)
    assert decision.confidence is Confidence.HIGH


@pytest.mark.parametrize("fact", ["receives_pkh", "receives_sembako"])
def test_an_unknown_aid_is_asked_for(fact: str) -> None:
    decision = decide(BST, but(FAMILY, **{fact: None}), DAY)

    assert decision.outcome is UNDETERMINED
    assert asked(decision) == [fact]
    assert bounds(decision) == (0, 7_200_000)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        pytest.param({"decile": 9}, ELIGIBLE, id="desil-tidak-dipakai"),
        pytest.param({"in_data": False}, ELIGIBLE, id="tidak-harus-terdata"),
        pytest.param({"receives_blt_dd": True}, ELIGIBLE, id="BLT-DD-bukan-pengecualian-BST"),
        pytest.param({"members": []}, ELIGIBLE, id="anggota-tidak-dilihat"),
    ],
)
def test_nothing_else_is_a_criterion(facts: dict[str, object], outcome: Outcome) -> None:
    assert decide(BST, but(FAMILY, **facts), DAY).outcome is outcome


def test_b28_the_two_months_of_the_extension_were_paid_together() -> None:
    day = date(2021, 6, 1)

    assert whole(BST, "bulan_sekali_bayar", day) * whole(BST, "bantuan_bulanan", day) == 600_000


def test_what_was_paid_in_each_year() -> None:
    first, later = date(2020, 4, 1), date(2020, 7, 1)
    paid_2020 = 3 * whole(BST, "bantuan_bulanan", first) + 6 * whole(BST, "bantuan_bulanan", later)

    assert paid_2020 == 3_600_000
    assert whole(BST, "jumlah_bulan", first) == 3 + 6
    assert whole(BST, "jumlah_bulan", date(2021, 1, 1)) * whole(BST, "bantuan_bulanan", date(2021, 1, 1)) == 1_800_000


@pytest.mark.parametrize(
    ("readings", "months"),
    [
        pytest.param({}, "Mei-Juni 2021", id="tribunnews-2021-07-31"),
        pytest.param(AUGUST, "Juli-Agustus 2021", id="grid.id-2021-07"),
    ],
)
def test_both_names_of_the_months_of_the_extension(readings: Mapping[str, str], months: str) -> None:
    """The sum is the same; the explanation says that sources differ."""
    day = date(2021, 6, 1)

    assert value(BST, "bulan_perpanjangan", day, readings) == months
    assert bounds(decide(BST, FAMILY, day, readings)) == (3_600_000, 3_600_000)
    assert "grid.id" in decide(BST, FAMILY, day, readings).explain()


@pytest.mark.parametrize("day", [DAY, date(2021, 2, 1)])
def test_the_words_say_what_the_number_means(day: date) -> None:
    decision = decide(BST, FAMILY, day)

    assert well_told(decision)
    assert "yang dibayar hanya" in decision.explain()
    assert "kuota" in decision.explain()
    assert decision.amount_confidence is Confidence.HIGH


def test_nine_million_families_outside_jabodetabek() -> None:
    assert value(BST, "kuota", DAY) == 9_000_000
