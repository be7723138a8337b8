"""The single sum of September 2020 (programmes.md section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.bst_sembako_nonpkh import BST_SEMBAKO_NONPKH
from tests.programmes.aid_cases import (
    ELIGIBLE,
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
)

DAY = date(2020, 9, 15)
FAMILY = Family(receives_pkh=False, receives_sembako=True, members=[Person()])


@pytest.mark.parametrize("row", researched("BST_SEMBAKO_NONPKH"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BST_SEMBAKO_NONPKH, row)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2020, 9, 1), id="hari-pertama"),
        pytest.param(DAY, id="di-tengah"),
        pytest.param(date(2020, 9, 30), id="hari-terakhir"),
    ],
)
def test_five_hundred_thousand_once(day: date) -> None:
    decision = decide(BST_SEMBAKO_NONPKH, FAMILY, day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (500_000, 500_000)
    assert decision.amount_confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "day", [pytest.param(date(2020, 8, 31), id="sehari-sebelum"), pytest.param(date(2020, 10, 1), id="sehari-sesudah")]
)
def test_only_in_september_2020(day: date) -> None:
    assert not BST_SEMBAKO_NONPKH.in_force(day)
    with pytest.raises(NotInForce, match="2020-09-30"):
        decide(BST_SEMBAKO_NONPKH, FAMILY, day)


@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN)
@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN)
def test_sembako_and_not_pkh(sembako: bool | None, pkh: bool | None) -> None:
    decision = decide(BST_SEMBAKO_NONPKH, but(FAMILY, receives_sembako=sembako, receives_pkh=pkh), DAY)

    assert decision.outcome is kleene(sembako, None if pkh is None else not pkh)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({"receives_sembako": False}, ["PENERIMA_SEMBAKO"], id="bukan-Sembako"),
        pytest.param({"receives_pkh": True}, ["BUKAN_PKH"], id="penerima-PKH"),
        pytest.param(
            {"receives_sembako": False, "receives_pkh": True}, ["PENERIMA_SEMBAKO", "BUKAN_PKH"], id="keduanya"
        ),
    ],
)
def test_each_reason_is_named(facts: dict[str, object], codes: list[str]) -> None:
    assert unmet(decide(BST_SEMBAKO_NONPKH, but(FAMILY, **facts), DAY)) == codes


def test_both_facts_are_asked_for() -> None:
    decision = decide(BST_SEMBAKO_NONPKH, Family(members=[Person()]), DAY)

    assert decision.outcome is UNDETERMINED
    assert asked(decision) == ["receives_sembako", "receives_pkh"]
    assert bounds(decision) == (0, 500_000)


def test_the_words_are_whole() -> None:
    assert well_told(decide(BST_SEMBAKO_NONPKH, FAMILY, DAY))
    assert "sekali pada September 2020" in decide(BST_SEMBAKO_NONPKH, FAMILY, DAY).explain()
