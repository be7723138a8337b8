"""Looks for a family that tells a rule from its mutant: what a worked case has to be about."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from pskslib import Family, Person
from pskslib.errors import FactError, NotInForce
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind
from pskslib.rules import Programme
from pskslib.rules.decision import Answer
from pskslib.rules.nodes import Fact
from pskslib.rules.plan import Plan, make_plan
from tests.mutation.rules import RuleMutant
from tests.rules.families import born

TRIES: Final = 4_000
AGES: Final = (0, 5, 6, 12, 17, 18, 25, 40, 59, 60, 75)
DAY: Final = timedelta(days=1)


@frozen(kw_only=True)
class Witness:
    """A family about which a rule and its mutant differ.

    Attributes:
        day: The day asked about.
        facts: What is known of the family and its members, by name; ``age`` stands for the birth date.
        was: Verdicts and amount by the rule.
        now: The same by the mutant.
    """

    day: date
    facts: tuple[Mapping[str, object], ...]
    was: str
    now: str


@frozen(kw_only=True)
class _Drawn:
    home: dict[str, object]
    members: tuple[dict[str, object], ...]

    def family(self, day: date) -> Family:
        members = []
        for facts in self.members:
            known = dict(facts)
            age = known.pop("age", None)
            if isinstance(age, int):
                known["birth_date"] = born(age, day)
            members.append(Person(**known))  # type: ignore[arg-type]  # facts by their names
        return Family(members=members, **self.home)  # type: ignore[arg-type]  # facts by their names


def find(mutant: RuleMutant, seed: int = 0, tries: int = TRIES) -> Witness | None:
    """Search families near one that meets every criterion; None where none of them tells the two apart."""
    for day in _days(mutant.original):
        before, after = _plan(mutant.original, day), _plan(mutant.programme, day)
        if before is None or after is None:
            if (before is None) is not (after is None):
                return Witness(day=day, facts=(), was=_force(before), now=_force(after))
            continue
        found = _search(before, after, random.Random(seed), tries)
        if found is not None:
            return found
    return None


def _force(plan: Plan | None) -> str:
    return "tidak berlaku" if plan is None else "berlaku"


def _plan(programme: Programme, day: date) -> Plan | None:
    try:
        return make_plan(programme, day)
    except NotInForce:
        return None


def _days(programme: Programme) -> list[date]:
    """Both sides of every beginning and end of an edition, the last edition first."""
    found: dict[date, None] = {}
    for edition in reversed(programme.editions):
        for day in (edition.since, edition.since - DAY, edition.until):
            if day is not None:
                found[day] = None
                found[day + DAY] = None
    return list(found)


def _search(before: Plan, after: Plan, chance: random.Random, tries: int) -> Witness | None:
    facts = sorted(before.facts(), key=lambda fact: (fact.owner, fact.name))
    numbers = [v for v in before.numbers.values() if isinstance(v, int | Decimal)]
    base = _Drawn(home={}, members=({"age": 40},))
    best, found = -1, None
    for _ in range(tries):
        drawn = base
        for _ in range(chance.choice((1, 1, 2, 3, 4))):
            drawn = _changed(drawn, facts, numbers, chance)
        try:
            family = drawn.family(before.as_of)
        except FactError:
            continue  # facts that contradict one another
        was, now = _answers(before, family), _answers(after, family)
        if was != now:
            clean = sum(v is not True for v in was[0][0])
            if found is None or clean < found[0]:
                told = (drawn.home, *drawn.members)
                found = (clean, Witness(day=before.as_of, facts=told, was=str(was), now=str(now)))
            if clean <= 1:
                break
        good = sum(v is True for v in was[0][0])
        if good >= best:
            best, base = good, drawn
    return None if found is None else found[1]


def _changed(drawn: _Drawn, facts: list[Fact], numbers: list[int | Decimal], chance: random.Random) -> _Drawn:
    fact = chance.choice(facts)
    if chance.random() < 0.03:
        more: dict[str, object] = {"age": chance.choice(AGES)}
        return evolve(drawn, members=(*drawn.members, more)[-3:])
    if fact.owner == "keluarga":
        return evolve(drawn, home={**drawn.home, fact.name: _value(FAMILY_FIELDS[fact.name], numbers, chance)})
    place = chance.randrange(len(drawn.members))
    new: dict[str, object]
    if chance.random() < 0.25:
        near = [n + by for n in numbers if isinstance(n, int) and 0 < n < 100 for by in (-1, 0, 1)]
        new = {"age": chance.choice([*AGES, *near, None])}
    elif fact.name in ("birth_date", "death_date"):
        return drawn
    else:
        new = {fact.name: _value(PERSON_FIELDS[fact.name], numbers, chance)}
    members: tuple[dict[str, object], ...] = (
        *drawn.members[:place],
        {**drawn.members[place], **new},
        *drawn.members[place + 1 :],
    )
    return evolve(drawn, members=members)


def _value(field: Field, numbers: list[int | Decimal], chance: random.Random) -> object:
    if chance.random() < 0.15:
        return None
    if field.kind is Kind.BOOL:
        return chance.random() < 0.5
    if field.kind is Kind.CODE and field.codes is not None:
        return chance.choice(list(field.codes.values))
    low, high = field.low or 0, field.high or 10**9
    near: list[object] = [n + by for n in numbers for by in (-1, 0, 1) if low <= n + by <= high]
    value = chance.choice(near or [low])
    return int(value) if field.kind is Kind.INT and isinstance(value, Decimal) else value


def _answers(plan: Plan, family: Family) -> tuple[Answer, ...]:
    subjects = family.members if plan.by_person else (None,)
    return tuple(_settled(plan.evaluate(family, who, plan.year, plan.key, plan.as_of)) for who in subjects)


def _settled(answer: Answer) -> Answer:
    """As a decision says it: no amount for a no, nothing certain while undetermined."""
    verdicts, _, high = answer
    if False in verdicts:
        return verdicts, 0, 0
    return (verdicts, 0, high) if None in verdicts else answer
