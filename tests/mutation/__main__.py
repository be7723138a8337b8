"""``python -m tests.mutation rules|data|code [WORD ...]``: how many slips do the tests notice?

``rules`` changes one node of one criterion, amount or edition at a time; ``data`` one number, day, word or citation of
one table; ``code`` one thing in one Python function. A word picks the names that begin with it (``PKH``,
``programmes/pip``, ``rules/plan``); ``--some 600`` takes so many, the same ones each time. ``sample`` tries a few of
each kind that died before. Exit status 1 where too many go unnoticed. ``docs/mutasi.md`` tells more.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pytest

from pskslib.classification import CLASSIFICATIONS
from pskslib.programmes import PROGRAMMES
from tests.mutation import code, data, rules, sample
from tests.mutation.arena import Arena, Fate, Mutant
from tests.mutation.code_arena import CodeArena
from tests.mutation.report import counted, excuses, left_alone, stale, table, total

DEAR: Final = ("--ignore=tests/rules/test_laws_everywhere.py", "--ignore=tests/rules/test_pages.py")
"""Left out for code: searches over every programme, and pages that would notice anything."""
TESTS: Final = {
    "rules": ("tests/programmes", "tests/classification"),
    "data": (
        *("tests/test_every_number.py", "tests/rules/test_fact_base.py", "tests/programmes/test_calendars.py"),
        *("tests/programmes/test_combinations.py", "tests/classification/test_kinds.py"),
        "tests/classification/test_parameters.py",
    ),
    "code": ("tests/rules", "tests/programmes", "tests/classification", *DEAR),
}
"""Worked cases for rules; for tables the lists of what was read, which have a row for each value; for code everything.
Pages and golden texts are left out for rules and tables: they would notice anything."""
ROOMS: Final = ("rules", "programmes", "classification")
ENOUGH: Final = {"rules": 0.95, "data": 1.0, "code": 0.90}
QUIET: Final = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--no-summary")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("kind", choices=[*TESTS, "sample"])
    parser.add_argument("words", nargs="*", metavar="WORD", help="beginnings of names: codes of programmes, files")
    parser.add_argument("--some", type=int, metavar="N", help="only N of them, drawn by their names")
    parser.add_argument("--seek", action="store_true", help="look for a family that tells each survivor apart")
    parser.add_argument("--sample", action="store_true", help="write the sample that every test run tries")
    parser.add_argument("--tests", nargs="+", metavar="PATH", help="other tests than those that are meant for it")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    parser.add_argument("--loud", action="store_true", help="a line for each mutant")
    asked = parser.parse_args(arguments)
    if asked.kind == "sample":
        return try_sample(asked.jobs)

    every = [m for m in mutants(asked.kind) if not asked.words or m.name.startswith(tuple(asked.words))]
    if asked.some:
        every = sorted(every, key=lambda m: rules.digest(m.name))[: asked.some]
    refused, accepted = parted(every)
    fates, left_out = faced(accepted, asked.tests or TESTS[asked.kind], jobs=asked.jobs, loud=asked.loud)
    among = [excuse for excuse in excuses() if excuse.kind == asked.kind]
    rows = counted(fates, refused, among)

    print(*(f"left out: {test}" for test in left_out), sep="\n")
    print(*table(rows), sep="\n")
    for fate in fates:
        if not fate.killed and (why := left_alone(fate.mutant, among)) and asked.loud:
            print(f"left alone: {fate.mutant.name}: {why}")
    if not asked.words and not asked.some:
        print(*(f"no longer needed: {pattern}" for pattern in stale(among, fates, asked.kind)), sep="\n")
    if asked.seek:
        print(*seek(m for row in rows.values() for m in row.survivors), sep="\n")
    if asked.sample:
        sample.write(asked.kind, sample.chosen(asked.kind, fates))
    return int(total(rows.values()).share < ENOUGH[asked.kind])


def mutants(kind: str, groups: Iterable[str] = ()) -> Iterator[Mutant]:
    """Yield every mutant of a kind, or those of some programmes, tables or modules."""
    wanted = frozenset(groups)
    if kind == "rules":
        for programme in (*PROGRAMMES, *CLASSIFICATIONS):
            if not wanted or programme.code in wanted:
                yield from rules.mutants(programme)
    elif kind == "code":
        for path in code.modules(*ROOMS):
            if not wanted or code.group_of(path) in wanted:
                yield from code.mutants(path)
    else:
        for path in data.tables():
            if not wanted or data.group_of(path) in wanted:
                yield from data.mutants(path)


def parted(every: Iterable[Mutant]) -> tuple[list[Mutant], list[Mutant]]:
    """Return the mutants that cannot even be read, and those that can."""
    refused: list[Mutant] = []
    accepted: list[Mutant] = []
    for mutant in every:
        if isinstance(mutant, code.CodeMutant) and mutant.whole is None:
            continue  # no Python, so nobody could have written it
        (refused if isinstance(mutant, data.DataMutant) and mutant.refused() else accepted).append(mutant)
    return refused, accepted


def faced(
    some: Sequence[Mutant],
    tests: Iterable[str],
    *,
    jobs: int = 2,
    loud: bool = False,
    only: sample.Only | None = None,
) -> tuple[list[Fate], list[str]]:
    """Let mutants face tests; return what became of them, and the tests that were left out."""

    def tell(fate: Fate) -> None:
        if loud:
            end = (fate.killer or "") if fate.killed else f"SURVIVED {fate.killer or ''}"
            print(f"{end}  {fate.mutant.name}  {fate.seconds:.1f} s", flush=True)

    arena: Arena | CodeArena
    python = [m for m in some if isinstance(m, code.CodeMutant)]
    if python:
        arena = CodeArena(mutants=python, tell=tell, processes=jobs)
    else:
        arena = Arena(mutants=some, tell=tell, processes=jobs)
    no_java = ("-k", "not spark") if python else ()  # in a fork: it would start anew for each
    status = pytest.main([*QUIET, *no_java, *tests], plugins=[arena, *([only] if only else [])])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"the tests cannot be run as they are: {status!r}")
    return arena.fates, arena.left_out


def try_sample(jobs: int) -> int:
    """Try the sample again; return 1 where a mutant of it lives on, or where half of a kind is there no more."""
    wrong = 0
    kept = sample.read()
    for kind in TESTS:
        rows = {row.mutant: row for row in kept if row.kind == kind}
        if not rows:
            continue
        there = [m for m in mutants(kind, {row.group for row in rows.values()}) if m.name in rows]
        killers = frozenset(row.killer for row in rows.values())
        fates, _ = faced(
            parted(there)[1],
            sorted({killer.partition("::")[0] for killer in killers}),
            jobs=jobs,
            only=sample.Only(wanted=killers),
        )
        lived = [fate.mutant.name for fate in fates if not fate.killed]
        print(f"{kind}: {len(rows)} kept, {len(there)} there, {len(lived)} live on")
        print(*(f"lives on: {name}  (was killed by {rows[name].killer})" for name in lived), sep="\n")
        wrong |= bool(lived) or 2 * len(there) < len(rows)
    return int(wrong)


def seek(survivors: Iterable[Mutant]) -> Iterator[str]:
    """Yield for each survivor a family that a worked case could be about."""
    from tests.mutation.witness import find  # draws with Hypothesis, which pytest wants to import first

    for mutant in survivors:
        if isinstance(mutant, rules.RuleMutant):
            found = find(mutant)
            yield f"{mutant.name}\n    {found or 'no family was found that tells it apart'}"


if __name__ == "__main__":
    sys.exit(main())
