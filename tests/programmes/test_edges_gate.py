"""The common exclusions X01 to X20 in every edition of PKH and Sembako: what each looks at, and its weight of the day.

The weight (``tolak``, ``periksa``, ``abai``) is dated data; here stands what it does and to which fact it belongs.
"""

from __future__ import annotations

from datetime import date

import pytest

from pskslib import Decision, Family
from pskslib.programmes.gate import GATE, NUMBERS
from pskslib.programmes.pkh import PKH
from pskslib.programmes.sembako import SEMBAKO
from pskslib.rules import Programme, Verdict
from tests.programmes.aid_cases import decide, member
from tests.rules.families import AS_OF

EDITIONS = [
    pytest.param(p, day, id=f"{p.code}-{day}")
    for p in (PKH, SEMBAKO)
    for day in (*(e.since for e in p.editions), date(2025, 7, 1), AS_OF)
]
"""The first day of each edition; the first on which gambling is looked at; today."""
OF_PERSONS = {
    "X01": "civil_servant",
    "X02": "military_or_police",
    "X03": "state_pensioner",
    "X04": "wage_above_minimum",
    "X05": "social_companion",
    "X06": "company_officer",
    "X07": "paid_by_state",
    "X08": "village_official",
    "X09": "certified_teacher",
    "X10": "health_worker",
    "X13": "not_found",
    "X18": "online_gambling",
    "X18K": "gambling_relapse",
    "X19": "state_enterprise_or_official",
    "X20": "nik_matched",
}
OF_FAMILIES = {
    "X12": "address_found",
    "X14": "refuses_aid",
    "X15": "similar_aid",
    "X16": "judged_able",
    "X17": "otherwise_unqualified",
}
GOOD = {"nik_matched", "address_found"}
"""Facts of which a no excludes."""
VERDICTS = {"tolak": Verdict.UNMET, "periksa": Verdict.UNKNOWN, "abai": None}


def family(day: date, home: dict[str, object] | None = None, /, **facts: object) -> Family:
    """A poor listed family of a pupil and somebody else; the facts are of the somebody."""
    pupil = member(8, day, sex="L", school_level="SD", severe_disability=False)
    other = member(40, day, sex="L", severe_disability=False, **facts)
    return Family(decile=1, pkh_access_area=False, members=[pupil, other], **(home or {}))  # type: ignore[arg-type]


def others_than_met(decision: Decision) -> dict[str, Verdict]:
    """The criteria that are not met, with their verdicts."""
    return {c.code: c.verdict for c in decision.criteria if c.verdict is not Verdict.MET}


def expected(code: str, day: date) -> dict[str, Verdict]:
    """What the weight of the day makes of an exclusion that is found."""
    verdict = VERDICTS[str(NUMBERS.book.at(code, day).value)]
    return {} if verdict is None else {code: verdict}


@pytest.mark.parametrize(("programme", "day"), EDITIONS)
@pytest.mark.parametrize("code", OF_PERSONS)
def test_one_member_is_enough(code: str, programme: Programme, day: date) -> None:
    """One of two; the opposite excludes nobody."""
    fact = OF_PERSONS[code]
    bad = fact not in GOOD

    assert others_than_met(decide(programme, family(day, **{fact: bad}), day)) == expected(code, day)
    assert others_than_met(decide(programme, family(day, **{fact: not bad}), day)) == {}


@pytest.mark.parametrize(("programme", "day"), EDITIONS)
@pytest.mark.parametrize("code", OF_FAMILIES)
def test_facts_of_the_family(code: str, programme: Programme, day: date) -> None:
    fact = OF_FAMILIES[code]
    bad = fact not in GOOD

    assert others_than_met(decide(programme, family(day, {fact: bad}), day)) == expected(code, day)
    assert others_than_met(decide(programme, family(day, {fact: not bad}), day)) == {}


@pytest.mark.parametrize(("programme", "day"), EDITIONS)
def test_a_family_of_which_nobody_lives(programme: Programme, day: date) -> None:
    """X11 is found where everybody died, and not where one lives; before it was looked at it says nothing."""
    dead = family(day, deceased=True)
    alive, _ = dead.members
    nobody = Family(decile=1, pkh_access_area=False, members_complete=True, members=[dead.members[1]])

    assert "X11" not in others_than_met(decide(programme, dead, day))
    assert expected("X11", day).items() <= others_than_met(decide(programme, nobody, day)).items()
    assert alive.deceased is None


@pytest.mark.parametrize(("programme", "day"), EDITIONS)
def test_an_unlisted_family_gets_neither(programme: Programme, day: date) -> None:
    assert others_than_met(decide(programme, family(day, {"in_data": False}), day)) == {"TERDATA": Verdict.UNMET}
    assert others_than_met(decide(programme, family(day, {"in_data": True}), day)) == {}


def test_every_exclusion_has_its_case() -> None:
    assert {c.code for c in GATE} == {*OF_PERSONS, *OF_FAMILIES, "X11"}
