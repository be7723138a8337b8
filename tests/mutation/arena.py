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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, NoReturn, Protocol, TypeVar

import pytest
from _pytest.runner import runtestprotocol
from attrs import define, field, frozen

from pskslib.classification import Kind
from pskslib.law import ParameterBook
from pskslib.rules import Combinations, Numbers, Programme, Rulebook
from tests.mutation.asked import LIST, PAIRS, TABLES, Listener, Question

BROKEN: Final = "broken:"  # the mutant could not face the tests, which says nothing about them
LONGEST: Final = 1.0  # seconds of work: slower tests are left out, they are searches and not worked cases


class Mutant(Protocol):
    """What the arena needs to know of a mutant."""

    @property
    def name(self) -> str:
        """One line that says which it is."""
        ...

    @property
    def group(self) -> str:
        """What it is counted under."""
        ...

    @property
    def touches(self) -> frozenset[str]:
        """Codes of the programmes and tables that it changes; only tests that look at one of them can notice."""
        ...

    def put_in(self) -> None:
        """Change the objects of this process for good."""

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """Once it is put in: whether a test that asked this can fail."""
        ...


@frozen(kw_only=True)
class Fate:
    """What became of a mutant: the test that failed, or None where all passed."""

    mutant: Mutant
    killer: str | None
    seconds: float

    @property
    def killed(self) -> bool:
        """Whether a test noticed; a mutant that could not be tried was not noticed."""
        return self.killer is not None and not self.killer.startswith(BROKEN)


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
    processes: int = 2
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
        kills: Counter[str] = Counter()  # what noticed one slip will notice the next one

        def face(mutant: Mutant) -> str:
            touched = [trial for trial in trials if trial.looks_at & mutant.touches]
            touched.sort(key=lambda trial: -kills[trial.item.nodeid])
            return _face(mutant, touched, books)

        _forget(books)
        gc.freeze()  # what is shared by all children stays shared
        for fate in in_forks(self.mutants, face, Limits(processes=self.processes)):
            kills[fate.killer or ""] += 1
            self.fates.append(fate)
            self.tell(fate)
        gc.unfreeze()
        return True

    def _trials(self, items: Iterable[pytest.Item], wanted: frozenset[str]) -> Iterator[Trial]:
        for item in items:
            self._listener.begin()
            begun = time.process_time()
            failed = any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
            seconds = time.process_time() - begun
            # a test that asks nothing reads what its module holds
            looks_at = frozenset(self._listener.looked_at | _held(item, inside=not self._listener.looked_at))
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


def _held(item: pytest.Item, *, inside: bool) -> set[str]:
    """Codes of the programmes, tables and lists that a module of tests names, or that its collections hold."""
    held: set[str] = set()
    for thing in vars(getattr(item, "module", None) or object).values():
        held |= _codes(thing)
        if inside and isinstance(thing, tuple | list | Mapping):
            for part in thing.values() if isinstance(thing, Mapping) else thing:
                held |= _codes(part)
    return held


def _codes(thing: object) -> set[str]:
    if isinstance(thing, Programme):
        return {thing.code, *(book.code for book in thing.books)}
    if isinstance(thing, Numbers):
        return {thing.book.code}
    if isinstance(thing, ParameterBook):
        return {thing.code}
    if isinstance(thing, Kind):
        return {f"{LIST} {thing.list_name}"}
    return {PAIRS} if isinstance(thing, Combinations) else set()


def _forget(books: Iterable[Rulebook]) -> None:
    """Plans made before a mutant came are of the rule as it was."""
    for book in books:
        book._plans.clear()


# --- one process a mutant -----------------------------------------------------------------------------

M = TypeVar("M", bound=Mutant)


@frozen(kw_only=True)
class Limits:
    """How many processes at a time, and how much work one may do."""

    processes: int = 2
    seconds: float = 300.0


@define(kw_only=True)
class _Running(Generic[M]):
    mutant: M
    child: int
    begun: float


def in_forks(mutants: Iterable[M], face: Callable[[M], str], limits: Limits) -> Iterator[Fate]:
    """Let each mutant face what it has to face in a process of its own.

    Args:
        mutants: One after another; the next is taken when a process is free.
        face: Puts the mutant in and returns what noticed it, or an empty text.
        limits: Of processes and of work.

    Yields:
        What became of each, in the order in which they end.
    """
    running: dict[int, _Running[M]] = {}
    for mutant in mutants:
        if len(running) >= limits.processes:
            yield _next_end(running)
        reader, writer = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # forking beside sleeping threads of libraries
            child = os.fork()
        if not child:
            _be_the_child(mutant, face, limits, reader, writer)
        os.close(writer)
        running[reader] = _Running(mutant=mutant, child=child, begun=time.perf_counter())
    while running:
        yield _next_end(running)


def _be_the_child(mutant: M, face: Callable[[M], str], limits: Limits, reader: int, writer: int) -> NoReturn:
    status = 1
    try:
        os.close(reader)
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)  # of work: a machine may stop for a while
        os.write(writer, face(mutant).encode()[:2000])
        status = 0
    except BaseException as error:
        os.write(writer, f"{BROKEN} {type(error).__name__}: {error}".encode()[:2000])
    finally:
        os._exit(status)  # a child never goes on as its parent


def _next_end(running: dict[int, _Running[M]]) -> Fate:
    """Wait until some child says how it ended, or dies."""
    (reader, *_), _, _ = select.select(list(running), [], [])
    ended = running.pop(reader)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode(errors="replace")
    _, status = os.waitpid(ended.child, 0)
    killer = told or (None if status == 0 else f"ended with status {status}")
    return Fate(mutant=ended.mutant, killer=killer, seconds=time.perf_counter() - ended.begun)


def _face(mutant: Mutant, trials: Iterable[Trial], books: Iterable[Rulebook]) -> str:
    mutant.put_in()
    _forget(books)
    for trial in trials:
        if not mutant.may_notice(trial.questions):
            continue
        if any(report.failed for report in runtestprotocol(trial.item, log=False, nextitem=None)):
            return trial.item.nodeid
    return ""
