"""Files as inputs of a report: text cells to the sort that each column declares, every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.errors import TableError
from pskslib.reports.frames import InputTable, Sort

if TYPE_CHECKING:
    import polars as pl

    from pskslib.intake.sources import Sheet

_MOST_TOLD: Final = 5
_BLANK: Final = ("", "-")
_WHOLE: Final = re.compile(r"\d{1,18}(?:[.,]0+)?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"-?\d{1,15}(?:[.,]\d{1,9})?")
_FLAGS: Final = {"ya": True, "y": True, "1": True, "true": True, "tidak": False, "t": False, "0": False, "false": False}


@frozen(kw_only=True)
class Loaded:
    """A file as the input of a report.

    Attributes:
        frame: Declared columns, each of its sort.
        lines: Line in the file of every row.
        unused: Headings that the report does not know.
    """

    frame: pl.DataFrame
    lines: tuple[int, ...]
    unused: tuple[str, ...]


def load(path: Path, table: InputTable) -> Loaded:
    """Read a file: CSV, XLSX, XLS, ODS, JSON or Parquet.

    Headings may be written with blanks and capitals. Numbers may have points between thousands (``1.234``) where whole
    numbers are expected, a comma or a point before decimals elsewhere; a blank or ``-`` is *no report*.

    Args:
        path: The file.
        table: What is expected.

    Raises:
        IntakeError: The file cannot be read.
        TableError: Cells that cannot be read; all are told with their line.
    """
    import polars as pl

    from pskslib.intake.problems import Level
    from pskslib.intake.sources import open_source

    sheet = _chosen(open_source(path), table)
    faults = [problem.line(path.name) for problem in sheet.problems if problem.level is Level.ERROR]
    keys = [_folded(heading) for heading in sheet.heading]
    columns: dict[str, pl.Series] = {}
    for column in table.columns:
        if column.name not in keys:
            continue
        cells = sheet.cells.to_series(keys.index(column.name)).to_list()
        numeric = None if sheet.numeric is None else sheet.numeric.to_series(keys.index(column.name)).to_list()
        found: list[object] = []
        wrong: list[tuple[int, str]] = []
        for place, cell in enumerate(cells):
            text = "" if cell is None else cell.strip()
            if text in _BLANK:
                found.append(None)
                continue
            try:
                found.append(_READERS[column.sort](text, bool(numeric and numeric[place])))
            except ValueError as error:
                found.append(None)
                wrong.append((sheet.lines[place], str(error) or f"harus {column.sort.value}"))
        faults += _told(path.name, column.name, wrong)
        columns[column.name] = pl.Series(column.name, found, dtype=_dtype(column.sort))
    if faults:
        raise TableError(tuple(faults))
    known = {column.name for column in table.columns}
    unused = tuple(h for h, key in zip(sheet.heading, keys, strict=True) if h and key not in known)
    height = sheet.cells.height
    frame = pl.DataFrame(columns) if columns else pl.DataFrame({"_": pl.Series([None] * height, dtype=pl.String)})
    return Loaded(frame=frame, lines=tuple(sheet.lines.to_list()), unused=unused)


def in_lines(fault: str, lines: dict[str, tuple[int, ...]]) -> str:
    """Say where a fault is in the file: builders count rows, people see lines.

    Args:
        fault: What a builder said, beginning with the key of the table.
        lines: By key of the table, the line of every row.

    Example:
        >>> in_lines("ppks: kolom satuan: baris 1, 3: salah", {"ppks": (4, 5, 9)})
        'ppks: kolom satuan: baris 4, 9: salah'
    """
    known = lines.get(fault.partition(":")[0])
    if not known:
        return fault

    def told(found: re.Match[str]) -> str:
        numbers = [int(n) for n in re.findall(r"\d+", found[1])]
        inside = [known[n - 1] if 0 < n <= len(known) else n for n in numbers]
        return f"baris {', '.join(map(str, inside))}"

    return re.sub(r"\bbaris (\d+(?:, \d+)*)", told, fault)


def _chosen(sheets: tuple[Sheet, ...], table: InputTable) -> Sheet:
    """The sheet with most of the declared columns, the first of equals."""
    known = {column.name for column in table.columns}
    return max(sheets, key=lambda sheet: len(known & {_folded(heading) for heading in sheet.heading}))


def _folded(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.strip().casefold()).strip("_")


def _told(name: str, column: str, wrong: list[tuple[int, str]]) -> list[str]:
    by_reason: dict[str, list[int]] = {}
    for line, why in wrong:
        by_reason.setdefault(why, []).append(line)
    told = []
    for why, lines in by_reason.items():
        more = f" dan {len(lines) - _MOST_TOLD} lagi" if len(lines) > _MOST_TOLD else ""
        told.append(f"{name}: kolom {column}: baris {', '.join(map(str, lines[:_MOST_TOLD]))}{more}: {why}")
    return told


def _dtype(sort: Sort) -> type[pl.DataType]:
    import polars as pl

    return {
        Sort.TEXT: pl.String,
        Sort.COUNT: pl.Int64,
        Sort.MONEY: pl.Int64,
        Sort.NUMBER: pl.Float64,
        Sort.DATE: pl.Date,
        Sort.FLAG: pl.Boolean,
    }[sort]


def _text(text: str, numeric: bool) -> str:
    return text.removesuffix(".0") if numeric else text


def _count(text: str, numeric: bool) -> int:
    if text.casefold() in ("ya", "tidak"):
        return int(text.casefold() == "ya")
    if _THOUSANDS.fullmatch(text) and not numeric:
        return int(text.replace(".", ""))
    if not _WHOLE.fullmatch(text):
        raise ValueError
    return int(re.split("[.,]", text)[0])


def _money(text: str, numeric: bool) -> int:
    from pskslib.errors import FactError
    from pskslib.law.rupiah import parse_rupiah

    if numeric or _WHOLE.fullmatch(text):
        return _count(text, numeric)
    try:
        return parse_rupiah(text)
    except FactError as error:
        raise ValueError(str(error)) from None


def _number(text: str, numeric: bool) -> float:
    if _THOUSANDS.fullmatch(text) and not numeric:
        raise ValueError("1.234 dapat berarti dua bilangan; tulis 1234 atau 1,234")
    if not _DECIMAL.fullmatch(text):
        raise ValueError
    return float(text.replace(",", "."))


def _date(text: str, numeric: bool) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError("harus tanggal seperti 2026-11-24") from None


def _flag(text: str, numeric: bool) -> bool:
    found = _FLAGS.get(text.casefold())
    if found is None:
        raise ValueError("harus ya atau tidak")
    return found


_READERS: Final[dict[Sort, Callable[[str, bool], object]]] = {
    Sort.TEXT: _text,
    Sort.COUNT: _count,
    Sort.MONEY: _money,
    Sort.NUMBER: _number,
    Sort.DATE: _date,
    Sort.FLAG: _flag,
}
