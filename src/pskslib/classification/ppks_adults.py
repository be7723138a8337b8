"""PPKS kinds 8, 9, 15, 16, 17 and 23: the elderly, persons with disability, and other adults."""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.ppks_terms import (
    ALIVE,
    CANNOT_MANAGE,
    DISABILITY,
    DISABLED,
    NUMBERS,
    SINCE,
    person_kind,
    person_kind_of,
    signs,
    written,
)
from pskslib.law import Confidence
from pskslib.rules import criterion, edition, person

_COPY: Final = "salinan D lampiran (id 49693453368)"

# --- 8. Lanjut usia terlantar ----------------------------------------------------------------------------
_ELDERLY: Final = criterion(
    "USIA",
    "Berusia {usia_lansia_min} tahun atau lebih",
    en="Aged {usia_lansia_min} or more",
    when=person.age >= NUMBERS.usia_lansia_min,
    says=written("SIPD Banten; Satu Data Polman; " + _COPY, "high"),
)
# a. tidak terpenuhi kebutuhan dasar seperti sandang, pangan dan papan; dan
_ELDERLY_NEEDS: Final = signs(
    "KEBUTUHAN",
    "kebutuhan_lansia_min",
    "Kebutuhan pangan, sandang atau papan tidak terpenuhi",
    "Food, clothing or shelter needs unmet",
    (~person.food_met, ~person.clothing_met, ~person.shelter_met),
    says=written(_COPY, "medium"),
)
# b. telantar secara psikis dan sosial
_ELDERLY_ALONE: Final = criterion(
    "PSIKOSOSIAL",
    "Telantar secara psikis dan sosial",
    en="Neglected psychologically and socially",
    when=person.emotionally_neglected,
    says=written(_COPY, "medium"),
)
NEGLECTED_ELDERLY: Final = person_kind(8, _ELDERLY, _ELDERLY_NEEDS, _ELDERLY_ALONE)

# --- 9. Penyandang disabilitas -----------------------------------------------------------------------------
_VARIETY_2012: Final = criterion(
    "RAGAM",
    "Penyandang disabilitas fisik, mental, atau keduanya",
    en="Has a physical or mental disability, or both",
    when=DISABLED,
    says=written(_COPY, "medium"),
)
# a. mengalami hambatan untuk melakukan kegiatan sehari-hari; b. untuk bekerja sehari-hari; c. tidak mampu memecahkan
# masalah secara memadai
_HINDRANCES_2012: Final = signs(
    "HAMBATAN",
    "hambatan_disabilitas_min",
    "Terhambat dalam kegiatan sehari-hari, bekerja, atau memecahkan masalah",
    "Hindered in daily activities, in work, or in solving problems",
    (person.hindered_in_activities | CANNOT_MANAGE, person.hindered_in_work, person.hindered_in_problems),
    says=written(_COPY, "medium"),
)
_UU_8_2016: Final = DISABILITY.pasal(
    1, source="lingkarsosial.org; peraturan.info PP 52/2019 Pasal 1", confidence=Confidence.HIGH
)
_VARIETY: Final = criterion(
    "RAGAM",
    "Memiliki keterbatasan fisik, intelektual, mental atau sensorik (dua atau lebih: ganda)",
    en="Has a physical, intellectual, mental or sensory limitation (two or more: multiple)",
    when=DISABLED,
    says=(_UU_8_2016, DISABILITY.pasal(4, source="lingkarsosial.org", confidence=Confidence.HIGH)),
)
_LASTING: Final = criterion(
    "JANGKA_LAMA",
    "Keterbatasan berlangsung dalam jangka waktu lama",
    en="The limitation lasts long",
    when=person.long_term_disability,
    says=_UU_8_2016,
)
_BARRIER: Final = criterion(
    "HAMBATAN",
    "Mengalami hambatan untuk berpartisipasi, dalam kegiatan sehari-hari, bekerja, atau memecahkan masalah",
    en="Meets barriers to participation, in daily activities, in work, or in solving problems",
    when=person.participation_barrier
    | person.hindered_in_activities
    | person.hindered_in_work
    | person.hindered_in_problems
    | CANNOT_MANAGE,
    says=_UU_8_2016,
)
DISABLED_PERSON: Final = person_kind_of(
    9,
    edition(SINCE, requires=(ALIVE, _VARIETY_2012, _HINDRANCES_2012)),
    edition(
        date(2016, 4, 15),
        requires=(ALIVE, _VARIETY, _LASTING, _BARRIER),
        note="Hari berlaku UU 8/2016 (15 April 2016) dari ingatan penyusun. Anak dengan disabilitas juga termasuk "
        "jenis 5: hitung orangnya sekali.",
    ),
)

# --- 15. Bekas warga binaan lembaga pemasyarakatan ------------------------------------------------------------
_GROWN: Final = criterion(
    "USIA",
    "Berusia {usia_bwblp_min} tahun atau lebih",
    en="Aged {usia_bwblp_min} or more",
    when=person.age >= NUMBERS.usia_bwblp_min,
    says=written(_COPY, "medium"),
)
_SERVED: Final = criterion(
    "SELESAI_PIDANA",
    "Tercatat sudah selesai menjalani pidana penjara",
    en="Recorded as having served a prison sentence",
    when=person.former_prisoner,
    says=written("Suara.com 2022-07-27; SIPD Banten; " + _COPY, "high"),
)
# a. ditolak, dijauhi atau diabaikan keluarga dan masyarakat; b. sulit mendapat pekerjaan tetap; c. kepala keluarga
# atau pencari nafkah utama yang tidak dapat menjalankan perannya
_REINTEGRATION: Final = signs(
    "HAMBATAN",
    "tanda_bwblp_min",
    "Ditolak keluarga atau masyarakat, sulit mendapat pekerjaan tetap, atau pencari nafkah utama yang tidak dapat "
    "menjalankan perannya",
    "Rejected by family or community, hard to get steady work, or a breadwinner who cannot fulfil the role",
    (person.rejected, person.hard_to_find_work, person.breadwinner & person.role_unfulfilled),
    says=written("Suara.com 2022-07-27; " + _COPY, "medium"),
)
FORMER_PRISONER: Final = person_kind(15, _GROWN, _SERVED, _REINTEGRATION)

# --- 16. Orang dengan HIV/AIDS ---------------------------------------------------------------------------------
_ODHA_AGE: Final = criterion(
    "USIA",
    "Berusia {usia_odha_min} tahun atau lebih",
    en="Aged {usia_odha_min} or more",
    when=person.age >= NUMBERS.usia_odha_min,
    says=written(_COPY, "low"),
)
_INFECTED: Final = criterion(
    "DINYATAKAN",
    "Tercatat dinyatakan terinfeksi HIV/AIDS",
    en="Recorded as declared infected with HIV/AIDS",
    when=person.hiv_positive,
    says=written("daftar 26 PPKS; SIPD Banten; " + _COPY, "medium"),
)
_SUPPORT: Final = criterion(
    "DUKUNGAN",
    "Membutuhkan pelayanan sosial, perawatan atau dukungan",
    en="Needs social service, care or support",
    when=person.needs_hiv_support,
    says=written(_COPY, "medium"),
)
LIVING_WITH_HIV: Final = person_kind(16, _ODHA_AGE, _INFECTED, _SUPPORT)

# --- 17. Korban penyalahgunaan NAPZA -----------------------------------------------------------------------------
# a. pernah menyalahgunakan NAPZA di luar pengobatan, walau sekali atau coba-coba; b. dinyatakan bebas dari
# ketergantungan oleh dokter; dan c. tidak dapat melaksanakan fungsi sosialnya
_MISUSE: Final = criterion(
    "PENYALAHGUNAAN",
    "Tercatat pernah menyalahgunakan NAPZA di luar pengobatan",
    en="Recorded as having misused drugs outside treatment",
    when=person.drug_misuse,
    says=written("Suara.com 2022-07-27; SIPD Banten; " + _COPY, "high"),
)
_FREE: Final = signs(
    "BEBAS",
    "bebas_napza_min",
    "Dinyatakan bebas dari ketergantungan oleh dokter",
    "Declared free of dependence by a doctor",
    (person.free_of_dependence,),
    says=written(_COPY, "medium"),
)
_DISTURBED: Final = criterion(
    "FUNGSI",
    "Tidak dapat melaksanakan fungsi sosialnya",
    en="Cannot carry out social functions",
    when=person.social_function_disturbed,
    says=written(_COPY, "medium"),
)
DRUG_VICTIM: Final = person_kind(17, _MISUSE, _FREE, _DISTURBED)

# --- 23. Perempuan rawan sosial ekonomi ----------------------------------------------------------------------------
_WOMAN: Final = criterion(
    "PEREMPUAN",
    "Perempuan, menikah atau tidak",
    en="A woman, married or not",
    when=person.sex == "P",
    says=written("Pikiran Rakyat; Sosialdesa; " + _COPY, "high"),
)
_WOMAN_AGE: Final = criterion(
    "USIA",
    "Berusia {usia_prse_min} sampai {usia_prse_maks} tahun",
    en="Aged {usia_prse_min} to {usia_prse_maks}",
    when=person.age.between(NUMBERS.usia_prse_min, NUMBERS.usia_prse_maks),
    says=written("Pikiran Rakyat; Sosialdesa; " + _COPY, "high"),
)
_LOW_INCOME: Final = criterion(
    "PENGHASILAN",
    "Penghasilannya tidak cukup untuk kebutuhan pokok",
    en="The income is too low for basic needs",
    when=~person.income_sufficient,
    says=written("Pikiran Rakyat; Sosialdesa; " + _COPY, "high"),
)
_WOMAN_SIGNS: Final = signs(
    "TANDA",
    "tanda_prse_min",
    "Tanda lain: ditinggal suami tanpa kabar, menjadi pencari nafkah utama",
    "Further signs: husband left without news, main breadwinner",
    (person.husband_left, person.breadwinner),
    says=written("Pikiran Rakyat; Sosialdesa; " + _COPY, "high"),
)
VULNERABLE_WOMAN: Final = person_kind(23, _WOMAN, _WOMAN_AGE, _LOW_INCOME, _WOMAN_SIGNS)

ADULTS: Final = (
    NEGLECTED_ELDERLY,
    DISABLED_PERSON,
    FORMER_PRISONER,
    LIVING_WITH_HIV,
    DRUG_VICTIM,
    VULNERABLE_WOMAN,
)
"""Kinds 8, 9, 15, 16, 17 and 23."""
