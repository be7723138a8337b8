"""Employment insurance for vulnerable workers of Kutai Timur, the premium paid by the regency.

Read beside programmes.md section 20. The premium is paid to BPJS Ketenagakerjaan, so there is no amount.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)

# Pekerja informal atau rentan.
WORKER: Final = criterion(
    "PEKERJA_RENTAN",
    "Pekerja informal atau rentan",
    en="An informal or vulnerable worker",
    when=person.informal_worker,
    says=NUMBERS.book.acts["program-kutim"].cite(source="katakaltim 2025-11-21", confidence=Confidence.MEDIUM),
    advice="Daftarkan pekerja lewat desa/kelurahan atau dinas yang membidangi tenaga kerja.",
    advice_en="Register the worker at the village or the labour office.",
)

_SINCE: Final = date(2025, 1, 1)
_PREMIUM: Final = told(NUMBERS, "iuran_jkk_jkm", _SINCE)

KUTIM_PEKERJA_RENTAN: Final = programme(
    "KUTIM_PEKERJA_RENTAN",
    "Iuran BPJS Ketenagakerjaan Pekerja Rentan Kutai Timur",
    en="Employment insurance for vulnerable workers, Kutai Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.PREMIUM, unit="iuran JKK dan JKM", period="bulan", recipient="orang"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            _SINCE,
            requires=(WORKER, ALIVE),
            note=f"Jumlah pekerja dibatasi dan ditetapkan Pemerintah Kabupaten. Iuran {_PREMIUM} sebulan adalah tarif "
            "nasional; perjanjian Kutai Timur tidak dilihat.",
        ),
    ),
)
"""The insurance, 2025 on."""
