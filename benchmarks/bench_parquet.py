"""Rules as shipped, ten million people from Parquet to Parquet, lazily: seconds and peak memory.

First PKH and Sembako, then every programme in force (one row a subject and programme, so some fifteen times as many).

Each way runs in a child process of its own, which reads two files, decides and writes one: Polars on its streaming
engine, DuckDB as it comes, and DuckDB told to keep within 1 GB and 150 MB. The size of the same tables in memory stands
beside: a peak below it is a table larger than the memory it was decided in. What came out is counted by programme and
outcome, and must be the same for every way.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from bench import ENVIRONMENTS, HERE, figure
from population_table import AS_OF, registry

from pskslib import rulebook

FOLDER = ENVIRONMENTS / "parquet"
PERSONS, FAMILIES = FOLDER / "persons.parquet", FOLDER / "families.parquet"
SECONDS, GIGABYTES = 60.0, 6.0
Programmes = tuple[str, ...] | None
TWO: Programmes = ("PKH", "SEMBAKO")
WHOLE: Programmes = None


# --- in the child -----------------------------------------------------------------------------------------


def with_polars(out: Path, programmes: Programmes) -> None:
    """Scan, decide, sink."""
    persons, families = pl.scan_parquet(PERSONS), pl.scan_parquet(FAMILIES)
    rulebook(as_of=AS_OF).decide_table(persons, families, programmes).sink_parquet(out)


def with_duckdb(out: Path, programmes: Programmes, limit: str | None = None) -> None:
    """Relations in, a relation out."""
    database = duckdb.connect()
    database.execute(f"SET temp_directory = '{FOLDER / 'spill'}'")
    if limit is not None:
        database.execute(f"SET memory_limit = '{limit}'")
    persons, families = (database.read_parquet(str(path)) for path in (PERSONS, FAMILIES))
    rulebook(as_of=AS_OF).decide_table(persons, families, programmes).write_parquet(str(out))


WAYS: dict[str, Callable[[Path, Programmes], None]] = {
    "Polars lazy": with_polars,
    "DuckDB": with_duckdb,
    "DuckDB, memory_limit 1 GB": lambda out, programmes: with_duckdb(out, programmes, "1GB"),
    "DuckDB, memory_limit 150 MB": lambda out, programmes: with_duckdb(out, programmes, "150MB"),
}
IN_WHOLE = ("Polars lazy", "DuckDB, memory_limit 1 GB")
"""The ways that also decide the whole book."""


def child(way: str, out: Path, programmes: Programmes) -> None:
    """Run one way; print seconds (imports apart), and the peak of resident memory before and after, in GB."""
    warnings.simplefilter("ignore")
    before = _peak()
    start = time.perf_counter()
    WAYS[way](out, programmes)
    seconds = time.perf_counter() - start
    json.dump({"seconds": seconds, "before": before, "peak": _peak()}, sys.stdout)


def _peak() -> float:
    """Peak resident memory of this program in GB; ``ru_maxrss`` alone also counts its parent's, from before exec."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


# --- around it ----------------------------------------------------------------------------------------------


def write_files(people: int) -> float:
    """Write both tables in row groups; return their size in memory, in GB."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    persons, families = registry(people)
    for frame, path in ((persons, PERSONS), (families, FAMILIES)):
        frame.write_parquet(path, row_group_size=250_000)
    disk = sum(path.stat().st_size for path in (PERSONS, FAMILIES)) / 1e9
    size = sum(frame.to_arrow().nbytes for frame in (persons, families)) / 1e9
    told = (persons.estimated_size() + families.estimated_size()) / 1e9
    print(
        f"{len(persons):,} people in {len(families):,} families: {disk:.2f} GB in Parquet, {size:.2f} GB in memory as"
    )
    print(f"Arrow ({told:.2f} GB by Polars' estimated_size, which leaves the views of strings out)")
    return size


def counted(out: Path) -> list[tuple[Any, ...]]:
    """Rows, sums and distinct codes by programme and outcome of a result, to compare the ways."""
    rows = pl.scan_parquet(out).group_by("programme", "outcome")
    codes = pl.concat_str("unmet", "unknown", "presumed", "masalah", separator="|", ignore_nulls=True)
    sums = pl.col("amount_low", "amount_high").sum()
    found = rows.agg(pl.len(), sums, (pl.col("no_kk") % 1_000_003 * codes.hash(seed=1).mod(1_009)).sum().alias("codes"))
    return found.sort("programme", "outcome").collect(engine="streaming").rows()


def run(way: str, size: float, programmes: Programmes) -> tuple[list[bool], list[tuple[Any, ...]]]:
    """Run one way in a process of its own and print its figures."""
    out = FOLDER / "decisions.parquet"
    command = [
        sys.executable,
        str(HERE / "bench_parquet.py"),
        "--child",
        way,
        *(["--whole"] if programmes is None else []),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
    if done.returncode:
        print(f"{way}: failed (status {done.returncode}): {done.stderr.strip()[-400:]}")
        return [False], []
    told: dict[str, float] = json.loads(done.stdout)
    more = told["peak"] - told["before"]
    if programmes is None:
        good = []
        print(f"{way}: whole book, Parquet to Parquet: {told['seconds']:.1f} s, peak {told['peak']:.2f} GB (no target)")
    else:
        good = [
            figure(f"{way}: {' and '.join(programmes)}, Parquet to Parquet", told["seconds"], "s", SECONDS),
            figure(f"{way}: peak resident memory", told["peak"], "GB", GIGABYTES),
        ]
    print(f"{way}: peak above the start {more:.2f} GB, {more / size:.2f} times the tables in memory ({size:.2f} GB)")
    found = counted(out)
    out.unlink()
    return good, found


def main() -> int:
    """Print every figure; the exit status tells whether all targets were reached."""
    parser = argparse.ArgumentParser(description="Rules as shipped from Parquet to Parquet, lazily.")
    parser.add_argument("--people", type=int, default=10_000_000)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--whole", action="store_true", help="only the whole book")
    given = parser.parse_args()
    if given.child:
        child(given.child, FOLDER / "decisions.parquet", WHOLE if given.whole else TWO)
        return 0
    print(f"load average before the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores (should be near 0)")
    size = write_files(given.people)
    good = [] if given.whole else compared(WAYS, size, TWO)
    good += compared(IN_WHOLE, size, WHOLE)
    for path in (PERSONS, FAMILIES):
        path.unlink()
    return 0 if all(good) else 1


def compared(ways: Iterable[str], size: float, programmes: Programmes) -> list[bool]:
    """Run several ways, print their figures, and whether they answer the same."""
    good, answers = [], []
    for way in ways:
        reached, found = run(way, size, programmes)
        good += reached
        answers.append(found)
    for row in answers[0]:
        print(*row[:2], *(f"{number:,}" for number in row[2:5]))
    same = all(found == answers[0] for found in answers)
    print(f"{sum(row[2] for row in answers[0]):,} rows; answers of all ways: {'the same' if same else 'they differ'}")
    return [same, *good]


if __name__ == "__main__":
    raise SystemExit(main())
