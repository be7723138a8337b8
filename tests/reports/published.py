"""Tables that were published, as they stand in tests/data/reports; each row names its source."""

from __future__ import annotations

from pathlib import Path

import polars as pl

FOLDER = Path(__file__).parents[1] / "data" / "reports"


def published(name: str) -> pl.DataFrame:
    """Rows of a published table; numbers as they were printed."""
    return pl.read_csv(FOLDER / f"{name}.csv", schema_overrides={"wilayah": pl.String})


def body(name: str) -> pl.DataFrame:
    """Its rows without the printed total."""
    table = published(name)
    return table.filter(pl.col(table.columns[0]) != "JUMLAH")


def printed_total(name: str, column: str) -> int:
    """The total as it was printed."""
    table = published(name)
    return int(table.filter(pl.col(table.columns[0]) == "JUMLAH")[column].item())
