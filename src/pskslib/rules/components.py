"""The capped amount: the best assignment of members to at most one component each.

Each member may be paid for at most one component, each component for at most ``limit`` members and
the family for at most ``family_limit``. Members with a component form a weighted transversal
matroid, so with the distinct amounts v1 > v2 > … > vk > 0 the best sum is

    sum over i of rank_i * (v_i - v_(i+1)),   rank_i = min(N, min over sets S of capped components
    worth >= v_i of [sum of cap(S) + members with some component worth >= v_i outside S])

(Koenig's theorem per level). Only counts are needed, so the order of members does not matter and one
more member or component never lowers the sum. No source says which members are paid when there are
too many; "the largest amounts" is the practice of the payment system (medium confidence).
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

from attrs import Factory, field, frozen

_MEMO_LIMIT: Final = 4096


Level = tuple[int, tuple[tuple[int, int], ...]]
"""A step in rupiah, and the (cap of S, mask outside S) pairs of which the least counts."""


@frozen(kw_only=True)
class Solver:
    """Amounts and limits of one edition, ready to be asked; masks are sets of component indexes.

    >>> Solver(amounts=(3, 2), limits=(1, None), family_limit=None).best((0b11, 0b11, 0b01))
    7
    """

    amounts: tuple[int, ...]
    limits: tuple[int | None, ...]
    family_limit: int | None
    levels: tuple[Level, ...] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _levels(self), takes_self=True)
    )
    _memo: dict[tuple[int, ...], int] = field(init=False, eq=False, repr=False, factory=dict)
    _assigned: dict[tuple[int, ...], tuple[int | None, ...]] = field(init=False, eq=False, repr=False, factory=dict)

    def best(self, members: tuple[int, ...]) -> int:
        """Return the largest sum in rupiah for members with these component masks."""
        key = tuple(sorted(members))
        known = self._memo.get(key)
        if known is not None:
            return known
        total = 0
        for step, choices in self.levels:
            rank = min(cap + sum(1 for m in key if m & mask) for cap, mask in choices)
            if self.family_limit is not None and rank > self.family_limit:
                rank = self.family_limit
            total += step * rank
        if len(self._memo) < _MEMO_LIMIT:
            self._memo[key] = total
        return total

    def assign(self, members: tuple[int, ...]) -> tuple[int | None, ...]:
        """Return one best assignment: for each member the component paid, or None.

        Ties are settled for the member named first; the sum is that of :meth:`best`.
        """
        known = self._assigned.get(members)
        if known is None:
            known = self._easy(members) or self._searched(members)
            if len(self._assigned) < _MEMO_LIMIT:
                self._assigned[members] = known
        return known

    def _searched(self, members: tuple[int, ...]) -> tuple[int | None, ...]:
        """A best assignment under limits that bind: fix one member after the other."""
        paid: list[int | None] = [None] * len(members)
        order = sorted(range(len(self.amounts)), key=lambda i: -self.amounts[i])
        left = self.best(members)
        rest = list(members)
        for place in range(len(members)):
            for choice in [*(i for i in order if rest[place] >> i & 1), None]:
                if choice is not None and self.amounts[choice] == 0:
                    continue
                trial = self._without(paid, place, choice, rest)
                if trial == left:
                    paid[place] = choice
                    break
        return tuple(paid)

    def _easy(self, members: tuple[int, ...]) -> tuple[int | None, ...] | None:
        """Everyone's dearest component, where no limit stands in the way."""
        paid = [
            max(
                (i for i in range(len(self.amounts)) if mask >> i & 1),
                key=self.amounts.__getitem__,
                default=None,
            )
            for mask in members
        ]
        taken = [i for i in paid if i is not None]
        over = any(limit is not None and taken.count(i) > limit for i, limit in enumerate(self.limits))
        if over or (self.family_limit is not None and len(taken) > self.family_limit):
            return None
        return tuple(i if i is None or self.amounts[i] else None for i in paid)

    def _without(self, paid: list[int | None], place: int, choice: int | None, rest: list[int]) -> int:
        """Best total when the first members are fixed as ``paid`` and ``place`` takes ``choice``."""
        fixed = [c for c in (*paid[:place], choice) if c is not None]
        limits = list(self.limits)
        for c in fixed:
            limit = limits[c]
            if limit is not None:
                if limit == 0:
                    return -1
                limits[c] = limit - 1
        family = None if self.family_limit is None else self.family_limit - len(fixed)
        if family is not None and family < 0:
            return -1
        smaller = Solver(amounts=self.amounts, limits=tuple(limits), family_limit=family)
        return sum(self.amounts[c] for c in fixed) + smaller.best(tuple(rest[place + 1 :]))


def _levels(solver: Solver) -> tuple[Level, ...]:
    """Work out the levels of the closed form, once a solver."""
    levels = []
    values = sorted({a for a in solver.amounts if a > 0}, reverse=True)
    for value, lower in pairwise([*values, 0]):
        worth = [i for i, amount in enumerate(solver.amounts) if amount >= value]
        mask = sum(1 << i for i in worth)
        capped = [i for i in worth if solver.limits[i] is not None]
        choices = tuple(
            (sum(solver.limits[i] or 0 for i in chosen), mask & ~sum(1 << i for i in chosen))
            for size in range(len(capped) + 1)
            for chosen in combinations(capped, size)
        )
        levels.append((value - lower, choices))
    return tuple(levels)
