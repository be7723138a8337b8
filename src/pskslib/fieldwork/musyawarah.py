"""Village meetings and what follows: proposals and objections, from the neighbourhood to the ministry's register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import StateError
from pskslib.fieldwork.found_facts import FoundFact
from pskslib.law.procedure import Move, StateMachine

USULAN: Final = StateMachine(
    name="usulan",
    start="konsep",
    labels={
        "konsep": "Konsep",
        "diusulkan": "Diusulkan",
        "layak_desa": "Layak menurut musyawarah",
        "verval": "Verifikasi lapangan",
        "disahkan": "Disahkan kepala daerah",
        "diterima_pusat": "Diterima pusat",
        "ditetapkan": "Ditetapkan",
        "ditolak": "Ditolak",
        "tidak_padan": "Tidak padan Dukcapil",
    },
    moves=[
        Move(state="konsep", event="usulkan", to="diusulkan"),
        Move(state="diusulkan", event="layak", to="layak_desa", needs="nomor berita acara"),
        Move(state="diusulkan", event="tidak_layak", to="ditolak", needs="nomor berita acara"),
        Move(state="layak_desa", event="verval", to="verval"),
        Move(state="verval", event="sahkan", to="disahkan"),
        Move(state="verval", event="tolak", to="ditolak", needs="alasan"),
        Move(state="disahkan", event="terima_pusat", to="diterima_pusat"),
        Move(state="diterima_pusat", event="tetapkan", to="ditetapkan"),
        Move(state="diterima_pusat", event="tidak_padan", to="tidak_padan"),
        Move(state="tidak_padan", event="usulkan", to="diusulkan"),
    ],
)
"""A proposal: the sequence told of in the field since DTKS, with the check against Dukcapil (domain notes on DTSEN)."""

SANGGAH: Final = StateMachine(
    name="sanggah",
    start="masuk",
    labels={
        "masuk": "Masuk",
        "diperiksa": "Diperiksa di lapangan",
        "diterima": "Diterima",
        "ditolak": "Ditolak",
    },
    moves=[
        Move(state="masuk", event="periksa", to="diperiksa"),
        Move(state="diperiksa", event="terima", to="diterima", needs="nomor berita acara"),
        Move(state="diperiksa", event="tolak", to="ditolak", needs="alasan"),
    ],
)
"""An objection. The published texts name no steps between; these are practice (low confidence)."""


@frozen(kw_only=True)
class Step:
    """One thing that happened to a proposal or objection.

    Attributes:
        event: Of its machine.
        on: The day.
        given: What came with it: number of the minutes (berita acara), a reason.
        by: Who did it, by office.
    """

    event: str
    on: date
    given: str = ""
    by: str = ""


def _steps(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(steps)


def _facts(facts: Iterable[FoundFact]) -> tuple[FoundFact, ...]:
    return tuple(facts)


@frozen(kw_only=True)
class Submission:
    """A proposal or an objection about one family.

    Attributes:
        number: Of the submission.
        machine: :data:`USULAN` or :data:`SANGGAH`.
        village: Dotted code of the village.
        received: The day on which it came.
        steps: What happened, in order.
        facts: What was found out on the way; it feeds the facts of the family.

    Raises:
        StateError: A step cannot happen, or lies before the one before it.

    Example:
        >>> one = Submission(number="1", machine=USULAN, village="64.08.04.2001", received=date(2026, 11, 2))
        >>> one = one.then(Step(event="usulkan", on=date(2026, 11, 2)))
        >>> one = one.then(Step(event="layak", on=date(2026, 11, 12), given="BA 3/2026"))
        >>> one.state, one.days
        ('layak_desa', (('usulkan', 0), ('layak', 10)))
    """

    number: str
    machine: StateMachine = field(repr=False)
    village: str
    received: date
    steps: tuple[Step, ...] = field(default=(), converter=_steps)
    facts: tuple[FoundFact, ...] = field(default=(), converter=_facts)

    def __attrs_post_init__(self) -> None:
        """Play the steps."""
        before = self.received
        for step in self.steps:
            if step.on < before:
                raise StateError(
                    f"{self.machine.name} {self.number}: {step.event} {step.on} sebelum langkah sebelumnya"
                )
            before = step.on
        _ = self.state

    @property
    def state(self) -> str:
        """Where it stands now."""
        state = self.machine.start
        for step in self.steps:
            state = self.machine.after(state, step.event, step.given)
        return state

    @property
    def closed(self) -> bool:
        """Whether nothing can follow."""
        return not self.machine.possible(self.state)

    @property
    def days(self) -> tuple[tuple[str, int], ...]:
        """How many days each step took."""
        starts = (self.received, *(step.on for step in self.steps))
        return tuple((step.event, (step.on - start).days) for step, start in zip(self.steps, starts, strict=False))

    def then(self, step: Step) -> Submission:
        """Return the submission with one more step."""
        return evolve(self, steps=(*self.steps, step))

    def waiting(self, on: date) -> int:
        """Return for how many days it has stood where it stands, up to a day."""
        return (on - (self.steps[-1].on if self.steps else self.received)).days
