"""What an amount is made of: who is paid for what, from which numbers, and how well sourced."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pskslib.law import Confidence, DatedValue
from pskslib.population import Family
from pskslib.rules.interpret import Interpreter
from pskslib.rules.nodes import And, Choose, Compare, Component, Components, Fact, Node, Number, children
from pskslib.rules.plan import Plan


@frozen(kw_only=True)
class Share:
    """One member's part of an amount.

    Attributes:
        member: Place in ``family.members``.
        component: What the member has.
        rupiah: What is paid a year; 0 where a limit leaves the member out.
        certain: Whether the member certainly has the component.
    """

    member: int
    component: Component
    rupiah: int
    certain: bool


def shares(plan: Plan, seer: Interpreter) -> tuple[Share, ...]:
    """Return, for each member with a component, one best assignment and what it pays.

    Members whose component is only possible come without rupiah.
    """
    found: list[Share] = []
    for node in plan.components:
        certain, possible = seer.masks(node)
        solver = seer.solver(node)
        assigned = solver.assign(tuple(certain))
        for place in seer.places:
            choice = assigned[place]
            if choice is not None:
                found.append(
                    Share(
                        member=place,
                        component=node.components[choice],
                        rupiah=solver.amounts[choice],
                        certain=True,
                    )
                )
            else:
                mask = certain[place] or possible[place]
                for bit, part in enumerate(node.components):
                    if mask >> bit & 1:
                        found.append(
                            Share(
                                member=place,
                                component=part,
                                rupiah=0,
                                certain=bool(certain[place] >> bit & 1),
                            )
                        )
                        break
    return tuple(found)


def amount_confidence(plan: Plan, family: Family, subject: int | None, strict: bool) -> Confidence:
    """Return the weakest confidence among the numbers that this family's amount uses."""
    if plan.amount is None:
        return Confidence.HIGH
    seer = plan.interpreter(family, subject=subject, strict=strict)
    return min((value.citation.confidence for value in used_values(plan, seer)), default=Confidence.HIGH)


def used_values(plan: Plan, seer: Interpreter) -> tuple[DatedValue, ...]:
    """Return the dated numbers that this family's amount rests on, each once; limits just missed too."""
    if plan.amount is None:
        return ()
    missed = (s.limit.right for s in shortfalls(plan, seer))
    numbers = (*_numbers(plan.amount, seer, plan), *(n for n in missed if isinstance(n, Number)))
    found = (plan.dated[n.book, n.name] for n in numbers)
    return tuple({id(value): value for value in found}.values())


def _numbers(node: Node, seer: Interpreter, plan: Plan) -> Iterator[Number]:
    match node:
        case Number():
            yield node
        case Choose():
            chosen = seer.truth(node.condition, seer.subject)
            if chosen is not False:
                yield from _numbers(node.then, seer, plan)
            if chosen is not True:
                yield from _numbers(node.otherwise, seer, plan)
        case Components():
            yield from _component_numbers(node, seer, plan)
        case _:
            for child in children(node):
                yield from _numbers(child, seer, plan)


def _component_numbers(node: Components, seer: Interpreter, plan: Plan) -> Iterator[Number]:
    _, possible = seer.masks(node)
    for bit, part in enumerate(node.components):
        holders = sum(mask >> bit & 1 for mask in possible)
        if holders:
            yield from plan.component_numbers[id(part)]
            if isinstance(part.limit, Number) and holders > _whole(seer, part.limit):
                yield part.limit
    limit = node.family_limit
    if isinstance(limit, Number) and sum(map(bool, possible)) > _whole(seer, limit):
        yield limit


def _whole(seer: Interpreter, number: Number) -> int:
    value = seer.numbers[number.book, number.name]
    assert isinstance(value, int)
    return value


@frozen(kw_only=True)
class Shortfall:
    """A member who counts for the programme but is not paid, because of one dated limit.

    Attributes:
        member: Place in ``family.members``.
        component: What the member would be paid for.
        limit: The comparison with the limit in force that fails.
    """

    member: int
    component: Component
    limit: Compare


def shortfalls(plan: Plan, seer: Interpreter) -> tuple[Shortfall, ...]:
    """Return members without any component whom only one limit keeps from being paid."""
    found = []
    for node in plan.components:
        _, possible = seer.masks(node)
        for place in seer.places:
            if possible[place] == 0 and any(seer.answer(rule, place) is True for rule in plan.qualifying):
                limits = ((part, _missed(plan, seer, part, place)) for part in node.components)
                found += [Shortfall(member=place, component=part, limit=limit) for part, limit in limits if limit]
    return tuple(found)


def _missed(plan: Plan, seer: Interpreter, part: Component, place: int) -> Compare | None:
    """The one limit that a member misses for a component, if the rest of the condition holds."""
    pieces = part.when.parts if isinstance(part.when, And) else (part.when,)
    failing = [piece for piece in pieces if seer.truth(piece, place) is False]
    if len(failing) != 1 or not all(seer.truth(p, place) is not None for p in pieces):
        return None
    (piece,) = failing
    if not (isinstance(piece, Compare) and isinstance(piece.right, Number)):
        return None
    if len(pieces) > 1:
        return piece if isinstance(piece.left, Fact) else None
    same = (c for c in plan.lone_limits if c.left == piece.left and c.op[0] == piece.op[0])
    return piece if any(seer.truth(c, place) for c in same) else None
