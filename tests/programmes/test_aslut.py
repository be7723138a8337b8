"""ASLUT, the cash for neglected elderly people that ended in 2019 (programmes.md section 16)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.aslut import ASLUT
from tests.programmes.asking import Asker, Changes, asked, said

DAY = date(2018, 6, 1)
BASE = Asker(
    programme=ASLUT,
    day=DAY,
    meets={
        "age": 65,
        "bedridden": True,
        "chronically_ill": False,
        "care_status": "telantar",
        "lives_with_family": False,
        "steady_income": False,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 2000000", id="200-ribu-kali-10-bulan"),
        pytest.param({"age": 59}, "ineligible USIA", id="59"),
        pytest.param({"age": 60}, "eligible 2000000", id="60"),
        pytest.param({"age": None}, "undetermined USIA 0..2000000", id="umur-belum-diketahui"),
        pytest.param({"bedridden": False, "chronically_ill": True}, "eligible 2000000", id="sakit-menahun"),
        pytest.param({"bedridden": False}, "ineligible SAKIT_MENAHUN", id="sehat"),
        pytest.param({"bedridden": None}, "undetermined SAKIT_MENAHUN 0..2000000", id="kesehatan-belum-diketahui"),
        pytest.param({"care_status": "ditinggalkan"}, "eligible 2000000", id="ditinggalkan"),
        pytest.param({"care_status": "terawat"}, "ineligible TELANTAR", id="terawat"),
        pytest.param({"care_status": None}, "undetermined TELANTAR 0..2000000", id="perawatan-belum-diketahui"),
        pytest.param({"lives_with_family": True}, "ineligible TANPA_KELUARGA", id="bersama-keluarga"),
        pytest.param(
            {"lives_with_family": None}, "undetermined TANPA_KELUARGA 0..2000000", id="keluarga-belum-diketahui"
        ),
        pytest.param({"steady_income": True}, "ineligible TANPA_PENGHASILAN", id="berpenghasilan-tetap"),
        pytest.param(
            {"steady_income": None}, "undetermined TANPA_PENGHASILAN 0..2000000", id="penghasilan-belum-diketahui"
        ),
        pytest.param({"in_data": False}, "eligible 2000000", id="terdata-tidak-disebut"),
    ],
)
def test_aslut(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("readings", "changes", "expected"),
    [
        pytest.param({"ASLUT__usia": "70"}, {"age": 69}, "ineligible USIA", id="PPU-69"),
        pytest.param({"ASLUT__usia": "70"}, {"age": 70}, "eligible 2000000", id="PPU-70"),
        pytest.param(
            {"ASLUT__keluarga": "boleh"}, {"lives_with_family": True}, "eligible 2000000", id="PPU-berkeluarga"
        ),
        pytest.param(
            {"ASLUT__keluarga": "boleh"}, {"lives_with_family": None}, "eligible 2000000", id="PPU-tidak-ditanya"
        ),
    ],
)
def test_aslut_as_helloborneo_2019_tells_it(readings: dict[str, str], changes: Changes, expected: str) -> None:
    """Penajam Paser Utara 2019: from 70, and a family is allowed."""
    decision = BASE.ask(changes, **readings)  # type: ignore[arg-type]  # readings by name

    assert said(decision) == expected
    assert "helloborneo 2019" in decision.explain()


def test_the_yearly_sum_is_the_monthly_one_by_the_months_paid() -> None:
    numbers = ASLUT.books[0]
    monthly, months, yearly = (numbers.at(n, DAY).value for n in ("bantuan_bulanan", "bulan", "bantuan_setahun"))

    assert isinstance(monthly, int)
    assert isinstance(months, int)
    assert monthly * months == yearly == 2_000_000


def test_it_ran_from_2017_to_2019() -> None:
    """The first and the last day, and the days around them."""
    for day in (date(2017, 1, 1), date(2019, 12, 31)):
        assert said(BASE.ask(day=day)).startswith("eligible")
    for day in (date(2016, 12, 31), date(2020, 1, 1)):
        with pytest.raises(NotInForce, match=r"2017-01-01 s\.d\. 2019-12-31"):
            BASE.ask(day=day)


def test_questions_and_quota() -> None:
    assert asked(BASE.ask({"bedridden": None})) == ["bedridden"]
    assert "kuota" in BASE.ask().explain()
