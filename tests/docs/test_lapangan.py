"""The drawings of procedures in the docs are those of the tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pskslib.distribution import DELIVERY
from pskslib.fieldwork.cases import CASE, REFERRAL
from pskslib.fieldwork.musyawarah import SANGGAH, USULAN
from pskslib.law.procedure import StateMachine

PAGE = Path(__file__).parents[2] / "docs" / "lapangan.md"
MACHINES = (CASE, REFERRAL, USULAN, SANGGAH, DELIVERY)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_a_drawing_is_its_table(machine: StateMachine) -> None:
    assert f"```mermaid\n{machine.drawing()}\n```" in PAGE.read_text(encoding="utf-8")


def test_there_is_no_other_drawing() -> None:
    assert len(re.findall("^```mermaid", PAGE.read_text(encoding="utf-8"), re.MULTILINE)) == len(MACHINES)
