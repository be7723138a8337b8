"""No number of the law stands in a programme's or classification's code: numbers are dated data with citations.

What may stand in code all the same, and why, is listed here; every other digit is a fault. A rule author's text
names its numbers as ``{usia_min}``, so that words and rule cannot drift apart.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = [Path(__file__).resolve().parents[1] / "src" / "pskslib" / room for room in ("programmes", "classification")]
MODULES = sorted(path for room in ROOMS for path in room.rglob("*.py"))

# Names of what counts the same under every law.
NAMED = {"_MONTHS": 12, "_YES": 1}  # months in a year; how a table writes yes
# Helpers that hold no rule: arithmetic on lists and texts.
HELPERS = {"counting.py", "kinds.py", "holding.py", "poverty_line.py"}
# Numbers of a citation, not of a limit: which act, which article, what was read.
CITING = {"Act", "pasal", "cite", "written", "_written", "_seen", "citation"}
# Places in a published list (kinds of PPKS, items of a decree): the number is the name of the entry.
PLACES = {"person_kind", "family_kind", "person_kind_of", "_kind", "_target", "_item"}
# A day on which an edition begins or ends is the structure of the declaration (which criteria are asked when), as
# the order of its criteria is; nothing is computed from it and no fact is compared with it. Numbers that change on
# such a day carry the day again, with its citation, in the table.
DATED = {"edition", "told", "_poor"}
# Words with a digit that are names: of data, sizes, levels of study, acts, instruments, the duty to go to school.
NAMES = re.compile(
    r"""P3KE | \bm2\b | \bCovid-19\b | \b[DS][1-4]\b
      | \b(?:UU|PP|Permensos|Kepmensos|Perbup|Pergub|Perpres)\ [\d/A-Z]+
      | \(id\ \d+\) | \b14\ (?:kriteria\ BPS|criteria\ of\ BPS) | wajib\ belajar\ 12\ tahun | 12\ years\ of\ school""",
    re.VERBOSE,
)
PLACEHOLDER = re.compile(r"\{\{?[a-z_0-9]+\}?\}")
# In a remark: the time that a source speaks of, an act or article, another kind of the same list. No rule compares
# them.
REMARKED = re.compile(
    r"""(?:\b\d{1,2}\ [A-Z][a-z]+\ )?\b(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?\b
      | \b\d+/(?:HUK/)?(?:19|20)\d\d\b | \bPasal\ \d+ | \bjenis\ \d+(?:(?:,|\ dan)\ \d+)*""",
    re.VERBOSE,
)
REMARKS = {"note", "gap", "advice", "advice_en"}
CODE = re.compile(r"[A-Z][A-Z_]*-?\d+[A-Z]?|\d{1,2}|[a-z]\w*")  # X01, BPS14, S1; codes of a list: 1 to 10; names
ACT_KEY = re.compile(r"[a-z][a-z0-9-]*-\d+(?:-[a-z0-9]+)*")  # acts["permensos-1-2018"]


class Reader(ast.NodeVisitor):
    """Finds every literal with a digit, with what stands around it."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name = name
        self.above: list[ast.AST] = []
        self.faults: list[str] = []
        self.cited = _only_cited(tree)
        self.visit(tree)

    def visit(self, node: ast.AST) -> None:
        if not _is_docstring(node):
            if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
                self._literal(node)
            self.above.append(node)
            self.generic_visit(node)
            self.above.pop()

    def _literal(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, int | float) and not self._number_may_stand(value):
            self._fault(node, "angka; pindahkan ke TOML")
        elif isinstance(value, str) and re.search(r"\d", value) and not self._text_may_stand(value):
            self._fault(node, "angka di dalam teks; pakai {nama}")

    def _number_may_stand(self, value: float) -> bool:
        calls = set(self._calls())
        if calls & CITING:
            return True
        if "date" in calls:
            return bool(calls & DATED) or self._constant() is not None
        if self._constant() in NAMED and value == NAMED[self._constant() or ""]:
            return True
        if any(isinstance(node, ast.Subscript) for node in self.above):
            return True  # the place of an entry in a list
        if isinstance(self.above[-1], ast.Call) and _called(self.above[-1]) in PLACES:
            return True
        if isinstance(self.above[-1], ast.keyword) and self.above[-1].arg == "start":
            return True  # how a list in words is numbered
        return self.name in HELPERS

    def _text_may_stand(self, value: str) -> bool:
        calls = set(self._calls())
        if calls & CITING or self._constant() in self.cited:
            return True
        if any(isinstance(node, ast.Subscript) for node in self.above) and ACT_KEY.fullmatch(value):
            return True
        if any(isinstance(node, ast.FormattedValue) for node in self.above) or self.name in HELPERS:
            return True  # how a number is printed
        if CODE.fullmatch(value):
            return True
        left = NAMES.sub("", PLACEHOLDER.sub("", value))
        if self._keywords() & REMARKS:
            left = REMARKED.sub("", left)
        return not re.search(r"\d", left)

    def _calls(self) -> Iterator[str]:
        return (_called(node) for node in self.above if isinstance(node, ast.Call))

    def _keywords(self) -> set[str | None]:
        return {node.arg for node in self.above if isinstance(node, ast.keyword)}

    def _constant(self) -> str | None:
        """The name of the module's constant that the literal belongs to."""
        for node in self.above:
            if isinstance(node, ast.FunctionDef):
                return None
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                return node.target.id
        return None

    def _fault(self, node: ast.Constant, why: str) -> None:
        self.faults.append(f"{self.name}:{node.lineno}: {node.value!r}: {why}")


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _only_cited(tree: ast.Module) -> set[str]:
    """Constants with the name of a source: used inside citations and nowhere else."""
    inside = {
        id(name)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _called(call) in CITING
        for name in ast.walk(call)
    }
    uses: dict[str, list[bool]] = {}
    for name in ast.walk(tree):
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load):
            uses.setdefault(name.id, []).append(id(name) in inside)
    return {name for name, cited in uses.items() if all(cited)}


def faults_of(source: str, name: str = "contoh.py") -> list[str]:
    return Reader(name, ast.parse(source)).faults


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_number_of_the_law_stands_in_code(path: Path) -> None:
    assert faults_of(path.read_text("utf-8"), path.name) == []


@pytest.mark.parametrize(
    "source",
    [
        "A = criterion('USIA', 'x', en='x', when=person.age >= 60)",
        "A = criterion('USIA', 'x', en='x', when=person.age.between(6, NUMBERS.usia_maks))",
        "A = criterion('USIA', 'Berusia 60 tahun', en='x', when=person.age >= NUMBERS.usia_min)",
        "A = criterion('USIA', f'Berusia 60 tahun {x}', en='x', when=person.age >= NUMBERS.usia_min)",
        "A = criterion('USIA', 'x', en='At least 60', when=person.age >= NUMBERS.usia_min)",
        "A = criterion('DESIL', 'x', en='x', when=family.decile <= 4, advice='Desil 4')",
        "A = criterion('DESIL', 'x', en='x', when=y, advice='Sejak 2025 desil 4.')",
        "YEARLY: Final = NUMBERS.bulanan * 3",
        "YEARLY: Final = NUMBERS.bulanan * 12",
        "_MONTHS: Final = 11",
        "A = edition(date(2020, 1, 1), requires=(), note='Rp600.000 sebulan')",
        "A = criterion('X', 'x', en='x', when=person.street_hours >= 1)",
        "A = criterion('X', 'x', en='x', when=person.death_date <= date(2020, 1, 1))",
        "_TEXT: Final = 'paling tinggi 21 tahun'\n"
        "A = criterion('X', _TEXT, en='x', when=y, says=ACT.cite(source=_TEXT))",
    ],
)
def test_a_number_of_the_law_is_seen(source: str) -> None:
    assert faults_of(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Umur 60 tahun, desil 4."""',
        "A = criterion('USIA', 'Berusia {usia_min} tahun', en='x', when=person.age >= NUMBERS.usia_min)",
        "A = criterion('X04', 'x', en='x', when=person.education.is_in('5', '10') | (person.higher_education == 'S1'))",
        "A = edition(date(2020, 1, 1), until=date(2020, 12, 31), requires=(), note='Dibayar April-Desember 2020.')",
        "P: Final = Act('Peraturan Menteri Sosial', number=1, year=2018)\nB = P.pasal(3, ayat=1, source='x 2018')",
        "_SEEN: Final = 'x.com 2020-11-05'\nB = P.cite(source=_SEEN)",
        "B = NUMBERS.book.acts['permensos-1-2018'].cite(source='x 1')",
        "_MONTHS: Final = 12\nYEARLY: Final = NUMBERS.bulanan * _MONTHS",
    ],
)
def test_what_is_no_number_of_the_law_may_stand(source: str) -> None:
    assert faults_of(source) == []
