"""JSON and JSON Lines, record by record: no number is rounded, no key swallowed, nothing deep or endless is followed.

Python's reader keeps the last of two equal keys, takes NaN for a number and makes 1e400 infinite. Here numbers stay the
text that was written, and whatever would be lost is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

from attrs import define, field

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.sources.sheet import Sheet

if TYPE_CHECKING:
    import polars as pl

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_KEY: Final = re.compile(r'[ \t\r\n]*"([^"\\]{1,200})"[ \t\r\n]*:[ \t\r\n]*')
_WHOLE: Final = re.compile(r"(-?[0-9]+)\.0+")
_WINDOW: Final = 1_000_000
_MOST_MEMBERS: Final = 50
"""Members of the object around the records: status, message and the like."""


class Number(str):
    """A number as it was written."""

    __slots__ = ()


class NotANumber(str):
    """NaN or an infinity."""

    __slots__ = ()


class Broken(str):
    """A line that is no JSON."""

    __slots__ = ()


class Pairs(list[tuple[str, object]]):
    """The members of an object, equal keys included."""


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=Number, parse_float=Number, parse_constant=NotANumber, strict=False
)


def read_json(text: str, name: str, *, lines: bool) -> Sheet:
    """Read records from JSON.

    Args:
        text: The file.
        name: What to call it in messages.
        lines: Whether it is JSON Lines.

    Returns:
        One row a record. A record with one key twice, or that is no object, is ragged. In JSON Lines ``lines`` are
        lines of the file, in JSON the records counted from 1.

    Raises:
        IntakeError: It is no JSON, holds no list of records, or goes over a limit.

    Example:
        >>> sheet = read_json('[{"nik": 6408045708859902, "nama": "Siti"}]', "a.json", lines=False)
        >>> sheet.heading, sheet.cells.row(0), sheet.numeric["0"].to_list()
        (('nik', 'nama'), ('6408045708859902', 'Siti'), [True])
    """
    table = _Table(name)
    for line, record in _json_lines(text, name) if lines else _records(text, name):
        table.add(line, record)
    return table.sheet()


# --- finding the records ---------------------------------------------------------------------


@define
class _Cursor:
    """Decodes values from a window of the text: one larger than a record may be is refused before it takes memory."""

    text: str
    name: str
    base: int = 0
    window: str = ""

    def decode(self, at: int, where: str) -> tuple[object, int]:
        """Decode the value that begins at a place; return it and the place after it."""
        sizes = [_WINDOW, limits.MOST_RECORD + 1]
        while True:
            end = self.base + len(self.window)
            try:
                if self.base <= at < end:
                    value, used = _DECODER.raw_decode(self.window, at - self.base)
                    if self.base + used < end or end == len(self.text):  # a number may go on beyond the window
                        return value, self.base + used
            except RecursionError:
                raise _deep(self.name, where) from None
            except ValueError:
                pass
            if self.base == at and (not sizes or end == len(self.text)):
                break
            self.base, self.window = at, self.text[at : at + sizes.pop(0)]
        if len(self.text) - at > limits.MOST_RECORD:
            most = f"{limits.MOST_RECORD:,}".replace(",", ".")
            raise IntakeError(f"{self.name}: {where} lebih panjang dari {most} huruf, atau JSON-nya rusak")
        raise IntakeError(f"{self.name}: {where} bukan JSON yang sah; ekspor ulang dari sumbernya")


def _json_lines(text: str, name: str) -> Iterator[tuple[int, object]]:
    at, line = 0, 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line += 1
        if not text[at:end].isspace() and at < end:
            yield line, _line(text[at:end], name, line)
        at = end + 1


def _line(text: str, name: str, line: int) -> object:
    if len(text) > limits.MOST_RECORD:
        raise IntakeError(f"{name}: baris {line} lebih panjang dari {limits.MOST_RECORD:,} huruf".replace(",", "."))
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise _deep(name, f"baris {line}") from None
    except ValueError:
        return Broken(text)  # told by the table, with the line; the other lines are read


def _records(text: str, name: str) -> Iterator[tuple[int, object]]:
    cursor = _Cursor(text, name)
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        at = yield from _array(cursor, at)
    elif (found := _inside(cursor, at)) is None:
        record, at = cursor.decode(at, "catatan ke-1")
        yield 1, record
    else:
        at = yield from _array(cursor, found)
        at = _skip(text, at)
        if text[at : at + 1] == ",":  # what stands beside the records; a second list would be lost
            if _inside(cursor, at) is not None:
                raise IntakeError(f"{name}: JSON berisi lebih dari satu daftar catatan; simpan tiap daftar sendiri")
            at = _end(cursor, at)
        elif text[at : at + 1] == "}":
            at += 1
    if _skip(text, at) < len(text):
        raise IntakeError(f"{name}: masih ada isi sesudah daftar catatan; JSON terpotong atau tergabung, ekspor ulang")


def _inside(cursor: _Cursor, at: int) -> int | None:
    """Find the list of records in the object around it; None where the object is itself a record.

    The place is that of the brace, or of the comma after a member.
    """
    text, at = cursor.text, at + 1
    for _ in range(_MOST_MEMBERS):
        key = _KEY.match(text, at)
        if key is None:
            return None
        at = key.end()
        if text[at : at + 1] == "[" and text[(inner := _skip(text, at + 1)) : inner + 1] in ("{", "]"):
            return at
        _, at = cursor.decode(at, "isi kunci")
        at = _skip(text, at)
        if text[at : at + 1] != ",":
            return None
        at += 1
    return None


def _end(cursor: _Cursor, at: int) -> int:
    """Go past the members after a comma and the brace that closes them; the comma's place where there is none."""
    text, start = cursor.text, at
    while text[at : at + 1] == "," and (key := _KEY.match(text, at + 1)):
        _, at = cursor.decode(key.end(), "isi kunci")
        at = _skip(text, at)
    return at + 1 if text[at : at + 1] == "}" else start


def _array(cursor: _Cursor, at: int) -> Generator[tuple[int, object], None, int]:
    text, name = cursor.text, cursor.name
    at = _skip(text, at + 1)
    number = 0
    while text[at : at + 1] != "]":
        number += 1
        value, at = cursor.decode(at, f"catatan ke-{number}")
        yield number, value
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise IntakeError(
                f"{name}: JSON terputus atau rusak setelah catatan ke-{number}; ekspor ulang dari sumbernya"
            )
    return at + 1


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _deep(name: str, where: str) -> IntakeError:
    return IntakeError(f"{name}: {where} bersarang lebih dari {limits.MOST_DEPTH} tingkat")


# --- records to a table ----------------------------------------------------------------------


@define
class _Table:
    """Records as columns; a column begins with the record that first has it."""

    name: str
    columns: dict[str, list[str | None]] = field(factory=dict)
    numbers: dict[str, list[int]] = field(factory=dict)
    lines: list[int] = field(factory=list)
    ragged: dict[int, tuple[str, ...]] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    told: int = 0

    def add(self, line: int, record: object) -> None:
        """Add one record."""
        row = len(self.lines)
        if row >= limits.MOST_ROWS:
            raise IntakeError(
                f"{self.name}: lebih dari {limits.MOST_ROWS:,} catatan; pecah per kecamatan".replace(",", ".")
            )
        self.lines.append(line)
        if not isinstance(record, Pairs):
            what = "baris bukan JSON yang sah" if isinstance(record, Broken) else "catatan bukan objek {...}"
            self.tell(line, "", "catatan_rusak", what, "Perbaiki baris ini, atau ekspor ulang.")
            self.ragged[row] = (record[: limits.MOST_CHARS] if isinstance(record, Broken) else "",)
            return
        seen: set[str] = set()
        for key, value in record:
            if key in seen:
                what = "kunci yang sama tertulis dua kali, jadi tidak jelas mana yang benar"
                self.tell(line, key, "kunci_ganda", what, "Hapus salah satu.")
                self.ragged.setdefault(row, tuple(value for _, value in record if isinstance(value, str)))
                continue
            seen.add(key)
            text = self.text(line, key, value)
            if text is None:
                continue
            column = self.column(key)
            column.extend([None] * (row - len(column)))
            column.append(text)
            if isinstance(value, Number):
                self.numbers.setdefault(key, []).append(row)

    def column(self, key: str) -> list[str | None]:
        if key not in self.columns:
            if len(self.columns) >= limits.MOST_COLUMNS:
                raise IntakeError(f"{self.name}: catatan memuat lebih dari {limits.MOST_COLUMNS} kunci yang berbeda")
            self.columns[key] = []
        return self.columns[key]

    def text(self, line: int, key: str, value: object) -> str | None:
        """Write one value as text; null is None, and so is what is no value of a cell."""
        if value is None:
            self.column(key)
            return None
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, NotANumber):
            self.column(key)
            self.tell(line, key, "bukan_angka", "NaN atau tak hingga bukan nilai; dihitung kosong", "Tulis null.")
            return None
        if isinstance(value, str):
            if isinstance(value, Number) and sum(map(str.isdigit, value)) > limits.MOST_DIGITS:
                what = f"bilangan lebih dari {limits.MOST_DIGITS} angka"
                self.tell(line, key, "angka_terlalu_panjang", what, "Tulis nomor sebagai teks, di antara tanda kutip.")
            elif len(value) > limits.MOST_CHARS:
                what = f"ada isi yang lebih panjang dari {limits.MOST_CHARS} huruf"
                self.tell(line, key, "sel_panjang", what, "Pendekkan isinya.")
            return _plain(value)
        if _depth(value) > limits.MOST_DEPTH:
            raise _deep(self.name, f"isi kunci pada catatan di baris {line}")
        self.column(key)
        if value:
            what = "isi berupa daftar atau objek, bukan satu nilai; tidak dibaca"
            self.tell(line, key, "isi_bersarang", what, "Ekspor satu nilai per kolom.", Level.WARNING)
        return None

    def tell(self, line: int, key: str, kind: str, message: str, advice: str, level: Level = Level.ERROR) -> None:
        """Tell a problem of a record."""
        self.told += 1
        if self.told <= limits.MOST_PROBLEMS:
            self.problems.append(
                Problem(
                    row=line, column=masked_text(key), value="", kind=kind, message=message, advice=advice, level=level
                )
            )

    def sheet(self) -> Sheet:
        """Return the table."""
        import polars as pl

        height = len(self.lines)
        if self.told > limits.MOST_PROBLEMS:
            what = f"dan {self.told - limits.MOST_PROBLEMS} masalah lagi pada catatan"
            self.problems.append(
                Problem(
                    row=0, column="", value="", kind="masalah_selebihnya", message=what, advice="", level=Level.ERROR
                )
            )
        if not self.columns:
            raise IntakeError(f"{self.name}: tidak ada catatan dengan isi; JSON harus berisi daftar objek")
        for column in self.columns.values():
            column.extend([None] * (height - len(column)))
        columns = list(self.columns.items())
        cells = pl.DataFrame({str(n): pl.Series(texts, dtype=pl.String) for n, (_, texts) in enumerate(columns)})
        numeric = None
        if self.numbers:
            numeric = pl.DataFrame(
                {str(n): _marks(height, self.numbers.get(key, ())) for n, (key, _) in enumerate(columns)}
            )
        return Sheet(
            name=self.name,
            heading=tuple(self.columns),
            cells=cells,
            lines=pl.Series("lines", self.lines, dtype=pl.Int64),
            numeric=numeric,
            problems=tuple(self.problems),
            ragged=_marks(height, self.ragged) if self.ragged else None,
            whole=self.ragged,
        )


def _marks(height: int, rows: Iterable[int]) -> pl.Series:
    import polars as pl

    marks = pl.repeat(False, height, dtype=pl.Boolean, eager=True)
    return marks.scatter(list(rows), True)


def _plain(value: str) -> str | None:
    """Write a text or number without lone surrogates, a whole number without a point; blank is None."""
    whole = _WHOLE.fullmatch(value) if isinstance(value, Number) else None
    text = str(whole[1]) if whole else str(value)  # 3.0 is 3; nothing is lost
    if not text.isascii():
        text = "".join("\ufffd" if "\ud800" <= ch <= "\udfff" else ch for ch in text)
    return text if text and not text.isspace() else None


def _depth(value: object) -> int:
    """Measure nesting without recursion."""
    deepest = 0
    todo: list[tuple[object, int]] = [(value, 1)]
    while todo:
        thing, depth = todo.pop()
        if isinstance(thing, list):
            deepest = max(deepest, depth)
            inner = cast("list[object]", [one for _, one in thing] if isinstance(thing, Pairs) else thing)
            todo.extend((one, depth + 1) for one in inner if isinstance(one, list))
    return deepest
