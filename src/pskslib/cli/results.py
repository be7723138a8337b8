"""What ``decide`` and ``demo`` do with a file: decide with the table engine, sum up, write the result files."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    import polars as pl

    from pskslib.intake import Batch
    from pskslib.reports import KecamatanSummary
    from pskslib.rules import Rulebook

DECISION_COLUMNS: Final = (
    *("no_kk", "id_orang", "nik", "programme", "outcome", "amount_low", "amount_high"),
    *("unmet", "unknown", "presumed", "masalah"),
)
"""Columns of ``decisions.csv``; codes are joined by ``;``."""
RESULTS: Final = ("decisions.csv", "ringkasan-kecamatan.csv", "masalah.csv")
"""What ``decide`` and ``demo`` write."""
_FORMULA: Final = ("-", "=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How text begins that a spreadsheet would run."""


@frozen(kw_only=True)
class Decided:
    """A file that was decided.

    Attributes:
        decisions: One row a subject and programme: families in the order of the file, members in theirs.
        summary: The same per kecamatan.
    """

    decisions: pl.DataFrame
    summary: KecamatanSummary


def decide(book: Rulebook, batch: Batch, programmes: Sequence[str], *, strict: bool) -> Decided:
    """Decide every family and every member of a file.

    Raises:
        MissingExtra: The table engine is not installed.
    """
    import polars as pl

    from pskslib.errors import TableWarning
    from pskslib.regions import kutim
    from pskslib.reports import summary_of_table

    persons, families = batch.persons_table, batch.families_table
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TableWarning)  # reading the file told every column that is not there
        decided = book.decide_table(persons, families, programmes, strict=strict)
    places = families.select("no_kk", place=pl.int_range(pl.len()))
    order = pl.col("programme").replace_strict({code: at for at, code in enumerate(programmes)})
    decisions = decided.join(places, on="no_kk", how="left", maintain_order="left")
    decisions = decisions.sort("place", order, maintain_order=True).select(decided.columns)
    return Decided(decisions=decisions, summary=summary_of_table(decisions, families, kutim(), programmes))


def write(folder: Path, batch: Batch, decided: Decided) -> None:
    """Write all results, or none."""
    from pskslib.intake.problems import COLUMNS as PROBLEM
    from pskslib.reports.kecamatan import COLUMNS as SUMMARY

    summary = (dict(zip(SUMMARY, row.as_row().values(), strict=True)) for row in decided.summary.rows)
    texts = (
        _decisions_text(decided.decisions),
        _text(SUMMARY, summary),
        _text(PROBLEM, (problem.as_row() for problem in batch.problems)),
    )
    folder.mkdir(parents=True, exist_ok=True)
    _write_files({folder / name: text for name, text in zip(RESULTS, texts, strict=True)})


def write_problems(path: Path, batch: Batch) -> None:
    """Write all problems of a file as CSV."""
    from pskslib.intake.problems import COLUMNS as PROBLEM

    _write_files({path: _text(PROBLEM, (problem.as_row() for problem in batch.problems))})


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV table, or nothing."""
    _write_files({path: _text(columns, rows)})


def _decisions_text(decisions: pl.DataFrame) -> str:
    """Return the decisions as CSV: every cell quoted, and none can start a formula."""
    import polars.selectors as cs

    harmless = cs.string().str.replace(rf"^([{''.join(_FORMULA)}])", "'${1}")
    return decisions.select(DECISION_COLUMNS).with_columns(harmless).write_csv(quote_style="always")


def _text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a CSV table; every cell is quoted, and none can start a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_files(texts: Mapping[Path, str]) -> None:
    """Write files, all or none."""
    parts = {path: path.with_name(f"{path.name}.part") for path in texts}
    try:
        for path, part in parts.items():
            part.write_text(texts[path], encoding="utf-8", newline="")
        for path in parts:
            if path.is_dir():
                raise IsADirectoryError(0, "", str(path))
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
