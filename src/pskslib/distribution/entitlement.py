"""From decisions to a list of who is entitled: nobody who is undetermined is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from pskslib.errors import DistributionError
from pskslib.law import Span
from pskslib.rules import Decision, Outcome, Rulebook
from pskslib.rules.payable import Payment


def _masked(number: str) -> str:
    return f"{number[:6]}********{number[-2:]}" if len(number) == 16 else number


@frozen(kw_only=True)
class Entitlement:
    """One subject who is to get one payment.

    Attributes:
        row: Its place in the decree, from 1; with the decree it names the payment.
        programme: Code of the programme.
        label: Of the payment, as the calendar calls it.
        family: Number of the family card, digits; shown masked.
        person: ``id_orang`` of the member, or blank for the family.
        village: Dotted code, or blank.
        amount: Whole rupiah.
    """

    row: int
    programme: str
    label: str
    family: str = field(repr=_masked)
    person: str = ""
    village: str = ""
    amount: int


@frozen(kw_only=True)
class Waiting:
    """A payment that is on no list yet, and why.

    Attributes:
        programme: Code of the programme.
        label: Of the payment.
        family: Number of the family card, or blank; shown masked.
        person: ``id_orang`` of the member, or blank.
        why: In Bahasa Indonesia.
        ask: What to find out, as questions.
    """

    programme: str
    label: str
    family: str = field(repr=_masked)
    person: str = ""
    why: str
    ask: tuple[str, ...]


@frozen(kw_only=True)
class Decree:
    """An SK: who is entitled to what.

    Attributes:
        number: Of the decree.
        signed: Day of signature.
        rows: Who is entitled.
        waiting: What is on no list yet.
        refused: How many payments nobody is eligible for.

    Raises:
        DistributionError: A subject stands there twice for one payment, or an amount is not above 0; all are told.
    """

    number: str
    signed: date
    rows: tuple[Entitlement, ...]
    waiting: tuple[Waiting, ...] = ()
    refused: int = 0

    def __attrs_post_init__(self) -> None:
        """Check everything at once."""
        faults = []
        first: dict[tuple[str, str, str, str], int] = {}
        for row in self.rows:
            key = (row.programme, row.label, row.family, row.person)
            earlier = first.setdefault(key, row.row)
            if earlier != row.row:
                faults.append(f"baris {row.row} sama dengan baris {earlier}")
            if row.amount <= 0:
                faults.append(f"baris {row.row}: jumlah harus lebih dari 0, bukan {row.amount}")
        if len({row.row for row in self.rows}) < len(self.rows):
            faults.append("dua baris bernomor sama")
        if faults:
            raise DistributionError(f"SK {self.number}: {'; '.join(faults[:20])}")

    @property
    def total(self) -> int:
        """Whole rupiah of all rows."""
        return sum(row.amount for row in self.rows)


def entitle(book: Rulebook, decisions: Iterable[Decision], period: Span, *, number: str, signed: date) -> Decree:
    """Make the list of a decree from decisions: what the calendar foresees in a period.

    Args:
        book: The rule book that decided.
        decisions: One a subject and programme.
        period: The months that the decree is for.
        number: Of the decree.
        signed: Day of signature.

    Returns:
        Every payment that the calendar foresees is there once: in a row, waiting, or counted as refused. One whose
        amount is not certain waits: the least of a range is not paid in silence.

    Raises:
        NoCalendar: No source says when a programme is paid.
        DistributionError: A subject comes twice.

    Example:
        >>> from pskslib import Family, Person, rulebook
        >>> book = rulebook(as_of=date(2026, 11, 24))
        >>> cards = {1: "6408040101209901", 9: "6408040101209902", None: "6408040101209903"}
        >>> families = [Family(family_card=card, decile=n, members=[Person()]) for n, card in cards.items()]
        >>> decisions = [book.decide(family, "SEMBAKO") for family in families]
        >>> december = Span(date(2026, 12, 1), date(2026, 12, 31))
        >>> decree = entitle(book, decisions, december, number="1", signed=book.as_of)
        >>> len(decree.rows), decree.total, len(decree.waiting), decree.refused
        (1, 200000, 1, 1)
    """
    rows: list[Entitlement] = []
    waiting: list[Waiting] = []
    refused = 0
    for decision in decisions:
        card, place = decision.subject.family_card or "", decision.place
        person = "" if place is None else decision.subject.person_id or ""
        village = decision.family.village.dotted if decision.family.village else ""
        for payment in book.payable(decision, period):
            if payment.outcome is Outcome.INELIGIBLE:
                refused += 1
                continue
            why = _why_not(card, payment)
            if why:
                ask = tuple(q.field.question.format(siapa="anggota keluarga") for q in decision.missing)
                waiting.append(
                    Waiting(
                        programme=decision.programme, label=payment.label, family=card, person=person, why=why, ask=ask
                    )
                )
                continue
            rows.append(
                Entitlement(
                    row=len(rows) + 1,
                    programme=decision.programme,
                    label=payment.label,
                    family=card,
                    person=person,
                    village=village,
                    amount=payment.amount.low,
                )
            )
    return Decree(number=number, signed=signed, rows=tuple(rows), waiting=tuple(waiting), refused=refused)


def _why_not(card: str, payment: Payment) -> str:
    if payment.outcome is not Outcome.ELIGIBLE:
        return "belum dapat ditentukan"
    if not payment.amount.exact:
        return "jumlah belum pasti"
    if not payment.amount.low:
        return "tidak ada yang dibayar pada masa ini"
    return "" if card else "nomor KK tidak diketahui"
