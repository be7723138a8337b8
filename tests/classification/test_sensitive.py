"""No sensitive kind is ever inferred: its rule reads only the findings that are recorded about it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib import Family, Outcome, Person
from pskslib.classification import PPKS_KINDS, PSKS_KINDS, SPM_TARGETS, Kind
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field
from pskslib.population import Kind as FactKind
from pskslib.rules import Decision
from tests.classification.cases import BOOK, QUIET_FAMILY, QUIET_PERSON, Facts, quiet, verdict
from tests.rules.families import AS_OF, born

SENSITIVE = tuple(kind for kind in PPKS_KINDS if kind.sensitive)
FACTS = {**PERSON_FIELDS, **FAMILY_FIELDS}
WHO_AND_WHETHER_ALIVE = {"birth_date", "deceased", "death_date", "death_hint", "members_complete"}
NOT_DRAWN = {*WHO_AND_WHETHER_ALIVE, "unranked"}
each_sensitive_kind = pytest.mark.parametrize("kind", SENSITIVE, ids=lambda kind: kind.code)


def decisions(kind: Kind, family: Family) -> Iterator[Decision]:
    assert kind.rule is not None
    yield BOOK.decide_members(family, kind.rule)[0]


def value_of(fact: Field, chance: random.Random) -> object:
    """Any value that a fact can have, the worst included."""
    if fact.kind is FactKind.BOOL:
        return chance.random() < 0.5
    if fact.kind is FactKind.CODE and fact.codes is not None:
        return chance.choice(sorted(fact.codes.values))
    assert fact.low is not None
    return chance.randint(fact.low, min(fact.high or 0, 10_000_000))


def anything_but(hidden: frozenset[str], value: bool | None, seed: int) -> Family:
    """A family of which every other fact is anything at all, and the hidden ones are blank or a recorded no."""
    chance = random.Random(seed)

    def facts(declared: Mapping[str, Field]) -> dict[str, object]:
        made: dict[str, object] = {}
        for name, fact in declared.items():
            if name in hidden:
                made[name] = value if value is None or fact.kind is FactKind.BOOL else "tidak"
            elif fact.kind in (FactKind.BOOL, FactKind.CODE, FactKind.INT) and name not in NOT_DRAWN:
                made[name] = value_of(fact, chance)
        return made

    member = {**facts(PERSON_FIELDS), "birth_date": born(chance.randint(0, 90))}
    return Family(members=[Person(**member)], **facts(FAMILY_FIELDS))  # type: ignore[arg-type]  # facts by their names


def test_the_sensitive_kinds_are_marked_in_data() -> None:
    """Crime, health, prostitution, minority and violence: the special data of UU 27/2022 and ppks.md."""
    assert {kind.number for kind in SENSITIVE} == {3, 6, 7, 10, 14, 15, 16, 17, 18, 19}
    assert not [kind for kind in (*PSKS_KINDS, *SPM_TARGETS) if kind.sensitive]


@each_sensitive_kind
def test_its_rule_reads_only_its_own_findings(kind: Kind) -> None:
    """Every fact that the rule can look at is listed beside the kind; nothing else but age and life."""
    assert kind.rule is not None
    read = {fact.name for fact in BOOK.plan(kind.rule).facts()}

    assert read - WHO_AND_WHETHER_ALIVE == {*kind.status, *kind.findings}


@each_sensitive_kind
def test_no_other_programme_of_that_kind_reads_more(kind: Kind) -> None:
    """Earlier editions too."""
    programme = BOOK.programme(kind.rule or "")
    for edition in programme.editions:
        earlier = BOOK.on(edition.since).plan(programme.code)
        read = {fact.name for fact in earlier.facts()} - WHO_AND_WHETHER_ALIVE
        assert read <= {*kind.status, *kind.findings}


@each_sensitive_kind
def test_its_status_is_recorded_and_never_presumed(kind: Kind) -> None:
    """The finding is a sensitive fact of its own; no presumption and no number stands in for it."""
    for name in (*kind.status, *kind.findings):
        fact = FACTS[name]
        assert fact.presumed is None
        assert fact.kind in (FactKind.BOOL, FactKind.CODE)
    for name in kind.status:
        assert FACTS[name].sensitive


@each_sensitive_kind
@given(seed=st.integers(0, 2**32))
def test_without_its_finding_it_is_never_a_yes(kind: Kind, seed: int) -> None:
    """Whatever else is on record: with the finding blank, or a recorded no, nobody is put into the kind."""
    blank = anything_but(frozenset(kind.status), None, seed)
    refused = anything_but(frozenset(kind.status), False, seed)

    assert all(d.outcome is not Outcome.ELIGIBLE for d in decisions(kind, blank))
    assert all(d.outcome is Outcome.INELIGIBLE for d in decisions(kind, refused))


MINIMAL: dict[int, tuple[int, Facts]] = {
    3: (14, {"law_role": "tersangka"}),
    6: (9, {"violence_victim": True}),
    7: (9, {"sexual_crime_victim": True}),
    10: (25, {"changing_partners": True, "offers_self": True, "paid_for_sex": True}),
    14: (30, {"minority_group": True}),
    15: (30, {"former_prisoner": True, "rejected": True}),
    16: (30, {"hiv_positive": True, "needs_hiv_support": True}),
    17: (25, {"drug_misuse": True, "free_of_dependence": True, "social_function_disturbed": True}),
    18: (25, {"trafficked": True}),
    19: (30, {"violence_victim": True}),
}


@each_sensitive_kind
def test_with_its_finding_it_is_a_yes(kind: Kind) -> None:
    """The tests above are not empty."""
    age, facts = MINIMAL[kind.number]
    assert set(facts) & set(kind.status)
    assert verdict(quiet(age, facts), kind.rule or "") == "yes"


def test_what_a_finding_means_for_a_child_is_another_kind() -> None:
    """A child with HIV is no ODHA of this list, which begins at 18, but a child in need of protection."""
    child = quiet(10, {"hiv_positive": True, "needs_hiv_support": True})
    assert verdict(child, "PPKS-16") == "no"
    assert verdict(child, "PPKS-07") == "yes"


def test_the_quiet_person_says_no_to_everything_sensitive() -> None:
    """The base of the cases has no finding recorded."""
    for kind in SENSITIVE:
        for name in kind.status:
            recorded = {**QUIET_FAMILY, **QUIET_PERSON}[name]
            assert recorded in (False, "tidak")
    assert BOOK.as_of == AS_OF
