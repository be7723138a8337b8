"""Which facts may still change an answer, as terms: the column ``missing`` for lists of visits.

Never fewer than those that really can, now and then more: whether a fact truly matters for one family is
asked of that family alone (``decision.missing``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define, field

from pskslib.rules.checking import field_of
from pskslib.rules.interpret import MEMBERS_COMPLETE
from pskslib.rules.nodes import (
    Age,
    And,
    AnyMember,
    ByAge,
    Check,
    Choose,
    Compare,
    Components,
    Const,
    CountMembers,
    Fact,
    Node,
    Not,
    Number,
    Or,
    children,
    walk,
)
from pskslib.rules.plan import Plan
from pskslib.rules.reasons import leaf_facts
from pskslib.rules.table.facts import Pair
from pskslib.rules.table.terms import FAMILY, PERSON, Term
from pskslib.rules.table.translate import Bounds, Translator

Tell = Callable[[Fact, Term], None]
"""Takes a fact and where it may matter."""


def missing(plan: Plan, asked: Translator, ineligible: Term, amount: Bounds | None) -> tuple[tuple[Term, str], ...]:
    """Return the columns of facts that may still change outcome or amount, each with where.

    Args:
        plan: The programme on the day.
        asked: Its translator.
        ineligible: Where the answer is a certain no: then nothing is asked.
        amount: The final range, or None.
    """
    t = asked.terms
    gather = _Gatherer(asked)
    possible = t.without(ineligible)
    for rule in plan.rules:
        gather.open_facts(rule, possible, gather.tell)
    if plan.amount is not None and amount is not None:
        inexact = t.either(amount.open_, t.compare("<", amount.low, amount.high))
        gather.amount(plan.amount, t.both(possible, inexact))
    order = {fact: place for place, fact in enumerate(plan.facts())}
    ranked = sorted(gather.found.items(), key=lambda item: order.get(item[0], len(order)))
    return tuple((t.either(*where), declared.column) for fact, where in ranked if (declared := field_of(fact)))


@define
class _Gatherer:
    """Walks rules as the questions to one family do (:mod:`pskslib.rules.reasons`), for all at once."""

    asked: Translator
    found: dict[Fact, list[Term]] = field(factory=dict)

    def tell(self, fact: Fact, where: Term) -> None:
        """Put down where a fact may matter."""
        if where is not self.asked.terms.no:
            self.found.setdefault(fact, []).append(where)

    def open_facts(self, node: Node, here: Term, tell: Tell) -> None:
        """Tell the facts that could still change an unknown truth, where it matters."""
        t = self.asked.terms
        here = t.both(here, self._unsettled(self.asked.truth(node)))
        if here is t.no:
            return
        match node:
            case And() | Or():
                for part in node.parts:
                    self.open_facts(part, here, tell)
            case Not():
                self.open_facts(node.part, here, tell)
            case ByAge():
                for part in (node.known, *node.cases):
                    self.open_facts(part, here, tell)
            case Check():
                self.open_facts(node.part, here, tell)
                self._to_check(node.part, here, tell)
            case AnyMember():
                self._members(node.where, here, tell)
            case Compare() if isinstance(node.left, CountMembers) or isinstance(node.right, CountMembers):
                for side in (node.left, node.right):
                    if isinstance(side, CountMembers):
                        self._members(side.where, here, tell)
            case _:
                for fact in leaf_facts(node):
                    tell(fact, t.both(here, self.asked.unknown(fact)))

    def amount(self, node: Node, here: Term) -> None:
        """Tell the facts that could move an amount."""
        match node:
            case Components():
                for component in node.components:
                    self._members(component.when, here, self.tell)
            case Choose():
                self.open_facts(node.condition, here, self.tell)
                self.amount(node.then, here)
                self.amount(node.otherwise, here)
            case CountMembers():
                self._members(node.where, here, self.tell)
            case Const() | Number():
                return
            case _:
                for part in children(node):
                    self.amount(part, here)

    def _unsettled(self, pair: Pair) -> Term:
        return self.asked.terms.both(pair.possible, self.asked.terms.without(pair.sure))

    def _members(self, where: Node, here: Term, tell: Tell) -> None:
        """Tell the facts of members: of those that may be there and may meet a condition."""
        t = self.asked.terms
        present, met = self.asked.present, self.asked.truth(where)

        def of_some(fact: Fact, member: Term) -> None:
            tell(fact, t.both(here, t.some(t.both(present.possible, member))))

        doubtful = t.both(self._unsettled(present), met.possible)
        hint = self.asked.hint
        of_some(Fact(owner=PERSON, name="death_hint"), t.both(doubtful, hint))
        of_some(Fact(owner=PERSON, name="deceased"), t.both(doubtful, t.without(hint)))
        self.open_facts(where, t.yes, of_some)
        tell(Fact(owner=FAMILY, name=MEMBERS_COMPLETE), t.both(here, self.asked.open_))

    def _to_check(self, hint: Node, here: Term, tell: Tell) -> None:
        """A hint that says yes is to be checked: tell what it was read from."""
        t = self.asked.terms
        here = t.both(here, self.asked.truth(hint).sure)
        for node in _outside_members(hint):
            if isinstance(node, AnyMember):
                said = t.some(self.asked.asked(node.where).sure)
                for fact in dict.fromkeys(f for part in walk(node.where) for f in _facts(part)):
                    tell(fact, t.both(here, said))
            else:
                for fact in _facts(node):
                    tell(fact, here)


def _facts(node: Node) -> Iterator[Fact]:
    return leaf_facts(node) if isinstance(node, Fact | Age) else iter(())


def _outside_members(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, AnyMember):
        for part in children(node):
            yield from _outside_members(part)
