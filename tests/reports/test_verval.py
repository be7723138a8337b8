"""Results of verification: the share that qualifies is of those visited; households and members side by side."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, by_name, frame, spellings, total

from pskslib.errors import TableError
from pskslib.reports import Ratio, Report, verification
from pskslib.reports.lists import read_list

DAY = date(2026, 11, 24)
CODES = [entry.code for entry in read_list("verval", "hasil").entries]
single = st.tuples(spellings, st.sampled_from(["ruta", "ART", "jiwa", "KK"]), st.sampled_from(CODES))
TABLES = {"ruta": "hasil_ruta", "ART": "hasil_jiwa", "jiwa": "hasil_jiwa", "KK": "hasil_kk"}


def results(rows: Any, **more: Any) -> Report:
    return verification(rows, as_of=DAY, period="November 2026", **more)


def summed(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return frame(rows, "kecamatan", "satuan", "hasil", "jumlah", jumlah=pl.Int64)


@settings(max_examples=40)
@given(st.lists(single, min_size=1, max_size=25), st.sampled_from([*BACKENDS]))
def test_every_record_is_in_one_result_and_rates_are_over_the_visited(
    rows: list[tuple[Any, ...]], backend: str
) -> None:
    report = results(BACKENDS[backend](frame(rows, "kecamatan", "satuan", "hasil")))
    expected = Counter((TABLES[unit], result) for _, unit, result in rows)

    for key in {*TABLES.values()} & {table.key for table in report.tables}:
        table = report.table(key)
        mine = {result: n for (name, result), n in expected.items() if name == key}
        assert {code: n for code in CODES if (n := total(table, code))} == mine
        assert total(table, "sasaran") == sum(mine.values())
        visited = sum(mine.values()) - mine.get("belum", 0)
        assert total(table, "progres") == Ratio(visited, sum(mine.values()))
        assert total(table, "persen_layak") == Ratio(mine.get("layak", 0), visited)
        for row in table.rows:
            good, done, whole = (row[table.place(name)] for name in ("layak", "dikunjungi", "sasaran"))
            if isinstance(good, int) and isinstance(done, int) and isinstance(whole, int):
                assert row[table.place("persen_layak")] == Ratio(good, done)
                assert row[table.place("progres")] == Ratio(done, whole)
    assert sum(total(table, "sasaran") for table in report.tables if table.key.startswith("hasil_")) == len(rows)


def test_the_neighbour_of_2022_has_a_rate_over_members() -> None:
    # Kutai Kartanegara 2022, about 194 thousand members: 61 % found valid, 39 % removed (alinea.id)
    report = results(summed(("Telen", "ART", "layak", 118_340), ("Telen", "ART", "tidak_layak", 75_660)))
    assert total(report.table("hasil_jiwa"), "persen_layak").value == Ratio(61, 100).value


def test_households_and_members_stand_side_by_side() -> None:
    rows = [("Telen", "ruta", "layak"), *[("Telen", "art", "layak")] * 3, ("Telen", "art", "meninggal")]
    table = results(frame(rows, "kecamatan", "satuan", "hasil")).table("berdampingan")
    assert total(table, "persen_ruta", "persen_jiwa") == [Ratio(1, 1), Ratio(3, 4)]


def test_what_the_target_leaves_is_not_visited_yet_and_too_many_results_are_told() -> None:
    aims = frame([("Telen", "ruta", 10), ("Kaubun", "ruta", 4)], "kecamatan", "satuan", "sasaran", sasaran=pl.Int64)
    table = results(summed(("Telen", "ruta", "layak", 6), ("Telen", "ruta", "pindah", 1)), targets=aims).table(
        "hasil_ruta"
    )

    assert (by_name(table, "belum")["Telen"], by_name(table, "belum")["Kaubun"]) == (3, None)
    assert total(table, "progres") == Ratio(7, 14)
    assert by_name(table, "persen_layak")["Kaubun"] is None  # nobody reported whom they visited
    with pytest.raises(TableError, match=r"sasaran: 64.08.07 \(rumah tangga\): sasaran 10, hasil 11"):
        results(summed(("Telen", "ruta", "layak", 11)), targets=aims)
    with pytest.raises(TableError, match="sasaran 10, hasil 9"):
        results(summed(("Telen", "ruta", "layak", 6), ("Telen", "ruta", "belum", 3)), targets=aims)


def test_no_result_is_blank_in_sums_and_zero_among_single_rows() -> None:
    blank = results(summed(("Telen", "ruta", "layak", 2))).table("hasil_ruta")
    zero = results(frame([("Telen", "ruta", "layak")], "kecamatan", "satuan", "hasil")).table("hasil_ruta")
    assert (by_name(blank, "pindah")["Telen"], by_name(zero, "pindah")["Telen"]) == (None, 0)
    assert by_name(zero, "pindah")["Kaubun"] is None


def test_kpm_is_no_unit_of_verification() -> None:
    with pytest.raises(TableError, match="kolom satuan: baris 1: KPM adalah kepesertaan program, bukan orang"):
        results(frame([("Telen", "KPM", "layak")], "kecamatan", "satuan", "hasil"))
    with pytest.raises(TableError, match="kolom hasil: baris 1: 'hilang' bukan hasil; pilih layak"):
        results(frame([("Telen", "ruta", "hilang")], "kecamatan", "satuan", "hasil"))
