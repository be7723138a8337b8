"""BLT mitigasi risiko pangan, cash aid against food-price risk, announced for January to March 2024.

Read beside programmes.md section 6. It was announced; that it was paid was not confirmed. Whom it was for
was not found beyond this: recipients of aid come from DTKS (Permensos 3/2021). Every number stands, dated,
in ``blt_mrp.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.programmes.gate import IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, edition, numbers, programme

NUMBERS: Final = numbers(__file__)

BLT_MRP: Final = programme(
    "BLT_MRP",
    "Bantuan Langsung Tunai Mitigasi Risiko Pangan",
    en="Food-risk Cash Aid",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2024, 1, 1),
            until=date(2024, 3, 31),
            requires=(IN_DATA,),
            amount=NUMBERS.bantuan,
            note="Jumlah adalah seluruh bantuan tiga bulan yang diumumkan Februari 2024; pembayarannya tidak "
            "terkonfirmasi. Syarat selain tercatat dalam data terpadu tidak ditemukan dalam sumber.",
        ),
    ),
)
"""The three months for which it was announced."""
