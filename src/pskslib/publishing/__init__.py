"""Reports in every form that people use: suppression of small cells, files, charts.

Importing this room fills the registry of `pskslib.reports.Report.save`. A writer, and the library that it needs, is
loaded only when a report is saved in its form.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

from pskslib.publishing.suppression import publish
from pskslib.reports import Report, register_writer

__all__ = ["publish"]

_MODULES: Final = {
    ".csv": "csv_file",
    ".docx": "docx_file",
    ".html": "html_file",
    ".json": "json_file",
    ".md": "markdown",
    ".pdf": "pdf_file",
    ".xlsx": "xlsx_file",
}


def _register(suffix: str, module: str) -> None:
    def write(report: Report, path: Path) -> None:
        import_module(f"pskslib.publishing.{module}").write(report, path)

    register_writer(suffix, write)


for _suffix, _module in _MODULES.items():
    _register(_suffix, _module)
