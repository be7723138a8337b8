"""Counts what was noticed, and sets apart the mutants that nobody can notice, each with its reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen

from tests.mutation.arena import Fate, Mutant

EQUIVALENT = Path(__file__).with_name("equivalent.toml")


@frozen(kw_only=True)
class Excuse:
    """Mutants that mean the same as the rule, or that no worked case may tell apart, and why."""

    kind: str
    match: re.Pattern[str]
    why: str

    def covers(self, name: str) -> bool:
        """Whether it is about the mutant of this name."""
        return self.match.fullmatch(name) is not None


def excuses(path: Path = EQUIVALENT) -> tuple[Excuse, ...]:
    """Read the list of mutants that are left alone."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Excuse(kind=group["kind"], match=re.compile(pattern), why=group["why"])
        for group in raw["group"]
        for pattern in group["match"]
    )


def left_alone(mutant: Mutant, among: Iterable[Excuse]) -> str | None:
    """Why a mutant is left alone, or None."""
    return next((excuse.why for excuse in among if excuse.covers(mutant.name)), None)


def stale(among: Iterable[Excuse], fates: Iterable[Fate], kind: str) -> list[str]:
    """Patterns that cover no survivor any more."""
    lived = [fate.mutant.name for fate in fates if not fate.killed]
    return [e.match.pattern for e in among if e.kind == kind and not any(map(e.covers, lived))]


@define(kw_only=True)
class Row:
    """What became of the mutants of one programme, table or module."""

    mutants: int = 0
    killed: int = 0
    equivalent: int = 0
    survivors: list[Mutant] = field(factory=list)

    @property
    def share(self) -> float:
        """Killed among those that can be killed."""
        able = self.killed + len(self.survivors)
        return self.killed / able if able else 1.0


def counted(fates: Iterable[Fate], refused: Iterable[Mutant] = (), among: Sequence[Excuse] = ()) -> dict[str, Row]:
    """Return a row for each group; a mutant that could not even be read counts as killed."""
    rows: dict[str, Row] = {}
    for mutant in refused:
        row = rows.setdefault(mutant.group, Row())
        row.mutants += 1
        row.killed += 1
    for fate in fates:
        row = rows.setdefault(fate.mutant.group, Row())
        row.mutants += 1
        if fate.killed:
            row.killed += 1
        elif left_alone(fate.mutant, among):
            row.equivalent += 1
        else:
            row.survivors.append(fate.mutant)
    return rows


def total(rows: Iterable[Row]) -> Row:
    """Return the sum of all rows."""
    whole = Row()
    for row in rows:
        whole.mutants += row.mutants
        whole.killed += row.killed
        whole.equivalent += row.equivalent
        whole.survivors += row.survivors
    return whole


def table(rows: dict[str, Row]) -> Iterator[str]:
    """Yield the lines of a table, and below it every survivor."""
    width = max(map(len, [*rows, "total"]))
    yield f"{'':{width}}  mutants  killed  equivalent  survived  killed of the rest"
    for name, row in {**rows, "total": total(rows.values())}.items():
        yield (
            f"{name:{width}}  {row.mutants:7}  {row.killed:6}  {row.equivalent:10}  {len(row.survivors):8}"
            f"  {row.share:8.1%}"
        )
    for row in rows.values():
        for mutant in row.survivors:
            yield f"survived: {mutant.name}"
