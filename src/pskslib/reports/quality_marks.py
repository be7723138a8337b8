"""Marks on persons, which overlap, and findings that auditing bodies published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pskslib.reports.columns import count
from pskslib.reports.frames import Input
from pskslib.reports.regions_rows import TOTAL
from pskslib.reports.tables import Column, Kind, Table, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

_WHAT: Final = Column(key="uraian", label=Text("Uraian", "Item"))
_MANY: Final = 2
"""More marks than this are told as one class, as the auditors do."""


def flag_tables(frame: nw.DataFrame[Any]) -> list[Table]:
    """Return persons by mark, which overlap, and persons by the number of their marks, which do not."""
    import narwhals.stable.v2 as nw

    once = frame.select("orang", "tanda").unique()
    sums = once.group_by("tanda").agg(nw.len().alias("n"))
    by_flag = sorted((row["tanda"], int(row["n"])) for row in sums.iter_rows(named=True))
    each = once.group_by("orang").agg(nw.len().alias("n")).group_by("n").agg(nw.len().alias("people"))
    numbers = {int(row["n"]): int(row["people"]) for row in each.iter_rows(named=True)}
    named = (
        (Text("Satu tanda", "One mark"), numbers.get(1, 0)),
        (Text("Dua tanda", "Two marks"), numbers.get(2, 0)),
        (Text("Lebih dari dua tanda", "More than two marks"), sum(n for k, n in numbers.items() if k > _MANY)),
    )
    columns = (_WHAT, count("orang", "Orang", "Persons", CountUnit.ORANG))
    rows = tuple((name.id, n) for name, n in named)
    entries = sum(n for _, n in by_flag)
    return [
        Table(
            key="tanda",
            title=Text("Orang menurut tanda", "Persons by mark"),
            columns=(
                Column(key="tanda", label=Text("Tanda", "Mark")),
                count("orang", "Orang", "Persons", CountUnit.ORANG, additive=False),
            ),
            rows=tuple(by_flag),
            by="tanda",
            notes=(
                Text(
                    f"Satu orang dapat membawa beberapa tanda: {entries} tanda pada {sum(numbers.values())} orang.",
                    f"One person can carry several marks: {entries} marks on {sum(numbers.values())} persons.",
                ),
            ),
        ),
        Table(
            key="banyaknya_tanda",
            title=Text("Orang menurut banyaknya tanda", "Persons by number of marks"),
            columns=columns,
            rows=rows,
            total=total_row(columns, rows, TOTAL),
            by="banyaknya_tanda",
            words=tuple(name for name, _ in named),
        ),
    ]


def findings_table(table: Input, faults: list[str]) -> Table:
    """Return published findings as they stand; they count different things and have no total."""
    keys = ("lembaga", "tahun", "temuan", "nilai", "satuan", "sumber")
    return Table(
        key="temuan",
        title=Text("Temuan lembaga pemeriksa", "Findings of auditing bodies"),
        columns=(
            Column(key="lembaga", label=Text("Lembaga", "Body")),
            Column(key="tahun", label=Text("Tahun", "Year"), kind=Kind.CODE),
            Column(key="temuan", label=Text("Temuan", "Finding")),
            Column(key="nilai", label=Text("Nilai", "Figure"), kind=Kind.COUNT, additive=False),
            Column(key="satuan", label=Text("Satuan", "Unit")),
            Column(key="sumber", label=Text("Sumber", "Source")),
        ),
        rows=tuple(tuple(row[key] for key in keys) for row in table.rows(faults)),
        notes=(Text("Satuan berbeda-beda; tidak dijumlahkan.", "The units differ; nothing is added."),),
    )
