"""Sekolah Rakyat: children of decile 1 and 2 (programmes.md section 21)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.sekolah_rakyat import SEKOLAH_RAKYAT
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
BASE = Asker(programme=SEKOLAH_RAKYAT, day=NOW, meets={"age": 10, "school_level": "SD", "in_data": True, "decile": 1})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"decile": 1}, "eligible", id="desil-1"),
        pytest.param({"decile": 2}, "eligible", id="desil-2"),
        *(pytest.param({"decile": n}, "ineligible DESIL", id=f"desil-{n}") for n in range(3, 11)),
        pytest.param({"decile": None}, "undetermined DESIL", id="desil-belum-diketahui"),
        pytest.param({"decile": None, "unranked": True}, "ineligible DESIL", id="belum-berperingkat"),
        pytest.param({"decile": None, "extreme_poor": True}, "undetermined DESIL", id="miskin-ekstrem-desil-kosong"),
        pytest.param({"decile": 3, "assessed_in_need": True}, "ineligible DESIL", id="asesmen-tidak-disebut"),
        # anak, atau masih bersekolah
        pytest.param({"age": 6}, "eligible", id="6"),
        pytest.param({"age": 17, "school_level": "tidak"}, "eligible", id="17-putus-sekolah"),
        pytest.param({"age": 18, "school_level": "tidak"}, "ineligible ANAK", id="18-tidak-bersekolah"),
        *(pytest.param({"age": 18, "school_level": s}, "eligible", id=f"18-{s}") for s in ("SD", "SMP", "SMA")),
        pytest.param({"age": 21, "school_level": "SMA"}, "eligible", id="21-SMA"),
        pytest.param({"age": 22, "school_level": "SMA"}, "ineligible ANAK", id="22"),
        pytest.param({"age": 40, "school_level": None}, "ineligible ANAK", id="dewasa-tidak-ditanya"),
        pytest.param({"age": 18, "school_level": None}, "undetermined ANAK", id="18-sekolah-belum-diketahui"),
        pytest.param({"age": 17, "school_level": None}, "eligible", id="17-sekolah-tidak-perlu"),
        pytest.param({"age": None}, "undetermined ANAK", id="umur-belum-diketahui"),
        pytest.param({"age": None, "school_level": "tidak"}, "undetermined ANAK", id="umur-kosong-tidak-bersekolah"),
        # tercatat di DTSEN
        pytest.param({"in_data": False}, "ineligible TERDATA", id="tidak-terdata"),
        pytest.param({"in_data": None}, "eligible", id="dianggap-terdata"),
        pytest.param({"in_data": False, "decile": 5}, "ineligible TERDATA,DESIL", id="dua-alasan"),
        pytest.param({"age": 40, "decile": 5}, "ineligible ANAK,DESIL", id="dewasa-desil-5"),
        # bukan syarat
        pytest.param({"civil_servant": True}, "eligible", id="ASN-bukan-syarat"),
        pytest.param({"receives_pkh": True}, "eligible", id="penerima-PKH"),
        pytest.param({"receives_pip": True}, "eligible", id="penerima-PIP"),
        pytest.param({"returning_to_school": True, "school_level": "tidak"}, "eligible", id="putus-sekolah"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    """Both sides of every limit, each criterion failing alone, each fact unknown."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("decile", "expected"),
    [
        pytest.param(2, "eligible", id="desil-2"),
        pytest.param(3, "eligible", id="desil-3"),
        pytest.param(4, "ineligible DESIL", id="desil-4"),
    ],
)
def test_the_reading_that_places_remain(decile: int, expected: str) -> None:
    """Decile 3 only if places remain."""
    decision = BASE.ask({"decile": decile}, SEKOLAH_RAKYAT__desil="1-3")

    assert said(decision) == expected
    assert "masih ada tempat" in decision.explain()
    assert "bila masih ada tempat" in BASE.ask({"decile": decile}).explain()


def test_in_force_since_july_2025() -> None:
    assert said(BASE.ask(day=date(2025, 7, 1))) == "eligible"
    with pytest.raises(NotInForce, match="2025-07-01"):
        BASE.ask(day=date(2025, 6, 30))


def test_nobody_applies_and_nothing_is_paid() -> None:
    decision = BASE.ask()

    assert decision.amount is None
    assert "Tidak ada pendaftaran umum" in decision.explain()
    assert "kuota" in decision.explain()
    assert decision.confidence is Confidence.LOW  # the school's own age limit was not found
    assert BASE.ask({"decile": 5}).confidence is Confidence.MEDIUM


def test_questions() -> None:
    assert asked(BASE.ask({"decile": None})) == ["decile"]
    assert asked(BASE.ask({"age": 18, "school_level": None})) == ["school_level"]
