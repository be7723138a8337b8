"""The rule author's guide is run as it stands: its files, its commands, its code, and what it shows as output."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from attrs import frozen

from pskslib.cli import main

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "panduan-aturan.md"
MODULE = "santunan_tepian"
FILES = (f"aturan/{MODULE}.toml", f"aturan/{MODULE}.py", f"aturan/test_{MODULE}.py")
_BLOCK = re.compile(r"(?:^Berkas `([^`]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@frozen(kw_only=True)
class Block:
    """A piece of the guide: what language it is in, the file that it is, the line it begins on, what it prints."""

    language: str
    text: str
    file: str | None
    line: int
    shown: str | None = None


def blocks() -> Iterator[Block]:
    page = GUIDE.read_text("utf-8")
    found = [*_BLOCK.finditer(page)]
    for block, after in zip(found, [*found[1:], None], strict=True):
        if block[2] == "text":
            continue
        shown = after[3] if after is not None and after[2] == "text" else None
        line = page.count("\n", 0, block.start(3)) + 1
        yield Block(language=block[2], text=block[3], file=block[1], line=line, shown=shown)


BLOCKS = tuple(blocks())


def followed(shown: str, printed: str) -> None:
    """What the guide shows must stand in what was printed, line by line; ``…`` leaves lines out."""
    pieces = [[*piece.splitlines()] for piece in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE)]
    lines, at = printed.splitlines(), 0
    for number, piece in enumerate(pieces):
        places = range(at, at + 1) if number == 0 else range(at, len(lines) - len(piece) + 1)
        place = next((place for place in places if lines[place : place + len(piece)] == piece), None)
        assert place is not None, f"the guide shows\n{shown}\nbut this was printed\n{printed}"
        at = place + len(piece)
    assert not pieces[-1] or at == len(lines), f"the guide does not show the end of\n{printed}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of somebody who writes a rule, whose modules are forgotten afterwards."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")  # so that no folder above has a say
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "aturan"), str(ROOT), *sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield tmp_path
    sys.modules.pop(MODULE, None)


def command(line: str) -> None:
    """Run a command of the guide."""
    program, *words = line.split()
    if program == "pskslib":
        assert main(words) == 0
        return
    assert (program, words[:2]) == ("python", ["-m", "pytest"])
    options = ["-q", "-p", "no:cacheprovider"]
    done = subprocess.run([sys.executable, *words, *options], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def run(block: Block, names: dict[str, object]) -> str:
    """Run a block as if it stood in a file ``coba.py``; return what it prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        if block.language == "sh":
            for line in block.text.splitlines():
                command(line)
        else:
            exec(compile(block.text, "coba.py", "exec"), names)
    return printed.getvalue()


def test_the_guide_runs_as_it_stands(office: Path) -> None:
    names: dict[str, object] = {"__name__": "coba"}
    for block in BLOCKS:
        if block.file is not None:
            (office / block.file).write_text(block.text, encoding="utf-8")
            continue
        try:
            printed = run(block, names)
        except Exception as error:
            raise AssertionError(f"docs/panduan-aturan.md:{block.line}: {error}") from error
        if block.shown is not None:
            followed(block.shown, printed)
        else:
            assert block.language == "sh" or not printed, f"line {block.line}: prints, but the guide shows nothing"


def test_the_guide_has_all_its_files_and_nothing_else_is_left_unrun() -> None:
    assert [block.file for block in BLOCKS if block.file] == [*FILES]
    assert {block.language for block in BLOCKS} == {"sh", "toml", "python"}
    assert all(block.file for block in BLOCKS if block.language == "toml")


@pytest.mark.parametrize("config", [["--isolated"], [f"--config={ROOT / 'pyproject.toml'}"]], ids=["bawaan", "kita"])
def test_its_files_are_tidy(office: Path, config: list[str]) -> None:
    for block in BLOCKS:
        if block.file is not None and block.file.endswith(".py"):
            Path(block.file.rpartition("/")[2]).write_text(block.text, encoding="utf-8")
    for words in (["check", "--select", "E,F,W,UP,B,SIM,RUF,PT,C4,PIE,RET,TID"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *words, *config, "--no-cache", "--line-length", "120", "."],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("shown", "printed", "good"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("b\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a\n…\nc\n", "a\nb\nc\n", True),
        ("a\n…\nb\n", "a\nb\nc\n", False),
        ("…\nb\n…\n", "a\nb\nc\n", True),
        ("a\n…\nc\nb\n", "a\nb\nc\n", False),
    ],
)
def test_what_is_shown_is_held_to_what_is_printed(shown: str, printed: str, good: bool) -> None:
    if good:
        followed(shown, printed)
    else:
        with pytest.raises(AssertionError):
            followed(shown, printed)
