"""Cash of the province for disabled people in Kutai Timur (programmes.md section 20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kutim_disabilitas_prov import KUTIM_DISABILITAS_PROV
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
BASE = Asker(
    programme=KUTIM_DISABILITAS_PROV,
    day=NOW,
    meets={
        "age": 30,
        "disabled": True,
        "severe_disability": False,
        "bedridden": True,
        "wheelchair_dependent": False,
        "has_family_card": True,
        "domiciled": True,
        "ktp_kutim": True,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible 1500000", id="terbaring"),
        pytest.param(
            {"bedridden": False, "wheelchair_dependent": True}, "eligible 1500000", id="kursi-roda-sepenuhnya"
        ),
        pytest.param({"bedridden": False}, "ineligible TERBARING", id="tidak-terbaring"),
        pytest.param({"bedridden": None}, "undetermined TERBARING 0..1500000", id="terbaring-belum-diketahui"),
        pytest.param({"disabled": False}, "ineligible DISABILITAS", id="bukan-disabilitas"),
        pytest.param({"disabled": None, "severe_disability": True}, "eligible 1500000", id="disabilitas-berat"),
        pytest.param({"disabled": None}, "undetermined DISABILITAS 0..1500000", id="disabilitas-belum-diketahui"),
        pytest.param({"ktp_kutim": False}, "ineligible PENDUDUK_KUTIM", id="KTP-luar"),
        pytest.param({"ktp_kutim": None}, "undetermined PENDUDUK_KUTIM 0..1500000", id="KTP-belum-diketahui"),
        pytest.param({"age": 16, "ktp_kutim": None}, "eligible 1500000", id="16-belum-ber-KTP"),
        pytest.param({"age": 17, "ktp_kutim": False}, "ineligible PENDUDUK_KUTIM", id="17-wajib-KTP"),
        pytest.param({"has_family_card": False}, "ineligible PENDUDUK_KUTIM", id="tanpa-KK"),
        pytest.param({"has_family_card": None}, "undetermined PENDUDUK_KUTIM 0..1500000", id="KK-belum-diketahui"),
        pytest.param({"domiciled": False}, "ineligible PENDUDUK_KUTIM", id="tidak-berdomisili"),
        pytest.param({"domiciled": None}, "undetermined PENDUDUK_KUTIM 0..1500000", id="domisili-belum-diketahui"),
        pytest.param({"decile": 9}, "eligible 1500000", id="desil-bukan-syarat"),
        pytest.param({"age": 80}, "eligible 1500000", id="usia-berapa-pun"),
    ],
)
def test_2026(changes: Changes, expected: str) -> None:
    """Bedridden, or fully dependent on a wheelchair, only."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2017, 1, 1), {"bedridden": False}, "eligible 1000000", id="2017"),
        pytest.param(date(2018, 12, 31), {"bedridden": False}, "eligible 1000000", id="2018-bontangpost"),
        pytest.param(date(2018, 6, 1), {"disabled": False}, "ineligible DISABILITAS", id="2018-bukan-disabilitas"),
        pytest.param(date(2018, 6, 1), {"has_family_card": False}, "ineligible PENDUDUK_KUTIM", id="2018-tanpa-KK"),
        pytest.param(date(2021, 1, 1), {"bedridden": False}, "eligible 1500000", id="2021"),
        pytest.param(date(2025, 12, 31), {"bedridden": False}, "eligible 1500000", id="hari-terakhir-segala-jenis"),
        pytest.param(date(2026, 1, 1), {"bedridden": False}, "ineligible TERBARING", id="hari-pertama-terbaring"),
        pytest.param(date(2025, 12, 31), {"disabled": False}, "ineligible DISABILITAS", id="2025-bukan-disabilitas"),
        pytest.param(date(2025, 12, 31), {"ktp_kutim": False}, "ineligible PENDUDUK_KUTIM", id="2025-KTP-luar"),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2019, 1, 1), date(2020, 12, 31)], ids=str)
def test_no_amount_was_found_for_2019_and_2020(day: date) -> None:
    with pytest.raises(NotInForce, match=r"2017-01-01 s\.d\. 2018-12-31"):
        BASE.ask(day=day)


def test_the_amount_of_2026_is_carried_over() -> None:
    assert BASE.ask().amount_confidence is Confidence.LOW
    assert BASE.ask(day=date(2025, 6, 1)).amount_confidence is Confidence.HIGH
    assert "besaran 2026 dibawa dari 2025" in BASE.ask().explain()
    assert asked(BASE.ask({"bedridden": None})) == ["bedridden"]


def test_189_people_of_kutim_in_2018() -> None:
    """bontangpost.id 2018-12: Rp189 million for 189 people."""
    decision = BASE.ask(day=date(2018, 12, 15))

    assert decision.amount is not None
    assert 189 * decision.amount.low == 189_000_000
