"""Hypothesis rule books: random expressions of the whole rule language.

Everything a rule author can write is drawn, and nothing that the checker refuses. Left out are three
things that the checker accepts and the single-family engine cannot evaluate (told to its author):
an age held against a fact beside another age (``AssertionError``), a question about members inside
the condition of a component (``KeyError``), and a count held against a broken number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum, auto
from typing import TypeVar

from hypothesis import strategies as st

from pskslib import Rulebook
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Expr,
    Programme,
    Unit,
    all_members,
    any_member,
    anyone,
    best_of,
    check,
    choose,
    component,
    count_members,
    criterion,
    edition,
    not_excluded,
    person,
    programme,
)
from pskslib.rules.nodes import Component
from tests.rules.table.facts import (
    AGE_LITERALS,
    AGE_NUMBERS,
    DAYS,
    FAMILY_CODES,
    FAMILY_DATES,
    FAMILY_TRUTHS,
    HEAD_LITERALS,
    HEAD_NUMBERS,
    LIMITS,
    MEASURES,
    MONEY,
    NUMBERS,
    PERSON_CODES,
    PERSON_DATES,
    PERSON_TRUTHS,
    WEIGHTS,
    Measure,
    fact,
    number,
)

T = TypeVar("T")
Compare = Callable[[Expr, Expr], Expr]

CODES = ("A", "B", "C", "D", "E", "F", "G", "H")
"""Codes of criteria; programmes share them, since a table of details must keep them apart."""


AGE_AGAINST_FACTS = True
"""Draw ``person.age >= family.pkh_years`` too; on once ``simplify`` takes it beside another limit of age."""


class Scope(Enum):
    """What is in hand where an expression stands."""

    FAMILY = auto()  # the family
    PERSON = auto()  # one person and the family
    MEMBER = auto()  # one member and the family, inside a question about members: no further question
    FAMILY_APART = auto()  # the family, whose facts are not read inside questions about members
    MEMBER_ALONE = auto()  # one member and nothing of the family

    @property
    def has_person(self) -> bool:
        """Somebody is in hand."""
        return self in (Scope.PERSON, Scope.MEMBER, Scope.MEMBER_ALONE)

    @property
    def has_family(self) -> bool:
        """The facts of the family can be read."""
        return self is not Scope.MEMBER_ALONE

    @property
    def asks(self) -> bool:
        """Members can be asked."""
        return self in (Scope.FAMILY, Scope.FAMILY_APART, Scope.PERSON)

    @property
    def inside(self) -> Scope:
        """What is in hand inside a question about members."""
        return Scope.MEMBER_ALONE if self is Scope.FAMILY_APART else Scope.MEMBER


def _compare(op: str) -> Compare:
    made: Compare = getattr(operator, op)
    return made


ORDERS = tuple(map(_compare, ("le", "lt", "ge", "gt", "eq", "ne")))
EQUALS = tuple(map(_compare, ("eq", "ne")))


def _one(draw: st.DrawFn, choices: Sequence[T]) -> T:
    return draw(st.sampled_from(choices))


def _often(draw: st.DrawFn, one_in: int) -> bool:
    """True once in so many draws."""
    return draw(st.integers(0, one_in - 1)) == one_in - 1


def _of_person(draw: st.DrawFn, scope: Scope) -> bool:
    """Read a fact of the person in hand, and now and then one of the family."""
    return scope.has_person and not (scope.has_family and _often(draw, 4))


# --- leaves -----------------------------------------------------------------------------------------


def _truth_fact(draw: st.DrawFn, scope: Scope) -> Expr:
    if _of_person(draw, scope):
        return fact("orang", _one(draw, PERSON_TRUTHS))
    return fact("keluarga", _one(draw, FAMILY_TRUTHS))


def _told_truth(draw: st.DrawFn, scope: Scope) -> Expr:
    """A truth held against a literal or another truth."""
    left, compare = _truth_fact(draw, scope), _one(draw, EQUALS)
    if draw(st.booleans()):
        return compare(left, _truth_fact(draw, scope))
    return left == draw(st.booleans()) if compare is operator.eq else left != draw(st.booleans())


def _code(draw: st.DrawFn, scope: Scope) -> Expr:
    of_person = _of_person(draw, scope)
    name, codes = _one(draw, [*(PERSON_CODES if of_person else FAMILY_CODES).items()])
    item = fact("orang" if of_person else "keluarga", name)
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return item.is_in(*draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True)))
    if kind == 1 and of_person and scope.has_family and name == "disaster_kind":
        return _one(draw, EQUALS)(item, fact("keluarga", "family_disaster_kind"))
    code = _one(draw, codes)
    return item == code if kind < 3 else item != code


def _day(draw: st.DrawFn, scope: Scope) -> Expr:
    """A date held against another one."""
    if not scope.has_person:
        return _told_truth(draw, scope)
    left = fact("orang", _one(draw, PERSON_DATES))
    names = [("orang", n) for n in PERSON_DATES] + [("keluarga", n) for n in FAMILY_DATES if scope.has_family]
    return _one(draw, ORDERS)(left, fact(*_one(draw, names)))


def _age(draw: st.DrawFn, scope: Scope) -> Expr:
    if not scope.has_person:
        return _measured(draw, scope)
    kind = draw(st.integers(0, 9))
    if kind > 7:  # a member of unknown age has the same answer on both sides of the limit, now and then
        limit, told = number(_one(draw, AGE_NUMBERS)), _truth_fact(draw, scope)
        other = _truth_fact(draw, scope) if _often(draw, 3) else told
        return ((person.age < limit) & told) | ((person.age >= limit) & other)
    if kind == 7:  # the age on the right: no cases are made for it
        return _one(draw, ORDERS)(number(_one(draw, AGE_NUMBERS)), person.age)
    if kind == 6:
        return person.age.between(number("usia_a"), number(_one(draw, AGE_NUMBERS[1:])))
    if kind == 5 and scope.has_family:
        years, age = fact("keluarga", "pkh_years"), person.age
        left_is_age = AGE_AGAINST_FACTS and draw(st.booleans())
        return _one(draw, ORDERS)(age, years) if left_is_age else _one(draw, ORDERS)(years, age)
    if kind > 2:
        return _literal(_one(draw, ORDERS), person.age, _one(draw, AGE_LITERALS))
    return _one(draw, ORDERS)(person.age, number(_one(draw, AGE_NUMBERS)))


def _literal(compare: Compare, left: Expr, value: int) -> Expr:
    """A comparison with a literal, which authors write as a bare number."""
    return compare(left, value)  # type: ignore[arg-type]  # an int is an operand as well


def _measured(draw: st.DrawFn, scope: Scope) -> Expr:
    """A number of the person or family against a number of the law, a literal or another fact."""

    def readable(measure: Measure) -> list[Expr]:
        own = [fact("orang", n) for n in measure.person if scope.has_person]
        return own + [fact("keluarga", n) for n in measure.family if scope.has_family]

    often = [MEASURES[unit] for unit in ("desil", "persen", "orang")]
    measure = _one(draw, [m for m in (*MEASURES.values(), *often) if readable(m)])
    facts = readable(measure)
    left, compare = _one(draw, facts), _one(draw, ORDERS)
    others = (
        ["number"] * bool(measure.numbers) + ["literal"] * bool(measure.literals) + ["fact"] * (2 * (len(facts) > 1))
    )
    match _one(draw, others):
        case "literal":
            return _literal(compare, left, _one(draw, measure.literals))
        case "fact":
            return compare(left, _one(draw, facts))
        case _:
            right = number(_one(draw, measure.numbers))
            return compare(right, left) if _often(draw, 4) else compare(left, right)


def _count(draw: st.DrawFn, scope: Scope) -> Expr:
    """A head count against a number, a literal, another count, or a sum, a product or a choice."""
    if not scope.asks:
        return _truth_fact(draw, scope)
    count, compare = count_members(truths(draw, scope.inside, 2)), _one(draw, ORDERS)
    kind = draw(st.integers(0, 9))
    if kind < 4:
        right = number(_one(draw, HEAD_NUMBERS))
        return compare(right, count) if kind == 3 else compare(count, right)
    if kind < 6:
        return _literal(compare, count, _one(draw, HEAD_LITERALS))
    other = count_members(truths(draw, scope.inside, 1))
    match kind:
        case 7:
            other = other + number("jiwa_a")
        case 8:
            other = number(_one(draw, HEAD_NUMBERS)) * draw(st.integers(1, 2))
        case 9:
            other = choose(truths(draw, scope, 0), other, number("jiwa_b"))  # the checker wants the count first
        case _:
            pass
    return compare(count, other)


def _members(draw: st.DrawFn, scope: Scope) -> Expr:
    """At least one member, or every one of them."""
    if not scope.asks:
        return _truth_fact(draw, scope)
    where = anyone if _often(draw, 12) else truths(draw, scope.inside, 3)
    return all_members(where) if _often(draw, 3) else any_member(where)


def _constant(draw: st.DrawFn, scope: Scope) -> Expr:
    return anyone if draw(st.booleans()) else _one(draw, ORDERS)(number("usia_a"), number("usia_b"))


_INSIDE = (_truth_fact, _truth_fact, _age, _age, _age, _code, _code, _measured, _measured, _told_truth, _day)
_OUTSIDE = (_truth_fact, _members, _members, _members, _measured, _count, _count, _code, _told_truth)
LEAVES = {
    Scope.FAMILY: _OUTSIDE,
    Scope.FAMILY_APART: _OUTSIDE,
    Scope.MEMBER: _INSIDE,
    Scope.MEMBER_ALONE: _INSIDE,
    Scope.PERSON: (*_INSIDE, _members, _members, _count),
}


# --- trees ------------------------------------------------------------------------------------------


def truths(draw: st.DrawFn, scope: Scope, depth: int) -> Expr:
    """A condition, with at most ``depth`` connectives above its leaves."""
    kind = draw(st.integers(0, 11)) if depth else 0
    if kind < 4:
        leaf = _constant if _often(draw, 40) else _one(draw, LEAVES[scope])
        return leaf(draw, scope)
    if kind == 4:
        return ~truths(draw, scope, depth - 1)
    if kind == 5:
        return check(truths(draw, scope, depth - 1))
    if kind == 6:
        return not_excluded(truths(draw, scope, depth - 1), effect=number(_one(draw, WEIGHTS)))
    first, *others = (truths(draw, scope, depth - 1) for _ in range(2 + _often(draw, 3)))
    for other in others:
        first = first | other if kind < 9 else first & other
    return first


def _component(draw: st.DrawFn, scope: Scope, place: int) -> Component:
    return component(
        f"K{place}",
        "komponen",
        en="component",
        when=truths(draw, scope.inside, draw(st.integers(0, 2))),
        amount=number(_one(draw, MONEY)),
        limit=number(_one(draw, LIMITS)) if draw(st.booleans()) else None,
    )


def amounts(draw: st.DrawFn, scope: Scope, depth: int) -> Expr:
    """A sum in rupiah, with at most ``depth`` sums, products and choices above its leaves."""
    kind = draw(st.integers(0, 9)) if depth else draw(st.integers(0, 4))
    if kind < 2:
        return number(_one(draw, MONEY))
    if kind < 5:
        parts = [_component(draw, scope, place) for place in range(draw(st.integers(1, 4)))]
        return best_of(*parts, family_limit=number(_one(draw, LIMITS)) if draw(st.booleans()) else None)
    if kind == 5:
        return amounts(draw, scope, depth - 1) * draw(st.sampled_from((12, 1, 4, 0)))
    if kind == 6:
        return amounts(draw, scope, depth - 1) + amounts(draw, scope, depth - 1)
    return choose(truths(draw, scope, 1), amounts(draw, scope, depth - 1), amounts(draw, scope, depth - 1))


# --- programmes and books ---------------------------------------------------------------------------


def _criterion(draw: st.DrawFn, code: str, scope: Scope) -> Criterion:
    when = truths(draw, scope, draw(st.integers(0, 4)))
    if _often(draw, 5):
        when = not_excluded(when, effect=number(_one(draw, WEIGHTS)))
    return criterion(code, "syarat", en="condition", when=when)


@st.composite
def programmes(draw: st.DrawFn, code: str, scope: Scope) -> Programme:
    """A programme of one to six random criteria, and of an amount or none."""
    codes = draw(st.permutations(CODES))[: draw(st.sampled_from((1, 2, 3, 1, 2, 4, 6)))]
    unit = Unit.PERSON if scope is Scope.PERSON else Unit.FAMILY
    return programme(
        code,
        "Acak",
        en="Random",
        unit=unit,
        benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient=unit.value),
        numbers=[NUMBERS],
        editions=[
            edition(
                date(2000, 1, 1),
                requires=[_criterion(draw, c, scope) for c in codes],
                amount=None if _often(draw, 5) else amounts(draw, scope, draw(st.integers(0, 3))),
            )
        ],
    )


@st.composite
def rulebooks(
    draw: st.DrawFn, as_of: date | None = None, scopes: Sequence[Scope] = (Scope.FAMILY, Scope.PERSON)
) -> Rulebook:
    """One to three random programmes, about families and about persons, on some day."""
    day = as_of or draw(st.sampled_from(DAYS))
    count = draw(st.integers(1, 3))
    made = (draw(programmes(f"P{n}", draw(st.sampled_from(scopes)))) for n in range(1, count + 1))
    return Rulebook(as_of=day, programmes=tuple(made))
