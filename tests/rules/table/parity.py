"""Tables from families, rows from tables, and where they differ from the single-family engine."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen
from hypothesis import settings

from pskslib import Decision, Family, Rulebook
from pskslib.errors import TableWarning
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code, Kind
from pskslib.population.fields import DOUBTED
from pskslib.rules.nodes import Fact
from tests.rules.table.cases import Case
from tests.rules.table.facts import declared

Native = Any
"""A frame of some library; what is done with it goes through Narwhals."""
Tables = tuple[Native, Native]
Row = Mapping[str, object]
Key = tuple[object, object, object]

COLUMNS = ("no_kk", "id_orang", "nik", "programme", "outcome", "amount_low", "amount_high")
REASONS = ("unmet", "unknown", "presumed")
DTYPES = {name: nw.Int64() if name.startswith("amount") else nw.String() for name in (*COLUMNS, *REASONS, "masalah")}

_TYPES = {Kind.BOOL: pl.Boolean, Kind.INT: pl.Int64, Kind.DECIMAL: pl.Float64, Kind.DATE: pl.Date}


EXAMPLES = settings().max_examples
"""As many as the profile says."""


def share(part: float) -> settings:
    """Some part of the examples of the profile: one example here decides about dozens of families."""
    return settings(max_examples=max(3, round(EXAMPLES * part)))


# --- families to tables -------------------------------------------------------------------------------


def key_of(family: Family, place: int) -> str:
    """What joins a family and its members."""
    return family.family_card.digits if family.family_card else f"keluarga-{place + 1}"


def tables(families: Sequence[Family], facts: Iterable[Fact]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Persons and families as Polars frames, with a column for each of ``facts`` and for no other."""
    facts = tuple(facts)
    keys = [key_of(family, place) for place, family in enumerate(families)]
    members = [(key, n, m) for key, family in zip(keys, families, strict=True) for n, m in enumerate(family.members, 1)]
    persons: dict[str, pl.Series] = {
        "no_kk": pl.Series([key for key, _, _ in members], dtype=pl.String),
        "id_orang": pl.Series([m.person_id or f"anggota-{n}" for _, n, m in members], dtype=pl.String),
        "nik": pl.Series([m.nik.digits if m.nik else None for _, _, m in members], dtype=pl.String),
    }
    homes: dict[str, pl.Series] = {"no_kk": pl.Series(keys, dtype=pl.String)}
    for fact in facts:
        of_person = fact.owner == "orang"
        things = [m for _, _, m in members] if of_person else families
        field = declared(fact)
        values = [_cell(getattr(thing, fact.name)) for thing in things]
        (persons if of_person else homes)[field.column] = pl.Series(values, dtype=_TYPES.get(field.kind, pl.String))
    for frame, things, fields in (
        (persons, [m for _, _, m in members], PERSON_FIELDS),
        (homes, families, FAMILY_FIELDS),
    ):
        doubted = [";".join(fields[name].column for name in sorted(thing.doubted)) or None for thing in things]
        if any(doubted):
            frame[DOUBTED] = pl.Series(doubted, dtype=pl.String)
    return pl.DataFrame(persons), pl.DataFrame(homes)


def _cell(value: object) -> object:
    if isinstance(value, Code):
        return value.value
    return float(value) if isinstance(value, Decimal) else value


def _duckdb(frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(frame.to_arrow())


@frozen
class Backend:
    """A library of tables: how a Polars frame becomes one of its own, and which engine is asked."""

    convert: Callable[[pl.DataFrame], Native]
    engine: str = "frame"


BACKENDS: Mapping[str, Backend] = {
    "polars": Backend(lambda frame: frame),
    "polars-lazy": Backend(lambda frame: frame.lazy()),
    "polars-auto": Backend(lambda frame: frame, engine="auto"),
    "duckdb": Backend(_duckdb),
    "pyarrow": Backend(lambda frame: frame.to_arrow()),
    "pandas": Backend(lambda frame: frame.to_pandas(use_pyarrow_extension_array=True)),
}
"""Every library that is asked about every case."""

ARRAYS = Backend(lambda frame: frame, engine="numpy")
"""The engine on arrays, for the cases that it takes."""


# --- tables to rows -----------------------------------------------------------------------------------


def decided(book: Rulebook, both: Tables, **options: Any) -> Native:
    """What :meth:`Rulebook.decide_table` answers; columns left out on purpose are no news."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TableWarning)
        return book.decide_table(*both, **options)


def rows_of(native: Native) -> list[dict[str, Any]]:
    """The rows of a frame of any library, after checking that its columns are of their kind."""
    frame = nw.from_native(native)
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    wrong = {name: dtype for name, dtype in eager.schema.items() if dtype != DTYPES.get(name, nw.String())}
    assert not wrong, wrong
    found: list[dict[str, Any]] = eager.to_arrow().to_pylist()
    return found


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Rows in one order, whatever the engine."""
    return sorted(rows, key=lambda row: [str(row[name]) for name in ("no_kk", "id_orang", "programme")])


# --- what they should be ------------------------------------------------------------------------------


def expected(book: Rulebook, families: Sequence[Family], *, strict: bool) -> Iterator[dict[str, object]]:
    """The rows that the single-family engine gives, details included."""
    codes = dict.fromkeys(code for plan in book.in_force for code in plan.codes)
    for place, family in enumerate(families):
        for decision in book.decide(family, strict=strict):
            yield _row(decision, key_of(family, place), codes)


def _row(decision: Decision, key: str, codes: Iterable[str]) -> dict[str, object]:
    verdicts = dict(zip(decision.plan.codes, decision.verdicts, strict=True))
    words = {True: "met", False: "unmet", None: "unknown"}
    subject = decision.subject
    alone = decision.place is None and not decision.family.members
    return {
        "no_kk": key,
        "id_orang": subject.person_id,
        "nik": subject.nik,
        "programme": decision.programme,
        "outcome": decision.outcome.value,
        "amount_low": decision.amount and decision.amount.low,
        "amount_high": decision.amount and decision.amount.high,
        "unmet": ";".join(code for code, verdict in verdicts.items() if verdict is False),
        "unknown": ";".join(code for code, verdict in verdicts.items() if verdict is None),
        "presumed": ";".join(decision.presumed),
        "masalah": "anggota_tidak_ada" if alone else "",
        **{_named(code): words[verdicts[code]] if code in verdicts else None for code in codes},
    }


def _named(code: str) -> str:
    """The column of a criterion: two that differ in capitals only would be one in DuckDB."""
    return f"kriteria_{code}" if code.lower() in (*COLUMNS, *REASONS, "masalah") else code


def differences(wanted: Iterable[Row], found: Iterable[Row], *, but: Iterable[str] = ()) -> list[str]:
    """Where rows of a table differ from those that are wanted, one line each.

    Args:
        wanted: Rows of the single engine.
        found: Rows of a table engine.
        but: Columns that are not looked at.
    """
    wanted, found = list(wanted), list(found)
    by_key: dict[Key, Row] = {_key(row): row for row in found}
    told = [f"{key} comes {n} times" for key, n in Counter(map(_key, found)).items() if n > 1]
    told += [f"no row {key}" for key in dict.fromkeys(map(_key, wanted)) if key not in by_key]
    told += [f"a row too many: {key}" for key in by_key.keys() - set(map(_key, wanted))]
    for row in wanted:
        other = by_key.get(_key(row))
        if other is not None:
            told += [
                f"{_key(row)} {name}: {other.get(name, 'absent')!r} instead of {row[name]!r}"
                for name in row
                if name not in but and (name not in other or other[name] != row[name])
            ]
            told += [f"{name}: column nobody asked for" for name in other if name not in row]
    return list(dict.fromkeys(told))


def _key(row: Row) -> Key:
    return row["no_kk"], row["id_orang"], row["programme"]


def asked(
    case: Case,
    backend: Backend,
    *,
    change: Callable[[pl.DataFrame], pl.DataFrame] = lambda frame: frame,
    **options: Any,
) -> list[dict[str, Any]]:
    """The rows of a case on some library, its tables changed before they become that library's."""
    people, homes = (backend.convert(change(frame)) for frame in tables(case.families, case.population.columns))
    return rows_of(decided(case.book, (people, homes), engine=backend.engine, **options))


# --- what must be the same ----------------------------------------------------------------------------


def disagreements(case: Case, backend: Backend, *, strict: bool) -> list[str]:
    """Where a table engine and the single engine differ on a case."""
    found = asked(case, backend, strict=strict, detail=True)
    return differences(expected(case.book, case.families, strict=strict), found)


def brief_disagreements(case: Case, backend: Backend, *, strict: bool) -> list[str]:
    """Where a brief answer differs from the full one; that of problems may say less."""
    long = [{name: row[name] for name in COLUMNS} for row in asked(case, backend, strict=strict)]
    brief = asked(case, backend, strict=strict, brief=True)
    told = [f"column {name}" for row in brief for name in row.keys() - {*COLUMNS, "masalah"}]
    return told + differences(long, [{name: row[name] for name in COLUMNS} for row in brief])


def orphan_disagreements(case: Case, backend: Backend, lost: Collection[str], *, strict: bool) -> list[str]:
    """Where families whose row is taken away are not decided about as families of which nothing is known."""
    keys = [key_of(family, place) for place, family in enumerate(case.families)]
    wanted = [
        Family(family_card=f.family_card, members=f.members) if key in lost else f
        for key, f in zip(keys, case.families, strict=True)
    ]
    homes = dict(zip(keys, wanted, strict=True))
    rows = [
        {**row, "masalah": "keluarga_tidak_ada" if row["no_kk"] in lost else row["masalah"]}
        for row in expected(case.book, wanted, strict=strict)
        if homes[str(row["no_kk"])].members or row["no_kk"] not in lost
    ]

    def without(frame: pl.DataFrame) -> pl.DataFrame:
        return frame if "id_orang" in frame.columns else frame.filter(~pl.col("no_kk").is_in(list(lost)))

    return differences(rows, asked(case, backend, change=without, strict=strict, detail=True))
