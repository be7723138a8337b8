"""Reports at random: every kind of column, every kind of cell, any text."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from pskslib.reports import HIDDEN, Cell, Column, CountUnit, Kind, Ratio, Report, Table, Text
from tests.publishing.sample import AS_OF, HOSTILE

texts = st.one_of(st.text(max_size=20), st.sampled_from([text for text in HOSTILE if len(text) < 200]))
both = st.builds(Text, texts, texts)
counts = st.integers(-(10**15), 10**15)
ratios = st.builds(Ratio, st.integers(-(10**6), 10**6), st.integers(0, 10**6))
cells = {
    Kind.TEXT: texts,
    Kind.CODE: texts,
    Kind.COUNT: counts,
    Kind.MONEY: counts,
    Kind.RATIO: ratios,
    Kind.DATE: st.dates(date(1905, 1, 1), date(2100, 1, 1)),
}


@st.composite
def columns(draw: st.DrawFn) -> tuple[Column, ...]:
    kinds = [Kind.TEXT, *draw(st.lists(st.sampled_from([*Kind]), max_size=5))]
    return tuple(
        Column(
            key=f"k{n}",
            label=draw(both),
            kind=kind,
            unit=CountUnit.ORANG if kind is Kind.COUNT else None,
            additive=False,
            base=draw(st.none() | both) if kind is Kind.RATIO else None,
            scale=draw(st.sampled_from([1, 100, 1000])),
            decimals=draw(st.integers(0, 3)),
            definition=draw(st.none() | both),
        )
        for n, kind in enumerate(draw(st.permutations(kinds)))
    )


@st.composite
def made_tables(draw: st.DrawFn, key: str) -> Table:
    heads = draw(columns())
    row = st.tuples(*(st.one_of(st.none(), st.just(HIDDEN), cells[head.kind]) for head in heads))
    rows: list[tuple[Cell, ...]] = draw(st.lists(row, max_size=4))
    total = draw(st.none() | row)
    notes = tuple(draw(st.lists(both, max_size=2)))
    return Table(key=key, title=draw(both), columns=heads, rows=tuple(rows), total=total, notes=notes)


@st.composite
def made(draw: st.DrawFn, most: int = 2) -> Report:
    """Draw a report without charts."""
    return Report(
        name="acak",
        title=draw(both),
        place=draw(both),
        period=draw(both),
        as_of=AS_OF,
        tables=tuple(draw(made_tables(f"t{n}")) for n in range(draw(st.integers(1, most)))),
        notes=tuple(draw(st.lists(both, max_size=2))),
        sources=tuple(draw(st.lists(both, max_size=2))),
        digest=draw(texts),
        office=tuple(draw(st.lists(texts, max_size=3))),
        language=draw(st.sampled_from(["id", "en"])),
        paper=draw(st.sampled_from(["A4", "F4"])),
    )
