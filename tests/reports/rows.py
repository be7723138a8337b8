"""Rows for builders drawn at random, in every table library, and small readers of what comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pandas as pd
import polars as pl
from hypothesis import strategies as st

from pskslib.regions import kutim
from pskslib.reports import Table

KECAMATAN = [k.name for k in kutim().kecamatan]
spellings = st.sampled_from([*KECAMATAN[:4], "Kongbeng", "Kombeng", "64.08.08", "KEC. KOMBENG", "64.08.01.2001", None])


def in_pandas(frame: pl.DataFrame) -> Any:
    """The same with Arrow's types."""
    return frame.to_arrow().to_pandas(types_mapper=pd.ArrowDtype)


BACKENDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pandas": in_pandas,
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}


def total(table: Table, *keys: str) -> Any:
    """Cells of the total row: one, or a list of several."""
    assert table.total is not None
    cells = [table.total[table.place(key)] for key in keys]
    return cells[0] if len(cells) == 1 else cells


def by_name(table: Table, key: str, name: str = "kecamatan") -> dict[Any, Any]:
    """One column by the name of its rows."""
    return dict(zip(table.column(name), table.column(key), strict=True))


def frame(rows: Sequence[Sequence[object]], *names: str, **types: Any) -> pl.DataFrame:
    """A frame of rows; columns are text unless told otherwise."""
    schema = {name: types.get(name, pl.String) for name in names}
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")
