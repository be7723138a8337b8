"""From bytes to rows of text, without losing a line: encoding, delimiter, quotes.

Python's ``csv`` swallows the rest of a file after an unclosed quote, and ``str.splitlines`` breaks a
line at a vertical tab or a Unicode separator inside an address; here every physical line is accounted for.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from pskslib.errors import IntakeError
from pskslib.intake.problems import Level, Problem

MOST_BYTES: Final = 50_000_000
"""Largest file that is read."""
MOST_CHARS: Final = 32_767
"""Longest cell that is kept (the limit of a spreadsheet cell)."""
MOST_COLUMNS: Final = 512
"""Widest heading that is read."""
_MOST_JOINED: Final = 3
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
    """A heading and its rows."""

    heading: tuple[str, ...]
    rows: tuple[TextRow, ...]
    problems: tuple[Problem, ...]


def read_text_table(path: Path) -> TextTable:
    """Read a delimited text file.

    Raises:
        IntakeError: It is missing, too large, empty, or not a text table.
    """
    return parse_text_table(_bytes(path), path)


def parse_text_table(raw: bytes, path: Path) -> TextTable:
    """Read delimited text from bytes; the path only gives the name for messages.

    Raises:
        IntakeError: It is empty, or not a text table.
    """
    text, problems = _decoded(raw, path.name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise IntakeError(f"{path.name}: berkas kosong; baris pertama harus berisi judul kolom")
    delimiter = max(_DELIMITERS, key=lines[first].count)
    if lines[first].count(delimiter) >= MOST_COLUMNS:
        raise IntakeError(f"{path.name}: baris judul berisi lebih dari {MOST_COLUMNS} kolom; ini bukan berkas registri")
    try:
        heading = tuple(cell.strip() for cell in next(csv.reader([lines[first]], delimiter=delimiter, strict=True)))
    except csv.Error:
        raise IntakeError(
            f"{path.name}: baris judul (baris {first + 1}) tidak terbaca; periksa tanda kutipnya"
        ) from None
    rows, told = _of_width(tuple(_records(lines, first + 1, delimiter, len(heading))), len(heading))
    return TextTable(heading=heading, rows=rows, problems=(*problems, *told))


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


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        raw = b""
        if size <= MOST_BYTES:
            with path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)  # a pipe or device has no size of its own
            size = len(raw)
    except (OSError, ValueError) as error:
        raise IntakeError(f"{path.name}: berkas tidak dapat dibuka: {reason(error)}") from None
    if size > MOST_BYTES:
        raise IntakeError(
            f"{path.name}: berkas {size / 1e6:.0f} MB, paling besar {MOST_BYTES / 1e6:.0f} MB; pecah per kecamatan"
        )
    return raw


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
    """Yield every record with as many cells as it has; lines without any content are no records."""
    while at < len(lines):
        if not lines[at].replace(delimiter, "").replace('""', "").strip():
            at += 1
            continue
        cells, used = _record(lines, at, delimiter, width)
        problem = None
        if cells is None:
            cells = tuple(cell.strip('"') for cell in lines[at].split(delimiter))
            problem = _problem(at + 1, *(_LONG if max(map(len, cells)) > MOST_CHARS else _QUOTE))
        yield TextRow(line=at + 1, cells=cells, problem=problem)
        at += used


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
        evolve(row, cells=row.cells[:width]) if len(row.cells) == expected else _ragged(row, width) for row in rows
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
