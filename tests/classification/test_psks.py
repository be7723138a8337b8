"""The PSKS kinds that are persons or families: met, each criterion alone, unknown, age edges, editions."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.classification import PSKS
from pskslib.classification.psks import NUMBERS
from tests.classification.cases import BOOK, Facts, book_on, decide, quiet, verdict
from tests.rules.families import AS_OF

PROFESSIONAL = {
    "social_work_certificate": True,
    "social_work_practice": True,
    "social_work_registration": True,
    "social_work_licence": True,
}
PSM = {
    "citizenship": "1",
    "ktp_of_duty_village": True,
    "willing_to_serve": True,
    "literate": True,
    "good_conduct": True,
    "basic_social_training": True,
    "psm_recommended": True,
}
PSM_2012 = {
    "citizenship": "1",
    "willing_to_serve": True,
    "good_conduct": True,
    "healthy": True,
    "basic_social_training": True,
    "karang_taruna_member": True,
}
TAGANA = {"disaster_skills": True, "willing_to_train": True}
PIONEER = {"exemplary_behaviour": True, "keeps_family_whole": True, "passes_on_example": True}
LEADER = {"sex": "P", "moves_community": True}

FULL = [
    pytest.param(1, 30, PROFESSIONAL, id="01-peksos-profesional"),
    pytest.param(2, 30, PSM, id="02-psm"),
    pytest.param(3, 30, TAGANA, id="03-tagana"),
    pytest.param(7, 30, PIONEER, id="07-keluarga-pioner"),
    pytest.param(9, 30, LEADER, id="09-wanita-pemimpin"),
    pytest.param(10, 30, {"extension_officer": True}, id="10-penyuluh-fungsional"),
    pytest.param(10, 30, {"extension_volunteer": True}, id="10-penyuluh-masyarakat"),
    pytest.param(11, 30, {"tksk_assigned": True}, id="11-tksk"),
]


@pytest.mark.parametrize(("number", "age", "facts"), FULL)
def test_a_full_set_is_a_yes(number: int, age: int, facts: Facts) -> None:
    assert verdict(quiet(age, facts), f"PSKS-{number:02}") == "yes"


ALONE = [
    pytest.param(number, {**facts, name: value}, name, id=f"{number:02}-{name}")
    for number, facts, pairs in (
        (1, PROFESSIONAL, dict.fromkeys(PROFESSIONAL, False)),
        (2, PSM, {**{name: False for name in PSM if name != "citizenship"}, "citizenship": "2"}),
        (3, TAGANA, dict.fromkeys(TAGANA, False)),
        (7, PIONEER, {**dict.fromkeys(PIONEER, False), "family_function_problem": True}),
        (9, LEADER, {"sex": "L", "moves_community": False}),
        (10, {}, {"extension_officer": False}),
        (11, {}, {"tksk_assigned": False}),
    )
    for name, value in pairs.items()
]


@pytest.mark.parametrize(("number", "facts", "name"), ALONE)
def test_each_criterion_alone_is_a_no(number: int, facts: Facts, name: str) -> None:
    """All else met."""
    decision = decide(quiet(30, facts), f"PSKS-{number:02}")

    assert decision.outcome.value == "ineligible"
    assert decision.verdicts.count(False) == 1
    assert name in {seen.field.name for c in decision.criteria if c.verdict.value == "unmet" for seen in c.facts}


@pytest.mark.parametrize(
    ("number", "facts", "name"),
    [
        pytest.param(n, {**f, name: None}, name, id=f"{n:02}-{name}")
        for n, f in (
            (1, PROFESSIONAL),
            (2, PSM),
            (3, TAGANA),
            (7, PIONEER),
            (9, LEADER),
            (10, {"extension_officer": True}),
            (11, {"tksk_assigned": True}),
        )
        for name in f
    ],
)
def test_each_fact_unknown_leaves_it_open(number: int, facts: Facts, name: str) -> None:
    """And it is what is asked."""
    decision = decide(quiet(30, facts), f"PSKS-{number:02}")

    assert decision.outcome.value == "undetermined"
    assert [q.fact for q in decision.missing] == [name]


@pytest.mark.parametrize(
    ("number", "facts", "low", "high"),
    [
        pytest.param(2, PSM, 18, None, id="psm-18-tanpa-batas-atas"),
        pytest.param(3, TAGANA, 18, 40, id="tagana-18-40"),
    ],
)
def test_both_sides_of_the_age_edges(number: int, facts: Facts, low: int, high: int | None) -> None:
    code = f"PSKS-{number:02}"
    assert verdict(quiet(low - 1, facts, youngest=False), code) == "no"
    assert verdict(quiet(low, facts), code) == "yes"
    if high is None:
        assert verdict(quiet(90, facts), code) == "yes"
    else:
        assert verdict(quiet(high, facts, youngest=False), code) == "yes"
        assert verdict(quiet(high + 1, facts), code) == "no"


@pytest.mark.parametrize("age", [17, 60])
def test_an_age_from_memory_asks_for_a_check_and_never_refuses(age: int) -> None:
    """18 to 59 for a woman leader is recollection."""
    decision = decide(quiet(age, LEADER), "PSKS-09")

    assert decision.outcome.value == "undetermined"
    assert [(q.fact, q.check) for q in decision.missing] == [("birth_date", True)]
    assert verdict(quiet(18, LEADER), "PSKS-09") == verdict(quiet(59, LEADER, youngest=False), "PSKS-09") == "yes"


@pytest.mark.parametrize(
    ("day", "facts", "expected"),
    [
        pytest.param(date(2018, 12, 31), PSM_2012, "yes", id="daftar-2012"),
        pytest.param(date(2019, 1, 1), PSM_2012, "no", id="daftar-2012-tidak-lagi"),
        pytest.param(date(2018, 12, 31), {**PSM_2012, "karang_taruna_member": False}, "no", id="2012-karang-taruna"),
        pytest.param(date(2019, 1, 1), PSM, "yes", id="daftar-2019-tanpa-karang-taruna"),
    ],
)
def test_the_two_lists_for_psm(day: date, facts: Facts, expected: str) -> None:
    """The later list asks no Karang Taruna past, but literacy, a local KTP and recommendations."""
    assert verdict(quiet(30, facts, day=day), "PSKS-02", book_on(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [pytest.param(date(2019, 12, 31), "yes", id="2012"), pytest.param(date(2020, 1, 1), "no", id="permensos-17-2020")],
)
def test_registration_and_licence_are_asked_since_2020(day: date, expected: str) -> None:
    facts = {"social_work_certificate": True, "social_work_practice": True}
    assert verdict(quiet(30, facts, day=day), "PSKS-01", book_on(day)) == expected


def test_a_person_can_be_several() -> None:
    """A PSM who is also a Tagana and an extension volunteer."""
    family = quiet(30, {**PSM, **TAGANA, "extension_volunteer": True})
    held = [p.code for p in PSKS if verdict(family, p.code) == "yes"]

    assert held == ["PSKS-02", "PSKS-03", "PSKS-10"]


def test_children_are_not_asked_about_such_work() -> None:
    """A baby is no TKSK, whatever is blank."""
    family = quiet(3, {"tksk_assigned": None, "extension_officer": None, "extension_volunteer": None})
    assert verdict(family, "PSKS-11") == verdict(family, "PSKS-10") == "no"


@pytest.mark.parametrize("programme", PSKS, ids=lambda p: p.code)
def test_a_potential_gives_nothing(programme: object) -> None:
    assert BOOK.plan(getattr(programme, "code", "")).amount is None


@pytest.mark.parametrize(
    ("name", "years"),
    [
        pytest.param("usia_karang_taruna_min", 13, id="anggota-mulai-13"),
        pytest.param("usia_karang_taruna_maks", 45, id="anggota-sampai-45"),
        pytest.param("usia_pengurus_karang_taruna_min", 17, id="pengurus-mulai-17"),
    ],
)
def test_ages_of_karang_taruna_are_data_of_an_organisation(name: str, years: int) -> None:
    """Permensos 25/2019 articles 18 and 20; no rule about a person reads them."""
    assert NUMBERS.book.at(name, AS_OF).value == years
    assert all((NUMBERS.book.code, name) not in BOOK.plan(p.code).numbers for p in PSKS)
