"""LKjIP: each formula by its name, classes on the raw value; statistics: each number once, in one unit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.rows import BACKENDS, frame

from pskslib.errors import TableError
from pskslib.reports import Ratio, Report, lkjip, statistics
from pskslib.reports.lkjip_report import achievement, exact, places

DAY = date(2026, 12, 31)
numbers = st.fractions(min_value=0, max_value=1000, max_denominator=100)


def built(*rows: tuple[Any, ...], backend: str = "polars") -> Report:
    names = ("sasaran", "indikator", "satuan", "arah", "rumus", "target", "realisasi")
    return lkjip(
        BACKENDS[backend](frame(rows, *names, target=pl.Float64, realisasi=pl.Float64)), as_of=DAY, period="2026"
    )


@given(numbers, numbers)
def test_formulas(target: Fraction, result: Fraction) -> None:
    up, mirror, inverse = (
        achievement(target, result, form) for form in ("naik", "2*target-realisasi", "target/realisasi")
    )

    assert up.value == (result / target if target else None)
    assert mirror.value == ((2 * target - result) / target if target else None)
    assert inverse.value == (target / result if result else None)
    if target and result == target:
        assert up.value == mirror.value == inverse.value == 1


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_numbers_are_taken_as_they_are_written(number: Any) -> None:
    assert exact(float(number)) == Fraction(number)
    assert places(Fraction(number)) <= 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_table_names_formula_and_class(backend: str) -> None:
    table = built(
        ("S", "PPKS tertangani", "persen", "naik", None, 80.0, 72.76),
        ("S", "Penduduk miskin", "persen", "turun", "2 * target - realisasi", 8.0, 8.07),
        ("S", "Lama layanan", "hari", "turun", "Target/Realisasi", 5.0, 10.0),
        ("S", "Belum ada", "persen", "naik", None, 80.0, None),
        backend=backend,
    ).table("capaian")

    assert [row[5] for row in table.rows] == [Ratio(1819, 2000), Ratio(793, 800), Ratio(1, 2), None]
    assert [row[6] for row in table.rows] == ["Tinggi", "Sangat tinggi", "Sangat rendah", None]  # 90.95 is not 91
    assert [row[7] for row in table.rows][1:3] == ["(2 x target - realisasi) / target", "target / realisasi"]


def test_a_target_of_zero_cannot_be_divided() -> None:
    (row,) = built(("S", "I", "orang", "naik", None, 0.0, 5.0)).table("capaian").rows
    assert (row[5], row[6]) == (Ratio(0, 0), None)


def test_lower_is_better_needs_its_formula() -> None:
    with pytest.raises(TableError, match="kolom rumus: baris 1: arah turun perlu rumus"):
        built(("S", "I", "persen", "turun", None, 1.0, 1.0))
    with pytest.raises(TableError, match="kolom arah: baris 1: arah 'datar' harus naik atau turun"):
        built(("S", "I", "persen", "datar", None, 1.0, 1.0))
    with pytest.raises(TableError, match="kolom rumus: baris 1: rumus 'lain' harus"):
        built(("S", "I", "persen", "turun", "lain", 1.0, 1.0))


def long(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return frame(rows, "wilayah", "tahun", "indikator", "satuan", "nilai", tahun=pl.Int64, nilai=pl.Float64)


def test_statistics_come_in_order_with_codes_and_blank_stays_blank() -> None:
    rows = long(
        ("Kec. Telen", 2025, "B", "orang", 0.0),
        ("64.08", 2025, "A", "persen", 8.07),
        ("64.08", 2024, "A", "persen", None),
    )
    for backend in BACKENDS.values():
        table = statistics(backend(rows), as_of=DAY, period="2024-2025").table("statistik")
        assert [row[:4] for row in table.rows] == [
            ("64.08", "Kabupaten Kutai Timur", "2024", "A"),
            ("64.08", "Kabupaten Kutai Timur", "2025", "A"),
            ("64.08.07", "Telen", "2025", "B"),
        ]
        assert [row[5] for row in table.rows] == [None, Ratio(807, 100), Ratio(0, 1)]


def test_statistics_refuse_doubles_mixed_units_and_ambiguous_names() -> None:
    with pytest.raises(TableError) as caught:
        statistics(
            long(
                ("64.08", 2025, "A", "persen", 1.0),
                ("6408", 2025, "A", "orang", 1.0),
                ("Sandaran", 2025, "B", "orang", 1.0),
            ),
            as_of=DAY,
            period="2025",
        )
    told = "\n".join(caught.value.faults)
    assert "baris 1, 2: A 64.08 2025 lebih dari satu kali" in told
    assert "kolom satuan: baris 1, 2: A tertulis dalam persen dan orang" in told
    assert "kolom wilayah: baris 3: 'Sandaran' menunjuk lebih dari satu wilayah" in told


def test_a_trend_says_where_it_begins_and_ends() -> None:
    rows = long(("64.08", 2024, "Penduduk miskin", "persen", 8.81), ("64.08", 2025, "Penduduk miskin", "persen", 8.07))
    (trend,) = statistics(rows, as_of=DAY, period="2024-2025").charts
    assert trend.alternative.id == "Nilai: dari 8,81 (2024) menjadi 8,07 (2025), tertinggi 8,81 (2024)."
