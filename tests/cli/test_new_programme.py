"""``pskslib new-programme``: files that run, are well typed and tidy before anything is filled in."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pskslib.cli import main
from pskslib.cli.new_programme import MARK, names_for, new_programme
from pskslib.errors import PskslibError

ROOT = Path(__file__).resolve().parents[2]
CODES = ("LPG", "santunan-duka", "BANTUAN_SUNGAI_KUTAI_TIMUR_99B")
Shown = pytest.CaptureFixture[str]


def run(*words: str, at: Path) -> str:
    """Run a module of Python in a folder; it must succeed."""
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dinas") / "aturan"
    (folder.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")  # so that no folder above has a say
    for code in CODES:
        new_programme(code, folder)
    return folder


def test_its_own_test_is_green_at_once(written: Path) -> None:
    told = run("pytest", "-q", "-p", "no:cacheprovider", ".", at=written)
    assert re.search(rf"^{10 * len(CODES)} passed", told, re.MULTILINE), told


@pytest.mark.parametrize("wide", ["88", "120"])
@pytest.mark.parametrize("config", [["--isolated"], [f"--config={ROOT / 'pyproject.toml'}"]], ids=["bawaan", "kita"])
def test_it_is_tidy_whatever_the_width(written: Path, config: list[str], wide: str) -> None:
    chosen = "E,F,W,I,UP,B,SIM,RUF,PT,C4,PIE,RET,TID,D1"
    run("ruff", "check", *config, "--no-cache", "--line-length", wide, "--select", chosen, ".", at=written)
    run("ruff", "format", *config, "--no-cache", "--line-length", wide, "--check", ".", at=written)


def test_it_is_well_typed(written: Path) -> None:
    names = sorted(path.name for path in written.glob("*lpg.py"))
    assert len(names) == 2
    run("mypy", "--strict", "--cache-dir", str(written / ".cache"), *names, at=written)


@pytest.mark.parametrize("code", CODES)
def test_what_has_to_be_filled_in_is_marked(written: Path, code: str) -> None:
    names = names_for(code)
    rules, table, cases = ((written / name).read_text("utf-8") for name in files_of(names.module))
    for text in (rules, table, cases):
        assert MARK in text
        assert "$" not in text
    assert f'"{names.code}",' in rules
    for parameter in tomllib.loads(table)["parameters"].values():
        for value in parameter["values"]:
            assert MARK in value["source"]
            assert value["confidence"] == "low", "nobody has sourced it yet"
    numbers = re.findall(r"^value = .*$", table, re.MULTILINE)
    assert numbers
    assert all(line.endswith(f"# {MARK}") for line in numbers)


def test_no_programme_hides_a_name_of_its_own_files(written: Path) -> None:
    used = {
        name
        for text in (path.read_text("utf-8") for path in written.glob("*lpg.py"))
        for name in re.findall(r"^([A-Z_]+)(?:: Final)? = ", text, re.MULTILINE)
    }
    assert {"NUMBERS", "BOOK", "LPG"} <= used
    for name in used - {"LPG"}:
        with pytest.raises(PskslibError, match="bertabrakan"):
            names_for(name)


def files_of(module: str) -> tuple[str, str, str]:
    return f"{module}.py", f"{module}.toml", f"test_{module}.py"


def test_it_tells_what_to_do_next(tmp_path: Path, capsys: Shown) -> None:
    assert main(["new-programme", "santunan-duka", "--out", str(tmp_path / "baru")]) == 0

    out = capsys.readouterr().out
    for name in files_of("santunan_duka"):
        assert name in out
        assert (tmp_path / "baru" / name).is_file()
    assert f"python -m pytest {tmp_path / 'baru' / 'test_santunan_duka.py'}" in out
    assert "panduan-aturan.md" in out


def test_without_a_folder_it_writes_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-programme", "LPG"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files_of("lpg"))


@pytest.mark.parametrize("there", files_of("lpg"))
def test_it_never_writes_over_a_file(tmp_path: Path, there: str, capsys: Shown) -> None:
    (tmp_path / there).write_text("milik orang lain", encoding="utf-8")

    assert main(["new-programme", "LPG", "--out", str(tmp_path)]) == 2

    assert f"galat: {there} sudah ada di " in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [there], "nothing is written then"
    assert (tmp_path / there).read_text("utf-8") == "milik orang lain"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("", "tidak dapat dipakai"),
        ("3IN1", "tidak dapat dipakai"),
        ("../LUAR", "tidak dapat dipakai"),
        ("A B", "tidak dapat dipakai"),
        ("A__B", "tidak dapat dipakai"),
        ("X" * 31, "tidak dapat dipakai"),
        ("BÄH", "tidak dapat dipakai"),
        ("pkh", "kode PKH sudah dipakai"),
        ("kutim_veteran", "sudah dipakai"),
        ("JSON", "bertabrakan dengan nama json"),
        ("CLASS", "bertabrakan dengan nama class"),
        ("PSKSLIB", "bertabrakan dengan nama pskslib"),
        ("NO-CIVIL-SERVANT", "bertabrakan dengan nama no_civil_servant"),
    ],
)
def test_a_code_that_cannot_be_one_is_refused(tmp_path: Path, code: str, told: str, capsys: Shown) -> None:
    with pytest.raises(PskslibError, match=told):
        names_for(code)
    assert main(["new-programme", code, "--out", str(tmp_path / "baru")]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "baru").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: Shown) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    assert main(["new-programme", "LPG", "--out", str(tmp_path / "berkas" / "dalam")]) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err
