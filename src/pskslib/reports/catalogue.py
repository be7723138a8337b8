"""All reports that can be built: name, title, what they take. The command line is derived from it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from pskslib.errors import UnknownName
from pskslib.reports import (
    aid,
    disasters,
    housing,
    lkjip_report,
    open_data,
    outcome_report,
    outreach_list,
    quality_report,
    recap_ppks,
    recap_psks,
    service_recap,
    spm_report,
    targeting_report,
    tksk_month_report,
    tksk_recap_report,
    usul_sanggah,
    verval,
)
from pskslib.reports.entry import Entry

CATALOGUE: Final[tuple[Entry, ...]] = (
    recap_ppks.ENTRY,
    recap_psks.ENTRY,
    spm_report.ENTRY,
    aid.ENTRY,
    verval.ENTRY,
    usul_sanggah.ENTRY,
    housing.ENTRY,
    disasters.ENTRY,
    lkjip_report.ENTRY,
    open_data.ENTRY,
    tksk_month_report.ENTRY,
    tksk_recap_report.ENTRY,
    service_recap.ENTRY,
    outcome_report.ENTRY,
    targeting_report.ENTRY,
    outreach_list.ENTRY,
    quality_report.ENTRY,
)
"""Every report, in the order of the catalogue of the office (R1 to R12)."""


def find_report(name: str) -> Entry:
    """Return a report of the catalogue by its name.

    Raises:
        UnknownName: There is none; the nearest are offered.

    Example:
        >>> find_report("rekap-ppks").inputs[0].key
        'ppks'
    """
    for entry in CATALOGUE:
        if entry.name == name:
            return entry
    names = [entry.name for entry in CATALOGUE]
    near = get_close_matches(name, names, n=3, cutoff=0.5) or names
    raise UnknownName(f"laporan {name[:40]!r} tidak ada; pilih {', '.join(near)}")
