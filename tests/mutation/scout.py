"""Which test calls which function, found by a forked process that runs every test once.

The process that forks the mutants must never have run a test: the libraries of tables start threads at their first use,
and threads do not live on in a fork. So a scout runs all tests, watches the calls, and reports through a pipe.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

import pytest
from _pytest.runner import runtestprotocol
from attrs import frozen

from tests.mutation.code import functions, group_of, module_of

LONGEST: Final = 4.0  # seconds of work of one test under watch: searches are left out
MOST_ALIKE: Final = 24
AT_IMPORT: Final = """
import sys
from collections import deque
seen = set()
def trace(frame, event, argument):
    seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))
sys.settrace(trace)
import pskslib.programmes, pskslib.classification, pskslib.rules
sys.settrace(None)
print(*(f"{line} {name}" for name, line in seen), sep="\\n")
"""


@frozen(kw_only=True)
class Scouted:
    """A test that passes as things are: what it calls and what it costs."""

    item: pytest.Item
    calls: frozenset[str]
    seconds: float


def scouted(items: Sequence[pytest.Item], paths: Iterable[Path]) -> tuple[list[Scouted], list[str]]:
    """Run every test in a fork; return those that pass, and the names of those that do not."""
    codes = {
        function.__code__: f"{group_of(path)}:{function.__code__.co_firstlineno}"
        for path in paths
        for function in functions(module_of(path))
    }
    reader, writer = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            with os.fdopen(writer, "w", encoding="utf-8") as pipe:
                for place, item in enumerate(items):
                    pipe.write(json.dumps((place, *_run(item, codes))) + "\n")
        finally:
            os._exit(0)
    os.close(writer)
    found: list[Scouted] = []
    failed: list[str] = []
    with os.fdopen(reader, encoding="utf-8") as pipe:
        for line in pipe:
            place, passed, seconds, calls = json.loads(line)
            if passed:
                found.append(Scouted(item=items[place], calls=frozenset(calls), seconds=seconds))
            else:
                failed.append(items[place].nodeid)
    os.waitpid(child, 0)
    return found, failed


class _TooLong(BaseException):
    """A test is left out; no Exception, which Hypothesis would take for a failure and try again."""


def _too_long(number: int, frame: FrameType | None) -> None:
    raise _TooLong(f"{LONGEST} s")


def thinned(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Of a test with very many parameters some, evenly spread: mutants are noticed by any of them."""
    alike: dict[str, list[pytest.Item]] = {}
    for item in items:
        alike.setdefault(item.nodeid.partition("[")[0], []).append(item)
    return [item for some in alike.values() for item in some[:: -(-len(some) // MOST_ALIKE)]]


def _run(item: pytest.Item, codes: dict[CodeType, str]) -> tuple[bool, float, list[str]]:
    called: set[str] = set()

    def trace(frame: FrameType, event: str, argument: object) -> None:
        name = codes.get(frame.f_code)
        if name is not None:
            called.add(name)

    begun = time.process_time()
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    sys.settrace(trace)
    try:
        reports = runtestprotocol(item, log=False, nextitem=None)
    except _TooLong:  # outside the test itself
        reports = []
    finally:
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_PROF, 0)
    passed = not any(report.failed for report in reports) and any(report.passed for report in reports)
    return passed, time.process_time() - begun, sorted(called)
