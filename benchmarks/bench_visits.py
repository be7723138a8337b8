"""``make bench-visits``: a visit plan for all families of the regency, and merging a year of activity rows.

Made-up registry of 1.3 x 10^5 families in the twelve canonical columns, every programme in force; the target is 10
seconds on two cores. Merging is timed at two sizes: the time a row may grow by what larger memory costs (a square
would be ten times).
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from bench import figure
from population_table import AS_OF, registry

from pskslib import rulebook
from pskslib.fieldwork import Ledger, Version
from pskslib.fieldwork.visits import visit_plan

PEOPLE = 455_000
SECONDS = 10.0


def merging(rows: int) -> float:
    """Microseconds a row to merge the records of ten devices and to read the rows that count."""
    at = datetime(2026, 11, 2, 8, tzinfo=UTC)
    devices = [
        Ledger.of(
            Version(row_id=f"{n:07}", number=1 + (n + device) % 3, updated=at, author=f"TKSK {device}", content=n)
            for n in range(device, rows, 10)
        )
        for device in range(10)
    ]
    start = time.perf_counter()
    merged = devices[0]
    for device in devices[1:]:
        merged |= device
    assert len(merged.rows()) == rows
    return (time.perf_counter() - start) / rows * 1e6


def main() -> int:
    """Print every figure; the exit status tells whether all targets were reached."""
    persons, families = registry(PEOPLE)
    book = rulebook(as_of=AS_OF)
    for programmes, words in ((["PKH", "SEMBAKO"], "PKH and Sembako"), (None, "every programme in force")):
        start = time.perf_counter()
        plan = visit_plan(book, persons, families, capacity=16 * 60, programmes=programmes)
        seconds = time.perf_counter() - start
        good = figure(f"visit plan, {len(families):,} families, {words}", seconds, "s", SECONDS)
    waiting = sum(plan.waiting.values())
    print(f"{len(plan.visits)} visits of {waiting:,} families that wait, unfairness {plan.unfairness:.2f}")
    small, large = merging(100_000), merging(1_000_000)
    linear = figure("merging, time a row, 10^6 / 10^5 rows", large / small, "times", 2)
    print(f"merging: {large:.1f} microseconds a row (no target)")
    return 0 if good and linear else 1


if __name__ == "__main__":
    raise SystemExit(main())
