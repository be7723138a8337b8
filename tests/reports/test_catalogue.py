"""The catalogue: names are unique, inputs are declared as the builders read them, examples can be made of all."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import reports
from pskslib.errors import PskslibError, TableError, UnknownName
from pskslib.regions import kutim
from pskslib.reports import CATALOGUE, Report, find_report
from pskslib.reports.entry import Entry
from pskslib.reports.frames import InputColumn, InputTable, Sort

FIXED = {"as_of", "period", "regions"}


def name_of(entry: Entry) -> str:
    return entry.name


@pytest.mark.parametrize("entry", CATALOGUE, ids=name_of)
def test_an_entry_is_declared_as_its_builder_is(entry: Entry) -> None:
    signature = inspect.signature(entry.function)
    arguments = [table.argument for table in entry.inputs] + [option.argument for option in entry.options]

    assert {*arguments} | FIXED <= {*signature.parameters}
    assert len({*arguments}) == len(arguments)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", entry.name)
    assert next(iter(signature.parameters)) == entry.inputs[0].argument
    for table in entry.inputs:
        parameter = signature.parameters[table.argument]
        assert (parameter.default is inspect.Parameter.empty) == table.needed
        names = [column.name for column in table.columns]
        assert all(re.fullmatch("[a-z]+(_[a-z0-9]+)*", name) for name in [table.key, *names])
        assert len({*names}) == len(names)
        assert all(column.about for column in table.columns)


@pytest.mark.parametrize("entry", CATALOGUE, ids=name_of)
def test_the_docstring_of_a_builder_names_every_column_that_is_needed(entry: Entry) -> None:
    text = inspect.getdoc(entry.function) or ""
    if "decide_table" in text:
        return  # its columns are told there
    needed = [c.name for table in entry.inputs for c in table.columns if c.needed]
    assert [name for name in needed if f"``{name}``" not in text] == []


def test_names_are_unique_and_builders_are_at_the_front_of_the_room() -> None:
    names = [entry.name for entry in CATALOGUE]
    assert len({*names}) == len(names)
    assert [e.function for e in CATALOGUE if getattr(reports, e.function.__name__) is not e.function] == []


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(UnknownName, match="laporan 'rekap-pks' tidak ada; pilih rekap-p"):
        find_report("rekap-pks")
    entry = find_report("rekap-ppks")
    with pytest.raises(UnknownName, match="tidak ada tabel 'x'; yang ada: ppks, tahun_lalu, penduduk"):
        entry.build({"ppks": pl.DataFrame(), "x": pl.DataFrame()}, {})
    with pytest.raises(UnknownName, match="tidak ada pilihan 'x'; yang ada: melapor"):
        entry.option("x")
    with pytest.raises(TableError, match="tabel ppks belum diberikan"):
        entry.build({}, {})


def test_options_are_read_as_they_are_declared() -> None:
    assert find_report("rekap-ppks").option("melapor").read("Telen, Kaubun,") == ("Telen", "Kaubun")
    assert find_report("usul-sanggah").option("mulai").read("2026-11-01") == date(2026, 11, 1)
    with pytest.raises(UnknownName, match="bukan tanggal"):
        find_report("usul-sanggah").option("mulai").read("1/11/2026")
    with pytest.raises(UnknownName, match="harus kecualikan atau penuh, bukan 'x'"):
        find_report("spm-sosial").option("tanpa_sasaran").read("x")


def test_the_room_and_its_catalogue_load_no_table_library() -> None:
    code = "import sys; import pskslib.reports.catalogue; print(*sorted({'polars', 'narwhals', 'numpy', 'pandas', "
    code += "'pyarrow', 'xlsxwriter'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == []


MINE = [entry for entry in CATALOGUE if entry.inputs[0].columns and not entry.inputs[0].key.startswith("keputusan")]
WORDS = [
    "Telen",
    "Kongbeng",
    "layak",
    "ruta",
    "usulan",
    "S1",
    "TKSK",
    "AT",
    "naik",
    "2026-11-24T18:00",
    "salur",
    "L",
    None,
]
DTYPES = {
    Sort.TEXT: pl.String,
    Sort.COUNT: pl.Int64,
    Sort.MONEY: pl.Int64,
    Sort.NUMBER: pl.Float64,
    Sort.DATE: pl.Date,
    Sort.FLAG: pl.Boolean,
}


def cell(column: InputColumn) -> st.SearchStrategy[Any]:
    """Whatever the sort of a column allows, sensible or not."""
    return {
        Sort.TEXT: st.sampled_from(WORDS),
        Sort.COUNT: st.none() | st.integers(-1, 9),
        Sort.MONEY: st.none() | st.integers(0, 10**12),
        Sort.NUMBER: st.none() | st.integers(0, 400).map(lambda n: n / 4),
        Sort.DATE: st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        Sort.FLAG: st.none() | st.booleans(),
    }[column.sort]


@st.composite
def table_of(draw: st.DrawFn, declared: InputTable) -> pl.DataFrame:
    """A table with the columns that are needed and some of the others."""
    columns = [c for c in declared.columns if c.needed or draw(st.booleans())]
    height = draw(st.integers(0, 4))
    return pl.DataFrame(
        {c.name: pl.Series([draw(cell(c)) for _ in range(height)], dtype=DTYPES[c.sort], strict=False) for c in columns}
    )


@settings(max_examples=150)
@given(st.data())
def test_any_table_gives_a_report_or_a_sentence(data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(MINE))
    tables = {t.key: data.draw(table_of(t)) for t in entry.inputs if t.needed or data.draw(st.booleans())}
    made: Report | str
    try:
        made = entry.build(tables, {}, as_of=date(2026, 12, 31), period="Tahun 2026", regions=kutim())
    except PskslibError as error:
        made = str(error)
    assert made
    if isinstance(made, Report):
        assert made.name == entry.name
