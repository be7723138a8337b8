"""PBI-JK, coming back: Permensos 3/2026 Pasal 20 (programmes.md section 3, B48)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.pbi_jk_reaktivasi import PBI_JK_REAKTIVASI
from tests.programmes.aid_cases import INELIGIBLE, YES_NO_UNKNOWN, kleene
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=PBI_JK_REAKTIVASI,
    day=date(2026, 11, 24),
    meets={"pbi_removed": True, "needs_care": True, "facility_letter": True},
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="Pasal-20"),
        pytest.param({"pbi_removed": False}, "ineligible DIHAPUS", id="tidak-dihapus"),
        pytest.param({"pbi_removed": None}, "undetermined DIHAPUS", id="penghapusan-belum-diketahui"),
        pytest.param({"needs_care": False}, "ineligible PERLU_LAYANAN", id="tidak-perlu-layanan"),
        pytest.param({"needs_care": None}, "undetermined PERLU_LAYANAN", id="kebutuhan-belum-diketahui"),
        pytest.param({"facility_letter": False}, "ineligible SURAT_FASKES", id="tanpa-surat-faskes"),
        pytest.param({"facility_letter": None}, "undetermined SURAT_FASKES", id="surat-belum-diketahui"),
        # desil tidak ditanyakan
        *(pytest.param({"decile": n}, "eligible", id=f"desil-{n}") for n in (1, 5, 6, 10)),
        pytest.param({"unranked": True}, "eligible", id="non-desil"),
        pytest.param({"in_data": False}, "eligible", id="tidak-terdata"),
        pytest.param({"catastrophic_illness": True}, "eligible", id="katastropik"),
        pytest.param(
            {"catastrophic_illness": True, "facility_letter": False},
            "ineligible SURAT_FASKES",
            id="katastropik-tanpa-surat",
        ),
        pytest.param(
            {"needs_care": False, "facility_letter": False}, "ineligible PERLU_LAYANAN,SURAT_FASKES", id="dua-alasan"
        ),
    ],
)
def test_pasal_20(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


WAYS = [
    pytest.param(removed, care, letter, id=f"{removed}-{care}-{letter}@pasal.id-permensos-3-2026")
    for removed in YES_NO_UNKNOWN
    for care in YES_NO_UNKNOWN
    for letter in YES_NO_UNKNOWN
]


@pytest.mark.parametrize(("removed", "care", "letter"), WAYS)
def test_pasal_20_in_every_way(removed: bool | None, care: bool | None, letter: bool | None) -> None:
    """Removed, still in need of care, with a letter: all three; one no is enough for a no."""
    decision = BASE.ask({"pbi_removed": removed, "needs_care": care, "facility_letter": letter})

    assert decision.outcome is kleene(removed, care, letter)
    facts = {"pbi_removed": removed, "needs_care": care, "facility_letter": letter}
    unknown = [name for name, known in facts.items() if known is None]
    assert asked(decision) == ([] if decision.outcome is INELIGIBLE else unknown)


def test_b48_removed_ill_decile_7_in_february_2026() -> None:
    """Served on; the way is village or social office, reactivation letter, BPJS."""
    decision = BASE.ask({"decile": 7, "ill": True}, day=date(2026, 2, 15))

    assert said(decision) == "eligible"
    assert decision.confidence is Confidence.HIGH
    text = BASE.ask({"facility_letter": False}, day=date(2026, 2, 15)).explain()
    assert "desa/kelurahan atau Dinas Sosial" in text
    assert "surat reaktivasi untuk BPJS Kesehatan" in text


def test_nothing_known_asks_for_everything() -> None:
    nothing = {"pbi_removed": None, "needs_care": None, "facility_letter": None}

    assert asked(BASE.ask(nothing)) == ["pbi_removed", "needs_care", "facility_letter"]


def test_in_force_since_permensos_3_2026() -> None:
    assert said(BASE.ask(day=date(2026, 1, 19))) == "eligible"
    with pytest.raises(NotInForce, match="2026-01-19"):
        BASE.ask(day=date(2026, 1, 18))
