"""One cell of a typed table to one fact and back; what is refused is told without a personal value."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final, cast

from pskslib.errors import IdentityError, PskslibError, UnknownName
from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population.codes import Code
from pskslib.population.fields import Field, Kind

_DTYPES: Final[Mapping[Kind, str]] = {
    Kind.BOOL: "Boolean",
    Kind.INT: "Int64",
    Kind.DECIMAL: "Float64",
    Kind.DATE: "Date",
}  # all others: String
_NUMBER: Final = (int, float, Decimal)
_READABLE: Final[Mapping[Kind, type | tuple[type, ...]]] = {
    Kind.BOOL: bool,
    Kind.INT: _NUMBER,
    Kind.DECIMAL: _NUMBER,
    Kind.DATE: date,
    Kind.NIK: (str, int, Decimal),
    Kind.KK: (str, int, Decimal),
}  # all others: str
_PLACES: Final = 6


class CellError(PskslibError, ValueError):
    """One cell that cannot be read or written; the message is a sentence that names the column."""


def dtype_of(fact: Field) -> str:
    """Return the name of the type that the column of a fact has in tables.

    >>> from pskslib.population import PERSON_FIELDS
    >>> [dtype_of(PERSON_FIELDS[name]) for name in ("pregnant", "nik", "grade_average")]
    ['Boolean', 'String', 'Float64']
    """
    return _DTYPES.get(fact.kind, "String")


def is_missing(cell: object) -> bool:
    """Tell whether a cell is empty: null, NaN, and what pandas writes for them.

    >>> [is_missing(cell) for cell in (None, float("nan"), 0, "")]
    [True, True, False, False]
    """
    if cell is None:
        return True
    if isinstance(cell, float | Decimal):
        return math.isnan(cell)
    return type(cell).__name__ in ("NAType", "NaTType")


def plain(cell: object) -> object:
    """Return what a scalar of NumPy stands for, and all else as it is."""
    item = getattr(cell, "item", None) if type(cell).__module__ == "numpy" else None
    return item() if callable(item) else cell


def is_readable(fact: Field, cell: object) -> bool:
    """Tell whether cells of this type can hold the fact at all."""
    if isinstance(cell, bool):
        return fact.kind is Kind.BOOL
    return isinstance(cell, _READABLE.get(fact.kind, str))


def write_cell(fact: Field, value: object) -> object:
    """Write a fact as a table holds it.

    >>> from pskslib.population import PERSON_FIELDS
    >>> from pskslib.population.codes import SEX
    >>> write_cell(PERSON_FIELDS["sex"], SEX.parse("perempuan"))
    'P'

    Raises:
        CellError: No table can hold it.
    """
    if isinstance(value, Code):
        codes = fact.codes
        if codes is None or not codes.is_valid(value.value) or codes.parse(value.value) != value:
            raise CellError(f"{fact.column} berisi kode yang tidak ada dalam daftar {value.list_name}")
        return value.value
    if isinstance(value, Nik | FamilyCardNumber):
        return value.digits
    if isinstance(value, RegionCode):
        return value.dotted
    if isinstance(value, Decimal):
        return float(value)  # at most six places, and the limits of the facts are small: read back exactly
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise CellError(f"{fact.column} berisi karakter yang tidak dapat ditulis") from None
    return value


def read_cell(fact: Field, cell: object) -> object:
    """Read a cell that is not missing.

    >>> from pskslib.population import FAMILY_FIELDS
    >>> read_cell(FAMILY_FIELDS["decile"], 3.0)
    3
    >>> read_cell(FAMILY_FIELDS["decile"], 3.5)
    Traceback (most recent call last):
    ...
    pskslib.population.table_cells.CellError: desil harus bilangan bulat, tanpa pecahan

    Raises:
        CellError: It cannot be read; personal values are not repeated.
    """
    value = cell
    if is_readable(fact, cell):
        try:
            value = _READERS[fact.kind](fact, cell)
        except (IdentityError, UnknownName) as error:
            raise CellError(f"{fact.column}: {str(error).rstrip('.')}") from None
    fault = fact.fault(value)
    if fault is not None:
        raise CellError(fault)
    return value


def _as_is(_: Field, cell: object) -> object:
    return cell


def _whole(fact: Field, cell: object) -> int:
    number = cast("int | float | Decimal", cell)
    if not math.isfinite(number) or number != int(number):
        raise CellError(f"{fact.column} harus bilangan bulat, tanpa pecahan")
    return int(number)


def _decimal(_: Field, cell: object) -> Decimal:
    number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cast("int | Decimal", cell))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES and abs(number) < 10**_PLACES:
        shorter = round(number, _PLACES)
        return shorter if shorter == number else number  # a column of decimals pads with zeros
    return number


def _date(fact: Field, cell: object) -> object:
    if not isinstance(cell, datetime):
        return cell
    if cell.tzinfo is not None or cell != datetime(cell.year, cell.month, cell.day):
        raise CellError(f"{fact.column} harus tanggal saja, tanpa jam dan zona waktu")
    return cell.date()


def _code(fact: Field, cell: object) -> object:
    return cell if fact.codes is None else fact.codes.parse(cast("str", cell))


def _sixteen(fact: Field, cell: object) -> str:
    """A number of sixteen digits kept as a whole number; its leading zeros come back."""
    if isinstance(cell, str):
        return cell
    number = _whole(fact, cell)
    if number < 0:
        raise CellError(f"{fact.column} harus 16 angka, tanpa tanda kurang")
    return f"{number:016d}"


_READERS: Final[Mapping[Kind, Callable[[Field, object], object]]] = {
    Kind.BOOL: _as_is,
    Kind.INT: _whole,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.CODE: _code,
    Kind.TEXT: _as_is,
    Kind.NIK: lambda fact, cell: Nik.parse(_sixteen(fact, cell)),
    Kind.KK: lambda fact, cell: FamilyCardNumber.parse(_sixteen(fact, cell)),
    Kind.REGION: lambda _, cell: RegionCode.parse(cast("str", cell)),
}
