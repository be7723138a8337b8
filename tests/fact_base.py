"""The researched numbers (``tests/data/parameters.csv``): every row with its source, as it was read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from attrs import frozen

from pskslib.law import Confidence

DAY = timedelta(days=1)
_TABLE = Path(__file__).parent / "data" / "parameters.csv"
_NO_PUBLISHER = ("memory", "amount", "code", "see")


@frozen(kw_only=True)
class Figure:
    """One row: a number of the law or of statistics, its days, and where it was published."""

    programme: str
    parameter: str
    value: str
    unit: str
    since: date
    until: date | None
    source: str
    confidence: Confidence

    def __str__(self) -> str:
        return f"{self.programme}-{self.parameter}-{self.since}-{self.value}"

    @property
    def publisher(self) -> str | None:
        """The first source by a short name, to stand in the id of a case; None where nothing was published."""
        first = re.match(r"[A-Za-z0-9-]+(\.[a-z0-9-]+)*( p?\.? ?[0-9-]+)?", self.source)
        name = first.group(0).strip().replace(" ", "-") if first else ""
        return name if name and not name.startswith(_NO_PUBLISHER) else None

    @property
    def last(self) -> date | None:
        """The last day. (The fact base ends a poverty line of Kaltim on the day of the next one.)"""
        return self.until - DAY if self.until and self.programme == "GK_KALTIM" else self.until


ROWS = tuple(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))
"""Every row as it stands in the file."""


def _read() -> Iterator[Figure]:
    """Read the rows; ``same`` in the column of sources is the source of the row above."""
    source = ""
    for row in ROWS:
        source = source if row["source"] == "same" else row["source"]
        yield Figure(
            programme=row["programme"],
            parameter=row["parameter"],
            value=row["value"],
            unit=row["unit"],
            since=date.fromisoformat(row["since"]),
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            source=source,
            confidence=Confidence(row["confidence"]),
        )


FIGURES = tuple(_read())
"""Every row."""
