"""Beasiswa Kutim Stimulan (programmes.md section 20; B72)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kutim_beasiswa_stimulan import KUTIM_BEASISWA_STIMULAN
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KUTIM_BEASISWA_STIMULAN,
    day=date(2026, 11, 24),
    meets={"age": 20, "higher_education": "S1", "ktp_kutim": True, "grade_average": Decimal("3.1")},
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 6000000", id="semua-terpenuhi"),
        pytest.param({"study_semester": 5}, "eligible 6000000", id="B72-ritmee-semester-5"),
        pytest.param({"study_semester": 1}, "eligible 6000000", id="semester-1-tidak-dibatasi"),
        pytest.param({"grade_average": Decimal("2.7")}, "eligible 6000000", id="IPK-2,7"),
        pytest.param({"grade_average": Decimal("2.69")}, "ineligible IPK", id="IPK-2,69"),
        pytest.param({"grade_average": None}, "undetermined IPK 0..6000000", id="IPK-belum-diketahui"),
        pytest.param({"higher_education": "S2"}, "eligible 6000000", id="S2"),
        pytest.param({"higher_education": "S3"}, "eligible 6000000", id="S3"),
        pytest.param({"higher_education": "tidak"}, "ineligible MAHASISWA", id="tidak-kuliah"),
        pytest.param({"higher_education": None}, "undetermined MAHASISWA 0..6000000", id="jenjang-belum-diketahui"),
        pytest.param({"age": 14}, "ineligible MAHASISWA", id="14-tidak-ditanya"),
        pytest.param({"ktp_kutim": False}, "ineligible ASAL_KUTIM", id="bukan-Kutim"),
        pytest.param({"ktp_kutim": None}, "undetermined ASAL_KUTIM 0..6000000", id="asal-belum-diketahui"),
        pytest.param({"decile": 10}, "eligible 6000000", id="desil-bukan-syarat"),
        pytest.param({"ktp_kutim": False, "grade_average": Decimal(2)}, "ineligible ASAL_KUTIM,IPK", id="dua-alasan"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_b72_once_and_again_next_year() -> None:
    """Paid for the semester of application; may apply again the year after."""
    text = BASE.ask({"study_semester": 5}).explain()

    assert "Dibayar sekali dalam satu tahun anggaran" in text
    assert "boleh mendaftar lagi tahun" in text


def test_first_day_sources_and_questions() -> None:
    assert said(BASE.ask(day=date(2024, 1, 1))) == "eligible 6000000"
    with pytest.raises(NotInForce, match="2024-01-01"):
        BASE.ask(day=date(2023, 12, 31))
    assert BASE.ask().amount_confidence is Confidence.MEDIUM
    assert "untuk Stimulan dibaca sama" in BASE.ask().explain()
    assert asked(BASE.ask({"ktp_kutim": None})) == ["ktp_kutim"]
