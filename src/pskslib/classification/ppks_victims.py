"""PPKS kinds 18 to 22: victims of trafficking, of violence and of disasters, and migrant workers.

Kinds 20 to 22 also count people who died of it, so their rules do not ask whether the person is alive.
"""

from __future__ import annotations

from typing import Final

from pskslib.classification.ppks_terms import NUMBERS, SINCE, person_kind, person_kind_of, signs, written
from pskslib.law import Act, Confidence
from pskslib.rules import criterion, edition, family, person

_COPY: Final = "salinan D lampiran (id 49693453368)"
_DISASTERS: Final = Act("Undang-Undang", number=24, year=2007, title="Penanggulangan Bencana")
_TRAFFICKING: Final = Act("Undang-Undang", number=21, year=2007, title="Pemberantasan TPPO")

# --- 18. Korban trafficking ------------------------------------------------------------------------------
_TRAFFICKED: Final = criterion(
    "KORBAN",
    "Tercatat sebagai korban tindak pidana perdagangan orang",
    en="Recorded as a victim of trafficking in persons",
    when=person.trafficked,
    says=(
        written(_COPY, "high"),
        _TRAFFICKING.cite(source="SDI Belitung Timur 05.02.002", confidence=Confidence.HIGH),
    ),
)
_TRAFFICKING_SIGNS: Final = signs(
    "TANDA",
    "tanda_trafficking_min",
    "Tanda lain: kekerasan, eksploitasi seksual, penelantaran, deportasi, tidak mampu menyesuaikan diri di tempat "
    "kerja baru",
    "Further signs: violence, sexual exploitation, neglect, deportation, failure to adapt at the new workplace",
    (
        person.violence_victim,
        person.sexually_exploited,
        person.neglect_victim,
        person.deported,
        person.workplace_misfit,
    ),
    says=written(_COPY, "medium"),
)
TRAFFICKING_VICTIM: Final = person_kind(18, _TRAFFICKED, _TRAFFICKING_SIGNS)

# --- 19. Korban tindak kekerasan -----------------------------------------------------------------------------
_VIOLENCE_AGE: Final = criterion(
    "USIA",
    "Berusia {usia_korban_kekerasan_min} tahun atau lebih",
    en="Aged {usia_korban_kekerasan_min} or more",
    when=person.age >= NUMBERS.usia_korban_kekerasan_min,
    says=written("ppks.md bagian 4", "high"),
)
# perlakuan salah; penelantaran; eksploitasi; diskriminasi; dibiarkan dalam situasi berbahaya
_FORMS: Final = signs(
    "KEKERASAN",
    "bentuk_kekerasan_min",
    "Kekerasan yang tercatat pada orang atau keluarganya: kekerasan, perlakuan salah, penelantaran, eksploitasi, "
    "diskriminasi, atau dibiarkan dalam bahaya",
    "Recorded violence against the person or the family: violence, wrong treatment, neglect, exploitation, "
    "discrimination, or left in danger",
    (
        person.violence_victim | family.violence_victim_family,
        person.maltreated,
        person.neglect_victim,
        person.economically_exploited | person.sexually_exploited,
        person.discriminated,
        person.left_in_danger,
    ),
    says=written("glosarium Kemensos (Permensos 102/HUK/2007); " + _COPY, "high"),
)
VIOLENCE_VICTIM: Final = person_kind(19, _VIOLENCE_AGE, _FORMS)

# --- 20. Pekerja migran bermasalah sosial ----------------------------------------------------------------------
_MIGRANT: Final = criterion(
    "MIGRAN",
    "Pekerja migran dalam atau luar negeri, bekas pekerja migran, atau tanpa dokumen",
    en="A migrant worker inside the country or abroad, a former one, or one without papers",
    when=person.migrant_status.is_in("dalam_negeri", "luar_negeri", "bekas") | person.undocumented_migrant,
    says=written(_COPY, "medium"),
)
# tindak kekerasan; eksploitasi; penelantaran; pengusiran (deportasi); ketidakmampuan menyesuaikan diri di tempat kerja
# baru; perdagangan orang
_MIGRANT_PROBLEMS: Final = signs(
    "MASALAH",
    "masalah_migran_min",
    "Masalah sosial: kekerasan, eksploitasi, penelantaran, deportasi, tidak mampu menyesuaikan diri di tempat kerja "
    "baru, perdagangan orang",
    "Social problem: violence, exploitation, neglect, deportation, failure to adapt at the new workplace, trafficking",
    (
        person.violence_victim,
        person.economically_exploited | person.sexually_exploited,
        person.neglect_victim,
        person.deported,
        person.workplace_misfit,
        person.trafficked,
    ),
    says=written("Sosio Konsepsia 5(2) 2016; " + _COPY, "medium"),
)
MIGRANT_IN_TROUBLE: Final = person_kind_of(
    20,
    edition(
        SINCE,
        requires=(_MIGRANT, _MIGRANT_PROBLEMS),
        note="Lampiran juga menyebut bekas pekerja migran yang sakit, cacat atau meninggal.",
    ),
)

# --- 21. Korban bencana alam -----------------------------------------------------------------------------------
NATURAL: Final = (person.disaster_kind == "alam") | (family.family_disaster_kind == "alam")
SOCIAL: Final = (person.disaster_kind == "sosial") | (family.family_disaster_kind == "sosial")
_HURT: Final = (
    person.disaster_injured | person.disaster_seriously_injured | person.died_in_disaster | person.disaster_heir
)
_LOST: Final = person.disaster_property_lost | family.house_disaster_damage
_NATURAL_EVENT: Final = criterion(
    "BENCANA",
    "Terkena kejadian bencana alam",
    en="Struck by a natural disaster",
    when=NATURAL,
    says=(
        written("Suara.com 2022-07-27; " + _COPY, "high"),
        _DISASTERS.cite(source="Suara.com 2022-07-27", confidence=Confidence.HIGH),
    ),
)
# a. luka atau meninggal; b. kerugian harta benda; c. dampak psikologis; d. terganggu fungsi sosialnya
_NATURAL_HARM: Final = signs(
    "DAMPAK",
    "dampak_bencana_alam_min",
    "Dampak: luka atau meninggal, kehilangan harta, tekanan jiwa, fungsi sosial terganggu",
    "Harm: injury or death, loss of property, psychological effect, social functions disturbed",
    (_HURT, _LOST, person.disaster_distress, person.disaster_function_disturbed),
    says=written(_COPY, "medium"),
)
NATURAL_DISASTER_VICTIM: Final = person_kind_of(21, edition(SINCE, requires=(_NATURAL_EVENT, _NATURAL_HARM)))

# --- 22. Korban bencana sosial -----------------------------------------------------------------------------------
_SOCIAL_EVENT: Final = criterion(
    "BENCANA",
    "Terkena bencana sosial: konflik antarkelompok atau antarkomunitas, atau teror",
    en="Struck by a social disaster: conflict between groups or communities, or terror",
    when=SOCIAL,
    says=(
        written("Data Polman 285; " + _COPY, "high"),
        _DISASTERS.cite(source="Data Polman 285", confidence=Confidence.HIGH),
    ),
)
# seperti nomor 21, tanpa baris fungsi sosial
_SOCIAL_HARM: Final = signs(
    "DAMPAK",
    "dampak_bencana_sosial_min",
    "Dampak: korban jiwa atau luka, kehilangan harta, tekanan jiwa",
    "Harm: loss of life or injury, loss of property, psychological effect",
    (_HURT, _LOST, person.disaster_distress),
    says=written(_COPY, "medium"),
)
SOCIAL_DISASTER_VICTIM: Final = person_kind_of(22, edition(SINCE, requires=(_SOCIAL_EVENT, _SOCIAL_HARM)))

VICTIMS: Final = (
    TRAFFICKING_VICTIM,
    VIOLENCE_VICTIM,
    MIGRANT_IN_TROUBLE,
    NATURAL_DISASTER_VICTIM,
    SOCIAL_DISASTER_VICTIM,
)
"""Kinds 18 to 22."""
