"""The combination matrix of the shipped programmes.

Read beside the combination matrix at the end of programmes.md and the sentences on combination in its sections.
Every pair stands, dated and with its source, in ``combinations.toml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pskslib.rules import Combinations, read_combinations

COMBINATIONS: Final[Combinations] = read_combinations(Path(__file__).with_suffix(".toml"))
"""Every pair of aid of which something is known, or known not to be found."""
