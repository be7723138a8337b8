"""Services: every request once, blank months stay blank, opening + in = done + closing."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.holding import ratios_hold

from pskslib.errors import TableError
from pskslib.reports import Ratio, Table
from pskslib.reports.service_recap import services

START, AS_OF = date(2026, 1, 1), date(2026, 6, 30)
SCHEMA = {"tanggal": pl.Date, "layanan": pl.String, "kecamatan": pl.String, "selesai": pl.Date}
cases = st.lists(
    st.tuples(
        st.integers(0, 180),
        st.sampled_from(["SKTM", "Reaktivasi PBI", "Pengaduan bansos"]),
        st.sampled_from(["Bengalon", "64.08.04", None]),
        st.one_of(st.none(), st.integers(0, 90)),
    ),
    max_size=15,
)


def frame(found: list[Any]) -> pl.DataFrame:
    rows = [
        (START + timedelta(d), name, place, None if took is None else START + timedelta(d + took))
        for d, name, place, took in found
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def total(table: Table, key: str) -> Any:
    return table.total[table.place(key)] if table.total else 0


@given(cases, st.integers(0, 99))
@settings(max_examples=60)
def test_every_request_stands_once_and_order_changes_nothing(found: list[Any], seed: int) -> None:
    report = services(frame(found), as_of=AS_OF, period="2026")
    assert total(report.table("layanan"), "jumlah") == len(found)
    assert (total(report.table("kecamatan"), "jumlah") or 0) == len(found)
    settled = report.table("penyelesaian")
    done = sum(took is not None and START + timedelta(d + took) <= AS_OF for d, _, _, took in found)
    assert (total(settled, "masuk") or 0, total(settled, "selesai") or 0) == (len(found), done)
    if found:
        assert settled.rows[-1][settled.place("sisa_akhir")] == len(found) - done
        assert settled.rows[0][1] == 0
    openings, closings = settled.column("sisa_awal"), settled.column("sisa_akhir")
    assert openings[1:] == closings[:-1]
    Random(seed).shuffle(found)
    assert services(frame(found), as_of=AS_OF, period="2026") == report


def test_a_month_without_a_record_is_blank_and_a_service_without_one_is_zero() -> None:
    found = [(0, "SKTM", None, 3), (2, "SKTM", None, None), (65, "Rujukan", None, 1)]
    report = services(frame(found), as_of=AS_OF, period="2026")
    table = report.table("layanan")
    assert table.rows == (("SKTM", 2, None, 0, 2, 1), ("Rujukan", 0, None, 1, 1, 2))
    assert [c.label.id for c in table.columns[1:4]] == ["Jan", "Feb", "Mar"]
    assert table.notes[0].id.startswith("Rata-rata 1,0 sehari pada 3 hari")
    assert ratios_hold(report)
    settled = report.table("penyelesaian")
    assert settled.column("lama") == (Ratio(3, 1), Ratio(0, 0), Ratio(1, 1))
    assert total(settled, "lama") == Ratio(4, 2)


def test_sums_a_day_count_with_their_number_and_equal_ones_share_a_rank() -> None:
    rows = pl.DataFrame(
        {"tanggal": [START, START, START], "layanan": ["A", "B", "C"], "jumlah": [5, 5, 2], "selesai": [None] * 3}
    )
    report = services(rows, as_of=AS_OF, period="Januari 2026")
    assert report.table("layanan").column("peringkat") == (1, 1, 3)
    assert total(report.table("layanan"), "jumlah") == 12
    assert [t.key for t in report.tables] == ["layanan"]  # sums cannot be told done or open


def test_faults_are_told_at_once() -> None:
    rows = pl.DataFrame(
        [(date(2026, 7, 1), "A", "Bengalon", None), (START, "B", "Atlantis", date(2025, 12, 1))], SCHEMA, orient="row"
    )
    with pytest.raises(TableError) as told:
        services(rows, as_of=AS_OF, period="2026")
    assert told.value.faults[:2] == (
        "layanan: kolom tanggal: baris 1: sesudah tanggal keadaan",
        "layanan: kolom selesai: baris 2: sebelum layanan diminta",
    )
    assert told.value.faults[2].startswith("layanan: kolom kecamatan: baris 2: ")
