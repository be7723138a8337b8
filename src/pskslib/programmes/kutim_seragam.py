"""Free school uniforms in Kutai Timur: all pupils in 2024 and 2025, only new pupils from 2026.

Read beside programmes.md section 20. Whoever goes to school there, state or private; no means test.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_YES: Final = 1  # how the table writes yes
_PRESS: Final = NUMBERS.book.acts["program-kutim"].cite(
    source="kaltim.tribunnews 2024-07-25; sentralkaltim 2025-11-12", confidence=Confidence.HIGH
)

# Murid PAUD/TK, SD dan SMP, negeri maupun swasta,
PUPIL: Final = criterion(
    "MURID",
    "Murid PAUD/TK, SD atau SMP, negeri atau swasta",
    en="A pupil of preschool, primary or junior secondary school, state or private",
    when=person.attends_preschool | person.school_level.is_in("SD", "SMP"),
    says=_PRESS,
)
# di sekolah di Kutai Timur;
IN_KUTIM: Final = criterion(
    "SEKOLAH_KUTIM",
    "Bersekolah di Kutai Timur",
    en="Goes to school in Kutai Timur",
    when=person.school_in_kutim,
    says=_PRESS,
)
# mulai 2026 hanya murid baru.
NEW_PUPIL: Final = criterion(
    "SISWA_BARU",
    "Siswa baru tahun ajaran ini",
    en="A new pupil this school year",
    when=person.new_pupil | (NUMBERS.hanya_siswa_baru != _YES),
    advice="Mulai 2026 seragam hanya untuk siswa baru.",
    advice_en="From 2026 uniforms are for new pupils only.",
)

_SINCE: Final = date(2024, 7, 25)
_SETS: Final = told(NUMBERS, "setel", _SINCE)

KUTIM_SERAGAM: Final = programme(
    "KUTIM_SERAGAM",
    "Seragam Sekolah Gratis Kutai Timur",
    en="Free school uniforms, Kutai Timur",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.IN_KIND, unit="seragam", period="tahun", recipient="siswa"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            _SINCE,
            requires=(PUPIL, IN_KUTIM, ALIVE),
            note=f"{_SETS} setel (wajib, olahraga, pramuka, batik), sejak 2025 dengan sepatu; PAUD/TK tas dan "
            "perlengkapan.",
        ),
        edition(
            date(2026, 1, 1),
            requires=(PUPIL, IN_KUTIM, NEW_PUPIL, ALIVE),
            note=f"Tahun ajaran 2026/2027: {_SETS} setel dan sepatu untuk siswa baru; PAUD/TK tas dan perlengkapan.",
        ),
    ),
)
"""The uniforms since July 2024."""
