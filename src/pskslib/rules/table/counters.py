"""Counting members: many counters in the lanes of a few numbers, so that one sum a family does.

A lane is 8 bits wide. Where a lane may have run over (more than 255 members in one *family*: a mistake in the
number of the family card, or rows without one) a count of rows beside the sums says so, and nothing is read.

The numbers are summed as floats. Six lanes are 48 bits and floats are exact to 53, so every sum that is read is
exact; those that are not may be of any size. A sum of 64-bit integers would be wrapped silently by one engine,
refused by another, and made wider by a third.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from attrs import field, frozen

from pskslib.rules.table.terms import Term, Terms

LANE: Final = 256
_LANES: Final = 6


@frozen(kw_only=True)
class Counters:
    """Where each count is kept.

    Attributes:
        packs: For each number, the conditions on members that its lanes count, lowest first.
        places: For each count its (number, lane).
    """

    packs: tuple[tuple[Term, ...], ...]
    places: Mapping[Term, tuple[int, int]] = field(repr=False)


def counters_for(outputs: Iterable[Term], terms: Terms) -> Counters:
    """Give every count that some terms read a lane."""
    counts = [term for term in reachable(outputs) if term.op == "count" and term is not terms.everyone]
    packs: list[list[Term]] = []
    places: dict[Term, tuple[int, int]] = {}
    for count in counts:
        if not packs or len(packs[-1]) == _LANES:
            packs.append([])
        places[count] = (len(packs) - 1, len(packs[-1]))
        packs[-1].append(condition_of(count))
    return Counters(packs=tuple(map(tuple, packs)), places=places)


def condition_of(count: Term) -> Term:
    """Return the condition on members that a count counts."""
    condition = count.data[0]
    assert isinstance(condition, Term)
    return condition


def reachable(outputs: Iterable[Term], given: Collection[Term] = ()) -> list[Term]:
    """Return terms and everything below them on the same rows, each once, leaves first.

    Args:
        outputs: The terms.
        given: Terms below which nothing is asked for: they are columns already.
    """
    found: dict[Term, None] = {}
    waiting = [(term, False) for term in reversed(list(outputs))]
    while waiting:
        term, done = waiting.pop()
        if done:
            found[term] = None
        elif term not in found and term not in given:
            waiting.append((term, True))
            waiting += [(part, False) for part in reversed(term.parts) if part not in found]
    return list(found)
