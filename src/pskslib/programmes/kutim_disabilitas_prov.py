"""Cash of the province for disabled people, handed out by the social office of Kutai Timur, once a year.

Read beside programmes.md section 20. To 2025 for every kind, degree and age; from 2026 only for those
who are bedridden or fully dependent on a wheelchair. No amount was found for 2019 and 2020.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_PROVINCE: Final = NUMBERS.book.acts["pemprov-kaltim"]
_TO_2025: Final = _PROVINCE.cite(source="viralkaltim.com/13664-2; bontangpost 2018-12", confidence=Confidence.MEDIUM)
_FROM_2026: Final = _PROVINCE.cite(
    source="niaga.asia; selasar.co; borneoflash; natmed 2025-12", confidence=Confidence.HIGH
)

# Penyandang disabilitas (jenis, tingkat dan usia apa pun; yang miskin didahulukan)
DISABLED: Final = criterion(
    "DISABILITAS",
    "Penyandang disabilitas, jenis apa pun",
    en="Disabled, whatever the kind",
    when=person.disabled | person.severe_disability,
    says=_TO_2025,
)
# ber-KTP (bila sudah cukup umur), ber-KK dan berdomisili di Kutai Timur;
RESIDENT: Final = criterion(
    "PENDUDUK_KUTIM",
    "Punya KK, berdomisili di desanya, dan ber-KTP Kutai Timur (mulai {usia_ktp_min} tahun)",
    en="Has a family card, lives in the village, and holds a Kutai Timur identity card (from {usia_ktp_min})",
    when=family.has_family_card & family.domiciled & ((person.age < NUMBERS.usia_ktp_min) | person.ktp_kutim),
    says=_TO_2025,
    advice="Urus KTP dan KK Kutai Timur di Dukcapil.",
    advice_en="Get an identity card and family card of Kutai Timur at the civil registry.",
)
# mulai 2026 hanya yang terbaring, atau sepenuhnya bergantung pada kursi roda.
BEDRIDDEN: Final = criterion(
    "TERBARING",
    "Hanya bisa berbaring, atau sepenuhnya bergantung pada kursi roda",
    en="Bedridden, or fully dependent on a wheelchair",
    when=person.bedridden | person.wheelchair_dependent,
    says=_FROM_2026,
    advice="Penyandang disabilitas usia kerja diarahkan ke pelatihan dan bantuan usaha.",
    advice_en="Disabled people of working age are directed to training and business aid.",
)

_PLACES: Final = told(NUMBERS, "kuota_provinsi", date(2026, 1, 1))
_PLACES_BEFORE: Final = told(NUMBERS, "kuota_provinsi", date(2025, 1, 1))

KUTIM_DISABILITAS_PROV: Final = programme(
    "KUTIM_DISABILITAS_PROV",
    "Bantuan Penyandang Disabilitas dari Pemprov Kalimantan Timur",
    en="Aid of the province for disabled people",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="orang"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2017, 1, 1),
            until=date(2018, 12, 31),
            gap="2019-2020: besaran tidak ditemukan",
            requires=(DISABLED, RESIDENT, ALIVE),
            amount=NUMBERS.bantuan,
        ),
        edition(
            date(2021, 1, 1),
            requires=(DISABLED, RESIDENT, ALIVE),
            amount=NUMBERS.bantuan,
            note="Sekali setahun, biasanya Desember; penyandang disabilitas miskin didahulukan.",
        ),
        edition(
            date(2026, 1, 1),
            requires=(DISABLED, BEDRIDDEN, RESIDENT, ALIVE),
            amount=NUMBERS.bantuan,
            note=f"Sekitar {_PLACES} orang se-provinsi pada 2026 (sebelumnya sekitar {_PLACES_BEFORE}); besaran 2026 "
            "dibawa dari 2025.",
        ),
    ),
)
"""The aid with its years, 2017 on."""
