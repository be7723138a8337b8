"""``make bench-table``: MINI-PKH and MINI-PKH-CAPS on whole tables, pskslib beside hand-written peers.

One run, same data, same machine. Before anything is timed, the answers of all engines are compared family by family,
and some of them with plain Python that tries every assignment and with pskslib's decisions about objects. Engines
take turns, so that a busy minute hits all of them; a figure is the best of several runs after a warm-up.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from bench import HERE, figure
from mini_pkh_table import RULES, mini_pkh_table_book
from population_table import AS_OF, FLAG
from table_case import OUTCOMES, Answer, reference
from table_engines import (
    ANY_ORDER,
    COUNTS,
    IN_ORDER,
    NATURAL,
    NUMPY,
    NUMPY_BRIEF,
    OURS,
    RANK,
    Data,
    Engine,
    engines,
    openfisca,
    read_openfisca,
)

from pskslib import Family, Person

SLOW = 6.0
"""An engine whose first run takes longer than this many seconds is not run again: its first run counts."""
SAMPLE, OBJECTS = 20_000, 1_000
"""People decided in plain Python, and families decided one by one as objects."""
TITLES = {False: "[1] outcomes and amounts, everything known", True: "[2] unknowns, ranges and criterion codes"}
COMPILE = """
import sys, time, warnings
from mini_pkh_table import mini_pkh_table_book
from population_table import AS_OF, frames, registry
from pskslib import rulebook
warnings.simplefilter("ignore")
mini_pkh_table_book(AS_OF).decide_table(*frames(100), engine=sys.argv[1])  # imports
persons, families = registry(100)
for turn in range(2):
    start = time.perf_counter()
    book = book if turn else rulebook(as_of=AS_OF)
    book.decide_table(persons, families, ["PKH", "SEMBAKO"] if sys.argv[2] == "two" else None, engine=sys.argv[1])
    print((time.perf_counter() - start) * 1e3)
"""


class Timed(NamedTuple):
    """One engine: its best time, how often it was timed, and the families on which it differs."""

    name: str
    seconds: float
    runs: int
    differing: int


class Section(NamedTuple):
    """One rule on one sort and size of data."""

    rule: str
    unknown: bool
    people: int
    timed: dict[str, Timed]

    @property
    def title(self) -> str:
        """What stands above its table."""
        return f"{RULES[self.rule]} {TITLES[self.unknown]}, {self.people:,} people"

    def ratio(self, other: str, ours: str = OURS) -> float:
        """How many times as long another engine takes."""
        return self.timed[other].seconds / self.timed[ours].seconds


# --- meaning ---------------------------------------------------------------------------------------------


def check_meaning(rule: str, *, unknown: bool) -> int:
    """Hold the answer that all engines are compared with to plain Python, and to decisions about objects."""
    data = Data(SAMPLE, unknown=unknown)
    given = data.arrays_answer(rule)
    homes = data.families.to_dicts()
    told = reference(data.persons.iter_rows(named=True), homes, flag=FLAG, capped=rule == "caps")
    head = Answer(*(None if column is None else column[:OBJECTS] for column in given))
    differing = given.differing(told) + head.differing(one_by_one(data.persons, homes[:OBJECTS], rule))
    words = f"{len(homes):,} families in plain Python and {OBJECTS:,} as objects"
    print(f"{RULES[rule]} {TITLES[unknown]}: {words}, {differing} differ", flush=True)
    return differing


def one_by_one(persons: pl.DataFrame, homes: Sequence[dict[str, Any]], rule: str) -> Answer:
    """What pskslib decides about families as objects."""
    book = mini_pkh_table_book(AS_OF)
    members: dict[int, list[Person]] = {home["no_kk"]: [] for home in homes}
    for row in persons.filter(pl.col("no_kk") <= homes[-1]["no_kk"]).iter_rows(named=True):
        person = Person(
            birth_date=row["tanggal_lahir"],
            sex=row["jenis_kelamin"],
            pregnant=row["hamil"],
            school_level=row["jenjang_sekolah"],
            severe_disability=row["disabilitas_berat"],
        )
        members[row["no_kk"]].append(person)
    rows = []
    for home in homes:
        family = Family(decile=home["desil"], receives_blt_dd=home[FLAG], members=members[home["no_kk"]])
        decision = book.decide(family, RULES[rule])
        amount = decision.amount
        assert amount is not None
        bits = [sum((v is sort) << bit for bit, v in enumerate(decision.verdicts)) for sort in (False, None)]
        presumed = sum((code in decision.presumed) << bit for bit, code in enumerate(decision.plan.codes))
        rows.append((OUTCOMES.index(decision.outcome.value), amount.low, amount.high, *bits, presumed))
    return Answer(*(np.array(column) for column in zip(*rows, strict=True)))


# --- timing ----------------------------------------------------------------------------------------------


def run_section(data: Data, rule: str, runs: int, others: dict[str, tuple[float, Any]]) -> Section:
    """Check and time every engine; ``others`` were timed in an environment of their own."""
    expected = data.arrays_answer(rule)
    todo = [*engines(data, rule)]
    wrong, times = {}, {}
    for engine in todo:  # the warm-up
        seconds, found = once(engine)
        wrong[engine.name] = engine.read(found).differing(expected)
        times[engine.name] = [seconds] if seconds > SLOW else []
        del found
    again = [engine for engine in todo if not times[engine.name]]
    for _ in range(runs):
        for engine in again:
            times[engine.name].append(once(engine)[0])
    timed = {e.name: Timed(e.name, min(times[e.name]), len(times[e.name]), wrong[e.name]) for e in todo}
    for name, (seconds, amounts) in others.items():
        timed[name] = Timed(name, seconds, runs, read_openfisca(amounts).differing(expected))
    section = Section(rule, data.unknown, data.people, timed)
    print_table(section)
    return section


def once(engine: Engine) -> tuple[float, Any]:
    """Seconds of one run, and its result."""
    gc.collect()
    start = time.perf_counter()
    found = engine.run()
    return time.perf_counter() - start, found


def print_table(section: Section) -> None:
    """Print one line an engine, the quickest first."""
    print(f"\n{section.title}")
    print(f"{'engine':<30}{'ms':>10}{'M people/s':>12}{'time / ours':>13}{'runs':>6}{'differ':>8}")
    for found in sorted(section.timed.values(), key=lambda t: t.seconds):
        speed = section.people / found.seconds / 1e6
        print(
            f"{found.name:<30}{found.seconds * 1e3:>10.1f}{speed:>12.1f}{section.ratio(found.name):>13.2f}"
            f"{found.runs:>6}{found.differing:>8}",
            flush=True,
        )


# --- targets ---------------------------------------------------------------------------------------------


def targets(section: Section) -> list[bool]:
    """Print the targets of one section."""
    best = min((ANY_ORDER, IN_ORDER), key=lambda name: section.timed[name].seconds)
    good = [figure(f"pskslib on Polars / {best}", 1 / section.ratio(best), "times", 1.25)]
    if best == IN_ORDER:
        print(f"pskslib on Polars / {ANY_ORDER}: {1 / section.ratio(ANY_ORDER):.2f} times (no target, for comparison)")
    if RANK in section.timed:
        good.append(figure(f"{RANK} / pskslib on Polars", section.ratio(RANK), "times", 3, at_least=True))
    if NATURAL in section.timed:
        good.append(figure(f"{NATURAL} / pskslib on Polars", section.ratio(NATURAL), "times", 10, at_least=True))
    if COUNTS in section.timed:
        print(f"{COUNTS} / pskslib on Polars: {section.ratio(COUNTS):.2f} times (no target, for comparison)")
    if section.rule == "steps" and section.unknown:
        for name, aim in ((NUMPY_BRIEF, "ranges"), (NUMPY, "ranges and codes")):
            speed = section.people / section.timed[name].seconds / 1e6
            good.append(figure(f"{name}: unknowns, {aim}", speed, "M people/s", 50, at_least=True))
    return good if not any(t.differing for t in section.timed.values()) else [False, *good]


def growth(sections: Sequence[Section]) -> list[bool]:
    """Print nanoseconds a person by size, and how they grow from the smallest size to the largest."""
    good = []
    for unknown in (False, True):
        found = {
            s.people: s.timed[OURS].seconds / s.people * 1e9
            for s in sections
            if (s.rule, s.unknown) == ("steps", unknown)
        }
        words = ", ".join(f"{people:,} people {ns:.1f} ns" for people, ns in sorted(found.items()))
        print(f"{RULES['steps']} {TITLES[unknown]}, a person: {words}")
        ratio = found[max(found)] / found[min(found)]
        good.append(figure(f"ns a person, {max(found):,} people / {min(found):,} people", ratio, "times", 1.25))
    return good


def compile_time() -> list[bool]:
    """Print what a new rule book costs before the first row, imports apart: its first call on a hundred people."""
    good = []
    for programmes, words in (("two", "PKH and Sembako"), ("all", "the whole book")):
        command = [sys.executable, "-c", COMPILE, "auto", programmes]
        told = [subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE) for _ in range(3)]
        first, again = (min(times) for times in zip(*(map(float, t.stdout.split()) for t in told), strict=True))
        print(f"{words}, a hundred people: a new book {first:.1f} ms, a book in use {again:.1f} ms")
        good.append(figure(f"{words}: rules and plans of a new book", first - again, "ms", 100))
    return good


# --- all of it -------------------------------------------------------------------------------------------


def main() -> int:
    """Print every table and target; the exit status tells whether all were reached."""
    parser = argparse.ArgumentParser(description="MINI-PKH on tables, pskslib beside hand-written peers.")
    parser.add_argument("--people", default="1000000,10000000", help="sizes of the population, joined by commas")
    parser.add_argument("--quick", action="store_true", help="a hundred thousand and a million people, three runs")
    given = parser.parse_args()
    sizes = sorted({100_000, *map(int, given.people.split(","))} if not given.quick else {100_000, 1_000_000})
    print(f"load average before the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores (should be near 0)")
    wrong = sum(check_meaning(rule, unknown=unknown) for rule in RULES for unknown in (False, True))
    good, sections = [not wrong], []
    for people in sizes:
        runs = 3 if given.quick else 7 if people > 5_000_000 else 15
        peers = openfisca(people, runs)
        for unknown in (False, True):
            data = Data(people, unknown=unknown)
            for rule in RULES:
                section = run_section(data, rule, runs, {} if unknown else peers[rule])
                sections.append(section)
                if people > min(sizes) or len(sizes) == 1:
                    good += targets(section)
            del data
    print()
    good += [*growth(sections), *compile_time()]
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")
    return 0 if all(good) else 1


if __name__ == "__main__":
    raise SystemExit(main())
