"""What a search for doubles gives: a table for the machine, objects for people, a file for the one who decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import IntakeError
from pskslib.intake.match.blocking import LeftOut
from pskslib.intake.match.people import COLUMNS

if TYPE_CHECKING:
    import polars as pl

_FORMULA: Final = r"^([-=+@\t\r\n＝＋－＠])"
"""How text begins that a spreadsheet would run."""


@frozen(kw_only=True)
class Matched:
    """One of two people who may be the same. Its fields hold personal data; its ``repr`` does not.

    Attributes:
        row: Line of the file, or the row of the table counted from 1.
        person_id: As given, or None.
        name: As written; likewise the mother's name.
        birth_date: None where it is unknown.
        sex: ``L``, ``P`` or None.
        mother: The mother's name.
        village: Kemendagri code.
        family_card: Number of the family card.
        nik: The NIK.
    """

    row: int
    person_id: str | None
    name: str | None = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str | None = field(repr=False)
    mother: str | None = field(repr=False)
    village: str | None = field(repr=False)
    family_card: str | None = field(repr=False)
    nik: str | None = field(repr=False)


@frozen(kw_only=True)
class Match:
    """Two people who are probably the same; a person decides.

    Attributes:
        score: 0 to 100.
        reasons: What speaks for and against, in Bahasa Indonesia, without names and numbers of anybody.
        one: The first.
        other: The second; of the second registry where two were linked.
    """

    score: int
    reasons: tuple[str, ...]
    one: Matched
    other: Matched


@frozen(kw_only=True, repr=False, eq=False)
class Matches:
    """Pairs of people who are probably the same without an equal NIK, best first. Nothing is merged.

    Attributes:
        table: ``orang_1``, ``baris_1``, ``id_1``, ``orang_2``, ``baris_2``, ``id_2``, ``skor``, ``alasan``: place in
            the table of persons from 0, line of the file, ``id_orang`` as given. It names nobody.
        people: How many were compared.
        minimum: Score from which pairs are kept.
        compared: Pairs that were looked at; a pair found by two searches counts twice.
        same_nik: Pairs that were left out because their NIK is equal.
        left_out: Blocks that were too large to compare everybody in them; doubles may be missing there.
    """

    table: pl.DataFrame
    people: int
    minimum: int
    compared: int
    same_nik: int
    left_out: tuple[LeftOut, ...]
    _shown: pl.DataFrame = field(alias="shown")
    _split: int | None = field(alias="split")

    def __repr__(self) -> str:
        return (
            f"Matches({self.table.height} pasangan dari {self.people} orang, skor {self.minimum} ke atas, "
            f"{len(self.left_out)} kelompok terlalu besar)"
        )

    def __len__(self) -> int:
        return self.table.height

    def __iter__(self) -> Iterator[Match]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> Match:
        row = self.table.row(place, named=True)
        return Match(
            score=row["skor"],
            reasons=tuple(row["alasan"].split("; ")),
            one=self._person(row["orang_1"]),
            other=self._person(row["orang_2"] + (self._split or 0)),
        )

    def _person(self, place: int) -> Matched:
        line, person_id, *facts = self._shown.row(place)
        names = ("name", "birth_date", "sex", "mother", "village", "family_card", "nik")
        told: dict[str, Any] = dict(zip(names, facts, strict=True))
        return Matched(row=line, person_id=person_id, **told)

    def with_people(self) -> pl.DataFrame:
        """Return the pairs with both people side by side, to be looked at. Holds personal data."""
        import polars as pl

        split = self._split or 0
        sides = {
            "1": self._shown[self.table["orang_1"]],
            "2": self._shown[self.table["orang_2"] + split],
        }
        columns = [
            side[name].alias(f"{name}_{which}")
            for name in ("baris", *COLUMNS)
            for which, side in sides.items()
            if self._shown[name].null_count() < self._shown.height
        ]
        return pl.DataFrame([self.table["skor"], self.table["alasan"], *columns])

    def save(self, path: str | Path) -> int:
        """Write the pairs with both people side by side as CSV. Holds personal data.

        Args:
            path: File to write.

        Returns:
            How many pairs were written.

        Raises:
            IntakeError: The file cannot be written.
        """
        import polars.selectors as cs

        target = Path(path)
        part = target.with_name(f"{target.name}.part")
        harmless = self.with_people().with_columns(cs.string().str.replace(_FORMULA, "'${1}"))
        try:
            part.write_text(harmless.write_csv(quote_style="always"), encoding="utf-8", newline="")
            part.replace(target)
        except (OSError, ValueError) as error:
            from pskslib.intake.text_file import reason

            raise IntakeError(f"{target.name}: tidak dapat ditulis: {reason(error)}") from None
        finally:
            if part.exists():
                part.unlink()
        return len(self)
