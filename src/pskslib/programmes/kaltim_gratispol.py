"""Gratispol: the province pays the tuition of students from Kalimantan Timur (Pergub 24/2025).

Read beside programmes.md section 20. Tuition is paid to the campus, up to a cap a semester, so there is
no amount. New students in 2025, all who study in 2026. Every number stands in ``kaltim_gratispol.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, check, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_PERGUB: Final = NUMBERS.book.acts["pergub-24-2025"].cite(
    source="kaltimtoday 2025-05-14; tribunkaltim; kaltimnow", confidence=Confidence.HIGH
)

# Mahasiswa D3, S1 (juga D4), S2 atau S3
_D3: Final = person.higher_education == "D3"
_S1: Final = person.higher_education.is_in("D4", "S1")
_S2: Final = person.higher_education == "S2"
_S3: Final = person.higher_education == "S3"
STUDENT: Final = criterion(
    "MAHASISWA",
    "Kuliah D3, D4, S1, S2 atau S3",
    en="Studies for a diploma, bachelor's, master's or doctor's degree",
    when=_D3 | _S1 | _S2 | _S3,
    says=_PERGUB,
)
# ber-KTP dan ber-KK Kalimantan Timur paling sedikit tiga tahun;
RESIDENT: Final = criterion(
    "PENDUDUK_KALTIM",
    "Punya KTP dan KK, dan menjadi penduduk Kalimantan Timur paling sedikit {domisili_min} tahun",
    en="Has an identity card and family card, and has been registered in Kalimantan Timur for {domisili_min} years",
    when=person.has_ktp & family.has_family_card & (person.kaltim_years >= NUMBERS.domisili_min),
    says=_PERGUB,
)
# usia paling tinggi menurut jenjang, kecuali guru dan dosen;
AGE: Final = criterion(
    "USIA",
    "Usia paling tinggi {d3_usia_maks} (D3), {s1_usia_maks} (S1), {s2_usia_maks} (S2), {s3_usia_maks} tahun (S3), "
    "kecuali guru dan dosen",
    en="At most {d3_usia_maks} (D3), {s1_usia_maks} (S1), {s2_usia_maks} (S2) or {s3_usia_maks} years old (S3), except "
    "teachers and lecturers",
    when=person.teacher_or_lecturer
    | (_D3 & (person.age <= NUMBERS.d3_usia_maks))
    | (_S1 & (person.age <= NUMBERS.s1_usia_maks))
    | (_S2 & (person.age <= NUMBERS.s2_usia_maks))
    | (_S3 & (person.age <= NUMBERS.s3_usia_maks)),
    says=_PERGUB,
)
# paling lama 8 semester S1, 4 semester S2, 6 semester S3 (untuk D3 tidak ditemukan);
SEMESTER: Final = criterion(
    "SEMESTER",
    "Paling lama semester {s1_semester} (S1), {s2_semester} (S2), {s3_semester} (S3)",
    en="At most in semester {s1_semester} (S1), {s2_semester} (S2), {s3_semester} (S3)",
    when=_D3
    | (_S1 & (person.study_semester <= NUMBERS.s1_semester))
    | (_S2 & (person.study_semester <= NUMBERS.s2_semester))
    | (_S3 & (person.study_semester <= NUMBERS.s3_semester)),
)
# kampus di luar Kalimantan Timur dibatasi;
CAMPUS: Final = criterion(
    "KAMPUS",
    "Kuliah di Kalimantan Timur (kampus di luar dibatasi: periksa daftarnya)",
    en="Studies in Kalimantan Timur (campuses outside are restricted: check the list)",
    when=~check(person.campus_outside_kaltim),
    says=_PERGUB,
)
# pada 2025 hanya mahasiswa baru.
NEW_STUDENT: Final = criterion(
    "MAHASISWA_BARU",
    "Mahasiswa baru tahun ini",
    en="A new student this year",
    when=person.new_student,
    says=_PERGUB,
    advice="Mahasiswa lama dilayani mulai 2026.",
    advice_en="Students of earlier years are served from 2026.",
)

_SINCE: Final = date(2025, 6, 16)
_CAPS: Final = ", ".join(f"{level} {told(NUMBERS, f'{level.lower()}_plafon', _SINCE)}" for level in ("S1", "S2", "S3"))
_NOTE: Final = f"Hanya UKT yang dibayar, ke kampus, sampai plafon per semester ({_CAPS})."

KALTIM_GRATISPOL: Final = programme(
    "KALTIM_GRATISPOL",
    "Gratispol Kalimantan Timur",
    en="Free tuition, Kalimantan Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.SERVICE, unit="UKT", period="semester", recipient="mahasiswa"),
    numbers=(NUMBERS,),
    editions=(
        edition(_SINCE, requires=(STUDENT, RESIDENT, AGE, SEMESTER, CAMPUS, NEW_STUDENT, ALIVE), note=_NOTE),
        edition(date(2026, 1, 1), requires=(STUDENT, RESIDENT, AGE, SEMESTER, CAMPUS, ALIVE), note=_NOTE),
    ),
)
"""The programme since Pergub 24/2025."""
