"""Aid for persons in every edition: the dead get none, a hint of death asks for a check."""

from __future__ import annotations

import pytest

from pskslib import Decision, Family, Person, Rulebook
from pskslib.programmes import PROGRAMMES
from pskslib.rules import Edition, Programme, Unit, Verdict
from tests.rules.families import born

CODES = ("HIDUP", "MENERIMA", "PENERIMA_HIDUP")
"""The criteria that ask it: by itself, or together with whether the aid is refused."""
EDITIONS = [
    pytest.param(made, edition, id=f"{made.code}-{edition.since}")
    for made in PROGRAMMES
    if made.unit is Unit.PERSON and made.code != "PBI_JK_TETAP"  # names the death among other reasons to be removed
    for edition in made.editions
]


@pytest.mark.parametrize(("made", "edition"), EDITIONS)
def test_only_the_living(made: Programme, edition: Edition) -> None:
    def verdict(**facts: bool) -> Verdict:
        person = Person(birth_date=born(30, edition.since), **facts)  # type: ignore[arg-type]  # facts by their names
        family = Family(refuses_aid=False, members=[person])
        (decision,) = Rulebook(as_of=edition.since, programmes=(made,)).decide_members(family, made.code)
        return asked(decision)

    def asked(decision: Decision) -> Verdict:
        (criterion,) = (c for c in decision.criteria if c.code in CODES)
        return criterion.verdict

    assert verdict() is Verdict.MET
    assert verdict(deceased=False, death_hint=False) is Verdict.MET
    assert verdict(deceased=True) is Verdict.UNMET
    assert verdict(death_hint=True) is Verdict.UNKNOWN
