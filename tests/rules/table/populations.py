"""Hypothesis populations for a rule book: families with the facts that its rules read.

A family is decoded from a string of bytes, one byte a fact: cheap to draw by the hundred, and it
shrinks towards families of whom nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from attrs import evolve, frozen
from hypothesis import strategies as st

from pskslib import Family, Person, Rulebook
from pskslib.law.dates import latest_birth_for
from pskslib.population import Field, Kind
from pskslib.rules.nodes import Fact
from pskslib.rules.plan import facts_read
from tests.rules.table.facts import (
    FAMILY_CODES,
    MEASURES,
    PERSON_CODES,
    VALUES,
    declared,
)

_AGES = (0, 1, 6, 7, 10, 12, 17, 18, 22, 59, 60, 70)
"""Ages on both sides of some limit, of rules or of applicability."""

Value = object
Choices = tuple[Value, ...]
Options = tuple[Field, Choices, Choices]
"""A fact, what it may be, and what it may be in a family that was asked everything."""


@frozen
class Population:
    """Families, and the facts that have a column in their tables (all others are unknown)."""

    families: tuple[Family, ...]
    columns: tuple[Fact, ...]


# --- what a fact may be -----------------------------------------------------------------------------


@cache
def _births(day: date) -> Choices:
    """Unknown, around the limits of age, on 29 February, and not yet born."""
    edges = [latest_birth_for(age, day) for age in _AGES]
    around = [birth + timedelta(days=d) for birth in edges for d in (0, 1, 0, -1)]
    leap = [date(year, 2, 29) for year in (1964, 2000, 2004, 2012, 2016, 2020)]
    middle = [day - timedelta(days=365 * age + 100) for age in (2, 8, 12, 25, 35, 45, 65, 80)]
    return (*[None] * 12, *middle, *middle, *around, *leap, *leap, date(1900, 1, 1), day + timedelta(days=40))


@cache
def _dates(day: date) -> Choices:
    near = [day + timedelta(days=d) for d in (-400, -1, 0, 0, 1)]
    return (None, None, None, *near, date(2004, 2, 29), date(2020, 2, 29))


@cache
def _numbers(field: Field) -> Choices:
    """Unknown, and on both sides of every number that rules hold the fact against."""
    found: set[Decimal] = set()
    for measure in MEASURES.values():
        if field.name in (*measure.person, *measure.family):
            values = [Decimal(v) for name in measure.numbers for v in VALUES[name]]
            found |= {v + d for v in (*values, *map(Decimal, measure.literals)) for d in (-1, 0, 1)}
            found |= set(values)
            if field.kind is Kind.DECIMAL:
                found |= {v + d for v in values for d in (Decimal("0.1"), Decimal("-0.000001"))}
    if field.kind is Kind.INT:
        found = {v.to_integral_value() for v in found}
    low, high = Decimal(field.low or 0), Decimal(field.high or 10**12)
    kept = sorted(v for v in found if low <= v <= high)
    unknown: Choices = (None,) * max(2, len(kept) // 4)
    return (*unknown, *(v if field.kind is Kind.DECIMAL else int(v) for v in kept))


def choices(field: Field, day: date) -> Choices:
    """What a fact may be, unknown first; a byte picks one."""
    if field.name == "birth_date":
        return _births(day)
    if field.name == "death_date":
        return (*[None] * 36, *[day + timedelta(days=d) for d in (-1, 0, 1, 400)])
    if field.name in ("deceased", "death_hint"):
        return (*[None] * 12, False, False, True)
    if field.name == "unranked":
        return (None, None, None, False, True)
    if field.name == "members_complete":
        return (*[None] * 6, True, True, False)
    match field.kind:
        case Kind.BOOL if field.presumed is not None:
            return (*[None] * 5, field.presumed.value, not field.presumed.value, not field.presumed.value)
        case Kind.BOOL:
            return (None, None, True, True, True, False, False)
        case Kind.CODE:
            codes = (PERSON_CODES if field.owner == "orang" else FAMILY_CODES)[field.name]
            assert field.codes is not None
            other = next((c for c in field.codes.values if c not in codes), codes[0])
            return (None, None, *codes, *codes, other)
        case Kind.INT | Kind.DECIMAL:
            return _numbers(field)
        case Kind.DATE:
            return _dates(day)
        case _:
            raise AssertionError(f"no values for {field.name}")


@cache
def _options(field: Field, day: date) -> Options:
    found = choices(field, day)
    return field, found, known(field, found)


# --- families ---------------------------------------------------------------------------------------


def card(place: int) -> str:
    """A synthetic nomor KK: serials 9901 to 9999 mark made-up numbers; they rise with ``place``."""
    month, rest = divmod(place, 28 * 99)
    day, serial = divmod(rest, 99)
    assert month < 12
    return f"640804{day + 1:02d}{month + 1:02d}20{9901 + serial}"


def nik(place: int, member: int) -> str:
    """A synthetic NIK."""
    day, serial = divmod(place, 99)
    return f"640804{day % 28 + 1:02d}{member + 1:02d}90{9901 + serial}"


def facts_of(book: Rulebook) -> tuple[Fact, ...]:
    """Every fact that some programme of the book reads; a programme need not be in force."""
    nodes = [
        node
        for p in book.programmes
        for e in p.editions
        for node in (*(c.when for c in e.criteria), *((e.amount,) if e.amount else ()))
    ]
    return facts_read(nodes)


def known(field: Field, options: Choices) -> Choices:
    """What a fact may be in a family that was asked everything; lists and matches are still unknown."""
    if field.presumed is not None or field.name in ("death_date", "unranked"):
        return options
    return tuple(value for value in options if value is not None)


def _decoded(fields: Sequence[Options], data: Iterator[int], *, asked: bool) -> dict[str, Value]:
    return {
        field.name: options[byte % len(options)]
        for (field, *both), byte in zip(fields, data, strict=False)
        for options in (both[asked],)
    }


def _doubted(facts: Mapping[str, Value], fields: Sequence[Options], head: int) -> frozenset[str]:
    """One family of four has doubts about some of what is presumed."""
    can = [field.name for field, *_ in fields if field.presumed is not None and facts[field.name] is None]
    return frozenset(can[head % 7 :: 3] if head % 4 == 3 else ())


def family_from(
    data: bytes,
    members: int,
    place: int,
    person_fields: Sequence[Options],
    family_fields: Sequence[Options],
) -> Family:
    """Decode one family: a byte of identity, one a family fact, one a fact of each member."""
    head, *rest = data
    bytes_left = iter(rest)
    asked = head % 3 == 1
    facts = _decoded(family_fields, bytes_left, asked=asked)
    if facts.get("unranked"):
        facts["decile"] = None
    doubts = _doubted(facts, family_fields, head)
    people = []
    for number in range(members):
        own = _decoded(person_fields, bytes_left, asked=asked)
        doubted = _doubted(own, person_fields, head + number)
        if (head >> number) & 1:
            own["nik"] = nik(place, number)
            own["person_id"] = f"baris-{number}"
        people.append(Person(doubted=doubted, **own))  # type: ignore[arg-type]  # facts by their names
    facts["family_card"] = None if head >= 250 else card(place)
    return Family(members=people, doubted=doubts, **facts)  # type: ignore[arg-type]  # facts by their names


@st.composite
def populations(
    draw: st.DrawFn,
    book: Rulebook,
    *,
    least: int = 0,
    most: int = 25,
    fewest_members: int = 0,
) -> Population:
    """Families with the facts that the book reads, some of the facts left out for everybody.

    Args:
        draw: Given by Hypothesis.
        book: Whose facts to draw.
        least: Fewest families.
        most: Most families.
        fewest_members: Fewest members of a family.
    """
    read = facts_of(book)
    hidden = draw(st.sets(st.sampled_from(read), max_size=2)) if draw(st.integers(0, 3)) == 3 else set()
    columns = tuple(fact for fact in read if fact not in hidden)
    fields: Mapping[str, list[Options]] = {
        owner: [_options(declared(f), book.as_of) for f in columns if f.owner == owner]
        for owner in ("orang", "keluarga")
    }
    sizes = sorted({least, *(size for size in (1, 2, 3, 6, 12, 18) if least < size < most), most})
    families = []
    for place in range(draw(st.sampled_from(sizes))):
        members = max(fewest_members, draw(st.sampled_from((1, 2, 3, 0, 4, 5, 6, 2, 3, 4))))
        size = 1 + len(fields["keluarga"]) + members * len(fields["orang"])
        data = draw(st.binary(min_size=size, max_size=size))
        families.append(family_from(data, members, place, fields["orang"], fields["keluarga"]))
    return Population(tuple(families), columns)


# --- how unknowns may turn out ------------------------------------------------------------------------

_LEFT = ("deceased", "death_date", "death_hint", "unranked", "members_complete")
"""Facts that say who is there and who is listed: a completion leaves them alone."""


@st.composite
def completions(draw: st.DrawFn, book: Rulebook, family: Family) -> Family:
    """The family with every fact known that rules read and nothing presumes."""
    asked = [f for f in facts_of(book) if declared(f).presumed is None and f.name not in _LEFT]

    def known_facts(thing: Family | Person, owner: str) -> dict[str, Value]:
        unknown = [f for f in asked if f.owner == owner and getattr(thing, f.name) is None]
        if owner == "keluarga" and family.unranked:
            unknown = [f for f in unknown if f.name != "decile"]
        data = draw(st.binary(min_size=len(unknown), max_size=len(unknown)))
        found = _decoded([_options(declared(f), book.as_of) for f in unknown], iter(data), asked=True)
        return {name: min(v, book.as_of) if isinstance(v, date) else v for name, v in found.items()}  # born by the day

    members = [evolve(m, **known_facts(m, "orang")) for m in family.members]  # type: ignore[arg-type]  # by name
    return evolve(family, members=members, **known_facts(family, "keluarga"))  # type: ignore[arg-type]  # by name
