"""The rule language: mistakes told when a rule is built, Kleene truth, counts, persons, editions."""

from __future__ import annotations

import itertools
import tomllib
from datetime import date

import pytest

from pskslib import Decision, Family, Outcome, Person, Rulebook, rulebook
from pskslib.errors import NotInForce, RuleError, UnknownName
from pskslib.law import parse_parameters
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Expr,
    Numbers,
    Programme,
    Unit,
    all_members,
    any_member,
    best_of,
    choose,
    component,
    count_members,
    criterion,
    edition,
    family,
    person,
    programme,
)
from tests.rules.families import AS_OF, born

UNITS = {"usia": "tahun", "banyak": "jiwa", "uang": "Rp/keluarga/tahun", "uang_lain": "Rp/keluarga/tahun"}
VALUES = {"usia": 60, "banyak": 2, "uang": 1_000_000, "uang_lain": 400_000}
TEXT = 'code = "UJI"\n[acts.a]\ninstrument = "Aturan uji"\n' + "".join(
    f'[parameters.{name}]\nlabel = "{name}"\nunit = "{unit}"\n[[parameters.{name}.values]]\nsince = 2020-01-01\n'
    f'value = {VALUES[name]}\nact = "a"\nsource = "uji"\nconfidence = "low"\n'
    for name, unit in UNITS.items()
)
N = Numbers(parse_parameters(tomllib.loads(TEXT), where="uji.toml"))


def made(when: Expr, amount: Expr | None = None, *, unit: Unit = Unit.FAMILY) -> Programme:
    """A programme of one criterion."""
    return programme(
        "UJI",
        "Uji",
        en="Test",
        unit=unit,
        benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
        numbers=[N],
        editions=[edition(date(2020, 1, 1), requires=[criterion("SYARAT", "x", en="x", when=when)], amount=amount)],
    )


def verdict(when: Expr, who: Family) -> bool | None:
    """The verdict of one criterion."""
    return Rulebook(as_of=AS_OF, programmes=(made(when),)).decide(who, "UJI").verdicts[0]


@pytest.mark.parametrize(
    ("build", "told"),
    [
        pytest.param(lambda: any_member(person.umurr >= N.usia), r"person\.umurr tidak dikenal", id="fakta-asing"),
        pytest.param(lambda: family.decil <= N.usia, r"decil tidak dikenal; mungkin maksudnya decile", id="saran"),
        pytest.param(lambda: any_member(person.decile <= 4), r"itu fakta family\.decile", id="salah-pemilik"),
        pytest.param(lambda: any_member(person.birth_date >= N.uang), "tanggal dengan rupiah", id="tanggal-rupiah"),
        pytest.param(lambda: family.decile <= N.usia, "satuannya berbeda", id="desil-tahun"),
        pytest.param(lambda: any_member(person.age), "harus ya/tidak", id="umur-sebagai-syarat"),
        pytest.param(lambda: any_member(person.sex == "X"), "kode 'X' tidak ada", id="kode-asing"),
        pytest.param(lambda: any_member(person.school_level.is_in("TK")), "kode 'TK' tidak ada", id="kode-asing-in"),
        pytest.param(lambda: person.pregnant, "di dalam any_member", id="orang-di-luar-anggota"),
        pytest.param(lambda: any_member(any_member(person.pregnant)), "bersarang", id="bersarang"),
        pytest.param(lambda: family.decile <= N.usiaa, "angka usiaa tidak ada", id="angka-asing"),
        pytest.param(lambda: any_member(person.age >= "tua"), "kode", id="umur-kode"),  # type: ignore[operator]
    ],
)
def test_a_mistake_names_the_file_and_the_criterion(build: object, told: str) -> None:
    assert callable(build)
    with pytest.raises(RuleError, match=rf"(?s)test_language\.py:\d+: .*SYARAT.*{told}"):
        made(build())


def test_a_code_used_twice_is_told() -> None:
    twice = criterion("SAMA", "x", en="x", when=family.decile <= 3)
    with pytest.raises(RuleError, match="SAMA: kode kriteria dipakai dua kali"):
        programme(
            "UJI",
            "Uji",
            en="Test",
            benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
            numbers=[N],
            editions=[edition(date(2020, 1, 1), requires=[twice, twice])],
        )


def test_an_amount_must_be_money() -> None:
    with pytest.raises(RuleError, match="besaran harus rupiah"):
        made(family.decile <= 3, N.usia)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((date(2021, 1, 1), None), (date(2020, 1, 1), None), id="urutan"),
        pytest.param((date(2020, 1, 1), date(2021, 6, 1)), (date(2021, 1, 1), None), id="tumpang-tindih"),
        pytest.param((date(2020, 1, 1), date(2020, 6, 1)), (date(2021, 1, 1), None), id="celah"),
    ],
)
def test_editions_neither_overlap_nor_leave_a_gap(
    first: tuple[date, date | None], second: tuple[date, date | None]
) -> None:
    part = criterion("A", "x", en="x", when=family.decile <= 3)
    with pytest.raises(RuleError, match="edisi"):
        programme(
            "UJI",
            "Uji",
            en="Test",
            benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
            numbers=[N],
            editions=[edition(since, until=until, requires=[part]) for since, until in (first, second)],
        )


def test_python_and_or_not_cannot_build_rules() -> None:
    with pytest.raises(RuleError, match="pakai &"):
        _ = person.pregnant and person.severe_disability
    with pytest.raises(RuleError, match="pakai &"):
        _ = 6 <= person.age <= 21
    with pytest.raises(RuleError, match="tidak dapat dipakai"):
        _ = person.age >= 6.5  # type: ignore[operator]  # no floats in rules


TRUTHS = (True, False, None)
AND = {(a, b): False if False in (a, b) else None if None in (a, b) else True for a in TRUTHS for b in TRUTHS}


@pytest.mark.parametrize(("a", "b"), [*itertools.product(TRUTHS, TRUTHS)], ids=repr)
def test_strong_kleene_logic(a: bool | None, b: bool | None) -> None:
    """Facts without presumption, so that None stays unknown."""
    who = Family(has_kks=a, receives_bst=b, members=[Person()])
    first, second = family.has_kks, family.receives_bst

    assert verdict(first & second, who) is AND[a, b]
    not_both = AND[None if a is None else not a, None if b is None else not b]
    assert verdict(first | second, who) is (None if not_both is None else not not_both)
    assert verdict(~first, who) is (None if a is None else not a)


@pytest.mark.parametrize("flags", [*itertools.product(TRUTHS, repeat=3)], ids=repr)
@pytest.mark.parametrize("complete", TRUTHS, ids=repr)
def test_any_all_and_count_over_members(flags: tuple[bool | None, ...], complete: bool | None) -> None:
    """One certain member settles an any; an unknown one keeps it open; a missing one too."""
    who = Family(members_complete=complete, members=[Person(severe_disability=flag) for flag in flags])
    extra = ((True, False),) if complete is False else ()
    worlds = [*itertools.product(*((flag,) if flag is not None else (True, False) for flag in flags), *extra)]
    worlds += [world[:3] for world in worlds]

    def settled(answers: set[bool]) -> bool | None:
        return answers.pop() if len(answers) == 1 else None

    bad = person.severe_disability
    assert verdict(any_member(bad), who) is settled({any(w) for w in worlds})
    assert verdict(all_members(bad), who) is settled({all(w) for w in worlds})
    if complete is not False:
        assert verdict(count_members(bad) >= N.banyak, who) is settled({sum(w) >= 2 for w in worlds})
        assert verdict(count_members(bad) == 1, who) is settled({sum(w) == 1 for w in worlds})
    else:
        low = flags.count(True)
        assert verdict(count_members(bad) >= N.banyak, who) is (True if low >= 2 else None)


def test_one_member_meets_the_whole_condition() -> None:
    """An elderly member and another disabled one are not an elderly disabled member."""
    both = any_member((person.age >= N.usia) & person.severe_disability)
    elderly = Person(birth_date=born(70), severe_disability=False)
    disabled = Person(birth_date=born(30), severe_disability=True)

    assert verdict(both, Family(members=[elderly, disabled])) is False
    assert verdict(both, Family(members=[Person(birth_date=born(70), severe_disability=True)])) is True


def test_a_choice_between_amounts_is_the_hull_while_unknown() -> None:
    paid = made(family.decile <= 10, choose(family.has_kks, N.uang, N.uang_lain) + N.uang_lain * 2)
    book = Rulebook(as_of=AS_OF, programmes=(paid,))

    def bounds(known: bool | None) -> tuple[int, int | None]:
        amount = book.decide(Family(decile=1, has_kks=known, members=[Person()]), "UJI").amount
        assert amount is not None
        return amount.low, amount.high

    assert bounds(True) == (1_800_000, 1_800_000)
    assert bounds(False) == (1_200_000, 1_200_000)
    assert bounds(None) == (1_200_000, 1_800_000)


def test_a_capped_amount_and_a_choice_read_an_unknown_age_apart() -> None:
    small = component("KECIL", "kecil", en="small", when=person.age < 2, amount=N.uang)
    amount = best_of(small) + choose(any_member(person.age >= N.usia), N.uang, N.uang_lain)
    book = Rulebook(as_of=AS_OF, programmes=(made(family.decile <= 10, amount),))
    family_of_one = Family(decile=1, members=[Person()])
    decision = book.decide(family_of_one, "UJI")

    assert decision.amount is not None
    assert (decision.amount.low, decision.amount.high) == (400_000, 2_000_000)
    seer = decision.plan.interpreter(family_of_one)
    assert decision.plan.amount is not None
    assert seer.bounds(decision.plan.amount) == (400_000, 2_000_000)
    assert [q.pair for q in decision.missing] == [(0, "birth_date")]


def by_member(who: Family) -> tuple[Decision, ...]:
    """A programme about persons: elderly people in poor families."""
    rule = made((person.age >= N.usia) & (family.decile <= 2), unit=Unit.PERSON)
    return Rulebook(as_of=AS_OF, programmes=(rule,)).decide_members(who, "UJI")


def test_a_programme_about_persons_gives_one_decision_a_member() -> None:
    who = Family(decile=1, members=[Person(birth_date=born(70), name="Amir"), Person(birth_date=born(30)), Person()])
    decisions = by_member(who)

    assert [d.outcome for d in decisions] == [Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED]
    assert [d.subject.person_id for d in decisions] == ["anggota-1", "anggota-2", "anggota-3"]
    assert decisions[2].missing[0].pair == (2, "birth_date")
    assert decisions[0].explain().startswith("Amir. ")
    assert decisions[0].amount is None


def test_decide_and_decide_members_are_not_mixed_up() -> None:
    rule = made(person.age >= N.usia, unit=Unit.PERSON)
    book = Rulebook(as_of=AS_OF, programmes=(rule,))
    who = Family(members=[Person(birth_date=born(70)), Person(birth_date=born(20))])

    with pytest.raises(RuleError, match="decide_members"):
        book.decide(who, "UJI")
    with pytest.raises(RuleError, match="pakai decide"):
        rulebook(as_of=AS_OF).decide_members(who, "PKH")
    assert len(book.decide(who)) == 2


def test_unknown_programmes_and_days_are_told() -> None:
    book = rulebook(as_of=AS_OF)
    with pytest.raises(UnknownName, match="SEMBAKO"):
        book.decide(Family(), "SEMBAKOO")
    with pytest.raises(NotInForce, match=r"2020-01-01 s\.d\. sekarang"):
        Rulebook(as_of=date(2019, 1, 1), programmes=(made(family.decile <= 2),)).plan("UJI")
    with pytest.raises(RuleError, match="dua kali"):
        book.with_programme(book.programme("PKH"))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "x", "as_of": "2026-01-01", "readings": {}, "programmes": []}'],
    ids=["kosong", "daftar", "tanpa-isi", "format-lain"],
)
def test_text_that_is_no_rule_book_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        Rulebook.from_json(text)


def test_a_rule_book_with_a_strange_part_is_refused() -> None:
    text = rulebook(as_of=AS_OF).to_json()

    with pytest.raises(RuleError, match="tidak dikenal"):
        Rulebook.from_json(text.replace('"@":"AnyMember"', '"@":"Popen"', 1))
    with pytest.raises(RuleError, match="rusak"):
        Rulebook.from_json(text.replace('"@":"And","parts"', '"@":"And","part"', 1))


def test_a_decision_shows_no_identity() -> None:
    who = Family(family_card="6408040101089901", members=[Person(nik="6408045708859902", name="Siti Rahasia")])
    for decision in rulebook(as_of=AS_OF).decide(who):
        shown = f"{decision!r} {decision.subject!r} {decision.missing!r} {decision.criteria!r}"
        assert "6408040101089901" not in shown
        assert "6408045708859902" not in shown
        assert "Rahasia" not in shown
