"""Everything that is counted of a member, read from a table of all that a member can be.

Rules look at few facts of a member, and at each only whether it falls on this or that side of a limit. So a
member is one of some hundreds of kinds: a small number says which, and what such a member adds to every counter
was worked out beforehand, by asking the same terms about one member of each kind. Conditions that compare two
facts with one another have no such kinds and are asked of the members themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import prod
from typing import Final, TypeAlias

import numpy as np
from attrs import field, frozen

from pskslib.rules.table.arrays import Array, Cells, Evaluator, Value, days
from pskslib.rules.table.counters import reachable
from pskslib.rules.table.terms import Column, Term

LANES: Final = 8
"""Counters in one 64-bit word."""
_MOST_KINDS: Final = 1 << 14

_MOST_STATES: Final = 256
"""States are counted in bytes."""

Edge: TypeAlias = "tuple[int | float, bool]"
"""A limit, and whether the limit itself belongs to the side above."""


@frozen(kw_only=True)
class States:
    """The kinds of cell that rules tell apart in one column; the last one is *empty*.

    Attributes:
        column: The column.
        edges: Limits in order, for numbers and days (days since 1970).
        codes: The codes of a coded column.
        truth: Whether it is a column of truth values.
    """

    column: Column
    edges: tuple[Edge, ...] = ()
    codes: tuple[str, ...] = ()
    truth: bool = False

    @property
    def count(self) -> int:
        """How many there are, *empty* included."""
        if self.codes:
            return len(self.codes) + 1
        if self.edges:
            return len(self.edges) + 2
        return 3 if self.truth else 2

    def cells(self, states: Array) -> Cells:
        """Return cells of these kinds."""
        known = states != self.count - 1
        if self.codes:
            return Cells(states, known, self.codes)
        if not self.edges:
            return Cells(states == 1, known)
        return Cells(np.array([*_representatives(self.edges), 0])[states], known)

    def of(self, cells: Cells) -> Array:
        """Return the kind of each cell."""
        if self.codes:
            found = cells.values.astype(np.uint8)
        elif self.edges:
            found = np.zeros(len(cells.values), dtype=np.uint8)
            for limit, above in self.edges:
                found += (cells.values >= limit if above else cells.values > limit).view(np.uint8)
        elif self.truth:
            found = cells.values.view(np.uint8)
        else:
            found = np.zeros(len(cells.values), dtype=np.uint8)
        if cells.known is not None:
            empty = np.uint8(self.count - 1)  # np.where would take many times as long
            found = found * cells.known.view(np.uint8) + np.logical_not(cells.known).view(np.uint8) * empty
        return found


@frozen(kw_only=True)
class Kinds:
    """Some columns together: every combination of their states has a number.

    Attributes:
        states: The columns, the first one counting fastest.
    """

    states: tuple[States, ...]

    @property
    def count(self) -> int:
        """How many combinations there are."""
        return prod(s.count for s in self.states)

    def of(self, cells: Mapping[Column, Cells]) -> Array:
        """Return the number of each member."""
        number: Array | None = None
        stride = 1
        for states in self.states:
            part = states.of(cells[states.column])
            number = part.astype(np.uint16) if number is None else number + part * np.uint16(stride)
            stride *= states.count
        assert number is not None
        return number

    def everyone(self) -> dict[Column, Cells]:
        """Return one member of each kind."""
        numbers = np.arange(self.count)
        found: dict[Column, Cells] = {}
        for states in self.states:
            numbers, place = np.divmod(numbers, states.count)
            found[states.column] = states.cells(place)
        return found


@frozen(kw_only=True)
class Lookup:
    """What members add to packed counters.

    Attributes:
        kinds: How members are told apart.
        words: For each packed number, what a member of each kind adds: a place in ``kinds`` and the table.
        asked: Conditions that have no kinds, with the place of their number and their lane.
    """

    kinds: tuple[Kinds, ...]
    words: tuple[tuple[tuple[int, Array], ...], ...] = field(repr=False)
    asked: tuple[tuple[int, int, Term], ...]


@lru_cache(maxsize=16)
def lookup_for(
    packs: tuple[tuple[Term, ...], ...], codes: tuple[tuple[Column, tuple[str, ...]], ...], today: date
) -> Lookup:
    """Work out what each kind of member adds to each packed number; the last ones are kept.

    Args:
        packs: For each number, the conditions that its lanes count, lowest first.
        codes: The codes of coded columns, by place.
        today: The day.
    """
    lanes = [(place, lane, term) for place, pack in enumerate(packs) for lane, term in enumerate(pack)]
    states = _states((term for _, _, term in lanes), dict(codes))
    sizes = {column: found.count for column, found in states.items()}
    groups: list[set[Column]] = []
    homes: list[list[tuple[int, int, Term]]] = []
    asked = []
    for entry in sorted(lanes, key=lambda entry: -len(entry[2].columns)):
        columns = set(entry[2].columns)
        if not columns or not columns <= set(states) or prod(sizes[c] for c in columns) > _MOST_KINDS:
            asked.append(entry)
            continue
        place = _roomiest(groups, columns, sizes)
        if place == len(groups):
            groups.append(set())
            homes.append([])
        groups[place] |= columns
        homes[place].append(entry)
    kinds = tuple(Kinds(states=tuple(found for column, found in states.items() if column in group)) for group in groups)
    return Lookup(kinds=kinds, words=_words(len(packs), kinds, homes, today), asked=tuple(asked))


def _roomiest(groups: Sequence[set[Column]], columns: set[Column], sizes: Mapping[Column, int]) -> int:
    """The group that grows least by some columns; a new one where every group would grow too large."""
    grown = [prod(sizes[c] for c in group | columns) for group in groups]
    fitting = [(size, place) for place, size in enumerate(grown) if size <= _MOST_KINDS]
    return min(fitting)[1] if fitting else len(groups)


def _words(
    count: int, kinds: Sequence[Kinds], homes: Sequence[Sequence[tuple[int, int, Term]]], today: date
) -> tuple[tuple[tuple[int, Array], ...], ...]:
    tables: list[dict[int, Array]] = [{} for _ in range(count)]
    for place, (kind, entries) in enumerate(zip(kinds, homes, strict=True)):
        worked = Evaluator(kind.everyone(), today, {})
        worked.all(reachable(term for _, _, term in entries))
        for number, lane, term in entries:
            word = tables[number].setdefault(place, np.zeros(kind.count, dtype=np.uint64))
            word += in_lane(worked[term], lane)
    return tuple(tuple(sorted(table.items(), key=lambda item: item[0])) for table in tables)


def in_lane(met: Value, lane: int) -> Array:
    """Return a condition as ones in a lane."""
    return np.asarray(met).astype(np.uint64) << np.uint64(8 * lane)


# --- which kinds of cell there are --------------------------------------------------------------------


def _states(conditions: Iterable[Term], codes: Mapping[Column, tuple[str, ...]]) -> dict[Column, States]:
    """The columns whose cells have kinds, with them."""
    edges: dict[Column, set[Edge]] = {}
    others: dict[Column, bool] = {}
    compared: set[Column] = set()
    for term in reachable(conditions):
        if term.op == "test":
            _, left, right, _ = term.data
            if isinstance(left, Column) and isinstance(right, date | int | float) and not isinstance(right, bool):
                edges.setdefault(left, set()).update(_edges(str(term.data[0]), days(right)))
            else:
                compared |= term.columns
        for column in term.columns if term.op in ("flag", "isin", "known") else ():
            others[column] = others.get(column, False) or term.op == "flag"
    found = {
        column: States(
            column=column,
            edges=tuple(sorted(edges.get(column, ()), key=_order)),
            codes=codes.get(column, ()),
            truth=others.get(column, False),
        )
        for column in dict.fromkeys((*edges, *others))
        if column not in compared
    }
    return {column: states for column, states in found.items() if states.count <= _MOST_STATES}


def _edges(op: str, limit: float) -> tuple[Edge, ...]:
    above, beyond = (limit, True), (limit, False)
    return {"<": (above,), ">=": (above,), "<=": (beyond,), ">": (beyond,)}.get(op, (above, beyond))


def _order(edge: Edge) -> tuple[float, bool]:
    """The side that includes the limit begins first."""
    return edge[0], not edge[1]


def _representatives(edges: Sequence[Edge]) -> list[int | float]:
    """One value for each stretch between limits; of a stretch that holds none, any value."""
    found: list[int | float] = []
    before: int | float | None = None
    for limit, above in edges:
        if not above:
            found.append(limit)
        else:
            found.append(limit - 1 if before is None else (before + limit) / 2)
        before = limit
    last, above = edges[-1]
    return [*found, last if above else last + 1]


# --- counting -------------------------------------------------------------------------------------------


def count_members(lookup: Lookup, cells: Mapping[Column, Cells], last: Array, rows: int, today: date) -> list[Array]:
    """Count, for families whose members stand side by side.

    Args:
        lookup: What is counted, eight conditions a number at most.
        cells: The columns of the members.
        last: The row of each family's last member.
        rows: How many members there are.
        today: The day.

    Returns:
        For each number, its lanes of every family: one row a family, eight columns.
    """
    numbers = [kinds.of(cells).astype(np.intp) for kinds in lookup.kinds]  # each would be made so for every word
    worked = Evaluator(cells, today, {})
    worked.all(reachable(term for _, _, term in lookup.asked))
    found = []
    for place, tables in enumerate(lookup.words):
        word = np.zeros(rows, dtype=np.uint64) if not tables else tables[0][1].take(numbers[tables[0][0]])
        for kinds, table in tables[1:]:
            word += table.take(numbers[kinds])
        for number, lane, term in lookup.asked:
            if number == place:
                word += in_lane(worked[term], lane)
        # the running sum may run over: only differences count
        running = np.cumsum(word, out=word).take(last)
        running[1:] -= running[:-1].copy()
        found.append(running.view(np.uint8).reshape(-1, LANES))
    return found
