"""Beasiswa Kutim Stimulan: one payment a budget year to a student; who got it may apply again.

Read beside programmes.md section 20.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_DECREE: Final = NUMBERS.book.acts["sk-bupati"]
_PRESS: Final = _DECREE.cite(source="harianutama 2024; katakaltim 2025-11-03", confidence=Confidence.MEDIUM)

# Mahasiswa
STUDENT: Final = criterion(
    "MAHASISWA",
    "Sedang kuliah",
    en="Studies at a university",
    when=person.higher_education != "tidak",
    says=_PRESS,
)
# asal Kutai Timur
FROM_KUTIM: Final = criterion(
    "ASAL_KUTIM",
    "Berasal dari Kutai Timur (ber-KTP Kutai Timur)",
    en="Is from Kutai Timur (holds its identity card)",
    when=person.ktp_kutim,
    says=_DECREE.cite(
        source="tertulis untuk Beasiswa Tuntas (indbeasiswa; katakaltim 2025-11-03)",
        confidence=Confidence.LOW,
        note="Asal Kutai Timur tertulis untuk Beasiswa Tuntas; untuk Stimulan dibaca sama.",
    ),
)
# dengan IPK paling rendah.
GRADES: Final = criterion(
    "IPK",
    "IPK paling rendah {ipk_min}",
    en="Grade average at least {ipk_min}",
    when=person.grade_average >= NUMBERS.ipk_min,
)

KUTIM_BEASISWA_STIMULAN: Final = programme(
    "KUTIM_BEASISWA_STIMULAN",
    "Beasiswa Kutai Timur Stimulan",
    en="Incentive scholarship, Kutai Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="mahasiswa"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2024, 1, 1),
            requires=(STUDENT, FROM_KUTIM, GRADES, ALIVE),
            amount=NUMBERS.bantuan,
            note="Dibayar sekali dalam satu tahun anggaran, di semester mana pun mendaftar; boleh mendaftar lagi tahun "
            "berikutnya.",
        ),
    ),
)
"""The scholarship, 2024 on."""
