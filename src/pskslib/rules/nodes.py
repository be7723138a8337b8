"""The rule language as data: every rule is a small tree of these records.

Nodes hold no behaviour. The engines (``codegen``), the words (``wording``), the JSON and the checks
all read the same tree. What each node means, with three truth values and with ranges, is written
down once, in ``interpret``; the generated code must agree with it.

Rule authors do not write nodes but expressions (:mod:`pskslib.rules.expressions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import field, fields, frozen
from attrs.validators import in_

OWNERS: Final = ("orang", "keluarga")
"""Whose a fact can be: a member's or the family's."""

OPERATORS: Final = ("<=", "<", ">=", ">", "==")
"""How two values are compared. Engines write them into code, so there must be no others."""


@frozen(kw_only=True)
class Node:
    """Root of all nodes."""


@frozen(kw_only=True)
class Const(Node):
    """A literal: a truth value, a small whole number or a code."""

    value: bool | int | str


@frozen(kw_only=True)
class Fact(Node):
    """A fact of the member in hand (``owner`` orang) or of the family (``owner`` keluarga)."""

    owner: str = field(validator=in_(OWNERS))
    name: str


@frozen(kw_only=True)
class Age(Node):
    """Completed years since the member's birth, on the day the rule is asked."""


@frozen(kw_only=True)
class Number(Node):
    """A dated number of the law: parameter ``name`` of book ``book``."""

    book: str
    name: str


@frozen(kw_only=True)
class Compare(Node):
    """``left op right``; unknown when either side is."""

    op: str = field(validator=in_(OPERATORS))
    left: Node
    right: Node


@frozen(kw_only=True)
class OneOf(Node):
    """A coded fact is one of some codes."""

    item: Node
    codes: tuple[str, ...]


@frozen(kw_only=True)
class And(Node):
    """All parts hold (strong Kleene)."""

    parts: tuple[Node, ...]


@frozen(kw_only=True)
class Or(Node):
    """Some part holds (strong Kleene)."""

    parts: tuple[Node, ...]


@frozen(kw_only=True)
class Not(Node):
    """The part does not hold."""

    part: Node


@frozen(kw_only=True)
class Check(Node):
    """A hint: a *yes* becomes unknown with a required check; a *no* stays a no."""

    part: Node


@frozen(kw_only=True)
class Excluded(Node):
    """An exclusion whose weight is dated data.

    ``effect`` names a parameter with the word ``tolak`` (a bar), ``periksa`` (only a required check)
    or ``abai`` (not looked at). The node is true when the family is *not* excluded.
    """

    part: Node
    effect: Number


@frozen(kw_only=True)
class AnyMember(Node):
    """At least one member of the family, alive on the day, meets ``where``."""

    where: Node


@frozen(kw_only=True)
class AllMembers(Node):
    """Every member of the family, alive on the day, meets ``where``."""

    where: Node


@frozen(kw_only=True)
class CountMembers(Node):
    """How many members, alive on the day, meet ``where``; a range while some are unknown."""

    where: Node


@frozen(kw_only=True)
class ByAge(Node):
    """A condition on a member, with its cases for a member whose birth date is unknown.

    With the age known it is ``known``. Otherwise it holds where every case holds, fails where every
    case fails, and is unknown where they differ. Made by :mod:`pskslib.rules.simplify` only.
    """

    known: Node
    cases: tuple[Node, ...]


@frozen(kw_only=True)
class Add(Node):
    """Sum of numbers."""

    parts: tuple[Node, ...]


@frozen(kw_only=True)
class Times(Node):
    """A number a fixed number of times (months in a year)."""

    part: Node
    factor: int


@frozen(kw_only=True)
class Choose(Node):
    """One number where ``condition`` holds, the other where it does not, a range while unknown."""

    condition: Node
    then: Node
    otherwise: Node


@frozen(kw_only=True)
class Component(Node):
    """One thing that a member can be paid for.

    Attributes:
        code: Short name, e.g. ``"AUD"``.
        label: In Bahasa Indonesia.
        label_en: In English.
        when: Condition on one member.
        amount: Rupiah a year.
        limit: Most members of a family paid for it, or None.
    """

    code: str
    label: str
    label_en: str
    when: Node
    amount: Node
    limit: Node | None = None


@frozen(kw_only=True)
class Components(Node):
    """The best assignment of members to at most one component each, under all limits."""

    components: tuple[Component, ...]
    family_limit: Node | None = None


NODE_TYPES: dict[str, type[Node]] = {
    cls.__name__: cls
    for cls in (
        *(Const, Fact, Age, Number, Compare, OneOf, And, Or, Not, Check, Excluded),
        *(AnyMember, AllMembers, CountMembers, ByAge, Add, Times, Choose, Component, Components),
    )
}
"""Every node type by name; the name is also its tag in JSON."""

_CHILDREN: dict[type[Node], tuple[str, ...]] = {
    cls: tuple(a.name for a in fields(cls) if "Node" in str(a.type) or a.name in ("components", "effect"))
    for cls in NODE_TYPES.values()
}


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes right below ``node``, in order of declaration."""
    for name in _CHILDREN[type(node)]:
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from value


def walk(node: Node, *, not_below: tuple[type[Node], ...] = ()) -> Iterator[Node]:
    """Yield ``node`` and everything below it, parents first; of some types only the node itself."""
    yield node
    if not isinstance(node, not_below):
        for child in children(node):
            yield from walk(child, not_below=not_below)


def rewrite(node: Node, change: Callable[[Node], Node], *, leave: tuple[type[Node], ...] = ()) -> Node:
    """Return a copy of the tree with ``change`` applied to every node, leaves first.

    Args:
        node: The tree.
        change: What to put in the place of a node.
        leave: Types of node that stay as they are, with everything below them.
    """
    from attrs import evolve

    if isinstance(node, leave):
        return node
    changes: dict[str, Node | tuple[Node, ...]] = {}
    for name in _CHILDREN[type(node)]:
        value = getattr(node, name)
        if isinstance(value, Node):
            changes[name] = rewrite(value, change, leave=leave)
        elif isinstance(value, tuple):
            changes[name] = tuple(rewrite(part, change, leave=leave) for part in value)
    return change(evolve(node, **changes) if changes else node)
