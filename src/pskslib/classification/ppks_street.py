"""PPKS kinds 10 to 13: people who live from the street, and people in prostitution.

Kind 10 is only ever an assessment by a social worker: its rule reads nothing but that.
"""

from __future__ import annotations

from typing import Final

from pskslib.classification.ppks_terms import person_kind, signs, written
from pskslib.rules import criterion, person

_COPY: Final = "Kemensos Intelresos; SIPD Banten; salinan D lampiran (id 49693453368)"
_LIST: Final = written(_COPY, "high")

# --- 10. Tuna susila -----------------------------------------------------------------------------------
_REPEATED: Final = criterion(
    "BERULANG",
    "Menurut asesmen, hubungan seksual berulang dan bergantian di luar perkawinan",
    en="By an assessment, repeated sexual relations with changing partners outside marriage",
    when=person.changing_partners,
    says=_LIST,
)
_OFFERS: Final = criterion(
    "MENJAJAKAN",
    "Menurut asesmen, menjajakan diri di tempat umum atau terselubung",
    en="By an assessment, offers self in public or covert places",
    when=person.offers_self,
    says=_LIST,
)
_PAID: Final = criterion(
    "IMBALAN",
    "Menurut asesmen, memperoleh imbalan uang, barang atau jasa",
    en="By an assessment, receives money, goods or services",
    when=person.paid_for_sex,
    says=_LIST,
)
IN_PROSTITUTION: Final = person_kind(10, _REPEATED, _OFFERS, _PAID)

# --- 11. Gelandangan ------------------------------------------------------------------------------------
# tidak mempunyai tempat tinggal tetap dan mengembara di tempat umum
HOMELESS_LIFE: Final = ~person.fixed_dwelling & person.wanders
_HOMELESS: Final = criterion(
    "MENGGELANDANG",
    "Tidak punya tempat tinggal tetap dan hidup mengembara di tempat umum",
    en="Has no fixed dwelling and wanders in public places",
    when=HOMELESS_LIFE,
    says=_LIST,
)
# tanpa KTP; tanpa penghasilan tetap; tanpa rencana hari depan anak-anak maupun dirinya
_HOMELESS_SIGNS: Final = signs(
    "TANDA",
    "tanda_gelandangan_min",
    "Tanda lain: tanpa KTP, tanpa penghasilan tetap, tanpa rencana hari depan",
    "Further signs: no KTP, no steady income, no plan for the future",
    (~person.has_ktp, ~person.steady_income, ~person.future_plan),
    says=_LIST,
)
HOMELESS: Final = person_kind(11, _HOMELESS, _HOMELESS_SIGNS)

# --- 12. Pengemis ---------------------------------------------------------------------------------------
LIVES_FROM_BEGGING: Final = person.income_by_begging
_BEGS: Final = criterion(
    "MENGEMIS",
    "Penghasilannya dari meminta-minta",
    en="Lives from begging",
    when=LIVES_FROM_BEGGING,
    says=_LIST,
)
# berpakaian kumuh dan compang-camping; berada di tempat ramai atau strategis; memperalat sesama agar dikasihani
_BEGGAR_SIGNS: Final = signs(
    "TANDA",
    "tanda_pengemis_min",
    "Tanda lain: berpakaian compang-camping, meminta di tempat ramai, memperalat orang lain",
    "Further signs: ragged clothing, begs in busy places, uses others to draw pity",
    (person.ragged_clothing, person.begs_in_busy_places, person.uses_others_for_pity),
    says=_LIST,
)
BEGGAR: Final = person_kind(12, _BEGS, _BEGGAR_SIGNS)

# --- 13. Pemulung ---------------------------------------------------------------------------------------
_NO_STEADY_JOB: Final = criterion(
    "PEKERJAAN",
    "Tidak punya pekerjaan tetap",
    en="Has no steady job",
    when=~person.steady_job,
    says=written("Kemensos Intelresos; salinan D lampiran (id 49693453368)", "high"),
)
_COLLECTS: Final = criterion(
    "BARANG_BEKAS",
    "Mengumpulkan barang bekas untuk didaur ulang atau dijual kembali",
    en="Collects used goods to recycle or resell",
    when=person.collects_used_goods,
    says=written("Kemensos Intelresos; salinan D lampiran (id 49693453368)", "high"),
)
SCAVENGER: Final = person_kind(13, _NO_STEADY_JOB, _COLLECTS)

STREET: Final = (IN_PROSTITUTION, HOMELESS, BEGGAR, SCAVENGER)
"""Kinds 10 to 13."""
