"""The house: which room may import which, and what `import pskslib` may load.

The floors are those of docs/architecture.md, and of the import-linter table in pyproject.toml.
"""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "pskslib"

# Ground floor first. A room imports from floors below its own: not from above, not from its own floor.
FLOORS = [
    ["errors"],  # what can go wrong, in words
    ["identity", "law"],  # numbers of people and places; acts, dated numbers, rupiah, dates
    ["regions", "population"],  # kecamatan and desa; persons and families
    ["rules"],  # the rule language and its engines
    ["programmes", "classification"],  # PKH, Sembako, ...; PPKS, PSKS, SPM
    ["fieldwork", "distribution", "intake"],  # TKSK at work; aid handed out; files read
    ["reports"],  # from tables and decisions to a report
    ["publishing"],  # from a report to files
    ["testing"],  # what apps use in their own tests
    ["cli"],  # the command line
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HEAVY = [
    *("polars", "pandas", "duckdb", "narwhals", "pyarrow", "pyspark", "numpy"),
    *("openpyxl", "xlsxwriter", "jinja2", "altair", "highspy", "rapidfuzz", "typst", "docx"),
]
LIGHT = ("errors", "identity", "law", "population", "rules", "programmes", "classification")
# What light rooms may import all the same, inside functions only. The engines are imported whole, and only when used.
TABLES = {
    "population/tables": {"narwhals"},
    "rules/table": {"narwhals"},
    "rules/table/pandas_tables": {"pandas", "pyarrow"},
    "rules/table/arrays": {"numpy"},
    "rules/table/lookup": {"numpy"},
    "rules/table/blocks": {"numpy", "polars"},
    "rules/table/polars_kinds": {"narwhals", "polars"},
}
ENGINES = ("rules/table/arrays", "rules/table/lookup", "rules/table/blocks")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of everything a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write the import out, without dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_at_once(body: list[ast.stmt], *, functions: bool = False) -> Iterator[str]:
    """Dotted names of what is imported as soon as the module is: not in functions, not for types only."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not functions:
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from imported_at_once(node.orelse, functions=functions)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(node)
        else:
            for name in ("body", "orelse", "finalbody", "handlers"):
                inner: list[ast.stmt] = getattr(node, name, [])
                yield from imported_at_once(inner, functions=functions)


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert sorted(rooms - FLOOR.keys()) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):  # the front door opens on every room
        return
    for name in imported(ast.parse(path.read_text("utf-8"))):
        package, *rest = name.split(".")
        if package == "pskslib" and rest and rest[0] != room:
            assert rest[0] in FLOOR, f"{room}: 'pskslib.{rest[0]}' is no room; import from the room itself"
            assert FLOOR[rest[0]] < FLOOR[room], f"{room} may not import {rest[0]}: it is not on a floor below"


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) not in ENGINES], ids=name_of)
def test_heavy_libraries_are_imported_only_where_used(path: Path) -> None:
    loaded = set(imported_at_once(ast.parse(path.read_text("utf-8")).body))
    assert {name.split(".")[0] for name in loaded}.isdisjoint(HEAVY), "import it inside the function that needs it"
    engines = {f"pskslib.{engine.replace('/', '.')}" for engine in ENGINES}
    assert not any(name.startswith(tuple(engines)) for name in loaded), "import it inside the function that needs it"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) in LIGHT], ids=name_of)
def test_light_rooms_use_only_the_libraries_named_here(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    loaded = {name.split(".")[0] for name in imported_at_once(body, functions=True)} & set(HEAVY)
    allowed = (heavy for where, heavy in TABLES.items() if f"{name_of(path)}/".startswith(f"{where}/"))
    assert loaded <= set().union(*allowed)


def test_import_linter_holds_the_same_floors() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors, light = config["tool"]["importlinter"]["contracts"]
    layers = [layer.replace("(", "").replace(")", "").split(" | ") for layer in floors["layers"]]
    assert list(reversed([sorted(layer) for layer in layers])) == [sorted(rooms) for rooms in FLOORS]
    assert light["forbidden_modules"] == HEAVY
    assert light["source_modules"] == [f"pskslib.{room}" for room in LIGHT]


@pytest.mark.parametrize("statement", ["import pskslib", "from pskslib import Family, Person, rulebook, to_tables"])
def test_the_front_door_is_light(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == []
