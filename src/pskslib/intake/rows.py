"""One sheet to typed rows: who each row is about, and every declared fact of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.identity import FamilyCardNumber
from pskslib.intake.ahead import Ahead
from pskslib.intake.cells import Fault, clean
from pskslib.intake.columns import ReadColumn, read_column
from pskslib.intake.findings import Findings, fault_of
from pskslib.intake.headings import heading_key
from pskslib.intake.mapping import MappedColumn, Mapping
from pskslib.intake.odd import impossible_births
from pskslib.intake.problems import Level, masked_text
from pskslib.intake.repairs import Repair
from pskslib.intake.who import Numbers, read_numbers
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind

if TYPE_CHECKING:
    import polars as pl

PERSON: Final = {f.column: f for f in PERSON_FIELDS.values()}
FAMILY: Final = {f.column: f for f in FAMILY_FIELDS.values() if f.kind is not Kind.KK}
UNRANKED: Final = FAMILY_FIELDS["unranked"].column
HOUSEHOLD_ROWS: Final = ("keluarga", "rumah tangga")
"""What a row of a layout may be where it is no person."""
CARD_DIGITS, NIK_DIGITS = "card_digits", "nik_digits"
_CARD_CHARS: Final = 64


@frozen(kw_only=True, eq=False)
class Part:
    """One sheet that was read.

    Attributes:
        mapping: What its columns mean.
        table: One row a record: ``row`` (its place), ``line``, ``card`` (null where the row names no family),
            ``person`` (the row is one), ``nik``, :data:`CARD_DIGITS` and :data:`NIK_DIGITS` (the two numbers as
            text), and the facts by their column. Those of the family hold wherever ``card`` does.
        unreadable: Facts of families that a row tells in a way that cannot be read: row, column.
        doubted: The same of persons, for facts about which something would be presumed.
        lost: Cards to which a row without a card may belong.
        rejected: Place and reason of each row that is not used.
        repairs: Cells that were read by a repair.
    """

    mapping: Mapping
    table: pl.DataFrame
    unreadable: tuple[tuple[str, pl.Series], ...]
    doubted: tuple[tuple[str, pl.Series], ...]
    lost: pl.Series
    rejected: pl.DataFrame
    repairs: tuple[Repair, ...]


def read_part(
    mapping: Mapping,
    findings: Findings,
    *,
    first: int,
    as_of: date | None,
    repair: frozenset[str],
    step: Callable[[], None],
) -> Part:
    """Read one sheet.

    Args:
        mapping: What its columns mean.
        findings: Where problems are told.
        first: Place of its first row among all rows that are read.
        as_of: The day on which birth dates must be possible, or None.
        repair: Kinds of repair that are allowed.
        step: Called after each column.

    Returns:
        Its rows.
    """
    return _Reading(mapping, findings, first, as_of, repair, step).part()


def joined(parts: Sequence[Part]) -> Part:
    """Put the rows of several sheets under one another.

    Args:
        parts: What was read, in order.

    Returns:
        All of it; the mapping is that of the first.
    """
    import polars as pl

    if len(parts) == 1:
        return parts[0]
    return Part(
        mapping=parts[0].mapping,
        table=pl.concat([part.table for part in parts], how="diagonal"),
        unreadable=tuple(found for part in parts for found in part.unreadable),
        doubted=tuple(found for part in parts for found in part.doubted),
        lost=pl.concat([part.lost for part in parts]).unique(),
        rejected=pl.concat([part.rejected for part in parts]),
        repairs=tuple(repair for part in parts for repair in part.repairs),
    )


def title_of(column: MappedColumn) -> str:
    """Name a column in messages: by our name where the heading is only another way to write it."""
    if column.column and heading_key(column.heading) == column.column:
        return column.column
    return masked_text(column.heading)


class _Reading:
    def __init__(
        self,
        mapping: Mapping,
        findings: Findings,
        first: int,
        as_of: date | None,
        repair: frozenset[str],
        step: Callable[[], None],
    ) -> None:
        import polars as pl

        self.mapping, self.findings, self.as_of, self.repair, self.step = mapping, findings, as_of, repair, step
        self.sheet = mapping.sheet
        self.facts = mapping.facts
        self.height = len(self.sheet.lines)
        self.rows = pl.int_range(first, first + self.height, dtype=pl.UInt32, eager=True)
        self.lines = self.sheet.lines
        self.rejected: list[pl.DataFrame] = []
        self.unreadable: list[tuple[str, pl.Series]] = []
        self.doubted: list[tuple[str, pl.Series]] = []
        self.repairs: list[Repair] = []
        self.numbers: dict[str, Callable[[], Numbers]] = {}
        self.reads: dict[str, Callable[[], ReadColumn]] = {}

    def part(self) -> Part:
        """Read all columns at the same time; what is wrong with them is told in their order."""
        with Ahead(self.height) as ahead:
            persons = self.mapping.layout.rows not in HOUSEHOLD_ROWS
            for name in ("no_kk", *(["nik"] if persons and "nik" in self.facts else [])):
                kind = Kind.KK if name == "no_kk" else Kind.NIK
                self.numbers[name] = ahead.start(partial(self.read_numbers, kind, self.facts[name]))
            for name, column in self.facts.items():
                fact = FAMILY.get(name) or (PERSON.get(name) if persons else None)
                if fact is not None and fact.kind is not Kind.NIK:
                    self.reads[name] = ahead.start(partial(self.read_column, fact, column))
            return self.told(persons=persons)

    def told(self, *, persons: bool) -> Part:
        """Put together what was read, and tell what is wrong with it."""
        import polars as pl

        findings, sheet = self.findings, self.sheet
        findings.add(sheet.problems)
        findings.add(self.mapping.problems)
        card, straight, card_digits = self.cards()
        has_card = card.is_not_null()
        self.shapes(has_card)
        table = {"row": self.rows, "line": self.lines.cast(pl.Int64), "card": card, CARD_DIGITS: card_digits}
        niks, usable = self.niks(has_card) if persons else (None, has_card)
        table["person"] = usable if persons else pl.repeat(False, self.height, dtype=pl.Boolean, eager=True)
        if niks is None:
            nothing = pl.repeat(None, self.height, dtype=pl.Int64, eager=True)
            table |= {"nik": nothing, NIK_DIGITS: nothing.cast(pl.String)}
        else:
            table |= {"nik": niks.values.set(~has_card, None), NIK_DIGITS: niks.digits}
        table |= self.family_facts(has_card)
        if persons:
            table |= self.person_facts(usable)
        return Part(
            mapping=self.mapping,
            table=pl.DataFrame(table),
            unreadable=tuple(self.unreadable),
            doubted=tuple(self.doubted),
            lost=self.lost(card, straight),
            rejected=pl.concat(self.rejected) if self.rejected else _no_rejects(),
            repairs=tuple(self.repairs),
        )

    # --- who -----------------------------------------------------------------------------------

    def cells(self, column: MappedColumn) -> pl.Series:
        return self.sheet.cells[str(column.place)]

    def read_numbers(self, kind: Kind, column: MappedColumn) -> Numbers:
        numeric = None if self.sheet.numeric is None else self.sheet.numeric[str(column.place)]
        return read_numbers(kind, self.cells(column), numeric if numeric is not None and numeric.any() else None)

    def refuse(self, numbers: Numbers, rows: pl.Series, column: MappedColumn, prefix: str, words: str) -> None:
        """Tell and reject rows with a number that cannot be used."""
        import polars as pl

        texts, typed = self.cells(column), numbers.typed_rows
        if typed is not None and (both := rows & typed).any():
            assert numbers.typed is not None
            fault = fault_of(f"{prefix}_{numbers.typed.kind}", str(numbers.typed), "")
            self.findings.cells(*self.at(both), texts.filter(both), title_of(column), fault)
            self.reject(both, f"{words} tidak dapat dipakai: {numbers.typed}")
            rows = rows & ~typed
        if rows.any():
            wrong = texts.filter(rows)
            faults = {text: fault_of(f"{prefix}_{e.kind}", str(e), "") for text, e in numbers.errors.items()}
            self.findings.cells(*self.at(rows), wrong, title_of(column), faults)
            reasons = {text: f"{words} tidak dapat dipakai: {error}" for text, error in numbers.errors.items()}
            found = wrong.replace_strict(pl.Series([*reasons]), pl.Series([*reasons.values()]))
            self.reject(rows, found)

    def at(self, mask: pl.Series) -> tuple[pl.Series, pl.Series]:
        return self.rows.filter(mask), self.lines.filter(mask)

    def reject(self, mask: pl.Series, reason: str | pl.Series) -> None:
        import polars as pl

        rows, lines = self.at(mask)
        why = pl.repeat(reason, len(rows), dtype=pl.String, eager=True) if isinstance(reason, str) else reason
        self.rejected.append(pl.DataFrame({"row": rows, "line": lines.cast(pl.Int64), "reason": why}))

    def cards(self) -> tuple[pl.Series, pl.Series, pl.Series]:
        """Return the card of each row, the rows whose cells stand in their columns, and the cards as text."""
        column = self.facts["no_kk"]
        numbers = self.numbers["no_kk"]()
        ragged, card = self.sheet.ragged, numbers.values
        straight = ~ragged if ragged is not None else self.true()
        if ragged is not None:
            self.reject_ragged(ragged)
            card = card.set(ragged, None)
        if card.null_count():
            self.refuse(numbers, straight & numbers.faulty, column, "kk", "nomor KK")
            blank = straight & card.is_null() & ~numbers.faulty
            if blank.any():
                fault = Fault("kk_kosong", "nomor KK kosong", "Isi nomor KK agar keluarganya diketahui.")
                nothing = self.cells(column).filter(blank).clear(int(blank.sum()))
                self.findings.cells(*self.at(blank), nothing, title_of(column), fault)
                self.reject(blank, "nomor KK kosong")
        self.step()
        return card, straight, numbers.digits

    def true(self) -> pl.Series:
        import polars as pl

        return pl.repeat(True, self.height, dtype=pl.Boolean, eager=True)

    def reject_ragged(self, ragged: pl.Series) -> None:
        import polars as pl

        why = {p.row: p.message for p in self.sheet.problems if p.row}
        rows, lines = self.at(ragged)
        reasons = [why.get(line, "jumlah kolom salah") for line in lines.to_list()]
        self.rejected.append(
            pl.DataFrame({"row": rows, "line": lines.cast(pl.Int64), "reason": pl.Series(reasons, dtype=pl.String)})
        )

    def shapes(self, has_card: pl.Series) -> None:
        """Mark the families of rows whose shape was odd, though they could be read."""
        import polars as pl

        kinds = {p.row: p.kind for p in self.sheet.problems if p.row}
        if kinds:
            table = pl.DataFrame({"line": [*kinds], "kind": [*kinds.values()]}, schema_overrides={"line": pl.Int64})
            rows = pl.DataFrame({"row": self.rows, "line": self.lines.cast(pl.Int64)}).filter(has_card)
            found = rows.join(table, on="line", how="inner", maintain_order="left")
            self.findings.mark(found["row"], found["kind"])

    def niks(self, has_card: pl.Series) -> tuple[Numbers | None, pl.Series]:
        """Return the NIK of each row, with a card or not, and the rows that can be used."""
        column = self.facts.get("nik")
        if column is None:
            return None, has_card
        numbers = self.numbers["nik"]()
        bad = has_card & numbers.faulty
        if bad.any():
            self.refuse(numbers, bad, column, "nik", "NIK")
        self.step()
        return numbers, has_card & ~bad

    def lost(self, card: pl.Series, straight: pl.Series) -> pl.Series:
        """Return cards to which a row that names none may belong: those named in it, and its neighbours.

        Members of a family stand together in nearly every file; the damaged row may be theirs.
        """
        import polars as pl

        stray = card.is_null()
        if not stray.any():
            return pl.Series([], dtype=pl.Int64)
        around = pl.concat([card.forward_fill().filter(stray), card.backward_fill().filter(stray)]).drop_nulls()
        texts = {
            text
            for cells in self.sheet.cells.filter(stray)
            for text in cells.filter(cells.str.len_bytes().is_between(16, _CARD_CHARS * 4)).drop_nulls().to_list()
        }
        texts |= {cell for cells in self.sheet.whole.values() for cell in cells if len(cell) >= 16}
        named = {clean(text[:_CARD_CHARS]) for text in texts}
        cards = [int(FamilyCardNumber.parse(text).digits) for text in named if FamilyCardNumber.is_valid(text)]
        return pl.concat([around, pl.Series(cards, dtype=pl.Int64)]).unique()

    # --- facts ---------------------------------------------------------------------------------

    def read_column(self, fact: Field, column: MappedColumn) -> ReadColumn:
        cells = self.cells(column)
        return read_column(fact, cells, translate=column.translate, dates=column.dates, repair=self.repair)

    def read(self, name: str, column: MappedColumn, rows: pl.Series) -> ReadColumn:
        """Return a column that was read, and tell what is wrong with it on some rows."""
        cells, read = self.cells(column), self.reads[name]()
        title = title_of(column)
        for faults, level in ((read.faults, Level.ERROR), *((w, Level.WARNING) for w in _single(read))):
            if faults and (bad := cells.is_in([*faults]).fill_null(value=False) & rows).any():
                self.findings.cells(*self.at(bad), cells.filter(bad), title, faults, level)
        if read.repaired and (mended := cells.is_in([*read.repaired]).fill_null(value=False) & rows).any():
            lines, texts = self.lines.filter(mended).to_list(), cells.filter(mended).to_list()
            for line, text in zip(lines, texts, strict=True):
                kind, after = read.repaired[text]
                before = masked_text(text)
                self.repairs.append(Repair(row=line, column=title, kind=kind, before=before, after=masked_text(after)))
        self.step()
        return read

    def family_facts(self, has_card: pl.Series) -> dict[str, pl.Series]:
        found: dict[str, pl.Series] = {}
        for name, column in self.facts.items():
            if name not in FAMILY:
                continue
            read = self.read(name, column, has_card)
            if read.faults:
                bad = self.cells(column).is_in([*read.faults]).fill_null(value=False) & has_card
                self.unreadable.append((name, self.rows.filter(bad)))
            found[name] = read.values
            if read.unranked is not None:
                found["_unranked"] = read.unranked
        unranked = found.pop("_unranked", None)
        if unranked is not None:
            other = found.get(UNRANKED)
            if other is not None and (odd := (other == unranked).fill_null(value=True).not_() & has_card).any():
                self.unreadable.append((UNRANKED, self.rows.filter(odd)))
            found[UNRANKED] = unranked if other is None else unranked.fill_null(other)
        return found

    def person_facts(self, usable: pl.Series) -> dict[str, pl.Series]:
        found: dict[str, pl.Series] = {}
        for name, column in self.facts.items():
            fact = PERSON.get(name)
            if fact is None or fact.kind is Kind.NIK:
                continue
            read = self.read(name, column, usable)
            if read.faults and fact.presumed is not None:
                bad = self.cells(column).is_in([*read.faults]).fill_null(value=False) & usable
                self.doubted.append((name, self.rows.filter(bad)))
            found[name] = read.values
        born = self.facts.get("tanggal_lahir")
        if born is not None and self.as_of is not None:
            values = found["tanggal_lahir"]
            for fault, bad in impossible_births(values, self.as_of):
                if (told := bad & usable).any():
                    self.findings.cells(*self.at(told), self.cells(born).filter(told), title_of(born), fault)
                found["tanggal_lahir"] = found["tanggal_lahir"].set(bad, None)
        return found


def _single(read: ReadColumn) -> list[dict[str, Fault]]:
    """Return the warnings as tables with one warning a text."""
    most = max(map(len, read.warnings.values()), default=0)
    return [{text: odd[at] for text, odd in read.warnings.items() if len(odd) > at} for at in range(most)]


def _no_rejects() -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(schema={"row": pl.UInt32, "line": pl.Int64, "reason": pl.String})
