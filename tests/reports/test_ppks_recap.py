"""Recap of PPKS: every record counts once in each dimension, units stay apart, blank is not 0."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, KECAMATAN, by_name, frame, spellings, total

from pskslib import Family, Person
from pskslib.classification import PPKS_KINDS, classifications
from pskslib.errors import TableError
from pskslib.regions import kutim
from pskslib.reports import CountUnit, Kind, Ratio, Report, ppks_recap
from pskslib.reports.regions_rows import kecamatan_finder

DAY = date(2026, 11, 24)
COLUMNS = ("kecamatan", "jenis_ppks", "jenis_kelamin", "nik")
FIND = kecamatan_finder(kutim())
UNIT_TABLES = ("jenis_orang", "jenis_keluarga", "jenis_jiwa")
kinds = st.sampled_from(["AT", "anak_terlantar", "WRSE", "KBSP", "PPKS-26", "1"])
entries = st.tuples(
    spellings, kinds, st.sampled_from(["L", "p", "perempuan", None]), st.sampled_from(["a", "b", "c", None, ""])
)


def recap(rows: Any, **more: Any) -> Report:
    return ppks_recap(rows, as_of=DAY, period="Tahun 2026", **more)


def place_of(name: str | None) -> str:
    return FIND(name) if name else ""


@settings(max_examples=40)
@given(st.lists(entries, max_size=25), st.sampled_from([*BACKENDS]))
def test_every_entry_counts_once_in_every_dimension(rows: list[tuple[Any, ...]], backend: str) -> None:
    report = recap(BACKENDS[backend](frame(rows, *COLUMNS)))
    by_place = report.table("per_kecamatan")

    assert sum(total(report.table(key), "jumlah") or 0 for key in UNIT_TABLES) == len(rows)
    units = [c.key for c in by_place.columns if c.key.startswith("entri_")]
    assert sum(total(by_place, key) or 0 for key in units) == len(rows)
    found = {str(row[0]): sum(row[by_place.place(key)] or 0 for key in units) for row in by_place.rows}  # type: ignore[misc]
    assert {code: n for code, n in found.items() if n} == Counter(place_of(row[0]) for row in rows)
    for key in UNIT_TABLES:
        table = report.table(key)
        for row in table.rows:
            sexes = [row[table.place(name)] for name in ("laki_laki", "perempuan", "jk_tidak_diketahui")]
            assert row[table.place("jumlah")] == (sum(sexes) if rows else None)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(st.lists(entries, max_size=25))
def test_people_are_counted_once_however_many_kinds_they_are_of(rows: list[tuple[Any, ...]]) -> None:
    report = recap(frame(rows, *COLUMNS))
    table = report.table("per_kecamatan")
    of_people = [row for row in rows if row[1] != "KBSP"]
    named = [row for row in of_people if row[3]]

    assert total(table, "orang_unik") == len({row[3] for row in named})
    places = {place_of(row[0]) for row in rows}
    for row in table.rows:
        here = {r[3] for r in named if place_of(r[0]) == row[0]}
        assert row[table.place("orang_unik")] == (len(here) if row[0] in places else None)
    nameless = len(of_people) - len(named)
    assert any(note.id.startswith(f"{nameless} entri tanpa NIK") for note in report.notes) == bool(nameless)


@settings(max_examples=30)
@given(st.lists(st.tuples(spellings, kinds, st.integers(0, 9) | st.none()), max_size=20))
def test_sums_give_what_single_rows_give_and_blank_stays_blank(rows: list[tuple[Any, ...]]) -> None:
    sums = frame(rows, "kecamatan", "jenis_ppks", "jumlah", jumlah=pl.Int64)
    single = frame([row[:2] for row in rows for _ in range(row[2] or 0)], "kecamatan", "jenis_ppks")
    told, counted = recap(sums).table("per_kecamatan"), recap(single).table("per_kecamatan")
    keys = [c.key for c in told.columns if c.kind is Kind.COUNT]

    assert [n or 0 for n in total(told, *keys)] == [n or 0 for n in total(counted, *keys)]
    reported = {(place_of(r[0]), code) for r in rows if r[2] is not None for code in [r[1]]}
    for row in told.rows:
        blank = row[told.place("perempuan_rawan_sosial_ekonomi")] is None
        assert blank == ((row[0], "WRSE") not in reported)


def test_a_kecamatan_that_sent_nothing_is_blank_and_one_that_reported_none_is_zero() -> None:
    rows = frame([("Bengalon", "AT")], "kecamatan", "jenis_ppks")
    found = by_name(recap(rows, reported=["Kaubun"]).table("per_kecamatan"), "anak_terlantar")

    assert (found["Bengalon"], found["Kaubun"], found["Telen"]) == (1, 0, None)
    assert [*found] == KECAMATAN  # order of code, and no row for the unknown
    assert by_name(recap(rows.clear()).table("per_kecamatan"), "anak_terlantar") == dict.fromkeys(KECAMATAN)
    nothing = recap(rows.clear(), reported=KECAMATAN).table("jenis_orang")
    assert set(nothing.column("jumlah")) == {0}


def test_units_never_meet() -> None:
    table = recap(frame([("Telen", "KBSP"), ("Telen", "KAT"), ("Telen", "AT")], "kecamatan", "jenis_ppks"))
    by_place = table.table("per_kecamatan")

    assert total(by_place, "entri_orang", "entri_jiwa", "entri_keluarga") == [1, 1, 1]
    for identity in by_place.identities:
        units = {by_place.columns[by_place.place(key)].unit for key in (identity.total, *identity.parts)}
        assert len(units) == 1
    told = frame([("AT", "orang"), ("AT", "KK")], "jenis_ppks", "satuan")
    with pytest.raises(TableError, match="baris 1, 2: Anak Terlantar tertulis dalam KK dan orang"):
        recap(told)


def test_the_unit_that_is_written_holds() -> None:
    report = recap(frame([("fakir miskin", "KK", 12)], "jenis_ppks", "satuan", "jumlah", jumlah=pl.Int64))

    assert total(report.table("jenis_kk"), "jumlah") == 12
    assert report.table("jenis_kk").columns[2].unit is CountUnit.KK


def test_rates_name_their_population_and_changes_have_none_on_a_base_of_zero() -> None:
    now = frame([("AT", 6), ("WRSE", 5), ("AJ", 3)], "jenis_ppks", "jumlah", jumlah=pl.Int64)
    then = frame([("AT", 4), ("WRSE", 0)], "jenis_ppks", "jumlah", jumlah=pl.Int64)
    people = frame([("64.08", 456_333, "Dukcapil 2025-S1")], "wilayah", "penduduk", "sumber", penduduk=pl.Int64)
    table = recap(now, previous=then, population=people).table("jenis_orang")
    change, rate = by_name(table, "perubahan", "kode"), by_name(table, "tingkat", "kode")

    assert (change["PPKS-02"], change["PPKS-23"].value, change["PPKS-04"]) == (Ratio(2, 4), None, None)
    assert rate["PPKS-02"] == Ratio(6, 456_333)
    column = table.columns[table.place("tingkat")]
    assert column.base is not None
    assert (column.scale, column.base.id) == (1000, "Penduduk: Dukcapil 2025-S1")
    assert total(table, "selisih", "perubahan") == [None, None]  # the years do not have the same kinds


def test_faults_are_told_all_at_once_with_their_rows() -> None:
    rows = frame([("Bengalo", "AT", "X", 1), ("Telen", "ATT", "L", 3)], *COLUMNS[:3], "dilayani", dilayani=pl.Int64)
    with pytest.raises(TableError) as caught:
        recap(rows)

    told = "\n".join(caught.value.faults)
    for words in (
        "kolom kecamatan: baris 1: Wilayah 'Bengalo' tidak dikenal",
        "kolom jenis_ppks: baris 2: jenis 'ATT' tidak dikenal",
        "kolom jenis_kelamin: baris 1: harus L atau P",
        "kolom dilayani: baris 2: lebih banyak",
    ):
        assert words in told
    with pytest.raises(TableError, match="tidak ada kolom jenis_ppks"):
        recap(rows.drop("jenis_ppks"))
    with pytest.raises(TableError, match="kolom jumlah: baris 1: harus bilangan bulat, 0 atau lebih"):
        recap(frame([("AT", -1)], "jenis_ppks", "jumlah", jumlah=pl.Int64))
    with pytest.raises(TableError, match="melapor: Wilayah 'Kaubunn' tidak dikenal"):
        recap(rows.clear(), reported=["Kaubunn"])


def test_decisions_about_kinds_are_entries() -> None:
    book = classifications(as_of=DAY)
    person = Person(nik="6408045708859902", sex="P", birth_date=date(1985, 8, 17), income_sufficient=False)
    family = Family(village="64.08.09.2001", members=[person, Person(sex="L")])
    decisions = [d for kind in ("PPKS-23", "PPKS-14") for d in book.decide_members(family, kind)]
    held = sum(d.outcome.value == "eligible" for d in decisions)
    report = recap(decisions)

    assert held
    assert by_name(report.table("per_kecamatan"), "entri_orang")["Bengalon"] == held
    waiting = sum(d.outcome.value == "undetermined" for d in decisions)
    assert any(note.id.startswith(f"{waiting} keputusan belum dapat") for note in report.notes)
    with pytest.raises(TableError, match="butir 1: bukan keputusan tentang jenis PPKS"):
        recap([None])


def test_sensitive_kinds_are_marked_where_they_stand() -> None:
    report = recap(frame([("Telen", "ODHA")], "kecamatan", "jenis_ppks"))
    sensitive = {kind.code for kind in PPKS_KINDS if kind.sensitive}

    assert {c.key for c in report.table("per_kecamatan").columns if c.sensitive} == sensitive
    assert report.table("jenis_orang").sensitive_rows == {f"PPKS-{k.number:02}" for k in PPKS_KINDS if k.sensitive}


def test_the_words_of_a_chart_are_those_of_its_table() -> None:
    rows = frame([("Telen", "AT"), ("Telen", "AJ"), ("Kaubun", "AT")], "kecamatan", "jenis_ppks")
    tiles = recap(rows).charts[0]

    assert tiles.alternative.id == "Jumlah entri (orang): tertinggi Telen (2), terendah Kaubun (1); 16 tanpa laporan."
    assert "highest Telen (2)" in tiles.alternative.en
