"""Runs worked cases against many mutants: everything is imported once, each mutant has its own forked process.

The cases hold the programme and its tables by reference, under many names. So a mutant is put *into* the objects that
are there, in a child process that ends after its cases; the parent stays as it was.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Protocol

import pytest
from _pytest.runner import runtestprotocol
from attrs import define, field, frozen

from pskslib.law import ParameterBook
from pskslib.rules import Combinations, Numbers, Programme, Rulebook
from tests.mutation.asked import PAIRS, TABLES, Listener, Question

PROCESSES: Final = 2
PATIENCE: Final = 300  # seconds for one mutant: an endless loop is noticed too
LONGEST: Final = 1.0  # seconds of work: slower tests are left out, they are searches and not worked cases


class Mutant(Protocol):
    """What the arena needs to know of a mutant."""

    @property
    def name(self) -> str:
        """One line that says which it is."""

    @property
    def group(self) -> str:
        """What it is counted under."""

    @property
    def touches(self) -> frozenset[str]:
        """Codes of the programmes and tables that it changes; only tests that look at one of them can notice."""

    def put_in(self) -> None:
        """Change the objects of this process for good."""

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """Once it is put in: whether a test that asked this can fail."""


@frozen(kw_only=True)
class Fate:
    """What became of a mutant: the test that failed, or None where all passed."""

    mutant: Mutant
    killer: str | None
    seconds: float


@frozen(kw_only=True)
class Trial:
    """A test that passes as things are, with what it looks at and what it asks."""

    item: pytest.Item
    looks_at: frozenset[str]
    questions: tuple[Question, ...]
    seconds: float


@define(kw_only=True)
class Arena:
    """A pytest plugin: tries every test once as it is, then lets each mutant face those that may notice it."""

    mutants: Sequence[Mutant]
    tell: Callable[[Fate], None]
    fates: list[Fate] = field(factory=list)
    left_out: list[str] = field(factory=list)
    _listener: Listener = field(factory=Listener)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        if session.testsfailed:
            raise session.Interrupted("tests cannot be collected")
        self._listener.listen()
        wanted = frozenset().union(*(mutant.touches for mutant in self.mutants))
        trials = sorted(self._trials(session.items, wanted), key=lambda trial: trial.seconds)
        books = [thing for thing in gc.get_objects() if isinstance(thing, Rulebook)]
        for fate in _fight(self.mutants, trials, books):
            self.fates.append(fate)
            self.tell(fate)
        return True

    def _trials(self, items: Iterable[pytest.Item], wanted: frozenset[str]) -> Iterator[Trial]:
        for item in items:
            self._listener.begin()
            begun = time.process_time()
            failed = any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
            seconds = time.process_time() - begun
            looks_at = frozenset(self._listener.looked_at | _held(item))
            why = _why_not(failed, TABLES in looks_at, seconds)
            if why and looks_at & wanted:
                self.left_out.append(f"{item.nodeid} ({why})")
            elif looks_at & wanted:
                yield Trial(item=item, looks_at=looks_at, questions=tuple(self._listener.questions), seconds=seconds)


def _why_not(failed: bool, tables: bool, seconds: float) -> str:
    if failed:
        return "fails as it is"
    if tables:
        return "uses tables: their libraries keep threads, which do not live on in a forked process"
    return f"{seconds:.1f} s" if seconds > LONGEST else ""


def _held(item: pytest.Item) -> set[str]:
    """Codes of the programmes and tables that a module of tests names."""
    held: set[str] = set()
    for thing in vars(getattr(item, "module", None) or object).values():
        if isinstance(thing, Programme):
            held |= {thing.code, *(book.code for book in thing.books)}
        elif isinstance(thing, Numbers):
            held.add(thing.book.code)
        elif isinstance(thing, ParameterBook):
            held.add(thing.code)
        elif isinstance(thing, Combinations):
            held.add(PAIRS)
    return held


def _forget(books: Iterable[Rulebook]) -> None:
    """Plans made before a mutant came are of the rule as it was."""
    for book in books:
        book._plans.clear()


# --- one process a mutant -----------------------------------------------------------------------------

Running = dict[int, tuple[Mutant, int, float]]


def _fight(mutants: Iterable[Mutant], trials: Sequence[Trial], books: Sequence[Rulebook]) -> Iterator[Fate]:
    running: Running = {}
    kills: Counter[str] = Counter()  # what noticed one slip will notice the next one
    _forget(books)
    gc.freeze()  # what is shared by all children stays shared
    for mutant in mutants:
        if len(running) >= PROCESSES:
            yield _next_end(running, kills)
        touched = [trial for trial in trials if trial.looks_at & mutant.touches]
        touched.sort(key=lambda trial: -kills[trial.item.nodeid])
        reader, writer = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # forking beside sleeping threads of libraries
            child = os.fork()
        if not child:
            try:
                os.close(reader)
                _face(mutant, touched, books, writer)
            finally:
                os._exit(0)  # a child never goes on as its parent
        os.close(writer)
        running[reader] = (mutant, child, time.perf_counter())
    while running:
        yield _next_end(running, kills)
    gc.unfreeze()


def _next_end(running: Running, kills: Counter[str]) -> Fate:
    """Wait until some child says how it ended, or dies."""
    (reader, *_), _, _ = select.select(list(running), [], [])
    mutant, child, begun = running.pop(reader)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    kills[told] += 1
    killer = told or (None if status == 0 else f"ended with status {status}")
    return Fate(mutant=mutant, killer=killer, seconds=time.perf_counter() - begun)


def _face(mutant: Mutant, trials: Iterable[Trial], books: Iterable[Rulebook], writer: int) -> None:
    signal.alarm(PATIENCE)
    mutant.put_in()
    _forget(books)
    for trial in trials:
        if not mutant.may_notice(trial.questions):
            continue
        if any(report.failed for report in runtestprotocol(trial.item, log=False, nextitem=None)):
            os.write(writer, trial.item.nodeid.encode()[:2000])
            return
