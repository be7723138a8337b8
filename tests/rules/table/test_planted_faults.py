"""The parity suite is worth something: it finds every fault of :mod:`tests.rules.table.faults`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.rules.table.cases import Case, cases, cases_for_arrays
from tests.rules.table.facts import LEAP_BIRTHDAYS
from tests.rules.table.faults import FAULTS, Fault
from tests.rules.table.parity import (
    ARRAYS,
    BACKENDS,
    brief_disagreements,
    disagreements,
    key_of,
    orphan_disagreements,
)
from tests.rules.table.rulebooks import Scope

POLARS = BACKENDS["polars"]
ENOUGH = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
"""The same examples for every fault, within which each must show."""


@frozen
class Law:
    """A property of ``test_parity`` on one engine: what it is about, and where it fails."""

    drawn: SearchStrategy[Case]
    fails: Callable[[Case, bool], list[str]]


def _orphans(case: Case, strict: bool) -> list[str]:
    lost = [key_of(family, place) for place, family in enumerate(case.families) if place % 2 == 0]
    return orphan_disagreements(case, POLARS, lost, strict=strict)


def _rows(case: Case, strict: bool) -> list[str]:
    return disagreements(case, POLARS, strict=strict)


MANY = cases(least=12, most=40)
LAWS = {
    "rows": Law(MANY, _rows),
    "leap": Law(cases(LEAP_BIRTHDAYS, least=12, most=40), _rows),
    "arrays": Law(cases_for_arrays(least=12), lambda case, strict: disagreements(case, ARRAYS, strict=strict)),
    "orphans": Law(MANY, _orphans),
    "brief": Law(
        cases(least=12, most=40, scopes=(Scope.FAMILY,)),  # only families can be out by their own facts
        lambda case, strict: brief_disagreements(case, POLARS, strict=strict),
    ),
}


class Found(Exception):
    """An example on which a law fails."""


def hold(law: Law) -> None:
    """Search for an example on which the law fails.

    Raises:
        Found: There is one.
    """

    @ENOUGH
    @given(law.drawn, st.booleans())
    def agree(case: Case, strict: bool) -> None:
        told = law.fails(case, strict)
        if told:
            raise Found(told[0])

    agree()


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name.replace(" ", "-") for fault in FAULTS])
def test_a_planted_fault_is_found(fault: Fault) -> None:
    """Some row is not as it should be. (That nothing is found without a fault is ``test_parity``.)"""
    with pytest.MonkeyPatch.context() as patch:
        fault.plant(patch)

        with pytest.raises(Found):
            hold(LAWS[fault.seen])
