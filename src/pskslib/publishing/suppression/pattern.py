"""Which numbers to hide: the small ones, then as few others as keep an attacker from working them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pskslib.publishing.suppression.ledger import Ledger, Relation
from pskslib.publishing.suppression.solver import Line, Programme
from pskslib.publishing.suppression.witnesses import Witnesses

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
_FREE: Final = 1e-4
"""Cost of moving what is hidden already."""
_ROUNDS: Final = 12
_TRIALS: Final = 400
"""Numbers that are tried to be shown again, in one part of a publication."""


class Unsafe(Exception):
    """A number cannot be kept from being worked out.

    Attributes:
        index: The number.
    """

    def __init__(self, index: int) -> None:
        self.index = index
        super().__init__(str(index))


class Part:
    """Numbers that hang together by what is known of them; what happens in other parts does not matter here.

    Attributes:
        members: The numbers; those that earlier editions show are left out.
        width: Numbers whose possible values must lie further apart than their threshold, and how far.
    """

    def __init__(self, ledger: Ledger, members: Sequence[int], relations: Sequence[Relation], hidden: set[int]) -> None:
        """Set it up.

        Args:
            ledger: All numbers.
            members: Numbers that are not known from earlier editions.
            relations: What holds between them.
            hidden: Numbers that are hidden; grows and shrinks here.
        """
        self.members = list(members)
        self.width: dict[int, int] = {}
        self._hidden = hidden
        self._numbers = [ledger.numbers[index] for index in members]
        self._earlier = any(ledger.numbers[i].known for relation in relations for i, _ in relation.terms)
        self._against = [Witnesses(ledger, members, relations, strict=strict) for strict in (False, True)]
        self._seekers: dict[bool, Programme] = {}
        self._auditors: dict[bool, tuple[Programme, Array]] = {}
        self._excused: set[tuple[int, bool]] = set()

    @property
    def concerned(self) -> bool:
        """Whether anything here is hidden."""
        return any(index in self._hidden for index in self.members)

    def protect(self) -> None:
        """Hide what is needed, until every hidden number is safe.

        Every hidden number must have possible values far apart, and every small one another small value: the second is
        for the attacker who knows, or guesses, which numbers are hidden for being small.

        Raises:
            Unsafe: A number cannot be kept from being worked out.
        """
        while True:
            self._cover()
            size = len(self._hidden)
            for against in self._against:
                for at in self._open(against):
                    if at in self._open(against):
                        self._seek(against, at)
            if len(self._hidden) > size:
                continue
            left = [(against, at) for against in self._against for at in self._open(against)]
            if not left:
                return
            for against, at in left:
                if not self._settle(against, at):
                    self._give_up(against, at)

    def thin(self, keep: set[int]) -> None:
        """Show again what need not be hidden, the dearest first.

        Args:
            keep: Numbers that stay hidden in any case.
        """
        spare = [
            at
            for at, (index, number) in enumerate(zip(self.members, self._numbers, strict=True))
            if index in self._hidden and index not in keep and not number.primary
        ]
        for at in sorted(spare, key=lambda at: (-self._numbers[at].cost, at))[:_TRIALS]:
            self._cover(at)
            if not any(len(self._open(against, at)) for against in self._against):
                self._hidden.discard(self.members[at])
                for against in self._against:
                    against.keep(at)

    def _veiled(self) -> Array:
        import numpy as np

        return np.array([index in self._hidden for index in self.members])

    def _wanted(self, *, strict: bool) -> Array:
        """Return how far apart the possible values of every number must lie."""
        import numpy as np

        if strict:
            return np.ones(len(self.members), dtype=np.int64)
        pairs = zip(self.members, self._numbers, strict=True)
        return np.array([self.width.get(index, number.threshold) for index, number in pairs], dtype=np.int64)

    def _open(self, against: Witnesses, without: int | None = None) -> list[int]:
        """Return the places of the hidden numbers that no witness protects."""
        import numpy as np

        needed = self._veiled()
        if against.strict:
            needed &= np.array([number.small for number in self._numbers])
        needed &= against.spread(without) < self._wanted(strict=against.strict)
        found = [int(at) for at in np.flatnonzero(needed) if at != without]
        return [at for at in found if (at, against.strict) not in self._excused]

    def _cover(self, without: int | None = None) -> None:
        """Look for witnesses that protect many numbers at once."""
        for against in self._against:
            idle = turn = 0
            left = self._open(against, without)
            while left and idle < 2 and turn < _ROUNDS:
                self._cover_once(against, left, turn, without)
                found = self._open(against, without)
                idle = idle + 1 if len(found) == len(left) else 0
                left, turn = found, turn + 1

    def _cover_once(self, against: Witnesses, left: Sequence[int], turn: int, without: int | None) -> None:
        programme = self._auditor(against)
        wanted = self._wanted(strict=against.strict)
        costs = [0.0] * len(self.members)
        for at in left:
            up = turn == 0 or (turn > 1 and (at >> (turn - 2)) & 1 == turn & 1)
            costs[at] = -1.0 if up else 1.0
            programme.bound(at, max(against.low[at], -wanted[at]), min(against.high[at], wanted[at]))
        if without is not None:
            programme.bound(without, 0.0, 0.0)
        programme.cost(costs)
        answer = programme.solve()
        for at in left:
            programme.bound(at, against.low[at], against.high[at])
        if without is not None:
            programme.bound(without, against.low[without], against.high[without])
        if answer is not None:
            against.add(answer, self._veiled())

    def _auditor(self, against: Witnesses) -> Programme:
        """Return the programme in which only hidden numbers move."""
        veiled = self._veiled()
        if against.strict not in self._auditors:
            lower, upper = against.low * veiled.astype(float), against.high.copy()
            lower[~veiled] = upper[~veiled] = 0.0
            self._auditors[against.strict] = Programme(lower, upper, against.lines), veiled
        programme, before = self._auditors[against.strict]
        for at in (veiled != before).nonzero()[0]:
            low, high = (against.low[at], against.high[at]) if veiled[at] else (0.0, 0.0)
            programme.bound(int(at), low, high)
        self._auditors[against.strict] = programme, veiled
        return programme

    def _seek(self, against: Witnesses, at: int) -> None:
        """Hide the cheapest numbers that let one move."""
        import numpy as np

        size = len(self.members)
        if against.strict not in self._seekers:
            lines = [
                Line([*line.terms, *((column + size, -factor) for column, factor in line.terms)], line.low, line.high)
                for line in against.lines
            ]
            upper = [*against.high, *(-against.low)]
            self._seekers[against.strict] = Programme([0.0] * (2 * size), upper, lines)
        seeker, veiled = self._seekers[against.strict], self._veiled()
        costs = np.array([number.cost for number in self._numbers])
        seeker.cost([*np.where(veiled, _FREE, costs)] * 2)
        step = float(self._wanted(strict=against.strict)[at])
        best: tuple[float, Array] | None = None
        for up, down in ((step, 0.0), (0.0, step)):
            if up > against.high[at] or down > -against.low[at]:
                continue
            seeker.bound(at, up, up)
            seeker.bound(at + size, down, down)
            answer = seeker.solve()
            if answer is not None:
                change = np.array(answer[:size]) - np.array(answer[size:])
                price = float(costs[(np.abs(change) > _FREE) & ~veiled].sum())
                if best is None or price < best[0]:
                    best = price, change
        seeker.bound(at, 0.0, against.high[at])
        seeker.bound(at + size, 0.0, -against.low[at])
        if best is not None:
            moved = np.flatnonzero(np.abs(best[1]) > _FREE)
            self._hidden.update(self.members[place] for place in moved)
            against.add(best[1], self._veiled())

    def _settle(self, against: Witnesses, at: int) -> bool:
        """Ask of one number alone, in whole numbers."""
        programme = self._auditor(against)
        wanted = self._wanted(strict=against.strict)[at]
        programme.bound(at, max(against.low[at], -wanted), min(against.high[at], wanted))
        for sign in (-1.0, 1.0):
            programme.cost([sign if place == at else 0.0 for place in range(len(self.members))])
            answer = programme.solve_whole(range(len(self.members)))
            if answer is not None:
                against.add(answer, self._veiled())
        programme.bound(at, against.low[at], against.high[at])
        return at not in self._open(against)

    def _give_up(self, against: Witnesses, at: int) -> None:
        """Hide all that hangs together with it; after that let go of what earlier editions or smallness alone tell."""
        rest = {index for index, number in zip(self.members, self._numbers, strict=True) if not number.open}
        if not against.strict and not rest <= self._hidden:
            self._hidden.update(rest)
        elif against.strict or self._earlier:
            self._excused.add((at, against.strict))
        else:
            raise Unsafe(self.members[at])
