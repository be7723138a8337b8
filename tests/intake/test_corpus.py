"""Every file of the corpus ends as it must: nothing lost, nobody else's NIK, no other error."""

from __future__ import annotations

import csv
import inspect
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

from pskslib.errors import IntakeError
from pskslib.intake import read_registry
from pskslib.intake.sources import open_source
from pskslib.intake.workbook import map_sheets
from tests.intake.corpus import CASES, Case

AS_OF = date(2026, 11, 24)


@frozen
class Outcome:
    accepted: int
    rejected: int
    not_records: int
    kinds: frozenset[str]


def outcome(path: Path) -> Outcome:
    """Read a file as far as the reader reads by itself, else through the canonical columns."""
    if "layout" in inspect.signature(read_registry).parameters:
        batch = read_registry(path, as_of=AS_OF)
        lines = len(getattr(batch, "not_records", ()))
        return Outcome(batch.accepted, len(batch.rejected), lines, frozenset(p.kind for p in batch.problems))
    found = map_sheets(open_source(path))[0]
    sheet = found.sheet
    facts = found.facts
    target = path.with_name("kanonik.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(facts)
        for at, row in enumerate(found.sheet.cells.rows()):
            cells = []
            for fact, column in facts.items():
                text = row[column.place] or ""
                if column.translate is not None:
                    text = column.translate.get(text.casefold(), text)
                number = found.sheet.numeric is not None and found.sheet.numeric[at, column.place]
                cells.append(f"{text}.0" if number and fact in ("nik", "no_kk") else text)
            ragged = found.sheet.ragged is not None and found.sheet.ragged[at]
            writer.writerow(["?", "?"] if ragged else cells)
    batch = read_registry(target, as_of=AS_OF)
    kinds = {p.kind for p in (*batch.problems, *sheet.problems, *found.problems)}
    return Outcome(batch.accepted, len(batch.rejected), len(sheet.not_records), frozenset(kinds))


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) >= 100
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_dirty_file_ends_as_it_must(case: Case, tmp_path: Path) -> None:
    path = tmp_path / f"berkas.{case.suffix}"
    path.write_bytes(case.make())
    if case.refused is not None:
        with pytest.raises(IntakeError, match=case.refused):
            outcome(path)
        return
    found = outcome(path)
    assert (found.accepted, found.rejected, found.not_records) == (case.accepted, case.rejected, case.not_records)
    assert set(case.kinds) <= found.kinds
