"""What the whole repository promises: no hosts in pins, no lock files, data in the wheel, short modules."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "pskslib"
MODULES = sorted(SOURCE.rglob("*.py"))
DATA = sorted(
    path.relative_to(ROOT / "src").as_posix()
    for path in SOURCE.rglob("*")
    if path.suffix in (".toml", ".csv", ".json", ".template") or path.name == "py.typed"
)
TEXTS = sorted(
    path
    for folder in ("src", "tests", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".toml", ".csv", ".md", ".json", ".txt", ".ipynb", ".html")
)
LOCK_FILES = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}
UNSAFE = re.compile(r"\bpickle\b|joblib|read_pickle|(?<![.\w])eval\(|yaml\.load")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users)/")
LONGEST = 400


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=short)
def test_pins_name_no_host(path: Path) -> None:
    assert "://" not in path.read_text("utf-8")
    assert "index-url" not in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip()]
    assert pins
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_both_pin_files_agree() -> None:
    run, dev = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements" / name).read_text("utf-8"), re.MULTILINE))
        for name in ("run.txt", "dev.txt")
    )
    assert {name: dev.get(name) for name in run} == run


def test_no_lock_file_is_tracked() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    assert {name.rsplit("/", 1)[-1] for name in done.stdout.splitlines()}.isdisjoint(LOCK_FILES)


def test_the_two_commands_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
        assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_nothing_that_runs_what_a_file_says(path: Path) -> None:
    assert UNSAFE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_modules_are_short_or_say_why_not(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST or "panjang karena" in "\n".join(lines[:30]).lower()


@pytest.mark.parametrize("path", TEXTS, ids=short)
def test_no_file_names_a_place_on_one_machine(path: Path) -> None:
    assert MACHINE_PATH.findall(path.read_text("utf-8")) == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel built from a copy of the tree, as an app would get it."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, timeout=300)
    (built,) = (copy / "dist").glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_the_types_ship(wheel: set[str]) -> None:
    assert "pskslib/py.typed" in wheel


def test_all_data_ships(wheel: set[str]) -> None:
    assert [name for name in DATA if name not in wheel] == []


def test_all_code_ships_and_nothing_else(wheel: set[str]) -> None:
    code = {path.relative_to(ROOT / "src").as_posix() for path in MODULES}
    shipped = {name for name in wheel if not name.startswith("pskslib-")}
    assert code <= shipped
    assert {name for name in shipped if name.startswith(("tests/", "docs/"))} == set()
