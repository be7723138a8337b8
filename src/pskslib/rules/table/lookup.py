"""Everything that is counted of a member, read from a table of all that a member can be.

Rules look at few facts of a member, and at each only whether it falls on this or that side of a limit. So a
member is one of some hundreds of kinds: a small number says which, and what such a member adds to every counter
was worked out beforehand, by asking the same terms about one member of each kind. Conditions that compare two
facts with one another have no such kinds and are asked of the members themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import prod
from typing import Final, TypeAlias

import numpy as np
from attrs import field, frozen

from pskslib.rules.table.arrays import Array, Cells, Evaluator, days
from pskslib.rules.table.counters import condition_of, reachable
from pskslib.rules.table.terms import Column, Term

LANES: Final = 8
"""Counters in one 64-bit word."""
_MOST_KINDS: Final = 1 << 14

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
            found = np.where(cells.known, found, np.uint8(self.count - 1))
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
    """Counters for members, eight to a word.

    Attributes:
        counts: The counts, in order of their lanes.
        kinds: How members are told apart.
        words: For each word, what a member of each kind adds: a place in ``kinds`` and the table.
        asked: Conditions that have no kinds, with their lane.
    """

    counts: tuple[Term, ...]
    kinds: tuple[Kinds, ...]
    words: tuple[tuple[tuple[int, Array], ...], ...] = field(repr=False)
    asked: tuple[tuple[int, Term], ...]


def lookup_for(counts: Sequence[Term], codes: Mapping[Column, tuple[str, ...]], today: date) -> Lookup:
    """Work out what each kind of member adds to each counter.

    Args:
        counts: The counts wanted.
        codes: The codes of coded columns, by place.
        today: The day.
    """
    conditions = [condition_of(count) for count in counts]
    states = _states(conditions, codes)
    groups: list[set[Column]] = []
    home: dict[int, int] = {}
    asked: list[tuple[int, Term]] = []
    sizes = {column: found.count for column, found in states.items()}
    for lane in sorted(range(len(conditions)), key=lambda at: -len(conditions[at].columns)):
        condition = conditions[lane]
        columns = set(condition.columns)
        if not columns or not columns <= set(states) or prod(sizes[c] for c in columns) > _MOST_KINDS:
            asked.append((lane, condition))
            continue
        place = _roomiest(groups, columns, sizes)
        if place == len(groups):
            groups.append(set())
        groups[place] |= columns
        home[lane] = place
    kinds = tuple(Kinds(states=tuple(found for column, found in states.items() if column in group)) for group in groups)
    return Lookup(
        counts=tuple(counts), kinds=kinds, words=_words(conditions, kinds, home, today), asked=tuple(sorted(asked))
    )


def _roomiest(groups: Sequence[set[Column]], columns: set[Column], sizes: Mapping[Column, int]) -> int:
    """The group that grows least by some columns; a new one where every group would grow too large."""
    grown = [prod(sizes[c] for c in group | columns) for group in groups]
    fitting = [(size, place) for place, size in enumerate(grown) if size <= _MOST_KINDS]
    return min(fitting)[1] if fitting else len(groups)


def _words(
    conditions: Sequence[Term], kinds: Sequence[Kinds], home: Mapping[int, int], today: date
) -> tuple[tuple[tuple[int, Array], ...], ...]:
    tables: list[dict[int, Array]] = [{} for _ in range(0, len(conditions), LANES)]
    for place, kind in enumerate(kinds):
        lanes = [lane for lane, at in home.items() if at == place]
        worked = Evaluator(kind.everyone(), today, {})
        worked.all(reachable(conditions[lane] for lane in lanes))
        for lane in lanes:
            word = tables[lane // LANES].setdefault(place, np.zeros(kind.count, dtype=np.uint64))
            word += np.asarray(worked[conditions[lane]]).astype(np.uint64) << np.uint64(8 * (lane % LANES))
    return tuple(tuple(sorted(table.items(), key=lambda item: item[0])) for table in tables)


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
    return {
        column: States(
            column=column,
            edges=tuple(sorted(edges.get(column, ()), key=_order)),
            codes=codes.get(column, ()),
            truth=others.get(column, False),
        )
        for column in dict.fromkeys((*edges, *others))
        if column not in compared
    }


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


def count_members(
    lookup: Lookup, cells: Mapping[Column, Cells], last: Array, rows: int, today: date
) -> dict[Term, Array]:
    """Count, for families whose members stand side by side.

    Args:
        lookup: What is counted.
        cells: The columns of the members.
        last: The row of each family's last member.
        rows: How many members there are.
        today: The day.
    """
    numbers = [kinds.of(cells) for kinds in lookup.kinds]
    worked = Evaluator(cells, today, {})
    worked.all(reachable(condition for _, condition in lookup.asked))
    found: dict[Term, Array] = {}
    for place, tables in enumerate(lookup.words):
        word = sum_of([table.take(numbers[kinds]) for kinds, table in tables], rows)
        first = place * LANES
        for lane, condition in lookup.asked:
            if first <= lane < first + LANES:
                word += np.asarray(worked[condition]).astype(np.uint64) << np.uint64(8 * (lane - first))
        running = np.cumsum(word, out=word).take(last)  # running over is harmless: only differences count
        running[1:] -= running[:-1].copy()
        lanes = running.view(np.uint8).reshape(-1, LANES)
        for lane, count in enumerate(lookup.counts[first : first + LANES]):
            found[count] = lanes[:, lane].astype(np.int32)
    return found


def sum_of(words: Sequence[Array], rows: int) -> Array:
    """Add words up; they never share a lane."""
    if not words:
        return np.zeros(rows, dtype=np.uint64)
    first, *others = words
    for other in others:
        first += other
    return first
