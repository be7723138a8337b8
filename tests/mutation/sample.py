"""A few mutants of each kind that died when all were last tried, with the test that killed each: cheap to try again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

from tests.mutation.arena import Fate
from tests.mutation.rules import digest

SAMPLE: Final = Path(__file__).with_name("sample.csv")
OF_EACH: Final = 24
_HEAD: Final = ("kind", "mutant", "killer")


@frozen(kw_only=True)
class Kept:
    """A mutant by its kind and name, and the test that killed it."""

    kind: str
    mutant: str
    killer: str

    @property
    def group(self) -> str:
        """What the mutant is counted under; names begin with it."""
        return self.mutant.partition(" ")[0]


@frozen(kw_only=True)
class Only:
    """A pytest plugin that leaves out every test but some."""

    wanted: frozenset[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the wanted ones."""
        items[:] = [item for item in items if item.nodeid in self.wanted]


def read(path: Path = SAMPLE) -> list[Kept]:
    """Read the sample."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Kept(kind=row["kind"], mutant=row["mutant"], killer=row["killer"]) for row in csv.DictReader(file)]


def chosen(kind: str, fates: Iterable[Fate]) -> list[Kept]:
    """Choose killed mutants by their names, from as many groups as there are places, each killed by one test."""
    killed = [f for f in fates if f.killed and f.killer is not None and "::" in f.killer]
    killed.sort(key=lambda f: (f.mutant.group, digest(f.mutant.name)))
    first = [next(group) for _, group in groupby(killed, key=lambda f: f.mutant.group)]
    first.sort(key=lambda f: digest(f.mutant.name))
    return [Kept(kind=kind, mutant=f.mutant.name, killer=str(f.killer)) for f in first[:OF_EACH]]


def write(kind: str, kept: Sequence[Kept], path: Path = SAMPLE) -> None:
    """Put the sample of one kind in the place of the one that was there."""
    others = [row for row in read(path) if row.kind != kind] if path.exists() else []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEAD)
        for row in sorted([*others, *kept], key=lambda row: (row.kind, row.mutant)):
            writer.writerow((row.kind, row.mutant, row.killer))
