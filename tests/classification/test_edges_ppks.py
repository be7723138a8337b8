"""The PPKS lists line by line: each line alone, all lines together and one of them missing, every code of a line.

How the lines of a list join is a number in ``ppks.toml``: one is enough (adopted), or all are asked
(``readings={"PPKS.gabung": "semua"}``, as the copy of the lampiran writes "dan").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.classification.cases import BOOK, Facts, book_on, quiet, verdict

ALL = {"PPKS.gabung": "semua"}
LAW_2014, LAW_2016 = date(2014, 10, 17), date(2016, 4, 15)
BEFORE_2014, BEFORE_2016 = date(2014, 10, 16), date(2016, 4, 14)

LISTS: dict[str, tuple[int, date, Facts, Sequence[Facts]]] = {
    # kind: age, day, facts that meet everything but the list, and its lines
    "02": (10, LAW_2016, {"care_status": "telantar"}, [{"poor": True}, {"food_met": False}]),
    "08": (
        70,
        LAW_2016,
        {"emotionally_neglected": True},
        [{"food_met": False}, {"clothing_met": False}, {"shelter_met": False}],
    ),
    "09": (
        30,
        BEFORE_2016,
        {"physical_disability": True},
        [{"hindered_in_activities": True}, {"hindered_in_work": True}, {"hindered_in_problems": True}],
    ),
    "11": (
        40,
        LAW_2016,
        {"fixed_dwelling": False, "wanders": True},
        [{"has_ktp": False}, {"steady_income": False}, {"future_plan": False}],
    ),
    "12": (
        50,
        LAW_2016,
        {"income_by_begging": True},
        [{"ragged_clothing": True}, {"begs_in_busy_places": True}, {"uses_others_for_pity": True}],
    ),
    "15": (
        30,
        LAW_2016,
        {"former_prisoner": True},
        [{"rejected": True}, {"hard_to_find_work": True}, {"breadwinner": True, "role_unfulfilled": True}],
    ),
    "21": (
        30,
        LAW_2016,
        {"disaster_kind": "alam"},
        [
            {"disaster_injured": True},
            {"disaster_property_lost": True},
            {"disaster_distress": True},
            {"disaster_function_disturbed": True},
        ],
    ),
    "22": (
        30,
        LAW_2016,
        {"disaster_kind": "sosial"},
        [{"disaster_injured": True}, {"disaster_property_lost": True}, {"disaster_distress": True}],
    ),
    "25": (
        40,
        LAW_2016,
        {"family_function_problem": True},
        [
            {"spouses_inattentive": True},
            {"frequent_quarrels": True},
            {"bad_neighbour_relations": True},
            {"children_needs_unmet": True},
        ],
    ),
}


def together(*parts: Facts) -> Facts:
    """All facts at once."""
    return {name: value for part in parts for name, value in part.items()}


@pytest.mark.parametrize("kind", LISTS)
def test_one_line_or_all_of_them(kind: str) -> None:
    """No line: no. One line: enough as adopted, and not where all are asked. One line less than all: the same."""
    age, day, base, lines = LISTS[kind]
    one_is_enough, all_are_asked = book_on(day), book_on(day, ALL)

    def answers(facts: Facts) -> tuple[str, str]:
        family = quiet(age, facts, day=day)
        return verdict(family, f"PPKS-{kind}", one_is_enough), verdict(family, f"PPKS-{kind}", all_are_asked)

    assert answers(base) == ("no", "no")
    assert answers(together(base, *lines)) == ("yes", "yes")
    for place, line in enumerate(lines):
        assert answers(together(base, line)) == ("yes", "no")
        assert answers(together(base, *lines[:place], *lines[place + 1 :])) == ("yes", "no")


@pytest.mark.parametrize("missing", [None, "husband_left", "breadwinner"])
def test_a_woman_at_risk_by_her_income_alone_or_with_both_further_signs(missing: str | None) -> None:
    """As adopted no further sign is asked; where all are, both."""
    facts = {"sex": "P", "income_sufficient": False, "husband_left": True, "breadwinner": True}
    family = quiet(30, {**facts, **({missing: False} if missing else {})})

    assert verdict(family, "PPKS-23") == "yes"
    assert verdict(family, "PPKS-23", book_on(readings=ALL)) == ("no" if missing else "yes")


@pytest.mark.parametrize(
    ("facts", "with_all"),
    [
        pytest.param({"disabled": True}, "no", id="mandiri"),
        pytest.param({"disabled": True, "cannot_manage_daily_life": True}, "yes", id="tidak-mandiri"),
        pytest.param({"severe_disability": True}, "yes", id="berat"),
    ],
)
def test_a_disabled_child_who_cannot_manage(facts: Facts, with_all: str) -> None:
    """As adopted it is not asked."""
    assert verdict(quiet(8, facts), "PPKS-05") == "yes"
    assert verdict(quiet(8, facts), "PPKS-05", book_on(readings=ALL)) == with_all


KAT = (
    *("small_closed_community", "kinship_institutions", "hard_to_reach", "subsistence_economy", "simple_tools"),
    *("nature_dependent", "limited_services"),
)


@pytest.mark.parametrize("missing", KAT)
def test_all_seven_signs_of_a_remote_community_are_asked(missing: str) -> None:
    signs = dict.fromkeys(KAT, True)

    assert verdict(quiet(30, signs), "PPKS-26") == "yes"
    assert verdict(quiet(30, {**signs, missing: False}), "PPKS-26") == "no"


# --- every code and every word of a line ------------------------------------------------------------------

VARIETIES = (
    *("disabled", "severe_disability", "physical_disability", "intellectual_disability", "mental_disability"),
    "sensory_disability",
)
CARE = ("tidak_layak", "telantar", "ditinggalkan", "hilang_hak_asuh")
POOR: tuple[Facts, ...] = (
    {"poor": True},
    {"extreme_poor": True},
    {"has_livelihood": False},
    {"basic_needs_met": False},
)
ROLES = ("tersangka", "terdakwa", "terpidana", "korban", "saksi")

LINES = [
    *(pytest.param(1, 3, {"care_status": care}, id=f"01-{care}") for care in CARE),
    *(pytest.param(1, 3, {**poor, "has_carer": False}, id=f"01-{next(iter(poor))}-tanpa-pengasuh") for poor in POOR),
    *(pytest.param(2, 10, {"care_status": care, "poor": True}, id=f"02-{care}") for care in CARE),
    *(pytest.param(2, 10, {"care_status": "telantar", **poor}, id=f"02-{next(iter(poor))}") for poor in POOR),
    *(pytest.param(5, 8, {variety: True}, id=f"05-{variety}") for variety in VARIETIES),
    *(pytest.param(7, 9, {variety: True}, id=f"07-{variety}") for variety in VARIETIES),
    *(pytest.param(7, 14, {"law_role": role}, id=f"07-{role}") for role in ROLES),
    *(
        pytest.param(
            9, 30, {variety: True, "long_term_disability": True, "participation_barrier": True}, id=f"09-{variety}"
        )
        for variety in VARIETIES
    ),
    *(
        pytest.param(
            9, 30, {"physical_disability": True, "long_term_disability": True, barrier: True}, id=f"09-{barrier}"
        )
        for barrier in (
            *("participation_barrier", "hindered_in_activities", "hindered_in_work", "hindered_in_problems"),
            *("cannot_manage_daily_life", "severe_disability"),
        )
    ),
    pytest.param(19, 30, {"sexually_exploited": True}, id="19-eksploitasi-seksual"),
    pytest.param(20, 30, {"migrant_status": "bekas", "sexually_exploited": True}, id="20-eksploitasi-seksual"),
    *(
        pytest.param(kind, 30, {"disaster_kind": disaster, harm: True}, id=f"{kind}-{harm}")
        for kind, disaster in ((21, "alam"), (22, "sosial"))
        for harm in (
            *("disaster_injured", "disaster_seriously_injured", "died_in_disaster", "disaster_heir"),
            *("disaster_property_lost", "house_disaster_damage", "disaster_distress"),
        )
    ),
    *(
        pytest.param(kind, 30, {"family_disaster_kind": disaster, "disaster_distress": True}, id=f"{kind}-keluarga")
        for kind, disaster in ((21, "alam"), (22, "sosial"))
    ),
]


@pytest.mark.parametrize(("kind", "age", "facts"), LINES)
def test_each_word_of_a_line_is_enough(kind: int, age: int, facts: Facts) -> None:
    assert verdict(quiet(age, facts), f"PPKS-{kind:02}") == "yes"


NO_LINES = [
    pytest.param(1, 3, {"maltreated": True, "care_status": "terawat"}, id="01-disakiti-tetapi-tidak-ditinggalkan"),
    pytest.param(15, 30, {"former_prisoner": True, "breadwinner": True}, id="15-pencari-nafkah-yang-berperan"),
    pytest.param(15, 30, {"former_prisoner": True, "role_unfulfilled": True}, id="15-bukan-pencari-nafkah"),
]


@pytest.mark.parametrize(("kind", "age", "facts"), NO_LINES)
def test_half_a_line_is_not(kind: int, age: int, facts: Facts) -> None:
    assert verdict(quiet(age, facts), f"PPKS-{kind:02}") == "no"


@pytest.mark.parametrize("variety", VARIETIES)
def test_disability_in_the_words_of_2012_each_variety_alone(variety: str) -> None:
    """With a hindrance; without any variety the hindrance is none."""
    book = book_on(BEFORE_2016)

    assert verdict(quiet(30, {variety: True, "hindered_in_work": True}, day=BEFORE_2016), "PPKS-09", book) == "yes"
    assert verdict(quiet(30, {"hindered_in_work": True}, day=BEFORE_2016), "PPKS-09", book) == "no"


@pytest.mark.parametrize("hindrance", ["hindered_in_activities", "cannot_manage_daily_life", "severe_disability"])
def test_the_first_hindrance_of_2012_has_three_words(hindrance: str) -> None:
    """Each is the line of daily activities, also where all three lines are asked."""
    facts = {"physical_disability": True, hindrance: True, "hindered_in_work": True, "hindered_in_problems": True}
    family = quiet(30, facts, day=BEFORE_2016)

    assert verdict(family, "PPKS-09", book_on(BEFORE_2016, ALL)) == "yes"
    assert (
        verdict(quiet(30, {**facts, hindrance: False}, day=BEFORE_2016), "PPKS-09", book_on(BEFORE_2016, ALL)) == "no"
    )


def test_a_child_of_the_law_is_a_ground_since_2014_only() -> None:
    """The lampiran of 2012 does not list it."""
    before, since = book_on(BEFORE_2014), book_on(LAW_2014)

    for role in ROLES:
        assert verdict(quiet(14, {"law_role": role}, day=BEFORE_2014), "PPKS-07", before) == "no"
        assert verdict(quiet(14, {"law_role": role}, day=LAW_2014), "PPKS-07", since) == "yes"
    assert verdict(quiet(14), "PPKS-07", BOOK) == "no"
