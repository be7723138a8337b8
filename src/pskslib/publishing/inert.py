"""Text that cannot act: what a file format, a screen or a spreadsheet would obey is made visible instead."""

from __future__ import annotations

import re
from typing import Final

FORMULA: Final = ("-", "=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How text begins that a spreadsheet would run; the same list as for the other files of the library."""
LONGEST: Final = 32_767
"""Characters that a cell of a spreadsheet holds at most."""
CUT: Final = " […]"
"""Stands at the end of text that was cut."""

_BLANK: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# Control characters, halves of characters, what turns the direction of writing, what nobody can see.
_ACTING: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e0fff]"
)


def inert(text: str) -> str:
    r"""Return text in which every character stands still: line breaks are blanks, what acts is written out by number.

    Args:
        text: Anything, a name from a file for instance.

    Returns:
        The text, valid in XML and UTF-8; text that is harmless already is returned as it is.

    Example:
        >>> inert("Siti Aminah"), inert("a\tb"), inert("\u202etxt.exe")
        ('Siti Aminah', 'a b', '<U+202E>txt.exe')
    """
    if text.isascii() and text.isprintable():
        return text
    return _ACTING.sub(lambda found: f"<U+{ord(found[0]):04X}>", _BLANK.sub(" ", text))


def cut(text: str, most: int = LONGEST) -> str:
    """Return text of at most so many characters; where it was cut, it says so.

    Example:
        >>> cut("Muara Bengkal", 10), cut("Telen", 10)
        ('Muara […]', 'Telen')
    """
    return text if len(text) <= most else text[: most - len(CUT)].rstrip() + CUT


def unformula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    Example:
        >>> unformula("=1+1"), unformula("Telen")
        ("'=1+1", 'Telen')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def file_word(text: str) -> str:
    """Return a word that can stand in a file name on every system.

    Example:
        >>> file_word("blok-a"), file_word("../Blok A:*"), file_word("…")
        ('blok-a', 'Blok-A', 'tabel')
    """
    return re.sub(r"[^0-9A-Za-z_]+", "-", text)[:60].strip("-") or "tabel"


def distinct(names: list[str], taken: frozenset[str] = frozenset(), *, most: int = 64) -> list[str]:
    """Return names of which no two are the same to a system that ignores case.

    Args:
        names: What they would be called.
        taken: Names that are not free, in lower case.
        most: Longest name.

    Returns:
        The names in their order; a second one of the same name ends in ``-2``.

    Example:
        >>> distinct(["PKH", "pkh", "kamus"], frozenset({"kamus"}))
        ['PKH', 'pkh-2', 'kamus-2']
    """
    used = set(taken)
    found = []
    for name in names:
        number, free = 1, name[:most]
        while free.casefold() in used:
            number += 1
            free = f"{name[: most - len(f'-{number}')]}-{number}"
        used.add(free.casefold())
        found.append(free)
    return found
