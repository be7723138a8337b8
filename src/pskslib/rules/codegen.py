"""The single-family engine: Python written for one edition, once, and cached.

The generated function goes over the members once and returns the verdict of every criterion and the
range of the amount. Its meaning is that of :mod:`pskslib.rules.interpret`; a property test holds the
two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pskslib.population import Family, Person
from pskslib.rules.interpret import solver_of
from pskslib.rules.member_loop import LoopWriter
from pskslib.rules.nodes import (
    Age,
    AnyMember,
    Components,
    CountMembers,
    Fact,
    Node,
    children,
    walk,
)
from pskslib.rules.writer import Scope

Verdict = bool | None
"""True: met; False: unmet; None: unknown."""

Evaluator = Callable[[Family, Person | None, int, int, date], tuple[tuple[Verdict, ...], int, int | None]]
"""(family, member or None, year, month-day key, day) -> verdicts, low, high."""

Tracer = Callable[[Family, Person | None, int, int, date], tuple[tuple[list[int], list[int]], ...]]
"""The same arguments -> for each question about members, what each member answers."""


def build_evaluator(
    criteria: tuple[Node, ...],
    amount: Node | None,
    numbers: Mapping[tuple[str, str], Decimal | int | str],
    *,
    strict: bool,
    person: bool,
    doubting: bool = False,
) -> Evaluator:
    """Write, compile and cache the function for these rules and numbers.

    Args:
        criteria: Rule trees, simplified, in order.
        amount: The amount, or None.
        numbers: Values in force by (book, name).
        strict: Leave presumptions off.
        person: The rules are about one member, passed in.
        doubting: Look for each presumed fact whether it is doubted.
    """
    writer = LoopWriter(numbers=numbers, strict=strict, doubting=doubting)
    rules = (*criteria, *((amount,) if amount else ()))
    gathered = questions_to_members(rules)
    _ask_members(writer, gathered)
    if person:
        writer.member = Scope("person", "orang")
    for node in rules:
        _preload_top(writer, node)
    names = []
    for node in criteria:
        value = writer.truth(node)
        name = writer.name("c")
        writer.put(f"{name} = {value.code}")
        names.append(name)
    low, high = ("0", "0") if amount is None else writer.bounds(amount)
    writer.put(f"return ({''.join(f'{n}, ' for n in names)}), {low}, {high}")
    made: Evaluator = _finished(writer, gathered)  # type: ignore[assignment]  # what was just written
    return made


def build_tracer(
    asked: Sequence[Node],
    numbers: Mapping[tuple[str, str], Decimal | int | str],
    *,
    strict: bool,
    doubting: bool = False,
) -> Tracer:
    """Write the function that says what each member answers to each question about members.

    Args:
        asked: Nodes of :func:`questions_to_members`.
        numbers: Values in force.
        strict: Leave presumptions off.
        doubting: Look for each presumed fact whether it is doubted.

    Returns:
        A function giving, for each node, a list of certain and a list of possible answers (bit sets
        for components), one entry a member.
    """
    writer = LoopWriter(numbers=numbers, strict=strict, doubting=doubting, trace=True)
    gathered = list(asked)
    _ask_members(writer, gathered)
    writer.put("return told" if gathered else "return ()")
    made: Tracer = _finished(writer, gathered)  # type: ignore[assignment]  # what was just written
    return made


def questions_to_members(rules: tuple[Node, ...]) -> list[Node]:
    """Return everything that some rules ask about members, each once, in order."""
    asked = (part for node in rules for part in walk(node))
    return list(dict.fromkeys(n for n in asked if isinstance(n, AnyMember | CountMembers | Components)))


def _ask_members(writer: LoopWriter, gathered: list[Node]) -> None:
    for node in gathered:
        for part in walk(node):
            if isinstance(part, Fact) and part.owner == "keluarga":
                writer.load(part)
    if gathered:
        writer.members(gathered)


def _finished(writer: LoopWriter, gathered: list[Node]) -> Callable[..., object]:
    source = "def evaluate(family, person, year, key, today):\n" + "\n".join(writer.lines) + "\n"
    makers = {
        f"best{place}": solver_of(node, writer.numbers).best
        for place, node in enumerate(gathered)
        if isinstance(node, Components)
    }
    return _compiled(source, tuple(sorted(makers.items(), key=lambda kv: kv[0])))


def _preload_top(writer: LoopWriter, node: Node) -> None:
    for part in _outside_members(node):
        if isinstance(part, Fact):
            writer.preload(part)
        elif isinstance(part, Age):
            writer.age()


def _outside_members(node: Node) -> list[Node]:
    if isinstance(node, AnyMember | CountMembers | Components):
        return []
    return [node, *(part for child in children(node) for part in _outside_members(child))]


@lru_cache(maxsize=512)
def _compiled(source: str, makers: tuple[tuple[str, Callable[[tuple[int, ...]], int]], ...]) -> Callable[..., object]:
    """Turn generated source into a function; equal source with equal tables is compiled once."""
    names: dict[str, object] = {"Decimal": Decimal, **dict(makers)}
    exec(compile(source, "<aturan pskslib>", "exec"), names)
    made: Callable[..., object] = names["evaluate"]  # type: ignore[assignment]  # defined by the source
    return made
