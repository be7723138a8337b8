"""``python -m tests.mutation rules|data [--sample N] [WORD ...]``: how many slips do the worked cases notice?"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence

import pytest

from pskslib.classification import CLASSIFICATIONS
from pskslib.programmes import PROGRAMMES
from tests.mutation.arena import Arena, Fate, Mutant
from tests.mutation.data import mutants as data_mutants
from tests.mutation.data import tables
from tests.mutation.rules import mutants

TESTS = ("tests/programmes", "tests/classification")
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--no-summary", "-s")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["rules", "data"])
    parser.add_argument("words", nargs="*")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--killers", action="store_true")
    asked = parser.parse_args(arguments)

    def make() -> list[Mutant]:
        if asked.kind == "data":
            return [m for p in tables() for m in data_mutants(p) if not m.refused()]
        found: list[Mutant] = []
        for p in (*PROGRAMMES[1:], *CLASSIFICATIONS, PROGRAMMES[0]):
            if not asked.words or any(w == p.code for w in asked.words):
                found += mutants(p)
        return found

    arena = Arena(mutants=make(), tell=lambda f: print('LIVE' if f.killer is None else 'dead', f.mutant.name, '|', f.killer or '', f'{f.seconds:.1f}', flush=True))
    pytest.main([*OPTIONS, *TESTS], plugins=[arena])
    lived = [f for f in arena.fates if f.killer is None]
    print(*arena.left_out, sep="\n")
    for f in lived:
        print("SURVIVED", f.mutant.name)
    per = {}
    for f in arena.fates:
        a = per.setdefault(f.mutant.group, [0, 0]); a[0] += 1; a[1] += f.killer is not None
    for c, (n, k) in per.items():
        print(f"{c:30} {n:5} {k:5} {100*k/n:.1f}")
    print(len(arena.fates), len(lived), max(f.seconds for f in arena.fates))
    return 0

if __name__ == "__main__":
    sys.exit(main())
