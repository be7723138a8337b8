"""From the grid of a spreadsheet to a table: where the heading is, and which rows are no records.

Titles stand above a heading, numbers of columns below it, totals and signatures at the end; headings stand on two rows
under merged cells. Nothing is dropped in silence: each row that is no record is listed with a word why.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from pskslib.intake.headings import heading_key, spellings
from pskslib.intake.layout_file import layouts

Row = tuple[str | None, ...]
_SEARCHED: Final = 60
"""A heading further down than this is not looked for."""
_END_WORDS: Final = re.compile(
    r"(?:sub ?-?total|grand total|total|jumlah(?: total| seluruhnya)?|keterangan|catatan|ket|sumber|mengetahui|nip)"
    r"\b[ .:]*.*",
    re.IGNORECASE | re.DOTALL,
)
_IDENTITY: Final = re.compile(r"[0-9]{12,}")
_MOST_FILLED: Final = 3


@frozen(kw_only=True)
class Heading:
    """Where a heading stands and what it says.

    Attributes:
        names: One for each column.
        first: Its first row, from 0.
        after: The row after it.
        known: How many of its names are known.
    """

    names: tuple[str, ...]
    first: int
    after: int
    known: int


@functools.cache
def known_keys() -> frozenset[str]:
    """Return the keys of every heading that some layout knows."""
    return frozenset(key for layout in layouts().values() for key in layout.by_key) | spellings().facts.keys()


def find_heading(rows: Sequence[Row], merged: Sequence[Sequence[int]] = ()) -> Heading | None:
    """Find the heading of a grid.

    Args:
        rows: The first rows.
        merged: Merged cells: first row, first column, last row, last column.

    Returns:
        The row whose names are known best, with the row above or below it where the heading has two; the first row
        with two filled cells where no name is known; None where there is none.

    Example:
        >>> found = find_heading([("DAFTAR WARGA", None), (None, None), ("NIK", "Nama"), ("6408", "Siti")])
        >>> found.names, found.first, found.after
        (('NIK', 'Nama'), 2, 3)
    """
    vocabulary = known_keys()
    best, most = None, 0
    for at, row in enumerate(rows[:_SEARCHED]):
        known = len({key for cell in row if cell and (key := heading_key(cell)) in vocabulary and not key.isdigit()})
        numbers = {cell.strip() for cell in row if cell and cell.strip().isdigit() and cell.strip() in vocabulary}
        known += len(numbers) if known else 0  # question numbers of a form, beside words; not a row of 1, 2, 3
        if known > most:
            best, most = at, known
    if best is None or most < 2:
        filled = [at for at, row in enumerate(rows[:_SEARCHED]) if sum(cell is not None for cell in row) >= 2]
        single = [at for at, row in enumerate(rows[:_SEARCHED]) if any(cell is not None for cell in row)]
        best = filled[0] if filled else (single[0] if single else None)
    if best is None:
        return None
    return _two_rows(rows, best, merged, vocabulary)


def _two_rows(rows: Sequence[Row], at: int, merged: Sequence[Sequence[int]], vocabulary: frozenset[str]) -> Heading:
    """Join a heading with the row that stands under, or over, its merged cells."""
    row = rows[at]
    groups = _groups(row, at, merged)
    if at + 1 < len(rows) and groups and _is_child(row, rows[at + 1], groups):
        names = _joined(row, rows[at + 1], groups, vocabulary)
        return _heading(names, at, at + 2, vocabulary)
    if at > 0:
        over = _groups(rows[at - 1], at - 1, merged)
        if over and any(rows[at - 1][place] for place in over):
            names = _joined(rows[at - 1], row, over, vocabulary, below=True)
            if names != [cell or "" for cell in row]:  # else it is a title
                return _heading(names, at - 1, at + 1, vocabulary)
    return _heading([cell or "" for cell in row], at, at + 1, vocabulary)


def _heading(names: Sequence[str], first: int, after: int, vocabulary: frozenset[str]) -> Heading:
    clean = tuple(" ".join(name.split()) for name in names)
    return Heading(names=clean, first=first, after=after, known=sum(heading_key(n) in vocabulary for n in clean))


def _groups(row: Row, at: int, merged: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return for each column under a wide cell of the row the column where that cell begins."""
    found: dict[int, int] = {}
    for top, left, bottom, right in merged:
        if top == at == bottom and right > left and left < len(row) and row[left]:
            found |= dict.fromkeys(range(left, min(right + 1, len(row))), left)
    if found or merged:
        return found
    start = None  # no merged cells are told: a blank after a filled cell may be one
    for place, cell in enumerate(row):
        if cell:
            start = place
        elif start is not None:
            found[start] = found[place] = start
    return found


def _is_child(parent: Row, child: Row, groups: dict[int, int]) -> bool:
    """Tell whether the next row names the columns under wide cells, and is no record."""
    filled = [place for place, cell in enumerate(child) if cell]
    if not filled or any(sum(map(str.isdigit, child[place] or "")) > 3 for place in filled):
        return False
    under = [place for place in filled if place in groups]
    beside = [place for place in filled if place not in groups]
    lonely = any(cell and place not in groups and not child[place] for place, cell in enumerate(parent))
    return len(under) >= 2 and not beside and (lonely or len(under) == len(parent))


def _joined(
    parent: Row, child: Row, groups: dict[int, int], vocabulary: frozenset[str], *, below: bool = False
) -> list[str]:
    """Join names: the child's alone where it is known and stands once (and the parent was found above it)."""
    often = Counter(heading_key(cell) for cell in child if cell)
    names = []
    for place, cell in enumerate(child):
        over = parent[groups[place]] if place in groups else None
        both = f"{over}: {cell}" if over and cell else ""
        alone = below and cell and often[heading_key(cell)] == 1 and heading_key(cell) in vocabulary
        if both and (heading_key(both) in vocabulary or not alone):
            names.append(both)
        else:
            names.append(cell or parent[place] or "" if not below else cell or "")
    return names


def why_no_record(row: Row, heading: Sequence[str]) -> str | None:
    """Say why a row below the heading is no record, or None where it may be one.

    A row with a number that could be a NIK or family card is always a record: nobody is lost to a word.

    Args:
        row: Its cells.
        heading: The heading.

    Returns:
        A word, or None.

    Example:
        >>> why_no_record(("Jumlah", None, None, "12"), ("No", "NIK", "Nama", "RT"))
        'jumlah atau catatan'
    """
    filled = [cell for cell in row if cell is not None]
    if not filled:
        return "kosong"
    if any(_IDENTITY.search(cell.replace(" ", "").replace(".", "").replace("-", "")) for cell in filled):
        return None
    texts = [cell.strip() for cell in filled]
    if len(filled) == len(row) >= 3 and texts in ([str(n + start) for n in range(len(row))] for start in (0, 1)):
        return "nomor kolom"
    if len(filled) >= 3 and [heading_key(cell or "") for cell in row] == [heading_key(name) for name in heading]:
        return "judul terulang"
    if len(filled) <= _MOST_FILLED and _END_WORDS.fullmatch(texts[0]) and len(filled) * 2 <= len(row):
        return "jumlah atau catatan"
    return None
