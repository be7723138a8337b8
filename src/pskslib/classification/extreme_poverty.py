"""Extreme poverty: spending at or below the line of US$1.90, later US$2.15 a day in purchasing power.

Read beside kemiskinan.md section 5. The lines are BPS's own rupiah lines, never a conversion at the market rate. Where
only a line a day was published, a month is 30 days, as in BPS's own figures. Between the lines found there are holes:
the rule is then not in force. Numbers: ``extreme_poverty.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.instruments import instrument
from pskslib.rules import criterion, edition, family, numbers

NUMBERS: Final = numbers(__file__)

SPENDING: Final = criterion(
    "PENGELUARAN",
    "Pengeluaran per orang paling tinggi {batas_bulanan} sebulan",
    en="Spending a person at most {batas_bulanan} a month",
    when=family.spending_per_person <= NUMBERS.batas_bulanan,
    advice="Ukuran ini bukan desil: keluarga yang tidak miskin ekstrem tetap bisa masuk program lain.",
    advice_en="This is no decile: a family that is not extremely poor may still fit other programmes.",
)

EXTREME_POVERTY: Final = instrument(
    "KEMISKINAN_EKSTREM",
    "Miskin ekstrem menurut pengeluaran per orang",
    en="Extremely poor by spending a person",
    numbers=NUMBERS,
    editions=[
        edition(
            date(2017, 1, 1),
            until=date(2020, 12, 31),
            gap="garis Januari-Februari 2021 dari BPS tidak ditemukan",
            requires=[SPENDING],
        ),
        edition(
            date(2021, 3, 1),
            until=date(2022, 12, 31),
            gap="garis Januari-Februari 2023 tidak ditemukan",
            requires=[SPENDING],
        ),
        edition(date(2023, 3, 1), requires=[SPENDING]),
    ],
)
"""At or below the line in force."""
