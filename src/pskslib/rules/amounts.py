"""What an amount is made of: who is paid for what, from which numbers, and how well sourced."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pskslib.law import Confidence, DatedValue
from pskslib.population import Family
from pskslib.rules.interpret import Interpreter
from pskslib.rules.nodes import Choose, Component, Components, Node, Number, children
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
    used = (plan.dated[n.book, n.name] for n in _numbers(plan.amount, seer, plan))
    return min((value.citation.confidence for value in used), default=Confidence.HIGH)


def used_values(plan: Plan, seer: Interpreter) -> tuple[DatedValue, ...]:
    """Return the dated numbers that this family's amount uses, each once."""
    if plan.amount is None:
        return ()
    found = (plan.dated[n.book, n.name] for n in _numbers(plan.amount, seer, plan))
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
