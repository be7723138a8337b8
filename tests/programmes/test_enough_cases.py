"""Enough worked cases: forty a national programme in force, a thousand in all, a quarter of them published."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from pskslib.programmes import PROGRAMMES
from tests.programmes.counting import WorkedCase, counted, modules, published, worked_cases

DAY = date(2026, 11, 24)
NATIONAL = [made.code for made in PROGRAMMES if made.in_force(DAY) and not made.code.startswith(("KUTIM_", "KALTIM_"))]


@cache
def cases() -> tuple[WorkedCase, ...]:
    return tuple(worked_cases(modules()))


@pytest.mark.parametrize("code", NATIONAL)
def test_forty_cases_of_each_national_programme_in_force(code: str) -> None:
    assert counted(cases())[code] >= 40


def test_every_programme_has_cases() -> None:
    assert {made.code for made in PROGRAMMES} <= counted(cases()).keys()


def test_a_thousand_cases_and_a_quarter_of_them_published() -> None:
    named = [case for case in cases() if published(case)]

    assert len(cases()) >= 1000
    assert len(named) >= len(cases()) / 4, f"{len(named)} of {len(cases())}"


def test_no_case_is_counted_twice() -> None:
    names = [(case.module, case.name) for case in cases()]

    assert len(names) == len(set(names))


def test_only_what_decides_is_counted() -> None:
    """A test of a table, one of words about a table, and a search are none."""
    counted_tests = {(case.module, case.test) for case in cases()}

    assert ("test_pkh_sembako", "test_age_edges_as_tribunnews_tells_them") in counted_tests
    assert ("test_pbi_jk", "test_2026") in counted_tests  # through a helper
    assert ("test_layanan_numbers", "test_every_researched_number_stands_in_its_table") not in counted_tests
    assert ("test_pkh_sembako", "test_the_closed_form_equals_brute_force") not in counted_tests
    assert ("test_rst", "test_every_researched_number_stands_in_the_table") not in counted_tests
