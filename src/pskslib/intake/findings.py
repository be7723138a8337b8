"""What was found wrong while a file is read: problems to show, and kinds of problem by row for the families."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import evolve

from pskslib.intake import limits
from pskslib.intake.cells import Fault, problem
from pskslib.intake.problems import Level, Problem, masked_text

if TYPE_CHECKING:
    import polars as pl


class Findings:
    """Collects problems; keeps at most so many of one column and kind, and counts the rest.

    Rows are places among all rows that were read, from 0.
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._marks: list[pl.DataFrame] = []
        self._left_out = 0

    @contextmanager
    def of_sheet(self, name: str) -> Iterator[None]:
        """Name the sheet in every problem of a row that is told meanwhile; ``""`` where there is only one."""
        start = len(self._problems)
        yield
        if name:
            self._problems[start:] = [
                evolve(p, message=f"{p.message} (di {masked_text(name)})") if p.row else p
                for p in self._problems[start:]
            ]

    def add(self, problems: Iterable[Problem]) -> None:
        """Take over problems of a file, a heading or a family."""
        self._problems.extend(problems)

    def tell(
        self,
        line: int,
        column: str,
        kind: str,
        message: str,
        advice: str,
        level: Level = Level.ERROR,
        *,
        value: str = "",
    ) -> None:
        """Tell one problem."""
        self._problems.append(problem(line, column, value, fault_of(kind, message, advice), level))

    def cells(
        self,
        rows: pl.Series,
        lines: pl.Series,
        texts: pl.Series,
        column: str,
        faults: Mapping[str, Fault] | Fault,
        level: Level = Level.ERROR,
    ) -> None:
        """Tell a problem for each of some cells.

        Args:
            rows: Their places.
            lines: Lines of the file.
            texts: What is written in them.
            column: Heading.
            faults: What is wrong, one for all or by text.
            level: Errors become marks of the family too.
        """
        if not len(rows):
            return
        most = limits.MOST_PROBLEMS
        for line, text in zip(lines.head(most).to_list(), texts.head(most).to_list(), strict=True):
            fault = faults if isinstance(faults, Fault) else faults[text]
            self._problems.append(problem(line, column, text or "", fault, level))
        self._left_out += max(0, len(rows) - most)
        if level is Level.ERROR:
            self.mark(rows, faults.kind if isinstance(faults, Fault) else _kinds(texts, faults))

    def mark(self, rows: pl.Series, kinds: str | pl.Series) -> None:
        """Note kinds of problem of rows, for the families they belong to."""
        import polars as pl

        kind = pl.repeat(kinds, len(rows), dtype=pl.String, eager=True) if isinstance(kinds, str) else kinds
        self._marks.append(pl.DataFrame({"row": rows.cast(pl.UInt32), "kind": kind}))

    def marks(self) -> pl.DataFrame:
        """Return kinds of problem by row, in the order of the rows."""
        import polars as pl

        if not self._marks:
            return pl.DataFrame(schema={"row": pl.UInt32, "kind": pl.String})
        return pl.concat(self._marks).sort("row", maintain_order=True)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems by line: all of them, or errors before warnings where there are too many."""
        found, left = self._problems, self._left_out
        if len(found) > limits.MOST_PROBLEMS:
            found = sorted(found, key=lambda p: (p.level is not Level.ERROR, p.row))[: limits.MOST_PROBLEMS]
            left += len(self._problems) - len(found)
        found = sorted(found, key=lambda p: p.row)
        if left:
            words = f"{left} masalah lagi tidak disebut satu per satu"
            rest = fault_of("masalah_lain", words, "Perbaiki dahulu yang sudah disebut, lalu baca lagi.")
            found.append(problem(0, "", "", rest, Level.WARNING))
        return tuple(found)


def fault_of(kind: str, message: str, advice: str) -> Fault:
    """Make a fault; messages of other rooms end with what to do.

    Example:
        >>> fault = fault_of("x", "NIK rusak. Ketik ulang.", "")
        >>> fault.message, fault.advice
        ('NIK rusak', 'Ketik ulang.')
    """
    if not advice:
        message, _, advice = message.partition(". " if ". " in message else "; ")
    return Fault(kind, message.rstrip("."), advice)


def _kinds(texts: pl.Series, faults: Mapping[str, Fault]) -> pl.Series:
    import polars as pl

    if len(faults) == 1:
        return pl.repeat(next(iter(faults.values())).kind, len(texts), dtype=pl.String, eager=True)
    return texts.replace_strict(
        pl.Series([*faults], dtype=pl.String), pl.Series([f.kind for f in faults.values()], dtype=pl.String)
    )
