"""Beasiswa Kutim Tuntas (programmes.md section 20)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.kutim_beasiswa_tuntas import KUTIM_BEASISWA_TUNTAS
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KUTIM_BEASISWA_TUNTAS,
    day=date(2026, 11, 24),
    meets={
        "age": 20,
        "higher_education": "S1",
        "ktp_kutim": True,
        "study_semester": 4,
        "grade_average": Decimal("3.25"),
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="semua-terpenuhi"),
        pytest.param({"grade_average": Decimal("3.0")}, "eligible", id="IPK-3,0"),
        pytest.param({"grade_average": Decimal("2.99")}, "ineligible IPK", id="IPK-2,99"),
        pytest.param({"grade_average": None}, "undetermined IPK", id="IPK-belum-diketahui"),
        pytest.param({"study_semester": 1}, "ineligible SEMESTER_AWAL", id="semester-1"),
        pytest.param({"study_semester": 2}, "eligible", id="semester-2"),
        pytest.param({"study_semester": None}, "undetermined SEMESTER_AWAL,SEMESTER_AKHIR", id="semester-kosong"),
        pytest.param({"higher_education": "D3", "study_semester": 6}, "eligible", id="D3-semester-6"),
        pytest.param({"higher_education": "D3", "study_semester": 7}, "ineligible SEMESTER_AKHIR", id="D3-semester-7"),
        pytest.param({"study_semester": 8}, "eligible", id="S1-semester-8"),
        pytest.param({"study_semester": 9}, "ineligible SEMESTER_AKHIR", id="S1-semester-9"),
        pytest.param({"higher_education": "D4", "study_semester": 8}, "eligible", id="D4-semester-8"),
        pytest.param({"higher_education": "D4", "study_semester": 9}, "ineligible SEMESTER_AKHIR", id="D4-semester-9"),
        pytest.param({"higher_education": "S2", "study_semester": 4}, "eligible", id="S2-semester-4"),
        pytest.param({"higher_education": "S2", "study_semester": 5}, "ineligible SEMESTER_AKHIR", id="S2-semester-5"),
        pytest.param({"higher_education": "S3"}, "ineligible MAHASISWA,SEMESTER_AKHIR", id="S3-tidak-disebut"),
        pytest.param({"higher_education": "tidak"}, "ineligible MAHASISWA,SEMESTER_AKHIR", id="tidak-kuliah"),
        pytest.param({"higher_education": None}, "undetermined MAHASISWA,SEMESTER_AKHIR", id="jenjang-belum-diketahui"),
        pytest.param({"ktp_kutim": False}, "ineligible ASAL_KUTIM", id="bukan-Kutim"),
        pytest.param({"ktp_kutim": None}, "undetermined ASAL_KUTIM", id="asal-belum-diketahui"),
        pytest.param({"decile": 10}, "eligible", id="desil-bukan-syarat"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2024, 1, 1), {}, "eligible", id="2024"),
        pytest.param(date(2024, 12, 31), {"study_semester": 9}, "eligible", id="2024-batas-akhir-belum-bersumber"),
        pytest.param(date(2025, 1, 1), {"study_semester": 9}, "ineligible SEMESTER_AKHIR", id="2025-batas-akhir"),
        pytest.param(date(2024, 12, 31), {"study_semester": 1}, "ineligible SEMESTER_AWAL", id="2024-semester-1"),
        pytest.param(date(2024, 12, 31), {"ktp_kutim": False}, "ineligible ASAL_KUTIM", id="2024-bukan-Kutim"),
        pytest.param(date(2024, 12, 31), {"higher_education": "S3"}, "ineligible MAHASISWA", id="2024-S3"),
        pytest.param(date(2024, 12, 31), {"grade_average": Decimal("2.5")}, "ineligible IPK", id="2024-IPK"),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


def test_first_day_note_and_questions() -> None:
    with pytest.raises(NotInForce, match="2024-01-01"):
        BASE.ask(day=date(2023, 12, 31))
    assert BASE.ask().amount is None
    assert "batas SK Bupati (besarnya tidak ditemukan)" in BASE.ask().explain()
    assert asked(BASE.ask({"grade_average": None})) == ["grade_average"]
