"""What is paid when: the calendar's sums for a family that has been decided about.

The calendar is data (``[[calendar]]`` in a programme's TOML, :mod:`pskslib.law.schedule`). Every payment is
decided anew on its own day, with the same facts: a rate or an edition that changes in mid-year is right for
each month, and a child that turns six drops out with the next stage.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from pskslib.errors import NoCalendar
from pskslib.law import Citation, Instalment, Schedule, Span
from pskslib.population import Family, Person
from pskslib.rules.decision import Decision, Outcome, Range
from pskslib.rules.interpret import Interpreter
from pskslib.rules.programme import BenefitKind, Programme

if TYPE_CHECKING:
    from pskslib.rules.rulebook import Rulebook


@frozen(kw_only=True)
class Payment:
    """One payment that a calendar foresees for one subject.

    Being eligible is not being enrolled: it is what would be paid, not what was.

    Attributes:
        label: What it is called, in Bahasa Indonesia, e.g. ``"tahap 1, Januari 2026-Maret 2026"``.
        label_en: The same in English.
        since: First day of the months that it is for.
        until: Last day of them.
        due: First day of the month in which it is paid; None where no source says.
        day: The day on which it counts as paid; a payment belongs to the period that this day lies in.
        decided_on: The day whose rules and rates hold for it.
        outcome: What is decided on that day.
        amount: Whole rupiah; ``0..0`` where the subject is not eligible on the day.
        extra: Comes on top of the yearly amount of a decision.
        citation: Where the calendar is written.
    """

    label: str
    label_en: str
    since: date
    until: date
    due: date | None
    day: date
    decided_on: date
    outcome: Outcome
    amount: Range
    extra: bool
    citation: Citation


def payable(book: Rulebook, decision: Decision, period: Span) -> tuple[Payment, ...]:
    """Return the payments that fall in a period; see :meth:`Rulebook.payable`."""
    programme = book.programme(decision.programme)
    lines = calendar_of(programme)
    found = [
        _payment(again, line, instalment)
        for line in lines
        for instalment in line.instalments(period, decision.plan.as_of)
        if (again := _again(book, decision, programme, instalment)) is not None
    ]
    return tuple(sorted(found, key=lambda payment: (payment.day, payment.since)))


def calendar_of(programme: Programme) -> tuple[Schedule, ...]:
    """Return the payment calendar of a programme.

    Raises:
        NoCalendar: It pays no cash, or no source tells when it pays.
    """
    if all(edition.amount is None for edition in programme.editions):
        kind = programme.benefit.kind
        why = "besarannya belum dapat dihitung" if kind is BenefitKind.CASH else f"yang diberikan: {kind.value}"
        raise NoCalendar(f"tidak ada pembayaran uang {programme.code} yang dapat dijadwalkan; {why}")
    lines = [line for table in programme.books if table.code == programme.code for line in table.calendar]
    if not lines:
        raise NoCalendar(
            f"kalender pembayaran {programme.code} belum ada; tulis [[calendar]] dalam berkas TOML "
            f'dengan code = "{programme.code}" bila sumbernya ditemukan'
        )
    return tuple(lines)


def total(payments: Iterable[Payment]) -> Range:
    """Add payments up.

    >>> total(())
    Range(low=0, high=0)
    """
    amounts = [payment.amount for payment in payments]
    highs = [amount.high for amount in amounts if amount.high is not None]
    return Range(sum(amount.low for amount in amounts), sum(highs) if len(highs) == len(amounts) else None)


def _again(book: Rulebook, decision: Decision, programme: Programme, instalment: Instalment) -> Decision | None:
    """The same subject on the day of a payment; None where nothing is paid by the programme at all."""
    day = instalment.decided_on
    if not programme.in_force(day):
        return None
    then, family = book._on(day), _family_then(decision, day)
    if decision.place is None:
        found = then.decide(family, decision.programme, strict=decision.strict)
    else:
        found = then.decide_members(family, decision.programme, strict=decision.strict)[decision.place]
    return None if found.amount is None else found


def _family_then(decision: Decision, day: date) -> Family:
    """The family on a day before that of the decision: some members may not have been born, or not dead, yet.

    A hint of death says to every rule what is meant: perhaps this member does not count on the day.
    """
    members = decision.family.members
    if day >= decision.plan.as_of or not any(_perhaps(member, day) for member in members):
        return decision.family
    changed = [
        evolve(member, deceased=None, death_date=None, death_hint=True) if _perhaps(member, day) else member
        for member in members
    ]
    return evolve(decision.family, members=changed)


def _perhaps(member: Person, day: date) -> bool:
    if member.death_date is not None:
        return member.birth_date is None and member.death_date > day
    return member.birth_date is None or member.deceased is True


def _payment(decision: Decision, line: Schedule, instalment: Instalment) -> Payment:
    outcome = _outcome(decision)
    low, high = (0, 0) if outcome is Outcome.INELIGIBLE else _sum(decision, line, instalment)
    return Payment(
        label=line.words(instalment, "id"),
        label_en=line.words(instalment, "en"),
        since=instalment.since,
        until=instalment.until,
        due=instalment.due,
        day=instalment.day,
        decided_on=instalment.decided_on,
        outcome=outcome,
        amount=Range(low if outcome is Outcome.ELIGIBLE else 0, high),
        extra=line.extra,
        citation=line.citation,
    )


def _sum(decision: Decision, line: Schedule, instalment: Instalment) -> tuple[int, int | None]:
    if line.parameter is None:
        assert decision.amount is not None
        return line.bounds(decision.amount.low, decision.amount.high, instalment)
    for table in decision.plan.programme.books:
        if table.code == decision.programme:
            value = table.at(line.parameter, decision.plan.as_of).value
            assert isinstance(value, int)
            return value, value
    raise AssertionError(line.parameter)


def _outcome(decision: Decision) -> Outcome:
    """What was decided; a person who is not born yet or dead on the day gets nothing, whatever the criteria say."""
    if decision.place is None:
        return decision.outcome
    seer = Interpreter(
        decision.family, today=decision.plan.as_of, numbers=decision.plan.numbers, strict=decision.strict
    )
    there = seer.present(decision.place)
    if there is False:
        return Outcome.INELIGIBLE
    return Outcome.UNDETERMINED if there is None and decision.outcome is Outcome.ELIGIBLE else decision.outcome
