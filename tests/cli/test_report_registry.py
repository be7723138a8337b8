"""``pskslib report`` on a registry, on what ``decide`` wrote, and for the public."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pskslib.cli import main
from tests.intake.files import ROW, WIFE, table, write

DAY = ["--as-of", "2026-11-24"]
Shown = pytest.CaptureFixture[str]


def told(path: Path) -> dict[str, list[dict[str, object]]]:
    """Tables of a report that was saved as JSON, by key."""
    report = json.loads(path.read_text("utf-8"))
    return {found["kunci"]: found["baris"] for found in report["tabel"]}


def test_a_registry_is_read_whole_in_any_layout(tmp_path: Path, capsys: Shown) -> None:
    registry = write(tmp_path, table(ROW, WIFE))
    assert main(["report", "mutu-data", str(registry), *DAY, "--out", str(tmp_path / "mutu.json")]) == 0
    tables = told(tmp_path / "mutu.json")
    assert [row["baris"] for row in tables["baris"]] == [2, 0]
    assert {"kelengkapan_orang", "kelengkapan_keluarga", "nik", "kepala_keluarga"} <= tables.keys()
    assert capsys.readouterr().err == ""


def test_decisions_of_decide_are_an_input(tmp_path: Path) -> None:
    registry = write(tmp_path, table(ROW, WIFE))
    assert main(["decide", str(registry), *DAY, "--programme", "PKH", "--out", str(tmp_path / "hasil")]) == 0
    card = ROW["no_kk"]
    for name, rows in {"keluarga": ["no_kk,kode_desa", f"{card},64.08.04.2001"], "bayar": ["no_kk", card]}.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    files = [f"{key}={tmp_path / name}.csv" for key, name in (("penerima", "bayar"), ("keluarga", "keluarga"))]
    decisions = tmp_path / "hasil" / "decisions.csv"
    out = tmp_path / "tepat.json"
    assert main(["report", "tepat-sasaran", str(decisions), *files, *DAY, "--out", str(out)]) == 0
    with decisions.open(encoding="utf-8") as opened:
        (decided,) = csv.DictReader(opened)
    words = {"eligible": "Layak", "ineligible": "Tidak layak", "undetermined": "Belum ditentukan"}
    (row,) = [row for row in told(out)["silang"] if row["jumlah"]]
    assert (row["status"], row["menerima"]) == (words[decided["outcome"]], 1)
