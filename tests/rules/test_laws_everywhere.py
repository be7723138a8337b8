"""Every law on every edition of every programme and classification, and on every reading that changes one.

One example here costs a book, a family and some decisions; there are some two thousand pairs of an edition and
a law. So each pair gets ``DRAWS`` examples: few in the default profile, hundreds with
``HYPOTHESIS_PROFILE=nightly``. The programmes with the most rules are searched densely in ``test_laws.py``.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Family, Outcome, Person, Rulebook, to_tables
from pskslib.classification import CLASSIFICATIONS, POVERTY_ITEMS
from pskslib.programmes import PROGRAMMES
from pskslib.rules import Edition, Programme
from tests.rules import drawing, laws, turning
from tests.rules.edges import declared
from tests.rules.families import AS_OF

DRAWS = max(3, settings().max_examples // 60)
"""Examples of each law on each edition: 3 of the 200 in the default profile, 333 in the nightly one."""
few = settings(max_examples=DRAWS)

RULES = (*PROGRAMMES, *CLASSIFICATIONS, *POVERTY_ITEMS)
NAMED = {programme.code: programme for programme in RULES}
_DAY = timedelta(days=1)


Readings = tuple[tuple[str, str], ...]


@frozen(repr=False)
class Held:
    """An edition of a programme, the days on which it is asked, and readings that are switched on."""

    programme: Programme
    days: tuple[date, ...]
    readings: Readings = ()

    @property
    def code(self) -> str:
        return self.programme.code

    def __repr__(self) -> str:
        switched = "".join(f"-{key}={name}" for key, name in self.readings)
        return f"{self.code}-{self.days[0]}{switched}"


@cache
def book_of(code: str, day: date, readings: Readings = ()) -> Rulebook:
    return Rulebook(as_of=day, programmes=(NAMED[code],), readings=dict(readings))


def days_of(programme: Programme, edition: Edition) -> tuple[date, ...]:
    """The first day, the last, every day on which a number that is read changes and the day before, a leap day."""
    last = min([edition.until or max(AS_OF, edition.since), *later_editions(programme, edition)])
    read = book_of(programme.code, edition.since).plan(programme.code).dated
    values = (v for b in programme.books for name in b.parameters if (b.code, name) in read for v in b[name].values)
    changes = {value.since for value in values}
    leap = [date(year, 2, 29) for year in range(edition.since.year, last.year + 1) if year % 4 == 0][-1:]
    asked = {last, date(last.year, 2, 28), *leap, *(day - n * _DAY for day in changes for n in (0, 1))}
    return (edition.since, *sorted(day for day in asked if edition.since < day <= last))


def later_editions(programme: Programme, edition: Edition) -> list[date]:
    """The days before later editions."""
    return [later.since - _DAY for later in programme.editions if later.since > edition.since]


def in_force(programme: Programme, day: date, readings: Readings) -> tuple[object, ...]:
    """What decides on a day: two readings of which this is the same need not both be asked."""
    plan = book_of(programme.code, day, readings).plan(programme.code)
    return plan.codes, plan.rules, plan.amount, plan.numbers


def with_readings(programme: Programme, edition: Edition) -> list[Held]:
    """For every reading that changes the edition on its last day: the edition under that reading."""
    day = days_of(programme, edition)[-1]
    usual = in_force(programme, day, ())
    readings = [((f"{book.code}.{r.key}", r.name),) for book in programme.books for r in book.readings]
    return [Held(programme, (day,), chosen) for chosen in readings if in_force(programme, day, chosen) != usual]


EDITIONS = [Held(p, days_of(p, edition)) for p in RULES for edition in p.editions]
READINGS = [held for p in RULES for edition in p.editions for held in with_readings(p, edition)]
everywhere = pytest.mark.parametrize("held", [*EDITIONS, *READINGS], ids=str)


class Drawn:
    """A rule book on a day, and a family to decide about; a failure shows the day and the facts."""

    def __init__(self, book: Rulebook, family: Family) -> None:
        self.both = book, family

    def __repr__(self) -> str:
        book, family = self.both
        return f"{book.as_of}\n{turning.shown(family)}"


@st.composite
def asked(draw: st.DrawFn, held: Held, *, known: bool = False) -> Drawn:
    """A rule book on a day of an edition, and a family drawn for it."""
    book = book_of(held.code, draw(st.sampled_from(held.days)), held.readings)
    return Drawn(book, draw(drawing.families(book.plan(held.code), known=known)))


strictly = st.booleans()


def test_the_generator_reaches_every_outcome() -> None:
    """On every edition: else the laws below would say little. (Where all is presumed nothing is undetermined.)"""
    for held in EDITIONS:
        book, chance = book_of(held.code, held.days[0]), Random(1)
        plan = book.plan(held.code)
        drawn = (drawing.made(plan, chance.randbytes(400), known=False) for _ in range(80))
        seen = Counter(d.outcome for family in drawn for d in laws.decided(book, held.code, family))

        plain = {f.name for f in plan.facts() if declared(f).presumed is None} - {
            "birth_date",
            "death_date",
            "deceased",
        }
        wanted = set(Outcome) if plain else {Outcome.ELIGIBLE, Outcome.INELIGIBLE}
        assert wanted <= {*seen}, (held, seen)


# --- knowing more ---------------------------------------------------------------------------------------


@everywhere
@few
@given(data=st.data(), strict=strictly)
def test_what_is_decided_stays_true(held: Held, data: st.DataObject, strict: bool) -> None:
    """However the unknown facts turn out, presumed facts and unlisted members included under ``strict``."""
    book, family = data.draw(asked(held)).both
    full = data.draw(turning.completions(book.plan(held.code), family, strict=strict))

    laws.stays_true(book, held.code, family, full, strict=strict)


@everywhere
@few
@given(data=st.data(), strict=strictly)
def test_one_more_fact_never_widens(held: Held, data: st.DataObject, strict: bool) -> None:
    book, family = data.draw(asked(held)).both
    plan = book.plan(held.code)
    missing = [*turning.unknown(plan, family), *(turning.unknown(plan, family, presumed=True) if strict else ())]
    if missing:
        chosen = data.draw(st.sampled_from(missing))
        more = data.draw(st.sampled_from([*turning.turns(plan, family, chosen)]))

        laws.stays_true(book, held.code, family, more, strict=strict)


@everywhere
@few
@given(data=st.data())
def test_strict_implies_normal(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held)).both

    laws.strict_implies_normal(book, held.code, family)


@everywhere
@few
@given(data=st.data())
def test_presuming_is_knowing(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held)).both

    laws.presuming_is_knowing(book, held.code, family, turning.presumptions_stated(book.plan(held.code), family))


@everywhere
@few
@given(data=st.data())
def test_it_asks_for_one_missing_fact_where_it_matters_and_only_there(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held, known=True)).both
    plan = book.plan(held.code)
    facts = [*turning.hideable(plan, family)]
    if facts:
        place, fact = data.draw(st.sampled_from(facts))
        hidden = turning.with_fact(family, place, fact.name, None)

        laws.asks_exactly(book, held.code, hidden, (place, fact.name), turning.turns(plan, hidden, (place, fact)))


def test_undetermined_is_said_only_where_two_completions_differ() -> None:
    """At least 99 in 100, over every edition: one fact missing, all its values tried."""
    chance = Random(2)
    said: Counter[str] = Counter()
    idle: Counter[str] = Counter()
    for held in EDITIONS * 2:
        book = book_of(held.code, held.days[-1])
        plan = book.plan(held.code)
        family = drawing.made(plan, chance.randbytes(400), known=True)
        for place, fact in turning.hideable(plan, family):
            hidden = turning.with_fact(family, place, fact.name, None)
            ways = turning.turns(plan, hidden, (place, fact))
            for precise in laws.asks_exactly(book, held.code, hidden, (place, fact.name), ways):
                said[held.code] += 1
                idle[held.code] += not precise

    assert idle.total() <= said.total() // 100, idle


# --- what makes no difference ---------------------------------------------------------------------------


@everywhere
@few
@given(data=st.data())
def test_the_order_of_members_does_not_matter(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held)).both
    order = data.draw(st.permutations(range(len(family.members))))

    laws.order_does_not_matter(book, held.code, family, order)


@everywhere
@few
@given(data=st.data())
def test_no_fact_is_read_that_the_plan_does_not_name(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held)).both
    other = turning.with_all_else(book.plan(held.code), family, Random(data.draw(st.integers(0, 2**32))))

    laws.nothing_else_is_read(book, held.code, family, other)


@everywhere
@few
@given(data=st.data(), recorded=st.booleans())
def test_the_dead_do_not_count(held: Held, data: st.DataObject, recorded: bool) -> None:
    book, family = data.draw(asked(held)).both
    _, others = data.draw(asked(held)).both
    death = {"deceased": True} if recorded else {"death_date": book.as_of}
    who = others.members[0] if others.members else Person()
    dead = evolve(who, doubted=(), **{"death_date": None, **death})  # type: ignore[arg-type]

    laws.the_dead_do_not_count(book, held.code, family, dead)


# --- one meaning ----------------------------------------------------------------------------------------


@everywhere
@few
@given(data=st.data(), strict=strictly)
def test_the_engine_agrees_with_the_meaning(held: Held, data: st.DataObject, strict: bool) -> None:
    book, family = data.draw(asked(held)).both

    laws.engine_is_the_meaning(book, held.code, family, strict=strict)


@cache
def read_back(code: str, readings: Readings) -> Rulebook:
    """A book of one programme, written to JSON and read again."""
    return laws.book_survives_json(book_of(code, NAMED[code].editions[-1].since, readings))


@cache
def read_back_on(code: str, day: date, readings: Readings) -> Rulebook:
    """The same on a day."""
    return read_back(code, readings).on(day)


@everywhere
@few
@given(data=st.data())
def test_answers_survive_json(held: Held, data: st.DataObject) -> None:
    book, family = data.draw(asked(held)).both

    again = read_back_on(held.code, book.as_of, held.readings)

    assert again.digest == book.digest
    laws.answers_survive_json(book, again, held.code, family)


@everywhere
@settings(max_examples=max(1, DRAWS // 4))
@given(seed=st.integers(0, 2**32), strict=strictly)
def test_tables_give_the_same_answers(held: Held, seed: int, strict: bool) -> None:
    """Twelve families at once, on dataframe expressions and, for family programmes, on arrays."""
    chance = Random(seed)
    book = book_of(held.code, chance.choice(held.days), held.readings)
    plan = book.plan(held.code)
    drawn = [drawing.made(plan, chance.randbytes(400), known=False) for _ in range(12)]
    listed = [evolve(f, family_card=f"640801010120{9901 + n}") for n, f in enumerate(drawn) if f.members]
    for engine in ("frame", "auto"):
        table = book.decide_table(*to_tables(listed), held.code, strict=strict, engine=engine)

        laws.rows_are_decisions(table.to_dicts(), book, [held.code], listed, strict=strict)


# --- what a decision says -------------------------------------------------------------------------------


@everywhere
@few
@given(data=st.data(), strict=strictly)
def test_amounts_fit_the_outcome(held: Held, data: st.DataObject, strict: bool) -> None:
    book, family = data.draw(asked(held)).both

    laws.amounts_fit_the_outcome(book, held.code, family, strict=strict)


@everywhere
@few
@given(data=st.data(), strict=strictly)
def test_every_decision_explains_itself(held: Held, data: st.DataObject, strict: bool) -> None:
    book, family = data.draw(asked(held)).both

    laws.explains_itself(book, held.code, family, strict=strict)
