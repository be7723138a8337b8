"""What a table and a report refuse: ratios that are not those of their columns, internal tables for the public."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.rules.families import AS_OF

from pskslib.errors import ReportError
from pskslib.reports import HIDDEN, Audience, Cell, Clearance, Column, CountUnit, Ratio, Report, Table, Text
from pskslib.reports.columns import count, share

COLUMNS = (
    Column(key="kecamatan", label=Text("Kecamatan", "District")),
    count("salur", "Salur", "Paid", CountUnit.KPM),
    count("sk", "SK", "Listed", CountUnit.KPM),
    share("tingkat", "Tingkat", "Rate", ("salur", "sk"), Text("SK", "listed")),
)


def table(*rows: tuple[Cell, ...], internal: bool = False) -> Table:
    words = (Text("nihil", "nil"),)
    return Table(key="t", title=Text("T", "T"), columns=COLUMNS, rows=rows, words=words, internal=internal)


@pytest.mark.parametrize("cell", [Ratio(1, 2), Ratio(2, 4), HIDDEN, None])
def test_a_ratio_may_be_written_otherwise_hidden_or_not_reported(cell: Cell) -> None:
    assert table(("Telen", 1, 2, cell)).rows[0][3] == cell


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Telen", 1, 2, Ratio(1, 3)), "baris 1 (Telen): tingkat adalah 1/3, padahal 1/2"),
        (("Telen", 0, 0, Ratio(0, 1)), "baris 1 (Telen): tingkat adalah 0/1, padahal 0/0"),
        (("Telen", 0, 5, Ratio(0, 0)), "baris 1 (Telen): tingkat adalah 0/0, padahal 0/5"),
    ],
)
def test_a_ratio_is_made_of_the_numbers_beside_it(row: tuple[Cell, ...], told: str) -> None:
    with pytest.raises(ReportError) as error:
        table(row)
    assert str(error.value) == f"t: {told}"


def test_an_internal_table_is_never_public() -> None:
    report = Report(
        name="contoh",
        title=Text("T", "T"),
        place=Text.same("Kutai Timur"),
        period=Text.same("2026"),
        as_of=AS_OF,
        tables=(table(("Telen", 1, 2, None), internal=True),),
    )
    assert report.tables[0].withheld
    done = Clearance(minimum=5, sensitive_minimum=11, primary=0, complementary=0)
    with pytest.raises(ReportError, match="tabel t hanya untuk internal"):
        evolve(report, audience=Audience.PUBLIC, clearance=done)


def test_words_of_a_table_are_said_in_the_other_language_and_names_are_not() -> None:
    made = evolve(table(("nihil", 1, 2, None), ("Telen", 1, 2, None)), total=("JUMLAH", 2, 4, Ratio(2, 4)))
    assert [row[0] for row in made.in_language("en").rows] == ["nil", "Telen"]
    english = made.in_language("en").total
    assert english is not None
    assert english[0] == "TOTAL"
    assert made.in_language("id") is made
