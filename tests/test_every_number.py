"""Every dated value of every table, with its days and where it is written, against the list that was read through.

``tests/data/numbers.csv`` has one row a value, adopted or of a reading, and says in ``basis`` where the research has
it:
``parameters.csv`` for a row of the fact base, otherwise the section of the notes (what is derived or only a choice says
so in its table). ``tests/data/acts.csv`` has the texts that are cited. Both are changed by hand, with the source at
hand, never from the tables: a number that moves by one fails here whatever else it touches.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from pskslib.classification import CLASSIFICATIONS, FIGURES, figures
from pskslib.law import DatedValue, ParameterBook
from pskslib.programmes import PROGRAMMES
from tests.fact_base import ROWS as FACT_BASE

DATA = Path(__file__).parent / "data"
BOOKS: dict[str, ParameterBook] = {
    **{book.code: book for programme in (*PROGRAMMES, *CLASSIFICATIONS) for book in programme.books},
    **{code: figures(code) for code in FIGURES},
}
each_table = pytest.mark.parametrize("code", sorted(BOOKS))
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


NUMBERS, ACTS = rows("numbers.csv"), rows("acts.csv")


def dated(code: str) -> Iterator[tuple[str, str, DatedValue]]:
    """Every value of a table, with the reading that it belongs to and its parameter."""
    book = BOOKS[code]
    for name in book.parameters:
        yield from (("", name, value) for value in book[name].values)
    for reading in book.readings:
        yield from ((f"{reading.key}={reading.name}", o.parameter, o.dated) for o in reading.overrides)


def told(code: str, reading: str, parameter: str, value: DatedValue) -> Row:
    cited = value.citation
    row = {
        "table": code,
        "reading": reading,
        "parameter": parameter,
        "since": value.since,
        "until": value.until,
        "value": value.value,
        "confidence": cited.confidence.value,
        "act": cited.act.short,
        "pasal": cited.pasal,
        "ayat": cited.ayat,
        "huruf": cited.huruf,
    }
    return {key: "" if thing is None else str(thing) for key, thing in row.items()}


@each_table
def test_every_number_is_the_one_that_was_read(code: str) -> None:
    listed = [{key: value for key, value in row.items() if key != "basis"} for row in NUMBERS if row["table"] == code]

    assert [told(code, *found) for found in dated(code)] == listed


@each_table
def test_every_text_is_the_one_that_was_cited(code: str) -> None:
    """Instrument, number, year and standing of each act."""
    acts = [
        {
            "table": code,
            "key": key,
            "instrument": act.instrument,
            "number": act.number or "",
            "year": str(act.year or ""),
            "standing": act.standing.value,
        }
        for key, act in BOOKS[code].acts.items()
    ]

    assert acts == [row for row in ACTS if row["table"] == code]


def test_the_lists_are_about_the_tables_that_there_are() -> None:
    assert {row["table"] for row in NUMBERS} == {row["table"] for row in ACTS} == BOOKS.keys()


def test_what_is_said_to_be_of_the_fact_base_is() -> None:
    """The same value from the same day on; of the others the section is named."""
    researched = {(r["programme"], r["parameter"], r["value"], r["since"]) for r in FACT_BASE}
    for row in NUMBERS:
        name = row["parameter"].removesuffix("_harian")
        found = (row["table"], name, row["value"], row["since"]) in researched
        assert found is (row["basis"] == "parameters.csv"), row
        assert row["basis"]
