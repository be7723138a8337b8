"""Families for any plan, drawn from its declaration alone: the facts that it reads, near the limits in force.

A family is decoded from a string of bytes, one byte a choice: cheap to draw by the hundred, and it shrinks
towards families of whom nothing is known. Three families of four are built *towards* eligibility (what each
criterion wants is read off its tree) and then damaged; the fourth is anything at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from hypothesis import strategies as st

from pskslib import Family, Person
from pskslib.law.dates import completed_years
from pskslib.population import FAMILY_FIELDS
from pskslib.rules.interpret import Asked, compare_plain
from pskslib.rules.nodes import (
    Age,
    And,
    AnyMember,
    ByAge,
    Check,
    Compare,
    CountMembers,
    Fact,
    Node,
    Not,
    OneOf,
    Or,
)
from pskslib.rules.plan import Plan
from tests.rules.edges import PRESENCE, UNRANKED, Choices, Dice, Value, constant, declared, edges, facts_of

_MOST_MEMBERS: Final = 4
_CHOICES: Final = 64
"""Bytes of a family beside those of its facts."""


# --- what the rules want ------------------------------------------------------------------------------


class Wishes:
    """For every fact of a family the values that the criteria leave, where all of them are to be met."""

    def __init__(self, plan: Plan, dice: Dice, members: int) -> None:
        self.plan = plan
        self.dice = dice
        self.members = members
        self.left: dict[Asked, Choices] = {}

    def want(self, node: Node, wanted: bool, place: int | None) -> None:
        """Leave the values with which a condition comes out as wanted, as far as one pass can tell."""
        match node:
            case Fact():
                self._narrow(node, place, lambda value: bool(value) is wanted)
            case OneOf() if isinstance(node.item, Fact):
                self._narrow(node.item, place, lambda value: (value in node.codes) is wanted)
            case Compare():
                self._compare(node, wanted, place)
            case Not() | Check():
                self.want(node.part, wanted is isinstance(node, Check), place)
            case And() | Or():
                if isinstance(node, Or) is wanted:  # one part is enough
                    self.want(node.parts[self.dice.below(len(node.parts))], wanted, place)
                else:
                    for part in node.parts:
                        self.want(part, wanted, place)
            case ByAge():
                self.want(node.known, wanted, place)
            case AnyMember():
                chosen = (self.dice.below(self.members),) if wanted and self.members else range(self.members)
                for member in chosen:
                    self.want(node.where, wanted, member)
            case _:
                pass

    def _compare(self, node: Compare, wanted: bool, place: int | None) -> None:
        limit = constant(self.plan, node.right)
        if isinstance(node.left, CountMembers):
            for member in range(self.members):
                self.want(node.left.where, bool(self.dice.below(2)), member)
        elif isinstance(node.left, Age) and isinstance(limit, int):
            day = self.plan.as_of
            birth = Fact(owner="orang", name="birth_date")
            self._narrow(birth, place, lambda v: compare_plain(node.op, _age(v, day), limit) is wanted)
        elif isinstance(node.left, Fact) and limit is not None:
            self._narrow(node.left, place, lambda v: compare_plain(node.op, _rank(v), limit) is wanted)

    def _narrow(self, fact: Fact, place: int | None, suits: Callable[[Value], bool]) -> None:
        asked = (None if fact.owner == "keluarga" else place, fact.name)
        choices = tuple(v for v in self.left.get(asked, edges(self.plan, fact)) if suits(v))
        if choices:  # two criteria may want different things: then the earlier one has its way
            self.left[asked] = choices


def _age(value: Value, day: date) -> int:
    assert isinstance(value, date)
    return completed_years(value, day)


def _rank(value: Value) -> int | str:
    """What a rule sees: an unranked family is beyond the last decile."""
    instead = FAMILY_FIELDS["decile"].instead
    assert instead is not None
    return instead[1] if value == UNRANKED else value  # type: ignore[return-value]  # the kind of the fact


# --- families -----------------------------------------------------------------------------------------


def made(plan: Plan, data: bytes, *, known: bool) -> Family:
    """Decode one family; see :func:`families`."""
    dice = Dice(data)
    mode = dice.below(8)
    towards = known or mode > 1
    members = (1, 2, 1 if towards else 0, 3, 1, _MOST_MEMBERS, 2, 1)[dice.below(8)]
    wishes = _wishes(plan, dice, members, but_one=mode > 5) if towards else {}
    facts: dict[int | None, dict[str, Value]] = {place: {} for place in (None, *range(members))}
    for place, known_facts in facts.items():
        for fact in facts_of(plan, "keluarga" if place is None else "orang"):
            wished = wishes.get((place, fact.name))
            known_facts[fact.name] = _value(plan, fact, dice, wished, known=known, towards=towards)
    if towards:
        _damage(plan, facts, dice, hide=not known)
    doubted = {place: _doubted(facts[place], dice) for place in facts} if not known and dice.below(4) == 3 else {}
    people = [
        Person(doubted=doubted.get(place, ()), **_clean(facts[place]))  # type: ignore[arg-type]  # facts by name
        for place in range(members)
    ]
    return Family(members=people, doubted=doubted.get(None, ()), **_clean(facts[None]))  # type: ignore[arg-type]


def _doubted(facts: Mapping[str, Value], dice: Dice) -> tuple[str, ...]:
    """Some of what would be presumed was told in a way that nobody can use."""
    first, step = dice.below(8), 1 + dice.below(4)
    return tuple(name for name, value in facts.items() if value is None and name not in ("death_date", "unranked"))[
        first::step
    ]


def _wishes(plan: Plan, dice: Dice, members: int, *, but_one: bool) -> Mapping[Asked, Choices]:
    """What every criterion wants, and what makes some members count for an amount; ``but_one`` is to fail."""
    wishes = Wishes(plan, dice, members)
    wrong = dice.below(len(plan.rules)) if but_one and plan.rules else None
    for place, rule in enumerate(plan.rules):
        wishes.want(rule, place != wrong, 0 if plan.by_person else None)
    if plan.by_person:
        for member in range(1, members):
            for rule in plan.rules:
                wishes.want(rule, dice.below(4) > 0, member)
    for component in (part for node in plan.components for part in node.components):
        if members and dice.below(3) > 0:
            wishes.want(component.when, True, dice.below(members))
    return wishes.left


def _value(plan: Plan, fact: Fact, dice: Dice, wished: Choices | None, *, known: bool, towards: bool) -> Value:
    if fact.name in PRESENCE and not wished:
        return dice.one_of(edges(plan, fact)) if dice.below(8) == 7 and not known else None
    if not known and not (towards and wished) and dice.below(3) == 0:
        return None
    taken = declared(fact).presumed
    if taken is not None and dice.below(2) == 0 and (wished is None or taken.value in wished):
        return None
    return dice.one_of(wished or edges(plan, fact))


def _damage(plan: Plan, facts: Mapping[int | None, dict[str, Value]], dice: Dice, *, hide: bool) -> None:
    """Another value for up to two facts, and up to three unknown."""
    plain = [(place, name) for place, known in facts.items() for name in known if name not in PRESENCE]
    for _ in range((0, 0, 1, 2)[dice.below(4)] if plain else 0):
        place, name = plain[dice.below(len(plain))]
        fact = Fact(owner="keluarga" if place is None else "orang", name=name)
        facts[place][name] = dice.one_of(edges(plan, fact))
    for _ in range(dice.below(4) if hide and plain else 0):
        place, name = plain[dice.below(len(plain))]
        facts[place][name] = None


def _clean(facts: Mapping[str, Value]) -> dict[str, Value]:
    known = {name: value for name, value in facts.items() if value is not None}
    if known.get("decile") == UNRANKED:
        del known["decile"]
        known["unranked"] = True
    elif "decile" in known:
        known.pop("unranked", None)
    return known


@st.composite
def families(draw: st.DrawFn, plan: Plan, *, known: bool = False) -> Family:
    """A family with the facts that a plan reads.

    Args:
        draw: Given by Hypothesis.
        plan: Programme and day.
        known: Every fact is known but for presumed ones, and everybody is listed and alive.
    """
    count = _CHOICES + 2 * (len(facts_of(plan, "keluarga")) + _MOST_MEMBERS * len(facts_of(plan, "orang")))
    return made(plan, draw(st.binary(min_size=count, max_size=count)), known=known)
