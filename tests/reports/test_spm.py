"""SPM: caps, weights, zero denominators, classes on the raw value, a person counted once in the year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, by_name, frame, total

from pskslib.errors import TableError
from pskslib.reports import Ratio, Report, spm
from pskslib.reports.spm_index import Service, class_of, index_of, mean_of
from pskslib.reports.spm_inputs import MONTHS

DAY = date(2026, 12, 31)
CODES = ("S1", "S2", "S3", "S4", "S5")
small = st.integers(0, 30)
services = st.builds(
    Service, code=st.just("S1"), target=small, served=small, due=st.integers(0, 5), met=st.integers(0, 5)
)


def targets(*rows: tuple[Any, ...], months: tuple[str, ...] = ("jan", "feb")) -> pl.DataFrame:
    types = dict.fromkeys(("sasaran", *months), pl.Int64)
    return frame(rows, "layanan", "sasaran", *months, **types)


def quality(*rows: tuple[Any, ...]) -> pl.DataFrame:
    names = ("layanan", "mutu", "kelompok", "satuan", "harus", "jan")
    return frame(rows, *names, harus=pl.Int64, jan=pl.Int64)


def report(rows: Any, **more: Any) -> Report:
    return spm(rows, as_of=DAY, period="Tahun 2026", **more)


@given(services)
def test_the_index_is_four_fifths_a_and_one_fifth_b_never_above_one(service: Service) -> None:
    index = index_of(service)
    if not service.target or not service.due:
        assert index.value is None
        assert index.excluded == (service.target == 0)
        return
    assert service.served is not None
    assert service.met is not None
    a = min(Fraction(1), Fraction(service.served, service.target))
    b = min(Fraction(1), Fraction(service.met, service.due))
    assert index.value == Fraction(4, 5) * a + Fraction(1, 5) * b <= 1
    assert index.capped == (service.served > service.target)


@given(st.lists(services, min_size=1, max_size=5))
def test_nobody_to_serve_is_left_out_or_counts_as_reached(found: list[Service]) -> None:
    out = [index_of(service) for service in found]
    full = [index_of(service, "penuh") for service in found]

    counted = [index.value for index in out if not index.excluded]
    expected = None if None in counted or not counted else sum(filter(None, counted), Fraction(0)) / len(counted)
    assert mean_of(out) == expected
    assert not any(index.excluded for index in full)
    for service, index in zip(found, full, strict=True):
        assert (index.reach == 1) >= (service.target == 0)
        assert index.value is not None


@pytest.mark.parametrize(
    ("percent", "name"),
    [
        ("100", "Tuntas Paripurna"),
        ("99.999", "Tuntas Utama"),
        ("99.5", "Tuntas Utama"),
        ("90", "Tuntas Utama"),
        ("89.999", "Tuntas Madya"),
        ("79.99", "Tuntas Pratama"),
        ("69.99", "Tuntas Muda"),
        ("60", "Tuntas Muda"),
        ("59.999", "Belum Tuntas"),
        ("0", "Belum Tuntas"),
    ],
)
def test_classes_are_decided_on_the_raw_value(percent: str, name: str) -> None:
    assert class_of(Fraction(percent) / 100).name.id == name


def test_more_than_the_target_is_shown_as_it_is_and_counted_as_full() -> None:
    found = report(targets(("S1", 100, 60, 50)), quality=quality(("S1", "L03", "barang/jasa", "paket", 5, 5)))
    index = found.table("indeks")

    assert by_name(found.table("a"), "belum", "kode")["S1"] == 0
    assert (by_name(index, "a", "kode")["S1"], by_name(index, "ip", "kode")["S1"]) == (Ratio(110, 100), Ratio(1, 1))
    assert any("110 / 100" in note.id for note in found.notes)
    assert (by_name(index, "ip", "kode")["S2"], total(index, "ip")) == (None, None)  # others have not reported


def test_a_year_without_a_disaster_has_nobody_to_serve() -> None:
    rows = [(code, 10, 8, 0) for code in CODES[:4]] + [("S5", 0, 0, 0)]
    items = [(code, f"butir {code}", "sdm", "orang", 2, 2) for code in CODES[:4]]
    index = report(targets(*rows), quality=quality(*items)).table("indeks")

    assert by_name(index, "kelas", "kode")["S5"] == "Tidak ada sasaran"
    cell = by_name(index, "ip", "kode")["S5"]
    assert isinstance(cell, Ratio)
    assert cell.value is None  # 0/0 is "-", not 0 and not blank
    assert total(index, "ip").value == Fraction(84, 100)
    full = report(
        targets(*rows), quality=quality(*items, ("S5", "B01", "barang/jasa", "porsi", 0, 0)), zero_target="penuh"
    )
    assert total(full.table("indeks"), "ip").value == (4 * Fraction(84, 100) + 1) / 5


services_given = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(["a", "b", "c"]),
    st.integers(0, 364).map(lambda n: date(2026, 1, 1) + timedelta(n)),
)


@settings(max_examples=40)
@given(st.lists(services_given, max_size=20), st.sampled_from([*BACKENDS]))
def test_a_person_helped_in_many_months_is_one_person_in_the_first(rows: list[tuple[Any, ...]], backend: str) -> None:
    given_rows = BACKENDS[backend](frame(rows, "layanan", "nik", "tanggal", tanggal=pl.Date))
    wanted = targets(*((code, 10) for code in CODES), months=())
    table = report(wanted, persons=given_rows).table("a")

    for row in table.rows:
        first: dict[str, date] = {}
        for code, who, day in rows:
            if code.upper().replace(" ", "") == row[0]:
                first[who] = min(first.get(who, day), day)
        months = [row[table.place(month)] for month in MONTHS]
        assert months == [sum(day.month == number for day in first.values()) for number in range(1, 13)]
        assert row[table.place("total")] == len(first)


@pytest.mark.parametrize("backend", BACKENDS)
def test_spellings_of_a_service_make_nobody_two_persons(backend: str) -> None:
    rows = [("S1", "a", date(2026, 1, 5)), ("s1", "a", date(2026, 2, 5))]
    for order in (rows, rows[::-1]):
        each = BACKENDS[backend](frame(order, "layanan", "nik", "tanggal", tanggal=pl.Date))
        table = report(targets(("S1", 10), months=()), persons=each).table("a")
        assert [by_name(table, key, "kode")["S1"] for key in ("jan", "feb", "total")] == [1, 0, 1]


def test_a_month_without_a_report_is_blank() -> None:
    table = report(targets(("S1", 10, 3, None))).table("a")
    assert [by_name(table, key, "kode")["S1"] for key in ("jan", "feb", "mar", "total")] == [3, None, None, 3]
    later = spm(targets(("S1", 10), months=()), as_of=date(2026, 2, 1), period="", persons=_one()).table("a")
    assert [by_name(later, key, "kode")["S1"] for key in ("jan", "feb", "mar")] == [1, 0, None]


def _one() -> pl.DataFrame:
    return frame([("S1", "a", date(2026, 1, 5))], "layanan", "nik", "tanggal", tanggal=pl.Date)


def test_money_and_what_is_left_of_it() -> None:
    budget = frame(
        [("S1", 1_000, 300, 200)], "layanan", "anggaran", "jan", "mei", anggaran=pl.Int64, jan=pl.Int64, mei=pl.Int64
    )
    table = report(targets(("S1", 1, 1, 0)), budget=budget).table("c")
    assert total(table, "anggaran", "jumlah", "selisih", "persen") == [1_000, 500, 500, Ratio(500, 1_000)]


def test_faults_are_told_all_at_once() -> None:
    with pytest.raises(TableError) as caught:
        report(
            targets(("S1", 1, 0, 0), ("s1", 1, 0, 0), ("S9", 1, 0, 0)),
            quality=quality(("S1", "B01", "barang/jasa", "porsi", 1, 1), ("S1", "L03", "lain", "x", 1, 1)),
            persons=frame([("S1", "a", date(2025, 1, 5))], "layanan", "nik", "tanggal", tanggal=pl.Date),
            zero_target="lain",
        )
    told = "\n".join(caught.value.faults)
    for words in (
        "penerima: kolom layanan: baris 1, 2: S1 lebih dari satu kali",
        "penerima: kolom layanan: baris 3: 'S9' bukan layanan",
        "mutu: baris 1: B01 bukan mutu S1",
        "mutu: kolom kelompok: baris 2: 'lain' bukan kelompok mutu",
        "orang: kolom tanggal: baris 1: harus dalam 2026",
        "tanpa_sasaran harus kecualikan atau penuh",
    ):
        assert words in told


def test_weights_and_classes_name_their_source_and_confidence() -> None:
    said = " ".join(source.id for source in report(targets(("S1", 1, 1, 0))).sources)
    assert "Bobot dan batas: tiga sistem pelaporan" in said
    assert said.count("keyakinan sedang") == 2
