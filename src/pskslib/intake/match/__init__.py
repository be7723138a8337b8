"""People who are probably the same without an equal NIK: pairs with a score and reasons, for a person to decide."""

from pskslib.intake.match.blocking import LeftOut
from pskslib.intake.match.find import find_duplicates, link
from pskslib.intake.match.matches import Match, Matched, Matches

__all__ = ["LeftOut", "Match", "Matched", "Matches", "find_duplicates", "link"]
