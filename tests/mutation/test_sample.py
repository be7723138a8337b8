"""A few slips of each kind still die, and every mutant that is left alone is one that there is.

All of them: ``make mutate`` (docs/mutasi.md).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pskslib.programmes import PROGRAMMES
from tests.mutation import __main__ as command
from tests.mutation import sample
from tests.mutation.report import excuses

ROOT = Path(__file__).parents[2]


def test_a_slip_that_was_noticed_is_noticed_again() -> None:
    """In a process of its own: mutants are put into the objects that are there."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.mutation", "sample", "--jobs", "1"],
        cwd=ROOT,
        env={**os.environ, "HYPOTHESIS_PROFILE": "mut"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, f"{told.stdout}\n{told.stderr}\nAnew: make mutate writes tests/mutation/sample.csv"
    assert {row.kind for row in sample.read()} == set(command.TESTS)


@pytest.mark.parametrize("kind", command.TESTS)
def test_what_is_left_alone_is_there(kind: str) -> None:
    """A pattern of a rule that changed, or that never fitted, would hide what it should not."""
    names = [mutant.name for mutant in command.mutants(kind)]
    left_alone = [excuse for excuse in excuses() if excuse.kind == kind]

    assert [e.match.pattern for e in left_alone if not any(map(e.covers, names))] == []
    assert all(len(excuse.why) > 20 for excuse in left_alone)


def test_making_mutants_changes_nothing() -> None:
    """Only ``put_in`` does, in a fork."""
    before = [(made.editions, made.books) for made in PROGRAMMES]

    assert any(mutant.name.startswith("PKH ") for mutant in command.mutants("rules", ["PKH"]))
    assert all(made.editions is was[0] and made.books is was[1] for made, was in zip(PROGRAMMES, before, strict=True))
