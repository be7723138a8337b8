"""Lets mutants of Python face the tests that call the changed function, each mutant in a forked process.

What a module does while it is imported is done before any fork. So a function that is called then has, besides its
calls by tests, a second trial: everything of the project is forgotten in the fork and imported anew with the slip in.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest
from _pytest.runner import runtestprotocol
from attrs import define, field

from pskslib.rules import Rulebook
from tests.mutation.arena import Fate, Limits, in_forks
from tests.mutation.code import PACKAGE, CodeMutant, group_of
from tests.mutation.scout import AT_IMPORT, Scouted, scouted, thinned

ALTOGETHER: Final = 20.0  # seconds of tests that one mutant faces at most, as the scout took them
ANEW: Final = ("-x", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--no-summary")
AGAIN: Final = {
    "rules": ("tests/rules/test_language.py", "tests/rules/test_checking.py", "tests/rules/test_explanations.py"),
    "programmes": ("tests/programmes",),
    "classification": ("tests/classification",),
}


@define(kw_only=True)
class CodeArena:
    """A pytest plugin like :class:`tests.mutation.arena.Arena`, for mutants of Python.

    Attributes:
        mutants: What is tried; those of functions that do not live on after the import only in a second trial.
        tell: Called with each fate as soon as it is known.
        processes: At a time.
    """

    mutants: Sequence[CodeMutant]
    tell: Callable[[Fate], None]
    processes: int = 2
    fates: list[Fate] = field(factory=list)
    left_out: list[str] = field(factory=list)
    _kills: Counter[str] = field(factory=Counter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        if session.testsfailed:
            raise session.Interrupted("tests cannot be collected")
        trials, failed = scouted(thinned(session.items), {mutant.path for mutant in self.mutants})
        self.left_out += [f"{name} (fails as it is, or takes too long)" for name in failed]
        early = at_import()
        books = [thing for thing in gc.get_objects() if isinstance(thing, Rulebook)]
        gc.freeze()

        def face(mutant: CodeMutant) -> str:
            return _in_place(mutant, self._before(mutant, trials), books) or (
                _anew(mutant) if mutant.touches & early else ""
            )

        for fate in in_forks(self.mutants, face, Limits(processes=self.processes)):
            self._kills[fate.killer or ""] += 1
            self.fates.append(fate)
            self.tell(fate)
        gc.unfreeze()
        return True

    def _before(self, mutant: CodeMutant, trials: Iterable[Scouted]) -> list[Scouted]:
        """The tests that call the function: those that killed before and those about little else first."""
        touched = [trial for trial in trials if trial.calls & mutant.touches]
        touched.sort(key=lambda trial: (-self._kills[trial.item.nodeid], len(trial.calls), trial.seconds))
        spent, chosen = 0.0, []
        for trial in touched:
            spent += trial.seconds
            if spent > ALTOGETHER:
                break
            chosen.append(trial)
        return chosen


def at_import() -> frozenset[str]:
    """Functions that are called while the rooms are imported, as mutants say what they touch."""
    told = subprocess.run([sys.executable, "-c", AT_IMPORT], capture_output=True, text=True, check=True).stdout
    found: set[str] = set()
    for line in told.splitlines():
        first, _, name = line.partition(" ")
        if Path(name).is_relative_to(PACKAGE):
            found.add(f"{group_of(Path(name))}:{first}")
    return frozenset(found)


def _in_place(mutant: CodeMutant, trials: Iterable[Scouted], books: Iterable[Rulebook]) -> str:
    if not mutant.targets:
        return ""
    mutant.put_in()
    for book in books:
        book._plans.clear()
    for trial in trials:
        if any(report.failed for report in runtestprotocol(trial.item, log=False, nextitem=None)):
            return trial.item.nodeid
    return ""


# --- imported anew ----------------------------------------------------------------------------------------


class _Loader(importlib.abc.Loader):
    def __init__(self, code: CodeType) -> None:
        self.code = code

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, vars(module))


class _Finder(importlib.abc.MetaPathFinder):
    """Gives one module the code with the slip, all others their own."""

    def __init__(self, mutant: CodeMutant, code: CodeType) -> None:
        self.mutant = mutant
        self.code = code

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.mutant.module:
            return None
        places = [str(self.mutant.path.parent)] if self.mutant.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.mutant.path, loader=_Loader(self.code), submodule_search_locations=places
        )


@define
class _First:
    """Notes the first test that fails."""

    killer: str = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.killer = self.killer or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.killer = self.killer or f"{report.nodeid} (cannot be collected)"


def _anew(mutant: CodeMutant) -> str:
    assert mutant.whole is not None
    for name in [n for n in sys.modules if n.startswith(("pskslib", "tests.")) and "mutation" not in n]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant, mutant.whole))
    first = _First()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        status = pytest.main([*ANEW, *AGAIN[mutant.group.partition("/")[0]]], plugins=[first])
    return "" if status == pytest.ExitCode.OK else first.killer or str(status)
