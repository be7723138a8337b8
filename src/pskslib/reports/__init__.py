"""Report builders: plain functions from tables and decisions to a report.

The model of a report is loaded at once; a builder when it is first used (``reports.ppks_recap``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from pskslib.reports.aid import aid_realisation
    from pskslib.reports.catalogue import CATALOGUE, find_report
    from pskslib.reports.disasters import disaster
    from pskslib.reports.housing import rtlh
    from pskslib.reports.lkjip_report import lkjip
    from pskslib.reports.open_data import statistics
    from pskslib.reports.outcome_report import outcomes
    from pskslib.reports.outreach_list import outreach
    from pskslib.reports.quality_report import data_quality
    from pskslib.reports.recap_ppks import ppks_recap
    from pskslib.reports.recap_psks import psks_recap
    from pskslib.reports.service_recap import services
    from pskslib.reports.spm_report import spm
    from pskslib.reports.targeting_report import targeting
    from pskslib.reports.tksk_month_report import tksk_month
    from pskslib.reports.tksk_recap_report import tksk_recap
    from pskslib.reports.usul_sanggah import proposals
    from pskslib.reports.verval import verification

_HOME = {
    "CATALOGUE": "pskslib.reports.catalogue",
    "find_report": "pskslib.reports.catalogue",
    "aid_realisation": "pskslib.reports.aid",
    "disaster": "pskslib.reports.disasters",
    "rtlh": "pskslib.reports.housing",
    "lkjip": "pskslib.reports.lkjip_report",
    "statistics": "pskslib.reports.open_data",
    "ppks_recap": "pskslib.reports.recap_ppks",
    "psks_recap": "pskslib.reports.recap_psks",
    "spm": "pskslib.reports.spm_report",
    "proposals": "pskslib.reports.usul_sanggah",
    "verification": "pskslib.reports.verval",
    "data_quality": "pskslib.reports.quality_report",
    "outcomes": "pskslib.reports.outcome_report",
    "outreach": "pskslib.reports.outreach_list",
    "services": "pskslib.reports.service_recap",
    "targeting": "pskslib.reports.targeting_report",
    "tksk_month": "pskslib.reports.tksk_month_report",
    "tksk_recap": "pskslib.reports.tksk_recap_report",
}
"""Where the builders live. A module may not have the name of its builder: importing it would hide the function."""

__all__ = [
    "CATALOGUE",
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
    "aid_realisation",
    "data_quality",
    "disaster",
    "find_report",
    "lkjip",
    "outcomes",
    "outreach",
    "ppks_recap",
    "proposals",
    "psks_recap",
    "register_writer",
    "rtlh",
    "services",
    "spm",
    "statistics",
    "summary_by_kecamatan",
    "summary_of_table",
    "targeting",
    "tksk_month",
    "tksk_recap",
    "total_row",
    "verification",
]


def __getattr__(name: str) -> object:
    """Load a builder when it is first used."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'pskslib.reports' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
