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
        self._hopeless: set[tuple[int, bool]] = set()
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
        costs = np.where(veiled, _FREE, self._costs)
        step, (lowest, highest) = float(self._wanted(strict=against.strict)[at]), against.reach(at)
        best: tuple[float, Array] | None = None
        for up, down in ((step + lowest, 0.0), (0.0, step - highest)):
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
                weights = np.where(veiled, _FREE, costs * step / (np.abs(change) + 0.1 * step))
        seeker.bound(at, 0.0, against.high[at])
        seeker.bound(at + size, 0.0, -against.low[at])
        if best is None:
            self._hopeless.add((at, against.strict))
        else:
            moved = np.flatnonzero(np.abs(best[1]) > _FREE)
            self._hidden.update(self.members[place] for place in moved)
            against.add(best[1], self._veiled())

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
        """Hide all that hangs together with it, if that can help; else let go of it where nobody is told by it.

        Nobody is told by what earlier editions have given away, by a sum of which the form of the tables alone says
        that it is 0, by a number that was hidden only for others (they have their witnesses), and against smallness
        itself there is no help.
        """
        number = self._numbers[at]
        rest = {index for index, other in zip(self.members, self._numbers, strict=True) if not other.open}
        helps = (at, against.strict) not in self._hopeless and not against.strict
        if helps and not rest <= self._hidden:
            self._hidden.update(rest)
        elif against.strict or self._earlier or not number.value or not (number.primary or number.money):
            self._excused.add((at, against.strict))
        else:
            raise Unsafe(self.members[at])
