"""Shared pieces of the worked cases on cash aid, rice, houses and business capital."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from attrs import evolve

from pskslib import Decision, Family, Outcome, Person, Rulebook
from pskslib.errors import NotInForce
from pskslib.law import Confidence, DatedValue
from pskslib.rules import Programme
from pskslib.rules.interpret import Interpreter
from tests.fact_base import ROWS
from tests.rules.families import born

ELIGIBLE, INELIGIBLE, UNDETERMINED = Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED
YES_NO_UNKNOWN = (True, False, None)

LISTED = Family(in_data=True, members=[Person()])
"""A family of which only that it is in the data is known."""
LISTING = (
    pytest.param({"in_data": True}, True, ELIGIBLE, id="terdata-ketat"),
    pytest.param({"in_data": False}, False, INELIGIBLE, id="tidak-terdata"),
    pytest.param({"in_data": None}, False, ELIGIBLE, id="dianggap-terdata"),
    pytest.param({"in_data": None}, True, UNDETERMINED, id="tanpa-anggapan"),
    pytest.param({"members": []}, False, ELIGIBLE, id="anggota-tidak-dilihat"),
)
"""Facts, whether without presumptions, and the outcome, where being in the data is the only condition."""


def decide(
    programme: Programme,
    family: Family,
    day: date,
    readings: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
) -> Decision:
    """Decide one family by one programme on a day; every engine must say the same."""
    book = Rulebook(as_of=day, programmes=(programme,), readings=readings or {})
    decision = book.decide(family, programme.code, strict=strict)
    seer = Interpreter(family, today=day, numbers=decision.plan.numbers, strict=strict)
    assert decision.verdicts == tuple(seer.truth(rule, None) for rule in decision.plan.rules)
    return decision


def outside(programme: Programme, day: date, named: str) -> bool:
    """Whether a programme does not hold on a day, and says on which days it does."""
    with pytest.raises(NotInForce, match=named):
        decide(programme, LISTED, day)
    return not programme.in_force(day)


def member(age: int, day: date, **facts: object) -> Person:
    """A member of that age on the day, with the facts named."""
    return Person(birth_date=born(age, day), **facts)  # type: ignore[arg-type]  # facts by their names


def but(family: Family, **facts: object) -> Family:
    """The same family with some of its facts changed."""
    return evolve(family, **facts)  # type: ignore[arg-type]  # facts by their names


def bounds(decision: Decision) -> tuple[int, int | None]:
    """Low and high of the amount."""
    assert decision.amount is not None
    return decision.amount.low, decision.amount.high


def unmet(decision: Decision) -> list[str]:
    """Codes of the criteria that fail."""
    return [c.code for c in decision.criteria if c.verdict.value == "unmet"]


def asked(decision: Decision) -> list[str]:
    """Names of the facts to find out."""
    return [question.fact for question in decision.missing]


def kleene(*parts: bool | None) -> Outcome:
    """What several conditions that must all hold come to."""
    if False in parts:
        return INELIGIBLE
    return UNDETERMINED if None in parts else ELIGIBLE


def some(*parts: bool | None) -> bool | None:
    """What several conditions come to of which one is enough."""
    if True in parts:
        return True
    return None if None in parts else False


def value(programme: Programme, name: str, day: date, readings: Mapping[str, str] | None = None) -> object:
    """A number of the programme's own table in force on a day."""
    book = Rulebook(as_of=day, programmes=(programme,), readings=readings or {})
    return book.programme(programme.code).books[0].at(name, day).value


def whole(programme: Programme, name: str, day: date) -> int:
    """A whole number of the programme's own table in force on a day."""
    found = value(programme, name, day)
    assert isinstance(found, int)
    return found


def researched(code: str) -> list[object]:
    """The rows of the fact base about one programme, as cases."""
    return [pytest.param(r, id=f"{r['parameter']}-{r['since']}-{r['value']}") for r in ROWS if r["programme"] == code]


def derived(name: str, value: object, since: str, until: str = "", confidence: str = "high") -> object:
    """A number that is not a row of the fact base: worked out from it, or found in its prose."""
    row = {"parameter": name, "value": str(value), "since": since, "until": until, "confidence": confidence}
    return pytest.param(row, id=f"{name}-{since}-{value}")


def stands(programme: Programme, row: Mapping[str, str]) -> bool:
    """Whether a row of the fact base stands in the table, adopted or as a reading."""
    wanted = (
        row["value"],
        date.fromisoformat(row["since"]),
        date.fromisoformat(row["until"]) if row["until"] else None,
        Confidence(row["confidence"]),
    )
    return any(
        wanted == (str(dated.value), dated.since, dated.until, dated.citation.confidence)
        for dated in _values(programme, row["parameter"])
    )


def _values(programme: Programme, name: str) -> Iterator[DatedValue]:
    book = programme.books[0]
    yield from book[name].values
    for reading in book.readings:
        yield from (o.dated for o in reading.overrides if o.parameter == name)


def well_told(decision: Decision) -> bool:
    """Whether every criterion names its basis and the words are whole in both languages."""
    assert all(c.citations for c in decision.criteria), [c.code for c in decision.criteria if not c.citations]
    for language in ("id", "en"):
        text = decision.explain(language)
        assert "{" not in text
        assert decision.programme in text
    book = decision.book
    assert Rulebook.from_json(book.to_json()) == book
    record = decision.to_dict()
    again: object = json.loads(json.dumps(record, allow_nan=False))
    return again == record
