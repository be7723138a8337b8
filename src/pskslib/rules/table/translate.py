"""Rule trees to terms: each rule becomes what is *certain* and what is *possible*.

The meaning is that of :mod:`pskslib.rules.interpret`; property tests hold the two together. A pair of
plain conditions, (certain, possible), says the same as one condition with three answers: yes is certain,
no is not possible, unknown is possible and not certain. Dated numbers are written in as they stand, and an
age that is compared with one becomes a test of the birth date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import define, frozen

from pskslib.errors import FactError, RuleError
from pskslib.law.dates import latest_birth_for
from pskslib.population import Kind
from pskslib.rules.checking import field_of
from pskslib.rules.interpret import compare_plain, solver_of
from pskslib.rules.nodes import (
    Add,
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
    OneOf,
    Or,
    Times,
)
from pskslib.rules.nodes import Age as AgeNode
from pskslib.rules.table.facts import Facts, Pair, declared_of
from pskslib.rules.table.terms import Operand, Term

_FLIPPED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}
_NEGATED: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@frozen
class Bounds:
    """A number from ``low`` to ``high``; where ``open_`` holds there is no upper bound."""

    low: Term
    high: Term
    open_: Term


@define
class Translator(Facts):
    """Turns the rules of one day into terms, with or without presumptions."""

    # --- truth -------------------------------------------------------------------------------

    def truth(self, node: Node) -> Pair:
        """Translate a condition."""
        t = self.terms
        match node:
            case Const():
                return self._certain(bool(node.value))
            case Fact():
                return self._flag(node)
            case Compare():
                return self._compare(node)
            case OneOf():
                return self._one_of(node)
            case Not():
                return self._not(self.truth(node.part))
            case Check():
                return Pair(t.no, self.truth(node.part).possible)
            case And() | Or():
                pairs = [self.truth(part) for part in node.parts]
                join = t.both if isinstance(node, And) else t.either
                return Pair(join(*(p.sure for p in pairs)), join(*(p.possible for p in pairs)))
            case ByAge():
                return self._by_age(node)
            case AnyMember():
                asked = self.asked(node.where)
                return Pair(t.some(asked.sure), t.either(t.some(asked.possible), self.open_))
            case _:
                raise RuleError(f"{type(node).__name__} bukan ya/tidak")

    def asked(self, where: Node) -> Pair:
        """A condition on members that also have to be there: born and alive on the day."""
        if where not in self.questions:
            here, met = self.present, self.truth(where)
            t = self.terms
            self.questions[where] = Pair(t.both(here.sure, met.sure), t.both(here.possible, met.possible))
        return self.questions[where]

    def _certain(self, value: bool) -> Pair:
        term = self.terms.truth(value)
        return Pair(term, term)

    def _not(self, pair: Pair) -> Pair:
        return Pair(self.terms.without(pair.possible), self.terms.without(pair.sure))

    def _by_age(self, node: ByAge) -> Pair:
        """With the birth date the condition itself; without, what every age would say."""
        t = self.terms
        known = self._known(self._born)
        met = self.truth(node.known)
        if known is t.yes:
            return met
        cases = [self.truth(case) for case in node.cases]
        always, sometimes = t.both(*(c.sure for c in cases)), t.either(*(c.possible for c in cases))
        if known is t.no:
            return Pair(always, sometimes)
        unknown = t.without(known)
        return Pair(t.either(met.sure, t.both(unknown, always)), t.both(met.possible, t.either(known, sometimes)))

    # --- comparisons -------------------------------------------------------------------------

    def _compare(self, node: Compare) -> Pair:
        if isinstance(node.left, CountMembers) or isinstance(node.right, CountMembers):
            return self._compare_bounds(node.op, self.bounds(node.left), self.bounds(node.right))
        if _is_flag(node.left) or _is_flag(node.right):
            return self._same(self.truth(node.left), self.truth(node.right))
        left, right = self._literal(node.left), self._literal(node.right)
        if left is not None and right is not None:
            return self._certain(compare_plain(node.op, _plain(left), _plain(right)))
        if isinstance(right, str) and isinstance(node.left, Fact) and declared_of(node.left).codes is not None:
            return self._one_of(OneOf(item=node.left, codes=(right,)))
        if left is not None:
            return self._compare(Compare(op=_FLIPPED[node.op], left=node.right, right=node.left))
        if isinstance(node.left, AgeNode) and isinstance(right, int):
            return self._age(node.op, right)
        return self._with_instead(node.op, node.left, node.right)

    def _same(self, left: Pair, right: Pair) -> Pair:
        t = self.terms
        return Pair(
            t.either(t.both(left.sure, right.sure), t.without(t.either(left.possible, right.possible))),
            t.either(t.both(left.possible, right.possible), t.without(t.either(left.sure, right.sure))),
        )

    def _literal(self, node: Node) -> bool | int | float | str | None:
        if isinstance(node, Number):
            value = self.numbers[node.book, node.name]
            return float(value) if isinstance(value, Decimal) else value
        return node.value if isinstance(node, Const) else None

    def _age(self, op: str, years: int) -> Pair:
        """An age compared with a number is a birth date compared with a day."""
        if op == "==":
            old, young = self._age(">=", years), self._age("<=", years)
            both = self.terms.both
            return Pair(both(old.sure, young.sure), both(old.possible, young.possible))
        if op in ("<", "<="):
            return self._not(self._age(_NEGATED[op], years))
        least = years if op == ">=" else years + 1
        try:
            latest = latest_birth_for(max(least, 0), self.today)
        except FactError:
            latest = date.min  # nobody is that old
        if least < 0:
            latest = date(min(self.today.year - least, date.max.year), 12, 31)
        return self._pair(lambda empty: self._tested("<=", self._born, latest, empty=empty))

    def _pair(self, made: Callable[[bool], Term]) -> Pair:
        return Pair(made(False), made(True))

    def _with_instead(self, op: str, left: Node, right: Node) -> Pair:
        """Compare two values; where another fact says that a number cannot exist, its stand-in counts."""
        for here, other, said in ((left, right, op), (right, left, _FLIPPED[op])):
            declared = field_of(here) if isinstance(here, Fact) else None
            if declared is None or declared.instead is None or not isinstance(here, Fact):
                continue
            why, number = declared.instead
            reason = self._told(self._column(here.owner, why), empty=False)
            stands = self.terms.both(self.terms.without(self._known(self._column(here.owner, here.name))), reason)
            given = self._values(op, left, right)
            if stands is self.terms.no:
                return given
            instead = self._compare(Compare(op=said, left=Const(value=number), right=other))
            return self._either_way(stands, instead, given)
        return self._values(op, left, right)

    def _either_way(self, condition: Term, then: Pair, otherwise: Pair) -> Pair:
        t = self.terms
        not_so = t.without(condition)
        return Pair(
            t.either(t.both(condition, then.sure), t.both(not_so, otherwise.sure)),
            t.either(t.both(condition, then.possible), t.both(not_so, otherwise.possible)),
        )

    def _values(self, op: str, left: Node, right: Node) -> Pair:
        return self._pair(lambda empty: self._tested(op, self._operand(left), self._operand(right), empty=empty))

    def _operand(self, node: Node) -> Operand | None:
        if isinstance(node, Fact):
            return self._column(node.owner, node.name)
        if isinstance(node, AgeNode):
            return None if self._born is None else self.terms.age(self._born)
        return self._literal(node)

    def _compare_bounds(self, op: str, left: Bounds, right: Bounds) -> Pair:
        """Ranges compare for certain only where every number in them agrees."""
        if op in (">", ">="):
            return self._compare_bounds(_FLIPPED[op], right, left)
        t = self.terms
        if op == "==":
            sure = t.both(
                t.without(left.open_),
                t.without(right.open_),
                *(t.compare("==", a, b) for a, b in ((left.low, left.high), (right.low, right.high))),
                t.compare("==", left.low, right.low),
            )
            apart = t.either(
                t.both(t.without(left.open_), t.compare("<", left.high, right.low)),
                t.both(t.without(right.open_), t.compare("<", right.high, left.low)),
            )
            return Pair(sure, t.without(apart))
        other = {"<": "<=", "<=": "<"}[op]
        sure = t.both(t.without(left.open_), t.compare(op, left.high, right.low))
        never = t.both(t.without(right.open_), t.compare(other, right.high, left.low))
        return Pair(sure, t.without(never))

    # --- numbers -----------------------------------------------------------------------------

    def bounds(self, node: Node) -> Bounds:
        """Translate a number that can be partly known."""
        t = self.terms
        match node:
            case CountMembers():
                asked = self.asked(node.where)
                return Bounds(t.count(asked.sure), t.count(asked.possible), self.open_)
            case Components():
                return self._components(node)
            case Add():
                parts = [self.bounds(part) for part in node.parts]
                return Bounds(
                    t.total(p.low for p in parts),
                    t.total(p.high for p in parts),
                    t.either(*(p.open_ for p in parts)),
                )
            case Times():
                part = self.bounds(node.part)
                return Bounds(t.times(part.low, node.factor), t.times(part.high, node.factor), part.open_)
            case Choose():
                return self._choose(self.truth(node.condition), self.bounds(node.then), self.bounds(node.otherwise))
            case _:
                value = self._literal(node)
                if not isinstance(value, int):
                    raise RuleError("angka yang dapat kosong tidak dapat dipakai sebagai besaran")
                return Bounds(t.number(value), t.number(value), t.no)

    def _choose(self, condition: Pair, then: Bounds, otherwise: Bounds) -> Bounds:
        t = self.terms

        def pick(a: Term, b: Term, hull: Callable[[tuple[Term, Term]], Term]) -> Term:
            return t.choose(condition.sure, a, t.choose(condition.possible, hull((a, b)), b))

        return Bounds(
            pick(then.low, otherwise.low, t.least),
            pick(then.high, otherwise.high, t.most),
            t.either(t.both(condition.possible, then.open_), t.both(t.without(condition.sure), otherwise.open_)),
        )

    def _components(self, node: Components) -> Bounds:
        """The capped amount from counts alone, by the closed form of :mod:`pskslib.rules.components`."""
        met = [self.truth(part.when) for part in node.components]
        solver = solver_of(node, self.numbers)

        def best(here: Term, having: list[Term]) -> Term:
            t = self.terms
            levels = []
            for step, choices in solver.levels:
                ranks = [] if solver.family_limit is None else [t.number(solver.family_limit)]
                for cap, mask in choices:
                    if solver.family_limit is not None and cap >= solver.family_limit:
                        continue  # the limit of the family is met first
                    some = t.either(*(term for bit, term in enumerate(having) if mask >> bit & 1))
                    ranks.append(t.total((t.number(cap), t.count(t.both(here, some)))))
                levels.append(t.times(t.least(ranks), step))
            return t.total(levels)

        here = self.present
        low, high = best(here.sure, [p.sure for p in met]), best(here.possible, [p.possible for p in met])
        return Bounds(low, high, self.open_)


def _plain(value: float | str) -> Decimal | int | str:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _is_flag(node: Node) -> bool:
    if isinstance(node, Const):
        return isinstance(node.value, bool)
    return isinstance(node, Fact) and declared_of(node).kind is Kind.BOOL
