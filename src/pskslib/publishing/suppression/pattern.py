"""Which numbers to hide: the small ones, then as few others as keep an attacker from working them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.publishing.suppression.ledger import Ledger, Relation
from pskslib.publishing.suppression.solver import Line, Programme
from pskslib.publishing.suppression.witnesses import Witnesses

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
_FREE: Final = 1e-4
"""Cost of moving what is hidden already."""
_ROUNDS: Final = 12
_AGAIN: Final = 3
_IDLE: Final = 4
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


@frozen
class Way:
    """A way to look for numbers to hide; none is always the best.

    Attributes:
        backwards: Are numbers protected from the last to the first?
        bend: Power to which costs are raised while looking: with less than 1 sums are not so dear.
    """

    backwards: bool
    bend: float


FIRST_WAY: Final = Way(False, 1.0)
OTHER_WAYS: Final = (Way(True, 1.0), Way(False, 0.5), Way(True, 0.5))


class Part:
    """Numbers that hang together by what is known of them; what happens in other parts does not matter here.

    Attributes:
        members: The numbers; those that earlier editions show are left out.
        width: Numbers whose possible values must lie further apart than their threshold, and how far.
    """

    def __init__(
        self,
        ledger: Ledger,
        members: Sequence[int],
        relations: Sequence[Relation],
        hidden: set[int],
        way: Way = FIRST_WAY,
    ) -> None:
        """Set it up.

        Args:
            ledger: All numbers.
            members: Numbers that are not known from earlier editions.
            relations: What holds between them.
            hidden: Numbers that are hidden; grows and shrinks here.
            way: How to go about it.
        """
        import numpy as np

        self.members = list(members)
        self.width: dict[int, int] = {}
        self._way = way
        self._hidden = hidden
        self._numbers = [ledger.numbers[index] for index in members]
        self._earlier = any(ledger.numbers[i].known for relation in relations for i, _ in relation.terms)
        self._against = [Witnesses(ledger, members, relations, strict=strict) for strict in (False, True)]
        self._seekers: dict[bool, Programme] = {}
        self._auditors: dict[bool, tuple[Programme, Array]] = {}
        self._excused: set[tuple[int, bool]] = set()
        self._less: dict[int, int] = {}
        self._small: Array = np.array([number.small for number in self._numbers])
        self._costs: Array = np.array([number.cost for number in self._numbers]) ** way.bend
        self._thresholds: Array = np.array([number.threshold for number in self._numbers], dtype=np.int64)

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
                for at in self._open(against)[:: -1 if self._way.backwards else 1]:
                    if at in self._open(against) and not self._ask(against, at):
                        self._seek(against, at)
            if len(self._hidden) > size:
                continue
            left = [(against, at) for against in self._against for at in self._open(against)]
            if not left:
                return
            for against, at in left:
                if not self._ask(against, at, whole=True):
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
            if all(self._covered_without(against, at) for against in self._against):
                self._hidden.discard(self.members[at])
                for against in self._against:
                    against.keep(at)

    def _covered_without(self, against: Witnesses, at: int) -> bool:
        """Tell whether all numbers are safe if one does not move; looking for more witnesses of that kind."""
        programme = None
        while left := self._open(against, at):
            programme = programme or self._auditor(against)
            programme.bound(at, 0.0, 0.0)
            safe = self._ask(against, left[0], without=at)
            programme.bound(at, against.low[at], against.high[at])
            if not safe:
                return False
        return True

    def _veiled(self) -> Array:
        import numpy as np

        return np.array([index in self._hidden for index in self.members])

    def _wanted(self, *, strict: bool) -> Array:
        """Return how far apart the possible values of every number must lie."""
        import numpy as np

        if strict:
            return np.ones(len(self.members), dtype=np.int64)
        wanted = self._thresholds.copy()
        if self.width:
            for at, index in enumerate(self.members):
                wanted[at] = self.width.get(index, wanted[at])
        for at, width in self._less.items():
            wanted[at] = min(wanted[at], width)
        return wanted

    def _open(self, against: Witnesses, without: int | None = None) -> list[int]:
        """Return the places of the hidden numbers that no witness protects."""
        import numpy as np

        needed = self._veiled()
        if against.strict:
            needed &= self._small
        needed &= against.spread(without) < self._wanted(strict=against.strict)
        found = [int(at) for at in np.flatnonzero(needed) if at != without]
        return [at for at in found if (at, against.strict) not in self._excused]

    def _cover(self) -> None:
        """Look for witnesses that protect many numbers at once."""
        for against in self._against:
            idle = turn = 0
            left = self._open(against)
            while left and idle < _IDLE and turn < _ROUNDS:
                self._cover_once(against, left, turn)
                found = self._open(against)
                idle = idle + 1 if len(found) == len(left) else 0
                left, turn = found, turn + 1

    def _cover_once(self, against: Witnesses, left: Sequence[int], turn: int) -> None:
        programme = self._auditor(against)
        costs = [0.0] * len(self.members)
        for rank, at in enumerate(left):  # neighbours against one another, then pairs, then fours, up and down
            costs[at] = 1.0 if (rank >> turn // 2) & 1 == turn & 1 else -1.0
            self._rein(programme, against, at)
        programme.cost(costs)
        answer = programme.solve()
        for at in left:
            programme.bound(at, against.low[at], against.high[at])
        if answer is not None:
            against.add(answer, self._veiled())

    def _rein(self, programme: Programme, against: Witnesses, at: int) -> None:
        """Let a number move no further than is wanted, so that others move as well."""
        wanted = float(self._wanted(strict=against.strict)[at])
        programme.bound(at, max(against.low[at], -wanted), min(against.high[at], wanted))

    def _auditor(self, against: Witnesses) -> Programme:
        """Return the programme in which only hidden numbers move."""
        veiled = self._veiled()
        if against.strict not in self._auditors:
            lower, upper = against.low.copy(), against.high.copy()
            lower[~veiled] = upper[~veiled] = 0.0
            self._auditors[against.strict] = Programme(lower, upper, against.lines), veiled
        programme, before = self._auditors[against.strict]
        for at in (veiled != before).nonzero()[0]:
            moves = bool(veiled[at])
            programme.bound(
                int(at), float(against.low[at]) if moves else 0.0, float(against.high[at]) if moves else 0.0
            )
        self._auditors[against.strict] = programme, veiled
        return programme

    def _seek(self, against: Witnesses, at: int) -> None:
        """Hide the cheapest numbers that let one move as far as is wanted, or as far as it can with all hidden."""
        step, (lowest, highest) = int(self._wanted(strict=against.strict)[at]), against.reach(at)
        if self._loosen(against, at, [(step + lowest, 0), (0, step - highest)]):
            return
        up, down = self._farthest(against, at)  # not far enough either way: some way up and some way down
        if up + down < step:
            self._settle_for(against, at, up + down)
            step = up + down
        up = min(up, step)
        for move in ((up, 0), (0, step - up)):
            if any(move):
                self._loosen(against, at, [move])

    def _seeker(self, against: Witnesses) -> Programme:
        """Return the programme in which all numbers move, up in one column and down in another, at a cost."""
        if against.strict not in self._seekers:
            size = len(self.members)
            lines = [
                Line([*line.terms, *((column + size, -factor) for column, factor in line.terms)], line.low, line.high)
                for line in against.lines
            ]
            upper = [*against.high, *(-against.low)]
            self._seekers[against.strict] = Programme([0.0] * (2 * size), upper, lines)
        return self._seekers[against.strict]

    def _loosen(self, against: Witnesses, at: int, moves: Sequence[tuple[int, int]]) -> bool:
        """Hide the cheapest numbers that let one move in one of some ways (up, down); tell whether there are any."""
        import numpy as np

        size, seeker, veiled = len(self.members), self._seeker(against), self._veiled()
        costs = np.where(veiled, _FREE, self._costs)
        best: tuple[float, Array] | None = None
        for up, down in moves:
            if up > against.high[at] or down > -against.low[at]:
                continue
            seeker.bound(at, up, up)
            seeker.bound(at + size, down, down)
            weights = costs
            for _ in range(_AGAIN):
                seeker.cost([*weights] * 2)
                answer = seeker.solve()
                if answer is None:
                    break
                change = np.array(answer[:size]) - np.array(answer[size:])
                price = float(costs[(np.abs(change) > _FREE) & ~veiled].sum())
                if best is None or price < best[0]:
                    best = price, change
                # what moved is cheaper the more it moved: the count of numbers matters, not how far they move
                step = max(up, down)
                weights = np.where(veiled, _FREE, costs * step / (np.abs(change) + 0.1 * step))
        seeker.bound(at, 0.0, against.high[at])
        seeker.bound(at + size, 0.0, -against.low[at])
        if best is None:
            return False
        moved = np.flatnonzero(np.abs(best[1]) > _FREE)
        self._hidden.update(self.members[place] for place in moved)
        against.add(best[1], self._veiled())
        return True

    def _farthest(self, against: Witnesses, at: int) -> tuple[int, int]:
        """Return how far up and down a number moves, no further than is wanted, if everything here is hidden."""
        size, seeker = len(self.members), self._seeker(against)
        wanted = float(self._wanted(strict=against.strict)[at])
        found = []
        for column, other, most in ((at, at + size, against.high[at]), (at + size, at, -against.low[at])):
            seeker.bound(column, 0.0, min(float(most), wanted))
            seeker.bound(other, 0.0, 0.0)
            costs = [_FREE] * (2 * size)
            costs[column] = -float(size)
            seeker.cost(costs)
            answer = seeker.solve()
            found.append(0 if answer is None else int(answer[column] + _FREE))
            seeker.bound(at, 0.0, against.high[at])
            seeker.bound(at + size, 0.0, -against.low[at])
        return found[0], found[1]

    def _settle_for(self, against: Witnesses, at: int, width: int) -> None:
        """Want less of a number, where even with everything hidden here no more can be had.

        That is so where earlier editions have told it so closely, where the form of the tables alone says that it is 0,
        where smallness itself says it, and of numbers that were hidden only for others (these have their witnesses).
        This publication must not tell it any closer than that.

        Raises:
            Unsafe: Nothing of this is so.
        """
        number = self._numbers[at]
        told = against.strict or self._earlier or not number.value
        if not told and (number.primary or number.money):
            raise Unsafe(self.members[at])
        if width:
            self._less[at] = width
        else:
            self._excused.add((at, against.strict))

    def _ask(self, against: Witnesses, at: int, *, whole: bool = False, without: int | None = None) -> bool:
        """Ask of one number alone how far it may move, perhaps in whole numbers; tell whether that is enough."""
        programme = self._auditor(against)
        self._rein(programme, against, at)
        wanted, veiled = self._wanted(strict=against.strict)[at], self._veiled()
        costs = [0.0] * len(self.members)
        enough = False
        for sign in (-1.0, 1.0):
            costs[at] = sign
            programme.cost(costs)
            answer = programme.solve_whole(range(len(self.members))) if whole else programme.solve()
            if answer is not None:
                against.add(answer, veiled)
            enough = bool(against.spread(without)[at] >= wanted)
            if enough:
                break
        programme.bound(at, against.low[at], against.high[at])
        return enough

    def _give_up(self, against: Witnesses, at: int) -> None:
        """Hide all that hangs together with it; if no whole numbers are found even so, refuse."""
        rest = {index for index, other in zip(self.members, self._numbers, strict=True) if not other.open}
        if against.strict:
            self._excused.add((at, against.strict))
        elif not rest <= self._hidden:
            self._hidden.update(rest)
        else:
            lowest, highest = against.reach(at)
            self._settle_for(against, at, highest - lowest)
