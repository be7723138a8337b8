"""Data quality: each share has its denominator, each record stands once, published figures come out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib.resources import as_file, files
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.holding import ratios_hold
from tests.reports.published import published
from tests.rules.families import AS_OF, born

from pskslib.errors import IdentityError, TableError
from pskslib.identity import Nik
from pskslib.intake import Batch, read_registry
from pskslib.regions import kutim
from pskslib.reports import CountUnit, Ratio, Report, Table
from pskslib.reports.quality_read import doubles, nik_in_form
from pskslib.reports.quality_report import data_quality
from pskslib.testing.synthetic import SAMPLE, SAMPLE_AS_OF


def made(*given: Any, **options: Any) -> Report:
    return data_quality(*given, as_of=AS_OF, period="2026", **options)


def total(table: Table, key: str) -> Any:
    assert table.total is not None
    return table.total[table.place(key)]


# --- numbers ---------------------------------------------------------------------------------------


@given(
    st.lists(
        st.one_of(
            st.from_regex(r"\A6408(?:0[0-9]|1[0-9])[0-7][0-9][01][0-9][0-9]{2}(?:0000|99[0-9]{2})\Z"),
            st.from_regex(r"\A6408040[1-7]02[0-9]{2}990[1-9]\Z"),
            st.from_regex(r"\A640804(29|69)02[0-9]{2}9901\Z"),
            st.sampled_from(["", "123", "640804570885990", "64080457088599022", "64080457O8859902"]),
        ),
        min_size=1,
        max_size=40,
    )
)
@settings(max_examples=60)
def test_a_nik_is_in_form_as_the_number_itself_says(numbers: list[str]) -> None:
    import narwhals.stable.v2 as nw

    def reads(number: str) -> bool:
        try:
            return Nik.parse(number).digits == number
        except IdentityError:
            return False

    frame = nw.from_native(pl.DataFrame({"nik": numbers}, {"nik": pl.String}))
    assert frame.select(x=nik_in_form())["x"].to_list() == [reads(n) for n in numbers]


def test_the_matching_rate_is_over_those_checked() -> None:
    nik = [f"640804570885990{n}" for n in range(1, 6)]
    persons = pl.DataFrame({"no_kk": ["a"] * 5, "nik": nik, "nik_padan": [True, True, False, None, None]})
    report = made(persons)
    assert ratios_hold(report)
    table = report.table("nik")
    assert total(table, "tingkat_padan") == Ratio(2, 3)
    assert (total(table, "belum"), total(table, "tidak_padan"), total(table, "orang")) == (2, 1, 5)
    none = made(persons.drop("nik_padan")).table("nik")
    assert total(none, "tingkat_padan").value is None
    assert total(none, "belum") == 5


def test_a_double_number_that_reading_found_is_not_a_result_of_the_civil_registry() -> None:
    one, two = "6408045708859901", "6408045708859902"
    text = f"no_kk,nik\n6408040101089901,{one}\n6408040101089902,{one}\n6408040101089903,{two}\n"
    batch = read_registry(text.encode())
    assert batch.persons_table["nik_padan"].to_list() == [False, False, None]
    report = made(batch)
    assert total(report.table("nik"), "diperiksa") == 0
    assert report.table("ganda").rows[0][1:] == (1, 2, 1)


def test_published_figures_of_matching_come_out() -> None:
    """KPK and Dukcapil 2021: 83.1 % with the rounded numbers, 83.0 % with the exact one; with 97 million 82.8 %."""
    unmatched = {row["temuan"]: row["nilai"] for row in published("temuan-dtks-nasional").iter_rows(named=True)}
    exact = int(unmatched["NIK tidak padan dengan Dukcapil"])
    rows = [("99 juta, dibulatkan", 99_000_000, 16_700_000), ("97 juta", 97_000_000, 16_700_000)]
    rows.append(("99 juta, tepat", 99_000_000, exact))
    matching = pl.DataFrame(
        [(name, n, n, n - bad) for name, n, bad in rows], ["wilayah", "jumlah", "diperiksa", "padan"], orient="row"
    )
    shares = [r.value for r in made(matching=matching).table("pemadanan").column("tingkat_padan")]  # type: ignore[union-attr]
    assert [round(float(share or 0) * 100, 1) for share in shares] == [83.1, 82.8, 83.0]
    assert round(Fraction(shares[0] or 0) * 100) == unmatched["padan"] == 83


def test_published_findings_stand_as_they_were_printed() -> None:
    table = published("temuan-dtks-nasional").with_columns(pl.col("tahun").cast(pl.String))
    made_table = made(findings=table).table("temuan")
    assert [tuple(row) for row in made_table.rows] == table.rows()
    assert made_table.total is None


def test_more_matched_than_checked_is_told_with_its_row() -> None:
    matching = pl.DataFrame(
        {"wilayah": ["A", "B"], "jumlah": [10, 10], "diperiksa": [5, 11], "padan": [6, 2]},
    )
    with pytest.raises(TableError, match="pemadanan: baris 1, 2: harus padan <= diperiksa <= jumlah"):
        made(matching=matching)


# --- doubles, heads, flags -------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["a", "b", "c", None]), max_size=12))
@settings(max_examples=60)
def test_doubles_are_counted_as_groups_and_beyond_the_first(numbers: list[str | None]) -> None:
    import narwhals.stable.v2 as nw

    found = doubles(nw.from_native(pl.DataFrame({"nik": numbers}, {"nik": pl.String})), "nik")
    known = [n for n in numbers if n is not None]
    assert found.beyond == len(known) - len({*known})
    assert found.groups == sum(known.count(n) > 1 for n in {*known})


people = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["1", "2", "4", None]), st.sampled_from(["x", "y", None])), max_size=10
)


@given(people, st.integers(0, 99))
@settings(max_examples=40)
def test_every_family_stands_once_and_order_changes_nothing(found: list[Any], seed: int) -> None:
    cards = ["0", "1", "2", "3"]
    rows = [(str(n), relation, nik) for n, relation, nik in found]
    schema = {"no_kk": pl.String, "hubungan_keluarga": pl.String, "nik": pl.String}
    homes = pl.DataFrame({"no_kk": cards, "kode_desa": ["64.08.04.2001", "64.08.01.2001", None, "64.01.01.2001"]})
    report = made(pl.DataFrame(rows, schema, orient="row"), families=homes)
    table = report.table("kepala_keluarga")
    assert total(table, "kk") == 4
    heads = [[r for n, r, _ in rows if n == c] for c in cards]
    assert table.column("kk") == (
        sum(h.count("1") == 1 for h in heads),
        sum("1" not in h and any(h) for h in heads),
        sum(h.count("1") > 1 for h in heads),
        sum(not any(h) for h in heads),
    )
    nik = report.table("nik")
    assert total(nik, "orang") == len(rows)
    assert nik.column("kode_kecamatan")[:18] == tuple(k.code.dotted for k in kutim().kecamatan)
    elsewhere = sum(n in "23" for n, *_ in rows)
    assert sum(nik.column("orang")[18:]) == elsewhere  # type: ignore[arg-type]
    Random(seed).shuffle(rows)
    assert made(pl.DataFrame(rows, schema, orient="row"), families=homes) == report


@given(st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from("abcd")), max_size=14))
@settings(max_examples=40)
def test_flags_overlap_and_persons_do_not(marks: list[tuple[str, str]]) -> None:
    frame = pl.DataFrame(marks, {"orang": pl.String, "tanda": pl.String}, orient="row")
    report = made(flags=frame)
    by_flag, by_number = report.table("tanda"), report.table("banyaknya_tanda")
    each = {p: len({f for q, f in marks if q == p}) for p, _ in marks}
    assert total(by_number, "orang") == len(each)
    assert by_number.column("orang") == (
        sum(n == 1 for n in each.values()),
        sum(n == 2 for n in each.values()),
        sum(n > 2 for n in each.values()),
    )
    assert sum(by_flag.column("orang")) == sum(each.values()) >= len(each)  # type: ignore[arg-type]
    assert not by_flag.columns[1].adds  # a sum of persons by flag would be no number of persons


# --- completeness ----------------------------------------------------------------------------------


def test_completeness_is_over_those_whom_a_fact_can_be_about() -> None:
    persons = pl.DataFrame(
        {
            "no_kk": ["a"] * 6,
            "jenis_kelamin": ["P", "P", "L", "P", None, "P"],
            "tanggal_lahir": [born(30), born(30), born(30), born(3), born(30), None],
            "hamil": [True, None, None, None, None, None],
            "kolom_lain": [1, 2, 3, 4, 5, 6],
        }
    )
    table = made(persons).table("kelengkapan_orang")
    rows = {row[0]: row[2:] for row in table.rows}
    assert rows["hamil"] == (4, 1, 3, Ratio(1, 4), None)  # two women, one of unknown sex, one of unknown age
    assert rows["jenis_kelamin"] == (6, 5, 1, Ratio(5, 6), None)
    assert "kolom_lain" not in rows


def test_an_unranked_family_has_told_its_decile() -> None:
    homes = pl.DataFrame({"no_kk": ["a", "b", "c"], "desil": [1, None, None], "non_desil": [False, True, None]})
    table = made(families=homes).table("kelengkapan_keluarga")
    assert {row[0]: row[3] for row in table.rows} == {"no_kk": 3, "desil": 2}


# --- a file that was read --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def batch() -> Batch:
    with as_file(files("pskslib.testing") / "data" / SAMPLE) as path:
        return read_registry(path, as_of=SAMPLE_AS_OF)


def test_the_demo_registry_adds_up(batch: Batch) -> None:
    report = data_quality(batch, as_of=SAMPLE_AS_OF, period="November 2026")
    assert report.table("baris").column("baris") == (batch.accepted, batch.rows - batch.accepted)
    assert total(report.table("nik"), "orang") == batch.persons_table.height
    assert total(report.table("nik"), "nik_tidak_sah") == 0  # reading rejects a row whose NIK cannot be one
    assert total(report.table("kepala_keluarga"), "kk") == batch.families_table.height
    problems = report.table("masalah")
    assert total(problems, "masalah") == len(batch.problems)
    heads = report.table("kepala_keluarga").column("kk")
    odd = sum(n for n in heads[1:3] if isinstance(n, int))
    told = {row[0]: row[2] for row in problems.rows}
    assert odd == told["kepala_keluarga"]
    families = {row[0]: row[1] for row in report.table("keluarga_bermasalah").rows}
    assert families["anggota_kurang"] == batch.families_table["masalah"].str.contains("anggota_kurang").sum()
    assert not any(table.personal for table in report.tables)
    assert [table.key for table in report.tables if not table.withheld] == ["baris", "nik", "kepala_keluarga"]
    assert {c.unit for c in report.table("nik").columns[2:10]} == {CountUnit.ORANG}


def test_in_english_and_with_charts(batch: Batch) -> None:
    report = data_quality(batch, as_of=SAMPLE_AS_OF, period="November 2026")
    assert report.table("baris").in_language("en").rows[0][0] == "Accepted"
    assert [c.key for c in report.charts] == ["batang_kelengkapan_orang", "batang_kelengkapan_keluarga"]
    assert report.charts[0].alternative.id.startswith("Kelengkapan: tertinggi")


def test_nothing_given_and_wrong_columns_are_told() -> None:
    with pytest.raises(TableError, match="tidak ada yang diberikan"):
        made()
    flags = pl.DataFrame({"tanda": [date(2026, 1, 1)]})
    with pytest.raises(TableError) as told:
        made(pl.DataFrame({"nik": [1.5]}), flags=flags)
    assert told.value.faults == (
        "orang: tidak ada kolom no_kk",
        "orang: kolom nik harus teks, bukan Float64",
        "tanda: tidak ada kolom orang",
        "tanda: kolom tanda harus teks, bukan Date",
    )
