"""Compensation for disaster victims: a sum for a death, paid to the heir, and one for a severe injury.

Read beside programmes.md section 18; the number of the Permensos was not found. The claim goes to the
social office where the death happened, not where the heir lives. What was announced for Sumatra in
December 2025 (jadup, household goods, economic aid) is not final: it stands in
``santunan_bencana.toml`` and is not computed.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.rules import Benefit, BenefitKind, Unit, check, choose, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_YES: Final = 1  # how the table writes yes
_RULE: Final = NUMBERS.book.acts["permensos"].cite(
    source="antara jatim 2017-02; republika 2019-01; dentingnews 2025-12", confidence=Confidence.HIGH
)

# Santunan diberikan kepada ahli waris korban yang meninggal (satu ahli waris untuk tiap korban), dan
_HEIR: Final = person.disaster_heir
# kepada korban luka berat (menurut satu sumber juga luka ringan).
_INJURED: Final = person.disaster_seriously_injured | ((NUMBERS.luka_ringan_ikut == _YES) & person.disaster_injured)

VICTIM: Final = criterion(
    "KORBAN",
    "Ahli waris korban bencana yang meninggal (satu untuk tiap korban), atau korban luka berat karena bencana",
    en="Heir of somebody who died in a disaster (one for each death), or severely injured in a disaster",
    when=_HEIR | _INJURED,
    says=_RULE,
    advice="Catat korban dengan surat keterangan; ajukan lewat Dinas Sosial tempat kejadian, bukan tempat tinggal.",
    advice_en="Record the victim with a certificate; apply at the social office of the place of the event, not of "
    "residence.",
)
# Korban yang meninggal diwakili ahli warisnya.
ALIVE: Final = criterion(
    "PENERIMA_HIDUP",
    "Penerima masih hidup (santunan korban meninggal dibayarkan kepada ahli warisnya)",
    en="The recipient is alive (for the dead, the heir is paid)",
    when=~person.deceased & ~check(person.death_hint),
    says=_RULE,
)

# Ahli waris yang juga luka berat menerima keduanya.
PAID: Final = choose(
    _HEIR,
    choose(_INJURED, NUMBERS.meninggal + NUMBERS.luka_berat, NUMBERS.meninggal),
    NUMBERS.luka_berat,
)

SANTUNAN_BENCANA: Final = programme(
    "SANTUNAN_BENCANA",
    "Santunan Korban Bencana",
    en="Compensation for disaster victims",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="orang"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2015, 1, 1),
            requires=(VICTIM, ALIVE),
            amount=PAID,
            note="Jumlah adalah santunan sekali bayar, bukan setahun. Diajukan oleh Dinas Sosial tempat kejadian.",
        ),
    ),
)
"""The compensation, 2015 on."""
