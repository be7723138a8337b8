"""BLT BBM, September to December 2022 (programmes.md section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.blt_bbm import BLT_BBM
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

DAY = date(2022, 10, 1)
FAMILY = Family(in_data=True, members=[Person()])


@pytest.mark.parametrize("row", researched("BLT_BBM"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BLT_BBM, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("jumlah_bulan", 4, "2022-09-01", "2022-12-31"),
        derived("bantuan", 600_000, "2022-09-01", "2022-12-31"),
        derived("kuota", 20_650_000, "2022-09-01", "2022-12-31"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BLT_BBM, row)


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
    decision = decide(BLT_BBM, FAMILY, day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (600_000, 600_000)
    assert decision.amount_confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "day", [pytest.param(date(2022, 8, 31), id="sehari-sebelum"), pytest.param(date(2023, 1, 1), id="sehari-sesudah")]
)
def test_only_in_the_last_four_months_of_2022(day: date) -> None:
    assert not BLT_BBM.in_force(day)
    with pytest.raises(NotInForce, match="2022-09-01"):
        decide(BLT_BBM, FAMILY, day)


def test_b34_idxchannel_2022_two_payments_of_300_000() -> None:
    whole_sum = whole(BLT_BBM, "bantuan", DAY)

    assert whole_sum // whole(BLT_BBM, "jumlah_pembayaran", DAY) == 300_000
    assert whole_sum == whole(BLT_BBM, "jumlah_bulan", DAY) * whole(BLT_BBM, "bantuan_bulanan", DAY)
    assert whole_sum * 20_650_000 == 12_390_000_000_000
    assert whole(BLT_BBM, "kuota", DAY) == 20_650_000


@pytest.mark.parametrize(
    ("facts", "strict", "outcome"),
    [
        pytest.param({"in_data": True}, False, ELIGIBLE, id="terdata"),
        pytest.param({"in_data": True}, True, ELIGIBLE, id="terdata-ketat"),
        pytest.param({"in_data": False}, False, INELIGIBLE, id="tidak-terdata"),
        pytest.param({"in_data": None}, False, ELIGIBLE, id="dianggap-terdata"),
        pytest.param({"in_data": None}, True, UNDETERMINED, id="tanpa-anggapan"),
        pytest.param({"receives_pkh": True, "receives_sembako": True}, False, ELIGIBLE, id="PKH-Sembako-boleh"),
        pytest.param({"decile": 9}, False, ELIGIBLE, id="desil-belum-ada-aturannya"),
        pytest.param({"members": []}, False, ELIGIBLE, id="anggota-tidak-dilihat"),
    ],
)
def test_listed_families(facts: dict[str, object], strict: bool, outcome: Outcome) -> None:
    assert decide(BLT_BBM, but(FAMILY, **facts), DAY, strict=strict).outcome is outcome


def test_a_family_outside_the_data_is_told_how_to_be_proposed() -> None:
    decision = decide(BLT_BBM, but(FAMILY, in_data=False), DAY)

    assert unmet(decision) == ["TERDATA"]
    assert bounds(decision) == (0, 0)
    assert "DTKS" in decision.explain()
    assert "Ajukan usulan" in decision.explain()


def test_what_was_presumed_is_said() -> None:
    decision = decide(BLT_BBM, but(FAMILY, in_data=None), DAY)

    assert decision.presumed == ("TERDATA",)
    assert asked(decide(BLT_BBM, but(FAMILY, in_data=None), DAY, strict=True)) == ["in_data"]


def test_the_words_are_whole() -> None:
    assert well_told(decide(BLT_BBM, FAMILY, DAY))
    assert "dibayar dua kali" in decide(BLT_BBM, FAMILY, DAY).explain()
