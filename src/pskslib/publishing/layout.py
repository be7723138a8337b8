"""How wide columns want to be, and which of them fit on one page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from attrs import frozen

from pskslib.publishing.outline import heading, row_heading
from pskslib.publishing.shown import is_number, shower
from pskslib.reports import Report, Table
from pskslib.reports.report import Paper
from pskslib.reports.text import Language

PAPERS: Final[dict[Paper, tuple[int, int]]] = {"A4": (210, 297), "F4": (215, 330)}
"""Millimetres, upright."""
_LOOKED_AT: Final = 500
_LEAST: Final = 6
_MOST: Final = 42
_WORD: Final = 16
_PADDING: Final = 2
"""White beside a column, in characters."""
_LETTER: Final = 0.5
_UNBROKEN: Final = 18
_PIECE: Final = 8


@frozen(kw_only=True)
class Part:
    """Columns of a table that stand side by side on a page.

    Attributes:
        places: Which columns.
        widths: How wide each, in characters.
        landscape: Whether the paper lies across.
    """

    places: tuple[int, ...]
    widths: tuple[int, ...]
    landscape: bool


def widths(table: Table, language: Language) -> tuple[int, ...]:
    """Return how wide each column wants to be, in characters.

    Args:
        table: The table.
        language: In which it is written.

    Returns:
        One width a column: the longest number, or enough of the longest text.
    """
    found = []
    for place, column in enumerate(table.columns):
        show = shower(column, language)
        total = () if table.total is None else (table.total[place],)
        cells = (row[place] for row in islice(table.rows, None if is_number(column) else _LOOKED_AT))
        lengths = {len(show(cell)) for cell in {*cells, *total}}
        label, below = heading(column, language)
        words = max(len(word) for word in (*label.split(" "), *below.split(" "), ""))
        longest = max(lengths, default=0)
        wanted = max(longest, min(words + 1, _WORD), min(len(label) // 2, _WORD), _LEAST)
        found.append(min(wanted, _MOST) if not is_number(column) else wanted)
    return tuple(found)


def parts(table: Table, language: Language, *, upright: int, across: int) -> tuple[Part, ...]:
    """Divide the columns of a table over pages; each page begins with the column that names the rows.

    Args:
        table: The table.
        language: In which it is written.
        upright: Characters that fit on upright paper.
        across: Characters that fit on paper that lies across.

    Returns:
        One part, or more where the table is too wide.
    """
    wide = widths(table, language)
    room = [width + _PADDING for width in wide]
    everything = tuple(range(len(wide)))
    if sum(room) <= upright or len(wide) <= 1:
        return (Part(places=everything, widths=wide, landscape=False),)
    name = row_heading(table)
    lead = tuple(range(name + 1)) if name < 2 else (name,)
    left = across - sum(room[n] for n in lead)
    groups: list[list[int]] = [[]]
    for place in (n for n in everything if n not in lead):
        if groups[-1] and sum(room[n] for n in groups[-1]) + room[place] > left:
            groups.append([])
        groups[-1].append(place)
    return tuple(_part(wide, tuple(sorted((*lead, *group)))) for group in groups)


def _part(wide: Sequence[int], places: tuple[int, ...]) -> Part:
    return Part(places=places, widths=tuple(wide[n] for n in places), landscape=True)


def page_size(report: Report) -> tuple[int, int]:
    """Return the paper of a report in millimetres, upright."""
    return PAPERS[report.paper]


def letter_size(part: Part, points: float, largest: float, letter: float = _LETTER) -> float:
    """Return how large letters may be so that the columns fit.

    Args:
        part: The columns.
        points: How wide the paper is within its margins.
        largest: Never larger than this.
        letter: How wide a character is on average, in sizes of the letter.

    Returns:
        Points, in halves; 6 at least.
    """
    fits = points / (letter * (sum(part.widths) + _PADDING * len(part.widths)))
    return max(6.0, min(largest, int(fits * 2) / 2))


def breakable(text: str) -> str:
    """Let a word without end be broken, so that it stays in its column.

    Example:
        >>> breakable("6408010101019901"), len(breakable("x" * 80))
        ('6408010101019901', 89)
    """
    if len(text) <= _UNBROKEN:
        return text
    words = text.split(" ")
    return " ".join(word if len(word) <= _UNBROKEN else "\u200b".join(_pieces(word)) for word in words)


def _pieces(word: str) -> list[str]:
    return [word[n : n + _PIECE] for n in range(0, len(word), _PIECE)]
