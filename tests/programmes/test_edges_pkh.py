"""PKH in every edition: each line of the component criterion alone, what each component pays, each limit.

The sums are those of the table in force on the day, which other tests hold to the fact base; here stands who gets
which.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pskslib import Family, Person
from pskslib.programmes.pkh import PKH
from tests.programmes.aid_cases import ELIGIBLE, INELIGIBLE, UNDETERMINED, bounds, decide, member, unmet, whole

FIRST, FLAT, FIXED, COMPONENTS, VICTIMS, DECILES = (edition.since for edition in PKH.editions)
DAY = timedelta(days=1)
DAYS = (FIRST, FLAT, FIXED, COMPONENTS, VICTIMS, DECILES)
each_day = pytest.mark.parametrize("day", DAYS, ids=str)

WOMAN = {"sex": "P", "finished_school": True, "severe_disability": False, "pregnant": False}
MAN = {"sex": "L", "finished_school": True, "severe_disability": False, "school_level": "tidak"}


def of(*members: Person, **facts: object) -> Family:
    """A listed family in the first decile of these members, outside the hard-to-reach areas."""
    known = {"decile": 1, "pkh_access_area": False, **facts}
    return Family(members=members, **known)  # type: ignore[arg-type]  # facts by their names


def fixed(day: date) -> int:
    """What every family got besides its components."""
    if day == FLAT:
        return whole(PKH, "bantuan_flat", day)
    return whole(PKH, "bantuan_tetap_reguler", day) if day in (FIRST, FIXED) else 0


def paid(day: date, *names: str) -> int:
    """The sum of some components, none of which was paid apart while everybody got the same."""
    return fixed(day) + sum(0 if day == FLAT else whole(PKH, f"komponen_{name}", day) for name in names)


def pay(family: Family, day: date) -> int | None:
    """The one amount of an eligible family; None for one that does not qualify."""
    decision = decide(PKH, family, day)
    assert decision.outcome in (ELIGIBLE, INELIGIBLE)
    low, high = bounds(decision)
    assert low == high
    return low if decision.outcome is ELIGIBLE else None


@each_day
@pytest.mark.parametrize(
    ("age", "facts", "component"),
    [
        pytest.param(28, {**WOMAN, "pregnant": True, "pregnancy_number": 1}, "hamil_nifas", id="hamil"),
        pytest.param(28, {**WOMAN, "breastfeeding": True}, None, id="menyusui-tanpa-bayar"),
        pytest.param(0, MAN, "anak_usia_dini", id="bayi"),
        pytest.param(5, MAN, "anak_usia_dini", id="5-tahun"),
        pytest.param(6, MAN, None, id="6-tahun-tanpa-bayar"),
        pytest.param(6, {**MAN, "school_level": "SD"}, "sd", id="6-tahun-SD"),
        pytest.param(15, {**MAN, "school_level": "SMP"}, "smp", id="15-tahun-SMP"),
        pytest.param(21, {**MAN, "school_level": "SMA"}, "sma", id="21-tahun-SMA"),
        pytest.param(17, {**MAN, "finished_school": False}, None, id="17-tahun-belum-tamat"),
        pytest.param(21, {**MAN, "finished_school": False}, None, id="21-tahun-belum-tamat"),
    ],
)
def test_one_member_makes_the_family_qualify(
    age: int, facts: dict[str, object], component: str | None, day: date
) -> None:
    assert pay(of(member(age, day, **facts)), day) == paid(day, *([component] if component else []))


@each_day
@pytest.mark.parametrize(
    ("age", "facts"),
    [
        pytest.param(28, WOMAN, id="perempuan-tidak-hamil"),
        pytest.param(17, MAN, id="17-tahun-tamat"),
        pytest.param(21, MAN, id="21-tahun-tamat"),
        pytest.param(22, {**MAN, "finished_school": False}, id="22-tahun-belum-tamat"),
        pytest.param(22, {**MAN, "school_level": "SMA", "finished_school": False}, id="22-tahun-SMA"),
        pytest.param(59, MAN, id="59-tahun"),
    ],
)
def test_one_member_does_not(age: int, facts: dict[str, object], day: date) -> None:
    decision = decide(PKH, of(member(age, day, **facts)), day)

    assert unmet(decision) == ["KOMPONEN"]


@each_day
@pytest.mark.parametrize("level", ["SD", "SMP", "SMA"])
def test_who_goes_to_school_need_not_prove_that_school_is_unfinished(level: str, day: date) -> None:
    """Without presumptions: a pupil of 17 counts as a pupil; one who does not go to school is asked."""
    gate = dict.fromkeys(_ASKED_OF_PERSONS, False) | {"nik_matched": True, "breastfeeding": False}
    house = dict.fromkeys(_ASKED_OF_FAMILIES, False) | {"address_found": True, "in_data": True}
    known = {**MAN, **gate, "finished_school": None, "rights_victim": False, "deceased": False, "death_hint": False}
    pupil = member(17, day, **{**known, "school_level": level})
    idle = member(17, day, **{**known, "school_level": "tidak"})

    def answer(person: Person) -> object:
        return decide(PKH, of(person, members_complete=True, **house), day, strict=True).outcome

    assert answer(pupil) is ELIGIBLE
    assert answer(idle) is UNDETERMINED


_ASKED_OF_PERSONS = (
    *("civil_servant", "military_or_police", "state_pensioner", "wage_above_minimum", "social_companion"),
    *("company_officer", "paid_by_state", "village_official", "certified_teacher", "health_worker", "not_found"),
    *("online_gambling", "gambling_relapse", "state_enterprise_or_official"),
)
_ASKED_OF_FAMILIES = ("refuses_aid", "similar_aid", "judged_able", "otherwise_unqualified")


@pytest.mark.parametrize("day", DAYS[1:], ids=str)
def test_the_elderly_and_the_disabled_since_2017(day: date) -> None:
    """60 meets the criterion; from which age it is paid is another number."""
    elderly, disabled = member(60, day, **MAN), member(30, day, **{**MAN, "severe_disability": True})
    from_age = whole(PKH, "usia_lansia_bayar", day)
    flat = day == FLAT and whole(PKH, "bantuan_flat_lansia_disabilitas", day)

    assert pay(of(elderly), day) == (flat or paid(day, *(["lansia"] if from_age == 60 else [])))
    assert pay(of(disabled), day) == (flat or paid(day, "disabilitas_berat"))
    for age in (from_age, from_age + 5):
        assert pay(of(member(age, day, **MAN)), day) == (flat or paid(day, "lansia"))
    assert pay(of(member(from_age - 1, day, **MAN), disabled), day) == (flat or paid(day, "disabilitas_berat"))


def test_younger_than_paid_is_not_paid_in_a_family_that_qualifies_by_another() -> None:
    mother, man = member(28, FLAT, **{**WOMAN, "breastfeeding": True}), member(59, FLAT, **MAN)

    assert pay(of(mother, man), FLAT) == whole(PKH, "bantuan_flat", FLAT)


def test_neither_counted_in_2016() -> None:
    for person in (member(75, FIRST, **MAN), member(30, FIRST, **{**MAN, "severe_disability": True})):
        assert pay(of(person), FIRST) is None


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_victims_of_gross_human_rights_violations_since_2024(day: date) -> None:
    victim = of(member(50, day, **{**MAN, "rights_victim": True}))

    assert pay(victim, day) == (paid(day, "korban_ham_berat") if day >= VICTIMS else None)


# --- limits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [FIXED, COMPONENTS, VICTIMS, DECILES], ids=str)
@pytest.mark.parametrize(
    ("ages", "facts", "component", "most"),
    [
        pytest.param((1, 2, 3, 4), MAN, "anak_usia_dini", 2, id="anak-usia-dini-dua"),
        pytest.param((75, 80, 85), MAN, "lansia", 1, id="lansia-satu"),
        pytest.param((30, 35, 40), {**MAN, "severe_disability": True}, "disabilitas_berat", 1, id="disabilitas-satu"),
        pytest.param((8, 9, 10, 11, 12, 13), {**MAN, "school_level": "SD"}, "sd", 4, id="sekeluarga-empat"),
    ],
)
def test_so_many_of_a_family_are_paid(
    ages: tuple[int, ...], facts: dict[str, object], component: str, most: int, day: date
) -> None:
    """One more than are paid adds nothing; one fewer takes its part away."""
    for count in range(1, len(ages) + 1):
        members = [member(age, day, **facts) for age in ages[:count]]
        assert pay(of(*members), day) == paid(day, *[component] * min(count, most))


def test_no_limit_was_found_for_2016() -> None:
    children = [member(age, FIRST, **MAN) for age in (1, 2, 3, 4, 5)]

    assert pay(of(*children), FIRST) == paid(FIRST, *["anak_usia_dini"] * 5)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_mother_is_paid_for_two_pregnancies(number: int, day: date) -> None:
    """Since 2019; the family qualifies all the same."""
    mother = member(28, day, **{**WOMAN, "pregnant": True, "pregnancy_number": number})
    counts = number <= 2 or day < FIXED

    assert pay(of(mother), day) == paid(day, *(["hamil_nifas"] if counts else []))


@each_day
def test_one_member_is_paid_for_one_thing(day: date) -> None:
    """A pregnant pupil of 17: the dearer of the two."""
    both = {**WOMAN, "pregnant": True, "pregnancy_number": 1, "school_level": "SMA", "finished_school": False}

    assert pay(of(member(17, day, **both)), day) == paid(day, "hamil_nifas")


@each_day
@pytest.mark.parametrize("access", [True, False, None], ids=["akses", "bukan-akses", "belum-diketahui"])
def test_the_fixed_aid_of_hard_to_reach_areas_in_2019_and_2020(access: bool | None, day: date) -> None:
    decision = decide(PKH, of(member(8, day, **{**MAN, "school_level": "SD"}), pkh_access_area=access), day)
    normal, more = paid(day, "sd"), paid(day, "sd")
    if day == FIXED:
        more += whole(PKH, "bantuan_tetap_akses", day) - whole(PKH, "bantuan_tetap_reguler", day)

    assert bounds(decision) == {True: (more, more), False: (normal, normal), None: (normal, more)}[access]


# --- who is meant ---------------------------------------------------------------------------------------


@each_day
def test_an_unlisted_family_does_not_qualify(day: date) -> None:
    child = member(8, day, **{**MAN, "school_level": "SD"})

    assert unmet(decide(PKH, of(child, in_data=False), day)) == ["TERDATA"]
    assert decide(PKH, of(child, in_data=None), day).outcome is ELIGIBLE


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("decile", [4, 5])
def test_the_decile_counts_since_april_2025(decile: int, day: date) -> None:
    decision = decide(PKH, of(member(8, day, **{**MAN, "school_level": "SD"}), decile=decile), day)

    assert unmet(decision) == (["DESIL"] if decile == 5 and day == DECILES else [])


def test_the_day_before_an_edition_the_one_before_it_holds() -> None:
    pupil = member(8, DECILES - DAY, **{**MAN, "school_level": "SD"})
    victim = member(50, VICTIMS - DAY, **{**MAN, "rights_victim": True})

    assert decide(PKH, of(pupil, decile=5), DECILES - DAY).outcome is ELIGIBLE
    assert unmet(decide(PKH, of(victim), VICTIMS - DAY)) == ["KOMPONEN"]
