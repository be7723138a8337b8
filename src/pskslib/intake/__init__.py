"""Reading registry files: clean typed families, and every problem told in words that one can act on."""

from pskslib.intake.batch import Batch, RejectedRow
from pskslib.intake.problems import Level, Problem
from pskslib.intake.registry import read_registry

__all__ = ["Batch", "Level", "Problem", "RejectedRow", "read_registry"]
