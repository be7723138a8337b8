"""Columns that many reports have: counts, rupiah, shares."""

from __future__ import annotations

from typing import Any

from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.tables import Column, Kind
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit


def count(key: str, id_text: str, en_text: str, unit: CountUnit | None, **more: Any) -> Column:
    """Return a column of whole numbers.

    Args:
        key: Its key.
        id_text: Heading in Bahasa Indonesia.
        en_text: Heading in English.
        unit: What it counts; None where every row has a unit of its own.
        more: Other attributes of :class:`Column`.
    """
    return Column(key=key, label=Text(id_text, en_text), kind=Kind.COUNT, unit=unit, **more)


def money(key: str, id_text: str, en_text: str, **more: Any) -> Column:
    """Return a column of whole rupiah."""
    return Column(key=key, label=Text(id_text, en_text), kind=Kind.MONEY, unit=CountUnit.RUPIAH, **more)


def share(key: str, id_text: str, en_text: str, parts: tuple[str, str], base: Text, **more: Any) -> Column:
    """Return a column of percentages of two columns of the same table.

    Args:
        key: Its key.
        id_text: Heading in Bahasa Indonesia.
        en_text: Heading in English.
        parts: Keys of numerator and denominator.
        base: The denominator in words.
        more: Other attributes of :class:`Column`.
    """
    return Column(key=key, label=Text(id_text, en_text), kind=Kind.RATIO, parts=parts, base=base, **more)


def ratio(above: Cell, below: Cell) -> Ratio | None:
    """Return a ratio, or no report where either number was not reported.

    Example:
        >>> ratio(1, 4), ratio(None, 4), ratio(0, 0).value
        (Ratio(numerator=1, denominator=4), None, None)
    """
    return Ratio(above, below) if isinstance(above, int) and isinstance(below, int) else None


def text(words: Text | str) -> Text:
    """Take a text in one language for both."""
    return Text.same(words) if isinstance(words, str) else words
