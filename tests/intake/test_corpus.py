"""Every file of the corpus ends as it must: nothing lost, nobody else's NIK, no other error, no number told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pskslib.errors import IntakeError
from pskslib.intake import read_registry
from tests.intake.corpus import CASES, Case

AS_OF = date(2026, 11, 24)
_NUMBER = re.compile(r"[0-9]{9,}|[0-9]{6}[ .-][0-9]{6}")
"""A number that could be somebody's."""


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) >= 100
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_dirty_file_ends_as_it_must(case: Case, tmp_path: Path) -> None:
    path = tmp_path / f"berkas.{case.suffix}"
    path.write_bytes(case.make())
    if case.refused is not None:
        with pytest.raises(IntakeError, match=case.refused) as caught:
            read_registry(path, as_of=AS_OF)
        assert not _NUMBER.search(str(caught.value))
        return
    batch = read_registry(path, as_of=AS_OF)
    found = (batch.accepted, len(batch.rejected), len(batch.not_records))
    assert found == (case.accepted, case.rejected, case.not_records)
    assert batch.rows == batch.accepted + len(batch.rejected)
    assert set(case.kinds) <= {problem.kind for problem in batch.problems}
    told = [text for problem in batch.problems for text in problem.as_row().values()]
    assert not [text for text in told if _NUMBER.search(text)]
    assert not _NUMBER.search(repr(batch))
