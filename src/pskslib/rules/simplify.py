"""From what a rule author wrote to what the engines evaluate, once a programme and a day.

- Exclusions are written with the weight that they have on the day.
- ``all_members`` becomes its dual.
- Applicability is written out: outside the people that a fact is about, its value is known.
- A condition on a member that reads an age gets, for members whose birth date is unknown, one case
  for every stretch of ages between the limits in force (:class:`~pskslib.rules.nodes.ByAge`). So a
  pregnant woman without a birth date is not *undetermined* when every age would say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import evolve

from pskslib.rules.applicability import applies_node
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import (
    Age,
    AllMembers,
    And,
    AnyMember,
    ByAge,
    Check,
    Compare,
    Component,
    Const,
    CountMembers,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    rewrite,
    walk,
)

_OF_OTHERS = (AnyMember, CountMembers)
"""What asks the other members: their ages are not the age of the member in hand."""
Numbers = Mapping[tuple[str, str], Decimal | int | str]
"""Values in force by (book, name)."""


def simplified(node: Node, numbers: Numbers, *, member: bool = False) -> Node:
    """Return the tree that engines evaluate.

    Args:
        node: What the rule author wrote.
        numbers: Values in force, those of applicability included.
        member: The rule is about one member in hand (a programme about persons).
    """
    bare = _applied(_weighed(node, numbers))
    asked = rewrite(bare, lambda part: _wrapped(part, numbers))
    return _by_age(asked, numbers) if member else asked


def _weighed(node: Node, numbers: Numbers) -> Node:
    def change(part: Node) -> Node:
        match part:
            case AllMembers():
                return Not(part=AnyMember(where=Not(part=part.where)))
            case Excluded():
                effect = numbers[part.effect.book, part.effect.name]
                if effect == "abai":
                    return Const(value=True)
                return Not(part=Check(part=part.part) if effect == "periksa" else part.part)
            case _:
                return part

    return rewrite(node, change)


def _applied(node: Node) -> Node:
    """Write out applicability around every test of a fact."""
    match node:
        case Fact():
            return _guarded(node, node, outside_passes=bool(_outside(node)))
        case Compare() if isinstance(node.left, Fact) and node.op == "==":
            other = node.right.value if isinstance(node.right, Const) else None
            return _guarded(node.left, node, outside_passes=_outside(node.left) == other)
        case OneOf() if isinstance(node.item, Fact):
            return _guarded(node.item, node, outside_passes=_outside(node.item) in node.codes)
        case Compare() if any(isinstance(side, CountMembers) for side in (node.left, node.right)):
            return evolve(node, left=_applied(node.left), right=_applied(node.right))
        case Compare() | OneOf() | Age() | Number() | Const():
            return node
        case _:
            changes: dict[str, Node | tuple[Node, ...]] = {}
            for name, value in _node_attributes(node):
                if isinstance(node, Component) and name != "when":
                    continue
                changes[name] = tuple(map(_applied, value)) if isinstance(value, tuple) else _applied(value)
            return evolve(node, **changes)


def _node_attributes(node: Node) -> Iterator[tuple[str, Node | tuple[Node, ...]]]:
    from attrs import fields

    for attribute in fields(type(node)):
        value = getattr(node, attribute.name)
        if isinstance(value, Node) or (isinstance(value, tuple) and value and isinstance(value[0], Node)):
            yield attribute.name, value


def _outside(fact: Fact) -> bool | str | None:
    declared = field_of(fact)
    return declared.applies.outside if declared is not None and declared.applies is not None else None


def _guarded(fact: Fact, test: Node, *, outside_passes: bool) -> Node:
    declared = field_of(fact)
    if declared is None or declared.applies is None:
        return test
    condition = applies_node(declared.applies)
    if outside_passes:
        return Or(parts=(test, Not(part=condition)))
    return And(parts=(test, *(condition.parts if isinstance(condition, And) else (condition,))))


# --- unknown ages -----------------------------------------------------------------------------------


def _wrapped(node: Node, numbers: Numbers) -> Node:
    if isinstance(node, AnyMember | CountMembers):
        return evolve(node, where=_by_age(node.where, numbers))
    return node


def _by_age(node: Node, numbers: Numbers) -> Node:
    own = walk(node, not_below=_OF_OTHERS)
    limits = {value for part in own for value in _age_limits(part, numbers)}
    if not limits:
        return node
    ages = sorted({0, *(age for limit in limits for age in (limit - 1, limit, limit + 1) if age >= 0)})
    cases = dict.fromkeys(folded(_at_age(node, age, numbers)) for age in ages)
    return ByAge(known=node, cases=tuple(cases))


def _age_limits(node: Node, numbers: Numbers) -> Iterator[int]:
    if isinstance(node, Compare) and isinstance(node.left, Age):
        value = _constant(node.right, numbers)
        if isinstance(value, int):
            yield value


def _at_age(node: Node, age: int, numbers: Numbers) -> Node:
    def change(part: Node) -> Node:
        if isinstance(part, Compare) and isinstance(part.left, Age):
            limit = _constant(part.right, numbers)
            if not isinstance(limit, int):
                return part  # compared with a fact: unknown while the age is
            passes = {"<=": age <= limit, "<": age < limit, ">=": age >= limit, ">": age > limit}
            return Const(value=passes.get(part.op, age == limit))
        return part

    return rewrite(node, change, leave=_OF_OTHERS)


def _constant(node: Node, numbers: Numbers) -> Decimal | int | str | None:
    if isinstance(node, Number):
        return numbers[node.book, node.name]
    return node.value if isinstance(node, Const) else None


def folded(node: Node) -> Node:
    """Work out the parts of a condition that are constant."""

    def change(part: Node) -> Node:
        match part:
            case Not() if isinstance(part.part, Const):
                return Const(value=not part.part.value)
            case And() | Or():
                settles = isinstance(part, Or)
                rest = []
                for piece in part.parts:
                    if isinstance(piece, Const):
                        if bool(piece.value) is settles:
                            return Const(value=settles)
                    else:
                        rest.append(piece)
                rest = list(dict.fromkeys(rest))
                if not rest:
                    return Const(value=not settles)
                return rest[0] if len(rest) == 1 else evolve(part, parts=tuple(rest))
            case _:
                return part

    return rewrite(node, change)
