"""The page on reports names every report of the catalogue, with its builder."""

from __future__ import annotations

import re
from pathlib import Path

from pskslib import reports
from pskslib.reports import CATALOGUE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "laporan.md"


def test_the_page_lists_what_there_is() -> None:
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert listed == {entry.name: entry.builder.partition(":")[2] for entry in CATALOGUE}


def test_every_builder_is_at_the_door() -> None:
    for entry in CATALOGUE:
        assert getattr(reports, entry.builder.partition(":")[2]) is entry.function
