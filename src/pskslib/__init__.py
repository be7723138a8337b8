"""Social-welfare rules of Indonesia for apps that serve families: typed, three-valued, explained.

>>> from datetime import date
>>> from pskslib import Family, Person, rulebook
>>> book = rulebook(as_of=date(2026, 11, 24))
>>> book.decide(Family(decile=2, members=[Person(birth_date=date(2023, 5, 1))]), "SEMBAKO").outcome
<Outcome.ELIGIBLE: 'eligible'>
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pskslib.classification import classifications
    from pskslib.errors import PskslibError
    from pskslib.identity import FamilyCardNumber, Nik, RegionCode
    from pskslib.law import Span
    from pskslib.population import Family, Person, from_tables, to_tables
    from pskslib.programmes import rulebook
    from pskslib.rules import Decision, Outcome, Rulebook

_HOME = {
    "Decision": "pskslib.rules",
    "Family": "pskslib.population",
    "FamilyCardNumber": "pskslib.identity",
    "Nik": "pskslib.identity",
    "Outcome": "pskslib.rules",
    "Person": "pskslib.population",
    "PskslibError": "pskslib.errors",
    "RegionCode": "pskslib.identity",
    "Rulebook": "pskslib.rules",
    "Span": "pskslib.law",
    "classifications": "pskslib.classification",
    "from_tables": "pskslib.population",
    "rulebook": "pskslib.programmes",
    "to_tables": "pskslib.population",
}

__all__ = [
    "Decision",
    "Family",
    "FamilyCardNumber",
    "Nik",
    "Outcome",
    "Person",
    "PskslibError",
    "RegionCode",
    "Rulebook",
    "Span",
    "classifications",
    "from_tables",
    "rulebook",
    "to_tables",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that ``import pskslib`` stays light."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'pskslib' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
