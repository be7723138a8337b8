"""Program Sembako, earlier Bantuan Pangan Non-Tunai (BPNT).

Read beside programmes.md section 2 and dtsen.md section 2. No component is needed: a listed family
within the decile ceiling qualifies. Every number stands, dated, in ``sembako.toml``. One-off
additions (PPKM 2021, penebalan 2025) are numbers of the payment calendar and never part of the
yearly amount.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.programmes.gate import GATE, IN_DATA, decile_ceiling
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, edition, numbers, programme

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12

DECILE: Final = decile_ceiling(NUMBERS)

YEARLY: Final = NUMBERS.bantuan_bulanan * _MONTHS

SEMBAKO: Final = programme(
    "SEMBAKO",
    "Program Sembako",
    en="Staple Food Programme",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="keluarga"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(date(2017, 2, 1), requires=(IN_DATA, *GATE), amount=YEARLY),
        edition(date(2025, 4, 1), requires=(IN_DATA, DECILE, *GATE), amount=YEARLY),
    ),
)
"""The programme with every edition that is sourced, February 2017 on."""
