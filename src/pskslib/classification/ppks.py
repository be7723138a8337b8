"""The 26 kinds of people in need of social welfare services (PPKS, formerly PMKS), as rules.

Read beside the lampiran of Permensos 8/2012 and ppks.md. A kind is a flag: one person may hold several, so a sum
over kinds counts people more than once. The rules stand in four files by theme; the kinds as a list, with their
definitions, are :data:`~pskslib.classification.kinds.PPKS_KINDS`. Numbers: ``ppks.toml``.
"""

from __future__ import annotations

from typing import Final

from pskslib.classification.ppks_adults import ADULTS
from pskslib.classification.ppks_children import CHILDREN
from pskslib.classification.ppks_groups import GROUPS
from pskslib.classification.ppks_street import STREET
from pskslib.classification.ppks_victims import VICTIMS
from pskslib.rules import Programme

PPKS: Final[tuple[Programme, ...]] = tuple(
    sorted((*CHILDREN, *ADULTS, *STREET, *VICTIMS, *GROUPS), key=lambda kind: kind.code)
)
"""The rules in list order, ``PPKS-01`` to ``PPKS-26``."""
