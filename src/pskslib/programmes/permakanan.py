"""Permakanan: two meals a day for poor elderly and disabled people who live alone.

Read beside programmes.md section 13. Food, never money, so there is no amount; its value a day is a
number for planning in ``permakanan.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE, IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Unit,
    criterion,
    edition,
    family,
    not_excluded,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
_PRESS: Final = NUMBERS.book.acts["publikasi"].cite(source="tirto; kompas 2023-06-23", confidence=Confidence.HIGH)

# Lanjut usia paling rendah 75 tahun, atau penyandang disabilitas tanpa batas usia,
TARGET: Final = criterion(
    "SASARAN",
    "Lanjut usia mulai {usia_lansia_min} tahun, atau penyandang disabilitas",
    en="Elderly, from {usia_lansia_min}, or disabled",
    when=(person.age >= NUMBERS.usia_lansia_min) | person.disabled | person.severe_disability,
    says=_PRESS,
)
# yang tinggal seorang diri (tunggal),
ALONE: Final = criterion(
    "TUNGGAL",
    "Tinggal seorang diri",
    en="Lives alone",
    when=person.lives_alone,
    says=_PRESS,
)
# miskin (pada masa DTSEN tercatat saja tidak berarti miskin),
POOR: Final = criterion(
    "MISKIN",
    "Keluarga miskin menurut data pemerintah, pendataan desa atau asesmen",
    en="A poor family by government data, the village survey or an assessment",
    when=family.poor | family.extreme_poor | family.assessed_in_need,
    says=NUMBERS.book.acts["tanpa-sumber"].cite(
        source="sumber menyebut miskin; batas pada masa DTSEN tidak ditemukan",
        confidence=Confidence.LOW,
        note="Batas desil untuk permakanan tidak ditemukan; kemiskinan ditunjukkan oleh pendataan atau asesmen.",
    ),
    advice="Minta asesmen Dinas Sosial lewat TKSK atau desa/kelurahan.",
    advice_en="Ask the social office for an assessment, by the TKSK or the village.",
)
# bukan pensiunan, bukan suami atau istri pensiunan PNS, TNI atau Polri,
NO_PENSION: Final = criterion(
    "BUKAN_PENSIUNAN",
    "Bukan pensiunan ASN, TNI atau Polri, dan bukan suami atau istrinya",
    en="Neither a state pensioner nor the spouse of one",
    when=~person.state_pensioner & ~person.pensioner_spouse,
    says=_PRESS,
)
# NIK dan KK padan (tidak padan hanya meminta pemeriksaan, sama dengan X20 pada gerbang umum),
MATCHED: Final = criterion(
    "NIK",
    "NIK dan KK padan dengan Dukcapil",
    en="NIK and family card match the civil registry",
    when=not_excluded(~person.nik_matched, effect=GATE_NUMBERS.X20),
    says=_PRESS,
    advice="Perbaiki data di Dukcapil, lalu padankan kembali.",
    advice_en="Correct the data at the civil registry, then match them again.",
)
# dan diusulkan oleh camat.
PROPOSED: Final = criterion(
    "USULAN_CAMAT",
    "Diusulkan oleh camat",
    en="Proposed by the district head",
    when=person.proposed_by_district,
    says=_PRESS,
    advice="Usulkan lewat TKSK dan kecamatan.",
    advice_en="Have the person proposed, by the TKSK and the district.",
)

PERMAKANAN: Final = programme(
    "PERMAKANAN",
    "Permakanan Lanjut Usia dan Penyandang Disabilitas",
    en="Meals for the elderly and disabled",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.IN_KIND, unit="makanan", period="hari", recipient="orang"),
    numbers=(NUMBERS, GATE_NUMBERS),
    editions=(
        edition(date(2022, 1, 1), requires=(TARGET, ALONE, IN_DATA, NO_PENSION, MATCHED, PROPOSED, ALIVE)),
        edition(
            date(2023, 7, 1),
            requires=(TARGET, ALONE, IN_DATA, NO_PENSION, MATCHED, PROPOSED, ALIVE),
            note="Dua kali makan dalam satu pengantaran; penerima tidak mendapat uang.",
        ),
        edition(
            date(2025, 4, 1),
            requires=(TARGET, ALONE, IN_DATA, POOR, NO_PENSION, MATCHED, PROPOSED, ALIVE),
            note="Dua kali makan dalam satu pengantaran; penerima tidak mendapat uang. Usul mengganti dengan makan "
            "bergizi sejak 2026 belum dipastikan.",
        ),
    ),
)
"""The programme with every edition that is sourced, 2022 on."""
