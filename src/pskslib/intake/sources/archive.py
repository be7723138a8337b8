"""Look into a zip file (XLSX, ODS) before a reader does: size, ratio, doubles, macros, entities, far cells.

What the headers of a zip claim is not believed: every part that is read is counted while it inflates.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from attrs import frozen

from pskslib.errors import IntakeError
from pskslib.intake import limits

_BLOCK: Final = 1 << 20
_OVERLAP: Final = 4_096
_SHEET: Final = re.compile(r"(?i)xl/worksheets/[^/]+\.xml")
_MACRO: Final = re.compile(r"(?i)(?:.*/)?vba(?:project|data)[^/]*|basic/.+")
# A column beyond SR (the 512th) or a row beyond 1,048,576, on a row or cell of a sheet. "<" cannot stand in text.
_FAR_PLACE: Final = (
    rb"(?:(?:[A-Za-z]{3,}|[Ss][S-Zs-z]|[T-Zt-z][A-Za-z])[0-9]+"
    rb"|[A-Za-z]*0*(?:[1-9][0-9]{7,}|[2-9][0-9]{6}|1(?:[1-9][0-9]{5}|0[5-9][0-9]{4}|04(?:8(?:5(?:7[7-9]|[89][0-9])"
    rb"|[6-9][0-9]{2})|9[0-9]{3}))))"
)
_FAR: Final = re.compile(rb"""<(?:[a-z]{1,9}:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']""" + _FAR_PLACE + rb"""["']""")
# The same as programs write it, which is found ten times as fast.
_FAR_USUAL: Final = re.compile(rb' r="' + _FAR_PLACE + rb'"')
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ERROR_CELLS: Final = (b' t="e"', b" t='e'")
_FORMULAS: Final = (b"<f>", b"<f ", b"<f/>")


@frozen(kw_only=True)
class Contents:
    """What was seen in a zip file on the way through.

    Attributes:
        kind: ``"xlsx"`` or ``"ods"``.
        formulas: About how many cells hold a formula.
        errors: About how many cells hold the error of a formula.
    """

    kind: str
    formulas: int
    errors: int


def inspect(raw: bytes, name: str) -> Contents:
    """Refuse a zip file that is no workbook, or that would harm the reader.

    Args:
        raw: The file.
        name: What to call it in a message.

    Returns:
        What it is, and what was seen in passing.

    Raises:
        IntakeError: Too large when inflated, shrunk too much, doubled or stray entries, macros, entities, far cells.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, OSError, NotImplementedError, EOFError):
        raise _refuse(name, "berkas zip rusak; simpan lagi sebagai XLSX atau CSV") from None
    with archive:
        names = [entry.filename for entry in entries]
        _names(names, name)
        kind = _kind(names)
        if kind is None:
            raise _refuse(name, "ini berkas zip, bukan spreadsheet; keluarkan berkas di dalamnya, lalu baca berkas itu")
        formulas = errors = total = 0
        for entry in entries:
            seen = _Scan(
                sheet=bool(_SHEET.fullmatch(entry.filename)), xml=entry.filename.lower().endswith((".xml", ".rels"))
            )
            total = _inflate(archive, entry, name, total, seen)
            formulas += seen.formulas
            errors += seen.errors
        return Contents(kind=kind, formulas=formulas, errors=errors)


def _names(names: list[str], name: str) -> None:
    if len(names) > limits.MOST_PARTS:
        raise _refuse(name, f"berkas zip berisi lebih dari {limits.MOST_PARTS} bagian; simpan lagi sebagai XLSX")
    if len({part.casefold() for part in names}) < len(names):
        raise _refuse(name, "ada bagian bernama sama di dalam berkas, jadi isinya bergantung pada pembacanya")
    if any(".." in part.replace("\\", "/").split("/") or part.startswith(("/", "\\")) or ":" in part for part in names):
        raise _refuse(name, "ada bagian yang menunjuk ke luar berkas; berkas ini tidak dibuat oleh program spreadsheet")
    if any(_MACRO.fullmatch(part) for part in names):
        raise _refuse(name, "berkas memuat makro; simpan sebagai XLSX tanpa makro, lalu baca lagi")


def _kind(names: list[str]) -> str | None:
    lower = {part.casefold() for part in names}
    if "[content_types].xml" in lower and any(part.startswith("xl/") for part in lower):
        return "xlsx"
    return "ods" if "content.xml" in lower and "mimetype" in lower else None


class _Scan:
    """Looks through a part block by block; blocks overlap, so that nothing hides on a border."""

    def __init__(self, *, sheet: bool, xml: bool) -> None:
        self.sheet, self.xml = sheet, xml
        self.tail = b""
        self.formulas = self.errors = 0

    def block(self, data: bytes, name: str) -> None:
        text = self.tail + data
        if self.xml and _ENTITY.search(text.replace(b"\0", b"") if b"\0" in text else text):  # UTF-16 too
            raise _refuse(name, "berkas memuat deklarasi entitas XML; program spreadsheet tidak menulis itu")
        if self.sheet:
            if (_unusual(text) or _FAR_USUAL.search(text)) and _FAR.search(text):
                raise _refuse(
                    name,
                    f"ada isi di luar {limits.MOST_ROWS:,} baris x {limits.MOST_COLUMNS} kolom".replace(",", ".")
                    + "; hapus isi sel yang jauh, lalu simpan lagi",
                )
            self.formulas += sum(map(data.count, _FORMULAS))
            self.errors += sum(map(data.count, _ERROR_CELLS))
        self.tail = text[-_OVERLAP:]


def _unusual(text: bytes) -> bool:
    """Tell whether there are more cells and rows than places written the usual way."""
    text = text[: text.rfind(b">") + 1]  # what is cut off at the end comes again with the next block
    return text.count(b"<c ") + text.count(b"<row ") > text.count(b' r="')


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, total: int, seen: _Scan) -> int:
    """Read a part to its end, counting; return the sum so far."""
    size = 0
    most = max(limits.SMALL_PART, limits.MOST_RATIO * entry.compress_size)
    try:
        with archive.open(entry) as part:
            while data := part.read(_BLOCK):
                size += len(data)
                if total + size > limits.MOST_INFLATED:
                    raise _large(name)
                if size > most:
                    raise _refuse(
                        name,
                        f"bagian di dalam berkas mengembang lebih dari {limits.MOST_RATIO} kali (bom zip); "
                        "simpan lagi sebagai CSV",
                    )
                seen.block(data, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, IntakeError):
            raise
        locked = isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError)
        what = "berkas dikunci dengan sandi; hapus sandinya" if locked else "berkas zip rusak"
        raise _refuse(name, f"{what}; simpan lagi sebagai XLSX atau CSV") from None
    return total + size


def _large(name: str) -> IntakeError:
    return _refuse(
        name, f"isinya lebih dari {limits.MOST_INFLATED // 1_000_000} MB setelah dibuka; pecah per kecamatan"
    )


def _refuse(name: str, why: str) -> IntakeError:
    return IntakeError(f"{name}: {why}")
