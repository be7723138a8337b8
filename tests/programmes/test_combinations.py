"""The combination matrix and the conflicts that decisions tell (programmes.md, "Combination matrix")."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Decision, Family, Outcome, Person, Rulebook, rulebook
from pskslib.errors import ParameterError, RuleError
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.programmes import COMBINATIONS, PROGRAMMES
from pskslib.rules import (
    Aid,
    Allowed,
    Benefit,
    BenefitKind,
    Combination,
    Combinations,
    Criterion,
    Unit,
    any_member,
    criterion,
    edition,
    family,
    person,
    programme,
)
from pskslib.rules.combination import parse_combinations
from tests.rules.families import AS_OF, families, with_facts

TABLE = Path(__file__).parents[1] / "data" / "combinations.csv"
DAY = date(2026, 11, 24)
BOOK = rulebook(as_of=DAY)
BARE = evolve(BOOK, combinations=Combinations())
CHILD = Person(name="Ani", birth_date=date(2023, 1, 1), sex="P", severe_disability=False)
ADULT = Person(birth_date=date(1990, 1, 1), sex="L", severe_disability=False)
RECEIVED = ("receives_pkh", "receives_sembako", "receives_bst", "receives_blt_dd")
PERSONAL = ("receives_pip", "receives_yapi", "receives_prakerja", "receives_meals")


def told(decision: Decision) -> list[tuple[str, int | None]]:
    return [(conflict.aid.code, conflict.member) for conflict in decision.conflicts]


def home(*members: Person, **facts: object) -> Family:
    return Family(**{"decile": 1, "members": members, **facts})  # type: ignore[arg-type]  # facts by their names


def with_family_facts(family: Family, facts: Mapping[str, object]) -> Family:
    return evolve(family, **facts)  # type: ignore[arg-type]  # facts by their names


def on(day: date, code: str, who: Family) -> Decision:
    return rulebook(as_of=day).decide(who, code)


# --- the matrix as data -------------------------------------------------------------------------------------


def test_every_pair_is_the_one_that_was_read_beside_its_source() -> None:
    rows = [
        {
            "first": pair.programmes[0],
            "second": pair.programmes[1],
            "one_way": "ya" if pair.one_way else "",
            "allowed": pair.allowed.value,
            "since": str(pair.since),
            "until": str(pair.until or ""),
            "act": pair.citation.act.short,
            "pasal": pair.citation.pasal or "",
            "huruf": pair.citation.huruf or "",
            "source": pair.citation.source,
            "confidence": pair.citation.confidence.value,
            "note": pair.citation.note or "",
        }
        for pair in COMBINATIONS.pairs
    ]

    assert rows == list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


Y, N, Q = Allowed.YES, Allowed.NO, Allowed.NOT_FOUND
COLUMNS = ("PKH", "SEMBAKO", "PBI_JK", "BLT_DD", "BST", "YAPI", "PIP", "BLTS_KESRA", "PENA")
MATRIX = {
    "PKH": (None, Y, Y, N, N, N, Y, Y, N),
    "SEMBAKO": (Y, None, Y, N, N, Q, Y, Y, N),
    "BLT_DD": (N, N, Q, None, N, Q, Q, Q, Q),
}
RAN = {"BST": date(2021, 3, 1), "BLTS_KESRA": date(2025, 11, 1)}


@pytest.mark.parametrize("first", MATRIX)
@pytest.mark.parametrize("second", COLUMNS)
def test_the_matrix_of_the_fact_base(first: str, second: str) -> None:
    day = RAN.get(second, DAY)
    found = COMBINATIONS.between(first, second, day)

    assert (None if found is None else found.allowed) is MATRIX[first][COLUMNS.index(second)]
    if found is not None and not found.one_way:
        assert COMBINATIONS.between(second, first, day) == found


def test_pena_is_asked_of_recipients_and_ends_what_they_receive() -> None:
    about_pena = COMBINATIONS.between("PENA", "PKH", DAY)
    about_pkh = COMBINATIONS.between("PKH", "PENA", DAY)

    assert about_pena is not None
    assert about_pkh is not None
    assert (about_pena.allowed, about_pkh.allowed) == (Allowed.YES, Allowed.NO)
    assert COMBINATIONS.between("PKH", "PENA", date(2022, 12, 31)) is None


def test_every_fact_about_aid_received_is_some_aids_fact() -> None:
    declared = {name for name in (*FAMILY_FIELDS, *PERSON_FIELDS) if name.startswith("receives_")}

    assert {aid.fact.name for aid in COMBINATIONS.aids if aid.fact} == declared == {*RECEIVED, *PERSONAL}


def test_aids_are_programmes_of_the_book_or_known_outsiders() -> None:
    codes = {programme.code for programme in PROGRAMMES}

    assert {aid.code for aid in COMBINATIONS.aids} - codes == {"PRAKERJA", "KUTIM_PBI_DAERAH"}
    assert all(aid.label and aid.label_en for aid in COMBINATIONS.aids)


def test_what_is_not_found_is_marked_low_and_what_is_low_says_why() -> None:
    for pair in COMBINATIONS.pairs:
        if pair.allowed is Allowed.NOT_FOUND:
            assert pair.citation.confidence.value == "low"
        assert pair.citation.source


# --- conflicts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["PKH", "SEMBAKO"])
@pytest.mark.parametrize("year", range(2020, 2027))
def test_blt_desa_received_conflicts_with_pkh_and_sembako(code: str, year: int) -> None:
    who = home(evolve(ADULT, severe_disability=True), receives_blt_dd=True)
    decision = on(date(year, 6, 1), code, who)

    assert decision.outcome is not Outcome.INELIGIBLE
    assert told(decision) == [("BLT_DD", None)]
    assert decision.conflicts[0].combination.holds(date(year, 6, 1))


@pytest.mark.parametrize("received", [False, None])
def test_only_what_is_known_to_be_received_is_a_conflict(received: bool | None) -> None:
    decision = BOOK.decide(home(CHILD, receives_blt_dd=received), "SEMBAKO")

    assert decision.conflicts == ()
    assert "Perhatian" not in decision.explain()
    assert [q.pair for q in decision.aid_to_ask] == ([] if received is False else [(None, "receives_blt_dd")])
    assert [q.changes for q in decision.aid_to_ask] == ["conflict"] * len(decision.aid_to_ask)
    assert "receives_blt_dd" not in [q.fact for q in decision.missing]


DESA = home(ADULT, in_desa=True, domiciled=True, extreme_poor=True, poor=True, receives_sembako=False)
DESA_ASKED = evolve(DESA, receives_bst=False, members=[evolve(ADULT, receives_prakerja=False)])


@pytest.mark.parametrize("year", range(2020, 2026))
def test_where_the_programme_itself_refuses_it_is_the_criterion(year: int) -> None:
    """B25 and its like: BLT Desa and a family in PKH."""
    decision = on(date(year, 6, 1), "BLT_DD", evolve(DESA_ASKED, receives_pkh=True, receives_blt_dd=False))

    assert decision.outcome is Outcome.INELIGIBLE
    assert "BUKAN_PKH" in [c.code for c in decision.criteria if c.verdict.value == "unmet"]
    assert decision.conflicts == ()


def test_blt_desa_of_2026_reads_pkh_in_one_way_only_so_that_it_is_a_conflict() -> None:
    decision = BOOK.decide(evolve(DESA, receives_pkh=True), "BLT_DD")

    assert decision.outcome is Outcome.ELIGIBLE
    assert told(decision) == [("PKH", None)]
    assert "data pemerintah tidak ada" in decision.conflicts[0].text


def test_sembako_and_blt_desa_since_2025_rest_on_the_matrix_alone() -> None:
    who = evolve(DESA_ASKED, receives_pkh=False, receives_sembako=True)
    before, after = on(date(2024, 6, 1), "BLT_DD", who), on(date(2025, 6, 1), "BLT_DD", evolve(who, p3ke_decile=1))

    assert (before.outcome, before.conflicts) == (Outcome.INELIGIBLE, ())
    assert told(after) == [("SEMBAKO", None)]
    assert after.conflicts[0].citation.confidence.value == "low"
    assert "[keyakinan sumber rendah]" in after.explain()


def test_bst_and_blt_desa_look_at_each_other() -> None:
    bst = on(date(2020, 6, 1), "BST", home(receives_pkh=False, receives_sembako=False, receives_blt_dd=True))
    desa = on(date(2020, 6, 1), "BLT_DD", evolve(DESA_ASKED, receives_pkh=False, receives_bst=True))
    later = on(date(2021, 6, 1), "BLT_DD", evolve(DESA_ASKED, receives_pkh=False, receives_bst=True))

    assert told(bst) == [("BLT_DD", None)]
    assert told(desa) == [("BST", None)]
    assert (later.outcome, later.conflicts) == (Outcome.INELIGIBLE, ())


def test_a_child_in_yapi_is_named() -> None:
    who = home(ADULT, evolve(CHILD, receives_yapi=True))
    decision = BOOK.decide(who, "PKH")

    assert told(decision) == [("YAPI", 1)]
    assert "Ani menerima ATENSI YAPI" in decision.explain()
    assert "Ani receives ATENSI YAPI" in decision.explain("en")
    assert decision.conflicts[0].programme == "PKH"
    assert told(BOOK.decide(who, "SEMBAKO")) == []  # not found is no conflict


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        pytest.param({"deceased": True}, [], id="sudah-meninggal"),
        pytest.param({"birth_date": date(2026, 12, 1)}, [], id="belum-lahir"),
        pytest.param({"death_hint": True}, [], id="petunjuk-meninggal"),
        pytest.param({"receives_yapi": None}, [(1, "receives_yapi")], id="belum-ditanya"),
    ],
)
def test_a_member_counts_who_is_alive_on_the_day(
    change: dict[str, object], asked: list[tuple[int | None, str]]
) -> None:
    member = evolve(evolve(CHILD, receives_yapi=True), **change)  # type: ignore[arg-type]  # facts by their names
    decision = BOOK.decide(
        home(evolve(CHILD, receives_yapi=False), member, receives_blt_dd=False, members_complete=True), "PKH"
    )

    assert told(decision) == []
    assert [q.pair for q in decision.aid_to_ask] == asked


def test_prakerja_in_2020_is_about_those_who_are_grown_up() -> None:
    day = date(2020, 6, 1)
    adult, child = evolve(ADULT, receives_prakerja=True), evolve(CHILD, birth_date=date(2018, 1, 1))
    nobody = evolve(child, receives_prakerja=True)
    ageless = evolve(ADULT, birth_date=None, receives_prakerja=True)

    assert told(on(day, "PKH", home(adult, child))) == [("PRAKERJA", 0)]
    assert told(on(day, "SEMBAKO", home(nobody))) == []
    assert told(on(day, "SEMBAKO", home(ageless))) == []
    assert told(on(date(2021, 6, 1), "PKH", home(adult, child))) == []
    desa = evolve(DESA_ASKED, receives_pkh=False, members=[adult])
    assert on(day, "BLT_DD", desa).outcome is Outcome.INELIGIBLE
    assert told(on(day, "BLT_DD", desa)) == []


def test_a_programme_about_persons_looks_at_the_person() -> None:
    """PKH refuses YAPI by its own seventh condition; nothing else is known of it."""
    decisions = BOOK.decide_members(home(CHILD, receives_pkh=True, receives_blt_dd=True), "YAPI")

    assert [d.conflicts for d in decisions] == [()]


def test_a_no_has_no_conflict_and_a_question_mark_may() -> None:
    refused = BOOK.decide(home(CHILD, decile=9, receives_blt_dd=True), "SEMBAKO")
    unasked = BOOK.decide(home(CHILD, decile=9), "SEMBAKO")
    open_ = BOOK.decide(home(CHILD, decile=None, receives_blt_dd=True), "SEMBAKO")

    assert (refused.conflicts, unasked.aid_to_ask) == ((), ())
    assert open_.outcome is Outcome.UNDETERMINED
    assert told(open_) == [("BLT_DD", None)]


def test_the_conflict_is_told_with_its_basis_in_both_languages() -> None:
    decision = BOOK.decide(home(CHILD, receives_blt_dd=True), "PKH")
    (conflict,) = decision.conflicts

    assert conflict.text in decision.explain().splitlines()
    assert conflict.text_en in decision.explain("en").splitlines()
    assert conflict.text.startswith(
        "Perhatian: keluarga ini menerima BLT Dana Desa, yang tidak boleh digabung dengan PKH; hasil di atas tidak "
        "berubah karenanya"
    )
    assert (
        "Dasar: Permendes 16/2025 (pasal belum ditemukan) [keyakinan sumber sedang]. Catatan sumber: " in conflict.text
    )
    assert conflict.text_en.startswith("Attention: this family receives BLT Dana Desa, which must not be combined")
    assert conflict.citation is conflict.combination.citation


def test_the_record_holds_conflicts_and_what_could_be_asked() -> None:
    record = BOOK.decide(home(CHILD, receives_blt_dd=True), "PKH").to_dict()

    assert json.loads(json.dumps(record)) == record
    assert record["aid_to_ask"] == [
        {"member": 0, "column": "terima_yapi", "question": "Apakah Ani menerima bantuan ATENSI YAPI?"}
    ]
    assert isinstance(record["conflicts"], list)
    (conflict,) = record["conflicts"]
    assert (conflict["aid"], conflict["member"], conflict["allowed"]) == ("BLT_DD", None, "tidak boleh")
    assert conflict["citation"]["text"] == "Permendes 16/2025 (pasal belum ditemukan)"


@given(data=st.data(), code=st.sampled_from(["PKH", "SEMBAKO"]), strict=st.booleans())
@settings(max_examples=150, deadline=None)
def test_conflicts_never_change_an_answer(data: st.DataObject, code: str, strict: bool) -> None:
    """Nor does what is received, where no criterion reads it."""
    flags = st.fixed_dictionaries(dict.fromkeys(RECEIVED, st.sampled_from([True, True, False, None])))
    own = st.fixed_dictionaries(dict.fromkeys(PERSONAL, st.sampled_from([True, False, None])))
    plain = data.draw(families())
    members = [with_facts(member, data.draw(own)) for member in plain.members]
    family = with_family_facts(evolve(plain, members=members), data.draw(flags))
    with_, without = BOOK.decide(family, code, strict=strict), BARE.decide(family, code, strict=strict)
    untouched = BOOK.decide(plain, code, strict=strict)

    assert with_.verdicts == without.verdicts == untouched.verdicts
    assert (with_.outcome, with_.amount) == (without.outcome, without.amount) == (untouched.outcome, untouched.amount)
    assert with_.missing == without.missing
    assert (without.conflicts, without.aid_to_ask) == ((), ())
    asked = {q.pair for q in with_.aid_to_ask}
    for conflict in with_.conflicts:
        assert conflict.aid.fact is not None
        thing = family if conflict.member is None else family.members[conflict.member]
        assert getattr(thing, conflict.aid.fact.name) is True
        assert (conflict.member, conflict.aid.fact.name) not in asked
    assert [line for line in with_.explain().splitlines() if not line.startswith("Perhatian")] == (
        without.explain().splitlines()
    )


@pytest.mark.parametrize("strict", [False, True])
def test_the_criterion_stays_the_criterion_where_it_cannot_be_settled(strict: bool) -> None:
    """Strictly nobody is known to be alive: Kartu Prakerja is then open in the criterion, and still no conflict."""
    day = date(2020, 6, 1)
    who = evolve(DESA_ASKED, receives_pkh=False, members=[evolve(ADULT, receives_prakerja=True)])
    decision = rulebook(as_of=day).decide(who, "BLT_DD", strict=strict)

    assert decision.outcome is (Outcome.UNDETERMINED if strict else Outcome.INELIGIBLE)
    assert told(decision) == []


def test_what_a_criterion_asks_is_not_asked_twice() -> None:
    decision = on(date(2021, 6, 1), "BLT_DD", evolve(DESA, receives_sembako=None, members=[ADULT]))

    assert {"receives_pkh", "receives_sembako", "receives_bst", "receives_prakerja"} <= {
        q.fact for q in decision.missing
    }
    assert decision.aid_to_ask == ()
    assert on(date(2021, 6, 1), "PKH", home(ADULT, receives_blt_dd=None)).aid_to_ask == ()  # no component: a no


def matrix_of(code: str, received: str) -> Combinations:
    aids = (Aid(code=code, label=code, label_en=code), *(a for a in COMBINATIONS.aids if a.code == received))
    cited = COMBINATIONS.pairs[0].citation
    pair = Combination(programmes=(code, received), allowed=Allowed.NO, since=date(2026, 1, 1), citation=cited)
    return Combinations(aids=aids, pairs=(pair,))


def local(unit: Unit, *requires: Criterion, received: str) -> Rulebook:
    """A book with one fictional programme that must not go with an aid."""
    made = programme(
        "UJI",
        "Uji",
        en="Test",
        unit=unit,
        benefit=Benefit(kind=BenefitKind.SERVICE, unit="x", period="tahun", recipient=unit.value),
        numbers=[],
        editions=[edition(date(2026, 1, 1), requires=requires)],
    )
    return Rulebook(as_of=DAY, programmes=(made,), combinations=matrix_of("UJI", received))


def test_a_decision_about_a_person_looks_at_that_person_alone() -> None:
    anyone_in_data = criterion("DATA", "data", en="data", when=family.in_data)
    book = local(Unit.PERSON, anyone_in_data, received="YAPI")
    decisions = book.decide_members(home(ADULT, evolve(CHILD, receives_yapi=True)), "UJI")

    assert [told(d) for d in decisions] == [[], [("YAPI", 1)]]
    assert [[q.pair for q in d.aid_to_ask] for d in decisions] == [[(0, "receives_yapi")], []]


def test_a_fact_that_also_opens_a_way_in_is_no_refusal() -> None:
    """A criterion that nothing is known to meet is not met for another reason."""
    victim = criterion("HAM", "korban", en="victim", when=any_member(person.rights_victim))
    reads = criterion("JALAN", "jalan", en="way in", when=family.receives_pkh | (family.decile <= 1))
    book = local(Unit.FAMILY, victim, reads, received="PKH")
    decision = book.decide(home(evolve(ADULT, rights_victim=True), receives_pkh=True), "UJI")

    assert decision.outcome is Outcome.ELIGIBLE
    assert told(decision) == [("PKH", None)]


# --- the book as data ---------------------------------------------------------------------------------------


def test_the_matrix_survives_json() -> None:
    again = Rulebook.from_json(BOOK.to_json())

    assert again == BOOK
    assert again.combinations == COMBINATIONS
    assert again.digest == BOOK.digest


def test_a_book_written_before_the_matrix_is_read_with_an_empty_one() -> None:
    raw = json.loads(BARE.to_json())
    del raw["combinations"]

    assert Rulebook.from_json(json.dumps(raw)) == BARE
    raw["combinations"] = 3
    with pytest.raises(RuleError, match="combinations"):
        Rulebook.from_json(json.dumps(raw))


def test_a_pair_must_name_aids_that_are_there() -> None:
    with pytest.raises(RuleError, match="tidak ada dalam aids"):
        Combinations(aids=COMBINATIONS.aids[:1], pairs=COMBINATIONS.pairs)


def test_the_digest_follows_the_pairs_in_force() -> None:
    def changed(code: str, day: date) -> str:
        pairs = tuple(
            evolve(pair, allowed=Allowed.NOT_FOUND) if code in pair.programmes else pair for pair in COMBINATIONS.pairs
        )
        return evolve(BOOK.on(day), combinations=evolve(COMBINATIONS, pairs=pairs)).digest

    assert changed("BST", DAY) == BOOK.digest
    assert changed("PENA", DAY) != BOOK.digest
    assert changed("BST", date(2021, 3, 1)) != BOOK.on(date(2021, 3, 1)).digest
    only_pip = evolve(BOOK, programmes=tuple(p for p in BOOK.programmes if p.code == "PIP"))
    about_pip = tuple(pair for pair in COMBINATIONS.pairs if "PIP" in pair.programmes)
    assert evolve(only_pip, combinations=evolve(COMBINATIONS, pairs=about_pip)).digest == only_pip.digest


def test_the_digest_follows_the_calendar_in_force() -> None:
    def changed(day: date) -> str:
        found = []
        for one in BOOK.programmes:
            books = [
                evolve(book, calendar=tuple(line for line in book.calendar if line.name != "penebalan-2025"))
                for book in one.books
            ]
            found.append(one.with_books(books))
        return evolve(BOOK.on(day), programmes=tuple(found)).digest

    assert changed(DAY) == BOOK.digest
    assert changed(date(2025, 6, 30)) != BOOK.on(date(2025, 6, 30)).digest
    assert changed(date(2025, 8, 1)) == BOOK.on(date(2025, 8, 1)).digest


# --- faults of a file ---------------------------------------------------------------------------------------

HEAD = """
[acts.perbup]
instrument = "Peraturan Bupati Contoh"
number = 7
year = 2026
[aids.A]
label = "A"
fact = "receives_pkh"
[aids.B]
label = "B"
"""
PAIR = """
[[combinations]]
programmes = ["A", "B"]
allowed = "tidak boleh"
since = 2026-01-01
act = "perbup"
source = "contoh"
confidence = "high"
"""


def read(text: str) -> Combinations:
    return parse_combinations(tomllib.loads(text), where="contoh.toml")


def test_a_small_matrix_is_read() -> None:
    found = read(HEAD + PAIR)

    assert found.between("B", "A", DAY) == found.between("A", "B", DAY) == found.pairs[0]
    assert found.between("A", "A", DAY) is None
    assert found.between("A", "B", date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(HEAD + PAIR.replace('"A", "B"', '"A", "C"'), "'C' tidak ada di", id="bantuan-asing"),
        pytest.param(HEAD + PAIR.replace('"A", "B"', '"A", "A"'), "dua kode yang berbeda", id="sama"),
        pytest.param(HEAD + PAIR.replace('["A", "B"]', '"A"'), "dua kode yang berbeda", id="bukan-pasangan"),
        pytest.param(HEAD + PAIR.replace("tidak boleh", "jangan"), "allowed 'jangan' tidak dikenal", id="jawaban"),
        pytest.param(HEAD + PAIR.replace("2026-01-01", "'2026'"), "bukan tanggal", id="since"),
        pytest.param(HEAD + PAIR + "until = 2025-01-01", "sesudah since", id="until"),
        pytest.param(HEAD + PAIR + "one_way = 1", "bukan true atau false", id="one_way"),
        pytest.param(HEAD + PAIR + "siapa = 1", "'siapa' tidak dikenal", id="kunci"),
        pytest.param(HEAD + PAIR.replace('act = "perbup"', 'act = "x"'), "act 'x' tidak ada", id="dasar"),
        pytest.param(HEAD + PAIR.replace('source = "contoh"\n', ""), "tidak menyebut source", id="sumber"),
        pytest.param(HEAD + PAIR + PAIR, "tumpang tindih", id="dua-kali"),
        pytest.param(HEAD + PAIR + PAIR.replace('"A", "B"', '"B", "A"'), "tumpang tindih", id="terbalik-dua-kali"),
        pytest.param(HEAD.replace("receives_pkh", "decile") + PAIR, "bukan fakta ya/tidak", id="bukan-ya-tidak"),
        pytest.param(HEAD.replace("receives_pkh", "terima"), "bukan fakta ya/tidak", id="fakta-asing"),
        pytest.param(HEAD.replace('label = "B"', 'nama = "B"') + PAIR, "tidak punya label", id="label"),
        pytest.param(HEAD + '[aids.C]\nlabel = "C"\n' + PAIR, r"\[aids.C\] tidak dipakai", id="tidak-dipakai"),
        pytest.param(HEAD + PAIR + "[lain]\nx = 1", r"bagian \[lain\]", id="bagian"),
    ],
)
def test_what_cannot_be_is_an_error_when_the_file_is_read(text: str, fault: str) -> None:
    with pytest.raises(ParameterError, match=fault):
        read(text)


def test_one_way_pairs_may_answer_differently_in_each_direction() -> None:
    there = PAIR + "one_way = true\n"
    back = there.replace('"A", "B"', '"B", "A"').replace("tidak boleh", "boleh")
    found = read(HEAD + there + back)

    assert [pair.allowed for pair in found.pairs] == [Allowed.NO, Allowed.YES]
    assert found.between("A", "B", DAY) == found.pairs[0]
    assert found.between("B", "A", DAY) == found.pairs[1]
    with pytest.raises(ParameterError, match="tumpang tindih"):
        read(HEAD + PAIR + back)


def test_the_day_of_the_shared_book() -> None:
    assert AS_OF == DAY
