"""Rumah Sejahtera Terpadu (RST, earlier Rutilahu): repair of unfit houses by the Ministry of Social Affairs.

Read beside programmes.md section 14. The house must be unfit in one way at least; the owner must meet every
condition. The money is for materials only. Every number stands, dated, in ``rst.toml``; the limit of floor
area (RST) is not the one of the fourteen BPS criteria.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.gate import IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import Benefit, BenefitKind, any_member, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)

_LIST: Final = Act("Daftar syarat RST yang dipublikasikan (pasal belum ditemukan)", standing=Standing.PRACTICE).cite(
    source="poskota 2025-01-14; sokoguru; ruangbogor", confidence=Confidence.HIGH
)

# Rumah, salah satu:
# dinding atau atap rusak dan membahayakan;
_DANGEROUS: Final = family.dangerous_house
# dinding atau atap dari bahan yang mudah lapuk;
_PERISHABLE: Final = (
    family.wall.is_in("bambu", "rumbia", "kardus", "terpal")
    | (family.wall.is_in("papan", "batang_kayu") & family.wall_poor)
    | family.roof.is_in("bambu", "rumbia")
    | ((family.roof == "kayu") & family.roof_poor)
)
# lantai tanah, papan, bambu atau semen, atau keramik yang rusak;
_BAD_FLOOR: Final = family.floor.is_in("tanah", "kayu", "bambu", "semen", "plester") | (
    (family.floor == "keramik") & family.floor_poor
)
# tidak punya MCK, atau MCK tidak layak;
_NO_TOILET: Final = family.toilet.is_in("tidak_ada", "umum", "komunal") | family.toilet_unfit
# luas lantai kurang dari batas untuk tiap orang.
_CROWDED: Final = family.floor_area_per_person < NUMBERS.luas_lantai_min
UNFIT_HOUSE: Final = _DANGEROUS | _PERISHABLE | _BAD_FLOOR | _NO_TOILET | _CROWDED

UNFIT: Final = criterion(
    "RUMAH_TIDAK_LAYAK",
    "Rumah tidak layak: dinding atau atap membahayakan atau dari bahan mudah lapuk, lantai tanah, papan, bambu, "
    "semen atau keramik rusak, tanpa MCK yang layak, atau luas lantai kurang dari {luas_lantai_min} m2 per orang",
    en="The house is unfit: walls or roof dangerous or of perishable material, floor of earth, boards, bamboo, "
    "cement or broken tiles, no fit bathroom and toilet, or floor area under {luas_lantai_min} m2 a person",
    when=UNFIT_HOUSE,
    says=_LIST,
)

# Pemilik, semuanya:
# punya KTP dan KK yang berlaku;
PAPERS: Final = criterion(
    "KTP_KK",
    "Keluarga punya kartu keluarga (KK) dan ada anggota ber-KTP yang berlaku",
    en="The family has a valid family card and some member a valid identity card",
    when=family.has_family_card & any_member(person.has_ktp),
    says=_LIST,
    advice="Urus KTP dan KK di Dinas Kependudukan dan Pencatatan Sipil.",
    advice_en="Apply for the cards at the civil registry.",
)
# miskin dan tercatat dalam data;
POOR: Final = criterion(
    "MISKIN",
    "Keluarga miskin menurut data",
    en="The family is poor by the data",
    when=family.poor,
    says=_LIST,
)
# rumah di atas tanah sendiri, dibuktikan sertifikat, AJB, girik, atau surat camat atau PPAT;
OWN_LAND: Final = criterion(
    "TANAH_SENDIRI",
    "Rumah berdiri di atas tanah sendiri dengan bukti: sertifikat, AJB, girik, atau surat camat atau PPAT",
    en="The house stands on own land with proof: certificate, deed of sale, girik, or a letter of the camat or PPAT",
    when=(family.land_tenure == "milik_sendiri")
    & family.land_proof.is_in("shm", "sertifikat_lain", "ajb", "girik", "surat_camat"),
    says=_LIST,
    advice="Bila belum ada surat tanah, minta surat keterangan tanah ke camat atau PPAT.",
    advice_en="If there are no land papers, ask the camat or a PPAT for a letter.",
)
# belum pernah menerima bantuan sejenis.
NOT_HELPED: Final = criterion(
    "BELUM_DIBANTU",
    "Keluarga belum pernah menerima bantuan rumah sejenis",
    en="The family never got similar housing aid",
    when=~(family.received_house_aid | family.received_rst),
    says=_LIST,
)

RST: Final = programme(
    "RST",
    "Rumah Sejahtera Terpadu",
    en="Integrated Decent House",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="rumah"),
    numbers=(NUMBERS, GATE_NUMBERS),
    editions=(
        edition(
            date(2022, 1, 1),
            requires=(UNFIT, PAPERS, IN_DATA, POOR, OWN_LAND, NOT_HELPED),
            amount=NUMBERS.bantuan,
            note="Bantuan sekali untuk satu rumah, hanya untuk bahan bangunan; dikerjakan swadaya tanpa kontraktor "
            "dan tanpa upah.",
        ),
    ),
)
"""The programme as published since 2022."""
