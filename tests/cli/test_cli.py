"""The command line: statuses, files, words."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pskslib.cli import DECISION_COLUMNS, main
from tests.intake.files import ROW, WIFE, table, write

Shown = pytest.CaptureFixture[str]
DAY = ["--as-of", "2026-11-24"]
ENGLISH = re.compile(r"usage:|options:|positional|error:|required|invalid|choose from|show this help|Traceback")


def rows(path: Path) -> list[dict[str, str]]:
    """A written table."""
    return [*csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


def test_demo_writes_its_results_and_explains_three_families(tmp_path: Path, capsys: Shown) -> None:
    assert main(["demo", "--out", str(tmp_path / "hasil")]) == 0

    out = capsys.readouterr().out
    for words in (": MEMENUHI SYARAT", ": TIDAK MEMENUHI SYARAT", ": BELUM DAPAT DITENTUKAN", "Sangatta Utara"):
        assert words in out
    decisions = rows(tmp_path / "hasil" / "decisions.csv")
    families = {d["no_kk"] for d in decisions}
    assert len(families) >= 2000
    assert len(decisions) == 2 * len(families)
    assert {d["outcome"] for d in decisions} == {"eligible", "ineligible", "undetermined"}
    summary = rows(tmp_path / "hasil" / "ringkasan-kecamatan.csv")
    assert sum(int(r["keluarga"]) for r in summary) == len(decisions)
    for row in summary:
        parts = (int(row[c]) for c in ("memenuhi", "tidak_memenuhi", "belum_ditentukan"))
        assert sum(parts) == int(row["keluarga"])
    bounded = sum(int(d["amount_high"]) for d in decisions if d["amount_high"])
    assert sum(int(r["anggaran_tinggi"]) for r in summary) == bounded
    assert sum(int(r["anggaran_rendah"]) for r in summary) == sum(int(d["amount_low"]) for d in decisions)


def test_decide_writes_the_declared_columns(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW, {**WIFE, "hamil": "ya", "kehamilan_ke": "1"}))

    assert main(["decide", str(file), *DAY, "--out", str(tmp_path / "hasil")]) == 0
    assert capsys.readouterr().err == ""
    decisions = rows(tmp_path / "hasil" / "decisions.csv")
    assert tuple(decisions[0]) == DECISION_COLUMNS
    assert [(d["programme"], d["outcome"], d["amount_low"], d["amount_high"]) for d in decisions] == [
        ("PKH", "eligible", "3000000", "3000000"),
        ("SEMBAKO", "eligible", "2400000", "2400000"),
    ]
    assert "X02" in decisions[0]["presumed"].split(";")


def test_rejected_rows_give_status_1_and_a_line_each(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW, {**WIFE, "nik": "6.40804E+15", "tanggal_lahir": "1987-02-30"}))

    assert main(["decide", str(file), *DAY, "--out", str(tmp_path / "hasil")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("galat: registri.csv: baris 3, kolom nik: ")
    assert rows(tmp_path / "hasil" / "decisions.csv")[0]["masalah"] == "nik_angka_rusak;anggota_kurang"


def test_check_tells_warnings_too(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table({**ROW, "tanggal_lahir": "1985-08-18", "asn": "mungkin"}))

    assert main(["check", str(file)]) == 0
    told = capsys.readouterr()
    assert re.search(r"^peringatan: registri\.csv: baris 2, kolom nik", told.err, re.M)
    assert re.search(r"^galat: registri\.csv: baris 2, kolom asn.*mungkin", told.err, re.M)
    assert "1 dari 1 baris diterima" in told.out


def test_explain_one_family_in_two_languages(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW))
    command = ["explain", str(file), "--no-kk", ROW["no_kk"], *DAY, "--programme", "sembako"]

    assert main(command) == 0
    assert "SEMBAKO (Program Sembako), per 24 November 2026: MEMENUHI SYARAT" in capsys.readouterr().out
    assert main([*command, "--language", "en"]) == 0
    assert "ELIGIBLE" in capsys.readouterr().out
    assert main(["explain", str(file), "--no-kk", "6408040101089977", *DAY]) == 2
    assert "640804********77" in capsys.readouterr().err


def test_strict_and_readings(tmp_path: Path) -> None:
    file = write(tmp_path, table({**ROW, "desil": "5"}))

    def outcome(*more: str) -> list[str]:
        assert main(["decide", str(file), *DAY, "--out", str(tmp_path / "h"), "--programme", "SEMBAKO", *more]) == 0
        return [d["outcome"] for d in rows(tmp_path / "h" / "decisions.csv")]

    assert outcome() == ["ineligible"]
    assert outcome("--reading", "SEMBAKO.desil=1-5") == ["eligible"]
    assert outcome("--reading", "SEMBAKO.desil=1-5", "--strict") == ["undetermined"]


def test_rules_are_shown(capsys: Shown) -> None:
    assert main(["rules", "--as-of", "2026-11-24"]) == 0
    assert "sidik aturan: " in capsys.readouterr().out
    assert main(["rules", "pkh", "--as-of", "2026-11-24"]) == 0
    assert "Desil kesejahteraan paling tinggi 4" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param([], "belum diisi: PERINTAH", id="tanpa-perintah"),
        pytest.param(["putuskan"], "'putuskan' tidak ada", id="perintah-asing"),
        pytest.param(["decide", "{file}"], "belum diisi: --as-of, --out", id="tanpa-tanggal"),
        pytest.param(["decide", "{file}", "--as-of", "kemarin", "--out", "{out}"], "bukan tanggal", id="tanggal"),
        pytest.param(["decide", "{file}", *DAY, "--out", "{out}", "--x"], "tidak dikenal: --x", id="pilihan-asing"),
        pytest.param(["decide", "tidak-ada.csv", *DAY, "--out", "{out}"], "tidak dapat dibuka", id="berkas"),
        pytest.param(["decide", "{file}", "--as-of", "2010-01-01", "--out", "{out}"], "2016-01-01", id="2010"),
        pytest.param(["decide", "{file}", *DAY, "--out", "{out}", "--programme", "PKHH"], "PKH", id="program"),
        pytest.param(["decide", "{file}", *DAY, "--out", "{out}", "--reading", "x"], "KUNCI=NAMA", id="bacaan"),
        pytest.param(
            ["decide", "{file}", *DAY, "--out", "{out}", "--reading", "A.b=c"], "SEMBAKO.desil", id="bacaan-asing"
        ),
        pytest.param(["explain", "{file}", *DAY, "--no-kk", "12"], "16", id="KK-pendek"),
        pytest.param(["decide", "{file}", *DAY, "--out", "{file}"], "registri.csv", id="folder-itu-berkas"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    tmp_path: Path, capsys: Shown, words: list[str], told: str
) -> None:
    file, out = write(tmp_path, table(ROW)), tmp_path / "hasil"

    assert main([word.format(file=file, out=out) for word in words]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("galat: ")
    assert len(shown.err.splitlines()) == 1
    assert told in shown.err
    assert not ENGLISH.search(shown.err)
    assert not out.exists() or not [*out.iterdir()]


@pytest.mark.parametrize("command", [[], ["demo"], ["check"], ["decide"], ["explain"], ["rules"]], ids=str)
def test_help_is_in_bahasa_indonesia(capsys: Shown, command: list[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([*command, "--help"])

    text = capsys.readouterr().out
    assert done.value.code == 0
    assert text.startswith("pemakaian: pskslib")
    assert not ENGLISH.search(text)


def test_as_a_program_it_is_quiet_when_its_reader_leaves(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pskslib.cli", "demo", "--out", str(tmp_path / "h")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        process.wait(timeout=60)

    assert told == b""


def test_a_formula_in_a_cell_cannot_run_from_the_problem_table(tmp_path: Path) -> None:
    file = write(tmp_path, table({**ROW, "asn": "=cmd|x", "disabilitas_berat": "+1", "hamil": "@x"}))
    main(["decide", str(file), *DAY, "--out", str(tmp_path / "h")])

    values = [r["nilai"] for r in rows(tmp_path / "h" / "masalah.csv")]
    assert {v[:2] for v in values if v} == {"'=", "'+", "'@"}
