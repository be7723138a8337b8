"""Evidence that needs no names, for many pairs at once: birth date, sex, place, family card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.intake.match.weights import DATE_KINDS, Weights

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    Array = NDArray[Any]
else:
    Array = Any

KIND: Final = {name: code for code, name in enumerate(DATE_KINDS)}
_NEAR_DAYS: Final = 31
_DATE_PLACES: Final = tuple(10**place for place in range(8))


@frozen(kw_only=True, eq=False, repr=False)
class Codes:
    """Columns of people as arrays; 0 is unknown, and names are counted from 1."""

    name: Array
    mother: Array
    day: Array
    ordinal: Array
    sex: Array
    village: Array
    kecamatan: Array
    card: Array
    nik: Array

    def __repr__(self) -> str:
        return f"Codes({len(self.name)} orang)"


def codes_of(table: pl.DataFrame) -> Codes:
    """Make arrays of the table of :class:`~pskslib.intake.match.people.People`."""
    import numpy as np
    import polars as pl

    def array(name: str, kind: Any, shift: int = 0) -> Array:
        column = (table[name].cast(pl.Int64) + shift).fill_null(0)
        values: Array = column.to_numpy().astype(kind)
        return values

    day = array("day", np.int32)
    return Codes(
        name=array("name", np.int32, 1),
        mother=array("mother", np.int32, 1),
        day=day,
        ordinal=_ordinal(day),
        sex=array("sex", np.int8),
        village=array("village", np.int32),
        kecamatan=array("kecamatan", np.int32),
        card=array("card", np.int64),
        nik=array("nik", np.int64),
    )


def _ordinal(day: Array) -> Array:
    """Days that grow by about one a day; only for telling what is near."""
    year, month, rest = day // 10_000, day // 100 % 100, day % 100
    days: Array = (year * 365.25 + month * 30.44 + rest).astype("int32")
    return days


def date_kinds(one: Array, other: Array, far: Array) -> Array:
    """Return how birth dates are related, as places in :data:`DATE_KINDS`.

    Args:
        one: Dates as numbers like 19850817, 0 for unknown.
        other: Those on the other side.
        far: Days between the two, about.

    Returns:
        Codes.
    """
    import numpy as np

    year = np.abs(one // 10_000 - other // 10_000)
    rest, rest_other = one % 10_000, other % 10_000
    swapped = (rest // 100 == rest_other % 100) & (rest % 100 == rest_other // 100)
    new_year = (rest == 101) | (rest_other == 101)
    differ = sum((one // ten % 10 != other // ten % 10).astype(np.int8) for ten in _DATE_PLACES)
    crossed = np.zeros(len(one), dtype=bool)
    for ten in (1, 100, 10_000):  # within the day, the month, the year
        low, high = one // ten % 10, one // ten // 10 % 10
        crossed |= (low != high) & (low == other // ten // 10 % 10) & (high == other // ten % 10)
    order = (
        ((one == 0) | (other == 0), "tidak_diketahui"),
        (one == other, "sama"),
        ((year == 0) & swapped, "hari_bulan_tertukar"),
        (differ == 1, "satu_angka"),
        ((differ == 2) & crossed, "angka_tertukar"),
        ((year == 1) & (rest == rest_other), "satu_tahun"),
        ((year == 0) & new_year, "hanya_tahun"),
        (far <= _NEAR_DAYS, "dekat"),
        (year == 0, "tahun_sama"),
        (year <= 2, "dua_tahun"),
    )
    kinds = np.full(len(one), KIND["jauh"], dtype=np.int8)
    for test, name in reversed(order):
        kinds[test] = KIND[name]
    return kinds


@frozen(kw_only=True, eq=False)
class Base:
    """Points without names, and what they rest on, for some pairs."""

    points: Array
    dates: Array


def base_points(codes: Codes, one: Array, other: Array, known: Weights) -> Base:
    """Return the points of everything but names and NIK.

    Args:
        codes: The people.
        one: Places of the first of each pair.
        other: Places of the second.
        known: The points.

    Returns:
        Points and relation of the dates by pair.
    """
    import numpy as np

    def same(column: Array) -> Array:
        here = column[one]
        equal: Array = (here == column[other]) & (here != 0)
        return equal

    far = np.abs(codes.ordinal[one] - codes.ordinal[other])
    dates = date_kinds(codes.day[one], codes.day[other], far)
    points = np.array(known.date, dtype=np.int16)[dates]
    sex, sex_other = codes.sex[one], codes.sex[other]
    both = (sex != 0) & (sex_other != 0)
    points += np.where(both, np.where(sex == sex_other, known.same_sex, known.other_sex), 0).astype(np.int16)
    village = same(codes.village)
    near = same(codes.kecamatan) & ~village
    points += (village * known.village + near * known.kecamatan).astype(np.int16)
    points += (same(codes.card) * known.card).astype(np.int16)
    return Base(points=points, dates=dates)
