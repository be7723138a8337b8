"""Sekolah Rakyat: a free boarding school of the ministry for children of the poorest families.

Read beside programmes.md section 21. Nobody applies: social office and PKH companions seek the pupils
out in DTSEN. No cash.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.programmes.gate import ALIVE, IN_DATA, decile_ceiling
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)

# Anak, atau yang masih bersekolah,
CHILD: Final = criterion(
    "ANAK",
    "Anak di bawah {usia_anak_maks_eksklusif} tahun, atau masih bersekolah di SD, SMP atau SMA",
    en="A child under {usia_anak_maks_eksklusif}, or still at school",
    when=(person.age < NUMBERS.usia_anak_maks_eksklusif) | person.school_level.is_in("SD", "SMP", "SMA"),
)
# dari keluarga dalam DTSEN berdesil 1 sampai dengan 2 (desil 3 hanya bila masih ada tempat).
DECILE: Final = decile_ceiling(NUMBERS)

SEKOLAH_RAKYAT: Final = programme(
    "SEKOLAH_RAKYAT",
    "Sekolah Rakyat",
    en="People's School",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.SERVICE, unit="sekolah berasrama", period="tahun", recipient="anak"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2025, 7, 1),
            requires=(CHILD, IN_DATA, DECILE, ALIVE),
            note="Tidak ada pendaftaran umum: anak dijangkau dari DTSEN oleh Dinas Sosial dan pendamping PKH, yang "
            "miskin ekstrem lebih dahulu. Batas usia sekolah ini sendiri tidak ditemukan.",
        ),
    ),
)
"""The school since July 2025."""
