"""Sources: any file or table to sheets of text, safely."""

from pskslib.intake.sources.opening import kind_of, open_source
from pskslib.intake.sources.sheet import Sheet

__all__ = ["Sheet", "kind_of", "open_source"]
