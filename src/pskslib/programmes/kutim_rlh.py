"""Rumah Layak Huni Kutai Timur: 1,000 houses built or repaired in 2025 to 2030.

Read beside programmes.md section 20. A house, not money: values of a new house and of a repair are
numbers for planning in ``kutim_rlh.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, any_member, criterion, edition, family, numbers, person, programme

NUMBERS: Final = numbers(__file__)
_PRESS: Final = NUMBERS.book.acts["program-kutim"].cite(
    source="kaltim.antaranews 246929; faktanusa; newsborneo", confidence=Confidence.HIGH
)

# Masyarakat berpenghasilan rendah (MBR), juga yang tinggal di kawasan kumuh,
LOW_INCOME: Final = criterion(
    "MBR",
    "Masyarakat berpenghasilan rendah (MBR), atau tinggal di kawasan kumuh",
    en="A low-income household (MBR), or one in a slum area",
    when=family.low_income | family.slum_area,
    says=_PRESS,
)
# ber-KTP dan ber-KK Kutai Timur,
RESIDENT: Final = criterion(
    "PENDUDUK_KUTIM",
    "Ber-KTP dan ber-KK Kutai Timur",
    en="Holds an identity card and family card of Kutai Timur",
    when=family.has_family_card & any_member(person.ktp_kutim),
    says=_PRESS,
    advice="Urus KTP dan KK Kutai Timur di Dukcapil.",
    advice_en="Get an identity card and family card of Kutai Timur at the civil registry.",
)
# tanah bersertifikat hak milik; bila tanah orang tua, dengan surat hibah.
LAND: Final = criterion(
    "TANAH",
    "Tanah sendiri bersertifikat hak milik (SHM), atau tanah orang tua dengan surat hibah",
    en="Own land with a certificate of ownership (SHM), or the parents' land with a letter of grant",
    when=((family.land_tenure == "milik_sendiri") & (family.land_proof == "shm"))
    | ((family.land_tenure == "orang_tua") & family.grant_letter),
    says=_PRESS,
    advice="Bila rumah di tanah orang tua, minta surat hibah di desa/kelurahan; bila tanah sendiri, urus SHM.",
    advice_en="On the parents' land, get a letter of grant at the village; on own land, get the certificate.",
)

_SINCE: Final = date(2025, 1, 1)
_VALUES: Final = {name: told(NUMBERS, name, _SINCE) for name in NUMBERS.book.parameters}

KUTIM_RLH: Final = programme(
    "KUTIM_RLH",
    "Rumah Layak Huni Kutai Timur",
    en="Decent houses, Kutai Timur",
    benefit=Benefit(kind=BenefitKind.IN_KIND, unit="rumah", period="sekali", recipient="rumah"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            _SINCE,
            until=date(2030, 12, 31),
            requires=(LOW_INCOME, RESIDENT, LAND),
            note=f"Rumah baru paling luas {_VALUES['luas_maks']} m2 (sekitar {_VALUES['rumah_baru']}) atau rehab "
            f"({_VALUES['rehab_min']} sampai {_VALUES['rehab_maks']}); keluarga tidak menerima uang. Penerima "
            "ditetapkan Pemerintah Kabupaten.",
        ),
    ),
)
"""The programme of 2025 to 2030."""
