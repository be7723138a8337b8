"""BLT Dana Desa: one member of several is enough, in every year that names the ground."""

from __future__ import annotations

import pytest

from pskslib.programmes.blt_dd import BLT_DD
from tests.programmes.aid_cases import ELIGIBLE, INELIGIBLE, but, decide, unmet
from tests.programmes.test_blt_dd import YEARS, mid, neutral, nobody

GROUNDS: dict[str, tuple[dict[str, object], tuple[int, ...]]] = {
    "sakit-menahun": ({"chronically_ill": True}, (2020, 2022, 2023, 2024, 2026)),
    "disabilitas": ({"disabled": True}, (2023, 2024, 2026)),
    "disabilitas-berat": ({"severe_disability": True}, (2023, 2024, 2026)),
    "lansia-tunggal": ({"age": 60, "lives_alone": True}, (2022, 2023, 2024, 2026)),
    "kepala-keluarga-perempuan": ({"sex": "P"}, (2026,)),
}
"""Facts of one member, and the years in which they are a ground (for others only where no family is extremely poor)."""


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_one_of_two_members_is_enough(ground: str, year: int) -> None:
    facts, years = GROUNDS[ground]
    day = mid(year)
    family = but(
        nobody(day),
        poor=year == 2026,
        village_without_extreme_poor=True,
        members=[neutral(day, **facts), neutral(day, relation="3")],
    )

    assert decide(BLT_DD, family, day).outcome is (ELIGIBLE if year in years else INELIGIBLE)


@pytest.mark.parametrize("year", [2020, 2021])
def test_one_member_with_kartu_prakerja_bars_the_family(year: int) -> None:
    day = mid(year)
    members = [neutral(day, receives_prakerja=True), neutral(day, relation="3")]

    assert unmet(decide(BLT_DD, but(nobody(day), poor=True, members=members), day)) == ["BUKAN_PRAKERJA"]
