"""Cells as people read them, in either language: 1.234,5 and 1,234.5, Rp1.234, 24 November 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final

from pskslib.law.dates import format_date
from pskslib.publishing import wording
from pskslib.publishing.inert import inert
from pskslib.reports import Cell, Column, Hidden, Kind, Ratio
from pskslib.reports.text import Language

_MARKS: Final = {"id": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
_NUMBERS: Final = (Kind.COUNT, Kind.MONEY, Kind.RATIO)


def is_number(column: Column) -> bool:
    """Whether the cells of a column stand to the right."""
    return column.kind in _NUMBERS


def whole(number: int, language: Language) -> str:
    """Write a whole number.

    Example:
        >>> whole(1234567, "id"), whole(-1234, "en"), whole(0, "id")
        ('1.234.567', '-1,234', '0')
    """
    return f"{number:,}".translate(_MARKS[language])


def money(amount: int, language: Language) -> str:
    """Write rupiah.

    Example:
        >>> money(1234567, "id"), money(-1234, "en")
        ('Rp1.234.567', '-Rp1,234')
    """
    return f"{'-' if amount < 0 else ''}Rp{whole(abs(amount), language)}"


def rounded(value: Fraction, decimals: int) -> int:
    """Round half away from zero, exactly, to so many digits after the comma, which is left out of the answer.

    Example:
        >>> rounded(Fraction(1, 8), 2), rounded(Fraction(-1, 8), 2), rounded(Fraction(1, 3), 1)
        (13, -13, 3)
    """
    return _nearest(value.numerator * 10**decimals, value.denominator)


def ratio_digits(cell: Ratio, column: Column) -> int | None:
    """Return a ratio as its column shows it, without the comma; None where there is no value.

    In whole numbers throughout: a column of 100,000 ratios is rounded in a moment.

    Example:
        >>> from pskslib.reports import Text
        >>> share = Column(key="p", label=Text.same("p"), kind=Kind.RATIO, decimals=2)
        >>> ratio_digits(Ratio(1, 3), share), ratio_digits(Ratio(0, 0), share)
        (3333, None)
    """
    below = cell.denominator
    return _nearest(cell.numerator * column.scale * 10**column.decimals, below) if below else None


def _nearest(above: int, below: int) -> int:
    """Divide, half away from zero."""
    if below < 0:
        above, below = -above, -below
    nearest = (2 * abs(above) + below) // (2 * below)
    return -nearest if above < 0 else nearest


def plain_decimal(value: Fraction, decimals: int) -> str:
    """Write a number with a point and without thousands marks, for machines.

    Example:
        >>> plain_decimal(Fraction(1000, 3), 1), plain_decimal(Fraction(-1, 20), 2), plain_decimal(Fraction(7), 0)
        ('333.3', '-0.05', '7')
    """
    return _pointed(rounded(value, decimals), decimals)


def _pointed(digits: int, decimals: int) -> str:
    sign, figures = "-" if digits < 0 else "", str(abs(digits)).rjust(decimals + 1, "0")
    return f"{sign}{figures[:-decimals]}.{figures[-decimals:]}" if decimals else f"{sign}{figures}"


def decimal(value: Fraction, decimals: int, language: Language) -> str:
    """Write a number with its decimals.

    Example:
        >>> decimal(Fraction(12345678, 1000), 2, "id"), decimal(Fraction(1, 2), 1, "en")
        ('12.345,68', '0.5')
    """
    return _marked(rounded(value, decimals), decimals, language)


def _marked(digits: int, decimals: int, language: Language) -> str:
    before, _, after = _pointed(abs(digits), decimals).partition(".")
    text = f"{int(before):,}" + (f".{after}" if after else "")
    return ("-" if digits < 0 else "") + text.translate(_MARKS[language])


def shower(column: Column, language: Language) -> Callable[[Cell], str]:
    """Return what writes the cells of one column.

    Args:
        column: The column.
        language: Whose marks and names of months.

    Returns:
        Writes a cell: no report is ``""``, hidden is ``*``, a ratio without a value is ``-``.

    Example:
        >>> from pskslib.reports import HIDDEN, CountUnit, Text
        >>> show = shower(Column(key="n", label=Text.same("n"), kind=Kind.COUNT, unit=CountUnit.ORANG), "id")
        >>> show(1234), show(0), show(None), show(HIDDEN)
        ('1.234', '0', '', '*')
        >>> show = shower(Column(key="p", label=Text.same("p"), kind=Kind.RATIO), "id")
        >>> show(Ratio(1, 3)), show(Ratio(0, 0))
        ('33,3%', '-')
    """
    sign = wording.SHARE[column.scale].say(language) if column.scale in wording.SHARE else ""
    shown: dict[type, Callable[..., str]] = {
        str: inert,
        int: lambda cell: money(cell, language) if column.kind is Kind.MONEY else whole(cell, language),
        date: lambda cell: format_date(cell, language),
        Ratio: lambda cell: _ratio(cell, column, language, sign),
        Hidden: lambda cell: wording.HIDDEN,
        type(None): lambda cell: wording.BLANK,
    }

    def show(cell: Cell) -> str:
        found = shown.get(type(cell))
        if found is None:  # a kind of text or day of its own: a NIK, a moment
            found = next(shown[kind] for kind in type(cell).__mro__ if kind in shown)
        return found(cell)

    return show


def _ratio(cell: Ratio, column: Column, language: Language, sign: str) -> str:
    digits = ratio_digits(cell, column)
    return wording.UNDIVIDED if digits is None else _marked(digits, column.decimals, language) + sign


def machine(column: Column, cell: Cell) -> str | int | float | None:
    """Return a cell for machines: ISO days, bare numbers; a ratio as it is shown: more digits could betray its parts.

    Example:
        >>> from pskslib.reports import HIDDEN, Text
        >>> share = Column(key="p", label=Text.same("p"), kind=Kind.RATIO)
        >>> machine(share, Ratio(1, 3)), machine(share, Ratio(0, 0)), machine(share, None), machine(share, HIDDEN)
        (33.3, '-', None, '*')
    """
    match cell:
        case str():
            return inert(cell)
        case date():
            return date.isoformat(cell)
        case Hidden():
            return wording.HIDDEN
        case Ratio():
            digits = ratio_digits(cell, column)
            if digits is None:
                return wording.UNDIVIDED
            return float(_pointed(digits, column.decimals)) if column.decimals else digits
        case _:
            return cell
