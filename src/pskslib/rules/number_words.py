"""A number of the law as a reader sees it: rupiah with points, decimals with a comma, the unit in its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pskslib.law import Parameter
from pskslib.law.rupiah import format_rupiah

_FLAG: Final = "1=ya 0=tidak"
_WORD_FIRST: Final = ("desil", "kelas", "IPK")
"""Units that name a place in an order: the number stands behind them."""
_RUPIAH: Final = "rupiah/"


def is_flag(parameter: Parameter) -> bool:
    """Tell whether the values of a parameter are yes and no, written 1 and 0."""
    return parameter.unit == _FLAG


def bare_words(parameter: Parameter, value: int | Decimal | str, language: str = "id") -> str:
    """Write a value without its unit, to stand inside a sentence.

    Args:
        parameter: What the value is of.
        value: The value.
        language: ``"id"`` or ``"en"``.

    >>> size = Parameter(name="luas", label="luas", label_en="area", unit="m2/orang", values=())
    >>> bare_words(size, Decimal("7.2")), bare_words(size, Decimal("7.2"), "en"), bare_words(size, 10_000)
    ('7,2', '7.2', '10.000')
    """
    if isinstance(value, str):
        return value
    if is_flag(parameter):
        words = ("tidak", "ya") if language == "id" else ("no", "yes")
        return words[bool(value)]
    if isinstance(value, int) and parameter.is_money:
        return format_rupiah(value)
    if isinstance(value, int):
        return _whole(value, language)
    figures = format(value, "f")
    whole, _, rest = figures.partition(".")
    point = "," if language == "id" else "."
    return f"{_whole(int(whole), language)}{point}{rest}" if rest else _whole(int(whole), language)


def value_words(parameter: Parameter, value: int | Decimal | str, language: str = "id") -> str:
    """Write a value with its unit.

    Args:
        parameter: What the value is of.
        value: The value.
        language: ``"id"`` or ``"en"``; units keep their Indonesian words.

    >>> def unit(text):
    ...     return Parameter(name="x", label="x", label_en="x", unit=text, values=())
    >>> value_words(unit("Rp/jiwa/tahun"), 3_000_000), value_words(unit("desil"), 4), value_words(unit("tahun"), 60)
    ('Rp3.000.000/jiwa/tahun', 'desil 4', '60 tahun')
    >>> value_words(unit("rupiah/kapita/bulan"), Decimal("358233.6")), value_words(unit("akibat"), "tolak")
    ('Rp358.233,6/kapita/bulan', 'tolak')
    """
    unit = parameter.unit
    bare = bare_words(parameter, value, language)
    if isinstance(value, str) or is_flag(parameter):
        return bare
    if parameter.is_money:
        return bare + unit.removeprefix("Rp")
    if unit.startswith(_RUPIAH):
        return f"Rp{bare}/{unit.removeprefix(_RUPIAH)}"
    if unit.startswith(_WORD_FIRST):
        return f"{unit} {bare}"
    return f"{bare} {unit}"


def _whole(value: int, language: str) -> str:
    figures = f"{value:,}"
    return figures.replace(",", ".") if language == "id" else figures
