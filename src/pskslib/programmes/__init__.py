"""The programmes, one file each beside its dated numbers, and the rule book made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pskslib.programmes.pkh import PKH
from pskslib.programmes.sembako import SEMBAKO
from pskslib.rules import Programme, Rulebook

PROGRAMMES: tuple[Programme, ...] = (PKH, SEMBAKO)
"""Every programme that ships."""


def rulebook(as_of: date, *, readings: Mapping[str, str] | None = None) -> Rulebook:
    """Return the shipped rule book as of a day.

    Args:
        as_of: The day; never taken from the clock.
        readings: Alternatives to switch on where sources differ, e.g. ``{"SEMBAKO.desil": "1-4"}``.

    Raises:
        UnknownName: A reading does not exist.

    >>> book = rulebook(as_of=date(2026, 11, 24))
    >>> [plan.programme.code for plan in book.in_force]
    ['PKH', 'SEMBAKO']
    """
    return Rulebook(as_of=as_of, programmes=PROGRAMMES, readings=dict(readings or {}))


__all__ = ["PROGRAMMES", "rulebook"]
