"""Who is poor: BPS 14, Kepmensos 146 and 262, the poverty line, the extreme line; published cases by their id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from pskslib import Family
from pskslib.classification import classifications, figures, household_line, poverty_band, poverty_items, poverty_line
from pskslib.classification.extreme_poverty import NUMBERS as EXTREME
from pskslib.errors import NotInForce, UnknownName
from pskslib.rules import Rulebook
from tests.classification.cases import BOOK, Facts, book_on, verdict
from tests.rules.families import AS_OF

ITEMS = poverty_items(AS_OF)


def family(*facts: Facts) -> Family:
    merged: dict[str, object] = {}
    for more in facts:
        merged |= more
    return Family(**merged)  # type: ignore[arg-type]  # facts by their names


# --- BPS 14 -------------------------------------------------------------------------------------------

# item, facts that meet it, facts that do not: both sides of every number
BPS14: list[tuple[str, Facts, Facts]] = [
    ("01", {"floor_area_per_person": Decimal("7.99")}, {"floor_area_per_person": Decimal(8)}),
    ("02", {"floor": "tanah"}, {"floor": "keramik", "floor_poor": False}),
    ("02", {"floor": "bambu"}, {"floor": "semen", "floor_poor": True}),
    ("02", {"floor": "kayu", "floor_poor": True}, {"floor": "kayu", "floor_poor": False}),
    ("03", {"wall": "bambu"}, {"wall": "tembok", "wall_poor": True}),
    ("03", {"wall": "rumbia"}, {"wall": "papan", "wall_poor": False}),
    ("03", {"wall": "tembok_tanpa_plester"}, {"wall": "batang_kayu", "wall_poor": False}),
    ("03", {"wall": "papan", "wall_poor": True}, {"wall": "tembok", "wall_poor": False}),
    ("04", {"toilet": "bersama"}, {"toilet": "sendiri"}),
    ("04", {"toilet": "tidak_ada"}, {"toilet": "sendiri"}),
    ("05", {"lighting": "bukan_listrik"}, {"lighting": "pln_meteran"}),
    ("05", {"lighting": "bukan_listrik"}, {"lighting": "listrik_non_pln"}),
    ("06", {"drinking_water": "sumur_tak_terlindung"}, {"drinking_water": "leding"}),
    ("06", {"drinking_water": "air_permukaan"}, {"drinking_water": "isi_ulang"}),
    ("06", {"drinking_water": "air_hujan"}, {"drinking_water": "mata_air_terlindung"}),
    ("07", {"cooking_fuel": "kayu_bakar"}, {"cooking_fuel": "elpiji"}),
    ("07", {"cooking_fuel": "minyak_tanah"}, {"cooking_fuel": "listrik"}),
    ("08", {"meat_per_week": 1}, {"meat_per_week": 2}),
    ("09", {"clothes_per_year": 1}, {"clothes_per_year": 2}),
    ("10", {"meals_per_day": 2}, {"meals_per_day": 3}),
    ("11", {"can_pay_clinic": False}, {"can_pay_clinic": True}),
    (
        "12",
        {"head_livelihood": "petani", "farm_land": 500, "head_income": 900_000},
        {"head_livelihood": "petani", "farm_land": 501, "head_income": 900_000},
    ),
    ("12", {"head_livelihood": "buruh_tani"}, {"head_livelihood": "lainnya", "head_income": 600_000}),
    ("12", {"head_livelihood": "nelayan"}, {"head_livelihood": "lainnya", "head_income": 5_000_000}),
    (
        "12",
        {"head_livelihood": "lainnya", "head_income": 599_999},
        {"head_livelihood": "lainnya", "head_income": 600_000},
    ),
    ("13", {"head_education": "3"}, {"head_education": "4"}),
    ("13", {"head_education": "1"}, {"head_education": "5"}),
    ("14", {"savings_and_goods": 499_999}, {"savings_and_goods": 500_000}),
]
POOR = {item: met for item, met, _ in reversed(BPS14)}
RICH = {item: unmet for item, _, unmet in reversed(BPS14)}
NUMBERED = sorted(POOR)


@pytest.mark.parametrize(("item", "met", "unmet"), BPS14, ids=[f"{n:02}-butir-{row[0]}" for n, row in enumerate(BPS14)])
def test_bps14_items_on_both_sides(item: str, met: Facts, unmet: Facts) -> None:
    """Alone, in the rule book of items; nothing known is unknown."""
    code = f"BPS14-{item}"
    assert ITEMS.decide(family(met), code).outcome.value == "eligible"
    assert ITEMS.decide(family(unmet), code).outcome.value == "ineligible"
    assert ITEMS.decide(Family(), code).outcome.value == "undetermined"


def household(poor: int, unknown: int = 0, *, start: int = 0) -> Family:
    """A household that meets ``poor`` items, of whom ``unknown`` are not known, and the rest not."""
    order = NUMBERED[start:] + NUMBERED[:start]
    facts: list[Facts] = [POOR[item] for item in order[:poor]]
    facts += [RICH[item] for item in order[poor + unknown :]]
    return family(*facts)


@pytest.mark.parametrize("start", [0, 3, 7, 11])
@pytest.mark.parametrize("count", range(15))
def test_bps14_at_least_9_of_14(count: int, start: int) -> None:
    """Whichever the items are."""
    expected = "yes" if count >= 9 else "no"
    assert verdict(household(count, start=start), "BPS14") == expected


@pytest.mark.parametrize(
    ("poor", "unknown", "expected"),
    [
        pytest.param(9, 5, "yes", id="9-terpenuhi-5-belum-diketahui"),
        pytest.param(8, 6, "unknown", id="8-terpenuhi-6-belum-diketahui"),
        pytest.param(8, 1, "unknown", id="8-terpenuhi-1-belum-diketahui"),
        pytest.param(3, 6, "unknown", id="3-terpenuhi-6-belum-diketahui"),
        pytest.param(3, 5, "no", id="3-terpenuhi-5-belum-diketahui"),
        pytest.param(0, 8, "no", id="0-terpenuhi-8-belum-diketahui"),
        pytest.param(0, 9, "unknown", id="0-terpenuhi-9-belum-diketahui"),
        pytest.param(0, 14, "unknown", id="belum-ditanya-apa-pun"),
    ],
)
def test_bps14_with_items_not_known(poor: int, unknown: int, expected: str) -> None:
    """Six that are not met settle a no, nine that are met a yes, whatever the rest turns out to be."""
    for start in (0, 5, 10):
        assert verdict(household(poor, unknown, start=start), "BPS14") == expected


def test_bps14_asks_what_is_open_and_explains_what_decided() -> None:
    short = BOOK.decide(household(8, 1), "BPS14")
    asked = {q.fact for q in short.missing}
    assert asked == {"clothes_per_year"}  # the ninth item

    full = BOOK.decide(household(9), "BPS14")
    text = full.explain()
    assert "9 dari 14 kriteria" in text
    assert "luas lantai untuk tiap penghuni: 7.99" in text
    assert len({seen.field.name for seen in full.criteria[0].facts}) >= 9


def test_bps14_land_of_a_farmer_can_be_read_as_half_a_hectare() -> None:
    farmer = {"head_livelihood": "petani", "farm_land": 5_000, "head_income": 900_000}
    other = poverty_items(AS_OF, readings={"BPS14.lahan": "0,5-hektar"})

    assert ITEMS.decide(family(farmer), "BPS14-12").outcome.value == "ineligible"
    assert other.decide(family(farmer), "BPS14-12").outcome.value == "eligible"
    assert other.decide(family({**farmer, "farm_land": 5_001}), "BPS14-12").outcome.value == "ineligible"


def test_a_count_of_items_is_told_item_by_item() -> None:
    """The list of what holds, not only the result."""
    held = [d.programme for d in ITEMS.decide(household(10)) if d.outcome.value == "eligible"]
    assert [code for code in held if code.startswith("BPS14-")] == [f"BPS14-{item}" for item in NUMBERED[:10]]


# --- Kepmensos 146/HUK/2013 -------------------------------------------------------------------------------

LAST_146 = date(2022, 12, 30)
KEPMENSOS146: dict[str, tuple[Facts, Facts]] = {
    "01": ({"has_livelihood": True, "basic_needs_met": False}, {"has_livelihood": True, "basic_needs_met": True}),
    "02": ({"mostly_staple_food": True}, {"mostly_staple_food": False}),
    "03": ({"can_pay_treatment": False}, {"can_pay_treatment": True}),
    "04": ({"bought_clothes": True, "clothes_per_year": 0}, {"bought_clothes": True, "clothes_per_year": 1}),
    "05": ({"affordable_school": "SMP"}, {"affordable_school": "SMA"}),
    "06": ({"wall": "papan", "wall_poor": True}, {"wall": "papan", "wall_poor": False}),
    "07": ({"floor": "semen", "floor_poor": True}, {"floor": "semen", "floor_poor": False}),
    "08": ({"roof": "seng", "roof_poor": True}, {"roof": "seng", "roof_poor": False}),
    "09": ({"lighting": "pln_tanpa_meteran"}, {"lighting": "pln_meteran"}),
    "10": ({"floor_area_per_person": Decimal("7.5")}, {"floor_area_per_person": Decimal(8)}),
    "11": ({"drinking_water": "lainnya"}, {"drinking_water": "kemasan"}),
}
ALL_146: Facts = {name: value for met, _ in KEPMENSOS146.values() for name, value in met.items()}


def test_146_needs_all_eleven() -> None:
    assert verdict(family(ALL_146), "KEPMENSOS146", book_on(LAST_146)) == "yes"


@pytest.mark.parametrize("item", KEPMENSOS146)
def test_146_one_item_less_is_a_no_and_one_unknown_is_open(item: str) -> None:
    book = book_on(LAST_146)
    met, unmet = KEPMENSOS146[item]
    blank: Facts = dict.fromkeys(met)

    assert verdict(family(ALL_146, unmet), "KEPMENSOS146", book) == "no"
    assert verdict(family(ALL_146, blank), "KEPMENSOS146", book) == "unknown"
    items = poverty_items(LAST_146)
    assert items.decide(family(met), f"KEPMENSOS146-{item}").outcome.value == "eligible"
    assert items.decide(family(unmet), f"KEPMENSOS146-{item}").outcome.value == "ineligible"


def test_146_ended_on_the_day_before_262() -> None:
    book_on(LAST_146).plan("KEPMENSOS146")
    for day in (date(2022, 12, 31), date(2012, 12, 31)):
        with pytest.raises(NotInForce, match=r"2013-01-01 s\.d\. 2022-12-30"):
            book_on(day).plan("KEPMENSOS146")


# --- Kepmensos 262/HUK/2022 -------------------------------------------------------------------------------

WELL_OFF: Facts = {
    "has_dwelling": True,
    "head_works": True,
    "worried_about_food": False,
    "food_share": Decimal(50),
    "bought_clothes": True,
    "floor": "keramik",
    "wall": "tembok",
    "toilet": "sendiri",
    "lighting": "pln_meteran",
    "power": 451,
}
KEPMENSOS262: list[tuple[str, Facts]] = [
    ("A", {"head_works": False}),
    ("B", {"worried_about_food": True}),
    ("C", {"food_share": Decimal("50.1")}),
    ("D", {"bought_clothes": False}),
    ("E", {"floor": "tanah"}),
    ("E", {"floor": "plester"}),
    ("F", {"wall": "papan"}),
    ("F", {"wall": "seng"}),
    ("F", {"wall": "terpal"}),
    ("F", {"wall": "tembok_tanpa_plester"}),
    ("G", {"toilet": "komunal"}),
    ("G", {"toilet": "tidak_ada"}),
    ("H", {"power": 450}),
    ("H", {"lighting": "bukan_listrik", "power": None}),
]


def test_262_homeless_means_at_once() -> None:
    """Stage 1: no further test; nothing else is asked."""
    decision = BOOK.decide(family(WELL_OFF, {"has_dwelling": False}), "KEPMENSOS262")
    assert decision.outcome.value == "eligible"

    nothing_else_known = BOOK.decide(Family(has_dwelling=False), "KEPMENSOS262")
    assert nothing_else_known.outcome.value == "eligible"
    assert nothing_else_known.missing == ()
    assert [seen.field.name for seen in nothing_else_known.criteria[0].facts] == ["has_dwelling"]


def test_262_a_family_that_meets_nothing() -> None:
    assert verdict(family(WELL_OFF), "KEPMENSOS262") == "no"


@pytest.mark.parametrize(
    ("letter", "facts"), KEPMENSOS262, ids=[f"{row[0]}-{next(iter(row[1].values()))}" for row in KEPMENSOS262]
)
def test_262_each_criterion_alone(letter: str, facts: Facts) -> None:
    """ "dan/atau" without a number: one is enough, and which one is told."""
    poor = family(WELL_OFF, facts)
    assert verdict(poor, "KEPMENSOS262") == "yes"
    held = [d.programme for d in ITEMS.decide(poor) if d.outcome.value == "eligible"]
    assert [code for code in held if code.startswith("KEPMENSOS262-")] == [f"KEPMENSOS262-{letter}"]


@pytest.mark.parametrize("name", [name for name in WELL_OFF if name != "lighting"])
def test_262_one_fact_unknown_leaves_it_open(name: str) -> None:
    decision = BOOK.decide(family(WELL_OFF, {name: None}), "KEPMENSOS262")
    assert decision.outcome.value == "undetermined"
    assert [q.fact for q in decision.missing] == [name]


@pytest.mark.parametrize(
    ("count", "expected"), [pytest.param(2, "no", id="dua-kriteria"), pytest.param(3, "yes", id="tiga-kriteria")]
)
def test_262_three_can_be_asked_for(count: int, expected: str) -> None:
    """Some recall "at least three": a reading without a source; homeless stays at once."""
    facts = [row[1] for row in KEPMENSOS262 if row[0] in ("A", "B", "D")][:count]
    other = book_on(readings={"KEPMENSOS262.min": "3"})

    assert verdict(family(WELL_OFF, *facts), "KEPMENSOS262", other) == expected
    assert verdict(family(WELL_OFF, {"has_dwelling": False}), "KEPMENSOS262", other) == "yes"
    assert "tanpa sumber" in other.decide(family(WELL_OFF, *facts), "KEPMENSOS262").explain()


def test_262_the_threshold_is_flagged_as_unsourced() -> None:
    decision = BOOK.decide(family(WELL_OFF, {"head_works": False}), "KEPMENSOS262")
    assert decision.confidence.value == "low"
    assert "tidak menyebut berapa kriteria" in decision.explain()


def test_b67_a_family_with_a_house_and_450_va_goes_on_to_stage_2_and_meets_h() -> None:
    facts: Facts = {"has_dwelling": True, "lighting": "pln_meteran", "power": 450}

    assert ITEMS.decide(family(facts), "KEPMENSOS262-0").outcome.value == "ineligible"
    assert ITEMS.decide(family(facts), "KEPMENSOS262-H").outcome.value == "eligible"
    assert verdict(family(facts), "KEPMENSOS262") == "yes"


def test_262_begins_on_the_last_day_of_2022() -> None:
    book_on(date(2022, 12, 31)).plan("KEPMENSOS262")
    with pytest.raises(NotInForce, match="2022-12-31"):
        book_on(date(2022, 12, 30)).plan("KEPMENSOS262")


# --- extreme poverty --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "most"),
    [
        pytest.param(date(2017, 1, 1), 305_868, id="2017"),
        pytest.param(date(2020, 12, 31), 305_868, id="2020"),
        pytest.param(date(2021, 3, 1), 358_233, id="2021-03"),
        pytest.param(date(2022, 12, 31), 358_233, id="2022"),
        pytest.param(date(2023, 3, 1), 351_957, id="2023-03"),
        pytest.param(date(2023, 12, 31), 351_957, id="2023-12"),
        pytest.param(date(2024, 1, 1), 348_150, id="2024"),
        pytest.param(date(2025, 1, 1), 391_000, id="2025"),
        pytest.param(AS_OF, 391_000, id="hari-ini"),
    ],
)
def test_extreme_poverty_on_both_sides_of_the_line(day: date, most: int) -> None:
    book = book_on(day)
    assert verdict(Family(spending_per_person=most), "KEMISKINAN_EKSTREM", book) == "yes"
    assert verdict(Family(spending_per_person=most + 1), "KEMISKINAN_EKSTREM", book) == "no"
    assert verdict(Family(), "KEMISKINAN_EKSTREM", book) == "unknown"


@pytest.mark.parametrize(
    "day", [date(2016, 12, 31), date(2021, 1, 1), date(2021, 2, 28), date(2023, 1, 1), date(2023, 2, 28)]
)
def test_where_no_line_was_found_there_is_no_answer(day: date) -> None:
    """Holes are not bridged with a number of another year."""
    with pytest.raises(NotInForce):
        book_on(day).plan("KEMISKINAN_EKSTREM")
    assert "KEMISKINAN_EKSTREM" not in [plan.programme.code for plan in book_on(day).in_force]


def test_the_line_of_kemenko_pmk_is_a_reading_of_2021() -> None:
    day = date(2021, 6, 1)
    poor = Family(spending_per_person=322_171)
    assert verdict(poor, "KEMISKINAN_EKSTREM", book_on(day)) == "yes"
    assert (
        verdict(poor, "KEMISKINAN_EKSTREM", classifications(day, readings={"KEMISKINAN_EKSTREM.garis": "kemenko-pmk"}))
        == "no"
    )


def test_b08_a_family_of_four_at_the_extreme_line_of_march_2021() -> None:
    """Father, mother and two children: at most Rp1,432,934.4 a month."""
    day = date(2021, 3, 1)
    line = EXTREME.book.at("1.9PPP", day).value
    assert isinstance(line, Decimal)
    assert line * 4 == Decimal("1432934.4")

    assert verdict(Family(spending_per_person=1_432_932 // 4), "KEMISKINAN_EKSTREM", book_on(day)) == "yes"
    assert verdict(Family(spending_per_person=1_432_936 // 4), "KEMISKINAN_EKSTREM", book_on(day)) == "no"


# --- the poverty line -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "day", "line"),
    [
        pytest.param("GK_KUTIM", date(2025, 3, 1), 753_332, id="kutim-2025"),
        pytest.param("GK_KUTIM", AS_OF, 753_332, id="kutim-hari-ini"),
        pytest.param("GK_KALTIM", date(2012, 3, 1), 347_577, id="kaltim-2012-03"),
        pytest.param("GK_KALTIM", date(2012, 8, 31), 347_577, id="kaltim-2012-08"),
        pytest.param("GK_KALTIM", date(2012, 9, 1), 363_887, id="kaltim-2012-09"),
        pytest.param("GK_KALTIM", date(2021, 8, 31), 689_035, id="kaltim-2021-08"),
        pytest.param("GK_KALTIM", date(2021, 9, 1), 703_223, id="kaltim-2021-09"),
        pytest.param("GK_KALTIM", date(2023, 3, 1), 790_186, id="kaltim-2023"),
        pytest.param("GK_KALTIM", date(2025, 2, 28), 853_997, id="kaltim-2025-02"),
        pytest.param("GK_KALTIM", date(2025, 3, 1), 866_193, id="kaltim-2025-03"),
    ],
)
def test_poor_is_strictly_below_the_line(code: str, day: date, line: int) -> None:
    book = book_on(day)
    assert verdict(Family(spending_per_person=line - 1), code, book) == "yes"
    assert verdict(Family(spending_per_person=line), code, book) == "no"
    assert verdict(Family(), code, book) == "unknown"


def test_the_line_of_kutim_before_2025_is_not_that_of_the_province() -> None:
    with pytest.raises(NotInForce):
        book_on(date(2024, 6, 1)).plan("GK_KUTIM")
    with pytest.raises(NotInForce):
        poverty_line(date(2024, 6, 1))
    assert poverty_line(AS_OF) == 753_332
    assert poverty_line(AS_OF, "kaltim") == 866_193
    with pytest.raises(UnknownName, match="kutim, kaltim"):
        poverty_line(AS_OF, "bontang")


def test_b01_line_of_a_household_march_2023() -> None:
    assert household_line(date(2023, 3, 1), region="kaltim") == 4_053_654
    assert household_line(date(2023, 3, 1), Decimal("5.13"), region="kaltim") == 4_053_654


def test_b04_line_of_a_household_march_2025() -> None:
    assert household_line(date(2025, 3, 1), region="kaltim") == 4_538_851


def test_b06_a_household_of_six_in_september_2021_is_below_the_line() -> None:
    """Rp4,218,000 for six: Rp703,000 a person, below Rp703,223."""
    day = date(2021, 9, 15)
    per_person = 4_218_000 // 6
    assert per_person == 703_000
    assert verdict(Family(spending_per_person=per_person), "GK_KALTIM", book_on(day)) == "yes"
    assert household_line(day, 6, "kaltim") > 4_218_000


def test_a_household_of_kutim_has_no_published_average() -> None:
    assert household_line(AS_OF, 4) == 3_013_328
    with pytest.raises(UnknownName, match="anggota_rt_miskin"):
        household_line(AS_OF)


@pytest.mark.parametrize(
    "day", [date(2021, 9, 1), date(2022, 9, 1), date(2023, 3, 1), date(2024, 3, 1), date(2024, 9, 1), date(2025, 3, 1)]
)
def test_food_and_non_food_add_up_to_the_line(day: date) -> None:
    table = figures("GK_KALTIM")
    food, other, line = (
        table.at(name, day).value for name in ("garis_makanan", "garis_bukan_makanan", "garis_kemiskinan")
    )
    assert isinstance(food, int)
    assert isinstance(other, int)
    assert food + other == line


@pytest.mark.parametrize(
    ("spending", "band"),
    [
        pytest.param(753_331, "miskin", id="di-bawah-garis"),
        pytest.param(753_332, "rentan miskin", id="tepat-di-garis"),
        pytest.param(1_129_997, "rentan miskin", id="di-bawah-1,5"),
        pytest.param(1_129_998, "menuju kelas menengah", id="tepat-1,5"),
        pytest.param(2_636_661, "menuju kelas menengah", id="di-bawah-3,5"),
        pytest.param(2_636_662, "kelas menengah", id="tepat-3,5"),
        pytest.param(12_806_643, "kelas menengah", id="di-bawah-17"),
        pytest.param(12_806_644, "kelas atas", id="tepat-17"),
        pytest.param(0, "miskin", id="nol"),
        pytest.param(None, None, id="belum-diketahui"),
    ],
)
def test_bands_are_multiples_of_the_line(spending: int | None, band: str | None) -> None:
    assert poverty_band(spending, AS_OF) == band


# --- four different things ------------------------------------------------------------------------------------


def instruments(book: Rulebook, poor: Family) -> Iterator[tuple[str, str]]:
    for code in ("BPS14", "KEPMENSOS262", "GK_KUTIM", "KEMISKINAN_EKSTREM"):
        yield code, verdict(poor, code, book)


def test_instruments_are_never_mixed() -> None:
    """Poor by the decree, not by the line; in decile 1 and none of these."""
    bare = family(RICH["01"], WELL_OFF, {"spending_per_person": 900_000, "decile": 1})
    assert dict(instruments(BOOK, bare))["KEPMENSOS262"] == "no"
    decree = family(WELL_OFF, {"head_works": False, "spending_per_person": 900_000})
    assert dict(instruments(BOOK, decree)) == {
        "BPS14": "unknown",
        "KEPMENSOS262": "yes",
        "GK_KUTIM": "no",
        "KEMISKINAN_EKSTREM": "no",
    }
    line = family(WELL_OFF, {"spending_per_person": 500_000})
    assert dict(instruments(BOOK, line))["GK_KUTIM"] == "yes"
    assert dict(instruments(BOOK, line))["KEPMENSOS262"] == "no"
