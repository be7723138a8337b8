"""Spark starts on the pinned Java, and Narwhals speaks to it; that the engine is right is tested elsewhere."""

import narwhals.stable.v2 as nw
import pyarrow as pa

from tests.spark import spark_frame


def test_a_group_by_runs_on_spark() -> None:
    table = pa.table({"no_kk": ["a", "b", "a"], "hamil": [True, None, False], "desil": [1, 2, None]})
    frame = nw.from_native(spark_frame(table))
    sums = frame.group_by("no_kk").agg(
        hamil=nw.col("hamil").cast(nw.Int64()).sum(), desil=nw.col("desil").max(), rows=nw.len()
    )
    found = sums.sort("no_kk").collect("polars").to_native()
    assert found.rows() == [("a", 1, 1, 2), ("b", 0, 2, 1)]
