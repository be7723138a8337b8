"""Report builders: plain functions from decisions to tables."""

from pskslib.reports.kecamatan import KecamatanRow, KecamatanSummary, summary_by_kecamatan, summary_of_table

__all__ = ["KecamatanRow", "KecamatanSummary", "summary_by_kecamatan", "summary_of_table"]
