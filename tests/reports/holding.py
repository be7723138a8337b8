"""What holds in every table of every report."""

from __future__ import annotations

from pskslib.reports import Kind, Ratio, Report


def ratios_hold(report: Report) -> int:
    """Hold every ratio against the two columns that it is made of; return how many there were."""
    found = 0
    for table in report.tables:
        for column in table.columns:
            if column.kind is not Kind.RATIO or column.parts is None:
                continue
            above, below = map(table.place, column.parts)
            for row in (*table.rows, *([table.total] if table.total else [])):
                cell, numerator, denominator = row[table.place(column.key)], row[above], row[below]
                if isinstance(numerator, int) and isinstance(denominator, int):
                    assert cell == Ratio(numerator, denominator), (table.key, column.key, row)
                    found += 1
                else:
                    assert cell is None, (table.key, column.key, row)
    return found
