"""Asistensi Sosial Lanjut Usia Telantar (ASLUT), ended: cash for neglected old people, 2017 to 2019.

Read beside programmes.md section 16. Every number stands, dated, in ``aslut.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_YES: Final = 1  # how the table writes yes
_PRESS: Final = NUMBERS.book.acts["publikasi"].cite(source="dwipanews 2017-07", confidence=Confidence.MEDIUM)

# Lanjut usia berusia paling rendah 60 tahun,
ELDERLY: Final = criterion(
    "USIA",
    "Berusia paling rendah {usia_min} tahun",
    en="At least {usia_min} years old",
    when=person.age >= NUMBERS.usia_min,
)
# hanya bisa berbaring atau sakit menahun,
BEDRIDDEN: Final = criterion(
    "SAKIT_MENAHUN",
    "Hanya bisa berbaring atau sakit menahun",
    en="Bedridden or chronically ill",
    when=person.bedridden | person.chronically_ill,
    says=_PRESS,
)
# telantar,
NEGLECTED: Final = criterion(
    "TELANTAR",
    "Telantar",
    en="Neglected",
    when=person.care_status.is_in("telantar", "ditinggalkan"),
    says=_PRESS,
)
# tidak tinggal bersama keluarga,
NO_FAMILY: Final = criterion(
    "TANPA_KELUARGA",
    "Tidak tinggal bersama keluarga",
    en="Does not live with the family",
    when=~person.lives_with_family | (NUMBERS.boleh_bersama_keluarga == _YES),
    says=_PRESS,
)
# dan tidak punya penghasilan tetap.
NO_INCOME: Final = criterion(
    "TANPA_PENGHASILAN",
    "Tidak punya penghasilan tetap",
    en="Has no steady income",
    when=~person.steady_income,
    says=_PRESS,
)

ASLUT: Final = programme(
    "ASLUT",
    "Asistensi Sosial Lanjut Usia Telantar",
    en="Assistance for neglected elderly people",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="orang"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2017, 1, 1),
            until=date(2019, 12, 31),
            requires=(ELDERLY, BEDRIDDEN, NEGLECTED, NO_FAMILY, NO_INCOME, ALIVE),
            amount=NUMBERS.bantuan_setahun,
            note="Tidak dibayar setiap bulan dalam setahun. Berakhir sekitar 2019-2020, dilebur ke PKH dan ATENSI "
            "(keyakinan rendah).",
        ),
    ),
)
"""The programme as it was in 2017 to 2019."""
