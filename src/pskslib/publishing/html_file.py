"""HTML: one file that needs nothing else, for screens of any width, for paper, for ears.

No template engine: every text passes through one function that escapes it, and a policy in the page forbids every
script and style but our own two, and every connection.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from pskslib.publishing import charts, wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import inert
from pskslib.publishing.layout import page_size, widths
from pskslib.publishing.outline import Outline, dictionary, heading, outline, row_heading, table_notes
from pskslib.publishing.shown import is_number, shower
from pskslib.reports import Audience, Cell, Column, Hidden, Kind, Ratio, Report, Signature, Table
from pskslib.reports.tables import Row

_LONG: Final = 25
"""A table of more rows scrolls in a window of its own, so that its headings stay in sight."""
_AT_ONCE: Final = 250
"""Rows that a browser lays out at once; with 10,000 of them it would be busy for seconds."""
_UPRIGHT: Final = 95
"""Characters that fit on upright paper."""


def write(report: Report, path: Path) -> None:
    """Write the report as one self-contained page.

    Args:
        report: The report.
        path: The file.

    Raises:
        ReportError: A chart cannot be drawn, or the place cannot be written to.
    """
    write_all({path: page(report).encode()})


def page(report: Report) -> str:
    """Return the page.

    Args:
        report: The report.

    Returns:
        HTML; the same report gives the same text.

    Raises:
        ReportError: A chart cannot be drawn.
    """
    about = outline(report)
    return "".join(("<!doctype html>\n", *_head(report, about), *_body(report, about), "</html>\n"))


def _head(report: Report, about: Outline) -> Iterator[str]:
    narrow, tall = page_size(report)
    style = _asset("page.css") + (
        f"@page{{size:{narrow}mm {tall}mm;margin:15mm}}@page across{{size:{tall}mm {narrow}mm;margin:12mm}}\n"
    )
    policy = (
        f"default-src 'none'; script-src '{_hash(_asset('page.js'))}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield f'<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{_text(about.title)} · {_text(about.place)}</title>\n<style>{style}</style>\n"
    yield f"<script>{_asset('page.js')}</script>\n</head>\n"


def _body(report: Report, about: Outline) -> Iterator[str]:
    yield "<body>\n"
    if about.office:
        yield f'<header class="letterhead">{_paragraphs(about.office)}</header>\n'
    yield f"<main>\n<h1>{_text(about.title)}</h1>\n<dl>"
    loud = about.say(wording.AUDIENCES[Audience.INTERNAL])
    for name, value in about.facts:
        kind = ' class="internal"' if value == loud else ""
        yield f"<dt>{_text(name)}</dt><dd{kind}>{_text(value)}</dd>"
    yield "</dl>\n"
    if len(report.tables) > 1:
        links = (f'<li><a href="#t{n}">{_text(about.say(t.title))}</a></li>' for n, t in enumerate(report.tables, 1))
        yield f'<nav aria-label="{_text(about.say(wording.CONTENTS))}"><ul>{"".join(links)}</ul></nav>\n'
    pictures = charts.draw(report)
    for number, table in enumerate(report.tables, 1):
        mine = [
            (about.say(chart.title), picture)
            for chart, picture in zip(report.charts, pictures, strict=True)
            if chart.table == table.key
        ]
        yield from _section(table, number, mine, about)
    legend = [f"{sign} = {meaning}" for sign, meaning in about.legend]
    for title, texts in ((wording.LEGEND, legend), (wording.NOTES, about.notes), (wording.SOURCES, about.sources)):
        yield from _list(about.say(title), texts)
    if report.signature:
        yield _signed(report.signature, about)
    yield from _dictionary(report, about)
    made = " · ".join(f"{_text(name)}: {_text(value)}" for name, value in about.colophon)
    yield f"</main>\n<footer><p>{made}</p></footer>\n</body>\n"


def _section(table: Table, number: int, pictures: list[tuple[str, charts.Svg]], about: Outline) -> Iterator[str]:
    wide = sum(widths(table, about.language)) > _UPRIGHT
    title = _text(about.say(table.title))
    yield f'<section id="t{number}"{" class=wide" if wide else ""}>\n<h2 id="t{number}-h">{title}</h2>\n'
    if pictures:
        figures = (f"<figure><figcaption>{_text(name)}</figcaption>{picture}</figure>" for name, picture in pictures)
        yield f'<div class="charts">{"".join(figures)}</div>\n'
    shown, total = _text(about.say(wording.SHOWN)), _text(about.say(wording.TOTAL_STAYS))
    yield f'<div class="tools" hidden data-table="t{number}-t" data-shown="{shown}" data-total="{total}">'
    yield f'<label>{_text(about.say(wording.SEARCH))} <input type="search" autocomplete="off"></label>'
    if len(table.rows) > _AT_ONCE:
        yield f'<button type="button">{_text(about.say(wording.SHOW_ALL))}</button>'
    yield f"<output></output><span>{_text(about.say(wording.SORT_HINT))}</span></div>\n"
    kind = "scroll long" if len(table.rows) > _LONG else "scroll"
    yield f'<div class="{kind}" role="region" tabindex="0" aria-labelledby="t{number}-h">\n'
    yield f'<table id="t{number}-t"><caption>{title}</caption>\n<thead><tr>'
    name = row_heading(table)
    for place, column in enumerate(table.columns):
        yield _heading(column, about, lead=place == name)
    yield "</tr></thead>\n"
    writers = [_writer(column, about, lead=place == name) for place, column in enumerate(table.columns)]
    for first in range(0, len(table.rows) or 1, _AT_ONCE):
        yield "<tbody class=later>\n" if first else "<tbody>\n"
        yield from (_row(row, writers) for row in table.rows[first : first + _AT_ONCE])
        yield "</tbody>\n"
    if table.total is not None:
        yield f"<tfoot>\n{_row(table.total, writers)}</tfoot>\n"
    yield "</table>\n</div>\n"
    notes = table_notes(table, about.language)
    if notes:
        yield f'<div class="notes">{_paragraphs(notes)}</div>\n'
    yield "</section>\n"


def _heading(column: Column, about: Outline, *, lead: bool) -> str:
    label, below = heading(column, about.language)
    kinds = " ".join(kind for kind, fits in (("n", is_number(column)), ("r", lead)) if fits)
    small = f" <small>({_text(below)})</small>" if below else ""
    styled = f' class="{kinds}"' if kinds else ""
    return f'<th scope="col"{styled} data-kind="{column.kind.value}">{_text(label)}{small}</th>'


def _row(row: Row, writers: Iterable[Callable[[Cell], str]]) -> str:
    cells = "".join(write_cell(cell) for write_cell, cell in zip(writers, row, strict=True))
    return f"<tr>{cells}</tr>\n"


def _writer(column: Column, about: Outline, *, lead: bool) -> Callable[[Cell], str]:
    """Return what writes the cells of one column: looked up once, not once a cell."""
    show = shower(column, about.language)
    letter = "n" if is_number(column) else "c" if column.kind is Kind.CODE else "t"
    start, end = ('<th scope="row">', "</th>") if lead else (f'<td class="{letter}">', "</td>")
    hidden = f'<abbr title="{_text(about.say(wording.MARK_HIDDEN))}">{wording.HIDDEN}</abbr>'
    undivided = f'<abbr title="{_text(about.say(wording.MARK_UNDIVIDED))}">{wording.UNDIVIDED}</abbr>'

    def write_cell(cell: Cell) -> str:
        if isinstance(cell, int):
            return f"{start}{show(cell)}{end}"
        if isinstance(cell, Hidden):
            return f"{start}{hidden}{end}"
        if isinstance(cell, Ratio) and not cell.denominator:
            return f"{start}{undivided}{end}"
        if isinstance(cell, date):
            return f'{start}<time datetime="{date.isoformat(cell)}">{show(cell)}</time>{end}'
        return f"{start}{escape(show(cell))}{end}"

    return write_cell


def _list(title: str, texts: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{_text(text)}</li>" for text in texts)
    if items:
        yield f"<section>\n<h2>{_text(title)}</h2>\n<ul>{items}</ul>\n</section>\n"


def _signed(signature: Signature, about: Outline) -> str:
    return (
        f'<div class="sign"><p>{_text(signature.place)}, {wording.DOTS}</p><p>{_text(signature.office)}</p>'
        f'<div class="room">{_text(about.say(wording.ESIGN))}</div>'
        f'<p class="name">{_text(signature.name or wording.DOTS)}</p>'
        f"<p>NIP {_text(signature.nip or wording.DOTS)}</p></div>\n"
    )


def _dictionary(report: Report, about: Outline) -> Iterator[str]:
    name = _text(about.say(wording.DICTIONARY))
    yield f'<details><summary>{name}</summary>\n<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
    heads = (f'<th scope="col">{_text(about.say(text))}</th>' for text in wording.DICTIONARY_HEADINGS.values())
    yield f"<table><caption>{name}</caption><thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n"
    for row in dictionary(report):
        cells = "".join(f'<td class="t">{_text(text)}</td>' for text in row.values())
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody></table></div></details>\n"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{_text(text)}</p>" for text in texts)


def _text(text: str) -> str:
    """Return text as HTML, in an element or in quotes; nothing in it acts."""
    return escape(inert(text))


@cache
def _asset(name: str) -> str:
    return (files("pskslib.publishing") / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return how a policy names an inline script or style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
