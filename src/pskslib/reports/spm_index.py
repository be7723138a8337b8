"""The achievement index of minimum services: A and B, caps, weights, zero denominators, classes; nothing rounded."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from pskslib.reports.lists import Step, read_number, read_scale

ZeroTarget = Literal["kecualikan", "penuh"]
ZERO_TARGETS: Final[tuple[ZeroTarget, ...]] = ("kecualikan", "penuh")
HUNDRED: Final = 100


@frozen(kw_only=True)
class Service:
    """One basic service of a year.

    Attributes:
        code: ``S1`` to ``S5``.
        target: Who must be served; None where nobody said.
        served: Who was.
        due: Quality items that are due; None where nobody said.
        met: Of these, met.
    """

    code: str
    target: int | None
    served: int | None
    due: int | None = None
    met: int | None = None


@frozen(kw_only=True)
class Index:
    """The index of one service.

    Attributes:
        reach: A after the cap, 0 to 1; None where it cannot be worked out.
        quality: B after the cap.
        value: The index, 0 to 1; None where it cannot be worked out.
        excluded: Is there nobody to serve, so that the service is left out of the mean?
        capped: Was A above the cap?
        step: Its class, None without a value.
    """

    reach: Fraction | None
    quality: Fraction | None
    value: Fraction | None
    excluded: bool
    capped: bool
    step: Step | None


def class_of(value: Fraction) -> Step:
    """Return the class of an index, decided on the raw value.

    Example:
        >>> class_of(Fraction(995, 1000)).name.id, class_of(Fraction(1)).name.id
        ('Tuntas Utama', 'Tuntas Paripurna')
    """
    return read_scale("spm", "kelas").find(value * HUNDRED)


def index_of(service: Service, zero: ZeroTarget = "kecualikan") -> Index:
    """Work out the index of one service.

    Args:
        service: The service.
        zero: What a denominator of 0 means: the service is left out, or it counts as fully reached. No source that
            could be read says which.

    Example:
        >>> index_of(Service(code="S1", target=100, served=90, due=10, met=5)).value
        Fraction(41, 50)
        >>> index_of(Service(code="S5", target=0, served=0, due=0, met=0)).excluded
        True
    """
    cap = read_number("spm", "capaian_paling_tinggi")[0] / HUNDRED
    full = zero == "penuh"
    reach = _share(service.served, service.target, full)
    quality = _share(service.met, service.due, full)
    excluded = service.target == 0 and not full
    value = None
    if reach is not None and quality is not None and not excluded:
        weights = read_number("spm", "bobot_a")[0], read_number("spm", "bobot_b")[0]
        value = weights[0] * min(reach, cap) + weights[1] * min(quality, cap)
    return Index(
        reach=None if reach is None else min(reach, cap),
        quality=None if quality is None else min(quality, cap),
        value=value,
        excluded=excluded,
        capped=reach is not None and reach > cap,
        step=None if value is None else class_of(value),
    )


def mean_of(indexes: Sequence[Index]) -> Fraction | None:
    """Return the index of the field: the mean of its services, without those that have nobody to serve.

    Returns:
        None while one of the services cannot be worked out, or where none is left.
    """
    counted = [index.value for index in indexes if not index.excluded]
    known = [value for value in counted if value is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(counted) else None


def _share(above: int | None, below: int | None, full: bool) -> Fraction | None:
    if above is None or below is None:
        return None
    if below == 0:
        return Fraction(1) if full else None
    return Fraction(above, below)
