"""Recap of PSKS: coverage by TKSK, what is active, accreditations by their own last day."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, KECAMATAN, by_name, frame, spellings, total

from pskslib.errors import TableError
from pskslib.publishing import publish
from pskslib.reports import Ratio, Report, psks_recap

DAY = date(2026, 11, 24)
kinds = st.sampled_from(["TKSK", "PSM", "Tagana", "lembaga_kesejahteraan_sosial", "7", "PSKS-05"])
members = st.tuples(spellings, kinds, st.sampled_from(["L", "P", None]), st.sampled_from([True, False, None]))


def recap(rows: Any, **more: Any) -> Report:
    return psks_recap(rows, as_of=DAY, period="Tahun 2026", **more)


@settings(max_examples=30)
@given(st.lists(members, max_size=20), st.sampled_from([*BACKENDS]))
def test_everyone_counts_once_and_the_active_are_among_them(rows: list[tuple[Any, ...]], backend: str) -> None:
    data = frame(rows, "kecamatan", "jenis_psks", "jenis_kelamin", "aktif", aktif=pl.Boolean)
    report = recap(BACKENDS[backend](data))
    tables = [report.table(key) for key in ("jenis_orang", "jenis_lembaga", "jenis_keluarga")]

    assert sum(total(table, "jumlah") or 0 for table in tables) == len(rows)
    assert sum(total(table, "aktif") or 0 for table in tables) == sum(row[3] is True for row in rows)
    units = [c.key for c in report.table("per_kecamatan").columns if c.key.startswith("entri_")]
    assert sum(total(report.table("per_kecamatan"), key) or 0 for key in units) == len(rows)


def test_sixteen_tksk_cover_at_most_sixteen_of_eighteen() -> None:
    report = recap(frame([(name, "TKSK") for name in KECAMATAN[:16]], "kecamatan", "jenis_psks"))
    coverage = report.table("cakupan_tksk")

    assert coverage.rows[0][1:] == (16, 0, 2, 18, Ratio(16, 18))  # two have not reported; that is not "none"
    told = recap(frame([(name, "TKSK") for name in KECAMATAN[:16]], "kecamatan", "jenis_psks"), reported=KECAMATAN)
    assert told.table("cakupan_tksk").rows[0][1:4] == (16, 2, 0)
    assert not any("Lebih dari satu TKSK" in note.id for note in report.notes)


def test_one_who_serves_two_kecamatan_is_one_person_and_two_of_one_kecamatan_are_told() -> None:
    rows = [("Telen", "TKSK", "a"), ("Kaubun", "TKSK", "a"), ("Kaubun", "TKSK", "b")]
    report = recap(frame(rows, "kecamatan", "jenis_psks", "nik"))

    assert total(report.table("per_kecamatan"), "tksk", "orang_unik") == [3, 2]
    assert any("periksa: Kaubun" in note.id for note in report.notes)


def test_an_accreditation_ends_on_the_day_of_its_certificate() -> None:
    rows = [("Telen", "LKS", DAY), ("Telen", "LKS", date(2026, 11, 23)), ("Telen", "LKS", None), ("Telen", "PSM", DAY)]
    names = ("kecamatan", "jenis_psks", "akreditasi_sampai")
    data = frame([(a, "4" if b == "LKS" else b, c) for a, b, c in rows], *names, akreditasi_sampai=pl.Date)
    for backend in BACKENDS.values():
        table = recap(backend(data)).table("akreditasi")
        assert [by_name(table, key, "jenis")["Lembaga Kesejahteraan Sosial (LKS)"] for key in ("berlaku", "habis")] == [
            1,
            1,
        ]
        assert by_name(table, "jumlah", "jenis")["Lembaga Kesejahteraan Sosial (LKS)"] == 3


def test_more_active_than_there_are_is_told() -> None:
    data = frame(
        [("Telen", "PSM", 2, 3)], "kecamatan", "jenis_psks", "jumlah", "aktif", jumlah=pl.Int64, aktif=pl.Int64
    )
    with pytest.raises(TableError, match="kolom aktif: baris 1: lebih banyak dari jumlahnya"):
        recap(data)


def test_the_public_edition_shows_where_there_is_a_tksk() -> None:
    report = publish(recap(frame([(name, "TKSK") for name in KECAMATAN[:16]], "kecamatan", "jenis_psks")))
    assert by_name(report.table("per_kecamatan"), "tksk")["Telen"] == 1  # an office, not a private fact
