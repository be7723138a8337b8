"""Disasters: the latest sheet replaces the ones before, stock holds, fewer persons than families cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, KECAMATAN, by_name, frame, total

from pskslib.errors import TableError
from pskslib.reports import Report, disaster

DAY = date(2026, 11, 24)
TIMES = ["2026-11-22T18:00", "2026-11-23T06:00", "2026-11-24T06:00", "2026-11-24T18:00"]
row = st.tuples(
    st.sampled_from(["Banjir", "Kebakaran"]),
    st.sampled_from(TIMES),
    st.sampled_from(KECAMATAN[:3]),
    st.integers(0, 20),
    st.integers(0, 60),
).map(lambda r: (*r[:3], r[3], r[3] + r[4]))


def built(rows: Any, **more: Any) -> Report:
    return disaster(rows, as_of=DAY, period="November 2026", **more)


def sheets(*rows: tuple[Any, ...], more: tuple[str, ...] = ()) -> pl.DataFrame:
    names = ("kejadian", "waktu", "kecamatan", "kk", "jiwa", *more)
    return frame(rows, *names, **dict.fromkeys(names[3:], pl.Int64))


def stock(*rows: tuple[Any, ...]) -> pl.DataFrame:
    names = ("barang", "satuan", "awal", "masuk", "keluar", "akhir")
    return frame(rows, *names, **dict.fromkeys(names[2:], pl.Int64))


@settings(max_examples=60)
@given(
    st.lists(row, min_size=1, max_size=12, unique_by=lambda r: r[:3]),
    st.sampled_from([*BACKENDS]),
    st.sampled_from(TIMES),
)
def test_only_the_latest_sheet_of_an_event_counts(rows: list[tuple[Any, ...]], backend: str, at: str) -> None:
    told = [r for r in rows if r[1] <= at]
    report = built(BACKENDS[backend](sheets(*rows)), at=at)
    last = {event: max(r[1] for r in told if r[0] == event) for event in {r[0] for r in told}}
    latest = [r for r in told if r[1] == last[r[0]]]

    for table in (report.table("kejadian"), report.table("kecamatan")):
        assert [n or 0 for n in total(table, "kk", "jiwa")] == [sum(r[n] for r in latest) for n in (3, 4)]
    assert {r[0] for r in report.table("kejadian").rows} == {*last}
    if any(table.key == "perkembangan" for table in report.tables):
        course = report.table("perkembangan")
        assert course.total is None  # successive sheets are never added up
        assert not any(column.adds for column in course.columns)


def test_a_place_twice_in_one_sheet_is_told() -> None:
    with pytest.raises(TableError, match=r"baris 1, 2: wilayah sama dua kali dalam satu lembar \(Banjir, 2026-11-24"):
        built(sheets(("Banjir", TIMES[2], "Kongbeng", 1, 4), ("Banjir", TIMES[2], "64.08.08", 1, 4)))


def test_what_cannot_be_is_told_with_its_rows_and_what_is_odd_is_a_note() -> None:
    with pytest.raises(TableError) as caught:
        built(
            sheets(
                ("Banjir", TIMES[2], "Telen", 5, 4, 2),
                ("Banjir", TIMES[2], "Kaubun", 1, 4, 5),
                ("Banjir", "kemarin", "Busang", 1, 4, 0),
                more=("mengungsi",),
            )
        )
    told = "\n".join(caught.value.faults)
    assert "kolom kk: baris 1: lebih banyak dari jiwa" in told
    assert "kolom mengungsi: baris 2: lebih banyak dari jiwa" in told
    assert "kolom waktu: baris 3: waktu 'kemarin' tidak terbaca" in told
    odd = built(sheets(("Banjir", TIMES[2], "Telen", 2, 15), ("Banjir", TIMES[2], "Kaubun", 2, 14)))
    assert any("di luar 2 sampai 7 pada baris 1 data" in note.id for note in odd.notes)


def test_stock_is_opening_and_in_less_out() -> None:
    table = built(sheets(("Banjir", TIMES[2], "Telen", 1, 4)), logistics=stock(("Beras", "kg", 100, 50, 30, 120)))
    assert table.table("logistik").rows == (("Beras", "kg", None, 100, 50, 150, 30, 120),)
    assert table.table("logistik").total is None  # kilograms and blankets do not add
    with pytest.raises(TableError) as caught:
        built(
            sheets(("Banjir", TIMES[2], "Telen", 1, 4)),
            logistics=stock(("Beras", "kg", 1, 1, 3, None), ("Selimut", "lembar", 5, 5, 1, 8)),
        )
    assert caught.value.faults == (
        "logistik: baris 1: keluar lebih banyak dari awal + masuk",
        "logistik: baris 2: akhir harus sama dengan awal + masuk - keluar",
    )


def test_sheets_of_later_days_are_left_out_and_blank_is_not_zero() -> None:
    later = ("Banjir", "2026-11-25T06:00", "Telen", 9, 40, 9)
    table = built(sheets(("Banjir", TIMES[1], "Telen", 1, 4, None), later, more=("luka",))).table("kecamatan")
    assert (by_name(table, "kk")["Telen"], by_name(table, "luka")["Telen"]) == (1, None)
    assert by_name(table, "kk")["Busang"] is None
