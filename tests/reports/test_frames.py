"""What builders take: declared columns of any table library, every fault told at once, with rows."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, frame

from pskslib.errors import ReportError, TableError, UnitError
from pskslib.reports import Column, CountUnit, Identity, Kind, Table, Text, total_row
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, read, read_all, recoded, translated

TABLE = InputTable(
    key="isi",
    argument="rows",
    about="",
    columns=(
        InputColumn(name="nama", sort=Sort.TEXT, filled=True, about=""),
        InputColumn(name="n", sort=Sort.COUNT, about=""),
        InputColumn(name="hari", sort=Sort.DATE, needed=False, about=""),
        InputColumn(name="ya", sort=Sort.FLAG, needed=False, about=""),
        InputColumn(name="x", sort=Sort.NUMBER, needed=False, about=""),
    ),
)


def cells(data: Any, name: str) -> list[Any]:
    faults: list[str] = []
    found = read(data, TABLE, faults)
    assert not faults
    assert found is not None
    return found.frame.get_column(name).to_list()


@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_become_their_sort_in_every_library(backend: str) -> None:
    rows = pl.DataFrame(
        {"nama": ["a", "b"], "n": [1, None], "hari": [date(2026, 1, 2), None], "ya": [True, None], "lain": [1, 2]}
    )
    given_rows = BACKENDS[backend](rows)
    assert [cells(given_rows, name) for name in ("nama", "n", "hari", "ya")] == [
        ["a", "b"],
        [1, None],
        [date(2026, 1, 2), None],
        [True, None],
    ]


def test_whole_numbers_with_blanks_may_be_floats_or_decimals() -> None:
    base = {"nama": ["a", "b"]}
    assert cells(pd.DataFrame({**base, "n": [1.0, float("nan")]}), "n") == [1, None]
    assert cells(pl.DataFrame({**base, "n": [Decimal("3"), None]}), "n") == [3, None]
    assert cells(pl.DataFrame({**base, "n": [True, False]}), "n") == [1, 0]
    assert cells(pl.DataFrame({**base, "n": [None, None]}), "n") == [None, None]
    assert cells(pl.DataFrame({"nama": [640804, 640805], "n": [1, 1]}), "nama") == ["640804", "640805"]
    moments = [datetime(2026, 1, 2, 9), None]
    assert cells(pl.DataFrame({**base, "n": [1, 1], "hari": moments}), "hari") == [date(2026, 1, 2), None]


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_fault_is_told_at_once(backend: str) -> None:
    rows = pl.DataFrame({"nama": ["a", None, "c"], "n": [-1, 2, -3], "hari": ["x", "y", "z"]})
    faults: list[str] = []
    assert read(BACKENDS[backend](rows), TABLE, faults) is None
    assert faults == ["isi: kolom hari harus tanggal, bukan String"]
    faults.clear()
    assert read(BACKENDS[backend](rows.drop("hari")), TABLE, faults) is None
    assert faults == [
        "isi: kolom nama: baris 2: belum diisi",
        "isi: kolom n: baris 1, 3: harus bilangan bulat, 0 atau lebih",
    ]


def test_halves_are_no_counts_and_what_is_no_table_is_told() -> None:
    faults: list[str] = []
    read(pl.DataFrame({"nama": ["a", "b"], "n": [1.5, 2.0]}), TABLE, faults)
    assert faults == ["isi: kolom n: baris 1: harus bilangan bulat, 0 atau lebih"]
    with pytest.raises(TableError, match="isi: bukan tabel melainkan int"):
        read_all([(3, TABLE)])  # type: ignore[list-item]
    with pytest.raises(TableError, match="tabel isi belum diberikan"):
        read_all([(None, TABLE)])
    with pytest.raises(TableError, match="isi: tidak ada kolom nama; isi: tidak ada kolom n"):
        read_all([(pl.DataFrame({"z": [1]}), TABLE)])


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["a", "A", "b", None, "-", " a "]), max_size=12), st.sampled_from([*BACKENDS]))
def test_spellings_become_one_code(written: list[str | None], backend: str) -> None:
    faults: list[str] = []
    table = read(BACKENDS[backend](frame([(w,) for w in written], "nama")), _loose(), faults)
    assert isinstance(table, Input)
    codes = translated(table, "nama", str.casefold, faults)
    expected = ["" if w in (None, "-") else w.strip().casefold() for w in written]

    assert faults == []
    assert [codes[w] for w in written] == expected
    assert [codes.get(w, w) for w in recoded(table.frame, "nama", codes).get_column("nama").to_list()] == expected


def _loose() -> InputTable:
    return InputTable(
        key="isi", argument="rows", about="", columns=(InputColumn(name="nama", sort=Sort.TEXT, about=""),)
    )


def number(key: str, unit: CountUnit = CountUnit.ORANG) -> Column:
    return Column(key=key, label=Text.same(key), kind=Kind.COUNT, unit=unit)


NAME = Column(key="nama", label=Text.same("Nama"))


def _uncounted(key: str) -> Column:
    """A column whose total is told, not added."""
    return Column(key=key, label=Text.same(key), kind=Kind.COUNT, unit=CountUnit.ORANG, additive=False)


def test_a_total_over_rows_of_which_some_are_blank_may_be_too_low_but_no_row_may() -> None:
    columns = (NAME, number("semua"), number("a"), number("b"))
    whole = (Identity(total="semua", parts=("a", "b")),)
    rows = (("x", 3, 1, 2), ("y", 5, None, None), ("z", None, 7, None))
    table = Table(
        key="t", title=Text.same("T"), columns=columns, rows=rows, total=total_row(columns, rows, "J"), identities=whole
    )
    assert table.total == ("J", 8, 8, 2)
    some = rows[:2]  # all of the sums are known here, and not all of their parts
    Table(
        key="t", title=Text.same("T"), columns=columns, rows=some, total=total_row(columns, some, "J"), identities=whole
    )
    with pytest.raises(ReportError, match=r"baris jumlah: semua 8, jumlah a \+ b 9"):
        Table(
            key="t",
            title=Text.same("T"),
            columns=(NAME, number("semua"), *(_uncounted(key) for key in ("a", "b"))),
            rows=(("x", 3, 1, 2), ("y", 5, 3, 2)),
            total=("J", 8, 7, 2),
            identities=whole,
        )
    with pytest.raises(ReportError, match=r"baris 1 \(x\): semua 4, jumlah a \+ b 3"):
        Table(key="t", title=Text.same("T"), columns=columns, rows=(("x", 4, 1, 2),), identities=whole)
    mixed = (NAME, number("semua"), number("a", CountUnit.KK), number("b"))
    with pytest.raises(UnitError):
        Table(key="t", title=Text.same("T"), columns=mixed, rows=(("x", 3, 1, 2),), identities=whole)
