"""Some examples of every fuzz target; tests/intake/fuzz.py runs them for longer."""

from __future__ import annotations

import pytest

from tests.intake.fuzz import TARGETS, run

_IN_A_CHILD = ("bytes", "workbook", "parquet")


@pytest.mark.parametrize("target", TARGETS)
def test_only_typed_errors_come_out(target: str) -> None:
    run(target, 15 if target in _IN_A_CHILD else 150)
