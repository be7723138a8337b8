"""The four lines that no peer gets right (engine notes section 2), in the words of the README."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from pskslib import Decision, Family, Outcome, Person, rulebook

MOTHER = Person(birth_date=date(1996, 3, 1), sex="P", pregnant=True, pregnancy_number=1, severe_disability=False)
TODDLER = Person(birth_date=date(2023, 5, 2), sex="P", severe_disability=False)
PUPIL = Person(birth_date=date(2016, 8, 9), sex="L", school_level="SD", severe_disability=False)
FAMILY = Family(decile=2, members=[MOTHER, TODDLER, PUPIL])


def decide(family: Family) -> Decision:
    """PKH on the day of the notes."""
    return rulebook(as_of=date(2026, 11, 24)).decide(family, "PKH")


def test_with_the_decile_absent_it_is_undetermined_and_asks_for_the_decile() -> None:
    decision = decide(evolve(FAMILY, decile=None))

    assert decision.outcome is Outcome.UNDETERMINED
    assert [q.pair for q in decision.missing] == [(None, "decile")]
    assert "Berapa desil keluarga ini?" in decision.explain()


def test_with_a_birth_date_absent_it_is_eligible_between_two_amounts() -> None:
    decision = decide(evolve(FAMILY, members=[MOTHER, evolve(TODDLER, birth_date=None), PUPIL]))

    assert decision.outcome is Outcome.ELIGIBLE
    assert decision.amount is not None
    assert (decision.amount.low, decision.amount.high) == (3_900_000, 6_900_000)
    assert "antara Rp3.900.000 dan Rp6.900.000 setahun" in decision.explain()
    assert decision.missing[0].pair == (1, "birth_date")
    assert {q.changes for q in decision.missing} == {"amount"}


def test_with_all_there_it_is_eligible_exactly() -> None:
    decision = decide(FAMILY)

    assert decision.outcome is Outcome.ELIGIBLE
    assert decision.amount is not None
    assert decision.amount.exact
    assert decision.amount.low == 6_900_000
    assert decision.missing == ()


def test_with_decile_7_it_is_ineligible_with_the_reason_and_its_basis() -> None:
    decision = decide(evolve(FAMILY, decile=7))
    text = decision.explain()

    assert decision.outcome is Outcome.INELIGIBLE
    assert "[tidak terpenuhi] DESIL: Desil kesejahteraan paling tinggi 4" in text
    assert "desil 7" in text
    assert "Dasar: Kepmensos 79/HUK/2025" in text
    assert "usul atau sanggah" in text
