"""House repair of the province (programmes.md section 20)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kaltim_rtlh import KALTIM_RTLH
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    asked,
    bounds,
    but,
    decide,
    researched,
    stands,
    unmet,
    well_told,
)
from tests.rules.families import AS_OF

DAY = date(2024, 6, 1)
SOUND = Family(
    in_data=True,
    dangerous_house=False,
    wall="tembok",
    wall_poor=False,
    roof="genteng",
    roof_poor=False,
    floor="keramik",
    floor_poor=False,
    toilet="sendiri",
    toilet_unfit=False,
    floor_area_per_person=Decimal("9"),
    members=[Person()],
)


@pytest.mark.parametrize("row", researched("KALTIM_RTLH"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(KALTIM_RTLH, row)


@pytest.mark.parametrize(
    "house",
    [
        pytest.param({"dangerous_house": True}, id="membahayakan"),
        pytest.param({"wall": "bambu"}, id="dinding-bambu"),
        pytest.param({"roof": "rumbia"}, id="atap-rumbia"),
        pytest.param({"floor": "tanah"}, id="lantai-tanah"),
        pytest.param({"toilet": "tidak_ada"}, id="tanpa-MCK"),
        pytest.param({"floor_area_per_person": Decimal("7.1")}, id="sempit"),
    ],
)
def test_a_house_that_rst_calls_unfit_passes(house: dict[str, object]) -> None:
    decision = decide(KALTIM_RTLH, but(SOUND, **house), DAY)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (25_000_000, 25_000_000)


def test_a_sound_house_is_checked_and_never_refused() -> None:
    """The measure is borrowed: it can let a house through, not keep it out."""
    decision = decide(KALTIM_RTLH, SOUND, DAY)

    assert decision.outcome is UNDETERMINED
    assert all(question.check for question in decision.missing)
    assert bounds(decision) == (0, 25_000_000)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        pytest.param({"in_data": False, "dangerous_house": True}, INELIGIBLE, id="tidak-terdata"),
        pytest.param({"in_data": None, "dangerous_house": True}, ELIGIBLE, id="dianggap-terdata"),
        pytest.param({"dangerous_house": None}, UNDETERMINED, id="keadaan-belum-diketahui"),
        pytest.param({"dangerous_house": True, "wall": None}, ELIGIBLE, id="satu-cacat-cukup"),
        pytest.param({"dangerous_house": True, "land_proof": "tidak"}, ELIGIBLE, id="surat-tanah-tidak-bersumber"),
        pytest.param({"dangerous_house": True, "received_rst": True}, ELIGIBLE, id="pernah-RST-tidak-bersumber"),
    ],
)
def test_data_and_house(facts: dict[str, object], outcome: Outcome) -> None:
    assert decide(KALTIM_RTLH, but(SOUND, **facts), DAY).outcome is outcome


def test_the_only_reason_for_a_no_is_the_data() -> None:
    assert unmet(decide(KALTIM_RTLH, but(SOUND, in_data=False), DAY)) == ["TERDATA"]


def test_the_unknown_part_is_asked_for() -> None:
    assert "dangerous_house" in asked(decide(KALTIM_RTLH, but(SOUND, dangerous_house=None), DAY))


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2023, 12, 31), False, id="sehari-sebelum-2024"),
        pytest.param(date(2024, 1, 1), True, id="hari-pertama"),
        pytest.param(AS_OF, True, id="hari-ini"),
    ],
)
def test_since_2024(day: date, in_force: bool) -> None:
    family = but(SOUND, dangerous_house=True)
    if in_force:
        assert bounds(decide(KALTIM_RTLH, family, day)) == (25_000_000, 25_000_000)
    else:
        assert not KALTIM_RTLH.in_force(day)
        with pytest.raises(NotInForce, match="2024-01-01"):
            decide(KALTIM_RTLH, family, day)


def test_the_words_say_that_the_measure_is_borrowed() -> None:
    decision = decide(KALTIM_RTLH, but(SOUND, dangerous_house=True), DAY)

    assert well_told(decision)
    assert "ukuran provinsi tidak ditemukan" in decision.explain()
    assert decision.confidence is Confidence.LOW
    assert decision.amount_confidence is Confidence.MEDIUM
