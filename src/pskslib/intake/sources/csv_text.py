"""Delimited text as a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pskslib.intake.sources.sheet import Sheet
from pskslib.intake.text_file import TextRow, parse_text_table

if TYPE_CHECKING:
    import polars as pl


def read_csv(raw: bytes, name: str) -> Sheet:
    r"""Read delimited text.

    Args:
        raw: The file.
        name: What to call it in messages.

    Returns:
        One row a record.

    Raises:
        IntakeError: It is empty, or not a text table.

    Example:
        >>> sheet = read_csv(b"nik;nama\n1;Siti\n2;-;x\n", "a.csv")
        >>> sheet.heading, sheet.cells.row(0), sheet.ragged.to_list()
        (('nik', 'nama'), ('1', 'Siti'), [False, True])
    """
    import polars as pl

    table = parse_text_table(raw, Path(name))
    width = len(table.heading)
    rows = [_cells(row, width) for row in table.rows]
    ragged = [row.ragged for row in table.rows]
    return Sheet(
        name=name,
        heading=table.heading,
        cells=pl.DataFrame({str(n): _column([row[n] for row in rows]) for n in range(width)}),
        lines=pl.Series("lines", [row.line for row in table.rows], dtype=pl.Int64),
        problems=(*table.problems, *(row.problem for row in table.rows if row.problem is not None)),
        ragged=pl.Series("ragged", ragged, dtype=pl.Boolean) if any(ragged) else None,
    )


def _cells(row: TextRow, width: int) -> tuple[str, ...]:
    return (*row.cells[:width], *[""] * (width - len(row.cells)))


def _column(cells: list[str]) -> pl.Series:
    import polars as pl

    return pl.Series([cell if cell and not cell.isspace() else None for cell in cells], dtype=pl.String)
