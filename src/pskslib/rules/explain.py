"""The explanation of a decision: what a TKSK can read out to a family, with the basis of each point."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pskslib.law import Confidence
from pskslib.law.dates import format_date
from pskslib.law.rupiah import format_rupiah
from pskslib.rules.amounts import Shortfall, shares, shortfalls, used_values
from pskslib.rules.decision import VERDICTS, Decision, Outcome
from pskslib.rules.describe import number_words
from pskslib.rules.interpret import MEMBERS_COMPLETE
from pskslib.rules.nodes import Number
from pskslib.rules.reasons import Seen
from pskslib.rules.words import criterion_words, question_words, seen_words, who, words

_MANY_FACTS = 3


def explain(decision: Decision, language: str = "id") -> str:
    """Return the explanation of a decision.

    Args:
        decision: What was decided.
        language: ``"id"`` or ``"en"``.

    Returns:
        Several lines of plain text. It names members: it is meant for the family and its worker.
    """
    return "\n".join(_Teller(decision, language).lines())


class _Teller:
    """Tells one decision; what every part needs is worked out once."""

    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.text = words(language)
        self.plan = decision.plan
        self.family = decision.family
        bare = decision._strictly()
        self.presumed = frozenset(() if decision.strict else decision._presumed(bare))
        self.amount_presumed = not decision.strict and decision._amount_presumed(bare)
        self.seer = self.plan.interpreter(self.family, subject=decision.place, strict=decision.strict)

    def lines(self) -> Iterator[str]:
        yield self.headline()
        yield from self.amount()
        yield f"{self.text['because']}:"
        yield from self.criteria()
        yield from self.questions()
        yield from self.notes()

    def headline(self) -> str:
        head = self.phrase("head", self._head)
        subject = who(self.family, self.decision.place, self.language)
        outcome = self.text[self.decision.outcome.value]
        return f"{subject}. {head}: {outcome}" if subject else f"{head}: {outcome}"

    def _head(self) -> str:
        programme = self.plan.programme
        name = programme.name if self.language == "id" else programme.name_en
        day = format_date(self.plan.as_of, self.language)
        return f"{programme.code} ({name}), {self.text['as_of']} {day}"

    # --- amount ------------------------------------------------------------------------------

    def amount(self) -> Iterator[str]:
        amount, text = self.decision.amount, self.text
        if amount is None or self.decision.outcome is Outcome.INELIGIBLE:
            return
        low = format_rupiah(amount.low)
        if amount.high is None and self.decision.outcome is Outcome.UNDETERMINED:
            yield f"{text['amount']}: {text['not_countable']}"
            return
        if amount.high is None:
            total = text["at_least"].format(low=low)
        elif amount.exact:
            total = low
        elif self.decision.outcome is Outcome.UNDETERMINED:
            total = f"{text['up_to']} {format_rupiah(amount.high)}"
        else:
            total = text["from_to"].format(low=low, high=format_rupiah(amount.high))
        mark = f", {text['if_presumed']}" if self.amount_presumed else ""
        how_often = text["once" if self.plan.programme.benefit.period == "sekali" else "a_year"]
        yield f"{text['amount']}: {total} {how_often}{mark}"
        for share in shares(self.plan, self.seer):
            label = share.component.label if self.language == "id" else share.component.label_en
            state = text["not_paid"] if share.certain else text["possible"]
            paid = format_rupiah(share.rupiah) if share.rupiah else state
            yield f"  - {who(self.family, share.member, self.language)}: {label}, {paid}"
        missed = shortfalls(self.plan, self.seer)
        for short in missed:
            yield self._shortfall(short)
        if amount.high == 0 and self.decision.outcome is Outcome.ELIGIBLE:
            yield f"  {text['no_component']}"
        held = tuple(mask for node in self.plan.components for mask in sorted(self.seer.masks(node)[1]))
        notes = (
            self.phrase(("notes", *held), self._amount_notes)
            if self.plan.only_components and not missed
            else self._amount_notes()
        )
        if notes:
            yield notes

    def _shortfall(self, short: Shortfall) -> str:
        """A member who qualifies and is not paid: what was seen, and the limit in force."""
        label = short.component.label if self.language == "id" else short.component.label_en
        seen = self.seer.support(short.limit, short.member)
        facts = "; ".join(self._fact(fact).partition(": ")[2] for fact in seen)
        right = short.limit.right
        limit = number_words(self.plan, right, self.language) if isinstance(right, Number) else ""
        return f"  - {who(self.family, short.member, self.language)}: {label}, {self.text['unpaid']}: {facts}; {limit}"

    def _amount_notes(self) -> str:
        """Where sources differ about a number that the amount uses."""
        notes = (value.citation.note for value in used_values(self.plan, self.seer))
        lines = (f"  {self.text['sources_differ']}: {note}" for note in dict.fromkeys(notes) if note)
        return "\n".join(lines)

    # --- reasons -----------------------------------------------------------------------------

    def criteria(self) -> Iterator[str]:
        quiet: list[int] = []
        for place, verdict in enumerate(self.decision.verdicts):
            if self.plan.excluding[place] and (verdict is True or self.unasked(place, verdict)):
                quiet.append(place)
                continue
            chosen = self.plan.criteria[place]
            yield self.phrase(("criterion", place, verdict), partial(self._criterion, place))
            yield from self.seen(place, verdict)
            yield self.phrase(("basis", place), partial(self._basis, place))
            advice = chosen.advice if self.language == "id" else chosen.advice_en
            if verdict is False and advice:
                yield f"      → {advice}"
        clear = [place for place in quiet if self.decision.verdicts[place]]
        waiting = [place for place in quiet if place not in clear]
        if clear:
            yield from self.gate(clear)
        if waiting:
            labels = self.phrase(("labels", *waiting), partial(self._labels, waiting))
            yield f"  [{self.text['unknown']}] {self.text['not_checked_yet']}: {labels}"
            yield self.phrase(("gate", *waiting), partial(self._gate_basis, waiting))

    def unasked(self, place: int, verdict: bool | None) -> bool:
        """Whether an exclusion is unknown only because nobody was asked: nothing on record points to it."""
        if verdict is not None:
            return False
        waited = self.seer.waited_for(self.plan.rules[place], self.decision.place)
        return all(s.value is None or s.field.name == "members_complete" for s in waited)

    def _criterion(self, place: int) -> str:
        chosen = self.plan.criteria[place]
        state = self.text[VERDICTS[self.decision.verdicts[place]].value]
        return f"  [{state}] {chosen.code}: {criterion_words(self.plan, chosen, self.language)}"

    def seen(self, place: int, verdict: bool | None) -> Iterator[str]:
        """What a verdict rests on: what is on record, then what was taken for granted."""
        if verdict is None:
            return
        found = tuple(dict.fromkeys(self.seer.support(self.plan.rules[place], self.decision.place)))
        facts = [s for s in found if not s.presumed]
        taken = [s for s in found if s.presumed]
        if verdict is False and len({s.member for s in facts}) > 1 and len(facts) > _MANY_FACTS:
            yield f"      {self.text['none_meets']}"
            facts = [s for s in facts if s.field.name in ("birth_date", "deceased", "death_date")]
        if verdict and facts:
            facts += taken
        if facts:
            yield f"      {'; '.join(map(self._fact, facts))}"
        elif verdict and self.plan.criteria[place].code in self.presumed:
            yield f"      {self.text['presumed']}"
        if verdict is False and taken:
            yield f"      {self.text['unless']}: {', '.join(dict.fromkeys(map(self._otherwise, taken)))}"

    def _otherwise(self, seen: Seen) -> str:
        """What would have to turn out for a presumption to be wrong."""
        if seen.field.name == MEMBERS_COMPLETE:
            return self.text["member_missing"]
        return seen.field.label if self.language == "id" else seen.field.label_en

    def _fact(self, seen: Seen) -> str:
        return seen_words(self.family, seen, self.plan.as_of, self.language)

    def _basis(self, place: int) -> str:
        citations = self.plan.citations(place)
        cited = "; ".join(dict.fromkeys(c.words(self.language) for c in citations))
        confidence = self.plan.confidence(place)
        weak = ""
        if confidence is not Confidence.HIGH:
            weak = f" [{self.text['low_confidence'].format(level=confidence.words(self.language))}]"
        notes = dict.fromkeys(c.note for c in citations if c.note)
        told = [f"      {self.text['sources_differ']}: {note}" for note in notes]
        return "\n".join([f"      {self.text['basis']}: {cited}{weak}", *told])

    def gate(self, places: list[int]) -> Iterator[str]:
        yield f"  [{self.text['met']}] {self.text['nothing_found']}:"
        codes = self.plan.codes
        presumed = [p for p in places if codes[p] in self.presumed]
        recorded = [p for p in places if codes[p] not in self.presumed]
        for key, group in (("presumed_no", presumed), ("recorded_no", recorded)):
            if group:
                yield f"      {self.text[key]}: {self.phrase(('labels', *group), partial(self._labels, group))}"
        yield self.phrase(("gate", *places), partial(self._gate_basis, places))

    def _labels(self, places: list[int]) -> str:
        """Name what was looked for."""
        chosen = [self.plan.criteria[place] for place in places]
        names = ((c.excludes if self.language == "id" else c.excludes_en) or c.code for c in chosen)
        return ", ".join(names)

    def _gate_basis(self, places: list[int]) -> str:
        cited = dict.fromkeys(c.words(self.language) for place in places for c in self.plan.citations(place))
        return f"      {self.text['basis']}: {'; '.join(cited)}"

    # --- questions and notes -----------------------------------------------------------------

    def questions(self) -> Iterator[str]:
        asked = self.decision._missing(self.seer)
        for changes, title in (("outcome", "ask"), ("amount", "ask_amount")):
            group = [q for q in asked if q.changes == changes]
            if group:
                yield f"{self.text[title]}:"
            for place, question in enumerate(group, start=1):
                mark = f"{self.text['check']}: " if question.check else ""
                yield f"  {place}. {mark}{question_words(self.family, question, self.language)}"

    def notes(self) -> Iterator[str]:
        for conflict in self.decision.conflicts:
            yield conflict.text if self.language == "id" else conflict.text_en
        if self.plan.edition.note and self.language == "id":
            yield f"{self.text['note']}: {self.plan.edition.note}"
        if self.decision.strict:
            yield self.text["strict"]
        if self.plan.programme.quota and self.decision.outcome is not Outcome.INELIGIBLE:
            yield self.text["quota"]
        yield self.text["advice"]
        if self.decision.outcome is not Outcome.ELIGIBLE:
            yield self.text["appeal"]

    def phrase(self, key: object, make: Callable[[], str]) -> str:
        """Return words that are the same for every family, made once a plan and language."""
        known = self.plan.phrases.get((self.language, key))
        if known is None:
            known = self.plan.phrases[self.language, key] = make()
        return known
