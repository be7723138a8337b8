"""What every node means, walked slowly over one family: the reference that engines agree with.

A property test holds the engines and this module together. Reasons and questions are found on the
same walk, in :mod:`pskslib.rules.reasons`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from pskslib.errors import RuleError
from pskslib.law.dates import completed_years
from pskslib.population import Code, Family, Field, Person
from pskslib.rules.checking import field_of
from pskslib.rules.components import Solver
from pskslib.rules.nodes import (
    Add,
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
    OneOf,
    Or,
    Times,
)

Truth = bool | None
Plain = bool | int | str | date | Decimal | None
Bounds = tuple[int, int | None]

MEMBERS_COMPLETE: Final = "members_complete"


Asked = tuple[int | None, str]
"""(place of the member or None, name of the fact)."""


Leaf = tuple[tuple[Fact, Field], ...]
"""The facts that a leaf of a rule reads, with their declarations."""


class Interpreter:
    """Evaluates simplified rule trees for one family; ``instead`` replaces facts for what-ifs."""

    def __init__(
        self,
        family: Family,
        *,
        today: date,
        numbers: Mapping[tuple[str, str], Decimal | int | str],
        strict: bool = False,
        subject: int | None = None,
        instead: Mapping[Asked, Plain] | None = None,
        answers: Mapping[int, tuple[list[int], list[int]]] | None = None,
        solvers: dict[int, Solver] | None = None,
        leaves: dict[int, Leaf] | None = None,
    ) -> None:
        self.family = family
        self.today = today
        self.numbers = numbers
        self.strict = strict
        self.subject = subject
        self.instead: Mapping[Asked, Plain] = instead or {}
        self.answers = answers or {}
        self._ages: dict[int, int | None] = {}
        self.solvers: dict[int, Solver] = {} if solvers is None else solvers
        self.leaves: dict[int, Leaf] = {} if leaves is None else leaves

    # --- facts -------------------------------------------------------------------------------

    def thing(self, member: int | None) -> Family | Person:
        """The member at a place, or the family."""
        return self.family if member is None else self.family.members[member]

    def raw(self, fact: Fact, member: int | None) -> Plain:
        """The recorded value, before presumption and applicability (codes as their value)."""
        place = None if fact.owner == "keluarga" else member
        if (place, fact.name) in self.instead:
            return self.instead[place, fact.name]
        value: Plain | Code = getattr(self.thing(place), fact.name)
        if isinstance(value, Code):
            return value.value
        declared = field_of(fact)
        if declared is not None and declared.dated_by is not None:
            since: date | None = getattr(self.thing(place), declared.dated_by)
            return value if since is None else since <= self.today
        if value is None and declared is not None and declared.instead is not None:
            other, number = declared.instead
            return number if getattr(self.thing(place), other) else None
        return value

    def fact(self, fact: Fact, member: int | None) -> Plain:
        """The recorded value, or what is presumed while there is none."""
        declared = field_of(fact)
        if declared is None:
            raise RuleError(f"fakta {fact.name} tidak dikenal")
        value = self.raw(fact, member)
        if value is None and declared.presumed is not None and self.presumes(fact, member):
            return declared.presumed.value
        return value

    def presumes(self, fact: Fact, member: int | None) -> bool:
        """Whether something may be taken for granted about a fact that is not known."""
        place = None if fact.owner == "keluarga" else member
        return not self.strict and fact.name not in self.thing(place).doubted

    def age(self, member: int | None) -> int | None:
        """Completed years of a member; a what-if may give the age in place of a birth date."""
        if member is None:
            raise RuleError("umur di luar anggota")
        if (member, "birth_date") in self.instead:
            value = self.instead[member, "birth_date"]
            return value if isinstance(value, int) else None
        if member not in self._ages:
            birth = self.family.members[member].birth_date
            self._ages[member] = None if birth is None else completed_years(birth, self.today)
        return self._ages[member]

    def present(self, member: int) -> Truth:
        """Whether a member is born and alive on the day."""
        person = self.family.members[member]
        if person.birth_date is not None and person.birth_date > self.today:
            return False
        if person.death_date is not None:
            return person.death_date > self.today
        if person.deceased is not None:
            return not person.deceased
        hint = self.instead.get((member, "death_hint"), person.death_hint)
        doubted = "deceased" in person.doubted or ("death_hint" in person.doubted and hint is None)
        return None if hint or doubted or self.strict else True

    @property
    def open(self) -> bool:
        """Whether members may be missing from the list."""
        complete = self.family.members_complete
        if (None, MEMBERS_COMPLETE) in self.instead:
            complete = bool(self.instead[None, MEMBERS_COMPLETE])
        if not self.family.members:
            return True
        doubted = MEMBERS_COMPLETE in self.family.doubted
        return complete is not True if self.strict or doubted else complete is False

    # --- values ------------------------------------------------------------------------------

    def truth(self, node: Node, member: int | None) -> Truth:
        """Strong Kleene truth value."""
        match node:
            case Const():
                return bool(node.value)
            case Fact():
                recorded = self.fact(node, member)
                return None if recorded is None else bool(recorded)
            case Compare():
                return self._compare(node, member)
            case OneOf():
                item = self.plain(node.item, member)
                return None if item is None else item in node.codes
            case Not():
                negated = self.truth(node.part, member)
                return None if negated is None else not negated
            case Check():
                return False if self.truth(node.part, member) is False else None
            case And() | Or():
                settles = isinstance(node, Or)
                result: Truth = not settles
                for part in node.parts:
                    value = self.truth(part, member)
                    if value is settles:
                        return settles
                    if value is None:
                        result = None
                return result
            case ByAge():
                if self.age(member) is not None:
                    return self.truth(node.known, member)
                cases = {self.truth(case, member) for case in node.cases}
                return cases.pop() if len(cases) == 1 else None
            case AnyMember():
                found = [self.answer(node, m) for m in self.places]
                if True in found:
                    return True
                return None if self.open or None in found else False
            case _:
                raise RuleError(f"{type(node).__name__} bukan ya/tidak")

    def answer(self, node: AnyMember | CountMembers, member: int) -> Truth:
        """Whether a member is present and meets a condition; an engine may have said so already."""
        told = self.answers.get(id(node))
        if told is not None:
            return True if told[0][member] else None if told[1][member] else False
        return _both(self.present(member), self.truth(node.where, member))

    @property
    def places(self) -> range:
        """Places of all members."""
        return range(len(self.family.members))

    def plain(self, node: Node, member: int | None) -> Plain:
        """A single number, date or code; None while unknown."""
        if isinstance(node, Number):
            return self.numbers[node.book, node.name]
        if isinstance(node, Age):
            return self.age(member)
        if isinstance(node, Fact):
            return self.fact(node, member)
        if isinstance(node, Const):
            return node.value
        raise RuleError(f"{type(node).__name__} bukan angka tunggal")

    def bounds(self, node: Node) -> Bounds:
        """Lowest and highest possible number; None is no upper bound."""
        match node:
            case CountMembers():
                found = [self.answer(node, m) for m in self.places]
                low = found.count(True)
                return low, None if self.open else low + found.count(None)
            case Components():
                certain, possible = self.masks(node)
                solver = self.solver(node)
                low = solver.best(tuple(certain))
                return low, None if self.open else solver.best(tuple(possible))
            case Add():
                parts = [self.bounds(part) for part in node.parts]
                highs = [high for _, high in parts if high is not None]
                return sum(low for low, _ in parts), sum(highs) if len(highs) == len(parts) else None
            case Times():
                low, high = self.bounds(node.part)
                return low * node.factor, None if high is None else high * node.factor
            case Choose():
                condition = self.truth(node.condition, self.subject)
                if condition is not None:
                    return self.bounds(node.then if condition else node.otherwise)
                (a, b), (c, d) = self.bounds(node.then), self.bounds(node.otherwise)
                return min(a, c), None if b is None or d is None else max(b, d)
            case _:
                value = self.plain(node, self.subject)
                assert isinstance(value, int)
                return value, value

    def solver(self, node: Components) -> Solver:
        """The amounts and limits of the day, worked out once a plan."""
        known = self.solvers.get(id(node))
        if known is None:
            known = self.solvers[id(node)] = solver_of(node, self.numbers)
        return known

    def masks(self, node: Components) -> tuple[list[int], list[int]]:
        """For each member the components that are certain, and those that are possible, as bit sets."""
        told = self.answers.get(id(node))
        if told is not None:
            return told
        certain: list[int] = []
        possible: list[int] = []
        for m in self.places:
            sure, maybe = 0, 0
            for bit, part in enumerate(node.components):
                value = _both(self.present(m), self.truth(part.when, m))
                sure |= (value is True) << bit
                maybe |= (value is not False) << bit
            certain.append(sure)
            possible.append(maybe)
        return certain, possible

    def _compare(self, node: Compare, member: int | None) -> Truth:
        if type(node.left) is CountMembers or type(node.right) is CountMembers:
            return compare_ranges(node.op, self.bounds(node.left), self.bounds(node.right))
        left = self.plain(node.left, member)
        if left is None:
            return None
        right = self.plain(node.right, member)
        return None if right is None else compare_plain(node.op, left, right)


# --- small pieces -----------------------------------------------------------------------------------


def _both(a: Truth, b: Truth) -> Truth:
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def compare_plain(op: str, left: Plain, right: Plain) -> bool:
    """Compare two known values."""
    match op:
        case "<=":
            return left <= right  # type: ignore[operator]  # same kind, checked when built
        case "<":
            return left < right  # type: ignore[operator]  # same kind, checked when built
        case ">=":
            return left >= right  # type: ignore[operator]  # same kind, checked when built
        case ">":
            return left > right  # type: ignore[operator]  # same kind, checked when built
        case _:
            return left == right


def compare_ranges(op: str, left: Bounds, right: Bounds) -> Truth:
    """Compare two ranges: certain only where every number in them agrees."""
    if op in (">", ">="):
        return compare_ranges({">": "<", ">=": "<="}[op], right, left)
    (a, b), (c, d) = left, right
    if op == "==":
        if a == b == c == d:
            return True
        return False if (b is not None and b < c) or (d is not None and d < a) else None
    if b is not None and compare_plain(op, b, c):
        return True
    flipped = {"<": "<=", "<=": "<"}[op]
    return False if d is not None and compare_plain(flipped, d, a) else None


def solver_of(node: Components, numbers: Mapping[tuple[str, str], Decimal | int | str]) -> Solver:
    """Return the amounts and limits of the day, ready to be asked."""

    def value(part: Node | None) -> int | None:
        if part is None:
            return None
        if isinstance(part, Const):
            return int(part.value)
        assert isinstance(part, Number)
        found = numbers[part.book, part.name]
        assert isinstance(found, int)
        return found

    return Solver(
        amounts=tuple(value(c.amount) or 0 for c in node.components),
        limits=tuple(value(c.limit) for c in node.components),
        family_limit=value(node.family_limit),
    )
