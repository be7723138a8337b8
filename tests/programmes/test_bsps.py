"""BSPS of the Ministry of Housing (programmes.md section 14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.bsps import BSPS
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    YES_NO_UNKNOWN,
    asked,
    bounds,
    but,
    decide,
    kleene,
    researched,
    stands,
    unmet,
    well_told,
    whole,
)
from tests.rules.families import AS_OF

FAMILY = Family(
    land_tenure="milik_sendiri",
    land_proof="shm",
    only_house=True,
    low_income=True,
    received_house_aid=False,
    received_rst=False,
    members=[Person()],
)


@pytest.mark.parametrize("row", researched("BSPS"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BSPS, row)


@pytest.mark.parametrize("only", YES_NO_UNKNOWN, ids=["satu-rumah", "ada-rumah-lain", "rumah?"])
@pytest.mark.parametrize("low", YES_NO_UNKNOWN, ids=["MBR", "bukan-MBR", "MBR?"])
@pytest.mark.parametrize("helped", YES_NO_UNKNOWN, ids=["pernah-dibantu", "belum-dibantu", "dibantu?"])
def test_all_conditions_together(only: bool | None, low: bool | None, helped: bool | None) -> None:
    family = but(FAMILY, only_house=only, low_income=low, received_house_aid=helped)
    decision = decide(BSPS, family, AS_OF)

    assert decision.outcome is kleene(only, low, None if helped is None else not helped)
    assert bounds(decision)[1] == (0 if decision.outcome is INELIGIBLE else 20_000_000)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"land_tenure": "orang_tua"}, "TANAH_SENDIRI", id="tanah-orang-tua"),
        pytest.param({"land_tenure": "orang_lain"}, "TANAH_SENDIRI", id="tanah-orang-lain"),
        pytest.param({"land_tenure": "negara"}, "TANAH_SENDIRI", id="tanah-negara"),
        pytest.param({"land_tenure": "lainnya"}, "TANAH_SENDIRI", id="tanah-lainnya"),
        pytest.param({"land_proof": "tidak"}, "TANAH_SENDIRI", id="tanpa-surat"),
        pytest.param({"only_house": False}, "RUMAH_SATU_SATUNYA", id="rumah-lain"),
        pytest.param({"low_income": False}, "BERPENGHASILAN_RENDAH", id="bukan-MBR"),
        pytest.param({"received_house_aid": True}, "BELUM_DIBANTU", id="pernah-dibantu"),
        pytest.param({"received_rst": True}, "BELUM_DIBANTU", id="pernah-RST"),
    ],
)
def test_each_condition_alone_refuses(facts: dict[str, object], code: str) -> None:
    decision = decide(BSPS, but(FAMILY, **facts), AS_OF)

    assert decision.outcome is INELIGIBLE
    assert unmet(decision) == [code]


@pytest.mark.parametrize("proof", ["shm", "sertifikat_lain", "ajb", "girik", "surat_camat"])
def test_any_paper_of_own_land_is_taken(proof: str) -> None:
    assert decide(BSPS, but(FAMILY, land_proof=proof), AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize(
    "fact", ["land_tenure", "land_proof", "only_house", "low_income", "received_house_aid", "received_rst"]
)
def test_an_unknown_condition_is_asked_for(fact: str) -> None:
    decision = decide(BSPS, but(FAMILY, **{fact: None}), AS_OF)

    assert decision.outcome is UNDETERMINED
    assert asked(decision) == [fact]
    assert bounds(decision) == (0, 20_000_000)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"in_data": False}, id="tidak-harus-terdata"),
        pytest.param({"decile": 8}, id="desil-tidak-dipakai"),
        pytest.param({"dangerous_house": False}, id="keadaan-rumah-tidak-bersumber"),
        pytest.param({"members": []}, id="anggota-tidak-dilihat"),
    ],
)
def test_nothing_else_is_a_criterion(facts: dict[str, object]) -> None:
    assert decide(BSPS, but(FAMILY, **facts), AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2024, 12, 31), False, id="sehari-sebelum-2025"),
        pytest.param(date(2025, 1, 1), True, id="hari-pertama"),
        pytest.param(AS_OF, True, id="hari-ini"),
    ],
)
def test_since_2025(day: date, in_force: bool) -> None:
    if in_force:
        assert bounds(decide(BSPS, FAMILY, day)) == (20_000_000, 20_000_000)
    else:
        assert not BSPS.in_force(day)
        with pytest.raises(NotInForce, match="2025-01-01"):
            decide(BSPS, FAMILY, day)


def test_materials_and_wages_make_the_sum() -> None:
    assert whole(BSPS, "bahan_bangunan", AS_OF) + whole(BSPS, "upah", AS_OF) == whole(BSPS, "bantuan", AS_OF)


def test_the_words_and_how_well_it_is_sourced() -> None:
    decision = decide(BSPS, FAMILY, AS_OF)

    assert well_told(decision)
    assert decision.confidence is Confidence.MEDIUM
    assert "Kementerian PKP" in decision.explain()
