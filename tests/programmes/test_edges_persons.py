"""Small edges of aid for persons that a slip of the rule showed to be open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.programmes.asking import Changes, said
from tests.programmes.bases import BASES
from tests.programmes.test_atensi import BASE as ATENSI
from tests.programmes.test_atensi import NOBODY
from tests.programmes.test_permakanan import BASE as PERMAKANAN
from tests.programmes.test_santunan_bencana import BASE as SANTUNAN
from tests.programmes.test_yapi import BASE as YAPI


@pytest.mark.parametrize("day", [date(2021, 9, 1), date(2022, 5, 1), date(2026, 11, 24)], ids=str)
@pytest.mark.parametrize(
    ("changes", "good"),
    [
        pytest.param({"father_deceased": True, "mother_deceased": False}, False, id="ayah-meninggal"),
        pytest.param({"father_deceased": False, "mother_deceased": True}, False, id="ibu-meninggal"),
        pytest.param({"father_deceased": True, "mother_deceased": True}, True, id="keduanya-meninggal"),
    ],
)
def test_yapi_a_parent_who_is_left_has_not_married_again(changes: Changes, good: bool, day: date) -> None:
    """With both parents dead nobody is left who could."""
    answer = said(YAPI.ask({**changes, "parent_remarried": True}, day=day))

    assert answer.startswith("eligible") if good else answer == "ineligible ORANG_TUA"


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2020, 12, 4), {}, "eligible", id="2020"),
        pytest.param(date(2020, 12, 4), NOBODY, "ineligible SASARAN", id="2020-tanpa-masalah"),
        pytest.param(date(2020, 12, 4), {"decile": 9}, "eligible", id="2020-desil-belum-dilihat"),
        pytest.param(date(2025, 3, 31), {"decile": 9}, "eligible", id="hari-terakhir-tanpa-desil"),
        pytest.param(date(2025, 4, 1), {"decile": 9}, "ineligible DESIL", id="desil"),
        pytest.param(date(2025, 4, 1), NOBODY, "ineligible SASARAN", id="2025-tanpa-masalah"),
    ],
)
def test_atensi_in_both_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(ATENSI.ask(changes, day=day)) == expected


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2023, 6, 30), False, id="hari-terakhir-2022"),
        pytest.param(date(2023, 7, 1), True, id="hari-pertama-dua-kali-makan"),
    ],
)
def test_permakanan_two_meals_a_delivery_since_july_2023(day: date, told: bool) -> None:
    decision = PERMAKANAN.ask(day=day)

    assert said(decision) == "eligible"
    assert ("Dua kali makan dalam satu pengantaran" in decision.explain()) is told


@pytest.mark.parametrize("luka", ["berat-saja", "ringan-dan-berat"])
def test_santunan_an_heir_who_is_not_hurt_is_paid_for_the_death_alone(luka: str) -> None:
    """In both readings of who counts as hurt."""
    readings = {} if luka == "berat-saja" else {"SANTUNAN_BENCANA__luka": luka}

    assert said(SANTUNAN.ask(**readings)) == "eligible 15000000"  # type: ignore[arg-type]  # readings by name


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2025, 12, 31), False, id="semua-murid"),
        pytest.param(date(2026, 1, 1), True, id="hanya-siswa-baru"),
    ],
)
def test_seragam_the_words_of_2026_begin_with_2026(day: date, told: bool) -> None:
    decision = BASES["KUTIM_SERAGAM"].ask(day=day)

    assert said(decision) == "eligible"
    assert ("untuk siswa baru" in decision.explain()) is told
