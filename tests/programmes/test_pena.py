"""PENA, 2023 on (programmes.md section 15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.pena import PENA
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    YES_NO_UNKNOWN,
    asked,
    bounds,
    but,
    decide,
    derived,
    kleene,
    member,
    researched,
    some,
    stands,
    unmet,
    value,
    well_told,
)
from tests.rules.families import AS_OF

ABLE = member(30, AS_OF, disabled=False, severe_disability=False)
FAMILY = Family(receives_pkh=True, receives_sembako=False, agrees_to_graduate=True, members=[ABLE])
CONDITION = {"PENA.prioritas": "syarat"}
TO_45 = {**CONDITION, "PENA.usia_maks": "45"}
FROM_25 = {**CONDITION, "PENA.usia": "25-45"}


@pytest.mark.parametrize("row", researched("PENA"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(PENA, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("bantuan_min", 0, "2023-01-01", "", "medium"),
        derived("usia_lansia", 60, "2023-01-01", "", "medium"),
        derived("bobot_usia", "abai", "2023-01-01", "", "medium"),
        derived("bobot_lansia_disabilitas", "abai", "2023-01-01", "", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(PENA, row)


@pytest.mark.parametrize("pkh", YES_NO_UNKNOWN, ids=["PKH", "bukan-PKH", "PKH?"])
@pytest.mark.parametrize("sembako", YES_NO_UNKNOWN, ids=["Sembako", "bukan-Sembako", "Sembako?"])
@pytest.mark.parametrize("agrees", YES_NO_UNKNOWN, ids=["bersedia", "menolak", "bersedia?"])
def test_an_active_recipient_who_agrees_to_graduate(
    pkh: bool | None, sembako: bool | None, agrees: bool | None
) -> None:
    family = but(FAMILY, receives_pkh=pkh, receives_sembako=sembako, agrees_to_graduate=agrees)
    decision = decide(PENA, family, AS_OF)

    assert decision.outcome is kleene(some(pkh, sembako), agrees)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"receives_pkh": False}, "PENERIMA_BANSOS", id="bukan-penerima"),
        pytest.param({"agrees_to_graduate": False}, "BERSEDIA_GRADUASI", id="tidak-bersedia"),
    ],
)
def test_each_condition_alone_refuses(facts: dict[str, object], code: str) -> None:
    decision = decide(PENA, but(FAMILY, **facts), AS_OF)

    assert decision.outcome is INELIGIBLE
    assert unmet(decision) == [code]
    assert bounds(decision) == (0, 0)


@pytest.mark.parametrize(
    ("age", "adopted", "as_condition", "to_45", "from_25"),
    [
        pytest.param(19, ELIGIBLE, INELIGIBLE, INELIGIBLE, INELIGIBLE, id="19"),
        pytest.param(20, ELIGIBLE, ELIGIBLE, ELIGIBLE, INELIGIBLE, id="20"),
        pytest.param(24, ELIGIBLE, ELIGIBLE, ELIGIBLE, INELIGIBLE, id="24"),
        pytest.param(25, ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="25"),
        pytest.param(40, ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="40"),
        pytest.param(41, ELIGIBLE, INELIGIBLE, ELIGIBLE, ELIGIBLE, id="41"),
        pytest.param(45, ELIGIBLE, INELIGIBLE, ELIGIBLE, ELIGIBLE, id="45"),
        pytest.param(46, ELIGIBLE, INELIGIBLE, INELIGIBLE, INELIGIBLE, id="46"),
    ],
)
def test_the_priority_age_is_no_condition_unless_read_so(
    age: int, adopted: Outcome, as_condition: Outcome, to_45: Outcome, from_25: Outcome
) -> None:
    """20-40 (pkhpati, Pekalongan), 20-45 (suara, nadi-02), 25-45 (ayobogor)."""
    family = but(FAMILY, members=[member(age, AS_OF, disabled=False, severe_disability=False)])
    outcomes = [decide(PENA, family, AS_OF, readings).outcome for readings in ({}, CONDITION, TO_45, FROM_25)]

    assert outcomes == [adopted, as_condition, to_45, from_25]


@pytest.mark.parametrize(
    ("facts", "age", "outcome"),
    [
        pytest.param({}, 59, ELIGIBLE, id="59"),
        pytest.param({}, 60, INELIGIBLE, id="lansia-60"),
        pytest.param({"disabled": True}, 30, INELIGIBLE, id="disabilitas"),
        pytest.param({"severe_disability": True}, 30, INELIGIBLE, id="disabilitas-berat"),
        pytest.param({"disabled": None}, 30, UNDETERMINED, id="disabilitas-belum-diketahui"),
    ],
)
def test_elderly_and_disabled_members_count_only_where_priority_is_a_condition(
    facts: dict[str, object], age: int, outcome: Outcome
) -> None:
    known: dict[str, object] = {"disabled": False, "severe_disability": False, **facts}
    family = but(FAMILY, members=[ABLE, member(age, AS_OF, **known)])

    assert decide(PENA, family, AS_OF, CONDITION).outcome is outcome
    assert decide(PENA, family, AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize(
    ("readings", "most"),
    [
        pytest.param({}, 6_000_000, id="pkhpati-suara"),
        pytest.param({"PENA.bantuan_maks": "5000000"}, 5_000_000, id="ayobogor-2024-06"),
        pytest.param({"PENA.bantuan_maks": "4900000"}, 4_900_000, id="nadi-02"),
        pytest.param({"PENA.bantuan_maks": "2400000"}, 2_400_000, id="Kota-Pekalongan"),
    ],
)
def test_up_to_the_ceiling(readings: Mapping[str, str], most: int) -> None:
    decision = decide(PENA, FAMILY, AS_OF, readings)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == (0, most)
    assert decision.missing == ()
    assert "sumber lain menyebut" in decision.explain()


@pytest.mark.parametrize(
    ("readings", "name", "number"),
    [
        pytest.param({"PENA.usia_maks": "45"}, "usia_maks", 45, id="20-45"),
        pytest.param({"PENA.usia": "25-45"}, "usia_min", 25, id="25-45-bawah"),
        pytest.param({"PENA.usia": "25-45"}, "usia_maks", 45, id="25-45-atas"),
        pytest.param(CONDITION, "bobot_usia", "tolak", id="usia-sebagai-syarat"),
        pytest.param(CONDITION, "bobot_lansia_disabilitas", "tolak", id="keluarga-sebagai-syarat"),
        pytest.param({"PENA.bantuan_maks": "5000000"}, "bantuan_maks", 5_000_000, id="ayobogor"),
        pytest.param({"PENA.bantuan_maks": "4900000"}, "bantuan_maks", 4_900_000, id="nadi-02"),
        pytest.param({"PENA.bantuan_maks": "2400000"}, "bantuan_maks", 2_400_000, id="Pekalongan"),
    ],
)
def test_every_reading_holds_from_the_first_day(readings: Mapping[str, str], name: str, number: object) -> None:
    assert value(PENA, name, date(2023, 1, 1), readings) == number


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        pytest.param(CONDITION, "Sumber berbeda: 20-40", id="20-40"),
        pytest.param(TO_45, "Bacaan pilihan: 20-45", id="20-45"),
        pytest.param(FROM_25, "Bacaan pilihan: 25-45", id="25-45"),
    ],
)
def test_each_reading_says_that_sources_differ(readings: Mapping[str, str], told: str) -> None:
    assert told in decide(PENA, FAMILY, AS_OF, readings).explain()


def test_the_adopted_reading_names_the_priorities() -> None:
    decision = decide(PENA, FAMILY, AS_OF)

    assert "Diutamakan" in decision.explain()
    assert [c.code for c in decision.criteria] == ["PENERIMA_BANSOS", "BERSEDIA_GRADUASI"]
    assert (value(PENA, "usia_min", AS_OF), value(PENA, "usia_maks", AS_OF)) == (20, 40)


@pytest.mark.parametrize(
    ("facts", "questions"),
    [
        pytest.param({"agrees_to_graduate": None}, ["agrees_to_graduate"], id="kesediaan"),
        pytest.param(
            {"receives_pkh": None, "receives_sembako": None}, ["receives_pkh", "receives_sembako"], id="bansos"
        ),
        pytest.param({"receives_pkh": None, "receives_sembako": True}, [], id="Sembako-cukup"),
    ],
)
def test_what_is_asked(facts: dict[str, object], questions: list[str]) -> None:
    assert asked(decide(PENA, but(FAMILY, **facts), AS_OF)) == questions


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"received_rst": False}, id="bukan-penerima-RST"),
        pytest.param({"business_embryo": False}, id="belum-punya-usaha"),
        pytest.param({"decile": 7}, id="desil-tidak-dipakai"),
    ],
)
def test_other_priorities_never_refuse(facts: dict[str, object]) -> None:
    assert decide(PENA, but(FAMILY, **facts), AS_OF).outcome is ELIGIBLE


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2022, 12, 31), False, id="sehari-sebelum-2023"),
        pytest.param(date(2023, 1, 1), True, id="hari-pertama"),
        pytest.param(AS_OF, True, id="hari-ini"),
    ],
)
def test_since_2023(day: date, in_force: bool) -> None:
    if in_force:
        assert decide(PENA, FAMILY, day).outcome is ELIGIBLE
    else:
        assert not PENA.in_force(day)
        with pytest.raises(NotInForce, match="2023-01-01"):
            decide(PENA, FAMILY, day)


def test_the_words_and_how_well_it_is_sourced() -> None:
    assert well_told(decide(PENA, FAMILY, AS_OF))
    assert well_told(decide(PENA, FAMILY, AS_OF, CONDITION))
    assert decide(PENA, FAMILY, AS_OF).confidence is Confidence.HIGH
