"""Ratios follow their parts: with one of them at hand a percentage tells the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pskslib.publishing.suppression.ledger import Ledger
from pskslib.publishing.suppression.sheets import OPEN_UNITS, TOTAL, Share, Sheet
from pskslib.reports import Ratio, Report

Name = tuple[object, ...]


def shared_names(asked: Sequence[Report], ledger: Ledger, hidden: set[int], least: tuple[int, int]) -> set[Name]:
    """Return the names of ratios that are hidden in one table, so that they are in every other.

    Args:
        asked: The reports.
        ledger: Their numbers.
        hidden: The numbers that are hidden.
        least: Thresholds, the ordinary and the sensitive one.
    """
    found: set[Name] = set()
    for r, sheets in enumerate(ledger.sheets):
        for t, sheet in enumerate(sheets):
            for share in sheet.shares:
                name = share_name(asked[r], sheet, share)
                if name and is_hidden(ledger, (r, t), share, hidden, least):
                    found.add(name)
    return found


def share_name(report: Report, sheet: Sheet, share: Share) -> Name | None:
    """Name a ratio that other tables tell as well."""
    row, at = share.place
    column, table = sheet.table.columns[at], sheet.table
    if not column.measure:
        return None
    category = None if row == TOTAL else table.category(table.rows[row])
    return report.place.id, column.measure, frozenset([*column.where, (table.by, category)])


def is_hidden(ledger: Ledger, where: tuple[int, int], share: Share, hidden: set[int], least: tuple[int, int]) -> bool:
    """Tell whether a ratio is hidden: one of its parts is, or it would tell a small number by itself.

    Args:
        ledger: All numbers.
        where: Its report and table.
        share: The ratio.
        hidden: The numbers that are hidden.
        least: Thresholds, the ordinary and the sensitive one.
    """
    sheet = ledger.sheets[where[0]][where[1]]
    if share.parts:
        return any(ledger.at[(*where, part)] in hidden for part in share.parts)
    cell, (row, at) = sheet.cell(share.place), share.place
    if not isinstance(cell, Ratio):
        return True
    column, table = sheet.table.columns[at], sheet.table
    sensitive = column.sensitive or (row != TOTAL and table.category(table.rows[row]) in table.sensitive_rows)
    parts = {cell.numerator, cell.denominator}
    if not column.open and column.unit not in OPEN_UNITS:
        if any(0 < part < least[sensitive] for part in parts):
            return True
        if sensitive and cell.numerator == cell.denominator > 0:  # it tells something of everybody
            return True
    return not parts.isdisjoint(_near(ledger, where, row, hidden))


def _near(ledger: Ledger, where: tuple[int, int], row: int, hidden: set[int]) -> Iterator[int]:
    """Give the hidden numbers in the row and the total row: a ratio made of one of them may be theirs."""
    for place in ledger.sheets[where[0]][where[1]].numbers:
        index = ledger.at[(*where, place)]
        if place[0] in (row, TOTAL) and index in hidden and ledger.numbers[index].value:
            yield ledger.numbers[index].value
