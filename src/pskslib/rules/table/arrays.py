"""Terms worked out on arrays, in blocks that fit a processor's cache, on every core."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial, reduce
from itertools import pairwise
from operator import eq, ge, gt, le, lt
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from attrs import frozen

from pskslib.errors import RuleError
from pskslib.law.dates import day_key
from pskslib.rules.table.counters import reachable
from pskslib.rules.table.terms import Age, Column, Term, number_of

Piece = TypeVar("Piece")
Done = TypeVar("Done")
Array: TypeAlias = np.ndarray[Any, Any]
Value: TypeAlias = "Array | np.integer[Any] | bool"

IntType: TypeAlias = "type[np.integer[Any]]"

_TYPES: Final[tuple[IntType, ...]] = (np.uint8, np.uint16, np.int32, np.int64)
"""Each holds what the ones before it hold."""
_BLOCK: Final = range(1 << 17, 1 << 20)
"""Members that are worked on at a time, fewest and most: threads wait for one another at every step of a small block,
and a large one leaves the cache."""
_TESTS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq}
_EPOCH: Final = date(1970, 1, 1).toordinal()


@frozen
class Cells:
    """Some rows of a column as arrays.

    Attributes:
        values: Numbers, days since 1970, truth values, or places in ``codes``; anything where unknown.
        known: Where a cell is not empty; None where none is.
        codes: Of a coded column, the codes by place.
    """

    values: Array
    known: Array | None
    codes: tuple[str, ...] = ()


@frozen
class Bits:
    """Truth values as Arrow keeps them, eight a byte from the lowest bit; unpacked when they are asked for."""

    packed: Array
    offset: int

    def __getitem__(self, block: slice) -> Array:
        start, stop = self.offset + block.start, self.offset + block.stop
        whole, skipped = divmod(start, 8)
        found = np.unpackbits(self.packed[whole:], count=stop - start + skipped, bitorder="little")
        return found[skipped:].view(np.bool_)


@frozen
class Source:
    """A whole column, as :class:`Cells`."""

    values: Array | Bits
    known: Bits | None
    codes: tuple[str, ...] = ()

    def part(self, block: slice) -> Cells:
        """Return some rows."""
        return Cells(self.values[block], None if self.known is None else self.known[block], self.codes)


class Evaluator:
    """Works terms out on some rows; what was worked out once is kept.

    Args:
        cells: The columns.
        today: The day.
        given: What is known already.
        types: For each number the type that it is worked out in, as :func:`smallest_types` found.
    """

    def __init__(
        self,
        cells: Mapping[Column, Cells],
        today: date,
        given: Mapping[Term, Value],
        types: Mapping[Term, IntType] = MappingProxyType({}),
    ) -> None:
        self._cells = cells
        self._today = today
        self._done: dict[Term, Value] = dict(given)
        self._types = types

    def all(self, order: Iterable[Term]) -> None:
        """Work out terms, leaves first (the order of :func:`reachable`)."""
        for term in order:
            if term not in self._done:
                self._done[term] = self._made(term)

    def __getitem__(self, term: Term) -> Value:
        if term not in self._done:
            self.all(reachable([term], self._done))
        return self._done[term]

    def _made(self, term: Term) -> Value:
        parts = [self._done[part] for part in term.parts]
        match term.op:
            case "const":
                return bool(term.data[0])
            case "int":
                return self._type(term)(number_of(term))
            case "test":
                return self._test(term)
            case "isin":
                return self._is_in(term)
            case "flag" | "known":
                return self._flag(term)
            case "and":
                return reduce(np.logical_and, parts)
            case "or":
                return reduce(np.logical_or, parts)
            case "not":
                return np.logical_not(parts[0])
            case "compare":
                compared: Value = _TESTS[str(term.data[0])](parts[0], parts[1])
                return compared
            case "add":
                return reduce(partial(np.add, dtype=self._type(term)), parts)
            case "times":
                multiplied: Value = np.multiply(parts[0], number_of(term), dtype=self._type(term))
                return multiplied
            case "least" | "most":
                return reduce(np.minimum if term.op == "least" else np.maximum, _side_by_side(parts))
            case "if":
                # several times as quick as np.where
                condition, *both = parts
                times = partial(np.multiply, dtype=self._type(term))
                then, otherwise = map(times, both, (condition, np.logical_not(condition)))
                chosen: Value = np.add(then, otherwise)
                return chosen
            case _:
                raise RuleError(f"{term.op} belum dihitung")

    def _type(self, term: Term) -> IntType:
        return self._types.get(term, np.int64)

    # --- tests of cells ------------------------------------------------------------------------

    def _test(self, term: Term) -> Value:
        op, left, right, empty = term.data
        known = [k for k in (self._known(left), self._known(right)) if k is not None]
        found = _TESTS[str(op)](self._operand(left, right), self._operand(right, left))
        return _filled(found, known, bool(empty))

    def _is_in(self, term: Term) -> Value:
        column, codes, empty = term.data
        assert isinstance(column, Column)
        assert isinstance(codes, tuple)
        cells = self._cells[column]
        places = [place for place, code in enumerate(cells.codes) if code in codes]
        found: Array = np.zeros(len(cells.values), dtype=bool)
        for place in places:
            found |= cells.values == place
        return _filled(found, [] if cells.known is None else [cells.known], bool(empty))

    def _flag(self, term: Term) -> Value:
        column = term.data[0]
        assert isinstance(column, Column)
        cells = self._cells[column]
        if term.op == "known":
            return True if cells.known is None else cells.known
        return _filled(cells.values, [] if cells.known is None else [cells.known], bool(term.data[1]))

    def _known(self, operand: object) -> Array | None:
        column = operand.born if isinstance(operand, Age) else operand
        return self._cells[column].known if isinstance(column, Column) else None

    def _operand(self, operand: object, other: object) -> Any:
        if isinstance(operand, Column):
            cells = self._cells[operand]
            if not cells.codes:
                return cells.values
            places = cells.values if cells.known is None else np.where(cells.known, cells.values, 0)
            return np.array(cells.codes, dtype=object)[places]
        if isinstance(operand, Age):
            return self._age(self._cells[operand.born].values)
        return days(operand)

    def _age(self, born: Array) -> Array:
        year, key = day_key(self._today)
        days = born.astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        number = months.astype(np.int64) % 12 + 1
        day = (days - months).astype(np.int64) + 1
        found: Array = year - (months.astype("datetime64[Y]").astype(np.int64) + 1970) - (number * 100 + day > key)
        return found


def smallest_types(order: Iterable[Term], most: int) -> dict[Term, IntType]:
    """Return for each number the smallest type that holds it and all that it is made of.

    An array of bytes is worked on several times as quickly as one of 64-bit numbers.

    Args:
        order: The terms, leaves first.
        most: Members of the largest family.
    """
    ends: dict[Term, tuple[int, int]] = {}
    for term in order:
        parts = [ends[part] for part in term.parts if part in ends]
        lows, highs = [low for low, _ in parts], [high for _, high in parts]
        match term.op:
            case "count":
                ends[term] = 0, most
            case "int":
                ends[term] = number_of(term), number_of(term)
            case "add":
                ends[term] = sum(low for low in lows if low < 0), sum(high for high in highs if high > 0)
            case "times":
                factor = number_of(term)
                products = [0, factor, *(factor * end for end in parts[0])]
                ends[term] = min(products), max(products)
            case "least" | "most" | "if":
                ends[term] = min(lows), max(highs)
            case _:
                pass
    return {term: _smallest(*found) for term, found in ends.items()}


def _smallest(low: int, high: int) -> IntType:
    holding = (kind for kind in _TYPES if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max)
    return next(holding, np.int64)


def days(value: Any) -> Any:
    """Return a day as days since 1970; anything else as it is."""
    return value.toordinal() - _EPOCH if isinstance(value, date) else value


def _side_by_side(parts: Sequence[Value]) -> list[Value]:
    """A constant as an array beside arrays: NumPy compares two arrays many times as quickly."""
    lengths = [len(part) for part in parts if isinstance(part, np.ndarray)]
    return [p if isinstance(p, np.ndarray) or not lengths else np.full(lengths[0], p) for p in parts]


def _filled(found: Array, known: Sequence[Array], empty: bool) -> Array:
    for mask in known:
        found = np.logical_or(found, ~mask) if empty else np.logical_and(found, mask)
    return found


def blocks(starts: Array, rows: int) -> list[tuple[slice, slice]]:
    """Cut into stretches of whole families with about as many members as the cache holds: (families, members)."""
    size = min(max(_BLOCK.start, -(-rows // cores())), _BLOCK.stop)
    edges = np.searchsorted(starts, np.arange(size, rows, size))
    edges = np.unique(np.concatenate([[0], edges, [len(starts)]]))
    ends = np.append(starts, rows)
    return [(slice(int(a), int(b)), slice(int(ends[a]), int(ends[b]))) for a, b in pairwise(edges)]


def cores() -> int:
    """Return on how many processors work is spread."""
    return os.cpu_count() or 1


def in_parallel(work: Callable[[Piece], Done], pieces: Sequence[Piece]) -> list[Done]:
    """Do all pieces, on every core; return what came of each."""
    if cores() == 1 or len(pieces) < 2:
        return [work(piece) for piece in pieces]
    waiting = deque(enumerate(pieces))
    done: dict[int, Done] = {}

    def take() -> None:
        while True:
            try:
                place, piece = waiting.popleft()
            except IndexError:
                return
            done[place] = work(piece)

    with ThreadPoolExecutor(cores() - 1) as pool:  # this thread works, too: starting one costs a millisecond
        helpers = [pool.submit(take) for _ in range(min(cores(), len(pieces)) - 1)]
        take()
        for helper in helpers:
            helper.result()
    return [done[place] for place in range(len(pieces))]
