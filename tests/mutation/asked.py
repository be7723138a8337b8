"""What each test asked the rule book, and what it was told: a mutant that answers all of it alike needs no run.

Running a test costs milliseconds, deciding about a family microseconds. So a test is run against a mutated rule only
where at least one of the decisions that it rests on comes out otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from attrs import define, field, frozen

from pskslib import Family, Rulebook
from pskslib.errors import NotInForce
from pskslib.law import ParameterBook
from pskslib.law.dates import day_key
from pskslib.rules import Combinations, Programme
from pskslib.rules import rulebook as rulebook_module
from pskslib.rules.plan import Plan
from pskslib.rules.programme import Edition

MOST: Final = 400  # questions kept of one test: a search asks thousands, a worked case a few
TABLES: Final = "tables"
PAIRS: Final = "combinations"
LIST: Final = "list"

Told = tuple[Any, ...]


@frozen(kw_only=True)
class Question:
    """One decision, or whether a programme is in force, with the answer that the rule gave."""

    code: str
    day: date
    readings: tuple[tuple[str, str], ...] = ()
    strict: bool = False
    family: Family | None = field(default=None, eq=False, repr=False)
    place: int | None = None
    told: Told


@define(kw_only=True)
class Listener:
    """Notes what the running test asks."""

    looked_at: set[str] = field(factory=set)
    questions: list[Question] = field(factory=list)

    def begin(self) -> None:
        """Forget the test before."""
        self.looked_at = set()
        self.questions = []

    def listen(self) -> None:
        """From now on, for good: this process only runs tests."""
        self._wrap(Rulebook, "decide_table", lambda args, told: self.looked_at.add(TABLES))
        self._wrap(Rulebook, "_made", self._decision)
        self._wrap(rulebook_module, "make_plan", lambda args, told: self._programme(args[0]))
        self._wrap(Programme, "edition", self._force)
        self._wrap(Programme, "in_force", self._force)
        for name in ("about", "between"):
            self._wrap(Combinations, name, lambda args, told: self.looked_at.add(PAIRS))
        for name in ("at", "__getitem__", "with_reading"):
            self._wrap(ParameterBook, name, lambda args, told: self.looked_at.add(args[0].code))

    def _wrap(self, owner: object, name: str, note: Callable[[tuple[Any, ...], object], None]) -> None:
        inner = getattr(owner, name)

        def outer(*args: Any, **named: Any) -> object:
            try:
                told = inner(*args, **named)
            except NotInForce as error:
                note(args, error)
                raise
            note(args, told)
            return told

        setattr(owner, name, outer)

    def _programme(self, programme: Programme) -> None:
        self.looked_at.add(programme.code)
        self.looked_at.update(book.code for book in programme.books)

    def _force(self, args: tuple[Any, ...], told: object) -> None:
        programme, day = args
        self._programme(programme)
        self._keep(Question(code=programme.code, day=day, told=in_force(programme, day)))

    def _decision(self, args: tuple[Any, ...], told: object) -> None:
        book, plan, family, place, strict, answer = args
        self._programme(plan.programme)
        tables = {table.code for table in plan.programme.books}
        readings = tuple(sorted((k, v) for k, v in book.readings.items() if k.partition(".")[0] in tables))
        self._keep(
            Question(
                code=plan.programme.code,
                day=plan.as_of,
                readings=readings,
                strict=strict,
                family=family,
                place=place,
                told=(plan.codes, *answer),
            )
        )

    def _keep(self, question: Question) -> None:
        if len(self.questions) < MOST:
            self.questions.append(question)


def in_force(programme: Programme, day: date) -> Told:
    """The edition of a day as a test sees it, or the words that there is none."""
    newest = _newest(programme.editions, day)
    if newest is not None and newest.holds(day):
        return (newest.since, newest.until)
    return programme.spans


def _newest(editions: tuple[Edition, ...], day: date) -> Edition | None:
    begun = [found for found in editions if found.since <= day]
    return begun[-1] if begun else None


@define(kw_only=True)
class Asker:
    """Asks a mutated programme again what the tests have asked.

    Attributes:
        programme: With the slip in it.
        before: The editions as they were; one that is still the same object answers as before.
    """

    programme: Programme
    before: tuple[Edition, ...]
    _plans: dict[tuple[object, ...], Plan | None] = field(factory=dict)
    _on: dict[tuple[object, ...], Plan | None] = field(factory=dict)

    def differs(self, questions: Iterable[Question]) -> bool:
        """Whether some answer is another one now."""
        code = self.programme.code
        return any(self._told(q) != q.told for q in questions if q.code == code and self._is_new(q.day))

    def _is_new(self, day: date) -> bool:
        return _newest(self.programme.editions, day) is not _newest(self.before, day)

    def _told(self, question: Question) -> Told:
        if question.family is None:
            return in_force(self.programme, question.day)
        asked = (question.day, question.readings)
        if asked not in self._on:
            self._on[asked] = self._plan(question)
        plan = self._on[asked]
        if plan is None:
            return ()
        evaluate = plan.evaluator(question.family, strict=question.strict)
        member = None if question.place is None else question.family.members[question.place]
        return (plan.codes, *evaluate(question.family, member, *day_key(question.day), question.day))

    def _plan(self, question: Question) -> Plan | None:
        """What holds on the day; days with the same edition and numbers share it, since it is dear to make."""
        day = question.day
        book = Rulebook(as_of=day, programmes=(self.programme,), readings=dict(question.readings))
        programme = book.programme(self.programme.code)
        if not programme.in_force(day):
            return None
        numbers = tuple(
            next((v.value for v in reversed(p.values) if v.holds(day)), None)
            for b in programme.books
            for p in b.parameters.values()
        )
        key = (question.readings, programme.edition(day).since, numbers)
        if key not in self._plans:
            try:
                self._plans[key] = book.plan(self.programme.code)
            except NotInForce:
                self._plans[key] = None
        return self._plans[key]
