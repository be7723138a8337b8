"""ASPDB, the cash for severely disabled people that ended in 2019 (programmes.md section 16)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.aspdb import ASPDB
from tests.programmes.asking import Asker, Changes, asked, said

DAY = date(2018, 6, 1)
BASE = Asker(
    programme=ASPDB,
    day=DAY,
    meets={
        "age": 30,
        "severe_disability": True,
        "beyond_rehabilitation": True,
        "lives_with_family": True,
        "in_data": True,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 3600000", id="300-ribu-sebulan"),
        pytest.param({"age": 1}, "ineligible USIA", id="1"),
        pytest.param({"age": 2}, "eligible 3600000", id="2"),
        pytest.param({"age": 59}, "eligible 3600000", id="59"),
        pytest.param({"age": 60}, "ineligible USIA", id="60"),
        pytest.param({"age": None}, "undetermined USIA 0..3600000", id="umur-belum-diketahui"),
        pytest.param({"severe_disability": False}, "ineligible DISABILITAS_BERAT", id="bukan-disabilitas-berat"),
        pytest.param({"severe_disability": None}, "undetermined DISABILITAS_BERAT 0..3600000", id="belum-diketahui"),
        pytest.param(
            {"beyond_rehabilitation": False}, "ineligible TIDAK_DAPAT_DIREHABILITASI", id="dapat-direhabilitasi"
        ),
        pytest.param(
            {"beyond_rehabilitation": None},
            "undetermined TIDAK_DAPAT_DIREHABILITASI 0..3600000",
            id="rehab-belum-diketahui",
        ),
        pytest.param({"lives_with_family": False}, "ineligible KELUARGA_MISKIN", id="tidak-bersama-keluarga"),
        pytest.param(
            {"lives_with_family": None}, "undetermined KELUARGA_MISKIN 0..3600000", id="keluarga-belum-diketahui"
        ),
        pytest.param({"in_data": False}, "ineligible KELUARGA_MISKIN", id="keluarga-tidak-terdata"),
        pytest.param({"in_data": None}, "eligible 3600000", id="dianggap-terdata"),
        pytest.param({"age": 60, "lives_with_family": False}, "ineligible USIA,KELUARGA_MISKIN", id="dua-alasan"),
    ],
)
def test_aspdb(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_it_ran_from_2017_to_2019() -> None:
    """The first and the last day, and the days around them."""
    for day in (date(2017, 1, 1), date(2019, 12, 31)):
        assert said(BASE.ask(day=day)).startswith("eligible")
    for day in (date(2016, 12, 31), date(2020, 1, 1)):
        with pytest.raises(NotInForce, match=r"2017-01-01 s\.d\. 2019-12-31"):
            BASE.ask(day=day)


def test_questions_and_quota() -> None:
    assert asked(BASE.ask({"severe_disability": None})) == ["severe_disability"]
    assert "kuota" in BASE.ask().explain()
    assert ASPDB.books[0].at("kuota", DAY).value == 22_500
