"""Every researched number is in force in the rule book on its days; what is of low confidence is there and marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from pskslib.classification import CLASSIFICATIONS, FIGURES, figures
from pskslib.law import Confidence, DatedValue, ParameterBook
from pskslib.programmes import PROGRAMMES
from tests import fact_base
from tests.fact_base import Figure
from tests.rules.families import AS_OF

RULES: Mapping[str, ParameterBook] = {
    book.code: book for programme in (*PROGRAMMES, *CLASSIFICATIONS) for book in programme.books
}
BOOKS: Mapping[str, ParameterBook] = {**RULES, **{code: figures(code) for code in FIGURES}}
"""Every table of numbers that ships, by its code."""

ROWS = fact_base.FIGURES
each_row = pytest.mark.parametrize("row", ROWS, ids=str)


def name_of(row: Figure) -> str:
    """The name under which a number stands: a line a day is not a line a month."""
    return f"{row.parameter}_harian" if row.unit.endswith("/hari") and "PPP" in row.parameter else row.parameter


def last_day(row: Figure) -> date:
    """Of a row; one without an end goes on to the day before the next row, or to today."""
    later = [
        r.since for r in ROWS if (r.programme, name_of(r)) == (row.programme, name_of(row)) and r.since > row.since
    ]
    return row.last or (min(later) - fact_base.DAY if later else max(AS_OF, row.since))


def adopted(row: Figure, day: date) -> DatedValue:
    """What the rule book says on a day."""
    return BOOKS[row.programme].at(name_of(row), day)


def read_otherwise(row: Figure) -> list[DatedValue]:
    """What readings that an app can switch on say instead."""
    overrides = (o for reading in BOOKS[row.programme].readings for o in reading.overrides)
    return [o.dated for o in overrides if o.parameter == name_of(row)]


def is_row(dated: DatedValue, row: Figure) -> bool:
    """Whether a value is that of a row: the same number, days and confidence, and a source."""
    told = (str(dated.value), dated.since, dated.until, dated.citation.confidence)
    return told == (row.value, row.since, row.last, row.confidence) and bool(dated.citation.source)


def test_the_table_is_whole() -> None:
    """As many rows as were researched; a row that is lost or doubled is noticed."""
    assert len(ROWS) == len(set(map(str, ROWS))) == 285
    assert Counter(row.confidence for row in ROWS) == {
        Confidence.HIGH: 152,
        Confidence.MEDIUM: 123,
        Confidence.LOW: 10,
    }
    assert {row.programme for row in ROWS} <= BOOKS.keys()


@each_row
def test_a_researched_number_is_in_force_on_its_first_and_last_day(row: Figure) -> None:
    """High and medium: adopted, from the first day to the last. Low: adopted or a reading, and marked low."""
    in_force = all(is_row(adopted(row, day), row) for day in (row.since, last_day(row)))

    if row.confidence is Confidence.LOW:
        assert in_force or any(is_row(dated, row) for dated in read_otherwise(row))
    else:
        assert in_force


@each_row
def test_it_is_not_in_force_on_the_day_before_nor_the_day_after(row: Figure) -> None:
    """On the other side of both edges another value holds, or none."""
    outside = [row.since - fact_base.DAY, *([row.last + fact_base.DAY] if row.last else [])]
    values = BOOKS[row.programme][name_of(row)].values

    for day in outside:
        held = [dated for dated in values if dated.since <= day and (dated.until is None or day <= dated.until)]
        assert not any(is_row(dated, row) for dated in held)


def test_the_rules_read_the_books_that_are_checked() -> None:
    """No programme has a second table under the same code."""
    for programme in (*PROGRAMMES, *CLASSIFICATIONS):
        for book in programme.books:
            assert book is RULES[book.code] or book == RULES[book.code]
