"""Every table engine gives the rows that the single-family engine gives, on rules that nobody chose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache
from random import Random
from typing import Literal

import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pskslib import Family, Person, Rulebook, rulebook, to_tables
from pskslib.rules.nodes import Fact
from pskslib.rules.table.lookup import lookup_for
from tests.rules.families import AS_OF, families
from tests.rules.table.cases import Case, cases, cases_for_arrays
from tests.rules.table.parity import (
    ARRAYS,
    BACKENDS,
    COLUMNS,
    EXAMPLES,
    Backend,
    asked,
    brief_disagreements,
    decided,
    differences,
    disagreements,
    expected,
    key_of,
    ordered,
    orphan_disagreements,
    rows_of,
    share,
    tables,
)
from tests.rules.table.populations import Population, card, facts_of

each_backend = pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)
eager = pytest.mark.parametrize("name", ["polars", "pyarrow", "pandas"])


# --- the same answers -------------------------------------------------------------------------------


@each_backend
@share(1 / 6)
@given(case=cases(), strict=st.booleans())
def test_random_rules_on_random_families(backend: Backend, case: Case, strict: bool) -> None:
    """Outcome, amounts, reasons, presumptions and details, row by row."""
    assert disagreements(case, backend, strict=strict) == []


SIZES = {
    "as-they-are": {},
    "small-blocks": {"arrays._BLOCK": range(5, 5)},
    "few-kinds": {"lookup._MOST_KINDS": 20},
}
"""Sizes that the engine works in: cut down, so that small tables have many blocks and many groups of kinds."""


@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
@share(1 / 8)
@given(case=cases_for_arrays(), strict=st.booleans())
def test_random_rules_on_arrays(sizes: dict[str, int | range], case: Case, strict: bool) -> None:
    """The same on NumPy arrays, for the rules and tables that these take."""
    with pytest.MonkeyPatch.context() as patch:
        for name, size in sizes.items():
            patch.setattr(f"pskslib.rules.table.{name}", size)
        lookup_for.cache_clear()

        assert disagreements(case, ARRAYS, strict=strict) == []


@pytest.fixture(scope="module")
def spark() -> Backend:
    from tests.spark import spark_frame

    return Backend(lambda frame: spark_frame(frame.to_arrow()))


@settings(max_examples=max(4, EXAMPLES // 50), phases=(Phase.generate,))
@given(case=cases(least=60, most=120), strict=st.booleans())
def test_random_rules_on_spark(spark: Backend, case: Case, strict: bool) -> None:
    """Spark is slow to start a query: fewer rule books, more families, and no search for a smaller example."""
    assert disagreements(case, spark, strict=strict) == []


@cache
def whole_book(day: date) -> tuple[Rulebook, tuple[Fact, ...]]:
    """The shipped rule book and every fact that it reads; its plans take a second to make."""
    book = rulebook(as_of=day)
    return book, tuple(dict.fromkeys(fact for plan in book.in_force for fact in plan.facts()))


def shipped(day: date, drawn: Sequence[Family], codes: Collection[str] | None = None) -> Case:
    """Programmes of the shipped rule book, by default all in force, and families, each with a card."""
    whole, facts = whole_book(day)
    book = whole
    if codes is not None:
        book = evolve(whole, programmes=tuple(whole.programme(code) for code in codes))
        book._plans.update({code: whole.plan(code) for code in codes})  # not made anew for every example
    people = tuple(evolve(family, family_card=card(place)) for place, family in enumerate(drawn))
    return Case(book, Population(people, facts))


@settings(max_examples=1, phases=(Phase.generate,))
@given(drawn=st.lists(families(AS_OF), min_size=20, max_size=40), strict=st.booleans())
def test_shipped_rules_on_spark(spark: Backend, drawn: list[Family], strict: bool) -> None:
    """Every programme that is in force, in one plan."""
    assert disagreements(shipped(AS_OF, drawn), spark, strict=strict) == []


_AT_A_TIME = 4
"""Programmes a case: the whole book in one plan takes DuckDB seconds to plan."""
SHIPPED = [AS_OF, date(2020, 5, 1), date(2018, 2, 28), date(2024, 2, 29)]


@pytest.mark.parametrize("day", SHIPPED, ids=str)
@pytest.mark.parametrize("backend", [*BACKENDS.values(), ARRAYS], ids=[*BACKENDS, "numpy"])
@share(1 / 50)
@given(data=st.data(), strict=st.booleans())
def test_shipped_rules(backend: Backend, day: date, data: st.DataObject, strict: bool) -> None:
    """A few of the programmes in force at a time, on several editions; arrays take those about families."""
    drawn = data.draw(st.lists(families(day), min_size=1, max_size=12))
    plans = whole_book(day)[0].in_force
    there = [plan.programme.code for plan in plans if not plan.by_person or backend is not ARRAYS]
    codes = data.draw(st.permutations(there))[:_AT_A_TIME]

    assert disagreements(shipped(day, drawn, codes), backend, strict=strict) == []


# --- the shape of the tables makes no difference ------------------------------------------------------


@each_backend
@share(1 / 40)
@given(case=cases(least=0, most=0), detail=st.booleans())
def test_tables_without_rows(backend: Backend, case: Case, detail: bool) -> None:
    """No row in, no row out, and the same columns."""
    book = case.book
    people, homes = (backend.convert(frame) for frame in tables((), case.population.columns))
    answer = decided(book, (people, homes), engine=backend.engine, detail=detail)

    assert rows_of(answer) == []


@each_backend
@share(1 / 40)
@given(case=cases(least=1, most=1))
def test_tables_of_one_family(backend: Backend, case: Case) -> None:
    """One row in each table, or none of persons."""
    assert disagreements(case, backend, strict=False) == []


def emptied(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every fact unknown, its columns still there."""
    return frame.with_columns(pl.lit(None, dtype).alias(n) for n, dtype in frame.schema.items() if n not in COLUMNS)


def bare(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without any column of facts."""
    return frame.select(name for name in frame.columns if name in COLUMNS)


@each_backend
@share(1 / 25)
@given(case=cases(least=1, most=6), strict=st.booleans())
def test_a_missing_column_and_an_empty_one_are_the_same(backend: Backend, case: Case, strict: bool) -> None:
    """Nothing is known in both cases."""
    wanted = [Family(family_card=f.family_card, members=[_nobody(m) for m in f.members]) for f in case.families]
    rows = list(expected(case.book, wanted, strict=strict))

    assert differences(rows, asked(case, backend, change=emptied, strict=strict, detail=True)) == []
    assert differences(rows, asked(case, backend, change=bare, strict=strict, detail=True)) == []


def _nobody(member: Person) -> Person:
    """A member of whom only the identity is known."""
    return Person(person_id=member.person_id, nik=member.nik)


@each_backend
@share(1 / 25)
@given(case=cases(), seed=st.integers(0, 2**32))
def test_the_order_of_rows_makes_no_difference(backend: Backend, case: Case, seed: int) -> None:
    """Members and families in any order."""

    def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
        places = list(range(len(frame)))
        Random(seed).shuffle(places)
        return frame[places]

    found = asked(case, backend, change=shuffled, detail=True)

    assert differences(expected(case.book, case.families, strict=False), found) == []


@share(1 / 25)
@given(case=cases(least=2), sizes=st.lists(st.integers(1, 9), min_size=1))
def test_arrow_tables_in_pieces(case: Case, sizes: list[int]) -> None:
    """A chunked table is the same table."""

    def cut(frame: pl.DataFrame) -> pa.Table:
        whole, start, pieces = frame.to_arrow(), 0, []
        for size in sizes:
            pieces.append(whole.slice(start, size))
            start += size
        return pa.concat_tables([*pieces, whole.slice(start)])

    assert disagreements(case, Backend(cut), strict=False) == []


@share(1 / 15)
@given(case=cases_for_arrays(), before=st.integers(0, 9), strict=st.booleans())
def test_polars_tables_that_are_part_of_others(case: Case, before: int, strict: bool) -> None:
    """Truth values begin within a byte, and the last byte holds those of other rows; tables come in pieces."""

    def part(frame: pl.DataFrame) -> pl.DataFrame:
        others = pl.concat([frame] * 10).head(before)
        return pl.concat([others, frame, frame]).slice(len(others), len(frame))

    def cut(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.concat([frame[:before], frame[before:]], rechunk=False)

    for convert in (part, cut):
        assert disagreements(case, Backend(convert, engine="numpy"), strict=strict) == []


@each_backend
@share(1 / 25)
@given(case=cases(), strict=st.booleans())
def test_a_brief_answer_is_the_answer_without_reasons(backend: Backend, case: Case, strict: bool) -> None:
    """Outcome and amounts are the same; families that are out by their own facts need no members."""
    assert brief_disagreements(case, backend, strict=strict) == []


@share(1 / 25)
@given(case=cases_for_arrays(), strict=st.booleans())
def test_a_brief_answer_on_arrays(case: Case, strict: bool) -> None:
    """The same on arrays."""
    assert brief_disagreements(case, ARRAYS, strict=strict) == []


@each_backend
@share(1 / 25)
@given(case=cases(least=1), strict=st.booleans(), data=st.data())
def test_members_of_a_family_that_is_not_listed(
    backend: Backend, case: Case, strict: bool, data: st.DataObject
) -> None:
    """Orphans are decided about as a family of whose facts nothing is known, and the row says so."""
    keys = [key_of(family, place) for place, family in enumerate(case.families)]
    lost = data.draw(st.sets(st.sampled_from(keys), min_size=1))

    assert orphan_disagreements(case, backend, lost, strict=strict) == []


@eager
@share(1 / 40)
@given(case=cases(), data=st.data())
def test_one_programme_asked_by_its_code(name: str, case: Case, data: st.DataObject) -> None:
    """A code, or several in a list, give those rows and no other."""
    codes = data.draw(st.lists(st.sampled_from([p.code for p in case.book.programmes]), min_size=1, unique=True))
    wanted = [row for row in ordered(asked(case, BACKENDS[name])) if row["programme"] in codes]

    assert ordered(asked(case, BACKENDS[name], programmes=codes)) == wanted
    if len(codes) == 1:
        assert ordered(asked(case, BACKENDS[name], programmes=codes[0])) == wanted


@share(1 / 25)
@given(case=cases())
def test_facts_that_no_rule_reads_make_no_difference(case: Case) -> None:
    """Other columns may stand in the tables, even of another kind than declared."""
    read = {fact.name for fact in facts_of(case.book)}
    others = [fact for fact in _OTHERS if fact.name not in read]

    def more(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(pl.lit(1.5).alias(fact.name) for fact in others).with_columns(nama=pl.lit("Amir"))

    assert ordered(asked(case, BACKENDS["polars"], change=more)) == ordered(asked(case, BACKENDS["polars"]))


@eager
@share(1 / 40)
@given(case=cases(), strict=st.booleans())
def test_the_tables_that_the_library_writes(
    name: Literal["polars", "pyarrow", "pandas"], case: Case, strict: bool
) -> None:
    """What :func:`to_tables` makes of families is decided as the families are."""
    answer = decided(case.book, to_tables(case.families, name), strict=strict, detail=True)

    assert differences(expected(case.book, case.families, strict=strict), rows_of(answer)) == []


_OTHERS = (Fact(owner="orang", name="veteran"), Fact(owner="keluarga", name="slum_area"))
Change = Callable[[pl.DataFrame], pl.DataFrame]
