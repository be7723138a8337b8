"""PPSE, successor of PENA (programmes.md section 15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.ppse import PPSE
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    YES_NO_UNKNOWN,
    asked,
    bounds,
    but,
    decide,
    kleene,
    researched,
    some,
    stands,
    unmet,
    well_told,
)
from tests.rules.families import AS_OF

FAMILY = Family(receives_pkh=True, receives_sembako=False, agrees_to_graduate=True, members=[Person()])


@pytest.mark.parametrize("row", researched("PPSE"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(PPSE, row)


@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN, ids=["PKH", "bukan-PKH", "PKH?"])
@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN, ids=["Sembako", "bukan-Sembako", "Sembako?"])
@pytest.mark.parametrize("agrees", YES_NO_UNKNOWN, ids=["bersedia", "menolak", "bersedia?"])
def test_the_required_conditions_of_pena_are_carried_over(
    pkh: bool | None, sembako: bool | None, agrees: bool | None
) -> None:
    family = but(FAMILY, receives_pkh=pkh, receives_sembako=sembako, agrees_to_graduate=agrees)
    decision = decide(PPSE, family, AS_OF)

    assert decision.outcome is kleene(some(pkh, sembako), agrees)
    assert bounds(decision)[1] == (0 if decision.outcome is INELIGIBLE else 5_000_000)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"receives_pkh": False}, "PENERIMA_BANSOS", id="bukan-penerima"),
        pytest.param({"agrees_to_graduate": False}, "BERSEDIA_GRADUASI", id="tidak-bersedia"),
    ],
)
def test_each_condition_alone_refuses(facts: dict[str, object], code: str) -> None:
    assert unmet(decide(PPSE, but(FAMILY, **facts), AS_OF)) == [code]


@pytest.mark.parametrize(
    ("facts", "questions"),
    [
        pytest.param({"agrees_to_graduate": None}, ["agrees_to_graduate"], id="kesediaan"),
        pytest.param({"receives_pkh": None}, ["receives_pkh"], id="PKH"),
        pytest.param({"receives_sembako": None}, [], id="PKH-cukup"),
    ],
)
def test_what_is_asked(facts: dict[str, object], questions: list[str]) -> None:
    assert asked(decide(PPSE, but(FAMILY, **facts), AS_OF)) == questions


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2024, 12, 31), False, id="sehari-sebelum-2025"),
        pytest.param(date(2025, 1, 1), True, id="hari-pertama"),
        pytest.param(date(2025, 12, 31), True, id="akhir-2025"),
        pytest.param(AS_OF, True, id="hari-ini"),
    ],
)
def test_since_2025(day: date, in_force: bool) -> None:
    if in_force:
        decision = decide(PPSE, FAMILY, day)
        assert decision.outcome is ELIGIBLE
        assert bounds(decision) == (5_000_000, 5_000_000)
    else:
        assert not PPSE.in_force(day)
        with pytest.raises(NotInForce, match="2025-01-01"):
            decide(PPSE, FAMILY, day)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"decile": 8}, id="desil-tidak-dipakai"),
        pytest.param({"business_embryo": False}, id="belum-punya-usaha"),
        pytest.param({"members": []}, id="anggota-tidak-dilihat"),
    ],
)
def test_nothing_else_is_a_criterion(facts: dict[str, object]) -> None:
    assert decide(PPSE, but(FAMILY, **facts), AS_OF).outcome is ELIGIBLE


def test_the_words_say_that_the_conditions_are_carried_over() -> None:
    decision = decide(PPSE, FAMILY, AS_OF)

    assert well_told(decision)
    assert "Syarat PPSE sendiri tidak ditemukan" in decision.explain()
    assert decision.confidence is Confidence.LOW
    assert decision.amount_confidence is Confidence.MEDIUM
