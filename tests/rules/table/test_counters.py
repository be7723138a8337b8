"""A number of the family card that millions of rows share: its members are counted, and nothing is read of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from pskslib import rulebook
from pskslib.rules.table.counters import LANE
from pskslib.rules.table.frames import summed
from tests.rules.table.parity import BACKENDS, Backend, decided, rows_of

DAY = date(2026, 11, 24)
FULL = float(LANE**6 - 1) / (LANE - 1)
"""What a member adds who is counted by all six lanes."""


def spark(frame: pl.DataFrame) -> Any:
    """A frame of Spark."""
    from tests.spark import spark_frame

    return spark_frame(frame.to_arrow())


@pytest.mark.parametrize("backend", [*BACKENDS.values(), Backend(spark)], ids=[*BACKENDS, "spark"])
def test_sums_that_are_read_are_exact_and_no_other_can_run_over(backend: Backend) -> None:
    """Nine billion members in 300 rows: more than 64 bits can hold, and than some engines would even add up."""
    rows = pl.DataFrame(
        {
            "no_kk": ["A"] * 300 + ["B"] * 255 + ["C"],
            "_hitungan0": [FULL * 3e7] * 300 + [FULL] * 255 + [float(LANE**5)],
            "_hitungan1": [0.0] * 300 + [1.0] * 256,
        }
    )
    made = summed(nw.from_native(backend.convert(rows)), ["_hitungan0", "_hitungan1"])
    found = made.lazy().collect("polars").to_native().sort("no_kk")

    assert found.rows() == [("A", 300, 0, 0), ("B", 255, LANE**6 - 1, 255), ("C", 1, LANE**5, 1)]
    assert dict(found.schema) == {"no_kk": pl.String, **dict.fromkeys(found.columns[1:], pl.Int64)}


@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
@pytest.mark.parametrize("name", ["polars", "polars-lazy", "polars-auto", "duckdb"])
def test_more_members_than_a_sum_once_held(name: str) -> None:
    """With 2^23 and some, all of them counted by a full number, the family was eligible for an impossible range."""
    count = (1 << 23) + 3
    cells = {"no_kk": "A", "tanggal_lahir": date(2023, 1, 1), "hamil": True, "disabilitas_berat": True}
    people = pl.select(pl.lit(cell).repeat_by(count).explode().alias(name) for name, cell in cells.items())
    homes = pl.DataFrame({"no_kk": ["A"], "desil": [2]})
    backend = BACKENDS[name]
    both = backend.convert(people), backend.convert(homes)
    table = decided(rulebook(as_of=DAY), both, programmes="PKH", engine=backend.engine)
    (row,) = rows_of(table)

    assert (row["outcome"], row["amount_low"], row["amount_high"]) == ("undetermined", 0, None)
    assert row["masalah"] == "anggota_terlalu_banyak"
