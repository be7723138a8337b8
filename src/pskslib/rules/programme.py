"""Criteria, editions and programmes: a regulation as data.

Everything is checked when it is built; a mistake names the file and the criterion.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import NotInForce, RuleError
from pskslib.law import Citation, ParameterBook
from pskslib.law.dates import format_date
from pskslib.rules.checking import RUPIAH, TRUTH, Checker
from pskslib.rules.expressions import Expr, Numbers, node_of
from pskslib.rules.nodes import Node


class Unit(enum.Enum):
    """Whom a programme decides about."""

    FAMILY = "keluarga"
    PERSON = "orang"


class BenefitKind(enum.Enum):
    """What is given."""

    CASH = "uang"
    IN_KIND = "barang"
    SERVICE = "layanan"
    PREMIUM = "iuran"
    NONE = "tidak ada"


@frozen(kw_only=True)
class Benefit:
    """What a programme gives, how often and to whom (words for readers; amounts stand in editions)."""

    kind: BenefitKind
    unit: str
    period: str
    recipient: str


@frozen(kw_only=True)
class Criterion:
    """One condition of a programme.

    Attributes:
        code: Short unique name within the programme, e.g. ``"DESIL"``.
        text: The condition in Bahasa Indonesia; ``{name}`` is filled with the number in force.
        text_en: The same in English.
        when: The rule tree; true means met.
        says: Where it is written, when that is not the citation of its numbers.
        excludes: For a common exclusion, what it looks for (all that are not found are told in one
            sentence); None for an ordinary criterion.
        excludes_en: The same in English.
        advice: What the family can do when it is not met, in Bahasa Indonesia.
        advice_en: The same in English.
        origin: File and line where it was built (not part of its value).
    """

    code: str
    text: str
    text_en: str
    when: Node
    says: tuple[Citation, ...] = ()
    excludes: str | None = None
    excludes_en: str | None = None
    advice: str | None = None
    advice_en: str | None = None
    origin: str = field(default="", eq=False)


def criterion(
    code: str,
    text: str,
    *,
    en: str,
    when: Expr,
    says: Citation | Iterable[Citation] = (),
    excludes: str | None = None,
    excludes_en: str | None = None,
    advice: str | None = None,
    advice_en: str | None = None,
) -> Criterion:
    """Build a criterion; see :class:`Criterion` for the arguments.

    Raises:
        RuleError: Unknown fact, wrong type or nonsense comparison; the message names the file and
            the criterion. (Numbers are checked with the programme, which brings their tables.)
    """
    origin = _caller()
    node = node_of(when)
    checker = Checker(None)
    checker.check(node, TRUTH, "syarat", member=True)
    if checker.faults:
        raise RuleError(_told(origin, f"kriteria {code}", checker.faults))
    return Criterion(
        code=code,
        text=text,
        text_en=en,
        when=node,
        says=(says,) if isinstance(says, Citation) else tuple(says),
        excludes=excludes,
        excludes_en=excludes_en or excludes,
        advice=advice,
        advice_en=advice_en,
        origin=origin,
    )


@frozen(kw_only=True)
class Edition:
    """The criteria and amount of a programme from ``since`` to the next edition or ``until``.

    Attributes:
        since: First day.
        until: Last day, or None.
        criteria: All of them must be met, in this order.
        amount: Rupiah a year (or the single sum of a one-off), or None for what is not cash.
        note: What is special or unsure about the edition, in Bahasa Indonesia.
        gap: Why nothing holds after ``until`` although a later edition exists.
    """

    since: date
    until: date | None = None
    criteria: tuple[Criterion, ...]
    amount: Node | None = None
    note: str | None = None
    gap: str | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the edition is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


def edition(
    since: date,
    *,
    requires: Iterable[Criterion],
    amount: Expr | None = None,
    until: date | None = None,
    note: str | None = None,
    gap: str | None = None,
) -> Edition:
    """Build an edition; see :class:`Edition` for the arguments."""
    return Edition(
        since=since,
        until=until,
        criteria=tuple(requires),
        amount=None if amount is None else node_of(amount),
        note=note,
        gap=gap,
    )


@frozen(kw_only=True)
class Programme:
    """A programme with all its editions and dated numbers.

    Attributes:
        code: Short name, e.g. ``"PKH"``.
        name: Full name in Bahasa Indonesia.
        name_en: In English.
        unit: Whom it decides about.
        benefit: What it gives.
        books: Parameter tables of its rules.
        editions: In order of ``since``.
        quota: Whether places are limited (being eligible is then not being enrolled).
        origin: File where it was built (not part of its value).
    """

    code: str
    name: str
    name_en: str
    unit: Unit
    benefit: Benefit
    books: tuple[ParameterBook, ...]
    editions: tuple[Edition, ...]
    quota: bool = False
    origin: str = field(default="", eq=False)

    def edition(self, day: date) -> Edition:
        """Return the edition in force on ``day``.

        Raises:
            NotInForce: None is; the message names the spans that there are.
        """
        found = self._newest(day)
        if found is not None and found.holds(day):
            return found
        raise NotInForce(f"{self.code} tidak berlaku pada {format_date(day)}; berlaku {', '.join(self.spans)}")

    def in_force(self, day: date) -> bool:
        """Tell whether some edition holds on ``day``."""
        found = self._newest(day)
        return found is not None and found.holds(day)

    def _newest(self, day: date) -> Edition | None:
        """The newest edition that has begun: it replaces the earlier ones, also after its own end."""
        begun = [found for found in self.editions if found.since <= day]
        return begun[-1] if begun else None

    @property
    def spans(self) -> tuple[str, ...]:
        """The days of each edition, in words."""
        spans = []
        for now, after in zip(self.editions, (*self.editions[1:], None), strict=True):
            last = now.until or (after.since - timedelta(days=1) if after else None)
            spans.append(f"{now.since.isoformat()} s.d. {last.isoformat() if last else 'sekarang'}")
        return tuple(spans)

    def with_books(self, books: Iterable[ParameterBook]) -> Programme:
        """Return a copy with other parameter tables (readings switched on)."""
        return evolve(self, books=tuple(books))


def programme(
    code: str,
    name: str,
    *,
    en: str,
    unit: Unit = Unit.FAMILY,
    benefit: Benefit,
    numbers: Iterable[Numbers | ParameterBook],
    editions: Iterable[Edition],
    quota: bool = False,
) -> Programme:
    """Build and check a programme; see :class:`Programme` for the arguments.

    Raises:
        RuleError: Any criterion, amount or edition is wrong; all faults are told, each with the
            file and the criterion.
    """
    made = Programme(
        code=code,
        name=name,
        name_en=en,
        unit=unit,
        benefit=benefit,
        books=tuple(n.book if isinstance(n, Numbers) else n for n in numbers),
        editions=tuple(editions),
        quota=quota,
        origin=_caller(),
    )
    check_programme(made)
    return made


def check_programme(made: Programme) -> None:
    """Check every edition of a programme.

    Raises:
        RuleError: With all faults, one a line.
    """
    told: list[str] = []
    books = {book.code: book for book in made.books}
    told += [_told(made.origin, made.code, [fault]) for fault in _edition_faults(made)]
    for chosen in made.editions:
        codes = [c.code for c in chosen.criteria]
        for part in chosen.criteria:
            checker = Checker(books)
            checker.check(part.when, TRUTH, "syarat", member=made.unit is Unit.PERSON)
            if codes.count(part.code) > 1:
                checker.faults.append("kode kriteria dipakai dua kali dalam satu edisi")
            if checker.faults:
                told.append(_told(part.origin or made.origin, f"{made.code} kriteria {part.code}", checker.faults))
        if chosen.amount is not None:
            checker = Checker(books)
            checker.check(chosen.amount, RUPIAH, "besaran", member=made.unit is Unit.PERSON)
            if checker.faults:
                told.append(_told(made.origin, f"{made.code} besaran sejak {chosen.since}", checker.faults))
    if told:
        raise RuleError("\n".join(dict.fromkeys(told)))


def _edition_faults(made: Programme) -> list[str]:
    if not made.editions:
        return ["tidak punya edisi"]
    faults = []
    for before, after in zip(made.editions, made.editions[1:], strict=False):
        if after.since <= before.since or (before.until is not None and before.until >= after.since):
            faults.append(f"edisi {after.since} tumpang tindih atau tidak berurut sesudah {before.since}")
        elif before.until is not None and before.until + timedelta(days=1) < after.since and not before.gap:
            faults.append(
                f"ada celah sesudah edisi {before.since} (berakhir {before.until}); "
                "bila memang kosong, tulis gap='alasan'"
            )
    return faults


_HERE: Final = __file__


def _caller() -> str:
    """File and line of the rule author's code, for messages only."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename == _HERE:
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


def _told(origin: str, what: str, faults: Iterable[str]) -> str:
    return f"{origin}: {what}: {'; '.join(faults)}"
