"""Months: read as ``2026-03``, written in words, and which of them are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from pskslib.errors import UnknownName
from pskslib.law.dates import format_date
from pskslib.reports.text import Text

_LENGTH: Final = len("2026-03")
_YEAR: Final = 12


def parse_month(written: str) -> str:
    """Read a month.

    Raises:
        UnknownName: It is none.

    Example:
        >>> parse_month(" 2026-03 ")
        '2026-03'
    """
    text = written.strip()
    try:
        if len(text) != _LENGTH:
            raise ValueError
        return date.fromisoformat(f"{text}-01").strftime("%Y-%m")
    except ValueError:
        raise UnknownName(f"bulan {text[:12]!r} tidak terbaca; tulis seperti 2026-03") from None


def first_day(month: str) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month}-01")


def next_month(month: str) -> str:
    """Return the month after.

    Example:
        >>> next_month("2026-12")
        '2027-01'
    """
    return (first_day(month) + timedelta(days=31)).strftime("%Y-%m")


def last_day(month: str) -> date:
    """Return the last day of a month.

    Example:
        >>> last_day("2028-02").isoformat()
        '2028-02-29'
    """
    return first_day(next_month(month)) - timedelta(days=1)


def months_of(year: int) -> tuple[str, ...]:
    """Return the twelve months of a year."""
    return tuple(f"{year}-{number:02}" for number in range(1, _YEAR + 1))


def in_words(month: str) -> Text:
    """Write a month.

    Example:
        >>> in_words("2026-03")
        Text(id='Maret 2026', en='March 2026')
    """
    day = first_day(month)
    return Text(*(format_date(day, language).partition(" ")[2] for language in ("id", "en")))


def short(month: str) -> Text:
    """Return the first three letters of a month, for a heading.

    Example:
        >>> short("2026-08").id, short("2026-08").en
        ('Agu', 'Aug')
    """
    words = in_words(month)
    return Text(words.id[:3], words.en[:3])


def column_of(month: str, months: Sequence[str]) -> str:
    """Return the key of a column for a month: its number, with the year where there are several."""
    years = {m[:4] for m in months}
    return f"bulan_{month[5:]}" if len(years) == 1 else f"bulan_{month.replace('-', '_')}"
