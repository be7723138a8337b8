"""``make bench``: prints one line a figure, ``name: value unit (target …) ok`` or ``missed``.

Baselines run in the same call, each peer in an environment of its own under ``.bench/``, made when it is
first needed. Answers are compared before anything is timed.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from case import EXAMPLE, Household, amount, households
from mini_pkh import mini_pkh_book
from timing import median_microseconds

from pskslib import Family, Person, rulebook

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / ".bench"
AS_OF = date(2026, 11, 24)
IMPORT_RUNS = 21


def figure(name: str, value: float, unit: str, target: float, *, at_least: bool = False) -> bool:
    """Print one line; tell whether the target was reached."""
    good = value >= target if at_least else value <= target
    words = "at least" if at_least else "at most"
    print(f"{name}: {value:.2f} {unit} (target {words} {target:g}) {'ok' if good else 'missed'}", flush=True)
    return good


def to_family(household: Household) -> Family:
    """The same family in our objects; a birth date stands for the age."""
    members = [
        Person(
            birth_date=date(AS_OF.year - m["age"], 1, 1),
            sex=m["sex"],
            pregnant=m["pregnant"],
            school_level="tidak" if m["school_level"] == "none" else m["school_level"],
            severe_disability=m["severe_disability"],
            civil_servant=household["has_civil_servant"] and place == 0,
        )
        for place, m in enumerate(household["members"])
    ]
    return Family(decile=household["decile"], members=members)


def peer(name: str) -> dict[str, Any]:
    """Run a peer in its own environment; return its answers and medians in microseconds."""
    python = ENVIRONMENTS / name / "bin" / "python"
    stamp = ENVIRONMENTS / name / ".ready"
    if not stamp.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENTS / name)], check=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([*pip, "-r", str(HERE / f"requirements-{name}.txt")], check=True)
        stamp.touch()
    done = subprocess.run(
        [str(python), str(HERE / f"peer_{name}.py")], check=True, capture_output=True, text=True, cwd=HERE
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def run_seconds(code: str) -> float:
    """Wall time of a fresh interpreter that runs a line, compiled modules kept as they are for users."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start


def import_ratios() -> tuple[float, float]:
    """``import pskslib``, and its front names in use, against ``import cattrs``; the bare interpreter taken off."""
    codes = ("pass", "import cattrs", "import pskslib", "from pskslib import Family, Person, rulebook")
    times: dict[str, list[float]] = {code: [] for code in codes}
    for _ in range(IMPORT_RUNS):
        for code in codes:
            times[code].append(run_seconds(code))
    bare, cattrs, ours, front = (statistics.median(times[code]) for code in codes)
    return max(ours - bare, 0.0) / (cattrs - bare), (front - bare) / (cattrs - bare)


def main() -> int:
    """Print every figure; the exit status tells whether all targets were reached."""
    book, shipped = mini_pkh_book(AS_OF), rulebook(as_of=AS_OF)
    answers = []
    for household in households(200):
        decided = book.decide(to_family(household), "MINI-PKH").amount
        assert decided is not None
        answers.append(decided.low)
    expected = [amount(household) for household in households(200)]
    zen, openfisca = peer("zen"), peer("openfisca")
    for name, given in (("pskslib", answers), ("zen-engine", zen["answers"]), ("OpenFisca-Core", openfisca["answers"])):
        differing = sum(a != b for a, b in zip(given, expected, strict=True))
        print(f"answers of {name}: {differing} of {len(expected)} differ from plain Python")
    family = to_family(EXAMPLE)
    mini = median_microseconds(lambda: book.decide(family, "MINI-PKH"), 2000)
    pkh = median_microseconds(lambda: shipped.decide(family, "PKH"), 1000)
    told = median_microseconds(lambda: shipped.decide(family, "PKH").explain(), 100)
    plain, front = import_ratios()
    made = median_microseconds(lambda: to_family(EXAMPLE), 200)
    good = [
        figure("one family, MINI-PKH, decision object", mini, "microseconds", 10),
        figure("zen-engine / pskslib, same case", zen["median"] / mini, "times", 2, at_least=True),
        figure("OpenFisca-Core / pskslib, same case", openfisca["median"] / mini, "times", 100, at_least=True),
        figure("one family, shipped PKH", pkh, "microseconds", 40),
        figure("one family, shipped PKH with explain()", told, "microseconds", 150),
        figure("import pskslib / import cattrs", plain, "times", 2),
    ]
    bare = zen["bare"] / mini
    print(f"zen-engine, one bare expression without verdicts / pskslib: {bare:.2f} times (no target, for comparison)")
    print(
        f"from pskslib import Family, Person, rulebook / import cattrs: {front:.2f} times (no target, for comparison)"
    )
    print(f"a family of four from dicts to objects: {made:.0f} microseconds (no target, for comparison)")
    return 0 if all(good) and answers == expected else 1


if __name__ == "__main__":
    raise SystemExit(main())
