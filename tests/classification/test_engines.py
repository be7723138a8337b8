"""Same language, same answers, same words: every engine and every form of every classification agree."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pskslib import Decision, Family, Outcome, Person, Rulebook, to_tables
from pskslib.classification import CLASSIFICATIONS, POVERTY_ITEMS, poverty_items
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind
from pskslib.rules import Programme, Unit
from pskslib.rules.interpret import Interpreter
from tests.classification.cases import BOOK, book_on
from tests.rules.families import AS_OF, born

READ = {fact.name for plan in BOOK.in_force for fact in plan.facts()}
BOOKS = (*(book_on(day) for day in (date(2013, 6, 1), date(2015, 6, 1), date(2021, 6, 1))), BOOK)


def value_of(fact: Field, chance: random.Random) -> object:
    """A value; numbers near the limits of the rules."""
    if fact.kind is Kind.BOOL:
        return chance.random() < 0.5
    if fact.kind is Kind.CODE and fact.codes is not None:
        return chance.choice(list(fact.codes.values))
    assert fact.low is not None
    near = (0, 1, 2, 3, 4, 5, 7, 8, 50, 51, 450, 500, 501, 358_233, 391_000, 600_000, 753_331, 753_332, 500_000)
    return chance.choice([n for n in near if fact.low <= n <= (fact.high or 0)] or [fact.low])


def made(seed: int, *, known: float) -> Family:
    """A family drawn from a seed, of whose facts a share is known."""
    chance = random.Random(seed)

    def facts(declared: dict[str, Field]) -> dict[str, object]:
        kinds = (Kind.BOOL, Kind.CODE, Kind.INT, Kind.DECIMAL)
        skip = {"deceased", "death_hint", "members_complete", "unranked"}
        return {
            name: value_of(fact, chance)
            for name, fact in declared.items()
            if name in READ and name not in skip and fact.kind in kinds and chance.random() < known
        }

    members = [
        Person(
            **{  # type: ignore[arg-type]  # facts by their names
                **facts(dict(PERSON_FIELDS)),
                "birth_date": born(chance.choice((0, 5, 6, 12, 17, 18, 35, 36, 59, 60)))
                if chance.random() < 0.8
                else None,
                "deceased": chance.choice((None, None, None, False, True)),
                "death_hint": chance.choice((None, None, None, True)),
            }
        )
        for _ in range(chance.randint(1, 3))
    ]
    return Family(family_card=f"640801010120{seed % 9999 + 1:04}", members=members, **facts(dict(FAMILY_FIELDS)))  # type: ignore[arg-type]


MANY = [made(seed, known=(0.3, 0.6, 1.0)[seed % 3]) for seed in range(1, 101)]
seeds = st.integers(1, 10**9)
shares = st.sampled_from([0.2, 0.5, 0.9, 1.0])


@given(seeds, shares, st.sampled_from(BOOKS), st.booleans())
def test_the_engine_agrees_with_the_meaning(seed: int, known: float, book: Rulebook, strict: bool) -> None:
    """Generated code and the written-down meaning give the same verdicts."""
    family = made(seed, known=known)
    for plan in book.in_force:
        evaluate = plan.evaluator(family, strict=strict)
        for place in range(len(family.members)) if plan.by_person else (None,):
            member = None if place is None else family.members[place]
            verdicts, _, _ = evaluate(family, member, plan.year, plan.key, plan.as_of)
            seer = Interpreter(family, today=plan.as_of, numbers=plan.numbers, strict=strict, subject=place)
            assert verdicts == tuple(seer.truth(rule, place) for rule in plan.rules), plan.programme.code


@given(seeds, shares)
def test_what_is_decided_stays_true_when_one_more_fact_is_known(seed: int, known: float) -> None:
    """Soundness: a fact filled in never turns a yes into a no, or a no into a yes."""
    family = made(seed, known=known)
    chance = random.Random(seed)
    unknown = [
        fact
        for fact in FAMILY_FIELDS.values()
        if fact.name in READ and fact.kind in (Kind.BOOL, Kind.CODE) and getattr(family, fact.name) is None
        if fact.presumed is None and fact.name != "unranked"
    ]
    if not unknown:
        return
    fact = chance.choice(unknown)
    more = evolve(family, **{fact.name: value_of(fact, chance)})  # type: ignore[arg-type]  # a fact by its name
    for before, after in zip(BOOK.decide(family), BOOK.decide(more), strict=True):
        if before.outcome is not Outcome.UNDETERMINED:
            assert after.outcome is before.outcome, (before.programme, fact.name)


@pytest.mark.parametrize("engine", ["frame", "numpy"])
@pytest.mark.parametrize("strict", [False, True])
def test_tables_give_the_same_answers(engine: Literal["frame", "numpy"], strict: bool) -> None:
    """A hundred families as tables: every classification and every item (on arrays those about families)."""
    pytest.importorskip("polars")
    persons, families = to_tables(MANY)
    for book in (BOOK, poverty_items(AS_OF)):
        codes = [plan.programme.code for plan in book.in_force if engine == "frame" or not plan.by_person]
        table = book.decide_table(persons, families, codes, strict=strict, engine=engine)
        told = {
            (row["no_kk"], row["id_orang"], row["programme"]): (row["outcome"], row["unmet"], row["unknown"])
            for row in table.to_dicts()
        }
        made_alone = (d for family in MANY for d in book.decide(family, strict=strict) if d.programme in codes)
        assert told == {key(d): answer(d) for d in made_alone}
        assert {outcome for outcome, _, _ in told.values()} == {"eligible", "ineligible", "undetermined"}


def key(decision: Decision) -> tuple[str | None, str | None, str]:
    subject = decision.subject
    return subject.family_card, subject.person_id, decision.programme


def answer(decision: Decision) -> tuple[str, str, str]:
    codes = decision.plan.codes
    unmet = ";".join(c for c, v in zip(codes, decision.verdicts, strict=True) if v is False)
    unknown = ";".join(c for c, v in zip(codes, decision.verdicts, strict=True) if v is None)
    return decision.outcome.value, unmet, unknown


@pytest.mark.parametrize("book", [BOOK, poverty_items(AS_OF)], ids=["klasifikasi", "butir"])
def test_a_book_survives_json(book: Rulebook) -> None:
    again = Rulebook.from_json(book.to_json())

    assert again == book
    assert again.digest == book.digest
    assert again.to_json() == book.to_json()


def test_a_reading_changes_the_digest() -> None:
    assert book_on(readings={"PPKS.gabung": "semua"}).digest != BOOK.digest


@pytest.mark.parametrize("programme", [*CLASSIFICATIONS, *POVERTY_ITEMS], ids=lambda p: p.code)
def test_every_rule_has_words_citations_and_sources_in_both_languages(programme: Programme) -> None:
    book = Rulebook(as_of=programme.editions[-1].since, programmes=(programme,))
    plan = book.plan(programme.code)
    assert programme.name != programme.name_en or programme.code == "PSKS-07"
    for place, chosen in enumerate(plan.criteria):
        assert chosen.text
        assert chosen.text_en != chosen.text
        assert plan.citations(place), chosen.code
        assert all(c.source for c in plan.citations(place))
    for language in ("id", "en"):
        assert not re.search(r"[{}]", book.describe(programme.code, language))


@given(seeds)
def test_every_decision_explains_itself_and_is_json(seed: int) -> None:
    """Both languages, no empty braces, no exception."""
    family = made(seed, known=0.5)
    for decision in random.Random(seed).sample(BOOK.decide(family), 3):
        for language in ("id", "en"):
            text = decision.explain(language)
            assert decision.programme in text
            assert not re.search(r"[{}]", text)
        record = decision.to_dict()
        assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_persons_and_families_are_told_apart() -> None:
    by_family = {p.code for p in CLASSIFICATIONS if p.unit is Unit.FAMILY}
    assert by_family == {
        *("PPKS-24", "PPKS-25", "PPKS-26", "PSKS-07"),
        *("BPS14", "KEPMENSOS146", "KEPMENSOS262", "GK_KUTIM", "GK_KALTIM", "KEMISKINAN_EKSTREM"),
    }


MAY_NOT_READ = {"name", "nik", "address", "family_card", "relation", "village", "decile", "p3ke_decile"}


def test_who_somebody_is_and_the_rank_of_the_family_decide_nothing() -> None:
    """No name, number, address or decile: a rank is no kind."""
    assert not MAY_NOT_READ & READ
