"""The fingerprint of a rule book changes when and only when a rule or a number in force changes.

Systematically, over every edition of every programme and classification: every number, operator, criterion, quantifier,
amount; and everything that is not a rule in force.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Rulebook, rulebook
from pskslib.classification import CLASSIFICATIONS, POVERTY_ITEMS
from pskslib.law import Citation, Confidence, DatedValue, ParameterBook, Reading
from pskslib.law.dates import format_date
from pskslib.programmes import PROGRAMMES
from pskslib.rules import Criterion, Edition, Programme
from pskslib.rules import digest as digest_module
from pskslib.rules.nodes import (
    Add,
    AllMembers,
    And,
    AnyMember,
    Compare,
    Component,
    Components,
    Const,
    Excluded,
    Node,
    Not,
    OneOf,
    Or,
    Times,
    rewrite,
    walk,
)
from tests.rules.families import AS_OF

RULES = (*PROGRAMMES, *CLASSIFICATIONS, *POVERTY_ITEMS)
EDITIONS = [(programme, edition) for programme in RULES for edition in programme.editions]
SHIPPED = rulebook(as_of=AS_OF)
_DAY = timedelta(days=1)
MOST_PARTS = 60
"""Of longer rules only every second or third part is changed."""
MORE = Criterion(code="TAMBAHAN", text="x", text_en="x", when=Const(value=True))
each_edition = pytest.mark.parametrize(
    ("programme", "edition"), EDITIONS, ids=[f"{p.code}-{e.since.isoformat()}" for p, e in EDITIONS]
)
ACT = next(iter(PROGRAMMES[0].books[0].acts.values()))
ELSEWHERE = Citation(act=ACT, pasal="1", source="tempat lain", confidence=Confidence.LOW, note="catatan lain")


def digest(programme: Programme, day: date, **readings: str) -> str:
    return Rulebook(as_of=day, programmes=(programme,), readings=readings).digest


def with_edition(programme: Programme, old: Edition, new: Edition) -> Programme:
    return evolve(programme, editions=tuple(new if e is old else e for e in programme.editions))


def with_value(programme: Programme, place: int, name: str, old: DatedValue, *new: DatedValue) -> Programme:
    """The programme with one dated value of one of its tables replaced."""
    book = programme.books[place]
    parameter = book.parameters[name]
    values = tuple(v for value in parameter.values for v in (new if value is old else (value,)))
    changed = {**book.parameters, name: evolve(parameter, values=values)}
    books = list(programme.books)
    books[place] = evolve(book, parameters=changed)
    return programme.with_books(books)


def counts(programme: Programme, place: int, name: str, dated: DatedValue, day: date) -> bool:
    """Whether a value is the one in force: a later one takes the place of an earlier one."""
    holding = [value for value in programme.books[place].parameters[name].values if value.holds(day)]
    return bool(holding) and holding[-1] is dated


def values_of(programme: Programme) -> Iterator[tuple[int, str, DatedValue]]:
    for place, book in enumerate(programme.books):
        for name, parameter in book.parameters.items():
            yield from ((place, name, value) for value in parameter.values)


def neighbours(value: int | Decimal | str) -> tuple[int | Decimal | str, ...]:
    return (f"{value}?",) if isinstance(value, str) else (value + 1, value - 1)


# --- numbers ----------------------------------------------------------------------------------------------


@each_edition
def test_it_changes_with_every_number_in_force_and_with_no_other(programme: Programme, edition: Edition) -> None:
    day = edition.since
    usual = digest(programme, day)
    for place, name, dated in values_of(programme):
        for other in neighbours(dated.value):
            changed = with_value(programme, place, name, dated, evolve(dated, value=other))
            assert (digest(changed, day) != usual) is counts(programme, place, name, dated, day), (
                name,
                dated.since,
                other,
            )


@each_edition
def test_a_number_that_begins_later_or_has_ended_changes_nothing(programme: Programme, edition: Edition) -> None:
    """Appended by a later regulation, so that the value of today gets a last day; or cut off because it is past."""
    day = edition.since
    usual = digest(programme, day)
    for place, name, dated in values_of(programme):
        values = programme.books[place].parameters[name].values
        in_force = counts(programme, place, name, dated, day)
        if in_force and dated is values[-1] and dated.until is None:
            later = evolve(dated, since=day + 30 * _DAY, value=neighbours(dated.value)[0], citation=ELSEWHERE)
            changed = with_value(programme, place, name, dated, evolve(dated, until=day + 29 * _DAY), later)
            assert digest(changed, day) == usual
            assert digest(changed, later.since) != digest(programme, later.since)
        elif not in_force and len(values) > 1:
            assert digest(with_value(programme, place, name, dated), day) == usual


@each_edition
def test_where_a_number_is_written_and_since_when_is_no_number(programme: Programme, edition: Edition) -> None:
    usual = digest(programme, edition.since)
    for place, name, dated in values_of(programme):
        if counts(programme, place, name, dated, edition.since):
            again = evolve(dated, since=edition.since, until=edition.since, citation=ELSEWHERE, gap="celah")
            assert digest(with_value(programme, place, name, dated, again), edition.since) == usual


def test_a_unit_is_part_of_its_number() -> None:
    programme = PROGRAMMES[0]
    book = programme.books[0]
    monthly = {**book.parameters, "komponen_sd": evolve(book["komponen_sd"], unit="Rp/jiwa/bulan")}
    relabelled = {**book.parameters, "komponen_sd": evolve(book["komponen_sd"], label="lain", label_en="other")}

    def changed(parameters: object) -> Programme:
        return programme.with_books((evolve(book, parameters=parameters), *programme.books[1:]))  # type: ignore[arg-type]

    assert digest(changed(monthly), AS_OF) != digest(programme, AS_OF)
    assert digest(changed(relabelled), AS_OF) == digest(programme, AS_OF)


@given(st.decimals(-(10**15), 10**15, places=4), st.integers(0, 6))
def test_equal_numbers_are_one_number(number: Decimal, zeros: int) -> None:
    longer = Decimal(f"{number:f}" + "0" * zeros)
    assert digest_module._figure(longer) == digest_module._figure(number)
    assert digest_module._figure(number) != digest_module._figure(number + Decimal("0.0001"))
    assert digest_module._figure(5) == digest_module._figure(Decimal("5.0"))
    assert digest_module._figure("5") != digest_module._figure(5)


# --- rules ------------------------------------------------------------------------------------------------


def other_rules(node: Node) -> Iterator[Node]:
    """Yield the tree with one part changed: operator, quantifier, connective, list of codes, factor, component."""
    parts = [*dict.fromkeys(walk(node))]
    for part in parts[:: 1 + len(parts) // MOST_PARTS]:
        for instead in _instead(part):
            yield rewrite(node, lambda found, part=part, instead=instead: instead if found == part else found)  # type: ignore[misc]


def _instead(part: Node) -> Iterator[Node]:
    match part:
        case Compare():
            flipped = {"<=": "<", "<": "<=", ">=": ">", ">": ">=", "==": "<="}
            yield evolve(part, op=flipped[part.op])
        case AnyMember():
            yield AllMembers(where=part.where)
        case AllMembers():
            yield AnyMember(where=part.where)
        case And():
            yield Or(parts=part.parts)
            yield And(parts=part.parts[:-1])
        case Or():
            yield And(parts=part.parts)
        case Not():
            yield part.part
        case OneOf():
            yield evolve(part, codes=part.codes[1:])
        case Times():
            yield evolve(part, factor=part.factor + 1)
        case Add():
            yield Add(parts=part.parts[:-1])
        case Component() if part.limit is not None:
            yield evolve(part, limit=None)
        case Components():
            yield evolve(part, components=part.components[:-1])
        case Excluded():
            yield Not(part=part.part)
        case _:
            return


def in_force(programme: Programme, chosen: Criterion, day: date) -> bool:
    """An exclusion of the weight ``abai`` is not looked at."""
    return chosen.code in Rulebook(as_of=day, programmes=(programme,)).plan(programme.code).codes


@each_edition
def test_it_changes_with_every_part_of_every_rule(programme: Programme, edition: Edition) -> None:
    day = edition.since
    usual = digest(programme, day)
    rules = [evolve(edition, criteria=(*edition.criteria, MORE))]
    for at, chosen in enumerate(edition.criteria):
        if in_force(programme, chosen, day):
            others = [(evolve(chosen, when=when),) for when in other_rules(chosen.when)]
            before, after = edition.criteria[:at], edition.criteria[at + 1 :]
            rules += [evolve(edition, criteria=(*before, *other, *after)) for other in ((), *others)]
    if edition.amount is not None:
        rules += [evolve(edition, amount=amount) for amount in (None, *other_rules(edition.amount))]

    digests = [digest(with_edition(programme, edition, rule), day) for rule in rules]
    assert usual not in digests
    assert len(set(digests)) == len(digests), "two different rules have one fingerprint"


@each_edition
def test_an_exclusion_that_is_not_looked_at_is_no_rule(programme: Programme, edition: Edition) -> None:
    day = edition.since
    looked_at = tuple(chosen for chosen in edition.criteria if in_force(programme, chosen, day))
    left_out = with_edition(programme, edition, evolve(edition, criteria=looked_at))
    assert digest(left_out, day) == digest(programme, day)


def test_some_exclusions_are_not_looked_at() -> None:
    assert any(not in_force(p, chosen, e.since) for p, e in EDITIONS for chosen in e.criteria)


@each_edition
def test_words_are_no_rules(programme: Programme, edition: Edition) -> None:
    """Texts, advice, labels, notes, citations, names, and the file that it stands in."""
    day = edition.since

    def said(node: Node) -> Node:
        return evolve(node, label="lain", label_en="other") if isinstance(node, Component) else node

    criteria = tuple(
        evolve(
            chosen,
            text="kata lain",
            text_en="other words",
            when=rewrite(chosen.when, said),
            says=(ELSEWHERE,),
            excludes=chosen.excludes and "lain",
            excludes_en=chosen.excludes_en and "other",
            advice="saran lain",
            advice_en="other advice",
            origin="lain.py:1",
        )
        for chosen in edition.criteria
    )
    amount = edition.amount and rewrite(edition.amount, said)
    other = with_edition(programme, edition, evolve(edition, criteria=criteria, amount=amount, note="lain"))
    books = tuple(evolve(book, acts={}) for book in programme.books)
    other = evolve(other, name="Lain", name_en="Other", quota=not programme.quota, origin="lain.py", books=books)
    assert digest(other, day) == digest(programme, day)


@each_edition
def test_the_order_of_criteria_is_no_rule(programme: Programme, edition: Edition) -> None:
    turned = with_edition(programme, edition, evolve(edition, criteria=edition.criteria[::-1]))
    assert digest(turned, edition.since) == digest(programme, edition.since)


@each_edition
def test_what_does_not_hold_on_the_day_changes_nothing(programme: Programme, edition: Edition) -> None:
    """Earlier and later editions cut off, or another one announced."""
    day = edition.since
    usual = digest(programme, day)
    future = evolve(edition, since=date(2150, 1, 1), until=None, criteria=(), amount=None)

    assert digest(evolve(programme, editions=(edition,)), day) == usual
    assert digest(evolve(programme, editions=(*programme.editions, future)), day) == usual
    if edition.until is None:
        assert digest(with_edition(programme, edition, evolve(edition, until=day)), day) == usual


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("kode", lambda p: evolve(p, code="LAIN")),
        ("bentuk", lambda p: evolve(p, benefit=evolve(p.benefit, kind=type(p.benefit.kind).IN_KIND))),
        ("jangka", lambda p: evolve(p, benefit=evolve(p.benefit, period="sekali"))),
    ],
)
def test_what_is_given_is_part_of_the_rule(what: str, change: Callable[[Programme], Programme]) -> None:
    assert digest(change(PROGRAMMES[0]), AS_OF) != digest(PROGRAMMES[0], AS_OF), what


# --- days -------------------------------------------------------------------------------------------------


def boundaries(programme: Programme) -> set[date]:
    """The days on which something in a programme begins or has ended."""
    spans = [(e.since, e.until) for e in programme.editions]
    spans += [(v.since, v.until) for _, _, v in values_of(programme)]
    spans += [(line.since, line.until) for book in programme.books for line in book.calendar]
    return {day for since, until in spans for day in (since, until and until + _DAY) if day}


@each_edition
def test_it_changes_where_an_edition_begins(programme: Programme, edition: Edition) -> None:
    before, after = digest(programme, edition.since - _DAY), digest(programme, edition.since)
    days = (edition.since - _DAY, edition.since)
    numbers = [[v[-1].value for v in values_of(programme) if counts(programme, *v, day)] for day in days]
    earlier = [e for e in programme.editions if e.holds(edition.since - _DAY)]
    same = bool(earlier) and numbers[0] == numbers[1] and _bare(earlier[-1]) == _bare(edition)
    assert (before == after) is same


def _bare(edition: Edition) -> tuple[object, ...]:
    return {c.code: c.when for c in edition.criteria}, edition.amount


@pytest.mark.parametrize("programme", RULES, ids=lambda p: p.code)
def test_it_stays_between_two_boundaries(programme: Programme) -> None:
    days = sorted({day for day in boundaries(programme) if day >= programme.editions[0].since})
    for first, after in itertools.pairwise([*days, max(days) + 400 * _DAY]):
        assert digest(programme, first) == digest(programme, after - _DAY), f"{format_date(first)} - {after}"


@settings(max_examples=30)
@given(st.dates(date(2016, 1, 1), date(2032, 1, 1)))
def test_a_whole_book_changes_only_on_a_boundary(day: date) -> None:
    near = {boundary for programme in PROGRAMMES for boundary in boundaries(programme)}
    near |= {d for p in SHIPPED.combinations.pairs for d in (p.since, p.until and p.until + _DAY) if d}
    changed = SHIPPED.on(day).digest != SHIPPED.on(day + _DAY).digest
    assert not changed or day + _DAY in near


# --- readings ---------------------------------------------------------------------------------------------

READINGS = [(programme, book, reading) for programme in RULES for book in programme.books for reading in book.readings]


@pytest.mark.parametrize(
    ("programme", "book", "reading"),
    READINGS,
    ids=[f"{p.code}-{b.code}.{r.key}={r.name}" for p, b, r in READINGS],
)
def test_a_reading_changes_it_exactly_where_it_changes_a_number(
    programme: Programme, book: ParameterBook, reading: Reading
) -> None:
    switched = book.with_reading(reading.key, reading.name)
    overrides = [override.dated for override in reading.overrides]
    days = {day for dated in overrides for day in (dated.since, dated.until and dated.until + _DAY) if day}
    days |= {edition.since for edition in programme.editions} | {AS_OF}
    for day in sorted(day for day in days if programme.in_force(day)):
        before, after = (in_force_of(table, day) for table in (book, switched))
        book_then = Rulebook(as_of=day, programmes=(programme,), readings={f"{book.code}.{reading.key}": reading.name})
        assert (book_then.digest != digest(programme, day)) is (before != after), day


def in_force_of(book: ParameterBook, day: date) -> tuple[object, ...]:
    # of several values the last one stands
    numbers = {n: v.value for n, p in book.parameters.items() for v in p.values if v.holds(day)}
    return numbers, [line for line in book.calendar if line.holds(day)]
