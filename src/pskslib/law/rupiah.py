"""Rupiah in figures: whole rupiah in, ``Rp1.234.567`` out, and back.

Money is a whole number of rupiah everywhere in the library; there are no decimals to round.
The writing (sign *Rp* without a blank, a point between thousands) is that of the Indonesian
spelling rules (EYD edisi V, "lambang mata uang" and "tanda titik"); it equals the ``id_ID`` data
of Unicode's CLDR, which the tests hold it against.

>>> format_rupiah(2_400_000)
'Rp2.400.000'
>>> parse_rupiah("Rp 2.400.000,00")
2400000
"""

from __future__ import annotations

import re
from typing import Final

from pskslib.errors import FactError

LARGEST: Final = 10**18 - 1
"""The largest amount that is read; every one up to it fits a signed 64-bit column."""

_LONGEST: Final = 40
_WRITTEN: Final = re.compile(
    r"(?P<sign>-)?(?:rp\.?[ \u00a0]*)?"
    r"(?P<figures>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)"
    r"(?:,(?:00|--?))?",
    re.IGNORECASE,
)


def format_rupiah(amount: int) -> str:
    """Write an amount the way an Indonesian reader expects it.

    Raises:
        TypeError: The amount is not a whole number (a float has lost rupiah already).

    >>> format_rupiah(3_000_000), format_rupiah(0), format_rupiah(-1_000)
    ('Rp3.000.000', 'Rp0', '-Rp1.000')
    """
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError(f"jumlah rupiah harus bilangan bulat (int), bukan {type(amount).__name__}")
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def format_rupiah_range(low: int, high: int | None) -> str:
    """Write an amount that is only partly known; ``high`` is None where nothing bounds it.

    Raises:
        FactError: The lower end is above the upper end.

    >>> format_rupiah_range(0, 3_000_000)
    'Rp0 sampai Rp3.000.000'
    >>> format_rupiah_range(900_000, 900_000)
    'Rp900.000'
    >>> format_rupiah_range(900_000, None)
    'paling sedikit Rp900.000'
    """
    if high is None:
        return f"paling sedikit {format_rupiah(low)}"
    if low > high:
        text = f"batas bawah {format_rupiah(low)} lebih besar dari batas atas {format_rupiah(high)}"
        raise FactError((("", text),))
    if low == high:
        return format_rupiah(low)
    return f"{format_rupiah(low)} sampai {format_rupiah(high)}"


def parse_rupiah(text: str) -> int:
    """Read an amount as people write it; refuse what could mean two numbers.

    A point is a thousands mark and must stand before exactly three figures; a comma may only be
    followed by ``00`` or a dash (``,-``). Sixteen bare figures or more are refused: they are far more
    often a NIK or a family-card number in the wrong column than an amount.

    Raises:
        FactError: The text is no whole rupiah amount, it is ambiguous (``1.5``, ``1,234.5``), or it
            does not fit a table's 64-bit column.

    >>> parse_rupiah("Rp1.234.567"), parse_rupiah("1234567"), parse_rupiah("Rp. 1.500,-")
    (1234567, 1234567, 1500)
    >>> parse_rupiah("1.5")
    Traceback (most recent call last):
        ...
    pskslib.errors.FactError: jumlah rupiah tidak terbaca: '1.5'; tulis seperti Rp1.500.000 atau 1500000
    """
    bare = text.strip()
    match = _WRITTEN.fullmatch(bare) if len(bare) <= _LONGEST else None
    figures = "" if match is None else match["figures"]
    if match is None or (len(figures) > 1 and figures[0] == "0"):
        hint = "tulis seperti Rp1.500.000 atau 1500000"
        raise FactError((("", f"jumlah rupiah tidak terbaca: {_shown(bare)}; {hint}"),))
    if len(figures) >= 16 and "." not in figures:
        said = "16 angka atau lebih tanpa titik lebih mirip NIK atau nomor KK daripada jumlah rupiah"
        raise FactError((("", f"{said}; periksa kolomnya"),))
    amount = int(figures.replace(".", ""))
    if amount > LARGEST:
        raise FactError((("", "jumlah rupiah terlalu besar; paling besar 18 angka"),))
    return -amount if match["sign"] else amount


def _shown(text: str) -> str:
    """The text for a message, unless it is long enough to hide a NIK."""
    if len(text) <= _LONGEST and sum(char.isdigit() for char in text) < 12:
        return repr(text)
    return "(isi disamarkan, 12 angka atau lebih)" if len(text) <= _LONGEST else "(teks terlalu panjang)"
