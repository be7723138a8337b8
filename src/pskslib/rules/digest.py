"""The fingerprint of a rule book: it changes when and only when a rule or a number in force changes.

What counts, for every programme in force on the day: what it gives; its criteria and its amount, as trees; what is
taken for granted of the facts that they read; every number in force in its tables, with its unit; the payments of its
calendar; and which aid it goes together with. Two books of one fingerprint decide alike.

What does not count: words (texts, labels, advice, notes), where a rule is written and how well that is sourced, the
order of programmes and criteria, and whatever does not hold on the day. ``docs/aturan.md`` tells why.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import evolve

from pskslib.law import ParameterBook, Schedule
from pskslib.law.span import month_number
from pskslib.rules.applicability import field_ages
from pskslib.rules.checking import field_of
from pskslib.rules.combination import Allowed, Combinations
from pskslib.rules.nodes import Component, Excluded, Fact, Node, rewrite
from pskslib.rules.plan import facts_read
from pskslib.rules.programme import Programme
from pskslib.rules.serial import Plain, canonical, to_plain

_IGNORED: Final = "abai"


def digest(programmes: Iterable[Programme], combinations: Combinations, day: date) -> str:
    """Return the SHA-256 of what is in force on a day.

    Args:
        programmes: All of them, readings switched on.
        combinations: Which kinds of aid go together.
        day: The day.

    >>> digest((), Combinations(), date(2026, 11, 24)) == digest((), Combinations(), date(2020, 1, 1))
    True
    """
    there = [programme for programme in programmes if programme.in_force(day)]
    codes = {programme.code for programme in there}
    told = {
        "programmes": sorted((_programme(programme, day) for programme in there), key=canonical),
        "combinations": sorted(_pairs(combinations, codes, day), key=canonical),
    }
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _programme(programme: Programme, day: date) -> Plain:
    edition = programme.edition(day)
    criteria = [(c.code, c.when) for c in edition.criteria if not _ignored(c.when, programme.books, day)]
    amount = () if edition.amount is None else (edition.amount,)
    facts = facts_read((*(when for _, when in criteria), *amount))
    return {
        "code": programme.code,
        "unit": programme.unit.value,
        "benefit": to_plain(programme.benefit),
        "criteria": sorted([code, to_plain(when)] for code, when in criteria),
        "amount": [to_plain(_bare(node)) for node in amount],
        "facts": sorted((_fact(fact, day) for fact in facts), key=canonical),
        "numbers": sorted(_numbers(programme.books, day), key=canonical),
        "calendar": sorted((_line(line) for line in _calendar(programme, day)), key=canonical),
    }


def _ignored(when: Node, books: Iterable[ParameterBook], day: date) -> bool:
    """An exclusion that is not looked at on the day is no rule in force."""
    if not isinstance(when, Excluded):
        return False
    return any(
        value == _IGNORED
        for book in books
        if book.code == when.effect.book
        for name, _, value in _in_force(book, day)
        if name == when.effect.name
    )


def _bare(node: Node) -> Node:
    """An amount without its words; components, which have some, stand in no criterion."""
    return rewrite(node, lambda part: evolve(part, label="", label_en="") if isinstance(part, Component) else part)


def _fact(fact: Fact, day: date) -> Plain:
    """What a rule takes from the declaration of a fact: what is presumed, whom it can be about, what stands in."""
    declared = field_of(fact)
    assert declared is not None, f"{fact.name} was checked when the programme was built"
    presumed, applies, ages = declared.presumed, declared.applies, field_ages()
    limits = () if applies is None else (applies.age_from, applies.age_to)
    return [
        *(fact.owner, fact.name, declared.dated_by),
        None if presumed is None else presumed.value,
        None if declared.instead is None else list(declared.instead),
        None if applies is None else [applies.sex, applies.outside],
        [None if name is None else _figure(ages.at(name, day).value) for name in limits],
    ]


def _in_force(book: ParameterBook, day: date) -> Iterator[tuple[str, str, int | Decimal | str]]:
    """Yield name, unit and value of every number that holds on a day."""
    for name, parameter in book.parameters.items():
        begun = (dated.value for dated in reversed(parameter.values) if dated.holds(day))
        for value in itertools.islice(begun, 1):  # a later value takes the place of an earlier one
            yield name, parameter.unit, value


def _numbers(books: Iterable[ParameterBook], day: date) -> Iterator[Plain]:
    for book in books:
        for name, unit, value in _in_force(book, day):
            yield [book.code, name, unit, _figure(value)]


def _figure(value: int | Decimal | str) -> Plain:
    """A word as it stands; a number so that equal numbers are written alike."""
    if isinstance(value, str):
        return value
    whole, _, rest = format(Decimal(value), "f").partition(".")
    rest = rest.rstrip("0")
    return [f"{whole}.{rest}" if rest else whole]


def _calendar(programme: Programme, day: date) -> Iterator[Schedule]:
    for book in programme.books:
        if book.code == programme.code:
            yield from (line for line in book.calendar if line.holds(day))


def _line(line: Schedule) -> Plain:
    """When a line of a calendar pays, and what; stages are counted from its first month."""
    stage = None if line.months is None else month_number(line.since) % line.months
    every = None if line.every is None else line.every.value
    return [line.months, stage, every, line.share, line.of, line.paid_month, line.parameter, line.extra]


def _pairs(combinations: Combinations, codes: Iterable[str], day: date) -> Iterator[Plain]:
    """Yield what is known of the programmes in force and other aid, with what tells that it is received."""
    facts = {aid.code: None if aid.fact is None else [aid.fact.owner, aid.fact.name] for aid in combinations.aids}
    for code in codes:
        for aid, pair in combinations.about(code, day):
            if pair.allowed is not Allowed.NOT_FOUND:
                yield [code, aid.code, facts[aid.code], pair.allowed.value]
