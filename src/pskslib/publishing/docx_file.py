"""DOCX for those who edit: tables whose headings repeat on every page, pictures with their text, room to sign."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pskslib.errors import MissingExtra
from pskslib.publishing import charts, wording
from pskslib.publishing.files import write_all
from pskslib.publishing.inert import cut, inert
from pskslib.publishing.layout import Part, letter_size, page_size, parts
from pskslib.publishing.outline import Outline, heading, outline, table_notes
from pskslib.publishing.pdf_file import picture_width, typeset
from pskslib.publishing.shown import is_number, shower
from pskslib.reports import Audience, Chart, Report, Signature, Table

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARGIN: Final = 15
_TWENTIETHS: Final = 1440 / 25.4
"""Word's measure of length, in a millimetre."""
_LETTERS: Final = 9.0
_LETTER: Final = 0.58
"""How wide a character of Arial is on average, with room for programs that show another one."""
_FONT: Final = "Arial"
_UPRIGHT: Final = 104
_ACROSS: Final = 190
"""Characters that fit on paper that stands upright, and on paper that lies across."""
_SPLIT: Final = 600
"""A row with a longer text may be broken over two pages."""
_LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
_PICTURE: Final = (120, 215)
_SAME_DAY: Final = (1980, 1, 1, 0, 0, 0)


def write(report: Report, path: Path) -> None:
    """Write the report as DOCX.

    Args:
        report: The report.
        path: The file.

    Raises:
        MissingExtra: The extra ``letter`` is not installed.
        ReportError: A chart cannot be drawn, or the place cannot be written to.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("python-docx", extra="letter") from None
    about = outline(report)
    document = docx.Document()
    _set_up(document, report, about)
    _beginning(document, report, about)
    pictures = charts.draw(report)
    for table in report.tables:
        mine = [(c, p) for c, p in zip(report.charts, pictures, strict=True) if c.table == table.key]
        _table(document, report, table, mine, about)
    _page(document, report, landscape=False, anew=_lies_across(document))
    legend = tuple(f"{sign} = {meaning}" for sign, meaning in about.legend)
    for title, texts in ((wording.LEGEND, legend), (wording.NOTES, about.notes), (wording.SOURCES, about.sources)):
        if texts:
            document.add_heading(about.say(title), 2)
            for text in texts:
                document.add_paragraph(cut(text), "List Bullet")
    if report.signature:
        _sign(document, report.signature, about)
    document.add_paragraph(" · ".join(f"{name}: {value}" for name, value in about.colophon))
    out = io.BytesIO()
    document.save(out)
    write_all({path: _timeless(out.getvalue())})


def _set_up(document: Document, report: Report, about: Outline) -> None:
    """Set properties, letters, language, footer: nothing that a clock or a user's name could change."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    properties = document.core_properties
    properties.title = cut(about.title, 255)
    properties.author = properties.last_modified_by = "pskslib"
    properties.comments = ""
    properties.created = properties.modified = datetime(report.as_of.year, report.as_of.month, report.as_of.day)
    properties.language = _LANGUAGES[report.language]
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[report.language])
    for name, size in (("Normal", 10.5), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10.5)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), _FONT)
    _page(document, report, landscape=False, anew=False)
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = f"{cut(about.title, 90)}   ·   {about.say(wording.PAGE)} "
    _field(footer, "PAGE")
    footer.add_run(f" {about.say(wording.OF)} ")
    _field(footer, "NUMPAGES")
    if report.audience is Audience.INTERNAL:
        document.sections[0].header.paragraphs[0].text = about.say(wording.AUDIENCES[report.audience])


def _page(document: Document, report: Report, *, landscape: bool, anew: bool) -> None:
    """Lay the paper, on a new page if asked."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = document.add_section(WD_SECTION.NEW_PAGE) if anew else document.sections[-1]
    narrow, tall = page_size(report)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(tall), Mm(narrow)) if landscape else (Mm(narrow), Mm(tall))
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN + 5)
    section.header_distance = section.footer_distance = Mm(_MARGIN / 2)


def _lies_across(document: Document) -> bool:
    section = document.sections[-1]
    return (section.page_width or 0) > (section.page_height or 0)


def _beginning(document: Document, report: Report, about: Outline) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for place, line in enumerate(about.office):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(12 if place == len(about.office) - 1 else 0)
        paragraph.add_run(cut(line)).bold = place < len(about.office) - 1 or place == 0
        if place == len(about.office) - 1:
            _rule_below(paragraph)
    document.add_heading(cut(about.title), 1)
    for name, value in about.facts:
        paragraph = document.add_paragraph(f"{name}: ")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(cut(value))


def _table(
    document: Document, report: Report, table: Table, pictures: Sequence[tuple[Chart, charts.Svg]], about: Outline
) -> None:
    pieces = parts(table, about.language, upright=_UPRIGHT, across=_ACROSS)
    title = about.say(table.title)
    if pictures or not pieces[0].landscape:
        _page(document, report, landscape=False, anew=_lies_across(document))
        document.add_heading(cut(title), 2)
        for chart, picture in pictures:
            _picture(document, report, chart, picture, about)
    for place, part in enumerate(pieces):
        if part.landscape:
            _page(document, report, landscape=True, anew=True)
            number = f" ({about.say(wording.PART)} {place + 1} {about.say(wording.OF)} {len(pieces)})"
            document.add_heading(cut(title) + (number if len(pieces) > 1 else ""), 2)
        _append(document, _table_markup(report, table, part))
    for note in table_notes(table, about.language):
        document.add_paragraph(cut(note))
    document.add_paragraph()


def _picture(document: Document, report: Report, chart: Chart, picture: charts.Svg, about: Outline) -> None:
    from docx.shared import Mm

    document.add_heading(cut(about.say(chart.title), 400), 3)
    image = typeset("picture.typ", {"svg": picture}, report, picture=True)
    shape = document.add_picture(io.BytesIO(image), Mm(picture_width(picture, _PICTURE)))
    properties = shape._inline.docPr
    properties.set("descr", cut(about.say(chart.alternative), 2000))
    properties.set("title", cut(about.say(chart.title), 400))


def _table_markup(report: Report, table: Table, part: Part) -> str:
    """Return a table as WordprocessingML: by hand, since long tables take the library minutes."""
    columns = [table.columns[place] for place in part.places]
    narrow, tall = page_size(report)
    usable = (tall if part.landscape else narrow) - 2 * _MARGIN
    share = usable * _TWENTIETHS / sum(width + 2 for width in part.widths)
    widths = [int((width + 2) * share) for width in part.widths]
    size = int(2 * letter_size(part, usable * 72 / 25.4, _LETTERS, _LETTER))
    right = [is_number(column) for column in columns]
    shows = [(place, shower(column, report.language)) for place, column in zip(part.places, columns, strict=True)]
    heads = [heading(column, report.language) for column in columns]
    titles = [f"{cut(label, 400)} ({cut(below, 200)})" if below else cut(label, 400) for label, below in heads]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(titles, widths, right, size, bold=True, header=True)]
    rows += (_row([show(row[place]) for place, show in shows], widths, right, size) for row in table.rows)
    if table.total is not None:
        rows.append(_row([show(table.total[place]) for place, show in shows], widths, right, size, bold=True))
    return (
        f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(
    texts: Sequence[str],
    widths: Sequence[int],
    right: Sequence[bool],
    size: int,
    *,
    bold: bool = False,
    header: bool = False,
) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EBF0"/>' if bold else ""
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
    lines = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr>{lines}<w:jc w:val="{"right" if to_right else "left"}"/></w:pPr>{_run(text, look)}</w:p></w:tc>'
        for text, width, to_right in zip(texts, widths, right, strict=True)
    )
    whole = "" if max(map(len, texts), default=0) > _SPLIT else "<w:cantSplit/>"
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{whole}{repeat}</w:trPr>{cells}</w:tr>"


def _sign(document: Document, signature: Signature, about: Outline) -> None:
    """Add the block to sign, in a table without lines so that it stays together."""
    left, width, height = (round(mm * _TWENTIETHS) for mm in (100, 75, 22))
    dashed = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:color="888888"/>' for side in ("top", "left", "bottom", "right")
    )
    name, nip = signature.name or wording.DOTS, f"NIP {signature.nip or wording.DOTS}"
    lines = (
        (f"{signature.place}, {wording.DOTS}", ""),
        (signature.office, ""),
        (about.say(wording.ESIGN), f"<w:tcBorders>{dashed}</w:tcBorders>"),
        (name, ""),
        (nip, ""),
    )
    tall, middle = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>', '<w:vAlign w:val="center"/>'
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{tall if box else ''}</w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{box}{middle if box else ""}</w:tcPr>'
        f'<w:p><w:pPr><w:keepNext/><w:spacing w:after="20"/></w:pPr>'
        f"{_run(text, '<w:rPr><w:b/></w:rPr>' if text == name else '')}</w:p></w:tc></w:tr>"
        for text, box in lines
    )
    markup = (
        f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )
    document.add_paragraph()
    _append(document, markup)
    document.add_paragraph()


def _append(document: Document, markup: str) -> None:
    """Put finished markup at the end, before the last section's own properties."""
    from docx.oxml.parser import parse_xml

    body = document.element.body
    body.insert(len(body) - 1, parse_xml(markup))


def _field(paragraph: object, code: str) -> None:
    """Add a number that the reader's program works out: a page."""
    from docx.oxml.parser import parse_xml

    markup = f'<w:fldSimple xmlns:w="{_NAMESPACE}" w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(markup))  # type: ignore[attr-defined]


def _rule_below(paragraph: object) -> None:
    from docx.oxml.parser import parse_xml

    markup = f'<w:pBdr xmlns:w="{_NAMESPACE}"><w:bottom w:val="double" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
    # Word wants borders before spacing and alignment.
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.insert_element_before(
        parse_xml(markup), *(f"w:{name}" for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr"))
    )


def _run(text: str, look: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _text(text: str) -> str:
    return escape(cut(inert(text)), quote=False)


def _timeless(content: bytes) -> bytes:
    """Return a package in which no file bears the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _ordered(old.namelist()):
            info = zipfile.ZipInfo(name, _SAME_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def _ordered(names: Iterable[str]) -> list[str]:
    """Return the list of contents first, as readers expect it, the rest by name."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
