"""A synthetic registry of Kutai Timur families in the canonical columns, with realistic dirt.

Everybody is made up: NIK and family-card serials are 9901 to 9999, which marks them as test numbers.
The shares of families per kecamatan, sizes and deciles are plausible, not published figures. Equal
seeds give equal files.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from attrs import define, field

COLUMNS: Final = (
    *("no_kk", "nik", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga", "kode_desa", "desil"),
    *("hamil", "kehamilan_ke", "jenjang_sekolah", "disabilitas_berat", "asn", "meninggal"),
)
SERIALS: Final = range(9901, 10000)
SAMPLE: Final = "registri-contoh.csv"
"""The shipped registry, beside this module in ``data/``."""
SAMPLE_AS_OF: Final = date(2026, 11, 24)
SAMPLE_SEED: Final = 6408
SAMPLE_FAMILIES: Final = 2400

_MEN: Final = [
    "Amir",
    "Budi",
    "Daud",
    "Eko",
    "Firman",
    "Hasan",
    "Iwan",
    "Joko",
    "Kasim",
    "Lukas",
    "Markus",
    "Nasir",
    "Rahmat",
    "Samsul",
    "Yohanes",
    "Yusuf",
]
_WOMEN: Final = [
    "Ani",
    "Dewi",
    "Fitri",
    "Hasnah",
    "Ida",
    "Lestari",
    "Maria",
    "Nur",
    "Ratna",
    "Rina",
    "Siti",
    "Sri",
    "Susi",
    "Tuti",
    "Wati",
    "Yanti",
]
_FAMILY: Final = [
    "Ding",
    "Lahang",
    "Saputra",
    "Wijaya",
    "Hidayat",
    "Ngau",
    "Jalung",
    "Santoso",
    "Rahman",
    "Tandi",
    "Pasaribu",
    "Bulan",
    "Lawai",
    "Usat",
]
_SHARE: Final = {
    "64.08.04": 26,
    "64.08.09": 11,
    "64.08.12": 8,
    "64.08.02": 7,
    "64.08.08": 6,
    "64.08.05": 6,
    "64.08.13": 5,
    "64.08.01": 4,
    "64.08.10": 4,
    "64.08.03": 4,
    "64.08.15": 3,
    "64.08.16": 3,
    "64.08.14": 3,
    "64.08.11": 3,
}
"""Plausible weight of a kecamatan; no full set of published figures exists. The others weigh 2."""
_FROM: Final = date(1926, 1, 1)


@define
class _Maker:
    random: Random
    as_of: date
    serials: Counter[str] = field(factory=Counter)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def number(self, prefix: str, born: date, *, woman: bool = False) -> str | None:
        """The next free test number for a region and day, or None when they are used up."""
        day = born.day + (40 if woman else 0)
        stem = f"{prefix}{day:02d}{born.month:02d}{born.year % 100:02d}"
        self.serials[stem] += 1
        serial = SERIALS.start + self.serials[stem] - 1
        return f"{stem}{serial}" if serial in SERIALS else None

    def born(self, youngest: int, oldest: int) -> date:
        span = (oldest - youngest) * 365 + 364
        return max(_FROM, self.as_of - timedelta(days=youngest * 365 + self.random.randint(0, span)))


def synthetic_registry(
    villages: tuple[str, ...],
    *,
    families: int = SAMPLE_FAMILIES,
    seed: int = SAMPLE_SEED,
    as_of: date = SAMPLE_AS_OF,
) -> str:
    """Return a registry as CSV text.

    Args:
        villages: Kemendagri codes (dotted) to spread the families over.
        families: How many.
        seed: Equal seeds give equal text.
        as_of: Day on which nobody is unborn.
    """
    maker = _Maker(Random(seed), as_of)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    made = 0
    while made < families:
        rows = [*_family(maker, villages)]
        if rows:
            writer.writerows([row[column] for column in COLUMNS] for row in rows)
            made += 1
    return out.getvalue()


def _family(maker: _Maker, villages: tuple[str, ...]) -> Iterator[dict[str, str]]:
    random = maker.random
    village = random.choices(villages, [_SHARE.get(v[:8], 2) / _count(villages, v[:8]) for v in villages])[0]
    prefix = village.replace(".", "")[:6]
    card = maker.number(prefix, maker.born(0, 15))
    if card is None:
        return
    decile = str(random.choices(range(1, 11), (13, 14, 14, 13, 11, 10, 9, 7, 5, 4))[0])
    decile = "" if maker.chance(0.07) else "non-desil" if maker.chance(0.04) else decile
    for place, (relation, woman, born) in enumerate(_members(maker)):
        row = _person(maker, prefix, relation, woman, born)
        row |= {"no_kk": card, "kode_desa": village, "desil": decile}
        if place and decile.isdigit() and maker.chance(0.002):
            row["desil"] = str(int(decile) % 10 + 1)
        yield _dirty(maker, row)


@cache
def _count(villages: tuple[str, ...], prefix: str) -> int:
    return sum(village.startswith(prefix) for village in villages)


def _members(maker: _Maker) -> Iterator[tuple[str, bool, date]]:
    random = maker.random
    alone = maker.chance(0.12)
    head_is_woman = maker.chance(0.55 if alone else 0.14)
    head = maker.born(60, 86) if alone and maker.chance(0.6) else maker.born(23, 66)
    yield "kepala keluarga", head_is_woman, head
    if alone:
        return
    if not head_is_woman:
        wife = head + timedelta(days=random.randint(-900, 3600))
        yield "istri", True, min(wife, maker.born(19, 20))
    for _ in range(random.choices((0, 1, 2, 3, 4), (12, 28, 33, 19, 8))[0]):
        oldest = min(24, max(1, (maker.as_of - head).days // 365 - 19))
        yield "anak", maker.chance(0.49), maker.born(0, oldest)
    if maker.chance(0.15):
        woman = maker.chance(0.65)
        yield random.choice(("orang tua", "mertua")), woman, maker.born(58, 90)


def _person(maker: _Maker, prefix: str, relation: str, woman: bool, born: date) -> dict[str, str]:
    random = maker.random
    age = (maker.as_of - born).days // 365
    name = f"{random.choice(_WOMEN if woman else _MEN)} {random.choice(_FAMILY)}"
    home = prefix if maker.chance(0.55) else random.choice(("640802", "640101", "647201", "731101", "350905"))
    nik = maker.number(home, born, woman=woman) or ""
    if maker.chance(0.35 if age < 1 else 0.01):
        nik = ""
    pregnant = "ya" if woman and 17 <= age <= 43 and maker.chance(0.07) else "tidak"
    pregnant = ("" if maker.chance(0.08) else pregnant) if woman and 12 <= age <= 50 else ""
    school = ""
    if 6 <= age <= 21:
        level = "SD" if age <= 12 else "SMP" if age <= 15 else "SMA"
        attends = 0.97 if age <= 15 else 0.8 if age <= 18 else 0.12
        school = level if maker.chance(attends) else "tidak"
        school = "" if maker.chance(0.05) else random.choice(_SPELLINGS[school])
    severe = "ya" if maker.chance(0.012) else "" if maker.chance(0.04) else "tidak"
    servant = "ya" if 23 <= age <= 60 and maker.chance(0.02) else "" if maker.chance(0.3) else "tidak"
    return {
        "nik": nik,
        "nama": name,
        "jenis_kelamin": "P" if woman else "L",
        "tanggal_lahir": "" if maker.chance(0.02) else born.isoformat(),
        "hubungan_keluarga": relation,
        "hamil": pregnant,
        "kehamilan_ke": str(random.choice((1, 1, 2, 2, 3))) if pregnant == "ya" and maker.chance(0.7) else "",
        "jenjang_sekolah": school,
        "disabilitas_berat": severe,
        "asn": servant,
        "meninggal": "ya" if age > 60 and maker.chance(0.01) else "",
    }


_SPELLINGS: Final = {
    "SD": ("SD", "SD", "SD", "MI"),
    "SMP": ("SMP", "SMP", "MTs"),
    "SMA": ("SMA", "SMA", "SMK", "MA"),
    "tidak": ("tidak", "tidak", "putus sekolah"),
}


def _dirty(maker: _Maker, row: dict[str, str]) -> dict[str, str]:
    """Damage a few cells the way that offices and spreadsheets do."""
    random = maker.random
    if maker.chance(0.988):
        return row
    match random.randrange(7):
        case 0 if row["nik"]:
            row["nik"] = f"6.{row['nik'][1:6]}E+15"
        case 1 if row["nik"]:
            row["nik"] = row["nik"][:-1]
        case 2 if row["tanggal_lahir"]:
            year, month, day = row["tanggal_lahir"].split("-")
            row["tanggal_lahir"] = f"{day}/{month}/{year}"
        case 3:
            row["tanggal_lahir"] = "1987-02-30"
        case 4:
            row["jenjang_sekolah"] = "TK"
        case 5:
            row["asn"] = "mungkin"
        case _:
            row["desil"] = "15" if row["desil"].isdigit() and maker.chance(0.5) else row["desil"]
            row["nama"] = f"  {row['nama']} "
    return row
