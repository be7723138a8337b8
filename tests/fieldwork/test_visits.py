"""Whom to visit: explained, deterministic, fair between villages, and better than list order or chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Family, Outcome, Person, rulebook, to_tables
from pskslib.errors import TableError
from pskslib.fieldwork.visits import Visit, VisitPlan, visit_plan

AS_OF = date(2026, 11, 24)
BOOK = rulebook(as_of=AS_OF)
TWO = ("PKH", "SEMBAKO")
VILLAGES = ("64.08.04.2001", "64.08.04.2002", "64.08.05.2001")
few = settings(max_examples=15)


def families(seed: int, count: int) -> list[Family]:
    """Families of all deciles and villages; of some nobody knows the decile or whether a member is disabled."""
    rnd = Random(seed)
    found = []
    for n in range(count):
        member = Person(
            sex=rnd.choice("LP"),
            birth_date=date(AS_OF.year - rnd.choice((3, 9, 30, 66)), 3, 1),
            school_level=rnd.choice(("SD", "tidak")),
            severe_disability=rnd.choice((True, False, None)),
            pregnant=False,
        )
        card = f"640804{1 + n // 99 % 28:02}0120{9901 + n % 99}"
        decile = rnd.choice((1, 2, 4, 5, 7, 10, None, None))
        found.append(Family(family_card=card, village=rnd.choice(VILLAGES), decile=decile, members=[member]))
    return found


def plan(who: Sequence[Family], capacity: int = 10, fair: float = 0.5, **more: pl.DataFrame) -> VisitPlan:
    return visit_plan(BOOK, *to_tables(who), capacity=capacity, fair=fair, programmes=TWO, **more)  # type: ignore[arg-type]


@few
@given(st.integers(0, 9999), st.integers(1, 40), st.integers(0, 45), st.sampled_from((0.0, 0.5, 1.0)))
def test_a_plan_holds_together(seed: int, count: int, capacity: int, fair: float) -> None:
    found = plan(families(seed, count), capacity, fair)
    waiting = sum(found.waiting.values())

    assert len(found.visits) == min(capacity, waiting)
    assert len({v.family for v in found.visits}) == len(found.visits)
    assert sorted(v for trip in found.trips.values() for v in [t.family for t in trip]) == sorted(
        v.family for v in found.visits
    )
    assert 0 <= found.unfairness <= 1
    for visit in found.visits:
        points = sum(int(reason.rsplit(": ", 1)[1].removesuffix(" poin")) for reason in visit.reasons)
        assert points == visit.points


@few
@given(st.integers(0, 9999), st.integers(1, 30), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(seed: int, count: int, chance: Random) -> None:
    who = families(seed, count)
    other = [*who]
    chance.shuffle(other)

    assert plan(who) == plan(other)


@few
@given(st.integers(0, 9999), st.integers(5, 40))
def test_every_family_that_waits_is_one_that_a_visit_can_change(seed: int, count: int) -> None:
    who = families(seed, count)
    waiting = {v.family for v in plan(who, capacity=count).visits}

    for family in who:
        outcomes = {BOOK.decide(family, code).outcome for code in TWO}
        assert family.family_card is not None
        assert (family.family_card.digits in waiting) is (outcomes != {Outcome.INELIGIBLE})


def test_with_all_capacity_shared_villages_get_their_share() -> None:
    found = plan(families(1, 90), capacity=30, fair=1)

    for done, wait in found.shares.values():
        assert abs(done - 30 * wait / sum(found.waiting.values())) < 1
    assert found.unfairness < plan(families(1, 90), capacity=30, fair=0).unfairness


def test_what_is_received_is_no_reason() -> None:
    who = families(2, 20)
    everything = pl.DataFrame(
        [(f.family_card.digits, code) for f in who if f.family_card for code in TWO],
        ["no_kk", "programme"],
        orient="row",
    )

    assert plan(who, capacity=20, received=everything).visits == ()
    assert all(v.not_received for v in plan(who, capacity=5).visits[:1])


def test_one_member_who_receives_does_not_stand_for_another() -> None:
    pupils = [
        Person(person_id=f"A{n}", sex="L", birth_date=date(2016, 3, n), school_level="SD", nik_matched=True)
        for n in (1, 2)
    ]
    family = Family(family_card="6408040101209901", village=VILLAGES[0], decile=1, members=pupils)
    due = [d.subject.person_id for d in BOOK.decide_members(family, "PIP") if d.outcome is not Outcome.INELIGIBLE]
    assert due == ["A1", "A2"]
    one = pl.DataFrame({"no_kk": ["6408040101209901"], "programme": ["PIP"], "id_orang": ["A1"]})
    both = pl.concat([one, one.with_columns(id_orang=pl.lit("A2"))])

    def left(received: pl.DataFrame) -> tuple[Visit, ...]:
        return visit_plan(BOOK, *to_tables([family]), capacity=1, programmes=["PIP"], received=received).visits

    assert left(one)
    assert not left(both)


def test_urgency_and_time_since_the_last_visit_count() -> None:
    who = [evolve(f, decile=1) for f in families(3, 6)]
    numbers = [f.family_card.digits for f in who if f.family_card]
    urgent = pl.DataFrame({"no_kk": [numbers[4]], "mendesak": [30]})
    visited = pl.DataFrame({"no_kk": numbers[:4], "bulan": [0, 1, 2, 100]})

    found = {v.family: v for v in plan(who, capacity=6, urgent=urgent, visited=visited).visits}

    assert max(found.values(), key=lambda v: v.points).family == numbers[4]
    assert "mendesak menurut dinas: 450 poin" in found[numbers[4]].reasons
    assert not any("dikunjungi" in reason for reason in found[numbers[0]].reasons)
    assert "terakhir dikunjungi 100 bulan lalu: 24 poin" in found[numbers[3]].reasons
    assert "belum pernah dikunjungi: 18 poin" in found[numbers[5]].reasons


def test_only_one_kecamatan() -> None:
    who = families(4, 40)

    found = visit_plan(BOOK, *to_tables(who), capacity=40, programmes=TWO, within="64.08.04")

    assert {*found.waiting} == {VILLAGES[0], VILLAGES[1]}


def test_what_is_wrong_is_told_at_once() -> None:
    persons, homes = to_tables(families(5, 2))

    with pytest.raises(TableError, match=r"capacity -1 .*; fair 2 .*; families: kolom kode_desa tidak ada"):
        visit_plan(BOOK, persons, homes.drop("kode_desa"), capacity=-1, fair=2)
    with pytest.raises(TableError, match="visited: kolom bulan tidak ada"):
        visit_plan(BOOK, persons, homes, capacity=1, visited=homes.select("no_kk"))


def test_nobody_is_shown() -> None:
    found = plan(families(6, 10))

    assert found.visits[0].family not in repr(found)


def test_a_month_of_visits_finds_more_wrong_exclusions_than_chance_or_list_order() -> None:
    """Truth is hidden from the plan; a visit learns it. Who is eligible and does not receive is a wrong exclusion."""
    rnd = Random(7)
    truth = [
        evolve(f, decile=f.decile or rnd.choice((1, 3, 6, 9)), members=[evolve(f.members[0], severe_disability=False)])
        for f in families(7, 300)
    ]
    known = [
        evolve(
            f, decile=None if rnd.random() < 0.4 else f.decile, members=[evolve(f.members[0], severe_disability=None)]
        )
        for f in truth
    ]
    rows = [
        (f.family_card.digits, code)
        for f in truth
        for code in TWO
        if f.family_card and BOOK.decide(f, code).outcome is Outcome.ELIGIBLE and rnd.random() < 0.7
    ]
    received = pl.DataFrame(rows, ["no_kk", "programme"], orient="row")
    wrong = {
        f.family_card.digits
        for f in truth
        if f.family_card
        and any(
            BOOK.decide(f, code).outcome is Outcome.ELIGIBLE and (f.family_card.digits, code) not in {*rows}
            for code in TWO
        )
    }
    numbers = [f.family_card.digits for f in known if f.family_card]
    planned = {v.family for v in plan(known, capacity=60, received=received).visits}
    by_chance = sum(len(wrong & {*rnd.sample(numbers, 60)}) for _ in range(200)) / 200

    assert len(planned & wrong) > 1.5 * by_chance
    assert len(planned & wrong) > 1.5 * len(wrong & {*numbers[:60]})
