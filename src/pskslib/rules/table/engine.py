"""Which engine answers: dataframe expressions, or arrays where the tables lie in memory and in order."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Final, TypeVar

from pskslib.errors import MissingExtra, TableError, TableWarning
from pskslib.rules.plan import Plan
from pskslib.rules.table.inputs import read_tables
from pskslib.rules.table.sheet import Options, make_sheet

FrameT = TypeVar("FrameT")
ENGINES: Final = ("auto", "frame", "numpy")


def decide_tables(
    persons: FrameT, families: FrameT, plans: Sequence[Plan], options: Options, engine: str
) -> FrameT:
    """Decide every family and person of two tables; see :meth:`pskslib.rules.Rulebook.decide_table`."""
    import narwhals.stable.v2 as nw

    people, homes = nw.from_native(persons), nw.from_native(families)
    polars = people.implementation.is_polars() and isinstance(people, nw.DataFrame)
    tables = read_tables(people, homes, plans)
    if tables.absent:
        warnings.warn("kolom tidak ada: " + ", ".join(tables.absent), TableWarning, stacklevel=3)
    sheet = make_sheet(plans, tables.whole, options)
    from pskslib.rules.table.frames import evaluate

    result = evaluate(tables, sheet, plans[0].as_of)
    return result.to_native()
