"""How a rule author writes a rule: ``person.age >= NUMBERS.minimum_age``.

The operators build :mod:`nodes <pskslib.rules.nodes>`; nothing is evaluated here, and mistakes are
told when the criterion is built, with its file and code.

Use ``&``, ``|``, ``~`` and ``.between``; Python's ``and``, ``or``, ``not`` and ``a < b < c`` cannot
build rules and raise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NoReturn

from attrs import frozen

from pskslib.errors import RuleError
from pskslib.law import ParameterBook, read_parameters
from pskslib.rules.nodes import (
    Add,
    Age,
    AllMembers,
    And,
    AnyMember,
    Check,
    Choose,
    Compare,
    Component,
    Components,
    Const,
    CountMembers,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    Times,
)


@frozen(eq=False, repr=False)
class Expr:
    """A piece of a rule under construction; ``node`` is the tree it stands for."""

    node: Node

    def __repr__(self) -> str:
        return f"Expr({self.node!r})"

    def __bool__(self) -> NoReturn:
        raise RuleError("aturan tidak bisa memakai and/or/not atau a < b < c; pakai &, |, ~ atau .between(…)")

    __hash__ = None  # type: ignore[assignment]  # an unfinished rule is no dictionary key

    def __and__(self, other: Expr) -> Expr:
        return Expr(And(parts=(*_flat(And, self), *_flat(And, other))))

    def __or__(self, other: Expr) -> Expr:
        return Expr(Or(parts=(*_flat(Or, self), *_flat(Or, other))))

    def __invert__(self) -> Expr:
        return Expr(Not(part=self.node))

    def __eq__(self, other: object) -> Expr:  # type: ignore[override]  # builds a rule, compares nothing
        return self._compare("==", other)

    def __ne__(self, other: object) -> Expr:  # type: ignore[override]  # builds a rule, compares nothing
        return Expr(Not(part=self._compare("==", other).node))

    def __le__(self, other: Expr | int) -> Expr:
        return self._compare("<=", other)

    def __lt__(self, other: Expr | int) -> Expr:
        return self._compare("<", other)

    def __ge__(self, other: Expr | int) -> Expr:
        return self._compare(">=", other)

    def __gt__(self, other: Expr | int) -> Expr:
        return self._compare(">", other)

    def __add__(self, other: Expr) -> Expr:
        return Expr(Add(parts=(self.node, node_of(other))))

    def __mul__(self, factor: int) -> Expr:
        return Expr(Times(part=self.node, factor=factor))

    def between(self, low: Expr | int, high: Expr | int) -> Expr:
        """Both ends included."""
        return (self >= low) & (self <= high)

    def is_in(self, *codes: str) -> Expr:
        """A coded fact is one of ``codes``."""
        return Expr(OneOf(item=self.node, codes=codes))

    def _compare(self, op: str, other: object) -> Expr:
        return Expr(Compare(op=op, left=self.node, right=node_of(other)))


def _flat(cls: type[And] | type[Or], expr: Expr) -> tuple[Node, ...]:
    node = node_of(expr)
    return node.parts if isinstance(node, And | Or) and isinstance(node, cls) else (node,)


def node_of(value: object) -> Node:
    """Return the tree of an expression or a literal.

    Raises:
        RuleError: The value cannot stand in a rule.
    """
    if isinstance(value, Expr):
        return value.node
    if isinstance(value, Node):
        return value
    if isinstance(value, bool | int | str):
        return Const(value=value)
    raise RuleError(f"{value!r} tidak dapat dipakai di dalam aturan; pakai fakta, angka dari TOML, atau kode")


class _PersonFacts:
    """``person.decile`` and so on; unknown names are told when the criterion is built."""

    @property
    def age(self) -> Expr:
        """Completed years on the day the rule is asked."""
        return Expr(Age())

    def __getattr__(self, name: str) -> Expr:
        if name.startswith("__"):
            raise AttributeError(name)
        return Expr(Fact(owner="orang", name=name))


class _FamilyFacts:
    """``family.decile`` and so on."""

    def __getattr__(self, name: str) -> Expr:
        if name.startswith("__"):
            raise AttributeError(name)
        return Expr(Fact(owner="keluarga", name=name))


person: Final = _PersonFacts()
"""The facts of one member."""
family: Final = _FamilyFacts()
"""The facts of the family."""


anyone: Final = Expr(Const(value=True))
"""A condition that every living member meets."""


class Numbers:
    """The dated numbers beside a programme file, as operands: ``NUMBERS.minimum_age``."""

    def __init__(self, book: ParameterBook) -> None:
        self.book = book

    def __getattr__(self, name: str) -> Expr:
        if name.startswith("__"):
            raise AttributeError(name)
        return Expr(Number(book=self.book.code, name=name))


def numbers(path: str) -> Numbers:
    """Read the TOML file of the same name beside a programme file.

    Args:
        path: ``__file__`` of the programme module (or the TOML file itself).

    Raises:
        ParameterError: The file has faults; all are told.
    """
    return Numbers(read_parameters(Path(path).with_suffix(".toml")))


def any_member(where: Expr) -> Expr:
    """At least one living member meets all of ``where`` (the *same* member meets all of it)."""
    return Expr(AnyMember(where=node_of(where)))


def all_members(where: Expr) -> Expr:
    """Every living member meets ``where``."""
    return Expr(AllMembers(where=node_of(where)))


def count_members(where: Expr) -> Expr:
    """How many living members meet ``where``."""
    return Expr(CountMembers(where=node_of(where)))


def check(hint: Expr) -> Expr:
    """A hint: when it says yes, the answer is *unknown, check first*, never a no."""
    return Expr(Check(part=node_of(hint)))


def not_excluded(by: Expr, *, effect: Expr) -> Expr:
    """True for a family that ``by`` does not exclude; ``effect`` is the dated weight of the exclusion."""
    number = node_of(effect)
    if not isinstance(number, Number):
        raise RuleError("effect harus angka bertanggal dari TOML (tolak, periksa atau abai)")
    return Expr(Excluded(part=node_of(by), effect=number))


def choose(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    """One amount where ``condition`` holds, the other where it does not."""
    return Expr(Choose(condition=node_of(condition), then=node_of(then), otherwise=node_of(otherwise)))


def component(code: str, label: str, *, en: str, when: Expr, amount: Expr, limit: Expr | None = None) -> Component:
    """One thing that a member can be paid for (see :class:`~pskslib.rules.nodes.Component`)."""
    return Component(
        code=code,
        label=label,
        label_en=en,
        when=node_of(when),
        amount=node_of(amount),
        limit=None if limit is None else node_of(limit),
    )


def best_of(*components: Component, family_limit: Expr | None = None) -> Expr:
    """The largest sum over assignments of members to at most one component each, under the limits."""
    return Expr(
        Components(
            components=components,
            family_limit=None if family_limit is None else node_of(family_limit),
        )
    )
