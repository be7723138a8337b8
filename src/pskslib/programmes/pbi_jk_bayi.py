"""PBI-JK, newborn: the baby of a mother in PBI-JK (national budget) is in it without applying.

Read beside programmes.md section 3 (Permensos 5/2016, still so in a text of 2023). The mother decides:
a father in PBI, or a mother whose premium the region pays, does not make it automatic.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.pbi_jk import NUMBERS, PREMIUM
from pskslib.rules import Unit, criterion, edition, person, programme

# Bayi baru lahir dari ibu peserta PBI-JK (APBN) otomatis menjadi peserta;
# nama dan NIK bayi dimutakhirkan dalam waktu yang ditentukan.
MOTHER: Final = criterion(
    "IBU_PBI",
    "Bayi dari ibu peserta PBI-JK (APBN); nama dan NIK bayi dimutakhirkan dalam {pemutakhiran_bayi} bulan",
    en="A baby whose mother is in PBI-JK (national budget); name and NIK are updated within {pemutakhiran_bayi} months",
    when=person.mother_pbi,
    says=NUMBERS.book.acts["permensos-5-2016"].cite(
        source="dinkes.jogjaprov.go.id; radartasik 2023", confidence=Confidence.MEDIUM
    ),
    advice="Bila hanya ayah peserta PBI, atau ibu peserta PBI daerah, daftarkan bayi lewat Dinas Sosial.",
    advice_en="If only the father is in PBI, or the region pays for the mother, register the baby at the social "
    "office.",
)

PBI_JK_BAYI: Final = programme(
    "PBI_JK_BAYI",
    "Bayi baru lahir peserta PBI Jaminan Kesehatan",
    en="Newborn in the state-paid health insurance",
    unit=Unit.PERSON,
    benefit=PREMIUM,
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2016, 1, 1),
            requires=(MOTHER, ALIVE),
            note="Naskah Permensos 21/2019 dan 3/2026 tentang bayi belum dibaca; aturan 2016 dibaca masih berlaku.",
        ),
    ),
)
"""Babies who are in it without applying, 2016 on."""
