"""Mistakes that look like rules: asking all members inside a component, and parts that are given in another order."""

from __future__ import annotations

import itertools

import pytest
from attrs import evolve

from pskslib import Family, Person, Rulebook, to_tables
from pskslib.errors import RuleError
from pskslib.rules import (
    Expr,
    all_members,
    any_member,
    best_of,
    choose,
    component,
    count_members,
    criterion,
    family,
    person,
)
from pskslib.rules.interpret import Interpreter
from pskslib.rules.nodes import OPERATORS, Compare, Fact, Number
from tests.rules import laws
from tests.rules.families import AS_OF
from tests.rules.test_language import N, made, verdict

DISABLED = person.severe_disability
POOR = family.decile <= 10
COUNT = count_members(DISABLED)


def paid(when: Expr = DISABLED, amount: Expr = N.uang, limit: Expr | None = None, most: Expr | None = None) -> Expr:
    return best_of(component("DIS", "x", en="x", when=when, amount=amount, limit=limit), family_limit=most)


@pytest.mark.parametrize(
    "asks_all",
    [
        pytest.param(any_member(DISABLED), id="any"),
        pytest.param(all_members(DISABLED), id="all"),
        pytest.param(COUNT >= 2, id="count"),
        pytest.param(DISABLED & ~any_member(person.pregnant), id="di-dalam"),
    ],
)
def test_a_component_is_about_one_member(asks_all: Expr) -> None:
    told = r"komponen DIS: any_member/all_members/count_members tidak dapat dipakai di dalam komponen"
    with pytest.raises(RuleError, match=rf"test_language\.py:\d+: UJI besaran sejak 2020-01-01: {told}"):
        made(POOR, paid(asks_all))


def test_a_component_may_read_facts_of_the_family_and_stand_beside_questions_to_members() -> None:
    """What is refused is only what stands inside the condition."""
    amount = paid(DISABLED & family.has_kks) + choose(any_member(DISABLED), N.uang, N.uang_lain)
    book = Rulebook(as_of=AS_OF, programmes=(made(POOR, amount),))
    who = Family(decile=1, has_kks=True, members=[Person(severe_disability=True)])
    found = book.decide(who, "UJI").amount
    assert found is not None
    assert (found.low, found.high) == (2_000_000, 2_000_000)


@pytest.mark.parametrize("worked_out", [N.uang + N.uang_lain, N.uang * 12, choose(POOR, N.uang, N.uang_lain), paid()])
def test_a_component_pays_one_number(worked_out: Expr) -> None:
    with pytest.raises(RuleError, match=r"besaran komponen DIS harus satu angka dari TOML"):
        made(POOR, paid(amount=worked_out))


def test_limits_of_components_are_one_number() -> None:
    with pytest.raises(RuleError, match=r"batas komponen DIS harus satu angka dari TOML"):
        made(POOR, paid(limit=choose(POOR, N.banyak, N.banyak)))
    with pytest.raises(RuleError, match=r"batas keluarga harus satu angka dari TOML"):
        made(POOR, paid(most=N.banyak + N.banyak))
    with pytest.raises(RuleError, match=r"batas keluarga harus bilangan, bukan rupiah"):
        made(POOR, paid(most=N.uang))
    assert made(POOR, paid(limit=N.banyak, most=N.banyak)).code == "UJI"


def test_a_component_is_written_once() -> None:
    twice = [component("DIS", "x", en="x", when=DISABLED, amount=N.uang) for _ in range(2)]
    with pytest.raises(RuleError, match=r": komponen DIS ditulis dua kali$"):
        made(POOR, best_of(*twice))


def test_a_choice_asks_a_yes_or_no() -> None:
    with pytest.raises(RuleError, match=r": syarat pilihan harus ya/tidak, bukan "):
        made(POOR, choose(family.decile, N.uang, N.uang_lain))


# --- choose in either order -----------------------------------------------------------------------------


@pytest.mark.parametrize("op", OPERATORS)
@pytest.mark.parametrize("chosen", [True, False, None], ids=repr)
@pytest.mark.parametrize("flags", [*itertools.product((True, False, None), repeat=2)], ids=repr)
def test_a_choice_means_the_same_in_either_order(op: str, chosen: bool | None, flags: tuple[bool | None, ...]) -> None:
    """One of a number and a count, whichever comes first; on either side of the comparison."""
    who = Family(has_kks=chosen, members=[Person(severe_disability=flag, pregnant=False) for flag in flags])
    one_way = choose(family.has_kks, N.banyak, COUNT).node
    other_way = choose(~family.has_kks, COUNT, N.banyak).node
    total = count_members(person.severe_disability | ~person.severe_disability).node
    verdicts = [
        verdict(Expr(Compare(op=op, left=left, right=right)), who)
        for a in (one_way, other_way)
        for left, right in ((total, a), (a, total))
    ]
    assert verdicts[0] is verdicts[2]
    assert verdicts[1] is verdicts[3]

    for a in (one_way, other_way):
        plan = Rulebook(as_of=AS_OF, programmes=(made(Expr(Compare(op=op, left=total, right=a))),)).plan("UJI")
        seer = Interpreter(who, today=AS_OF, numbers=plan.numbers)
        assert seer.truth(plan.rules[0], None) is verdicts[0], "the engine and the meaning differ"


def test_tables_read_a_choice_in_either_order_too() -> None:
    total = count_members(DISABLED | ~DISABLED).node
    choices = [choose(family.has_kks, N.banyak, COUNT).node, choose(~family.has_kks, COUNT, N.banyak).node]
    rules = [Compare(op=op, left=a, right=b) for op in OPERATORS for c in choices for a, b in ((total, c), (c, total))]
    programmes = [evolve(made(Expr(rule)), code=f"UJI-{n}") for n, rule in enumerate(rules)]
    book = Rulebook(as_of=AS_OF, programmes=tuple(programmes))
    facts = itertools.product((True, False, None), repeat=3)
    families = [
        Family(family_card=f"640801010120{9901 + n}", has_kks=kks, members=[Person(severe_disability=f) for f in flags])
        for n, (kks, *flags) in enumerate(facts)
    ]
    codes = [programme.code for programme in programmes]
    rows = book.decide_table(*to_tables(families), codes, engine="frame").to_dicts()
    laws.rows_are_decisions(rows, book, codes, families, strict=False)


ORDERS = pytest.mark.parametrize("swap", [False, True], ids=["urut", "terbalik"])


def two(a: Expr, b: Expr, *, swap: bool) -> tuple[Expr, Expr]:
    return (b, a) if swap else (a, b)


@ORDERS
def test_what_cannot_be_compared_is_refused_in_either_order(swap: bool) -> None:
    """A choice may be compared with a count only; that it holds one does not make it a count."""
    for worked_out in (choose(family.has_kks, *two(N.banyak, COUNT, swap=swap)), sum_of(swap)):
        with pytest.raises(RuleError, match=r"hanya dapat dibandingkan dengan count_members"):
            made(worked_out >= N.banyak)
        with pytest.raises(RuleError, match=r"hanya dapat dibandingkan dengan count_members"):
            made(Expr(Compare(op=">=", left=N.banyak.node, right=worked_out.node)))
        assert made(worked_out <= COUNT).code == "UJI"
    with pytest.raises(RuleError, match=r"hanya dapat dibandingkan dengan count_members"):
        made(any_member(person.age >= N.usia * 2))


@ORDERS
def test_what_is_known_of_a_choice_is_told_before_its_numbers_are(swap: bool) -> None:
    """A criterion is checked without tables; one known part says what the whole is, wherever it stands."""
    for worked_out in (choose(family.has_kks, *two(N.banyak, COUNT, swap=swap)), sum_of(swap)):
        with pytest.raises(RuleError, match=r"kriteria A: syarat harus ya/tidak, bukan bilangan"):
            criterion("A", "x", en="x", when=worked_out)


def sum_of(swap: bool) -> Expr:
    first, second = two(N.banyak, COUNT, swap=swap)
    return first + second


@ORDERS
def test_parts_of_different_kinds_are_refused_in_either_order(swap: bool) -> None:
    money_and_count = two(N.uang, COUNT, swap=swap)
    with pytest.raises(RuleError, match=r"pilihan antara .* tidak masuk akal"):
        made(POOR, choose(family.has_kks, *money_and_count))
    with pytest.raises(RuleError, match=r"penjumlahan .* tidak masuk akal"):
        made(POOR, money_and_count[0] + money_and_count[1])
    with pytest.raises(RuleError, match=r"besaran harus rupiah, bukan bilangan"):
        made(POOR, choose(family.has_kks, *two(N.banyak, COUNT, swap=swap)))
    with pytest.raises(RuleError, match=r"angka asing tidak ada"):
        made(POOR, choose(family.has_kks, *two(N.uang, N.asing, swap=swap)))


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "told"),
    [
        pytest.param(any_member(person.hamil), r"person\.hamil tidak dikenal; mungkin maksudnya pregnant$", id="kolom"),
        pytest.param(family.desil <= 3, r"family\.desil tidak dikenal; mungkin maksudnya decile$", id="kolom-keluarga"),
        pytest.param(any_member(person.desil <= 3), r"itu fakta family\.decile$", id="kolom-pemilik-lain"),
        pytest.param(any_member(person.decile <= 3), r"itu fakta family\.decile$", id="pemilik-lain"),
        pytest.param(family.hamil, r"itu fakta person\.pregnant$", id="kolom-orang"),
        pytest.param(any_member(person.umur >= 60), r"mungkin maksudnya age$", id="umur"),
        pytest.param(any_member(person.agee >= 60), r"mungkin maksudnya age", id="salah-ketik"),
        pytest.param(family.sesuatu_yang_tidak_ada, r"tidak dikenal$", id="tidak-ada"),
    ],
)
def test_an_unknown_fact_is_told_with_what_was_probably_meant(when: Expr, told: str) -> None:
    """Columns of files are what an Indonesian author types first."""
    with pytest.raises(RuleError, match=told):
        criterion("SYARAT", "x", en="x", when=when)


# --- what a node may hold ----------------------------------------------------------------------------------


def test_nodes_have_no_strange_operators_or_owners() -> None:
    side = Number(book="UJI", name="usia")
    for op in OPERATORS:
        assert Compare(op=op, left=side, right=side).op == op
    for wrong in ("!=", "<>", "is", "< 1 or 1 <", ""):
        with pytest.raises(ValueError, match="'op' must be in"):
            Compare(op=wrong, left=side, right=side)
    with pytest.raises(ValueError, match="'owner' must be in"):
        Fact(owner="desa", name="decile")
