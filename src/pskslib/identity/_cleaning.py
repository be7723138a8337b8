"""Cleaning of numbers as they come out of forms, chats and spreadsheets; private to this room.

No message made here repeats what was typed: it may be somebody's number, or somebody's name in the wrong column.
"""

from __future__ import annotations

import re
from numbers import Number

from pskslib.errors import IdentityError

# Seen in pasted text and exported files: zero-width characters, direction marks, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Hyphens, and the dashes that word processors put in their place.
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212]+")
_APOSTROPHES = "'\u2018\u2019"

# What is left of a number that a spreadsheet stored as a number: 6.40804E+15, 6,40804E+15, 6408...901.0
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+")
# A single dot elsewhere is a separator: a number that was whole has all sixteen digits before its decimal point.
_DECIMAL = re.compile(r"[0-9]+\.0{1,3}|[0-9]{16,}\.[0-9]+|[0-9.]+,[0-9.,]*")
_SIXTEEN = re.compile(r"[0-9]{16}")
_NOT_A_DIGIT = re.compile(r"[^0-9]")

_AS_TEXT = (
    "Ubah dahulu format kolomnya menjadi teks, lalu ketik ulang dari dokumen asli; jangan menebak angka yang hilang."
)


def to_text(value: object, what: str) -> str:
    """Return `value` without blanks at its ends, wrapping and invisible characters.

    Args:
        value: What a cell or a form field held.
        what: The name of the number in messages, such as ``"NIK"``.

    Returns:
        Text that is not empty; separators inside it are kept.

    Raises:
        IdentityError: ``kosong`` if nothing is left, ``angka_rusak`` for a number, ``karakter`` for another object.
    """
    if value is None or (isinstance(value, float) and value != value):  # NaN is how dataframes write an empty cell
        raise IdentityError(f"{what} kosong. Isi sesuai dokumen asli, atau biarkan tidak diketahui.", kind="kosong")
    if isinstance(value, Number):
        raise IdentityError(
            f"{what} terbaca sebagai bilangan, bukan teks: angka di ujungnya mungkin sudah berubah. {_AS_TEXT}",
            kind="angka_rusak",
        )
    if not isinstance(value, str):
        raise IdentityError(f"{what} harus berupa teks, bukan {type(value).__name__}.", kind="karakter")
    text = _INVISIBLE.sub("", value).strip()
    if text.startswith('="') and text.endswith('"') and len(text) > 2:  # ="6408..." keeps a cell as text in Excel
        text = text[2:-1].strip()
    if text[:1] and text[0] in _APOSTROPHES:
        text = text[1:].strip()
    if not _SEPARATORS.sub("", text):
        raise IdentityError(f"{what} kosong. Isi sesuai dokumen asli, atau biarkan tidak diketahui.", kind="kosong")
    return text


def refuse_damage(text: str, what: str) -> None:
    """Refuse text that shows that a spreadsheet kept the number as a number.

    Args:
        text: Cleaned text.
        what: The name of the number in messages.

    Raises:
        IdentityError: ``angka_rusak``.
    """
    packed = re.sub(r"\s+", "", text)
    if _SCIENTIFIC.fullmatch(packed) or _DECIMAL.fullmatch(packed):
        raise IdentityError(
            f"{what} rusak oleh lembar kerja (tertulis sebagai bilangan pecahan, ribuan berkoma atau seperti "
            f"6,4E+15), sehingga angkanya tidak dapat dipercaya. {_AS_TEXT}",
            kind="angka_rusak",
        )


def refuse_characters(text: str, what: str) -> None:
    """Refuse text that holds anything but the digits 0 to 9.

    Args:
        text: Text without separators.
        what: The name of the number in messages.

    Raises:
        IdentityError: ``karakter``; the message names the place, never the content.
    """
    found = _NOT_A_DIGIT.search(text)
    if found is None:
        return
    place, char = found.start() + 1, found.group()
    if char.isdigit():  # digits of another script look right and break every later comparison
        hint = "ada angka dari aksara lain; ketik ulang dengan angka 0-9"
    elif char in "OoIl":
        hint = "ada huruf yang mirip angka (O untuk 0, I atau l untuk 1); periksa dokumen asli"
    else:
        hint = "hanya angka 0-9 yang boleh; periksa apakah kolomnya benar"
    raise IdentityError(f"{what} berisi karakter yang bukan angka pada posisi ke-{place}: {hint}.", kind="karakter")


def sixteen_digits(value: object, what: str) -> str:
    """Return the sixteen digits of a NIK or family-card number, cleaned.

    Args:
        value: What a cell or a form field held.
        what: The name of the number in messages.

    Returns:
        Sixteen ASCII digits; what they mean is not looked at here.

    Raises:
        IdentityError: ``kosong``, ``angka_rusak``, ``karakter`` or ``panjang``.
    """
    if isinstance(value, str) and _SIXTEEN.fullmatch(value):  # nearly every row of a clean file
        return value
    text = to_text(value, what)
    refuse_damage(text, what)
    digits = _SEPARATORS.sub("", text)
    refuse_characters(digits, what)
    if len(digits) != 16:
        advice = "Ada angka yang tertinggal" if len(digits) < 16 else "Ada angka yang lebih"
        raise IdentityError(
            f"{what} harus 16 angka, tetapi yang tertulis {len(digits)} angka. {advice}; cocokkan dengan dokumen asli.",
            kind="panjang",
        )
    return digits


def blocks(text: str) -> list[str]:
    """Split cleaned text at its separators.

    Args:
        text: Cleaned text, such as ``"64.08.01"``.

    Returns:
        The parts that are not empty.
    """
    return [part for part in _SEPARATORS.split(text) if part]
