"""BLTS Kesra, the temporary cash aid of the last quarter of 2025.

Read beside programmes.md section 7 and dtsen.md section 2. One payment for three months; families of decile
1 to 4, those with PKH or Sembako too. For 2026 there was no official continuation by July 2026, and many
false reports: there is no edition. Every number stands, dated, in ``blts_kesra.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.programmes.gate import decile_ceiling
from pskslib.rules import Benefit, BenefitKind, edition, numbers, programme

NUMBERS: Final = numbers(__file__)

DECILE: Final = decile_ceiling(NUMBERS)

BLTS_KESRA: Final = programme(
    "BLTS_KESRA",
    "Bantuan Langsung Tunai Sementara Kesejahteraan Rakyat",
    en="Temporary Welfare Cash Aid",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2025, 10, 1),
            until=date(2025, 12, 31),
            requires=(DECILE,),
            amount=NUMBERS.bantuan,
            note="Dibayar sekali untuk tiga bulan; boleh bersama PKH dan Program Sembako.",
        ),
    ),
)
"""The one quarter in which it ran."""
