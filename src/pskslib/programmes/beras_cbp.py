"""Rice from the government's reserve (bantuan pangan beras), with the rice aid of 2020 and 2021 before it.

Read beside programmes.md sections 4 and 9. What is given is rice (and in some stages cooking oil), never
money, so there is no amount; how much is named in the criterion, dated, from ``beras_cbp.toml``. It goes by
the lists of Sembako and PKH; in 2026 the target was widened, to whom else was not found, so there the list
itself is asked for.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.rules import Benefit, BenefitKind, criterion, edition, family, numbers, programme

NUMBERS: Final = numbers(__file__)

_PRESS: Final = Act("Pemberitaan bantuan beras (dasar hukum belum ditemukan)", standing=Standing.PRACTICE)
_BAPANAS: Final = Act("Keterangan Badan Pangan Nasional", year=2026, standing=Standing.POLICY)

_ADVICE: Final = "Bila keluarga seharusnya menerima PKH atau Sembako, ajukan usulan lewat desa/kelurahan."
_ADVICE_EN: Final = "If the family should be in PKH or Sembako, propose it through the village."

# 2020: beras bulanan untuk keluarga penerima PKH.
PKH_FAMILIES: Final = criterion(
    "PENERIMA",
    "Keluarga menerima PKH (mendapat {beras} kg beras sebulan)",
    en="The family receives PKH (it gets {beras} kg of rice a month)",
    when=family.receives_pkh,
    says=_PRESS.cite(source="programmes.md bagian 4 (beras PKH 2020)", confidence=Confidence.MEDIUM),
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)
# Juli 2021: beras sekali untuk penerima PKH, BST atau Sembako.
LISTED_2021: Final = criterion(
    "PENERIMA",
    "Keluarga menerima PKH, BST atau Program Sembako (mendapat {beras_sekali} kg beras sekali)",
    en="The family receives PKH, BST or Sembako (it gets {beras_sekali} kg of rice once)",
    when=family.receives_pkh | family.receives_bst | family.receives_sembako,
    says=_PRESS.cite(source="m.jpnn.com 2021-07-21", confidence=Confidence.MEDIUM),
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)

# 2025: dibagikan menurut daftar penerima Sembako dan PKH.
_ON_THE_LISTS: Final = family.receives_sembako | family.receives_pkh
_LISTS_2025: Final = _PRESS.cite(
    source="programmes.md bagian 9 (dibagikan menurut daftar Sembako/PKH)", confidence=Confidence.MEDIUM
)
LISTED: Final = criterion(
    "PENERIMA",
    "Keluarga menerima Program Sembako atau PKH (mendapat {beras} kg beras sebulan)",
    en="The family receives Sembako or PKH (it gets {beras} kg of rice a month)",
    when=_ON_THE_LISTS,
    says=_LISTS_2025,
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)
# Oktober-November 2025: dengan minyak goreng.
LISTED_WITH_OIL: Final = criterion(
    "PENERIMA",
    "Keluarga menerima Program Sembako atau PKH (mendapat {beras} kg beras dan {minyak_goreng} liter minyak "
    "goreng sebulan)",
    en="The family receives Sembako or PKH (it gets {beras} kg of rice and {minyak_goreng} litres of cooking oil "
    "a month)",
    when=_ON_THE_LISTS,
    says=_LISTS_2025,
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)
# Juli-September 2026: sasaran diperluas; keluarga yang hanya menerima PKH termasuk.
LISTED_2026: Final = criterion(
    "PENERIMA",
    "Keluarga menerima Program Sembako atau PKH, atau tercantum dalam daftar penerima bantuan pangan (mendapat "
    "{beras} kg beras sebulan)",
    en="The family receives Sembako or PKH, or is on the list for rice aid (it gets {beras} kg of rice a month)",
    when=_ON_THE_LISTS | family.on_rice_list,
    says=_BAPANAS.cite(source="Bapanas lewat nadi-02 2026-08-25", confidence=Confidence.MEDIUM),
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)

BERAS_CBP: Final = programme(
    "BERAS_CBP",
    "Bantuan Pangan Beras (Cadangan Beras Pemerintah)",
    en="Rice Aid from the Government Reserve",
    benefit=Benefit(kind=BenefitKind.IN_KIND, unit="kg beras", period="bulan", recipient="keluarga"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2020, 1, 1),
            until=date(2020, 12, 31),
            requires=(PKH_FAMILIES,),
            note="Beras untuk keluarga PKH tahun 2020; bulan-bulannya tidak disebut sumber.",
            gap="tidak ada bantuan beras yang bersumber",
        ),
        edition(
            date(2021, 7, 1),
            until=date(2021, 7, 31),
            requires=(LISTED_2021,),
            note="Diberikan sekali pada Juli 2021.",
            gap="tidak ada bantuan beras yang bersumber",
        ),
        edition(
            date(2025, 6, 1),
            until=date(2025, 7, 31),
            requires=(LISTED,),
            note="Banyaknya beras Juni-Juli 2025 berasal dari ingatan penyusun.",
            gap="Agustus-September 2025 tidak ada penyaluran yang bersumber",
        ),
        edition(
            date(2025, 10, 1),
            until=date(2025, 11, 30),
            requires=(LISTED_WITH_OIL,),
            gap="Desember 2025-Juni 2026 tidak ada penyaluran yang bersumber",
        ),
        edition(
            date(2026, 7, 1),
            until=date(2026, 9, 30),
            requires=(LISTED_2026,),
            note="Beras tiga bulan dibagikan sekaligus sejak 17 Agustus 2026; siapa saja tambahan sasaran yang "
            "diperluas tidak ditemukan, maka daftarnya yang ditanyakan.",
        ),
    ),
)
"""Every distribution that is sourced."""
