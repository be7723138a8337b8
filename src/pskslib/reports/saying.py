"""What a chart says, in words: worked out from the table it draws, for who cannot see it.

Whoever changes the table (hides cells) makes the words anew with :func:`described`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from pskslib.reports.cells import Cell, Hidden, Ratio
from pskslib.reports.report import Chart, ChartKind
from pskslib.reports.tables import Column, Kind, Table
from pskslib.reports.text import Language, Text

_MARKS: Final = {"id": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
_SIGNS: Final = {100: ("%", "%"), 1000: (" per 1.000", " per 1,000")}
_Known = list[tuple[Text, Cell, Fraction]]


def chart(key: str, title: Text, kind: ChartKind, table: Table, labels: str, values: Sequence[str]) -> Chart:
    """Return a chart of a table, with its words.

    Args:
        key: Name.
        title: Title.
        kind: How it is drawn.
        table: The table.
        labels: Key of the column with the names (TILES: with the codes).
        values: Keys of the columns drawn.
    """
    return Chart(
        key=key,
        title=title,
        kind=kind,
        table=table.key,
        labels=labels,
        values=tuple(values),
        alternative=described(kind, table, labels, values),
    )


def described(kind: ChartKind, table: Table, labels: str, values: Sequence[str]) -> Text:
    """Say what a chart shows: of each series the highest and lowest, or where a trend begins and ends.

    Args:
        kind: How it is drawn.
        table: The table.
        labels: Key of the column with the names; for codes the name that stands beside them is said.
        values: Keys of the columns drawn.

    Example:
        >>> from pskslib.reports.columns import count
        >>> from pskslib.reports.units import CountUnit
        >>> name = Column(key="kecamatan", label=Text("Kecamatan", "District"))
        >>> t = Table(key="t", title=Text("T", "T"), columns=(name, count("n", "Orang", "Persons", CountUnit.ORANG)),
        ...           rows=(("Kaubun", 2), ("Busang", None), ("Telen", 1200)))
        >>> described(ChartKind.BARS, t, "kecamatan", ["n"]).id
        'Orang: tertinggi Telen (1.200), terendah Kaubun (2); 1 tanpa laporan.'
    """
    said = [_series(kind, table, table.columns[table.place(labels)], table.columns[table.place(v)]) for v in values]
    return Text(" ".join(text.id for text in said), " ".join(text.en for text in said))


def _series(kind: ChartKind, table: Table, labels: Column, values: Column) -> Text:
    names = map(Text, _names(kind, table, labels), _names(kind, table.in_language("en"), labels))
    cells = table.column(values.key)
    known = [(name, cell, n) for name, cell in zip(names, cells, strict=True) if (n := _number(cell)) is not None]
    if not known:
        return Text(f"{values.label.id}: tidak ada angka.", f"{values.label.en}: no figures.")
    told = _trend if kind is ChartKind.TREND else _ends
    found = told(known, values)
    hidden = sum(isinstance(cell, Hidden) for cell in cells)
    blank = len(cells) - len(known) - hidden
    rest_id = [f"{hidden} disembunyikan"] * bool(hidden) + [f"{blank} tanpa laporan"] * bool(blank)
    rest_en = [f"{hidden} hidden"] * bool(hidden) + [f"{blank} without a report"] * bool(blank)
    return Text(
        f"{values.label.id}: {'; '.join([found.id, *rest_id])}.",
        f"{values.label.en}: {'; '.join([found.en, *rest_en])}.",
    )


def _names(kind: ChartKind, table: Table, labels: Column) -> list[str]:
    """The names of the rows; the code of a tile is said by the name in the column after it."""
    place = table.place(labels.key)
    beside = place + 1 if place + 1 < len(table.columns) and table.columns[place + 1].kind is Kind.TEXT else place
    return [str(row[beside if kind is ChartKind.TILES else place]) for row in table.rows]


def _ends(known: _Known, column: Column) -> Text:
    high, low = max(known, key=lambda k: k[2]), min(known, key=lambda k: k[2])
    if high[2] == low[2]:
        return Text(f"semua {_written(high[1], column, 'id')}", f"all {_written(high[1], column, 'en')}")
    words: dict[Language, tuple[str, str]] = {"id": ("tertinggi", "terendah"), "en": ("highest", "lowest")}
    said = {
        language: f"{top} {high[0].say(language)} ({_written(high[1], column, language)}), "
        f"{bottom} {low[0].say(language)} ({_written(low[1], column, language)})"
        for language, (top, bottom) in words.items()
    }
    return Text(said["id"], said["en"])


def _trend(known: _Known, column: Column) -> Text:
    first, last, peak = known[0], known[-1], max(known, key=lambda k: k[2])

    def at(point: tuple[Text, Cell, Fraction], language: Language) -> str:
        return f"{_written(point[1], column, language)} ({point[0].say(language)})"

    return Text(
        f"dari {at(first, 'id')} menjadi {at(last, 'id')}, tertinggi {at(peak, 'id')}",
        f"from {at(first, 'en')} to {at(last, 'en')}, highest {at(peak, 'en')}",
    )


def _number(cell: Cell) -> Fraction | None:
    if isinstance(cell, Ratio):
        return cell.value
    return Fraction(cell) if isinstance(cell, int) else None


def _written(cell: Cell, column: Column, language: Language) -> str:
    if isinstance(cell, Ratio):
        scaled = (cell.value or Fraction(0)) * column.scale * 10**column.decimals
        nearest = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)  # half up, exactly
        figure = f"{nearest / 10**column.decimals:,.{column.decimals}f}"
        sign = _SIGNS.get(column.scale, ("", ""))[language == "en"]
        return figure.translate(_MARKS[language]) + sign
    return ("Rp" if column.kind is Kind.MONEY else "") + f"{cell:,}".translate(_MARKS[language])
