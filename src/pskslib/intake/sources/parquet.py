"""Parquet: typed columns to text without loss, read in a process of their own."""

from __future__ import annotations

import io
import json

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.sources.isolated import read_isolated
from pskslib.intake.sources.sheet import Sheet


def read_parquet(raw: bytes, name: str) -> Sheet:
    """Read a Parquet file.

    Args:
        raw: The file.
        name: What to call it in messages.

    Returns:
        One row a record; lines are records counted from 1.

    Raises:
        IntakeError: It is damaged or goes over a limit.
        MissingExtra: Polars is not installed.
    """
    frames = read_isolated("parquet", raw, name)
    about = json.loads(next(frames))
    import polars as pl

    columns: dict[str, pl.Series] = {}
    numbers: dict[str, pl.Series] = {}
    long = pl.repeat(False, about["rows"], dtype=pl.Boolean, eager=True)
    for place in range(len(about["columns"])):
        table = pl.read_ipc_stream(io.BytesIO(next(frames)))
        text = table["text"]
        columns[str(place)] = text.set(text.str.strip_chars() == "", None)
        numbers[str(place)] = table["number"] & text.is_not_null()
        long |= (text.str.len_chars() > limits.MOST_CHARS).fill_null(value=False)
    if not columns:
        raise IntakeError(f"{name}: tabel tanpa kolom")
    problems = [
        _told(0, heading, "isi_bersarang", "kolom berisi daftar atau objek; dibaca sebagai teks JSON", Level.WARNING)
        for heading in about["nested"]
    ]
    what = f"ada sel yang lebih panjang dari {limits.MOST_CHARS} huruf"
    problems += [_told(at + 1, "", "sel_panjang", what, Level.ERROR) for at in long.arg_true().to_list()]
    return Sheet(
        name=name,
        heading=tuple(about["columns"]),
        cells=pl.DataFrame(columns),
        lines=pl.int_range(1, about["rows"] + 1, dtype=pl.Int64, eager=True).alias("lines"),
        numeric=pl.DataFrame(numbers) if any(mark.any() for mark in numbers.values()) else None,
        problems=tuple(problems),
    )


def _told(row: int, column: str, kind: str, message: str, level: Level) -> Problem:
    return Problem(
        row=row,
        column=masked_text(column),
        value="",
        kind=kind,
        message=message,
        advice="Ekspor satu nilai per kolom." if row == 0 else "Pendekkan isinya.",
        level=level,
    )
