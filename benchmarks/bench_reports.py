"""``make bench-reports``: a recap of 10^6 rows to a report, beside the same sums in hand-written Polars.

One run, same rows, same machine; the answers are compared before anything is timed, the two take turns, and a figure
is the ratio of the best times after a warm-up.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from bench import figure
from report_files import bench_html, bench_xlsx

from pskslib.classification import PPKS_KINDS
from pskslib.regions import kutim
from pskslib.reports import Report, Table, ppks_recap

AS_OF = date(2026, 11, 24)
FAMILIES = "keluarga_bermasalah_sosial_psikologis"
SOULS = "komunitas_adat_terpencil"
"""Kinds that are counted in families and in household members; all others in persons."""
RECAP, BY_HAND = "pskslib, rows to a Report", "hand-written Polars, rows to dictionaries"
Answer = dict[str, Any]


def register(rows: int) -> pl.DataFrame:
    """A register of PPKS: kecamatan, kind, sex, and a NIK that comes about twice. Always the same one."""
    random = np.random.default_rng(7)
    places = np.array([kecamatan.name for kecamatan in kutim().kecamatan])
    kinds = np.array([kind.code for kind in PPKS_KINDS])
    people = random.integers(0, max(1, rows // 2), rows)
    return pl.DataFrame(
        {
            "kecamatan": places[random.integers(0, len(places), rows)],
            "jenis_ppks": kinds[random.integers(0, len(kinds), rows)],
            "jenis_kelamin": np.array(["L", "P"])[random.integers(0, 2, rows)],
            "nik": pl.Series(people).cast(pl.String).str.zfill(16),
        }
    )


def by_hand(rows: pl.DataFrame) -> Answer:
    """What somebody would write who needs just these sums: entries, and distinct people in every dimension."""
    counts = rows.group_by("kecamatan", "jenis_ppks", "jenis_kelamin").len()
    kind = pl.col("jenis_ppks")
    people = rows.filter(kind != FAMILIES)
    unique = pl.col("nik").n_unique()
    return {
        "cells": {row[:3]: row[3] for row in counts.iter_rows()},
        "by_place": dict(people.group_by("kecamatan").agg(unique).iter_rows()),
        "by_kind": dict(people.group_by("jenis_ppks").agg(unique).iter_rows()),
        "all": people["nik"].n_unique(),
        "persons": people.filter(kind != SOULS)["nik"].n_unique(),
        "souls": people.filter(kind == SOULS)["nik"].n_unique(),
    }


def recap(rows: pl.DataFrame) -> Report:
    """The same by the builder, with rows, totals, identities, charts and notes."""
    return ppks_recap(rows, as_of=AS_OF, period="2026")


def of_report(report: Report) -> Answer:
    """The sums that stand in a report, by the names that the rows had."""
    by_place, kinds = report.table("per_kecamatan"), {f"PPKS-{kind.number:02}": kind.code for kind in PPKS_KINDS}
    tables = [table for table in report.tables if table.key.startswith("jenis_")]
    people = [table for table in tables if "orang_unik" in {column.key for column in table.columns}]

    def column(table: Table, key: str, label: str = "kode") -> dict[Any, Any]:
        return dict(zip(table.column(label), table.column(key), strict=True))

    def total(table: Table, key: str) -> Any:
        assert table.total is not None
        return table.total[table.place(key)]

    return {
        "place_kind": {(row[1], code): row[by_place.place(code)] for row in by_place.rows for code in kinds.values()},
        "kind_sex": {
            (kinds[code], sex): n
            for table in tables
            for key, sex in (("laki_laki", "L"), ("perempuan", "P"))
            for code, n in column(table, key).items()
        },
        "by_place": column(by_place, "orang_unik", "kecamatan"),
        "by_kind": {kinds[code]: n for table in people for code, n in column(table, "orang_unik").items()},
        "all": total(by_place, "orang_unik"),
        "persons": total(report.table("jenis_orang"), "orang_unik"),
        "souls": total(report.table("jenis_jiwa"), "orang_unik"),
    }


def differing(hand: Answer, found: Answer) -> int:
    """How many numbers of the report are not those of the hand-written sums."""
    place_kind: dict[tuple[str, str], int] = {}
    kind_sex: dict[tuple[str, str], int] = {}
    for (place, kind, sex), n in hand["cells"].items():
        place_kind[place, kind] = place_kind.get((place, kind), 0) + n
        kind_sex[kind, sex] = kind_sex.get((kind, sex), 0) + n
    expected = {**hand, "place_kind": place_kind, "kind_sex": kind_sex}
    wrong = 0
    for name, numbers in found.items():
        if isinstance(numbers, dict):
            keys = {*numbers, *expected[name]}
            wrong += sum((numbers.get(key) or 0) != (expected[name].get(key) or 0) for key in keys)
        else:
            wrong += numbers != expected[name]
    return wrong


def best(calls: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Best seconds of each, taking turns after a warm-up."""
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(runs + 1):
        for call, found in zip(calls, times, strict=True):
            gc.collect()
            start = time.perf_counter()
            call()
            if turn:
                found.append(time.perf_counter() - start)
    return [min(found) for found in times]


def bench_recap(rows: int, runs: int) -> list[bool]:
    """The recap against hand-written sums."""
    data = register(rows)
    wrong = differing(by_hand(data), of_report(recap(data)))
    print(f"recap of {rows:,} rows: {wrong} numbers differ from hand-written Polars", flush=True)
    ours, hand = best([lambda: recap(data), lambda: by_hand(data)], runs)
    print(f"{RECAP}: {ours * 1e3:.0f} ms; {BY_HAND}: {hand * 1e3:.0f} ms", flush=True)
    return [not wrong, figure(f"recap of {rows:,} rows to a Report / hand-written Polars", ours / hand, "times", 1.5)]


def main() -> int:
    """Print every figure; the exit status tells whether all targets were reached."""
    parser = argparse.ArgumentParser(description="Reports, pskslib beside hand-written peers.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    print(f"load average before the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores (should be near 0)")
    good = bench_recap(given.rows, given.runs)
    good += bench_xlsx(100_000, best)
    good += bench_html(10_000)
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")
    return 0 if all(good) else 1


if __name__ == "__main__":
    raise SystemExit(main())
