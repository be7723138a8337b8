"""PBI-JK, staying listed: the grounds of removal of Permensos 3/2026 Pasal 12 (programmes.md section 3)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.pbi_jk_tetap import PBI_JK_TETAP
from tests.programmes.aid_cases import ELIGIBLE, kleene, some
from tests.programmes.asking import Asker, Changes, said

BASE = Asker(
    programme=PBI_JK_TETAP,
    day=date(2026, 11, 24),
    meets={
        "health_cover": "PBI",
        "in_data": True,
        "decile": 3,
        "assessed_in_need": False,
        "can_pay_premium": False,
        "deceased": False,
        "double_health_cover": False,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="tidak-ada-alasan-hapus"),
        pytest.param({"health_cover": "mandiri"}, "ineligible PESERTA", id="bukan-peserta-PBI"),
        pytest.param({"health_cover": "PBI kabupaten"}, "ineligible PESERTA", id="PBI-APBD"),
        pytest.param({"health_cover": None}, "undetermined PESERTA", id="kepesertaan-belum-diketahui"),
        pytest.param({"decile": 5}, "eligible", id="Pasal-12-a-desil-5"),
        pytest.param({"decile": 6}, "ineligible KATEGORI", id="Pasal-12-a-desil-6"),
        pytest.param({"decile": None, "unranked": True}, "ineligible KATEGORI", id="Pasal-12-a-non-desil"),
        pytest.param({"decile": 6, "assessed_in_need": True}, "eligible", id="desil-6-asesmen"),
        pytest.param({"decile": None}, "undetermined KATEGORI", id="desil-belum-diketahui"),
        pytest.param({"in_data": False}, "ineligible KATEGORI", id="tidak-lagi-terdata"),
        pytest.param({"in_data": False, "decile": None, "assessed_in_need": True}, "eligible", id="hanya-asesmen"),
        pytest.param({"can_pay_premium": True}, "ineligible TIDAK_MAMPU", id="Pasal-15-mampu-membayar"),
        pytest.param({"can_pay_premium": None}, "undetermined TIDAK_MAMPU", id="kemampuan-belum-diketahui"),
        pytest.param({"deceased": True}, "ineligible HIDUP", id="Pasal-12-b-meninggal"),
        pytest.param({"deceased": None}, "eligible", id="dianggap-hidup"),
        pytest.param({"double_health_cover": True}, "ineligible SEGMEN", id="Pasal-12-c-segmen-ganda"),
        pytest.param({"double_health_cover": None}, "undetermined SEGMEN", id="segmen-belum-diketahui"),
        pytest.param({"decile": 8, "can_pay_premium": True}, "ineligible KATEGORI,TIDAK_MAMPU", id="dua-alasan"),
    ],
)
def test_pasal_12(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


WAYS = [
    pytest.param(listed, decile, assessed, id=f"{listed}-desil-{decile}-asesmen-{assessed}@kompas.tv")
    for listed in (True, False)
    for decile in (5, 6, None)
    for assessed in (True, False, None)
]


@pytest.mark.parametrize(("listed", "decile", "assessed"), WAYS)
def test_pasal_12_a_in_every_way(listed: bool, decile: int | None, assessed: bool | None) -> None:
    """Listed and within the decile, or found in need; what is unknown asks only where it matters."""
    within = None if decile is None else decile <= 5
    expected = kleene(some(listed and within, assessed))
    decision = BASE.ask({"in_data": listed, "decile": decile, "assessed_in_need": assessed})

    assert decision.outcome is expected
    assert "KATEGORI" in said(decision) or expected is ELIGIBLE


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"deceased": None, "death_hint": True}, "undetermined HIDUP", id="petunjuk-meninggal-diperiksa"),
        pytest.param({"deceased": None, "death_date": date(2026, 11, 24)}, "ineligible HIDUP", id="meninggal-hari-ini"),
        pytest.param({"deceased": None, "death_date": date(2026, 11, 25)}, "eligible", id="meninggal-besok"),
        pytest.param({"double_health_cover": True, "deceased": True}, "ineligible HIDUP,SEGMEN", id="b-dan-c"),
        pytest.param({"double_health_cover": True, "can_pay_premium": None}, "ineligible SEGMEN", id="c-mampu-kosong"),
        pytest.param(
            {"double_health_cover": None, "can_pay_premium": None}, "undetermined TIDAK_MAMPU,SEGMEN", id="ab?"
        ),
    ],
)
def test_death_and_several_grounds(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_a_no_shows_the_way_back() -> None:
    """Who may be removed is told of the letter and the report, and the article is named."""
    text = BASE.ask({"decile": 7}).explain()

    assert "Permensos 3/2026 Pasal 12 huruf a" in text
    assert "reaktivasi" in text
    assert "PBI_JK_REAKTIVASI" in text


def test_the_reading_1_to_4_moves_the_category() -> None:
    assert said(BASE.ask({"decile": 5}, PBI_JK__desil="1-4")) == "ineligible KATEGORI"


def test_in_force_since_permensos_3_2026() -> None:
    assert said(BASE.ask(day=date(2026, 1, 19))) == "eligible"
    with pytest.raises(NotInForce, match="2026-01-19"):
        BASE.ask(day=date(2026, 1, 18))
