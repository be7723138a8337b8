"""BLTS Kesra, October to December 2025 (programmes.md section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.blts_kesra import BLTS_KESRA
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    asked,
    bounds,
    but,
    decide,
    derived,
    researched,
    stands,
    unmet,
    well_told,
    whole,
)

DAY = date(2025, 11, 1)
FAMILY = Family(decile=3, members=[Person()])


@pytest.mark.parametrize("row", researched("BLTS_KESRA"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BLTS_KESRA, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("jumlah_bulan", 3, "2025-10-01", "2025-12-31"),
        derived("bantuan", 900_000, "2025-10-01", "2025-12-31"),
        derived("kuota", 35_046_783, "2025-10-01", "2025-12-31", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BLTS_KESRA, row)


@pytest.mark.parametrize("decile", range(1, 11))
def test_decile_1_to_4_as_kabaterkini_tells_it(decile: int) -> None:
    decision = decide(BLTS_KESRA, but(FAMILY, decile=decile), DAY)

    assert decision.outcome is (ELIGIBLE if decile <= 4 else INELIGIBLE)
    assert bounds(decision) == ((900_000, 900_000) if decile <= 4 else (0, 0))


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2025, 10, 1), id="hari-pertama"),
        pytest.param(date(2025, 12, 31), id="hari-terakhir"),
    ],
)
def test_one_payment_of_900_000(day: date) -> None:
    decision = decide(BLTS_KESRA, FAMILY, day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (900_000, 900_000)
    assert decision.amount_confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2025, 9, 30), id="sehari-sebelum"),
        pytest.param(date(2026, 1, 1), id="sehari-sesudah-tidak-berlanjut"),
        pytest.param(date(2026, 11, 24), id="2026-tidak-ada"),
    ],
)
def test_only_in_the_last_quarter_of_2025(day: date) -> None:
    assert not BLTS_KESRA.in_force(day)
    with pytest.raises(NotInForce, match="2025-12-31"):
        decide(BLTS_KESRA, FAMILY, day)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        pytest.param({"decile": None}, UNDETERMINED, id="desil-belum-diketahui"),
        pytest.param({"decile": None, "unranked": True}, INELIGIBLE, id="non-desil"),
        pytest.param({"receives_pkh": True, "receives_sembako": True}, ELIGIBLE, id="boleh-bersama-PKH-dan-Sembako"),
        pytest.param({"receives_pkh": False, "receives_sembako": False}, ELIGIBLE, id="penerima-baru"),
        pytest.param({"members": []}, ELIGIBLE, id="anggota-tidak-dilihat"),
        pytest.param({"members": [Person(civil_servant=True)]}, ELIGIBLE, id="gerbang-bukan-syarat-bersumber"),
    ],
)
def test_only_the_decile_counts(facts: dict[str, object], outcome: Outcome) -> None:
    assert decide(BLTS_KESRA, but(FAMILY, **facts), DAY).outcome is outcome


def test_an_unknown_decile_is_asked_for() -> None:
    decision = decide(BLTS_KESRA, Family(members=[Person()]), DAY)

    assert asked(decision) == ["decile"]
    assert bounds(decision) == (0, 900_000)


def test_three_months_at_300_000() -> None:
    assert whole(BLTS_KESRA, "jumlah_bulan", DAY) * whole(BLTS_KESRA, "bantuan_bulanan", DAY) == 900_000
    assert whole(BLTS_KESRA, "kuota", DAY) == 35_046_783


def test_a_family_above_the_ceiling_is_told_what_it_can_do() -> None:
    decision = decide(BLTS_KESRA, but(FAMILY, decile=5), DAY)

    assert unmet(decision) == ["DESIL"]
    assert "sanggah" in decision.explain()
    assert well_told(decision)
