"""Who wants the hidden numbers back. He reads the files that were saved, and knows how the tables hang together.

He knows nothing of how numbers are hidden but what the files say: the thresholds, that a hidden number may be any, 0
among them. Exact elimination tells what the sums give away, linear programming between which bounds a number lies.
"""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define, field
from scipy.optimize import linprog

from pskslib.publishing.json_file import write
from pskslib.reports import CountUnit, Kind, Report, Table

Name = tuple[object, ...]
_NEAR = 1e-6


@define
class Attacker:
    """What one has learnt.

    Attributes:
        strict: Somebody has told him which numbers are hidden for being small.
    """

    strict: bool = False
    month: tuple[str, ...] = ()
    """Of the report at hand, where reports of several months are held against one another."""
    shown: dict[Name, int] = field(factory=dict)
    hidden: dict[Name, int] = field(factory=dict)
    """Hidden numbers and their thresholds."""
    equal: list[dict[Name, int]] = field(factory=list)
    least: list[dict[Name, Fraction]] = field(factory=list)
    small: set[Name] = field(factory=set)
    seen_small: set[Name] = field(factory=set)
    """Small numbers of people that stand there for all to see."""

    def read(self, report: Report, folder: Path) -> None:
        """Take in a report as it was saved; of the report itself only what its columns mean."""
        path = folder / f"{report.name}-{len(self.equal)}-{report.as_of}.json"
        write(report, path)
        told = json.loads(path.read_text("utf-8"))
        assert told["peruntukan"] == "public"
        done = report.clearance
        assert done is not None
        for table, tabel in zip(report.tables, told["tabel"], strict=True):
            rows = [*tabel["baris"], *([tabel["jumlah"]] if tabel["jumlah"] else [])]
            names = [self._names(report, table, row, n == len(tabel["baris"])) for n, row in enumerate(rows)]
            for n, row in enumerate(rows):
                total = n == len(tabel["baris"])
                self._row(table, row, names[n], (done.minimum, done.sensitive_minimum), total=total)
                self._identities(table, row, names[n])
                self._shares(table, row, names[n])
            if tabel["jumlah"]:
                for column in table.columns:
                    if column.adds and rows[-1][column.key] is not None:
                        parts = [names[n][column.key] for n, r in enumerate(rows[:-1]) if r[column.key] is not None]
                        self.equate(names[-1][column.key], parts)

    def know(self, name: Name, value: int) -> None:
        self.shown.setdefault(name, value)

    def equate(self, whole: Name, parts: Sequence[Name]) -> None:
        line = {whole: 1}
        for part in parts:
            line[part] = line.get(part, 0) - 1
        self.equal.append(line)

    def _names(self, report: Report, table: Table, row: dict[str, Any], total: bool) -> dict[str, Name]:
        codes = [c.key for c in table.columns if c.kind is Kind.CODE]
        category = row[codes[0] if codes else table.columns[0].key]
        where = [] if total else [(table.by or table.key, str(category))]
        found: dict[str, Name] = {}
        for column in table.columns:
            measure = column.measure or (report.name, table.key, column.key)
            found[column.key] = (measure, frozenset([*column.where, *where]), *self.month)
        return found

    def _row(
        self, table: Table, row: dict[str, Any], names: dict[str, Name], least: tuple[int, int], *, total: bool
    ) -> None:
        codes = [c.key for c in table.columns if c.kind is Kind.CODE]
        category = str(row[codes[0] if codes else table.columns[0].key])
        for column in table.columns:
            if column.kind not in (Kind.COUNT, Kind.MONEY):
                continue
            cell, name = row[column.key], names[column.key]
            sensitive = column.sensitive or (not total and category in table.sensitive_rows)
            if cell == "*":
                self.hidden[name] = max(self.hidden.get(name, 0), least[sensitive])
            elif cell is not None:
                self.know(name, cell)
                if 0 < cell < least[sensitive] and column.unit is CountUnit.ORANG and not column.open:
                    self.seen_small.add(name)

    def _identities(self, table: Table, row: dict[str, Any], names: dict[str, Name]) -> None:
        for identity in table.identities:
            if row[identity.total] is not None and all(row[part] is not None for part in identity.parts):
                self.equate(names[identity.total], [names[part] for part in identity.parts])

    def _shares(self, table: Table, row: dict[str, Any], names: dict[str, Name]) -> None:
        """A percentage bounds its parts: 33,3 is from 33,25 to 33,35."""
        for column in table.columns:
            cell = row[column.key]
            if column.kind is Kind.RATIO and column.parts and isinstance(cell, int | float):
                above, below = (names[part] for part in column.parts)
                step = Fraction(1, 2 * 10**column.decimals)
                said = Fraction(str(cell))
                self.least.append({above: Fraction(column.scale), below: step - said})
                self.least.append({above: Fraction(-column.scale), below: step + said})

    def add_up(self) -> None:
        """Sum over a dimension: all kecamatan, all kinds, both sexes make up the number that does not name one."""
        parts: dict[tuple[Name, str], list[Name]] = {}
        names = self.shown.keys() | self.hidden.keys()
        for name in sorted(names, key=repr):
            measure, places, *month = name
            assert isinstance(places, frozenset)
            for dimension, category in places:
                whole = (measure, places - {(dimension, category)}, *month)
                if whole in names:
                    parts.setdefault((whole, dimension), []).append(name)
        for (whole, _), found in parts.items():
            self.equate(whole, found)

    def unknown(self) -> list[Name]:
        return sorted((name for name in self.hidden if name not in self.shown), key=repr)

    def solved(self) -> dict[Name, Fraction]:
        """Return what follows from the sums alone, by exact elimination."""
        names = self.unknown()
        at = {name: n for n, name in enumerate(names)}
        rows = []
        for line in self.equal:
            row = [Fraction(0)] * (len(names) + 1)
            for name, factor in line.items():
                if name in at:
                    row[at[name]] += factor
                else:
                    row[-1] -= factor * self.shown[name]
            rows.append(row)
        reduced = _eliminated(rows, len(names))
        return {
            names[places[0]]: row[-1] / row[places[0]]
            for row in reduced
            if len(places := [n for n in range(len(names)) if row[n]]) == 1
        }

    def bounds(self, wanted: Iterable[Name] | None = None) -> dict[Name, tuple[float, float]]:
        """Return between which bounds every hidden number lies."""
        names = self.unknown()
        if not names:
            return {}
        at = {name: n for n, name in enumerate(names)}

        def split(line: dict[Name, Any]) -> tuple[list[float], float]:
            row, rest = [0.0] * len(names), Fraction(0)
            for name, factor in line.items():
                if name in at:
                    row[at[name]] += float(factor)
                else:
                    rest += factor * self.shown[name]
            return row, float(rest)

        equal = [split(line) for line in self.equal]
        least = [split(line) for line in self.least]
        limits = [(1, self.hidden[n] - 1) if self.strict and n in self.small else (0, None) for n in names]
        if self.strict:  # he knows the others are not small
            limits = [
                limit if n in self.small or n not in self.not_small else (self.not_small[n], None)
                for n, limit in zip(names, limits, strict=True)
            ]
        found = {}
        for name in names if wanted is None else wanted:
            ends = []
            for sign in (1, -1):
                cost = np.zeros(len(names))
                cost[at[name]] = sign
                done = linprog(
                    cost,
                    A_ub=[[-x for x in row] for row, _ in least] or None,
                    b_ub=[rest + _NEAR for _, rest in least] or None,
                    A_eq=[row for row, _ in equal if any(row)] or None,
                    b_eq=[-rest for row, rest in equal if any(row)] or None,
                    bounds=limits,
                )
                assert done.status in (0, 3), done.message
                ends.append(float("inf") if done.status else sign * done.fun)
            found[name] = (ends[0], ends[1])
        return found

    not_small: dict[Name, int] = field(factory=dict)
    """Of hidden numbers that are not small: how much they are at least."""


def _eliminated(rows: list[list[Fraction]], columns: int) -> list[list[Fraction]]:
    done: list[list[Fraction]] = []
    rest = [row for row in rows if any(row[:columns])]
    for column in range(columns):
        pivot = next((row for row in rest if row[column]), None)
        if pivot is None:
            continue
        rest.remove(pivot)
        pivot = [cell / pivot[column] for cell in pivot]
        done = [_less(row, pivot, column) for row in done]
        rest = [_less(row, pivot, column) for row in rest]
        done.append(pivot)
    return done


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return [a - factor * b for a, b in zip(row, pivot, strict=True)] if factor else row


def attack(reports: Iterable[Report], folder: Path, *, before: Iterable[Report] = ()) -> list[str]:
    """Return what an attacker gets back of what is hidden, in words; nothing, if all is well.

    Args:
        reports: What was published together.
        folder: Where the files go.
        before: What was out already: what it gives away by itself is not counted.
    """
    attacker, old = Attacker(), Attacker()
    for report in before:
        old.read(report, folder)
        attacker.read(report, folder)
    for report in reports:
        attacker.read(report, folder)
    old.add_up()
    attacker.add_up()
    out = set(old.shown)
    told = {n: high - low for n, (low, high) in old.bounds().items()}
    exact = old.solved()
    faults = [f"{name} is shown" for name in sorted(attacker.seen_small - out, key=repr)]
    faults += [f"{name} = {value}" for name, value in attacker.solved().items() if name not in exact]
    for name, (low, high) in attacker.bounds().items():
        # what was out already in part must at least not be told any closer
        least = int(min(attacker.hidden[name], told.get(name, attacker.hidden[name]) + _NEAR))
        if high - low < least - _NEAR:
            faults.append(f"{name} in {low} .. {high}")
    return faults


def attack_with_last_month(now: Report, last: Report, folder: Path, unchanged: Iterable[Name]) -> list[str]:
    """Return what an attacker gets back who knows which numbers of last month, shown then, are still the same."""
    attacker = Attacker()
    for month, report in (("last", last), ("now", now)):
        attacker.month = (month,)
        attacker.read(report, folder)
    attacker.add_up()
    known = set()
    for name in unchanged:
        before, after = (*name, "last"), (*name, "now")
        if before in attacker.shown and after in attacker.hidden:
            attacker.know(after, attacker.shown[before])
            known.add(after)
    faults = [f"{name} = {value}" for name, value in attacker.solved().items()]
    for name, (low, high) in attacker.bounds().items():
        if high - low < attacker.hidden[name] - _NEAR:
            faults.append(f"{name} in {low} .. {high}")
    return faults
