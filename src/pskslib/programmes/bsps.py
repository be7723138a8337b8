"""BSPS, self-help house repair of the Ministry of Housing (Kementerian PKP); not the RST of Kemensos.

Read beside programmes.md section 14 (Permen PKP 10/2025 and 6/2026; their articles were not found). Every
number stands, dated, in ``bsps.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence
from pskslib.rules import Benefit, BenefitKind, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)

_SAYS: Final = Act("Peraturan Menteri Perumahan dan Kawasan Permukiman", number=10, year=2025).cite(
    source="nadi-02 2026-08-25 (buku PKP; kompas 2026-08-15)", confidence=Confidence.MEDIUM
)

# Tanah milik sendiri yang sah;
OWN_LAND: Final = criterion(
    "TANAH_SENDIRI",
    "Tanah milik sendiri dengan surat yang sah",
    en="Own land with legal papers",
    when=(family.land_tenure == "milik_sendiri") & (family.land_proof != "tidak"),
    says=_SAYS,
    advice="Bila belum ada surat tanah, urus dahulu lewat desa/kelurahan dan camat.",
    advice_en="If there are no land papers, apply for them through the village and the camat.",
)
# satu-satunya rumah;
ONLY_HOUSE: Final = criterion(
    "RUMAH_SATU_SATUNYA",
    "Satu-satunya rumah yang dimiliki",
    en="The only house owned",
    when=family.only_house,
    says=_SAYS,
)
# masyarakat berpenghasilan rendah;
LOW_INCOME: Final = criterion(
    "BERPENGHASILAN_RENDAH",
    "Keluarga berpenghasilan rendah (MBR)",
    en="A low-income household (MBR)",
    when=family.low_income,
    says=_SAYS,
)
# belum pernah dibantu.
NOT_HELPED: Final = criterion(
    "BELUM_DIBANTU",
    "Keluarga belum pernah menerima bantuan rumah",
    en="The family never got housing aid",
    when=~(family.received_house_aid | family.received_rst),
    says=_SAYS,
)

BSPS: Final = programme(
    "BSPS",
    "Bantuan Stimulan Perumahan Swadaya",
    en="Self-help Housing Stimulus",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="rumah"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2025, 1, 1),
            requires=(OWN_LAND, ONLY_HOUSE, LOW_INCOME, NOT_HELPED),
            amount=NUMBERS.bantuan,
            note="Bantuan sekali untuk satu rumah: bahan bangunan dan upah tukang. Ukuran rumah tidak layak huni dan "
            "batas penghasilan dalam peraturannya tidak ditemukan. Program Kementerian PKP, bukan Kementerian Sosial.",
        ),
    ),
)
"""The programme as published since 2025."""
