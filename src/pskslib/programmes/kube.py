"""KUBE (Kelompok Usaha Bersama), capital for a business group of poor families.

Read beside programmes.md section 17. The aid belongs to the *group*; the library decides about one family as a
member of it. One and the same member must be of the right age, married and neither a civil servant, soldier,
police officer nor pensioner; the group has a lowest and a highest number of families. The amount is the
family's share, so that the families of a group add up to what the group gets. Every number stands, dated, in
``kube.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.gate import IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, any_member, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)

_LIST: Final = Act(
    "Syarat pengajuan KUBE yang dipublikasikan (pasal belum ditemukan)", standing=Standing.PRACTICE
).cite(source="dinsos.kalbarprov 2019-09-12", confidence=Confidence.MEDIUM)

_MARRIED: Final = "2"

# Anggota: miskin dalam data terpadu;
POOR: Final = criterion(
    "MISKIN",
    "Keluarga miskin menurut data",
    en="The family is poor by the data",
    when=family.poor,
    says=_LIST,
)
# berusia dalam batas dan sudah menikah; bukan PNS, TNI, Polri atau pensiunan;
MEMBER: Final = criterion(
    "ANGGOTA_KELOMPOK",
    "Ada anggota keluarga berusia {usia_min}-{usia_maks} tahun, sudah menikah, bukan PNS, TNI, Polri atau pensiunan",
    en="Some member is {usia_min}-{usia_maks}, married and no civil servant, soldier, police officer or pensioner",
    when=any_member(
        person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks)
        & (person.marital_status == _MARRIED)
        & ~person.civil_servant
        & ~person.military_or_police
        & ~person.state_pensioner
    ),
    says=_LIST,
)
# kelompok dari wilayah yang sama, dengan jumlah KK dalam batas.
GROUP: Final = criterion(
    "JUMLAH_KELOMPOK",
    "Kelompok usaha dari wilayah yang sama beranggota {anggota_min}-{anggota_maks} KK",
    en="The business group of one area has {anggota_min}-{anggota_maks} families",
    when=family.business_group_families.between(NUMBERS.anggota_min, NUMBERS.anggota_maks),
    says=_LIST,
    advice="Bentuk kelompok dengan keluarga lain di wilayah yang sama, lalu ajukan lewat Dinas Sosial.",
    advice_en="Form a group with other families of the area and apply at the social office.",
)

KUBE: Final = programme(
    "KUBE",
    "Kelompok Usaha Bersama",
    en="Joint Business Group",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="kelompok"),
    numbers=(NUMBERS, GATE_NUMBERS),
    editions=(
        edition(
            date(2019, 1, 1),
            requires=(IN_DATA, POOR, MEMBER, GROUP),
            amount=NUMBERS.bantuan_per_kk,
            note="Uang milik kelompok, diberikan sekali; jumlah di sini bagian satu KK, bukan uang yang diterima "
            "keluarga. Batas anggota dalam Permensos 2/2019 (bacaan pilihan) hanya dari ingatan penyusun.",
        ),
    ),
)
"""The programme as published since 2019."""
