"""Packed counters of members in Polars, read from the table of kinds: a few cheap columns and one gather."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from importlib.util import find_spec
from operator import add
from typing import TYPE_CHECKING, Any

from pskslib.rules.table.counters import Counters
from pskslib.rules.table.inputs import KEY, column_name
from pskslib.rules.table.terms import Column

if TYPE_CHECKING:
    import polars as pl

    from pskslib.rules.table.inputs import Frame
    from pskslib.rules.table.lookup import Kinds, States


def from_kinds(
    persons: Frame, counters: Counters, read: Iterable[Column], numbers: Sequence[str], today: date
) -> Frame | None:
    """Return the key and the packed numbers of each member; None where that is not possible.

    Args:
        persons: The persons, with the columns read.
        counters: What is counted.
        read: The columns that conditions read.
        numbers: What to call the packed numbers.
        today: The day.
    """
    if not persons.implementation.is_polars() or find_spec("numpy") is None:
        return None
    import narwhals.stable.v2 as nw
    import polars as pl

    from pskslib.rules.table.lookup import lookup_for

    native: Any = persons.to_native()
    schema = native.collect_schema()
    codes = {column: _codes(column, schema[column_name(column.owner, column.name)]) for column in read}
    packs = tuple(map(tuple, counters.packs))
    lookup = lookup_for(packs, tuple((column, found) for column, found in codes.items() if found), today)
    if lookup.asked:
        return None
    tables = []
    for word in lookup.words:
        parts = (pl.lit(pl.Series(table.astype("f8"))).gather(pl.col(f"_jenis{kinds}")) for kinds, table in word)
        tables.append(reduce(add, parts))
    kinds = (_number(kind, schema).alias(f"_jenis{place}") for place, kind in enumerate(lookup.kinds))
    made: Frame = nw.from_native(
        native.select(KEY, *kinds).select(
            KEY, *(table.alias(name) for table, name in zip(tables, numbers, strict=True))
        )
    )
    return made


def _codes(column: Column, dtype: pl.DataType) -> tuple[str, ...]:
    """The codes of a coded column, by place: those of its kind, or those that its declaration knows."""
    import polars as pl

    from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
    from pskslib.rules.table.terms import FAMILY

    if isinstance(dtype, pl.Enum):
        return tuple(dtype.categories)
    if not isinstance(dtype, pl.String | pl.Categorical):
        return ()
    declared = (FAMILY_FIELDS if column.owner == FAMILY else PERSON_FIELDS).values()
    lists = [fact.codes for fact in declared if fact.column == column.name and fact.codes is not None]
    return tuple(lists[0].values) if lists else ()


def _number(kinds: Kinds, schema: pl.Schema) -> pl.Expr:
    import polars as pl

    parts = []
    stride = 1
    for states in kinds.states:
        part = _state(states, schema)
        parts.append(part if stride == 1 else part * pl.lit(stride, pl.UInt32))
        stride *= states.count
    return reduce(add, parts)


def _state(states: States, schema: pl.Schema) -> pl.Expr:
    """The kind of a cell, as :meth:`States.of` has it."""
    import polars as pl

    name = column_name(states.column.owner, states.column.name)
    column = pl.col(name)
    empty = pl.lit(states.count - 1, pl.UInt32)
    if states.codes:
        if isinstance(schema[name], pl.Enum):
            return column.to_physical().cast(pl.UInt32).fill_null(empty)
        places = list(range(len(states.codes)))
        text = column.cast(pl.String)
        found = text.replace_strict(list(states.codes), places, default=states.count - 1, return_dtype=pl.UInt32)
        return found.fill_null(empty)
    if states.edges:
        number = column.to_physical() if schema[name] == pl.Date else column
        sides = [(number >= limit if above else number > limit).cast(pl.UInt32) for limit, above in states.edges]
        return reduce(add, sides).fill_null(empty)
    if states.truth:
        return column.cast(pl.UInt32).fill_null(empty)
    return column.is_null().cast(pl.UInt32)
