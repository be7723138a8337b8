"""PENA (Pahlawan Ekonomi Nusantara), capital for aid recipients who agree to leave social aid.

Read beside programmes.md section 15. Two conditions are required: the family gets PKH or Sembako now, and it
agrees to graduate. Age, a family without elderly or disabled members, RST recipients and a business that has
begun are *priorities* in the sources, not conditions: they weigh nothing here (``abai``), and an office that
treats them as conditions switches on ``readings={"PENA.prioritas": "syarat"}``. The sum is a ceiling. Every
number stands, dated, in ``pena.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.ceilings import up_to
from pskslib.rules import (
    Benefit,
    BenefitKind,
    any_member,
    criterion,
    edition,
    family,
    not_excluded,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)

_LIST: Final = Act("Daftar syarat PENA yang dipublikasikan (pasal belum ditemukan)", standing=Standing.PRACTICE).cite(
    source="pkhpati 2023-02; suara 2025-08-11; nadi-02 2026-08-25", confidence=Confidence.HIGH
)

# Penerima PKH atau Program Sembako yang masih aktif;
RECIPIENT: Final = criterion(
    "PENERIMA_BANSOS",
    "Keluarga masih menerima PKH atau Program Sembako",
    en="The family still receives PKH or Sembako",
    when=family.receives_pkh | family.receives_sembako,
    says=_LIST,
)
# bersedia keluar dari bantuan sosial (graduasi).
AGREES: Final = criterion(
    "BERSEDIA_GRADUASI",
    "Keluarga bersedia keluar dari bantuan sosial (graduasi)",
    en="The family agrees to leave social aid (to graduate)",
    when=family.agrees_to_graduate,
    says=_LIST,
    advice="Bicarakan dengan pendamping: modal usaha ini diberikan kepada yang bersedia graduasi.",
    advice_en="Talk it over with the companion: this capital goes to those who agree to graduate.",
)
# Diutamakan: ada anggota dalam usia prioritas;
PRIORITY_AGE: Final = criterion(
    "USIA_PRIORITAS",
    "Ada anggota keluarga berusia {usia_min}-{usia_maks} tahun (prioritas)",
    en="Some member is {usia_min}-{usia_maks} years old (a priority)",
    when=not_excluded(~any_member(person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks)), effect=NUMBERS.bobot_usia),
)
# diutamakan: tanpa lanjut usia atau penyandang disabilitas dalam KK.
PRIORITY_FAMILY: Final = criterion(
    "TANPA_LANSIA_DISABILITAS",
    "Tidak ada lanjut usia ({usia_lansia} tahun ke atas) atau penyandang disabilitas dalam KK (prioritas)",
    en="No elderly ({usia_lansia} or older) or disabled member (a priority)",
    when=not_excluded(
        any_member((person.age >= NUMBERS.usia_lansia) | person.disabled | person.severe_disability),
        effect=NUMBERS.bobot_lansia_disabilitas,
    ),
)

PENA: Final = programme(
    "PENA",
    "Pahlawan Ekonomi Nusantara",
    en="Economic Heroes of the Archipelago",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2023, 1, 1),
            requires=(RECIPIENT, AGREES, PRIORITY_AGE, PRIORITY_FAMILY),
            amount=up_to(NUMBERS.bantuan_maks, least=NUMBERS.bantuan_min),
            note="Besaran adalah batas atas, diberikan sekali. Diutamakan: usia produktif (sumber berbeda tentang "
            "batasnya), KK tanpa lanjut usia atau penyandang disabilitas, penerima RST 2022 atau Rutilahu 2021, dan "
            "yang sudah punya rintisan usaha. Sejak 2025 ada PPSE sebagai penerus; apakah PENA masih berjalan di "
            "sampingnya tidak jelas.",
        ),
    ),
)
"""The programme as published since 2023."""
