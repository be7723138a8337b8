"""Families whose rows stand together, as they do in nearly every file: whole columns show what grouping would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pskslib.intake.rows import CARD_DIGITS

if TYPE_CHECKING:
    import polars as pl


def grouped(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Number the families by first appearance.

    Args:
        rows: Rows with ``card``, their family, and the same as text.

    Returns:
        The rows with ``g``, the number of their family; and of each family ``card``, ``no_kk`` and ``g``.
    """
    import polars as pl

    card = rows["card"]
    begins = (card != card.shift()).fill_null(value=True)
    cards = rows.select("card", no_kk=CARD_DIGITS).filter(begins)
    if cards["card"].n_unique() == cards.height:  # every family stands together
        group = (begins.cast(pl.UInt32).cum_sum() - 1).cast(pl.UInt32).alias("g").set_sorted()
    else:
        cards = cards.unique("card", keep="first", maintain_order=True)
        numbered = cards.select("card", g=pl.int_range(cards.height, dtype=pl.UInt32))
        group = rows.select("card").join(numbered, on="card", how="left", maintain_order="left")["g"]
    cards = cards.select("card", "no_kk", g=pl.int_range(cards.height, dtype=pl.UInt32))
    return rows.with_columns(group.alias("g")), cards


def starts(rows: pl.DataFrame) -> pl.Series:
    """Mark the first row of each family.

    Args:
        rows: Rows with ``g``, their family; families stand together.

    Returns:
        Whether a row is the first of its family.
    """
    g = rows["g"]
    return (g != g.shift()).fill_null(value=True)


def told_alike(rows: pl.DataFrame, names: Sequence[str]) -> list[str]:
    """Find facts that every row of every family tells in the same way, so that there is nothing to settle.

    Args:
        rows: Rows with ``g``, their family, and the facts.
        names: Which facts.

    Returns:
        Those of them that are told alike; none where families do not stand together.
    """
    import polars as pl

    if not names or not rows["g"].is_sorted():
        return []
    first = starts(rows)
    same = [(pl.col(name).eq_missing(pl.col(name).shift()) | first).all().alias(name) for name in names]
    return [name for name, alike in rows.lazy().select(same).collect().row(0, named=True).items() if alike]


def family_sizes(members: pl.DataFrame) -> pl.DataFrame:
    """Count the members of each family, and its heads.

    Args:
        members: Rows of persons with ``g``, their family, and ``line``.

    Returns:
        One row a family: ``g``, ``line`` (the first), ``size``, and where the relation is told ``heads`` and ``known``
        (how many members tell it).
    """
    import polars as pl

    relation = pl.col("hubungan_keluarga")
    known = "hubungan_keluarga" in members.columns
    more = {"heads": relation.eq_missing("1"), "known": relation.is_not_null()} if known else {}
    marks = members.lazy().select("g", "line", size=pl.lit(1, pl.UInt32), **more).collect()
    if members.height and members["g"].is_sorted():
        return _summed(marks)
    sums = [pl.col(name).sum() for name in ("size", *more)]
    return marks.lazy().group_by("g", maintain_order=True).agg(*sums, pl.col("line").first()).collect()


def _summed(marks: pl.DataFrame) -> pl.DataFrame:
    """Add up by family, without a hash of each row."""
    import numpy as np
    import polars as pl

    first = starts(marks)
    at = first.arg_true().to_numpy()
    names = [name for name in marks.columns if name not in ("g", "line")]
    sums = [pl.Series(name, np.add.reduceat(marks[name].to_numpy(), at, dtype=np.uint32)) for name in names]
    return marks.select("g", "line").filter(first).with_columns(sums)
