"""Plain conditions and whole numbers without unknowns, each kept once: what every table engine computes.

A rule has three answers; an engine for tables that is asked to keep *unknown* apart in every step gets it
wrong sooner or later. So nothing here can be unknown. Columns, which can be empty, are only ever read by
tests that say themselves what an empty cell counts as.

Terms are interned: equal terms are one object, so that what two programmes share is computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import gcd
from typing import Final, TypeAlias

from attrs import frozen

PERSON: Final = "orang"
FAMILY: Final = "keluarga"

Literal: TypeAlias = bool | int | float | str | date


@frozen(eq=False)
class Column:
    """A column of the persons (``owner`` orang) or families (keluarga); its cells can be empty."""

    owner: str
    name: str


@frozen(eq=False)
class Age:
    """Completed years on the day, from the birth date; only for rules that compare it with another fact."""

    born: Column


Operand: TypeAlias = "Column | Age | Literal"


@frozen(eq=False, repr=False)
class Term:
    """A condition or a whole number.

    Attributes:
        op: What it does: ``const``, ``test``, ``isin``, ``flag``, ``known``, ``mark``, ``and``, ``or``, ``not``,
            ``compare``; ``count``, ``int``, ``add``, ``times``, ``least``, ``most``, ``if``.
        parts: The terms below it.
        data: What else it needs: operands, codes, a factor.
        scope: Whose rows it is computed on: a member's, a family's, or None for a constant.
        counts: Whether it reads a count of members.
        columns: What it reads of the rows that it is computed on.
        place: In order of making.
    """

    op: str
    parts: tuple[Term, ...]
    data: tuple[object, ...]
    scope: str | None
    counts: bool
    columns: frozenset[Column]
    place: int

    def __repr__(self) -> str:
        inside = ", ".join([*map(repr, self.data), *map(repr, self.parts)])
        return f"{self.op}({inside})"


class Terms:
    """The workbench on which terms are made; it keeps each once and works out constants."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Term] = {}
        self._columns: dict[tuple[str, str], Column] = {}
        self._ages: dict[Column, Age] = {}
        self.yes: Final = self._new("const", (), (True,), None)
        self.no: Final = self._new("const", (), (False,), None)
        self.everyone: Final = self.count(self.yes)

    # --- leaves --------------------------------------------------------------------------------

    def column(self, owner: str, name: str) -> Column:
        """Return the one object for a column."""
        return self._columns.setdefault((owner, name), Column(owner, name))

    def age(self, born: Column) -> Age:
        """Return the one object for the age that a birth-date column gives."""
        return self._ages.setdefault(born, Age(born))

    def truth(self, value: bool) -> Term:
        """Return a constant condition."""
        return self.yes if value else self.no

    def test(self, op: str, left: Operand, right: Operand, empty: bool) -> Term:
        """``left op right``, and ``empty`` where either cell is empty."""
        return self._new("test", (), (op, left, right, empty), _owner(left, right), columns=_read(left, right))

    def is_in(self, column: Column, codes: tuple[str, ...], empty: bool) -> Term:
        """A coded column is one of some codes, and ``empty`` where it is empty."""
        codes = tuple(sorted(codes))
        return self._new("isin", (), (column, codes, empty), column.owner, columns=_read(column))

    def flag(self, column: Column, empty: bool) -> Term:
        """A column of truth values, and ``empty`` where it is empty."""
        return self._new("flag", (), (column, empty), column.owner, columns=_read(column))

    def known(self, column: Column) -> Term:
        """The cell is not empty."""
        return self._new("known", (), (column,), column.owner, columns=_read(column))

    def mark(self, name: str) -> Term:
        """Something about a family's row that the engine itself finds out."""
        return self._new("mark", (), (name,), FAMILY)

    # --- conditions ----------------------------------------------------------------------------

    def both(self, *parts: Term) -> Term:
        """All conditions hold."""
        return self._joined("and", parts, settles=self.no, idle=self.yes)

    def either(self, *parts: Term) -> Term:
        """Some condition holds."""
        return self._joined("or", parts, settles=self.yes, idle=self.no)

    def without(self, part: Term) -> Term:
        """The condition does not hold."""
        if part.op == "const":
            return self.truth(not part.data[0])
        if part.op == "not":
            return part.parts[0]
        return self._new("not", (part,), (), part.scope)

    def compare(self, op: str, left: Term, right: Term) -> Term:
        """Compare two numbers; op is ``<``, ``<=`` or ``==``."""
        if left.op == right.op == "int":
            a, b = left.data[0], right.data[0]
            assert isinstance(a, int)
            assert isinstance(b, int)
            return self.truth(a < b if op == "<" else a <= b if op == "<=" else a == b)
        if left is right:
            return self.truth(op != "<")
        return self._new("compare", (left, right), (op,), _scope((left, right)))

    # --- numbers -------------------------------------------------------------------------------

    def number(self, value: int) -> Term:
        """Return a constant number."""
        return self._new("int", (), (value,), None)

    def count(self, condition: Term) -> Term:
        """How many members of the family meet a condition; it is computed on the family."""
        if condition is self.no:
            return self.number(0)
        return self._new("count", (), (condition,), FAMILY, counts=True)

    def some(self, condition: Term) -> Term:
        """Some member of the family meets a condition."""
        return self.compare("<", self.number(0), self.count(condition))

    def total(self, parts: Iterable[Term]) -> Term:
        """Sum of numbers; what all are multiples of stands outside, so that the sum itself stays small."""
        known = 0
        open_: list[Term] = []
        for part in parts:
            for piece in part.parts if part.op == "add" else (part,):
                if piece.op == "int":
                    known += number_of(piece)
                else:
                    open_.append(piece)
        common = gcd(known, *map(_factor, open_))
        if common > 1:
            small = (self._divided(piece, common) for piece in open_)
            return self.times(self.total((*small, self.number(known // common))), common)
        if known or not open_:
            open_.append(self.number(known))
        return open_[0] if len(open_) == 1 else self._new("add", tuple(open_), (), _scope(open_))

    def times(self, part: Term, factor: int) -> Term:
        """A number some times."""
        if factor == 0:
            return self.number(0)
        if part.op == "int":
            return self.number(number_of(part) * factor)
        if part.op == "times":
            return self.times(part.parts[0], number_of(part) * factor)
        return part if factor == 1 else self._new("times", (part,), (factor,), part.scope)

    def least(self, parts: Iterable[Term]) -> Term:
        """The smallest of some numbers."""
        return self._extreme("least", parts, min)

    def most(self, parts: Iterable[Term]) -> Term:
        """The largest of some numbers."""
        return self._extreme("most", parts, max)

    def choose(self, condition: Term, then: Term, otherwise: Term) -> Term:
        """One number where a condition holds, another where it does not."""
        if condition.op == "const":
            return then if condition.data[0] else otherwise
        if then is otherwise:
            return then
        common = gcd(_factor(then), _factor(otherwise))
        if common > 1:
            return self.times(self.choose(condition, *(self._divided(p, common) for p in (then, otherwise))), common)
        parts = (condition, then, otherwise)
        return self._new("if", parts, (), _scope(parts))

    # --- inside --------------------------------------------------------------------------------

    def _divided(self, part: Term, factor: int) -> Term:
        """A multiple of a number, divided by it."""
        if part.op == "int":
            return self.number(number_of(part) // factor)
        return self.times(part.parts[0], _factor(part) // factor)

    def _extreme(self, op: str, parts: Iterable[Term], pick: Callable[[Iterable[int]], int]) -> Term:
        parts = tuple(parts)
        known = [number_of(part) for part in parts if part.op == "int"]
        open_ = dict.fromkeys(part for part in parts if part.op != "int")
        if known:
            open_[self.number(pick(known))] = None
        return next(iter(open_)) if len(open_) == 1 else self._new(op, tuple(open_), (), _scope(open_))

    def _joined(self, op: str, parts: Iterable[Term], *, settles: Term, idle: Term) -> Term:
        found: dict[Term, None] = {}
        for part in parts:
            for piece in part.parts if part.op == op == "or" else (part,):
                if piece is settles:
                    return settles
                if piece is not idle:
                    found[piece] = None
        if op == "or":
            found = dict.fromkeys(self._merged(found))
        if any(piece.op == "not" and piece.parts[0] in found for piece in found):
            return settles
        if not found:
            return idle
        if len(found) == 1:
            return next(iter(found))
        return self._new(op, tuple(sorted(found, key=_place)), (), _scope(found))

    def _merged(self, parts: Iterable[Term]) -> Iterator[Term]:
        """Make one test of several for codes of one column, alone or under the same other conditions."""
        lists: dict[tuple[object, ...], list[Term]] = {}
        for part in parts:
            test = _code_test(part)
            rest = frozenset(p for p in part.parts if p is not test) if part.op == "and" else frozenset[Term]()
            same = part if test is None else (test.data[0], test.data[2], rest)
            lists.setdefault((same,), []).append(part)
        for group in lists.values():
            tests = [test for part in group if (test := _code_test(part)) is not None]
            if len(tests) < 2:
                yield from group
                continue
            column = tests[0].data[0]
            assert isinstance(column, Column)
            codes = sorted({str(code) for test in tests for code in _codes(test)})
            merged = self.is_in(column, tuple(codes), empty=bool(tests[0].data[2]))
            yield (
                self.both(merged, *(p for p in group[0].parts if p is not tests[0])) if group[0].op == "and" else merged
            )

    def _new(
        self,
        op: str,
        parts: tuple[Term, ...],
        data: tuple[object, ...],
        scope: str | None,
        *,
        counts: bool = False,
        columns: frozenset[Column] = frozenset(),
    ) -> Term:
        key = (op, parts, tuple((type(d), d) for d in data))
        made = self._made.get(key)
        if made is None:
            read = columns.union(*(part.columns for part in parts))
            counted = counts or any(part.counts for part in parts)
            made = self._made[key] = Term(op, parts, data, scope, counted, read, len(self._made))
        return made


def _code_test(term: Term) -> Term | None:
    """The one test for codes in a condition, by itself or among others that all must hold."""
    if term.op == "isin":
        return term
    tests = [part for part in term.parts if part.op == "isin"] if term.op == "and" else []
    return tests[0] if len(tests) == 1 else None


def _codes(test: Term) -> tuple[object, ...]:
    codes = test.data[1]
    assert isinstance(codes, tuple)
    return codes


def _place(term: Term) -> int:
    return term.place


def _owner(*operands: Operand) -> str | None:
    return _widest(c.owner for c in _read(*operands))


def _scope(parts: Iterable[Term]) -> str | None:
    return _widest(part.scope for part in parts if part.scope)


def _widest(scopes: Iterable[str]) -> str | None:
    """What reads anything of a member is computed on members."""
    found = set(scopes)
    return PERSON if PERSON in found else FAMILY if found else None


def _read(*operands: Operand) -> frozenset[Column]:
    columns = (o.born if isinstance(o, Age) else o for o in operands)
    return frozenset(c for c in columns if isinstance(c, Column))


def _factor(term: Term) -> int:
    """What a number is known to be a multiple of."""
    return number_of(term) if term.op in ("int", "times") else 1


def number_of(term: Term) -> int:
    """Return the value of a constant number, or the factor of a multiple."""
    value = term.data[0]
    assert isinstance(value, int)
    return value
