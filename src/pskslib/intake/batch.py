"""What reading a file gives: typed tables, problems, and the rows that could not be used."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from pskslib.intake.problems import Level, Problem
from pskslib.intake.rejects import Rejects, Told, write_rejects
from pskslib.intake.repairs import Repair
from pskslib.population import Family, from_tables

if TYPE_CHECKING:
    import polars as pl


@frozen(kw_only=True)
class RejectedRow:
    """A row that could not be used because it cannot be known who it is.

    Attributes:
        row: Line of the file.
        reason: In Bahasa Indonesia, without identifying values.
    """

    row: int
    reason: str


@frozen(kw_only=True, repr=False, eq=False)
class Batch:
    """A file that was read. Records in = accepted + rejected, always; other lines are in ``not_records``.

    Attributes:
        persons_table: One row a person, typed, as :meth:`Rulebook.decide_table` takes it.
        families_table: One row a family in order of first appearance, with ``masalah``, likewise.
        rows: Records of the file.
        accepted: Records that were used.
        problems: Everything that is wrong or odd, by row.
        not_records: Lines that are no record (titles, totals, blanks), each with a word why.
        repairs: Cells that were read by a repair that was allowed.
        layout: Name of the layout that was read.
        told: Rows about which something was told, as they came, sheet by sheet; they hold personal data.
        origins: One row a person as in ``persons_table``: ``baris``, the line of the file, and ``nama_ibu``, the
            mother's name, where the file tells it. No fact of a rule; it helps to find who stands there twice.
    """

    persons_table: pl.DataFrame
    families_table: pl.DataFrame
    rows: int
    accepted: int
    problems: tuple[Problem, ...]
    not_records: tuple[tuple[int, str], ...] = ()
    repairs: tuple[Repair, ...] = ()
    layout: str = "kanonik"
    origins: pl.DataFrame
    told: tuple[Told, ...] = ()
    _rejected: pl.DataFrame = field(alias="rejected_table")
    _rejects: tuple[Rejects, ...] = field(alias="came")

    def __repr__(self) -> str:
        return (
            f"Batch({self.families_table.height} keluarga, {self.accepted} dari {self.rows} baris diterima, "
            f"{self._rejected.height} ditolak, {len(self.problems)} masalah)"
        )

    @functools.cached_property
    def families(self) -> tuple[Family, ...]:
        """The families as objects, in the order of their table; made when first asked for."""
        return tuple(from_tables(self.persons_table, self.families_table.drop("masalah")))

    @functools.cached_property
    def rejected(self) -> tuple[RejectedRow, ...]:
        """The rows that could not be used, with why."""
        return tuple(RejectedRow(row=line, reason=why) for _, line, why in self._rejected.iter_rows())

    @functools.cached_property
    def family_problems(self) -> tuple[tuple[str, ...], ...]:
        """Kinds of problem by family (place in ``families``)."""
        texts = self.families_table["masalah"].to_list()
        return tuple(tuple(text.split(";")) if text else () for text in texts)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that are errors."""
        return tuple(p for p in self.problems if p.level is Level.ERROR)

    @property
    def worst(self) -> Level | None:
        """The worst level of any problem, or None where there is none."""
        levels = {p.level for p in self.problems}
        return next((level for level in (Level.ERROR, Level.WARNING) if level in levels), None)

    @functools.cached_property
    def digest(self) -> str:
        """A fingerprint of all that was read: the same content gives the same one. It tells nobody's number."""
        made = hashlib.sha256()
        for table in (self.persons_table, self.families_table, self._rejected):
            made.update(";".join(f"{name}:{dtype}" for name, dtype in table.schema.items()).encode())
            made.update(table.write_csv(quote_style="non_numeric").encode())
        for found in (self.problems, self.not_records, self.repairs):
            made.update("\n".join(map(repr, found)).encode(errors="backslashreplace") + b"\0")
        return made.hexdigest()

    def save_rejects(self, path: str | Path) -> int:
        """Write the rejected rows as they came, each with its line and the reason, to be mended and read again.

        Two columns are added in front, ``baris_asal`` and ``alasan_penolakan``; reading passes over them. Holds
        personal data.

        Args:
            path: File to write; its ending says the format: ``.csv``, ``.xlsx``, ``.json``, ``.jsonl``, ``.parquet``.
                Without one it is written as the rows came.

        Returns:
            How many rows were written.

        Raises:
            IntakeError: The ending is not known, or the file cannot be written.
            MissingExtra: What writes the format is not installed.
        """
        return write_rejects(Path(path), self._rejects)
