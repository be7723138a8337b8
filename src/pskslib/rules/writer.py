"""Writes the Python of an edition: facts, Kleene truth, ranges, and the one loop over the members.

Used by :mod:`pskslib.rules.codegen` only; what the written code must mean stands in
:mod:`pskslib.rules.interpret`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import define, field, frozen

from pskslib.errors import RuleError
from pskslib.law.dates import COMPLETED_YEARS_SOURCE
from pskslib.population import Kind
from pskslib.rules.checking import field_of
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
    walk,
)


@frozen
class Value:
    """A piece of generated code; ``maybe``: it can be None."""

    code: str
    maybe: bool


@define
class Scope:
    """Where facts are read: the variable in hand and what was loaded already."""

    variable: str
    owner: str
    loaded: dict[str, str] = field(factory=dict)


@define
class Writer:
    """Writes one function body."""

    numbers: Mapping[tuple[str, str], Decimal | int | str]
    strict: bool
    doubting: bool = False
    trace: bool = False
    age_known: bool = False
    lines: list[str] = field(factory=list)
    depth: int = 1
    count: int = 0
    family: Scope = field(factory=lambda: Scope("family", "keluarga"))
    member: Scope | None = None
    results: dict[Node, Value] = field(factory=dict)

    def put(self, line: str) -> None:
        """Add a line at the present depth."""
        self.lines.append("    " * self.depth + line)

    def name(self, prefix: str) -> str:
        """Return a new variable name."""
        self.count += 1
        return f"{prefix}{self.count}"

    # --- facts -------------------------------------------------------------------------------

    def load(self, fact: Fact) -> str:
        """Read a raw fact into a variable of its scope, once."""
        scope = self.family if fact.owner == "keluarga" else self.member
        if scope is None:
            raise RuleError(f"fakta orang {fact.name} di luar anggota")
        if fact.name not in scope.loaded:
            variable = f"{scope.variable[0]}_{fact.name}"
            declared = field_of(fact)
            assert declared is not None
            if fact.name == "birth_date" and fact.owner == "orang":
                self.put(f"{variable} = {scope.variable}.birth_date")
            elif declared.kind is Kind.CODE:
                self.put(f"{variable} = {scope.variable}.{fact.name}")
                self.put(f"if {variable} is not None: {variable} = {variable}.value")
            else:
                self.put(f"{variable} = {scope.variable}.{fact.name}")
            if declared.instead is not None:
                other, number = declared.instead
                self.put(f"if {variable} is None and {scope.variable}.{other}: {variable} = {number}")
            if declared.dated_by is not None:
                since = f"{scope.variable}.{declared.dated_by}"
                self.put(f"if {since} is not None: {variable} = {since} <= today")
            scope.loaded[fact.name] = variable
        return scope.loaded[fact.name]

    def age(self) -> str:
        """Completed years of the member in hand (None while the birth date is unknown)."""
        assert self.member is not None
        if "age" not in self.member.loaded:
            birth = self.load(Fact(owner="orang", name="birth_date"))
            years = COMPLETED_YEARS_SOURCE.format(birth=birth, year="year", key="key")
            variable = f"{self.member.variable[0]}_age"
            self.put(f"{variable} = None if {birth} is None else {years}")
            self.member.loaded["age"] = variable
        return self.member.loaded["age"]

    def preload(self, node: Node) -> None:
        """Load every fact of a rule before it branches, so that each variable is always set."""
        for part in walk(node):
            if isinstance(part, AnyMember | CountMembers | Components):
                continue
            if isinstance(part, Age) and self.member is not None:
                self.age()
            if isinstance(part, Fact):
                if part.owner == "orang" and self.member is None:
                    continue
                declared = field_of(part)
                assert declared is not None
                self.load(part)

    def fact(self, node: Fact) -> Value:
        """Return the recorded value, or what is presumed while there is none."""
        declared = field_of(node)
        assert declared is not None
        raw = self.load(node)
        if declared.presumed is not None and not self.strict:
            if self.doubting:
                scope = self.family if node.owner == "keluarga" else self.member
                assert scope is not None
                doubted = f"{node.name!r} in {scope.variable}.doubted"
                taken = f"(None if {doubted} else {declared.presumed.value})"
                return Value(f"({taken} if {raw} is None else {raw})", True)
            test = "is not False" if declared.presumed.value else "is True"
            return Value(f"({raw} {test})", False)
        return Value(raw, True)

    # --- truth -------------------------------------------------------------------------------

    def truth(self, node: Node) -> Value:
        """Write the code of a truth value."""
        match node:
            case Const():
                return Value(repr(node.value), False)
            case Fact():
                return self.fact(node)
            case Compare():
                return self.compare(node)
            case OneOf():
                item = self.atom(self.number(node.item))
                return self.guarded(item, f"{item.code} in {node.codes!r}")
            case Not():
                part = self.atom(self.truth(node.part))
                return self.guarded(part, f"not {part.code}")
            case Check():
                part = self.truth(node.part)
                if part.maybe:
                    return Value(f"(False if {part.code} is False else None)", True)
                return Value(f"(None if {part.code} else False)", True)
            case ByAge():
                return self.by_age(node)
            case And() | Or():
                return self.joined(node)
            case AnyMember():
                return self.results[node]
            case _:
                raise RuleError(f"{type(node).__name__} bukan ya/tidak")

    def joined(self, node: And | Or) -> Value:
        """Kleene and/or that stops as soon as the answer is certain."""
        stop = "False" if isinstance(node, And) else "True"
        go_on = "True" if isinstance(node, And) else "False"
        plain = self.plain(node)
        if plain is not None:
            return plain
        result = self.name("j")
        maybe = False
        depth = self.depth
        for place, part in enumerate(node.parts):
            value = self.truth(part)
            maybe = maybe or value.maybe
            if place == 0:
                self.put(f"{result} = {value.code}")
            else:
                piece = self.name("p")
                self.put(f"{piece} = {value.code}")
                self.put(f"if {piece} is not {go_on}: {result} = {piece}")
            if place + 1 < len(node.parts):
                self.put(f"if {result} is not {stop}:")
                self.depth += 1
        self.depth = depth
        return Value(result, maybe)

    def plain(self, node: And | Or) -> Value | None:
        """Write and/or as one expression where no part can be unknown; None where one can."""
        before = len(self.lines)
        values = [self.truth(part) for part in node.parts]
        if len(self.lines) == before and not any(value.maybe for value in values):
            word = " and " if isinstance(node, And) else " or "
            return Value(f"({word.join(value.code for value in values)})", False)
        del self.lines[before:]
        return None

    def by_age(self, node: ByAge) -> Value:
        """The condition itself, or what its cases agree on while the age is unknown."""
        result = self.name("g")
        self.put(f"if {self.age()} is not None:")
        self.depth += 1
        self.age_known = True
        self.put(f"{result} = {self.truth(node.known).code}")
        self.age_known = False
        self.depth -= 1
        self.put("else:")
        self.depth += 1
        first, *others = node.cases
        self.put(f"{result} = {self.truth(first).code}")
        depth = self.depth
        for case in others:
            self.put(f"if {result} is not None:")
            self.depth += 1
            self.put(f"if {result} is not {self.atom(self.truth(case), always=True).code}: {result} = None")
        self.depth = depth - 1
        return Value(result, True)

    def guarded(self, value: Value, code: str) -> Value:
        """Write code that is None where the value is."""
        return Value(f"(None if {value.code} is None else {code})" if value.maybe else f"({code})", value.maybe)

    def atom(self, value: Value, *, always: bool = False) -> Value:
        """Put code that may be None into a variable, so that it is worked out once."""
        if value.code.isidentifier() or not (value.maybe or always):
            return value
        name = self.name("a")
        self.put(f"{name} = {value.code}")
        return Value(name, True)

    def compare(self, node: Compare) -> Value:
        """Write a comparison; unknown where either side is."""
        if isinstance(node.left, CountMembers) or isinstance(node.right, CountMembers):
            return self.compare_ranges(node)
        left, right = self.number(node.left), self.number(node.right)
        unknown = [v.code for v in (left, right) if v.maybe]
        code = f"{left.code} {node.op} {right.code}"
        if not unknown:
            return Value(f"({code})", False)
        return Value(f"(None if {' or '.join(f'{u} is None' for u in unknown)} else {code})", True)

    def compare_ranges(self, node: Compare) -> Value:
        """A range compares true or false only where every number in it agrees."""
        (a, b), (c, d) = self.bounds(node.left), self.bounds(node.right)
        op = node.op
        if op in (">", ">="):
            a, b, c, d, op = c, d, a, b, {">": "<", ">=": "<="}[op]
        if op == "==":
            same = f"{a} == {b} and {c} == {d} and {a} == {c}"
            below = [
                f"({h} is not None and {h} < {low})" if h.isidentifier() else f"({h} < {low})"
                for h, low in ((b, c), (d, a))
            ]
            apart = " or ".join(below)
            return Value(f"(True if {same} else False if {apart} else None)", True)
        flip = {"<": "<=", "<=": "<"}[op]
        sure = f"{b} is not None and {b} {op} {c}" if b.isidentifier() else f"{b} {op} {c}"
        never = f"{d} is not None and {d} {flip} {a}" if d.isidentifier() else f"{d} {flip} {a}"
        return Value(f"(True if {sure} else False if {never} else None)", True)

    # --- numbers -----------------------------------------------------------------------------

    def number(self, node: Node) -> Value:
        """Write the code of a number, date or code (one value or None)."""
        match node:
            case Const():
                return Value(repr(node.value), False)
            case Number():
                return Value(repr(self.numbers[node.book, node.name]), False)
            case Age():
                return Value(self.age(), not self.age_known)
            case Fact():
                return self.fact(node)
            case _:
                raise RuleError(f"{type(node).__name__} bukan angka tunggal")

    def bounds(self, node: Node) -> tuple[str, str]:
        """Write the code of a range: its low and its high (None: no upper bound)."""
        match node:
            case CountMembers() | Components():
                low, high = self.results[node].code.split(",")
                return low, high
            case Add():
                low, high = self.name("lo"), self.name("hi")
                parts = [self.bounds(part) for part in node.parts]
                self.put(f"{low} = {' + '.join(p[0] for p in parts)}")
                total = " + ".join(p[1] for p in parts)
                self.put(f"{high} = {_unless_open([p[1] for p in parts], total)}")
                return low, high
            case Times():
                low, high = self.bounds(node.part)
                made = self.name("hi")
                self.put(f"{made} = {_unless_open([high], f'{high} * {node.factor}')}")
                return f"({low} * {node.factor})", made
            case Choose():
                return self.choice(node)
            case _:
                value = self.number(node)
                if value.maybe:
                    raise RuleError("angka yang dapat kosong tidak dapat dipakai sebagai besaran")
                return value.code, value.code

    def choice(self, node: Choose) -> tuple[str, str]:
        """Write a choice between two amounts; the hull of both while the condition is unknown."""
        condition = self.name("c")
        self.put(f"{condition} = {self.truth(node.condition).code}")
        (a, b), (c, d) = self.bounds(node.then), self.bounds(node.otherwise)
        low, high = self.name("lo"), self.name("hi")
        self.put(f"if {condition} is None:")
        self.put(f"    {low} = min({a}, {c})")
        self.put(f"    {high} = {_unless_open([b, d], f'max({b}, {d})')}")
        self.put(f"else: {low}, {high} = ({a}, {b}) if {condition} else ({c}, {d})")
        return low, high


def _unless_open(highs: list[str], code: str) -> str:
    """Write ``code``, or None where one of the upper bounds (variables, not literals) is missing."""
    open_ = [high for high in highs if high.isidentifier()]
    return f"None if {' or '.join(f'{high} is None' for high in open_)} else {code}" if open_ else code
