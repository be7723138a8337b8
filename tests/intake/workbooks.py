"""Spreadsheets for tests: XLSX by a writer and by hand, ODS and XLS by hand, none of them from a real office."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

import xlsxwriter

Cell = str | int | float | bool | date | None
Rows = Sequence[Sequence[Cell]]


def xlsx(
    rows: Rows,
    *,
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    sheets: Mapping[str, Rows] | None = None,
    hidden: Sequence[str] = (),
    date_1904: bool = False,
    formulas: Mapping[tuple[int, int], tuple[str, object]] | None = None,
) -> bytes:
    """A workbook: texts as text, numbers as numbers, dates as date cells."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": date_1904})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, table in {"Data": rows, **(sheets or {})}.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(table):
            for c, value in enumerate(row):
                if isinstance(value, bool):
                    sheet.write_boolean(r, c, value)
                elif isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif isinstance(value, date):
                    sheet.write_datetime(r, c, value, day)
                elif value is not None:
                    sheet.write_number(r, c, value)
        if name in hidden:
            sheet.hide()
        if name == "Data":
            for area in merged:
                sheet.merge_range(*area)
            for (r, c), (formula, result) in (formulas or {}).items():
                sheet.write_formula(r, c, formula, None, result)
    book.close()
    return out.getvalue()


_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/%s" Target="%s"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row_xml(number: int, cells: Sequence[str]) -> str:
    return (
        f'<row r="{number}">{"".join(text_cell(f"{_letters(n)}{number}", text) for n, text in enumerate(cells))}</row>'
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_xml(rows: str, *, dimension: str = "", before: str = "") -> str:
    said = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{_MAIN}">{said}<sheetData>{rows}</sheetData></worksheet>'


def raw_xlsx(sheet: str | bytes, more: Sequence[tuple[str, str | bytes]] = (), *, level: int = 6) -> bytes:
    """A workbook whose sheet is written by hand, with more parts as told (names may come twice)."""
    parts = [
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELS % ("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", _BOOK),
        ("xl/_rels/workbook.xml.rels", _RELS % ("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
        *more,
    ]
    return zipped(parts, level=level)


def zipped(parts: Sequence[tuple[str, str | bytes]], *, level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: Rows, *, content: str | None = None) -> bytes:
    """An OpenDocument sheet written by hand."""
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0"'
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    xml = content or (
        f'<?xml version="1.0"?><office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped([("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", xml)])


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def xls(rows: Rows) -> bytes:
    """A BIFF8 workbook in an OLE file, written by hand."""
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    name = b"Data"
    bound = 4 + 8 + len(name)
    size = len(head) + bound + 4
    book = head + _record(0x0085, struct.pack("<IBBBB", size, 0, 0, len(name), 0) + name) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                sheet += _record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
            elif isinstance(value, int | float):
                sheet += _record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
    return ole({"Workbook": book + sheet + _record(0x000A, b"")})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; every stream is padded to at least 4,096 bytes, so that there are no small ones."""
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors: list[bytes] = []
    fat: list[int] = [fat_mark, end]  # sector 0: the table, sector 1: the directory
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        data = data.ljust(4096, b"\0")
        count = -(-len(data) // 512)
        first = len(fat)
        fat += [*range(first + 1, first + count), end]
        sectors += [data[at * 512 : at * 512 + 512].ljust(512, b"\0") for at in range(count)]
        right = number + 1 if number < len(streams) else free
        entries.append(_entry(name, 2, first, len(data), right=right))
    assert len(entries) <= 4
    assert len(fat) <= 128
    table = struct.pack(f"<{len(fat)}I", *fat) + struct.pack("<I", free) * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    header += struct.pack("<I", free) * 108
    directory = b"".join(entries).ljust(512, b"\0")
    return header + table + directory + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
