"""The poverty lists word by word, and the number of items that is asked, whichever the items are."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

import pytest

from tests.classification.cases import Facts, book_on, verdict
from tests.classification.test_poverty import (
    ALL_146,
    KEPMENSOS262,
    LAST_146,
    NUMBERED,
    POOR,
    RICH,
    WELL_OFF,
    family,
)


def words(fact: str, *values: object) -> list[Facts]:
    """The same fact with each of some values."""
    return [{fact: value} for value in values]


# --- BPS 14: which words meet an item, and which are near it --------------------------------------------------

MEETS_14: dict[str, list[Facts]] = {
    "01": words("floor_area_per_person", Decimal(1), Decimal("7.99")),
    "02": [*words("floor", "tanah", "bambu"), {"floor": "kayu", "floor_poor": True}],
    "03": [
        *({"wall": wall, "wall_poor": False} for wall in ("bambu", "rumbia", "tembok_tanpa_plester")),
        *({"wall": wall, "wall_poor": True} for wall in ("papan", "batang_kayu")),
    ],
    "04": words("toilet", "bersama", "komunal", "umum", "tidak_ada"),
    "05": words("lighting", "bukan_listrik"),
    "06": words(
        "drinking_water",
        *("sumur_terlindung", "sumur_tak_terlindung", "mata_air_tak_terlindung", "air_permukaan", "air_hujan"),
    ),
    "07": words("cooking_fuel", "kayu_bakar", "arang", "minyak_tanah"),
    "08": words("meat_per_week", 0, 1),
    "09": words("clothes_per_year", 0, 1),
    "10": words("meals_per_day", 1, 2),
    "11": words("can_pay_clinic", False),
    "12": [
        *words("head_livelihood", "buruh_tani", "nelayan", "buruh_bangunan", "buruh_perkebunan"),
        {"head_livelihood": "petani", "farm_land": 500, "head_income": 900_000},
        {"head_livelihood": "lainnya", "head_income": 599_999},
    ],
    "13": words("head_education", "1", "2", "3"),
    "14": words("savings_and_goods", 0, 499_999),
}
NEAR_14: dict[str, list[Facts]] = {
    "01": words("floor_area_per_person", Decimal(8)),
    "02": [{"floor": "kayu", "floor_poor": False}, {"floor": "semen", "floor_poor": True}],
    "03": [
        {"wall": "papan", "wall_poor": False},
        {"wall": "batang_kayu", "wall_poor": False},
        {"wall": "tembok", "wall_poor": True},
    ],
    "04": words("toilet", "sendiri"),
    "05": words("lighting", "pln_meteran", "pln_tanpa_meteran", "listrik_non_pln"),
    "06": words("drinking_water", "leding", "isi_ulang", "mata_air_terlindung", "lainnya"),
    "07": words("cooking_fuel", "elpiji", "listrik"),
    "08": words("meat_per_week", 2),
    "09": words("clothes_per_year", 2),
    "10": words("meals_per_day", 3),
    "11": words("can_pay_clinic", True),
    "12": [
        {"head_livelihood": "petani", "farm_land": 501, "head_income": 600_000},
        {"head_livelihood": "lainnya", "farm_land": 100, "head_income": 600_000},
    ],
    "13": words("head_education", "4", "10"),
    "14": words("savings_and_goods", 500_000),
}


def household(met: set[str], **changed: Facts) -> list[Facts]:
    """Facts of every item: met, not met, or as said."""
    return [changed.get(f"item_{item}", POOR[item] if item in met else RICH[item]) for item in NUMBERED]


@pytest.mark.parametrize("item", NUMBERED)
def test_bps14_each_word_of_an_item_is_the_ninth(item: str) -> None:
    """With eight other items every word that meets the item makes a yes, and every near one a no."""
    place = NUMBERED.index(item)
    others = {NUMBERED[(place + step) % 14] for step in range(1, 9)}

    for facts in MEETS_14[item]:
        assert verdict(family(*household(others, **{f"item_{item}": facts})), "BPS14") == "yes", facts
    for facts in NEAR_14[item]:
        assert verdict(family(*household(others, **{f"item_{item}": facts})), "BPS14") == "no", facts


@pytest.mark.parametrize("seed", range(10))
def test_bps14_nine_are_enough_and_eight_are_not_whichever_they_are(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        nine = chance.sample(NUMBERED, 9)

        assert verdict(family(*household(set(nine))), "BPS14") == "yes", nine
        assert verdict(family(*household(set(nine[:8]))), "BPS14") == "no", nine[:8]


# --- Kepmensos 146: all eleven, so that every word decides ----------------------------------------------------

MEETS_146: list[Facts] = [
    {"has_livelihood": False, "basic_needs_met": True},
    {"has_livelihood": True, "basic_needs_met": False},
    {"bought_clothes": False, "clothes_per_year": 1},
    {"bought_clothes": True, "clothes_per_year": 0},
    *words("affordable_school", "tidak", "SD", "SMP"),
    {"wall": "tembok_tanpa_plester", "wall_poor": False},
    {"wall": "tembok", "wall_poor": True},
    {"floor": "tanah", "floor_poor": False},
    {"floor": "keramik", "floor_poor": True},
    {"roof": "rumbia", "roof_poor": False},
    {"roof": "genteng", "roof_poor": True},
    *words("lighting", "bukan_listrik", "pln_tanpa_meteran"),
    *words("floor_area_per_person", Decimal("7.99")),
    *words(
        "drinking_water",
        *("sumur_terlindung", "sumur_tak_terlindung", "mata_air_tak_terlindung"),
        *("air_permukaan", "air_hujan", "lainnya"),
    ),
]
NEAR_146: list[Facts] = [
    {"has_livelihood": True, "basic_needs_met": True},
    *words("mostly_staple_food", False),
    *words("can_pay_treatment", True),
    {"bought_clothes": True, "clothes_per_year": 1},
    *words("affordable_school", "SMA"),
    {"wall": "bambu", "wall_poor": False},
    {"floor": "semen", "floor_poor": False},
    {"roof": "seng", "roof_poor": False},
    *words("lighting", "pln_meteran", "listrik_non_pln"),
    *words("floor_area_per_person", Decimal(8)),
    *words("drinking_water", "leding", "mata_air_terlindung"),
]


@pytest.mark.parametrize("facts", MEETS_146, ids=str)
def test_146_each_word_of_an_item(facts: Facts) -> None:
    assert verdict(family(ALL_146, facts), "KEPMENSOS146", book_on(LAST_146)) == "yes"


@pytest.mark.parametrize("facts", NEAR_146, ids=str)
def test_146_what_is_near_an_item_is_not(facts: Facts) -> None:
    assert verdict(family(ALL_146, facts), "KEPMENSOS146", book_on(LAST_146)) == "no"


# --- Kepmensos 262 --------------------------------------------------------------------------------------------

MEETS_262: list[Facts] = [
    *words("floor", "tanah", "plester"),
    *words(
        "wall",
        *("bambu", "kawat", "plesteran_anyaman", "papan", "terpal"),
        *("kardus", "tembok_tanpa_plester", "rumbia", "seng"),
    ),
    *words("toilet", "bersama", "komunal", "umum", "tidak_ada"),
    *words("food_share", Decimal("50.01"), Decimal(80)),
    *words("power", 0, 450),
]
NEAR_262: list[Facts] = [
    *words("floor", "semen", "kayu"),
    *words("wall", "tembok", "batang_kayu"),
    *words("food_share", Decimal(50)),
    *words("power", 451, 900),
    *words("lighting", "pln_tanpa_meteran", "listrik_non_pln"),
]


@pytest.mark.parametrize("facts", MEETS_262, ids=str)
def test_262_each_word_of_a_criterion_is_enough(facts: Facts) -> None:
    assert verdict(family(WELL_OFF, facts), "KEPMENSOS262") == "yes"


@pytest.mark.parametrize("facts", NEAR_262, ids=str)
def test_262_what_is_near_a_criterion_is_not(facts: Facts) -> None:
    assert verdict(family(WELL_OFF, facts), "KEPMENSOS262") == "no"


EIGHT = dict(reversed(KEPMENSOS262))


@pytest.mark.parametrize("two", list(combinations(EIGHT, 2)), ids="".join)
def test_262_where_three_are_asked_any_third_will_do(two: tuple[str, str]) -> None:
    """The reading without a source: two are too few, whichever they are, and every third makes it enough."""
    book = book_on(readings={"KEPMENSOS262.min": "3"})
    both = [EIGHT[letter] for letter in two]

    assert verdict(family(WELL_OFF, *both), "KEPMENSOS262", book) == "no"
    for third in EIGHT.keys() - set(two):
        assert verdict(family(WELL_OFF, *both, EIGHT[third]), "KEPMENSOS262", book) == "yes"
