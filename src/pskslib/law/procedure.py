"""State machines as tables: every state and event is either a move that stands in the table or a named error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from pskslib.errors import StateError, UnknownName

_LINE: Final = "stateDiagram-v2"


@frozen(kw_only=True)
class Move:
    """One line of the table.

    Attributes:
        state: Where it starts.
        event: What happens.
        to: Where it leads.
        needs: What has to be given with the event (a note, the number of a letter), in Bahasa Indonesia; or blank.
    """

    state: str
    event: str
    to: str
    needs: str = ""


def _frozen(labels: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(labels))


def _table(moves: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(moves)


@frozen(kw_only=True)
class StateMachine:
    """A procedure: its states, its events, and which event leads from where to where.

    Attributes:
        name: What it is called in messages, in Bahasa Indonesia.
        start: First state.
        labels: States as officers read them; every state has one.
        moves: The table; a state and an event stand there once.

    Raises:
        UnknownName: A move names a state without a label, or two moves start alike.

    Example:
        >>> letter = StateMachine(
        ...     name="surat", start="konsep", labels={"konsep": "Konsep", "terkirim": "Terkirim"},
        ...     moves=[Move(state="konsep", event="kirim", to="terkirim")],
        ... )
        >>> letter.after("konsep", "kirim"), letter.ends
        ('terkirim', ('terkirim',))
        >>> letter.after("terkirim", "kirim")
        Traceback (most recent call last):
        pskslib.errors.StateError: surat: kirim tidak dapat dilakukan pada keadaan Terkirim; tidak ada langkah lagi
    """

    name: str
    start: str
    labels: Mapping[str, str] = field(converter=_frozen)
    moves: tuple[Move, ...] = field(converter=_table)
    _to: dict[tuple[str, str], Move] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the table."""
        named = {self.start, *(m.state for m in self.moves), *(m.to for m in self.moves)}
        lost = sorted(named - {*self.labels})
        found = {(move.state, move.event): move for move in self.moves}
        if lost or len(found) < len(self.moves):
            what = f"keadaan tanpa nama: {', '.join(lost)}" if lost else "dua langkah dengan awal yang sama"
            raise UnknownName(f"{self.name}: {what}")
        object.__setattr__(self, "_to", found)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state."""
        return tuple(self.labels)

    @property
    def events(self) -> tuple[str, ...]:
        """Every event, in the order of the table."""
        return tuple(dict.fromkeys(move.event for move in self.moves))

    @property
    def ends(self) -> tuple[str, ...]:
        """States that nothing leads out of."""
        return tuple(state for state in self.labels if not self.possible(state))

    def possible(self, state: str) -> tuple[str, ...]:
        """Return the events that can happen in a state.

        Raises:
            UnknownName: There is no such state.
        """
        if state not in self.labels:
            raise UnknownName(f"{self.name}: tidak ada keadaan {state!r}; yang ada: {', '.join(self.labels)}")
        return tuple(move.event for move in self.moves if move.state == state)

    def move(self, state: str, event: str, given: str = "") -> Move:
        """Return what an event does in a state.

        Args:
            state: The state now.
            event: What happens.
            given: What comes with it, where the move needs something.

        Raises:
            UnknownName: There is no such state or event.
            StateError: It cannot happen now, or what it needs is missing; the message says what can happen.
        """
        can = self.possible(state)
        if event not in self.events:
            raise UnknownName(f"{self.name}: tidak ada peristiwa {event!r}; yang ada: {', '.join(self.events)}")
        move = self._to.get((state, event))
        if move is None:
            next_ = f"yang dapat dilakukan: {', '.join(can)}" if can else "tidak ada langkah lagi"
            raise StateError(f"{self.name}: {event} tidak dapat dilakukan pada keadaan {self.labels[state]}; {next_}")
        if move.needs and not given.strip():
            raise StateError(f"{self.name}: {event} memerlukan {move.needs}")
        return move

    def after(self, state: str, event: str, given: str = "") -> str:
        """Return the state after an event; see :meth:`move`."""
        return self.move(state, event, given).to

    def drawing(self) -> str:
        """Return the table as a Mermaid diagram, for the docs."""
        lines = [_LINE, f"    [*] --> {self.start}"]
        lines += [f"    {state} : {label}" for state, label in self.labels.items()]
        lines += [f"    {move.state} --> {move.to} : {move.event}" for move in self.moves]
        lines += [f"    {state} --> [*]" for state in self.ends]
        return "\n".join(lines)
