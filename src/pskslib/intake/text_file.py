"""From bytes to rows of text, without losing a line: encoding, delimiter, quotes.

Python's ``csv`` swallows the rest of a file after an unclosed quote, and ``str.splitlines`` breaks a
line at a vertical tab or a Unicode separator inside an address; here every physical line is accounted for.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from errno import ENOSPC
from typing import Final

from attrs import evolve, frozen

from pskslib.errors import IntakeError
from pskslib.intake.headings import heading_key
from pskslib.intake.limits import MOST_CHARS, MOST_COLUMNS
from pskslib.intake.problems import Level, Problem
from pskslib.intake.sources.grid import Row, find_heading, known_keys, why_no_record

_MOST_JOINED: Final = 3
_LONGEST_TITLE: Final = 2_000
_SEARCHED: Final = 60
_MOST_TOTAL: Final = 3
"""A line of totals has no more filled cells than this."""
_DELIMITERS: Final = ",;\t|"
_QUOTE: Final = ("kutip", "tanda kutip tidak ditutup", "Tutup atau hapus tanda kutip pada baris ini.")
_LONG: Final = ("sel_panjang", f"ada sel yang lebih panjang dari {MOST_CHARS} huruf", "Pendekkan isinya.")


@frozen(kw_only=True)
class TextRow:
    """One record: the line it starts on, its cells, and the problem of its shape, if any.

    Attributes:
        line: Line of the file; the heading is on line 1 unless blank lines stand before it.
        cells: As many as the heading has, unless the row is ragged.
        problem: A quote that was not closed, a cell that is too long, or the wrong number of cells.
        ragged: Whether the number of cells is wrong, so that no cell is known to be in its column.
    """

    line: int
    cells: tuple[str, ...]
    problem: Problem | None = None
    ragged: bool = False


@frozen(kw_only=True)
class TextTable:
    """A heading and its rows, and the lines that are no record, each with a word why."""

    heading: tuple[str, ...]
    rows: tuple[TextRow, ...]
    problems: tuple[Problem, ...]
    not_records: tuple[tuple[int, str], ...]
    delimiter: str


def parse_text_table(raw: bytes, name: str) -> TextTable:
    """Read delimited text.

    Args:
        raw: The file.
        name: What to call it in messages.

    Returns:
        Every record, and every other line.

    Raises:
        IntakeError: It is empty, or not a text table.
    """
    text, problems = _decoded(raw, name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    del text  # a large file stands in memory often enough
    if not lines[-1]:
        lines.pop()  # what stands behind the last line break is no line
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise IntakeError(f"{name}: berkas kosong; baris pertama harus berisi judul kolom")
    first = _heading_line(lines, first)
    delimiter = delimiter_of(lines[first])
    if lines[first].count(delimiter) >= MOST_COLUMNS:
        raise IntakeError(f"{name}: baris judul berisi lebih dari {MOST_COLUMNS} kolom; ini bukan berkas registri")
    try:
        heading = tuple(cell.strip() for cell in next(csv.reader([lines[first]], delimiter=delimiter, strict=True)))
    except csv.Error:
        raise IntakeError(f"{name}: baris judul (baris {first + 1}) tidak terbaca; periksa tanda kutipnya") from None
    apart = [(at + 1, "judul" if line.strip() else "kosong") for at, line in enumerate(lines[:first])]
    found = []
    for row in _records(lines, first + 1, delimiter, len(heading)):
        why = _why_no_record(row, heading)
        if why is None:
            found.append(row)
        else:
            apart.append((row.line, why))
    rows, told = _of_width(tuple(found), len(heading))
    return TextTable(
        heading=heading,
        rows=rows,
        problems=(*problems, *told),
        not_records=tuple(apart),
        delimiter=delimiter,
    )


def delimiter_of(heading: str) -> str:
    """Return the delimiter that stands most often in a heading."""
    return max(_DELIMITERS, key=heading.count)


def _heading_line(lines: list[str], first: int) -> int:
    """Return the line of the heading: the first with content, or below it where that is only a title."""
    vocabulary = known_keys()

    def cells(line: str) -> Row:
        return tuple(cell.strip(' "') or None for cell in line[:_LONGEST_TITLE].split(delimiter_of(line)))

    if len(lines[first]) > _LONGEST_TITLE or sum(heading_key(c or "") in vocabulary for c in cells(lines[first])) >= 2:
        return first
    near = [cells(line) for line in lines[first : first + _SEARCHED]]
    width = max(map(len, near))
    found = find_heading([(*row, *(None,) * (width - len(row))) for row in near], [(0, 0, 0, 0)])
    return first + found.first if found is not None and found.known >= 2 else first


def _why_no_record(row: TextRow, heading: tuple[str, ...]) -> str | None:
    cells = [cell.strip() or None for cell in row.cells]
    filled = len(cells) - cells.count(None)
    if filled > _MOST_TOTAL and cells[0] not in ("0", "1", heading[0]):
        return None  # nearly every row
    return why_no_record((*cells, *(None,) * (len(heading) - len(cells))), heading)


def reason(error: OSError | ValueError) -> str:
    """Say in Bahasa Indonesia why the system refused a file or folder.

    >>> reason(FileNotFoundError()), reason(OSError())
    ('tidak ditemukan', 'ditolak oleh sistem')
    """
    if isinstance(error, OSError) and error.errno == ENOSPC:
        return "disk penuh"
    for kind, words in _REASONS.items():
        if isinstance(error, kind):
            return words
    return "ditolak oleh sistem"


_REASONS: Final[dict[type[Exception], str]] = {
    FileNotFoundError: "tidak ditemukan",
    IsADirectoryError: "itu folder, bukan berkas",
    NotADirectoryError: "itu berkas, bukan folder",
    FileExistsError: "sudah ada berkas dengan nama itu",
    PermissionError: "tidak ada izin",
    ValueError: "nama tidak sah",
}


def _decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise IntakeError(f"{name}: ini berkas spreadsheet; simpan sebagai CSV (UTF-8), lalu baca lagi")
    problems = []
    try:
        wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = raw.decode("utf-16", errors="replace") if wide else raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        what = "berkas bukan UTF-8 dan dibaca sebagai Windows-1252"
        advice = "Periksa nama yang memakai huruf khusus; simpan sebagai CSV UTF-8."
        problems.append(_problem(0, "pengodean", what, advice, Level.WARNING))
    if "\0" in text:
        raise IntakeError(f"{name}: bukan berkas teks; simpan sebagai CSV (UTF-8), lalu baca lagi")
    if "\ufffd" in text:
        what = "ada huruf yang rusak dan tidak dapat dipulihkan"
        problems.append(_problem(0, "huruf_rusak", what, "Ekspor ulang dari sumbernya sebagai UTF-8.", Level.WARNING))
    return text, problems


def _records(lines: list[str], at: int, delimiter: str, width: int) -> Iterator[TextRow]:
    """Yield every record with as many cells as it has; a line without any content has one blank cell."""
    while at < len(lines):
        if not lines[at].replace(delimiter, "").replace('""', "").strip() and _is_blank(lines[at], delimiter):
            yield TextRow(line=at + 1, cells=("",))
            at += 1
            continue
        if '"' not in lines[at] and len(lines[at]) <= MOST_CHARS:  # the reader would do no more, but slower
            yield TextRow(line=at + 1, cells=tuple(map(str.strip, lines[at].split(delimiter))))
            at += 1
            continue
        cells, used = _record(lines, at, delimiter, width)
        problem = None
        if cells is None:
            cells = tuple(cell.strip('"') for cell in lines[at].split(delimiter))
            problem = _problem(at + 1, *(_LONG if max(map(len, cells)) > MOST_CHARS else _QUOTE))
        yield TextRow(line=at + 1, cells=cells, problem=problem)
        at += used


def _is_blank(line: str, delimiter: str) -> bool:
    """Tell whether a line of delimiters and quotes has no content; ``","`` is a cell with a comma."""
    return not any(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), ()))


def _record(lines: list[str], at: int, delimiter: str, width: int) -> tuple[tuple[str, ...] | None, int]:
    """Parse the record that starts at a line; a quoted cell may run on over a few lines.

    A line that is a whole row by itself is never joined to the one before it: two rows with one stray
    quote each would become one person.
    """
    for used in range(1, _MOST_JOINED + 1):
        piece = [line + "\n" for line in lines[at : at + used]]
        if len(piece) < used or (used > 1 and piece[-1].count(delimiter) + 1 >= width):
            break
        try:
            parsed = list(csv.reader(piece, delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        if len(parsed) == 1 and (used == 1 or len(parsed[0]) == width):
            return tuple(" ".join(cell.split("\n")).strip() for cell in parsed[0]), used
        break
    return None, 1


def _of_width(rows: tuple[TextRow, ...], width: int) -> tuple[tuple[TextRow, ...], list[Problem]]:
    """Mark rows whose number of cells is wrong.

    Some exports end every row, but not the heading, with a delimiter. That is believed only where most
    rows do it: one row with a blank cell too many may as well hold an unquoted delimiter in a name, and then
    each later cell would be read into its neighbour's column.
    """
    counts = Counter(len(row.cells) for row in rows)
    usual, often = counts.most_common(1)[0] if counts else (width, 0)
    trailing = (
        usual > width
        and often > 1
        and often * 2 > len(rows)
        and not any(cell.strip() for row in rows if len(row.cells) == usual for cell in row.cells[width:])
    )
    told = []
    if trailing:
        what = "baris data berakhir dengan pemisah yang tidak ada di judul; sel kosong di ujung tidak dipakai"
        advice = "Bila ada teks yang memuat pemisah, beri tanda kutip, lalu baca lagi."
        told.append(_problem(0, "pemisah_di_ujung", what, advice, Level.WARNING))
    expected = usual if trailing else width
    checked = (
        _ragged(row, width) if len(row.cells) != expected else evolve(row, cells=row.cells[:width]) if trailing else row
        for row in rows
    )
    return tuple(checked), told


def _ragged(row: TextRow, width: int) -> TextRow:
    problem = _problem(
        row.line,
        "jumlah_kolom",
        f"baris berisi {len(row.cells)} kolom, judul berisi {width}",
        "Periksa pemisah dan tanda kutip; beri tanda kutip pada teks yang memuat pemisah.",
    )
    return evolve(row, problem=problem, ragged=True)


def _problem(row: int, kind: str, message: str, advice: str, level: Level = Level.ERROR) -> Problem:
    return Problem(row=row, column="", value="", kind=kind, message=message, advice=advice, level=level)
