"""Who is poor: instruments that must never be mixed.

| code | what it is |
| --- | --- |
| BPS14 | 14 criteria of a household, at least 9 (2005 on) |
| KEPMENSOS146 | 11 criteria of a family (2013 to 2022) |
| KEPMENSOS262 | homeless at once, or criteria a to h (2022-12-31 on) |
| GK_KUTIM, GK_KALTIM | spending below the poverty line of BPS |
| KEMISKINAN_EKSTREM | spending at or below the extreme line |

A family can be poor by one and not by another; a decile is a rank and none of these.
"""

from __future__ import annotations

from typing import Final

from pskslib.classification import bps14, kepmensos146, kepmensos262
from pskslib.classification.extreme_poverty import EXTREME_POVERTY
from pskslib.classification.instruments import one_by_one
from pskslib.classification.poverty_line import POOR_KALTIM, POOR_KUTIM
from pskslib.rules import Programme

POVERTY: Final[tuple[Programme, ...]] = (
    bps14.BPS14,
    kepmensos146.KEPMENSOS146,
    kepmensos262.KEPMENSOS262,
    POOR_KUTIM,
    POOR_KALTIM,
    EXTREME_POVERTY,
)
"""Every instrument as a rule."""

POVERTY_ITEMS: Final[tuple[Programme, ...]] = (
    *one_by_one(bps14.BPS14, bps14.ITEMS),
    *one_by_one(kepmensos146.KEPMENSOS146, kepmensos146.ITEMS),
    *one_by_one(kepmensos262.KEPMENSOS262, (kepmensos262.HOMELESS, *kepmensos262.ITEMS)),
)
"""The single items of the lists, each a rule: ``BPS14-01``, ``KEPMENSOS146-11``, ``KEPMENSOS262-H``."""
