"""BLT Dana Desa, year by year since 2020 (programmes.md section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.blt_dd import BLT_DD
from tests.programmes.aid_cases import (
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED,
    YES_NO_UNKNOWN,
    asked,
    bounds,
    but,
    decide,
    derived,
    kleene,
    member,
    researched,
    some,
    stands,
    unmet,
    value,
    well_told,
    whole,
)
from tests.rules.families import AS_OF

YEARS = (2020, 2021, 2022, 2023, 2024, 2025, 2026)
AT_ONCE = {"BLT_DD.tiga-bulan": "sekali-bayar"}


def mid(year: int) -> date:
    """A day in the middle of a year."""
    return date(year, 6, 15)


def neutral(day: date, **facts: object) -> Person:
    """A member of 40 (or ``age``) about whom everything asked is known and nothing speaks for aid."""
    age = facts.pop("age", 40)
    assert isinstance(age, int)
    known: dict[str, object] = {
        "sex": "L",
        "relation": "1",
        "chronically_ill": False,
        "disabled": False,
        "severe_disability": False,
        "lives_alone": False,
        "receives_prakerja": False,
        **facts,
    }
    return member(age, day, **known)


def nobody(day: date, **facts: object) -> Family:
    """A family that lives in the desa, gets no aid, and is in no way a target."""
    known: dict[str, object] = {
        "in_desa": True,
        "domiciled": True,
        "in_data": True,
        "poor": False,
        "extreme_poor": False,
        "p3ke_decile": 8,
        "lost_livelihood": False,
        "other_aid_stopped": False,
        "covid_unaided": False,
        "village_without_extreme_poor": False,
        "receives_pkh": False,
        "receives_sembako": False,
        "receives_bst": False,
        "members": [neutral(day)],
        **facts,
    }
    return Family(**known)  # type: ignore[arg-type]  # facts by their names


def target(year: int, **facts: object) -> Family:
    """The plainest recipient of a year."""
    plain = {"poor": True} if year < 2023 else {"extreme_poor": True}
    return nobody(mid(year), **{**plain, **facts})


@pytest.mark.parametrize("row", researched("BLT_DD"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(BLT_DD, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("bantuan_setahun_maks", 900_000, "2026-01-01", "2026-12-31", "medium"),
        derived("bantuan_setahun_maks", 3_600_000, "2026-01-01", "2026-12-31", "medium"),
        derived("bantuan_setahun_min", 0, "2026-01-01", "2026-12-31", "medium"),
        derived("durasi_maks_tahun", 12, "2026-01-01", "2026-12-31", "medium"),
        derived("jumlah_bulan", 9, "2020-04-01", "2020-12-31", "medium"),
        derived("jumlah_bulan", 12, "2021-01-01", "2021-12-31"),
        derived("jumlah_bulan", 12, "2022-01-01", "2025-12-31", "medium"),
        derived("bulan_sekali_bayar_maks", 4, "2025-01-01", "2025-12-31", "medium"),
        derived("porsi_maks_kecil", 25, "2020-04-01", "2020-12-31"),
        derived("porsi_maks_sedang", 30, "2020-04-01", "2020-12-31"),
        derived("porsi_maks_besar", 35, "2020-04-01", "2020-12-31"),
        derived("dana_desa_sedang_min", 800_000_000, "2020-04-01", "2020-12-31"),
        derived("dana_desa_sedang_maks", 1_200_000_000, "2020-04-01", "2020-12-31"),
        derived("sanksi_potong", 50, "2021-01-01", "2021-12-31"),
        derived("desil_p3ke_utama", 1, "2023-01-01", "2024-12-31", "medium"),
        derived("desil_p3ke_utama", 1, "2025-01-01", "2025-12-31"),
        derived("desil_p3ke_cadangan_min", 2, "2023-01-01", "2024-12-31", "medium"),
        derived("desil_p3ke_cadangan_min", 2, "2025-01-01", "2025-12-31", "medium"),
        derived("desil_p3ke_cadangan_maks", 4, "2023-01-01", "2024-12-31", "medium"),
        derived("desil_p3ke_cadangan_maks", 4, "2025-01-01", "2025-12-31", "medium"),
        derived("usia_lansia", 60, "2022-01-01", "", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(BLT_DD, row)


# --- amount ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "yearly"),
    [
        pytest.param(date(2020, 4, 1), (7_200_000, 7_200_000), id="2020-04-01-hari-pertama"),
        pytest.param(date(2020, 6, 30), (7_200_000, 7_200_000), id="2020-06-30-sebelum-turun"),
        pytest.param(date(2020, 7, 1), (3_600_000, 3_600_000), id="2020-07-01-turun"),
        pytest.param(date(2020, 12, 31), (3_600_000, 3_600_000), id="2020-12-31"),
        pytest.param(date(2021, 1, 1), (3_600_000, 3_600_000), id="2021"),
        pytest.param(date(2022, 1, 1), (3_600_000, 3_600_000), id="2022"),
        pytest.param(date(2023, 1, 1), (3_600_000, 3_600_000), id="2023"),
        pytest.param(date(2024, 1, 1), (3_600_000, 3_600_000), id="2024"),
        pytest.param(date(2025, 1, 1), (3_600_000, 3_600_000), id="2025"),
        pytest.param(date(2025, 12, 31), (3_600_000, 3_600_000), id="2025-12-31-sebelum-batas-atas"),
        pytest.param(date(2026, 1, 1), (0, 900_000), id="2026-01-01-batas-atas"),
        pytest.param(date(2026, 12, 31), (0, 900_000), id="2026-12-31"),
    ],
)
def test_the_rate_of_the_day_as_serangnews_and_acehglobalnews_tell_it(day: date, yearly: tuple[int, int]) -> None:
    decision = decide(BLT_DD, nobody(day, poor=True, extreme_poor=True), day)

    assert decision.outcome is ELIGIBLE
    assert bounds(decision) == yearly


@pytest.mark.parametrize(
    "day", [pytest.param(date(2020, 3, 31), id="sehari-sebelum"), pytest.param(date(2027, 1, 1), id="belum-ada-2027")]
)
def test_from_april_2020_to_the_end_of_2026(day: date) -> None:
    assert not BLT_DD.in_force(day)
    with pytest.raises(NotInForce, match="2020-04-01"):
        decide(BLT_DD, nobody(day), day)


@pytest.mark.parametrize(
    ("readings", "months", "most"),
    [
        pytest.param({}, 3, 900_000, id="lama-setahun-balaan-tpptepusgunungkidul-nadi-02"),
        pytest.param(AT_ONCE, 12, 3_600_000, id="sekali-bayar-acehglobalnews-updesa"),
    ],
)
def test_both_readings_of_the_three_months(readings: Mapping[str, str], months: int, most: int) -> None:
    decision = decide(BLT_DD, target(2026), AS_OF, readings)

    assert value(BLT_DD, "durasi_maks_tahun", AS_OF, readings) == months
    assert value(BLT_DD, "bulan_sekali_bayar_maks", AS_OF, readings) == 3
    assert bounds(decision) == (0, most)
    assert months * whole(BLT_DD, "bantuan_bulanan_maks", AS_OF) == most
    assert "lama" in decision.explain()
    assert "acehglobalnews" in decision.explain()


def test_nothing_more_is_asked_about_a_ceiling() -> None:
    assert decide(BLT_DD, target(2026), AS_OF).missing == ()


# --- worked examples ------------------------------------------------------------------------------------


def test_b23_radarkeadilan_2025_three_months_for_72_families_of_desa_lebung() -> None:
    day = date(2025, 3, 31)
    per_family = 3 * whole(BLT_DD, "bantuan_bulanan", day)

    assert per_family == 900_000
    assert 72 * per_family == 64_800_000


def test_b25_beritadiy_2020_a_family_with_pkh_does_not_qualify() -> None:
    """Poor, lost its work, receives PKH."""
    family = nobody(mid(2020), poor=True, lost_livelihood=True, receives_pkh=True)

    assert decide(BLT_DD, family, mid(2020)).outcome is INELIGIBLE
    assert unmet(decide(BLT_DD, family, mid(2020))) == ["BUKAN_PKH"]


def test_b27_sukadanatimur_2025_fifteen_per_cent_of_the_dana_desa() -> None:
    """A village with one billion has room for 41 families at 3.6 million a year."""
    day = mid(2025)
    room = 1_000_000_000 * whole(BLT_DD, "porsi_maks", day) // 100
    per_family = whole(BLT_DD, "jumlah_bulan", day) * whole(BLT_DD, "bantuan_bulanan", day)

    assert (room, per_family) == (150_000_000, 3_600_000)
    assert room // per_family == 41


def test_b69_acehglobalnews_2026_three_months_at_once() -> None:
    at_once = whole(BLT_DD, "bulan_sekali_bayar_maks", AS_OF) * whole(BLT_DD, "bantuan_bulanan_maks", AS_OF)

    assert at_once == 900_000


@pytest.mark.parametrize(
    ("name", "day", "share"),
    [
        pytest.param("porsi_maks_kecil", mid(2020), 25, id="2020-kurang-dari-800-juta"),
        pytest.param("porsi_maks_sedang", mid(2020), 30, id="2020-sampai-1,2-miliar"),
        pytest.param("porsi_maks_besar", mid(2020), 35, id="2020-lebih-dari-1,2-miliar"),
        pytest.param("dana_desa_sedang_min", mid(2020), 800_000_000, id="2020-batas-sedang"),
        pytest.param("dana_desa_sedang_maks", mid(2020), 1_200_000_000, id="2020-batas-besar"),
        pytest.param("sanksi_potong", mid(2021), 50, id="2021-potongan-50-persen"),
        pytest.param("porsi_min", mid(2022), 40, id="2022-paling-sedikit-40"),
        pytest.param("porsi_min", mid(2023), 10, id="2023-paling-sedikit-10"),
        pytest.param("porsi_maks", mid(2023), 25, id="2023-paling-banyak-25"),
        pytest.param("porsi_maks", date(2024, 12, 31), 25, id="2024-paling-banyak-25"),
        pytest.param("porsi_maks", date(2025, 1, 1), 15, id="2025-paling-banyak-15"),
        pytest.param("porsi_maks", mid(2026), 15, id="2026-paling-banyak-15"),
        pytest.param("jumlah_bulan", mid(2020), 9, id="2020-sembilan-bulan"),
        pytest.param("jumlah_bulan", mid(2021), 12, id="2021-setahun-penuh"),
        pytest.param("bulan_sekali_bayar_maks", mid(2025), 4, id="2025-radarkeadilan-empat-bulan"),
    ],
)
def test_the_shares_of_the_dana_desa_and_the_calendar(name: str, day: date, share: int) -> None:
    assert value(BLT_DD, name, day) == share


# --- residence and other aid ----------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"in_desa": False}, "DESA", id="kelurahan"),
        pytest.param({"domiciled": False}, "DOMISILI", id="tidak-berdomisili"),
    ],
)
def test_in_every_year_only_those_who_live_in_a_desa(year: int, facts: dict[str, object], code: str) -> None:
    decision = decide(BLT_DD, target(year, **facts), mid(year))

    assert decision.outcome is INELIGIBLE
    assert unmet(decision) == [code]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("fact", ["in_desa", "domiciled"])
def test_an_unknown_residence_is_asked_for(year: int, fact: str) -> None:
    decision = decide(BLT_DD, target(year, **{fact: None}), mid(year))

    assert decision.outcome is UNDETERMINED
    assert asked(decision) == [fact]


@pytest.mark.parametrize(
    ("fact", "bars_in"),
    [
        pytest.param("receives_pkh", (2020, 2021, 2022, 2023, 2024, 2025), id="PKH"),
        pytest.param("receives_sembako", (2020, 2021, 2022, 2023, 2024), id="Sembako"),
        pytest.param("receives_bst", (2021,), id="BST"),
        pytest.param("receives_prakerja", (2020, 2021), id="Prakerja"),
    ],
)
@pytest.mark.parametrize("year", YEARS)
def test_which_other_aid_bars_in_which_year(year: int, fact: str, bars_in: tuple[int, ...]) -> None:
    day = mid(year)
    changed = {"members": [neutral(day, receives_prakerja=True)]} if fact == "receives_prakerja" else {fact: True}
    unknown = {"members": [neutral(day, receives_prakerja=None)]} if fact == "receives_prakerja" else {fact: None}

    assert decide(BLT_DD, target(year, **changed), day).outcome is (INELIGIBLE if year in bars_in else ELIGIBLE)
    assert decide(BLT_DD, target(year, **unknown), day).outcome is (UNDETERMINED if year in bars_in else ELIGIBLE)


@pytest.mark.parametrize(
    ("last_day", "fact", "before", "after"),
    [
        pytest.param(date(2020, 12, 31), "receives_bst", ELIGIBLE, INELIGIBLE, id="2021-BST-mulai-menutup"),
        pytest.param(date(2021, 12, 31), "receives_bst", INELIGIBLE, ELIGIBLE, id="2022-BST-tidak-lagi"),
        pytest.param(date(2024, 12, 31), "receives_sembako", INELIGIBLE, ELIGIBLE, id="2025-Sembako-tidak-lagi"),
        pytest.param(date(2025, 12, 31), "receives_pkh", INELIGIBLE, ELIGIBLE, id="2026-PKH-hanya-pada-cadangan"),
    ],
)
def test_the_last_day_of_a_year_and_the_next(last_day: date, fact: str, before: Outcome, after: Outcome) -> None:
    outcomes = [
        decide(BLT_DD, nobody(day, poor=True, extreme_poor=True, **{fact: True}), day).outcome
        for day in (last_day, last_day + timedelta(days=1))
    ]

    assert outcomes == [before, after]


# --- who is a target ------------------------------------------------------------------------------------

# in which years each way by itself makes a family a target (the village has extremely poor families)
WAYS: tuple[tuple[str, dict[str, object], dict[str, object], tuple[int, ...]], ...] = (
    ("tidak-ada-alasan", {}, {}, ()),
    ("miskin", {"poor": True}, {}, (2020, 2021, 2022)),
    ("miskin-ekstrem", {"extreme_poor": True}, {}, (2022, 2023, 2024, 2025, 2026)),
    ("kehilangan-mata-pencaharian", {"lost_livelihood": True}, {}, (2020, 2022)),
    ("belum-terdata", {"in_data": False}, {}, (2020,)),
    ("sakit-menahun", {}, {"chronically_ill": True}, (2020, 2022)),
    ("bantuan-lain-berhenti", {"other_aid_stopped": True}, {}, (2022,)),
    ("terdampak-covid", {"covid_unaided": True}, {}, (2022,)),
    ("disabilitas", {}, {"disabled": True}, ()),
    ("desil-1-P3KE", {"p3ke_decile": 1}, {}, (2023, 2024, 2025)),
    ("desil-2-P3KE", {"p3ke_decile": 2}, {}, ()),
)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("facts", "of_member", "years"), [pytest.param(f, m, y, id=i) for i, f, m, y in WAYS])
def test_each_way_alone(
    year: int, facts: dict[str, object], of_member: dict[str, object], years: tuple[int, ...]
) -> None:
    day = mid(year)
    decision = decide(BLT_DD, nobody(day, **facts, members=[neutral(day, **of_member)]), day)

    assert decision.outcome is (ELIGIBLE if year in years else INELIGIBLE)
    assert unmet(decision) == ([] if year in years else ["SASARAN"])


# ways that count where the village has no extremely poor family by the data
RESERVE: tuple[tuple[str, dict[str, object], dict[str, object], tuple[int, ...]], ...] = (
    ("tidak-ada-alasan", {}, {}, ()),
    ("desil-1-P3KE", {"p3ke_decile": 1}, {}, (2023, 2024, 2025)),
    ("desil-2-P3KE", {"p3ke_decile": 2}, {}, (2023, 2024, 2025)),
    ("desil-4-P3KE", {"p3ke_decile": 4}, {}, (2023, 2024, 2025)),
    ("desil-5-P3KE", {"p3ke_decile": 5}, {}, ()),
    ("kehilangan-mata-pencaharian", {"lost_livelihood": True}, {}, (2023, 2024, 2026)),
    ("sakit-menahun", {}, {"chronically_ill": True}, (2023, 2024, 2026)),
    ("disabilitas", {}, {"disabled": True}, (2023, 2024, 2026)),
    ("disabilitas-berat", {}, {"severe_disability": True}, (2023, 2024, 2026)),
    ("miskin-perempuan-kepala", {"poor": True}, {"sex": "P"}, (2026,)),
    ("perempuan-kepala-tidak-miskin", {}, {"sex": "P"}, ()),
    ("miskin-laki-laki-kepala", {"poor": True}, {}, ()),
    ("miskin-perempuan-bukan-kepala", {"poor": True}, {"sex": "P", "relation": "3"}, ()),
)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
@pytest.mark.parametrize(("facts", "of_member", "years"), [pytest.param(f, m, y, id=i) for i, f, m, y in RESERVE])
def test_each_way_in_reserve(
    year: int, facts: dict[str, object], of_member: dict[str, object], years: tuple[int, ...]
) -> None:
    day = mid(year)
    family = nobody(day, village_without_extreme_poor=True, **facts, members=[neutral(day, **of_member)])

    assert decide(BLT_DD, family, day).outcome is (ELIGIBLE if year in years else INELIGIBLE)


@pytest.mark.parametrize("without", YES_NO_UNKNOWN, ids=["desa-tanpa", "desa-dengan", "desa?"])
@pytest.mark.parametrize("lost", YES_NO_UNKNOWN, ids=["kehilangan", "tidak", "kehilangan?"])
@pytest.mark.parametrize("extreme", YES_NO_UNKNOWN, ids=["ekstrem", "bukan", "ekstrem?"])
def test_extremely_poor_or_in_reserve_2026(extreme: bool | None, lost: bool | None, without: bool | None) -> None:
    reserve = None if None in (lost, without) else bool(lost and without)
    if False in (lost, without):
        reserve = False
    family = nobody(mid(2026), extreme_poor=extreme, lost_livelihood=lost, village_without_extreme_poor=without)

    assert decide(BLT_DD, family, mid(2026)).outcome is kleene(some(extreme, reserve))


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        pytest.param({"receives_pkh": True}, INELIGIBLE, id="cadangan-dengan-PKH"),
        pytest.param({"receives_pkh": None}, UNDETERMINED, id="cadangan-PKH-belum-diketahui"),
        pytest.param({"receives_pkh": True, "extreme_poor": True}, ELIGIBLE, id="miskin-ekstrem-dengan-PKH"),
        pytest.param({"receives_sembako": True}, ELIGIBLE, id="cadangan-dengan-Sembako"),
    ],
)
def test_without_pkh_holds_in_2026_for_the_reserve_only(facts: dict[str, object], outcome: Outcome) -> None:
    family = nobody(mid(2026), lost_livelihood=True, village_without_extreme_poor=True, **facts)

    assert decide(BLT_DD, family, mid(2026)).outcome is outcome


@pytest.mark.parametrize(
    ("age", "alone", "outcome"),
    [
        pytest.param(59, True, INELIGIBLE, id="59-sendiri"),
        pytest.param(60, True, ELIGIBLE, id="60-sendiri"),
        pytest.param(75, True, ELIGIBLE, id="75-sendiri"),
        pytest.param(75, False, INELIGIBLE, id="75-tidak-sendiri"),
        pytest.param(75, None, UNDETERMINED, id="75-sendiri-belum-diketahui"),
    ],
)
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2026])
def test_one_elderly_person_living_alone(year: int, age: int, alone: bool | None, outcome: Outcome) -> None:
    day = mid(year)
    person = neutral(day, age=age, lives_alone=alone)
    family = nobody(day, village_without_extreme_poor=True, members=[person])

    assert decide(BLT_DD, family, day).outcome is outcome


@pytest.mark.parametrize("year", [2020, 2021, 2025])
def test_the_lone_elderly_are_no_target_of_other_years(year: int) -> None:
    day = mid(year)
    person = neutral(day, age=80, lives_alone=True)

    assert decide(BLT_DD, nobody(day, members=[person]), day).outcome is INELIGIBLE


@pytest.mark.parametrize("year", YEARS)
def test_whatever_is_unknown_is_never_a_no(year: int) -> None:
    """Nothing is known but that the family lives in the desa."""
    decision = decide(BLT_DD, Family(in_desa=True, domiciled=True, members=[Person()]), mid(year))

    assert decision.outcome is UNDETERMINED
    assert asked(decision)


@pytest.mark.parametrize(
    ("day", "family"),
    [
        pytest.param(mid(2020), nobody(mid(2020), in_data=None), id="2020-dianggap-terdata"),
        pytest.param(mid(2021), nobody(mid(2021), in_data=False), id="2021-terdata-tidak-cukup"),
    ],
)
def test_being_in_the_data_is_no_poverty(day: date, family: Family) -> None:
    assert decide(BLT_DD, family, day).outcome is INELIGIBLE


def test_the_four_neighbouring_villages_are_a_mishearing() -> None:
    """ "Desil 1-4", never "1-4 desa": decile 5 stays out, and the explanation says so."""
    family = nobody(mid(2023), p3ke_decile=5, village_without_extreme_poor=True)
    decision = decide(BLT_DD, family, mid(2023))

    assert decision.outcome is INELIGIBLE
    assert "salah dengar" in decision.explain()


# --- words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "act"),
    [
        (2020, "Permendes 6/2020"),
        (2021, "PMK 222/2020"),
        (2022, "PMK 190/2021 Pasal 33 ayat (1)"),
        (2023, "PMK 201/2022"),
        (2024, "Peraturan Dana Desa 2024"),
        (2025, "Permendes 2/2024"),
        (2026, "Permendes 16/2025 Pasal 3"),
    ],
)
def test_the_regulation_of_each_year_is_cited(year: int, act: str) -> None:
    decision = decide(BLT_DD, target(year), mid(year))

    assert decision.outcome is ELIGIBLE
    assert well_told(decision)
    assert act in decision.explain()
    assert "musyawarah desa" in decision.explain()


@pytest.mark.parametrize(
    ("year", "confidence"),
    [
        (2020, Confidence.HIGH),
        (2021, Confidence.HIGH),
        (2022, Confidence.MEDIUM),
        (2023, Confidence.MEDIUM),
        (2024, Confidence.MEDIUM),
        (2025, Confidence.MEDIUM),
        (2026, Confidence.MEDIUM),
    ],
)
def test_how_well_each_year_is_sourced(year: int, confidence: Confidence) -> None:
    assert decide(BLT_DD, target(year), mid(year)).confidence is confidence


def test_a_refused_family_is_told_what_it_can_do() -> None:
    assert "musyawarah desa" in decide(BLT_DD, nobody(AS_OF), AS_OF).explain()
    assert unmet(decide(BLT_DD, but(nobody(AS_OF), in_desa=False), AS_OF)) == ["DESA", "SASARAN"]
