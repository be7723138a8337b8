"""ATENSI: seven services, and for whom (programmes.md section 11, dtsen.md section 2)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.atensi import ATENSI
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
NO_PROBLEM = {
    "care_status": "terawat",
    "law_role": "tidak",
    "street_role": "tidak",
    "violence_victim": False,
    "maltreated": False,
    "disabled": False,
    "severe_disability": False,
    "wanders": False,
    "income_by_begging": False,
    "offers_self": False,
    "former_prisoner": False,
    "needs_hiv_support": False,
    "trafficked": False,
    "drug_misuse": False,
    "emotionally_neglected": False,
    "disaster_kind": "tidak",
    "social_function_disturbed": False,
}
BASE = Asker(
    programme=ATENSI, day=NOW, meets={**NO_PROBLEM, "age": 35, "disabled": True, "decile": 3, "assessed_in_need": False}
)
NOBODY = {"disabled": False}


@pytest.mark.parametrize(
    ("age", "changes", "met"),
    [
        pytest.param(10, {"care_status": "tidak_layak"}, True, id="anak-tidak-diasuh-layak"),
        pytest.param(10, {"care_status": "telantar"}, True, id="anak-telantar"),
        pytest.param(10, {"care_status": "ditinggalkan"}, True, id="anak-ditinggalkan"),
        pytest.param(10, {"care_status": "hilang_hak_asuh"}, True, id="anak-kehilangan-hak-asuh"),
        pytest.param(15, {"law_role": "tersangka"}, True, id="anak-berhadapan-dengan-hukum"),
        pytest.param(15, {"law_role": "saksi"}, True, id="anak-saksi"),
        *(
            pytest.param(15, {"law_role": role}, True, id=f"anak-{role}")
            for role in ("terdakwa", "terpidana", "korban")
        ),
        *(
            pytest.param(12, {"street_role": role}, True, id=f"anak-jalanan-{role}")
            for role in ("rentan", "bekerja", "hidup", "berkeliaran")
        ),
        pytest.param(12, {"violence_victim": True}, True, id="anak-korban-kekerasan"),
        pytest.param(12, {"maltreated": True}, True, id="anak-diperlakukan-salah"),
        pytest.param(12, {}, False, id="anak-terawat"),
        pytest.param(17, {"care_status": "telantar"}, True, id="17-telantar"),
        pytest.param(18, {"care_status": "telantar"}, False, id="18-bukan-anak"),
        pytest.param(35, {"law_role": "tersangka"}, False, id="dewasa-tersangka"),
        pytest.param(35, {"disabled": True}, True, id="penyandang-disabilitas"),
        pytest.param(5, {"severe_disability": True}, True, id="anak-disabilitas-berat"),
        pytest.param(35, {"wanders": True}, True, id="gelandangan"),
        pytest.param(35, {"income_by_begging": True}, True, id="pengemis"),
        pytest.param(35, {"offers_self": True}, True, id="tuna-susila"),
        pytest.param(35, {"former_prisoner": True}, True, id="bekas-warga-binaan"),
        pytest.param(35, {"needs_hiv_support": True}, True, id="ODHA"),
        pytest.param(35, {"trafficked": True}, True, id="korban-perdagangan-orang"),
        pytest.param(35, {"drug_misuse": True}, True, id="korban-NAPZA"),
        pytest.param(60, {"care_status": "telantar"}, True, id="60-telantar"),
        pytest.param(59, {"care_status": "telantar"}, False, id="59-telantar"),
        pytest.param(70, {"emotionally_neglected": True}, True, id="lansia-telantar-kejiwaan"),
        pytest.param(70, {}, False, id="lansia-terawat"),
        pytest.param(35, {"disaster_kind": "longsor"}, True, id="korban-bencana-alam"),
        pytest.param(35, {"disaster_kind": "wabah"}, True, id="korban-bencana-nonalam"),
        pytest.param(35, {"disaster_kind": "sosial"}, True, id="korban-bencana-sosial"),
        pytest.param(35, {"social_function_disturbed": True}, True, id="pemerlu-lainnya"),
        pytest.param(35, {}, False, id="tanpa-masalah-sosial"),
    ],
)
def test_for_whom(age: int, changes: Changes, met: bool) -> None:
    """Pasal 3: each group is enough by itself."""
    assert said(BASE.ask({**NOBODY, "age": age, **changes})) == ("eligible" if met else "ineligible SASARAN")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"decile": 5}, "eligible", id="desil-5"),
        pytest.param({"decile": 6}, "ineligible DESIL", id="desil-6"),
        pytest.param({"decile": 6, "assessed_in_need": True}, "eligible", id="desil-6-asesmen"),
        pytest.param({"decile": 6, "assessed_in_need": None}, "undetermined DESIL", id="desil-6-belum-diasesmen"),
        pytest.param({"decile": None}, "undetermined DESIL", id="desil-belum-diketahui"),
        pytest.param({"decile": None, "unranked": True}, "ineligible DESIL", id="belum-berperingkat"),
        pytest.param({"decile": 6, "disabled": False}, "ineligible SASARAN,DESIL", id="dua-alasan"),
        pytest.param({"disabled": None}, "undetermined SASARAN", id="disabilitas-belum-diketahui"),
        pytest.param({"disabled": False, "trafficked": None}, "undetermined SASARAN", id="perdagangan-belum-diketahui"),
        pytest.param({"disabled": False, "care_status": None}, "ineligible SASARAN", id="pengasuhan-orang-dewasa"),
        pytest.param({"disabled": False, "age": None}, "ineligible SASARAN", id="umur-tanpa-masalah-tidak-mengubah"),
        pytest.param(
            {"disabled": False, "age": None, "care_status": "telantar"}, "undetermined SASARAN", id="umur-mengubah"
        ),
        pytest.param({"age": None}, "eligible", id="umur-tidak-perlu"),
        pytest.param({"in_data": False}, "eligible", id="terdata-bukan-syarat"),
    ],
)
def test_decile_or_assessment_since_dtsen(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "decile", "expected"),
    [
        pytest.param(date(2020, 12, 4), 9, "eligible", id="Permensos-16-2020"),
        pytest.param(date(2025, 3, 31), 9, "eligible", id="sehari-sebelum-desil"),
        pytest.param(date(2025, 4, 1), 9, "ineligible DESIL", id="hari-pertama-desil"),
        pytest.param(date(2025, 4, 1), 5, "eligible", id="desil-5-2025"),
    ],
)
def test_editions(day: date, decile: int, expected: str) -> None:
    assert said(BASE.ask({"decile": decile}, day=day)) == expected


def test_before_permensos_16_2020() -> None:
    with pytest.raises(NotInForce, match="2020-12-04"):
        BASE.ask(day=date(2020, 12, 3))


def test_the_seven_components_are_told_and_nothing_is_paid() -> None:
    decision = BASE.ask()
    text = decision.explain()

    assert decision.amount is None
    for service in (
        "(1) dukungan pemenuhan kebutuhan hidup layak",
        "(2) perawatan sosial dan/atau pengasuhan anak",
        "(3) dukungan keluarga",
        "(4) terapi fisik, psikososial, mental dan spiritual",
        "(5) pelatihan vokasional dan/atau pembinaan kewirausahaan",
        "(6) bantuan dan asistensi sosial",
        "(7) dukungan aksesibilitas",
    ):
        assert service in text
    assert "(8)" not in text


def test_what_to_ask_first() -> None:
    assert asked(BASE.ask({"decile": 6, "assessed_in_need": None})) == ["assessed_in_need"]
    assert asked(BASE.ask({"disabled": None})) == ["disabled"]
