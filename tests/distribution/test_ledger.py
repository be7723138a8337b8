"""A decree and its ledger: nobody and no rupiah appears or vanishes between decree, delivery and return."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Family, Outcome, Person, rulebook
from pskslib.distribution import (
    DELIVERY,
    Account,
    Decree,
    Difference,
    Entitlement,
    Event,
    Ledger,
    Reported,
    entitle,
    reasons,
    reconcile,
)
from pskslib.errors import DistributionError, StateError, UnknownName
from pskslib.law import Span
from pskslib.reports import aid_realisation

DAY = date(2026, 11, 24)
BOOK = rulebook(as_of=DAY)


def decree(*amounts: int) -> Decree:
    rows = (
        Entitlement(
            row=n,
            programme="PKH",
            label="tahap 4",
            family=f"640804{1 + n // 99:02}0120{9901 + n % 99}",
            village="64.08.04.2001",
            amount=amount,
        )
        for n, amount in enumerate(amounts, 1)
    )
    return Decree(number="400.9/1", signed=DAY, rows=tuple(rows))


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A decree and events that can happen, one after the other."""
    found = Ledger(decree=decree(*draw(st.lists(st.integers(1, 5_000_000), min_size=1, max_size=6))))
    for n in range(draw(st.integers(0, 15))):
        row = draw(st.sampled_from([*found.states]))
        can = DELIVERY.possible(found.states[row])
        if can:
            what = draw(st.sampled_from(can))
            reason = draw(st.sampled_from(reasons())) if DELIVERY.move(found.states[row], what, "x").needs else ""
            found = found.record(Event(row=row, what=what, on=DAY + timedelta(days=n), reason=reason))
    return found


@given(ledgers())
def test_no_rupiah_and_nobody_appears_or_vanishes(ledger: Ledger) -> None:
    money, people = ledger.rupiah, ledger.recipients

    assert sum(ledger.balance.values()) == 0
    assert -ledger.balance[Account.ALLOTTED] == ledger.decree.total == money.sk
    assert ledger.balance[Account.PAID] == money.salur
    assert ledger.balance[Account.RETURNED] == money.retur
    assert ledger.balance[Account.HELD] == money.sk - money.salur - money.retur
    for counts in (money, people):
        assert counts.sk == counts.salur + counts.gagal + counts.belum
        assert 0 <= counts.retur <= counts.gagal
    assert people.sk == len(ledger.decree.rows)


@given(ledgers())
def test_what_has_not_arrived_says_who_must_do_what(ledger: Ledger) -> None:
    tasks = ledger.tasks()

    assert len(tasks) == ledger.recipients.sk - ledger.recipients.salur
    assert {task.payment.row for task in tasks} == {row for row, state in ledger.states.items() if state != "salur"}
    assert all(task.who and task.what for task in tasks)


@settings(max_examples=20)
@given(ledgers())
def test_the_report_of_realisation_says_the_same(ledger: Ledger) -> None:
    report = aid_realisation(pl.DataFrame(ledger.rows()), as_of=DAY, period="Tahap 4", by="desa")
    table = next(t for t in report.tables if t.key.startswith("realisasi"))
    assert table.total is not None
    totals = {column.key: cell for column, cell in zip(table.columns, table.total, strict=True)}

    found = ledger.recipients
    assert [totals[name] for name in ("sk", "salur", "gagal", "belum")] == [
        found.sk,
        found.salur,
        found.gagal,
        found.belum,
    ]


@pytest.mark.parametrize("state", DELIVERY.states)
@pytest.mark.parametrize("event", DELIVERY.events)
def test_every_state_and_event_is_a_move_or_a_named_error(state: str, event: str) -> None:
    if event in DELIVERY.possible(state):
        assert DELIVERY.after(state, event, "alasan") in DELIVERY.states
    else:
        with pytest.raises(StateError, match=f"penyaluran: {event} tidak dapat dilakukan"):
            DELIVERY.after(state, event, "alasan")


def test_what_needs_a_reason_is_not_done_without() -> None:
    with pytest.raises(StateError, match="gagal memerlukan alasan"):
        Ledger(decree=decree(1)).record(Event(row=1, what="gagal", on=DAY))
    with pytest.raises(DistributionError, match="alasan 'malas' tidak dikenal; pilih meninggal"):
        Ledger(decree=decree(1)).record(Event(row=1, what="gagal", on=DAY, reason="malas"))
    with pytest.raises(UnknownName, match="tidak ada peristiwa 'bayar'"):
        Ledger(decree=decree(1)).record(Event(row=1, what="bayar", on=DAY))
    with pytest.raises(DistributionError, match="baris 7: tidak ada dalam SK"):
        Ledger(decree=decree(1)).record(Event(row=7, what="salur", on=DAY))


def test_time_runs_forward() -> None:
    failed = Ledger(decree=decree(1)).record(Event(row=1, what="gagal", on=DAY, reason="pindah"))

    with pytest.raises(DistributionError, match="sebelum peristiwa terakhir"):
        failed.record(Event(row=1, what="retur", on=DAY - timedelta(days=1)))


def test_a_decree_that_does_not_hold_is_refused() -> None:
    row = decree(5).rows[0]

    with pytest.raises(DistributionError, match=r"baris 2 sama dengan baris 1; baris 2: jumlah harus lebih dari 0"):
        Decree(
            number="1",
            signed=DAY,
            rows=(row, Entitlement(row=2, programme=row.programme, label=row.label, family=row.family, amount=0)),
        )


def test_reasons_are_those_of_the_report() -> None:
    read = tomllib.loads(files("pskslib.reports").joinpath("data/penyaluran.toml").read_text(encoding="utf-8"))

    assert {*reasons()} == {entry["code"] for entry in read["alasan"]}


# --- who is entitled --------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.lists(st.sampled_from([1, 4, 5, 9, None]), max_size=8), st.integers(1, 12))
def test_every_payment_is_entitled_waiting_or_refused(deciles: list[int | None], month: int) -> None:
    families = [
        Family(family_card=f"6408040101209{901 + n}", decile=decile, members=[Person(birth_date=date(1990, 1, 1))])
        for n, decile in enumerate(deciles)
    ]
    decisions = [BOOK.decide(family, "SEMBAKO") for family in families]
    period = Span(date(2026, month, 1), date(2026, 12, 31))

    found = entitle(BOOK, decisions, period, number="1", signed=DAY)

    foreseen = [payment for decision in decisions for payment in BOOK.payable(decision, period)]
    assert len(found.rows) + len(found.waiting) + found.refused == len(foreseen)
    assert found.total == sum(p.amount.low for p in foreseen if p.outcome is Outcome.ELIGIBLE and p.amount.exact)
    assert all(w.ask for w in found.waiting if BOOK.decide(_family(families, w.family), "SEMBAKO").missing)


def _family(families: list[Family], digits: str) -> Family:
    return next(f for f in families if f.family_card is not None and f.family_card.digits == digits)


# --- reconciliation ---------------------------------------------------------------------------


def line(number: int, row: Entitlement, status: str = "salur", **more: object) -> Reported:
    fields: dict[str, object] = {"line": number, "family": row.family, "programme": "PKH", "status": status, "on": DAY}
    return Reported(**(fields | more))  # type: ignore[arg-type]  # by name


def test_every_difference_is_told() -> None:
    ledger = Ledger(decree=decree(100, 200, 300, 400))
    one, two, three, _ = ledger.decree.rows
    stranger = decree(1, 1, 1, 1, 9).rows[4]

    found = reconcile(
        ledger,
        [
            line(2, one, amount=100),
            line(3, one, amount=100),
            line(4, two, amount=201),
            line(5, two, status="dibayar"),
            line(6, three, status="gagal", reason="entah"),
            line(7, three, status="retur"),
            line(8, stranger),
            line(9, two, status="gagal", reason="pindah"),
        ],
    )

    assert found.taken == (2, 9)
    assert [(f.line, f.row, f.kind) for f in found.findings] == [
        (3, 1, Difference.TWICE),
        (4, 2, Difference.OTHER_AMOUNT),
        (5, 2, Difference.UNKNOWN_STATUS),
        (6, 3, Difference.UNKNOWN_REASON),
        (7, 3, Difference.NOT_POSSIBLE),
        (8, None, Difference.NOT_IN_DECREE),
        (None, 3, Difference.NOT_REPORTED),
        (None, 4, Difference.NOT_REPORTED),
    ]
    assert found.ledger.states == {1: "salur", 2: "gagal", 3: "belum", 4: "belum"}


@given(ledgers(), st.data())
def test_lines_in_are_lines_taken_and_lines_told(ledger: Ledger, data: st.DataObject) -> None:
    rows = st.sampled_from(ledger.decree.rows)
    lines = [
        line(n, data.draw(rows), data.draw(st.sampled_from(["salur", "gagal", "retur", "x"])), reason="pindah")
        for n in range(2, data.draw(st.integers(2, 8)))
    ]

    found = reconcile(ledger, lines)

    told = [f.line for f in found.findings if f.line is not None]
    assert sorted([*found.taken, *told]) == [one.line for one in lines]
    assert len(found.ledger.events) == len(ledger.events) + len(found.taken)


def test_a_failed_payment_that_is_reported_as_paid_was_paid_again() -> None:
    ledger = Ledger(decree=decree(100)).record(Event(row=1, what="gagal", on=DAY, reason="tidak_hadir"))

    found = reconcile(ledger, [line(2, ledger.decree.rows[0])])

    assert found.ledger.events[-1].what == "salur_ulang"
    assert found.findings == ()


def test_nobody_is_shown() -> None:
    ledger = Ledger(decree=decree(100))
    number = ledger.decree.rows[0].family

    assert number not in repr(ledger)
    assert number not in repr(ledger.tasks())
    assert number not in repr(line(2, ledger.decree.rows[0]))
