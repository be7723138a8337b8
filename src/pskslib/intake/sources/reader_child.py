"""Read a spreadsheet or Parquet file in a process of its own; run as a program by ``isolated.py``.

A file of 5 kB with one far cell makes the reader ask for more memory than there is, and the whole process ends: it
cannot be caught. So it ends here, under a limit of memory, and the caller lives. This file knows nothing of the
package, so that it starts in a moment.

Standard input holds the file. Standard output gets frames, each a length of eight bytes and that many bytes: JSON, or
for a column of a Parquet file an Arrow stream. The first frame of an error is ``{"error": word}``.
"""

import io
import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 2_000
_PIECE = 1_000
_IDLE_SECONDS = 6


def send(payload: bytes) -> None:
    """Write one frame."""
    sys.stdout.buffer.write(len(payload).to_bytes(8, "big"))
    sys.stdout.buffer.write(payload)


class Refused(Exception):
    """The file goes over a limit; the word says which."""


class Budget:
    """Counts what may still be sent."""

    def __init__(self, chars: int) -> None:
        self.left = chars

    def spend(self, texts: Iterable[str | None]) -> None:
        """Count characters."""
        self.left -= sum(len(text) + 4 for text in texts if text is not None)
        if self.left < 0:
            raise Refused("isi")


def text_of(value: object) -> str | None:
    """Write a cell as text: whole numbers without a point, dates as ISO; blank is None."""
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == clock(0) else value.isoformat(sep=" ")
    if isinstance(value, date | clock):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def is_number(value: object) -> bool:
    """Tell whether a cell was a number in the file."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def send_rows(rows: Iterator[Sequence[object]], budget: Budget) -> None:
    """Send rows block by block: for each column its texts, and a mark for every cell that was a number."""
    while block := list(islice(rows, _BLOCK)):
        columns: list[tuple[list[str | None], str]] = []
        for cells in zip(*block, strict=True):
            texts = [text_of(cell) for cell in cells]
            budget.spend(texts)
            numbers = any(kind is not str for kind in set(map(type, cells)))
            columns.append((texts, "".join("1" if is_number(cell) else "0" for cell in cells) if numbers else ""))
        send(json.dumps(columns).encode())


def spreadsheet(raw: bytes, limits: dict[str, int]) -> None:
    """Send every sheet: a frame that describes it, then its rows in blocks, then an empty frame."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    found = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if len(found) > limits["sheets"]:
        raise Refused("lembar")
    budget = Budget(limits["chars"])
    for meta in found:
        sheet = book.get_sheet_by_name(meta.name)
        height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end is not None else (0, 0)
        if height > limits["rows"]:
            raise Refused("baris")
        if width > limits["columns"]:
            raise Refused("kolom")
        try:
            merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
        except Exception:  # not told by every format
            merged = []
        left = (sheet.start or (0, 0))[1]
        rows = ([""] * (width - len(row)) + row for row in sheet.iter_rows()) if left else sheet.iter_rows()
        about = {
            "name": meta.name,
            "hidden": meta.visible != SheetVisibleEnum.Visible,
            "width": width,
            "merged": merged[:100_000],
        }
        send(json.dumps(about).encode())
        if width:
            send_rows(rows, budget)
        send(b"")


def parquet(raw: bytes, limits: dict[str, int]) -> None:
    """Send a frame that describes the table, then one Arrow stream a column, all as text."""
    import polars as pl

    schema = pl.read_parquet_schema(io.BytesIO(raw))
    if len(schema) > limits["columns"]:
        raise Refused("kolom")
    rows = int(pl.scan_parquet(io.BytesIO(raw)).select(pl.len()).collect().item())
    if rows > limits["rows"]:
        raise Refused("baris")
    nested = [name for name, kind in schema.items() if kind.is_nested()]
    send(json.dumps({"rows": rows, "columns": list(schema), "nested": nested}).encode())
    budget = limits["chars"]
    for name, kind in schema.items():
        column = pl.read_parquet(io.BytesIO(raw), columns=[name]).to_series()
        if len(column) != rows:
            raise Refused("rusak")
        text = spelled_out(column, budget) if is_dictionary(kind) else as_text(column)
        budget -= int(text.str.len_bytes().sum() or 0)
        if budget < 0:
            raise Refused("isi")
        out = io.BytesIO()
        text.alias("text").to_frame().with_columns(number=pl.lit(kind.is_numeric())).write_ipc_stream(out)
        send(out.getvalue())


def is_dictionary(kind: "pl.DataType") -> bool:
    """Tell whether a column holds each text once and refers to it."""
    import polars as pl

    return isinstance(kind, pl.Categorical | pl.Enum)


def spelled_out(column: "pl.Series", budget: int) -> "pl.Series":
    """Write such a column out piece by piece: a million references to one long text are more than there is memory."""
    import polars as pl

    pieces = [column.head(0).cast(pl.String)]
    for at in range(0, len(column), _PIECE):
        piece = column.slice(at, _PIECE).cast(pl.String)
        budget -= int(piece.str.len_bytes().sum() or 0)
        if budget < 0:
            raise Refused("isi")
        pieces.append(piece)
    return pl.concat(pieces)


def as_text(column: "pl.Series") -> "pl.Series":
    """Write a typed column as text without losing anything: dates as ISO, whole floats without a point."""
    import polars as pl

    kind = column.dtype
    if kind == pl.String:
        return column
    if kind.is_nested():
        return pl.Series(column.name, [None if v is None else json.dumps(v, default=str) for v in column.to_list()])
    if kind == pl.Binary:
        return pl.Series(column.name, [None if v is None else v.decode("utf-8", "replace") for v in column.to_list()])
    if kind == pl.Boolean or kind.is_integer() or kind == pl.Date:
        return column.cast(pl.String)
    return pl.Series(column.name, [text_of(v) for v in column.to_list()], dtype=pl.String)


def watch() -> None:
    """End the process when it has stopped: a thread that got no memory can leave the others waiting for ever."""
    used = [time.process_time()]
    while True:
        time.sleep(1)
        used.append(time.process_time())
        if len(used) > _IDLE_SECONDS and used[-1] - used[-1 - _IDLE_SECONDS] < 0.005:
            os._exit(4)


READERS = {"spreadsheet": spreadsheet, "parquet": parquet}


def main() -> int:
    """Read what standard input holds, as the arguments say."""
    kind, limits = sys.argv[1], json.loads(sys.argv[2])
    sys.path[:] = json.loads(sys.argv[3])
    os.environ["POLARS_MAX_THREADS"] = "1"  # each thread takes memory of its own
    try:
        import resource
    except ImportError:  # Windows: the caller lives all the same
        pass
    else:
        resource.setrlimit(resource.RLIMIT_DATA, (limits["memory"], limits["memory"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        raw = sys.stdin.buffer.read()
        threading.Thread(target=watch, daemon=True).start()
        READERS[kind](raw, limits)
    except Refused as refused:
        send(json.dumps({"error": str(refused)}).encode())
        return 3
    except MemoryError:
        send(b'{"error": "memori"}')
        return 3
    except BaseException as error:  # a panic of the reader is no Exception
        names = {cls.__name__ for cls in type(error).__mro__}
        word = "sandi" if "PasswordError" in names else "rusak"
        send(json.dumps({"error": word}).encode())
        return 3
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
