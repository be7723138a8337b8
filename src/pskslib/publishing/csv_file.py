"""CSV: one file a table for machines, and the data dictionary beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from pskslib.publishing import wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import distinct, file_word, inert, unformula
from pskslib.publishing.outline import Outline, dictionary, outline, table_notes
from pskslib.publishing.shown import is_number, machine
from pskslib.reports import Cell, Column, Report, Table

DICTIONARY_SUFFIX: Final = "kamus"
"""The dictionary of ``rekap.csv`` is ``rekap-kamus.csv``."""
ABOUT: Final = ("judul", "wilayah", "periode", "keadaan_per", "tanda", "catatan")
"""Columns of the dictionary beyond the variable form: what the report is and what its signs mean."""


def files_of(report: Report, path: Path) -> dict[Path, Table]:
    """Return which table goes into which file: one table into the path itself, several beside one another.

    Args:
        report: The report.
        path: Where it is saved.

    Returns:
        The files in the order of the tables.
    """
    if len(report.tables) == 1:
        return {path: report.tables[0]}
    words = distinct([file_word(table.key) for table in report.tables], frozenset({DICTIONARY_SUFFIX}))
    names = (path.with_name(f"{path.stem}-{word}{path.suffix}") for word in words)
    return dict(zip(names, report.tables, strict=True))


def write(report: Report, path: Path) -> None:
    """Write the tables and the dictionary, all or none.

    Numbers have no thousands marks and a point, days are ISO: these files are for machines.

    Args:
        report: The report.
        path: Of the only table, or the pattern of the names.

    Raises:
        ReportError: A place cannot be written to.
    """
    contents = {name: _text(_rows(table)) for name, table in files_of(report, path).items()}
    kamus = path.with_name(f"{path.stem}-{DICTIONARY_SUFFIX}{path.suffix}")
    write_all(contents | {kamus: _text(_dictionary_rows(report))})


def _rows(table: Table) -> Iterator[Sequence[str]]:
    yield [unformula(inert(column.key)) for column in table.columns]
    for row in table.rows if table.total is None else (*table.rows, table.total):
        yield [_cell(column, cell) for column, cell in zip(table.columns, row, strict=True)]


def _cell(column: Column, cell: Cell) -> str:
    found = machine(column, cell)
    if found is None:
        return wording.BLANK
    # Of a column of numbers nothing is text but our own signs: a minus stays a minus.
    return str(found) if is_number(column) else unformula(str(found))


def _dictionary_rows(report: Report) -> Iterator[Sequence[str]]:
    about = outline(report)
    yield [*wording.DICTIONARY_HEADINGS, *ABOUT]
    signs = "; ".join(f"{sign} = {meaning}" for sign, meaning in about.legend)
    notes = {inert(table.key): table_notes(table, report.language) for table in report.tables}
    for row in dictionary(report):
        told = _about(report, about, signs, notes.get(row["tabel"], ()))
        yield [unformula(cell) for cell in (*row.values(), *told)]


def _about(report: Report, about: Outline, signs: str, notes: tuple[str, ...]) -> tuple[str, ...]:
    said = "; ".join((*notes, *about.notes))
    return (about.title, about.place, about.say(report.period), report.as_of.isoformat(), signs, said)


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table in which every cell is quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()
