"""Which engine answers: dataframe expressions, or arrays where the tables lie in memory and in order."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from pskslib.errors import MissingExtra, TableError, TableWarning
from pskslib.population.fields import DOUBTED
from pskslib.rules.plan import Plan
from pskslib.rules.table.counters import condition_of, reachable
from pskslib.rules.table.inputs import KEY, NIK, PERSON_ID, PROBLEMS, Tables, columns_read, in_memory, read_tables
from pskslib.rules.table.pandas_tables import from_arrow, to_arrow
from pskslib.rules.table.sheet import Options, Sheet, make_sheet
from pskslib.rules.table.terms import FAMILY, PERSON

if TYPE_CHECKING:
    from pskslib.rules.table.inputs import Frame

FrameT = TypeVar("FrameT")
ENGINES: Final = ("auto", "frame", "numpy")


def decide_tables(persons: FrameT, families: FrameT, plans: Sequence[Plan], options: Options, engine: str) -> FrameT:
    """Decide every family and person of two tables; see :meth:`pskslib.rules.Rulebook.decide_table`."""
    if find_spec("narwhals") is None:
        raise MissingExtra("narwhals", extra="frame")
    if engine not in ENGINES:
        raise TableError((f"engine {engine!r} tidak ada; pilihan: {', '.join(ENGINES)}",))
    people, homes = _alike(_narwhals(persons, "persons"), _narwhals(families, "families"))
    pandas = people.implementation.is_pandas()
    faults: list[str] = []
    if pandas:
        people, homes = _from_pandas(people, homes, plans, faults)
    tables = read_tables(people, homes, plans, faults)
    if tables.absent:
        what = f"kolom tidak ada atau kosong, jadi belum diketahui untuk semua: {', '.join(tables.absent)}"
        warnings.warn(what, TableWarning, stacklevel=3)
    sheet = make_sheet(plans, tables.whole, options)
    result = _evaluated(tables, sheet, plans[0].as_of, engine)
    native: Any = result.to_native()
    return cast("FrameT", from_arrow(native) if pandas else native)


def _narwhals(frame: object, name: str) -> Frame:
    import narwhals.stable.v2 as nw

    try:
        made: Frame = nw.from_native(frame)
        made.collect_schema()
    except nw.exceptions.NarwhalsError as error:
        raise TableError((f"{name}: tabel tidak dapat dibaca: {type(error).__name__}; judul kolom ganda?",)) from None
    except TypeError:
        raise TableError(
            (
                f"{name} harus tabel Polars, DuckDB, PyArrow, pandas atau PySpark, bukan {type(frame).__name__}; "
                "keluarga sebagai objek: pakai to_tables(families)",
            )
        ) from None
    return made


def _from_pandas(people: Frame, homes: Frame, plans: Sequence[Plan], faults: list[str]) -> tuple[Frame, Frame]:
    """Take pandas frames over into Arrow, column by column."""
    import narwhals.stable.v2 as nw

    read = columns_read(tuple(plans))
    persons = to_arrow(
        people.to_native(), {KEY: None, PERSON_ID: None, NIK: None, DOUBTED: None, **read[PERSON]}, "persons", faults
    )
    families = to_arrow(
        homes.to_native(), {KEY: None, PROBLEMS: None, DOUBTED: None, **read[FAMILY]}, "families", faults
    )
    return nw.from_native(persons), nw.from_native(families)


def _evaluated(tables: Tables, sheet: Sheet, today: date, engine: str) -> Frame:
    """Work the sheet out on arrays where that is possible and wished for, else as expressions."""
    persons = tables.persons.frame
    in_polars = in_memory(persons) and persons.implementation.is_polars()
    if engine != "frame":
        made = _on_arrays(tables, sheet, today) if in_polars else "bukan tabel Polars di memori"
        if not isinstance(made, str):
            return made
        if engine == "numpy":
            raise TableError((f"engine 'numpy' tidak dapat dipakai: {made}; pakai engine 'auto' atau 'frame'",))
    from pskslib.rules.table.frames import evaluate

    if in_polars:
        collected: Any = evaluate(tables.lazy(), sheet, today).collect(engine="streaming")
        return collected  # type: ignore[no-any-return]  # in memory, as what came in
    return evaluate(tables, sheet, today)


def _on_arrays(tables: Tables, sheet: Sheet, today: date) -> Frame | str:
    """Work out on arrays, or say why that is not possible."""
    import narwhals.stable.v2 as nw

    counted = [condition_of(term) for term in reachable(sheet.outputs) if term.op == "count"]
    if any(column.owner == FAMILY for condition in counted for column in condition.columns):
        return "ada syarat anggota yang memakai fakta keluarga"
    if any(answer.plan.by_person for answer in sheet.answers):
        return "ada program yang memutuskan per orang"
    if not tables.families.unique:
        return "ada keluarga tanpa nomor atau nomor yang dua kali ada pada families"
    for library in ("numpy", "pyarrow"):
        if find_spec(library) is None:
            return f"{library} belum terpasang"
    from pskslib.rules.table.blocks import evaluate, starts_of

    persons, families = tables.persons.frame.to_native(), tables.families.frame.to_native()
    starts = starts_of(persons, families)
    if starts is None:
        return "anggota tiap keluarga tidak berurutan seperti families, atau ada yang tanpa pasangan"
    made: Any = nw.from_native(evaluate(persons, families, starts, sheet, today))
    return made  # type: ignore[no-any-return]  # in memory, as what came in


def _alike(people: Frame, homes: Frame) -> tuple[Frame, Frame]:
    """Both tables on one engine; one lazy frame makes both lazy."""
    if people.implementation is not homes.implementation:
        raise TableError(
            (
                f"persons ({people.implementation.value}) dan families ({homes.implementation.value}) harus jenis "
                "tabel yang sama; ubah salah satunya",
            )
        )
    if in_memory(people) is not in_memory(homes):
        return people.lazy(), homes.lazy()
    return people, homes
