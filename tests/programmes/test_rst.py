"""Rumah Sejahtera Terpadu (programmes.md section 14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.rst import RST
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

OWNER = {
    "has_family_card": True,
    "in_data": True,
    "poor": True,
    "land_tenure": "milik_sendiri",
    "land_proof": "shm",
    "received_house_aid": False,
    "received_rst": False,
}
# a house without any fault, all facts of it known
SOUND = {
    "dangerous_house": False,
    "wall": "tembok",
    "wall_poor": False,
    "roof": "genteng",
    "roof_poor": False,
    "floor": "keramik",
    "floor_poor": False,
    "toilet": "sendiri",
    "toilet_unfit": False,
    "floor_area_per_person": Decimal("9"),
}
SOUND_HOUSE = Family(**OWNER, **SOUND, members=[Person(has_ktp=True)])  # type: ignore[arg-type]  # facts by their names
UNFIT_HOUSE = but(SOUND_HOUSE, dangerous_house=True)


@pytest.mark.parametrize("row", researched("RST"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(RST, row)


@pytest.mark.parametrize(
    ("house", "outcome"),
    [
        pytest.param({}, INELIGIBLE, id="tanpa-cacat"),
        pytest.param({"dangerous_house": True}, ELIGIBLE, id="dinding-atau-atap-membahayakan"),
        # perishable material
        pytest.param({"wall": "bambu"}, ELIGIBLE, id="dinding-bambu"),
        pytest.param({"wall": "rumbia"}, ELIGIBLE, id="dinding-rumbia"),
        pytest.param({"wall": "kardus"}, ELIGIBLE, id="dinding-kardus"),
        pytest.param({"wall": "terpal"}, ELIGIBLE, id="dinding-terpal"),
        pytest.param({"wall": "papan", "wall_poor": True}, ELIGIBLE, id="dinding-papan-lapuk"),
        pytest.param({"wall": "batang_kayu", "wall_poor": True}, ELIGIBLE, id="dinding-batang-kayu-lapuk"),
        pytest.param({"wall": "papan"}, INELIGIBLE, id="dinding-papan-baik"),
        pytest.param({"wall": "tembok", "wall_poor": True}, INELIGIBLE, id="tembok-bermutu-rendah-tidak-membahayakan"),
        pytest.param({"wall": "seng"}, INELIGIBLE, id="dinding-seng"),
        pytest.param({"roof": "rumbia"}, ELIGIBLE, id="atap-rumbia"),
        pytest.param({"roof": "bambu"}, ELIGIBLE, id="atap-bambu"),
        pytest.param({"roof": "kayu", "roof_poor": True}, ELIGIBLE, id="atap-sirap-lapuk"),
        pytest.param({"roof": "kayu"}, INELIGIBLE, id="atap-sirap-baik"),
        pytest.param({"roof": "seng", "roof_poor": True}, INELIGIBLE, id="atap-seng-rusak-tidak-membahayakan"),
        # floor
        pytest.param({"floor": "tanah"}, ELIGIBLE, id="lantai-tanah"),
        pytest.param({"floor": "kayu"}, ELIGIBLE, id="lantai-papan"),
        pytest.param({"floor": "bambu"}, ELIGIBLE, id="lantai-bambu"),
        pytest.param({"floor": "semen"}, ELIGIBLE, id="lantai-semen"),
        pytest.param({"floor": "plester"}, ELIGIBLE, id="lantai-plester-semen"),
        pytest.param({"floor": "keramik", "floor_poor": True}, ELIGIBLE, id="keramik-rusak"),
        pytest.param({"floor": "marmer", "floor_poor": True}, INELIGIBLE, id="marmer-rusak-tidak-disebut"),
        # bathroom and toilet
        pytest.param({"toilet": "tidak_ada"}, ELIGIBLE, id="tanpa-MCK"),
        pytest.param({"toilet": "umum"}, ELIGIBLE, id="MCK-umum"),
        pytest.param({"toilet": "komunal"}, ELIGIBLE, id="MCK-komunal"),
        pytest.param({"toilet_unfit": True}, ELIGIBLE, id="MCK-tidak-layak"),
        pytest.param({"toilet": "bersama"}, INELIGIBLE, id="jamban-bersama-layak"),
        # floor area, strictly less than 7.2 m2 a person (not 8)
        pytest.param({"floor_area_per_person": Decimal("7.19")}, ELIGIBLE, id="7,19-m2-per-orang"),
        pytest.param({"floor_area_per_person": Decimal("7.2")}, INELIGIBLE, id="7,2-m2-tepat"),
        pytest.param({"floor_area_per_person": Decimal("7.21")}, INELIGIBLE, id="7,21-m2"),
        pytest.param({"floor_area_per_person": Decimal("7.9")}, INELIGIBLE, id="7,9-m2-batas-8-milik-BPS"),
    ],
)
def test_one_fault_of_the_house_is_enough(house: dict[str, object], outcome: Outcome) -> None:
    decision = decide(RST, but(SOUND_HOUSE, **house), AS_OF)

    assert decision.outcome is outcome
    assert bounds(decision) == ((20_000_000, 20_000_000) if outcome is ELIGIBLE else (0, 0))
    assert unmet(decision) == ([] if outcome is ELIGIBLE else ["RUMAH_TIDAK_LAYAK"])


@pytest.mark.parametrize(
    "fact", ["dangerous_house", "wall", "roof", "floor", "toilet", "toilet_unfit", "floor_area_per_person"]
)
def test_an_unknown_part_of_a_sound_house_is_never_a_no(fact: str) -> None:
    decision = decide(RST, but(SOUND_HOUSE, **{fact: None}), AS_OF)

    assert decision.outcome is UNDETERMINED
    assert fact in asked(decision)


@pytest.mark.parametrize("fact", ["wall", "roof", "floor", "toilet", "toilet_unfit", "floor_area_per_person"])
def test_one_known_fault_decides_whatever_else_is_unknown(fact: str) -> None:
    assert decide(RST, but(UNFIT_HOUSE, **{fact: None}), AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize("fact", ["wall_poor", "roof_poor", "floor_poor"])
def test_the_state_of_a_material_matters_only_where_the_material_can_rot_or_break(fact: str) -> None:
    """Brick walls and a tiled roof are no perishable material; a ceramic floor can be broken."""
    decision = decide(RST, but(SOUND_HOUSE, **{fact: None}), AS_OF)

    assert decision.outcome is (UNDETERMINED if fact == "floor_poor" else INELIGIBLE)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"has_family_card": False}, "KTP_KK", id="tanpa-KK"),
        pytest.param({"members": [Person(has_ktp=False)]}, "KTP_KK", id="tanpa-KTP"),
        pytest.param({"in_data": False}, "TERDATA", id="tidak-terdata"),
        pytest.param({"poor": False}, "MISKIN", id="tidak-miskin"),
        pytest.param({"land_tenure": "orang_tua"}, "TANAH_SENDIRI", id="tanah-orang-tua"),
        pytest.param({"land_tenure": "orang_lain"}, "TANAH_SENDIRI", id="tanah-orang-lain"),
        pytest.param({"land_tenure": "negara"}, "TANAH_SENDIRI", id="tanah-negara"),
        pytest.param({"land_proof": "tidak"}, "TANAH_SENDIRI", id="tanpa-surat-tanah"),
        pytest.param({"received_house_aid": True}, "BELUM_DIBANTU", id="pernah-dibantu"),
        pytest.param({"received_rst": True}, "BELUM_DIBANTU", id="pernah-RST"),
    ],
)
def test_each_condition_of_the_owner_alone_refuses(facts: dict[str, object], code: str) -> None:
    decision = decide(RST, but(UNFIT_HOUSE, **facts), AS_OF)

    assert decision.outcome is INELIGIBLE
    assert unmet(decision) == [code]


@pytest.mark.parametrize(
    ("facts", "outcome", "question"),
    [
        pytest.param({"has_family_card": None}, UNDETERMINED, "has_family_card", id="KK"),
        pytest.param({"members": [Person()]}, UNDETERMINED, "has_ktp", id="KTP"),
        pytest.param({"in_data": None}, ELIGIBLE, None, id="dianggap-terdata"),
        pytest.param({"poor": None}, UNDETERMINED, "poor", id="miskin"),
        pytest.param({"land_tenure": None}, UNDETERMINED, "land_tenure", id="status-tanah"),
        pytest.param({"land_proof": None}, UNDETERMINED, "land_proof", id="bukti-tanah"),
        pytest.param({"received_house_aid": None}, UNDETERMINED, "received_house_aid", id="pernah-dibantu"),
        pytest.param({"received_rst": None}, UNDETERMINED, "received_rst", id="pernah-RST"),
        pytest.param({"floor_area": Decimal(28), "household_size": 4}, ELIGIBLE, None, id="luas-dan-penghuni-saja"),
    ],
)
def test_an_unknown_condition_is_asked_for(facts: dict[str, object], outcome: Outcome, question: str | None) -> None:
    decision = decide(RST, but(UNFIT_HOUSE, **facts), AS_OF)

    assert decision.outcome is outcome
    assert asked(decision) == ([] if question is None else [question])


@pytest.mark.parametrize("proof", ["shm", "sertifikat_lain", "ajb", "girik", "surat_camat"])
def test_every_proof_of_own_land_that_is_named(proof: str) -> None:
    assert decide(RST, but(UNFIT_HOUSE, land_proof=proof), AS_OF).outcome is ELIGIBLE


def test_b41_house_of_four_people_and_28_m2() -> None:
    """Rotten walls, certificate, never helped; 28 / 4 = 7.0 m2 a person."""
    house = {"wall": "papan", "wall_poor": True, "floor_area_per_person": Decimal(28) / 4}
    decision = decide(RST, but(SOUND_HOUSE, **house, members=[Person(has_ktp=True)] * 4), AS_OF)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (20_000_000, 20_000_000)
    assert decide(RST, but(SOUND_HOUSE, floor_area_per_person=Decimal(28) / 4), AS_OF).outcome is ELIGIBLE


def test_one_of_the_members_with_a_card_is_enough() -> None:
    members = [Person(has_ktp=False), Person(has_ktp=True)]

    assert decide(RST, but(UNFIT_HOUSE, members=members), AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2021, 12, 31), False, id="sehari-sebelum-2022"),
        pytest.param(date(2022, 1, 1), True, id="hari-pertama"),
        pytest.param(date(2025, 3, 31), True, id="masa-DTKS"),
        pytest.param(date(2025, 4, 1), True, id="masa-DTSEN"),
        pytest.param(AS_OF, True, id="hari-ini"),
    ],
)
def test_since_2022(day: date, in_force: bool) -> None:
    if in_force:
        assert bounds(decide(RST, UNFIT_HOUSE, day)) == (20_000_000, 20_000_000)
        assert ("DTKS" if day < date(2025, 4, 1) else "DTSEN") in decide(RST, UNFIT_HOUSE, day).explain()
    else:
        assert not RST.in_force(day)
        with pytest.raises(NotInForce, match="2022-01-01"):
            decide(RST, UNFIT_HOUSE, day)


def test_the_words_and_how_well_it_is_sourced() -> None:
    decision = decide(RST, UNFIT_HOUSE, AS_OF)

    assert well_told(decision)
    assert decision.confidence is Confidence.HIGH
    assert decision.amount_confidence is Confidence.HIGH
    assert "hanya untuk bahan bangunan" in decision.explain()
    assert "7,2 m2 per orang" in decision.explain()
