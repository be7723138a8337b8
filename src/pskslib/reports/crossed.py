"""One programme against a reference of who is eligible: the cross table and the errors read from it.

What is unknown is never a no: who is undetermined stands in a class of their own, and every error comes with the lowest
and the highest value that it can have once the undetermined are settled, whichever way each of them goes.
"""

from __future__ import annotations

from attrs import frozen

from pskslib.reports.cells import Ratio


@frozen(kw_only=True)
class Bounded:
    """A measure over those who are determined, and between what it must lie once all are.

    Attributes:
        value: Over the determined alone; None where it cannot be told while somebody is undetermined.
        low: The least that it can become; equal to ``value`` where nobody is undetermined.
        high: The most.
    """

    value: Ratio | None
    low: Ratio
    high: Ratio

    @property
    def complement(self) -> Bounded:
        """One minus the measure."""
        value = None if self.value is None else _rest(self.value)
        return Bounded(value=value, low=_rest(self.high), high=_rest(self.low))


def _rest(ratio: Ratio) -> Ratio:
    return Ratio(ratio.denominator - ratio.numerator, ratio.denominator)


@frozen(kw_only=True)
class Crossed:
    """Six cells, in families, persons or rupiah; everybody is in exactly one.

    Attributes:
        a: Eligible, receives.
        b: Eligible, does not.
        c: Not eligible, receives.
        d: Not eligible, does not.
        e: Undetermined, receives.
        f: Undetermined, does not.

    Example:
        >>> table = Crossed(a=60, b=40, c=20, d=80, e=10, f=20)
        >>> table.exclusion.value.value, table.exclusion.low.value, table.exclusion.high.value
        (Fraction(2, 5), Fraction(4, 11), Fraction(1, 2))
        >>> Crossed(a=0, b=0, c=3, d=1, e=0, f=0).exclusion.value.value is None
        True
    """

    a: int = 0
    b: int = 0
    c: int = 0
    d: int = 0
    e: int = 0
    f: int = 0

    @property
    def all(self) -> int:
        """Everybody."""
        return self.a + self.b + self.c + self.d + self.e + self.f

    @property
    def receive(self) -> int:
        """All who receive."""
        return self.a + self.c + self.e

    @property
    def exclusion(self) -> Bounded:
        """Share of the eligible who do not receive: b / (a + b)."""
        certain = self.a + self.b
        return Bounded(
            value=Ratio(self.b, certain),
            # lowest: all undetermined who receive are eligible, the others not; only if that leaves nobody eligible
            # does one of the others have to be, and then all of the eligible go without
            low=Ratio(self.b, certain + self.e) if certain + self.e else Ratio(self.f, self.f),
            high=Ratio(self.b + self.f, certain + self.f) if certain + self.f else Ratio(0, self.e),
        )

    @property
    def coverage(self) -> Bounded:
        """Share of the eligible who receive (recall): a / (a + b)."""
        return self.exclusion.complement

    @property
    def leakage(self) -> Bounded:
        """Share of the recipients (or of the rupiah) who are not eligible: c / (a + c)."""
        return Bounded(
            value=Ratio(self.c, self.a + self.c),
            low=Ratio(self.c, self.receive),
            high=Ratio(self.c + self.e, self.receive),
        )

    @property
    def precision(self) -> Bounded:
        """Share of the recipients who are eligible: a / (a + c)."""
        return self.leakage.complement

    @property
    def reached(self) -> Bounded:
        """Share of those not eligible who receive: c / (c + d)."""
        certain = self.c + self.d
        return Bounded(
            value=Ratio(self.c, certain),
            low=Ratio(self.c, certain + self.f) if certain + self.f else Ratio(self.e, self.e),
            high=Ratio(self.c + self.e, certain + self.e) if certain + self.e else Ratio(0, self.f),
        )

    @property
    def f1(self) -> Bounded:
        """Harmonic mean of precision and recall: 2a / (2a + b + c)."""
        best = 2 * (self.a + self.e)
        return Bounded(
            value=Ratio(2 * self.a, 2 * self.a + self.b + self.c),
            low=Ratio(2 * self.a, 2 * self.a + self.b + self.f + self.c + self.e),
            high=Ratio(best, best + self.b + self.c) if best + self.b + self.c else Ratio(0, self.f),
        )

    @property
    def forced(self) -> Bounded:
        """Share of the eligible left out because there are fewer places than eligible: (a + b - places) / (a + b).

        Places are those that are filled. It rises with the number of eligible, so it is lowest where none of the
        undetermined is eligible and highest where all are.
        """
        certain, undetermined = self.a + self.b, self.e + self.f
        least = certain or min(1, undetermined)
        return Bounded(
            value=None if undetermined else self._forced(certain),
            low=self._forced(least),
            high=self._forced(certain + undetermined),
        )

    def _forced(self, eligible: int) -> Ratio:
        return Ratio(max(0, eligible - self.receive), eligible)
