"""Which kind a cell is of is said in three places; they must say the same of every cell."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.rules.table.arrays import Cells, Evaluator, Source, days
from pskslib.rules.table.blocks import _taken
from pskslib.rules.table.lookup import Edge, States, _order
from pskslib.rules.table.polars_kinds import _state
from pskslib.rules.table.terms import PERSON, Column, Terms
from tests.rules.table.parity import share

COLUMN = Column(PERSON, "x")
DAY = date(2026, 11, 24)
CODES = ("SD", "SMA", "SMP", "tidak")


def edges(draw: st.DrawFn, limits: st.SearchStrategy[int | float]) -> tuple[Edge, ...]:
    """Some limits in order, some of them on both sides."""
    found = draw(st.sets(st.tuples(limits, st.booleans()), min_size=1, max_size=6))
    return tuple(sorted(found, key=_order))


@st.composite
def columns(draw: st.DrawFn) -> tuple[States, pl.Series]:
    """A column with cells on, beside and far from limits, some of them empty, and the kinds of its cells."""
    size = draw(st.integers(1, 20))

    def cells(values: st.SearchStrategy[object]) -> list[object]:
        return draw(st.lists(st.none() | values, min_size=size, max_size=size))

    match draw(st.sampled_from(["number", "float", "day", "Enum", "String", "Categorical", "truth", "empty"])):
        case "number":
            states = States(column=COLUMN, edges=edges(draw, st.integers(-3, 3)))
            return states, pl.Series(cells(st.integers(-5, 5) | st.sampled_from([-(2**63), 2**63 - 1])), dtype=pl.Int64)
        case "float":
            states = States(column=COLUMN, edges=edges(draw, st.sampled_from([-0.5, 0, 0.1, 7])))
            return states, pl.Series(cells(st.sampled_from([-0.5, 0.0, -0.0, 0.1, 7.0, 7.5, -1e300])), dtype=pl.Float64)
        case "day":
            near = st.integers(-3, 3)
            states = States(column=COLUMN, edges=edges(draw, near.map(lambda n: int(days(DAY)) + n)))
            return states, pl.Series(cells(near.map(lambda n: DAY + timedelta(days=n))), dtype=pl.Date)
        case "truth":
            return States(column=COLUMN, truth=True), pl.Series(cells(st.booleans()), dtype=pl.Boolean)
        case "empty":
            return States(column=COLUMN), pl.Series(cells(st.booleans()), dtype=pl.Boolean)
        case kind:
            dtype = pl.Enum(CODES) if kind == "Enum" else {"String": pl.String, "Categorical": pl.Categorical}[kind]
            written = pl.Series(
                [*CODES, *cells(st.sampled_from(CODES))], dtype=pl.String
            )  # all of them, as their list has them
            return States(column=COLUMN, codes=CODES), written.cast(dtype)


def on_arrays(states: States, source: Source, block: slice) -> list[int]:
    """What the engine on arrays says of the cells."""
    return [int(kind) for kind in states.of(source.part(block))]


@share(3)
@given(columns(), st.integers(0, 9))
def test_a_cell_is_of_one_kind(drawn: tuple[States, pl.Series], start: int) -> None:
    """On arrays, also from the middle of a column, and in Polars; the last kind is *empty*."""
    states, series = drawn
    frame = series.alias("p_x").to_frame()
    told = frame.select(_state(states, frame.schema))["p_x"].to_list()
    source = _taken(frame, [COLUMN])[COLUMN]
    start = min(start, len(frame))

    assert on_arrays(states, source, slice(0, len(frame))) == told
    assert on_arrays(states, source, slice(start, len(frame))) == told[start:]
    assert [kind == states.count - 1 for kind in told] == series.is_null().to_list()


@share(1)
@given(columns())
def test_one_cell_of_each_kind_is_of_that_kind(drawn: tuple[States, pl.Series]) -> None:
    """A stretch of whole numbers that holds none has a number between them."""
    states, _ = drawn
    numbers = np.arange(states.count, dtype=np.uint8)

    assert states.of(states.cells(numbers)).tolist() == numbers.tolist()


@pytest.mark.parametrize("codes", [(), CODES])
def test_what_stands_under_an_empty_cell_is_not_read(codes: tuple[str, ...]) -> None:
    """Arrow says nothing about it; of codes it need not be a place."""
    values = pa.array(np.array([0, 3, 200], dtype=np.int64), mask=np.array([False, False, True]))
    assert np.frombuffer(values.buffers()[1], np.int64)[2] == 200
    series = pl.Series(values)
    assert isinstance(series, pl.Series)
    taken = _taken(series.alias("p_x").to_frame(), [COLUMN])[COLUMN]
    states = States(column=COLUMN, codes=codes, edges=() if codes else ((1, True),))

    assert on_arrays(states, taken, slice(0, 3)) == ([0, 3, 4] if codes else [0, 1, 2])
    beside = Cells(np.zeros(3, dtype=np.uint8), None, CODES)
    terms, other = Terms(), Column(PERSON, "y")
    same = Evaluator(
        {COLUMN: Cells(np.array([0, 3, 200]), np.array([True, True, False]), CODES), other: beside}, DAY, {}
    )
    assert np.asarray(same[terms.test("==", COLUMN, other, empty=False)]).tolist() == [True, False, False]
