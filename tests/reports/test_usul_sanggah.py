"""Proposals and objections: opening + in = decided + open, whatever the days of the cases."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, by_name, frame, spellings, total

from pskslib.errors import TableError
from pskslib.reports import Ratio, Report, proposals

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
KEYS = ("awal", "masuk", "diterima", "ditolak", "diputus", "akhir")


def built(rows: Any, **more: Any) -> Report:
    return proposals(rows, as_of=LAST, period="November 2026", **more)


def cases(*rows: tuple[Any, ...]) -> pl.DataFrame:
    names = ("kecamatan", "alur", "tanggal_masuk", "tanggal_desa", "tanggal_putus", "hasil")
    return frame(rows, *names, **{name: pl.Date for name in names if name.startswith("tanggal")})


def summed(*rows: tuple[Any, ...], **more: Any) -> pl.DataFrame:
    names = ("kecamatan", "alur", "awal", "masuk", "diterima", "ditolak", *more)
    return frame(rows, *names, **dict.fromkeys(names[2:], pl.Int64))


@st.composite
def case(draw: st.DrawFn) -> tuple[Any, ...]:
    """A case that makes sense: in, agreed by the village, decided."""
    came = LAST - timedelta(draw(st.integers(0, 70)))
    agreed = draw(st.none() | st.integers(0, 20).map(lambda n: came + timedelta(n)))
    decided = draw(st.none() | st.integers(0, 60).map(lambda n: (agreed or came) + timedelta(n)))
    result = None if decided is None else draw(st.sampled_from(["diterima", "Ditolak"]))
    return (draw(spellings), draw(st.sampled_from(["usulan", "sanggah"])), came, agreed, decided, result)


@settings(max_examples=60)
@given(st.lists(case(), min_size=1, max_size=20), st.sampled_from([*BACKENDS]))
def test_cases_are_conserved_over_the_period(rows: list[tuple[Any, ...]], backend: str) -> None:
    report = built(BACKENDS[backend](cases(*rows)))

    for flow in ("usulan", "sanggah"):
        mine = [row for row in rows if row[1] == flow]
        if not mine:
            continue
        before = [r for r in mine if r[4] is not None and r[4] < FIRST]
        decided = [r for r in mine if r[4] is not None and FIRST <= r[4] <= LAST]
        expected = [
            sum(r[2] < FIRST for r in mine) - len(before),
            sum(r[2] >= FIRST for r in mine),
            sum(r[5] == "diterima" for r in decided),
            sum(r[5] == "Ditolak" for r in decided),
            len(decided),
            len(mine) - len(before) - len(decided),
        ]
        assert total(report.table(flow), *KEYS) == expected
        steps = report.table("lama_proses")
        days = [(r[4] - r[2]).days for r in decided]
        told = [
            row
            for row in steps.rows
            if row[1] == "Masuk sampai putusan dinas" and row[0] == report.table(flow).title.id
        ]
        assert [row[4].value for row in told] == ([Fraction(sum(days), len(days))] if days else [])  # type: ignore[union-attr]


def test_both_ends_of_the_period_are_in_it() -> None:
    before = FIRST - timedelta(1)
    rows = cases(
        ("Telen", "usulan", before, None, before, "diterima"),
        ("Telen", "usulan", before, None, FIRST, "diterima"),
        ("Telen", "usulan", FIRST, None, LAST, "ditolak"),
        ("Telen", "usulan", LAST, LAST, LAST, "ditolak"),
        ("Telen", "usulan", LAST, None, LAST + timedelta(1), "diterima"),
    )
    table = built(rows).table("usulan")
    assert total(table, *KEYS) == [1, 3, 1, 2, 3, 1]
    assert (total(table, "disetujui_desa"), by_name(table, "persen")["Telen"]) == (1, Ratio(3, 4))
    (third,) = built(rows, since=LAST).table("usulan").rows[6:7]
    assert third[2:4] == (1, 2)  # opening and in, where the period is the last day


def test_a_breach_of_sums_names_its_rows() -> None:
    with pytest.raises(TableError, match=r"baris 2: awal \+ masuk harus sama dengan diterima \+ ditolak \+ akhir"):
        built(summed(("Telen", "usulan", 2, 3, 1, 1, 3), ("Kaubun", "usulan", 2, 3, 1, 1, 4), akhir=0))
    with pytest.raises(TableError, match="baris 1: yang diputus lebih banyak"):
        built(summed(("Telen", "usulan", 1, 1, 2, 1)))
    with pytest.raises(TableError, match="baris 1: masuk, diterima, ditolak harus terisi semua atau kosong semua"):
        built(summed(("Telen", "usulan", 1, 1, None, 1)))


def test_who_has_reported_only_the_opening_stays_blank() -> None:
    table = built(summed(("Telen", "usulan", 2, 3, 1, 1), ("Kaubun", "usulan", 9, None, None, None))).table("usulan")
    assert (by_name(table, "akhir")["Telen"], by_name(table, "akhir")["Kaubun"]) == (3, None)
    assert total(table, "awal", "masuk", "akhir") == [11, 3, 3]


def test_cases_that_cannot_be_are_told_with_their_rows() -> None:
    day = date(2026, 11, 10)
    with pytest.raises(TableError) as caught:
        built(
            cases(
                ("Telen", "usulan", day, None, date(2026, 11, 9), "diterima"),
                ("Telen", "usulan", day, None, day, None),
                ("Telen", "usulan", day, None, None, "ditolak"),
                ("Telen", "usulan", date(2026, 12, 1), None, None, None),
            )
        )
    told = "\n".join(caught.value.faults)
    for words in (
        "kolom tanggal_putus: baris 1: diputus sebelum masuk",
        "kolom hasil: baris 2: diputus tanpa hasil",
        "kolom tanggal_putus: baris 3: ada hasil tanpa tanggal",
        "kolom tanggal_masuk: baris 4: sesudah 2026-11-30",
    ):
        assert words in told
    with pytest.raises(TableError, match="kolom alur: baris 1: alur 'lain' harus usulan atau sanggah"):
        built(summed(("Telen", "lain", 1, 1, 0, 0)))


def test_why_cases_were_refused() -> None:
    day = date(2026, 11, 10)
    rows = cases(*[("Telen", "usulan", day, None, day, "ditolak")] * 3).with_columns(
        alasan=pl.Series(["NIK tidak padan", "NIK tidak padan", None])
    )
    assert built(rows).table("alasan_ditolak").rows == (
        ("Usulan", "NIK tidak padan", 2),
        ("Usulan", "(tanpa alasan)", 1),
    )


def test_programmes_add_up_to_the_flow_and_flows_are_not_added() -> None:
    rows = summed(("Telen", "usulan", 2, 3, 1, 1), ("Telen", "usulan", 0, 4, 0, 2), ("Telen", "sanggah", 1, 0, 1, 0))
    report = built(rows.with_columns(program=pl.Series(["PKH", None, "PKH"])))

    assert [row[0] for row in report.table("usulan_program").rows] == ["(tanpa program)", "PKH"]
    for flow in ("usulan", "sanggah"):
        assert total(report.table(f"{flow}_program"), *KEYS) == total(report.table(flow), *KEYS)
