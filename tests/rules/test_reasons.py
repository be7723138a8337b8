"""Explanations are faithful: cited reasons are needed and enough, questions are the ones that matter."""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pskslib import Decision, Family, Outcome, Person, rulebook
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.rules import Verdict
from tests.rules.families import AS_OF, born, domain, families, hideable, known_families, with_fact, with_facts

BOOK = rulebook(as_of=AS_OF)
TODDLER = Person(birth_date=born(3), sex="L", severe_disability=False)


def fixed(family: Family, code: str) -> Family:
    """The family with one unmet criterion put right."""
    if code == "DESIL":
        return with_fact(family, None, "decile", 2)
    if code == "KOMPONEN":
        return evolve(family, members=(*family.members, TODDLER))
    if code == "X16":
        return evolve(family, judged_able=False)
    if code == "X11":
        return evolve(family, members=[evolve(m, deceased=None, death_date=None) for m in family.members])
    fact = {
        "X01": "civil_servant",
        "X04": "wage_above_minimum",
        "X05": "social_companion",
        "X18K": "gambling_relapse",
    }[code]
    return evolve(family, members=[with_facts(m, {fact: False}) for m in family.members])


@given(known_families(), st.data())
def test_p12_every_cited_reason_for_a_no_is_needed_and_together_they_are_enough(
    family: Family, data: st.DataObject
) -> None:
    """Fix all unmet criteria: no longer a no. Fix all but one: still a no."""
    decision = BOOK.decide(family, "PKH")
    unmet = [c.code for c in decision.criteria if c.verdict is Verdict.UNMET]
    assume(unmet)
    left = data.draw(st.sampled_from(unmet))
    almost = family
    for code in unmet:
        if code != left:
            almost = fixed(almost, code)

    assume("KOMPONEN" not in unmet or "X11" not in unmet)  # reviving the dead brings components back
    assert BOOK.decide(almost, "PKH").outcome is Outcome.INELIGIBLE
    assert BOOK.decide(fixed(almost, left), "PKH").outcome is not Outcome.INELIGIBLE


def only(family: Family, decision: Decision) -> Family:
    """The family with everything forgotten except the facts that the decision cites."""
    decided = [c for c in decision.criteria if c.verdict is not Verdict.UNKNOWN]
    kept = {(s.member, s.field.name) for c in decided for s in c.facts if not s.presumed}
    members = []
    for place, member in enumerate(family.members):
        known = {n: getattr(member, n) for n in PERSON_FIELDS if (place, n) in kept}
        for name in ("deceased", "death_date", "death_hint"):  # presence is how a member is listed
            known[name] = getattr(member, name)
        members.append(Person(**known))
    facts = {n: getattr(family, n) for n in FAMILY_FIELDS if (None, n) in kept}
    if (None, "decile") in kept:
        facts["unranked"] = family.unranked
    return Family(**facts, members_complete=family.members_complete, members=members)


@given(families())
def test_p13_the_cited_facts_alone_give_the_same_yes_or_no(family: Family) -> None:
    """All other facts forgotten: the outcome stands."""
    for code in ("PKH", "SEMBAKO"):
        decision = BOOK.decide(family, code)
        if decision.outcome is not Outcome.UNDETERMINED:
            assert BOOK.decide(only(family, decision), code).outcome is decision.outcome


@given(families())
def test_p14_an_undetermined_outcome_asks_and_answers_decide(family: Family) -> None:
    """Undetermined always has a question; a decided outcome asks nothing about the outcome."""
    decision = BOOK.decide(family, "PKH")
    for_outcome = [q for q in decision.missing if q.changes == "outcome"]
    for result in decision.criteria:
        if result.verdict is Verdict.UNKNOWN:
            assert result.facts, result.code

    assert bool(for_outcome) == (decision.outcome is Outcome.UNDETERMINED)
    if decision.outcome is Outcome.INELIGIBLE:
        assert decision.missing == ()
    if decision.outcome is Outcome.ELIGIBLE:
        assert decision.amount is not None
        assert bool(decision.missing) == (not decision.amount.exact)


@given(known_families(most=4), st.data())
def test_p14_with_one_fact_missing_exactly_that_fact_is_asked_when_it_matters(
    family: Family, data: st.DataObject
) -> None:
    """Asked for the outcome iff its answers differ in outcome; for the amount iff only in amount."""
    member, name = data.draw(st.sampled_from([*hideable(family)]))
    hidden = with_fact(family, member, name, None)
    fulls = [BOOK.decide(with_fact(hidden, member, name, v), "PKH") for v in domain(member, name)]
    decision = BOOK.decide(hidden, "PKH")
    asked = {q.pair: q.changes for q in decision.missing if not q.check}
    outcomes = {d.outcome for d in fulls}
    amounts = {(d.amount.low, d.amount.high) for d in fulls if d.amount}

    open_check = any(q.check for q in decision.missing) or decision.outcome is Outcome.INELIGIBLE
    if len(outcomes) > 1:
        assert asked.get((member, name)) == "outcome"
    elif len(amounts) > 1 and not open_check:
        assert asked.get((member, name)) == "amount"
    elif not open_check:
        assert (member, name) not in asked


def some(values: tuple[object, ...]) -> tuple[object, ...]:
    """Every value of a small domain, every second one of a domain of dates."""
    return values if len(values) < 20 else values[::2]


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(known_families(most=4), st.data())
def test_no_question_is_idle(family: Family, data: st.DataObject) -> None:
    """Each asked fact changes something for some completion found by filling the other questions."""
    hidden = data.draw(st.lists(st.sampled_from([*hideable(family)]), min_size=1, max_size=2, unique=True))
    for member, name in hidden:
        family = with_fact(family, member, name, None)
    decision = BOOK.decide(family, "PKH")
    asked = [q for q in decision.missing if not q.check and q.fact not in ("members_complete", "deceased")]
    assume(len(asked) <= 3)
    for question in asked:
        rests = [family]
        for other in asked:
            if other is not question:
                rests = [with_fact(f, *other.pair, v) for f in rests for v in some(domain(*other.pair))]
        differs = any(
            len(
                {
                    (d.outcome, d.amount)
                    for v in domain(*question.pair)
                    for d in [BOOK.decide(with_fact(rest, *question.pair, v), "PKH")]
                }
            )
            > 1
            for rest in rests
        )
        assert differs, question.pair


def test_a_doubtful_member_is_not_asked_what_changes_no_sum() -> None:
    """Found at random: a newborn of whom a death was heard is paid as a small child, disabled or not."""
    baby = Person(birth_date=AS_OF, sex="L", pregnant=False, school_level="tidak", death_hint=True)
    asked = [q.fact for q in BOOK.decide(Family(decile=1, members=[baby]), "PKH").missing]

    assert asked == ["death_hint"]


@given(families())
def test_explanations_name_every_unmet_criterion_with_its_basis(family: Family) -> None:
    """Both languages: outcome, every unmet code, a basis for it, and the appeal for a no."""
    decision = BOOK.decide(family, "PKH")
    for language, basis in (("id", "Dasar: "), ("en", "Basis: ")):
        text = decision.explain(language)
        for result in decision.criteria:
            assert result.citations
            excludes = result.criterion.excludes if language == "id" else result.criterion.excludes_en
            if result.verdict is Verdict.UNMET:
                assert f"{result.code}: " in text
            elif result.verdict is Verdict.UNKNOWN:
                assert f"{result.code}: " in text or str(excludes) in text
        assert text.count(basis) >= 1
        assert "{" not in text


def test_a_limit_that_binds_only_in_between_is_seen() -> None:
    """One severely disabled member is paid: the pupil's school matters if the other one is that member."""
    pupil = Person(birth_date=born(10), sex="L", severe_disability=True)
    other = Person(sex="L", school_level="tidak")
    asked = {q.pair for q in BOOK.decide(Family(decile=1, members=[pupil, other]), "PKH").missing}

    assert (0, "school_level") in asked
    assert {(1, "birth_date"), (1, "severe_disability")} <= asked
