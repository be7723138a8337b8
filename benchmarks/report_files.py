"""Files of reports, for ``bench_reports.py``: a long workbook beside a bare one, a long page opened in a browser."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from bench import figure

from pskslib.reports import Ratio, Report

sys.path.append(str(Path(__file__).resolve().parents[1]))
Best = Callable[..., list[float]]


def bare_workbook(report: Report, path: Path) -> None:
    """What somebody would write for just this table: the same cells, types, formats and widths, and nothing else."""
    import xlsxwriter

    (table,) = report.tables
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        line = {"border": 1, "border_color": "#9AA3AD", "valign": "top"}
        text = book.add_format({**line, "num_format": "@", "text_wrap": True})
        mark = book.add_format({**line, "num_format": "@", "align": "right"})
        count = book.add_format({**line, "num_format": "[$-421]#,##0", "align": "right"})
        money = book.add_format({**line, "num_format": '[$-421]"Rp"#,##0', "align": "right"})
        share = book.add_format({**line, "num_format": "[$-421]0.0%", "align": "right"})
        day = book.add_format({**line, "num_format": "[$-421]d mmmm yyyy", "text_wrap": True})
        sheet = book.add_worksheet("penjangkauan")
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, 18)
            sheet.write_string(0, place, column.label.id, text)
        for at, (nik, name, village, people, aid, part, born) in enumerate(table.rows, 1):
            sheet.write_string(at, 0, nik, text)
            sheet.write_string(at, 1, name, text)
            sheet.write_string(at, 2, village, text)
            if people is None:
                sheet.write_blank(at, 3, None, count)
            else:
                sheet.write_number(at, 3, people, count)
            sheet.write_number(at, 4, aid, money)
            assert isinstance(part, Ratio)
            if part.denominator:
                sheet.write_number(at, 5, round(part.numerator / part.denominator, 3), share)
            else:
                sheet.write_string(at, 5, "-", mark)
            assert isinstance(born, date)
            sheet.write_datetime(at, 6, datetime(born.year, born.month, born.day), day)


def bench_xlsx(rows: int, best: Best) -> list[bool]:
    """A workbook of many rows against the bare writer."""
    from tests.publishing.sample import long

    report = long(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        ours, bare = best(
            [lambda: report.save(path / "a.xlsx"), lambda: bare_workbook(report, path / "b.xlsx")],
            3,
        )
        sizes = [(path / name).stat().st_size / 1e6 for name in ("a.xlsx", "b.xlsx")]
    print(f"xlsx of {rows:,} rows: {ours:.2f} s, {sizes[0]:.1f} MB; bare: {bare:.2f} s, {sizes[1]:.1f} MB", flush=True)
    return [figure(f"xlsx of {rows:,} rows / bare xlsxwriter in constant memory", ours / bare, "times", 1.3)]


def bench_html(rows: int) -> list[bool]:
    """A page of many rows, opened in Chromium until it is drawn."""
    from tests.publishing.browser import Browser, program
    from tests.publishing.sample import long

    chromium = program()
    if chromium is None:
        print(f"html of {rows:,} rows in Chromium: not measured, there is no Chromium on this machine")
        return []
    with tempfile.TemporaryDirectory() as folder, Browser(chromium) as browser:
        path = long(rows).save(Path(folder) / "a.html")
        browser.open(path)
        desk, phone = (min(browser.open(path, width=width) for _ in range(3)) for width in (1280, 390))
    print(f"html of {rows:,} rows: {desk:.2f} s on a desktop, {phone:.2f} s on a phone's width", flush=True)
    return [figure(f"html of {rows:,} rows opened in Chromium", max(desk, phone), "s", 2.0)]
