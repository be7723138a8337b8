"""PPSE, the empowerment aid that followed PENA in 2025.

Read beside programmes.md section 15. Only its existence, year and sum (about) are sourced. Its own conditions
were not found: those that PENA requires are carried over with low confidence. The number stands, dated, in
``ppse.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.rules import Benefit, BenefitKind, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)

_CARRIED: Final = Act("Syarat PENA yang dibawa ke PPSE", standing=Standing.NONE).cite(
    source="syarat PPSE sendiri tidak ditemukan; dibawa dari PENA (programmes.md bagian 15)",
    confidence=Confidence.LOW,
)

# Seperti PENA: penerima PKH atau Program Sembako yang masih aktif,
RECIPIENT: Final = criterion(
    "PENERIMA_BANSOS",
    "Keluarga masih menerima PKH atau Program Sembako",
    en="The family still receives PKH or Sembako",
    when=family.receives_pkh | family.receives_sembako,
    says=_CARRIED,
)
# yang bersedia keluar dari bantuan sosial (graduasi).
AGREES: Final = criterion(
    "BERSEDIA_GRADUASI",
    "Keluarga bersedia keluar dari bantuan sosial (graduasi)",
    en="The family agrees to leave social aid (to graduate)",
    when=family.agrees_to_graduate,
    says=_CARRIED,
    advice="Bicarakan dengan pendamping: modal usaha ini diberikan kepada yang bersedia graduasi.",
    advice_en="Talk it over with the companion: this capital goes to those who agree to graduate.",
)

PPSE: Final = programme(
    "PPSE",
    "PPSE (penerus PENA)",
    en="PPSE (successor of PENA)",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2025, 1, 1),
            requires=(RECIPIENT, AGREES),
            amount=NUMBERS.bantuan,
            note="Penerus PENA sejak 2025; besarannya kira-kira. Syarat PPSE sendiri tidak ditemukan, maka dipakai "
            "syarat wajib PENA.",
        ),
    ),
)
"""The programme as reported since 2025."""
