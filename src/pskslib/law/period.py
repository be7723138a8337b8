"""How often a benefit is paid, and the small language of units in parameter files.

A unit names what is measured, for whom and how often: ``Rp/jiwa/tahun`` is rupiah a person a year.
The words are those of the project's own parameter files.

>>> parse_unit("Rp/jiwa/tahun")
('Rp', 'jiwa', <Period.YEAR: 'tahun'>)
"""

from __future__ import annotations

import enum
import re
from typing import Final

from pskslib.errors import FactError


class Period(enum.Enum):
    """How often something is given; the value is the Indonesian word.

    >>> Period.QUARTER.label, Period.QUARTER.per_year
    ('triwulan', 4)
    >>> Period("tahun") is Period.YEAR
    True
    """

    DAY = "hari"
    MONTH = "bulan"
    QUARTER = "triwulan"
    SEMESTER = "semester"
    YEAR = "tahun"
    ONCE = "sekali"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return self.value

    @property
    def per_year(self) -> int | None:
        """How many there are in a year; None where no fixed number holds (a day, a single time).

        >>> [period.per_year for period in Period]
        [None, 12, 4, 2, 1, None]
        """
        return _PER_YEAR.get(self)


_PER_YEAR: Final = {Period.MONTH: 12, Period.QUARTER: 4, Period.SEMESTER: 2, Period.YEAR: 1}
_NOTE: Final = re.compile(r"\([^()]*\)$")


def parse_unit(unit: str) -> tuple[str, str | None, Period | None]:
    """Split a unit into measure, for whom, and how often; what it does not say is None.

    A period alone (``tahun`` as an age) is a measure. A note in brackets at the end is passed over.

    Raises:
        FactError: The unit is blank, has a blank part, or has more parts than a unit can have.

    >>> parse_unit("Rp/keluarga sekali")
    ('Rp', 'keluarga', <Period.ONCE: 'sekali'>)
    >>> parse_unit("Rp/bulan"), parse_unit("tahun"), parse_unit("Rp/rumah")
    (('Rp', None, <Period.MONTH: 'bulan'>), ('tahun', None, None), ('Rp', 'rumah', None))
    """
    bare = _NOTE.sub("", unit.strip()).strip()
    once = bare.endswith((" sekali", "/sekali"))
    if once:
        bare = bare.removesuffix("sekali")[:-1]
    measure, *parts = (part.strip() for part in bare.split("/"))
    period = Period.ONCE if once else None
    if parts and not once and parts[-1] in _WORDS:
        period = _WORDS[parts.pop()]
    if not measure or "" in parts or len(parts) > 1:
        raise FactError((("satuan", f"satuan {unit!r} tidak terbaca; tulis seperti Rp/jiwa/tahun"),))
    return measure, parts[0] if parts else None, period


_WORDS: Final = {period.value: period for period in Period}
