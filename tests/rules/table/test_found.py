"""What the random rule books found once, each as small as it was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from pskslib import Family, Outcome, Person, Rulebook
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Expr,
    Unit,
    any_member,
    best_of,
    component,
    count_members,
    criterion,
    edition,
    family,
    not_excluded,
    person,
    programme,
)
from tests.rules.families import AS_OF, born
from tests.rules.table.cases import Case
from tests.rules.table.facts import NUMBERS, number
from tests.rules.table.parity import BACKENDS, Backend, brief_disagreements, disagreements
from tests.rules.table.populations import Population, card, facts_of

each_backend = pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)


def book(*conditions: Expr, amount: Expr | None = None, unit: Unit = Unit.FAMILY) -> Rulebook:
    made = programme(
        "P1",
        "Uji",
        en="Test",
        unit=unit,
        benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient=unit.value),
        numbers=[NUMBERS],
        editions=[
            edition(
                date(2020, 1, 1),
                requires=[criterion(f"S{n}", "x", en="x", when=when) for n, when in enumerate(conditions)],
                amount=amount,
            )
        ],
    )
    return Rulebook(as_of=AS_OF, programmes=(made,))


def case(asked: Rulebook, families: Sequence[Family]) -> Case:
    return Case(asked, Population(tuple(families), facts_of(asked)))


FAMILIES = [
    Family(family_card=card(0), has_kks=True, members=[Person(has_ktp=True, severe_disability=True)]),
    Family(family_card=card(1), has_kks=None, members=[Person(birth_date=born(70)), Person()]),
    Family(family_card=card(2), has_kks=False),
]


def test_two_questions_to_members_and_a_capped_amount() -> None:
    """The generated code used one name twice."""
    paid = best_of(component("K", "x", en="x", when=person.has_ktp, amount=number("uang_b")))
    asked = book(any_member(person.has_ktp), any_member(person.severe_disability), amount=paid)

    assert asked.decide(FAMILIES[0], "P1").outcome is Outcome.ELIGIBLE


@each_backend
def test_counting_members_asks_only_those_whom_a_fact_can_be_about(backend: Backend) -> None:
    """A count that was compared did not spare a man the question whether he is pregnant."""
    asked = book(count_members(person.pregnant) <= number("jiwa_a") * 0)
    man = Family(family_card=card(0), members=[Person(sex="L", birth_date=born(30))])

    assert asked.decide(man, "P1").outcome is Outcome.ELIGIBLE
    assert disagreements(case(asked, [man]), backend, strict=False) == []


def test_the_age_of_a_member_is_not_that_of_the_person_in_hand() -> None:
    """A person of unknown age was told no: in the cases for the age, everybody in the family had that age."""
    asked = book((person.age <= 5) & any_member(person.age >= 60), unit=Unit.PERSON)
    old = Person(birth_date=born(70))

    unknown, _ = asked.decide_members(Family(members=[Person(), old]), "P1")
    small, _ = asked.decide_members(Family(members=[Person(birth_date=born(3)), old]), "P1")

    assert small.outcome is Outcome.ELIGIBLE
    assert unknown.outcome is Outcome.UNDETERMINED


def test_an_age_held_against_a_fact_beside_a_limit_of_age() -> None:
    """The cases for an unknown age wanted a number of the law in every comparison."""
    asked = book(any_member((person.age >= family.pkh_years) & (person.age >= 60)))

    assert asked.decide(Family(pkh_years=3, members=[Person()]), "P1").outcome is Outcome.UNDETERMINED


@each_backend
@pytest.mark.parametrize("families", [[], FAMILIES], ids=["no-rows", "rows"])
def test_rules_that_ask_no_member(backend: Backend, families: list[Family]) -> None:
    """Nothing was counted, and adding no column failed."""
    asked = case(book(family.has_kks, amount=number("uang_b")), families)

    assert disagreements(asked, backend, strict=False) == []


@each_backend
def test_a_brief_answer_where_nobody_can_be_eligible(backend: Backend) -> None:
    """A condition that is always false left a filter without a column."""
    never = ~not_excluded(family.has_kks, effect=number("berat_abai"))
    asked = case(book(count_members(person.severe_disability) <= number("jiwa_a"), never), FAMILIES)

    assert brief_disagreements(asked, backend, strict=False) == []


@each_backend
def test_a_person_programme_with_a_question_to_members(backend: Backend) -> None:
    """The tables and the single engine differed for persons of unknown age."""
    asked = case(book(any_member(person.age >= number("usia_a")), unit=Unit.PERSON), FAMILIES)

    assert disagreements(asked, backend, strict=False) == []
