"""Cases, referrals, village meetings and the facts that they bring: states as tables, stock and flow that add up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib import Family, Outcome, Person, rulebook
from pskslib.errors import FactError, StateError
from pskslib.fieldwork.cases import CASE, REFERRAL, Case, Happening, Referral, flow, problem_map
from pskslib.fieldwork.found_facts import FactBook, FoundFact
from pskslib.fieldwork.musyawarah import SANGGAH, USULAN, Step, Submission
from pskslib.law.procedure import StateMachine

DAY = date(2026, 11, 2)
VILLAGES = ("64.08.04.2001", "64.08.04.2002", "64.08.05.2001")
MACHINES = (CASE, REFERRAL, USULAN, SANGGAH)


@pytest.mark.parametrize(
    ("machine", "state", "event"),
    [(m, state, event) for m in MACHINES for state in m.states for event in m.events],
    ids=lambda value: value.name if isinstance(value, StateMachine) else value,
)
def test_every_state_and_event_is_a_move_or_a_named_error(machine: StateMachine, state: str, event: str) -> None:
    if event in machine.possible(state):
        assert machine.after(state, event, "nomor 1") in machine.states
        if machine.move(state, event, "nomor 1").needs:
            with pytest.raises(StateError, match=f"{event} memerlukan"):
                machine.after(state, event, " ")
    else:
        with pytest.raises(StateError, match=f"{event} tidak dapat dilakukan"):
            machine.after(state, event, "nomor 1")


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.name)
def test_every_state_can_be_reached_and_drawn(machine: StateMachine) -> None:
    reached = {machine.start}
    for _ in machine.states:
        reached |= {move.to for move in machine.moves if move.state in reached}

    assert reached == {*machine.states}
    assert all(f"{move.state} --> {move.to} : {move.event}" in machine.drawing() for move in machine.moves)


# --- cases ------------------------------------------------------------------------------------


@st.composite
def cases(draw: st.DrawFn) -> Case:
    found = Case(
        number=f"K-{draw(st.integers(0, 999))}",
        village=draw(st.sampled_from(VILLAGES)),
        found=DAY + timedelta(days=draw(st.integers(-10, 10))),
        kinds=draw(st.dictionaries(st.sampled_from(["PPKS-04", "PPKS-14"]), st.sampled_from([True, False, None]))),
    )
    day = found.found
    for _ in range(draw(st.integers(0, 4))):
        day += timedelta(days=draw(st.integers(0, 6)))
        event = draw(st.sampled_from(CASE.possible(found.state)))
        found = found.then(Happening(event=event, on=day, given="ditangani keluarga"))
    return found


@given(st.lists(cases(), max_size=12), st.integers(0, 8), st.sampled_from([2, 3, 4]))
def test_stock_and_flow_add_up(found: list[Case], length: int, digits: int) -> None:
    until = DAY + timedelta(days=length)

    for area, counts in flow(found, DAY, until, digits=digits).items():
        here = [c for c in found if c.village.startswith(area)]
        assert counts.opening + counts.found + counts.reopened - counts.closed == counts.closing
        assert counts.closing == sum(c.open_on(until) for c in here)
        assert counts.opening == sum(c.open_on(DAY - timedelta(days=1)) for c in here)
        assert counts.found == sum(DAY <= c.found <= until for c in here)


@given(st.lists(cases(), max_size=12))
def test_the_closing_of_one_stretch_is_the_opening_of_the_next(found: list[Case]) -> None:
    middle = DAY + timedelta(days=3)
    first = flow(found, DAY, middle)
    second = flow(found, middle + timedelta(days=1), DAY + timedelta(days=9))

    for area, counts in first.items():
        assert second[area].opening == counts.closing


@given(st.lists(cases(), max_size=12))
def test_the_map_of_kecamatan_is_the_sum_of_its_villages(found: list[Case]) -> None:
    villages, whole = problem_map(found, DAY), problem_map(found, DAY, digits=2)

    for kind in ("PPKS-04", "PPKS-14"):
        total = sum(kinds.get(kind, 0) for kinds in villages.values())
        assert total == sum(kinds.get(kind, 0) for kinds in whole.values())
        assert total == sum(c.open_on(DAY) and kind in c.holds for c in found)


def test_a_case_that_is_referred_and_comes_back() -> None:
    case = Case(
        number="K-1", village=VILLAGES[0], found=DAY, follow_up=DAY + timedelta(days=7), family="6408040101209901"
    )
    referred = case.refer("Puskesmas Sangatta", DAY + timedelta(days=1))

    assert referred.state == "dirujuk"
    assert referred.referrals[0].state == "dikirim"
    assert referred.due(DAY + timedelta(days=7))
    assert not referred.due(DAY + timedelta(days=6))
    closed = referred.then(Happening(event="selesai", on=DAY + timedelta(days=7), given="dirawat"))
    assert not closed.due(DAY + timedelta(days=7))
    assert closed.state_on(DAY) == "terbuka"
    assert closed.state_on(DAY - timedelta(days=1)) is None
    assert case.family not in repr(case)
    with pytest.raises(StateError, match=r"K-1: selesai 2026-11-01 sebelum peristiwa sebelumnya"):
        case.then(Happening(event="selesai", on=DAY - timedelta(days=1), given="x"))
    with pytest.raises(StateError, match="layani tidak dapat dilakukan"):
        Referral(to="RS", sent=DAY, happenings=[Happening(event="layani", on=DAY)])


# --- village meetings --------------------------------------------------------------------------


def test_days_of_each_step_and_of_waiting() -> None:
    steps = [Step(event="usulkan", on=DAY), Step(event="layak", on=DAY + timedelta(days=9), given="BA 3")]
    one = Submission(number="1", machine=USULAN, village=VILLAGES[0], received=DAY, steps=steps)

    assert sum(days for _, days in one.days) == 9
    assert one.waiting(DAY + timedelta(days=20)) == 11
    assert not one.closed
    with pytest.raises(StateError, match="usulan 1: verval 2026-11-02 sebelum langkah sebelumnya"):
        one.then(Step(event="verval", on=DAY))


# --- facts ------------------------------------------------------------------------------------


def found(value: int | None, day: int, source: str = "kunjungan") -> FoundFact:
    return FoundFact(name="decile", value=value, source=source, on=DAY + timedelta(days=day))


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3, None]), st.integers(0, 5)), max_size=6))
def test_the_last_word_counts_whatever_the_order_of_telling(told: list[tuple[int | None, int]]) -> None:
    facts = [found(value, day, f"sumber {n}") for n, (value, day) in enumerate(told)]
    book = FactBook(family=Family(decile=7), facts=facts)
    family = book.on(DAY + timedelta(days=9))
    last = [f for f in facts if f.on == max((g.on for g in facts), default=DAY)]

    assert FactBook(family=Family(decile=7), facts=reversed(facts)) == book
    if not facts:
        assert family.decile == 7
    elif len({f.value for f in last}) == 1:
        assert family.decile == last[0].value
        assert not family.doubted
    else:
        assert family.decile is None
        assert family.doubted == {"decile"}


def test_what_sources_contradict_on_one_day_is_never_presumed() -> None:
    pupil = Person(person_id="A1", sex="L", birth_date=date(2016, 3, 1), school_level="SD", severe_disability=False)
    both: Iterable[FoundFact] = [
        FoundFact(member="A1", name="civil_servant", value=value, source=source, on=DAY)
        for value, source in ((True, "tetangga"), (False, "keluarga"))
    ]
    book = FactBook(family=Family(decile=1, members=[pupil]), facts=both)
    rules = rulebook(as_of=date(2026, 11, 24))

    assert rules.decide(book.family, "PKH").outcome is Outcome.ELIGIBLE
    assert rules.decide(book.on(DAY), "PKH").outcome is Outcome.UNDETERMINED
    (contradiction,) = book.contradictions(DAY)
    assert not contradiction.settled


def test_facts_of_nobody_are_told() -> None:
    with pytest.raises(FactError, match="tidak ada fakta 'asn' pada orang"):
        FoundFact(member="A1", name="asn", value=True, source="x", on=DAY)
    stranger = FoundFact(member="A9", name="civil_servant", value=True, source="x", on=DAY)
    with pytest.raises(FactError, match="tidak ada anggota 'A9'"):
        FactBook(family=Family(), facts=[stranger]).on(DAY)
