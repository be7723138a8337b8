"""BLT mitigasi risiko pangan, announced for January to March 2024 (programmes.md section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Outcome
from pskslib.law import Confidence
from pskslib.programmes.blt_mrp import BLT_MRP
from tests.programmes import aid_cases as aid

DAY = date(2024, 2, 20)
FAMILY = aid.LISTED


@pytest.mark.parametrize("row", aid.researched("BLT_MRP"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert aid.stands(BLT_MRP, row)


@pytest.mark.parametrize(
    "row",
    [
        aid.derived("jumlah_bulan", 3, "2024-01-01", "2024-03-31", "medium"),
        aid.derived("bantuan", 600_000, "2024-01-01", "2024-03-31", "medium"),
        aid.derived("kuota", 18_800_000, "2024-01-01", "2024-03-31", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert aid.stands(BLT_MRP, row)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2024, 1, 1), id="hari-pertama"),
        pytest.param(DAY, id="hari-pengumuman"),
        pytest.param(date(2024, 3, 31), id="hari-terakhir"),
    ],
)
def test_six_hundred_thousand_for_three_months(day: date) -> None:
    decision = aid.decide(BLT_MRP, FAMILY, day)

    assert decision.outcome is aid.ELIGIBLE
    assert aid.bounds(decision) == (600_000, 600_000)
    assert decision.amount_confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "day", [pytest.param(date(2023, 12, 31), id="sehari-sebelum"), pytest.param(date(2024, 4, 1), id="sehari-sesudah")]
)
def test_only_in_the_first_quarter_of_2024(day: date) -> None:
    assert aid.outside(BLT_MRP, day, "2024-03-31")


def test_600_000_is_the_sum_of_three_months_and_not_of_one() -> None:
    assert aid.whole(BLT_MRP, "bantuan_bulanan", DAY) == 200_000
    assert aid.whole(BLT_MRP, "jumlah_bulan", DAY) * 200_000 == aid.whole(BLT_MRP, "bantuan", DAY)
    assert "itu jumlah tiga bulan" in aid.decide(BLT_MRP, FAMILY, DAY).explain()


@pytest.mark.parametrize(
    ("facts", "strict", "outcome"),
    [
        *aid.LISTING,
        pytest.param({"receives_sembako": False}, False, aid.ELIGIBLE, id="Sembako-bukan-syarat-bersumber"),
    ],
)
def test_listed_families(facts: dict[str, object], strict: bool, outcome: Outcome) -> None:
    assert aid.decide(BLT_MRP, aid.but(FAMILY, **facts), DAY, strict=strict).outcome is outcome


def test_the_only_reason_for_a_no_and_the_only_question() -> None:
    assert aid.unmet(aid.decide(BLT_MRP, aid.but(FAMILY, in_data=False), DAY)) == ["TERDATA"]
    assert aid.asked(aid.decide(BLT_MRP, aid.but(FAMILY, in_data=None), DAY, strict=True)) == ["in_data"]


def test_that_payment_is_unconfirmed_is_said() -> None:
    assert aid.well_told(aid.decide(BLT_MRP, FAMILY, DAY))
    assert "pembayarannya tidak terkonfirmasi" in aid.decide(BLT_MRP, FAMILY, DAY).explain()


def test_the_number_of_families_announced() -> None:
    assert aid.whole(BLT_MRP, "kuota", DAY) == 18_800_000
