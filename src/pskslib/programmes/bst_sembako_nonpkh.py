"""The single cash sum of September 2020 for Sembako families that were not in PKH.

Read beside programmes.md section 4. The number stands, dated, in ``bst_sembako_nonpkh.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.other_aid import without_pkh
from pskslib.rules import Benefit, BenefitKind, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)

_SAYS: Final = Act("Keterangan Menteri Sosial tentang BST", year=2020, standing=Standing.POLICY).cite(
    source="suara.com 2020-11-05", confidence=Confidence.MEDIUM
)

# Penerima: keluarga penerima Program Sembako
SEMBAKO_RECIPIENT: Final = criterion(
    "PENERIMA_SEMBAKO",
    "Keluarga menerima Program Sembako (BPNT)",
    en="The family receives Sembako (BPNT)",
    when=family.receives_sembako,
    says=_SAYS,
)
# yang bukan penerima PKH.
NOT_PKH: Final = without_pkh(_SAYS)

BST_SEMBAKO_NONPKH: Final = programme(
    "BST_SEMBAKO_NONPKH",
    "Bantuan tunai sekali bagi keluarga Sembako yang bukan PKH",
    en="Single cash sum for Sembako families not in PKH",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="sekali", recipient="keluarga"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2020, 9, 1),
            until=date(2020, 9, 30),
            requires=(SEMBAKO_RECIPIENT, NOT_PKH),
            amount=NUMBERS.bantuan_sekali,
            note="Dibayar sekali pada September 2020.",
        ),
    ),
)
"""The one month in which it was paid."""
