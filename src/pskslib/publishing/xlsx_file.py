"""XLSX: typed cells, ready to be printed, with a sheet that says what the file is. No cell can be a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import MissingExtra, ReportError
from pskslib.publishing import wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import cut, distinct, inert
from pskslib.publishing.layout import widths
from pskslib.publishing.outline import Outline, dictionary, heading, outline, row_heading, signs, table_notes
from pskslib.publishing.shown import is_number, money, ratio_digits, whole
from pskslib.reports import Cell, Column, Hidden, Kind, Ratio, Report, Signature, Table
from pskslib.reports.tables import Row
from pskslib.reports.text import Language

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    Put = Callable[[int, int, Any], object]

_SAFE: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
MOST_ROWS: Final = 1_000_000
"""Rows of a table; a sheet holds a few more."""
MOST_COLUMNS: Final = 16_000
_EXACT: Final = 999_999_999_999_999
"""A spreadsheet shows fifteen digits; a longer number is written as text."""
_PAPER: Final = {"A4": 9, "F4": 14}
"""Numbers of paper sizes in the file format; F4 is folio, 215 x 330 mm."""
_UPRIGHT: Final = 92
"""Characters that fit on upright paper before the print is scaled down much."""
_LOCALE: Final = {"id": "[$-421]", "en": ""}
_MONEY: Final = {"id": '[$-421]"Rp"#,##0', "en": '"Rp"#,##0'}
_DATE: Final = {"id": "[$-421]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
_SHEET: Final = re.compile(r"[\[\]:*?/\\\U00010000-\U0010ffff]")
_LONGEST_SHEET: Final = 31
_HEAD_ROW: Final = 4
_FIRST_SAFE_YEAR: Final = 1901


def write(report: Report, path: Path) -> None:
    """Write the report as a workbook: a sheet a table, and one that tells title, sources, signs and dictionary.

    Args:
        report: The report.
        path: The file.

    Raises:
        MissingExtra: The extra ``xlsx`` is not installed.
        ReportError: A table has more rows or columns than a sheet holds, or the place cannot be written to.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("xlsxwriter", extra="xlsx") from None
    for table in report.tables:
        if len(table.rows) > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
            most = f"{whole(MOST_ROWS, 'id')} baris dan {whole(MOST_COLUMNS, 'id')} kolom"
            raise ReportError(
                f"{path.name}: tabel {table.key} terlalu besar; paling banyak {most}; simpan sebagai .csv"
            )
    about = outline(report)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as book:
        book.set_properties(
            {"title": cut(about.title, 255), "created": datetime(*report.as_of.timetuple()[:3]), "author": "pskslib"}
        )
        names = sheet_names(report)
        for name, table in zip(names, report.tables, strict=True):
            sheet = book.add_worksheet(name)
            below = _Sheet(book, sheet, report, about).table(table)
            if table is report.tables[-1] and report.signature:
                _sign(sheet, book, report.signature, below + 1, max(0, len(table.columns) // 2))
        _about(book, report, about)
    write_all({path: out.getvalue()})


def sheet_names(report: Report) -> list[str]:
    """Return the names of the sheets: valid, at most 31 characters, no two the same."""
    taken = frozenset({"history", wording.ABOUT.say(report.language).casefold()})
    bare = [_SHEET.sub("-", inert(table.key)).replace("'", "’").strip() or "tabel" for table in report.tables]
    return distinct(bare, taken, most=_LONGEST_SHEET)


class _Sheet:
    """One sheet, written from top to bottom as the format wants it for long tables."""

    def __init__(self, book: Workbook, sheet: Worksheet, report: Report, about: Outline) -> None:
        self.book, self.sheet, self.report, self.about = book, sheet, report, about
        self.language: Language = report.language

    def table(self, table: Table) -> int:
        """Write one table; return the first free row."""
        sheet, about = self.sheet, self.about
        wide = widths(table, self.language)
        for place, width in enumerate(wide):
            sheet.set_column(place, place, width + 2.5)
        last = _HEAD_ROW + len(table.rows)
        self._print_set_up(wide)
        name = row_heading(table)
        sheet.freeze_panes(_HEAD_ROW + 1, name + 1 if name < 2 else 0)
        for row, (text, style) in enumerate(
            (
                (about.title, {"bold": True, "font_size": 14}),
                (about.say(table.title), {"bold": True}),
                (" · ".join(value for _, value in about.facts), {"font_color": "#555555"}),
            )
        ):
            sheet.write_string(row, 0, cut(text), self.book.add_format(style))
        self._headings(table, wide)
        puts = [self._put(column, total=False) for column in table.columns]
        self._rows(_HEAD_ROW + 1, table.rows, puts)
        if table.rows:
            sheet.autofilter(_HEAD_ROW, 0, last, len(table.columns) - 1)
            for place, column in enumerate(table.columns):
                if column.kind is Kind.CODE:
                    sheet.ignore_errors({"number_stored_as_text": _span(_HEAD_ROW + 1, place, last)})
        if table.total is not None:
            last += 1
            self._rows(last, (table.total,), [self._put(column, total=True) for column in table.columns])
        return self._below(table, last + 2)

    def _rows(self, first: int, rows: tuple[Row, ...], puts: list[Put]) -> None:
        places = [*enumerate(puts)]
        for at, row in enumerate(rows, first):
            for place, put in places:
                put(at, place, row[place])

    def _print_set_up(self, wide: tuple[int, ...]) -> None:
        sheet, language = self.sheet, self.language
        sheet.set_paper(_PAPER[self.report.paper])
        if sum(wide) + 2.5 * len(wide) > _UPRIGHT:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        # "&" gives orders in a footer; the library would look for some of them even where it is doubled.
        title = cut(self.about.title, 120).replace("&", "＆")
        sheet.set_footer(f"&L{title}&R{wording.PAGE.say(language)} &P {wording.OF.say(language)} &N")

    def _headings(self, table: Table, wide: tuple[int, ...]) -> None:
        style = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E7EBF0"}
        formats = {
            side: self.book.add_format({**style, "align": side, "num_format": "@"}) for side in ("left", "center")
        }
        lines = 1
        for place, column in enumerate(table.columns):
            label, below = heading(column, self.language)
            room = max(4, wide[place])
            lines = max(lines, sum(len(wrap(text, room)) for text in (cut(label, 400), f"({below})" if below else "")))
        self.sheet.set_row(_HEAD_ROW, min(15 * lines + 5, 200))
        for place, column in enumerate(table.columns):
            label, below = heading(column, self.language)
            text = f"{cut(label, 400)}\n({cut(below, 200)})" if below else cut(label, 400)
            self.sheet.write_string(_HEAD_ROW, place, text, formats["center" if is_number(column) else "left"])

    def _put(self, column: Column, *, total: bool) -> Put:
        """Return what writes a cell of one column: looked up once, not once a cell."""
        sheet = self.sheet
        base: dict[str, object] = {"border": 1, "border_color": "#9AA3AD", "valign": "top"}
        if total:
            base |= {"bold": True, "top": 2, "bg_color": "#F4F6F8"}
        if is_number(column):
            base["align"] = "right"
        style = self.book.add_format(
            {**base, "num_format": self._number_format(column), "text_wrap": not is_number(column)}
        )
        marks = self.book.add_format({**base, "num_format": "@"})
        string, number, blank = sheet.write_string, sheet.write_number, sheet.write_blank

        def put_mark(row: int, place: int, cell: Cell) -> object:
            if cell is None:
                return blank(row, place, None, style)
            return string(row, place, wording.HIDDEN if isinstance(cell, Hidden) else wording.UNDIVIDED, marks)

        def put_text(row: int, place: int, cell: Cell) -> object:
            if isinstance(cell, str):
                return string(row, place, cut(inert(cell)), style)
            return put_mark(row, place, cell)

        def put_count(row: int, place: int, cell: Cell) -> object:
            if isinstance(cell, int):
                if -_EXACT <= cell <= _EXACT:
                    return number(row, place, cell, style)
                shown = money(cell, self.language) if column.kind is Kind.MONEY else whole(cell, self.language)
                return string(row, place, shown, marks)
            return put_mark(row, place, cell)

        below = 10**column.decimals * (100 if column.scale == 100 else 1)

        def put_ratio(row: int, place: int, cell: Cell) -> object:
            digits = ratio_digits(cell, column) if isinstance(cell, Ratio) else None
            if digits is not None:
                return number(row, place, digits / below, style)
            return put_mark(row, place, cell)

        def put_date(row: int, place: int, cell: Cell) -> object:
            if isinstance(cell, date):
                if cell.year >= _FIRST_SAFE_YEAR:
                    return sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), style)
                return string(row, place, date.isoformat(cell), marks)
            return put_mark(row, place, cell)

        puts = {Kind.COUNT: put_count, Kind.MONEY: put_count, Kind.RATIO: put_ratio, Kind.DATE: put_date}
        return puts.get(column.kind, put_text)

    def _number_format(self, column: Column) -> str:
        if column.kind is Kind.MONEY:
            return _MONEY[self.language]
        if column.kind is Kind.COUNT:
            return f"{_LOCALE[self.language]}#,##0"
        if column.kind is Kind.DATE:
            return _DATE[self.language]
        if column.kind is Kind.RATIO:
            sign = {100: "%", 1000: '"‰"'}.get(column.scale, "")
            digits = f"0.{'0' * column.decimals}" if column.decimals else "0"
            return f"{_LOCALE[self.language]}{digits}{sign}"
        return "@"

    def _below(self, table: Table, row: int) -> int:
        """Write what stands under a table."""
        small = self.book.add_format({"font_size": 9, "font_color": "#555555"})
        legend = (f"{sign} = {meaning}" for sign, meaning in signs((table,), self.language))
        for text in (*table_notes(table, self.language), *legend):
            self.sheet.write_string(row, 0, cut(text), small)
            row += 1
        return row


def _sign(sheet: Worksheet, book: Workbook, signature: Signature, row: int, place: int) -> None:
    plain, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "underline": 1})
    name = inert(signature.name) or wording.DOTS
    for down, text in ((0, f"{inert(signature.place)}, {wording.DOTS}"), (1, inert(signature.office))):
        sheet.write_string(row + down, place, cut(text), plain)
    sheet.write_string(row + 6, place, cut(name), bold)
    sheet.write_string(row + 7, place, f"NIP {cut(inert(signature.nip)) or wording.DOTS}", plain)


def _about(book: Workbook, report: Report, about: Outline) -> None:
    """Write the sheet that tells what the file is."""
    sheet = book.add_worksheet(wording.ABOUT.say(report.language))
    sheet.set_paper(_PAPER[report.paper])
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, width in enumerate((20, 22, 28, 36, 22, 14, 20, 40)):
        sheet.set_column(place, place, width)
    bold = book.add_format({"bold": True, "valign": "top"})
    # Free text is not wrapped: it runs on to the right, over cells that are empty.
    plain = book.add_format({"valign": "top", "num_format": "@"})
    cell = book.add_format(
        {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#9AA3AD", "num_format": "@"}
    )
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E7EBF0", "text_wrap": True})
    row = 0
    for name, text in _about_rows(about):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, cut(text), plain)
        row += 1
    row += 1
    sheet.write_string(row, 0, about.say(wording.DICTIONARY), bold)
    row += 1
    for place, title in enumerate(wording.DICTIONARY_HEADINGS.values()):
        sheet.write_string(row, place, about.say(title), head)
    for entry in dictionary(report):
        row += 1
        for place, text in enumerate(entry.values()):
            sheet.write_string(row, place, cut(text), cell)


def _about_rows(about: Outline) -> Iterator[tuple[str, str]]:
    yield about.say(wording.TITLE), about.title
    yield from about.facts
    yield from about.colophon
    for title, texts in (
        (wording.OFFICE, about.office),
        (wording.SOURCES, about.sources),
        (wording.NOTES, about.notes),
        (wording.LEGEND, tuple(f"{sign} = {meaning}" for sign, meaning in about.legend)),
        (wording.CHARTS, tuple(f"{name}: {words}" for name, words in about.charts)),
    ):
        for number, text in enumerate(texts):
            yield "" if number else about.say(title), text


def _span(first: int, place: int, last: int) -> str:
    from xlsxwriter.utility import xl_range

    return str(xl_range(first, place, last, place))
