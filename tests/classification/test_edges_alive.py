"""Every kind, target and requirement is about the living: the dead are of none, a hint of death asks for a check."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pskslib.classification import CLASSIFICATIONS
from pskslib.errors import NotInForce
from pskslib.rules import Programme, Unit, Verdict
from tests.classification.cases import Facts, book_on, decide, quiet
from tests.classification.test_ppks import CASES as PPKS_CASES
from tests.classification.test_psks import FULL as PSKS_CASES
from tests.classification.test_psks import PSM_2012
from tests.classification.test_spm import CASES as SPM_CASES
from tests.classification.test_tksk import GOOD

BASES: dict[str, tuple[int, Facts]] = {"TKSK": (28, GOOD)}
"""A case of each that is a yes: age and what is said of the person."""
for case in (*PPKS_CASES, *PSKS_CASES, *SPM_CASES):
    number, age, facts, *expected = case.values
    if expected in (["yes"], []):
        kind = number if isinstance(number, str) else f"{number:02}"
        room = "SPM" if isinstance(number, str) else "PPKS" if expected else "PSKS"
        BASES.setdefault(f"{room}-{kind}", (age, facts))  # type: ignore[arg-type]  # as the cases have them

OLDER: dict[tuple[str, int], tuple[int, Facts]] = {
    ("PSKS-02", 0): (30, PSM_2012),
    ("PPKS-07", 0): (9, {"violence_victim": True}),
    ("PPKS-09", 0): (30, {"physical_disability": True, "hindered_in_activities": True, "long_term_disability": True}),
}
"""Where an older edition asks for something else."""

OF_THE_DEAD_TOO = ("PPKS-20", "PPKS-21", "PPKS-22")
"""A migrant worker or a victim of a disaster may have died of it: the list says so."""

PERSONS = [
    pytest.param(p, place, id=f"{p.code}-{edition.since}")
    for p in CLASSIFICATIONS
    if p.unit is Unit.PERSON and p.code not in OF_THE_DEAD_TOO
    for place, edition in enumerate(p.editions)
]


def base(programme: Programme, place: int) -> tuple[int, Facts]:
    return OLDER.get((programme.code, place), BASES[programme.code])


@pytest.mark.parametrize(("programme", "place"), PERSONS)
def test_only_the_living(programme: Programme, place: int) -> None:
    """In every edition; where a document says nothing, a person is presumed to live."""
    day = programme.editions[place].since
    age, facts = base(programme, place)

    def alive(changes: Facts) -> tuple[str, Verdict]:
        decision = decide(quiet(age, {**facts, **changes}, day=day), programme.code, book_on(day))
        (criterion,) = (c for c in decision.criteria if c.code == "HIDUP")
        return decision.outcome.value, criterion.verdict

    assert alive({}) == ("eligible", Verdict.MET)
    assert alive({"deceased": False, "death_hint": False}) == ("eligible", Verdict.MET)
    assert alive({"deceased": True}) == ("ineligible", Verdict.UNMET)
    assert alive({"deceased": True, "death_hint": True}) == ("ineligible", Verdict.UNMET)
    assert alive({"death_hint": True}) == ("undetermined", Verdict.UNKNOWN)


@pytest.mark.parametrize("code", OF_THE_DEAD_TOO)
def test_who_died_of_it_is_counted(code: str) -> None:
    age, facts = BASES[code]

    assert decide(quiet(age, {**facts, "deceased": True}), code).outcome.value == "eligible"


@pytest.mark.parametrize("programme", CLASSIFICATIONS, ids=lambda p: p.code)
def test_the_day_before_the_first(programme: Programme) -> None:
    """A classification holds from its first day, and the book says which that is."""
    first = programme.editions[0].since

    assert programme.in_force(first)
    assert not programme.in_force(first - timedelta(days=1))
    with pytest.raises(NotInForce, match=str(FIRST_DAYS[programme.code.partition("-")[0]])):
        programme.edition(first - timedelta(days=1))


FIRST_DAYS = {
    "PPKS": date(2012, 6, 7),
    "PSKS": date(2012, 6, 7),
    "SPM": date(2018, 1, 1),
    "TKSK": date(2018, 12, 31),
    "BPS14": date(2005, 1, 1),
    "KEPMENSOS146": date(2013, 1, 1),
    "KEPMENSOS262": date(2022, 12, 31),
    "GK_KUTIM": date(2025, 3, 1),
    "GK_KALTIM": date(2012, 3, 1),
    "KEMISKINAN_EKSTREM": date(2017, 1, 1),
}
"""Permensos 8/2012 was promulgated on 7 June 2012; PP 2/2018; Permensos 28/2018; the lines of BPS by their release."""
