"""Compensation for disaster victims (programmes.md section 18; B55 and B57)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.santunan_bencana import SANTUNAN_BENCANA
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
NOTHING = {"disaster_heir": False, "disaster_seriously_injured": False, "disaster_injured": False}
BASE = Asker(programme=SANTUNAN_BENCANA, day=NOW, meets={**NOTHING, "age": 40, "disaster_heir": True})
HURT = {"disaster_heir": False, "disaster_seriously_injured": True, "disaster_injured": True}
SLIGHTLY = {"disaster_heir": False, "disaster_injured": True}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 15000000", id="ahli-waris"),
        pytest.param(HURT, "eligible 5000000", id="luka-berat"),
        pytest.param({**HURT, "disaster_heir": True}, "eligible 20000000", id="ahli-waris-yang-luka-berat"),
        pytest.param(SLIGHTLY, "ineligible KORBAN", id="luka-ringan"),
        pytest.param({**SLIGHTLY, "disaster_heir": True}, "eligible 15000000", id="ahli-waris-luka-ringan"),
        pytest.param(NOTHING, "ineligible KORBAN", id="bukan-korban"),
        pytest.param({"disaster_heir": None}, "undetermined KORBAN 0..15000000", id="ahli-waris-belum-diketahui"),
        pytest.param(
            {"disaster_seriously_injured": None}, "eligible 15000000..20000000", id="ahli-waris-luka-belum-diketahui"
        ),
        pytest.param({**HURT, "disaster_heir": None}, "eligible 5000000..20000000", id="luka-berat-ahli-waris-kosong"),
        pytest.param(
            {"disaster_heir": False, "disaster_seriously_injured": None},
            "undetermined KORBAN 0..5000000",
            id="luka-berat-belum-diketahui",
        ),
        pytest.param(
            {"disaster_heir": None, "disaster_seriously_injured": None},
            "undetermined KORBAN 0..20000000",
            id="keduanya-belum-diketahui",
        ),
        pytest.param({"disaster_injured": None}, "eligible 15000000", id="luka-ringan-tidak-perlu"),
        # korban yang meninggal diwakili ahli warisnya
        pytest.param(
            {"died_in_disaster": True, "deceased": True, "disaster_heir": None},
            "ineligible PENERIMA_HIDUP",
            id="korban-meninggal-diwakili",
        ),
        pytest.param({"deceased": True}, "ineligible PENERIMA_HIDUP", id="ahli-waris-sudah-meninggal"),
        pytest.param({"deceased": None}, "eligible 15000000", id="dianggap-hidup"),
        pytest.param({**NOTHING, "deceased": True}, "ineligible KORBAN,PENERIMA_HIDUP", id="dua-alasan"),
        # tidak ada syarat lain
        pytest.param({"decile": 9}, "eligible 15000000", id="desil-bukan-syarat"),
        pytest.param({"in_data": False}, "eligible 15000000", id="tidak-terdata"),
        pytest.param({"unranked": True}, "eligible 15000000", id="non-desil"),
        pytest.param({"civil_servant": True}, "eligible 15000000", id="ASN"),
        pytest.param({"age": 10}, "eligible 15000000", id="ahli-waris-anak"),
        pytest.param({**HURT, "age": 3}, "eligible 5000000", id="anak-luka-berat"),
        pytest.param({"age": None}, "eligible 15000000", id="umur-tidak-perlu"),
        pytest.param({**HURT, "age": 80}, "eligible 5000000", id="lansia-luka-berat"),
        pytest.param({"receives_pkh": True}, "eligible 15000000", id="penerima-PKH"),
        pytest.param({"disaster_kind": "sosial"}, "eligible 15000000", id="bencana-sosial"),
        pytest.param({"displaced": True, "disaster_heir": False}, "ineligible KORBAN", id="pengungsi-saja"),
        pytest.param(
            {"house_disaster_damage": True, "disaster_heir": False}, "ineligible KORBAN", id="rumah-rusak-saja"
        ),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2015, 1, 1), id="2015"),
        pytest.param(date(2017, 2, 15), id="antara-jatim-2017-02"),
        pytest.param(date(2019, 1, 15), id="republika-2019-01"),
        pytest.param(date(2025, 12, 17), id="dentingnews-2025-12"),
        pytest.param(NOW, id="hari-ini"),
    ],
)
def test_the_sums_have_stood_since_2015(day: date) -> None:
    assert said(BASE.ask(day=day)) == "eligible 15000000"
    assert said(BASE.ask(HURT, day=day)) == "eligible 5000000"


def test_before_2015() -> None:
    with pytest.raises(NotInForce, match="2015-01-01"):
        BASE.ask(day=date(2014, 12, 31))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(SLIGHTLY, "eligible 5000000", id="luka-ringan"),
        pytest.param(HURT, "eligible 5000000", id="luka-berat"),
        pytest.param({**SLIGHTLY, "disaster_heir": True}, "eligible 20000000", id="ahli-waris-luka-ringan"),
        pytest.param(NOTHING, "ineligible KORBAN", id="tidak-luka"),
        pytest.param(
            {**NOTHING, "disaster_injured": None}, "undetermined KORBAN 0..5000000", id="luka-belum-diketahui"
        ),
    ],
)
def test_the_reading_slight_and_severe(changes: Changes, expected: str) -> None:
    """jatimnow: injuries, slight and severe, at most 5 million."""
    decision = BASE.ask(changes, SANTUNAN_BENCANA__luka="ringan-dan-berat")

    assert said(decision) == expected
    assert "jatimnow" in decision.explain()


def test_b57_twelve_deaths_at_kintamani_in_2017() -> None:
    """antara jatim 192167: 15 million each, 180 million together."""
    decision = BASE.ask(day=date(2017, 2, 15))

    assert decision.amount is not None
    assert 12 * decision.amount.low == 180_000_000


def test_b55_living_allowance_of_five_people_is_a_number_not_a_decision() -> None:
    """dentingnews 2025-12-17: announced, not final."""
    numbers = SANTUNAN_BENCANA.books[0]
    day = date(2025, 12, 17)
    allowance = numbers.at("jadup", day)

    assert isinstance(allowance.value, int)
    assert 5 * allowance.value == 50_000
    assert "belum final" in allowance.citation.words()
    named = {name: numbers.at(name, day).value for name in ("jadup_bulan", "isi_rumah", "ekonomi")}
    assert named == {"jadup_bulan": 3, "isi_rumah": 3_000_000, "ekonomi": 5_000_000}
    with pytest.raises(NotInForce, match="1 Desember 2025"):
        numbers.at("jadup", date(2025, 11, 30))


def test_where_to_apply_is_told() -> None:
    """kompas 2018-12-31: the social office of the place of the event."""
    text = BASE.ask({"disaster_heir": False}).explain()

    assert "Dinas Sosial tempat kejadian, bukan tempat tinggal" in text
    assert "sekali bayar, bukan setahun" in BASE.ask().explain()
    assert asked(BASE.ask({"disaster_heir": None})) == ["disaster_heir"]
