"""One cell of text to one typed fact; what cannot be read becomes unknown, with the problem told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from pskslib.errors import IdentityError, UnknownName
from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.population import Field, Kind

YES: Final = frozenset(("ya", "y", "iya", "yes", "1", "true", "benar", "betul"))
NO: Final = frozenset(("tidak", "t", "0", "false", "n", "no", "tdk", "tdk.", "bukan"))
BLANK: Final = frozenset(("", "-", "--", "null", "n/a"))
BLANK_TEXT: Final = frozenset(("", "-"))
"""Null is a name, and so are NA and None."""
NO_NIK: Final = frozenset(("0", "0000000000000000"))
NON_DECILE: Final = frozenset(("non-desil", "non desil", "nondesil"))

Value = object
Tell = Callable[[Problem], None]


class Fault(Exception):
    """A cell that cannot be read: kind, message and advice."""

    def __init__(self, kind: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.kind, self.message, self.advice = kind, message, advice


def clean(text: str) -> str:
    r"""Normalise to NFC, drop invisible characters, make blanks and line breaks single spaces.

    >>> clean(" Si\u200bti\tAminah ")
    'Siti Aminah'
    """
    if text.isascii() and text.isprintable():  # nearly every cell
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    kept = (ch for ch in text if ch.isspace() or unicodedata.category(ch) not in ("Cf", "Cc"))
    return " ".join("".join(kept).split())


def read_cell(field: Field, text: str, *, row: int, column: str, tell: Tell) -> Value | None:
    """Read a cell that is a fact; a fault is told and gives None.

    Identity cells (NIK, KK) are read by :func:`read_identity`.
    """
    if text.casefold() in (BLANK_TEXT if field.kind is Kind.TEXT else BLANK):
        return None
    try:
        return read_fact(field, text)
    except Fault as fault:
        tell(problem(row, column, text, fault, Level.ERROR))
        return None


def read_fact(field: Field, text: str) -> Value:
    """Read a cleaned text that is not blank as a fact.

    Args:
        field: The fact; not a NIK or family-card number.
        text: What is written.

    Returns:
        The fact.

    Raises:
        Fault: It cannot be read.
    """
    value = _READERS[field.kind](field, text)
    wrong = field.fault(value)
    if wrong is not None:
        raise Fault("di_luar_batas", wrong, "Perbaiki nilainya; sementara ini dihitung belum diketahui.")
    return value


def read_identity(kind: Kind, text: str) -> Nik | FamilyCardNumber | None:
    """Read a NIK or family-card number.

    Raises:
        IdentityError: It is damaged.
    """
    if text.casefold() in BLANK or (kind is Kind.NIK and text in NO_NIK):
        return None
    return Nik.parse(text) if kind is Kind.NIK else FamilyCardNumber.parse(text)


def problem(row: int, column: str, text: str, fault: Fault, level: Level) -> Problem:
    """Turn a fault into a problem at a place of the file."""
    return Problem(
        row=row,
        column=column,
        value=masked_text(text),
        kind=fault.kind,
        message=fault.message,
        advice=fault.advice,
        level=level,
    )


def _yes_no(field: Field, text: str) -> bool:
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise Fault("ya_tidak", f"{field.column} harus ya atau tidak", "Tulis ya, tidak, atau kosongkan bila belum tahu.")


def _whole(field: Field, text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return int(text)
    raise Fault("angka", f"{field.column} harus bilangan bulat", "Tulis angka saja, tanpa titik atau satuan.")


def _decimal(field: Field, text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Fault("angka", f"{field.column} harus bilangan", "Tulis angka saja, misalnya 7,5.")
    if _THOUSANDS.fullmatch(text):
        raise Fault(
            "angka_ambigu",
            f"{field.column} dapat berarti ribuan atau pecahan",
            "Tulis tanpa titik ribuan; pecahan 7,5.",
        )
    return Decimal(text.replace(",", "."))


_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2}")


def _date(field: Field, text: str) -> date:
    if _SHORT_YEAR.fullmatch(text):
        raise Fault(
            "tahun_dua_angka",
            f"{field.column} bertahun dua angka, jadi abadnya tidak diketahui",
            "Tulis tahun dengan empat angka, misalnya 1985-08-17.",
        )
    shape = text.isascii() and len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit()
    if not shape:
        raise Fault(
            "tanggal",
            f"{field.column} tidak terbaca sebagai tanggal",
            "Tulis tahun-bulan-hari, misalnya 1985-08-17.",
        )
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fault(
            "tanggal_mustahil",
            f"{field.column} bukan tanggal yang ada di kalender",
            "Cocokkan dengan akta atau KK.",
        ) from None


def _code(field: Field, text: str) -> Value:
    assert field.codes is not None
    try:
        if len(text) > _LONGEST_CODE:  # looking for the nearest code takes time
            raise UnknownName
        return field.codes.parse(text)
    except UnknownName:
        choices = ", ".join(list(field.codes.values.values())[:12])
        raise Fault(
            "kode", f"{field.column} tidak ada dalam daftar {field.codes.name}", f"Pilihan: {choices}."
        ) from None


_LONGEST_CODE: Final = 120


def _region(field: Field, text: str) -> RegionCode:
    try:
        return RegionCode.parse(text)
    except IdentityError as error:
        raise Fault("wilayah", str(error).rstrip("."), "Tulis kode Kemendagri, misalnya 64.08.01.2001.") from None


def _text(field: Field, text: str) -> str:
    if field.column == "nama" and sum(map(str.isdigit, text)) >= _NUMBER_IN_NAME:  # it would be shown as a name
        raise Fault(
            "nomor_di_nama", "nama berisi nomor panjang", "Periksa apakah kolomnya tertukar, lalu tulis namanya."
        )
    return text


_NUMBER_IN_NAME: Final = 8


_READERS: Final[Mapping[Kind, Callable[[Field, str], Value]]] = {
    Kind.BOOL: _yes_no,
    Kind.INT: _whole,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.CODE: _code,
    Kind.REGION: _region,
    Kind.TEXT: _text,
}
