"""The fingerprint of a whole rule book: JSON, programmes, facts, payment calendars and combinations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from pskslib import Rulebook, rulebook
from pskslib.classification import classifications
from pskslib.law import Citation, Schedule
from pskslib.population import Field
from pskslib.programmes import PROGRAMMES
from pskslib.rules import digest as digest_module
from pskslib.rules.checking import field_of
from pskslib.rules.combination import Aid, Allowed, Combination, Combinations
from pskslib.rules.nodes import Fact
from tests.rules.families import AS_OF
from tests.rules.test_digest import ACT, ELSEWHERE, SHIPPED, digest

# --- the whole book ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2016, 6, 1), date(2021, 7, 15), AS_OF], ids=str)
@pytest.mark.parametrize("make", [rulebook, classifications], ids=["program", "klasifikasi"])
def test_it_survives_json_and_the_order_of_programmes(make: Callable[..., Rulebook], day: date) -> None:
    book = make(as_of=day)
    again = Rulebook.from_json(book.to_json())

    assert again.digest == book.digest
    assert evolve(book, programmes=book.programmes[::-1]).digest == book.digest


def test_a_programme_in_force_counts_and_another_does_not() -> None:
    local = evolve(PROGRAMMES[0], code="LOKAL")
    announced = evolve(local, editions=tuple(evolve(e, since=date(2150, 1, 1)) for e in local.editions[:1]))

    assert SHIPPED.with_programme(local).digest != SHIPPED.digest
    assert SHIPPED.with_programme(announced).digest == SHIPPED.digest


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("civil_servant", lambda declared: evolve(declared, presumed=None)),
        ("pregnant", lambda declared: evolve(declared, applies=None)),
        ("decile", lambda declared: evolve(declared, instead=None)),
    ],
)
def test_what_a_rule_takes_from_a_fact_is_part_of_it(
    name: str, change: Callable[[Field], Field], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is presumed, whom a fact can be about and what stands in for it decide as much as a rule does."""
    usual = digest(PROGRAMMES[0], AS_OF)

    def other(fact: Fact) -> Field | None:
        declared = field_of(fact)
        return change(declared) if declared is not None and declared.name == name else declared

    monkeypatch.setattr(digest_module, "field_of", other)
    assert digest(PROGRAMMES[0], AS_OF) != usual


# --- calendars and combinations -----------------------------------------------------------------------------

LINE = Schedule(
    name="tahap", label="tahap {n}", label_en="stage {n}", since=date(2025, 1, 1), months=3, citation=ELSEWHERE
)


def paying(*lines: Schedule) -> str:
    programme = PROGRAMMES[0]
    first, *others = programme.books
    return digest(programme.with_books((evolve(first, calendar=lines), *others)), AS_OF)


@pytest.mark.parametrize(
    "other",
    [
        evolve(LINE, months=4),
        evolve(LINE, since=date(2025, 2, 1)),
        evolve(LINE, share=2),
        evolve(LINE, of=6),
        evolve(LINE, paid_month=1),
        evolve(LINE, extra=True),
        evolve(LINE, parameter="komponen_sd"),
        evolve(LINE, until=date(2025, 12, 31)),
    ],
    ids=["bulan", "mulai", "bagian", "dari", "dibayar", "tambahan", "angka", "berakhir"],
)
def test_a_payment_in_force_is_a_rule(other: Schedule) -> None:
    assert paying(other) != paying(LINE)


@pytest.mark.parametrize(
    "other",
    [
        (evolve(LINE, name="lain", label="kali ke-{n}", label_en="time {n}"),),
        (evolve(LINE, since=date(2024, 10, 1)),),
        (evolve(LINE, until=date(2027, 12, 31)),),
        (evolve(LINE, citation=Citation(act=ACT)),),
        (evolve(LINE, until=date(2026, 12, 31)), evolve(LINE, name="nanti", since=date(2027, 1, 1), months=1)),
    ],
    ids=["kata", "mulai-tahap-yang-sama", "berakhir-nanti", "sumber", "nanti-lain"],
)
def test_what_a_payment_is_called_and_how_long_it_lasts_is_none(other: tuple[Schedule, ...]) -> None:
    assert paying(*other) == paying(LINE)


AIDS = (Aid(code="PKH", label="PKH", label_en="PKH"), Aid(code="LAIN", label="lain", label_en="other"))
PAIR = Combination(programmes=("PKH", "LAIN"), allowed=Allowed.NO, since=date(2025, 1, 1), citation=ELSEWHERE)


def combined(*pairs: Combination, aids: tuple[Aid, ...] = AIDS) -> str:
    combinations = Combinations(aids=aids, pairs=pairs)
    return Rulebook(as_of=AS_OF, programmes=PROGRAMMES[:1], combinations=combinations).digest


def test_what_goes_together_is_a_rule_while_it_holds() -> None:
    usual = combined(PAIR)
    fact = next(aid.fact for aid in SHIPPED.combinations.aids if aid.fact is not None)

    assert combined() != usual
    assert combined(evolve(PAIR, allowed=Allowed.YES)) != usual
    assert combined(PAIR, aids=(AIDS[0], evolve(AIDS[1], fact=fact))) != usual
    assert combined(evolve(PAIR, until=date(2026, 1, 1))) == combined()
    assert combined(evolve(PAIR, since=date(2027, 1, 1))) == combined()
    assert combined(evolve(PAIR, allowed=Allowed.NOT_FOUND)) == combined(), "what nobody has found is no rule"
    assert combined(evolve(PAIR, since=date(2024, 1, 1), until=date(2030, 1, 1), citation=Citation(act=ACT))) == usual
    assert combined(PAIR, aids=tuple(evolve(aid, label="x", label_en="y") for aid in AIDS)) == usual
