"""What a table is asked: the terms of every programme, with and without presumptions, and what they read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from pskslib.rules.plan import Plan
from pskslib.rules.table.terms import FAMILY, PERSON, Term, Terms
from pskslib.rules.table.translate import Bounds, Pair, Translator

MOST_MEMBERS: Final = 255
"""Members that a counter can hold; a larger *family* is a mistake in its number and is told."""


@frozen(kw_only=True)
class Options:
    """How much is asked.

    Attributes:
        strict: Leave presumptions off.
        brief: Outcome and amount only.
        detail: A column a criterion.
        missing: The column of facts that may still change the answer.
    """

    strict: bool = False
    brief: bool = False
    detail: bool = False
    missing: bool = False


@frozen(kw_only=True)
class Answer:
    """The terms of one programme.

    Attributes:
        plan: The programme on the day.
        verdicts: One pair a criterion.
        presumed: For each criterion, where its verdict rests on something taken for granted.
        eligible: Where every criterion is certainly met.
        ineligible: Where some criterion is certainly not met.
        amount: The range, final; None where the programme has no amount.
        missing: Pairs of a column name and where it may still change the answer.
    """

    plan: Plan
    verdicts: tuple[Pair, ...]
    presumed: tuple[Term, ...]
    eligible: Term
    ineligible: Term
    amount: Bounds | None
    missing: tuple[tuple[str, Term], ...] = ()

    @property
    def outputs(self) -> tuple[Term, ...]:
        """Every term that the answer is written from."""
        amount = () if self.amount is None else (self.amount.low, self.amount.high, self.amount.open_)
        pairs = tuple(term for pair in self.verdicts for term in (pair.sure, pair.possible))
        return (self.eligible, self.ineligible, *amount, *pairs, *self.presumed, *(term for _, term in self.missing))


@frozen(kw_only=True)
class Sheet:
    """The answers of all programmes asked, on one workbench.

    Attributes:
        terms: The workbench.
        answers: One a programme.
        options: How much is asked.
        keep: For families whose members matter; the others are out by their own facts. Only when
            nothing but outcomes and amounts is asked.
        strange: Where a row of the family or of a member holds what its column cannot mean.
    """

    terms: Terms
    answers: tuple[Answer, ...]
    options: Options
    keep: Term
    strange: Term


STRANGE: Final = "aneh"
"""Name of the column that marks rows with a cell that its column cannot mean, where there are such rows."""


def make_sheet(plans: Iterable[Plan], whole: Mapping[tuple[str, str], bool], options: Options) -> Sheet:
    """Translate programmes for tables with these columns.

    Args:
        plans: The programmes on the day.
        whole: The columns there are, True where no cell is empty (see :class:`Translator`).
        options: How much is asked.
    """
    terms = Terms()
    answers = tuple(_answer(plan, terms, whole, options) for plan in plans)
    return Sheet(
        terms=terms,
        answers=answers,
        options=options,
        keep=_keep(answers, terms) if options.brief else terms.yes,
        strange=_strange(terms, whole),
    )


def _strange(terms: Terms, whole: Mapping[tuple[str, str], bool]) -> Term:
    marks = {owner: terms.flag(terms.column(owner, STRANGE), empty=False) for owner, name in whole if name == STRANGE}
    return terms.either(marks.get(FAMILY, terms.no), terms.some(marks.get(PERSON, terms.no)))


def _answer(plan: Plan, terms: Terms, whole: Mapping[tuple[str, str], bool], options: Options) -> Answer:
    asked = Translator(terms, plan.as_of, plan.numbers, options.strict, whole)
    verdicts = tuple(asked.truth(rule) for rule in plan.rules)
    presumed: tuple[Term, ...] = ()
    if not (options.brief or options.strict):
        bare = Translator(terms, plan.as_of, plan.numbers, True, whole)
        strictly = (bare.truth(rule) for rule in plan.rules)
        presumed = tuple(_presumed(terms, a, b) for a, b in zip(verdicts, strictly, strict=True))
    eligible = terms.both(*(pair.sure for pair in verdicts))
    ineligible = terms.without(terms.both(*(pair.possible for pair in verdicts)))
    amount = None if plan.amount is None else _final(terms, asked.bounds(plan.amount), eligible, ineligible)
    return Answer(
        plan=plan,
        verdicts=verdicts,
        presumed=presumed,
        eligible=eligible,
        ineligible=ineligible,
        amount=amount,
    )


def _presumed(terms: Terms, normal: Pair, strict: Pair) -> Term:
    """The strict verdict is unknown and the normal one is not."""
    unknown = terms.both(strict.possible, terms.without(strict.sure))
    return terms.both(unknown, terms.either(normal.sure, terms.without(normal.possible)))


def _final(terms: Terms, found: Bounds, eligible: Term, ineligible: Term) -> Bounds:
    """Nothing where ineligible; at least nothing while undetermined."""
    zero = terms.number(0)
    return Bounds(
        terms.choose(eligible, found.low, zero),
        terms.choose(ineligible, zero, found.high),
        terms.both(terms.without(ineligible), found.open_),
    )


def _keep(answers: Iterable[Answer], terms: Terms) -> Term:
    """Families that the family facts alone do not exclude from every programme."""
    kept = []
    for answer in answers:
        if answer.plan.by_person:
            return terms.yes
        own = (pair.possible for pair in answer.verdicts if not pair.possible.counts)
        kept.append(terms.both(*own))
    return terms.either(*kept)
