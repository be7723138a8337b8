"""Rejected rows on their way back to the sender: as they came, with the line they stood on and why."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pskslib.errors import IntakeError, MissingExtra
from pskslib.intake.sources.sheet import Sheet

if TYPE_CHECKING:
    import polars as pl

LINE, REASON = "baris_asal", "alasan_penolakan"
Row = Sequence[str | None]


@frozen(kw_only=True, eq=False, repr=False)
class Rejects:
    """Rejected rows of one sheet.

    Attributes:
        heading: As it came.
        rows: Line, reason and cells of each row; of a ragged row all its cells.
        suffix: Ending of the format that they came in.
        delimiter: Of a text file.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[int, str, Row], ...]
    suffix: str
    delimiter: str = ","

    def __repr__(self) -> str:
        return f"Rejects({len(self.rows)} baris)"


def rejects_of(sheet: Sheet, rejected: pl.DataFrame, first: int, suffix: str) -> Rejects:
    """Keep what is needed of a sheet.

    Args:
        sheet: The sheet as it came.
        rejected: ``row`` (its place among all rows), ``line`` and ``reason`` of each.
        first: Place of its first row among all rows.
        suffix: Ending of the format that it came in.

    Returns:
        Its rejected rows.
    """
    rejected = rejected.filter(rejected["row"].is_between(first, first + len(sheet.lines), closed="left"))
    places = [row - first for row in rejected["row"].to_list()]
    cells = sheet.cells[places].rows() if places else ()
    told = zip(places, rejected["line"].to_list(), rejected["reason"].to_list(), cells, strict=True)
    rows = tuple((line, why, sheet.whole.get(place, row)) for place, line, why, row in told)
    return Rejects(heading=sheet.heading, rows=rows, suffix=suffix, delimiter=sheet.delimiter)


@frozen(kw_only=True, eq=False, repr=False)
class Told:
    """Rows of one sheet about which something was told, as they came. Holds personal data.

    Attributes:
        name: Of the sheet, or ``""`` where there is only one.
        heading: As it came.
        places: Where a column stands that problems call by this name.
        rows: Cells by line.
    """

    name: str
    heading: tuple[str, ...]
    places: Mapping[str, int]
    rows: Mapping[int, Row]

    def __repr__(self) -> str:
        return f"Told({len(self.rows)} baris)"


def told_of(sheet: Sheet, name: str, places: Mapping[str, int], lines: Collection[int]) -> Told:
    """Keep the rows of a sheet about which something was told.

    Args:
        sheet: The sheet as it came.
        name: What problems call it, or ``""`` where there is only one.
        places: Where a column stands that problems call by this name.
        lines: Lines of the problems.

    Returns:
        Those rows.
    """
    import polars as pl

    wanted = pl.Series(sorted(lines), dtype=pl.Int64)
    found = sheet.lines.cast(pl.Int64).is_in(wanted.implode()).arg_true()
    told = sheet.lines.gather(found).to_list()
    cells = sheet.cells[found].rows()
    rows = {line: sheet.whole.get(place, row) for line, place, row in zip(told, found.to_list(), cells, strict=True)}
    return Told(name=name, heading=sheet.heading, places=places, rows=rows)


def write_rejects(path: Path, rejects: Sequence[Rejects]) -> int:
    """Write rejected rows.

    Args:
        path: File; its ending says the format.
        rejects: What to write, sheet by sheet.

    Returns:
        How many rows were written.

    Raises:
        IntakeError: The ending is not known, or the file cannot be written.
        MissingExtra: What writes the format is not installed.
    """
    suffix = path.suffix.lower() or rejects[0].suffix
    if suffix not in _WRITERS:
        raise IntakeError(f"{path.name}: akhiran {suffix[:12]} tidak dikenal; pilihan: {', '.join(_WRITERS)}")
    together = _united(rejects)
    content = _WRITERS[suffix](together)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except (OSError, ValueError) as error:
        from pskslib.intake.text_file import reason

        raise IntakeError(f"{path.name}: tidak dapat ditulis: {reason(error)}") from None
    finally:
        if part.exists():
            part.unlink()
    return len(together.rows)


def _united(rejects: Sequence[Rejects]) -> Rejects:
    """Put sheets under one another; where their headings differ, cells go to the column of their heading."""
    first = rejects[0]
    if all(one.heading == first.heading for one in rejects):
        return evolve(first, rows=tuple(row for one in rejects for row in one.rows))
    heading = tuple(dict.fromkeys(name for one in rejects for name in one.heading))
    rows = [
        (line, why, tuple(map(dict(zip(one.heading, cells, strict=False)).get, heading)))
        for one in rejects
        for line, why, cells in one.rows
    ]
    return evolve(first, heading=heading, rows=tuple(rows))


def _csv(rejects: Rejects) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=rejects.delimiter, lineterminator="\n")
    writer.writerow((LINE, REASON, *rejects.heading))
    writer.writerows((line, why, *(cell or "" for cell in row)) for line, why, row in rejects.rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _records(rejects: Rejects) -> Iterator[dict[str, str | None]]:
    for line, why, row in rejects.rows:
        yield {LINE: str(line), REASON: why, **dict(zip(rejects.heading, row, strict=False))}


def _json(rejects: Rejects) -> bytes:
    text = json.dumps([*_records(rejects)], ensure_ascii=False, indent=1)
    return f"{text}\n".encode(errors="replace")


def _jsonl(rejects: Rejects) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in _records(rejects))
    return "".join(lines).encode(errors="replace")


def _parquet(rejects: Rejects) -> bytes:
    import polars as pl

    schema = dict.fromkeys((LINE, REASON, *rejects.heading), pl.String)
    out = io.BytesIO()
    pl.DataFrame([*_records(rejects)], schema=schema).write_parquet(out)
    return out.getvalue()


def _xlsx(rejects: Rejects) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("xlsxwriter", extra="xlsx") from None
    out = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, safe) as book:
        sheet = book.add_worksheet("ditolak")
        for at, row in enumerate(
            [(LINE, REASON, *rejects.heading), *((str(n), why, *c) for n, why, c in rejects.rows)]
        ):
            for place, cell in enumerate(row):
                if cell is not None:
                    sheet.write_string(at, place, cell)
    return out.getvalue()


_WRITERS: Final[Mapping[str, Callable[[Rejects], bytes]]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
}
