"""From bytes to rows of text, without losing a line: encoding, delimiter, quotes.

Python's ``csv`` swallows the rest of a file after an unclosed quote; here every physical line is
accounted for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from pskslib.errors import IntakeError
from pskslib.intake.problems import Level, Problem

MOST_BYTES: Final = 50_000_000
"""Largest file that is read."""
MOST_CHARS: Final = 32_767
"""Longest cell that is kept (the limit of a spreadsheet cell)."""
_MOST_JOINED: Final = 3
_DELIMITERS: Final = ",;\t|"


@frozen(kw_only=True)
class TextRow:
    """One record: the line it starts on, its cells, and the problem of its shape, if any."""

    line: int
    cells: tuple[str, ...]
    problem: Problem | None = None


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
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise IntakeError(
                f"{path.name}: berkas {size / 1e6:.0f} MB, paling besar {MOST_BYTES / 1e6:.0f} MB; pecah per kecamatan"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path.name}: berkas tidak dapat dibuka ({error.strerror})") from None
    text, problems = _decoded(raw, path.name)
    lines = text.splitlines()
    if not lines or not lines[0].strip():
        raise IntakeError(f"{path.name}: berkas kosong; baris pertama harus berisi judul kolom")
    delimiter = max(_DELIMITERS, key=lines[0].count)
    heading = tuple(cell.strip() for cell in next(csv.reader([lines[0]], delimiter=delimiter)))
    rows = tuple(_rows(lines, delimiter, len(heading)))
    return TextTable(heading=heading, rows=rows, problems=tuple(problems))


def _decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise IntakeError(f"{name}: ini berkas spreadsheet; simpan sebagai CSV (UTF-8), lalu baca lagi")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _plain(raw.decode("utf-16", errors="replace"), name), []
    try:
        return _plain(raw.decode("utf-8-sig"), name), []
    except UnicodeDecodeError:
        told = Problem(
            row=0,
            column="",
            value="",
            kind="pengodean",
            message="berkas bukan UTF-8 dan dibaca sebagai Windows-1252",
            advice="Periksa nama yang memakai huruf khusus; simpan sebagai CSV UTF-8.",
            level=Level.WARNING,
        )
        return _plain(raw.decode("cp1252", errors="replace"), name), [told]


def _plain(text: str, name: str) -> str:
    if "\0" in text:
        raise IntakeError(f"{name}: bukan berkas teks; simpan sebagai CSV (UTF-8), lalu baca lagi")
    return text


def _rows(lines: list[str], delimiter: str, width: int) -> Iterator[TextRow]:
    at = 1
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        cells, used = _record(lines, at, delimiter, width)
        problem = None
        if cells is None:
            cells = tuple(cell.strip('"') for cell in lines[at].split(delimiter))
            problem = _shape(
                at + 1, "kutip", "tanda kutip tidak ditutup", "Tutup atau hapus tanda kutip pada baris ini."
            )
        if len(cells) != width:
            while len(cells) > width and not cells[-1].strip():
                cells = cells[:-1]
        if len(cells) != width:
            problem = _shape(
                at + 1,
                "jumlah_kolom",
                f"baris berisi {len(cells)} kolom, judul berisi {width}",
                "Periksa pemisah dan tanda kutip; beri tanda kutip pada teks yang memuat pemisah.",
            )
        yield TextRow(line=at + 1, cells=cells, problem=problem)
        at += used


def _record(lines: list[str], at: int, delimiter: str, width: int) -> tuple[tuple[str, ...] | None, int]:
    """Parse the record that starts at a line; a quoted cell may run on over a few lines."""
    for used in range(1, _MOST_JOINED + 1):
        piece = [line + "\n" for line in lines[at : at + used]]
        if len(piece) < used:
            break
        try:
            parsed = list(csv.reader(piece, delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        if len(parsed) == 1 and (used == 1 or len(parsed[0]) == width):
            return tuple(" ".join(cell.split("\n")).strip() for cell in parsed[0]), used
        break
    return None, 1


def _shape(row: int, kind: str, message: str, advice: str) -> Problem:
    return Problem(row=row, column="", value="", kind=kind, message=message, advice=advice, level=Level.ERROR)
