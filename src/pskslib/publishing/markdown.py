"""Markdown: for wikis, repositories and mail; pipe tables, and nothing of the data is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pskslib.publishing import wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import inert
from pskslib.publishing.outline import Outline, heading, outline, row_heading, table_notes
from pskslib.publishing.shown import is_number, shower
from pskslib.reports import Report, Table

# What means something to CommonMark, to GitHub's additions (tables, mentions, links, mathematics) or to HTML.
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#!|~$^]")
_ENTITY: Final = str.maketrans({"&": "&amp;", "@": "&#64;"})
_WWW: Final = re.compile(r"(www|ftp)\.", re.IGNORECASE)
_START: Final = re.compile(r"^(\s*)([-+=]+|\d+[.)])(?=\s|$)")


def escaped(text: str) -> str:
    r"""Return text that no Markdown reader takes for markup, inside a line.

    Example:
        >>> escaped("*a* | <b>")
        '\\*a\\* \\| \\<b\\>'
    """
    plain = _MARKUP.sub(r"\\\g<0>", inert(text)).translate(_ENTITY)
    return _WWW.sub(r"\1&#46;", plain).replace("://", "&#58;//")


def paragraph(text: str) -> str:
    r"""Return text that no Markdown reader takes for markup, at the beginning of a line.

    Example:
        >>> paragraph("1. satu"), paragraph("- x"), paragraph("64.08.01")
        ('1\\. satu', '\\- x', '64.08.01')
    """
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped(text).strip())


def write(report: Report, path: Path) -> None:
    """Write the report as Markdown.

    Args:
        report: The report.
        path: The file.

    Raises:
        ReportError: The place cannot be written to.
    """
    write_all({path: ("\n".join(_lines(report)) + "\n").encode()})


def _lines(report: Report) -> Iterator[str]:
    about = outline(report)
    if about.office:
        yield "  \n".join(paragraph(line) for line in about.office)
        yield ""
    yield f"# {escaped(about.title)}"
    yield ""
    yield from (f"- {name}: {escaped(value)}" for name, value in about.facts)
    for table in report.tables:
        yield ""
        yield from _table(table, about)
    for title, words in about.charts:
        yield ""
        yield f"{about.say(wording.CHARTS)}: **{escaped(title)}**. {escaped(words)}"
    yield from _list(about.say(wording.LEGEND), [f"{sign} = {meaning}" for sign, meaning in about.legend])
    yield from _list(about.say(wording.NOTES), about.notes)
    yield from _list(about.say(wording.SOURCES), about.sources)
    yield ""
    yield from (f"{escaped(name)}: {escaped(value)}  " for name, value in about.colophon)


def _list(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield ""
        yield f"## {title}"
        yield ""
        yield from (f"- {paragraph(text)}" for text in texts)


def _table(table: Table, about: Outline) -> Iterator[str]:
    language = about.language
    yield f"## {escaped(about.say(table.title))}"
    yield ""
    names = [heading(column, language) for column in table.columns]
    yield _row([escaped(f"{label} ({below})" if below else label) for label, below in names])
    yield "|" + "|".join(" ---: " if is_number(column) else " --- " for column in table.columns) + "|"
    shows = [shower(column, language) for column in table.columns]
    for row in table.rows:
        yield _row([escaped(show(cell)) for show, cell in zip(shows, row, strict=True)])
    if table.total is not None:
        cells = [escaped(show(cell)) for show, cell in zip(shows, table.total, strict=True)]
        name = row_heading(table)
        yield _row([f"**{cell.strip()}**" if cell.strip() and n == name else cell for n, cell in enumerate(cells)])
    for note in table_notes(table, language):
        yield ""
        yield paragraph(note)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
