"""RTLH: the backlog is carried on, villages in the column of kecamatan are known, progress is weighed."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, by_name, frame, spellings, total

from pskslib.errors import TableError
from pskslib.reports import Ratio, Report, rtlh

KEYS = ("backlog_awal", "tambahan", "baru", "rehab")


def built(rows: Any, **more: Any) -> Report:
    return rtlh(rows, as_of=date(2026, 12, 31), period="Tahun 2026", **more)


def houses(*rows: tuple[Any, ...], more: tuple[str, ...] = ()) -> pl.DataFrame:
    return frame(rows, "kecamatan", *KEYS, *more, **dict.fromkeys((*KEYS, *more), pl.Int64))


@st.composite
def area(draw: st.DrawFn) -> tuple[Any, ...]:
    """An area that handles no more than it has."""
    before, new = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    built_new = draw(st.integers(0, before + new))
    return (draw(spellings), before, new, built_new, draw(st.integers(0, before + new - built_new)))


@settings(max_examples=40)
@given(st.lists(area(), max_size=15), st.sampled_from([*BACKENDS]))
def test_the_backlog_is_carried_on(rows: list[tuple[Any, ...]], backend: str) -> None:
    table = built(BACKENDS[backend](houses(*rows))).table("backlog")
    sums = [sum(row[n] for row in rows) for n in range(1, 5)]

    assert [n or 0 for n in total(table, *KEYS)] == sums
    assert (total(table, "backlog_akhir") or 0) == sums[0] + sums[1] - sums[2] - sums[3]


def test_places_of_releases_are_villages_or_kecamatan() -> None:
    table = built(houses(("Kelinjau Ulu", 3, 0, 1, 0), ("Muara Ancalong", 2, 0, 0, 0), ("Kongbeng Indah", 1, 0, 0, 0)))
    found = by_name(table.table("backlog"), "backlog_awal")
    assert (found["Muara Ancalong"], found["Kombeng"]) == (5, 1)


def test_what_cannot_be_is_told_with_its_rows() -> None:
    more = ("usulan", "lolos_administrasi", "lolos_lapangan", "fisik_persen")
    with pytest.raises(TableError) as caught:
        built(houses(("Telen", 1, 1, 2, 1, 5, 6, 2, 50), ("Telen", 9, 1, 2, 1, 5, 4, 5, 101), more=more))
    assert caught.value.faults == (
        "rtlh: baris 1: ditangani lebih banyak dari backlog",
        "rtlh: baris 1: lolos_administrasi lebih banyak dari usulan",
        "rtlh: baris 2: lolos_lapangan lebih banyak dari lolos_administrasi",
        "rtlh: baris 2: fisik_persen harus 0 sampai 100",
    )


def test_progress_is_weighed_by_houses_and_money_is_left() -> None:
    more = ("fisik_persen", "anggaran", "realisasi")
    rows = houses(("Telen", 9, 0, 3, 0, 100, 300, 300), ("Kaubun", 9, 0, 1, 0, 20, 100, 20), more=more)
    table = built(rows).table("anggaran")

    assert total(table, "fisik", "sisa", "persen_rp") == [Ratio(320, 400), 80, Ratio(320, 400)]
    assert by_name(table, "fisik")["Kaubun"] == Ratio(20, 100)


def test_roof_floor_and_walls_overlap_and_are_not_added() -> None:
    more = ("usulan", "atap", "lantai", "dinding")
    table = built(houses(("Telen", 9, 0, 0, 0, 4, 4, 3, 2), more=more)).table("usulan")
    assert total(table, "usulan", "atap", "lantai", "dinding") == [4, 4, 3, 2]
    assert table.identities == ()


def test_no_report_is_no_backlog_of_zero() -> None:
    table = built(houses(("Telen", 0, 0, 0, 0), ("Kaubun", 5, None, None, None))).table("backlog")
    found = by_name(table, "backlog_akhir")
    assert (found["Telen"], found["Kaubun"], found["Busang"]) == (0, None, None)
    assert by_name(table, "persen")["Telen"].value is None  # 0/0
