"""Cash for victims of fire in Kutai Timur, as planned in 2023 (programmes.md section 20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kutim_kebakaran import KUTIM_KEBAKARAN
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KUTIM_KEBAKARAN,
    day=date(2023, 6, 1),
    meets={"age": 40, "fire_victim": True, "house_tenure": "milik_sendiri"},
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 10000000", id="pemilik-rumah"),
        pytest.param({"house_tenure": "sewa"}, "eligible 5000000", id="penyewa"),
        pytest.param({"house_tenure": "kontrak"}, "eligible 5000000", id="kontrak"),
        pytest.param({"house_tenure": "menumpang"}, "ineligible PENGUASAAN", id="menumpang"),
        pytest.param({"house_tenure": "dinas"}, "ineligible PENGUASAAN", id="rumah-dinas"),
        pytest.param({"house_tenure": None}, "undetermined PENGUASAAN 0..10000000", id="penguasaan-belum-diketahui"),
        pytest.param({"fire_victim": False}, "ineligible KEBAKARAN", id="tidak-terbakar"),
        pytest.param({"fire_victim": None}, "undetermined KEBAKARAN 0..10000000", id="kebakaran-belum-diketahui"),
        pytest.param(
            {"fire_victim": None, "house_tenure": "sewa"},
            "undetermined KEBAKARAN 0..5000000",
            id="penyewa-belum-diketahui",
        ),
        pytest.param(
            {"fire_victim": False, "house_tenure": "dinas"}, "ineligible KEBAKARAN,PENGUASAAN", id="dua-alasan"
        ),
        pytest.param({"decile": 10}, "eligible 10000000", id="desil-bukan-syarat"),
        pytest.param({"in_data": False}, "eligible 10000000", id="terdata-bukan-syarat"),
        pytest.param(
            {"house_disaster_damage": True, "fire_victim": False}, "ineligible KEBAKARAN", id="rusak-bencana-lain"
        ),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_it_is_a_plan_and_says_so() -> None:
    decision = BASE.ask()
    text = decision.explain()

    assert decision.confidence is Confidence.MEDIUM
    assert "Dasar hukum saat itu masih disusun" in text
    assert "kebakaran sejak Januari 2023 (periksa tanggalnya)" in text
    assert "bukan pasal peraturan" in text


def test_in_force_since_2023() -> None:
    assert said(BASE.ask(day=date(2023, 1, 1))) == "eligible 10000000"
    with pytest.raises(NotInForce, match="2023-01-01"):
        BASE.ask(day=date(2022, 12, 31))


def test_questions() -> None:
    assert asked(BASE.ask({"house_tenure": None})) == ["house_tenure"]
    assert asked(BASE.ask({"fire_victim": None, "house_tenure": None})) == ["fire_victim", "house_tenure"]
