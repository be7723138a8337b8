"""Gratispol (Pergub Kaltim 24/2025, programmes.md section 20; B63)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.kaltim_gratispol import KALTIM_GRATISPOL
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KALTIM_GRATISPOL,
    day=date(2026, 11, 24),
    meets={
        "age": 20,
        "higher_education": "S1",
        "has_ktp": True,
        "has_family_card": True,
        "kaltim_years": 10,
        "teacher_or_lecturer": False,
        "study_semester": 3,
        "campus_outside_kaltim": False,
        "new_student": False,
    },
)


@pytest.mark.parametrize(
    ("level", "highest"),
    [
        pytest.param("D3", 23, id="D3"),
        pytest.param("S1", 25, id="S1"),
        pytest.param("D4", 25, id="D4-seperti-S1"),
        pytest.param("S2", 35, id="S2"),
        pytest.param("S3", 40, id="S3"),
    ],
)
def test_ages_as_kaltimtoday_tells_them(level: str, highest: int) -> None:
    """At most 23, 25, 35 and 40; teachers and lecturers at any age."""
    student = {"higher_education": level, "study_semester": 2}

    assert said(BASE.ask({**student, "age": highest})) == "eligible"
    assert said(BASE.ask({**student, "age": highest + 1})) == "ineligible USIA"
    assert said(BASE.ask({**student, "age": highest + 1, "teacher_or_lecturer": True})) == "eligible"
    assert said(BASE.ask({**student, "age": highest + 1, "teacher_or_lecturer": None})) == "undetermined USIA"


@pytest.mark.parametrize(
    ("level", "last"), [pytest.param("S1", 8, id="S1"), pytest.param("S2", 4, id="S2"), pytest.param("S3", 6, id="S3")]
)
def test_semesters_as_kaltimtoday_tells_them(level: str, last: int) -> None:
    student = {"higher_education": level, "age": 24}

    assert said(BASE.ask({**student, "study_semester": last})) == "eligible"
    assert said(BASE.ask({**student, "study_semester": last + 1})) == "ineligible SEMESTER"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="semua-terpenuhi"),
        pytest.param({"age": 26, "kaltim_years": 5}, "ineligible USIA", id="B63-kaltimnow-S1-26-bukan-guru"),
        pytest.param({"age": None}, "undetermined MAHASISWA,USIA,SEMESTER", id="umur-belum-diketahui"),
        pytest.param({"higher_education": "tidak"}, "ineligible MAHASISWA,USIA,SEMESTER", id="tidak-kuliah"),
        pytest.param({"higher_education": "D1"}, "ineligible MAHASISWA,USIA,SEMESTER", id="jenjang-lain"),
        pytest.param({"higher_education": None}, "undetermined MAHASISWA,USIA,SEMESTER", id="jenjang-belum-diketahui"),
        pytest.param({"has_ktp": False}, "ineligible PENDUDUK_KALTIM", id="tanpa-KTP"),
        pytest.param({"has_ktp": None}, "undetermined PENDUDUK_KALTIM", id="KTP-belum-diketahui"),
        pytest.param({"has_family_card": False}, "ineligible PENDUDUK_KALTIM", id="tanpa-KK"),
        pytest.param({"has_family_card": None}, "undetermined PENDUDUK_KALTIM", id="KK-belum-diketahui"),
        pytest.param({"kaltim_years": 2}, "ineligible PENDUDUK_KALTIM", id="dua-tahun"),
        pytest.param({"kaltim_years": 3}, "eligible", id="tiga-tahun"),
        pytest.param({"kaltim_years": None}, "undetermined PENDUDUK_KALTIM", id="lama-belum-diketahui"),
        pytest.param({"study_semester": None}, "undetermined SEMESTER", id="semester-belum-diketahui"),
        pytest.param({"higher_education": "D3", "study_semester": 9}, "eligible", id="D3-batas-tidak-ditemukan"),
        pytest.param({"higher_education": "D3", "study_semester": None}, "eligible", id="D3-semester-tidak-perlu"),
        pytest.param({"campus_outside_kaltim": True}, "undetermined KAMPUS", id="kampus-luar-diperiksa"),
        pytest.param({"campus_outside_kaltim": None}, "undetermined KAMPUS", id="kampus-belum-diketahui"),
        pytest.param({"age": 26, "kaltim_years": 2}, "ineligible PENDUDUK_KALTIM,USIA", id="dua-alasan"),
        pytest.param({"decile": 10}, "eligible", id="desil-bukan-syarat"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "new", "expected"),
    [
        pytest.param(date(2025, 6, 16), True, "eligible", id="2025-baru"),
        pytest.param(date(2025, 6, 16), False, "ineligible MAHASISWA_BARU", id="2025-lama"),
        pytest.param(date(2025, 12, 31), False, "ineligible MAHASISWA_BARU", id="hari-terakhir-hanya-baru"),
        pytest.param(date(2025, 12, 31), None, "undetermined MAHASISWA_BARU", id="2025-belum-diketahui"),
        pytest.param(date(2026, 1, 1), False, "eligible", id="hari-pertama-yang-lama"),
    ],
)
def test_editions(day: date, new: bool | None, expected: str) -> None:
    assert said(BASE.ask({"new_student": new}, day=day)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"higher_education": "D1"}, "ineligible MAHASISWA,USIA,SEMESTER", id="jenjang-lain"),
        pytest.param({"kaltim_years": 2}, "ineligible PENDUDUK_KALTIM", id="dua-tahun"),
        pytest.param({"age": 26}, "ineligible USIA", id="S1-26"),
        pytest.param({"study_semester": 9}, "ineligible SEMESTER", id="semester-9"),
        pytest.param({"campus_outside_kaltim": True}, "undetermined KAMPUS", id="kampus-luar-diperiksa"),
    ],
)
def test_every_criterion_holds_in_2025(changes: Changes, expected: str) -> None:
    assert said(BASE.ask({"new_student": True, **changes}, day=date(2025, 9, 1))) == expected


def test_before_june_2025() -> None:
    with pytest.raises(NotInForce, match="2025-06-16"):
        BASE.ask(day=date(2025, 6, 15))


def test_tuition_goes_to_the_campus() -> None:
    decision = BASE.ask()

    assert decision.amount is None
    assert "S1 Rp5.000.000, S2 Rp10.000.000, S3 Rp15.000.000" in decision.explain()
    asked_first = BASE.ask({"campus_outside_kaltim": True}).missing[0]
    assert (asked_first.fact, asked_first.check) == ("campus_outside_kaltim", True)
    assert asked(BASE.ask({"kaltim_years": None})) == ["kaltim_years"]
