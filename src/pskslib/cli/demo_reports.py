"""The reports that ``demo`` ends with: outcomes as a page, the outreach list as a workbook."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pskslib.reports.text import Text

if TYPE_CHECKING:
    import polars as pl

    from pskslib.cli.results import Decided
    from pskslib.intake import Batch
    from pskslib.reports import Report
    from pskslib.rules import Rulebook

PAGE: Final = "hasil-keputusan.html"
WORKBOOK: Final = "daftar-jangkauan.xlsx"
_HEAD: Final = "1"
"""Code of the head of a family in ``hubungan_keluarga``."""


def demo_reports(
    folder: Path, book: Rulebook, batch: Batch, decided: Decided, programmes: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Build the reports of the demo and save them.

    Args:
        folder: Where the files go.
        book: The rule book.
        batch: The registry.
        decided: What was decided.
        programmes: Codes of the programmes to report about.

    Returns:
        Title of each, and its file, or why there is none.
    """
    made = ((_outcomes(book, batch, decided, programmes), PAGE), (_outreach(book, batch, programmes), WORKBOOK))
    return tuple((report.title.id, _saved(report, folder / name)) for report, name in made)


def _saved(report: Report, path: Path) -> str:
    from pskslib.errors import MissingExtra

    try:
        return str(report.save(path))
    except MissingExtra as error:  # the rest of the demo needs no spreadsheet
        return str(error)


def _outcomes(book: Rulebook, batch: Batch, decided: Decided, programmes: tuple[str, ...]) -> Report:
    from pskslib.reports import outcomes

    return outcomes(
        decided.decisions,
        batch.families_table,
        as_of=book.as_of,
        period=_PERIOD,
        programmes=programmes,
        digest=book.digest,
    )


def _outreach(book: Rulebook, batch: Batch, programmes: tuple[str, ...]) -> Report:
    from pskslib.errors import TableWarning
    from pskslib.reports import outreach

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TableWarning)  # reading the file told every column that is not there
        asked = book.decide_table(batch.persons_table, batch.families_table, programmes, missing=True)
    return outreach(asked, families=_homes(batch), as_of=book.as_of, period=_PERIOD, digest=book.digest)


def _homes(batch: Batch) -> pl.DataFrame:
    """Families with the name of their head, where there is one."""
    import polars as pl

    heads = batch.persons_table.filter(pl.col("hubungan_keluarga") == _HEAD).unique("no_kk", keep="none")
    names = heads.select("no_kk", nama_kepala_keluarga="nama")
    return batch.families_table.join(names, on="no_kk", how="left", maintain_order="left")


_PERIOD: Final = Text("Registri contoh (sintetis)", "Sample registry (synthetic)")
