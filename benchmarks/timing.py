"""One way to time for every engine: the median over repeats of the mean over a loop."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

REPEATS = 30


def median_microseconds(call: Callable[[], object], loop: int) -> float:
    """Return microseconds a call; the loop makes one repeat long against the clock."""
    for _ in range(loop // 4 + 1):
        call()
    means = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _ in range(loop):
            call()
        means.append((time.perf_counter() - start) / loop * 1e6)
    return statistics.median(means)
