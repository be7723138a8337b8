"""What became of a decree: every rupiah stands on one account, every recipient in one state, at any time."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from attrs import evolve, field, frozen

from pskslib.distribution.entitlement import Decree, Entitlement
from pskslib.errors import DistributionError
from pskslib.law.procedure import Move, StateMachine

DELIVERY: Final = StateMachine(
    name="penyaluran",
    start="belum",
    labels={"belum": "Belum diproses", "salur": "Tersalur", "gagal": "Gagal salur", "retur": "Kembali ke kas"},
    moves=[
        Move(state="belum", event="salur", to="salur"),
        Move(state="belum", event="gagal", to="gagal", needs="alasan"),
        Move(state="gagal", event="salur_ulang", to="salur"),
        Move(state="gagal", event="retur", to="retur"),
        Move(state="salur", event="batal", to="gagal", needs="alasan"),
    ],
)
"""One payment, from the decree to the family or back to the treasury."""


class Account(Enum):
    """Where money is."""

    ALLOTTED = "dialokasikan"
    """Where it comes from: minus the total of the decree."""
    HELD = "di penyalur"
    PAID = "diterima"
    RETURNED = "kembali ke kas"


_POSTINGS: Final[Mapping[str, tuple[Account, Account]]] = {
    "salur": (Account.HELD, Account.PAID),
    "salur_ulang": (Account.HELD, Account.PAID),
    "batal": (Account.PAID, Account.HELD),
    "retur": (Account.HELD, Account.RETURNED),
}
"""From where to where money goes; a failed payment moves none."""


@frozen(kw_only=True)
class Event:
    """Something that happened to one payment.

    Attributes:
        row: Of the decree.
        what: An event of :data:`DELIVERY`.
        on: The day.
        reason: Code of the reason, for what failed.
        reference: Of the bank or post office.
    """

    row: int
    what: str
    on: date
    reason: str = ""
    reference: str = ""


@frozen(kw_only=True)
class Posting:
    """Money that went from one account to another; nothing is ever added or taken away."""

    row: int
    on: date
    source: Account
    target: Account
    amount: int


@frozen(kw_only=True)
class Counts:
    """Recipients (or rupiah) of a decree: ``sk`` is always ``salur`` and ``gagal`` and ``belum``.

    Attributes:
        sk: In the decree.
        salur: Paid.
        gagal: Failed, what went back to the treasury included.
        belum: Not processed yet.
        retur: Of the failed, what went back to the treasury.
    """

    sk: int
    salur: int
    gagal: int
    belum: int
    retur: int


@frozen(kw_only=True)
class Task:
    """Who must do what, so that aid arrives.

    Attributes:
        payment: Whose.
        state: Of the payment.
        who: Who must act.
        what: What to do.
    """

    payment: Entitlement
    state: str
    who: str
    what: str


@cache
def _follow_up() -> Mapping[str, object]:
    text = files("pskslib.distribution").joinpath("tindak_lanjut.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def reasons() -> tuple[str, ...]:
    """Return the codes of reasons why a payment fails."""
    failed = _follow_up()["gagal"]
    assert isinstance(failed, dict)
    return tuple(failed)


def _events(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(events)


@frozen(kw_only=True)
class Ledger:
    """A decree and everything that happened to its payments, in the order in which it happened.

    Attributes:
        decree: Who is entitled.
        events: What happened.

    Raises:
        DistributionError: An event names no row, no known reason, or lies before the one before it.
        StateError: An event cannot happen in the state that its payment is in.

    Example:
        >>> day = date(2026, 11, 24)
        >>> rows = [
        ...     Entitlement(row=n, programme="PKH", label="tahap 4", family=f"640804010120990{n}", amount=600_000)
        ...     for n in (1, 2, 3)
        ... ]
        >>> ledger = Ledger(decree=Decree(number="400.9/1", signed=day, rows=tuple(rows)))
        >>> paid, failed = Event(row=1, what="salur", on=day), Event(row=2, what="gagal", on=day, reason="pindah")
        >>> ledger = ledger.record(paid, failed)
        >>> ledger.recipients
        Counts(sk=3, salur=1, gagal=1, belum=1, retur=0)
        >>> ledger.balance[Account.HELD], sum(ledger.balance.values())
        (1200000, 0)
        >>> [task.who for task in ledger.tasks()]
        ['operator desa asal dan tujuan', 'bank atau Pos penyalur']
        >>> ledger.record(Event(row=1, what="salur", on=day))
        Traceback (most recent call last):
        pskslib.errors.StateError: penyaluran: salur tidak dapat dilakukan pada keadaan Tersalur; \
yang dapat dilakukan: batal
    """

    decree: Decree
    events: tuple[Event, ...] = field(default=(), converter=_events)

    def __attrs_post_init__(self) -> None:
        """Play all events."""
        _ = self.states

    def record(self, *events: Event) -> Ledger:
        """Return the ledger with more events."""
        return evolve(self, events=(*self.events, *events))

    @cached_property
    def states(self) -> Mapping[int, str]:
        """The state of each payment, by row of the decree."""
        found = {row.row: DELIVERY.start for row in self.decree.rows}
        latest: dict[int, date] = {}
        for event in self.events:
            where = f"SK {self.decree.number}, baris {event.row}"
            if event.row not in found:
                raise DistributionError(f"{where}: tidak ada dalam SK")
            if event.on < latest.get(event.row, event.on):
                raise DistributionError(f"{where}: {event.what} {event.on} sebelum peristiwa terakhir")
            if event.reason and event.reason not in reasons():
                raise DistributionError(f"{where}: alasan {event.reason!r} tidak dikenal; pilih {', '.join(reasons())}")
            found[event.row] = DELIVERY.after(found[event.row], event.what, event.reason)
            latest[event.row] = event.on
        return found

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        """Every movement of money, first from the allotment to who hands it out."""
        amounts = {row.row: row.amount for row in self.decree.rows}
        found = [
            Posting(row=row, on=self.decree.signed, source=Account.ALLOTTED, target=Account.HELD, amount=amount)
            for row, amount in amounts.items()
        ]
        found += [
            Posting(row=e.row, on=e.on, source=source, target=target, amount=amounts[e.row])
            for e in self.events
            if e.what in _POSTINGS
            for source, target in (_POSTINGS[e.what],)
        ]
        return tuple(found)

    @cached_property
    def balance(self) -> Mapping[Account, int]:
        """Rupiah on each account; together always 0."""
        found = dict.fromkeys(Account, 0)
        for posting in self.postings:
            found[posting.source] -= posting.amount
            found[posting.target] += posting.amount
        return found

    @property
    def recipients(self) -> Counts:
        """How many payments are in which state."""
        return self._counts(dict.fromkeys(self.states, 1))

    @property
    def rupiah(self) -> Counts:
        """Rupiah by state."""
        return self._counts({row.row: row.amount for row in self.decree.rows})

    def _counts(self, weights: Mapping[int, int]) -> Counts:
        found: Counter[str] = Counter()
        for row, state in self.states.items():
            found[state] += weights[row]
        failed = found["gagal"] + found["retur"]
        return Counts(
            sk=sum(weights.values()), salur=found["salur"], gagal=failed, belum=found["belum"], retur=found["retur"]
        )

    def reason(self, row: int) -> str:
        """Return the code of the reason why a payment failed last, or blank."""
        return next((e.reason for e in reversed(self.events) if e.row == row and e.reason), "")

    def tasks(self) -> tuple[Task, ...]:
        """Return who must do what about every payment that has not arrived: failed ones first."""
        found = []
        for payment in self.decree.rows:
            state = self.states[payment.row]
            if state == "salur":
                continue
            told = _follow_up()[state]
            assert isinstance(told, dict)
            if state == "gagal":
                told = told[self.reason(payment.row)]
            found.append(Task(payment=payment, state=state, who=told["siapa"], what=told["apa"]))
        order = ("gagal", "belum", "retur")
        return tuple(sorted(found, key=lambda task: (order.index(task.state), task.payment.row)))

    def rows(self) -> list[dict[str, str]]:
        """Return one row a payment as the report of realisation takes it: programme, area, state and reason."""
        return [
            {
                "program": payment.programme,
                "kecamatan": payment.village.rpartition(".")[0],
                "desa": payment.village,
                "status": "gagal" if state == "retur" else state,
                "alasan": self.reason(payment.row) if state in ("gagal", "retur") else "",
            }
            for payment in self.decree.rows
            for state in (self.states[payment.row],)
        ]
