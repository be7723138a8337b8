"""Fuzz targets: random bytes and damaged files into every reader; only ``IntakeError`` may come out.

The test run draws some examples of each (test_fuzz.py). A long run, with what was tried at its end:

    python -m tests.intake.fuzz 300
"""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Final

import polars as pl
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from pskslib.errors import IntakeError
from pskslib.intake.layout_file import layouts, load_layout
from pskslib.intake.mapping import map_heading
from pskslib.intake.sources import open_source
from pskslib.intake.sources.archive import inspect
from pskslib.intake.sources.grid import find_heading, why_no_record
from pskslib.intake.sources.json_text import read_json
from pskslib.intake.sources.sheet import Sheet
from tests.intake.corpus import CASES, FAMILY, grid, parquet, records
from tests.intake.workbooks import ods, raw_xlsx, row_xml, sheet_xml, xls, xlsx, zipped

Draw = st.DrawFn
TRIED: Final[Counter[str]] = Counter()
"""How often each target was tried, and how it ended."""

# --- damage ------------------------------------------------------------------------------------

_TOKENS: Final = (
    *(
        b"",
        b"\0",
        b"\xff",
        b'"',
        b"<",
        b">",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\n",
        b"\r\n",
        b"\\u0000",
        b"\\ud800",
    ),
    *(
        b"NaN",
        b"1e400",
        b"-0",
        b"9" * 30,
        b"<!DOCTYPE a>",
        b"&#0;",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"\xe2\x80\xae",
    ),
    *(
        b'r="XFD1048576"',
        b't="s"',
        b't="e"',
        b"<v>1e999</v>",
        b"\x00\x00\x00\x80",
        b"\xff\xff\xff\x7f",
        b"\xff\xff\xff\xff",
    ),
)


@st.composite
def damaged(draw: Draw, seeds: st.SearchStrategy[bytes]) -> bytes:
    """A valid file with some of its bytes cut out, doubled, moved, or written over."""
    raw = bytearray(draw(seeds))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(raw) - 1, 0)))
        end = min(len(raw), at + draw(st.integers(0, 64)))
        how = draw(st.sampled_from(("cut", "double", "token", "byte", "end")))
        if how == "cut":
            del raw[at:end]
        elif how == "double":
            raw[at:at] = raw[at:end]
        elif how == "token":
            raw[at:end] = draw(st.sampled_from(_TOKENS))
        elif how == "byte" and raw:
            raw[at] = draw(st.integers(0, 255))
        else:
            del raw[at:]
    return bytes(raw)


@st.composite
def damaged_zip(draw: Draw) -> bytes:
    """A workbook of which one part is damaged and packed again, so that the damage reaches the reader."""
    raw = draw(st.sampled_from(_ZIPS))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts: list[tuple[str, str | bytes]] = [(name, archive.read(name)) for name in archive.namelist()]
    place = draw(st.integers(0, len(parts) - 1))
    name, content = parts[place]
    assert isinstance(content, bytes)
    parts[place] = (name, draw(damaged(st.just(content))))
    return zipped(parts)


_XLSX, _ODS, _XLS = xlsx(grid()), ods(grid()), xls(grid())
_HAND = raw_xlsx(sheet_xml("".join(row_xml(n, [str(v or "") for v in row]) for n, row in enumerate(grid(), start=1))))
_ZIPS: Final = (_XLSX, _ODS, _HAND)
_JSON: Final = (
    json.dumps(FAMILY).encode(),
    json.dumps({"data": FAMILY, "x": [1, {"a": None}]}).encode(),
    b"\n".join(json.dumps(row).encode() for row in FAMILY),
)
_PARQUET: Final = parquet(records(*FAMILY))
_SMALL: Final = tuple(raw for case in CASES if len(raw := case.make()) < 20_000)

# --- targets -----------------------------------------------------------------------------------


def _opens(target: str, raw: bytes) -> None:
    try:
        sheets = open_source(raw)
    except IntakeError:
        TRIED[f"{target}: ditolak"] += 1
        return
    TRIED[f"{target}: dibaca"] += 1
    for sheet in sheets:
        _whole(sheet)


def _whole(sheet: Sheet) -> None:
    """A sheet is what it promises to be, and its heading can be mapped."""
    assert sheet.cells.columns == [str(n) for n in range(len(sheet.heading))]
    assert all(kind == pl.String for kind in sheet.cells.dtypes)
    assert len(sheet.lines) == sheet.cells.height
    assert sheet.numeric is None or sheet.numeric.shape == sheet.cells.shape
    assert sheet.ragged is None or len(sheet.ragged) == sheet.cells.height
    lines = [*sheet.lines.to_list(), *(line for line, _ in sheet.not_records)]
    assert len(set(lines)) == len(lines)
    try:
        found = map_heading(sheet)
    except IntakeError:
        return
    assert len(found.columns) == found.sheet.cells.width == len(found.sheet.heading)


def json_bytes(raw: bytes) -> None:
    for lines in (False, True):
        try:
            _whole(read_json(raw.decode("utf-8", "replace"), "uji", lines=lines))
            TRIED["json: dibaca"] += 1
        except IntakeError:
            TRIED["json: ditolak"] += 1


def archive_bytes(raw: bytes) -> None:
    try:
        inspect(raw, "uji")
        TRIED["zip: dibaca"] += 1
    except IntakeError:
        TRIED["zip: ditolak"] += 1


def grid_cells(rows: list[tuple[str | None, ...]]) -> None:
    found = find_heading(rows)
    TRIED["kisi"] += 1
    if found is not None:
        assert 0 <= found.first < found.after <= len(rows)
        assert len(found.names) == len(rows[0])
        for row in rows[found.after :]:
            why_no_record(row, found.names)


def heading_and_cells(case: tuple[str, list[list[str | None]]]) -> None:
    name, rows = case
    layout = layouts()[name]
    heading = tuple(column.heading for column in layout.columns)
    cells = {str(n): pl.Series([row[n % len(row)] for row in rows], dtype=pl.String) for n in range(len(heading))}
    sheet = Sheet(name="uji", heading=heading, cells=pl.DataFrame(cells), lines=pl.int_range(len(rows), eager=True))
    TRIED["tata letak"] += 1
    try:
        found = map_heading(sheet, name)
    except IntakeError:
        return
    assert len(found.columns) == found.sheet.cells.width


def layout_text(raw: bytes) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "uji.toml"
        path.write_bytes(raw)
        TRIED["berkas tata letak"] += 1
        try:
            load_layout(path)
        except IntakeError:
            return


_TEXT = st.sampled_from(
    [
        "",
        "1",
        "2",
        "3",
        "09",
        "ya",
        "Tidak",
        "NIK",
        "no_kk",
        "Jumlah",
        "6408045708859902",
        "-",
        "\u202e",
        "64",
        "2001",
        "Senyiur",
    ]
) | st.text(max_size=8)
_CELL = st.none() | _TEXT
_LAYOUT = b'nama = "x"\nbaris = "orang"\ntanggal = ["%Y"]\n'
_LAYOUT += b'kolom = [{judul = "A", ejaan = ["b"], tempat = 1, fakta = "nik"}]\n'
_LAYOUT += b'turunan = [{fakta = "hamil", cara = "tetap", nilai = "ya", dari = ["A"]}]\n[kode.k]\narti = {1 = "ya"}\n'
_LAYOUT += b'[geser]\njudul = "A"\nboleh = ["1"]\nmulai = "A"\n'

TARGETS: Final[dict[str, tuple[st.SearchStrategy[object], Callable[..., None]]]] = {
    "bytes": (st.binary(max_size=200) | damaged(st.sampled_from(_SMALL)), lambda raw: _opens("apa saja", raw)),
    "json": (damaged(st.sampled_from(_JSON)), json_bytes),
    "archive": (damaged(st.sampled_from(_ZIPS)) | damaged_zip(), archive_bytes),
    "workbook": (damaged_zip() | damaged(st.just(_XLS)), lambda raw: _opens("lembar kerja", raw)),
    "parquet": (damaged(st.just(_PARQUET)), lambda raw: _opens("parquet", raw)),
    "grid": (
        st.integers(1, 8).flatmap(lambda w: st.lists(st.tuples(*[_CELL] * w), min_size=1, max_size=8)),
        grid_cells,
    ),
    "cells": (
        st.tuples(st.sampled_from([*layouts()]), st.lists(st.lists(_CELL, min_size=1, max_size=30), max_size=6)),
        heading_and_cells,
    ),
    "layout": (damaged(st.just(_LAYOUT)), layout_text),
}


def run(target: str, examples: int, *, number: int | None = None) -> None:
    """Try a target."""
    strategy, function = TARGETS[target]
    quiet = [*HealthCheck]
    test = settings(max_examples=examples, deadline=None, suppress_health_check=quiet, database=None)(
        given(strategy)(lambda example: function(example))
    )
    (seed(number)(test) if number is not None else test)()


def main(seconds: float) -> None:
    """Try every target in turn until the time is up."""
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number += 1
        for target in TARGETS:
            run(target, 20 if target in ("bytes", "workbook", "parquet") else 200, number=number)
            if time.monotonic() >= end:
                break
    for what, count in sorted(TRIED.items()):
        print(f"{count:8} {what}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
