"""``make bench-match``: people who stand in a registry twice without an equal NIK; seconds, memory, how many are found.

The registry is made up (``tests/intake/match_case.py``): names as common as names are, twins, sons named as their
fathers, unknown dates heaped on three days, and 2 % of the people written down once more with up to two kinds of noise,
half of them under another family card, half with another NIK and half with none. Recall and precision are counted
against what was planted. The search runs in a process of its own, so that memory can be told apart. The peak is that
of the whole process, the registry in it among it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEOPLE_A_VILLAGE = 3_200
SEARCH = """
import json, resource, sys, time
import numpy, polars as pl, rapidfuzz
from pskslib.intake.match import find_duplicates
persons = pl.read_parquet(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start, cpu = time.perf_counter(), time.process_time()
found = find_duplicates(persons)
seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found.table.select("orang_1", "orang_2", "skor").write_parquet(sys.argv[2])
told = {"seconds": seconds, "cpu": cpu, "peak": peak / 1e3, "before": before / 1e3}
print(json.dumps(told | {"compared": found.compared, "left_out": len(found.left_out)}))
"""
MAKE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import polars as pl
from tests.intake.match_case import Maker
people, folder = int(sys.argv[2]), sys.argv[3]
rows, planted = Maker(64, villages=max(8, people // int(sys.argv[4]))).registry(people)
columns = {name: [row[name] for row in rows] for name in rows[0]}
pl.DataFrame(columns, schema_overrides={"tanggal_lahir": pl.Date}).write_parquet(f"{folder}/registri.parquet")
pairs = sorted(planted)
pl.DataFrame({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}).write_parquet(f"{folder}/planted.parquet")
"""


def run(code: str, *arguments: str) -> str:
    """Run a program in a process of its own; return what it prints."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=env)
    return done.stdout


def line(name: str, value: float, unit: str, target: str = "", ok: bool | None = None) -> None:
    """Print one figure."""
    verdict = "" if ok is None else f" (target {target}) {'ok' if ok else 'missed'}"
    print(f"{name}: {value:.3g} {unit}{verdict}", flush=True)


def measure(people: int, folder: str) -> None:
    """Make a registry of so many people, search it, print the figures."""
    import polars as pl

    run(MAKE, str(ROOT), str(people), folder, str(PEOPLE_A_VILLAGE))
    told = json.loads(run(SEARCH, f"{folder}/registri.parquet", f"{folder}/found.parquet"))
    found = pl.read_parquet(f"{folder}/found.parquet")
    pairs = {(a, b): score for a, b, score in found.iter_rows()}
    planted = set(pl.read_parquet(f"{folder}/planted.parquet").iter_rows())
    hits = planted & pairs.keys()
    what = f"{people:,} people".replace(",", ".")
    minutes = people == 1_000_000
    line(f"{what}: seconds", told["seconds"], "s", "<= 600", told["seconds"] <= 600 if minutes else None)
    line(f"{what}: processor seconds", told["cpu"], "s")
    line(f"{what}: memory at the peak (before the search {told['before']:.0f} MB)", told["peak"], "MB")
    line(f"{what}: pairs compared", told["compared"], "pairs")
    line(f"{what}: blocks left out or cut", told["left_out"], "blocks")
    line(f"{what}: recall at the minimum of {min(pairs.values(), default=0)}", len(hits) / len(planted), "of planted")
    line(f"{what}: precision", len(hits) / max(1, len(pairs)), "of pairs")
    for least in (80, 90):
        high = {pair for pair, score in pairs.items() if score >= least}
        recall, precision = len(high & planted) / len(planted), len(high & planted) / max(1, len(high))
        print(f"{what}: from {least} points: recall {recall:.3f}, precision {precision:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default="100000,1000000", help="sizes, by commas")
    options = parser.parse_args()
    for people in options.people.split(","):
        with tempfile.TemporaryDirectory() as folder:
            measure(int(people), folder)


if __name__ == "__main__":
    main()
