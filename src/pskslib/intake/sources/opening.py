"""Any source to sheets: what a file is, its content says; its name is only repeated in messages."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.sources.sheet import Sheet

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PARQUET: Final = b"PAR1"
_BINARY: Final = {
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip; buka dahulu arsipnya",
    b"7z\xbc\xaf": "arsip 7z; buka dahulu arsipnya",
    b"Rar!": "arsip RAR; buka dahulu arsipnya",
    b"\x89PNG": "gambar",
    b"\xff\xd8\xff": "gambar",
    b"SQLite format 3": "basis data SQLite",
    b"ARROW1": "Arrow; simpan sebagai Parquet",
}


def kind_of(raw: bytes) -> str:
    r"""Say what a file is by how it begins.

    Args:
        raw: The file.

    Returns:
        One of ``spreadsheet``, ``parquet``, ``json``, ``jsonl``, ``html``, ``xml`` and ``text``, or what else it is.

    Example:
        >>> kind_of(b'[{"nik": "1"}]'), kind_of(b'{"nik": "1"}\n{"nik": "2"}')
        ('json', 'jsonl')
        >>> kind_of(b"nik,nama"), kind_of(b"<html>")
        ('text', 'html')
    """
    if raw.startswith((_ZIP, _EMPTY_ZIP, _OLE)):
        return "spreadsheet"
    if raw.startswith(_PARQUET):
        return "parquet"
    for magic, what in _BINARY.items():
        if raw.startswith(magic):
            return what
    head = raw[:4096].removeprefix(codecs.BOM_UTF8)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    start = head.decode("utf-16" if wide else "latin-1", errors="replace").lstrip()
    lower = start[:1024].lower()
    if lower.startswith("<"):
        return "xml" if lower.startswith("<?xml") and "<html" not in lower and "<table" not in lower else "html"
    if start[:1] == "[":
        return "json" if start[1:].lstrip()[:1] in ("{", "]", "[", "") else "text"
    if start[:1] == "{":
        if wide:
            return "json"
        end = raw.find(b"\n")  # an object on the first line, and more after it
        whole = end > 0 and raw[:end].rstrip().endswith(b"}") and raw[end:].lstrip()[:1] not in (b"", b",", b"]", b"}")
        return "jsonl" if whole else "json"
    return "text"


def open_source(source: str | Path | bytes | object, *, name: str | None = None) -> tuple[Sheet, ...]:
    """Open a file, its bytes, an open file, or a table in memory.

    Args:
        source: A path, bytes, a binary file, or a data frame.
        name: What to call it in messages; the name of the file if not told.

    Returns:
        The tables in it: one, or of a workbook one for each sheet that holds a table.

    Raises:
        IntakeError: It cannot be used; the message says why and what to do.
        MissingExtra: What reads it is not installed.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        return _sheets(_read(path), name or path.name)
    if isinstance(source, bytes | bytearray | memoryview):
        return _sheets(_limited(bytes(source), name or "berkas"), name or "berkas")
    read = getattr(source, "read", None)
    if callable(read):
        called = name or Path(str(getattr(source, "name", "") or "berkas")).name
        raw = read(limits.MOST_BYTES + 1)
        if not isinstance(raw, bytes):
            raise IntakeError(f"{called}: buka berkasnya sebagai biner (mode rb)")
        return _sheets(_limited(raw, called), called)
    from pskslib.intake.sources.frames import read_frame

    return (read_frame(source, name or "tabel"),)


def _read(path: Path) -> bytes:
    from pskslib.intake.text_file import reason

    try:
        size = path.stat().st_size
        if size > limits.MOST_BYTES:
            raise _large(path.name, size)
        with path.open("rb") as file:
            raw = file.read(limits.MOST_BYTES + 1)  # a pipe or device has no size of its own
    except IntakeError:
        raise
    except (OSError, ValueError) as error:
        raise IntakeError(f"{path.name}: berkas tidak dapat dibuka: {reason(error)}") from None
    return _limited(raw, path.name)


def _limited(raw: bytes, name: str) -> bytes:
    if len(raw) > limits.MOST_BYTES:
        raise _large(name, len(raw))
    return raw


def _large(name: str, size: int) -> IntakeError:
    most = limits.MOST_BYTES / 1e6
    return IntakeError(f"{name}: berkas {size / 1e6:.0f} MB, paling besar {most:.0f} MB; pecah per kecamatan")


def _sheets(raw: bytes, name: str) -> tuple[Sheet, ...]:
    kind = kind_of(raw)
    if kind == "spreadsheet":
        from pskslib.intake.sources.spreadsheet import read_spreadsheet

        return read_spreadsheet(raw, name)
    if kind == "parquet":
        from pskslib.intake.sources.parquet import read_parquet

        return (read_parquet(raw, name),)
    if kind in ("json", "jsonl"):
        from pskslib.intake.sources.json_text import read_json

        return (read_json(_decoded(raw, name), name, lines=kind == "jsonl"),)
    if kind == "html":
        raise IntakeError(
            f"{name}: ini halaman HTML, walau mungkin bernama .xls; "
            "buka di program spreadsheet, lalu simpan sebagai XLSX"
        )
    if kind == "xml":
        raise IntakeError(f"{name}: ini berkas XML; buka di program spreadsheet, lalu simpan sebagai XLSX atau CSV")
    if kind != "text":
        raise IntakeError(f"{name}: ini berkas {kind}; yang dibaca CSV, XLSX, XLS, ODS, JSON, JSON Lines dan Parquet")
    from pskslib.intake.sources.csv_text import read_csv

    return (read_csv(raw, name),)


def _decoded(raw: bytes, name: str) -> str:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise IntakeError(f"{name}: JSON harus UTF-8; ekspor ulang dari sumbernya") from None
