"""At least so many of some conditions: the and/or tree means what counting means, in three values."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib import Family
from pskslib.classification.counting import at_least
from pskslib.errors import RuleError
from pskslib.law import parse_parameters
from pskslib.rules import Numbers, Rulebook, criterion, edition, family
from pskslib.rules.interpret import Interpreter
from pskslib.rules.programme import Benefit, BenefitKind, programme

FACTS = (
    *("has_dwelling", "only_house", "slum_area", "floor_poor", "wall_poor", "roof_poor", "toilet_unfit"),
    *(
        "head_works",
        "can_pay_clinic",
        "bought_clothes",
        "conflict_area",
        "fire_victim",
        "hard_to_reach",
        "simple_tools",
    ),
)
DAY = date(2026, 11, 24)


def table(value: object, *, reading: object = None) -> Numbers:
    """A table with one number, and perhaps another reading of it."""
    act = {"instrument": "Contoh"}
    row = {"since": date(2020, 1, 1), "act": "contoh", "source": "contoh", "confidence": "high"}
    raw: dict[str, object] = {
        "code": "UJI",
        "acts": {"contoh": act},
        "parameters": {"n": {"label": "n", "unit": "tanda", "values": [{**row, "value": value}]}},
    }
    if reading is not None:
        override = {**row, "parameter": "n", "value": reading}
        raw["readings"] = [{"key": "n", "name": "lain", "note": "contoh", "overrides": [override]}]
    return Numbers(parse_parameters(raw, where="uji"))


def counted(values: tuple[bool | None, ...], needed: int) -> bool | None:
    """What counting says."""
    sure, maybe = values.count(True), values.count(True) + values.count(None)
    return True if sure >= needed else False if maybe < needed else None


def told(values: tuple[bool | None, ...], numbers: Numbers, needed: int) -> bool | None:
    """What the tree says."""
    parts = [getattr(family, name) for name in FACTS[: len(values)]]
    node = at_least(numbers, "n", parts).node
    facts = dict(zip(FACTS, values, strict=False))
    seer = Interpreter(Family(**facts), today=DAY, numbers={("UJI", "n"): needed})  # type: ignore[arg-type]
    return seer.truth(node, None)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_every_combination_of_few_conditions(size: int) -> None:
    """Exhaustive: every threshold, every true, false and unknown."""
    for needed in range(size + 1):
        numbers = table(needed)
        for values in itertools.product((True, False, None), repeat=size):
            assert told(values, numbers, needed) == counted(values, needed), (needed, values)


@given(st.lists(st.sampled_from([True, False, None]), min_size=14, max_size=14))
def test_nine_of_fourteen(values: list[bool | None]) -> None:
    """The size of the BPS list."""
    assert told(tuple(values), table(9), 9) == counted(tuple(values), 9)


@given(st.lists(st.sampled_from([True, False, None]), min_size=8, max_size=8), st.sampled_from([1, 3]))
def test_another_reading_is_another_count(values: list[bool | None], needed: int) -> None:
    """The tree holds every value that the number can have, and asks the number in force."""
    assert told(tuple(values), table(1, reading=3), needed) == counted(tuple(values), needed)


def test_a_reading_changes_a_rule_that_was_built_before() -> None:
    """The book is asked with one reading and without."""
    numbers = table(1, reading=2)
    rule = programme(
        "UJI",
        "Uji",
        en="Test",
        benefit=Benefit(kind=BenefitKind.NONE, unit="", period="", recipient=""),
        numbers=[numbers],
        editions=[
            edition(
                date(2020, 1, 1),
                requires=[
                    criterion("A", "a", en="a", when=at_least(numbers, "n", [family.slum_area, family.floor_poor]))
                ],
            )
        ],
    )
    poor = Family(slum_area=True, floor_poor=False)

    assert Rulebook(as_of=DAY, programmes=(rule,)).decide(poor, "UJI").outcome.value == "eligible"
    other = Rulebook(as_of=DAY, programmes=(rule,), readings={"UJI.n": "lain"})
    assert other.decide(poor, "UJI").outcome.value == "ineligible"


@pytest.mark.parametrize("value", [-1, 3, "dua"])
def test_a_number_that_cannot_be_reached_is_told(value: object) -> None:
    """With its name, when the rule is built."""
    with pytest.raises(RuleError, match=r"UJI\.n = .*0 sampai 2"):
        at_least(table(value), "n", [family.slum_area, family.floor_poor])
