"""Columns that say who somebody is: NIK and family-card number, sixteen digits as whole numbers while they are read."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import IdentityError
from pskslib.identity import FamilyCardNumber, Nik
from pskslib.intake import limits
from pskslib.intake.cells import clean, read_identity
from pskslib.population import Kind

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

_LEAST: Final = 10**15
_DATE, _DATES, _SERIAL = 10**4, 10**6, 10**4


@frozen(kw_only=True, eq=False)
class Numbers:
    """A column of numbers that was read.

    Attributes:
        values: As whole numbers; null where there is none, or none that can be used.
        digits: The same as sixteen digits.
        faulty: Rows whose number cannot be used.
        errors: Why, by text.
        typed: Why, for cells that were numbers in the file, so that their last digits are not to be trusted.
    """

    values: pl.Series
    digits: pl.Series
    faulty: pl.Series
    errors: Mapping[str, IdentityError] = field(factory=dict)
    typed: IdentityError | None = None
    typed_rows: pl.Series | None = None

    def error(self, text: str, *, typed: bool) -> IdentityError:
        """Return what is wrong with a cell."""
        return self.typed if typed and self.typed is not None else self.errors[text]


def read_numbers(kind: Kind, cells: pl.Series, numeric: pl.Series | None = None) -> Numbers:
    """Read a column of NIK or family-card numbers.

    Args:
        kind: ``Kind.NIK`` or ``Kind.KK``.
        cells: Texts; null is blank.
        numeric: Cells that were numbers in the file.

    Returns:
        The numbers, and what is wrong.

    Example:
        >>> import polars as pl
        >>> read = read_numbers(Kind.NIK, pl.Series(["6408041708859901", "'6408-0417-0885-9901", "0", "64"]))
        >>> read.values.to_list(), read.errors["64"].kind
        ([6408041708859901, 6408041708859901, None, None], 'panjang')
    """
    import polars as pl

    number = cells.cast(pl.Int64, strict=False)
    clear = ((cells.str.len_bytes() == 16) & (number >= _LEAST)).fill_null(value=False)
    plain = number.fill_null(0).to_numpy()
    clear &= pl.Series(_days(kind)[plain // _DATE % _DATES] & (plain % _SERIAL != 0))
    if numeric is not None:
        clear &= ~numeric
    if clear.all():
        return Numbers(values=number, digits=cells, faulty=pl.repeat(False, len(cells), dtype=pl.Boolean, eager=True))
    values = number.set(~clear, None)
    left = cells.filter(~clear if numeric is None else ~clear & ~numeric).drop_nulls().unique()
    known: dict[str, int] = {}
    errors: dict[str, IdentityError] = {}
    for text in left.to_list():
        try:
            found = read_identity(kind, clean(text[: limits.MOST_CHARS]))
        except IdentityError as error:
            errors[text] = error
        else:
            if found is not None:
                known[text] = int(found.digits)
    if known:
        texts = cells if numeric is None else cells.set(numeric, None)
        more = texts.replace_strict(pl.Series([*known]), pl.Series([*known.values()], dtype=pl.Int64), default=None)
        values = values.fill_null(more)
    faulty = cells.is_in([*errors]).fill_null(value=False) if errors else pl.repeat(False, len(cells), eager=True)
    typed_rows = None if numeric is None else numeric & cells.is_not_null() & ~_none(kind, cells)
    if numeric is not None and typed_rows is not None:
        faulty = (faulty & ~numeric) | typed_rows
    return Numbers(
        values=values, digits=_digits(values), faulty=faulty, errors=errors, typed=_typed(kind), typed_rows=typed_rows
    )


def _digits(numbers: pl.Series) -> pl.Series:
    """Write whole numbers as sixteen digits."""
    import polars as pl

    if not (numbers < _LEAST).any():
        return numbers.cast(pl.String)
    return numbers.cast(pl.String).str.zfill(16)


def _none(kind: Kind, cells: pl.Series) -> pl.Series:
    """Tell numbers that say that there is no NIK yet."""
    return (cells.str.strip_chars() == "0").fill_null(value=False) if kind is Kind.NIK else cells.is_null()


def _typed(kind: Kind) -> IdentityError:
    wrong: Any = 0  # whatever number it was
    try:
        (Nik if kind is Kind.NIK else FamilyCardNumber).parse(wrong)
    except IdentityError as error:
        return error
    raise AssertionError


@functools.cache
def _days(kind: Kind) -> np.ndarray[Any, Any]:
    """Return for every six digits whether they can be the date in a number."""
    import numpy as np

    number = np.arange(_DATES)
    day, month, year = number // 10_000, number // 100 % 100, number % 100
    if kind is Kind.NIK:
        day = np.where((day >= 41) & (day <= 71), day - 40, day)
    last = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] + [0] * 87)[month]
    last = last + ((month == 2) & (year % 4 == 0))
    found: np.ndarray[Any, Any] = (day >= 1) & (day <= last)
    return found
