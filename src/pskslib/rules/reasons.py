"""Why a value is so, and what an unknown value still waits for.

- :meth:`Reasons.support`: facts that are together enough for a certain value;
- :meth:`Reasons.open_facts`: facts that could still change an unknown one.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field as attrs_field
from attrs import frozen

from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field
from pskslib.rules.checking import field_of
from pskslib.rules.interpret import MEMBERS_COMPLETE, Asked, Interpreter, Leaf, Plain
from pskslib.rules.nodes import (
    Age,
    And,
    AnyMember,
    ByAge,
    Check,
    Compare,
    Const,
    CountMembers,
    Fact,
    Node,
    Not,
    OneOf,
    Or,
)


@frozen(kw_only=True)
class Seen:
    """A fact that was looked at.

    Attributes:
        member: Place in ``family.members``, or None for a fact of the family.
        field: Its declaration.
        value: What is recorded; None is unknown.
        presumed: Whether the value was taken for granted.
    """

    member: int | None
    field: Field
    value: Plain = attrs_field(repr=False)
    presumed: bool = False


class Reasons(Interpreter):
    """An interpreter that can say why, and what to ask."""

    def support(self, node: Node, member: int | None) -> Iterator[Seen]:
        """Yield facts that are together enough for the (certain) value of ``node``."""
        value = self.truth(node, member)
        if value is not None:
            yield from self._support(node, member, value)

    def _support(self, node: Node, member: int | None, value: bool) -> Iterator[Seen]:
        match node:
            case Const():
                return
            case Fact() | Compare() | OneOf():
                yield from self._leaf_support(node, member)
            case Not():
                yield from self._support(node.part, member, not value)
            case Check():
                yield from self._support(node.part, member, value)
            case And() | Or():
                settles = isinstance(node, Or)
                if value is not settles:
                    for part in node.parts:
                        yield from self._support(part, member, value)
                else:
                    yield from self._deciding(node, member, value)
            case ByAge():
                known = self.age(member) is not None
                for part in (node.known,) if known else node.cases:
                    yield from self._support(part, member, value)
            case AnyMember():
                yield from self._member_support(node, value)
            case _:
                return

    def _deciding(self, node: And | Or, member: int | None, value: bool) -> Iterator[Seen]:
        """One part that settles the value: rather one on record than one taken for granted."""
        first: list[Seen] | None = None
        for part in node.parts:
            if self.truth(part, member) is value:
                seen = list(self._support(part, member, value))
                if not any(fact.presumed for fact in seen):
                    first = seen
                    break
                first = seen if first is None else first
        yield from first or ()

    def _member_support(self, node: AnyMember, value: bool) -> Iterator[Seen]:
        if value:
            deciding = next(m for m in self.places if self.answer(node, m) is True)
            yield from self._support(node.where, deciding, True)
            return
        for m in self.places:
            if self.present(m) is False:
                yield from self._absence(m)
            elif self.truth(node.where, m) is False:
                yield from self._support(node.where, m, False)
        if self.family.members_complete is None:
            declared = FAMILY_FIELDS[MEMBERS_COMPLETE]
            yield Seen(member=None, field=declared, value=True, presumed=True)

    def _absence(self, member: int) -> Iterator[Seen]:
        """Why a member does not count on the day: dead, or not born yet."""
        person = self.family.members[member]
        for name in ("death_date", "deceased", "birth_date"):
            value = getattr(person, name)
            if value is not None:
                yield Seen(member=member, field=PERSON_FIELDS[name], value=value)
                return

    def _leaf_support(self, node: Node, member: int | None) -> Iterator[Seen]:
        if isinstance(node, Compare) and isinstance(node.left, CountMembers):
            for m in self.places:
                yield from self.support(node.left.where, m)
            return
        for fact, declared in self.leaf(node):
            value = self.raw(fact, member)
            presumed = value is None and declared.presumed is not None and self.presumes(fact, member)
            if presumed and declared.presumed is not None:
                value = declared.presumed.value
            place = None if fact.owner == "keluarga" else member
            yield Seen(member=place, field=declared, value=value, presumed=presumed)

    def leaf(self, node: Node) -> Leaf:
        """The facts that a leaf reads, worked out once a plan."""
        known = self.leaves.get(id(node))
        if known is None:
            pairs = ((fact, field_of(fact)) for fact in leaf_facts(node))
            known = self.leaves[id(node)] = tuple((fact, declared) for fact, declared in pairs if declared is not None)
        return known

    # --- questions ---------------------------------------------------------------------------

    def open_facts(self, node: Node, member: int | None) -> Iterator[Asked]:
        """Yield the (member, fact) pairs that could still change an unknown value."""
        if self.truth(node, member) is not None:
            return
        match node:
            case And() | Or():
                for part in node.parts:
                    yield from self.open_facts(part, member)
            case Not():
                yield from self.open_facts(node.part, member)
            case ByAge():
                known = self.age(member) is not None
                for part in (node.known,) if known else (node.known, *node.cases):
                    yield from self.open_facts(part, member)
            case Check():
                if self.truth(node.part, member) is None:
                    yield from self.open_facts(node.part, member)
                else:
                    for seen in self.support(node.part, member):
                        yield seen.member, seen.field.name
            case AnyMember():
                yield from self._open_members(node.where)
            case Compare() if isinstance(node.left, CountMembers):
                yield from self._open_members(node.left.where)
            case _:
                for fact, declared in self.leaf(node):
                    yield from self._open_leaf(fact, declared, member)

    def waited_for(self, node: Node, member: int | None) -> Iterator[Seen]:
        """Yield the facts that an unknown value waits for, as they are recorded."""
        for place, name in self.open_facts(node, member):
            fact = Fact(owner="keluarga" if place is None else "orang", name=name)
            declared = field_of(fact)
            if declared is not None:
                yield Seen(member=place, field=declared, value=self.raw(fact, place))

    def _open_members(self, where: Node) -> Iterator[Asked]:
        for m in self.places:
            present, value = self.present(m), self.truth(where, m)
            if present is None and value is not False:
                yield m, "death_hint" if self.family.members[m].death_hint else "deceased"
            if present is not False and value is None:
                yield from self.open_facts(where, m)
        if self.open:
            yield None, MEMBERS_COMPLETE

    def _open_leaf(self, fact: Fact, declared: Field, member: int | None) -> Iterator[Asked]:
        place = None if fact.owner == "keluarga" else member
        unknown = self.raw(fact, member) is None
        if declared.presumed is not None and self.presumes(fact, member):
            unknown = False
        if fact.name == "birth_date" and self.age(member) is not None:
            unknown = False
        if unknown:
            yield place, fact.name


def leaf_facts(node: Node) -> Iterator[Fact]:
    """Yield the facts that a leaf (fact, comparison, membership) reads; an age reads the birth date."""
    match node:
        case Fact():
            yield node
        case Age():
            yield Fact(owner="orang", name="birth_date")
        case Compare():
            yield from leaf_facts(node.left)
            yield from leaf_facts(node.right)
        case OneOf():
            yield from leaf_facts(node.item)
        case _:
            return
