"""BLT BBM, the cash aid that followed the fuel-price rise of September 2022.

Read beside programmes.md section 5. The sources give amount, payments and the number of families; whom it
was for was not found beyond this: recipients of aid come from DTKS (Permensos 3/2021). Every number
stands, dated, in ``blt_bbm.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.programmes.gate import IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, edition, numbers, programme

NUMBERS: Final = numbers(__file__)

BLT_BBM: Final = programme(
    "BLT_BBM",
    "Bantuan Langsung Tunai BBM",
    en="Fuel-price Cash Aid",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2022, 9, 1),
            until=date(2022, 12, 31),
            requires=(IN_DATA,),
            amount=NUMBERS.bantuan,
            note="Jumlah adalah seluruh bantuan September-Desember 2022, dibayar dua kali (September dan Desember). "
            "Syarat selain tercatat dalam data terpadu tidak ditemukan dalam sumber.",
        ),
    ),
)
"""The four months in which it ran."""
