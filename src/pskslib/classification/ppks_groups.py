"""PPKS kinds 14, 24, 25 and 26: minority groups, destitute and troubled families, remote communities.

Kinds 14 and 26 are about groups: kind 14 is asked of a person and only ever set by an officer; kind 26 is asked of
a family, since Kutim counts the souls of such communities.
"""

from __future__ import annotations

from typing import Final

from pskslib.classification.counting import at_least
from pskslib.classification.ppks_terms import DESTITUTE, NUMBERS, family_kind, person_kind, signs, written
from pskslib.rules import criterion, family, person

_COPY: Final = "salinan D lampiran (id 49693453368)"

# --- 14. Kelompok minoritas --------------------------------------------------------------------------------
MINORITY: Final = person_kind(
    14,
    criterion(
        "PENETAPAN",
        "Petugas sudah menetapkannya sebagai bagian kelompok minoritas",
        en="An officer has set the person down as part of a minority group",
        when=person.minority_group,
        says=written("Dinsos Lahat; " + _COPY, "medium"),
    ),
    note="Hanya petugas yang menetapkan; tidak pernah disimpulkan dari data lain, dan jangan ikut diekspor.",
)

# --- 24. Fakir miskin ----------------------------------------------------------------------------------------
# tidak mempunyai sumber mata pencaharian; dan/atau mempunyai tetapi tidak mempunyai kemampuan memenuhi kebutuhan
# dasar yang layak
DESTITUTE_FAMILY: Final = family_kind(
    24,
    criterion(
        "PENGHIDUPAN",
        "Tidak punya sumber mata pencaharian, dan/atau tidak mampu memenuhi kebutuhan dasar yang layak",
        en="Has no source of livelihood, and/or cannot meet decent basic needs",
        when=DESTITUTE,
        says=written("SIPD Banten; Suara.com 2022-07-27; " + _COPY, "high"),
    ),
    note="Bukan penduduk miskin BPS dan bukan desil. Sebagian tabel menghitung orang, sebagian keluarga: simpan "
    "satuannya.",
)

# --- 25. Keluarga bermasalah sosial psikologis ----------------------------------------------------------------
# a. suami istri kurang saling memperhatikan atau anggota kurang berkomunikasi; b. sering bertengkar atau hidup
# sendiri-sendiri walau masih terikat; c. hubungan dengan tetangga kurang baik; d. kebutuhan anak kurang terpenuhi
TROUBLED_FAMILY: Final = family_kind(
    25,
    signs(
        "TIDAK_SERASI",
        "tanda_kbsp_min",
        "Tanda hubungan kurang serasi: kurang saling memperhatikan, sering bertengkar atau hidup terpisah, tidak rukun "
        "dengan tetangga, kebutuhan anak kurang terpenuhi",
        "Signs of disharmony: inattentive, often quarrelling or living apart, bad relations with neighbours, "
        "children's needs not met",
        (
            family.spouses_inattentive,
            family.frequent_quarrels | family.living_apart,
            family.bad_neighbour_relations,
            family.children_needs_unmet,
        ),
        says=written("Suara.com 2022-07-27; " + _COPY, "medium"),
    ),
    criterion(
        "FUNGSI",
        "Tugas dan fungsi keluarga tidak berjalan wajar",
        en="The tasks and functions of the family fail",
        when=family.family_function_problem,
        says=written("Suara.com 2022-07-27; " + _COPY, "high"),
    ),
)

# --- 26. Komunitas adat terpencil ---------------------------------------------------------------------------------
# tercatat; atau tujuh ciri: kecil, tertutup dan homogen; pranata kekerabatan; terpencil dan sulit dijangkau; ekonomi
# subsisten; peralatan sederhana; bergantung pada alam; akses pelayanan terbatas
_COMMUNITY: Final = criterion(
    "KOMUNITAS",
    "Tercatat sebagai warga komunitas adat terpencil, atau paling sedikit {ciri_kat_min} dari tujuh ciri: kecil, "
    "tertutup dan homogen; pranata kekerabatan; terpencil; ekonomi subsisten; peralatan sederhana; bergantung pada "
    "alam; akses pelayanan terbatas",
    en="Recorded as of a remote indigenous community, or at least {ciri_kat_min} of seven signs: small, closed and "
    "homogeneous; kinship institutions; remote; subsistence economy; simple tools; dependent on nature; limited "
    "services",
    when=family.remote_community
    | at_least(
        NUMBERS,
        "ciri_kat_min",
        (
            family.small_closed_community,
            family.kinship_institutions,
            family.hard_to_reach,
            family.subsistence_economy,
            family.simple_tools,
            family.nature_dependent,
            family.limited_services,
        ),
    ),
    says=written("SIPD Banten; Suara.com 2022-07-27; " + _COPY, "medium"),
)
REMOTE_COMMUNITY: Final = family_kind(26, _COMMUNITY, note="Kutim menghitung jiwa, bukan komunitas.")

GROUPS: Final = (MINORITY, DESTITUTE_FAMILY, TROUBLED_FAMILY, REMOTE_COMMUNITY)
"""Kinds 14, 24, 25 and 26."""
