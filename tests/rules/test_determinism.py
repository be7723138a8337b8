"""P1: the same question has the same bytes in another process, whatever its hash seed, zone, language and folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json
from datetime import date
from pskslib import Family, Person, rulebook
book = rulebook(as_of=date(2026, 11, 24))
members = [Person(sex="P", birth_date=date(1996, 3, 1), pregnant=True), Person(), Person(birth_date=date(2016, 2, 29))]
family = Family(members=members)
for decision in book.decide(family):
    print(decision.explain(), decision.explain("en"), json.dumps(decision.to_dict()))
print(book.digest, book.to_json(), book.describe("PKH"))
"""


def run(folder: Path, **environment: str) -> str:
    """What the program prints in an environment."""
    given = {**os.environ, **environment}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, env=given, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    first = run(tmp_path, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    second = run(Path.cwd(), PYTHONHASHSEED="4242", TZ="Asia/Makassar", LC_ALL="C.UTF-8", LANG="id_ID.UTF-8")

    assert first == second
    assert "BELUM DAPAT DITENTUKAN" in first
