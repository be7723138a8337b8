"""At least so many of some conditions, written with *and* and *or* alone.

Lists of criteria say "at least 9 of 14", or leave open how their lines join. How many are needed is a
dated number beside the rule; the tree written here asks that number and needs nothing new of any engine.
An *and*/*or* tree without *not* around its parts is exact in three-valued logic: it is unknown only where
the conditions still unknown can decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from pskslib.errors import RuleError
from pskslib.rules import Expr, Numbers
from pskslib.rules.expressions import node_of
from pskslib.rules.nodes import And, Const, Node, Or


def at_least(table: Numbers, name: str, parts: Sequence[Expr]) -> Expr:
    """At least as many of ``parts`` hold as the number ``name`` of the day says.

    Args:
        table: The dated numbers beside the rule.
        name: Name of the number: how many conditions, 0 to all of them. Every value that it has on some
            day, or in some reading, is written into the tree.
        parts: The conditions.

    Raises:
        RuleError: The number has a value that cannot be reached, or is no whole number.
    """
    wanted = getattr(table, name)
    nodes = tuple(map(node_of, parts))
    cases = []
    for value in _values(table, name):
        if not isinstance(value, int) or not 0 <= value <= len(nodes):
            raise RuleError(f"{table.book.code}.{name} = {value}: harus bilangan bulat 0 sampai {len(nodes)}")
        cases.append((wanted == value) & Expr(_threshold(value, nodes)) if value else wanted == value)
    return Expr(Or(parts=tuple(map(node_of, cases)))) if len(cases) > 1 else cases[0]


def _values(table: Numbers, name: str) -> list[object]:
    book = table.book
    dated = [*book[name].values, *(o.dated for r in book.readings for o in r.overrides if o.parameter == name)]
    return sorted({value.value for value in dated}, key=str)


def _threshold(count: int, parts: tuple[Node, ...]) -> Node:
    """At least ``count`` of ``parts``: so many in one half, the rest in the other half."""
    if count <= 0:
        return Const(value=True)
    if count > len(parts):
        return Const(value=False)
    if len(parts) == 1:
        return parts[0]
    if count == 1:
        return Or(parts=parts)
    if count == len(parts):
        return And(parts=parts)
    half = len(parts) // 2
    left, right = parts[:half], parts[half:]
    ways = []
    for here in range(max(0, count - len(right)), min(len(left), count) + 1):
        pieces = [_threshold(here, left), _threshold(count - here, right)]
        needed = [piece for piece in pieces if not isinstance(piece, Const)]
        ways.append(needed[0] if len(needed) == 1 else And(parts=tuple(needed)))
    return Or(parts=tuple(ways)) if len(ways) > 1 else ways[0]
