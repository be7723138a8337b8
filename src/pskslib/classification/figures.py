"""Published figures that are no rules: poverty lines, numbers of poor people, minimum wages, DTSEN's calendar.

Each is a dated table like those beside the rules, so that an app asks ``figures("UMK_KUTIM").at("umk", day)`` and
gets the value with its days, source and confidence.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from pskslib.errors import UnknownName
from pskslib.law import ParameterBook, read_parameters

FIGURES: Final = (
    *("GK", "GK_KALTIM", "GK_KUTIM", "MISKIN_KALTIM", "MISKIN_KUTIM"),
    *("UMK_KUTIM", "UMP_KALTIM", "DTSEN"),
)
"""Codes of the tables there are."""


def figures_path(code: str) -> str:
    """Return where the table of a code stands."""
    return str(Path(__file__).parent / "data" / f"{code.lower()}.toml")


@cache
def figures(code: str) -> ParameterBook:
    """Return a table of published figures.

    >>> from datetime import date
    >>> figures("UMK_KUTIM").at("umk", date(2026, 11, 24)).value
    4067436

    Raises:
        UnknownName: There is no such table; the message lists those there are.
    """
    if code not in FIGURES:
        raise UnknownName(f"tabel angka {code!r} tidak dikenal; yang ada: {', '.join(FIGURES)}")
    return read_parameters(figures_path(code))
