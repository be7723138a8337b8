"""What a bank or post office reports, held against the decree: every difference is told, nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from pskslib.distribution.entitlement import Decree, Entitlement, _masked
from pskslib.distribution.ledger import Event, Ledger, reasons


class Difference(Enum):
    """How a report and a decree differ."""

    NOT_IN_DECREE = "tidak ada dalam SK"
    TWICE = "dilaporkan dua kali"
    OTHER_AMOUNT = "jumlah berbeda"
    UNKNOWN_STATUS = "status tidak dikenal"
    UNKNOWN_REASON = "alasan gagal tidak dikenal"
    NOT_POSSIBLE = "tidak sesuai dengan keadaan pembayaran"
    NOT_REPORTED = "belum dilaporkan"


@frozen(kw_only=True)
class Reported:
    """One line of a file of a bank or post office.

    Attributes:
        line: Of the file.
        family: Number of the family card, digits; shown masked.
        programme: Code of the programme.
        label: Of the payment; blank where the family gets only one of the programme.
        person: ``id_orang``, or blank.
        status: ``salur``, ``gagal`` or ``retur``.
        amount: Whole rupiah, or None where it is not told.
        on: The day.
        reason: Code of the reason, for what failed.
        reference: Of the transaction.
    """

    line: int
    family: str = field(repr=_masked)
    programme: str
    label: str = ""
    person: str = ""
    status: str
    amount: int | None = None
    on: date
    reason: str = ""
    reference: str = ""


@frozen(kw_only=True)
class Finding:
    """One difference.

    Attributes:
        line: Of the file, or None for what is not in it.
        row: Of the decree, or None for what is not in it.
        kind: How they differ.
        detail: More, in Bahasa Indonesia, without numbers of anybody.
    """

    line: int | None
    row: int | None
    kind: Difference
    detail: str = ""


@frozen(kw_only=True)
class Reconciliation:
    """A report held against a ledger.

    Attributes:
        ledger: With what was reported and fits.
        taken: Lines that fit.
        findings: Everything else.
    """

    ledger: Ledger
    taken: tuple[int, ...]
    findings: tuple[Finding, ...]


def reconcile(ledger: Ledger, reported: Iterable[Reported]) -> Reconciliation:
    """Hold a report against a decree.

    A line is taken over only where it names one payment, the same amount, and something that can happen to it now.

    Args:
        ledger: The decree with what is known already.
        reported: The lines of the file.

    Returns:
        The ledger with the lines that fit; each other line with what is wrong; payments nobody has reported on yet.

    Example:
        >>> day = date(2026, 11, 24)
        >>> row = Entitlement(row=1, programme="PKH", label="tahap 4", family="6408040101209901", amount=600_000)
        >>> ledger = Ledger(decree=Decree(number="1", signed=day, rows=(row,)))
        >>> line = Reported(line=2, family=row.family, programme="PKH", status="salur", amount=500_000, on=day)
        >>> [(f.line, f.kind.value) for f in reconcile(ledger, [line]).findings]
        [(2, 'jumlah berbeda'), (None, 'belum dilaporkan')]
    """
    taken: list[int] = []
    findings: list[Finding] = []
    seen: dict[tuple[int, str], int] = {}
    payments = _payments(ledger.decree)
    states = dict(ledger.states)
    latest = {event.row: event.on for event in ledger.events}
    events: list[Event] = []
    for line in reported:
        fits = payments.get((line.programme, line.family, line.person), [])
        fits = [p for p in fits if not line.label or p.label == line.label]
        if len(fits) != 1:
            why = f"ada {len(fits)} pembayaran; sebutkan yang mana" if fits else ""
            findings.append(Finding(line=line.line, row=None, kind=Difference.NOT_IN_DECREE, detail=why))
            continue
        payment = fits[0]
        kind, detail = _wrong(line, payment, states[payment.row], latest.get(payment.row, line.on))
        earlier = seen.get((payment.row, line.status))
        if kind is None and earlier is not None:
            kind, detail = Difference.TWICE, f"juga pada baris {earlier}"
        if kind is not None:
            findings.append(Finding(line=line.line, row=payment.row, kind=kind, detail=detail))
            continue
        what = "salur_ulang" if line.status == "salur" and states[payment.row] == "gagal" else line.status
        events.append(Event(row=payment.row, what=what, on=line.on, reason=line.reason, reference=line.reference))
        states[payment.row], latest[payment.row] = line.status, line.on
        seen[payment.row, line.status] = line.line
        taken.append(line.line)
    left = (row for row, state in states.items() if state == "belum")
    findings += [Finding(line=None, row=row, kind=Difference.NOT_REPORTED) for row in left]
    return Reconciliation(ledger=ledger.record(*events), taken=tuple(taken), findings=tuple(findings))


def _payments(decree: Decree) -> dict[tuple[str, str, str], list[Entitlement]]:
    found: dict[tuple[str, str, str], list[Entitlement]] = {}
    for row in decree.rows:
        found.setdefault((row.programme, row.family, row.person), []).append(row)
    return found


def _wrong(line: Reported, payment: Entitlement, state: str, latest: date) -> tuple[Difference | None, str]:
    if line.status not in ("salur", "gagal", "retur"):
        return Difference.UNKNOWN_STATUS, f"{line.status!r}"
    if line.amount is not None and line.amount != payment.amount:
        return Difference.OTHER_AMOUNT, f"{line.amount}, dalam SK {payment.amount}"
    if line.status == "gagal" and line.reason not in reasons():
        return Difference.UNKNOWN_REASON, f"{line.reason!r}; pilih {', '.join(reasons())}"
    can = {"belum": ("salur", "gagal"), "gagal": ("salur", "retur")}.get(state, ())
    if line.status not in can:
        kind = Difference.TWICE if line.status == state else Difference.NOT_POSSIBLE
        return kind, f"keadaan sekarang: {state}"
    if line.on < latest:
        return Difference.NOT_POSSIBLE, f"{line.on} sebelum peristiwa terakhir, {latest}"
    return None, ""
