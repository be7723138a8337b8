"""Numbers in Indonesian words (*terbilang*), as receipts and handover letters ask for.

The words are those of the Indonesian spelling rules (EYD edisi V, "angka dan bilangan"): *se-* for one
ten, hundred and thousand, *satu* from a million on.

>>> terbilang(2_400_000)
'dua juta empat ratus ribu'
"""

from __future__ import annotations

from typing import Final

from pskslib.errors import FactError

_ONES: Final = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))

LARGEST: Final = 10**15 - 1
"""The largest number that is written in words: 999 999 999 999 999."""


def terbilang(n: int) -> str:
    """Write a whole number in Indonesian words.

    Raises:
        TypeError: It is not a whole number.
        FactError: It is beyond 999 999 999 999 999 on either side.

    >>> terbilang(0), terbilang(11), terbilang(21_000), terbilang(1_001_100)
    ('nol', 'sebelas', 'dua puluh satu ribu', 'satu juta seribu seratus')
    >>> terbilang(-15)
    'minus lima belas'
    """
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"terbilang memerlukan bilangan bulat (int), bukan {type(n).__name__}")
    if abs(n) > LARGEST:
        raise FactError((("", "bilangan terlalu besar untuk ditulis dengan kata; paling besar 15 angka"),))
    if n == 0:
        return "nol"
    words = ["minus"] if n < 0 else []
    rest = abs(n)
    for size, name in _SCALES:
        count, rest = divmod(rest, size)
        if count == 1 and size == 1000:
            words.append("seribu")
        elif count:
            words += [*_below_thousand(count), name]
    words += _below_thousand(rest)
    return " ".join(words)


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    words = _with_se(hundreds, "ratus")
    if 10 < rest < 20:
        return [*words, *_with_se(rest - 10, "belas")]
    tens, ones = divmod(rest, 10)
    words += _with_se(tens, "puluh")
    return [*words, _ONES[ones]] if ones else words


def _with_se(count: int, name: str) -> list[str]:
    """Nothing for none, ``seratus`` for one, ``dua ratus`` for two."""
    if count == 0:
        return []
    return [f"se{name}"] if count == 1 else [_ONES[count], name]
