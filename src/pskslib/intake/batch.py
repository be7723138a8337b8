"""What reading a file gives: families, problems, and the rows that could not be used."""

from __future__ import annotations

from attrs import frozen

from pskslib.intake.problems import Level, Problem
from pskslib.population import Family


@frozen(kw_only=True)
class RejectedRow:
    """A row that could not be used because it cannot be known who it is.

    Attributes:
        row: Line of the file.
        reason: In Bahasa Indonesia, without identifying values.
    """

    row: int
    reason: str


@frozen(kw_only=True, repr=False)
class Batch:
    """A file that was read. Rows in = accepted + rejected, always.

    Attributes:
        families: In order of first appearance.
        rows: Data rows of the file.
        accepted: Rows that became a person.
        rejected: The others.
        problems: Everything that is wrong or odd, by row.
        family_problems: Kinds of problem by family (place in ``families``), for the column ``masalah``.
    """

    families: tuple[Family, ...]
    rows: int
    accepted: int
    rejected: tuple[RejectedRow, ...]
    problems: tuple[Problem, ...]
    family_problems: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        return (
            f"Batch({len(self.families)} keluarga, {self.accepted} dari {self.rows} baris diterima, "
            f"{len(self.rejected)} ditolak, {len(self.problems)} masalah)"
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that are errors."""
        return tuple(p for p in self.problems if p.level is Level.ERROR)
