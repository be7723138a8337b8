"""Numbers in notes: what a table hides, the text around it must not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import define, field

from pskslib.reports import Cell, Column, CountUnit, Ratio, Text

_UNITS: Final = sorted(
    {word for unit in CountUnit if unit is not CountUnit.RUPIAH for word in (unit.text.id, unit.text.en)}
    | {"entri", "keputusan", "decisions", "penerima", "recipients", "anggota", "members", "person", "family"},
    key=lambda word: (-len(word), word),
)
_NUMBER: Final = r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d+)"
_COUNTED: Final = re.compile(rf"(?<![\w./,-]){_NUMBER}(?= +(?:{'|'.join(map(re.escape, _UNITS))})\b)", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(rf"(?<=\(){_NUMBER}(?=\))")
_MONEY: Final = re.compile(rf"(?<=Rp){_NUMBER}(?![.,]?\d)|(?<=Rp ){_NUMBER.replace('number', 'amount')}(?![.,]?\d)")
_PERCENT: Final = re.compile(
    r"(?<![\w./,-])(?P<number>\d+(?:[.,]\d+)?)(?= ?(?:%|‰|persen|percent|per seribu|per thousand))"
)
_MARK: Final = "*"


@define
class Redactor:
    """Takes numbers that are hidden out of texts.

    Attributes:
        minimum: Counts from 1 to below this are taken out as well.
    """

    minimum: int
    _numbers: set[int] = field(factory=set, init=False)
    _ratios: list[Fraction] = field(factory=list, init=False)

    def hide(self, cells: Iterable[tuple[Column, Cell]]) -> None:
        """Remember what is hidden."""
        for column, cell in cells:
            if isinstance(cell, Ratio) and cell.value is not None:
                self._ratios.append(cell.value * column.scale)
            elif isinstance(cell, int):
                self._numbers.add(cell)

    def clean(self, text: Text) -> Text:
        """Return a text without them.

        Example:
            >>> Redactor(5).clean(Text("3 entri tanpa NIK (pasal 3).", "3 entries without NIK (article 3).")).id
            '* entri tanpa NIK (pasal 3).'
        """
        return Text(self._cleaned(text.id), self._cleaned(text.en))

    def _cleaned(self, text: str) -> str:
        text = _COUNTED.sub(lambda m: self._counted(m, self.minimum), text)
        text = _IN_BRACKETS.sub(lambda m: self._counted(m, 0), text)
        text = _MONEY.sub(lambda m: self._counted(m, 0), text)
        return _PERCENT.sub(self._percent, text)

    def _counted(self, found: re.Match[str], least: int) -> str:
        digits = found.group()
        number = int(digits.replace(".", "").replace(",", ""))
        return _MARK if 0 < number < least or (number and number in self._numbers) else digits

    def _percent(self, found: re.Match[str]) -> str:
        digits = found.group()
        whole, _, after = digits.replace(",", ".").partition(".")
        step = Fraction(1, 10 ** len(after))
        said = Fraction(int(whole + after)) * step
        return _MARK if any(abs(ratio - said) < step for ratio in self._ratios) else digits
