"""A problem of an input file: where, what, and what to do; values that identify people are masked."""

from __future__ import annotations

import enum
import re
from typing import Final

from attrs import frozen


class Level(enum.Enum):
    """How bad a problem is."""

    ERROR = "galat"
    WARNING = "peringatan"


@frozen(kw_only=True)
class Problem:
    """One problem.

    Attributes:
        row: Line of the file (the heading is line 1), or 0 for the file as a whole.
        column: Heading of the column, or ``""`` for the row as a whole.
        value: What was written, masked where it identifies somebody.
        kind: Short fixed word for the kind of problem.
        message: What is wrong, in Bahasa Indonesia.
        advice: What to do.
        level: Error (something could not be used) or warning (it was used; look at it).
    """

    row: int
    column: str
    value: str
    kind: str
    message: str
    advice: str
    level: Level

    def line(self, file: str) -> str:
        """Write the problem as one line for a terminal."""
        place = f"{file}: " + (f"baris {self.row}" if self.row else "berkas")
        if self.column:
            place += f", kolom {self.column}"
        shown = f" ({self.value})" if self.value else ""
        return f"{self.level.value}: {place}: {self.message}{shown}. {self.advice}".rstrip()

    def as_row(self) -> dict[str, str]:
        """Return the problem with the column names of the problem table."""
        return {
            "baris": str(self.row),
            "kolom": self.column,
            "nilai": self.value,
            "jenis": self.kind,
            "masalah": self.message,
            "saran": self.advice,
            "tingkat": self.level.value,
        }


COLUMNS: Final = ("baris", "kolom", "nilai", "jenis", "masalah", "saran", "tingkat")
"""Columns of the problem table, in order."""


def masked_text(text: str) -> str:
    """Shorten a value for a message; hide runs of five or more digits, and all digits where there are many.

    A date has eight digits; more may be a NIK, however it is broken up.

    >>> masked_text("6408045708859902"), masked_text("6408-0457-0885-9902"), masked_text("32/13/2015")
    ('64************02', '64**-****-****-**02', '32/13/2015')
    """
    shown = "".join(ch for ch in text[:_LONGEST] if ch.isprintable())
    if sum(map(str.isdigit, shown)) > _DATE_DIGITS:
        places = [place for place, ch in enumerate(shown) if ch.isdigit()][2:-2]
        hidden = set(places)
        return "".join("*" if place in hidden else ch for place, ch in enumerate(shown))
    return _RUN.sub(lambda run: run[0][:2] + "*" * (len(run[0]) - 4) + run[0][-2:], shown)


_LONGEST: Final = 60
_DATE_DIGITS: Final = 8
_RUN: Final = re.compile(r"\d{5,}")
