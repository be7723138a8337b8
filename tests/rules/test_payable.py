"""``book.payable``: published payments by the id of their case, and the laws of every calendar."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

import pskslib.law.schedule
import pskslib.law.span
import pskslib.rules.payable
from pskslib import Decision, Family, Outcome, Person, Rulebook, Span, rulebook
from pskslib.errors import NoCalendar, UnknownName
from pskslib.law import Confidence, parse_parameters
from pskslib.programmes import PROGRAMMES
from pskslib.programmes.pkh import PKH
from pskslib.rules import Benefit, BenefitKind, Payment, Range, Unit, criterion, edition, family, programme, total
from pskslib.rules.expressions import Numbers
from tests.rules.families import domain, families, hideable, with_fact

JUNE = rulebook(as_of=date(2026, 6, 15))
YEARS = Span(date(2015, 1, 1), date(2027, 12, 31))
CASH = sorted(p.code for p in PROGRAMMES if any(e.amount is not None for e in p.editions))


def paid(
    code: str, who: Family, period: Span, as_of: date | None = None, readings: dict[str, str] | None = None
) -> tuple[Payment, ...]:
    """What a book of the last day of the period, or of another day, foresees."""
    day = as_of or period.until
    book = rulebook(as_of=day, readings=readings)
    return book.payable(one(book, code, who), period)


def one(book: Rulebook, code: str, who: Family) -> Decision:
    """The decision about a family, or about its first member."""
    return book.decide_members(who, code)[0] if book.plan(code).by_person else book.decide(who, code)


def lows(payments: tuple[Payment, ...]) -> list[int]:
    """Certain sums, in order; every one must be exact."""
    assert all(p.amount.exact for p in payments), [p.amount for p in payments]
    return [p.amount.low for p in payments]


def home(*members: Person, **facts: object) -> Family:
    """A family in decile 1 with these members."""
    return Family(decile=1, members=members, **facts)  # type: ignore[arg-type]  # facts by their names


def pupil(level: str, day: date) -> Person:
    return Person(birth_date=date(day.year - 12, 1, 1), school_level=level, severe_disability=False, sex="L")


# --- published payments ------------------------------------------------------------------------------------

MANAH = home(Person(name="Manah", birth_date=date(1945, 1, 1), sex="P", severe_disability=False))


def test_b09_manah_75_from_stages_to_months() -> None:
    payments = paid("PKH", MANAH, Span(date(2020, 1, 1), date(2020, 5, 31)), date(2020, 5, 15))

    assert [(p.due, p.amount.low) for p in payments] == [
        (date(2020, 1, 1), 600_000),
        (date(2020, 3, 1), 600_000),
        (date(2020, 4, 1), 200_000),
        (date(2020, 5, 1), 200_000),
    ]
    assert [p.label for p in payments][::3] == ["tahap 1 tahun 2020", "bulan Mei 2020"]
    assert [p.extra for p in payments] == [False, True, False, False]


@pytest.mark.parametrize(
    ("member", "month"),
    [
        pytest.param(
            Person(birth_date=date(1993, 1, 1), sex="P", pregnant=True, pregnancy_number=1), 250_000, id="hamil"
        ),
        pytest.param(Person(birth_date=date(2020, 1, 1)), 250_000, id="AUD"),
        pytest.param(Person(birth_date=date(1993, 1, 1), sex="L", severe_disability=True), 200_000, id="disabilitas"),
        pytest.param(Person(birth_date=date(1950, 1, 1), sex="L", severe_disability=False), 200_000, id="70-plus"),
        pytest.param(pupil("SD", date(2023, 5, 1)), 75_000, id="SD"),
        pytest.param(pupil("SMP", date(2023, 5, 1)), 125_000, id="SMP"),
        pytest.param(pupil("SMA", date(2023, 5, 1)), 166_666, id="SMA-dibulatkan"),
    ],
)
def test_b10_what_a_month_is_of_a_stage_in_kukar_in_may_2023(member: Person, month: int) -> None:
    known = evolve(member, severe_disability=bool(member.severe_disability))
    (stage,) = paid("PKH", home(known), Span.of_month(2023, 4), date(2023, 5, 18))

    assert (stage.label, stage.amount.low // 3) == ("tahap 2, April 2023-Juni 2023", month)
    assert stage.amount.exact


@pytest.mark.parametrize(
    ("member", "stage"),
    [
        pytest.param(Person(birth_date=date(2013, 1, 1)), 300_000, id="balita"),
        pytest.param(pupil("SD", date(2016, 1, 1)), 112_500, id="SD"),
        pytest.param(pupil("SMP", date(2016, 1, 1)), 187_500, id="SMP"),
        pytest.param(pupil("SMA", date(2016, 1, 1)), 250_000, id="SMA"),
    ],
)
def test_b12_one_child_in_2016_above_the_fixed_part(member: Person, stage: int) -> None:
    """The source prints the component alone; the fixed part of the year is paid in four stages too."""
    fixed = PKH.books[0].at("bantuan_tetap_reguler", date(2016, 1, 1)).value
    assert isinstance(fixed, int)
    payments = paid("PKH", home(member), Span.of_year(2016), date(2016, 10, 13))

    assert [low - fixed // 4 for low in lows(payments)] == [stage] * 4
    assert [p.label for p in payments] == [f"tahap {n} tahun 2016" for n in (1, 2, 3, 4)]


def test_b14_and_b74_limits_hold_for_each_stage() -> None:
    toddlers = home(*(Person(birth_date=date(2023, 1, 1), severe_disability=False) for _ in range(3)))
    disabled = home(*(Person(birth_date=date(1990, 1, 1), sex="L", severe_disability=True) for _ in range(2)))

    assert lows(paid("PKH", toddlers, Span.of_year(2026))) == [6_000_000 // 4] * 4
    assert lows(paid("PKH", disabled, Span.of_year(2026))) == [600_000] * 4


def test_b16_past_the_sixth_birthday_the_stage_drops() -> None:
    """With a school match the sum of the school level; without one nothing, although the family stays eligible."""
    child = Person(birth_date=date(2019, 5, 20), severe_disability=False, school_level="SD")
    unmatched = evolve(child, school_level="tidak")

    assert lows(paid("PKH", home(child), Span.of_year(2025))) == [750_000, 750_000, 225_000, 225_000]
    assert lows(paid("PKH", home(unmatched), Span.of_year(2025))) == [750_000, 750_000, 0, 0]


@pytest.mark.parametrize(
    ("level", "grade", "pupils", "all_together"),
    [
        pytest.param("SD", 6, 938_160, 211_086_000_000, id="B18"),
        pytest.param("SMA", 12, 399_260, 359_334_000_000, id="B20"),
    ],
)
def test_b18_b20_pip_of_the_final_grade_is_paid_once(level: str, grade: int, pupils: int, all_together: int) -> None:
    child = Person(birth_date=date(2012, 1, 1), school_level=level, school_grade=grade, has_kip=True)
    payments = paid("PIP", home(child), Span.of_year(2025), date(2025, 4, 12))

    assert [(p.due, p.day) for p in payments] == [(None, date(2025, 4, 12))]
    assert total(payments).low * pupils == all_together


DESA = home(
    Person(birth_date=date(1980, 1, 1)),
    in_desa=True,
    domiciled=True,
    extreme_poor=True,
    poor=True,
    receives_pkh=False,
    receives_sembako=False,
)


def test_b23_lebung_three_months_of_2025_for_72_families() -> None:
    payments = paid("BLT_DD", DESA, Span(date(2025, 1, 1), date(2025, 3, 31)))

    assert lows(payments) == [300_000] * 3
    assert total(payments) == Range(900_000, 900_000)
    assert 72 * total(payments).low == 64_800_000


def test_b28_bst_may_and_june_2021_are_paid_together_in_july() -> None:
    who = home(receives_pkh=False, receives_sembako=False)
    july = paid("BST", who, Span.of_month(2021, 7), date(2021, 6, 1))

    assert [(p.label, p.due, p.amount) for p in july] == [
        ("Mei 2021 dan Juni 2021, dibayar sekaligus", date(2021, 7, 1), Range(600_000, 600_000))
    ]
    assert july[0].decided_on == date(2021, 6, 30)
    assert "Juli-Agustus" in str(july[0].citation.note)
    assert lows(paid("BST", who, Span.of_year(2020))) == [600_000] * 3 + [300_000] * 6
    assert total(paid("BST", who, Span.of_year(2021), date(2021, 6, 1))) == Range(1_800_000, 1_800_000)


SHOPPERS = home(Person(birth_date=date(1980, 1, 1)))


def test_b30_fourteen_payments_of_sembako_in_2021() -> None:
    payments = paid("SEMBAKO", SHOPPERS, Span.of_year(2021))
    monthly = [p for p in payments if not p.extra]
    (added,) = (p for p in payments if p.extra)

    assert lows(tuple(monthly)) == [200_000] * 12
    assert (added.label, added.day, added.amount.low) == ("tambahan masa PPKM, Juli 2021", date(2021, 7, 1), 400_000)
    assert len(monthly) + added.amount.low // 200_000 == 14
    assert total(payments) == Range(2_800_000, 2_800_000)
    assert 18_800_000 * added.amount.low == 7_520_000_000_000


def test_b32_the_top_up_of_june_and_july_2025() -> None:
    payments = paid("SEMBAKO", SHOPPERS, Span.of_year(2025))
    added = [p for p in payments if p.extra]

    assert [(p.label, p.amount.low) for p in added] == [
        ("penebalan, Juni 2025", 200_000),
        ("penebalan, Juli 2025", 200_000),
    ]
    assert total(added) == Range(400_000, 400_000)
    assert 18_280_000 * total(added).low == 7_312_000_000_000


def test_b34_blt_bbm_two_payments_of_four_months() -> None:
    payments = paid("BLT_BBM", home(in_data=True), Span.of_year(2022))

    assert [p.due for p in payments] == [date(2022, 9, 1), date(2022, 12, 1)]
    assert lows(payments) == [300_000, 300_000]
    assert 20_650_000 * sum(lows(payments)) == 12_390_000_000_000


def test_other_sums_that_came_once_or_for_a_few_months() -> None:
    """BLTS Kesra paid at once, BLT MRP as announced, the single sum of September 2020, Sembako PPKM."""
    new = home(proposed_by_region=True, receives_pkh=False, receives_sembako=False, receives_bst=False)
    new = evolve(new, receives_blt_dd=False, similar_aid=False)
    single = home(receives_pkh=False, receives_sembako=True)
    adult = home(Person(birth_date=date(1980, 1, 1)), in_data=True)

    assert lows(paid("BLTS_KESRA", adult, Span.of_year(2025))) == [900_000]
    assert lows(paid("BLT_MRP", adult, Span.of_year(2024), date(2024, 2, 20))) == [200_000] * 3
    assert lows(paid("BST_SEMBAKO_NONPKH", single, Span.of_year(2020), date(2020, 9, 5))) == [500_000]
    assert lows(paid("SEMBAKO_PPKM", new, Span.of_year(2021))) == [200_000] * 6


ORPHAN = Person(
    birth_date=date(2008, 4, 10),
    father_deceased=True,
    mother_deceased=False,
    parent_remarried=False,
    marital_status="1",
    deceased=False,
)


def test_b38_yapi_ends_with_the_eighteenth_birthday_and_begins_with_birth() -> None:
    baby = evolve(ORPHAN, birth_date=date(2023, 4, 10))
    last = paid("YAPI", home(ORPHAN, receives_pkh=False), Span.of_year(2026), date(2026, 1, 1))

    assert lows(last) == [200_000] * 4 + [0] * 8
    assert lows(paid("YAPI", home(baby, receives_pkh=False), Span.of_year(2023))) == [0] * 4 + [200_000] * 8


def test_yapi_of_may_2022_is_the_same_for_pupils_and_small_children() -> None:
    baby, pupil_ = evolve(ORPHAN, birth_date=date(2019, 1, 1)), evolve(ORPHAN, school_level="SMP")
    small = paid("YAPI", home(baby, receives_pkh=False), Span.of_year(2022))

    assert lows(small) == [300_000] * 4 + [200_000] * 8
    assert lows(paid("YAPI", home(pupil_, receives_pkh=False), Span.of_year(2022))) == [200_000] * 12


def test_b57_single_sums_are_placed_on_the_day_that_was_asked_about() -> None:
    """Twelve dead in Kintamani; no source tells a day of payment."""
    heir = Person(birth_date=date(1980, 1, 1), disaster_heir=True, disaster_seriously_injured=False, deceased=False)
    payments = paid("SANTUNAN_BENCANA", home(heir), Span.of_year(2017), date(2017, 2, 10))

    assert [(p.label, p.due, p.day) for p in payments] == [("sekali bayar", None, date(2017, 2, 10))]
    assert 12 * sum(lows(payments)) == 180_000_000
    assert paid("SANTUNAN_BENCANA", home(heir), Span.of_year(2018), date(2017, 2, 10)) == ()


def test_b41_a_house_is_paid_once() -> None:
    (payment,) = paid("RST", home(), Span.of_year(2025), date(2025, 1, 14))

    assert (payment.day, payment.since, payment.amount) == (date(2025, 1, 14), date(2025, 1, 14), Range(0, 20_000_000))


def test_b69_blt_desa_2026_three_months_at_once() -> None:
    """The village sets the months, and may pay less: a ceiling, once in the year."""
    (payment,) = paid("BLT_DD", DESA, Span.of_year(2026))
    other = paid("BLT_DD", DESA, Span.of_year(2026), readings={"BLT_DD.tiga-bulan": "sekali-bayar"})

    assert (payment.amount, payment.due) == (Range(0, 900_000), None)
    assert [p.amount for p in other] == [Range(0, 900_000)] * 4
    assert "sekaligus" in other[0].label


def test_b72_stimulan_once_a_budget_year_and_again_in_the_next() -> None:
    student = Person(birth_date=date(2005, 1, 1), deceased=False)
    payments = paid(
        "KUTIM_BEASISWA_STIMULAN", home(student), Span(date(2025, 1, 1), date(2027, 12, 31)), date(2026, 2, 1)
    )

    assert [p.day for p in payments] == [date(year, 2, 1) for year in (2025, 2026, 2027)]
    assert payments[0].label_en == "scholarship of 2025, once a budget year"


# --- calendars of the years ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "days"),
    [
        pytest.param(2016, [1, 4, 7, 10], id="2016"),
        pytest.param(2017, [2, 5, 8, 11], id="2017"),
        pytest.param(2018, [2, 5, 8, 11], id="2018"),
        pytest.param(2019, [1, 4, 7, 10], id="2019"),
        pytest.param(2020, [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], id="2020"),
        pytest.param(2021, [1, 4, 7, 10], id="2021"),
        pytest.param(2026, [1, 4, 7, 10], id="2026"),
    ],
)
def test_months_in_which_pkh_counts_as_paid(year: int, days: list[int]) -> None:
    assert [p.day for p in paid("PKH", MANAH, Span.of_year(year))] == [date(year, month, 1) for month in days]


def test_sources_differ_about_the_second_stage_of_2019() -> None:
    second = paid("PKH", MANAH, Span.of_year(2019))[1]
    other = paid("PKH", MANAH, Span.of_year(2019), readings={"PKH.tahap-2-2019": "maret"})[1]

    assert (second.due, other.due) == (date(2019, 4, 1), date(2019, 3, 1))
    assert (second.since, second.until) == (other.since, other.until) == (date(2019, 4, 1), date(2019, 6, 30))
    assert other.decided_on == date(2019, 4, 1)
    assert "antaranews" in str(second.citation.note)
    assert "antaranews" in str(other.citation.note)


def test_monthly_sums_of_2020_are_whole_rupiah_and_lose_none() -> None:
    payments = paid("PKH", home(pupil("SMA", date(2020, 1, 1))), Span.of_year(2020))
    sums = lows(tuple(p for p in payments if not p.extra))

    assert sums[0] == 500_000
    assert set(sums[1:]) == {166_666, 166_667}
    assert sum(sums) == 2_000_000


def test_a_ceiling_that_falls_in_mid_year_ends_the_payments() -> None:
    """Decile 5 and Sembako: up to March 2026 by the decree, never by the minister's words."""
    who = home(Person(birth_date=date(1980, 1, 1)))
    fifth = evolve(who, decile=5)

    assert lows(paid("SEMBAKO", fifth, Span.of_year(2026))) == [200_000] * 3 + [0] * 9
    assert lows(paid("SEMBAKO", fifth, Span.of_year(2026), readings={"SEMBAKO.desil": "1-4"})) == [0] * 12
    assert lows(paid("SEMBAKO", who, Span.of_year(2020))) == [150_000] * 2 + [200_000] * 10


def test_blt_desa_of_2020_at_the_rates_of_its_months() -> None:
    who = evolve(DESA, members=[evolve(DESA.members[0], receives_prakerja=False)])

    assert lows(paid("BLT_DD", who, Span.of_year(2020))) == [600_000] * 3 + [300_000] * 6


def test_what_is_not_checked_stays_open_in_strict_mode() -> None:
    book = rulebook(as_of=date(2026, 6, 15))
    usual = book.payable(book.decide(SHOPPERS, "SEMBAKO"), Span.of_year(2026))
    strict = book.payable(book.decide(SHOPPERS, "SEMBAKO", strict=True), Span.of_year(2026))

    assert {p.amount for p in usual} == {Range(200_000, 200_000)}
    assert {(p.amount, p.outcome) for p in strict} == {(Range(0, 200_000), Outcome.UNDETERMINED)}


def test_an_open_list_of_members_has_no_upper_bound() -> None:
    """Nor a certain part: who is not on the list may be a civil servant."""
    (stage,) = paid("PKH", evolve(MANAH, members_complete=False), Span.of_month(2026, 4))

    assert stage.amount == Range(0, None)
    assert total([stage, *paid("PKH", MANAH, Span.of_month(2026, 7))]) == Range(600_000, None)


def test_before_the_day_of_the_decision_who_has_no_birth_date_may_not_be_born() -> None:
    unknown = home(Person(severe_disability=True), Person(birth_date=date(1980, 1, 1), severe_disability=False))
    payments = JUNE.payable(JUNE.decide(unknown, "PKH"), Span.of_year(2026))

    assert [p.amount.low for p in payments] == [0, 0, 600_000, 600_000]


def test_who_has_a_date_of_death_but_none_of_birth_may_not_be_born_before_it() -> None:
    gone = Person(severe_disability=True, death_date=date(2026, 4, 20))
    other = Person(birth_date=date(1980, 1, 1), sex="L", severe_disability=False)
    payments = JUNE.payable(JUNE.decide(home(gone, other), "PKH"), Span.of_year(2026))

    assert [(p.amount.low, p.amount.high) for p in payments] == [(0, 750_000), (0, 750_000), (0, 0), (0, 0)]


def test_before_the_day_of_the_decision_who_is_dead_may_have_lived() -> None:
    """Without a date of death the first stages are open; with one they are certain."""
    gone = Person(birth_date=date(1945, 1, 1), severe_disability=False, deceased=True)
    who = home(gone, Person(birth_date=date(1980, 1, 1), severe_disability=False, sex="L"))
    undated = JUNE.payable(JUNE.decide(who, "PKH"), Span.of_year(2026))
    dated = home(evolve(gone, deceased=None, death_date=date(2026, 4, 20)), *who.members[1:])

    assert [(p.amount.low, p.amount.high) for p in undated] == [(0, 600_000), (0, 600_000), (0, 0), (0, 0)]
    assert lows(JUNE.payable(JUNE.decide(dated, "PKH"), Span.of_year(2026))) == [600_000, 600_000, 0, 0]


# --- what cannot be told ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param("PBI_JK", "iuran", id="iuran"),
        pytest.param("BERAS_CBP", "barang", id="barang"),
        pytest.param("SEKOLAH_RAKYAT", "layanan", id="layanan"),
        pytest.param("KUTIM_VETERAN", "belum dapat dihitung", id="besaran-tidak-pasti"),
    ],
)
def test_a_programme_without_cash_has_no_calendar(code: str, told: str) -> None:
    book = rulebook(as_of=date(2026, 8, 17))
    with pytest.raises(NoCalendar, match=f"{code}.*{told}"):
        book.payable(one(book, code, SHOPPERS), Span.of_year(2026))


TOML = """
code = "UJI"
[acts.perbup]
instrument = "Peraturan Bupati Contoh"
number = 7
year = 2026
[parameters.jumlah]
label = "jumlah"
unit = "Rp/keluarga/tahun"
[[parameters.jumlah.values]]
since = 2026-01-01
value = {amount}
act = "perbup"
source = "contoh"
confidence = "high"
"""
LINE = """
[[calendar]]
name = "{name}"
label = "{name}"
since = {since}
until = {until}
months = {months}
act = "perbup"
source = "contoh"
confidence = "high"
"""


def local(toml: str, *more: str, unit: Unit = Unit.FAMILY) -> Rulebook:
    """A book with one fictional programme in decile 1 and 2; ``more`` are further tables that it brings."""
    table, *others = (Numbers(parse_parameters(tomllib.loads(t), where="uji.toml")) for t in (toml, *more))
    made = programme(
        "UJI",
        "Uji",
        en="Test",
        unit=unit,
        benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient=unit.value),
        numbers=[table, *others],
        editions=[
            edition(
                date(2026, 1, 1),
                requires=[criterion("DESIL", "desil", en="decile", when=family.decile <= 2)],
                amount=table.jumlah,
            )
        ],
    )
    return Rulebook(as_of=date(2026, 6, 1), programmes=(made,))


def test_cash_without_a_calendar_says_where_to_write_one() -> None:
    book = local(TOML.format(amount=1))
    with pytest.raises(NoCalendar, match=r'\[\[calendar\]\].*code = "UJI"'):
        book.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))


def test_a_programme_of_another_book_is_unknown() -> None:
    book = local(TOML.format(amount=1))
    with pytest.raises(UnknownName, match="UJI"):
        JUNE.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))


def test_nothing_is_paid_where_no_edition_holds() -> None:
    line = LINE.format(name="x", since="2025-01-01", until="2026-12-31", months=12)
    book = local(TOML.format(amount=12) + line)

    payments = book.payable(book.decide(Family(decile=1), "UJI"), Span(date(2024, 1, 1), date(2027, 12, 31)))

    assert [(p.since.year, p.amount.low) for p in payments] == [(2026, 12)]


def test_only_the_table_of_the_programme_itself_is_its_calendar() -> None:
    line = LINE.format(name="x", since="2026-01-01", until="2026-12-31", months=12)
    shared = TOML.replace("UJI", "BERSAMA").format(amount=1)
    plain, brought = local(TOML.format(amount=12) + line), local(TOML.format(amount=12) + line, shared + line)
    without = local(TOML.format(amount=12), shared + line)

    for book in (plain, brought):
        assert len(book.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))) == 1
    with pytest.raises(NoCalendar):
        without.payable(without.decide(Family(decile=1), "UJI"), Span.of_year(2026))


def test_a_sum_of_its_own_is_the_one_of_its_month() -> None:
    raised = (
        '[[parameters.bonus.values]]\nsince = 2026-02-01\nvalue = 7\nact = "perbup"\nsource = "x"\nconfidence = "low"\n'
    )
    bonus = raised.replace("2026-02-01", "2026-01-01").replace("7", "5") + raised
    line = LINE.format(name="x", since="2026-01-01", until="2026-03-31", months=1) + 'parameter = "bonus"\n'
    toml = TOML.format(amount=12) + '[parameters.bonus]\nlabel = "b"\nunit = "Rp/keluarga"\n' + bonus + line
    book = local(toml)

    assert lows(book.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))) == [5, 7, 7]
    assert lows(book.payable(book.decide(Family(decile=3), "UJI"), Span.of_year(2026))) == [0, 0, 0]
    assert [p.amount for p in book.payable(book.decide(Family(), "UJI"), Span.of_year(2026))][:2] == [
        Range(0, 5),
        Range(0, 7),
    ]


def test_payments_come_in_order_of_their_days() -> None:
    late = LINE.format(name="terlambat", since="2026-01-01", until="2026-03-31", months=3) + "paid_month = 6\n"
    months = LINE.format(name="bulan", since="2026-04-01", until="2026-07-31", months=1)
    book = local(TOML.format(amount=12) + late + months)
    payments = book.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))

    assert [(p.day.month, p.label) for p in payments] == [
        *((month, "bulan") for month in (4, 5)),
        *((6, name) for name in ("terlambat", "bulan")),
        (7, "bulan"),
    ]


def test_a_person_who_may_not_be_there_may_get_nothing() -> None:
    """Also where no criterion asks whether the person is alive."""
    line = LINE.format(name="x", since="2026-01-01", until="2026-12-31", months=3)
    book = local(TOML.format(amount=12) + line, unit=Unit.PERSON)

    def amounts(member: Person) -> list[tuple[int, int | None]]:
        decision = book.decide_members(home(member), "UJI")[0]
        return [(p.amount.low, p.amount.high) for p in book.payable(decision, Span.of_year(2026))]

    assert amounts(Person(birth_date=date(1980, 1, 1))) == [(3, 3)] * 4
    assert amounts(Person()) == [(0, 3), (0, 3), (3, 3), (3, 3)]
    assert amounts(Person(birth_date=date(1980, 1, 1), death_hint=True)) == [(0, 3)] * 4
    assert amounts(Person(birth_date=date(1980, 1, 1), deceased=True)) == [(0, 3), (0, 3), (0, 0), (0, 0)]
    assert amounts(Person(birth_date=date(2026, 5, 1))) == [(0, 0), (0, 0), (3, 3), (3, 3)]


# --- laws ---------------------------------------------------------------------------------------------------


@given(
    amount=st.integers(0, 10**10),
    cuts=st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=1, max_size=12),
)
def test_payments_of_a_year_add_up_to_the_rupiah(amount: int, cuts: list[int]) -> None:
    """However a year is cut into stages."""
    lines, month = "", 1
    for months in [*cuts, *[1] * 12]:
        if month + months <= 13:
            until = Span.of_month(2026, month + months - 1).until
            lines += LINE.format(name=month, since=date(2026, month, 1), until=until, months=months)
            month += months
    book = local(TOML.format(amount=amount) + lines)
    payments = book.payable(book.decide(Family(decile=1), "UJI"), Span.of_year(2026))
    unknown = book.payable(book.decide(Family(), "UJI"), Span.of_year(2026))

    assert sum(lows(payments)) == amount
    assert all(p.amount.low == 0 <= (p.amount.high or 0) for p in unknown)
    for certain, open_ in zip(payments, unknown, strict=True):
        assert open_.amount.high is not None
        assert certain.amount.low <= open_.amount.high <= certain.amount.low + 1


def steady(payments: tuple[Payment, ...], book: Rulebook, decision: Decision) -> bool:
    """Whether every payment of the year rests on the same answer."""
    who, code = decision.family, decision.programme
    days = {p.decided_on for p in payments}
    answers = {(d.outcome, d.amount) for d in (one(book.on(day), code, who) for day in days)}
    return len(answers) <= 1


@given(data=st.data(), year=st.sampled_from([2018, 2022, 2023, 2024]), code=st.sampled_from(["PKH", "SEMBAKO"]))
@settings(max_examples=100, deadline=None)
def test_a_year_at_constant_rates_adds_up_to_the_amount(data: st.DataObject, year: int, code: str) -> None:
    book = _day(date(year, 1, 1))
    decision = book.decide(data.draw(families(book.as_of)), code)
    payments = book.payable(decision, Span.of_year(year))
    if not steady(payments, book, decision):
        event("jawaban berubah dalam tahun itu")
        return
    event(decision.outcome.value)
    assert decision.amount is not None
    sums = total(p for p in payments if not p.extra)

    assert sums.low == decision.amount.low
    assert sums.high == decision.amount.high


@given(
    data=st.data(), code=st.sampled_from(["PKH", "SEMBAKO", "BST", "BLT_DD", "PIP", "RST", "KUTIM_DISABILITAS_PROV"])
)
@settings(max_examples=40, deadline=None)
def test_two_adjacent_periods_are_both_together(data: st.DataObject, code: str) -> None:
    day = {"BST": date(2021, 3, 5), "PKH": date(2020, 5, 5)}.get(code, date(2025, 5, 5))
    book = _day(day)
    decision = one(book, code, data.draw(families(day).filter(lambda f: bool(f.members))))
    first = day - timedelta(days=data.draw(st.integers(0, 500)))
    last = first + timedelta(days=data.draw(st.integers(1, 700)))
    cut = first + timedelta(days=data.draw(st.integers(0, (last - first).days - 1)))

    whole = book.payable(decision, Span(first, last))

    assert (
        book.payable(decision, Span(first, cut)) + book.payable(decision, Span(cut + timedelta(days=1), last)) == whole
    )
    assert all(first <= p.day <= last for p in whole)
    assert all(p.amount.low >= 0 and (p.amount.high is None or p.amount.low <= p.amount.high) for p in whole)
    assert all(p.since <= p.decided_on <= p.until for p in whole)
    assert all(p.amount == Range(0, 0) for p in whole if p.outcome is Outcome.INELIGIBLE)
    assert all(p.amount.low == 0 for p in whole if p.outcome is Outcome.UNDETERMINED)


def _day(day: date, kept: dict[date, Rulebook] = {}) -> Rulebook:  # noqa: B006  # plans are made once
    return kept.setdefault(day, rulebook(as_of=day))


@given(data=st.data(), code=st.sampled_from(["PKH", "SEMBAKO"]), strict=st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_payment_leaves_its_range_when_the_unknown_turns_out(data: st.DataObject, code: str, strict: bool) -> None:
    """Soundness, over a year in which rates, editions and ages change; the decision lies in the middle of it."""
    book = _day(date(2020, 6, 15)) if data.draw(st.booleans()) else _day(date(2025, 6, 15))
    who = data.draw(families(book.as_of))
    filled = who
    for member, name in _unknown(who):
        filled = with_fact(filled, member, name, data.draw(st.sampled_from(domain(member, name, book.as_of))))
    year = Span.of_year(book.as_of.year)
    ranges = book.payable(book.decide(who, code, strict=strict), year)
    certain = book.payable(book.decide(filled, code, strict=strict), year)

    for wide, narrow in zip(ranges, certain, strict=True):
        assert wide.day == narrow.day
        assert wide.amount.low <= narrow.amount.low
        assert wide.amount.high is None or (narrow.amount.high is not None and narrow.amount.high <= wide.amount.high)


def _unknown(who: Family) -> Iterator[tuple[int | None, str]]:
    """The facts that the generator may have taken away."""
    for member, name in hideable(_filled(who)):
        thing = who if member is None else who.members[member]
        if getattr(thing, name) is None and not (name == "decile" and who.unranked):
            yield member, name


def _filled(who: Family) -> Family:
    facts = {"birth_date": date(2000, 1, 1), "sex": "P", "pregnant": False, "school_level": "tidak"}
    members = [evolve(m, **facts, pregnancy_number=1, severe_disability=False) for m in who.members]  # type: ignore[arg-type]
    return evolve(who, decile=1, unranked=None, members=members)


@pytest.mark.parametrize("code", CASH)
def test_every_cash_programme_has_a_calendar_or_none_is_known(code: str) -> None:
    """Each line is cited, in force while the programme is, and paid by what the programme pays."""
    found = next(p for p in PROGRAMMES if p.code == code)
    lines = [line for table in found.books if table.code == code for line in table.calendar]

    assert lines
    for line in lines:
        assert found.in_force(line.since)
        assert line.until is None or found.in_force(line.until)
        assert line.citation.source
        assert line.citation.confidence in Confidence
    for now in found.editions:
        assert any(line.since <= now.since and (line.until is None or now.since <= line.until) for line in lines)


@pytest.mark.parametrize("code", CASH)
def test_payments_name_no_blank_and_survive_both_languages(code: str) -> None:
    found = next(p for p in PROGRAMMES if p.code == code)
    book = rulebook(as_of=found.editions[-1].since)
    payments = book.payable(one(book, code, SHOPPERS), YEARS)

    assert payments
    assert all("{" not in p.label + p.label_en for p in payments)
    assert list(payments) == sorted(payments, key=lambda p: (p.day, p.since))


def test_the_order_of_years_asked_does_not_matter() -> None:
    """Books of other days are kept; what was asked before changes nothing."""
    one_way, other_way = rulebook(as_of=date(2025, 6, 1)), rulebook(as_of=date(2025, 6, 1))
    asked = [Span.of_year(2024), Span.of_year(2020), Span.of_year(2025)]
    first = {span: one_way.payable(one_way.decide(MANAH, "PKH"), span) for span in asked}
    second = {span: other_way.payable(other_way.decide(MANAH, "PKH"), span) for span in reversed(asked)}

    assert first == second


@pytest.mark.parametrize("module", [pskslib.law.schedule, pskslib.law.span, pskslib.rules.payable])
def test_no_calendar_reads_the_clock(module: ModuleType) -> None:
    called = {node.attr for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Attribute)}

    assert called.isdisjoint({"today", "now", "utcnow", "time", "monotonic"})
