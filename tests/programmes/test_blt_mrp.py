"""BLT mitigasi risiko pangan, announced for January to March 2024 (programmes.md section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.blt_mrp import BLT_MRP
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    asked,
    bounds,
    but,
    decide,
    derived,
    researched,
    stands,
    unmet,
    well_told,
    whole,
)

DAY = date(2024, 2, 20)
FAMILY = Family(in_data=True, members=[Person()])


@pytest.mark.parametrize("row", researched("BLT_MRP"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BLT_MRP, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("jumlah_bulan", 3, "2024-01-01", "2024-03-31", "medium"),
        derived("bantuan", 600_000, "2024-01-01", "2024-03-31", "medium"),
        derived("kuota", 18_800_000, "2024-01-01", "2024-03-31", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BLT_MRP, row)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2024, 1, 1), id="hari-pertama"),
        pytest.param(DAY, id="hari-pengumuman"),
        pytest.param(date(2024, 3, 31), id="hari-terakhir"),
    ],
)
def test_six_hundred_thousand_for_three_months(day: date) -> None:
    decision = decide(BLT_MRP, FAMILY, day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (600_000, 600_000)
    assert decision.amount_confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "day", [pytest.param(date(2023, 12, 31), id="sehari-sebelum"), pytest.param(date(2024, 4, 1), id="sehari-sesudah")]
)
def test_only_in_the_first_quarter_of_2024(day: date) -> None:
    assert not BLT_MRP.in_force(day)
    with pytest.raises(NotInForce, match="2024-03-31"):
        decide(BLT_MRP, FAMILY, day)


def test_600_000_is_the_sum_of_three_months_and_not_of_one() -> None:
    assert whole(BLT_MRP, "bantuan_bulanan", DAY) == 200_000
    assert whole(BLT_MRP, "jumlah_bulan", DAY) * 200_000 == whole(BLT_MRP, "bantuan", DAY)
    assert "itu jumlah tiga bulan" in decide(BLT_MRP, FAMILY, DAY).explain()


@pytest.mark.parametrize(
    ("facts", "strict", "outcome"),
    [
        pytest.param({"in_data": True}, True, ELIGIBLE, id="terdata-ketat"),
        pytest.param({"in_data": False}, False, INELIGIBLE, id="tidak-terdata"),
        pytest.param({"in_data": None}, False, ELIGIBLE, id="dianggap-terdata"),
        pytest.param({"in_data": None}, True, UNDETERMINED, id="tanpa-anggapan"),
        pytest.param({"receives_sembako": False}, False, ELIGIBLE, id="Sembako-bukan-syarat-bersumber"),
        pytest.param({"members": []}, False, ELIGIBLE, id="anggota-tidak-dilihat"),
    ],
)
def test_listed_families(facts: dict[str, object], strict: bool, outcome: Outcome) -> None:
    assert decide(BLT_MRP, but(FAMILY, **facts), DAY, strict=strict).outcome is outcome


def test_the_only_reason_for_a_no_and_the_only_question() -> None:
    assert unmet(decide(BLT_MRP, but(FAMILY, in_data=False), DAY)) == ["TERDATA"]
    assert asked(decide(BLT_MRP, but(FAMILY, in_data=None), DAY, strict=True)) == ["in_data"]


def test_that_payment_is_unconfirmed_is_said() -> None:
    assert well_told(decide(BLT_MRP, FAMILY, DAY))
    assert "pembayarannya tidak terkonfirmasi" in decide(BLT_MRP, FAMILY, DAY).explain()


def test_the_number_of_families_announced() -> None:
    assert whole(BLT_MRP, "kuota", DAY) == 18_800_000
