"""JSON: tables, title block and dictionary in one file, with stable Indonesian keys in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pskslib.publishing.files import write_all
from pskslib.publishing.inert import inert
from pskslib.publishing.outline import dictionary, outline, table_notes
from pskslib.publishing.shown import machine
from pskslib.reports import Report, Table
from pskslib.reports.tables import Row

FORMAT: Final = "pskslib-laporan-1"


def write(report: Report, path: Path) -> None:
    """Write the report as JSON.

    Args:
        report: The report.
        path: The file.

    Raises:
        ReportError: The place cannot be written to.
    """
    text = json.dumps(as_object(report), ensure_ascii=False, allow_nan=False, indent=1)
    write_all({path: f"{text}\n".encode()})


def as_object(report: Report) -> dict[str, object]:
    """Return the report as it stands in JSON.

    Numbers are numbers, days ISO text; no report is null, hidden ``"*"``, a ratio without a value ``"-"``.

    Args:
        report: The report.

    Returns:
        Dicts, lists, texts and numbers only.
    """
    about = outline(report)
    return {
        "format": FORMAT,
        "versi": about.version,
        "bahasa": report.language,
        "nama": inert(report.name),
        "judul": about.title,
        "wilayah": about.place,
        "periode": about.say(report.period),
        "keadaan_per": report.as_of.isoformat(),
        "peruntukan": report.audience.value,
        "sidik_buku_aturan": inert(report.digest) or None,
        "instansi": list(about.office),
        "sumber": list(about.sources),
        "catatan": list(about.notes),
        "tanda": dict(about.legend),
        "tabel": [_table(report, table) for table in report.tables],
        "grafik": [{"judul": title, "uraian": words} for title, words in about.charts],
        "kamus": list(dictionary(report)),
    }


def _table(report: Report, table: Table) -> dict[str, object]:
    keys = [inert(column.key) for column in table.columns]

    def values(row: Row) -> dict[str, str | int | float | None]:
        return {key: machine(column, cell) for key, column, cell in zip(keys, table.columns, row, strict=True)}

    return {
        "kunci": inert(table.key),
        "judul": inert(table.title.say(report.language)),
        "kolom": keys,
        "baris": [values(row) for row in table.rows],
        "jumlah": None if table.total is None else values(table.total),
        "catatan": list(table_notes(table, report.language)),
    }
