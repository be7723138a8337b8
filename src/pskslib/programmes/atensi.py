"""Asistensi Rehabilitasi Sosial (ATENSI): seven services for those who need social services (PPKS).

Read beside programmes.md section 11 and ppks.md. Permensos 16/2020, then 7/2021 as amended by 7/2022:
Pasal 1 names the seven components, Pasal 3 whom they are for. Since DTSEN: decile 1 to 5, or an
officer's assessment (Kepmensos 79/HUK/2025). Families, groups and communities can be PPKS too; here
one person is asked about.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.telling import told
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Unit,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
_ACTS: Final = NUMBERS.book.acts

# Pasal 3. Sasaran ATENSI:
_BADLY_CARED_FOR: Final = person.care_status.is_in("tidak_layak", "telantar", "ditinggalkan", "hilang_hak_asuh")
# a. anak (yang pengasuhannya tidak layak, berhadapan dengan hukum, di jalanan, atau korban);
_CHILD: Final = (person.age < NUMBERS.usia_anak_maks_eksklusif) & (
    _BADLY_CARED_FOR
    | person.law_role.is_in("tersangka", "terdakwa", "terpidana", "korban", "saksi")
    | person.street_role.is_in("rentan", "bekerja", "hidup", "berkeliaran")
    | person.violence_victim
    | person.maltreated
)
# b. penyandang disabilitas;
_DISABLED: Final = person.disabled | person.severe_disability
# c. tuna sosial dan korban perdagangan orang;
_STREET: Final = person.wanders | person.income_by_begging
_OUTCAST: Final = person.offers_self | person.former_prisoner | person.needs_hiv_support
_TRAFFICKED: Final = person.trafficked
# d. korban penyalahgunaan NAPZA;
_DRUGS: Final = person.drug_misuse
# e. lanjut usia (yang tidak terawat atau telantar);
_ELDERLY: Final = (person.age >= NUMBERS.usia_lansia_min) & (_BADLY_CARED_FOR | person.emotionally_neglected)
# f. korban bencana; dan g. pemerlu pelayanan lainnya, yang tidak dapat menjalankan fungsi sosialnya.
_STRUCK: Final = person.disaster_kind.is_in("alam", "nonalam", "sosial")
_OTHER: Final = person.social_function_disturbed

TARGET: Final = criterion(
    "SASARAN",
    "Pemerlu pelayanan kesejahteraan sosial: anak (di bawah {usia_anak_maks_eksklusif} tahun) atau lanjut usia (mulai "
    "{usia_lansia_min} tahun) yang telantar atau menjadi korban, penyandang disabilitas, tuna sosial, korban "
    "perdagangan orang, korban NAPZA, korban bencana, atau yang terganggu fungsi sosialnya",
    en="Needs social services: a child (under {usia_anak_maks_eksklusif}) or elderly person (from {usia_lansia_min}) "
    "who is neglected or harmed, a disabled person, a social outcast, a victim of trafficking, drugs or disaster, "
    "or one whose social functions are disturbed",
    when=_CHILD | _DISABLED | _STREET | _OUTCAST | _TRAFFICKED | _DRUGS | _ELDERLY | _STRUCK | _OTHER,
    says=(
        _ACTS["permensos-16-2020"].cite(source="kemensos.go.id 2021-05-01", confidence=Confidence.MEDIUM),
        _ACTS["permensos-7-2021"].pasal(
            3,
            source="acuanbersama (Permensos 7/2021)",
            confidence=Confidence.MEDIUM,
            note="Pasal 3 menyebut gugusnya; fakta yang menunjukkan tiap gugus dipilih dari daftar PPKS.",
        ),
    ),
    advice="Bila ada masalah sosial lain, minta asesmen pekerja sosial atau Dinas Sosial.",
    advice_en="If there is another social problem, ask a social worker or the social office for an assessment.",
)
# Desil 1 sampai dengan batas, atau menurut asesmen petugas.
DECILE: Final = criterion(
    "DESIL",
    "Desil kesejahteraan paling tinggi {desil_maks}, atau asesmen petugas menyatakan perlu dibantu",
    en="Welfare decile at most {desil_maks}, or an officer's assessment finds the family in need",
    when=(family.decile <= NUMBERS.desil_maks) | family.assessed_in_need,
    advice="Minta asesmen petugas (Dinas Sosial, sentra Kemensos) atau pemutakhiran DTSEN lewat desa/kelurahan.",
    advice_en="Ask an officer (social office, a Kemensos centre) for an assessment, or the village to update DTSEN.",
)

# Pasal 1. Komponen layanan, lewat keluarga, komunitas atau residensial:
_COMPONENTS: Final = tuple(name for name in NUMBERS.book.parameters if name.startswith("komponen_"))


def _services(day: date) -> str:
    named = "; ".join(f"({n}) {told(NUMBERS, name, day)}" for n, name in enumerate(_COMPONENTS, start=1))
    return f"Komponen layanan: {named}. Lewat keluarga, komunitas atau residensial, menurut asesmen."


_SINCE: Final = date(2020, 12, 4)
_DTSEN: Final = date(2025, 4, 1)

ATENSI: Final = programme(
    "ATENSI",
    "Asistensi Rehabilitasi Sosial",
    en="Social Rehabilitation Assistance",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.SERVICE, unit="layanan", period="menurut asesmen", recipient="orang"),
    numbers=(NUMBERS,),
    editions=(
        edition(_SINCE, requires=(TARGET, ALIVE), note=_services(_SINCE)),
        edition(_DTSEN, requires=(TARGET, DECILE, ALIVE), note=_services(_DTSEN)),
    ),
)
"""The programme since Permensos 16/2020."""
