"""Aid for veterans in Kutai Timur (Perbup 52/2015): who may be on the list; the amount is in doubt.

Read beside programmes.md section 20. The amounts that were named aloud "per month" may be yearly ones,
so nothing is computed with them: the decision has no amount.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)

# Veteran, janda veteran, dan perintis kemerdekaan.
VETERAN: Final = criterion(
    "VETERAN",
    "Veteran, janda veteran, atau perintis kemerdekaan",
    en="A veteran, the widow of a veteran, or a pioneer of independence",
    when=person.veteran | person.veteran_widow | person.independence_pioneer,
    says=NUMBERS.book.acts["perbup-52-2015"].cite(source="berita3.net 2023", confidence=Confidence.MEDIUM),
    advice="Minta dicatat pada daftar aktif di Dinas Sosial, dengan surat veteran.",
    advice_en="Ask the social office to enter the active list, with the veteran's papers.",
)

_SINCE: Final = date(2015, 1, 1)
_VETERAN: Final = told(NUMBERS, "veteran", _SINCE)
_WIDOW: Final = told(NUMBERS, "janda_veteran", _SINCE)

KUTIM_VETERAN: Final = programme(
    "KUTIM_VETERAN",
    "Bantuan Veteran Kutai Timur",
    en="Aid for veterans, Kutai Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="belum pasti", recipient="orang"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            _SINCE,
            requires=(VETERAN, ALIVE),
            note=f"Besarannya diragukan dan tidak dihitung: sekitar {_VETERAN} (veteran) dan {_WIDOW} (janda) disebut "
            "per bulan oleh narasumber yang tidak pasti, dan mungkin per tahun. Tanyakan ke Dinas Sosial.",
        ),
    ),
)
"""The aid since Perbup 52/2015, without an amount."""
