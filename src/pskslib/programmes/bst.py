"""Bantuan Sosial Tunai (BST), the cash aid of the pandemic, April 2020 to June 2021.

Read beside programmes.md section 4. The sources say who may *not* get it (recipients of PKH and of
Sembako) and where it ran in 2020 (outside Jabodetabek, so all of Kutai Timur); how poor a family had to
be was not found, so nothing about poverty is a criterion here. Every number stands, dated, in
``bst.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence, Standing
from pskslib.programmes.other_aid import without_pkh, without_sembako
from pskslib.rules import Benefit, BenefitKind, edition, numbers, programme

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12

_PRESS: Final = Act("Keterangan Menteri Sosial tentang BST", year=2020, standing=Standing.POLICY)
_SAYS: Final = _PRESS.cite(source="suara.com 2020-11-05", confidence=Confidence.HIGH)

# Penerima: keluarga yang bukan penerima PKH dan bukan penerima Program Sembako.
NOT_PKH: Final = without_pkh(_SAYS)
NOT_SEMBAKO: Final = without_sembako(_SAYS)

YEARLY: Final = NUMBERS.bantuan_bulanan * _MONTHS

BST: Final = programme(
    "BST",
    "Bantuan Sosial Tunai",
    en="Pandemic Cash Aid",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="keluarga"),
    numbers=(NUMBERS,),
    quota=True,
    editions=(
        edition(
            date(2020, 4, 1),
            until=date(2020, 12, 31),
            requires=(NOT_PKH, NOT_SEMBAKO),
            amount=YEARLY,
            note="Jumlah ditulis setahun pada tarif hari itu; yang dibayar hanya bulan April-Desember 2020, di luar "
            "Jabodetabek. Syarat kemiskinan BST tidak ditemukan dalam sumber.",
        ),
        edition(
            date(2021, 1, 1),
            until=date(2021, 6, 30),
            requires=(NOT_PKH, NOT_SEMBAKO),
            amount=YEARLY,
            note="Jumlah ditulis setahun pada tarif hari itu; yang dibayar hanya Januari-April 2021 dan dua bulan "
            "perpanjangan. Syarat kemiskinan BST tidak ditemukan dalam sumber.",
        ),
    ),
)
"""The programme with both its years."""
