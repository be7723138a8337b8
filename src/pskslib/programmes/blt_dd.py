"""BLT Dana Desa, cash aid that a village pays from its Dana Desa, with the rules of each year since 2020.

Read beside programmes.md section 8. Every year has its own regulation, and so its own edition. The aid is for
families of a *desa* (a kelurahan has no Dana Desa) that live there; recipients are chosen by the village meeting
and the decree of the village head, within a share of the Dana Desa. That share bounds the number of recipients
of a village and is no criterion of a family.

From 2023 the extremely poor come first and others only where the village has none by the data; several texts
make "desil 1-4" into "1-4 neighbouring villages", which is a mis-hearing and not implemented. In 2026 the sum
is a ceiling, and sources differ on the *three months*: the longest duration in a year (adopted), or only the
longest that may be paid at once (``readings={"BLT_DD.tiga-bulan": "sekali-bayar"}``). Every number stands,
dated, in ``blt_dd.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Citation, Confidence
from pskslib.programmes.ceilings import up_to
from pskslib.programmes.other_aid import without_bst, without_pkh, without_prakerja, without_sembako
from pskslib.programmes.telling import told
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Expr,
    any_member,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12

_PERMENDES_2020: Final = Act("Peraturan Menteri Desa", number=6, year=2020).cite(
    source="sorotntt; serangnews 2020-12-16; beritadiy 2020; kompasiana", confidence=Confidence.HIGH
)
_PMK_2021: Final = Act("Peraturan Menteri Keuangan", number=222, year=2020).cite(
    source="programmes.md bagian 8 (2021)", confidence=Confidence.HIGH
)
_PMK_2022: Final = Act("Peraturan Menteri Keuangan", number=190, year=2021).pasal(
    33, ayat=1, source="semawung-purworejo; manggissari.desa.id", confidence=Confidence.HIGH
)
_PMK_2023: Final = Act("Peraturan Menteri Keuangan", number=201, year=2022).cite(
    source="suar.grid.id 2023; harianrakyatbengkulu 6331",
    confidence=Confidence.MEDIUM,
    note="Nomor PMK 201/2022 tidak bersumber.",
)
_RULE_2024: Final = Act("Peraturan Dana Desa 2024 (nomor belum ditemukan)").cite(
    source="harianrakyatbengkulu 6331 (sama dengan 2023)", confidence=Confidence.MEDIUM
)
_PERMENDESA_2025: Final = Act("Peraturan Menteri Desa", number=2, year=2024).cite(
    source="bukti-buleleng.desa.id; sukadanatimur.web.id; papua.antaranews", confidence=Confidence.HIGH
)
_PERMENDESA_2026: Final = Act("Peraturan Menteri Desa", number=16, year=2025).pasal(
    3, source="updesa ?p=23493; acehglobalnews; tpptepusgunungkidul 2026-01", confidence=Confidence.HIGH
)
_FALLBACK_2026: Final = Act("Peraturan Menteri Desa", number=16, year=2025).cite(
    source="nadi-02 2026-08-25 (syarat bila data pemerintah tidak ada)", confidence=Confidence.MEDIUM
)


def _residence(says: Citation) -> tuple[Criterion, Criterion]:
    """Return the two conditions of every year: in a desa, and truly living there."""
    return (
        criterion(
            "DESA",
            "Keluarga tinggal di desa (bukan kelurahan)",
            en="The family lives in a desa (not in a kelurahan)",
            when=family.in_desa,
            says=says,
        ),
        criterion(
            "DOMISILI",
            "Keluarga memang berdomisili di desa itu",
            en="The family truly lives in that village",
            when=family.domiciled,
            says=says,
            advice="Minta surat keterangan domisili dari desa.",
            advice_en="Ask the village for a letter of residence.",
        ),
    )


_ADVICE: Final = "Sampaikan keadaan keluarga kepada RT/RW dan minta dibahas dalam musyawarah desa."
_ADVICE_EN: Final = "Tell the RT/RW about the family and ask that the village meeting takes it up."


def _target(text: str, en: str, who: Expr, *says: Citation) -> Criterion:
    return criterion("SASARAN", text, en=en, when=who, says=says, advice=_ADVICE, advice_en=_ADVICE_EN)


_CHRONICALLY_ILL: Final = any_member(person.chronically_ill)
_DISABLED: Final = any_member(person.disabled | person.severe_disability)
_LONE_ELDERLY: Final = any_member((person.age >= NUMBERS.usia_lansia) & person.lives_alone)
_WOMAN_HEAD: Final = any_member((person.sex == "P") & (person.relation == "1"))

# --- 2020, Permendes 6/2020: salah satu: miskin; kehilangan mata pencaharian; belum terdata; ada anggota
# sakit menahun; dan bukan penerima PKH, BPNT atau Kartu Prakerja.
TARGET_2020: Final = _target(
    "Keluarga miskin, kehilangan mata pencaharian, belum terdata, atau punya anggota sakit menahun",
    "The family is poor, lost its livelihood, is not in the data, or has a chronically ill member",
    family.poor | family.lost_livelihood | ~family.in_data | _CHRONICALLY_ILL,
    _PERMENDES_2020,
)

# --- 2021, PMK 222/2020: miskin menurut DTKS atau daftar desa; bukan penerima PKH, Sembako, BST atau Prakerja.
TARGET_2021: Final = _target(
    "Keluarga miskin menurut DTKS atau daftar desa",
    "The family is poor by DTKS or the village's list",
    family.poor,
    _PMK_2021,
)

# --- 2022, PMK 190/2021 Pasal 33 ayat (1): salah satu: miskin atau tidak mampu, diutamakan miskin ekstrem;
# kehilangan mata pencaharian; ada anggota sakit menahun; jaring pengaman lain berhenti; terdampak Covid-19 dan
# belum dibantu; rumah tangga lanjut usia tunggal.
TARGET_2022: Final = _target(
    "Keluarga miskin (diutamakan miskin ekstrem), kehilangan mata pencaharian, punya anggota sakit menahun, bantuan "
    "lainnya berhenti, terdampak Covid-19 dan belum dibantu, atau lanjut usia {usia_lansia} tahun ke atas yang "
    "hidup sendiri",
    "The family is poor (the extremely poor first), lost its livelihood, has a chronically ill member, lost other "
    "aid, was struck by Covid-19 and not aided, or is one elderly person ({usia_lansia} or older) living alone",
    family.poor
    | family.extreme_poor
    | family.lost_livelihood
    | _CHRONICALLY_ILL
    | family.other_aid_stopped
    | family.covid_unaided
    | _LONE_ELDERLY,
    _PMK_2022,
)

# --- 2023 dan 2024: miskin ekstrem (desil 1 P3KE); bila di desa tidak ada, desil 2 sampai 4; atau kehilangan mata
# pencaharian, anggota sakit menahun atau difabel, lanjut usia tunggal; tanpa PKH.
_EXTREMELY_POOR: Final = family.extreme_poor | (family.p3ke_decile <= NUMBERS.desil_p3ke_utama)
_NEXT_DECILES: Final = family.p3ke_decile.between(NUMBERS.desil_p3ke_cadangan_min, NUMBERS.desil_p3ke_cadangan_maks)
_SINCE_2023: Final = date(2023, 1, 1)
_FIRST: Final = told(NUMBERS, "desil_p3ke_utama", _SINCE_2023)
_NEXT: Final = "-".join(told(NUMBERS, f"desil_p3ke_cadangan_{end}", _SINCE_2023) for end in ("min", "maks"))


def _target_2023(says: Citation) -> Criterion:
    return _target(
        "Keluarga miskin ekstrem (desil {desil_p3ke_utama} P3KE); bila di desa tidak ada: desil "
        "{desil_p3ke_cadangan_min}-{desil_p3ke_cadangan_maks} P3KE, kehilangan mata pencaharian, punya anggota sakit "
        "menahun atau penyandang disabilitas, atau lanjut usia {usia_lansia} tahun ke atas yang hidup sendiri",
        "The family is extremely poor (P3KE decile {desil_p3ke_utama}); where the village has none: P3KE decile "
        "{desil_p3ke_cadangan_min}-{desil_p3ke_cadangan_maks}, lost its livelihood, has a chronically ill or disabled "
        "member, or is one elderly person ({usia_lansia} or older) living alone",
        _EXTREMELY_POOR
        | (
            family.village_without_extreme_poor
            & (_NEXT_DECILES | family.lost_livelihood | _CHRONICALLY_ILL | _DISABLED | _LONE_ELDERLY)
        ),
        says,
    )


# --- 2025, Permendesa 2/2024: miskin ekstrem, data pemerintah sebagai acuan; tanpa PKH.
TARGET_2025: Final = _target(
    "Keluarga miskin ekstrem (desil {desil_p3ke_utama} P3KE atau data pemerintah); bila di desa tidak ada: desil "
    "{desil_p3ke_cadangan_min}-{desil_p3ke_cadangan_maks} P3KE",
    "The family is extremely poor (P3KE decile {desil_p3ke_utama} or government data); where the village has none: "
    "P3KE decile {desil_p3ke_cadangan_min}-{desil_p3ke_cadangan_maks}",
    _EXTREMELY_POOR | (family.village_without_extreme_poor & _NEXT_DECILES),
    _PERMENDESA_2025,
)

# --- 2026, Permendesa 16/2025 Pasal 3: miskin ekstrem menurut data pemerintah atau pendataan RT/RW/dusun.
# Bila data pemerintah tidak ada: tanpa PKH dan salah satu: kehilangan mata pencaharian; anggota sakit menahun
# atau difabel; lanjut usia tunggal; perempuan kepala keluarga miskin.
TARGET_2026: Final = _target(
    "Keluarga miskin ekstrem menurut data pemerintah atau pendataan desa; bila data pemerintah tidak ada: tanpa PKH "
    "dan kehilangan mata pencaharian, punya anggota sakit menahun atau penyandang disabilitas, lanjut usia "
    "{usia_lansia} tahun ke atas yang hidup sendiri, atau miskin dengan perempuan kepala keluarga",
    "The family is extremely poor by government data or the village survey; where government data are missing: "
    "without PKH, and it lost its livelihood, has a chronically ill or disabled member, is one elderly person "
    "({usia_lansia} or older) living alone, or is poor with a woman as head",
    family.extreme_poor
    | (
        family.village_without_extreme_poor
        & ~family.receives_pkh
        & (family.lost_livelihood | _CHRONICALLY_ILL | _DISABLED | _LONE_ELDERLY | (family.poor & _WOMAN_HEAD))
    ),
    _PERMENDESA_2026,
    _FALLBACK_2026,
)

YEARLY: Final = NUMBERS.bantuan_bulanan * _MONTHS

_MEETING: Final = (
    "Penerima ditetapkan musyawarah desa dan Keputusan Kepala Desa, sebanyak yang cukup dari bagian Dana Desa untuk "
    "BLT; daftar yang melebihi batas dikurangi."
)

BLT_DD: Final = programme(
    "BLT_DD",
    "Bantuan Langsung Tunai Dana Desa",
    en="Village Fund Cash Aid",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="keluarga"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2020, 4, 1),
            until=date(2020, 12, 31),
            requires=(
                *_residence(_PERMENDES_2020),
                TARGET_2020,
                without_pkh(_PERMENDES_2020),
                without_sembako(_PERMENDES_2020),
                without_prakerja(_PERMENDES_2020),
            ),
            amount=YEARLY,
            note=f"{_MEETING} Jumlah ditulis setahun pada tarif hari itu; yang dibayar April-Desember 2020.",
        ),
        edition(
            date(2021, 1, 1),
            until=date(2021, 12, 31),
            requires=(
                *_residence(_PMK_2021),
                TARGET_2021,
                without_pkh(_PMK_2021),
                without_sembako(_PMK_2021),
                without_bst(_PMK_2021),
                without_prakerja(_PMK_2021),
            ),
            amount=YEARLY,
            note=_MEETING,
        ),
        edition(
            date(2022, 1, 1),
            until=date(2022, 12, 31),
            requires=(*_residence(_PMK_2022), TARGET_2022, without_pkh(_PMK_2022), without_sembako(_PMK_2022)),
            amount=YEARLY,
            note=_MEETING,
        ),
        edition(
            _SINCE_2023,
            until=date(2023, 12, 31),
            requires=(
                *_residence(_PMK_2023),
                _target_2023(_PMK_2023),
                without_pkh(_PMK_2023),
                without_sembako(_PMK_2023),
            ),
            amount=YEARLY,
            note=f"{_MEETING} Urutannya: desil {_FIRST}, lalu desil {_NEXT}, lalu yang lain.",
        ),
        edition(
            date(2024, 1, 1),
            until=date(2024, 12, 31),
            requires=(
                *_residence(_RULE_2024),
                _target_2023(_RULE_2024),
                without_pkh(_RULE_2024),
                without_sembako(_RULE_2024),
            ),
            amount=YEARLY,
            note=f"{_MEETING} Pada 2024 desa tidak wajib menganggarkan BLT.",
        ),
        edition(
            date(2025, 1, 1),
            until=date(2025, 12, 31),
            requires=(*_residence(_PERMENDESA_2025), TARGET_2025, without_pkh(_PERMENDESA_2025)),
            amount=YEARLY,
            note=_MEETING,
        ),
        edition(
            date(2026, 1, 1),
            until=date(2026, 12, 31),
            requires=(*_residence(_PERMENDESA_2026), TARGET_2026),
            amount=up_to(NUMBERS.bantuan_setahun_maks, least=NUMBERS.bantuan_setahun_min),
            note=f"{_MEETING} Besaran adalah batas atas; desa boleh menetapkan lebih kecil.",
        ),
    ),
)
"""The programme with the rules of every year, April 2020 on."""
