"""Spreadsheets (XLSX, XLS, ODS): checked first, then read in a process of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.sources.archive import Contents, inspect
from pskslib.intake.sources.blocks import family_blocks
from pskslib.intake.sources.grid import Row, find_heading, why_no_record
from pskslib.intake.sources.isolated import read_isolated
from pskslib.intake.sources.sheet import Sheet

if TYPE_CHECKING:
    import polars as pl

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MACRO: Final = "_VBA_PROJECT".encode("utf-16-le")


@frozen(kw_only=True)
class Grid:
    """One sheet as it was sent.

    Attributes:
        name: Name of the sheet.
        hidden: Whether the sheet is hidden.
        merged: Merged cells: first row, first column, last row, last column (from 0).
        columns: Text of each cell by column; blank is None.
        numbers: For each column, ``"1"`` for each cell that was a number and ``"0"`` for the others.
    """

    name: str
    hidden: bool
    merged: tuple[tuple[int, int, int, int], ...]
    columns: tuple[list[str | None], ...]
    numbers: tuple[str, ...]

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, at: int) -> Row:
        """Return one row."""
        return tuple(column[at] for column in self.columns)


def read_spreadsheet(raw: bytes, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook that holds a table.

    Args:
        raw: The file.
        name: What to call it in messages.

    Returns:
        Sheets in the order of the file; what is odd about a sheet is in its problems.

    Raises:
        IntakeError: It is no spreadsheet, harmful, damaged, locked, too large, or empty.
        MissingExtra: The reader of spreadsheets is not installed.
    """
    seen = None
    if raw.startswith(OLE[:4]) and not raw.startswith(OLE):
        raise IntakeError(f"{name}: berkas XLS rusak di awalnya; buka, lalu simpan lagi sebagai XLSX atau CSV")
    if raw.startswith(OLE):
        if _LOCKED in raw:
            raise IntakeError(f"{name}: berkas dikunci dengan sandi; buka, hapus sandinya, lalu simpan lagi")
        if _MACRO in raw:
            raise IntakeError(f"{name}: berkas memuat makro; simpan sebagai XLSX tanpa makro, lalu baca lagi")
    else:
        seen = inspect(raw, name)
    grids = list(_grids(read_isolated("spreadsheet", raw, name)))
    found = [grid for grid in grids if grid.height]
    if not found:
        raise IntakeError(f"{name}: semua lembar kosong; baris pertama harus berisi judul kolom")
    sheets = [_sheet(grid, f"{name} [{masked_text(grid.name)}]" if len(grids) > 1 else name, seen) for grid in found]
    full = [sheet for sheet in sheets if sheet is not None]
    if not full:
        raise IntakeError(f"{name}: tidak ada lembar dengan judul kolom")
    return tuple(full)


def _grids(frames: Iterator[bytes]) -> Iterator[Grid]:
    for frame in frames:
        about = json.loads(frame)
        columns: list[list[str | None]] = [[] for _ in range(about["width"])]
        numbers: list[list[str]] = [[] for _ in range(about["width"])]
        while block := next(frames):
            for place, (texts, flags) in enumerate(json.loads(block)):
                columns[place].extend(texts)
                numbers[place].append(flags or "0" * len(texts))
        yield Grid(
            name=about["name"],
            hidden=about["hidden"],
            merged=tuple((a, b, c, d) for a, b, c, d in about["merged"]),
            columns=tuple(columns),
            numbers=tuple(map("".join, numbers)),
        )


def _sheet(grid: Grid, name: str, seen: Contents | None) -> Sheet | None:
    blocks = family_blocks(grid.row(at) for at in range(grid.height))
    if blocks is not None:
        heading, rows, lines, rest = blocks
        columns = [[row[place] for row in rows] for place in range(len(heading))]
        flags = ["".join([marks[line - 1] for line in lines]) for marks in grid.numbers[: len(heading)]]
        flags += ["0" * len(lines)] * (len(heading) - len(flags))
        return _build(name, heading, columns, lines, flags, [*_about(grid, seen)], rest)
    found = find_heading([grid.row(at) for at in range(min(grid.height, 62))], grid.merged)
    if found is None:
        return None
    problems = [*_about(grid, seen)]
    columns = [list(column) for column in grid.columns]
    problems += _fill_merged(grid, columns, found.after)
    above = (any(column[at] for column in columns) for at in range(found.first))
    not_records = [(at + 1, "judul berkas" if filled else "kosong") for at, filled in enumerate(above)]
    kept: list[int] = []
    for at, row in enumerate(zip(*(column[found.after :] for column in columns), strict=True), start=found.after):
        why = why_no_record(row, found.names) if _may_be_none(row) else None
        if why is None:
            kept.append(at)
        else:
            not_records.append((at + 1, why))
    if len(kept) == grid.height - found.after:
        texts = [column[found.after :] for column in columns]
        flags = [flags[found.after :] for flags in grid.numbers]
    else:
        texts = [[column[at] for at in kept] for column in columns]
        flags = ["".join([flags[at] for at in kept]) for flags in grid.numbers]
    return _build(name, found.names, texts, [at + 1 for at in kept], flags, problems, not_records)


def _may_be_none(row: Row) -> bool:
    """Tell cheaply whether a row is worth a closer look: few cells filled, or the first one a word or small number."""
    first = row[0]
    return first is None or len(first) < 12 or row.count(None) * 2 >= len(row)


def _about(grid: Grid, seen: Contents | None) -> Iterator[Problem]:
    if grid.hidden:
        yield _told(
            0,
            "lembar_tersembunyi",
            f"lembar {masked_text(grid.name)} tersembunyi",
            "Pastikan lembar ini yang dimaksud.",
        )
    if seen is not None and seen.errors:
        what = f"{seen.errors} sel berisi galat rumus (misalnya #N/A); sel itu dibaca kosong"
        yield _told(0, "galat_rumus", what, "Perbaiki rumusnya, lalu simpan lagi.")
    if seen is not None and seen.formulas:
        what = f"{seen.formulas} sel berisi rumus; yang dibaca hasil terakhir yang tersimpan, rumusnya tidak dihitung"
        yield _told(0, "rumus", what, "Bila ragu, salin lalu tempel sebagai nilai.")


def _fill_merged(grid: Grid, columns: list[list[str | None]], first: int) -> Iterator[Problem]:
    """Give each row under a cell that is merged downwards the value of that cell: it is shown beside them all."""
    for top, left, bottom, right in grid.merged:
        if top < first or right != left or bottom <= top or left >= len(columns):
            continue
        value = columns[left][top]
        if value is None:
            continue
        last = min(bottom, grid.height - 1)
        columns[left][top : last + 1] = [value] * (last + 1 - top)
        what = f"sel digabung sampai baris {last + 1}; isinya dibaca untuk setiap baris itu"
        yield _told(top + 1, "sel_gabungan", what, "Pisahkan sel gabungan bila isinya hanya untuk satu baris.")


def _build(
    name: str,
    heading: Sequence[str],
    columns: Sequence[Sequence[str | None]],
    lines: Sequence[int],
    numbers: Sequence[str],
    problems: list[Problem],
    not_records: Sequence[tuple[int, str]],
) -> Sheet:
    import polars as pl

    cells = pl.DataFrame({str(place): pl.Series(column, dtype=pl.String) for place, column in enumerate(columns)})
    long = cells.select(
        pl.any_horizontal((pl.all().str.len_chars() > limits.MOST_CHARS).fill_null(value=False))
    ).to_series()
    for at in long.arg_true().to_list():
        what = f"ada sel yang lebih panjang dari {limits.MOST_CHARS} huruf"
        problems.append(_told(lines[at], "sel_panjang", what, "Pendekkan isinya.", Level.ERROR))
    numeric = None
    if any("1" in flags for flags in numbers):
        numeric = pl.DataFrame({str(place): _flags(flags) for place, flags in enumerate(numbers)})
    return Sheet(
        name=name,
        heading=tuple(heading),
        cells=cells,
        lines=pl.Series("lines", lines, dtype=pl.Int64),
        numeric=numeric,
        problems=tuple(problems),
        not_records=tuple(sorted(not_records)),
    )


def _flags(flags: str) -> pl.Series:
    import polars as pl

    if "1" not in flags:
        return pl.repeat(False, len(flags), dtype=pl.Boolean, eager=True)
    return pl.Series(list(flags.encode()), dtype=pl.UInt8) == ord("1")


def _told(row: int, kind: str, message: str, advice: str, level: Level = Level.WARNING) -> Problem:
    return Problem(row=row, column="", value="", kind=kind, message=message, advice=advice, level=level)
