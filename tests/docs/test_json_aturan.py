"""The rule book in JSON is enough for another language to show the same rules (docs/json-aturan.md)."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pskslib import Rulebook, rulebook
from pskslib.classification import classifications
from pskslib.rules.nodes import NODE_TYPES
from pskslib.rules.serial import ENUMS
from tests.docs import reader
from tests.docs.test_panduan import followed
from tests.rules.families import AS_OF

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "json-aturan.md").read_text("utf-8")
DAYS = [date(2016, 6, 1), date(2018, 6, 1), date(2020, 5, 1), date(2024, 2, 29), date(2025, 4, 1), AS_OF]
READINGS = [{}, {"PKH.lansia": "60"}, {"GERBANG.praktik": "tolak"}, {"SEMBAKO.desil": "1-5"}]
WEIGHTS = {"menolak": "tolak", "dicek dulu, tidak menolak": "periksa"}


def described(book: Rulebook, code: str) -> Iterator[tuple[str, str]]:
    """What ``book.describe`` says of criteria and exclusions, in the pairs of the reader."""
    for line in book.describe(code).splitlines():
        if found := re.fullmatch(r"  (menolak|dicek dulu, tidak menolak): (.*)", line):
            yield from ((WEIGHTS[found[1]], what) for what in re.findall(r"(?:^|, )(.+? \(\w+\))", found[2]))
        elif found := re.fullmatch(r"  ([A-Z][A-Z0-9_]*): (.*)", line):
            yield found[1], found[2]


def known(book: Rulebook, code: str) -> set[str]:
    return {chosen.code for chosen in book.plan(code).criteria}


def same(told: Iterator[tuple[str, str]], book: Rulebook, code: str) -> None:
    codes = {*known(book, code), *WEIGHTS.values()}
    wanted = [(name, words) for name, words in described(book, code) if name in codes]
    found = [*told]
    assert sorted(found) == sorted(wanted)
    assert [pair for pair in found if pair[0] not in WEIGHTS.values()] == [
        pair for pair in wanted if pair[0] not in WEIGHTS.values()
    ]
    assert len(found) == len(book.plan(code).criteria)


def test_the_reader_knows_nothing_of_the_library() -> None:
    tree = ast.parse(Path(reader.__file__).read_text("utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert modules | names == {"__future__", "collections.abc", "typing", "json", "re"}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("readings", READINGS, ids=lambda chosen: ";".join(chosen) or "biasa")
def test_an_independent_reader_shows_pkh_as_it_is_described(day: date, readings: dict[str, str]) -> None:
    book = rulebook(as_of=day, readings=readings)

    same(reader.criteria(book.to_json(), "PKH"), book, "PKH")


@pytest.mark.parametrize("make", [rulebook, classifications], ids=["program", "klasifikasi"])
def test_it_shows_every_rule_in_force(make: Callable[[date], Rulebook]) -> None:
    book = make(AS_OF)
    text = book.to_json()
    for plan in book.in_force:
        same(reader.criteria(text, plan.programme.code), book, plan.programme.code)


# --- the page -----------------------------------------------------------------------------------------------


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    text: str = found
    return text


@cache
def script() -> str:
    return block("js")


@pytest.mark.skipif(shutil.which("node") is None, reason="no JavaScript on this machine")
@pytest.mark.parametrize("readings", READINGS, ids=lambda chosen: ";".join(chosen) or "biasa")
def test_the_reader_on_the_page_shows_the_same(tmp_path: Path, readings: dict[str, str]) -> None:
    (tmp_path / "buku.mjs").write_text(script(), encoding="utf-8")
    for day in DAYS[-2:]:
        book = rulebook(as_of=day, readings=readings)
        (tmp_path / "buku.json").write_text(book.to_json(), encoding="utf-8")
        for code in ("PKH", "SEMBAKO", "PIP", "BLT_DD"):
            printed = run("node buku.mjs buku.json PKH".replace("PKH", code), tmp_path)
            same(((a, b) for a, _, b in (line.partition(": ") for line in printed.splitlines())), book, code)
            if (code, readings, day) == ("PKH", {}, AS_OF):
                followed(block("text"), printed)


def run(command: str, folder: Path) -> str:
    assert command.split()[:3] == block("sh").split()[:3]
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_names_every_node_and_word_list() -> None:
    for name in (NODE_TYPES.keys() - {"ByAge"}) | ENUMS.keys():
        assert f"`{name}`" in PAGE or f'"@": "{name}"' in PAGE, name
    for key in json.loads(rulebook(as_of=AS_OF).to_json()):
        assert key in PAGE
