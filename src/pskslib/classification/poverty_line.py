"""The poverty line (garis kemiskinan, GK) of BPS, year by year: who spends less is *penduduk miskin*.

Read beside kemiskinan.md section 6. Spending a person a month, strictly below the line. The line of the province must
not stand in for that of Kutai Timur: they differ by more than a hundred thousand rupiah, so there is a rule for each.
Numbers: ``data/gk_kutim.toml``, ``data/gk_kaltim.toml``, ``data/gk.toml``.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pskslib.classification.figures import figures, figures_path
from pskslib.classification.instruments import instrument
from pskslib.errors import UnknownName
from pskslib.rules import Programme, criterion, edition, family, numbers

_REGIONS: Final = {"kutim": "GK_KUTIM", "kaltim": "GK_KALTIM"}


def _poor(code: str, name: str, en: str, since: date, note: str | None = None) -> Programme:
    table = numbers(figures_path(code))
    below = criterion(
        "DI_BAWAH_GARIS",
        "Pengeluaran per orang di bawah {garis_kemiskinan} sebulan",
        en="Spending a person below {garis_kemiskinan} a month",
        when=family.spending_per_person < table.garis_kemiskinan,
    )
    return instrument(code, name, en=en, numbers=table, editions=[edition(since, requires=[below], note=note)])


POOR_KUTIM: Final = _poor(
    "GK_KUTIM",
    "Penduduk miskin menurut garis kemiskinan Kutai Timur",
    "Poor by the poverty line of Kutai Timur",
    date(2025, 3, 1),
    "Garis Kutai Timur sebelum 2025 tidak ditemukan. Garis ini ukuran tingkat pengeluaran, desil hanya peringkat.",
)
POOR_KALTIM: Final = _poor(
    "GK_KALTIM",
    "Penduduk miskin menurut garis kemiskinan Kalimantan Timur",
    "Poor by the poverty line of East Kalimantan",
    date(2012, 3, 1),
    "Garis provinsi; untuk Kutai Timur pakai garis Kutai Timur.",
)

BANDS: Final = ("miskin", "rentan miskin", "menuju kelas menengah", "kelas menengah", "kelas atas")
"""The bands of welfare, as multiples of the poverty line."""


def poverty_line(as_of: date, region: str = "kutim") -> int:
    """Return the poverty line a person a month in whole rupiah.

    Args:
        as_of: The day.
        region: ``"kutim"`` or ``"kaltim"``.

    Raises:
        NotInForce: No line of that day was found.
        UnknownName: There is no such region.
    """
    if region not in _REGIONS:
        raise UnknownName(f"wilayah {region!r} tidak dikenal; yang ada: {', '.join(_REGIONS)}")
    value = figures(_REGIONS[region]).at("garis_kemiskinan", as_of).value
    assert isinstance(value, int)
    return value


def household_line(as_of: date, members: Decimal | int | None = None, region: str = "kutim") -> int:
    """Return the poverty line of a household: the line a person times the members, rounded to the rupiah.

    Args:
        as_of: The day.
        members: How many people; None for the average size of a poor household that BPS published (Kaltim only).
        region: ``"kutim"`` or ``"kaltim"``.

    Raises:
        NotInForce: No line, or no average size, of that day was found.
        UnknownName: There is no such region, or it has no average size.

    >>> household_line(date(2025, 3, 1), region="kaltim")
    4538851
    """
    line = poverty_line(as_of, region)
    if members is None:
        size = figures(_REGIONS[region]).at("anggota_rt_miskin", as_of).value
        assert isinstance(size, Decimal)
        members = size
    return int((line * Decimal(members)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def poverty_band(spending: Decimal | int | None, as_of: date, region: str = "kutim") -> str | None:
    """Return the band of a spending a person a month; None while it is unknown.

    A band begins at its lower bound: who spends just the line is not poor. The last bound is recollection only.

    >>> poverty_band(753_332, date(2026, 11, 24))
    'rentan miskin'

    Raises:
        NotInForce: No line of that day was found.
        UnknownName: There is no such region.
    """
    line = poverty_line(as_of, region)
    if spending is None:
        return None
    bounds = [Decimal(1)]
    for name in ("batas_rentan", "batas_menuju_menengah", "batas_menengah"):
        bounds.append(Decimal(figures("GK").at(name, as_of).value))
    return next((band for band, bound in zip(BANDS, bounds, strict=False) if spending < line * bound), BANDS[-1])
