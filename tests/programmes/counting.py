"""Which tests are worked cases, how many each programme has, and which of them are of published figures.

A *worked case* is one parameter set of a test that decides about a made-up family: the test, or a helper of the
tests that it calls, asks a rule book to ``decide``. Tests of tables and of words are none, nor are searches by
Hypothesis, nor tests that stand on every edge of every edition (``test_edges_*``, which are there for mutants).
Published is a case whose id names a source of the fact base (a newspaper, an office, ``B16``).
"""

from __future__ import annotations

import dis
import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from _pytest.mark.structures import Mark, ParameterSet
from attrs import frozen

from pskslib.programmes import PROGRAMMES
from tests.fact_base import FIGURES

HERE = Path(__file__).parent
_DECIDING = ("decide", "decide_members", "ask")
_METHOD = ("LOAD_METHOD", "LOAD_ATTR")
_NO_PUBLISHERS = {"amount", "conflict", "kaltim", "kemensos", "kutim", "memory", "others"}


@frozen
class WorkedCase:
    """One parameter set of a test that decides."""

    programme: str
    module: str
    test: str
    id: str

    @property
    def name(self) -> str:
        return f"{self.test}[{self.id}]" if self.id else self.test


def worked_cases(modules: Iterable[ModuleType]) -> Iterator[WorkedCase]:
    """Yield the cases of some modules of tests; what is about several programmes at once is none."""
    for module in modules:
        stem = module.__name__.rpartition(".")[2]
        for name, test in vars(module).items():
            if name.startswith("test_") and isinstance(test, FunctionType) and decides(test):
                for case in _ids(test):
                    programme = _programme(stem, f"{name} {case}")
                    if programme:
                        yield WorkedCase(programme, stem, name, case)


def modules() -> list[ModuleType]:
    """The modules of tests beside this one, without those that stand on every edge of every edition."""
    names = (path.stem for path in sorted(HERE.glob("test_*.py")) if not path.stem.startswith("test_edges_"))
    return [importlib.import_module(f"tests.programmes.{name}") for name in names]


def decides(test: FunctionType) -> bool:
    """Whether a test asks a rule book, by itself or through helpers of the tests."""
    if hasattr(test, "hypothesis"):
        return False
    seen: set[FunctionType] = set()
    waiting = [test]
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        codes = [*_codes(function.__code__)]
        steps = (step for code in codes for step in dis.get_instructions(code))
        if any(step.opname in _METHOD and step.argval in _DECIDING for step in steps):
            return True
        called = (function.__globals__.get(name) for code in codes for name in code.co_names)
        waiting += [f for f in called if isinstance(f, FunctionType) and f.__module__.startswith("tests.")]
    return False


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _ids(test: FunctionType) -> list[str]:
    """The ids of the parameter sets of a test, as far as they are given; one empty id where it has none."""
    marks: list[Mark] = [m for m in getattr(test, "pytestmark", ()) if m.name == "parametrize"]
    sets = []
    for mark in marks:
        values, ids = mark.args[1], mark.kwargs.get("ids")
        if isinstance(values, Iterator):
            raise TypeError(f"{test.__name__}: parameters that can be read once only cannot be counted")
        sets.append([_id(value, ids, place) for place, value in enumerate(values)])
    return ["-".join(parts) for parts in product(*sets)]


def _id(value: object, ids: object, place: int) -> str:
    if isinstance(value, ParameterSet):
        return str(value.id or "-".join(map(str, value.values)))
    if callable(ids):
        return str(ids(value) or value)
    if isinstance(ids, list | tuple):
        return str(ids[place])
    return str(value)


_MOSTLY = {"PKH_SEMBAKO": "PKH", "WORKED_EXAMPLES": "PKH"}
"""Modules whose cases are about PKH unless they name another programme."""
_CODES = sorted((p.code for p in PROGRAMMES), key=len, reverse=True)


def _programme(stem: str, name: str) -> str:
    """The programme of the module, or where it is about several the one that the case names; "" where none."""
    code = stem.removeprefix("test_").upper()
    if code in _CODES:
        return code
    named = re.sub(r"[^A-Z0-9]+", "_", name.upper())
    return next((known for known in _CODES if re.search(rf"(^|_){known}(_|$)", named)), _MOSTLY.get(code, ""))


@cache
def publishers() -> frozenset[str]:
    """The names of what was read, as words: newspapers, offices, sites."""
    pieces = (piece for figure in FIGURES for piece in figure.source.lower().split(";"))
    words = {word for piece in pieces for word in re.findall(r"[a-z]{5,}", piece.strip().split(" ")[0])}
    return frozenset(words - _NO_PUBLISHERS)


def published(case: WorkedCase) -> bool:
    """Whether the id of a case names a source, or an example of the list of published examples."""
    words = set(re.findall(r"[a-z]{5,}", case.name.lower()))
    return bool(re.search(r"(^|_)b\d\d(_|$)", case.test)) or bool(words & publishers()) or "@" in case.id


def counted(cases: Iterable[WorkedCase]) -> Counter[str]:
    """How many cases each programme has."""
    return Counter(case.programme for case in cases)
