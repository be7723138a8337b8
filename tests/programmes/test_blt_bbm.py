"""BLT BBM, September to December 2022 (programmes.md section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Outcome
from pskslib.law import Confidence
from pskslib.programmes.blt_bbm import BLT_BBM
from tests.programmes import aid_cases as aid

DAY = date(2022, 10, 1)
FAMILY = aid.LISTED


@pytest.mark.parametrize("row", aid.researched("BLT_BBM"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert aid.stands(BLT_BBM, row)


@pytest.mark.parametrize(
    "row",
    [
        aid.derived("jumlah_bulan", 4, "2022-09-01", "2022-12-31"),
        aid.derived("bantuan", 600_000, "2022-09-01", "2022-12-31"),
        aid.derived("kuota", 20_650_000, "2022-09-01", "2022-12-31"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert aid.stands(BLT_BBM, row)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2022, 9, 1), id="hari-pertama"),
        pytest.param(DAY, id="Oktober"),
        pytest.param(date(2022, 11, 30), id="November"),
        pytest.param(date(2022, 12, 31), id="hari-terakhir"),
    ],
)
def test_six_hundred_thousand_in_all(day: date) -> None:
    decision = aid.decide(BLT_BBM, FAMILY, day)

    assert decision.outcome is aid.ELIGIBLE
    assert aid.bounds(decision) == (600_000, 600_000)
    assert decision.amount_confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "day", [pytest.param(date(2022, 8, 31), id="sehari-sebelum"), pytest.param(date(2023, 1, 1), id="sehari-sesudah")]
)
def test_only_in_the_last_four_months_of_2022(day: date) -> None:
    assert aid.outside(BLT_BBM, day, "2022-09-01")


def test_b34_idxchannel_2022_two_payments_of_300_000() -> None:
    whole_sum = aid.whole(BLT_BBM, "bantuan", DAY)

    assert whole_sum // aid.whole(BLT_BBM, "jumlah_pembayaran", DAY) == 300_000
    assert whole_sum == aid.whole(BLT_BBM, "jumlah_bulan", DAY) * aid.whole(BLT_BBM, "bantuan_bulanan", DAY)
    assert whole_sum * 20_650_000 == 12_390_000_000_000
    assert aid.whole(BLT_BBM, "kuota", DAY) == 20_650_000


@pytest.mark.parametrize(
    ("facts", "strict", "outcome"),
    [
        *aid.LISTING,
        pytest.param({"in_data": True}, False, aid.ELIGIBLE, id="terdata"),
        pytest.param({"receives_pkh": True, "receives_sembako": True}, False, aid.ELIGIBLE, id="PKH-Sembako-boleh"),
        pytest.param({"decile": 9}, False, aid.ELIGIBLE, id="desil-belum-ada-aturannya"),
    ],
)
def test_listed_families(facts: dict[str, object], strict: bool, outcome: Outcome) -> None:
    assert aid.decide(BLT_BBM, aid.but(FAMILY, **facts), DAY, strict=strict).outcome is outcome


def test_a_family_outside_the_data_is_told_how_to_be_proposed() -> None:
    decision = aid.decide(BLT_BBM, aid.but(FAMILY, in_data=False), DAY)

    assert aid.unmet(decision) == ["TERDATA"]
    assert aid.bounds(decision) == (0, 0)
    assert "DTKS" in decision.explain()
    assert "Ajukan usulan" in decision.explain()


def test_what_was_presumed_is_said() -> None:
    decision = aid.decide(BLT_BBM, aid.but(FAMILY, in_data=None), DAY)

    assert decision.presumed == ("TERDATA",)
    assert aid.asked(aid.decide(BLT_BBM, aid.but(FAMILY, in_data=None), DAY, strict=True)) == ["in_data"]


def test_the_words_are_whole() -> None:
    assert aid.well_told(aid.decide(BLT_BBM, FAMILY, DAY))
    assert "dibayar dua kali" in aid.decide(BLT_BBM, FAMILY, DAY).explain()
