"""Amounts of which the rule says only the ceiling ("paling banyak", "up to").

What is paid is set elsewhere, by the village or by a business plan, and is on no record of the family.
So the amount stays a range, whatever else is known, and nothing is asked about it.
"""

from __future__ import annotations

from pskslib.rules import Expr, anyone, check, choose


def up_to(most: Expr, *, least: Expr) -> Expr:
    """Return any sum from ``least`` to ``most``."""
    return choose(check(anyone), most, least)
