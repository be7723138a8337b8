"""How each fact that a plan reads can turn out: values on both sides of every limit in force, and choosing one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pskslib.law.dates import completed_years, latest_birth_for
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind
from pskslib.rules.nodes import Age, Compare, Const, Fact, Node, Number, walk
from pskslib.rules.plan import Plan

Value = object
Choices = tuple[Value, ...]

PRESENCE: Final = ("death_date", "deceased", "death_hint", "members_complete", "unranked")
"""Facts that say who is there and who is listed; they are drawn seldom, and completed by rules of their own."""
UNRANKED: Final = "non-desil"
"""Stands for the decile of a family that is known to have none."""

_DAY: Final = timedelta(days=1)
_STEPS: Final = (Decimal(-1), Decimal("-0.000001"), Decimal(0), Decimal("0.000001"), Decimal(1))


def declared(fact: Fact) -> Field:
    """The declaration of a fact."""
    return (PERSON_FIELDS if fact.owner == "orang" else FAMILY_FIELDS)[fact.name]


def facts_of(plan: Plan, owner: str) -> tuple[Fact, ...]:
    """The facts of persons (``orang``) or of the family (``keluarga``) that a plan reads."""
    return tuple(fact for fact in plan.facts() if fact.owner == owner)


def limits(plan: Plan, wanted: Node) -> list[Decimal]:
    """The numbers that a fact, or an age, is held against on the day."""
    found: set[Decimal] = set()
    for tree in trees(plan):
        for part in walk(tree):
            if isinstance(part, Compare) and wanted in (part.left, part.right):
                other = constant(plan, part.right if part.left == wanted else part.left)
                if isinstance(other, int | Decimal) and not isinstance(other, bool):
                    found.add(Decimal(other))
    return sorted(found)


def trees(plan: Plan) -> tuple[Node, ...]:
    """Every rule of the day, and the amount."""
    return (*plan.rules, *((plan.amount,) if plan.amount else ()))


def constant(plan: Plan, node: Node) -> Decimal | int | str | None:
    """The value of a literal or of a number of the law."""
    if isinstance(node, Const):
        return node.value
    return plan.numbers[node.book, node.name] if isinstance(node, Number) else None


_edges: dict[tuple[int, Fact], Choices] = {}
_kept: list[Plan] = []  # so that no other plan gets the id of one that is known


def edges(plan: Plan, fact: Fact) -> Choices:
    """Known values of a fact, on both sides of every limit in force; every code of a list."""
    key = (id(plan), fact)
    if key not in _edges:
        _kept.append(plan)
        _edges[key] = _worked_out(plan, fact)
    return _edges[key]


def _worked_out(plan: Plan, fact: Fact) -> Choices:
    field = declared(fact)
    if fact.name == "birth_date":
        return _births(plan)
    if fact.name == "death_date":
        return tuple(plan.as_of + n * _DAY for n in (-1, 0, 1, 400))
    match field.kind:
        case Kind.BOOL:
            return (True, False)
        case Kind.CODE:
            assert field.codes is not None
            return tuple(field.codes.values)
        case Kind.INT | Kind.DECIMAL:
            more = (UNRANKED,) if fact.name == "decile" else ()
            return (*_numbers(field, limits(plan, fact)), *more)
        case Kind.DATE:
            return tuple(plan.as_of + n * _DAY for n in (-400, -1, 0, 1))
        case _:
            raise AssertionError(f"no values for {fact.name}")


def _numbers(field: Field, held_against: Sequence[Decimal]) -> Choices:
    low = Decimal(field.low or 0)
    high = Decimal(field.high) if field.high is not None else (held_against or [low])[-1] + 1
    found = {low, *(n + step for n in held_against for step in _STEPS)} | ({high} if not held_against else set())
    if high - low <= 12:
        found |= {low + n for n in range(int(high - low) + 1)}
    if field.kind is Kind.INT:
        return tuple(sorted({int(n.to_integral_value()) for n in found if low <= n <= high}))
    return tuple(sorted(n for n in found if low <= n <= high))


def _births(plan: Plan) -> Choices:
    """Around the birthdays at every age that is a limit, on 29 February, and in the middle of the stretches."""
    day = plan.as_of
    ages = sorted({0, *(int(n) for n in limits(plan, Age()) if n >= 0)})
    around = {latest_birth_for(age + more, day) + n * _DAY for age in ages for more in (0, 1) for n in (0, 1)}
    middles = {latest_birth_for((a + b) // 2, day) - 100 * _DAY for a, b in pairwise((*ages, ages[-1] + 20))}
    leap = {date(year, 2, 29) for year in range(day.year - 96, day.year + 1) if year % 4 == 0 and year != 1900}
    near_limits = {birth for birth in leap if {completed_years(birth, day) + n for n in (0, 1)} & {*ages}}
    return tuple(sorted(birth for birth in around | middles | near_limits if birth <= day))


class Dice:
    """Choices out of a string of bytes; when they are used up, always the first."""

    def __init__(self, data: bytes) -> None:
        self._data = iter(data)

    def below(self, count: int) -> int:
        """A number from 0 to ``count - 1``."""
        return next(self._data, 0) % count

    def one_of(self, choices: Sequence[Value]) -> Value:
        """One of the choices."""
        return choices[self.below(len(choices))]
