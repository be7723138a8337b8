"""Persons and families for classification: everything known, nothing the matter, and what a case changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve

from pskslib import Decision, Family, Person
from pskslib.classification import classifications
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Kind
from pskslib.rules import Rulebook
from tests.rules.families import AS_OF, born

Facts = Mapping[str, object]
DAY = timedelta(days=1)

_GOOD = (
    *("has_carer", "food_met", "clothing_met", "shelter_met", "health_met", "education_met", "social_met"),
    *("fixed_dwelling", "future_plan", "has_ktp", "steady_income", "steady_job", "income_sufficient"),
    *("ktp_kutim", "nik_matched", "works"),
)
_PRESENCE = ("deceased", "death_hint")
_CODES = {
    "care_status": "terawat",
    "law_role": "tidak",
    "street_role": "tidak",
    "migrant_status": "tidak",
    "disaster_kind": "tidak",
}
QUIET_PERSON: Facts = {
    **{f.name: f.name in _GOOD for f in PERSON_FIELDS.values() if f.kind is Kind.BOOL and f.name not in _PRESENCE},
    **_CODES,
    "street_hours": 0,
    "sex": "L",
}
"""A man of whom every yes-or-no is known, well cared for, with nothing the matter."""

_FAMILY_GOOD = ("has_livelihood", "basic_needs_met", "has_dwelling", "domiciled", "address_found", "in_data")
QUIET_FAMILY: Facts = {
    **{f.name: f.name in _FAMILY_GOOD for f in FAMILY_FIELDS.values() if f.kind is Kind.BOOL and f.name != "unranked"},
    "members_complete": True,
    "family_disaster_kind": "tidak",
}
"""A family of which the same holds."""


def quiet(age: int, changes: Facts | None = None, *, day: date = AS_OF, youngest: bool = True) -> Family:
    """A quiet family of one quiet member of that age, changed by what the case says.

    Args:
        age: Completed years; today is the birthday, unless ``youngest`` is false.
        changes: Facts of the member or, where the member has none of that name, of the family.
        day: The day asked about.
        youngest: False for somebody who will be a year older tomorrow.
    """
    changes = changes or {}
    birth = born(age, day) if youngest else born(age + 1, day) + DAY
    member = {**QUIET_PERSON, **{k: v for k, v in changes.items() if k in PERSON_FIELDS}}
    house = {**QUIET_FAMILY, **{k: v for k, v in changes.items() if k in FAMILY_FIELDS}}
    wrong = set(changes) - set(PERSON_FIELDS) - set(FAMILY_FIELDS)
    assert not wrong, wrong
    member.setdefault("birth_date", birth)
    return Family(members=[Person(**member)], **house)  # type: ignore[arg-type]  # facts by their names


def book_on(day: date = AS_OF, readings: Mapping[str, str] | None = None) -> Rulebook:
    """The classifications of a day, with readings such as ``{"PPKS.gabung": "semua"}``."""
    return classifications(as_of=day, readings=readings)


BOOK = book_on()


def decide(family: Family, code: str, book: Rulebook = BOOK) -> Decision:
    """Decide about the family, or about its first member."""
    if book.plan(code).by_person:
        return book.decide_members(family, code)[0]
    return book.decide(family, code)


def verdict(family: Family, code: str, book: Rulebook = BOOK) -> str:
    """``yes``, ``no`` or ``unknown``."""
    words = {"eligible": "yes", "ineligible": "no", "undetermined": "unknown"}
    return words[decide(family, code, book).outcome.value]


def of_sex(family: Family, sex: str) -> Family:
    """The same family with a member of the other sex."""
    return evolve(family, members=[evolve(family.members[0], sex=sex)])
