"""Realisation of aid: KPM in the decree = paid + failed + open, sent back apart, reasons add up."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, KECAMATAN, by_name, frame, spellings, total

from pskslib.errors import TableError
from pskslib.regions import kutim
from pskslib.reports import Ratio, Report, aid_realisation
from pskslib.reports.lists import read_list
from pskslib.reports.regions_rows import kecamatan_finder

DAY = date(2026, 11, 24)
PARTS = ("salur", "gagal", "belum")
FIND = kecamatan_finder(kutim())
counts = st.integers(0, 50)
sums = st.tuples(spellings, counts, counts, counts).map(lambda t: (t[0], t[1] + t[2] + t[3], *t[1:]))
reasons = st.sampled_from([e.code for e in read_list("penyaluran", "alasan").entries])
single = st.tuples(spellings, st.sampled_from(["salur", "Gagal salur", "belum"]), reasons)


def realised(rows: Any, **more: Any) -> Report:
    return aid_realisation(rows, as_of=DAY, period="Tahap 4", **more)


def summed(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return frame(rows, "kecamatan", "sk", *PARTS, **dict.fromkeys(("sk", *PARTS), pl.Int64))


@settings(max_examples=40)
@given(st.lists(sums, max_size=15), st.sampled_from([*BACKENDS]))
def test_sums_are_conserved_and_the_identity_holds_on_every_row(rows: list[tuple[Any, ...]], backend: str) -> None:
    report = realised(BACKENDS[backend](summed(*rows)))
    if not rows:
        assert report.tables == ()
        return
    table = report.table("realisasi")

    assert total(table, "sk", *PARTS) == [sum(row[n] for row in rows) for n in range(1, 5)]
    for row in table.rows:
        here = [r for r in rows if (FIND(r[0]) if r[0] else "") == row[0]]
        expected = [sum(r[n] for r in here) if here else None for n in range(1, 5)]
        assert [row[table.place(key)] for key in ("sk", *PARTS)] == expected
        assert row[table.place("persen")] == (Ratio(expected[1], expected[0]) if here else None)
    assert table.total is not None
    assert total(table, "persen") == Ratio(total(table, "salur"), total(table, "sk"))


@settings(max_examples=40)
@given(st.lists(single, min_size=1, max_size=20), st.sampled_from([*BACKENDS]))
def test_single_kpm_count_once_and_each_failed_one_has_its_reason(rows: list[tuple[Any, ...]], backend: str) -> None:
    told = [(place, status, reason if status.startswith("Gagal") else None) for place, status, reason in rows]
    report = realised(BACKENDS[backend](frame(told, "kecamatan", "status", "alasan")))
    table = report.table("realisasi")
    failed = [reason for _, _, reason in told if reason]

    assert total(table, "sk") == len(rows)
    assert total(table, "gagal") == len(failed)
    if failed:
        why = report.table("alasan")
        assert {c.key: n for c, n in zip(why.columns[2:-1], (why.total or ())[2:-1], strict=True) if n} == {
            reason: failed.count(reason) for reason in failed
        }


def test_a_breach_names_its_rows() -> None:
    with pytest.raises(TableError, match=r"penyaluran: baris 2, 3: sk harus sama dengan salur \+ gagal \+ belum"):
        realised(summed(("Telen", 6, 1, 2, 3), ("Kaubun", 7, 1, 2, 3), ("Busang", 5, 1, 2, 3)))
    money = summed(("Telen", 1, 1, 0, 0)).with_columns(alokasi=pl.lit(5), realisasi=pl.lit(6))
    with pytest.raises(TableError, match="baris 1: realisasi melebihi alokasi"):
        realised(money)


def test_reasons_that_do_not_add_up_name_the_place() -> None:
    why = frame([("Telen", "pindah", 1)], "kecamatan", "alasan", "jumlah", jumlah=pl.Int64)
    with pytest.raises(TableError, match="alasan: Telen: alasan 1, gagal salur 2"):
        realised(summed(("Telen", 6, 1, 2, 3)), reasons=why)
    table = realised(summed(("Telen", 6, 3, 1, 2)), reasons=why).table("alasan")
    assert (by_name(table, "pindah")["Telen"], total(table, "gagal")) == (1, 1)


def test_what_was_sent_back_is_not_among_the_open() -> None:
    rows = summed(("Telen", 10, 6, 2, 2)).with_columns(retur=pl.lit(2), rupiah_retur=pl.lit(400_000))
    table = realised(rows).table("realisasi")
    assert total(table, "belum", "retur", "rupiah_retur") == [2, 2, 400_000]
    assert all("retur" not in identity.parts for identity in table.identities)


def test_rupiah_and_kpm_have_shares_of_their_own() -> None:
    rows = summed(("Telen", 4, 1, 1, 2)).with_columns(alokasi=pl.lit(1_000), realisasi=pl.lit(900))
    table = realised(rows).table("realisasi")
    assert total(table, "persen", "persen_rp", "sisa") == [Ratio(1, 4), Ratio(900, 1_000), 100]


def test_who_has_sent_nothing_is_blank_and_its_kpm_are_told_apart() -> None:
    table = realised(summed(("Telen", 4, 1, 1, 2), ("Kaubun", 9, None, None, None))).table("realisasi")

    assert by_name(table, "salur")["Kaubun"] is None
    assert by_name(table, "sk")["Busang"] is None
    assert total(table, "sk", *PARTS, "tanpa_laporan") == [13, 1, 1, 2, 9]


def test_programmes_are_tables_of_their_own() -> None:
    rows = summed(("Telen", 4, 1, 1, 2), ("Telen", 9, 9, 0, 0)).with_columns(program=pl.Series(["PKH", "SEMBAKO"]))
    report = realised(rows)
    assert [table.key for table in report.tables] == ["realisasi_pkh", "realisasi_sembako"]
    assert any("Program tidak dijumlahkan" in note.id for note in report.notes)


def test_rows_by_village_add_up_to_those_by_kecamatan() -> None:
    villages = kutim().villages[:12]
    rows = summed(*((v.code.dotted, 6, 1, 2, 3) for v in villages)).with_columns(
        desa=pl.Series([v.name for v in villages])
    )
    fine, coarse = realised(rows, by="desa").table("realisasi"), realised(rows).table("realisasi")

    assert total(fine, "sk", *PARTS) == total(coarse, "sk", *PARTS)
    assert len(fine.rows) == len(kutim().villages)
    told: dict[Any, int] = {}
    for row in fine.rows:
        told[row[1]] = told.get(row[1], 0) + (row[fine.place("sk")] or 0)  # type: ignore[operator]
    assert told == {name: n or 0 for name, n in by_name(coarse, "sk").items()}
    assert [*by_name(coarse, "sk")] == KECAMATAN


def test_faults_of_single_rows() -> None:
    with pytest.raises(TableError) as caught:
        realised(frame([("Telen", "gagal", None), ("Telen", "entah", "pindah")], "kecamatan", "status", "alasan"))
    told = "; ".join(caught.value.faults)
    assert "kolom status: baris 2: 'entah' harus salur, gagal atau belum" in told
    with pytest.raises(TableError, match=r"tidak ada kolom salur, belum"):
        realised(summed(("Telen", 1, 1, 0, 0)).drop("salur", "belum"))
    with pytest.raises(TableError, match="kolom alasan: baris 1: gagal tanpa alasan"):
        realised(frame([("Telen", "gagal", None)], "kecamatan", "status", "alasan"))
    with pytest.raises(TableError, match="menurut harus kecamatan atau desa"):
        realised(summed(("Telen", 1, 1, 0, 0)), by="dusun")
