"""A rule book together with families to decide about, and how to show both in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from pskslib import Family, Person, Rulebook
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code
from pskslib.rules.nodes import (
    Add,
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
from tests.rules.table.populations import Population, populations
from tests.rules.table.rulebooks import Scope, rulebooks

_SHOWN = 8_000
"""Characters of a case; Hypothesis refuses to print much more."""


class Case:
    """What one example is about. (No attrs class: Hypothesis would print 200 facts a person.)"""

    def __init__(self, book: Rulebook, population: Population) -> None:
        self.book = book
        self.population = population

    @property
    def families(self) -> tuple[Family, ...]:
        return self.population.families

    def __repr__(self) -> str:
        lines = [f"as_of {self.book.as_of}"]
        for made in self.book.programmes:
            chosen = made.edition(self.book.as_of)
            lines.append(f"{made.code} ({made.unit.value})")
            lines += [f"    {c.code}: {shown(c.when)}" for c in chosen.criteria]
            if chosen.amount is not None:
                lines.append(f"    amount: {shown(chosen.amount)}")
        lines.append(f"columns: {' '.join(shown(fact) for fact in self.population.columns)}")
        lines += [shown_family(family) for family in self.families]
        text = "\n".join(lines)
        return text if len(text) < _SHOWN else f"{text[:_SHOWN]} ..."


@st.composite
def cases(
    draw: st.DrawFn,
    as_of: date | None = None,
    *,
    least: int = 0,
    most: int = 25,
    scopes: Sequence[Scope] = (Scope.FAMILY, Scope.PERSON),
) -> Case:
    """A random rule book and families with the facts it reads."""
    book = draw(rulebooks(as_of, scopes))
    return Case(book, draw(populations(book, least=least, most=most)))


@st.composite
def cases_for_arrays(draw: st.DrawFn, *, least: int = 1) -> Case:
    """What the engine on arrays takes: family programmes that keep the family out of questions about members."""
    book = draw(rulebooks(None, (Scope.FAMILY_APART,)))
    population = draw(populations(book, least=least, fewest_members=1))
    return Case(book, population)


def lone(case: Case, place: int) -> Case:
    """The case with one of its families only."""
    return Case(case.book, evolve(case.population, families=(case.families[place],)))


# --- in a few lines ---------------------------------------------------------------------------------


def shown(node: Node) -> str:
    """A rule as an author would write it."""
    match node:
        case Const():
            return repr(node.value)
        case Fact():
            return f"{'person' if node.owner == 'orang' else 'family'}.{node.name}"
        case Number():
            return f"N.{node.name}"
        case Compare():
            return f"({shown(node.left)} {node.op} {shown(node.right)})"
        case OneOf():
            return f"{shown(node.item)}.is_in{node.codes}"
        case And() | Or() | Add():
            sign = {And: " & ", Or: " | ", Add: " + "}[type(node)]
            return f"({sign.join(map(shown, node.parts))})"
        case Not():
            return f"~{shown(node.part)}"
        case Check():
            return f"check({shown(node.part)})"
        case Excluded():
            return f"not_excluded({shown(node.part)}, {shown(node.effect)})"
        case AnyMember() | AllMembers() | CountMembers():
            return f"{type(node).__name__}({shown(node.where)})"
        case Times():
            return f"{shown(node.part)} * {node.factor}"
        case Choose():
            return f"choose({shown(node.condition)}, {shown(node.then)}, {shown(node.otherwise)})"
        case Component():
            limit = "" if node.limit is None else f", limit={shown(node.limit)}"
            return f"[{shown(node.when)}: {shown(node.amount)}{limit}]"
        case Components():
            limit = "" if node.family_limit is None else f", family_limit={shown(node.family_limit)}"
            return f"best_of({', '.join(map(shown, node.components))}{limit})"
        case _:
            return f"{type(node).__name__}()".replace("Age()", "person.age")


def _known(thing: Family | Person) -> str:
    names = FAMILY_FIELDS if isinstance(thing, Family) else PERSON_FIELDS
    facts = {n: v for n in names if (v := getattr(thing, n)) is not None}
    doubted = [f"doubted={sorted(thing.doubted)}"] if thing.doubted else []
    return ", ".join([*(f"{n}={v.value if isinstance(v, Code) else v}" for n, v in facts.items()), *doubted])


def shown_family(family: Family) -> str:
    """The known facts of a made-up family and its members."""
    return "\n  ".join((f"Family({_known(family)})", *(f"Person({_known(m)})" for m in family.members)))
