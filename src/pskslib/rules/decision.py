"""What a rule book says about one family: outcome, amount, reasons, questions.

A decision is advice to a person who decides. It holds the verdicts; reasons, questions and words are
worked out when they are asked for.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from pskslib.law import Citation, Confidence
from pskslib.population import Family
from pskslib.rules.codegen import Evaluator
from pskslib.rules.plan import Plan
from pskslib.rules.programme import Criterion
from pskslib.rules.questions import Question, questions
from pskslib.rules.reasons import Reasons, Seen

if TYPE_CHECKING:
    from pskslib.rules.conflicts import Conflict
    from pskslib.rules.rulebook import Rulebook


Answer = tuple[tuple[bool | None, ...], int, int | None]
"""Verdicts, low and high, as an engine gives them."""


class Outcome(enum.Enum):
    """The three answers."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"


class Verdict(enum.Enum):
    """The three verdicts on one criterion."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


VERDICTS = {True: Verdict.MET, False: Verdict.UNMET, None: Verdict.UNKNOWN}


@frozen
class Range:
    """Rupiah from ``low`` to ``high``; ``high`` None has no upper bound."""

    low: int
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether one sum is certain."""
        return self.low == self.high


@frozen
class Subject:
    """Whom a decision is about; the numbers are masked in ``repr``."""

    family_card: str | None = field(repr=False)
    person_id: str | None = field(default=None, repr=False)
    nik: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class CriterionResult:
    """The verdict on one criterion, with what it rests on.

    Attributes:
        criterion: Its declaration.
        verdict: Met, unmet or unknown.
        citations: Where it is written.
        confidence: Of the weakest of them.
        facts: Facts that are together enough for the verdict; while it is unknown, those that it waits
            for.
        presumed: Whether the verdict rests on something taken for granted.
    """

    criterion: Criterion
    verdict: Verdict
    citations: tuple[Citation, ...]
    confidence: Confidence
    facts: tuple[Seen, ...]
    presumed: bool

    @property
    def code(self) -> str:
        """Code of the criterion."""
        return self.criterion.code

    @property
    def citation(self) -> Citation | None:
        """The first citation."""
        return self.citations[0] if self.citations else None


@frozen(eq=False, repr=False)
class Decision:
    """The answer for one subject and one programme.

    Attributes:
        outcome: Eligible, ineligible or undetermined.
        amount: Rupiah a year at the rate of the day (a single sum for a one-off); None for what is
            not cash.
    """

    book: Rulebook
    plan: Plan
    family: Family
    place: int | None
    strict: bool
    verdicts: tuple[bool | None, ...]
    outcome: Outcome
    amount: Range | None

    def __repr__(self) -> str:
        money = "" if self.amount is None else f", {self.amount.low}..{self.amount.high}"
        return f"Decision({self.programme}, {self.outcome.value}{money})"

    @property
    def programme(self) -> str:
        """Code of the programme."""
        return self.plan.programme.code

    @property
    def subject(self) -> Subject:
        """Whom the decision is about."""
        card = self.family.family_card
        if self.place is None:
            return Subject(card.digits if card else None)
        person = self.family.members[self.place]
        return Subject(
            card.digits if card else None,
            person.person_id or f"anggota-{self.place + 1}",
            person.nik.digits if person.nik else None,
        )

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """Every criterion in order of declaration, with its verdict and reasons."""
        seer = self.plan.interpreter(self.family, subject=self.place, strict=self.strict)
        presumed = self.presumed
        return tuple(
            CriterionResult(
                criterion=chosen,
                verdict=VERDICTS[verdict],
                citations=self.plan.citations(place),
                confidence=self.plan.confidence(place),
                facts=tuple(dict.fromkeys(self._looked_at(seer, place, verdict))),
                presumed=chosen.code in presumed,
            )
            for place, (chosen, verdict) in enumerate(zip(self.plan.criteria, self.verdicts, strict=True))
        )

    def _looked_at(self, seer: Reasons, place: int, verdict: bool | None) -> Iterator[Seen]:
        rule = self.plan.rules[place]
        return seer.waited_for(rule, self.place) if verdict is None else seer.support(rule, self.place)

    @property
    def missing(self) -> tuple[Question, ...]:
        """Facts that could still change the outcome, then those that change only the amount."""
        return self._missing(None)

    def _missing(self, seer: Reasons | None) -> tuple[Question, ...]:
        return questions(
            self.plan,
            self.family,
            subject=self.place,
            strict=self.strict,
            verdicts=self.verdicts,
            exact=self.amount is None or self.amount.exact,
            seer=seer,
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Aid that is received and must not go with this programme; it never changes outcome or amount.

        Only what is known counts, and only where the answer is not no already. An exclusion that the
        programme's own criteria hold is the criterion and no conflict.

        >>> from datetime import date
        >>> from pskslib import Family, rulebook
        >>> book = rulebook(as_of=date(2026, 11, 24))
        >>> [c.aid.code for c in book.decide(Family(decile=1, receives_blt_dd=True), "SEMBAKO").conflicts]
        ['BLT_DD']
        """
        from pskslib.rules.conflicts import conflicts

        return () if self.outcome is Outcome.INELIGIBLE else tuple(conflicts(self, self.book.watched(self.plan)))

    @property
    def aid_to_ask(self) -> tuple[Question, ...]:
        """What to ask so that every conflict would be known; none of it changes outcome or amount."""
        from pskslib.rules.conflicts import unasked

        return () if self.outcome is Outcome.INELIGIBLE else tuple(unasked(self, self.book.watched(self.plan)))

    @property
    def presumed(self) -> tuple[str, ...]:
        """Codes of the criteria whose verdict rests on something taken for granted."""
        return () if self.strict else self._presumed(self._strictly())

    @property
    def amount_presumed(self) -> bool:
        """Whether the amount rests on something taken for granted."""
        return not self.strict and self._amount_presumed(self._strictly())

    def _presumed(self, bare: Answer) -> tuple[str, ...]:
        return tuple(
            code
            for code, normal, strict in zip(self.plan.codes, self.verdicts, bare[0], strict=True)
            if strict is None and normal is not None
        )

    def _amount_presumed(self, bare: Answer) -> bool:
        if self.amount is None or self.outcome is Outcome.INELIGIBLE:
            return False
        if self.outcome is Outcome.ELIGIBLE:
            return bare[1:] != (self.amount.low, self.amount.high)
        return bare[1:] != self._answer(self.plan.evaluator(self.family, strict=False))[1:]

    @property
    def confidence(self) -> Confidence:
        """How well the outcome is sourced.

        For a no the best source among the unmet criteria; for undetermined the weakest among the unknown
        ones; for a yes the weakest among those that could have said no (an exclusion that only asks for
        a check could not).
        """
        places = range(len(self.verdicts))
        if self.outcome is Outcome.INELIGIBLE:
            return max((self.plan.confidence(p) for p in places if self.verdicts[p] is False), key=_rank)
        if self.outcome is Outcome.UNDETERMINED:
            return min(self.plan.confidence(p) for p in places if self.verdicts[p] is None)
        return min((self.plan.confidence(p) for p in places if self.plan.bars(p)), default=Confidence.LOW)

    @property
    def amount_confidence(self) -> Confidence | None:
        """How well the numbers of the amount are sourced; None where there is no amount to pay."""
        from pskslib.rules.amounts import amount_confidence

        if self.amount is None or self.outcome is Outcome.INELIGIBLE:
            return None
        return amount_confidence(self.plan, self.family, self.place, self.strict)

    def explain(self, language: str = "id") -> str:
        """Tell the decision in plain words: Bahasa Indonesia, or English with ``"en"``."""
        from pskslib.rules.explain import explain

        return explain(self, language)

    def to_dict(self) -> dict[str, object]:
        """Return an audit record: what was decided, why, from which facts and by which rules.

        The record names the family and its facts in full (it is evidence); treat it as personal data.
        """
        from pskslib.rules.record import record

        return record(self)

    def _strictly(self) -> Answer:
        return self._answer(self.plan.evaluator(self.family, strict=True))

    def _answer(self, evaluate: Evaluator) -> Answer:
        member = None if self.place is None else self.family.members[self.place]
        return evaluate(self.family, member, self.plan.year, self.plan.key, self.plan.as_of)


def _rank(confidence: Confidence) -> int:
    return (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH).index(confidence)
