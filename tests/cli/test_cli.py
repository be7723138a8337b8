"""The command line: statuses, files, words."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pskslib import cli, rulebook
from pskslib.cli import main
from pskslib.cli.results import DECISION_COLUMNS, RESULTS
from pskslib.intake import read_registry
from tests.intake.files import ROW, WIFE, table, write

Shown = pytest.CaptureFixture[str]
DAY = ["--as-of", "2026-11-24"]
ENGLISH = re.compile(
    r"usage:|options:|positional|error:|required|invalid|choose from|show this help|Traceback|Errno|No such|"
    r"is a directory|exists|expected|ignored|ambiguous|permission|argument ",
    re.IGNORECASE,
)


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
    persons = {(d["no_kk"], d["id_orang"]) for d in decisions if d["id_orang"]}
    by_person = [plan.by_person for plan in rulebook(as_of=date(2026, 11, 24)).in_force]
    assert len(families) >= 2000
    assert len(persons) >= 8000
    assert len(decisions) == by_person.count(False) * len(families) + by_person.count(True) * len(persons)
    assert {d["outcome"] for d in decisions} == {"eligible", "ineligible", "undetermined"}
    summary = rows(tmp_path / "hasil" / "ringkasan-kecamatan.csv")
    assert sum(int(r["jumlah"]) for r in summary) == len(decisions)
    for row in summary:
        parts = (int(row[c]) for c in ("memenuhi", "tidak_memenuhi", "belum_ditentukan"))
        assert sum(parts) == int(row["jumlah"])
    bounded = sum(int(d["amount_high"]) for d in decisions if d["amount_high"])
    assert sum(int(r["anggaran_tinggi"]) for r in summary) == bounded
    least = sum(int(d["amount_low"]) for d in decisions if d["amount_low"])
    assert sum(int(r["anggaran_rendah"]) for r in summary) == least
    page, workbook = (tmp_path / "hasil" / name for name in ("hasil-keputusan.html", "daftar-jangkauan.xlsx"))
    assert f"Laporan: Hasil keputusan dan perkiraan anggaran: {page}" in out
    assert f"{workbook}\n" in out
    assert "Sangatta Utara" in page.read_text("utf-8")
    sheets = {name.casefold() for name in CalamineWorkbook.from_path(str(workbook)).sheet_names}
    assert {"layak_belum_menerima", "belum_ditentukan", "ringkasan"} <= sheets


def test_decide_writes_the_declared_columns(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW, {**WIFE, "hamil": "ya", "kehamilan_ke": "1"}))

    assert main(["decide", str(file), *DAY, "--out", str(tmp_path / "hasil")]) == 0
    assert capsys.readouterr().err == ""
    decisions = rows(tmp_path / "hasil" / "decisions.csv")
    assert tuple(decisions[0]) == DECISION_COLUMNS
    assert [(d["programme"], d["outcome"], d["amount_low"], d["amount_high"]) for d in decisions[:2]] == [
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


def test_explain_without_a_programme_sums_up_and_says_what_to_ask(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table({**ROW, "nama": "Sutinah"}))
    command = ["explain", str(file), "--no-kk", ROW["no_kk"], *DAY]

    assert main(command) == 0
    told = capsys.readouterr().out
    short, *full = told.split("\n\n")[:4]
    assert short == "MEMENUHI SYARAT:\n  SEMBAKO (Program Sembako)"
    assert "PERMAKANAN (Permakanan Lanjut Usia dan Penyandang Disabilitas): Sutinah" in full[0]
    assert full[1].startswith("TIDAK MEMENUHI SYARAT:\n  PKH (Program Keluarga Harapan)")
    assert re.search(r"menentukan .*:\n  1\. .*\? \(\d+\)", full[2])
    assert told.count("SEMBAKO (Program Sembako), per 24 November 2026: MEMENUHI SYARAT") == 1
    assert "--programme KODE" in told.splitlines()[-1]
    assert main([*command, "--language", "en"]) == 0
    english = capsys.readouterr().out
    assert "UNDETERMINED:\n" in english
    assert "BELUM" not in english


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
        pytest.param(["decide", "{file}", *DAY, "--out", "{file}"], "sudah ada berkas", id="folder-itu-berkas"),
        pytest.param(["decide", "{file}", *DAY, "--out", "{file}/x"], "itu berkas, bukan folder", id="di-dalam-berkas"),
        pytest.param(["decide", "{file}", *DAY, "--out"], "--out: butuh satu nilai", id="tanpa-nilai"),
        pytest.param(
            ["decide", "{file}", *DAY, "--out", "{out}", "--strict=ya"], "tidak menerima nilai", id="nilai-lebih"
        ),
        pytest.param(["decide", "{file}", *DAY, "--out", "{out}", "--program", "PKH"], "tidak dikenal", id="singkatan"),
        pytest.param(["check", "{folder}"], "itu folder", id="folder"),
        pytest.param(["check", "{file}", "--as-of", "2026-02-30"], "bukan tanggal", id="30-Februari"),
        pytest.param(["check", "{file}", ROW["no_kk"]], "64************01", id="nomor-nyasar"),
        pytest.param(
            ["explain", "{file}", *DAY, "--no-kk", ROW["no_kk"], "--language", "fr"], "pilihan: ", id="bahasa"
        ),
        pytest.param(["explain", "{file}", "--as-of", "2010-01-01", "--no-kk", ROW["no_kk"]], "2016-01-01", id="dulu"),
        pytest.param(
            ["explain", "{file}", *DAY, "--no-kk", ROW["no_kk"], "--programme", "PKHH"], "PKH", id="jelaskan-x"
        ),
        pytest.param(["rules", "PKHH", *DAY], "mungkin maksudnya PKH", id="aturan-asing"),
        pytest.param(["rules", "PKH", "--as-of", "2010-01-01"], "2016-01-01", id="aturan-dulu"),
        pytest.param(["rules"], "belum diisi: --as-of", id="aturan-tanpa-tanggal"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    tmp_path: Path, capsys: Shown, words: list[str], told: str
) -> None:
    file, out = write(tmp_path, table(ROW)), tmp_path / "hasil"

    assert main([word.format(file=file, out=out, folder=tmp_path) for word in words]) == 2
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


def program(*words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would."""
    command = [sys.executable, "-m", "pskslib.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **how)


def test_the_status_of_the_process(tmp_path: Path) -> None:
    write(tmp_path, table(ROW, {**WIFE, "nik": "12"}))
    done = program("check", "registri.csv", cwd=tmp_path)

    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert [line[:41] for line in done.stderr.splitlines()] == ["galat: registri.csv: baris 3, kolom nik: "]
    assert program("check", "tidak-ada.csv", cwd=tmp_path).returncode == 2


def test_a_terminal_without_the_letters_of_a_name_is_no_reason_to_stop(tmp_path: Path) -> None:
    write(tmp_path, table({**ROW, "nama": "Đặng Ωmega", "nik": ""}, {**WIFE, "asn": "ÿ", "hamil": ""}), "réğ.csv")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}
    for words in (["check"], ["decide", *DAY, "--out", "h"], ["explain", *DAY, "--no-kk", ROW["no_kk"], "--strict"]):
        done = program(words[0], "réğ.csv", *words[1:], cwd=tmp_path, env=ascii_only)
        assert done.returncode == 0
        assert not ENGLISH.search(done.stderr)


@pytest.mark.parametrize("also_errors", [False, True], ids=["keluaran", "keluaran-dan-galat"])
def test_it_is_quiet_and_its_results_are_whole_when_its_reader_left(tmp_path: Path, also_errors: bool) -> None:
    write(tmp_path, table(ROW, {**WIFE, "asn": "?"}))
    reader, pipe = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "pskslib.cli", "decide", "registri.csv", *DAY, "--out", "h"],
        stdout=pipe,
        stderr=pipe if also_errors else subprocess.PIPE,
        cwd=tmp_path,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(pipe)

    assert done.returncode == 0
    assert [line[:41] for line in (done.stderr or "").splitlines()] == (
        [] if also_errors else ["galat: registri.csv: baris 3, kolom asn: "]
    )
    assert {p.name for p in (tmp_path / "h").iterdir()} == set(RESULTS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_output_to_a_full_disk_is_one_line_and_status_2(tmp_path: Path) -> None:
    write(tmp_path, table(ROW))
    whole = f"exec {sys.executable} -m pskslib.cli check registri.csv > /dev/full"
    done = subprocess.run(whole, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (2, "galat: hasil: tidak dapat ditulis: disk penuh\n")


def test_on_a_fault_nothing_is_written_and_older_results_stay(tmp_path: Path, capsys: Shown) -> None:
    file, out = write(tmp_path, table(ROW)), tmp_path / "h"
    (out / "masalah.csv").mkdir(parents=True)
    (out / "decisions.csv").write_text("lama")

    assert main(["decide", str(file), *DAY, "--out", str(out)]) == 2
    assert "masalah.csv: tidak dapat ditulis: itu folder, bukan berkas" in capsys.readouterr().err
    assert {p.name for p in out.iterdir()} == {"masalah.csv", "decisions.csv"}
    assert (out / "decisions.csv").read_text() == "lama"


def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    written = Path.write_text

    def full(path: Path, text: str, **how: str) -> int:
        if path.name.startswith("masalah"):
            written(path, text[:10], encoding="utf-8")
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(path, text, encoding="utf-8")

    monkeypatch.setattr(Path, "write_text", full)
    file, out = write(tmp_path, table(ROW)), tmp_path / "h"

    assert main(["decide", str(file), *DAY, "--out", str(out)]) == 2
    assert capsys.readouterr().err == "galat: hasil: tidak dapat ditulis: disk penuh\n"
    assert [*out.iterdir()] == []


def test_an_interrupted_run_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_read", stop)
    assert main(["check", str(tmp_path / "x")]) == 130
    assert capsys.readouterr().err == "galat: dihentikan\n"


def test_a_clean_empty_file_is_done(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table())

    assert main(["decide", str(file), *DAY, "--out", str(tmp_path / "h")]) == 0
    assert rows(tmp_path / "h" / "decisions.csv") == []
    assert "0 keluarga" in capsys.readouterr().out


def test_rows_are_families_times_programmes(tmp_path: Path, capsys: Shown) -> None:
    families = [{**ROW, "no_kk": f"640804010108990{n}", "nik": "", "desil": str(n)} for n in range(1, 8)]
    file, out = write(tmp_path, table(*families)), tmp_path / "h"

    in_force = [plan.programme.code for plan in rulebook(as_of=date(2026, 11, 24)).in_force]
    for words, programmes in (
        ([], in_force),
        (["--programme", "pkh"], ["PKH"]),
        (["--programme", "SEMBAKO", "--programme", "pkh", "--programme", "PKH"], ["SEMBAKO", "PKH"]),
    ):
        assert main(["decide", str(file), *DAY, "--out", str(out), *words]) == 0
        assert [(d["no_kk"], d["programme"]) for d in rows(out / "decisions.csv")] == [
            (family["no_kk"], programme) for family in families for programme in programmes
        ]
        summary = rows(out / "ringkasan-kecamatan.csv")
        assert {r["program"]: 0 for r in summary} == dict.fromkeys(programmes, 0)
        assert sum(int(r["jumlah"]) for r in summary) == len(families) * len(programmes)
    assert capsys.readouterr().err == ""


def test_outcomes_of_the_files_and_of_the_library_agree(tmp_path: Path) -> None:
    """What is written is what ``decide`` answers, column by column."""
    file, out = (
        write(tmp_path, table(ROW, {**WIFE, "nik": "x"}, {**ROW, "no_kk": "6408040101089902", "desil": "9"})),
        tmp_path,
    )
    assert main(["decide", str(file), *DAY, "--out", str(out)]) == 1
    batch, book = read_registry(file, as_of=date(2026, 11, 24)), rulebook(as_of=date(2026, 11, 24))
    decisions = [d for family in batch.families for d in book.decide(family)]

    for row, decision in zip(rows(out / "decisions.csv"), decisions, strict=True):
        verdicts = {c.code: c.verdict.value for c in decision.criteria}
        assert row["outcome"] == decision.outcome.value
        assert row["unmet"].split(";") == [c for c, v in verdicts.items() if v == "unmet"] or not row["unmet"]
        assert {*row["unknown"].split(";")} - {""} == {c for c, v in verdicts.items() if v == "unknown"}
        assert row["presumed"] == ";".join(decision.presumed)
        assert row["amount_high"] == (
            "" if decision.amount is None or decision.amount.high is None else str(decision.amount.high)
        )


def test_explain_tells_what_is_wrong_with_the_family(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW, {**WIFE, "nik": "6.40804E+15"}, {**ROW, "no_kk": "6408040101089902", "nik": ""}))

    def told(card: str) -> list[str]:
        assert main(["explain", str(file), *DAY, "--no-kk", card, "--programme", "PKH"]) == 1
        return capsys.readouterr().err.splitlines()

    lost = "galat: registri.csv: 1 baris ditolak; lihat: pskslib check registri.csv"
    assert told(ROW["no_kk"]) == [
        "galat: registri.csv: masalah pada baris keluarga ini: nik_angka_rusak, anggota_kurang",
        lost,
    ]
    assert told("6408040101089902") == [lost]


def test_many_problems_are_told_up_to_a_limit(tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_MOST_SHOWN", 3)
    file = write(tmp_path, table(*({**ROW, "nik": "", "asn": "?"} for _ in range(5))))

    assert main(["check", str(file)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (4, "registri.csv: 3 peringatan atau masalah lain tidak ditampilkan")


class Screen(io.StringIO):
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_only_for_eyes() -> None:
    pipe, screen = io.StringIO(), Screen()
    for out in (pipe, screen):
        for done in range(500, 2001, 500):
            cli._Bar("membaca", out).show(done, 2000)
        cli._Bar("membaca", out).show(500, 999)

    assert pipe.getvalue() == ""
    assert "membaca [###############...............] 1.000/2.000" in screen.getvalue()
    assert screen.getvalue().endswith("\r\033[K")


def test_a_formula_in_a_cell_cannot_run_from_the_problem_table(tmp_path: Path) -> None:
    file = write(tmp_path, table({**ROW, "asn": "=cmd|x", "disabilitas_berat": "+1", "hamil": "@x"}))
    main(["decide", str(file), *DAY, "--out", str(tmp_path / "h")])

    values = [r["nilai"] for r in rows(tmp_path / "h" / "masalah.csv")]
    assert {v[:2] for v in values if v} == {"'=", "'+", "'@"}
