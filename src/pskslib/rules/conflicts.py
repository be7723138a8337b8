"""What a family receives that does not go with what it may receive.

Where a family is known to receive an aid that, by the combination matrix, must not go with the programme
decided about, the decision names it. A conflict never changes an outcome or an amount: somebody has to choose,
and that is not the library. What the programme's own criteria refuse already is no conflict: there it is the
criterion. An aid of which nobody knows whether it is received is no conflict either; it can be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.law import Citation
from pskslib.population import Family, Field, Person
from pskslib.rules.applicability import applies_node, field_ages
from pskslib.rules.checking import field_of
from pskslib.rules.combination import Aid, Allowed, Combination, Combinations
from pskslib.rules.interpret import Asked, Interpreter, Plain
from pskslib.rules.nodes import AnyMember, Fact, Node, Number, walk
from pskslib.rules.plan import Plan
from pskslib.rules.questions import Question
from pskslib.rules.simplify import simplified
from pskslib.rules.words import conflict_words

if TYPE_CHECKING:
    from pskslib.rules.decision import Decision

CHANGES: Final = "conflict"
"""What a question about an aid received can change."""


@frozen(kw_only=True)
class Conflict:
    """Aid that is received and must not go with the programme decided about.

    Attributes:
        programme: Code of the programme decided about.
        aid: What is received.
        member: Place of the member who receives it; None where the family does.
        combination: The pair that says so, with its days and source.
        text: The conflict in one sentence with its basis, in Bahasa Indonesia.
        text_en: The same in English.
    """

    programme: str
    aid: Aid
    member: int | None
    combination: Combination
    text: str
    text_en: str

    @property
    def citation(self) -> Citation:
        """Where the exclusion is written."""
        return self.combination.citation


@frozen(kw_only=True)
class Watch:
    """An aid to look for when a programme is decided about on a day.

    Attributes:
        aid: What must not be received along with the programme.
        combination: The pair that says so.
        field: Declaration of the fact that tells it.
        rule: True where the family, or a member who is alive on the day, receives it.
        ages: The ages at which the fact can be about somebody.
    """

    aid: Aid
    combination: Combination
    field: Field
    rule: Node
    ages: Mapping[tuple[str, str], Decimal | int | str]


def watches(combinations: Combinations, plan: Plan) -> tuple[Watch, ...]:
    """Return what to look for on the day of a plan, without what its own criteria refuse already."""
    found: list[Watch] = []
    for aid, pair in combinations.about(plan.programme.code, plan.as_of):
        declared = None if aid.fact is None else field_of(aid.fact)
        if pair.allowed is not Allowed.NO or aid.fact is None or declared is None or _refused(plan, aid.fact, declared):
            continue
        ages = _ages(plan, declared)
        rule = simplified(aid.fact if aid.fact.owner == "keluarga" else AnyMember(where=aid.fact), ages)
        found.append(Watch(aid=aid, combination=pair, field=declared, rule=rule, ages=ages))
    return tuple(found)


def conflicts(decision: Decision, watched: tuple[Watch, ...]) -> Iterator[Conflict]:
    """Yield what is known to be received and must not go with the programme; see :attr:`Decision.conflicts`."""
    for watch in watched:
        for place, received in _received(decision, watch):
            if received:
                yield Conflict(
                    programme=decision.programme,
                    aid=watch.aid,
                    member=place,
                    combination=watch.combination,
                    text=_text(decision, watch, place, "id"),
                    text_en=_text(decision, watch, place, "en"),
                )


def unasked(decision: Decision, watched: tuple[Watch, ...]) -> Iterator[Question]:
    """Yield what would have to be asked to know of every conflict; see :attr:`Decision.aid_to_ask`."""
    for watch in watched:
        for place, received in _received(decision, watch):
            thing: Family | Person = decision.family if place is None else decision.family.members[place]
            if received is None and getattr(thing, watch.field.name) is None:
                yield Question(member=place, field=watch.field, changes=CHANGES, check=False, criteria=())


def _received(decision: Decision, watch: Watch) -> Iterator[tuple[int | None, bool | None]]:
    seer = Interpreter(decision.family, today=decision.plan.as_of, numbers=watch.ages)
    if isinstance(watch.rule, AnyMember):
        for place in seer.places if decision.place is None else (decision.place,):
            yield place, seer.answer(watch.rule, place)
    else:
        yield None, seer.truth(watch.rule, None)


def _text(decision: Decision, watch: Watch, place: int | None, language: str) -> str:
    aid = watch.aid.label if language == "id" else watch.aid.label_en
    return conflict_words(decision.plan, decision.family, place, aid, watch.combination.citation, language)


def _refused(plan: Plan, fact: Fact, declared: Field) -> bool:
    """Whether a fact alone, everything else unknown, makes some criterion unmet: then that is the criterion."""
    if fact not in plan.facts():
        return False
    place = None if fact.owner == "keluarga" else 0
    known: dict[Asked, Plain] = {}
    if declared.applies is not None and declared.applies.age_from is not None:
        age = plan.numbers[field_ages().code, declared.applies.age_from]
        known[place, "birth_date"] = age if isinstance(age, int) else None
    subject = 0 if plan.by_person else None
    someone = Family(members=[Person()])
    bare = Interpreter(someone, today=plan.as_of, numbers=plan.numbers, instead=known)
    told = Interpreter(someone, today=plan.as_of, numbers=plan.numbers, instead={**known, (place, fact.name): True})
    return any(told.truth(r, subject) is False and bare.truth(r, subject) is not False for r in plan.rules)


def _ages(plan: Plan, declared: Field) -> Mapping[tuple[str, str], Decimal | int | str]:
    """The ages at which a fact can be about somebody, on the day."""
    if declared.applies is None:
        return {}
    ages = field_ages()
    names = [part.name for part in walk(applies_node(declared.applies)) if isinstance(part, Number)]
    return {(ages.code, name): ages.at(name, plan.as_of).value for name in names}
