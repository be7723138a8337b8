"""What the tables of a report say, as an attacker reads them: which number stands where, and what adds up to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from pskslib.publishing.suppression.keys import Key, key_of
from pskslib.reports import Cell, Column, CountUnit, Hidden, Kind, Ratio, Report, Table
from pskslib.reports.tables import Row

TOTAL: Final = -1
"""Place of the total row."""
OPEN_UNITS: Final = frozenset(
    {
        CountUnit.LEMBAGA,
        CountUnit.KECAMATAN,
        CountUnit.DESA,
        CountUnit.LAPORAN,
        CountUnit.KEGIATAN,
        CountUnit.PORSI,
        CountUnit.BARANG,
        CountUnit.HARI,
    }
)
"""Units of which a small number tells nothing about a person; what is not named here is taken to stand for people."""
_SHARE: Final = 100
Place = tuple[int, int]
"""Row (or TOTAL) and column."""


@frozen(kw_only=True)
class Said:
    """A number of a table.

    Attributes:
        keys: Names of the number; tables that use the same one tell the same number.
        value: The number, or None where an earlier edition hides it.
        unit: What it counts.
        sensitive: Does the higher threshold hold?
        open: Do small numbers here tell nothing about a person?
        signed: May it be less than 0?
    """

    keys: tuple[Key, ...]
    value: int | None
    unit: CountUnit | None
    sensitive: bool
    open: bool
    signed: bool


@frozen
class Sum:
    """What holds between numbers of one table: the terms add up to 0, or to 0 or more."""

    terms: tuple[tuple[Place, int], ...]
    equal: bool


@frozen
class Share:
    """A ratio and the two numbers that it is made of, where these stand in the table."""

    place: Place
    parts: tuple[Place, Place] | None


@frozen(kw_only=True)
class Sheet:
    """A table as numbers.

    Attributes:
        table: The table.
        numbers: Its numbers.
        sums: What holds between them.
        shares: Its ratios.
        shares_of: Pairs (part, whole) of the ratios that are shares.
    """

    table: Table
    numbers: dict[Place, Said]
    sums: tuple[Sum, ...]
    shares: tuple[Share, ...]
    shares_of: tuple[tuple[Place, Place], ...] = field(default=())

    def cell(self, place: Place) -> Cell:
        """Return one cell."""
        return row_at(self.table, place[0])[place[1]]


def row_at(table: Table, row: int) -> Row:
    """Return a row or the total row."""
    if row != TOTAL:
        return table.rows[row]
    return () if table.total is None else table.total


def rows_of(table: Table) -> range:
    """Return the places of all rows, the total row among them."""
    return range(0 if table.total is None else TOTAL, len(table.rows))


def read(report: Report, table: Table, aliases: Mapping[tuple[str, str], str]) -> Sheet:
    """Read one table.

    Args:
        report: Its report.
        table: The table.
        aliases: Codes of categories that other tables name.

    Returns:
        Its numbers and what holds between them.
    """
    numbers = dict(_numbers(report, table, aliases))
    _name_twins(table, numbers)
    values = {place: said.value for place, said in numbers.items()}
    shares = tuple(_shares(table))
    pairs = tuple(
        s.parts
        for s in shares
        if s.parts and table.columns[s.place[1]].scale == _SHARE and s.parts[0] in numbers and s.parts[1] in numbers
    )
    sums = [*_totals(table, numbers), *_identities(table, numbers), *_least(table, numbers)]
    sums += [Sum(((whole, 1), (part, -1)), False) for part, whole in pairs]
    holding = [s for s in sums if s.terms and holds([(values[p], f) for p, f in s.terms], equal=s.equal)]
    return Sheet(table=table, numbers=numbers, sums=tuple(holding), shares=shares, shares_of=pairs)


def holds(terms: Iterable[tuple[int | None, int]], *, equal: bool) -> bool:
    """Tell whether a condition holds; where a number is not known, an equality is taken to and a bound is not."""
    total = 0
    for value, factor in terms:
        if value is None:
            return equal
        total += value * factor
    return total == 0 if equal else total >= 0


def _numbers(report: Report, table: Table, aliases: Mapping[tuple[str, str], str]) -> Iterator[tuple[Place, Said]]:
    for at, column in enumerate(table.columns):
        if column.kind not in (Kind.COUNT, Kind.MONEY):
            continue
        cells = [row_at(table, row)[at] for row in rows_of(table)]
        signed = any(isinstance(cell, int) and cell < 0 for cell in cells)
        for row, cell in zip(rows_of(table), cells, strict=True):
            if cell is None or not isinstance(cell, int | Hidden):
                continue
            category = None if row == TOTAL else table.category(table.rows[row])
            yield (
                (row, at),
                Said(
                    keys=(key_of(report, table, column, category, aliases),),
                    value=cell if isinstance(cell, int) else None,
                    unit=column.unit,
                    sensitive=column.sensitive or category in table.sensitive_rows,
                    open=column.open or (column.unit in OPEN_UNITS and not column.sensitive) or signed,
                    signed=signed,
                ),
            )


def _additive_beside(table: Table, column: Column) -> Iterator[int]:
    """Columns that count the same in a way that adds: an attacker takes equal numbers there for the same number."""
    for at, other in enumerate(table.columns):
        if other.kind is Kind.COUNT and other.adds and other.unit is column.unit and other.where == column.where:
            yield at


def _name_twins(table: Table, numbers: dict[Place, Said]) -> None:
    """Give numbers that do not add (distinct people, a total repeated on every row) the name of their equal."""
    for at, column in enumerate(table.columns):
        if column.kind is not Kind.COUNT or column.additive:
            continue
        for row in rows_of(table):
            said = numbers.get((row, at))
            if said is None or not said.value:
                continue
            for other in _additive_beside(table, column):
                for twin in (numbers.get((row, other)), numbers.get((TOTAL, other))):
                    if twin is not None and twin.value == said.value:
                        said = _named(said, twin)
            numbers[row, at] = said


def _named(said: Said, twin: Said) -> Said:
    return Said(
        keys=tuple(dict.fromkeys((*said.keys, *twin.keys))),
        value=said.value,
        unit=said.unit,
        sensitive=said.sensitive or twin.sensitive,
        open=said.open and twin.open,
        signed=said.signed,
    )


def _totals(table: Table, numbers: Mapping[Place, Said]) -> Iterator[Sum]:
    if table.total is None:
        return
    for at, column in enumerate(table.columns):
        if column.kind not in (Kind.COUNT, Kind.MONEY) or (TOTAL, at) not in numbers:
            continue
        parts = [(row, at) for row in range(len(table.rows)) if (row, at) in numbers]
        whole = ((TOTAL, at), 1)
        if column.adds:
            yield Sum((whole, *((part, -1) for part in parts)), True)
            continue
        # distinct people: no more than the sum, no fewer than the most
        known = all(numbers[p].value is not None for p in (whole[0], *parts))
        if known and parts:
            yield Sum(((whole[0], -1), *((part, 1) for part in parts)), False)
            yield from (Sum((whole, (part, -1)), False) for part in parts)


def _identities(table: Table, numbers: Mapping[Place, Said]) -> Iterator[Sum]:
    for identity in table.identities:
        whole, parts = table.place(identity.total), [table.place(key) for key in identity.parts]
        for row in rows_of(table):
            if (row, whole) not in numbers:
                continue
            there = [(row, at) for at in parts if (row, at) in numbers]
            terms = (((row, whole), 1), *((place, -1) for place in there))
            if row != TOTAL or all(table.columns[at].adds for at in (whole, *parts)):
                yield Sum(terms, len(there) == len(parts))
            elif all(numbers[place].value is not None for place, _ in terms):
                yield Sum(terms, True)


def _least(table: Table, numbers: Mapping[Place, Said]) -> Iterator[Sum]:
    """Give what is never more than something beside it: distinct people than entries, kinds than all kinds."""
    for at, column in enumerate(table.columns):
        if column.kind is not Kind.COUNT or column.additive:
            continue
        for other in _additive_beside(table, column):
            pairs = [
                ((row, at), (row, other))
                for row in rows_of(table)
                if (row, at) in numbers and (row, other) in numbers and row != TOTAL
            ]
            for more, less in ((0, 1), (1, 0)):
                sums = [Sum(((pair[more], 1), (pair[less], -1)), False) for pair in pairs]
                values = [[(numbers[p].value, f) for p, f in s.terms] for s in sums]
                if all(holds(terms, equal=False) for terms in values):
                    yield from sums


def _shares(table: Table) -> Iterator[Share]:
    for at, column in enumerate(table.columns):
        if column.kind is not Kind.RATIO:
            continue
        keys = {c.key for c in table.columns}
        parts = None
        if column.parts and set(column.parts) <= keys:
            parts = (table.place(column.parts[0]), table.place(column.parts[1]))
        for row in rows_of(table):
            cell = row_at(table, row)[at]
            if not isinstance(cell, Ratio | Hidden):
                continue
            yield Share((row, at), _standing(table, row, cell, parts))


def _standing(
    table: Table, row: int, cell: Ratio | Hidden, parts: tuple[int, int] | None
) -> tuple[Place, Place] | None:
    """Return where the two numbers of a ratio stand, if what stands there is what it is made of."""
    if parts is None or not isinstance(cell, Ratio):
        return None
    above, below = (row_at(table, row)[at] for at in parts)
    if (above, below) != (cell.numerator, cell.denominator):
        return None
    return (row, parts[0]), (row, parts[1])
