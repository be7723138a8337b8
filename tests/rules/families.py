"""Hypothesis families, built *towards* eligibility and then damaged by one or more facts.

Naive random families are almost all ineligible or unknown; every stratum must be reached (P0 in
``test_strata.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st

from pskslib import Family, Person
from pskslib.law.dates import birthday
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Kind
from pskslib.rules.interpret import Asked
from pskslib.rules.plan import Plan

AS_OF = date(2026, 11, 24)
AGES = (0, 5, 6, 7, 12, 15, 16, 18, 21, 22, 30, 45, 59, 60, 61, 69, 70, 75)

BAR_FACTS = ("civil_servant", "wage_above_minimum", "social_companion", "gambling_relapse")
CHECK_FACTS = ("company_officer", "military_or_police", "online_gambling", "not_found", "village_official")


def born(age: int, day: date = AS_OF) -> date:
    """The latest birth date of somebody who has completed ``age`` years on ``day``."""
    birth = date(day.year - age, day.month, day.day if (day.month, day.day) != (2, 29) else 28)
    while birthday(birth + timedelta(days=1), age) <= day:
        birth += timedelta(days=1)
    return birth


@st.composite
def persons(draw: st.DrawFn, day: date = AS_OF) -> Person:
    """One member with all of the twelve columns known."""
    age = draw(st.sampled_from(AGES))
    birth = born(age, day) - timedelta(days=draw(st.integers(0, 200)))
    sex = draw(st.sampled_from("LP"))
    pregnant = sex == "P" and 15 <= age <= 45 and draw(st.booleans())
    return Person(
        birth_date=birth,
        sex=sex,
        pregnant=pregnant,
        pregnancy_number=draw(st.integers(1, 4)) if pregnant else None,
        school_level=draw(st.sampled_from(["SD", "SMP", "SMA", "tidak"])) if 6 <= age <= 21 else "tidak",
        severe_disability=draw(st.integers(0, 7)) == 0,
        civil_servant=False,
    )


@st.composite
def known_families(draw: st.DrawFn, day: date = AS_OF, *, most: int = 6) -> Family:
    """A family whose twelve columns are all filled, most often eligible for PKH."""
    members = draw(st.lists(persons(day), min_size=1, max_size=most))
    decile = draw(st.sampled_from([1, 2, 3, 4, 4, 4, 5, 5, 8, None]))
    family = Family(decile=decile, unranked=True if decile is None else None, members=members)
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 3]))):
        family = draw(damaged(family))
    return family


@st.composite
def damaged(draw: st.DrawFn, family: Family) -> Family:
    """The same family with one exclusion or hint set."""
    place = draw(st.integers(0, len(family.members) - 1))
    fact = draw(
        st.sampled_from([*BAR_FACTS, *BAR_FACTS, *CHECK_FACTS, "death_hint", "deceased", "nik_matched", "judged_able"])
    )
    if fact == "judged_able":
        return evolve(family, judged_able=True)
    changed = with_facts(family.members[place], {fact: fact != "nik_matched"})
    return with_member(family, place, changed)


@st.composite
def families(draw: st.DrawFn, day: date = AS_OF) -> Family:
    """A family with some facts unknown."""
    family = draw(known_families(day))
    asked = [*hideable(family)]
    for member, name in draw(st.lists(st.sampled_from(asked), max_size=3, unique=True)):
        family = with_fact(family, member, name, None)
    if draw(st.integers(0, 11)) == 0:
        family = evolve(family, members_complete=draw(st.booleans()))
    return family


def hideable(family: Family) -> Iterator[Asked]:
    """The never-presumed facts of a family that rules read and that are known."""
    yield None, "decile"
    for place, member in enumerate(family.members):
        for name in (
            "birth_date",
            "sex",
            "pregnant",
            "pregnancy_number",
            "school_level",
            "severe_disability",
        ):
            if getattr(member, name) is not None:
                yield place, name


def with_member(family: Family, place: int, member: Person) -> Family:
    """The family with one member replaced."""
    members = (*family.members[:place], member, *family.members[place + 1 :])
    return evolve(family, members=members)


def with_facts(person: Person, facts: Mapping[str, object]) -> Person:
    """The person with some facts replaced."""
    return evolve(person, **facts)  # type: ignore[arg-type]  # facts by their names


def with_fact(family: Family, member: int | None, name: str, value: object) -> Family:
    """The family with one fact replaced (a decile takes ``"non-desil"``)."""
    if member is None:
        if name == "decile":
            unranked = True if value == "non-desil" else None
            return evolve(family, decile=value if isinstance(value, int) else None, unranked=unranked)
        return evolve(family, **{name: value})  # type: ignore[arg-type]  # a fact by its name
    return with_member(family, member, with_facts(family.members[member], {name: value}))


def domain(member: int | None, name: str, day: date = AS_OF) -> tuple[object, ...]:
    """Every way a fact can turn out, as far as any limit in force can tell the difference."""
    if name == "decile":
        return (*range(1, 11), "non-desil")
    if name == "birth_date":
        edges = {born(age, day) + timedelta(days=d) for age in AGES for d in (-1, 0, 1)}
        return tuple(sorted(birth for birth in edges if birth <= day))
    if name == "pregnancy_number":
        return (1, 2, 3, 4)
    field = (FAMILY_FIELDS if member is None else PERSON_FIELDS)[name]
    if field.kind is Kind.CODE:
        assert field.codes is not None
        return tuple(field.codes.values)
    return (True, False)


def unknown_facts(plan: Plan, family: Family) -> list[Asked]:
    """Facts that the rules read, that are unknown, and that are not presumed."""
    found: list[Asked] = []
    for fact in plan.facts():
        if fact.name in ("deceased", "death_date", "death_hint", "unranked", "members_complete"):
            continue
        declared = (PERSON_FIELDS if fact.owner == "orang" else FAMILY_FIELDS)[fact.name]
        if declared.presumed is not None:
            continue
        if fact.owner == "keluarga":
            if getattr(family, fact.name) is None and not (fact.name == "decile" and family.unranked):
                found.append((None, fact.name))
        else:
            found += [(p, fact.name) for p, m in enumerate(family.members) if getattr(m, fact.name) is None]
    return found


@st.composite
def completions(draw: st.DrawFn, plan: Plan, family: Family) -> Family:
    """The family with every unknown, not presumed fact filled at a value near some limit."""
    for member, name in unknown_facts(plan, family):
        family = with_fact(family, member, name, draw(st.sampled_from(domain(member, name, plan.as_of))))
    return family


def presumed_facts(plan: Plan, family: Family) -> list[Asked]:
    """Unknown facts that are presumed in the normal mode and count as unknown under ``strict``."""
    found: list[Asked] = []
    for fact in plan.facts():
        declared = (PERSON_FIELDS if fact.owner == "orang" else FAMILY_FIELDS)[fact.name]
        if declared.presumed is None or fact.name == "death_hint":
            continue
        places = [None] if fact.owner == "keluarga" else range(len(family.members))
        things = {p: family if p is None else family.members[p] for p in places}
        found += [(p, fact.name) for p, thing in things.items() if getattr(thing, fact.name) is None]
    return found


@st.composite
def checked(draw: st.DrawFn, plan: Plan, family: Family) -> Family:
    """The family with every presumed fact looked up and found harmless, but for at most two."""
    asked = presumed_facts(plan, family)
    left = draw(st.lists(st.sampled_from(asked), max_size=2, unique=True)) if asked else []
    for member, name in asked:
        if (member, name) not in left:
            declared = (FAMILY_FIELDS if member is None else PERSON_FIELDS)[name]
            assert declared.presumed is not None
            family = with_fact(family, member, name, declared.presumed.value)
    return family
