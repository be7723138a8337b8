"""Beasiswa Kutim Tuntas: tuition of students from Kutai Timur until they finish.

Read beside programmes.md section 20. Tuition within limits of a decree of the bupati that was not found,
so there is no amount. The last semesters are sourced from 2025.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_DECREE: Final = NUMBERS.book.acts["sk-bupati"].cite(
    source="indbeasiswa; katakaltim 2025-11-03; harianutama 2024", confidence=Confidence.HIGH
)

# Mahasiswa D3, D4, S1 atau S2
_D3: Final = person.higher_education == "D3"
_S1: Final = person.higher_education.is_in("D4", "S1")
_S2: Final = person.higher_education == "S2"
STUDENT: Final = criterion(
    "MAHASISWA",
    "Kuliah D3, D4, S1 atau S2",
    en="Studies for a diploma, bachelor's or master's degree",
    when=_D3 | _S1 | _S2,
    says=_DECREE,
)
# asal Kutai Timur,
FROM_KUTIM: Final = criterion(
    "ASAL_KUTIM",
    "Berasal dari Kutai Timur (ber-KTP Kutai Timur)",
    en="Is from Kutai Timur (holds its identity card)",
    when=person.ktp_kutim,
    says=_DECREE,
)
# sudah melewati semester 1,
PAST_FIRST: Final = criterion(
    "SEMESTER_AWAL",
    "Paling rendah semester {semester_min}",
    en="At least in semester {semester_min}",
    when=person.study_semester >= NUMBERS.semester_min,
)
# dengan IPK paling rendah;
GRADES: Final = criterion(
    "IPK",
    "IPK paling rendah {ipk_min}",
    en="Grade average at least {ipk_min}",
    when=person.grade_average >= NUMBERS.ipk_min,
)
# dibiayai sampai semester 6 (D3), 8 (D4/S1) atau 4 (S2).
LAST_SEMESTER: Final = criterion(
    "SEMESTER_AKHIR",
    "Paling tinggi semester {d3_semester_maks} (D3), {s1_semester_maks} (D4/S1) atau {s2_semester_maks} (S2)",
    en="At most in semester {d3_semester_maks} (D3), {s1_semester_maks} (D4/S1) or {s2_semester_maks} (S2)",
    when=(_D3 & (person.study_semester <= NUMBERS.d3_semester_maks))
    | (_S1 & (person.study_semester <= NUMBERS.s1_semester_maks))
    | (_S2 & (person.study_semester <= NUMBERS.s2_semester_maks)),
)

_NOTE: Final = "UKT atau SPP dibayar menurut tagihan, dalam batas SK Bupati (besarnya tidak ditemukan)."

KUTIM_BEASISWA_TUNTAS: Final = programme(
    "KUTIM_BEASISWA_TUNTAS",
    "Beasiswa Kutai Timur Tuntas",
    en="Scholarship to the end, Kutai Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.SERVICE, unit="UKT atau SPP", period="semester", recipient="mahasiswa"),
    numbers=(NUMBERS,),
    editions=(
        edition(date(2024, 1, 1), requires=(STUDENT, FROM_KUTIM, PAST_FIRST, GRADES, ALIVE), note=_NOTE),
        edition(date(2025, 1, 1), requires=(STUDENT, FROM_KUTIM, PAST_FIRST, GRADES, LAST_SEMESTER, ALIVE), note=_NOTE),
    ),
)
"""The scholarship, 2024 on."""
