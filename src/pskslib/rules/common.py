"""Criteria that every room of rules about persons needs."""

from __future__ import annotations

from collections.abc import Iterable

from pskslib.law import Citation
from pskslib.rules.expressions import check, person
from pskslib.rules.programme import Criterion, criterion


def alive(says: Citation | Iterable[Citation]) -> Criterion:
    """Return the criterion that the person is alive on the day; a hint of death asks for a check.

    Args:
        says: Where it is written.

    >>> alive(()).code
    'HIDUP'
    """
    return criterion(
        "HIDUP",
        "Orang ini masih hidup",
        en="The person is alive",
        when=~person.deceased & ~check(person.death_hint),
        says=says,
    )
