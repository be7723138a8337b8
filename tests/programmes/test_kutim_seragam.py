"""Free school uniforms in Kutai Timur (programmes.md section 20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.programmes.kutim_seragam import KUTIM_SERAGAM
from tests.programmes.asking import Asker, Changes, asked, said

BASE = Asker(
    programme=KUTIM_SERAGAM,
    day=date(2026, 11, 24),
    meets={
        "age": 7,
        "school_level": "SD",
        "attends_preschool": False,
        "school_in_kutim": True,
        "new_pupil": True,
    },
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="SD-baru"),
        pytest.param({"age": 13, "school_level": "SMP"}, "eligible", id="SMP-baru"),
        pytest.param({"age": 13, "school_level": "MTs"}, "eligible", id="MTs-swasta"),
        pytest.param({"age": 5, "school_level": None, "attends_preschool": True}, "eligible", id="PAUD-baru"),
        pytest.param({"age": 16, "school_level": "SMA"}, "ineligible MURID", id="SMA"),
        pytest.param({"school_level": "tidak"}, "ineligible MURID", id="tidak-bersekolah"),
        pytest.param({"school_level": None}, "undetermined MURID", id="jenjang-belum-diketahui"),
        pytest.param({"age": 4, "attends_preschool": None}, "undetermined MURID", id="PAUD-belum-diketahui"),
        pytest.param({"school_in_kutim": False}, "ineligible SEKOLAH_KUTIM", id="sekolah-di-luar"),
        pytest.param({"school_in_kutim": None}, "undetermined SEKOLAH_KUTIM", id="tempat-belum-diketahui"),
        pytest.param({"new_pupil": False}, "ineligible SISWA_BARU", id="siswa-lama"),
        pytest.param({"new_pupil": None}, "undetermined SISWA_BARU", id="siswa-baru-belum-diketahui"),
        pytest.param({"decile": 10}, "eligible", id="tanpa-uji-kemampuan"),
        pytest.param({"ktp_kutim": False}, "eligible", id="tempat-sekolah-yang-dilihat"),
    ],
)
def test_2026_new_pupils_only(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        pytest.param(date(2024, 7, 25), {"new_pupil": False}, "eligible", id="2024-semua-siswa"),
        pytest.param(date(2024, 7, 25), {"new_pupil": None}, "eligible", id="2024-tidak-ditanya"),
        pytest.param(date(2025, 12, 31), {"new_pupil": False}, "eligible", id="hari-terakhir-semua-siswa"),
        pytest.param(date(2026, 1, 1), {"new_pupil": False}, "ineligible SISWA_BARU", id="hari-pertama-siswa-baru"),
        pytest.param(date(2025, 12, 31), {"school_in_kutim": False}, "ineligible SEKOLAH_KUTIM", id="2025-luar"),
        pytest.param(date(2025, 12, 31), {"school_level": "tidak"}, "ineligible MURID", id="2025-bukan-murid"),
    ],
)
def test_editions(day: date, changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes, day=day)) == expected


def test_before_july_2024() -> None:
    with pytest.raises(NotInForce, match="2024-07-25"):
        BASE.ask(day=date(2024, 7, 24))


def test_what_is_given() -> None:
    decision = BASE.ask()

    assert decision.amount is None
    assert "4 setel dan sepatu" in decision.explain()
    assert "sejak 2025 dengan sepatu" in BASE.ask(day=date(2025, 8, 1)).explain()
    assert asked(BASE.ask({"new_pupil": None})) == ["new_pupil"]
