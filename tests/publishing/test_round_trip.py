"""Whatever a report holds, every format shows exactly that, cell by cell, to a program that did not write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib.publishing.inert import LONGEST, cut, inert, unformula
from pskslib.publishing.shown import plain_decimal, rounded, shower
from pskslib.publishing.xlsx_file import sheet_names
from pskslib.reports import Cell, Column, Hidden, Kind, Ratio, Report, Table
from tests.publishing import readers
from tests.publishing.reports import made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laporan")


def body(table: Table) -> list[tuple[Cell, ...]]:
    return [*table.rows, *([] if table.total is None else [table.total])]


def grid(report: Report, table: Table) -> readers.Grid:
    """Return what people should see."""
    shows = [shower(column, report.language) for column in table.columns]
    return [[readers.plain(show(cell)) for show, cell in zip(shows, row, strict=True)] for row in body(table)]


FEW = settings(max_examples=40)
"""Files are slow to make."""


@pytest.mark.parametrize("suffix", [*readers.SHOWN])
@FEW
@given(data=st.data())
def test_people_see_every_cell(suffix: str, folder: Path, data: st.DataObject) -> None:
    report = data.draw(made())
    seen = readers.SHOWN[suffix](report.save(folder / f"lihat{suffix}"))
    wanted = [grid(report, table) for table in report.tables]
    if suffix == ".docx":  # wide tables stand there in parts
        assert sorted(_cells(seen)) >= sorted(_cells(wanted))
        assert {*_cells(seen)} == {*_cells(wanted)}
    else:
        assert seen == wanted


def _cells(tables: list[readers.Grid]) -> list[str]:
    return [cell for table in tables for row in table for cell in row]


@settings(max_examples=10)
@given(report=made(most=1))
def test_a_pdf_shows_every_cell(folder: Path, report: Report) -> None:
    text = readers.pdf(report.save(folder / "lihat.pdf")).replace(" ", "")
    for cell in _cells([grid(report, report.tables[0])]):
        if cell.isascii():  # the letters that typst brings know no Chinese
            assert cell.replace(" ", "") in text


def as_csv(column: Column, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Hidden():
            return "*"
        case Ratio():
            return "-" if cell.value is None else plain_decimal(cell.value * column.scale, column.decimals)
        case date():
            return cell.isoformat()
        case str():
            return unformula(inert(cell))
        case _:
            return str(cell)


@FEW
@given(report=made())
def test_a_csv_holds_every_cell(folder: Path, report: Report) -> None:
    for old in folder.glob("data*.csv"):
        old.unlink()
    path = report.save(folder / "data.csv")
    names = ["data.csv"] if len(report.tables) == 1 else [f"data-t{n}.csv" for n in range(len(report.tables))]
    assert sorted(p.name for p in folder.glob("data*.csv")) == sorted([*names, "data-kamus.csv"])
    for name, table in zip(names, report.tables, strict=True):
        head, *rest = readers.rows(path.with_name(name))
        assert head == [column.key for column in table.columns]
        read = [[float(c) if _number(c) else c for c in row] for row in rest]
        wanted = [[as_csv(k, c) for k, c in zip(table.columns, row, strict=True)] for row in body(table)]
        assert read == [[float(c) if _number(c) else c for c in row] for row in wanted]


def _number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


@FEW
@given(report=made())
def test_a_json_holds_every_cell(folder: Path, report: Report) -> None:
    found = readers.tables(report.save(folder / "data.json"))
    assert found["keadaan_per"] == report.as_of.isoformat()
    for told, table in zip(found["tabel"], report.tables, strict=True):
        rows = [*told["baris"], *([] if told["jumlah"] is None else [told["jumlah"]])]
        for row, wanted in zip(rows, body(table), strict=True):
            for column, cell in zip(table.columns, wanted, strict=True):
                value = row[column.key]
                if isinstance(cell, int):
                    assert value == cell
                    assert type(value) is int
                elif isinstance(cell, Ratio) and cell.value is not None:
                    assert value == float(as_csv(column, cell))
                elif isinstance(cell, str):
                    assert value == inert(cell)
                else:
                    assert ("" if value is None else value) == as_csv(column, cell)


@FEW
@given(report=made())
def test_an_xlsx_holds_every_cell_with_its_type(folder: Path, report: Report) -> None:
    sheets = readers.xlsx(report.save(folder / "data.xlsx"))
    assert len(sheets) == len(report.tables) + 1
    for name, table in zip(sheet_names(report), report.tables, strict=True):
        rows = sheets[name][5 : 5 + len(body(table))]
        rows += [[""] * len(table.columns)] * (len(body(table)) - len(rows))  # blank rows at the end
        for row, wanted in zip(rows, body(table), strict=True):
            for column, value, cell in zip(table.columns, row, wanted, strict=False):
                check_typed(report, column, value, cell)


def check_typed(report: Report, column: Column, value: Any, cell: Cell) -> None:
    match cell:
        case Ratio() if cell.value is not None:
            wanted = rounded(cell.value * column.scale, column.decimals) / 10**column.decimals
            assert value == pytest.approx(wanted / (100 if column.scale == 100 else 1), rel=1e-12)
        case date():
            assert value == cell
        case str():
            assert value == cut(inert(cell), LONGEST)
        case int() if abs(cell) < 10**15:
            assert value == cell
            assert isinstance(value, float)
        case int():
            assert value == shower(column, report.language)(cell)
        case _:
            assert value == as_csv(column, cell)
    if column.kind in (Kind.TEXT, Kind.CODE):
        assert isinstance(value, str)
