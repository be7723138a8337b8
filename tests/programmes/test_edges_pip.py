"""PIP in every edition: each way in alone, none of them, one unknown; half amounts at both ends of each level."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.law import Confidence
from pskslib.programmes.pip import PIP
from tests.programmes.asking import Changes, said
from tests.programmes.test_pip import ADULT, BASE

CARRIED, LISTED, DTSEN = (edition.since for edition in PIP.editions)
DAYS = (CARRIED, LISTED, DTSEN)
each_day = pytest.mark.parametrize("day", DAYS, ids=str)
NOWHERE: Changes = {"has_kip": False}
"""Takes from the base the one way in that it has."""

WAYS: dict[str, Changes] = {
    "KIP": {"has_kip": True},
    "KKS": {"has_kks": True},
    "PKH": {"receives_pkh": True},
    "P3KE": {"extreme_poor": True},
    "yatim-di-panti": {"father_deceased": True, "in_institution": True},
    "piatu-di-panti": {"mother_deceased": True, "in_institution": True},
    "bencana-alam": {"disaster_kind": "alam"},
    "bencana-nonalam": {"disaster_kind": "nonalam"},
    "bencana-sosial": {"disaster_kind": "sosial"},
    "kembali-bersekolah": {"returning_to_school": True},
    "orang-tua-terpidana": {"parent_in_prison": True},
    "terpidana": {"age": 14, "law_role": "terpidana"},
    "daerah-konflik": {"conflict_area": True},
    "empat-saudara": {"siblings_at_home": 4},
}
NO_WAYS: dict[str, Changes] = {
    "tidak-ada": {},
    "yatim-di-rumah": {"father_deceased": True},
    "piatu-di-rumah": {"mother_deceased": True},
    "di-panti-bukan-yatim": {"in_institution": True},
    "bukan-terpidana": {"age": 14, "law_role": "saksi"},
    "tiga-saudara": {"siblings_at_home": 3},
}


@each_day
@pytest.mark.parametrize("way", WAYS)
def test_each_way_in_is_enough_alone(way: str, day: date) -> None:
    assert said(BASE.ask({**NOWHERE, **WAYS[way]}, day=day)).startswith("eligible")


@each_day
@pytest.mark.parametrize("way", NO_WAYS)
def test_what_is_no_way_in(way: str, day: date) -> None:
    assert said(BASE.ask({**NOWHERE, **NO_WAYS[way]}, day=day)) == "ineligible SASARAN"


@each_day
def test_a_parent_who_lost_the_job(day: date) -> None:
    """One of the members is enough; the pupil's own work is not meant."""
    at_work = {"age": 45, "laid_off": False}

    assert said(BASE.ask(NOWHERE, day=day, others=[ADULT, at_work])) == "ineligible SASARAN"
    assert said(BASE.ask(NOWHERE, day=day, others=[{"age": 40, "laid_off": True}, at_work])).startswith("eligible")


@pytest.mark.parametrize(
    ("fact", "days"),
    [
        pytest.param("in_data", (CARRIED, LISTED), id="tercatat-di-data"),
        pytest.param("poor", (DTSEN,), id="miskin-menurut-pendataan"),
        pytest.param("assessed_in_need", (DTSEN,), id="miskin-menurut-asesmen"),
    ],
)
@each_day
def test_being_listed_was_enough_until_dtsen_and_being_poor_since(fact: str, days: tuple[date, ...], day: date) -> None:
    answer = said(BASE.ask({**NOWHERE, fact: True}, day=day))

    assert answer.startswith("eligible") if day in days else answer == "ineligible SASARAN"


@each_day
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param(
            {"age": 5, "school_level": None, "school_grade": None, "poor": True, "in_data": True}, "USIA", id="5"
        ),
        pytest.param({"school_level": "tidak", "has_kks": True}, "PESERTA_DIDIK", id="tidak-bersekolah"),
        pytest.param({"refuses_aid": True}, "MENERIMA", id="menolak"),
        pytest.param({"deceased": True}, "MENERIMA", id="meninggal"),
    ],
)
def test_the_other_criteria_in_every_edition(changes: Changes, code: str, day: date) -> None:
    assert code in said(BASE.ask(changes, day=day)).removeprefix("ineligible ").split(",")


@pytest.mark.parametrize(
    ("level", "grade", "full"),
    [
        pytest.param("SD", 7, 450_000, id="SD-7"),
        pytest.param("SMP", 10, 750_000, id="SMP-10"),
        pytest.param("SMP", 6, 750_000, id="SMP-6"),
        pytest.param("SMA", 9, 1_800_000, id="SMA-9"),
    ],
)
@pytest.mark.parametrize("day", [date(2025, 4, 12), date(2026, 11, 24)], ids=["genap", "ganjil"])
def test_a_grade_of_another_level_is_neither_first_nor_last(level: str, grade: int, full: int, day: date) -> None:
    """A record that contradicts itself is not halved."""
    assert said(BASE.ask({"age": 15, "school_level": level, "school_grade": grade}, day=day)) == f"eligible {full}"


@pytest.mark.parametrize(
    ("day", "confidence"),
    [
        pytest.param(date(2022, 12, 31), Confidence.LOW, id="2022-dibawa-mundur"),
        pytest.param(date(2023, 1, 1), Confidence.MEDIUM, id="2023-rbtv"),
        pytest.param(date(2025, 3, 31), Confidence.MEDIUM, id="hari-terakhir-DTKS"),
        pytest.param(date(2025, 4, 1), Confidence.LOW, id="DTSEN"),
    ],
)
def test_the_ways_in_are_carried_back_before_2023_and_forward_since_dtsen(day: date, confidence: Confidence) -> None:
    """The list was read for 2023; what stands on it before and after is marked."""
    assert BASE.ask(day=day).confidence is confidence
