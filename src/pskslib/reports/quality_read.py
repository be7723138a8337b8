"""What a registry says of itself: numbers in form, doubles, heads of families, completeness; counted by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.law.dates import latest_birth_for
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field
from pskslib.reports.text import Text
from pskslib.rules.applicability import field_ages

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

_31: Final = r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])"
_30: Final = r"(?:0[1-9]|[12]\d|30|4[1-9]|[56]\d|70)"
_28: Final = r"(?:0[1-9]|1\d|2[0-8]|4[1-9]|5\d|6[0-8])"
_LEAP: Final = r"(?:[02468][048]|[13579][26])"
NIK_FORM: Final = (
    rf"^\d{{6}}(?:{_31}(?:0[13578]|1[02])\d\d|{_30}(?:0[469]|11)\d\d|{_28}02\d\d|(?:29|69)02{_LEAP})\d{{4}}$"
)
"""A NIK that can be true, as ``pskslib.identity.Nik`` reads it; a serial 0000 is told apart."""
_NO_SERIAL: Final = "0000"
HEAD: Final = "1"
"""Code of the head of a family in ``hubungan_keluarga``."""


def nik_in_form() -> nw.Expr:
    """Return a test whether ``nik`` is one in form; blank is unknown."""
    import narwhals.stable.v2 as nw

    nik = nw.col("nik")
    return nik.str.contains(NIK_FORM) & ~nik.str.ends_with(_NO_SERIAL)


@frozen(kw_only=True)
class Filled:
    """How far one column is filled.

    Attributes:
        column: Its name.
        label: What it is.
        applies: Whom it can be about: everybody, or those of an age or sex (and who may be, where that is unknown).
        filled: Of these, with an answer.
        presumed: What a blank is taken for until somebody checks, or None.
    """

    column: str
    label: Text
    applies: int
    filled: int
    presumed: bool | None


def filled(frame: nw.DataFrame[Any], as_of: date, *, persons: bool) -> tuple[Filled, ...]:
    """Count how far each declared column of a table is filled; columns that no fact has are passed over.

    Args:
        frame: Persons or families.
        as_of: The day, for ages.
        persons: Is it a table of persons?
    """
    import narwhals.stable.v2 as nw

    fields = {f.column: f for f in (PERSON_FIELDS if persons else FAMILY_FIELDS).values()}
    chosen = [fields[name] for name in frame.columns if name in fields and name not in _MADE]
    counts: list[nw.Expr] = []
    for fact in chosen:
        may = _may_apply(fact, frozenset(frame.columns), as_of) if persons else None
        there = ~nw.col(fact.column).is_null()
        if fact.instead is not None and (other := fields_by_name(persons)[fact.instead[0]].column) in frame.columns:
            there = there | nw.col(other).fill_null(False)  # an unranked family has no decile, and that is known
        here = nw.lit(True) if may is None else may
        counts.append(((there | ~there) & here).cast(nw.Int64()).sum().alias(f"{fact.column}|a"))
        counts.append((there & here).cast(nw.Int64()).sum().alias(f"{fact.column}|f"))
    if not counts or not len(frame):
        return tuple(_filled(f, 0, 0) for f in chosen)
    row: Mapping[str, int] = next(iter(frame.select(*counts).iter_rows(named=True)))
    return tuple(_filled(f, int(row[f"{f.column}|a"]), int(row[f"{f.column}|f"])) for f in chosen)


def _filled(fact: Field, applies: int, filled: int) -> Filled:
    return Filled(
        column=fact.column,
        label=Text(fact.label, fact.label_en),
        applies=applies,
        filled=filled,
        presumed=None if fact.presumed is None else fact.presumed.value,
    )


_MADE: Final = ("id_orang", "anggota_lengkap", "non_desil")
"""Columns that reading makes, or that stand for another one."""


def fields_by_name(persons: bool) -> Mapping[str, Field]:
    """Return the facts of persons or of families."""
    return PERSON_FIELDS if persons else FAMILY_FIELDS


def _may_apply(fact: Field, columns: frozenset[str], as_of: date) -> nw.Expr | None:
    """Return whom a fact can be about; who is of unknown age or sex may be one of them."""
    import narwhals.stable.v2 as nw

    if fact.applies is None:
        return None
    tests: list[nw.Expr] = []
    ages = field_ages()
    born = nw.col("tanggal_lahir")
    if fact.applies.sex is not None and "jenis_kelamin" in columns:
        tests.append((nw.col("jenis_kelamin") == fact.applies.sex).fill_null(True))
    if fact.applies.age_from is not None and "tanggal_lahir" in columns:
        youngest = int(ages.at(fact.applies.age_from, as_of).value)
        tests.append((born <= latest_birth_for(youngest, as_of)).fill_null(True))
    if fact.applies.age_to is not None and "tanggal_lahir" in columns:
        oldest = int(ages.at(fact.applies.age_to, as_of).value)
        tests.append((born > latest_birth_for(oldest + 1, as_of)).fill_null(True))
    if not tests:
        return None
    found = tests[0]
    for test in tests[1:]:
        found = found & test
    return found


@frozen(kw_only=True)
class Doubles:
    """Records that name the same.

    Attributes:
        groups: How many different numbers stand more than once.
        records: Records that carry one of them.
    """

    groups: int
    records: int

    @property
    def beyond(self) -> int:
        """Records beyond the first of each group."""
        return self.records - self.groups


def doubles(frame: nw.DataFrame[Any], *columns: str) -> Doubles:
    """Count records that agree in some columns, all of them known.

    Example:
        >>> import narwhals.stable.v2 as nw, polars as pl
        >>> found = doubles(nw.from_native(pl.DataFrame({"nik": ["a", "a", "a", "b", None, None]})), "nik")
        >>> found.groups, found.records, found.beyond
        (1, 3, 2)
    """
    import narwhals.stable.v2 as nw

    known = frame.drop_nulls(list(columns))
    groups = known.group_by(*columns).agg(nw.len().alias("_n")).filter(nw.col("_n") > 1)
    return Doubles(groups=len(groups), records=int(groups.get_column("_n").sum() or 0))


@frozen(kw_only=True)
class Heads:
    """Families by their heads; the four add up to all of them.

    Attributes:
        one: With one head.
        none: Where relations are known and nobody is the head.
        more: With more than one.
        unknown: Where nobody's relation is known, or no member is there.
    """

    one: int
    none: int
    more: int
    unknown: int = field(default=0)


def heads(persons: nw.DataFrame[Any], families: nw.DataFrame[Any]) -> Heads:
    """Count families by the number of their heads.

    Args:
        persons: With ``no_kk`` and ``hubungan_keluarga``.
        families: With ``no_kk``, each once.
    """
    import narwhals.stable.v2 as nw

    relation = nw.col("hubungan_keluarga")
    sums = persons.group_by("no_kk").agg(
        (relation == HEAD).fill_null(False).cast(nw.Int64()).sum().alias("h"),
        (~relation.is_null()).cast(nw.Int64()).sum().alias("k"),
    )
    joined = families.select("no_kk").join(sums, on="no_kk", how="left")
    known = nw.col("k").fill_null(0) > 0
    row = next(
        iter(
            joined.select(
                one=(known & (nw.col("h") == 1)).cast(nw.Int64()).sum(),
                none=(known & (nw.col("h") == 0)).cast(nw.Int64()).sum(),
                more=(known & (nw.col("h") > 1)).cast(nw.Int64()).sum(),
            ).iter_rows(named=True)
        )
    )
    one, none, more = (int(row[name] or 0) for name in ("one", "none", "more"))
    return Heads(one=one, none=none, more=more, unknown=len(families) - one - none - more)
