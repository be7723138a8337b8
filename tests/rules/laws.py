"""The laws that every rule obeys, as plain assertions on a rule book, the code of a programme, and a family.

They know nothing of any programme. Each takes what it compares (a completed family, another order, a second
book), so that any generator of families can be used; those of :mod:`tests.rules.drawing` need only a plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from pskslib import Decision, Family, Outcome, Person, Rulebook
from pskslib.rules import Range
from pskslib.rules.interpret import Asked, Interpreter

LANGUAGES = ("id", "en")
UNMET = {"id": "tidak terpenuhi", "en": "not met"}


def decided(book: Rulebook, code: str, family: Family, *, strict: bool = False) -> tuple[Decision, ...]:
    """One decision about the family, or one about each member."""
    if book.plan(code).by_person:
        return book.decide_members(family, code, strict=strict)
    return (book.decide(family, code, strict=strict),)


# --- knowing more ---------------------------------------------------------------------------------------


def stays_true(book: Rulebook, code: str, family: Family, more: Family, *, strict: bool = False) -> None:
    """What is decided stays true when more is known; an amount only narrows.

    Args:
        book: The rule book.
        code: Of the programme.
        family: As it is known now.
        more: The same family with some of its unknown facts filled in; new members come last.
        strict: Without presumptions.
    """
    before, after = (decided(book, code, f, strict=strict) for f in (family, more))
    assert len(after) >= len(before)
    for old, new in zip(before, after, strict=False):
        _verdicts_stay(old, new)
        if old.outcome is not Outcome.UNDETERMINED:
            assert new.outcome is old.outcome
        _narrows(old.amount, new.amount)


def _verdicts_stay(old: Decision, new: Decision) -> None:
    for criterion, a, b in zip(old.plan.codes, old.verdicts, new.verdicts, strict=True):
        assert a is None or a is b, f"{criterion}: {a} became {b}"


def _narrows(wide: Range | None, narrow: Range | None) -> None:
    if wide is None:
        assert narrow is None
        return
    assert narrow is not None
    assert wide.low <= narrow.low
    assert wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


def strict_implies_normal(book: Rulebook, code: str, family: Family) -> None:
    """What is decided without presumptions is decided so with them, and ``presumed`` names what is lost."""
    normal, strict = decided(book, code, family), decided(book, code, family, strict=True)
    for a, b in zip(normal, strict, strict=True):
        _verdicts_stay(b, a)
        if b.outcome is not Outcome.UNDETERMINED:
            assert a.outcome is b.outcome
        _narrows(b.amount, a.amount)
        lost = [c for c, x, y in zip(a.plan.codes, a.verdicts, b.verdicts, strict=True) if x is not None and y is None]
        assert list(a.presumed) == lost
        assert b.presumed == ()


def presuming_is_knowing(book: Rulebook, code: str, family: Family, stated: Family) -> None:
    """A presumed fact counts as the same fact on record; ``stated`` has them written down."""
    for a, b in zip(decided(book, code, family), decided(book, code, stated), strict=True):
        assert _answer(a) == _answer(b)


def _answer(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.verdicts, decision.amount


# --- what makes no difference ---------------------------------------------------------------------------


def order_does_not_matter(book: Rulebook, code: str, family: Family, order: Sequence[int]) -> None:
    """Members in another order: the same answers and the same questions.

    Args:
        book: The rule book.
        code: Of the programme.
        family: The family.
        order: The places of its members in the other order.
    """
    other = evolve(family, members=[family.members[place] for place in order])
    before, after = decided(book, code, family), decided(book, code, other)
    moved = {old: new for new, old in enumerate(order)}
    for place, decision in enumerate(before):
        same = after[moved[place]] if decision.place is not None else after[0]
        assert _answer(same) == _answer(decision)
        assert _questions(same) == {
            (place if place is None else moved[place], *rest) for place, *rest in _questions(decision)
        }


def _questions(decision: Decision) -> set[tuple[int | None, str, str]]:
    """What is asked; of several members with the same hint the first is to be checked, whoever that is."""
    return {(None if q.check else q.member, q.fact, q.changes) for q in decision.missing}


def nothing_else_is_read(book: Rulebook, code: str, family: Family, other: Family) -> None:
    """``other`` differs in facts that the plan does not name among those it reads: nothing changes."""
    for a, b in zip(decided(book, code, family), decided(book, code, other), strict=True):
        assert _answer(a) == _answer(b)
        assert [q.pair for q in a.missing] == [q.pair for q in b.missing]


def the_dead_do_not_count(book: Rulebook, code: str, family: Family, dead: Person) -> None:
    """A member who has died by the day, added last, changes nothing for the others."""
    more = decided(book, code, evolve(family, members=(*family.members, dead)))
    if family.members:
        for a, b in zip(decided(book, code, family), more, strict=False):
            assert _answer(a) == _answer(b)


# --- one meaning ----------------------------------------------------------------------------------------


def engine_is_the_meaning(book: Rulebook, code: str, family: Family, *, strict: bool = False) -> None:
    """Generated code and the written-down meaning give the same verdicts and bounds."""
    plan = book.plan(code)
    evaluate = plan.evaluator(family, strict=strict)
    for place in range(len(family.members)) if plan.by_person else (None,):
        member = None if place is None else family.members[place]
        verdicts, low, high = evaluate(family, member, plan.year, plan.key, plan.as_of)
        seer = Interpreter(family, today=plan.as_of, numbers=plan.numbers, strict=strict, subject=place)

        assert verdicts == tuple(seer.truth(rule, place) for rule in plan.rules)
        if plan.amount is not None:
            assert (low, high) == seer.bounds(plan.amount)


def answers_survive_json(book: Rulebook, again: Rulebook, code: str, family: Family) -> None:
    """A book read back from JSON gives the same records in the same words; records are JSON themselves."""
    for a, b in zip(decided(book, code, family), decided(again, code, family), strict=True):
        record = a.to_dict()
        assert b.to_dict() == record
        assert json.loads(json.dumps(record, allow_nan=False)) == record
        assert [b.explain(language) for language in LANGUAGES] == [a.explain(language) for language in LANGUAGES]


def book_survives_json(book: Rulebook) -> Rulebook:
    """Same rules, same digest, and text that is a fixed point; returns the book that was read back."""
    again = Rulebook.from_json(book.to_json())
    assert again == book
    assert again.to_json() == book.to_json()
    assert again.digest == book.digest
    return again


# --- what a decision says -------------------------------------------------------------------------------


def amounts_fit_the_outcome(book: Rulebook, code: str, family: Family, *, strict: bool = False) -> None:
    """Ineligible is 0..0, undetermined begins at 0, no range is upside down."""
    for decision in decided(book, code, family, strict=strict):
        unmet, open_ = False in decision.verdicts, None in decision.verdicts
        wanted = Outcome.INELIGIBLE if unmet else Outcome.UNDETERMINED if open_ else Outcome.ELIGIBLE
        assert decision.outcome is wanted
        amount = decision.amount
        assert (amount is None) is (decision.plan.amount is None)
        if amount is None:
            continue
        assert amount.low >= 0
        assert amount.high is None or amount.low <= amount.high
        if decision.outcome is Outcome.INELIGIBLE:
            assert (amount.low, amount.high) == (0, 0)
        elif decision.outcome is Outcome.UNDETERMINED:
            assert amount.low == 0


def explains_itself(book: Rulebook, code: str, family: Family, *, strict: bool = False) -> None:
    """Whole words in both languages that name the programme and every unmet criterion, with its basis."""
    for decision in decided(book, code, family, strict=strict):
        for language in LANGUAGES:
            text = decision.explain(language)
            assert not set("{}") & set(text), text
            assert "None" not in text
            assert code in text
            for result in decision.criteria:
                told = f"[{UNMET[language]}] {result.code}: "
                assert (told in text) is (result.verdict.value == "unmet"), (language, result.code)
        assert all(result.citations for result in decision.criteria)


def asks_exactly(book: Rulebook, code: str, family: Family, asked: Asked, ways: Iterable[Family]) -> list[bool]:
    """With one fact unknown: it is asked for where some value changes a criterion or the amount, and only there.

    Args:
        book: The rule book.
        code: Of the programme.
        family: A family of which nothing but this fact is unknown.
        asked: Place of the member, or None, and name of the fact.
        ways: The family for every way in which the fact can turn out.

    Returns:
        For every undetermined decision, whether two of the ways really end differently. (Two criteria that
        read the same fact may each be open although no value meets both: to be counted, no law.)
    """
    turned = [decided(book, code, way) for way in ways]
    precise = []
    for place, decision in enumerate(decided(book, code, family)):
        ends = [answers[place] for answers in turned]
        for end in ends:
            assert all(q.check for q in end.missing), f"all is known, and yet asked: {[q.pair for q in end.missing]}"
            assert (end.outcome is Outcome.UNDETERMINED) is bool([q for q in end.missing if q.changes == "outcome"])
        if any(end.outcome is Outcome.UNDETERMINED for end in ends):
            continue  # a hint has to be checked too: then more than this fact is open
        _asked_exactly(decision, asked, ends)
        if decision.outcome is Outcome.UNDETERMINED:
            precise.append(len({end.outcome for end in ends}) > 1)
    return precise


def _asked_exactly(decision: Decision, asked: Asked, ends: Sequence[Decision]) -> None:
    outcomes = {end.outcome for end in ends}
    amounts = {end.amount for end in ends}
    question = {q.pair: q for q in decision.missing}.get(asked)
    if question is None:
        assert outcomes == {decision.outcome}, f"{asked} is not asked, but the answer may be {outcomes}"
        assert amounts == {decision.amount}, f"{asked} is not asked, but the amount may be {amounts}"
    elif question.changes == "amount":
        assert outcomes == {decision.outcome}, f"{asked} is asked for the amount, but the answer may be {outcomes}"
        assert len(amounts) > 1, f"{asked} is asked, but the amount is always {ends[0].amount}"
    else:
        assert question.criteria
        for criterion in question.criteria:
            at = decision.plan.codes.index(criterion)
            assert len({end.verdicts[at] for end in ends}) > 1, f"{criterion} waits for {asked} that does not matter"


# --- tables ---------------------------------------------------------------------------------------------

Row = Mapping[str, object]


def rows_are_decisions(
    rows: Iterable[Row], book: Rulebook, codes: Sequence[str], families: Sequence[Family], *, strict: bool
) -> None:
    """The rows of a table are the decisions on its families, each with a number of its own."""
    found = {(row["no_kk"], row["id_orang"], row["programme"]): row for row in rows}
    wanted = [d for family in families for code in codes for d in decided(book, code, family, strict=strict)]
    assert len(found) == len(wanted)
    for decision in wanted:
        subject = decision.subject
        row = found[subject.family_card, subject.person_id, decision.programme]
        told = {name: row[name] for name in ("outcome", "amount_low", "amount_high", "unmet", "unknown", "presumed")}
        assert told == _row(decision), (decision.programme, decision.family)


def _row(decision: Decision) -> dict[str, object]:
    def codes(verdict: bool | None) -> str:
        return ";".join(c for c, v in zip(decision.plan.codes, decision.verdicts, strict=True) if v is verdict)

    return {
        "outcome": decision.outcome.value,
        "amount_low": decision.amount and decision.amount.low,
        "amount_high": decision.amount and decision.amount.high,
        "unmet": codes(False),
        "unknown": codes(None),
        "presumed": ";".join(decision.presumed),
    }
