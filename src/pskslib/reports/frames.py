"""The tables that a builder takes: declared once, read from any Narwhals frame, every fault told at once.

A declaration says which columns there are, of what sort and in what unit. Of it live the check of a frame, the list on
the command line and the data dictionary. Cells are checked by the engine; only what is wrong is looked for row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import MissingExtra, TableError
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

_MOST_ROWS: Final = 5
"""So many rows are named of each fault."""
FEW_ROWS: Final = 100_000
"""Tables that are gone through row by row may not be longer: they hold one row a place, item or month."""


class Sort(Enum):
    """What the cells of an input are."""

    TEXT = "teks"
    COUNT = "bilangan bulat, 0 atau lebih"
    MONEY = "rupiah bulat, 0 atau lebih"
    NUMBER = "bilangan"
    DATE = "tanggal"
    FLAG = "ya/tidak"


@frozen(kw_only=True)
class InputColumn:
    """One column of an input.

    Attributes:
        name: As it stands in files, Indonesian snake_case.
        sort: Sort of cell.
        about: What it says, in Bahasa Indonesia.
        needed: Must the column be there? An empty cell is something else: see ``filled``.
        filled: Must every cell be filled?
        unit: What a COUNT counts.
    """

    name: str
    sort: Sort
    about: str
    needed: bool = True
    filled: bool = False
    unit: CountUnit | None = None


@frozen(kw_only=True)
class InputTable:
    """One table that a builder takes.

    Attributes:
        key: Name for people and files, Indonesian snake_case.
        argument: Name of the argument of the builder.
        about: What its rows are, in Bahasa Indonesia.
        columns: Its columns.
        needed: Can the report not be made without it?
        registry: Is it a registry of families? A file of it is read as one, in any layout, and given whole.
    """

    key: str
    argument: str
    about: str
    columns: tuple[InputColumn, ...]
    needed: bool = True
    registry: bool = False

    def column(self, name: str) -> InputColumn:
        """Return the declaration of one column."""
        return next(c for c in self.columns if c.name == name)


@frozen(kw_only=True)
class Input:
    """A table that was read: in memory, only declared columns, each of its sort.

    Attributes:
        declared: What was expected.
        frame: The cells.
        columns: The columns that are there.
    """

    declared: InputTable
    frame: nw.DataFrame[Any] = field(repr=False)
    columns: frozenset[str]

    def rows(self, faults: list[str]) -> list[dict[str, Any]]:
        """Return the rows of a small table, each with every declared column (None where it is not there)."""
        if len(self.frame) > FEW_ROWS:
            faults.append(f"{self.declared.key}: {len(self.frame)} baris; jumlahkan dahulu per wilayah")
            return []
        blank = dict.fromkeys(c.name for c in self.declared.columns)
        return [blank | row for row in self.frame.iter_rows(named=True)]

    def where(self, test: nw.Expr) -> str:
        """Name the rows in which a test holds: ``baris 3, 8`` counted from 1."""
        return where(self.frame, test)


def where(frame: nw.DataFrame[Any], test: nw.Expr) -> str:
    """Name the rows in which a test holds, the first few of them, counted from 1; ``""`` where it holds in none."""
    import narwhals.stable.v2 as nw

    places = frame.select(test.fill_null(False).alias("x")).with_row_index("n").filter(nw.col("x"))["n"].to_list()
    return named_rows([place + 1 for place in places]) if places else ""


def one_of(column: str, values: Sequence[str]) -> nw.Expr:
    """Return the test that a cell is one of some texts; never null, and of none of them it holds nowhere."""
    import narwhals.stable.v2 as nw

    cell = nw.col(column)
    if not values:  # Arrow does not know the kind of an empty list
        return cell.is_null() & ~cell.is_null()
    return cell.is_in(list(values)).fill_null(False)


def named_rows(places: Sequence[int]) -> str:
    """Write row numbers for a message.

    Example:
        >>> named_rows([3]), named_rows([1, 2, 3, 4, 5, 6, 7])
        ('baris 3', 'baris 1, 2, 3, 4, 5 dan 2 lagi')
    """
    more = len(places) - _MOST_ROWS
    return f"baris {', '.join(map(str, places[:_MOST_ROWS]))}" + (f" dan {more} lagi" if more > 0 else "")


def read(frame: IntoFrame, declared: InputTable, faults: list[str]) -> Input | None:
    """Read a table; None where it cannot be used at all.

    Args:
        frame: Of any library that Narwhals knows (Polars, pandas, PyArrow, DuckDB); a lazy one is collected, of it
            only the declared columns.
        declared: What is expected.
        faults: Gets a sentence for everything that is wrong.

    Raises:
        MissingExtra: Narwhals is not installed.

    Example:
        >>> import polars as pl
        >>> table = InputTable(key="isi", argument="rows", about="", columns=(
        ...     InputColumn(name="kecamatan", sort=Sort.TEXT, about=""),
        ...     InputColumn(name="jumlah", sort=Sort.COUNT, about="")))
        >>> faults = []
        >>> read(pl.DataFrame({"jumlah": [1, -2, None]}), table, faults) is None, faults
        (True, ['isi: tidak ada kolom kecamatan', 'isi: kolom jumlah: baris 2: harus bilangan bulat, 0 atau lebih'])
    """
    try:
        import narwhals.stable.v2 as nw
    except ImportError:
        raise MissingExtra("narwhals", extra="frame") from None
    try:
        given: Any = nw.from_native(frame)
    except TypeError:
        faults.append(f"{declared.key}: bukan tabel melainkan {type(frame).__name__}; berikan data frame")
        return None
    there = set(given.collect_schema().names())
    lacking = [c.name for c in declared.columns if c.needed and c.name not in there]
    faults += [f"{declared.key}: tidak ada kolom {name}" for name in lacking]
    kept = [c for c in declared.columns if c.name in there]
    if not kept:
        return None
    chosen = given.select(*(c.name for c in kept))
    eager: nw.DataFrame[Any] = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    before = len(faults)
    if eager.implementation.is_pandas_like():
        eager = _from_pandas(eager, declared.key, faults)
        kept = [c for c in kept if c.name in eager.columns]
    exprs = [expr for c in kept if (expr := _typed(eager, c, declared.key, faults)) is not None]
    if len(exprs) < len(kept):
        return None
    typed = eager.with_columns(*exprs)
    _checked(typed, kept, declared.key, faults)
    if lacking or len(faults) > before:
        return None
    return Input(declared=declared, frame=typed, columns=frozenset(c.name for c in kept))


def _from_pandas(frame: nw.DataFrame[Any], table: str, faults: list[str]) -> nw.DataFrame[Any]:
    """Return a pandas frame as Arrow, where an empty cell is empty and not a number; tell columns of mixed cells."""
    import narwhals.stable.v2 as nw
    import pyarrow as pa

    columns = {}
    for name in frame.columns:
        try:
            columns[name] = pa.array(frame.get_column(name).to_native(), from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            faults.append(f"{table}: kolom {name}: isi sel bermacam-macam jenisnya; samakan dahulu")
    made: nw.DataFrame[Any] = nw.from_native(pa.table(columns), eager_only=True)
    return made


def read_all(pairs: Sequence[tuple[IntoFrame | None, InputTable]]) -> list[Input | None]:
    """Read all tables of a builder; what is not given stays None.

    Raises:
        TableError: Something is wrong; everything is told at once.
    """
    faults: list[str] = []
    found = []
    for frame, declared in pairs:
        if frame is None and declared.needed:
            faults.append(f"tabel {declared.key} belum diberikan")
        found.append(None if frame is None else read(frame, declared, faults))
    complain(faults)
    return found


def complain(faults: Sequence[str]) -> None:
    """Raise what has been collected.

    Raises:
        TableError: There were faults.
    """
    if faults:
        raise TableError(tuple(faults))


def _typed(frame: nw.DataFrame[Any], column: InputColumn, table: str, faults: list[str]) -> nw.Expr | None:
    """Return a column as its sort, or tell that it cannot be."""
    import narwhals.stable.v2 as nw

    dtype = frame.schema[column.name]
    cell = nw.col(column.name)
    if dtype == nw.Unknown() or frame.get_column(column.name).null_count() == len(frame):
        return nw.lit(None, _DTYPES[column.sort](nw)).alias(column.name)  # a column of nothing but blanks has no sort
    found: nw.Expr | None = None
    if column.sort is Sort.TEXT:
        if dtype == nw.String():
            found = cell
        elif dtype.is_integer() or isinstance(dtype, nw.Categorical | nw.Enum):
            found = cell.cast(nw.String())
    elif column.sort is Sort.FLAG:
        found = cell if dtype == nw.Boolean() else None
    elif column.sort is Sort.DATE:
        plain = isinstance(dtype, nw.Datetime) and dtype.time_zone is None
        found = cell if dtype == nw.Date() else cell.cast(nw.Date()) if plain else None
    elif dtype.is_integer():
        found = cell.cast(nw.Int64()) if column.sort is not Sort.NUMBER else cell
    elif dtype == nw.Boolean() and column.sort is Sort.COUNT:
        found = cell.cast(nw.Int64())
    elif dtype.is_numeric():
        found = _number(frame, column, table, faults)
    if found is None:
        shown = str(dtype).partition("(")[0]
        faults.append(f"{table}: kolom {column.name} harus {column.sort.value}, bukan {shown}")
        return None
    return found.alias(column.name)


def _number(frame: nw.DataFrame[Any], column: InputColumn, table: str, faults: list[str]) -> nw.Expr:
    """A float or decimal; whole numbers with blanks are floats in pandas and in spreadsheets."""
    import narwhals.stable.v2 as nw

    cell = nw.col(column.name)
    if frame.schema[column.name].is_float():
        cell = cell.fill_nan(None)
    if column.sort is Sort.NUMBER:
        return cell
    number = cell.cast(nw.Float64())
    odd = (number != number.floor()) | (number.abs() > 2**53)
    if bool(frame.select(odd.fill_null(False).any().alias("x")).item()):
        faults.append(f"{table}: kolom {column.name}: {where(frame, odd)}: harus {column.sort.value}")
        return nw.lit(None, nw.Int64())
    return number.cast(nw.Int64())


def _checked(frame: nw.DataFrame[Any], kept: Sequence[InputColumn], table: str, faults: list[str]) -> None:
    """Tell cells that are below 0, and blanks that may not be."""
    import narwhals.stable.v2 as nw

    for column in kept:
        cells = frame.get_column(column.name)
        if column.filled and cells.null_count():
            faults.append(f"{table}: kolom {column.name}: {where(frame, nw.col(column.name).is_null())}: belum diisi")
        if column.sort in (Sort.COUNT, Sort.MONEY) and cells.null_count() < len(cells) and cells.min() < 0:
            told = where(frame, nw.col(column.name) < 0)
            faults.append(f"{table}: kolom {column.name}: {told}: harus {column.sort.value}")


_DTYPES: Final[dict[Sort, Callable[[Any], Any]]] = {
    Sort.TEXT: lambda nw: nw.String(),
    Sort.COUNT: lambda nw: nw.Int64(),
    Sort.MONEY: lambda nw: nw.Int64(),
    Sort.NUMBER: lambda nw: nw.Float64(),
    Sort.DATE: lambda nw: nw.Date(),
    Sort.FLAG: lambda nw: nw.Boolean(),
}


def translated(
    table: Input,
    column: str,
    find: Callable[[str], str],
    faults: list[str],
    *,
    blank: str | None = "",
    spellings: Iterable[str | None] | None = None,
) -> dict[str | None, str]:
    """Give every spelling in a column its code; what has none is told with its rows.

    Args:
        table: The table.
        column: The column, text.
        find: The code of a text; it raises a PskslibError that says what was wrong.
        faults: Gets a sentence for every text without a code.
        blank: The code of an empty cell, or None where there must be one.
        spellings: What is written in the column, where that is known already.

    Returns:
        From what is written (None: an empty cell) to the code.
    """
    import narwhals.stable.v2 as nw

    from pskslib.errors import PskslibError

    found: dict[str | None, str] = {}
    cells = table.frame.get_column(column).unique().to_list() if spellings is None else spellings
    for written in sorted(cells, key=lambda text: (text is None, text or "")):
        text = (written or "").strip()
        if text in ("", "-"):
            if blank is not None:
                found[written] = blank
                continue
            test = nw.col(column).is_null() if written is None else nw.col(column) == written
            faults.append(f"{table.declared.key}: kolom {column}: {table.where(test)}: belum diisi")
            continue
        try:
            found[written] = find(text)
        except PskslibError as error:
            told = table.where(nw.col(column) == written)
            faults.append(f"{table.declared.key}: kolom {column}: {told}: {str(error).rstrip('.')}")
    return found


def recoded(frame: nw.DataFrame[Any], column: str, codes: dict[str | None, str]) -> nw.DataFrame[Any]:
    """Write the codes into a column; where each code has one spelling the column is left as it is."""
    import narwhals.stable.v2 as nw

    if len({*codes.values()}) == len(codes):
        return frame
    cell = nw.col(column)
    written = [text for text in codes if text is not None]
    result = nw.lit(codes.get(None, ""), nw.String())
    mapped = cell.replace_strict(written, [codes[text] for text in written], default=None, return_dtype=nw.String())
    return frame.with_columns(nw.when(~cell.is_null()).then(mapped).otherwise(result).alias(column))


def code_of(written: str | None, codes: dict[str | None, str]) -> str:
    """Return the code of a cell, also after :func:`recoded` has written codes."""
    return codes.get(written, written or "")
