"""Proof that hidden numbers stay hidden: other ways in which they may stand, while all that is published stays so.

A witness is a change of the hidden numbers, in whole numbers, that leaves everything true that an attacker knows. Two
witnesses (the truth, no change at all, is one) in which a number lies far apart prove that it cannot be told closer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pskslib.publishing.suppression.ledger import Ledger, Relation
from pskslib.publishing.suppression.solver import INFINITE, Line

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
_ROOM: Final = 16


class Witnesses:
    """What is known between some numbers, for one kind of attacker, and the witnesses against him.

    Attributes:
        strict: Does he know which numbers are hidden for being small?
        low: How far each number may go down, as far as he knows.
        high: How far it may go up.
        lines: What holds between changes.
    """

    def __init__(self, ledger: Ledger, members: Sequence[int], relations: Sequence[Relation], *, strict: bool) -> None:
        """Set it up.

        Args:
            ledger: All numbers.
            members: Those in question; the others are known.
            relations: What holds between them.
            strict: Does the attacker know which numbers are hidden for being small?
        """
        import numpy as np

        self.strict = strict
        spans = [_span(ledger, index, strict=strict) for index in members]
        self.low: Array = np.array([span[0] for span in spans])
        self.high: Array = np.array([span[1] for span in spans])
        at = {index: place for place, index in enumerate(members)}
        terms = [[(at[i], f) for i, f in relation.terms if i in at] for relation in relations]
        slack = [ledger.balance(relation) for relation in relations]
        least = [0 if relation.equal else -spare for relation, spare in zip(relations, slack, strict=True)]
        most = [0.0 if relation.equal else INFINITE for relation in relations]
        self.lines = [Line(*line) for line in zip(terms, least, most, strict=True)]
        self._line = np.array([n for n, line in enumerate(terms) for _ in line], dtype=np.int64)
        self._column = np.array([column for line in terms for column, _ in line], dtype=np.int64)
        self._factor = np.array([factor for line in terms for _, factor in line], dtype=np.int64)
        self._least, self._most = np.array(least), np.array(most)
        self._room: Array = np.zeros((_ROOM, len(members)), dtype=np.int64)  # the first witness is no change at all
        self._count = 1
        self._least_seen: Array = self._room[0].copy()
        self._most_seen: Array = self._room[0].copy()

    def add(self, answer: Sequence[float] | Array, hidden: Array) -> bool:
        """Take a change for a witness if it is one.

        Args:
            answer: The change of every number.
            hidden: Which numbers are hidden; the others must not change.

        Returns:
            Whether it is one, checked in whole numbers.
        """
        import numpy as np

        change = np.rint(np.array(answer)).astype(np.int64)  # wrongly rounded, it is no witness
        if not change.any() or change[~hidden].any():
            return False
        if (change < self.low).any() or (change > self.high).any():
            return False
        moved = np.zeros(len(self.lines), dtype=np.int64)
        np.add.at(moved, self._line, self._factor * change[self._column])
        if (moved < self._least).any() or (moved > self._most).any():
            return False
        if self._count == len(self._room):
            self._room = np.vstack([self._room, np.zeros_like(self._room)])
        self._room[self._count] = change
        self._count += 1
        np.minimum(self._least_seen, change, out=self._least_seen)
        np.maximum(self._most_seen, change, out=self._most_seen)
        return True

    def spread(self, without: int | None = None) -> Array:
        """Return how far apart each number lies in the witnesses in which one number does not change."""
        if without is None:
            return self._most_seen - self._least_seen
        pool = self._without(without)
        spread: Array = pool.max(axis=0) - pool.min(axis=0)
        return spread

    def reach(self, at: int) -> tuple[int, int]:
        """Return how far down and up one number moves in the witnesses."""
        return int(self._least_seen[at]), int(self._most_seen[at])

    def keep(self, without: int) -> None:
        """Forget the witnesses in which one number changes: it is shown."""
        self._room = self._without(without)
        self._count = len(self._room)
        self._least_seen, self._most_seen = self._room.min(axis=0), self._room.max(axis=0)

    def _without(self, at: int) -> Array:
        pool = self._room[: self._count]
        found: Array = pool[pool[:, at] == 0]
        return found


def _span(ledger: Ledger, index: int, *, strict: bool) -> tuple[float, float]:
    """Return how far a hidden number may move, as far as an attacker knows."""
    number = ledger.numbers[index]
    if number.signed:
        return -INFINITE, INFINITE
    if not strict or number.money or number.open or number.guessed:
        return -float(number.value), INFINITE
    if number.small:
        return 1.0 - number.value, number.threshold - 1.0 - number.value
    if number.value == 0:  # neither small nor anything between
        return 0.0, 0.0
    return min(0.0, float(number.threshold - number.value)), INFINITE
