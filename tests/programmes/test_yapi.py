"""ATENSI YAPI: orphans (programmes.md section 12; B38)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.yapi import YAPI
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
GUARDIAN = {"age": 45, "civil_servant": False, "military_or_police": False}
BASE = Asker(
    programme=YAPI,
    day=NOW,
    meets={
        "age": 12,
        "father_deceased": True,
        "mother_deceased": False,
        "parent_remarried": False,
        "care_status": "terawat",
        "in_data": True,
        "decile": 3,
        "poor": False,
        "extreme_poor": False,
        "assessed_in_need": False,
        "in_institution": False,
        "marital_status": "belum kawin",
        "civil_servant": False,
        "military_or_police": False,
        "receives_pkh": False,
        "school_level": "SD",
    },
    others=[GUARDIAN],
)
YEAR = 12 * 200_000


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, f"eligible {YEAR}", id="yatim"),
        # 1. di bawah 18 tahun
        pytest.param({"age": 0, "school_level": None, "marital_status": None}, f"eligible {YEAR}", id="bayi"),
        pytest.param({"age": 17}, f"eligible {YEAR}", id="17"),
        pytest.param({"age": 18}, "ineligible USIA", id="B38-djadinmedia-18-tahun"),
        pytest.param({"age": None}, f"undetermined USIA,YATIM_PIATU 0..{YEAR}", id="umur-belum-diketahui"),
        # 2. ayah, ibu atau keduanya meninggal
        pytest.param({"father_deceased": False, "mother_deceased": True}, f"eligible {YEAR}", id="piatu"),
        pytest.param({"mother_deceased": True}, f"eligible {YEAR}", id="yatim-piatu"),
        pytest.param({"father_deceased": False}, "ineligible YATIM_PIATU", id="keduanya-hidup"),
        pytest.param({"father_deceased": None}, f"undetermined YATIM_PIATU 0..{YEAR}", id="ayah-belum-diketahui"),
        pytest.param(
            {"father_deceased": None, "mother_deceased": True}, f"eligible {YEAR}", id="ibu-meninggal-ayah-tidak-perlu"
        ),
        pytest.param({"mother_deceased": None}, f"eligible {YEAR}", id="ibu-tidak-perlu"),
        pytest.param(
            {"father_deceased": False, "care_status": "telantar"}, "ineligible YATIM_PIATU", id="telantar-bukan-yatim"
        ),
        # 3. miskin dalam DTSEN, atau diasuh LKS
        pytest.param({"decile": 5}, f"eligible {YEAR}", id="desil-5"),
        pytest.param({"decile": 6}, "ineligible TERDATA", id="desil-6"),
        pytest.param({"decile": 6, "poor": True}, f"eligible {YEAR}", id="desil-6-miskin"),
        pytest.param({"decile": 6, "extreme_poor": True}, f"eligible {YEAR}", id="desil-6-miskin-ekstrem"),
        pytest.param({"decile": 6, "assessed_in_need": True}, f"eligible {YEAR}", id="desil-6-asesmen"),
        pytest.param({"decile": 6, "in_institution": True}, f"eligible {YEAR}", id="desil-6-LKS"),
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"in_data": False, "in_institution": True}, f"eligible {YEAR}", id="LKS-tidak-terdata"),
        pytest.param({"decile": None}, f"undetermined TERDATA 0..{YEAR}", id="desil-belum-diketahui"),
        pytest.param({"decile": 6, "assessed_in_need": None}, f"undetermined TERDATA 0..{YEAR}", id="belum-diasesmen"),
        pytest.param(
            {"decile": 6, "in_institution": None}, f"undetermined TERDATA 0..{YEAR}", id="LKS-belum-diketahui"
        ),
        pytest.param({"in_data": None}, f"eligible {YEAR}", id="dianggap-terdata"),
        # 4. belum kawin
        pytest.param({"age": 16, "marital_status": "kawin"}, "ineligible BELUM_KAWIN", id="kawin"),
        pytest.param({"age": 16, "marital_status": "cerai hidup"}, "ineligible BELUM_KAWIN", id="pernah-kawin"),
        pytest.param({"age": 16, "marital_status": None}, f"undetermined BELUM_KAWIN 0..{YEAR}", id="kawin-kosong-16"),
        pytest.param({"age": 9, "marital_status": None}, f"eligible {YEAR}", id="kawin-tidak-ditanya-9"),
        pytest.param({"age": 10, "marital_status": None}, f"undetermined BELUM_KAWIN 0..{YEAR}", id="kawin-ditanya-10"),
        # 5. orang tua yang masih ada belum menikah lagi
        pytest.param({"parent_remarried": True}, "ineligible ORANG_TUA", id="ibu-menikah-lagi"),
        pytest.param(
            {"parent_remarried": None}, f"undetermined ORANG_TUA 0..{YEAR}", id="menikah-lagi-belum-diketahui"
        ),
        pytest.param(
            {"mother_deceased": True, "parent_remarried": None},
            f"eligible {YEAR}",
            id="yatim-piatu-tidak-ada-yang-menikah",
        ),
        # 7. bukan penerima PKH
        pytest.param({"receives_pkh": True}, "ineligible BUKAN_PKH", id="penerima-PKH"),
        pytest.param({"receives_pkh": None}, f"undetermined BUKAN_PKH 0..{YEAR}", id="PKH-belum-diketahui"),
        pytest.param({"receives_sembako": True}, f"eligible {YEAR}", id="Sembako-tidak-disebut"),
        pytest.param({"age": 18, "receives_pkh": True}, "ineligible USIA,BUKAN_PKH", id="dua-alasan"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    """Both sides of every limit, each criterion failing alone, each fact unknown."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("guardian", "expected"),
    [
        pytest.param({"age": 45, "civil_servant": True}, "ineligible BUKAN_ASN", id="ASN"),
        pytest.param({"age": 45, "military_or_police": True}, "ineligible BUKAN_ASN", id="TNI-Polri"),
        pytest.param({"age": 45}, f"eligible {YEAR}", id="dianggap-bukan"),
        pytest.param({"age": 45, "state_pensioner": True}, f"eligible {YEAR}", id="pensiunan-tidak-disebut"),
        pytest.param(
            {"age": 45, "civil_servant": True, "deceased": True}, f"eligible {YEAR}", id="ASN-sudah-meninggal"
        ),
    ],
)
def test_no_member_in_state_service(guardian: Changes, expected: str) -> None:
    """6. The whole family counts, those who live."""
    assert said(BASE.ask(others=[guardian])) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2021, 9, 1), {"school_level": "SD"}, "eligible 2400000", id="2021-sekolah"),
        pytest.param(date(2021, 9, 1), {"age": 14, "school_level": "SMP"}, "eligible 2400000", id="2021-SMP"),
        pytest.param(date(2021, 9, 1), {"age": 16, "school_level": "SMA"}, "eligible 2400000", id="2021-SMA"),
        pytest.param(date(2021, 9, 1), {"age": 4, "school_level": None}, "eligible 3600000", id="2021-belum-sekolah"),
        pytest.param(date(2021, 9, 1), {"school_level": "tidak"}, "eligible 3600000", id="2021-tidak-bersekolah"),
        pytest.param(date(2021, 9, 1), {"school_level": None}, "eligible 2400000..3600000", id="2021-belum-diketahui"),
        pytest.param(date(2022, 4, 30), {"age": 4}, "eligible 3600000", id="2022-04-30"),
        pytest.param(date(2022, 5, 1), {"age": 4}, "eligible 2400000", id="2022-05-01"),
        pytest.param(date(2022, 5, 1), {"school_level": None}, "eligible 2400000", id="2022-sama-untuk-semua"),
        pytest.param(date(2025, 3, 31), {"decile": 9}, "eligible 2400000", id="hari-terakhir-DTKS"),
        pytest.param(date(2025, 4, 1), {"decile": 9}, "ineligible TERDATA", id="hari-pertama-DTSEN"),
        pytest.param(date(2025, 3, 31), {"in_data": False}, "ineligible TERDATA", id="DTKS-tidak-terdata"),
        pytest.param(date(2025, 3, 31), {"in_data": False, "in_institution": True}, "eligible 2400000", id="DTKS-LKS"),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    """Amounts by school until April 2022, the same for all from May 2022; DTSEN from April 2025."""
    assert said(BASE.ask(changes, day=day)) == expected


@pytest.mark.parametrize("day", [date(2021, 9, 1), date(2022, 5, 1)], ids=str)
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"age": 18}, "ineligible USIA", id="18"),
        pytest.param({"father_deceased": False}, "ineligible YATIM_PIATU", id="keduanya-hidup"),
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"marital_status": "kawin"}, "ineligible BELUM_KAWIN", id="kawin"),
        pytest.param({"parent_remarried": True}, "ineligible ORANG_TUA", id="ibu-menikah-lagi"),
        pytest.param({"civil_servant": True}, "ineligible BUKAN_ASN", id="ASN"),
        pytest.param({"receives_pkh": True}, "ineligible BUKAN_PKH", id="penerima-PKH"),
    ],
)
def test_every_criterion_holds_in_the_older_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


@pytest.mark.parametrize(
    ("readings", "changes", "expected"),
    [
        pytest.param({"YAPI__usia": "0-18"}, {"age": 18}, f"eligible {YEAR}", id="0-18-genap-18"),
        pytest.param({"YAPI__usia": "0-18"}, {"age": 19}, "ineligible USIA", id="0-18-genap-19"),
        pytest.param(
            {"YAPI__telantar": "termasuk"},
            {"father_deceased": False, "care_status": "telantar"},
            f"eligible {YEAR}",
            id="telantar",
        ),
        pytest.param(
            {"YAPI__telantar": "termasuk"},
            {"father_deceased": False, "care_status": "ditinggalkan"},
            f"eligible {YEAR}",
            id="ditinggalkan",
        ),
        pytest.param(
            {"YAPI__telantar": "termasuk"},
            {"father_deceased": False, "care_status": "terawat"},
            "ineligible YATIM_PIATU",
            id="terawat-tetap-bukan",
        ),
        pytest.param(
            {"YAPI__telantar": "termasuk"},
            {"father_deceased": False, "care_status": None},
            f"undetermined YATIM_PIATU 0..{YEAR}",
            id="pengasuhan-belum-diketahui",
        ),
    ],
)
def test_readings(readings: dict[str, str], changes: Changes, expected: str) -> None:
    """topreneur: 0 to 18, and neglected children too."""
    decision = BASE.ask(changes, **readings)  # type: ignore[arg-type]  # readings by name

    assert said(decision) == expected
    assert "Bacaan pilihan" in decision.explain()


def test_the_explanation_tells_that_sources_differ() -> None:
    text = BASE.ask({"age": 18}).explain()

    assert "topreneur: 0-18 tahun" in text
    assert "dipakai batas desil ATENSI" in text


def test_questions_and_first_day() -> None:
    assert asked(BASE.ask({"father_deceased": None})) == ["father_deceased"]
    with pytest.raises(NotInForce, match="2021-09-01"):
        BASE.ask(day=date(2021, 8, 31))
