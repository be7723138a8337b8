"""Asistensi Sosial Penyandang Disabilitas Berat (ASPDB), ended: cash for the severely disabled, to 2019.

Read beside programmes.md section 16. Every number stands, dated, in ``aspdb.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12
_KEMENKO: Final = NUMBERS.book.acts["publikasi"].cite(source="kemenkopmk 2017-11-29", confidence=Confidence.HIGH)

# Penyandang disabilitas berat
DISABLED: Final = criterion(
    "DISABILITAS_BERAT",
    "Penyandang disabilitas berat",
    en="Severely disabled",
    when=person.severe_disability,
    says=_KEMENKO,
)
# berusia 2 sampai dengan 59 tahun
AGE: Final = criterion(
    "USIA",
    "Berusia {usia_min} sampai {usia_maks} tahun",
    en="Aged {usia_min} to {usia_maks}",
    when=person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks),
)
# yang tidak dapat direhabilitasi
BEYOND_REHABILITATION: Final = criterion(
    "TIDAK_DAPAT_DIREHABILITASI",
    "Tidak dapat direhabilitasi",
    en="Cannot be rehabilitated",
    when=person.beyond_rehabilitation,
    says=_KEMENKO,
)
# dan tinggal bersama keluarga miskin (dibaca: yang tercatat dalam data terpadu).
POOR_FAMILY: Final = criterion(
    "KELUARGA_MISKIN",
    "Tinggal bersama keluarga miskin yang tercatat di {sumber_data}",
    en="Lives with a poor family that is listed in {sumber_data}",
    when=person.lives_with_family & family.in_data,
    says=_KEMENKO,
)

ASPDB: Final = programme(
    "ASPDB",
    "Asistensi Sosial Penyandang Disabilitas Berat",
    en="Assistance for severely disabled people",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="orang"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2017, 1, 1),
            until=date(2019, 12, 31),
            requires=(DISABLED, AGE, BEYOND_REHABILITATION, POOR_FAMILY, ALIVE),
            amount=NUMBERS.bantuan_bulanan * _MONTHS,
            note="Banyaknya bulan bayar setahun tidak ditemukan; dihitung setahun penuh pada tarif bulanan. Berakhir "
            "sekitar 2019-2020, dilebur ke PKH dan ATENSI (keyakinan rendah).",
        ),
    ),
)
"""The programme as it was in 2017 to 2019."""
