"""Cases: what a TKSK found, which PPKS kinds it may be, to whom it was referred, how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import StateError
from pskslib.law.procedure import Move, StateMachine

CASE: Final = StateMachine(
    name="kasus",
    start="terbuka",
    labels={"terbuka": "Terbuka", "ditangani": "Ditangani", "dirujuk": "Dirujuk", "selesai": "Selesai"},
    moves=[
        Move(state="terbuka", event="tangani", to="ditangani"),
        Move(state="terbuka", event="rujuk", to="dirujuk"),
        Move(state="ditangani", event="rujuk", to="dirujuk"),
        Move(state="dirujuk", event="kembali", to="ditangani"),
        Move(state="ditangani", event="selesai", to="selesai", needs="hasil"),
        Move(state="dirujuk", event="selesai", to="selesai", needs="hasil"),
        Move(state="terbuka", event="selesai", to="selesai", needs="hasil"),
        Move(state="selesai", event="buka_lagi", to="terbuka", needs="alasan"),
    ],
)
"""A case, from the day on which it was found."""

REFERRAL: Final = StateMachine(
    name="rujukan",
    start="dikirim",
    labels={
        "dikirim": "Dikirim",
        "diterima": "Diterima",
        "ditolak": "Ditolak",
        "dilayani": "Dilayani",
        "selesai": "Selesai",
    },
    moves=[
        Move(state="dikirim", event="terima", to="diterima"),
        Move(state="dikirim", event="tolak", to="ditolak", needs="alasan"),
        Move(state="diterima", event="layani", to="dilayani"),
        Move(state="diterima", event="tolak", to="ditolak", needs="alasan"),
        Move(state="dilayani", event="selesai", to="selesai", needs="hasil"),
    ],
)
"""A referral: puskesmas, hospital, panti, LKS, Dukcapil."""


class Urgency(IntEnum):
    """How soon somebody has to come. Practice of this library, no law."""

    BIASA = 0
    SEGERA = 1
    DARURAT = 2


@frozen(kw_only=True)
class Happening:
    """One thing that happened to a case.

    Attributes:
        event: Of :data:`CASE`.
        on: The day.
        given: Result or reason, where the event needs one.
    """

    event: str
    on: date
    given: str = ""


def _happenings(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    return tuple(happenings)


@frozen(kw_only=True)
class Referral:
    """A referral of a case.

    Attributes:
        to: Whom it went to.
        sent: The day.
        happenings: Events of :data:`REFERRAL`, in order.
    """

    to: str
    sent: date
    happenings: tuple[Happening, ...] = field(default=(), converter=_happenings)

    def __attrs_post_init__(self) -> None:
        _ = self.state

    @property
    def state(self) -> str:
        """Where it stands."""
        return _played(REFERRAL, self.happenings, self.sent, self.to)


def _referrals(referrals: Iterable[Referral]) -> tuple[Referral, ...]:
    return tuple(referrals)


@frozen(kw_only=True)
class Case:
    """A person or family with a problem, as it was found and followed.

    Attributes:
        number: Of the case.
        village: Dotted code of the village.
        found: The day on which it was found.
        family: Number of the family card, or blank; shown masked.
        person: ``id_orang``, or blank where it is the family.
        kinds: PPKS kinds, each with what the rules say: True, False, or None for unknown. Somebody can be of several;
            what is unknown stays a kind to look into.
        urgency: How soon somebody has to come.
        follow_up: When to come again, or None.
        happenings: Events of :data:`CASE`, in order.
        referrals: To whom it was referred.

    Raises:
        StateError: An event cannot happen, or lies before the one before it.

    Example:
        >>> day = date(2026, 11, 3)
        >>> case = Case(number="K-1", village="64.08.04.2001", found=day, kinds={"PPKS-14": None})
        >>> case = case.then(Happening(event="tangani", on=day))
        >>> case.state, case.open_on(day), case.to_look_into
        ('ditangani', True, ('PPKS-14',))
    """

    number: str
    village: str
    found: date
    family: str = field(default="", repr=lambda number: f"{number[:6]}********{number[-2:]}" if number else "''")
    person: str = ""
    kinds: Mapping[str, bool | None] = field(factory=dict)
    urgency: Urgency = Urgency.BIASA
    follow_up: date | None = None
    happenings: tuple[Happening, ...] = field(default=(), converter=_happenings)
    referrals: tuple[Referral, ...] = field(default=(), converter=_referrals)

    def __attrs_post_init__(self) -> None:
        _ = self.state

    @property
    def state(self) -> str:
        """Where it stands now."""
        return _played(CASE, self.happenings, self.found, self.number)

    @property
    def holds(self) -> tuple[str, ...]:
        """The kinds that certainly apply."""
        return tuple(kind for kind, verdict in self.kinds.items() if verdict)

    @property
    def to_look_into(self) -> tuple[str, ...]:
        """The kinds that may apply: unknown is never a no."""
        return tuple(kind for kind, verdict in self.kinds.items() if verdict is None)

    def then(self, *happenings: Happening) -> Case:
        """Return the case with more that happened."""
        return evolve(self, happenings=(*self.happenings, *happenings))

    def refer(self, to: str, on: date) -> Case:
        """Return the case referred to somebody."""
        return evolve(self.then(Happening(event="rujuk", on=on)), referrals=(*self.referrals, Referral(to=to, sent=on)))

    def state_on(self, day: date) -> str | None:
        """Return where it stood at the end of a day; None before it was found."""
        if day < self.found:
            return None
        return _played(CASE, [h for h in self.happenings if h.on <= day], self.found, self.number)

    def open_on(self, day: date) -> bool:
        """Whether it was known and not closed at the end of a day."""
        return self.state_on(day) not in (None, "selesai")

    def due(self, day: date) -> bool:
        """Whether somebody should have come again by a day."""
        return self.follow_up is not None and self.follow_up <= day and self.open_on(day)


def _played(machine: StateMachine, happenings: Iterable[Happening], start: date, what: str) -> str:
    state, before = machine.start, start
    for happening in happenings:
        if happening.on < before:
            raise StateError(f"{machine.name} {what}: {happening.event} {happening.on} sebelum peristiwa sebelumnya")
        state, before = machine.after(state, happening.event, happening.given), happening.on
    return state


@frozen(kw_only=True)
class Flow:
    """Cases of one area in a stretch of days: what was open, came, went, is open. They always add up.

    Attributes:
        opening: Open at the end of the day before.
        found: Found in these days.
        reopened: Opened again in these days, more often than closed before.
        closed: Closed in these days.
        closing: Open at the end of the last day.
    """

    opening: int
    found: int
    reopened: int
    closed: int
    closing: int


def flow(cases: Iterable[Case], since: date, until: date, *, digits: int = 4) -> dict[str, Flow]:
    """Count stock and flow apart, by area.

    Args:
        cases: The cases.
        since: First day.
        until: Last day.
        digits: Parts of the region code: 4 by village, 3 by kecamatan, 2 for the regency.

    Returns:
        By code; ``opening + found + reopened - closed == closing`` for each.
    """
    day_before = date.fromordinal(since.toordinal() - 1)
    found: dict[str, Counter[str]] = {}
    for case in cases:
        if case.found > until:
            continue
        counts = found.setdefault(".".join(case.village.split(".")[:digits]), Counter())
        new = since <= case.found
        was, is_ = (not new) and case.open_on(day_before), case.open_on(until)
        counts["opening"] += was
        counts["found"] += new
        counts["closing"] += is_
        counts["closed"] += (was or new) and not is_
        counts["reopened"] += not (was or new) and is_
    return {
        area: Flow(**{name: found[area][name] for name in ("opening", "found", "reopened", "closed", "closing")})
        for area in sorted(found)
    }


def problem_map(cases: Iterable[Case], day: date, *, digits: int = 4) -> dict[str, dict[str, int]]:
    """Count open cases by area and kind on a day; one case counts under each kind that it certainly is.

    Args:
        cases: The cases.
        day: The day.
        digits: Parts of the region code, as in :func:`flow`.

    Returns:
        By code of the area and code of the kind.
    """
    found: dict[str, Counter[str]] = {}
    for case in cases:
        if case.open_on(day):
            found.setdefault(".".join(case.village.split(".")[:digits]), Counter()).update(case.holds)
    return {area: dict(sorted(found[area].items())) for area in sorted(found)}
