"""Published cases on PKH and Sembako; each test is named by the id of the case in the fact base.

B09 jpnn (Manah, Bekasi), B10 radarkukar (Kukar, May 2023), B12 lahathotline 2016-10-13, B14 radarlampung
678283, B16 ayobogor 3112579589, B30 m.jpnn 2021-07-21, B32 kabaterkini 18659, B52 jabar.inews, B54 idntimes
2025-11-18, B74 tribunnews 2021-06-08 p. 3.
"""

from __future__ import annotations

from datetime import date

import pytest

from pskslib import Decision, Family, Outcome, Person, rulebook
from tests.rules.families import born

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
