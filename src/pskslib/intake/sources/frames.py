"""A table in memory (Polars, pandas, PyArrow, DuckDB) as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pskslib.errors import IntakeError, MissingExtra
from pskslib.intake import limits
from pskslib.intake.sources.reader_child import as_text
from pskslib.intake.sources.sheet import Sheet

if TYPE_CHECKING:
    import polars as pl


def read_frame(frame: object, name: str = "tabel") -> Sheet:
    """Take a table over as text.

    Args:
        frame: A data frame of any library that Narwhals knows; a lazy one is collected.
        name: What to call it in messages.

    Returns:
        One row a record; lines are rows counted from 1. Blanks are null, dates ISO.

    Raises:
        IntakeError: It is no data frame, or too large.
        MissingExtra: Narwhals is not installed.

    Example:
        >>> import polars as pl
        >>> sheet = read_frame(pl.DataFrame({"nik": [6408045708859902], "nama": [" "]}))
        >>> sheet.cells.row(0), sheet.numeric.row(0)
        (('6408045708859902', None), (True, False))
    """
    import polars as pl

    table = _polars(frame, name)
    if table.height > limits.MOST_ROWS * 16 or table.width > limits.MOST_COLUMNS:
        raise IntakeError(f"{name}: tabel terlalu besar ({table.height} baris x {table.width} kolom)")
    cells: dict[str, pl.Series] = {}
    numbers: dict[str, pl.Series] = {}
    for place, column in enumerate(table):
        text = as_text(column)
        cells[str(place)] = text.set(text.str.strip_chars() == "", None)
        mark = pl.repeat(column.dtype.is_numeric(), table.height, dtype=pl.Boolean, eager=True)
        numbers[str(place)] = mark & text.is_not_null()
    return Sheet(
        name=name,
        heading=tuple(table.columns),
        cells=pl.DataFrame(cells),
        lines=pl.int_range(1, table.height + 1, dtype=pl.Int64, eager=True).alias("lines"),
        numeric=pl.DataFrame(numbers) if any(mark.any() for mark in numbers.values()) else None,
    )


def _polars(frame: object, name: str) -> pl.DataFrame:
    import polars as pl

    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if isinstance(frame, pl.DataFrame):
        return frame
    try:
        import narwhals.stable.v2 as nw
    except ImportError:
        raise MissingExtra("narwhals", extra="frame") from None
    try:
        native = nw.from_native(cast("Any", frame))
        eager = native.collect() if isinstance(native, nw.LazyFrame) else native
        return eager.to_polars()
    except Exception:  # whatever a foreign table says of itself
        raise IntakeError(
            f"{name}: bukan berkas dan bukan tabel; berikan nama berkas, isi berkas, atau data frame"
        ) from None
