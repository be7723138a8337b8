"""The same report is the same bytes: in another process, time zone, language of the machine, order of hashing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, sys
from pathlib import Path
from tests.publishing.sample import hostile, rich

folder = Path(sys.argv[1])
for name, report in (("contoh", rich()), ("inggris", rich().in_language("en")), ("jahat", hostile())):
    for suffix in (".xlsx", ".html", ".csv", ".json", ".md", ".pdf", ".docx"):
        report.save(folder / f"{name}{suffix}")
for path in sorted(folder.iterdir()):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def made(folder: Path, **settings: str) -> dict[str, str]:
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", **settings}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        env=environment,
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    names = {name: digest for name, _, digest in (line.partition(" ") for line in done.stdout.splitlines())}
    assert len(names) > 30
    return names


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Makassar", LC_ALL="C")
    other = made(tmp_path / "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", HOME=str(tmp_path))
    assert one == other
