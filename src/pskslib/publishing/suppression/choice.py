"""From the numbers of a publication to those that are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pskslib.publishing.suppression.ledger import Ledger, Relation
from pskslib.publishing.suppression.pattern import FIRST_WAY, OTHER_WAYS, Part, Way

_TURNS: Final = 50
_FEW: Final = 400
"""So many numbers may be gone through in several ways."""


def choose(ledger: Ledger) -> set[int]:
    """Choose the numbers to hide, to a fixed point.

    Args:
        ledger: The numbers, and what holds between them.

    Returns:
        The numbers, by index; those that only earlier editions hide are among them.

    Raises:
        Unsafe: A number cannot be kept from being worked out.
    """
    best = _chosen(ledger, FIRST_WAY)
    if len(ledger.numbers) <= _FEW:
        others = [_chosen(ledger, way) for way in OTHER_WAYS]
        best = min([best, *others], key=lambda hidden: _price(ledger, hidden))
    return best


def _price(ledger: Ledger, hidden: set[int]) -> float:
    return sum(ledger.numbers[index].cost for index in hidden)


def _chosen(ledger: Ledger, way: Way) -> set[int]:
    numbers = ledger.numbers
    hidden = {index for index, number in enumerate(numbers) if number.primary or number.kept}
    parts = [Part(ledger, members, relations, hidden, way) for members, relations in _apart(ledger)]
    for _ in range(_TURNS):
        _hide_money(ledger, hidden, parts)
        size = len(hidden)
        for part in parts:
            if part.concerned:
                part.protect()
        if len(hidden) == size:
            break
    for money in (False, True):  # amounts follow the counts of those who get them
        for part in parts:
            if part.concerned and numbers[part.members[0]].money is money:
                follow = {amount for count in hidden for amount in ledger.owners.get(count, ())}
                part.thin(follow | {index for index in part.members if numbers[index].kept})
    return hidden


def _hide_money(ledger: Ledger, hidden: set[int], parts: list[Part]) -> None:
    """Hide what is paid to those whose number is hidden: who knows what each gets could divide."""
    part_of = {index: part for part in parts for index in part.members}
    for count in sorted(hidden):
        for amount in ledger.owners.get(count, ()):
            hidden.add(amount)
            heads, paid = ledger.numbers[count], ledger.numbers[amount].value
            if amount in part_of and heads.value > 0:
                width = -(-abs(paid) * heads.threshold // heads.value)
                widths = part_of[amount].width
                widths[amount] = max(widths.get(amount, heads.threshold), width)


def _apart(ledger: Ledger) -> Iterator[tuple[list[int], list[Relation]]]:
    """Give the parts that have nothing to do with one another."""
    boss = list(range(len(ledger.numbers)))

    def top(index: int) -> int:
        while boss[index] != index:
            boss[index] = boss[boss[index]]
            index = boss[index]
        return index

    free = [not number.known for number in ledger.numbers]
    for relation in ledger.relations:
        inside = [i for i, _ in relation.terms if free[i]]
        for index in inside[1:]:
            boss[max(top(index), top(inside[0]))] = min(top(index), top(inside[0]))
    members: dict[int, list[int]] = {}
    for index in range(len(ledger.numbers)):
        if free[index]:
            members.setdefault(top(index), []).append(index)
    relations: dict[int, list[Relation]] = {}
    for relation in ledger.relations:
        inside = [i for i, _ in relation.terms if free[i]]
        if inside:
            relations.setdefault(top(inside[0]), []).append(relation)
    for root, found in members.items():
        yield found, relations.get(root, [])
