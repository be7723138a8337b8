"""PPKS kinds 1 to 7: children.

Ages are completed years on the day that is asked about; for a child in contact with the law the lampiran means
the age at the event, which the language cannot ask: for an older event ask as of that day. One child can be of
several kinds, and kind 7 overlaps with 1 to 6: adding the kinds counts children twice.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.ppks_terms import (
    ALIVE,
    CANNOT_MANAGE,
    CHILD_PROTECTION,
    DISABLED,
    NEEDS_UNMET,
    NEGLECTED,
    NUMBERS,
    POOR_FAMILY,
    SINCE,
    person_kind,
    person_kind_of,
    signs,
    written,
)
from pskslib.law import Confidence
from pskslib.rules import Criterion, Expr, criterion, edition, family, person

_COPY: Final = "salinan D lampiran (id 49693453368)"


def _age(text: str, en: str, when: Expr, source: str, confidence: str = "high") -> Criterion:
    return criterion("USIA", text, en=en, when=when, says=written(source, confidence))


# --- 1. Anak balita telantar ---------------------------------------------------------------------------
# anak berusia 5 tahun ke bawah
_TODDLER: Final = _age(
    "Anak berusia paling tinggi {usia_balita_maks} tahun",
    "A child of at most {usia_balita_maks} years",
    person.age <= NUMBERS.usia_balita_maks,
    "LPPA (unit-ppa.com)",
)
# a. tanpa pengasuhan yang layak; b. keluarga sangat miskin/miskin yang tidak memberi pengasuhan; c. kehilangan hak
# asuh; d. diperlakukan salah dan ditinggalkan; e. dieksploitasi secara ekonomi; f. gizi buruk atau kurang
TODDLER_SIGNS: Final = (
    NEGLECTED,
    POOR_FAMILY & ~person.has_carer,
    person.care_status == "hilang_hak_asuh",
    person.maltreated & (person.care_status == "ditinggalkan"),
    person.economically_exploited,
    person.malnourished,
)
_TODDLER_NEGLECTED: Final = signs(
    "TELANTAR",
    "tanda_balita_min",
    "Tanda penelantaran: tanpa pengasuhan yang layak, keluarga miskin yang tidak mengasuh, hak asuh dicabut, "
    "diperlakukan salah dan ditinggalkan, dieksploitasi secara ekonomi, atau gizi kurang",
    "Signs of neglect: no proper care, a poor family that gives no care, custody lost, maltreated and left, "
    "exploited economically, or malnourished",
    TODDLER_SIGNS,
    says=written("LPPA (unit-ppa.com); daftar 26 PPKS", "high"),
)
NEGLECTED_TODDLER: Final = person_kind(1, _TODDLER, _TODDLER_NEGLECTED)

# --- 2. Anak terlantar ---------------------------------------------------------------------------------
# anak berusia 6 sampai 18 tahun
_CHILD: Final = _age(
    "Anak berusia {usia_anak_terlantar_min} sampai {usia_anak_terlantar_maks} tahun",
    "A child of {usia_anak_terlantar_min} to {usia_anak_terlantar_maks} years",
    person.age.between(NUMBERS.usia_anak_terlantar_min, NUMBERS.usia_anak_terlantar_maks),
    "LPPA; Dinsos Lahat; " + _COPY,
)
# b. anak yang dilalaikan oleh orang tuanya (mengalami perlakuan salah, ditelantarkan, atau kehilangan hak asuh)
CHILD_NEGLECTED: Final = NEGLECTED | person.maltreated
_DISREGARDED: Final = criterion(
    "DILALAIKAN",
    "Dilalaikan orang tua: ditelantarkan, tanpa pengasuhan yang layak, diperlakukan salah, atau hak asuh dicabut",
    en="Disregarded by the parents: neglected, without proper care, maltreated, or custody lost",
    when=CHILD_NEGLECTED,
    says=written("LPPA; Dinsos Lahat; " + _COPY, "high"),
)
# a. berasal dari keluarga fakir miskin; c. kebutuhan dasarnya tidak terpenuhi
CHILD_SIGNS: Final = (POOR_FAMILY, NEEDS_UNMET)
_CHILD_SIGNS: Final = signs(
    "TANDA",
    "tanda_anak_terlantar_min",
    "Tanda lain: keluarga fakir miskin, kebutuhan dasar anak tidak terpenuhi",
    "Further signs: a destitute family, basic needs of the child unmet",
    CHILD_SIGNS,
    says=written("LPPA; Dinsos Lahat; " + _COPY, "high"),
)
NEGLECTED_CHILD: Final = person_kind(2, _CHILD, _DISREGARDED, _CHILD_SIGNS)

# --- 3. Anak yang berhadapan dengan hukum ----------------------------------------------------------------
# 12 sampai di bawah 18 tahun; a. diduga atau disangka, b. didakwa, c. dijatuhi pidana; serta korban dan saksi
_IN_LAW: Final = criterion(
    "PERAN",
    "Berhadapan dengan hukum sebagai tersangka, terdakwa atau terpidana mulai {usia_abh_min} tahun, atau sebagai "
    "korban atau saksi mulai {usia_abh_korban_saksi_min} tahun, sampai {usia_abh_maks} tahun",
    en="In contact with the law as suspect, accused or convicted from {usia_abh_min}, or as victim or witness from "
    "{usia_abh_korban_saksi_min}, up to {usia_abh_maks}",
    when=(person.age <= NUMBERS.usia_abh_maks)
    & (
        (person.law_role.is_in("tersangka", "terdakwa", "terpidana") & (person.age >= NUMBERS.usia_abh_min))
        | (person.law_role.is_in("korban", "saksi") & (person.age >= NUMBERS.usia_abh_korban_saksi_min))
    ),
    says=written("LPPA; " + _COPY, "high"),
)
CHILD_IN_LAW: Final = person_kind(3, _IN_LAW, note="Umur dihitung pada tanggal yang ditanyakan, bukan saat peristiwa.")

# --- 4. Anak jalanan -------------------------------------------------------------------------------------
_STREET_AGE: Final = _age(
    "Anak berusia {usia_anak_jalanan_min} sampai {usia_anak_jalanan_maks} tahun",
    "A child of {usia_anak_jalanan_min} to {usia_anak_jalanan_maks} years",
    person.age.between(NUMBERS.usia_anak_jalanan_min, NUMBERS.usia_anak_jalanan_maks),
    "Portal data Kaltim",
    "medium",
)
# menghabiskan sebagian besar waktunya di jalanan atau tempat umum; ATAU mencari nafkah dan/atau berkeliaran di sana
_ON_STREET: Final = criterion(
    "JALANAN",
    "Paling sedikit {jam_jalanan_min} jam sehari di jalanan atau tempat umum, atau mencari nafkah atau berkeliaran "
    "di sana",
    en="At least {jam_jalanan_min} hours a day on the street or in public places, or earning or roaming there",
    when=(person.street_hours >= NUMBERS.jam_jalanan_min)
    | person.street_role.is_in("rentan", "bekerja", "hidup", "berkeliaran"),
    says=written("LPPA; " + _COPY, "high"),
)
STREET_CHILD: Final = person_kind(4, _STREET_AGE, _ON_STREET)

# --- 5. Anak dengan kedisabilitasan ----------------------------------------------------------------------
_MINOR: Final = _age(
    "Anak berusia paling tinggi {usia_adk_maks} tahun",
    "A child of at most {usia_adk_maks} years",
    person.age <= NUMBERS.usia_adk_maks,
    "Koran RB; Dinsos Lahat; " + _COPY,
)
_MINOR_DISABLED: Final = criterion(
    "DISABILITAS",
    "Penyandang disabilitas fisik, intelektual, mental atau sensorik",
    en="Has a physical, intellectual, mental or sensory disability",
    when=DISABLED,
    says=written("Koran RB; Dinsos Lahat; " + _COPY, "high"),
)
_MINOR_SIGNS: Final = signs(
    "MANDIRI",
    "tanda_adk_min",
    "Tanda lain: tidak mampu melakukan kegiatan sehari-hari",
    "Further sign: cannot manage daily life",
    (CANNOT_MANAGE,),
    says=written(_COPY, "medium"),
)
DISABLED_CHILD: Final = person_kind(5, _MINOR, _MINOR_DISABLED, _MINOR_SIGNS)

# --- 6. Anak yang menjadi korban tindak kekerasan atau diperlakukan salah ----------------------------------
_VICTIM_AGE: Final = _age(
    "Anak berusia paling tinggi {usia_anak_korban_maks} tahun",
    "A child of at most {usia_anak_korban_maks} years",
    person.age <= NUMBERS.usia_anak_korban_maks,
    _COPY,
    "medium",
)
# terancam karena kekerasan atau perlakuan salah; a. sering diperlakukan kasar dan kejam; b. pernah dianiaya dan/atau
# diperkosa; c. dipaksa bekerja
_VIOLENCE: Final = signs(
    "KEKERASAN",
    "tanda_anak_korban_min",
    "Kekerasan atau perlakuan salah yang tercatat: kekerasan atau perlakuan salah, sering diperlakukan kasar, pernah "
    "dianiaya atau diperkosa, dipaksa bekerja",
    "Recorded violence or maltreatment: violence or maltreatment, often treated harshly, once abused or raped, "
    "forced to work",
    (
        person.violence_victim | person.maltreated,
        person.harsh_treatment,
        person.abused_or_raped,
        person.forced_to_work,
    ),
    says=written(_COPY, "medium"),
)
CHILD_VICTIM: Final = person_kind(6, _VICTIM_AGE, _VIOLENCE)

# --- 7. Anak yang memerlukan perlindungan khusus -------------------------------------------------------------
_PROTECTED_AGE: Final = _age(
    "Anak berusia {usia_ampk_min} sampai {usia_ampk_maks} tahun",
    "A child of {usia_ampk_min} to {usia_ampk_maks} years",
    person.age.between(NUMBERS.usia_ampk_min, NUMBERS.usia_ampk_maks),
    _COPY,
    "medium",
)
_GROUNDS_2012: Final = signs(
    "KEADAAN",
    "keadaan_ampk_min",
    "Keadaan: situasi darurat atau lingkungan yang buruk, korban perdagangan orang, korban kekerasan, dieksploitasi, "
    "kelompok minoritas atau terisolasi, korban NAPZA, HIV/AIDS",
    "Ground: emergency or bad surroundings, trafficked, victim of violence, exploited, of a minority or isolated "
    "group, victim of drugs, HIV/AIDS",
    (
        person.emergency_situation,
        person.trafficked | person.abducted_or_sold,
        person.violence_victim | person.sexual_crime_victim,
        person.economically_exploited | person.sexually_exploited,
        person.minority_or_isolated | family.remote_community,
        person.drug_or_alcohol_victim,
        person.hiv_positive,
    ),
    says=written(_COPY, "medium"),
)
# UU 35/2014 Pasal 59 ayat (2) huruf a sampai o
_GROUNDS: Final = signs(
    "KEADAAN",
    "keadaan_ampk_min",
    "Salah satu keadaan perlindungan khusus yang tercatat (situasi darurat; berhadapan dengan hukum; "
    "minoritas atau terisolasi; dieksploitasi; korban NAPZA, pornografi, penculikan atau perdagangan, kekerasan, "
    "kejahatan seksual, jaringan terorisme; HIV/AIDS; disabilitas; perlakuan salah dan penelantaran; perilaku sosial "
    "menyimpang; stigma orang tua)",
    "One of the recorded grounds of special protection (emergency; in contact with the law; minority or isolated; "
    "exploited; victim of drugs, pornography, abduction or trafficking, violence, sexual crime, a terror network; "
    "HIV/AIDS; disability; maltreatment and neglect; deviant behaviour; stigma of the parents)",
    (
        person.emergency_situation,
        person.law_role.is_in("tersangka", "terdakwa", "terpidana", "korban", "saksi"),
        person.minority_or_isolated | family.remote_community,
        person.economically_exploited | person.sexually_exploited,
        person.drug_or_alcohol_victim,
        person.pornography_victim,
        person.hiv_positive,
        person.abducted_or_sold | person.trafficked,
        person.violence_victim,
        person.sexual_crime_victim,
        person.terror_network_victim,
        DISABLED,
        person.maltreated | person.neglect_victim,
        person.deviant_behaviour,
        person.parent_stigma,
    ),
    says=CHILD_PROTECTION.pasal(59, ayat=2, source="KlikAnggaran; Pingintau", confidence=Confidence.HIGH),
)
CHILD_PROTECTED: Final = person_kind_of(
    7,
    edition(SINCE, requires=(ALIVE, _PROTECTED_AGE, _GROUNDS_2012)),
    edition(
        date(2014, 10, 17),
        requires=(ALIVE, _PROTECTED_AGE, _GROUNDS),
        note="Keadaan ini tumpang tindih dengan jenis 2, 3, 5, 6, 16 dan 18: hitung orang, jangan jumlahkan jenis.",
    ),
)

CHILDREN: Final = (
    NEGLECTED_TODDLER,
    NEGLECTED_CHILD,
    CHILD_IN_LAW,
    STREET_CHILD,
    DISABLED_CHILD,
    CHILD_VICTIM,
    CHILD_PROTECTED,
)
"""Kinds 1 to 7."""
