"""Delimited text as a sheet: at one go where every line can be accounted for, line by line else."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.sources.grid import why_no_record
from pskslib.intake.sources.sheet import Sheet
from pskslib.intake.sources.tally import Tally, tally
from pskslib.intake.text_file import TextRow, delimiter_of, parse_text_table

if TYPE_CHECKING:
    import polars as pl

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOST: Final = "\ufffd".encode()
_CHUNK: Final = 1 << 20
_MOST_TOTAL: Final = 3
_FEED, _BLANK, _QUOTE = 10, 32, 34


def read_csv(raw: bytes, name: str) -> Sheet:
    r"""Read delimited text.

    Args:
        raw: The file: UTF-8 (with or without BOM), UTF-16 or Windows-1252; comma, semicolon, tab or bar.
        name: What to call it in messages.

    Returns:
        One row a record.

    Raises:
        IntakeError: It is empty, or not a text table.

    Example:
        >>> sheet = read_csv(b"nik;nama\n1;Siti\n2;-;x\n\n", "a.csv")
        >>> sheet.heading, sheet.cells.row(0), sheet.ragged.to_list(), sheet.whole, sheet.not_records
        (('nik', 'nama'), ('1', 'Siti'), [False, True], {1: ('2', '-', 'x')}, ((4, 'kosong'),))
    """
    clean = read_clean(raw, name)
    if clean is None and max(raw.count(b"\n"), raw.count(b"\r")) > limits.MOST_ROWS + 1:  # with the heading
        raise _too_many(name)
    return clean or read_carefully(raw, name)


def _too_many(name: str) -> IntakeError:
    most = f"{limits.MOST_ROWS:,}".replace(",", ".")
    return IntakeError(f"{name}: lebih dari {most} baris; pecah per kecamatan")


def read_carefully(raw: bytes, name: str) -> Sheet:
    """Read delimited text line by line; arguments, returns and errors are those of :func:`read_csv`."""
    import polars as pl

    table = parse_text_table(raw, name)
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
        whole={at: row.cells for at, row in enumerate(table.rows) if row.ragged},
        not_records=table.not_records,
        delimiter=table.delimiter,
    )


def _cells(row: TextRow, width: int) -> tuple[str, ...]:
    return row.cells if len(row.cells) == width else (*row.cells[:width], *[""] * (width - len(row.cells)))


def _column(cells: list[str]) -> pl.Series:
    import polars as pl

    return pl.Series([cell if cell and not cell.isspace() else None for cell in cells], dtype=pl.String)


def read_clean(raw: bytes, name: str) -> Sheet | None:
    """Read text in which no line can be lost or joined, at one go.

    The proof: UTF-8 without a control character or a lone carriage return; quotes only around whole cells, closed on
    their line; so that every line feed ends a line and every delimiter outside quotes a cell; and every line has as
    many of them as the heading: a line with one too few may stand beside one with one too many.

    Args:
        raw: The file.
        name: What to call it in messages.

    Returns:
        The sheet, the same that :func:`read_carefully` gives; None where this cannot be proven.

    Raises:
        IntakeError: It has too many lines.
    """
    if raw.startswith(_WIDE):
        return None
    body = raw.removeprefix(codecs.BOM_UTF8)
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n")
    end = body.find(b"\n")
    heading = _heading(body[: end + 1])
    if heading is None:
        return None
    names, delimiter = heading
    mark = delimiter.encode()
    found = tally(body, end + 1, mark, len(names))
    quoted = found is None
    if found is None:
        found = _counts(body, end + 1, mark, len(names))
    if not found.lines or not found.even or not found.printable:
        return None
    if found.lines - (not body.endswith(b"\n")) > limits.MOST_ROWS:
        raise _too_many(name)
    if not found.plain and (_LOST in body or not _decodes(body)):
        return None
    cells = _parsed(body, delimiter, len(names), quoted=quoted)
    if cells is None or cells.height != found.lines:
        return None
    if found.blanks or quoted or not found.plain:  # beyond ASCII there are many kinds of blank
        cells = _stripped(cells)
    return _sheet(cells, names, name, delimiter)


def _heading(line: bytes) -> tuple[tuple[str, ...], str] | None:
    """Return names and delimiter of a first line that is surely the heading."""
    from pskslib.intake.headings import heading_key
    from pskslib.intake.sources.grid import known_keys

    try:
        text = line.decode().rstrip("\n")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    delimiter = delimiter_of(text)
    try:
        names = tuple(name.strip() for name in next(csv.reader([text], delimiter=delimiter, strict=True), ()))
    except csv.Error:
        return None
    if len(names) > limits.MOST_COLUMNS:
        return None
    vocabulary = known_keys()
    known = sum(heading_key(name) in vocabulary for name in names)
    return (names, delimiter) if known >= 2 else None


def _counts(body: bytes, start: int, mark: bytes, width: int) -> Tally:
    """Count as :func:`tally` does, where cells may stand in quotes; every line is held against the heading."""
    import numpy as np

    whole = np.frombuffer(body, dtype=np.uint8)
    feeds = marks = controls = 0
    even, blanks, inside = True, body.endswith(b" "), 0
    for at in range(start, len(whole), _CHUNK):
        piece = whole[at : at + _CHUNK]
        feed, delimiter = piece == _FEED, piece == mark[0]
        odd = _quotes(whole, at, piece, mark[0], inside)
        if odd is None or bool((feed & odd).any()):
            return Tally(lines=feeds, even=False, printable=False, plain=False, blanks=blanks)
        delimiter &= ~odd
        inside = int(odd[-1])
        ends = feed[feed | delimiter]  # of every cell: does its line end with it?
        last = ends[(width - 1 - feeds - marks) % width :: width]
        here = int(np.count_nonzero(ends))
        even = even and here == len(last) and bool(last.all())
        feeds += here
        marks += len(ends) - here
        controls += int(np.count_nonzero(piece < _BLANK))
        if not blanks:
            around = whole[max(at - 1, 0) : at + _CHUNK]
            edge, blank = (around == _FEED) | (around == mark[0]), around == _BLANK
            blanks = bool(((edge[:-1] & blank[1:]) | (blank[:-1] & edge[1:])).any())
    lines = feeds + (not body.endswith(b"\n"))
    even = even and not inside and marks == lines * (width - 1)  # the last line, too
    printable = controls == feeds + (marks if mark == b"\t" else 0)
    return Tally(lines=lines, even=even, printable=printable, plain=body.isascii(), blanks=blanks)


def _quotes(whole: Any, at: int, piece: Any, mark: int, inside: int) -> Any:
    """Return which characters of a piece stand inside quotes, or None where a quote is not at the edge of a cell.

    A quote that opens follows a delimiter, a line feed or a quote (two quotes in a cell mean one); one that closes is
    followed by one of them or by the end.
    """
    import numpy as np

    quote = piece == _QUOTE
    odd = (np.cumsum(quote, dtype=np.uint32) + inside) % 2 == 1
    places = np.flatnonzero(quote)
    opens = odd[places]
    before = whole[at + places[opens] - 1]
    behind = at + places[~opens] + 1
    after = whole[behind[behind < len(whole)]]
    edges = (_FEED, mark, _QUOTE)
    return odd if bool(np.isin(before, edges).all() and np.isin(after, edges).all()) else None


def _decodes(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parsed(body: bytes, delimiter: str, width: int, *, quoted: bool) -> pl.DataFrame | None:
    import polars as pl

    try:
        cells = pl.read_csv(
            io.BytesIO(body),
            has_header=False,
            skip_rows=0,
            quote_char='"' if quoted else None,
            separator=delimiter,
            schema={str(n): pl.String for n in range(width)},  # nothing is guessed, which is quicker
            truncate_ragged_lines=False,
            ignore_errors=False,
            encoding="utf8",
            low_memory=False,
        )
    except (pl.exceptions.PolarsError, OSError, ValueError):
        return None
    if cells.width != width:
        return None
    longest = cells.lazy().select(pl.all().str.len_bytes().max()).collect().row(0)
    return None if any(size is not None and size > limits.MOST_CHARS for size in longest) else cells.slice(1)


def _stripped(cells: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    text = pl.all().str.strip_chars()
    return cells.lazy().select(pl.when(text != "").then(text)).collect()


def _sheet(cells: pl.DataFrame, names: tuple[str, ...], name: str, delimiter: str) -> Sheet:
    """Take out the lines that are no record."""
    import polars as pl

    lines = pl.int_range(2, cells.height + 2, dtype=pl.Int64, eager=True).alias("lines")
    filled = pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt16))
    first = pl.col("0").is_in(["0", "1", names[0]]).fill_null(value=False)
    looked = cells.lazy().select((filled <= _MOST_TOTAL) | first).collect().to_series()
    apart = dict(_no_records(cells.filter(looked), lines.filter(looked), names)) if looked.any() else {}
    if apart:
        keep = ~lines.is_in([*apart])
        cells, lines = cells.filter(keep), lines.filter(keep)
    return Sheet(
        name=name, heading=names, cells=cells, lines=lines, not_records=tuple(apart.items()), delimiter=delimiter
    )


def _no_records(cells: pl.DataFrame, lines: pl.Series, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for line, row in zip(lines.to_list(), cells.iter_rows(), strict=True):
        why = why_no_record(row, names)
        if why is not None:
            yield line, why
