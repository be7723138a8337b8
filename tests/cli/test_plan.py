"""``pskslib plan``: trips on the screen without names, all of it in a file, typed errors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pskslib.cli import main
from tests.intake.files import ROW, WIFE, table

NUMBER = ROW["no_kk"]


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "registri.csv"
    path.write_text(table(ROW, WIFE), encoding="utf-8")
    return path


def test_a_plan_on_screen_and_in_a_file(registry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rencana.csv"

    assert main(["plan", str(registry), "--as-of", "2026-11-24", "--capacity", "5", "--out", str(out)]) == 0

    shown = capsys.readouterr().out
    (row,) = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
    assert "1 kunjungan dari 1 keluarga yang menunggu, di 1 desa" in shown
    assert NUMBER not in shown
    assert row["no_kk"] == NUMBER
    assert row["pertanyaan"]
    assert "{siapa}" not in row["pertanyaan"]


def test_what_is_received_is_left_out(registry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    received = tmp_path / "terima.csv"
    received.write_text(f"no_kk,programme\n{NUMBER},PKH\n", encoding="utf-8")
    asked = ["plan", str(registry), "--as-of", "2026-11-24", "--programme", "PKH"]

    assert main([*asked, "--received", str(received)]) == 0

    assert "0 kunjungan dari 0 keluarga" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--capacity", "-3"], "--capacity"),
        (["--capacity", "banyak"], "bukan bilangan bulat"),
        (["--received", "tidak-ada.csv"], "tidak-ada.csv: tidak dapat dibaca"),
        (["--programme", "XYZ"], "XYZ"),
    ],
)
def test_what_cannot_be_used_is_told(
    registry: Path, more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(registry), "--as-of", "2026-11-24", *more]) == 2

    assert told in capsys.readouterr().err
