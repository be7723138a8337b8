"""Numbers inside an edition's note: read from the table, so that no number is written twice."""

from __future__ import annotations

from datetime import date

from pskslib.law.rupiah import format_rupiah
from pskslib.rules import Numbers


def told(table: Numbers, name: str, day: date) -> str:
    """Return the number in force on ``day`` as a reader sees it.

    Args:
        table: The numbers of a programme.
        name: The parameter.
        day: A day on which it holds.
    """
    value = table.book.at(name, day).value
    if isinstance(value, int):
        return format_rupiah(value) if table.book[name].is_money else f"{value:,}".replace(",", ".")
    return str(value)
