"""The rule book: programmes, a day, and the readings chosen where sources differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Literal, TypeVar, overload

from attrs import evolve, field, frozen

from pskslib.errors import NotInForce, RuleError, UnknownName
from pskslib.law import ParameterBook, Span
from pskslib.population import Family
from pskslib.rules.combination import Combinations
from pskslib.rules.conflicts import Watch, watches
from pskslib.rules.decision import Answer, Decision, Outcome, Range
from pskslib.rules.digest import digest
from pskslib.rules.payable import Payment, payable
from pskslib.rules.plan import Plan, make_plan
from pskslib.rules.programme import Programme, check_programme
from pskslib.rules.serial import FORMAT, canonical, from_plain, to_plain

FrameT = TypeVar("FrameT")
Engine = Literal["auto", "frame", "numpy"]


@frozen(kw_only=True)
class Rulebook:
    """Programmes as they stand on a day.

    Attributes:
        as_of: The day.
        programmes: All of them, with all their editions.
        readings: Alternatives switched on, e.g. ``{"SEMBAKO.desil": "1-4"}``.
        combinations: Which kinds of aid go together.

    Raises:
        UnknownName: A reading does not exist; the message lists those there are.
        RuleError: A programme code is used twice.
    """

    as_of: date
    programmes: tuple[Programme, ...]
    readings: Mapping[str, str] = field(factory=dict)
    combinations: Combinations = field(factory=Combinations)
    _plans: dict[str, Plan] = field(factory=dict, eq=False, repr=False, init=False)
    _watched: dict[str, tuple[Watch, ...]] = field(factory=dict, eq=False, repr=False, init=False)
    _days: dict[date, Rulebook] = field(factory=dict, eq=False, repr=False, init=False)

    def __attrs_post_init__(self) -> None:
        codes = [p.code for p in self.programmes]
        for code in codes:
            if codes.count(code) > 1:
                raise RuleError(f"program {code} ada dua kali dalam buku aturan")
        self._check_readings()

    # --- asking ------------------------------------------------------------------------------

    @overload
    def decide(self, family: Family, *, strict: bool = False) -> tuple[Decision, ...]: ...
    @overload
    def decide(self, family: Family, programme: str, *, strict: bool = False) -> Decision: ...
    def decide(
        self, family: Family, programme: str | None = None, *, strict: bool = False
    ) -> Decision | tuple[Decision, ...]:
        """Decide about one family.

        Args:
            family: The family.
            programme: Code of a programme; without it, every programme in force on the day.
            strict: Leave presumptions off: what nobody has checked is then unknown.

        Returns:
            One decision for a family programme; a tuple for all programmes. (For a programme about
            persons see :meth:`decide_members`.)

        Raises:
            NotInForce: The named programme does not hold on the day.
            UnknownName: There is no such programme.
            RuleError: The named programme decides about persons.
        """
        if programme is None:
            return tuple(d for plan in self.in_force for d in self._all(plan, family, strict))
        plan = self._plans.get(programme) or self.plan(programme)
        if plan.by_person:
            raise RuleError(f"{programme} memutuskan per orang; pakai decide_members(family, {programme!r})")
        answer = plan.evaluator(family, strict=strict)(family, None, plan.year, plan.key, plan.as_of)
        return self._made(plan, family, None, strict, answer)

    def decide_members(self, family: Family, programme: str, *, strict: bool = False) -> tuple[Decision, ...]:
        """Decide about every member of a family, for a programme about persons."""
        plan = self.plan(programme)
        if not plan.by_person:
            raise RuleError(f"{programme} memutuskan per keluarga; pakai decide(family, {programme!r})")
        return self._all(plan, family, strict)

    def decide_table(
        self,
        persons: FrameT,
        families: FrameT,
        programmes: str | Sequence[str] | None = None,
        *,
        strict: bool = False,
        brief: bool = False,
        detail: bool = False,
        missing: bool = False,
        engine: Engine = "auto",
    ) -> FrameT:
        """Decide every family of two tables, with the meaning of :meth:`decide`.

        Args:
            persons: One row a person: ``no_kk``, ``id_orang``, ``nik`` and the facts by their column names,
                as truth values, dates, whole numbers and codes. A Polars frame (eager or lazy), a DuckDB
                relation, a PyArrow table, a pandas frame or a PySpark frame.
            families: One row a family: ``no_kk`` and its facts; a column ``masalah`` is passed on. The same
                kind of frame.
            programmes: Code or codes of programmes; without them, every programme in force on the day.
            strict: Leave presumptions off.
            brief: Only outcome and amount: quicker.
            detail: A column a criterion too: ``met``, ``unmet`` or ``unknown``.
            missing: A column too with the facts that may still change the answer, joined by ``;``.
            engine: ``"frame"`` for dataframe expressions, ``"numpy"`` for arrays, ``"auto"`` to choose.

        Returns:
            The same kind of frame (lazy stays lazy), one row a subject and programme: ``no_kk, id_orang, nik,
            programme, outcome, amount_low, amount_high, unmet, unknown, presumed, masalah``. ``amount_high``
            is empty where there is no upper bound. Codes are joined by ``;``. The order of rows is that of
            the engine.

        Raises:
            NotInForce: A named programme does not hold on the day, or none does.
            UnknownName: There is no such programme.
            TableError: A key column is missing or columns are of the wrong kind; all are told.
            MissingExtra: Narwhals is not installed.

        Warns:
            TableWarning: Columns that the rules read are not there; they count as unknown.

        >>> import polars as pl
        >>> from pskslib import rulebook
        >>> book = rulebook(as_of=date(2026, 11, 24))
        >>> persons = pl.DataFrame({"no_kk": ["A", "A"], "tanggal_lahir": [date(1990, 1, 1), date(2015, 1, 1)]})
        >>> families = pl.DataFrame({"no_kk": ["A"], "desil": [3]})
        >>> rows = book.decide_table(persons, families, "SEMBAKO")
        >>> rows.select("outcome", "amount_low", "amount_high").rows()
        [('eligible', 2400000, 2400000)]
        """
        from pskslib.rules.table.engine import decide_tables
        from pskslib.rules.table.sheet import Options

        codes = [programmes] if isinstance(programmes, str) else programmes
        plans = self.in_force if codes is None else [self.plan(code) for code in dict.fromkeys(codes)]
        if not plans:
            raise NotInForce(f"tidak ada program yang diminta atau berlaku pada {self.as_of.isoformat()}")
        options = Options(strict=strict, brief=brief, detail=detail, missing=missing)
        return decide_tables(persons, families, plans, options, engine)

    def payable(self, decision: Decision, period: Span) -> tuple[Payment, ...]:
        """Return what the payment calendar foresees in a period: stages, months, additions, single payments.

        Every payment is decided anew on its own day by this book, with the facts, subject and strictness of
        the decision. A payment belongs to the period in which its day lies, so that those of two adjacent
        periods are those of both together.

        Args:
            decision: Tells whom and which programme. A payment of which no source tells the day (once a
                year, once) counts as paid on the day of this decision.
            period: The days, e.g. ``Span.of_year(2021)``.

        Returns:
            Payments in order of their days; of ``0..0`` where the subject is not eligible on the day, of
            ``0..high`` where that is undetermined.

        Raises:
            NoCalendar: The programme pays no cash, or no source tells when it pays.
            UnknownName: The programme is not in this book.

        >>> from pskslib import Family, Person, Span, rulebook
        >>> book = rulebook(as_of=date(2021, 11, 24))
        >>> decision = book.decide(Family(members=[Person(birth_date=date(1980, 1, 1))]), "SEMBAKO")
        >>> for payment in book.payable(decision, Span(date(2021, 6, 1), date(2021, 7, 31))):
        ...     print(payment.label, payment.amount.low)
        bulan Juni 2021 200000
        bulan Juli 2021 200000
        tambahan masa PPKM, Juli 2021 400000
        """
        return payable(self, decision, period)

    def watched(self, plan: Plan) -> tuple[Watch, ...]:
        """Return which aid must not be received along with a programme, worked out once."""
        code = plan.programme.code
        if code not in self._watched:
            self._watched[code] = watches(self.combinations, plan)
        return self._watched[code]

    def _all(self, plan: Plan, family: Family, strict: bool) -> tuple[Decision, ...]:
        evaluate = plan.evaluator(family, strict=strict)
        subjects = enumerate(family.members) if plan.by_person else ((None, None),)
        return tuple(
            self._made(plan, family, place, strict, evaluate(family, member, plan.year, plan.key, plan.as_of))
            for place, member in subjects
        )

    def _made(self, plan: Plan, family: Family, place: int | None, strict: bool, answer: Answer) -> Decision:
        verdicts, low, high = answer
        if False in verdicts:
            outcome, low, high = Outcome.INELIGIBLE, 0, 0
        elif None in verdicts:
            outcome, low = Outcome.UNDETERMINED, 0
        else:
            outcome = Outcome.ELIGIBLE
        amount = None if plan.amount is None else Range(low, high)
        return Decision(self, plan, family, place, strict, verdicts, outcome, amount)

    # --- looking up --------------------------------------------------------------------------

    def programme(self, code: str) -> Programme:
        """Return a programme by code, with the readings of the book.

        Raises:
            UnknownName: There is none; the message offers the nearest.
        """
        for found in self.programmes:
            if found.code == code:
                return found.with_books(self._read(found.books))
        known = [p.code for p in self.programmes]
        near = get_close_matches(code.upper(), known, n=2, cutoff=0.5) or known
        raise UnknownName(f"program {code!r} tidak dikenal; mungkin maksudnya {', '.join(near)}")

    def plan(self, code: str) -> Plan:
        """Return what holds of a programme on the day, worked out once.

        Raises:
            NotInForce: It does not hold on the day; the message names its spans.
        """
        if code not in self._plans:
            self._plans[code] = make_plan(self.programme(code), self.as_of)
        return self._plans[code]

    @property
    def in_force(self) -> tuple[Plan, ...]:
        """Every programme that holds on the day."""
        return tuple(self.plan(p.code) for p in self.programmes if p.in_force(self.as_of))

    def describe(self, code: str, language: str = "id") -> str:
        """Return a programme as text: criteria in words with the limits in force, and citations."""
        from pskslib.rules.describe import describe

        return describe(self.plan(code), language)

    # --- changing ----------------------------------------------------------------------------

    def with_programme(self, local: Programme) -> Rulebook:
        """Return a book with one programme more (a regency's own, in the same language).

        Raises:
            RuleError: The programme is wrong, or its code is taken.
        """
        check_programme(local)
        return evolve(self, programmes=(*self.programmes, local))

    def on(self, as_of: date) -> Rulebook:
        """Return the same book on another day."""
        return evolve(self, as_of=as_of)

    def _on(self, day: date) -> Rulebook:
        """The same, kept: a calendar asks about the same days for every family."""
        if day == self.as_of:
            return self
        if day not in self._days:
            self._days[day] = self.on(day)
        return self._days[day]

    # --- the book as data --------------------------------------------------------------------

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what is in force: it changes when and only when a rule or a number in force does.

        A later regulation does not change it, nor do other words (:mod:`pskslib.rules.digest`).
        """
        programmes = [found.with_books(self._read(found.books)) for found in self.programmes]
        return digest(programmes, self.combinations, self.as_of)

    def to_json(self) -> str:
        """Return the whole book as JSON (:mod:`pskslib.rules.serial`)."""
        return canonical(
            {
                "format": FORMAT,
                "as_of": self.as_of.isoformat(),
                "readings": dict(self.readings),
                "programmes": [to_plain(p) for p in self.programmes],
                "combinations": to_plain(self.combinations),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Rulebook:
        """Read a book that :meth:`to_json` wrote, and check every rule in it.

        Raises:
            RuleError: It is not such a book, or a rule in it is wrong.
        """
        try:
            raw = json.loads(text)
            as_of = date.fromisoformat(raw["as_of"])
            if raw["format"] != FORMAT:
                raise RuleError(f"format {raw['format']!r} tidak dikenal; diharapkan {FORMAT}")
            programmes = from_plain(raw["programmes"])
            readings = {str(k): str(v) for k, v in raw["readings"].items()}
            combinations = from_plain(raw["combinations"]) if "combinations" in raw else Combinations()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if isinstance(error, RuleError):
                raise
            raise RuleError(f"bukan JSON buku aturan ({type(error).__name__}: {error})") from None
        checked = []
        for found in programmes if isinstance(programmes, tuple) else ():
            if not isinstance(found, Programme):
                raise RuleError("programmes harus berisi Programme")
            check_programme(found)
            checked.append(found)
        if not isinstance(combinations, Combinations):
            raise RuleError("combinations harus berisi Combinations")
        return cls(as_of=as_of, programmes=tuple(checked), readings=readings, combinations=combinations)

    # --- readings ----------------------------------------------------------------------------

    def _read(self, books: Iterable[ParameterBook]) -> tuple[ParameterBook, ...]:
        changed = []
        for book in books:
            for key, name in self.readings.items():
                table, _, what = key.partition(".")
                if table == book.code:
                    book = book.with_reading(what, name)
            changed.append(book)
        return tuple(changed)

    def _check_readings(self) -> None:
        books = {book.code: book for p in self.programmes for book in p.books}
        for key in self.readings:
            if key.partition(".")[0] not in books:
                known = sorted(f"{b.code}.{r.key}={r.name}" for b in books.values() for r in b.readings)
                raise UnknownName(f"bacaan {key!r} tidak dikenal; yang ada: {', '.join(known) or 'tidak ada'}")
        for found in self.programmes:
            self._read(found.books)
