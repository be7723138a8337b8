"""Employment insurance for vulnerable workers of Kutai Timur (programmes.md section 20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kutim_pekerja_rentan import KUTIM_PEKERJA_RENTAN
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(programme=KUTIM_PEKERJA_RENTAN, day=date(2026, 11, 24), meets={"age": 35, "informal_worker": True})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="pekerja-informal"),
        pytest.param({"informal_worker": False}, "ineligible PEKERJA_RENTAN", id="pekerja-berupah"),
        pytest.param({"informal_worker": None}, "undetermined PEKERJA_RENTAN", id="belum-diketahui"),
        pytest.param({"age": 9}, "ineligible PEKERJA_RENTAN", id="anak-tidak-ditanya"),
        pytest.param({"age": 10}, "eligible", id="yang-dicatat-bekerja"),
        pytest.param({"age": None}, "undetermined PEKERJA_RENTAN", id="umur-belum-diketahui"),
        pytest.param({"age": None, "informal_worker": False}, "ineligible PEKERJA_RENTAN", id="umur-tidak-perlu"),
        pytest.param({"age": 70}, "eligible", id="batas-usia-tidak-disebut"),
        pytest.param({"employment_insurance": True}, "eligible", id="kepesertaan-tidak-disebut"),
        pytest.param({"decile": 10}, "eligible", id="desil-bukan-syarat"),
        pytest.param({"in_data": False}, "eligible", id="terdata-bukan-syarat"),
        pytest.param({"works": False}, "eligible", id="hanya-jenis-pekerjaan"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_the_premium_is_paid_to_the_insurer() -> None:
    decision = BASE.ask()

    assert decision.amount is None
    assert "Iuran Rp16.800 sebulan adalah tarif nasional" in decision.explain()
    assert decision.confidence is Confidence.MEDIUM
    assert asked(BASE.ask({"informal_worker": None})) == ["informal_worker"]


def test_numbers_of_the_plan() -> None:
    """katakaltim 2025-11-21; BPJS Ketenagakerjaan by nadi-02."""
    numbers = KUTIM_PEKERJA_RENTAN.books[0]

    assert numbers.at("target", date(2025, 11, 21)).value == 150_000
    assert numbers.at("santunan_kematian", date(2025, 11, 21)).value == 42_000_000
    with pytest.raises(NotInForce, match="21 November 2025"):
        numbers.at("target", date(2025, 11, 20))


def test_in_force_since_2025() -> None:
    assert said(BASE.ask(day=date(2025, 1, 1))) == "eligible"
    with pytest.raises(NotInForce, match="2025-01-01"):
        BASE.ask(day=date(2024, 12, 31))
