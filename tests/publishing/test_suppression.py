"""What is hidden stays hidden: an attacker on the saved files gets nothing back, whatever the tables."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from pskslib.publishing import publish
from pskslib.reports import Report
from tests.publishing.attacker import attack
from tests.publishing.made import publications


@given(publications())
def test_an_attacker_gets_nothing_back(made: tuple[list[Report], list[Report]]) -> None:
    now, first = made
    before: list[Report] = []
    with TemporaryDirectory() as folder:
        for report in first:
            out = publish(report, published=before)
            assert attack([out], Path(folder), before=before) == []
            before.append(out)
        public = publish(now, published=before)
        assert attack(public, Path(folder), before=before) == []
