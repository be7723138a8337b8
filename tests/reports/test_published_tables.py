"""Published tables, rebuilt from their rows: the printed totals hold, or the test says which one does not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl
import pytest
from tests.reports.published import body, printed_total, published

from pskslib.errors import ReportError, TableError
from pskslib.reports import Column, CountUnit, Identity, Kind, Ratio, Table, Text, ppks_recap, statistics, total_row

DAY = date(2026, 11, 24)


def total(table: Table, key: str) -> object:
    """A cell of the total row."""
    assert table.total is not None
    return table.total[table.place(key)]


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("ppks-dki-jakarta-2020", ["PMKS lain-lain", "Orang terlantar", "Waria"]),
        ("ppks-kota-depok-2021", ["Keluarga berumah tidak layak huni"]),
    ],
)
def test_recaps_of_two_cities_add_up_to_what_they_printed(name: str, local: list[str]) -> None:
    rows = body(name)
    report = ppks_recap(rows, as_of=DAY, period="", local_kinds=local)
    table = report.table("jenis_orang")

    assert total(table, "jumlah") == printed_total(name, "jumlah") == rows["jumlah"].sum()
    told = dict(zip(table.column("jenis"), table.column("jumlah"), strict=True))
    assert {kind: told[kind] for kind in local} == dict(
        rows.filter(pl.col("jenis_ppks").is_in(local)).select("jenis_ppks", "jumlah").iter_rows()
    )
    assert sum(n is not None for n in table.column("jumlah")) == len(rows)  # kinds that were not printed stay blank


def test_a_recap_with_kinds_of_its_own_is_refused_until_they_are_named() -> None:
    with pytest.raises(TableError, match="baris 1: jenis 'PMKS lain-lain' tidak dikenal"):
        ppks_recap(body("ppks-dki-jakarta-2020"), as_of=DAY, period="")


def test_kutim_2013_has_no_printed_total_and_two_units_that_are_not_added() -> None:
    report = ppks_recap(body("ppks-kutai-timur-2013"), as_of=date(2013, 12, 31), period="Tahun 2013")
    people, souls = report.table("jenis_orang"), report.table("jenis_jiwa")

    assert [total(people, "jumlah"), total(souls, "jumlah")] == [5374, 3323]  # 8,697 only across units
    assert sum(n is not None for t in (people, souls) for n in t.column("jumlah")) == 15
    shares = {row[0]: row[people.place("bagian")] for row in people.rows}
    assert shares["PPKS-07"] == Ratio(3555, 5374)
    assert any("tidak dijumlahkan" in note.id for note in report.notes)


def test_poverty_of_kutim_in_long_form() -> None:
    report = statistics(published("kemiskinan-kutim-2010-2025"), as_of=date(2026, 1, 13), period="2010-2025")
    table = report.table("statistik")
    values = {
        (row[3], row[2]): cell.value for row in table.rows if isinstance(cell := row[table.place("nilai")], Ratio)
    }

    assert len(values) == 32
    percent = [values["Persentase penduduk miskin", year] for year in ("2024", "2025")]
    thousands = [values["Penduduk miskin", year] for year in ("2024", "2025")]
    assert percent[1] - percent[0] == Fraction(-74, 100)  # type: ignore[operator]
    assert thousands[1] - thousands[0] == Fraction(-22, 10)  # type: ignore[operator]


def test_poor_families_of_kutim_2021_only_three_kecamatan_were_printed() -> None:
    table = statistics(
        published("keluarga-miskin-kutai-timur-2021"), as_of=DAY, period="2021", level="kecamatan"
    ).table("statistik")
    found = {row[0]: cell.value for row in table.rows if isinstance(cell := row[5], Ratio)}

    assert found["64.08"] == 9492
    assert sum(n for code, n in found.items() if code != "64.08" and n) == 2806  # the other 6,686 were not printed


def thousandths(name: str, unit: CountUnit) -> Column:
    return Column(key=name, label=Text.same(name), kind=Kind.COUNT, unit=unit)


def test_neglected_children_the_total_of_2009_is_off_by_a_hundred() -> None:
    wrong = {}
    for (year,), rows in published("balita-telantar-indonesia").group_by("tahun", maintain_order=True):
        columns = (Column(key="indikator", label=Text.same("Indikator")), thousandths("anak", CountUnit.ORANG))
        cells = [(name, round(n * 1000)) for name, n in rows.select("indikator", "ribu_anak").iter_rows()]
        try:
            Table(key="t", title=Text.same("T"), columns=columns, rows=tuple(cells[:-1]), total=cells[-1])
        except ReportError as error:
            wrong[year] = str(error)

    assert wrong == {2009: "t: jumlah kolom anak adalah 21217600, tertulis 21217500"}


def test_poverty_of_kaltim_the_total_of_march_2025_is_40_persons_more_than_its_parts() -> None:
    wrong = {}
    for (period,), rows in published("kemiskinan-kaltim-2024-2025").group_by("periode", maintain_order=True):
        told = {name: None if n is None else round(n * 1000) for name, n in rows.select("wilayah", "ribu_jiwa").rows()}
        columns = (
            Column(key="periode", label=Text.same("Periode")),
            *(thousandths(name, CountUnit.JIWA) for name in ("perkotaan", "perdesaan", "jumlah")),
        )
        parts = Identity(total="jumlah", parts=("perkotaan", "perdesaan"))
        row = (period, told["perkotaan"], told["perdesaan"], told["jumlah"])
        try:
            Table(key="t", title=Text.same("T"), columns=columns, rows=(row,), identities=(parts,))
        except ReportError as error:
            wrong[period] = str(error)

    assert [*wrong] == ["2025-03"]  # rounded apart: 199.67 against 199.71
    assert "199710, jumlah perkotaan + perdesaan 199670" in wrong["2025-03"]


def test_poverty_lines_of_kaltim_are_food_and_the_rest() -> None:
    rupiah = {"kind": Kind.MONEY, "unit": CountUnit.RUPIAH}
    names = ("gk_makanan", "gk_bukan_makanan", "gk_total")
    table = published("garis-kemiskinan-kaltim")
    columns = (
        Column(key="periode", label=Text.same("Periode")),
        *(Column(key=name, label=Text.same(name), **rupiah) for name in names),  # type: ignore[arg-type]
    )
    rows = tuple(table.select("periode", *names).rows())
    Table(
        key="t",
        title=Text.same("T"),
        columns=columns,
        rows=rows,
        identities=(Identity(total=names[2], parts=names[:2]),),
    )
    for line, members, household in table.select("gk_total", "art_rumah_tangga_miskin", "gk_per_rumah_tangga").rows():
        assert round(Fraction(str(members)) * line) == household


def test_villages_left_behind_add_up() -> None:
    columns = (Column(key="kabupaten", label=Text.same("K")), thousandths("desa_tertinggal", CountUnit.DESA))
    rows = [row[:2] for row in published("desa-tertinggal-kaltim").rows()]
    assert total_row(columns, rows[:-1], "Jumlah") == (*rows[-1][:1], 17) == rows[-1]
