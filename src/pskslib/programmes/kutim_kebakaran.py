"""Cash for families of Kutai Timur whose house burned (as planned in 2023).

Read beside programmes.md section 20: for fires from January 2023, one sum for who owned the house and
one for who rented it. The legal basis was still being drafted. A day in a rule cannot yet be compared
with the day of the fire; that fires before 2023 do not count is said in the note.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.rules import Benefit, BenefitKind, choose, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)
_PLAN: Final = NUMBERS.book.acts["rencana-2023"].cite(source="radarkutim.com 2023", confidence=Confidence.MEDIUM)

# Korban kebakaran rumah,
BURNED: Final = criterion(
    "KEBAKARAN",
    "Rumah keluarga terbakar",
    en="The house of the family burned",
    when=family.fire_victim,
    says=_PLAN,
    advice="Laporkan kebakaran ke desa/kelurahan dan Dinas Sosial agar tercatat.",
    advice_en="Report the fire to the village and the social office, so that it is recorded.",
)
# pemilik rumah atau penyewa.
OWNER_OR_RENTER: Final = criterion(
    "PENGUASAAN",
    "Pemilik rumah atau penyewa",
    en="Owner or renter of the house",
    when=family.house_tenure.is_in("milik_sendiri", "sewa"),
    says=_PLAN,
    advice="Rencana hanya menyebut pemilik dan penyewa; untuk yang menumpang tanyakan ke Dinas Sosial.",
    advice_en="The plan names owners and renters only; for others, ask the social office.",
)

KUTIM_KEBAKARAN: Final = programme(
    "KUTIM_KEBAKARAN",
    "Bantuan Korban Kebakaran Kutai Timur",
    en="Aid for victims of fire, Kutai Timur",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="rumah"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2023, 1, 1),
            requires=(BURNED, OWNER_OR_RENTER),
            amount=choose(family.house_tenure == "milik_sendiri", NUMBERS.pemilik_rumah, NUMBERS.penyewa),
            note="Rencana 2023 untuk kebakaran sejak Januari 2023 (periksa tanggalnya), sekali bayar, dari APBD "
            "perubahan; kebakaran sesudah Mei masuk anggaran tahun berikut. Dasar hukum saat itu masih disusun.",
        ),
    ),
)
"""The aid as planned in 2023."""
