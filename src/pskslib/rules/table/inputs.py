"""The tables as they come in: which columns there are, of what kind, and what cannot be used.

Only columns that the rules read are looked at. A column that is not there is unknown for every row. A cell
that its column cannot mean (a code of no list, a number out of range) counts as unknown and is told in the
column ``masalah``. A column of the wrong kind is refused, all such columns at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, reduce
from operator import and_, ge, le
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

from attrs import evolve, field, frozen

from pskslib.errors import TableError
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind
from pskslib.population.fields import DOUBTED
from pskslib.rules.checking import field_of
from pskslib.rules.plan import Plan
from pskslib.rules.table.facts import doubted_name
from pskslib.rules.table.sheet import STRANGE
from pskslib.rules.table.terms import FAMILY, PERSON

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    Frame: TypeAlias = "nw.LazyFrame[Any]"
    """A frame in memory too: what is asked of it here both kinds understand."""

KEY: Final = FAMILY_FIELDS["family_card"].column
PERSON_ID: Final = PERSON_FIELDS["person_id"].column
NIK: Final = PERSON_FIELDS["nik"].column
PROBLEMS: Final = "masalah"
_DIGITS: Final = 16
_LARGEST: Final = 2**63 - 1
_NAMES: Final = {PERSON: "persons", FAMILY: "families"}


@frozen(kw_only=True)
class Table:
    """One table, ready to be asked.

    Attributes:
        frame: With the key, what identifies a row, and the columns that rules read, each of its kind.
        whole: The columns of facts: True where no cell is empty.
        unique: Whether it is known that no key comes twice (families only).
    """

    frame: Frame = field(repr=False)
    whole: Mapping[str, bool]
    unique: bool = False

    def lazy(self) -> Table:
        """The same table, to be worked out later."""
        return evolve(self, frame=self.frame.lazy())


@frozen(kw_only=True)
class Tables:
    """Both tables, on one engine.

    Attributes:
        persons: One row a person.
        families: One row a family.
        absent: Columns that the rules read, that nothing is presumed about, and that are not there.
    """

    persons: Table
    families: Table
    absent: tuple[str, ...]

    def lazy(self) -> Tables:
        """The same tables, to be worked out together later."""
        return evolve(self, persons=self.persons.lazy(), families=self.families.lazy())

    @property
    def whole(self) -> dict[tuple[str, str], bool]:
        """The columns of both, by owner and name; a member without a family leaves its facts empty."""
        of_persons = {(PERSON, name): full for name, full in self.persons.whole.items()}
        return {**of_persons, **dict.fromkeys(((FAMILY, name) for name in self.families.whole), False)}


@lru_cache(maxsize=16)
def columns_read(plans: tuple[Plan, ...]) -> Mapping[str, Mapping[str, Field]]:
    """Return the columns of facts that programmes read, by owner and name."""
    read: dict[str, dict[str, Field]] = {PERSON: {}, FAMILY: {}}
    for plan in plans:
        for fact in plan.facts():
            declared = field_of(fact)
            assert declared is not None
            read[fact.owner][declared.column] = declared
    return read


def column_name(owner: str, name: str) -> str:
    """Name of a column of facts inside the engine: those of persons and families cannot meet."""
    return f"{'k' if owner == FAMILY else 'p'}_{name}"


def read_tables(persons: Frame, families: Frame, plans: Iterable[Plan], faults: list[str]) -> Tables:
    """Look at both tables and make each column one kind.

    Args:
        persons: One row a person.
        families: One row a family.
        plans: The programmes asked.
        faults: What is known to be wrong already.

    Raises:
        TableError: A key column is missing, or columns are of a kind that cannot be read; all are told.
    """
    plans = tuple(plans)
    read = columns_read(plans)
    by_person = any(plan.by_person for plan in plans)
    kept = {PERSON: (KEY, *((PERSON_ID, NIK) if by_person else ())), FAMILY: (KEY, PROBLEMS)}
    tables = {}
    for owner, frame in ((PERSON, persons), (FAMILY, families)):
        tables[owner] = _table(owner, frame, kept[owner], read[owner], faults, plans[0].as_of)
    _keys_agree(tables[PERSON].frame, tables[FAMILY].frame, faults)
    if faults:
        raise TableError(tuple(faults))
    absent = (
        declared.column
        for owner, fields in read.items()
        for declared in fields.values()
        if declared.presumed is None and declared.column not in tables[owner].whole and not _spare(declared)
    )
    return Tables(persons=tables[PERSON], families=tables[FAMILY], absent=tuple(absent))


def _spare(declared: Field) -> bool:
    """Columns that are there for exceptions: nothing is unknown for want of them in the normal mode."""
    fields = PERSON_FIELDS if declared.owner == PERSON else FAMILY_FIELDS
    return any(declared.name in (f.instead and f.instead[0], f.dated_by) for f in fields.values())


def _table(
    owner: str, frame: Frame, kept: Iterable[str], read: Mapping[str, Field], faults: list[str], today: date
) -> Table:
    import narwhals.stable.v2 as nw

    schema = {name: dtype for name, dtype in frame.collect_schema().items() if dtype != nw.Unknown()}
    if KEY not in schema:
        faults.append(f"{_NAMES[owner]}: kolom {KEY} tidak ada; tanpa itu keluarga tidak dapat disusun")
        return Table(frame=frame, whole={})
    polars = frame.implementation.is_polars()
    kept_exprs = [_identity(owner, name, schema[name], frame, faults).alias(name) for name in kept if name in schema]
    exprs: dict[str, nw.Expr] = {}
    strange: list[nw.Expr] = []
    whole: dict[str, bool] = {}
    for name, declared in read.items():
        if name not in schema:
            continue
        expr, told = _cell(declared, schema[name], polars)
        if expr is None:
            kind = f"{declared.kind.value} ({told})"
            faults.append(f"{_NAMES[owner]}: kolom {name} harus {kind}, bukan {_shown(schema[name])}")
            continue
        sound = _sound(nw.col(name), declared, schema[name])
        full = not schema[name].is_float() and _nothing_missing(frame, name)
        if sound is not None and not _all_hold(frame, sound):
            strange.append(~sound.fill_null(True))
            expr, full = _cell(declared, schema[name], polars, nw.when(sound).then(nw.col(name)))[0], False
            assert expr is not None
        exprs[name], whole[name] = expr, full
    strange += _contradictions(frame, read, exprs, whole)
    _tell_by_date(read, exprs, whole, today)
    unique = owner == FAMILY and _unique(frame)
    doubted = DOUBTED in schema and not _all_hold(frame, nw.col(DOUBTED).is_null())
    if doubted or (owner == FAMILY and not unique):
        fault = _doubts(schema[DOUBTED] if doubted else None, read, exprs, whole)
        faults += [f"{_NAMES[owner]}: {fault}"] if fault else []
    if strange:
        kept_exprs.append(nw.any_horizontal(*strange, ignore_nulls=True).alias(column_name(owner, STRANGE)))
        whole[STRANGE] = True
    named = [expr.alias(column_name(owner, name)) for name, expr in exprs.items()]
    return Table(frame=frame.select(*kept_exprs, *named), whole=whole, unique=unique)


def _doubts(
    dtype: nw.dtypes.DType | None, read: Mapping[str, Field], exprs: dict[str, nw.Expr], whole: dict[str, bool]
) -> str | None:
    """Make a column for each one about which something is presumed: nothing is known, and that is doubted.

    Without a column that doubts (``dtype``), rows of one family may still come to doubt each other. Returns what is
    wrong with that column, if anything.
    """
    import narwhals.stable.v2 as nw

    if dtype is not None and not isinstance(dtype, nw.String):
        return f"kolom {DOUBTED} harus teks (String), bukan {_shown(dtype)}"
    listed = nw.concat_str(nw.lit(";"), nw.col(DOUBTED), nw.lit(";"))
    for name, declared in read.items():
        if declared.presumed is not None and (dtype is not None or name in exprs):
            said = nw.lit(False) if dtype is None else listed.str.contains(f";{name};", literal=True).fill_null(False)
            exprs[doubted_name(name)] = said & exprs[name].is_null() if name in exprs else said
            whole[doubted_name(name)] = True
    return None


def _identity(owner: str, name: str, dtype: nw.dtypes.DType, frame: Frame, faults: list[str]) -> nw.Expr:
    """Return a column that says who it is; a family without a number has :func:`nobody` for one."""
    import narwhals.stable.v2 as nw

    column = nw.col(name)
    text = isinstance(dtype, nw.String | nw.Categorical | nw.Enum)
    if not text and not (dtype.is_integer() and name != PROBLEMS):
        wanted = "teks (String)" if name == PROBLEMS else "teks (String) atau bilangan bulat"
        faults.append(f"{_NAMES[owner]}: kolom {name} harus {wanted}, bukan {_shown(dtype)}")
        return column
    if name != KEY:
        written = column.cast(nw.String())
        return written.str.zfill(_DIGITS) if name == NIK and not text else written
    if dtype == nw.UInt64() and not _all_hold(frame, column <= nw.lit(_LARGEST, nw.UInt64())) and in_memory(frame):
        faults.append(f"{_NAMES[owner]}: kolom {name} berisi bilangan yang terlalu besar untuk sebuah nomor")
        return column
    key = column if dtype in (nw.String(), nw.Int64()) else column.cast(nw.String() if text else nw.Int64())
    missing = key.is_null() | (key.is_in(["", "-", "0"]) if text else key == 0)
    if _all_hold(frame, ~missing) if text else _nothing_missing(frame, name):
        return key  # a number that is 0 stands for nobody as it is
    return nw.when(~missing).then(key).otherwise(nw.lit("", nw.String()) if text else nw.lit(0, nw.Int64()))


def nobody(frame: Frame) -> nw.Expr:
    """Return the test for rows that belong to no family: their number is empty or 0."""
    import narwhals.stable.v2 as nw

    return nw.col(KEY) == (0 if frame.collect_schema()[KEY].is_integer() else "")


def _shown(dtype: nw.dtypes.DType) -> str:
    """Name a kind of column without anything that stands in it."""
    return str(dtype) if "(" not in str(dtype) else type(dtype).__name__


def _tell_by_date(read: Mapping[str, Field], exprs: dict[str, nw.Expr], whole: dict[str, bool], today: date) -> None:
    """Let a recorded date tell the yes or no that it dates (deceased: the date of death)."""
    import narwhals.stable.v2 as nw

    for declared in read.values():
        if declared.dated_by is None:
            continue
        fields = PERSON_FIELDS if declared.owner == PERSON else FAMILY_FIELDS
        column, since = declared.column, fields[declared.dated_by].column
        if since in exprs:
            dated = exprs[since]
            otherwise = exprs.get(column, nw.lit(None, nw.Boolean()))
            exprs[column] = nw.when(~dated.is_null()).then(dated <= nw.lit(today)).otherwise(otherwise)
            whole[column] = whole[since] or whole.get(column, False)


def _contradictions(
    frame: Frame, read: Mapping[str, Field], exprs: dict[str, nw.Expr], whole: dict[str, bool]
) -> list[nw.Expr]:
    """Make unknown a number and the flag that says it cannot exist, where a row has both."""
    import narwhals.stable.v2 as nw

    found = []
    for name, declared in read.items():
        if declared.instead is None or name not in exprs:
            continue
        fields = PERSON_FIELDS if declared.owner == PERSON else FAMILY_FIELDS
        flag = fields[declared.instead[0]].column
        if flag not in exprs:
            continue
        both = ~exprs[name].is_null() & exprs[flag].fill_null(False)
        if _all_hold(frame, ~both):
            continue
        found.append(both)
        for column in (name, flag):
            exprs[column], whole[column] = nw.when(~both).then(exprs[column]), False
    return found


def _cell(
    declared: Field, dtype: nw.dtypes.DType, polars: bool, column: nw.Expr | None = None
) -> tuple[nw.Expr | None, str]:
    """Return how a column is read as its kind, or None and what was expected."""
    import narwhals.stable.v2 as nw

    column = nw.col(declared.column) if column is None else column
    match declared.kind:
        case Kind.BOOL:
            return (column if dtype == nw.Boolean() else None), "Boolean"
        case Kind.INT:
            if not dtype.is_integer():
                return None, "Int64"
            return (column if dtype == nw.Int64() else column.cast(nw.Int64())), ""
        case Kind.DECIMAL:
            if not dtype.is_numeric():
                return None, "Float64, Int64 atau Decimal"
            number = column if dtype == nw.Float64() else column.cast(nw.Float64())
            return (number.fill_nan(None) if dtype.is_float() else number), ""
        case Kind.DATE:
            if dtype == nw.Date():
                return column, ""
            moment = isinstance(dtype, nw.Datetime) and dtype.time_zone is None
            return (column.cast(nw.Date()) if moment else None), "Date, tanpa zona waktu"
        case _:
            if dtype == nw.String():
                return column, ""
            if not isinstance(dtype, nw.Categorical | nw.Enum):
                return None, "String"
            as_it_is = polars and (isinstance(dtype, nw.Categorical) or _of_its_list(declared, dtype))
            return (column if as_it_is else column.cast(nw.String())), ""


def _sound(expr: nw.Expr, declared: Field, dtype: nw.dtypes.DType) -> nw.Expr | None:
    """Return the test that a cell is one its column can mean, or None where its kind says so already."""
    import narwhals.stable.v2 as nw

    if declared.codes is not None:
        codes = list(declared.codes.values)
        return None if _of_its_list(declared, dtype) else expr.is_in(codes)
    limits: list[nw.Expr] = []
    for limit, holds in ((declared.low, ge), (declared.high, le)):
        if limit is not None:
            # beside a number that no Int64 holds, some engines want the limit in its own kind
            limits.append(holds(expr, nw.lit(max(limit, 0), nw.UInt64()) if dtype == nw.UInt64() else limit))
    return reduce(and_, limits) if limits else None


def in_memory(frame: object) -> TypeGuard[nw.DataFrame[Any]]:
    """Whether a frame lies in memory, so that a look at it costs little and hides nothing."""
    import narwhals.stable.v2 as nw

    return isinstance(frame, nw.DataFrame)


def _of_its_list(declared: Field, dtype: nw.dtypes.DType) -> bool:
    """Whether a column can hold nothing but codes of its list."""
    import narwhals.stable.v2 as nw

    known = set() if declared.codes is None else set(declared.codes.values)
    return isinstance(dtype, nw.Enum) and set(dtype.categories) <= known


def _nothing_missing(frame: Frame, name: str) -> bool:
    """Whether a table in memory has no empty cell in a column; of a lazy one nobody knows."""
    if not in_memory(frame):
        return False
    return frame.get_column(name).null_count() == 0


def _all_hold(frame: Frame, sound: nw.Expr) -> bool:
    """Whether a test holds in all rows of a table in memory; of a lazy one nobody knows."""
    if not in_memory(frame):
        return False
    return len(frame) == 0 or bool(frame.select(sound.fill_null(True).all()).item())


def _unique(frame: Frame) -> bool:
    """Whether it is known that every family has one row and a number."""
    if not in_memory(frame):
        return False
    keys = frame.get_column(KEY)
    if keys.null_count():
        return False
    if len(keys) and keys.dtype.is_integer() and keys[0] > 0 and bool((keys.tail(-1) > keys.head(-1)).all()):
        return True  # they rise: quicker to see than that each is another
    empty = keys.is_in([0] if keys.dtype.is_integer() else ["", "-", "0"])
    return not bool(empty.any()) and keys.n_unique() == len(keys)


def _keys_agree(persons: Frame, families: Frame, faults: list[str]) -> None:
    schemas = [frame.collect_schema() for frame in (persons, families)]
    if not all(KEY in schema for schema in schemas):
        return
    kinds = [schema[KEY] for schema in schemas]
    if kinds[0].is_integer() != kinds[1].is_integer():
        faults.append(
            f"kolom {KEY} harus sama jenisnya pada persons dan families, teks atau bilangan bulat; "
            f"bukan {_shown(kinds[0])} dan {_shown(kinds[1])}"
        )
