"""Repairs that a caller may allow, and forms of dates that a layout declares. Nothing is repaired that was not allowed.

A repair reads one text in the one way that its rule says, and every use of it is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from attrs import field, frozen

from pskslib.errors import IntakeError
from pskslib.intake.cells import Fault, clean, read_fact
from pskslib.population import Field, Kind

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_NAMED: Final = re.compile(r"([0-9]{1,2})[ -]+([A-Za-z]{3,9})\.?[ -]+([0-9]{4})")
_POINTS: Final = re.compile(r"(?:rp\.? ?)?([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,-|,00)?", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r" 0?0:00(?::00(?:\.0+)?)?")
_MONTHS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar maret mrt march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agust agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov nop november nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for word in words.split()
}


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _apostrophe(text: str) -> str | None:
    return clean(text[1:]) if text[:1] in ("'", "\u2018", "\u2019") and len(text) > 1 else None


def _day_first(text: str) -> str | None:
    found = _DAY_FIRST.fullmatch(_MIDNIGHT.sub("", text))
    return _iso(int(found[4]), int(found[3]), int(found[1])) if found else None


def _named(text: str) -> str | None:
    found = _NAMED.fullmatch(text)
    month = _MONTHS.get(found[2].casefold()) if found else None
    return _iso(int(found[3]), month, int(found[1])) if found and month else None


def _points(text: str) -> str | None:
    found = _POINTS.fullmatch(text)
    return found[1].replace(".", "") if found else None


_RULES: Final[Mapping[str, tuple[frozenset[Kind], Callable[[str], str | None]]]] = {
    "leading-apostrophe": (
        frozenset((Kind.BOOL, Kind.INT, Kind.DECIMAL, Kind.DATE, Kind.CODE, Kind.REGION)),
        _apostrophe,
    ),
    "dd/mm/yyyy": (frozenset((Kind.DATE,)), _day_first),
    "month-name": (frozenset((Kind.DATE,)), _named),
    "thousands": (frozenset((Kind.INT, Kind.DECIMAL)), _points),
}
REPAIRS: Final = tuple(_RULES)
"""Kinds of repair: an apostrophe before a value; a day before the month; a month by its name; points in thousands."""


@frozen(kw_only=True)
class Repair:
    """One cell that was read by a repair.

    Attributes:
        row: Line of the file.
        column: Heading.
        kind: One of :data:`REPAIRS`.
        before: What was written, masked where it identifies somebody.
        after: What it was read as, masked likewise.
    """

    row: int
    column: str
    kind: str
    before: str
    after: str


def checked(repair: Iterable[str]) -> frozenset[str]:
    """Return kinds of repair, or say which do not exist.

    Args:
        repair: Kinds.

    Returns:
        The same as a set.

    Raises:
        IntakeError: One of them is not in :data:`REPAIRS`.

    Example:
        >>> checked(["dd/mm/yyyy"])
        frozenset({'dd/mm/yyyy'})
    """
    kinds = frozenset((repair,) if isinstance(repair, str) else repair)
    if strange := sorted(map(str, kinds - _RULES.keys())):
        raise IntakeError(f"perbaikan {strange[0][:40]!r} tidak ada; pilihan: {', '.join(_RULES)}")
    return kinds


@frozen(kw_only=True)
class Repairer:
    """Repairs of one column.

    Attributes:
        fact: What the column holds.
        allowed: Kinds that the caller allows.
        order: Whether dates with the day first are proven or open; False where one shows that the month is first.
    """

    fact: Field
    allowed: frozenset[str] = field(factory=frozenset)
    order: bool = True

    @classmethod
    def of(cls, fact: Field, texts: Iterable[str], allowed: Iterable[str]) -> Repairer:
        """Look at the texts of a column: one order of day and month holds for all of it."""
        order = True
        if fact.kind is Kind.DATE:
            order = not any(found and int(found[3]) > 12 for found in map(_DAY_FIRST.match, texts))
        return cls(fact=fact, allowed=frozenset(allowed), order=order)

    def mend(self, text: str) -> tuple[str, str] | None:
        """Return kind and result of the repair that makes a text readable, if it is allowed."""
        return next((found for found in self.possible(text) if found[0] in self.allowed), None)

    def possible(self, text: str) -> Iterable[tuple[str, str]]:
        """Find every repair that makes a text readable."""
        for kind, (kinds, rule) in _RULES.items():
            if self.fact.kind not in kinds or (kind == "dd/mm/yyyy" and not self.order):
                continue
            better = rule(text)
            if better is not None and self.fact.kind is not Kind.TEXT and _reads(self.fact, better):
                yield kind, better

    def advised(self, text: str, fault: Fault) -> Fault:
        """Add to the advice of a fault which repair would make the text readable."""
        kind = next((kind for kind, _ in self.possible(text)), None)
        if kind is None:
            return fault
        return Fault(fault.kind, fault.message, f'{fault.advice} Atau izinkan perbaikan "{kind}".')


def _reads(fact: Field, text: str) -> bool:
    try:
        read_fact(fact, text)
    except Fault:
        return False
    return True


@frozen(kw_only=True)
class Declared:
    """Forms of dates that a layout declares."""

    forms: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, dates: Iterable[str]) -> Declared | None:
        """Return the forms beside ``%Y-%m-%d``, or None where there are none."""
        forms = tuple(form for form in dates if form != "%Y-%m-%d")
        return cls(forms=tuple((form, _shape(form)) for form in forms)) if forms else None

    def iso(self, text: str) -> str | None:
        """Read a date in a declared form; a time of midnight behind it is no part of it."""
        text = _MIDNIGHT.sub("", text)
        for form, shape in self.forms:
            if re.fullmatch(shape, text):
                try:
                    return datetime.strptime(text, form).date().isoformat()
                except ValueError:
                    continue
        return None


def _shape(form: str) -> str:
    """Return the digits that a form asks for: ``strptime`` also reads other digits and blanks."""
    pattern = re.escape(form).replace(r"\-", "-")
    for part, digits in (("%Y", "[0-9]{4}"), ("%m", "[0-9]{1,2}"), ("%d", "[0-9]{1,2}")):
        pattern = pattern.replace(part, digits)
    return pattern
