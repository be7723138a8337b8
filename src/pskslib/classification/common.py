"""What every room of this floor asks of a person: that he or she is alive."""

from __future__ import annotations

from pskslib.law import Citation
from pskslib.rules import Criterion, check, criterion, person


def alive(says: Citation) -> Criterion:
    """The person is not recorded as dead; a hint of death asks for a check.

    A date of death alone is not read: a rule about one person cannot compare dates with the day.
    """
    return criterion(
        "HIDUP",
        "Orang ini masih hidup",
        en="The person is alive",
        when=~person.deceased & ~check(person.death_hint),
        says=says,
    )
