"""Which engine answers: dataframe expressions, or arrays where the tables lie in memory and in order."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from pskslib.errors import MissingExtra, TableError, TableWarning
from pskslib.rules.plan import Plan
from pskslib.rules.table.counters import condition_of, reachable
from pskslib.rules.table.inputs import KEY, NIK, PERSON_ID, PROBLEMS, Tables, columns_read, read_tables
from pskslib.rules.table.pandas_tables import from_arrow, to_arrow
from pskslib.rules.table.sheet import Options, Sheet, make_sheet
from pskslib.rules.table.terms import FAMILY, PERSON

if TYPE_CHECKING:
    from pskslib.rules.table.inputs import Frame

FrameT = TypeVar("FrameT")
ENGINES: Final = ("auto", "frame", "numpy")
_NO_ARRAYS: Final = (
    "engine 'numpy' butuh tabel Polars di memori, tiap keluarga satu baris pada families, dan anggotanya "
    "berurutan pada persons; pakai engine 'auto' atau 'frame'"
)


def decide_tables(
    persons: FrameT, families: FrameT, plans: Sequence[Plan], options: Options, engine: str
) -> FrameT:
    """Decide every family and person of two tables; see :meth:`pskslib.rules.Rulebook.decide_table`."""
    try:
        import narwhals.stable.v2 as nw
    except ImportError:
        raise MissingExtra("narwhals", extra="frame") from None

    if engine not in ENGINES:
        raise TableError((f"engine {engine!r} tidak ada; pilihan: {', '.join(ENGINES)}",))
    people, homes = nw.from_native(persons), nw.from_native(families)
    people, homes = _alike(people, homes)
    pandas = people.implementation.is_pandas()
    if pandas:
        people, homes = _from_pandas(people, homes, plans)
    tables = read_tables(people, homes, plans)
    if tables.absent:
        warnings.warn(
            f"kolom tidak ada, jadi belum diketahui untuk semua: {', '.join(tables.absent)}", TableWarning, stacklevel=3
        )
    sheet = make_sheet(plans, tables.whole, options)
    result = _evaluated(tables, sheet, plans[0].as_of, engine)
    native = result.to_native()
    return from_arrow(native) if pandas else native


def _from_pandas(people: Frame, homes: Frame, plans: Sequence[Plan]) -> tuple[Frame, Frame]:
    """Take pandas frames over into Arrow, column by column."""
    import narwhals.stable.v2 as nw

    read = columns_read(plans)
    persons = to_arrow(people.to_native(), {KEY: None, PERSON_ID: None, NIK: None, **read[PERSON]}, "persons")
    families = to_arrow(homes.to_native(), {KEY: None, PROBLEMS: None, **read[FAMILY]}, "families")
    return nw.from_native(persons), nw.from_native(families)


def _evaluated(tables: Tables, sheet: Sheet, today: date, engine: str) -> Frame:
    """Work the sheet out on arrays where that is possible and wished for, else as expressions."""
    import narwhals.stable.v2 as nw

    persons = tables.persons.frame
    in_polars = isinstance(persons, nw.DataFrame) and persons.implementation.is_polars()
    if engine != "frame":
        made = _on_arrays(tables, sheet, today) if in_polars else None
        if made is not None:
            return made
        if engine == "numpy":
            raise TableError((_NO_ARRAYS,))
    from pskslib.rules.table.frames import evaluate

    if in_polars:
        return evaluate(tables.lazy(), sheet, today).collect(engine="streaming")
    return evaluate(tables, sheet, today)


def _on_arrays(tables: Tables, sheet: Sheet, today: date) -> Frame | None:
    """Work out on arrays; None where the rows do not stand in order or NumPy is not there."""
    import narwhals.stable.v2 as nw

    counted = [condition_of(term) for term in reachable(sheet.outputs) if term.op == "count"]
    mixed = any(column.owner == FAMILY for condition in counted for column in condition.columns)
    if mixed or not tables.families.unique or any(answer.plan.by_person for answer in sheet.answers):
        return None
    try:
        from pskslib.rules.table.blocks import evaluate, starts_of
    except ImportError:
        return None
    persons, families = tables.persons.frame.to_native(), tables.families.frame.to_native()
    starts = starts_of(persons, families)
    return None if starts is None else nw.from_native(evaluate(persons, families, starts, sheet, today))


def _alike(people: Frame, homes: Frame) -> tuple[Frame, Frame]:
    """Both tables on one engine; one lazy frame makes both lazy."""
    import narwhals.stable.v2 as nw

    if people.implementation is not homes.implementation:
        raise TableError(
            (
                f"persons ({people.implementation.value}) dan families ({homes.implementation.value}) harus jenis "
                "tabel yang sama; ubah salah satunya",
            )
        )
    if isinstance(people, nw.LazyFrame) is not isinstance(homes, nw.LazyFrame):
        return people.lazy(), homes.lazy()
    return people, homes
