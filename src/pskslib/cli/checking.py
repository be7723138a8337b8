"""What ``check`` writes: problems as CSV, or a workbook with notes in the cells that they are about."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import MissingExtra
from pskslib.intake.problems import COLUMNS, Level, Problem, masked_text

if TYPE_CHECKING:
    from pskslib.intake import Batch
    from pskslib.intake.rejects import Told

ROWS, PROBLEMS, ABOUT = "Baris bermasalah", "Masalah", "Keterangan"
_SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_COLOURS: Final = {Level.ERROR: "#F8CBAD", Level.WARNING: "#FFF2CC"}
_FRONT: Final = ("baris", "ditolak karena")
_WIDTHS: Final = {"baris": 8, "kolom": 20, "nilai": 22, "jenis": 22, "masalah": 60, "saran": 60, "tingkat": 12}
_LONGEST: Final = 32_767
_LONGEST_NOTE: Final = 2_000
_SHEET_NAME: Final = 31


def is_bad(batch: Batch, fail_on: str) -> bool:
    """Tell whether a file is as bad as that.

    Args:
        batch: What was read.
        fail_on: ``ditolak``, ``galat`` or ``peringatan``; a rejected row is as bad as any.
    """
    if batch.rejected:
        return True
    worst = batch.worst
    return worst is not None and (fail_on == "peringatan" or (fail_on == "galat" and worst is Level.ERROR))


def write_workbook(path: Path, name: str, batch: Batch) -> None:
    """Write the rows with problems as they came, with notes in their cells; all problems; and what was read.

    The rows hold personal data, as the file did; the table of problems does not. Equal batches give equal files.

    Args:
        path: File to write.
        name: The file that was read.
        batch: What was read.

    Raises:
        MissingExtra: XlsxWriter is not installed.
        OSError: The file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    content = _workbook(name, batch)
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _workbook(name: str, batch: Batch) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("xlsxwriter", extra="xlsx") from None
    from datetime import UTC, datetime

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as book:
        book.set_properties({"title": PROBLEMS, "created": datetime(2026, 1, 1, tzinfo=UTC)})
        formats = {level: book.add_format({"bg_color": colour}) for level, colour in _COLOURS.items()}
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for number, told in enumerate(batch.told, start=1):
            title = ROWS if len(batch.told) == 1 else f"{ROWS} {number}"
            _rows(book.add_worksheet(title[:_SHEET_NAME]), told, batch, formats, bold)
        _problems(book.add_worksheet(PROBLEMS), batch.problems, wrap)
        _about(book.add_worksheet(ABOUT), about(name, batch), bold, formats)
    return out.getvalue()


def _rows(sheet: Any, told: Told, batch: Batch, formats: dict[Level, Any], bold: Any) -> None:
    notes: dict[tuple[int, int], list[Problem]] = defaultdict(list)
    for problem in batch.problems:
        if problem.row in told.rows and (not told.name or problem.message.endswith(f"(di {told.name})")):
            place = told.places.get(problem.column)
            notes[problem.row, -1 if place is None else place].append(problem)
    rejected = {row.row: row.reason for row in batch.rejected}
    for place, heading in enumerate((*_FRONT, *told.heading)):
        sheet.write_string(0, place, heading[:_LONGEST], bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1 + len(told.heading), 20)
    for at, (line, cells) in enumerate(sorted(told.rows.items()), start=1):
        marked = notes.get((line, -1), [])
        sheet.write_number(at, 0, line, _format(marked, formats))
        _note(sheet, at, 0, marked)
        sheet.write_string(at, 1, rejected.get(line, ""))
        for place in range(max(len(cells), len(told.heading))):
            text = (cells[place] if place < len(cells) else None) or ""
            marked = notes.get((line, place), [])
            if text or marked:
                sheet.write_string(at, place + len(_FRONT), text[:_LONGEST], _format(marked, formats))
                _note(sheet, at, place + len(_FRONT), marked)
    sheet.autofilter(0, 0, max(1, len(told.rows)), 1 + len(told.heading))


def _format(problems: Iterable[Problem], formats: dict[Level, Any]) -> Any:
    levels = {problem.level for problem in problems}
    return next((formats[level] for level in (Level.ERROR, Level.WARNING) if level in levels), None)


def _note(sheet: Any, row: int, column: int, problems: Sequence[Problem]) -> None:
    if problems:
        told = "\n".join(f"{p.level.value}: {p.message}. {p.advice}".rstrip() for p in problems)
        sheet.write_comment(row, column, told[:_LONGEST_NOTE], {"x_scale": 2, "author": "pskslib"})


def _problems(sheet: Any, problems: Sequence[Problem], wrap: Any) -> None:
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS[name], wrap)
    for at, problem in enumerate(problems, start=1):
        for place, cell in enumerate(problem.as_row().values()):
            if COLUMNS[place] == "baris":
                sheet.write_number(at, place, problem.row)
            else:
                sheet.write_string(at, place, cell[:_LONGEST])
    columns = [{"header": name} for name in COLUMNS]
    sheet.add_table(0, 0, max(1, len(problems)), len(COLUMNS) - 1, {"name": PROBLEMS, "columns": columns})
    sheet.freeze_panes(1, 0)


def _about(sheet: Any, facts: Sequence[tuple[str, str]], bold: Any, formats: dict[Level, Any]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 70)
    for at, (what, value) in enumerate(facts):
        sheet.write_string(at, 0, what, bold)
        sheet.write_string(at, 1, value[:_LONGEST])
    for at, (level, made) in enumerate(formats.items(), start=len(facts) + 1):
        sheet.write_string(at, 0, level.value, made)
        sheet.write_string(at, 1, "warna sel yang bermasalah; catatannya di sel itu")


def about(name: str, batch: Batch) -> list[tuple[str, str]]:
    """Return what was read and how it went, one fact a line.

    Args:
        name: The file that was read.
        batch: What was read.
    """
    levels = Counter(problem.level for problem in batch.problems)
    kinds = Counter(problem.kind for problem in batch.problems)
    apart = Counter(why for _, why in batch.not_records)
    return [
        ("berkas", masked_text(name)),
        ("tata letak", batch.layout),
        ("baris data", str(batch.rows)),
        ("diterima", str(batch.accepted)),
        ("ditolak", str(len(batch.rejected))),
        ("bukan data", ", ".join(f"{why} {count}" for why, count in apart.most_common()) or "0"),
        ("keluarga", str(batch.families_table.height)),
        ("galat", str(levels[Level.ERROR])),
        ("peringatan", str(levels[Level.WARNING])),
        ("jenis masalah", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "-"),
        ("perbaikan yang dilakukan", str(len(batch.repairs))),
        ("sidik isi", batch.digest),
        ("versi pskslib", version("pskslib")),
        ("data pribadi", f"Lembar {ROWS} berisi data sebagaimana dikirim; jangan disebarkan."),
    ]
