"""Report builders: plain functions from tables and decisions to a report."""

from pskslib.reports.cells import HIDDEN, NO_REPORT, Cell, Hidden, Ratio
from pskslib.reports.kecamatan import KecamatanRow, KecamatanSummary, summary_by_kecamatan, summary_of_table
from pskslib.reports.report import (
    Audience,
    Chart,
    ChartKind,
    Clearance,
    Report,
    Signature,
    register_writer,
)
from pskslib.reports.tables import Column, Identity, Kind, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit, Quantity

__all__ = [
    "HIDDEN",
    "NO_REPORT",
    "Audience",
    "Cell",
    "Chart",
    "ChartKind",
    "Clearance",
    "Column",
    "CountUnit",
    "Hidden",
    "Identity",
    "KecamatanRow",
    "KecamatanSummary",
    "Kind",
    "Quantity",
    "Ratio",
    "Report",
    "Signature",
    "Table",
    "Text",
    "added",
    "register_writer",
    "summary_by_kecamatan",
    "summary_of_table",
    "total_row",
]
