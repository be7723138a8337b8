"""KUBE, 2019 on (programmes.md section 17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pskslib import Family, Outcome, Person
from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kube import KUBE
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
    stands,
    unmet,
    well_told,
    whole,
)
from tests.rules.families import AS_OF

MARRIED, SINGLE, DIVORCED, WIDOWED = "2", "1", "3", "4"
ADULT = member(35, AS_OF, marital_status=MARRIED)
FAMILY = Family(in_data=True, poor=True, business_group_families=10, members=[ADULT])
TO_20 = {"KUBE.anggota_maks": "20"}


@pytest.mark.parametrize("row", researched("KUBE"))
def test_every_researched_number_stands_in_the_table(row: Mapping[str, str]) -> None:
    assert stands(KUBE, row)


@pytest.mark.parametrize(
    "row",
    [
        derived("bantuan_per_kk", 2_000_000, "2019-01-01", "", "medium"),
    ],
)
def test_numbers_that_are_worked_out_or_found_in_prose(row: Mapping[str, str]) -> None:
    assert stands(KUBE, row)


@pytest.mark.parametrize(
    ("age", "outcome"),
    [
        pytest.param(17, INELIGIBLE, id="17"),
        pytest.param(18, ELIGIBLE, id="18"),
        pytest.param(35, ELIGIBLE, id="35"),
        pytest.param(59, ELIGIBLE, id="59"),
        pytest.param(60, INELIGIBLE, id="60"),
    ],
)
def test_18_to_59_years(age: int, outcome: Outcome) -> None:
    decision = decide(KUBE, but(FAMILY, members=[member(age, AS_OF, marital_status=MARRIED)]), AS_OF)

    assert decision.outcome is outcome
    assert unmet(decision) == ([] if outcome is ELIGIBLE else ["ANGGOTA_KELOMPOK"])


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        pytest.param(MARRIED, ELIGIBLE, id="kawin"),
        pytest.param(SINGLE, INELIGIBLE, id="belum-kawin"),
        pytest.param(DIVORCED, INELIGIBLE, id="cerai-hidup"),
        pytest.param(WIDOWED, INELIGIBLE, id="cerai-mati"),
        pytest.param(None, UNDETERMINED, id="belum-diketahui"),
    ],
)
def test_married(status: str | None, outcome: Outcome) -> None:
    assert decide(KUBE, but(FAMILY, members=[member(35, AS_OF, marital_status=status)]), AS_OF).outcome is outcome


@pytest.mark.parametrize("fact", ["civil_servant", "military_or_police", "state_pensioner"])
@pytest.mark.parametrize("said", YES_NO_UNKNOWN, ids=["ya", "tidak", "dianggap-tidak"])
def test_no_civil_servant_soldier_police_officer_or_pensioner(fact: str, said: bool | None) -> None:
    decision = decide(KUBE, but(FAMILY, members=[member(35, AS_OF, marital_status=MARRIED, **{fact: said})]), AS_OF)

    assert decision.outcome is (INELIGIBLE if said else ELIGIBLE)


@pytest.mark.parametrize(
    ("members", "outcome"),
    [
        pytest.param([ADULT, member(35, AS_OF, civil_servant=True)], ELIGIBLE, id="pasangan-ASN-anggota-lain-boleh"),
        pytest.param(
            [member(35, AS_OF, marital_status=SINGLE), member(65, AS_OF, marital_status=MARRIED)],
            INELIGIBLE,
            id="umur-dan-kawin-pada-orang-berbeda",
        ),
        pytest.param(
            [member(17, AS_OF, marital_status=MARRIED), member(59, AS_OF, marital_status=MARRIED)],
            ELIGIBLE,
            id="satu-dari-dua",
        ),
        pytest.param([Person(marital_status=MARRIED)], UNDETERMINED, id="tanggal-lahir-belum-diketahui"),
        pytest.param([Person(marital_status=SINGLE)], INELIGIBLE, id="belum-kawin-berapa-pun-umurnya"),
        pytest.param([], UNDETERMINED, id="anggota-belum-didata"),
    ],
)
def test_one_and_the_same_member(members: list[Person], outcome: Outcome) -> None:
    assert decide(KUBE, but(FAMILY, members=members), AS_OF).outcome is outcome


@pytest.mark.parametrize(
    ("families", "adopted", "to_20"),
    [
        pytest.param(0, INELIGIBLE, INELIGIBLE, id="0"),
        pytest.param(4, INELIGIBLE, INELIGIBLE, id="4"),
        pytest.param(5, ELIGIBLE, ELIGIBLE, id="5"),
        pytest.param(10, ELIGIBLE, ELIGIBLE, id="10"),
        pytest.param(11, INELIGIBLE, ELIGIBLE, id="11"),
        pytest.param(20, INELIGIBLE, ELIGIBLE, id="20"),
        pytest.param(21, INELIGIBLE, INELIGIBLE, id="21"),
        pytest.param(None, UNDETERMINED, UNDETERMINED, id="belum-diketahui"),
    ],
)
def test_the_size_of_the_group_in_both_readings(families: int | None, adopted: Outcome, to_20: Outcome) -> None:
    """5 to 10 (Dinsos Kalbar), or 5 to 20 (recollection of Permensos 2/2019)."""
    family = but(FAMILY, business_group_families=families)

    assert decide(KUBE, family, AS_OF).outcome is adopted
    assert decide(KUBE, family, AS_OF, TO_20).outcome is to_20


def test_both_readings_say_that_sources_differ() -> None:
    assert "5-20" in decide(KUBE, FAMILY, AS_OF).explain()
    assert "Bacaan pilihan" in decide(KUBE, FAMILY, AS_OF, TO_20).explain()
    assert decide(KUBE, FAMILY, AS_OF).confidence is Confidence.MEDIUM
    assert decide(KUBE, FAMILY, AS_OF, TO_20).confidence is Confidence.LOW


@pytest.mark.parametrize("in_data", YES_NO_UNKNOWN, ids=["terdata", "tidak-terdata", "dianggap-terdata"])
@pytest.mark.parametrize("poor", YES_NO_UNKNOWN, ids=["miskin", "tidak-miskin", "miskin?"])
def test_poor_in_the_data(in_data: bool | None, poor: bool | None) -> None:
    decision = decide(KUBE, but(FAMILY, in_data=in_data, poor=poor), AS_OF)

    assert decision.outcome is kleene(in_data is not False, poor)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"in_data": False}, "TERDATA", id="tidak-terdata"),
        pytest.param({"poor": False}, "MISKIN", id="tidak-miskin"),
        pytest.param({"business_group_families": 4}, "JUMLAH_KELOMPOK", id="kelompok-kecil"),
    ],
)
def test_each_condition_alone_refuses(facts: dict[str, object], code: str) -> None:
    assert unmet(decide(KUBE, but(FAMILY, **facts), AS_OF)) == [code]


@pytest.mark.parametrize(
    ("families", "group_gets"),
    [pytest.param(10, "bantuan", id="10-KK"), pytest.param(5, "bantuan_5kk", id="5-KK")],
)
def test_the_shares_of_the_families_make_the_sum_of_the_group(families: int, group_gets: str) -> None:
    """20 million for 10 families, 10 million for 5."""
    decision = decide(KUBE, but(FAMILY, business_group_families=families), AS_OF)

    assert bounds(decision) == (2_000_000, 2_000_000)
    assert families * 2_000_000 == whole(KUBE, group_gets, AS_OF)


@pytest.mark.parametrize(
    ("day", "source"),
    [
        pytest.param(date(2018, 12, 31), None, id="sehari-sebelum-2019"),
        pytest.param(date(2019, 1, 1), "data terpadu kesejahteraan sosial", id="hari-pertama"),
        pytest.param(date(2022, 1, 1), "DTKS", id="masa-DTKS"),
        pytest.param(AS_OF, "DTSEN", id="hari-ini"),
    ],
)
def test_since_2019(day: date, source: str | None) -> None:
    family = but(FAMILY, members=[member(35, day, marital_status=MARRIED)])
    if source is None:
        assert not KUBE.in_force(day)
        with pytest.raises(NotInForce, match="2019-01-01"):
            decide(KUBE, family, day)
    else:
        decision = decide(KUBE, family, day)
        assert decision.outcome is ELIGIBLE
        assert source in decision.explain()


@pytest.mark.parametrize(
    ("facts", "questions"),
    [
        pytest.param({"poor": None}, ["poor"], id="miskin"),
        pytest.param({"business_group_families": None}, ["business_group_families"], id="kelompok"),
        pytest.param({"members": [Person(birth_date=date(1990, 1, 1))]}, ["marital_status"], id="status-kawin"),
    ],
)
def test_what_is_asked(facts: dict[str, object], questions: list[str]) -> None:
    assert asked(decide(KUBE, but(FAMILY, **facts), AS_OF)) == questions


def test_the_words_say_whose_money_it_is() -> None:
    decision = decide(KUBE, FAMILY, AS_OF)

    assert well_told(decision)
    assert "Uang milik kelompok" in decision.explain()
    assert set(decision.presumed) == {"ANGGOTA_KELOMPOK"}
