"""What a chart draws: the cells of one table of its report, and how each of them reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from pskslib.errors import ReportError
from pskslib.publishing.inert import inert
from pskslib.publishing.outline import heading, row_heading
from pskslib.publishing.shown import decimal, is_number, money, shower
from pskslib.reports import Cell, Chart, Column, Hidden, Kind, Ratio, Report, Table
from pskslib.reports.text import Language

MOST_SERIES: Final = 4
"""So many series can be told apart in black and white."""


@frozen(kw_only=True)
class Point:
    """One cell.

    Attributes:
        value: What is drawn; None for what has no height: hidden, no report, not divisible.
        shown: How it reads; blank for no report.
        hidden: Known and not published.
    """

    value: Fraction | None
    shown: str
    hidden: bool


@frozen(kw_only=True)
class Series:
    """One column.

    Attributes:
        label: Its heading, with the unit.
        column: The column.
        points: One a row.
    """

    label: str
    column: Column
    points: tuple[Point, ...]

    def number(self, value: Fraction, language: Language) -> str:
        """Write a number of this series, for an axis."""
        if self.column.kind is Kind.MONEY:
            return money(round(value), language)
        return decimal(value, 0 if value.denominator == 1 else 1, language)


@frozen(kw_only=True)
class Drawing:
    """A chart with its numbers.

    Attributes:
        identifier: Of the picture in its page; harmless.
        title: Above it.
        description: The same in words.
        language: Of every text.
        labels: One a row.
        names: What the rows are called in the table; the labels are codes where tiles are drawn.
        series: One a column.
    """

    identifier: str
    title: str
    description: str
    language: Language
    labels: tuple[str, ...]
    names: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def largest(self) -> Fraction:
        """The largest number drawn, at least 0."""
        return max((p.value for s in self.series for p in s.points if p.value is not None), default=Fraction(0))


def drawing(report: Report, chart: Chart, number: int) -> Drawing:
    """Read the numbers of a chart from the report.

    Args:
        report: The report.
        chart: One of its charts.
        number: Its place, from 1.

    Returns:
        What is to be drawn.

    Raises:
        ReportError: More series than can be told apart, or a column that holds no numbers.
    """
    table, language = report.table(chart.table), report.language
    if not 1 <= len(chart.values) <= MOST_SERIES:
        raise ReportError(f"grafik {chart.key}: {len(chart.values)} deret; yang dapat digambar 1 sampai {MOST_SERIES}")
    for key in chart.values:
        if not is_number(table.columns[table.place(key)]):
            raise ReportError(f"grafik {chart.key}: kolom {key} tidak berisi angka")
    show = shower(table.columns[table.place(chart.labels)], language)
    first = row_heading(table)
    name = shower(table.columns[first], language)
    return Drawing(
        identifier=f"g{number}",
        title=inert(chart.title.say(language)),
        description=inert(chart.alternative.say(language)),
        language=language,
        labels=tuple(show(cell) for cell in table.column(chart.labels)),
        names=tuple(name(row[first]) for row in table.rows),
        series=tuple(_series(table, key, language) for key in chart.values),
    )


def _series(table: Table, key: str, language: Language) -> Series:
    column = table.columns[table.place(key)]
    show = shower(column, language)
    label, below = heading(column, language)
    return Series(
        label=f"{label} ({below})" if below else label,
        column=column,
        points=tuple(
            Point(value=_value(cell, column), shown=show(cell), hidden=isinstance(cell, Hidden))
            for cell in table.column(key)
        ),
    )


def _value(cell: Cell, column: Column) -> Fraction | None:
    if isinstance(cell, Ratio):
        return None if cell.value is None else cell.value * column.scale
    return Fraction(cell) if isinstance(cell, int) else None


def ticks(largest: Fraction, most: int = 5) -> list[Fraction]:
    """Return round numbers from 0 to at least the largest.

    Example:
        >>> [int(tick) for tick in ticks(Fraction(37_000))]
        [0, 10000, 20000, 30000, 40000]
        >>> [str(tick) for tick in ticks(Fraction(1, 3))], ticks(Fraction(0))
        (['0', '1/10', '1/5', '3/10', '2/5'], [Fraction(0, 1), Fraction(1, 1)])
    """
    if largest <= 0:
        return [Fraction(0), Fraction(1)]
    power = Fraction(1)
    while power * 10 <= largest:
        power *= 10
    while power > largest:
        power /= 10
    steps = (power * factor for factor in (Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(2), Fraction(5)))
    step = next(step for step in steps if -(-largest // step) <= most - 1)
    return [step * n for n in range(int(-(-largest // step)) + 1)]
