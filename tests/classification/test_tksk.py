"""The requirements of a TKSK: each alone, the age that only asks, memory that never refuses."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.classification.tksk import NUMBERS
from pskslib.errors import NotInForce
from tests.classification.cases import BOOK, Facts, book_on, decide, quiet, verdict

GOOD: Facts = {
    "lives_in_duty_area": True,
    "psm_member": True,
    "education": "5",
    "healthy": True,
    "good_conduct": True,
    "uses_computer": True,
    "citizenship": "1",
}


def test_a_candidate_who_meets_everything() -> None:
    assert verdict(quiet(28, GOOD), "TKSK") == "yes"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"lives_in_duty_area": False}, "DOMISILI", id="tinggal-di-kecamatan-lain"),
        pytest.param({"psm_member": False}, "ASAL", id="bukan-psm-bukan-karang-taruna"),
        pytest.param({"education": "4"}, "PENDIDIKAN", id="tamat-smp"),
        pytest.param({"education": "3"}, "PENDIDIKAN", id="tamat-sd"),
        pytest.param({"healthy": False}, "SEHAT", id="tidak-sehat"),
        pytest.param({"good_conduct": False}, "KELAKUAN", id="kelakuan"),
        pytest.param({"uses_computer": False}, "KOMPUTER", id="komputer"),
        pytest.param({"deceased": True}, "HIDUP", id="meninggal"),
    ],
)
def test_each_requirement_alone_refuses(changes: Facts, code: str) -> None:
    decision = decide(quiet(28, {**GOOD, **changes}), "TKSK")

    assert decision.outcome.value == "ineligible"
    assert [c.code for c in decision.criteria if c.verdict.value == "unmet"] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"psm_member": False, "karang_taruna_member": True}, id="karang-taruna-saja"),
        pytest.param({"karang_taruna_member": True}, id="keduanya"),
        *(pytest.param({"education": level}, id=f"pendidikan-{level}") for level in ("5", "6", "7", "8", "9", "10")),
    ],
)
def test_either_origin_and_more_schooling_will_do(changes: Facts) -> None:
    assert verdict(quiet(28, {**GOOD, **changes}), "TKSK") == "yes"


@pytest.mark.parametrize("name", [*GOOD, "birth_date"])
def test_each_fact_unknown_is_asked(name: str) -> None:
    changes: Facts = {**GOOD, name: None}
    if name == "psm_member":
        changes = {**changes, "karang_taruna_member": False}
    decision = decide(quiet(28, changes), "TKSK")

    assert decision.outcome.value == "undetermined"
    assert [q.fact for q in decision.missing] == [name]


EDGES = [
    pytest.param(19, False, "unknown", id="hari-sebelum-20"),
    pytest.param(20, True, "yes", id="tepat-20"),
    pytest.param(35, False, "yes", id="hari-sebelum-36"),
    pytest.param(36, True, "unknown", id="tepat-36"),
]


@pytest.mark.parametrize(("age", "youngest", "expected"), EDGES)
def test_the_age_asks_for_a_check(age: int, youngest: bool, expected: str) -> None:
    """One announcement of one regency: outside 20 to 35 it is asked, not refused."""
    decision = decide(quiet(age, GOOD, youngest=youngest), "TKSK")

    assert {"eligible": "yes", "undetermined": "unknown"}[decision.outcome.value] == expected
    if expected == "unknown":
        assert [(q.fact, q.check) for q in decision.missing] == [("birth_date", True)]


@pytest.mark.parametrize(("age", "youngest", "expected"), EDGES)
def test_an_office_can_follow_the_announcement(age: int, youngest: bool, expected: str) -> None:
    strict = book_on(readings={"TKSK.praktik": "tolak"})
    answer = verdict(quiet(age, GOOD, youngest=youngest), "TKSK", strict)

    assert answer == ("yes" if expected == "yes" else "no")


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        pytest.param(24, "no", id="24"),
        pytest.param(25, "yes", id="25"),
        pytest.param(50, "yes", id="50"),
        pytest.param(51, "no", id="51"),
    ],
)
def test_the_ages_of_2009_are_a_reading_and_the_rule_before_2024(age: int, expected: str) -> None:
    """25 to 50: the first recruitment."""
    today = book_on(readings={"TKSK.praktik": "tolak", "TKSK.usia": "25-50"})
    day = date(2023, 12, 31)
    then = book_on(day, {"TKSK.praktik": "tolak"})

    assert verdict(quiet(age, GOOD), "TKSK", today) == expected
    assert verdict(quiet(age, GOOD, day=day), "TKSK", then) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"citizenship": "2"}, id="wna"),
        pytest.param({"civil_servant": True}, id="asn"),
        pytest.param({"military_or_police": True}, id="tni-polri"),
        pytest.param({"party_officer": True}, id="pengurus-partai"),
        pytest.param({"paid_for_like_task": True}, id="honor-ganda"),
    ],
)
def test_what_is_known_from_memory_asks_and_never_refuses(changes: Facts) -> None:
    """Also for an office that follows the announcement."""
    for book in (BOOK, book_on(readings={"TKSK.praktik": "tolak"})):
        decision = decide(quiet(28, {**GOOD, **changes}), "TKSK", book)

        assert decision.outcome.value == "undetermined"
        assert (next(iter(changes)), True) in [(q.fact, q.check) for q in decision.missing]


def test_it_is_in_force_since_the_regulation_was_promulgated() -> None:
    day = date(2018, 12, 31)
    assert verdict(quiet(28, GOOD, day=day), "TKSK", book_on(day)) == "yes"
    with pytest.raises(NotInForce, match="2018-12-31"):
        book_on(date(2018, 12, 30)).plan("TKSK")


@pytest.mark.parametrize(
    ("day", "rupiah"),
    [
        pytest.param(date(2021, 12, 31), 500_000, id="2021"),
        pytest.param(date(2022, 1, 1), 1_000_000, id="2022"),
        pytest.param(date(2024, 1, 31), 1_000_000, id="januari-2024"),
    ],
)
def test_the_token_is_dated_data_and_no_part_of_the_rule(day: date, rupiah: int) -> None:
    """Tali asih, not a salary."""
    assert NUMBERS.book.at("tali_asih", day).value == rupiah
    assert BOOK.plan("TKSK").amount is None


def test_the_explanation_says_that_the_articles_were_not_read() -> None:
    text = decide(quiet(28, GOOD), "TKSK").explain()

    assert "Permensos 28/2018" in text
    assert "belum terbaca" in text
