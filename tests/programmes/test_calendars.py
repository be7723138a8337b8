"""The payment calendars of the shipped programmes against the table that was read beside the sources.

``tests/data/calendars.csv`` is that table: it is changed by hand, with the source at hand, never from the rules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pskslib.law import Schedule
from pskslib.programmes import PROGRAMMES

TABLE = Path(__file__).parents[1] / "data" / "calendars.csv"


def shipped() -> Iterator[dict[str, str]]:
    for programme in PROGRAMMES:
        for book in programme.books:
            if book.code == programme.code:
                yield from (told(programme.code, "", line) for line in book.calendar)
                for reading in book.readings:
                    name = f"{reading.key}={reading.name}"
                    yield from (told(programme.code, name, line) for line in reading.calendar)


def told(programme: str, reading: str, line: Schedule) -> dict[str, str]:
    cited = line.citation
    row = {
        "programme": programme,
        "reading": reading,
        "name": line.name,
        "label": line.label,
        "label_en": line.label_en,
        "since": line.since,
        "until": line.until,
        "months": line.months,
        "every": line.every.value if line.every else None,
        "share": line.share,
        "of": line.of,
        "paid_month": line.paid_month,
        "parameter": line.parameter,
        "extra": "ya" if line.extra else None,
        "act": cited.act.short,
        "pasal": cited.pasal,
        "huruf": cited.huruf,
        "source": cited.source,
        "confidence": cited.confidence.value,
        "note": cited.note,
    }
    return {key: "" if value is None else str(value) for key, value in row.items()}


def test_every_line_is_the_one_that_was_read_beside_its_source() -> None:
    assert list(shipped()) == list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def test_low_confidence_lines_say_that_they_are_no_source() -> None:
    low = [row["programme"] for row in shipped() if row["confidence"] == "low"]

    assert low == ["ASPDB"]
