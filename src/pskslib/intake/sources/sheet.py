"""What every source gives: a heading and cells of text, the line of every record, and what is wrong with its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from pskslib.intake.problems import Problem

if TYPE_CHECKING:
    import polars as pl


@frozen(kw_only=True, eq=False, repr=False)
class Sheet:
    """One table of a file, as text.

    Attributes:
        name: What to call it in messages: file name, and the sheet where there are several.
        heading: One for each column.
        cells: Columns ``"0"``, ``"1"``, ... of text in the order of the file; a blank cell is null.
        lines: Line or row number in the file of each record.
        numeric: Of the same shape: the cell was a number in the file. None where no cell was.
        problems: What is wrong with the shape.
        ragged: Rows whose cells cannot be trusted to stand in their columns. None where there is none.
        whole: All cells of each ragged row, by its place among the rows: as many as it has.
        not_records: Lines that are no record (titles, totals, blanks), each with a word why.
        delimiter: Of delimited text.
    """

    name: str
    heading: tuple[str, ...]
    cells: pl.DataFrame
    lines: pl.Series
    numeric: pl.DataFrame | None = None
    problems: tuple[Problem, ...] = ()
    ragged: pl.Series | None = None
    whole: Mapping[int, tuple[str, ...]] = field(factory=dict)
    not_records: tuple[tuple[int, str], ...] = ()
    delimiter: str = ","

    def __repr__(self) -> str:
        return f"Sheet({len(self.heading)} kolom, {self.cells.height} baris)"
