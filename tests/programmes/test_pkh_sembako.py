"""PKH and Sembako at their edges: ages, editions, limits, gate, readings, sources."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib import Decision, Family, Outcome, Person, rulebook
from pskslib.errors import NotInForce, UnknownName
from pskslib.law import Confidence
from pskslib.rules import Verdict
from pskslib.rules.components import Solver
from tests.fact_base import ROWS as FACTS
from tests.rules.families import AS_OF, born, with_facts

BOOK = rulebook(as_of=AS_OF)
ROWS = [r for r in FACTS if r["programme"] in ("PKH", "SEMBAKO")]
DAY = timedelta(days=1)


def decide(family: Family, code: str = "PKH", day: date = AS_OF, **readings: str) -> Decision:
    """Decide with readings such as ``PKH_lansia="60"``."""
    book = rulebook(as_of=day, readings={key.replace("_", ".", 1): name for key, name in readings.items()})
    return book.decide(family, code)


def alone(**facts: object) -> Family:
    """A poor family of one member, of whom everything asked is known."""
    known: dict[str, object] = {"sex": "L", "severe_disability": False, "school_level": "tidak", **facts}
    return Family(decile=1, members=[Person(**known)])  # type: ignore[arg-type]  # facts by their names


def bounds(decision: Decision) -> tuple[int, int | None]:
    """Low and high of an amount."""
    assert decision.amount is not None
    return decision.amount.low, decision.amount.high


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['programme']}-{r['parameter']}-{r['since']}")
def test_every_researched_number_stands_in_the_tables(row: dict[str, str]) -> None:
    """Value, first day, last day and confidence are those of the fact base."""
    since = date.fromisoformat(row["since"])
    dated = BOOK.programme(row["programme"]).books[0].at(row["parameter"], since)

    assert str(dated.value) == row["value"]
    assert dated.since == since
    assert dated.until == (date.fromisoformat(row["until"]) if row["until"] else None)
    assert dated.citation.confidence is Confidence(row["confidence"])


@pytest.mark.parametrize(
    ("age", "facts", "eligible", "paid"),
    [
        pytest.param(5, {}, True, 3_000_000, id="5-anak-usia-dini"),
        pytest.param(6, {}, True, 0, id="6-tidak-sekolah-memenuhi-tanpa-bayar"),
        pytest.param(6, {"school_level": "SD"}, True, 900_000, id="6-SD"),
        pytest.param(7, {}, True, 0, id="7-belum-tamat-wajib-belajar"),
        pytest.param(21, {"school_level": "SMA"}, True, 2_000_000, id="21-SMA"),
        pytest.param(21, {"finished_school": True}, False, 0, id="21-tamat"),
        pytest.param(22, {"school_level": "SMA"}, False, 0, id="22-di-luar-usia-sekolah"),
        pytest.param(59, {}, False, 0, id="59"),
        pytest.param(60, {}, True, 0, id="60-kriteria-belum-dibayar"),
        pytest.param(69, {}, True, 0, id="69-kriteria-belum-dibayar"),
        pytest.param(70, {}, True, 2_400_000, id="70-dibayar"),
    ],
)
def test_age_edges_as_tribunnews_tells_them(age: int, facts: dict[str, object], eligible: bool, paid: int) -> None:
    """On the birthday itself, and still the day before the next one."""
    for birth in (born(age), born(age + 1) + DAY):
        decision = decide(alone(birth_date=birth, **facts))
        assert (decision.outcome is Outcome.ELIGIBLE) is eligible
        assert bounds(decision) == (paid, paid)


def test_an_eligible_family_without_pay_is_told_why() -> None:
    """Between the criterion's edge and the paid edge."""
    text = decide(alone(birth_date=born(65))).explain()

    assert "MEMENUHI SYARAT" in text
    assert "Belum ada anggota yang dibayar" in text
    assert "umur 65 tahun" in text


def test_the_elderly_can_be_read_as_paid_from_60() -> None:
    """The other reading is a switch, and the explanation says that sources differ."""
    decision = decide(alone(birth_date=born(65)), PKH_lansia="60")

    assert bounds(decision) == (2_400_000, 2_400_000)
    assert "daftar bayar mencetak 70" in decision.explain()


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        pytest.param(date(2025, 3, 31), Outcome.ELIGIBLE, id="sebelum-desil"),
        pytest.param(date(2025, 4, 1), Outcome.ELIGIBLE, id="1-5"),
        pytest.param(date(2026, 3, 31), Outcome.ELIGIBLE, id="hari-terakhir-1-5"),
        pytest.param(date(2026, 4, 1), Outcome.INELIGIBLE, id="1-4"),
    ],
)
def test_sembako_decile_5_through_time(day: date, outcome: Outcome) -> None:
    """Decile 5 was within the ceiling until the end of March 2026."""
    family = Family(decile=5, members=[Person(birth_date=born(40, day))])

    assert decide(family, "SEMBAKO", day).outcome is outcome


def test_sembako_readings_of_the_ceiling() -> None:
    """The decree and the minister's statement can both be read."""
    family = Family(decile=5, members=[Person(birth_date=born(40))])

    assert decide(family, "SEMBAKO", date(2025, 6, 1), SEMBAKO_desil="1-4").outcome is Outcome.INELIGIBLE
    assert decide(family, "SEMBAKO", AS_OF, SEMBAKO_desil="1-5").outcome is Outcome.ELIGIBLE


@pytest.mark.parametrize(
    ("day", "monthly"),
    [
        pytest.param(date(2017, 2, 1), 110_000, id="2017-02-01"),
        pytest.param(date(2019, 12, 31), 110_000, id="2019-12-31"),
        pytest.param(date(2020, 1, 1), 150_000, id="2020-01-01"),
        pytest.param(date(2020, 2, 29), 150_000, id="2020-02-29"),
        pytest.param(date(2020, 3, 1), 200_000, id="2020-03-01"),
        pytest.param(AS_OF, 200_000, id="hari-ini"),
    ],
)
def test_sembako_amount_through_time_as_zonabanten_and_detik_tell_it(day: date, monthly: int) -> None:
    """A year at the rate of the day."""
    decision = decide(Family(decile=1, members=[Person(birth_date=born(40, day))]), "SEMBAKO", day)

    assert bounds(decision) == (12 * monthly, 12 * monthly)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2016, 12, 31), 500_000 + 450_000, id="2016-komponen"),
        pytest.param(date(2017, 1, 1), 1_890_000, id="2017-flat"),
        pytest.param(date(2018, 12, 31), 1_890_000, id="2018-flat"),
        pytest.param(date(2019, 1, 1), 550_000 + 900_000, id="2019-tetap-dan-komponen"),
        pytest.param(date(2019, 12, 31), 550_000 + 900_000, id="2019-akhir"),
        pytest.param(date(2020, 1, 1), 900_000, id="2020-tanpa-tetap"),
        pytest.param(date(2021, 1, 1), 900_000, id="2021"),
        pytest.param(date(2024, 1, 1), 900_000, id="2024"),
        pytest.param(date(2025, 4, 1), 900_000, id="2025-desil"),
    ],
)
def test_pkh_editions_day_before_and_day_of(day: date, expected: int) -> None:
    """One SD pupil and an adult, regular area."""
    pupil = Person(birth_date=born(9, day), sex="L", school_level="SD", severe_disability=False)
    adult = Person(birth_date=born(40, day), sex="L", severe_disability=False)
    family = Family(decile=2, pkh_access_area=False, members=[adult, pupil])

    assert bounds(decide(family, "PKH", day)) == (expected, expected)


def test_pkh_2019_asks_for_the_access_area() -> None:
    """The fixed part differs: a range, and the question that settles it."""
    day = date(2019, 6, 1)
    pupil = Person(birth_date=born(9, day), sex="L", school_level="SD", severe_disability=False)
    decision = decide(Family(decile=2, members=[pupil]), "PKH", day)

    assert bounds(decision) == (1_450_000, 1_900_000)
    assert [q.pair for q in decision.missing] == [(None, "pkh_access_area")]


def test_before_the_first_edition_the_first_day_is_named() -> None:
    """Asking for a day before a programme existed."""
    with pytest.raises(NotInForce, match="2016-01-01"):
        decide(Family(), "PKH", date(2015, 12, 31))
    with pytest.raises(NotInForce, match="2017-02-01"):
        decide(Family(), "SEMBAKO", date(2017, 1, 31))
    assert [d.programme for d in rulebook(as_of=date(2016, 6, 1)).decide(Family())] == ["PKH"]


def test_two_toddlers_and_a_third_who_is_disabled() -> None:
    """The third is paid as disabled: 8.4 million, not 6.0, in any order."""
    toddlers = [Person(birth_date=born(age), sex="P", severe_disability=age == 4) for age in (1, 3, 4)]
    for members in itertools.permutations(toddlers):
        assert bounds(decide(Family(decile=1, members=members))) == (8_400_000, 8_400_000)


def test_the_limit_of_pregnancies_is_per_mother() -> None:
    """A third pregnancy qualifies but is not paid; an unknown number gives a range."""
    mother = {"birth_date": born(30), "sex": "P", "pregnant": True}

    assert bounds(decide(alone(**mother, pregnancy_number=2))) == (3_000_000, 3_000_000)
    assert bounds(decide(alone(**mother, pregnancy_number=3))) == (0, 0)
    assert bounds(decide(alone(**mother))) == (0, 3_000_000)
    assert decide(alone(**mother, pregnancy_number=3)).outcome is Outcome.ELIGIBLE


@given(
    st.lists(st.integers(0, 255), max_size=7),
    st.lists(st.sampled_from([0, 900, 1500, 2000, 2400, 3000, 10800]), min_size=8, max_size=8),
    st.lists(st.sampled_from([None, 1, 2]), min_size=8, max_size=8),
    st.sampled_from([None, 2, 4]),
)
def test_the_closed_form_equals_brute_force(
    masks: list[int], amounts: list[int], limits: list[int | None], family_limit: int | None
) -> None:
    """Maximum over all assignments of members to at most one component, under every limit."""
    members = [mask & 0b11011 for mask in masks[:5]]
    solver = Solver(amounts=tuple(amounts), limits=tuple(limits), family_limit=family_limit)

    def total(choice: tuple[int | None, ...]) -> int:
        taken = [c for c in choice if c is not None]
        if any(limit is not None and taken.count(i) > limit for i, limit in enumerate(limits)):
            return -1
        return -1 if family_limit is not None and len(taken) > family_limit else sum(amounts[c] for c in taken)

    options = [[None, *(i for i in range(8) if mask >> i & 1)] for mask in members]
    best = max(total(choice) for choice in itertools.product(*options))

    assert solver.best(tuple(members)) == best
    assert total(solver.assign(tuple(members))) == best


@pytest.mark.parametrize(
    ("fact", "code", "verdict"),
    [
        pytest.param("civil_servant", "X01", Verdict.UNMET, id="X01-surat-menolak"),
        pytest.param("military_or_police", "X02", Verdict.UNKNOWN, id="X02-praktik-periksa"),
        pytest.param("state_pensioner", "X03", Verdict.UNKNOWN, id="X03"),
        pytest.param("wage_above_minimum", "X04", Verdict.UNMET, id="X04"),
        pytest.param("social_companion", "X05", Verdict.UNMET, id="X05"),
        pytest.param("company_officer", "X06", Verdict.UNKNOWN, id="X06-periksa-bukan-tolak"),
        pytest.param("paid_by_state", "X07", Verdict.UNKNOWN, id="X07"),
        pytest.param("village_official", "X08", Verdict.UNKNOWN, id="X08"),
        pytest.param("certified_teacher", "X09", Verdict.UNKNOWN, id="X09"),
        pytest.param("health_worker", "X10", Verdict.UNKNOWN, id="X10"),
        pytest.param("not_found", "X13", Verdict.UNKNOWN, id="X13"),
        pytest.param("online_gambling", "X18", Verdict.UNKNOWN, id="X18"),
        pytest.param("gambling_relapse", "X18K", Verdict.UNMET, id="X18K"),
        pytest.param("state_enterprise_or_official", "X19", Verdict.UNKNOWN, id="X19"),
    ],
)
def test_the_gate_bars_by_letter_and_asks_by_practice(fact: str, code: str, verdict: Verdict) -> None:
    """One member is enough for the whole family; a practice list never bars by itself."""
    toddler = Person(birth_date=born(3), severe_disability=False)
    adult = with_facts(Person(birth_date=born(40), sex="L", severe_disability=False), {fact: True})
    decision = decide(Family(decile=1, members=[adult, toddler]))
    results = {c.code: c for c in decision.criteria}

    assert results[code].verdict is verdict
    assert decision.outcome is (Outcome.INELIGIBLE if verdict is Verdict.UNMET else Outcome.UNDETERMINED)
    if verdict is Verdict.UNKNOWN:
        assert [(q.pair, q.check) for q in decision.missing] == [((0, fact), True)]


def test_a_nik_that_does_not_match_asks_and_never_refuses() -> None:
    """The missing identity link is no reason for a no."""
    family = Family(decile=1, members=[Person(birth_date=born(3), nik_matched=False, severe_disability=False)])
    decision = decide(family)

    assert decision.outcome is Outcome.UNDETERMINED
    assert "NIK" in decision.explain()


def test_the_practice_lists_can_be_read_as_bars() -> None:
    """An office that follows the lists switches the reading on, and the words say what it rests on."""
    family = Family(decile=1, members=[Person(birth_date=born(3), military_or_police=True, severe_disability=False)])
    decision = decide(family, GERBANG_praktik="tolak")

    assert decision.outcome is Outcome.INELIGIBLE
    assert "praktik lapangan; bukan pasal peraturan" in decision.explain()


def test_an_unknown_reading_lists_those_there_are() -> None:
    """The mistake is told with the choices."""
    with pytest.raises(UnknownName, match=r"desil=1-4"):
        rulebook(as_of=AS_OF, readings={"SEMBAKO.desil": "1-9"})
    with pytest.raises(UnknownName, match=r"PKH\.lansia=60"):
        rulebook(as_of=AS_OF, readings={"PKHH.lansia": "60"})


def test_low_confidence_numbers_surface() -> None:
    """2016 pregnancy money is recollection: the decision says so."""
    day = date(2016, 6, 1)
    mother = Person(birth_date=born(28, day), sex="P", pregnant=True, severe_disability=False)
    decision = decide(Family(members=[mother]), "PKH", day)

    assert decision.amount_confidence is Confidence.LOW
    assert decide(alone(birth_date=born(9), school_level="SD")).amount_confidence is Confidence.HIGH


def test_a_family_known_to_be_unranked_fails_with_the_advice_to_propose_it() -> None:
    """Unranked is a no with a way out; an unknown decile is a question."""
    toddler = Person(birth_date=born(3), severe_disability=False)
    unranked = decide(Family(unranked=True, members=[toddler]))
    unknown = decide(Family(members=[toddler]))

    assert unranked.outcome is Outcome.INELIGIBLE
    assert "diusulkan" in unranked.explain()
    assert unknown.outcome is Outcome.UNDETERMINED
    assert [q.pair for q in unknown.missing] == [(None, "decile")]


def test_a_family_without_member_rows_is_incomplete() -> None:
    """Nothing about its members is settled."""
    decision = decide(Family(decile=1))

    assert decision.outcome is Outcome.UNDETERMINED
    assert bounds(decision) == (0, None)
    assert decision.missing[0].pair == (None, "members_complete")


def test_the_twelve_columns_decide_with_exact_amounts() -> None:
    """All twelve filled, no pregnancy: nothing is left to ask."""

    @given(st.data())
    def run(data: st.DataObject) -> None:
        age = data.draw(st.integers(0, 90))
        members = [
            Person(
                birth_date=born(data.draw(st.integers(0, 90)) if place else age),
                sex=data.draw(st.sampled_from("LP")),
                pregnant=False,
                school_level=data.draw(st.sampled_from(["SD", "SMP", "SMA", "tidak"])),
                severe_disability=data.draw(st.booleans()),
                civil_servant=data.draw(st.integers(0, 9)) == 0,
            )
            for place in range(data.draw(st.integers(1, 6)))
        ]
        family = Family(decile=data.draw(st.integers(1, 10)), members=members)
        for code in ("PKH", "SEMBAKO"):
            decision = BOOK.decide(family, code)
            assert decision.outcome is not Outcome.UNDETERMINED
            assert decision.amount is not None
            assert decision.amount.exact
            assert decision.missing == ()

    run()


MAY_READ = {
    "PKH": "age birth_date breastfeeding death_date death_hint deceased finished_school pregnancy_number pregnant "
    "rights_victim school_level severe_disability sex",
    "SEMBAKO": "birth_date death_date death_hint deceased",
}
GATE_READS = (
    "civil_servant military_or_police state_pensioner wage_above_minimum social_companion company_officer "
    "paid_by_state village_official certified_teacher health_worker not_found online_gambling gambling_relapse "
    "state_enterprise_or_official nik_matched in_data decile unranked address_found refuses_aid similar_aid "
    "judged_able otherwise_unqualified members_complete"
)


@pytest.mark.parametrize("code", ["PKH", "SEMBAKO"])
def test_the_rules_read_only_the_facts_on_the_list(code: str) -> None:
    """Adding a fact to a rule needs a change here: no name, religion, birthplace or ethnicity."""
    read = {fact.name for fact in BOOK.plan(code).facts()}

    assert read == {*MAY_READ[code].split(), *GATE_READS.split()} - {"age"}
