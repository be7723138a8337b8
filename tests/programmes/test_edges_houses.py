"""An unfit house word by word, by the rule of RST and where the province borrows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pskslib import Outcome
from tests.programmes.aid_cases import ELIGIBLE, INELIGIBLE, UNDETERMINED
from tests.programmes.asking import Asker
from tests.programmes.bases import BASES, SOUND_HOUSE


def each(name: str, *values: object, **more: object) -> list[dict[str, object]]:
    """One house for each value of a fact, with other facts beside it."""
    return [{name: value, **more} for value in values]


UNFIT: list[dict[str, object]] = [
    {"dangerous_house": True},
    *each("wall", "bambu", "rumbia", "kardus", "terpal"),
    *each("wall", "papan", "batang_kayu", wall_poor=True),
    *each("roof", "bambu", "rumbia"),
    {"roof": "kayu", "roof_poor": True},
    *each("floor", "tanah", "kayu", "bambu", "semen", "plester"),
    {"floor": "keramik", "floor_poor": True},
    *each("toilet", "tidak_ada", "umum", "komunal"),
    {"toilet_unfit": True},
    {"floor_area_per_person": Decimal("7.19")},
]
FIT: list[dict[str, object]] = [
    {},
    *each("wall", "papan", "batang_kayu", wall_poor=False),
    {"wall": "tembok", "wall_poor": True},
    {"roof": "kayu", "roof_poor": False},
    {"roof": "genteng", "roof_poor": True},
    {"floor": "marmer_granit", "floor_poor": True},
    {"floor_area_per_person": Decimal("7.2")},
]
IN_BOTH = [
    # what each says of a house that is fit: RST refuses, the province's own measure was not found and is asked for
    pytest.param("RST", date(2025, 6, 1), INELIGIBLE, id="RST"),
    pytest.param("KALTIM_RTLH", date(2024, 6, 1), UNDETERMINED, id="KALTIM_RTLH"),
]


def of_a_house(code: str, day: date, house: dict[str, object]) -> Outcome:
    """The answer about a family that meets all else and lives in a sound house but for what is said."""
    base: Asker = BASES[code]
    return base.ask({**SOUND_HOUSE, **house}, day=day).outcome


@pytest.mark.parametrize(("code", "day", "_otherwise"), IN_BOTH)
@pytest.mark.parametrize("house", UNFIT, ids=str)
def test_each_word_makes_a_house_unfit(house: dict[str, object], code: str, day: date, _otherwise: Outcome) -> None:
    assert of_a_house(code, day, house) is ELIGIBLE


@pytest.mark.parametrize(("code", "day", "otherwise"), IN_BOTH)
@pytest.mark.parametrize("house", FIT, ids=str)
def test_what_is_near_does_not(house: dict[str, object], code: str, day: date, otherwise: Outcome) -> None:
    assert of_a_house(code, day, house) is otherwise
