"""Decent houses in Kutai Timur (programmes.md section 20; B65)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.kutim_rlh import KUTIM_RLH
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KUTIM_RLH,
    day=date(2026, 11, 24),
    meets={
        "age": 40,
        "ktp_kutim": True,
        "low_income": True,
        "slum_area": False,
        "has_family_card": True,
        "land_tenure": "milik_sendiri",
        "land_proof": "shm",
        "grant_letter": False,
    },
)
PARENTS = {"land_tenure": "orang_tua", "land_proof": "tidak"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="MBR-SHM"),
        pytest.param({"low_income": False}, "ineligible MBR", id="bukan-MBR"),
        pytest.param({"low_income": False, "slum_area": True}, "eligible", id="kawasan-kumuh"),
        pytest.param({"low_income": None}, "undetermined MBR", id="penghasilan-belum-diketahui"),
        pytest.param({"low_income": False, "slum_area": None}, "undetermined MBR", id="kawasan-belum-diketahui"),
        pytest.param({"ktp_kutim": False}, "ineligible PENDUDUK_KUTIM", id="KTP-luar"),
        pytest.param({"ktp_kutim": None}, "undetermined PENDUDUK_KUTIM", id="KTP-belum-diketahui"),
        pytest.param({"has_family_card": False}, "ineligible PENDUDUK_KUTIM", id="tanpa-KK"),
        pytest.param({"has_family_card": None}, "undetermined PENDUDUK_KUTIM", id="KK-belum-diketahui"),
        pytest.param(PARENTS, "ineligible TANAH", id="B65-tanah-orang-tua-tanpa-hibah"),
        pytest.param({**PARENTS, "grant_letter": True}, "eligible", id="tanah-orang-tua-dengan-hibah"),
        pytest.param({**PARENTS, "grant_letter": None}, "undetermined TANAH", id="hibah-belum-diketahui"),
        pytest.param({"land_proof": "ajb"}, "ineligible TANAH", id="AJB-bukan-SHM"),
        pytest.param({"land_proof": "girik"}, "ineligible TANAH", id="girik-bukan-SHM"),
        pytest.param({"land_proof": None}, "undetermined TANAH", id="surat-belum-diketahui"),
        pytest.param({"land_tenure": "negara"}, "ineligible TANAH", id="tanah-negara"),
        pytest.param({"land_tenure": "orang_lain", "grant_letter": True}, "ineligible TANAH", id="tanah-orang-lain"),
        pytest.param({"land_tenure": None}, "undetermined TANAH", id="tanah-belum-diketahui"),
        pytest.param({"decile": 9}, "eligible", id="desil-bukan-syarat"),
        pytest.param({"low_income": False, "land_proof": "ajb"}, "ineligible MBR,TANAH", id="dua-alasan"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_one_member_with_a_kutim_identity_card_is_enough() -> None:
    assert said(BASE.ask({"ktp_kutim": False}, others=[{"age": 38, "ktp_kutim": True}])) == "eligible"
    assert said(BASE.ask({"ktp_kutim": False, "members_complete": False})) == "undetermined PENDUDUK_KUTIM"


def test_b65_is_told_what_to_get() -> None:
    text = BASE.ask(PARENTS).explain()

    assert "minta surat hibah di desa/kelurahan" in text
    assert "Rp115.000.000" in text
    assert "36 m2" in text


def test_2025_to_2030() -> None:
    for day in (date(2025, 1, 1), date(2030, 12, 31)):
        assert said(BASE.ask(day=day)) == "eligible"
    for day in (date(2024, 12, 31), date(2031, 1, 1)):
        with pytest.raises(NotInForce, match=r"2025-01-01 s\.d\. 2030-12-31"):
            BASE.ask(day=day)


def test_a_house_is_no_money() -> None:
    assert BASE.ask().amount is None
    assert KUTIM_RLH.books[0].at("target", date(2026, 11, 24)).value == 1_000
    assert asked(BASE.ask({"land_tenure": None})) == ["land_tenure"]
