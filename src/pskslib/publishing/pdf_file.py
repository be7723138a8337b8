"""PDF for signing and filing, set by typst: letterhead, tables over pages, room for a signature.

The template is a file of this package; a report goes into it as data. So no text of a report can be markup, and typst
is given neither the machine's fonts nor its clock.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pskslib.errors import MissingExtra, ReportError
from pskslib.publishing import charts, wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import cut, inert
from pskslib.publishing.layout import Part, breakable, letter_size, page_size, parts
from pskslib.publishing.outline import Outline, heading, outline, table_notes
from pskslib.publishing.shown import is_number, shower
from pskslib.reports import Audience, Report, Table

UPRIGHT: Final = 112
"""Characters that fit on upright paper."""
ACROSS: Final = 205
"""Characters that fit on paper that lies across, in small letters."""
TAGGED_ROWS: Final = 2_000
"""Longer reports are set without tags for screen readers, which make the file many times larger; HTML has them all."""
_MARGIN: Final = 15
_POINTS: Final = 72 / 25.4
_LETTERS: Final = 9.5
_PICTURE: Final = (86, 215)
"""Millimetres that a picture may take: wide, tall."""
_LONGEST: Final = 20_000
"""Characters of a cell on paper: five pages of it are enough."""


def write(report: Report, path: Path) -> None:
    """Write the report as PDF.

    Args:
        report: The report.
        path: The file.

    Raises:
        MissingExtra: The extra ``letter`` is not installed.
        ReportError: A chart cannot be drawn, or the place cannot be written to.
    """
    write_all({path: typeset("report.typ", {"data": json.dumps(_data(report), ensure_ascii=False)}, report)})


def typeset(template: str, inputs: dict[str, str], report: Report, picture: bool = False) -> bytes:
    """Set a template of this package with typst.

    Args:
        template: Its name.
        inputs: What it reads.
        report: Whose day the file bears.
        picture: PNG instead of PDF.

    Returns:
        The file; the same input gives the same bytes.

    Raises:
        MissingExtra: The extra ``letter`` is not installed.
        ReportError: typst cannot set it.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("typst", extra="letter") from None
    from importlib.resources import files

    source = (files("pskslib.publishing") / "assets" / template).read_bytes()
    stamp = datetime(report.as_of.year, report.as_of.month, report.as_of.day, tzinfo=UTC)
    try:
        found = typst.compile(
            source,
            format="png" if picture else "pdf",
            ppi=150.0 if picture else None,
            sys_inputs=inputs,
            ignore_system_fonts=True,
            timestamp=int(stamp.timestamp()),
            pdf_tags=sum(len(table.rows) for table in report.tables) <= TAGGED_ROWS,
        )
    except RuntimeError as error:
        raise ReportError(f"{report.name}: typst tidak dapat menyusun halaman ({error}); laporkan galat ini") from error
    if not isinstance(found, bytes):
        raise ReportError(f"{report.name}: typst memberi beberapa berkas, seharusnya satu; laporkan galat ini")
    return found


def picture_width(picture: charts.Svg, most: tuple[int, int] = _PICTURE) -> float:
    """Return how wide a picture is drawn so that it is not too tall, in millimetres."""
    box = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', picture)
    assert box is not None
    return round(min(most[0], most[1] * float(box[1]) / float(box[2])), 1)


def _data(report: Report) -> dict[str, object]:
    about = outline(report)
    internal = report.audience is Audience.INTERNAL
    legend = tuple(f"{sign} = {meaning}" for sign, meaning in about.legend)
    lists = ((wording.LEGEND, legend), (wording.NOTES, about.notes), (wording.SOURCES, about.sources))
    pictures = charts.draw(report)
    return {
        "language": report.language,
        "paper": page_size(report),
        "banner": about.say(wording.AUDIENCES[report.audience]) if internal else "",
        "foot": cut(about.title, 90),
        "words": {"page": about.say(wording.PAGE), "of": about.say(wording.OF), "part": about.say(wording.PART)},
        "title": _text(about.title),
        "facts": [[name, _text(value)] for name, value in about.facts],
        "office": [_text(line) for line in about.office],
        "tables": [_table(report, table, about, pictures) for table in report.tables],
        "lists": [{"title": about.say(title), "items": [*map(_text, texts)]} for title, texts in lists if texts],
        "sign": _sign(report, about),
        "made": " · ".join(f"{name}: {_text(value)}" for name, value in about.colophon),
    }


def _table(report: Report, table: Table, about: Outline, pictures: tuple[charts.Svg, ...]) -> dict[str, object]:
    mine = [(c, p) for c, p in zip(report.charts, pictures, strict=True) if c.table == table.key]
    return {
        "title": _text(about.say(table.title)),
        "charts": [
            {
                "title": _text(cut(about.say(chart.title), 200)),
                "svg": picture,
                "alt": cut(about.say(chart.alternative), 2000),
                "width": picture_width(picture),
            }
            for chart, picture in mine
        ],
        "parts": [_part(report, table, part) for part in parts(table, about.language, upright=UPRIGHT, across=ACROSS)],
        "notes": [*map(_text, table_notes(table, about.language))],
    }


def _part(report: Report, table: Table, part: Part) -> dict[str, object]:
    columns = [table.columns[place] for place in part.places]
    shows = [(place, shower(column, report.language)) for place, column in zip(part.places, columns, strict=True)]
    narrow, tall = page_size(report)
    points = ((tall if part.landscape else narrow) - 2 * _MARGIN) * _POINTS
    heads = (heading(column, report.language) for column in columns)
    return {
        "landscape": part.landscape,
        "widths": [width + 2 for width in part.widths],
        "size": letter_size(part, points, _LETTERS),
        "right": [is_number(column) for column in columns],
        "heads": [[_text(cut(label, 400)), _text(cut(below, 200))] for label, below in heads],
        "rows": [[_text(show(row[place])) for place, show in shows] for row in table.rows],
        "total": [] if table.total is None else [_text(show(table.total[place])) for place, show in shows],
    }


def _sign(report: Report, about: Outline) -> dict[str, str] | None:
    sign = report.signature
    if sign is None:
        return None
    return {
        "place": _text(f"{sign.place}, {wording.DOTS}"),
        "office": _text(sign.office),
        "room": about.say(wording.ESIGN),
        "name": _text(sign.name or wording.DOTS),
        "nip": _text(f"NIP {sign.nip or wording.DOTS}"),
    }


def _text(text: str) -> str:
    return breakable(cut(inert(text), _LONGEST))
