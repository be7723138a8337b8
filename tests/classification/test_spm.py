"""The target groups of the five minimum services: neglected, outside institutions, residents of the regency."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from tests.classification.cases import Facts, book_on, decide, quiet, verdict

HOMELESS = {"fixed_dwelling": False, "wanders": True}

CASES = [
    # S1: disability, needs unmet, nobody cares, outside institutions
    pytest.param("S1", 30, {"disabled": True, "food_met": False, "has_carer": False}, "yes", id="S1-telantar"),
    pytest.param("S1", 8, {"disabled": True, "food_met": False, "has_carer": False}, "yes", id="S1-anak-juga"),
    pytest.param("S1", 30, {"food_met": False, "has_carer": False}, "no", id="S1-bukan-disabilitas"),
    pytest.param("S1", 30, {"disabled": True, "has_carer": False}, "no", id="S1-kebutuhan-terpenuhi"),
    pytest.param("S1", 30, {"disabled": True, "food_met": False}, "unknown", id="S1-ada-perawat-diperiksa"),
    pytest.param(
        "S1",
        30,
        {"disabled": True, "food_met": False, "has_carer": False, "in_institution": True},
        "no",
        id="S1-di-dalam-panti",
    ),
    pytest.param(
        "S1", 30, {"disabled": None, "food_met": False, "has_carer": False}, "unknown", id="S1-disabilitas-belum"
    ),
    # S2: under 18, neglected, needs unmet
    pytest.param("S2", 10, {"care_status": "telantar", "education_met": False}, "yes", id="S2-anak-telantar"),
    pytest.param("S2", 3, {"malnourished": True, "food_met": False}, "yes", id="S2-balita-telantar"),
    pytest.param("S2", 10, {"maltreated": True, "social_met": False}, "yes", id="S2-diperlakukan-salah"),
    pytest.param("S2", 10, {"education_met": False}, "no", id="S2-tidak-telantar"),
    pytest.param("S2", 10, {"care_status": "telantar"}, "no", id="S2-kebutuhan-terpenuhi"),
    pytest.param(
        "S2", 10, {"care_status": "telantar", "food_met": False, "in_institution": True}, "no", id="S2-di-panti"
    ),
    pytest.param("S2", 10, {"care_status": None, "food_met": False}, "unknown", id="S2-pengasuhan-belum"),
    # S3: 60 and over, needs unmet
    pytest.param("S3", 70, {"shelter_met": False}, "yes", id="S3-lansia-telantar"),
    pytest.param("S3", 70, {"health_met": False}, "yes", id="S3-kesehatan-juga-kebutuhan-dasar"),
    pytest.param("S3", 70, {}, "no", id="S3-kebutuhan-terpenuhi"),
    pytest.param("S3", 70, {"shelter_met": False, "in_institution": True}, "no", id="S3-di-panti"),
    pytest.param("S3", 70, {"shelter_met": None}, "unknown", id="S3-belum-diketahui"),
    # S4: homeless people and beggars only
    pytest.param("S4", 40, HOMELESS, "yes", id="S4-gelandangan"),
    pytest.param("S4", 40, {"income_by_begging": True}, "yes", id="S4-pengemis"),
    pytest.param("S4", 40, {"fixed_dwelling": False}, "no", id="S4-tidak-mengembara"),
    pytest.param("S4", 40, {**HOMELESS, "in_institution": True}, "no", id="S4-di-panti"),
    pytest.param(
        "S4",
        25,
        {"changing_partners": True, "offers_self": True, "paid_for_sex": True},
        "no",
        id="S4-bukan-tuna-susila",
    ),
    pytest.param("S4", 30, {"former_prisoner": True, "rejected": True}, "no", id="S4-bukan-bekas-warga-binaan"),
    pytest.param("S4", 40, {"fixed_dwelling": None, "wanders": True}, "unknown", id="S4-belum-diketahui"),
    # S5: victims of disasters of the scale of the regency
    pytest.param("S5", 40, {"disaster_kind": "alam"}, "yes", id="S5-bencana-alam"),
    pytest.param("S5", 40, {"disaster_kind": "sosial"}, "yes", id="S5-bencana-sosial"),
    pytest.param("S5", 40, {"family_disaster_kind": "alam"}, "yes", id="S5-bencana-keluarga"),
    pytest.param("S5", 40, {"family_disaster_kind": "sosial"}, "yes", id="S5-bencana-sosial-keluarga"),
    pytest.param("S5", 40, {"disaster_kind": "alam", "higher_level_disaster": True}, "no", id="S5-skala-nasional"),
    pytest.param("S5", 40, {}, "no", id="S5-tanpa-bencana"),
    pytest.param("S5", 40, {"disaster_kind": "alam", "higher_level_disaster": None}, "unknown", id="S5-skala-belum"),
    pytest.param("S5", 40, {"disaster_kind": "alam", "deceased": True}, "no", id="S5-meninggal-bukan-penerima"),
]


@pytest.mark.parametrize(("service", "age", "changes", "expected"), CASES)
def test_a_case(service: str, age: int, changes: Facts, expected: str) -> None:
    assert verdict(quiet(age, changes), f"SPM-{service}") == expected


@pytest.mark.parametrize(
    ("service", "changes", "inside", "outside"),
    [
        pytest.param("S2", {"care_status": "telantar", "food_met": False}, (17, False), (18, True), id="S2-17-18"),
        pytest.param("S3", {"food_met": False}, (60, True), (59, False), id="S3-60-59"),
    ],
)
def test_both_sides_of_the_age_edges(
    service: str, changes: Facts, inside: tuple[int, bool], outside: tuple[int, bool]
) -> None:
    assert verdict(quiet(inside[0], changes, youngest=inside[1]), f"SPM-{service}") == "yes"
    assert verdict(quiet(outside[0], changes, youngest=outside[1]), f"SPM-{service}") == "no"


@pytest.mark.parametrize("service", ["S1", "S2", "S3", "S4"])
def test_only_residents_of_the_regency_count(service: str) -> None:
    """Living here, or a KTP of Kutai Timur, is enough; neither is a no; unknown is asked."""
    changes: dict[str, Facts] = {
        "S1": {"disabled": True, "food_met": False, "has_carer": False},
        "S2": {"care_status": "telantar", "food_met": False},
        "S3": {"food_met": False},
        "S4": HOMELESS,
    }
    age = {"S2": 10, "S3": 70}.get(service, 40)
    base, code = changes[service], f"SPM-{service}"

    assert verdict(quiet(age, {**base, "ktp_kutim": False}), code) == "yes"
    assert verdict(quiet(age, {**base, "domiciled": False}), code) == "yes"
    assert verdict(quiet(age, {**base, "ktp_kutim": False, "domiciled": False}), code) == "no"
    assert verdict(quiet(age, {**base, "ktp_kutim": None, "domiciled": False}), code) == "unknown"


def test_a_target_group_is_smaller_than_the_kind_of_its_name() -> None:
    """A disabled man who is cared for is a PPKS kind and no target of S1."""
    facts = {"disabled": True, "long_term_disability": True, "participation_barrier": True}
    assert verdict(quiet(30, facts), "PPKS-09") == "yes"
    assert verdict(quiet(30, facts), "SPM-S1") == "no"


def test_each_service_cites_its_letter() -> None:
    for letter, service in zip("abcde", ("S1", "S2", "S3", "S4", "S5"), strict=True):
        text = decide(quiet(10), f"SPM-{service}").explain()
        assert f"PP 2/2018 Pasal 10 ayat (3) huruf {letter}" in text


def test_there_is_no_minimum_service_before_2018() -> None:
    with pytest.raises(NotInForce):
        book_on(date(2017, 12, 31)).plan("SPM-S1")


# --- every word of a line ----------------------------------------------------------------------------------

VARIETIES = (
    *("disabled", "severe_disability", "physical_disability", "intellectual_disability", "mental_disability"),
    "sensory_disability",
)
NEEDS = ("food_met", "clothing_met", "shelter_met", "health_met", "education_met", "social_met")
CARE = ("tidak_layak", "telantar", "ditinggalkan", "hilang_hak_asuh")
POOR: tuple[Facts, ...] = (
    {"poor": True},
    {"extreme_poor": True},
    {"has_livelihood": False},
    {"basic_needs_met": False},
)
NEGLECT: tuple[Facts, ...] = (
    *({"care_status": care} for care in CARE),
    {"neglect_victim": True},
    *({**poor, "has_carer": False} for poor in POOR),
    {"maltreated": True},
    {"economically_exploited": True},
    {"malnourished": True},
)


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("variety", VARIETIES)
def test_any_disability_and_any_need(variety: str, need: str) -> None:
    facts = {variety: True, need: False, "has_carer": False}

    assert verdict(quiet(30, facts), "SPM-S1") == "yes"
    assert verdict(quiet(30, {**facts, variety: False}), "SPM-S1") == "no"
    assert verdict(quiet(30, {**facts, need: True}), "SPM-S1") == "no"


@pytest.mark.parametrize("neglect", NEGLECT, ids=lambda facts: "-".join(map(str, facts.values())))
@pytest.mark.parametrize("need", NEEDS)
def test_any_neglect_of_a_child_and_any_need(neglect: Facts, need: str) -> None:
    assert verdict(quiet(10, {**neglect, need: False}), "SPM-S2") == "yes"
    assert verdict(quiet(10, neglect), "SPM-S2") == "no"


@pytest.mark.parametrize("half", [*POOR, {"has_carer": False}], ids=str)
def test_poor_or_without_a_carer_alone_is_no_neglect(half: Facts) -> None:
    assert verdict(quiet(10, {**half, "food_met": False}), "SPM-S2") == "no"


@pytest.mark.parametrize("need", NEEDS)
def test_any_need_of_an_elderly_person(need: str) -> None:
    assert verdict(quiet(70, {need: False}), "SPM-S3") == "yes"
