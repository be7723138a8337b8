"""Asking one programme: a base that meets every criterion, what is changed in it, and the answer in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import field, frozen

from pskslib import Decision, Family, Outcome, Person, Rulebook
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.rules import Programme, Unit
from tests.rules.families import born

Changes = Mapping[str, object]


@frozen(kw_only=True)
class Asker:
    """A programme, a day, and facts of a person and family that meet it.

    Attributes:
        programme: What is asked.
        day: When, unless said otherwise.
        meets: Facts by name; ``age`` stands for a birth date. Names of family facts go to the family.
        others: Further members.
    """

    programme: Programme
    day: date
    meets: Changes
    others: Sequence[Changes] = field(factory=tuple)

    def ask(
        self,
        changes: Changes | None = None,
        *,
        day: date | None = None,
        others: Sequence[Changes] | None = None,
        strict: bool = False,
        **readings: str,
    ) -> Decision:
        """Decide about the base with some facts changed (None: unknown); readings as ``PBI_JK__desil="1-4"``."""
        on = day or self.day
        facts = {**self.meets, **(changes or {})}
        home = {name: value for name, value in facts.items() if name in FAMILY_FIELDS}
        own = {name: value for name, value in facts.items() if name not in FAMILY_FIELDS}
        members = [_person(own, on), *(_person(other, on) for other in (self.others if others is None else others))]
        family = Family(members=members, **home)  # type: ignore[arg-type]  # facts by their names
        named = {key.replace("__", ".").replace("_dash_", "-"): name for key, name in readings.items()}
        book = Rulebook(as_of=on, programmes=(self.programme,), readings=named)
        if self.programme.unit is Unit.PERSON:
            return book.decide_members(family, self.programme.code, strict=strict)[0]
        return book.decide(family, self.programme.code, strict=strict)


def _person(facts: Changes, day: date) -> Person:
    known = dict(facts)
    age = known.pop("age", None)
    if isinstance(age, int):
        known["birth_date"] = born(age, day)
    assert set(known) <= set(PERSON_FIELDS), set(known) - set(PERSON_FIELDS)
    return Person(**known)  # type: ignore[arg-type]  # facts by their names


def said(decision: Decision) -> str:
    """The answer in one line: ``eligible 450000``, ``ineligible USIA``, ``undetermined DESIL 0..450000``."""
    wanted = {Outcome.INELIGIBLE: "unmet", Outcome.UNDETERMINED: "unknown"}.get(decision.outcome)
    codes = [c.code for c in decision.criteria if c.verdict.value == wanted]
    money = ""
    if decision.amount is not None and decision.outcome is not Outcome.INELIGIBLE:
        low, high = decision.amount.low, decision.amount.high
        money = str(low) if low == high else f"{low}..{'' if high is None else high}"
    return " ".join(filter(None, (decision.outcome.value, ",".join(codes), money)))


def asked(decision: Decision) -> list[str]:
    """Names of the facts that are still to be found out."""
    return [question.fact for question in decision.missing]
