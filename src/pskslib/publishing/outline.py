"""What every format says around the tables: title block, signs, notes, data dictionary. All of it is inert text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from pskslib.law.dates import format_date
from pskslib.publishing import wording
from pskslib.publishing.inert import inert
from pskslib.reports import Cell, Column, Hidden, Kind, Ratio, Report, Table, Text
from pskslib.reports.text import Language


@frozen(kw_only=True)
class Outline:
    """The texts of a report in its language.

    Attributes:
        language: Of every text.
        title: Title.
        place: Whose figures.
        facts: Title block: pairs of what and which.
        colophon: The same of how it was made.
        office: Letterhead, line by line.
        legend: Signs that really stand in the tables, and what they mean.
        notes: Notes on the whole.
        sources: Sources and legal bases.
        charts: What the pictures show, in words: title and text.
        version: Of the library.
    """

    language: Language
    title: str
    place: str
    facts: tuple[tuple[str, str], ...]
    colophon: tuple[tuple[str, str], ...]
    office: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    charts: tuple[tuple[str, str], ...]
    version: str

    def say(self, text: Text) -> str:
        """Return a text in the language of the report, inert."""
        return inert(text.say(self.language))


def outline(report: Report) -> Outline:
    """Return the texts around the tables.

    Args:
        report: The report.

    Returns:
        Its texts; the same report gives the same texts.
    """
    language = report.language

    def say(text: Text) -> str:
        return inert(text.say(language))

    facts = [
        (say(wording.PLACE), say(report.place)),
        (say(wording.PERIOD), say(report.period)),
        (say(wording.AS_OF), format_date(report.as_of, language)),
        (say(wording.AUDIENCE), say(wording.AUDIENCES[report.audience])),
    ]
    colophon = [(say(wording.MADE_WITH), f"pskslib {library_version()}")]
    if report.digest:
        colophon.append((say(wording.DIGEST), inert(report.digest)))
    return Outline(
        language=language,
        title=say(report.title),
        place=say(report.place),
        facts=tuple(facts),
        colophon=tuple(colophon),
        office=tuple(inert(line) for line in report.office),
        legend=signs(report.tables, language),
        notes=tuple(say(note) for note in report.notes) + _hidden_note(report),
        sources=tuple(say(source) for source in report.sources),
        charts=tuple((say(chart.title), say(chart.alternative)) for chart in report.charts),
        version=library_version(),
    )


def heading(column: Column, language: Language) -> tuple[str, str]:
    """Return the heading of a column and what stands small below it: its unit, or of what it is a share.

    Example:
        >>> from pskslib.reports import CountUnit
        >>> heading(Column(key="n", label=Text("Jumlah", "Total"), kind=Kind.COUNT, unit=CountUnit.ORANG), "id")
        ('Jumlah', 'orang')
        >>> share = Column(key="p", label=Text("Cakupan", "Coverage"), kind=Kind.RATIO, base=Text("sasaran", "target"))
        >>> heading(share, "en")
        ('Coverage', '% of target')
    """
    label = inert(column.label.say(language))
    below = ""
    if column.kind is Kind.COUNT and column.unit:
        below = column.unit.text.say(language)
    elif column.kind is Kind.RATIO and column.scale in wording.SHARE:
        below = wording.SHARE[column.scale].say(language)
        if column.base:
            below = wording.SHARE_OF.say(language).format(sign=below, base=inert(column.base.say(language)))
    return label, "" if below.casefold() in label.casefold() else below


def row_heading(table: Table) -> int:
    """Return which column names the rows: the first one of text, as in the total."""
    return next((n for n, column in enumerate(table.columns) if column.kind is Kind.TEXT), 0)


def table_notes(table: Table, language: Language) -> tuple[str, ...]:
    """Return the notes under a table."""
    return tuple(inert(note.say(language)) for note in table.notes)


def dictionary(report: Report) -> Iterator[dict[str, str]]:
    """Tell every column of every table in the variable form of Satu Data.

    Args:
        report: The report.

    Yields:
        One row a column; the keys are those of `wording.DICTIONARY_HEADINGS`.
    """
    language = report.language
    sources = "; ".join(inert(source.say(language)) for source in report.sources)
    for table in report.tables:
        for column in table.columns:
            yield {
                "tabel": inert(table.key),
                "nama_variabel": inert(column.key),
                "konsep": inert(column.label.say(language)),
                "definisi": _definition(table, column, language),
                "klasifikasi": _classification(table, column),
                "ukuran": wording.MEASURES[column.kind].say(language),
                "satuan": _unit(column, language),
                "rujukan": sources,
            }


@cache
def library_version() -> str:
    """Return the version of the library."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pskslib")
    except PackageNotFoundError:  # run from a folder
        return "0"


def signs(tables: Iterable[Table], language: Language) -> tuple[tuple[str, str], ...]:
    """Return the signs that stand in tables, and no others, with what they mean.

    Args:
        tables: The tables.
        language: Of the meanings.

    Returns:
        Pairs of sign and meaning.
    """
    tables = tuple(tables)
    hidden = any(isinstance(cell, Hidden) for table in tables for cell in _figures(table, total=True))
    undivided = any(
        isinstance(cell, Ratio) and not cell.denominator for table in tables for cell in _figures(table, total=True)
    )
    blank = any(cell is None for table in tables for cell in _figures(table, total=False))
    known = (
        (hidden, wording.HIDDEN, wording.MARK_HIDDEN),
        (undivided, wording.UNDIVIDED, wording.MARK_UNDIVIDED),
        (blank, wording.EMPTY_CELL.say(language), wording.MARK_BLANK),
    )
    return tuple((sign, meaning.say(language)) for stands, sign, meaning in known if stands)


def _figures(table: Table, *, total: bool) -> Iterator[Cell]:
    """Give the cells that may be blank or hidden; a blank in a total only says that its column does not add."""
    rows = (*table.rows, table.total) if total and table.total is not None else table.rows
    for place, column in enumerate(table.columns):
        if column.kind not in (Kind.TEXT, Kind.CODE):
            for row in rows:
                yield row[place]


def _hidden_note(report: Report) -> tuple[str, ...]:
    done = report.clearance
    if done is None:
        return ()
    last = wording.SENSITIVE_TO.say(report.language).format(last=done.sensitive_minimum - 1)
    said = wording.SMALL_CELLS.say(report.language)
    return (said.format(last=done.minimum - 1, sensitive=last, count=done.primary + done.complementary),)


def _definition(table: Table, column: Column, language: Language) -> str:
    if column.definition:
        return inert(column.definition.say(language))
    if column.kind is Kind.RATIO and column.parts:
        labels = {c.key: c.label.say(language) for c in table.columns}
        above, below = (labels.get(key, key) for key in column.parts)
        return inert(wording.DIVIDED.say(language).format(above=above, below=below))
    return ""


def _classification(table: Table, column: Column) -> str:
    if column.where:
        return inert("; ".join(f"{dimension}: {category}" for dimension, category in column.where))
    return inert(table.by) if column.kind in (Kind.TEXT, Kind.CODE) else ""


def _unit(column: Column, language: Language) -> str:
    if column.kind is Kind.MONEY:
        return "rupiah"
    if column.kind is Kind.RATIO:
        word = wording.SHARE_WORD[column.scale].say(language) if column.scale in wording.SHARE_WORD else ""
        if word and column.base:
            return wording.SHARE_OF.say(language).format(sign=word, base=inert(column.base.say(language)))
        return word
    return column.unit.text.say(language) if column.unit else ""
