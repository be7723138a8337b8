"""Sembako PPKM, July to December 2021 (programmes.md section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.law import Confidence
from pskslib.programmes.sembako_ppkm import SEMBAKO_PPKM
from tests.programmes import aid_cases as aid

DAY = date(2021, 9, 1)
OTHER_AID = ("receives_pkh", "receives_sembako", "receives_bst", "receives_blt_dd")
FAMILY = Family(
    proposed_by_region=True,
    receives_pkh=False,
    receives_sembako=False,
    receives_bst=False,
    receives_blt_dd=False,
    members=[Person()],
)


@pytest.mark.parametrize("row", aid.researched("SEMBAKO_PPKM"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert aid.stands(SEMBAKO_PPKM, row)


@pytest.mark.parametrize(
    "row",
    [
        aid.derived("jumlah_bulan", 6, "2021-07-01", "2021-12-31"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert aid.stands(SEMBAKO_PPKM, row)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2021, 7, 1), id="hari-pertama"),
        pytest.param(DAY, id="di-tengah"),
        pytest.param(date(2021, 12, 31), id="hari-terakhir"),
    ],
)
def test_two_hundred_thousand_a_month(day: date) -> None:
    decision = aid.decide(SEMBAKO_PPKM, FAMILY, day)

    assert decision.outcome is aid.ELIGIBLE
    assert aid.bounds(decision) == (2_400_000, 2_400_000)
    assert decision.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "day", [pytest.param(date(2021, 6, 30), id="sehari-sebelum"), pytest.param(date(2022, 1, 1), id="sehari-sesudah")]
)
def test_only_in_the_second_half_of_2021(day: date) -> None:
    assert aid.outside(SEMBAKO_PPKM, day, "2021-07-01")


def test_six_months_were_paid() -> None:
    assert aid.whole(SEMBAKO_PPKM, "jumlah_bulan", DAY) * aid.whole(SEMBAKO_PPKM, "bantuan_bulanan", DAY) == 1_200_000
    assert "Juli-Desember 2021" in aid.decide(SEMBAKO_PPKM, FAMILY, DAY).explain()


@pytest.mark.parametrize("fact", [*OTHER_AID, "similar_aid"])
def test_any_other_aid_alone_refuses(fact: str) -> None:
    decision = aid.decide(SEMBAKO_PPKM, aid.but(FAMILY, **{fact: True}), DAY)

    assert decision.outcome is aid.INELIGIBLE
    assert aid.unmet(decision) == ["TANPA_BANTUAN_LAIN"]


@pytest.mark.parametrize("fact", OTHER_AID)
def test_an_unknown_aid_leaves_it_open(fact: str) -> None:
    decision = aid.decide(SEMBAKO_PPKM, aid.but(FAMILY, **{fact: None}), DAY)

    assert decision.outcome is aid.UNDETERMINED
    assert aid.asked(decision) == [fact]


@pytest.mark.parametrize(
    ("proposed", "outcome", "codes"),
    [
        pytest.param(True, aid.ELIGIBLE, [], id="diusulkan"),
        pytest.param(False, aid.INELIGIBLE, ["DIUSULKAN"], id="tidak-diusulkan"),
        pytest.param(None, aid.UNDETERMINED, [], id="belum-diketahui"),
    ],
)
def test_the_region_must_have_proposed_the_family(proposed: bool | None, outcome: Outcome, codes: list[str]) -> None:
    decision = aid.decide(SEMBAKO_PPKM, aid.but(FAMILY, proposed_by_region=proposed), DAY)

    assert decision.outcome is outcome
    assert aid.unmet(decision) == codes


@pytest.mark.parametrize(
    ("strict", "outcome"),
    [pytest.param(False, aid.ELIGIBLE, id="dianggap"), pytest.param(True, aid.UNDETERMINED, id="ketat")],
)
def test_similar_aid_is_presumed_no(strict: bool, outcome: Outcome) -> None:
    decision = aid.decide(SEMBAKO_PPKM, FAMILY, DAY, strict=strict)

    assert decision.outcome is outcome
    assert ("TANPA_BANTUAN_LAIN" in decision.presumed) is not strict


def test_a_known_aid_decides_although_the_rest_is_unknown() -> None:
    assert aid.decide(SEMBAKO_PPKM, Family(receives_bst=True, members=[Person()]), DAY).outcome is aid.INELIGIBLE


def test_the_data_and_the_decile_do_not_matter() -> None:
    assert aid.decide(SEMBAKO_PPKM, aid.but(FAMILY, in_data=False, decile=9), DAY).outcome is aid.ELIGIBLE


def test_the_words_are_whole() -> None:
    assert aid.well_told(aid.decide(SEMBAKO_PPKM, FAMILY, DAY))
