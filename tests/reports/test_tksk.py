"""TKSK: the monthly report as it is handed in; the recap over those on duty, with nil, late and missing kept apart."""

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
from pskslib.reports import Ratio, Report, Table
from pskslib.reports.months import last_day, months_of
from pskslib.reports.tksk_month_report import tksk_month
from pskslib.reports.tksk_recap_report import tksk_recap

MARCH = date(2026, 3, 31)
WHO: dict[str, Any] = {"month": "2026-03", "name": "Sri Contoh", "kecamatan": "Sangatta Utara", "niat": "00.00.00-0001"}
ACTIVITY = {
    "tanggal": pl.Date,
    "tempat": pl.String,
    "aktivitas": pl.String,
    "kategori": pl.String,
    "jenis_ppks": pl.String,
    "laki_laki": pl.Int64,
    "perempuan": pl.Int64,
    "kendala": pl.String,
    "status": pl.String,
}


def activities(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, ACTIVITY, orient="row")


def total(table: Table, key: str) -> Any:
    assert table.total is not None
    return table.total[table.place(key)]


THREE = activities(
    (date(2026, 3, 9), "Teluk Lingga", "Rapat", "koordinasi", None, None, None, None, "disetujui"),
    (date(2026, 3, 2), "Swarga Bara", "Kunjungan", "respon kasus", "LUT", 1, 0, "jalan rusak", "menunggu"),
    (date(2026, 3, 20), "Swarga Bara", "Kunjungan", "Respons kasus", "WRSE", None, 4, None, None),
)


def test_the_monthly_report_has_the_parts_of_the_form() -> None:
    photos = pl.DataFrame({"tanggal": [date(2026, 3, 2)], "berkas": ["foto-1.jpg"], "keterangan": ["Kunjungan rumah"]})
    report = tksk_month(THREE, as_of=MARCH, photos=photos, **WHO)
    assert [t.key for t in report.tables] == ["identitas", "kegiatan", "dokumentasi", "rekap_kegiatan", "rekap_ppks"]
    assert [t.title.id for t in report.tables[1:3]] == ["A. Kegiatan", "B. Dokumentasi lapangan"]
    assert report.table("identitas").column("isi") == (
        *("Sri Contoh", "00.00.00-0001", "Kecamatan Sangatta Utara"),
        "Maret 2026",
    )
    form = report.table("kegiatan")
    assert [c.label.id for c in form.columns[:4]] == ["No", "Waktu", "Tempat", "Aktivitas"]
    assert [d.day for d in form.column("waktu") if isinstance(d, date)] == [2, 9, 20]
    assert form.column("kendala") == ("jalan rusak", None, None)  # an obstacle is not obligatory
    assert form.column("status") == ("menunggu", "disetujui", None)
    assert [t.personal for t in report.tables] == [True, True, True, False, False]
    assert any(note.id.startswith("1 kegiatan belum disetujui") for note in report.notes)  # and is in the report


def test_the_month_adds_up_and_what_nobody_counted_is_blank() -> None:
    report = tksk_month(THREE, as_of=MARCH, **WHO)
    table = report.table("rekap_kegiatan")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Respons kasus"] == (2, 1, 4, 5)
    assert rows["Koordinasi"] == (1, None, None, None)
    assert rows["Rujukan"] == (0, None, None, None)
    assert total(table, "kegiatan") == THREE.height
    ppks = report.table("rekap_ppks")
    assert [str(k)[:2] for k in ppks.column("jenis_ppks")] == ["08", "23"]
    assert total(ppks, "dilayani") == 5


def test_the_order_of_activities_changes_nothing() -> None:
    shuffled = THREE.sample(fraction=1, shuffle=True, seed=3)
    assert tksk_month(shuffled, as_of=MARCH, **WHO) == tksk_month(THREE, as_of=MARCH, **WHO)


def test_nil_is_a_state_of_its_own() -> None:
    report = tksk_month(activities(), as_of=MARCH, nil=True, **WHO)
    assert report.table("identitas").rows[-1] == ("Kegiatan", "nihil")
    assert total(report.table("rekap_kegiatan"), "kegiatan") == 0
    with pytest.raises(TableError, match="nyatakan nihil"):
        tksk_month(activities(), as_of=MARCH, **WHO)
    with pytest.raises(TableError, match="dinyatakan nihil, padahal ada kegiatan"):
        tksk_month(THREE, as_of=MARCH, nil=True, **WHO)


def test_faults_of_a_month_are_told_at_once() -> None:
    rows = activities((date(2026, 4, 1), "X", "Y", "melamun", "naga", 1, 1, None, None))
    with pytest.raises(TableError) as told:
        tksk_month(rows, as_of=MARCH, month="2026-03", name=" ", kecamatan="Sangata Barat")
    assert [fault.split(":")[0] for fault in told.value.faults] == ["nama TKSK belum diisi", "kecamatan"] + [
        "kegiatan"
    ] * 3
    with pytest.raises(TableError, match="bulan '2026-13' tidak terbaca"):
        tksk_month(THREE, as_of=MARCH, month="2026-13", name="Sri", kecamatan="Bengalon")


# --- the office's recap ----------------------------------------------------------------------------

ROSTER = {"niat": pl.String, "nama": pl.String, "kecamatan": pl.String, "mulai": pl.Date, "selesai": pl.Date}
SENT = {"niat": pl.String, "nama": pl.String, "bulan": pl.String, "dikirim": pl.Date, "nihil": pl.Boolean}
MONTHS = [f"2026-{n:02}" for n in range(1, 5)]
POSTS = [
    ("00.00.00-0001", "Sri", "Bengalon", None, None),
    ("0000000002", "Budi", "Kaubun", date(2026, 2, 10), None),
    (None, "Ani", "Telen", None, date(2026, 1, 15)),
    ("0000000003", "Lukas", "Telen", date(2026, 1, 16), None),
]


def recap(sent: list[tuple[Any, ...]], posts: list[Any] = POSTS, **options: Any) -> Report:
    given: dict[str, Any] = {"months": MONTHS, "due_day": 5, "as_of": date(2026, 4, 30)} | options
    return tksk_recap(pl.DataFrame(sent, SENT, orient="row"), pl.DataFrame(posts, ROSTER, orient="row"), **given)


def words(report: Report) -> dict[str, list[Any]]:
    table = report.table("tksk")
    return {str(row[2]): list(row[3 : 3 + len(MONTHS)]) for row in table.rows}


def test_each_state_is_told_apart() -> None:
    report = recap(
        [
            ("0000000001", None, "2026-01", date(2026, 2, 5), False),
            ("0000000001", None, "2026-02", date(2026, 3, 6), None),
            ("0000000001", None, "2026-03", date(2026, 4, 5), True),
            (None, "  budi ", "2026-02", date(2026, 3, 7), True),
            (None, "Budi", "2026-03", None, None),  # a draft
            ("0000000003", None, "2026-04", date(2026, 4, 30), None),
        ]
    )
    assert words(report) == {
        "Sri": ["tepat waktu", "terlambat", "nihil", "belum waktunya"],
        "Budi": ["tidak bertugas", "nihil, terlambat", "belum", "belum waktunya"],
        "Ani": ["belum", "tidak bertugas", "tidak bertugas", "tidak bertugas"],
        "Lukas": ["belum", "belum", "belum", "tepat waktu"],
    }
    assert ratios_hold(report)
    months = report.table("bulan")
    assert months.column("bertugas") == (3, 3, 3, 3)
    assert months.column("kecamatan") == (2, 3, 3, 3)
    assert months.column("wajib") == (3, 3, 3, 1)
    assert months.column("tingkat") == (Ratio(1, 3), Ratio(2, 3), Ratio(1, 3), Ratio(1, 1))  # not over 18
    assert total(months, "nihil") == 2
    assert total(months, "terlambat") == 2
    assert report.table("tksk").personal
    assert not months.personal


def test_without_a_due_day_nothing_is_late() -> None:
    report = recap([("0000000001", None, "2026-01", date(2026, 4, 1), False)], due_day=None)
    assert words(report)["Sri"] == ["masuk", "belum", "belum", "belum waktunya"]
    assert "terlambat" not in [c.key for c in report.table("bulan").columns]
    assert any("tidak ada yang disebut terlambat" in note.id for note in report.notes)


def test_the_first_of_several_counts_and_what_is_sent_later_is_not_in() -> None:
    report = recap(
        [
            ("0000000001", None, "2026-01", date(2026, 2, 9), False),
            ("0000000001", None, "2026-01", date(2026, 2, 3), True),
            ("0000000001", None, "2026-02", date(2026, 5, 3), True),
        ]
    )
    assert words(report)["Sri"][:2] == ["tepat waktu", "belum"]
    notes = " ".join(note.id for note in report.notes)
    assert "1 laporan lain untuk bulan yang sudah dilaporkan" in notes
    assert "1 laporan dikirim sesudah tanggal keadaan" in notes


def test_faults_of_a_recap_are_told_at_once() -> None:
    posts = [*POSTS, (None, "Sri", "Busang", date(2026, 3, 2), date(2026, 3, 1)), (None, "X", "Sangata", None, None)]
    sent = [(None, "Tono", "2026-01", None, None), (None, "Sri", "Januari", None, None)]
    with pytest.raises(TableError) as told:
        recap([*sent, ("0000000002", None, "Maret", None, None)], posts, due_day="31", months=["2026-01", "x"])
    text = str(told.value)
    for wanted in (
        "tksk: kolom kecamatan: baris 6: ",
        "tksk: kolom selesai: baris 5: sebelum hari mulai",
        "bulan 'x' tidak terbaca",
        "batas (due_day) harus tanggal 1 sampai 28, bukan 31",
        "laporan: baris 1, 2: bukan TKSK dalam penugasan, atau namanya dipakai dua orang",
        "laporan: kolom bulan: baris 3: ",
    ):
        assert wanted in text
    with pytest.raises(TableError, match="bulan belum diisi"):
        recap([], months=[])


duties = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from(["Bengalon", "Kaubun", "Telen"]), st.integers(0, 200), st.integers(0, 300)
    ),
    min_size=1,
    max_size=5,
)
filed = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6), st.integers(0, 60), st.booleans()), max_size=14)


@given(duties, filed, st.integers(0, 99))
@settings(max_examples=40)
def test_every_due_report_is_in_or_missing_and_order_changes_nothing(
    posts: list[Any], sent: list[Any], seed: int
) -> None:
    start = date(2025, 12, 1)
    roster = [(str(n), f"T{n}", k, start + timedelta(a), start + timedelta(a + b)) for n, k, a, b in posts]
    known = {str(n) for n, *_ in posts}
    rows = [
        (str(n), None, f"2026-{m:02}", last_day(f"2026-{m:02}") + timedelta(d), nil)
        for n, m, d, nil in sent
        if str(n) in known
    ]
    options: dict[str, Any] = {"months": months_of(2026), "as_of": date(2026, 6, 30)}
    report = recap(rows, roster, **options)
    months, people = report.table("bulan"), report.table("tksk")
    for key in ("wajib", "masuk", "belum", "nihil", "tepat", "terlambat"):
        assert total(months, key) in (total(people, key), 0)
    for row in months.rows:
        assert row[3] <= row[1]  # type: ignore[operator]  # due: never more than on duty
    assert sum(months.column("bertugas")[6:9]) >= 0  # type: ignore[arg-type]
    chance = Random(seed)
    chance.shuffle(rows)
    chance.shuffle(roster)
    other = recap(rows, roster, **options)
    assert other.table("bulan") == months
