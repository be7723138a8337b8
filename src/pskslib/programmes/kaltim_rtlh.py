"""House repair of the province Kalimantan Timur (RTLH).

Read beside programmes.md section 20. Only the amount and "DTKS" are sourced; what the province calls an unfit
house (rumah tidak layak huni) was not found. So a house that RST calls unfit passes, and any other is left to
be checked: it is never a no. Every number stands, dated, in ``kaltim_rtlh.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.gate import IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.programmes.rst import NUMBERS as RST_NUMBERS
from pskslib.programmes.rst import UNFIT_HOUSE
from pskslib.rules import Benefit, BenefitKind, check, criterion, edition, numbers, programme

NUMBERS: Final = numbers(__file__)

# Rumah tidak layak huni; ukurannya dipinjam dari RST, hanya untuk meloloskan.
UNFIT: Final = criterion(
    "RUMAH_TIDAK_LAYAK",
    "Rumah tidak layak huni (ukuran provinsi tidak ditemukan; rumah yang tidak layak menurut RST dianggap masuk, "
    "yang lain diperiksa)",
    en="The house is unfit (the province's measure was not found; what RST calls unfit passes, any other is checked)",
    when=~check(~UNFIT_HOUSE),
    says=Act("Ukuran rumah tidak layak huni provinsi (tidak ditemukan)", standing=Standing.NONE).cite(
        source="dipinjam dari syarat RST", confidence=Confidence.LOW
    ),
)

KALTIM_RTLH: Final = programme(
    "KALTIM_RTLH",
    "Bantuan Rumah Tidak Layak Huni Kalimantan Timur",
    en="Unfit-house Aid of Kalimantan Timur",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="rumah"),
    numbers=(NUMBERS, RST_NUMBERS, GATE_NUMBERS),
    editions=(
        edition(
            date(2024, 1, 1),
            requires=(IN_DATA, UNFIT),
            amount=NUMBERS.bantuan,
            note="Bantuan sekali untuk satu rumah; besarannya diberitakan untuk Penajam Paser Utara 2024. Syarat lain "
            "tidak ditemukan dalam sumber.",
        ),
    ),
)
"""The programme as reported in 2024."""
