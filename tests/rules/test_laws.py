"""The laws searched densely on PKH and Sembako, and those that only they have (P0 to P26: property catalogue).

Every other programme obeys the same laws, on fewer examples: ``test_laws_everywhere.py``.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from pskslib import Decision, Family, Outcome, Person, Rulebook, rulebook
from tests.rules import laws
from tests.rules.families import (
    AS_OF,
    born,
    checked,
    completions,
    domain,
    families,
    hideable,
    known_families,
    persons,
    presumed_facts,
    with_fact,
)

PROGRAMMES = ("PKH", "SEMBAKO")
SHIPPED = rulebook(as_of=AS_OF)
BOOK = Rulebook(as_of=AS_OF, programmes=tuple(p for p in SHIPPED.programmes if p.code in PROGRAMMES))
EDITIONS = (date(2016, 6, 1), date(2018, 6, 1), date(2019, 6, 1), date(2020, 5, 1), date(2022, 1, 1), AS_OF)
each_programme = pytest.mark.parametrize("code", PROGRAMMES)
READ_BACK = Rulebook.from_json(BOOK.to_json())
RANK = {Outcome.INELIGIBLE: 0, Outcome.UNDETERMINED: 1, Outcome.ELIGIBLE: 2}


def hull(decisions: list[Decision]) -> tuple[Outcome, int, int]:
    """The exact answer over all completions."""
    outcomes = {d.outcome for d in decisions}
    lows = [d.amount.low for d in decisions if d.amount]
    highs = [d.amount.high or 0 for d in decisions if d.amount]
    return outcomes.pop() if len(outcomes) == 1 else Outcome.UNDETERMINED, min(lows), max(highs)


def test_p0_the_generator_reaches_every_stratum() -> None:
    """Each outcome, and no for one reason and for several, at least five per cent."""
    seen: Counter[str] = Counter()

    @settings(max_examples=600, database=None, derandomize=True)
    @given(families())
    def run(family: Family) -> None:
        decision = BOOK.decide(family, "PKH")
        reasons = decision.verdicts.count(False)
        seen[decision.outcome.value + (f"-{min(reasons, 2)}" if reasons else "")] += 1

    run()

    wanted = {"eligible", "undetermined", "ineligible-1", "ineligible-2"}
    shares = {name: seen[name] / seen.total() for name in wanted}
    assert all(share >= 0.05 for share in shares.values()), shares


@each_programme
@given(data=st.data())
def test_p1_the_same_question_has_the_same_answer(code: str, data: st.DataObject) -> None:
    """A book that has answered before and one that has not give equal records and equal words."""
    laws.answers_survive_json(BOOK, BOOK.on(AS_OF), code, data.draw(families()))


@each_programme
@given(data=st.data())
def test_p2_the_order_of_members_does_not_matter(code: str, data: st.DataObject) -> None:
    """Shuffled members: same outcome, amount, verdicts and questions."""
    family = data.draw(families())

    laws.order_does_not_matter(BOOK, code, family, data.draw(st.permutations(range(len(family.members)))))


@each_programme
@given(data=st.data())
def test_p3_what_is_decided_stays_true_however_the_unknowns_turn_out(code: str, data: st.DataObject) -> None:
    """Soundness, on every edition, with values at the limits."""
    day = data.draw(st.sampled_from([d for d in EDITIONS if code == "PKH" or d.year > 2016]))
    book = BOOK.on(day)
    family = data.draw(families(day))

    laws.stays_true(book, code, family, data.draw(completions(book.plan(code), family)))


@given(families(), st.data())
def test_p3_without_presumptions_too(family: Family, data: st.DataObject) -> None:
    """Under ``strict`` also the presumed facts may turn out either way."""
    plan = BOOK.plan("PKH")
    family = data.draw(checked(plan, family))
    decision = BOOK.decide(family, "PKH", strict=True)
    full = data.draw(completions(plan, family))
    for member, name in presumed_facts(plan, full):
        full = with_fact(full, member, name, data.draw(st.booleans()))

    event(decision.outcome.value)
    laws.stays_true(BOOK, "PKH", family, full, strict=True)
    if decision.outcome is Outcome.UNDETERMINED:
        assert any(q.changes == "outcome" for q in decision.missing)


@each_programme
@settings(max_examples=60)
@given(data=st.data())
def test_p4_one_fact_missing_gives_exactly_the_hull_of_its_completions(code: str, data: st.DataObject) -> None:
    """Exhaustive over the domain of the missing fact: neither a wrong no nor an idle undetermined."""
    family = data.draw(known_families(most=4))
    for member, name in hideable(family):
        hidden = with_fact(family, member, name, None)
        fulls = [BOOK.decide(with_fact(hidden, member, name, value), code) for value in domain(member, name)]
        decision = BOOK.decide(hidden, code)
        outcome, low, high = hull(fulls)

        assert (decision.outcome, (member, name)) == (outcome, (member, name))
        assert decision.amount is not None
        assert (decision.amount.low, decision.amount.high) == (low, high), (member, name)


def test_precision_is_at_least_99_per_cent_over_small_domains() -> None:
    """Two facts missing at once: *undetermined* is said only where two completions really differ."""
    counted: Counter[bool] = Counter()

    @settings(max_examples=150, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def run(data: st.DataObject) -> None:
        family = data.draw(known_families(most=3))
        pairs = [*hideable(family)]
        assume(len(pairs) > 1)
        (m1, n1), (m2, n2) = data.draw(st.lists(st.sampled_from(pairs), min_size=2, max_size=2, unique=True))
        hidden = with_fact(with_fact(family, m1, n1, None), m2, n2, None)
        decision = BOOK.decide(hidden, "PKH")
        fulls = [
            BOOK.decide(with_fact(with_fact(hidden, m1, n1, a), m2, n2, b), "PKH")
            for a in domain(m1, n1)
            for b in domain(m2, n2)
        ]
        outcome, _, _ = hull(fulls)
        if decision.outcome is Outcome.UNDETERMINED:
            counted[outcome is Outcome.UNDETERMINED] += 1

    run()

    assert counted[True] / counted.total() >= 0.99, counted


@each_programme
@given(data=st.data())
def test_p5_more_knowledge_never_widens(code: str, data: st.DataObject) -> None:
    """Filling one unknown fact never contradicts and only narrows the range."""
    known = data.draw(families())
    member, name = data.draw(st.sampled_from([*hideable(known)]))

    laws.stays_true(BOOK, code, with_fact(known, member, name, None), known)


@each_programme
@given(data=st.data())
def test_p6_a_lower_decile_never_loses(code: str, data: st.DataObject) -> None:
    """Poorer is never worse."""
    family = data.draw(known_families())
    assume(family.decile is not None and family.decile > 1)
    assert family.decile is not None
    poorer = BOOK.decide(with_fact(family, None, "decile", data.draw(st.integers(1, family.decile - 1))), code)
    decision = BOOK.decide(family, code)

    assert RANK[poorer.outcome] >= RANK[decision.outcome]
    assert poorer.amount is not None
    assert decision.amount is not None
    assert poorer.amount.low >= decision.amount.low


PUPIL = Person(birth_date=born(9), sex="L", school_level="SD", severe_disability=False, civil_servant=False)


@given(st.integers(1, 4), st.lists(persons(), max_size=5), persons())
def test_p7_one_more_member_with_a_component_never_lowers_the_amount(
    decile: int, others: list[Person], person: Person
) -> None:
    """The added member is neutral in every other rule; the family is eligible for its pupil's sake."""
    family = Family(decile=decile, members=[PUPIL, *others])
    more = BOOK.decide(evolve(family, members=(*family.members, person)), "PKH")
    decision = BOOK.decide(family, "PKH")

    assert decision.outcome is Outcome.ELIGIBLE
    assert more.outcome is Outcome.ELIGIBLE
    assert more.amount is not None
    assert decision.amount is not None
    assert more.amount.low >= decision.amount.low


@pytest.mark.parametrize("count", range(13))
def test_p8_the_family_limit_caps_pupils(count: int) -> None:
    """Up to twelve pupils: the four dearest are paid."""
    pupils = [
        Person(birth_date=born(12), sex="L", school_level=level, severe_disability=False)
        for level in (["SD", "SMP", "SMA"] * 4)[:count]
    ]
    amounts = {"SD": 900_000, "SMP": 1_500_000, "SMA": 2_000_000}
    expected = sum(sorted((amounts[level] for level in (["SD", "SMP", "SMA"] * 4)[:count]), reverse=True)[:4])
    random.Random(count).shuffle(pupils)
    adult = Person(birth_date=born(40), sex="L", pregnant=False, severe_disability=False)

    decision = BOOK.decide(Family(decile=1, members=[adult, *pupils]), "PKH")

    assert decision.amount is not None
    assert (decision.amount.low, decision.amount.high) == (expected, expected)


@each_programme
@given(data=st.data())
def test_p10_the_deceased_are_inert(code: str, data: st.DataObject) -> None:
    """Dead by the day: as if not listed. Dead the day after: still counts."""
    family = data.draw(families())
    dead = evolve(data.draw(persons()), civil_servant=True)
    death = data.draw(st.sampled_from([evolve(dead, death_date=AS_OF), evolve(dead, deceased=True)]))

    laws.the_dead_do_not_count(BOOK, code, family, death)
    later = evolve(dead, death_date=date(2026, 11, 25))
    assert BOOK.decide(evolve(family, members=(*family.members, later)), code).outcome is Outcome.INELIGIBLE


@each_programme
@given(data=st.data())
def test_p25_who_they_are_does_not_matter(code: str, data: st.DataObject) -> None:
    """Name, NIK and relation change nothing."""
    family = data.draw(families())
    renamed = [
        evolve(m, name=data.draw(st.sampled_from(["Amir", "Ngadiyem", "Yohanes"])), nik="6408041708859901")
        for m in family.members
    ]

    laws.nothing_else_is_read(BOOK, code, family, evolve(family, members=renamed, address="Jalan Poros"))


@given(families(), st.booleans())
def test_the_engine_agrees_with_the_meaning(family: Family, strict: bool) -> None:
    """Generated code and the written-down meaning give the same verdicts and bounds."""
    for day in EDITIONS:
        laws.engine_is_the_meaning(BOOK.on(day), "PKH", family, strict=strict)


@given(families())
def test_strictness_only_removes_what_was_presumed(family: Family) -> None:
    """Without presumptions nothing new is decided, and ``presumed`` names what is lost."""
    laws.strict_implies_normal(BOOK, "PKH", family)


@each_programme
@given(data=st.data())
def test_p17_a_decision_survives_json(code: str, data: st.DataObject) -> None:
    """Records are JSON, and a book read back from JSON makes the same ones."""
    laws.answers_survive_json(BOOK, READ_BACK, code, data.draw(families()))


@pytest.mark.parametrize("day", EDITIONS)
def test_p17_a_rule_book_survives_json(day: date) -> None:
    """Same rules, same digest, and text that is a fixed point."""
    laws.book_survives_json(SHIPPED.on(day))


def test_p16_a_later_edition_changes_nothing_earlier() -> None:
    """Cutting off what came later leaves the digest of an earlier day alone."""
    day = date(2024, 6, 1)
    cut = [evolve(p, editions=tuple(e for e in p.editions if e.since <= day)) for p in SHIPPED.programmes]

    assert evolve(SHIPPED, as_of=day, programmes=tuple(cut)).digest == SHIPPED.on(day).digest
