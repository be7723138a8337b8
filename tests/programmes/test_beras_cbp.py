"""Rice aid, 2020 to 2026 (programmes.md sections 4 and 9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.beras_cbp import BERAS_CBP
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    YES_NO_UNKNOWN,
    asked,
    but,
    decide,
    derived,
    kleene,
    researched,
    some,
    stands,
    unmet,
    well_told,
    whole,
)

JUNE_2025, OCTOBER_2025, AUGUST_2026 = date(2025, 6, 15), date(2025, 10, 15), date(2026, 8, 17)
NOBODY = Family(receives_pkh=False, receives_sembako=False, receives_bst=False, on_rice_list=False, members=[Person()])


@pytest.mark.parametrize("row", researched("BERAS_CBP"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BERAS_CBP, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("beras", 10, "2020-01-01", "2020-12-31", "medium"),
        derived("beras_sekali", 10, "2021-07-01", "2021-07-31", "medium"),
        derived("bulan_sekali_bagi", 3, "2026-07-01", "2026-09-30", "medium"),
        derived("kuota", 28_800_000, "2021-07-01", "2021-07-31", "medium"),
        derived("kuota", 18_300_000, "2025-06-01", "2025-11-30", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BERAS_CBP, row)


@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN)
@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN)
@pytest.mark.parametrize("day", [JUNE_2025, OCTOBER_2025], ids=["Juni-2025", "Oktober-2025"])
def test_by_the_lists_of_sembako_and_pkh(day: date, pkh: bool | None, sembako: bool | None) -> None:
    family = but(NOBODY, receives_pkh=pkh, receives_sembako=sembako)

    assert decide(BERAS_CBP, family, day).outcome is kleene(some(pkh, sembako))


@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN)
@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN)
@pytest.mark.parametrize("listed", YES_NO_UNKNOWN)
def test_the_wider_target_of_2026(listed: bool | None, pkh: bool | None, sembako: bool | None) -> None:
    family = but(NOBODY, receives_pkh=pkh, receives_sembako=sembako, on_rice_list=listed)

    assert decide(BERAS_CBP, family, AUGUST_2026).outcome is kleene(some(pkh, sembako, listed))


@pytest.mark.parametrize(
    ("day", "facts", "outcome"),
    [
        pytest.param(date(2020, 6, 1), {"receives_pkh": True}, ELIGIBLE, id="2020-PKH"),
        pytest.param(date(2020, 6, 1), {"receives_sembako": True}, INELIGIBLE, id="2020-Sembako-saja"),
        pytest.param(date(2020, 6, 1), {"receives_pkh": None}, UNDETERMINED, id="2020-PKH-belum-diketahui"),
        pytest.param(date(2021, 7, 15), {"receives_pkh": True}, ELIGIBLE, id="Juli-2021-PKH"),
        pytest.param(date(2021, 7, 15), {"receives_bst": True}, ELIGIBLE, id="Juli-2021-BST"),
        pytest.param(date(2021, 7, 15), {"receives_sembako": True}, ELIGIBLE, id="Juli-2021-Sembako"),
        pytest.param(date(2021, 7, 15), {}, INELIGIBLE, id="Juli-2021-bukan-siapa-siapa"),
        pytest.param(date(2021, 7, 15), {"receives_bst": None}, UNDETERMINED, id="Juli-2021-BST-belum-diketahui"),
        pytest.param(JUNE_2025, {"receives_bst": True}, INELIGIBLE, id="2025-BST-tidak-lagi"),
        pytest.param(OCTOBER_2025, {"on_rice_list": True}, INELIGIBLE, id="2025-menurut-daftar-Sembako-PKH"),
        pytest.param(AUGUST_2026, {"receives_pkh": True}, ELIGIBLE, id="2026-hanya-PKH-termasuk"),
        pytest.param(AUGUST_2026, {"on_rice_list": True}, ELIGIBLE, id="2026-sasaran-diperluas"),
        pytest.param(AUGUST_2026, {"decile": 1}, INELIGIBLE, id="2026-desil-saja-tidak-bersumber"),
    ],
)
def test_who_got_rice_in_each_distribution(day: date, facts: dict[str, object], outcome: Outcome) -> None:
    assert decide(BERAS_CBP, but(NOBODY, **facts), day).outcome is outcome


@pytest.mark.parametrize(
    ("day", "given"),
    [
        pytest.param(date(2020, 1, 1), "10 kg beras sebulan", id="2020-hari-pertama"),
        pytest.param(date(2020, 12, 31), "10 kg beras sebulan", id="2020-hari-terakhir"),
        pytest.param(date(2021, 7, 1), "10 kg beras sekali", id="Juli-2021-hari-pertama"),
        pytest.param(date(2021, 7, 31), "10 kg beras sekali", id="Juli-2021-hari-terakhir"),
        pytest.param(date(2025, 6, 1), "10 kg beras sebulan", id="Juni-2025-hari-pertama"),
        pytest.param(date(2025, 7, 31), "10 kg beras sebulan", id="Juli-2025-hari-terakhir"),
        pytest.param(date(2025, 10, 1), "10 kg beras dan 2 liter minyak goreng", id="Oktober-2025-hari-pertama"),
        pytest.param(date(2025, 11, 30), "10 kg beras dan 2 liter minyak goreng", id="November-2025-hari-terakhir"),
        pytest.param(date(2026, 7, 1), "10 kg beras sebulan", id="Juli-2026-hari-pertama"),
        pytest.param(date(2026, 9, 30), "10 kg beras sebulan", id="September-2026-hari-terakhir"),
    ],
)
def test_what_is_given_is_named_and_is_no_money(day: date, given: str) -> None:
    decision = decide(BERAS_CBP, but(NOBODY, receives_pkh=True), day)

    assert decision.amount is None
    assert given in decision.explain()
    assert well_told(decision)


@pytest.mark.parametrize(
    "day",
    [
        date(2019, 12, 31),
        date(2021, 1, 1),
        date(2021, 6, 30),
        date(2021, 8, 1),
        date(2025, 5, 31),
        date(2025, 8, 1),
        date(2025, 9, 30),
        date(2025, 12, 1),
        date(2026, 6, 30),
        date(2026, 10, 1),
        date(2026, 11, 24),
    ],
    ids=str,
)
def test_between_the_distributions_nothing_is_in_force(day: date) -> None:
    assert not BERAS_CBP.in_force(day)
    with pytest.raises(NotInForce):
        decide(BERAS_CBP, NOBODY, day)


def test_faktaonenews_2025_twenty_kilograms_and_four_litres() -> None:
    assert 2 * whole(BERAS_CBP, "beras", OCTOBER_2025) == 20
    assert 2 * whole(BERAS_CBP, "minyak_goreng", OCTOBER_2025) == 4


def test_bapanas_2026_thirty_kilograms_at_once() -> None:
    assert whole(BERAS_CBP, "bulan_sekali_bagi", AUGUST_2026) * whole(BERAS_CBP, "beras", AUGUST_2026) == 30


@pytest.mark.parametrize(
    ("day", "confidence"),
    [
        pytest.param(JUNE_2025, Confidence.LOW, id="Juni-2025-ingatan"),
        pytest.param(OCTOBER_2025, Confidence.MEDIUM, id="Oktober-2025"),
        pytest.param(AUGUST_2026, Confidence.MEDIUM, id="2026"),
    ],
)
def test_how_well_it_is_sourced(day: date, confidence: Confidence) -> None:
    assert decide(BERAS_CBP, but(NOBODY, receives_sembako=True), day).confidence is confidence


def test_the_list_is_asked_for_in_2026() -> None:
    family = but(NOBODY, on_rice_list=None)

    assert asked(decide(BERAS_CBP, family, AUGUST_2026)) == ["on_rice_list"]
    assert unmet(decide(BERAS_CBP, NOBODY, AUGUST_2026)) == ["PENERIMA"]
