"""Published cases by the id that they have in the fact base: which is tested where, and those on PKH and Sembako.

B09 jpnn (Manah, Bekasi), B10 radarkukar (Kukar, May 2023), B12 lahathotline 2016-10-13, B14 radarlampung
678283, B16 ayobogor 3112579589, B30 m.jpnn 2021-07-21, B32 kabaterkini 18659, B52 jabar.inews, B54 idntimes
2025-11-18, B74 tribunnews 2021-06-08 p. 3. The ids have gaps: the other half of the list is held out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pskslib import Decision, Family, Outcome, Person, rulebook
from tests.rules.families import born

_HERE, _PAYABLE = "programmes/test_worked_examples", "rules/test_payable"
_POVERTY, _FIGURES = "classification/test_poverty", "classification/test_parameters"
TESTED: Mapping[str, tuple[str, ...]] = {
    "B01": (_POVERTY,),
    "B04": (_POVERTY,),
    "B06": (_POVERTY,),
    "B08": (_POVERTY,),
    "B09": (_HERE, _PAYABLE),
    "B10": (_HERE, _PAYABLE),
    "B12": (_HERE, _PAYABLE),
    "B14": (_HERE, _PAYABLE),
    "B16": (_HERE, _PAYABLE),
    "B18": ("programmes/test_pip", _PAYABLE),
    "B20": ("programmes/test_pip", _PAYABLE),
    "B23": ("programmes/test_blt_dd", _PAYABLE),
    "B25": ("programmes/test_blt_dd",),
    "B27": ("programmes/test_blt_dd",),
    "B28": ("programmes/test_bst", _PAYABLE),
    "B30": (_HERE, _PAYABLE),
    "B32": (_HERE, _PAYABLE),
    "B34": ("programmes/test_blt_bbm", _PAYABLE),
    "B38": ("programmes/test_yapi", _PAYABLE),
    "B40": ("programmes/test_permakanan",),
    "B41": ("programmes/test_rst", _PAYABLE),
    "B44": ("programmes/test_pbi_jk_bayi",),
    "B47": ("programmes/test_pbi_jk_bayi",),
    "B48": ("programmes/test_pbi_jk_reaktivasi",),
    "B52": (_HERE,),
    "B54": (_HERE,),
    "B55": ("programmes/test_santunan_bencana",),
    "B57": ("programmes/test_santunan_bencana", _PAYABLE),
    "B61": (_FIGURES,),
    "B63": ("programmes/test_kaltim_gratispol",),
    "B65": ("programmes/test_kutim_rlh",),
    "B67": (_POVERTY,),
    "B68": (_FIGURES,),
    "B69": ("programmes/test_blt_dd", _PAYABLE),
    "B72": ("programmes/test_kutim_beasiswa_stimulan", _PAYABLE),
    "B74": (_HERE, _PAYABLE),
}
"""Where each published case is tested: by the name of the test, or by the id of its parameters."""

NO_DECISION: Mapping[str, str] = {
    "B27": "a share of the budget of a village: the number is tested; how many families a village takes is its choice",
    "B50": "a sum of people insured in 2025; no rule yields it, and its three parts are no numbers of the law",
    "B55": "a rate a day: the number is tested; for how many days somebody is displaced is no fact of a family",
    "B61": "a minimum wage worked out of the one before: the figures are tested, no rule works one out",
    "B68": "numbers of poor people: the figures are tested, they decide nothing",
}
"""Published cases that no rule decides, with the reason; what can be tested of them is in ``TESTED`` too."""

ALL = (
    *("B01", "B04", "B06", "B08", "B09", "B10", "B12", "B14", "B16", "B18", "B20", "B23", "B25", "B27", "B28"),
    *("B30", "B32", "B34", "B38", "B40", "B41", "B44", "B47", "B48", "B50", "B52", "B54", "B55", "B57", "B61"),
    *("B63", "B65", "B67", "B68", "B69", "B72", "B74"),
)
"""Every published case of the fact base."""


def test_every_published_case_is_tested_or_no_decision() -> None:
    assert {*TESTED, *NO_DECISION} == {*ALL}


@pytest.mark.parametrize(("case", "where"), [(case, where) for case, files in TESTED.items() for where in files])
def test_it_is_tested_where_the_list_says(case: str, where: str) -> None:
    text = (Path(__file__).parents[1] / f"{where}.py").read_text(encoding="utf-8")

    assert re.search(rf"def test\w*_{case.lower()}_|id=\"{case}\b", text), f"{case} in {where}"


ADULT = {"sex": "L", "pregnant": False, "severe_disability": False}


def pkh(day: date, *members: Person, decile: int = 2) -> Decision:
    """Decide PKH for a listed poor family of these members and one neutral adult."""
    adult = Person(birth_date=born(40, day), sex="L", severe_disability=False)
    family = Family(decile=decile, pkh_access_area=False, members=[adult, *members])
    return rulebook(as_of=day).decide(family, "PKH")


def amount(decision: Decision) -> int:
    """The one certain amount of an eligible family."""
    assert decision.outcome is Outcome.ELIGIBLE
    assert decision.amount is not None
    assert decision.amount.low == decision.amount.high
    return decision.amount.low


def number(code: str, name: str, day: date) -> int:
    """A number of the law in force on a day."""
    value = rulebook(as_of=day).programme(code).books[0].at(name, day).value
    assert isinstance(value, int)
    return value


def person(age: int, day: date, **facts: object) -> Person:
    """A member of that age, nothing special unless said."""
    known: dict[str, object] = {"sex": "L", "severe_disability": False, "school_level": "tidak", **facts}
    return Person(birth_date=born(age, day), **known)  # type: ignore[arg-type]  # facts by their names


def test_b09_an_elderly_woman_of_75_is_paid_by_stage_and_then_by_month_in_2020() -> None:
    january, april = date(2020, 1, 15), date(2020, 4, 15)
    yearly = amount(pkh(january, person(75, january, sex="P")))

    assert yearly // number("PKH", "tahap_per_tahun", january) == 600_000
    assert amount(pkh(april, person(75, april, sex="P"))) // number("PKH", "pembayaran_bulanan", april) == 200_000


@pytest.mark.parametrize(
    ("facts", "age", "monthly"),
    [
        pytest.param({"sex": "P", "pregnant": True, "pregnancy_number": 1}, 28, 250_000, id="hamil"),
        pytest.param({}, 3, 250_000, id="anak-usia-dini"),
        pytest.param({"severe_disability": True}, 30, 200_000, id="disabilitas-berat"),
        pytest.param({}, 70, 200_000, id="usia-70"),
        pytest.param({"school_level": "SD"}, 9, 75_000, id="SD"),
        pytest.param({"school_level": "SMP"}, 13, 125_000, id="SMP"),
        pytest.param({"school_level": "SMA"}, 17, 166_666, id="SMA-166666,67"),
    ],
)
def test_b10_kukar_per_month_in_may_2023(facts: dict[str, object], age: int, monthly: int) -> None:
    day = date(2023, 5, 18)

    assert amount(pkh(day, person(age, day, **facts))) // 12 == monthly


@pytest.mark.parametrize(
    ("facts", "age", "stage"),
    [
        pytest.param({}, 3, 300_000, id="balita"),
        pytest.param({"school_level": "SD"}, 9, 112_500, id="SD"),
        pytest.param({"school_level": "SMP"}, 13, 187_500, id="SMP"),
        pytest.param({"school_level": "SMA"}, 17, 250_000, id="SMA"),
    ],
)
def test_b12_one_child_per_stage_in_2016(facts: dict[str, object], age: int, stage: int) -> None:
    day = date(2016, 10, 13)
    fixed = number("PKH", "bantuan_tetap_reguler", day)
    child = amount(pkh(day, person(age, day, **facts))) - fixed

    assert child // number("PKH", "tahap_per_tahun", day) == stage


def test_b14_a_third_small_child_is_not_counted() -> None:
    day = date(2023, 10, 1)
    two = amount(pkh(day, person(1, day), person(3, day)))

    assert two == 6_000_000
    assert amount(pkh(day, person(1, day), person(3, day), person(4, day))) == two


def test_b16_a_child_past_six_is_paid_as_a_pupil() -> None:
    day = date(2023, 10, 1)
    stages = number("PKH", "tahap_per_tahun", day)

    assert amount(pkh(day, person(5, day))) // stages == 750_000
    assert amount(pkh(day, person(6, day, school_level="SD"))) // stages == 225_000


def test_b30_an_old_sembako_family_got_fourteen_payments_in_2021() -> None:
    day = date(2021, 7, 15)
    decision = rulebook(as_of=day).decide(Family(members=[person(40, day)]), "SEMBAKO")
    extra = number("SEMBAKO", "tambahan_ppkm", day)

    assert amount(decision) == 12 * 200_000
    assert amount(decision) + extra == 2_800_000
    assert extra * 18_800_000 == 7_520_000_000_000


def test_b32_the_top_up_of_june_and_july_2025() -> None:
    monthly = number("SEMBAKO", "penebalan", date(2025, 6, 15))

    assert monthly == number("SEMBAKO", "penebalan", date(2025, 7, 15))
    assert 2 * monthly == 400_000
    assert 2 * monthly * 18_280_000 == 7_312_000_000_000


def test_b52_a_companion_in_the_family_card_counts_for_the_whole_family() -> None:
    day = date(2024, 6, 1)
    family = Family(members=[person(40, day, social_companion=True), person(38, day, sex="P"), person(5, day)])
    decision = rulebook(as_of=day).decide(family, "SEMBAKO")

    assert decision.outcome is Outcome.INELIGIBLE
    assert [c.code for c in decision.criteria if c.verdict.value == "unmet"] == ["X05"]


def test_b54_gambling_again_after_reactivation_bars() -> None:
    day = date(2025, 11, 18)
    flagged = Family(decile=2, members=[person(40, day, online_gambling=True)])
    again = Family(decile=2, members=[person(40, day, online_gambling=True, gambling_relapse=True)])
    book = rulebook(as_of=day)

    assert book.decide(flagged, "SEMBAKO").outcome is Outcome.UNDETERMINED
    assert [q.fact for q in book.decide(flagged, "SEMBAKO").missing] == ["online_gambling"]
    assert book.decide(again, "SEMBAKO").outcome is Outcome.INELIGIBLE


def test_b74_of_two_severely_disabled_members_one_is_counted() -> None:
    day = date(2023, 10, 1)
    disabled = [person(age, day, severe_disability=True) for age in (30, 35)]

    assert amount(pkh(day, *disabled)) == 2_400_000
