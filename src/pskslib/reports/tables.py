"""A table of a report: typed columns, rows, a total that must hold, identities that must hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import ReportError, UnitError
from pskslib.reports.cells import Cell, Hidden, Ratio
from pskslib.reports.text import Language, Text
from pskslib.reports.units import CountUnit

Row = tuple[Cell, ...]
_MOST_TOLD: Final = 5
_COMMON: Final = (Text("JUMLAH", "TOTAL"), Text("Jumlah", "Total"), Text("tidak diketahui", "unknown"))


class Kind(Enum):
    """How the cells of a column are to be read, written and added."""

    TEXT = "text"
    CODE = "code"
    """Text that looks like a number: NIK, region code, No. Never a number in a file."""
    COUNT = "count"
    MONEY = "money"
    """Whole rupiah."""
    RATIO = "ratio"
    DATE = "date"


_TYPES: Final[dict[Kind, type[str] | type[int] | type[date] | type[Ratio]]] = {
    Kind.TEXT: str,
    Kind.CODE: str,
    Kind.COUNT: int,
    Kind.MONEY: int,
    Kind.RATIO: Ratio,
    Kind.DATE: date,
}


@frozen(kw_only=True)
class Column:
    """One column, and what a data dictionary says about it.

    Attributes:
        key: Name in files, Indonesian snake_case; unique in its table.
        label: Heading.
        kind: Sort of cell.
        unit: What a COUNT counts (MONEY: rupiah).
        additive: May the rows be added? Distinct people counted once each may not.
        parts: Of a RATIO: the keys of its numerator and denominator columns, where both stand in the table.
        base: Of a RATIO: its denominator in words.
        scale: Of a RATIO: shown as so many hundredths (100 is percent) or thousandths.
        decimals: Of a RATIO: digits shown after the comma.
        measure: What is counted, where other tables publish the same numbers: equal ``measure``, row and ``where``
            mean the same number. Empty: nowhere else.
        where: The categories that the column stands for, as (dimension, category).
        sensitive: Small numbers here need the higher threshold.
        open: Small numbers here tell nothing about a person (office holders, differences of published numbers): they
            are not hidden for being small, only where they would give away another one.
        definition: Definition, for the data dictionary.
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    unit: CountUnit | None = None
    additive: bool = True
    parts: tuple[str, str] | None = None
    base: Text | None = None
    scale: int = 100
    decimals: int = 1
    measure: str = ""
    where: tuple[tuple[str, str], ...] = ()
    sensitive: bool = False
    open: bool = False
    definition: Text | None = None

    @property
    def adds(self) -> bool:
        """Whether a total of the rows means something."""
        return self.kind in (Kind.COUNT, Kind.MONEY) and self.additive


@frozen(kw_only=True)
class Identity:
    """A column that must be the sum of others, on every row and in the total.

    Attributes:
        total: Key of the sum.
        parts: Keys of what it is the sum of; where one is not reported (for the total: in any row), the others may
            only be too few. A total is not held to it where a row does not report the sum.
    """

    total: str
    parts: tuple[str, ...]


@frozen(kw_only=True)
class Table:
    """A table; it cannot be made with a cell, sum or unit that does not hold.

    Attributes:
        key: Name in files: sheet, file suffix; unique in its report.
        title: Above the table.
        columns: Its columns.
        rows: Its rows, cells in the order of the columns.
        total: The last row, with its label in the first text column; None for no total.
        identities: Sums across columns.
        by: Dimension of the rows (``"kecamatan"``), for the same number in two tables; the category of a row is its
            first CODE cell, or else its first cell.
        sensitive_rows: Categories of rows whose small numbers need the higher threshold.
        personal: Do rows stand for one person or family? Such a table is never published.
        internal: Would its numbers, bounds for one, give away hidden ones? Such a table is never published either.
        notes: Under the table.
        words: TEXT cells that are words of the report, not names or data: writers say them in the other language.

    Raises:
        ReportError: A cell is of the wrong kind, a total, identity or ratio does not hold; every breach is named.
        UnitError: An identity adds columns of different units.

    Example:
        >>> n = Column(key="n", label=Text("Orang", "Persons"), kind=Kind.COUNT, unit=CountUnit.ORANG)
        >>> kec = Column(key="kecamatan", label=Text("Kecamatan", "District"))
        >>> Table(key="t", title=Text("T", "T"), columns=(kec, n), rows=(("Kaubun", 2),), total=("Jumlah", 3))
        Traceback (most recent call last):
        pskslib.errors.ReportError: t: jumlah kolom n adalah 2, tertulis 3
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    identities: tuple[Identity, ...] = ()
    by: str = ""
    sensitive_rows: frozenset[str] = frozenset()
    personal: bool = False
    internal: bool = False
    notes: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()
    _places: dict[str, int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check everything at once."""
        object.__setattr__(self, "_places", {c.key: n for n, c in enumerate(self.columns)})
        faults = [*self._shape()]
        faults = faults or [*self._totals(), *self._identities(), *self._ratios()]
        if faults:
            more = len(faults) - _MOST_TOLD
            told = "; ".join(faults[:_MOST_TOLD]) + (f"; dan {more} lagi" if more > 0 else "")
            raise ReportError(f"{self.key}: {told}")

    def place(self, key: str) -> int:
        """Return where a column stands.

        Raises:
            ReportError: There is none of that key.
        """
        if key not in self._places:
            raise ReportError(f"{self.key}: tidak ada kolom {key}; yang ada: {', '.join(self._places)}")
        return self._places[key]

    def column(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of one column, without the total."""
        place = self.place(key)
        return tuple(row[place] for row in self.rows)

    @property
    def withheld(self) -> bool:
        """Whether a public edition leaves the table out."""
        return self.personal or self.internal

    def in_language(self, language: Language) -> Table:
        """Return the table with the words among its TEXT cells in one language."""
        if language == "id":
            return self
        said = {text.id: text.say(language) for text in (*_COMMON, *self.words)}
        text = [column.kind is Kind.TEXT for column in self.columns]

        def spoken(row: Row) -> Row:
            return tuple(
                said.get(cell, cell) if here and isinstance(cell, str) else cell
                for here, cell in zip(text, row, strict=True)
            )

        total = None if self.total is None else spoken(self.total)
        return evolve(self, rows=tuple(map(spoken, self.rows)), total=total)

    def category(self, row: Row) -> str:
        """Return what a row stands for."""
        codes = (n for n, c in enumerate(self.columns) if c.kind is Kind.CODE)
        return str(row[next(codes, 0)])

    def _shape(self) -> list[str]:
        faults = []
        if len(self._places) < len(self.columns):
            faults.append("dua kolom bernama sama")
        for name, row in self._named_rows():
            if len(row) != len(self.columns):
                faults.append(f"{name} berisi {len(row)} sel, bukan {len(self.columns)}")
                continue
            for column, cell in zip(self.columns, row, strict=True):
                fits = cell is None or isinstance(cell, (Hidden, _TYPES[column.kind]))
                if not fits or isinstance(cell, bool):
                    faults.append(f"{name}, kolom {column.key}: {type(cell).__name__} bukan {column.kind.value}")
        return faults

    def _named_rows(self) -> list[tuple[str, Row]]:
        named = [(f"baris {n} ({self._label(row)})", row) for n, row in enumerate(self.rows, 1)]
        return named if self.total is None else [*named, ("baris jumlah", self.total)]

    def _label(self, row: Row) -> str:
        """Name a row without telling who it is."""
        return "…" if self.personal or not row else str(row[0])

    def _totals(self) -> list[str]:
        if self.total is None:
            return []
        faults = []
        for place, column in enumerate(self.columns):
            written = self.total[place]
            cells = [row[place] for row in self.rows]
            if not column.adds or isinstance(written, Hidden) or any(isinstance(c, Hidden) for c in cells):
                continue
            found = added(cells)
            if found != written:
                faults.append(f"jumlah kolom {column.key} adalah {found}, tertulis {written}")
        return faults

    def _ratios(self) -> list[str]:
        """A ratio of two columns is made of the very numbers that stand in them."""
        faults = []
        for place, column in enumerate(self.columns):
            if column.kind is not Kind.RATIO or not column.parts or not set(column.parts) <= self._places.keys():
                continue
            above, below = map(self.place, column.parts)
            for name, row in self._named_rows():
                cell, part, whole = row[place], row[above], row[below]
                if not (isinstance(cell, Ratio) and isinstance(part, int) and isinstance(whole, int)):
                    continue
                if cell.numerator * whole != part * cell.denominator or bool(cell.denominator) is not bool(whole):
                    told = f"{cell.numerator}/{cell.denominator}, padahal {part}/{whole}"
                    faults.append(f"{name}: {column.key} adalah {told}")
        return faults

    def _identities(self) -> list[str]:
        faults = []
        for identity in self.identities:
            units = {self.columns[self.place(key)].unit for key in (identity.total, *identity.parts)}
            if len(units) > 1:
                names = ", ".join(sorted(u.value if u else "tanpa satuan" for u in units))
                raise UnitError(f"{self.key}: {identity.total} menjumlahkan satuan yang berbeda ({names})")
            for name, row in self._named_rows():
                whole = row[self.place(identity.total)]
                parts = [row[self.place(key)] for key in identity.parts]
                if not isinstance(whole, int) or any(isinstance(p, Hidden) for p in parts):
                    continue
                found = added(parts) or 0
                blank = None in parts or (row is self.total and self._any_blank(identity.parts))
                if row is self.total and self._any_blank((identity.total,)):
                    continue  # the columns add up different rows
                if found > whole or (found < whole and not blank):
                    faults.append(f"{name}: {identity.total} {whole}, jumlah {' + '.join(identity.parts)} {found}")
        return faults

    def _any_blank(self, keys: Sequence[str]) -> bool:
        """Whether some row did not report one of these, so that their totals are too low."""
        return any(row[self.place(key)] is None for row in self.rows for key in keys)


def added(cells: Sequence[Cell]) -> int | None:
    """Add what was reported; None where nothing was.

    Example:
        >>> added([1, None, 2]), added([None]), added([])
        (3, None, None)
    """
    known = [cell for cell in cells if isinstance(cell, int)]
    return sum(known) if known else None


def total_row(columns: Sequence[Column], rows: Sequence[Row], label: str, **given: Cell) -> Row:
    """Add up the rows of a table.

    Args:
        columns: Its columns; those that do not add are blank unless given; ratios of two columns are made anew.
        rows: Its rows.
        label: Stands in the first TEXT column.
        given: Cells that are known otherwise, by key.

    Returns:
        The row.
    """
    found: dict[str, Cell] = {c.key: added([r[n] for r in rows]) for n, c in enumerate(columns) if c.adds} | given
    for column in columns:
        if column.kind is Kind.RATIO and column.parts and column.key not in given:
            above, below = (found.get(key) for key in column.parts)
            found[column.key] = Ratio(above, below) if isinstance(above, int) and isinstance(below, int) else None
    first = next(c.key for c in columns if c.kind is Kind.TEXT)
    return tuple(label if c.key == first else found.get(c.key) for c in columns)
