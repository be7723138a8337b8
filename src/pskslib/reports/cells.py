"""What a cell of a report may hold. No report, nothing, not divisible and hidden are four different things."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

NO_REPORT: Final = None
"""A cell that nobody reported: blank, never 0."""


@frozen
class Ratio:
    """A share or rate, kept as its two raw numbers so that nothing is rounded before it is shown.

    Attributes:
        numerator: The part.
        denominator: What it is a part of; 0 gives no ratio.

    Example:
        >>> Ratio(1, 3).value, Ratio(0, 0).value
        (Fraction(1, 3), None)
    """

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """The exact value, or None where nothing can be divided."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@frozen
class Hidden:
    """A number that is known and not published, so that nobody can be recognised."""


HIDDEN: Final = Hidden()

Cell = str | int | date | Ratio | Hidden | None
"""Text, whole number, day, ratio, hidden, or no report."""
