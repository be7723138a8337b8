"""Kinds of people and families, in the language of the programmes: PPKS, PSKS, SPM targets, poverty, TKSK.

The same language, the same three answers, the same explanations. ``eligible`` here means *is of this kind*. A kind is
a flag: one person can hold several, and a sum over kinds counts people more than once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pskslib.classification.figures import FIGURES, figures
from pskslib.classification.holding import Holding, kinds_of
from pskslib.classification.kinds import PPKS_KINDS, PSKS_KINDS, SPM_TARGETS, Kind, find_kind
from pskslib.classification.poverty import POVERTY, POVERTY_ITEMS
from pskslib.classification.poverty_line import household_line, poverty_band, poverty_line
from pskslib.classification.ppks import PPKS
from pskslib.classification.psks import PSKS
from pskslib.classification.spm import SPM
from pskslib.classification.tksk import TKSK
from pskslib.rules import Programme, Rulebook

CLASSIFICATIONS: Final[tuple[Programme, ...]] = (*PPKS, *PSKS, *POVERTY, *SPM, TKSK)
"""Every classification that ships, as a rule."""


def classifications(as_of: date, *, readings: Mapping[str, str] | None = None) -> Rulebook:
    """Return the rule book of all classifications as of a day.

    Args:
        as_of: The day; never taken from the clock.
        readings: Alternatives to switch on where sources differ, e.g. ``{"PPKS.gabung": "semua"}``.

    Raises:
        UnknownName: A reading does not exist.

    >>> book = classifications(as_of=date(2026, 11, 24))
    >>> len([plan for plan in book.in_force if plan.programme.code.startswith("PPKS-")])
    26
    """
    return Rulebook(as_of=as_of, programmes=CLASSIFICATIONS, readings=dict(readings or {}))


def poverty_items(as_of: date, *, readings: Mapping[str, str] | None = None) -> Rulebook:
    """Return the single items of the poverty lists as a rule book: which of them hold, family by family.

    >>> from pskslib.population import Family
    >>> poverty_items(date(2026, 11, 24)).decide(Family(power=450), "KEPMENSOS262-H").outcome.value
    'eligible'

    Args:
        as_of: The day.
        readings: Alternatives to switch on, e.g. ``{"BPS14.lahan": "0,5-hektar"}``.

    Raises:
        UnknownName: A reading does not exist.
    """
    return Rulebook(as_of=as_of, programmes=POVERTY_ITEMS, readings=dict(readings or {}))


__all__ = [
    "CLASSIFICATIONS",
    "FIGURES",
    "POVERTY",
    "POVERTY_ITEMS",
    "PPKS",
    "PPKS_KINDS",
    "PSKS",
    "PSKS_KINDS",
    "SPM",
    "SPM_TARGETS",
    "TKSK",
    "Holding",
    "Kind",
    "classifications",
    "figures",
    "find_kind",
    "household_line",
    "kinds_of",
    "poverty_band",
    "poverty_items",
    "poverty_line",
]
