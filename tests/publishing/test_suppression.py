"""What is hidden stays hidden: an attacker on the saved files gets nothing back, whatever the tables."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib.publishing import publish
from pskslib.reports import Cell, Column, CountUnit, Hidden, Kind, Report, Table, total_row
from tests.publishing.attacker import Name, attack, attack_with_last_month
from tests.publishing.made import NUMBERS, by_sex, counts, grid, named, publications, report, same

few = settings(max_examples=max(10, settings().max_examples // 4))


@few
@given(publications())
def test_an_attacker_gets_nothing_back(made: tuple[list[Report], list[Report]]) -> None:
    now, first = made
    before: list[Report] = []
    with TemporaryDirectory() as folder:
        for one in first:
            out = publish(one, published=before)
            assert attack([out], Path(folder), before=before) == []
            before.append(out)
        public = publish(now, published=before)
        assert attack(public, Path(folder), before=before) == []


@st.composite
def two_months(draw: st.DrawFn) -> tuple[list[list[list[int]]], list[list[list[int]]]]:
    """Numbers of two months, most of them the same."""
    last = draw(counts())
    step = st.sampled_from([0, 0, 0, 0, 1, 7])
    return last, [[[n + draw(step) for n in kind] for kind in place] for place in last]


def _truth(table: Table) -> dict[Name, Cell]:
    found: dict[Name, Cell] = {}
    for row in [*table.rows, table.total or ()]:
        where = [] if row is table.total else [("kecamatan", str(row[0]))]
        for column, cell in zip(table.columns, row, strict=True):
            found[column.measure, frozenset([*column.where, *where])] = cell
    return found


@few
@given(two_months())
def test_last_month_does_not_give_this_one_away(months: tuple[list[list[list[int]]], list[list[list[int]]]]) -> None:
    tables = [by_sex(numbers) for numbers in months]
    last = publish(report(tables[0], as_of=date(2026, 10, 31)))
    now = publish(report(tables[1]), published=[last])
    old, new = (_truth(table) for table in tables)
    unchanged = [name for name, cell in new.items() if old[name] == cell]
    with TemporaryDirectory() as folder:
        assert attack_with_last_month(now, last, Path(folder), unchanged) == []


@few
@given(st.lists(st.lists(st.one_of(st.none(), NUMBERS), min_size=3, max_size=3), min_size=1, max_size=5))
def test_blanks_stay_blank_and_tell_nothing(cells: list[list[int | None]]) -> None:
    table = grid(cells)
    public = publish(report(table))
    for row, shown in zip(table.rows, public.tables[0].rows, strict=True):
        assert [c is None for c in row] == [c is None for c in shown]
    with TemporaryDirectory() as folder:
        assert attack([public], Path(folder)) == []


@few
@given(st.lists(st.tuples(NUMBERS, st.sampled_from([200_000, 600_000, 750_000])), min_size=1, max_size=8))
def test_money_is_hidden_wherever_its_people_are(paid: list[tuple[int, int]]) -> None:
    rupiah = Column(key="rp", label=same("Rp"), kind=Kind.MONEY, unit=CountUnit.RUPIAH)
    kpm = Column(key="kpm", label=same("KPM"), kind=Kind.COUNT, unit=CountUnit.KPM)
    columns = (named("kecamatan"), kpm, rupiah)
    rows = tuple((f"Kec {n}", heads, heads * each) for n, (heads, each) in enumerate(paid))
    table = Table(key="t", title=same("t"), columns=columns, rows=rows, total=total_row(columns, rows, "JUMLAH"))
    public = publish(report(table))
    shown = public.tables[0]
    for row in [*shown.rows, shown.total or ()]:
        assert isinstance(row[2], Hidden) or not isinstance(row[1], Hidden)
    with TemporaryDirectory() as folder:
        assert attack([public], Path(folder)) == []


@few
@given(counts())
def test_what_is_hidden_is_hidden_in_every_table_and_nothing_is_changed(numbers: list[list[list[int]]]) -> None:
    fine = by_sex(numbers)
    sums = evolve(grid([[sum(kind) for kind in place] for place in numbers], measure="ppks"), key="jumlah")
    made = report(fine, sums)
    public = publish(made)
    seen: dict[Name, set[Cell]] = {}
    for table, shown in zip(made.tables, public.tables, strict=True):
        for row, out in zip([*table.rows, table.total or ()], [*shown.rows, shown.total or ()], strict=True):
            where = [] if row is table.total else [("kecamatan", str(row[0]))]
            for column, cell, left in zip(table.columns, row, out, strict=True):
                assert isinstance(left, Hidden) or left == cell
                assert not isinstance(left, int) or left == 0 or left >= 5
                seen.setdefault((column.measure, frozenset([*column.where, *where])), set()).add(left)
    assert all(len(cells) == 1 for name, cells in seen.items() if name[0])
