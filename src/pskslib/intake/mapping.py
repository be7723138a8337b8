"""From a sheet of any layout to columns that mean something: ``map_heading``."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pskslib.errors import IntakeError
from pskslib.intake.cells import BLANK, NO, YES
from pskslib.intake.derive import derive, village_by_name
from pskslib.intake.headings import heading_key
from pskslib.intake.layout import Codes, Column, Layout
from pskslib.intake.layout_file import load_layout
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.recognise import Match, match, recognise, unknown_heading
from pskslib.intake.sources.sheet import Sheet
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind

if TYPE_CHECKING:
    import polars as pl

_OUTSIDE: Final = 0.2
"""Larger a share of a coded column outside its codes, and the column is not what its heading says."""
_FEW: Final = 5
_SLIPPED: Final = 0.02
_FIELDS: Final = {f.column: f for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}


@frozen(kw_only=True)
class MappedColumn:
    """One column of a file.

    Attributes:
        heading: As it stands in the file, for messages.
        place: Its column in the cells of the sheet (0 is the first).
        column: The column of the declared fact that it holds; None where it is not read.
        keep: The name under which a layout keeps a column that is no fact of ours, or None.
        translate: Word or code of the file (folded, without blanks around it) to a word that our readers know;
            ``""`` is unknown. None where nothing is to be translated.
        dates: Forms of dates that the layout declares.
    """

    heading: str
    place: int
    column: str | None = None
    keep: str | None = None
    translate: Table[str, str] | None = None
    dates: tuple[str, ...] = ("%Y-%m-%d",)

    @property
    def title(self) -> str:
        """What to call it in a message: the heading of the file, or our name where that is only written otherwise."""
        return self.column if self.column and heading_key(self.heading) == self.column else self.heading


@frozen(kw_only=True, eq=False, repr=False)
class Mapping:
    """What the columns of a sheet mean.

    Attributes:
        layout: Of which layout the sheet is.
        sheet: The sheet to read: the one given, with a column added at the end for every fact that is made from
            several.
        columns: One for each column of ``sheet``.
        width: How many of the columns came with the file; the others were added.
        problems: Unknown headings, columns that do not fit the layout, codes to look at.
    """

    layout: Layout
    sheet: Sheet
    columns: tuple[MappedColumn, ...]
    width: int
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"Mapping({self.layout.name!r}, {sum(1 for c in self.columns if c.column)} fakta)"

    @property
    def facts(self) -> dict[str, MappedColumn]:
        """The columns that are read, by the column of their fact."""
        return {column.column: column for column in self.columns if column.column is not None}


def map_heading(sheet: Sheet, layout: str | Path | Layout = "auto") -> Mapping:
    """Say what each column of a sheet means.

    Args:
        sheet: A table of text.
        layout: ``"auto"``, a name in :func:`~pskslib.intake.layout_file.layouts`, the path of a TOML file, or a layout.

    Returns:
        The columns, the sheet to read, and what was odd.

    Raises:
        IntakeError: No such layout, or the cells show that the sheet is not of this layout.

    Example:
        >>> import polars as pl
        >>> sheet = Sheet(
        ...     name="contoh.csv",
        ...     heading=("nomor_kartu_keluarga", "partisipasi_sekolah", "jenjang_tertinggi_yang_diduduki", "pbi_nas"),
        ...     cells=pl.DataFrame({"0": ["6408040101089901"], "1": ["2"], "2": ["9"], "3": ["YA"]}),
        ...     lines=pl.Series([2]),
        ... )
        >>> found = map_heading(sheet)
        >>> found.layout.name, [*found.facts], found.sheet.cells["4"].to_list()
        ('dtsen-individu', ['no_kk', 'jenjang_sekolah'], ['SMP'])
    """
    told: list[Problem] = []
    if layout == "auto":
        found, tie = recognise(sheet.heading)
        told += [tie] if tie else []
    else:
        found = match(sheet.heading, load_layout(layout))
    return _Mapper(sheet, found, told).mapping()


class _Mapper:
    """Builds the mapping of one sheet."""

    def __init__(self, sheet: Sheet, found: Match, told: list[Problem]) -> None:
        self.sheet, self.match, self.layout, self.told = sheet, found, found.layout, told
        self.columns = [*self.once()]

    def mapping(self) -> Mapping:
        slipped = self.slip()
        self.fit()
        sheet = self.derived(slipped)
        width = len(self.sheet.heading)
        return Mapping(
            layout=self.layout, sheet=sheet, columns=tuple(self.columns), width=width, problems=tuple(self.told)
        )

    def once(self) -> Iterator[MappedColumn]:
        """Map each heading; a fact that stands twice is read from the first column."""
        taken: set[str] = set()
        for place, (heading, column) in enumerate(zip(self.sheet.heading, self.match.columns, strict=True)):
            fact = column.fact if column else None
            if column is None and (
                heading_key(heading) or self.sheet.cells[str(place)].null_count() < len(self.sheet.lines)
            ):
                self.told.append(unknown_heading(heading, place, self.layout))
            if fact in taken:
                what = "judul kolom ini sudah ada; yang kedua tidak dipakai"
                self.tell(fact or "", "kolom_ganda", what, "Hapus salah satu.")
                fact = None
            taken |= {fact} if fact else set()
            yield MappedColumn(
                heading=heading,
                place=place,
                column=fact,
                keep=column.keep if column else None,
                translate=column.codes.translation if column and fact and column.codes else None,
                dates=self.layout.dates,
            )

    # --- do the cells fit what the headings say? ---------------------------------------------

    def slip(self) -> frozenset[int]:
        """Return the columns whose cells have slipped against the heading; they are not read."""
        rule = self.layout.slip
        keys = [column.keys[0] if column else "" for column in self.match.columns]
        if rule is None or rule.key not in keys or rule.since not in keys:
            return frozenset()
        counts = self.counts(keys.index(rule.key))
        outside = sum(n for code, n in counts.items() if code.isdigit() and code not in rule.allowed)
        if not outside or outside <= _SLIPPED * sum(counts.values()):
            return frozenset()
        places = frozenset(range(keys.index(rule.since), len(keys)))
        what = f"isi kolom bergeser terhadap judulnya mulai kolom ini; {outside} baris membuktikannya"
        advice = "Kolom ini dan sesudahnya tidak dipakai; ekspor ulang dengan versi yang benar."
        self.tell(self.sheet.heading[min(places)], "kolom_bergeser", what, advice)
        self.columns = [evolve(c, column=None, translate=None) if c.place in places else c for c in self.columns]
        return places

    def fit(self) -> None:
        """Hold the codes of each coded column against what can stand there."""
        checked, wrong = 0, list[int]()
        for place, column in enumerate(self.match.columns):
            mapped = self.columns[place]
            if column is None or mapped.column is None or (column.codes is None and not column.allowed):
                continue
            counts = self.counts(place)
            if column.codes is not None:
                self.codes(mapped, column.codes, counts)
            total = sum(counts.values())
            if total < _FEW:
                continue
            checked += 1
            outside = sum(n for code, n in counts.items() if not _fits(code, column, _FIELDS[mapped.column]))
            if outside > _OUTSIDE * total:
                wrong.append(place)
                what = (
                    f"isi kolom tidak cocok dengan tata letak {self.layout.name}: {outside} dari {total} di luar daftar"
                )
                self.tell(
                    mapped.heading, "isi_tak_cocok", f"{what}; kolom tidak dipakai", "Periksa apakah kolomnya bergeser."
                )
        if checked >= 3 and len(wrong) * 2 > checked:
            names = ", ".join(masked_text(self.columns[place].heading) for place in wrong[:5])
            raise IntakeError(
                f"{self.sheet.name}: isi {len(wrong)} dari {checked} kolom berkode tidak cocok dengan tata letak "
                f"{self.layout.title} ({names}); kolomnya bergeser, atau sebutkan tata letak yang benar"
            )
        self.columns = [evolve(c, column=None, translate=None) if c.place in wrong else c for c in self.columns]

    def counts(self, place: int) -> dict[str, int]:
        """Count the filled cells of a column by their folded text."""
        import polars as pl

        column = self.sheet.cells[str(place)].str.strip_chars().str.to_lowercase().alias("text")
        table = column.str.replace(r"^0+([0-9])", "$1").drop_nulls().value_counts(name="n")
        return dict(table.filter(~pl.col("text").is_in(sorted(BLANK))).iter_rows())

    def codes(self, mapped: MappedColumn, codes: Codes, counts: Table[str, int]) -> None:
        """Tell codes that cannot be taken over whole, and codes that do not go together."""
        for code, why in codes.told.items():
            if counts.get(code):
                what = f"{why} ({counts[code]} baris)"
                self.tell(mapped.heading, "kode_perlu_diperiksa", what, "Periksa baris dengan kode ini.", Level.WARNING)
        if codes.mixed and all(counts.get(code) for code in codes.mixed):
            both = " dan ".join(sorted(codes.mixed))
            what = f"kolom memuat {both}, padahal keduanya berarti tidak pada dua cara menulis yang berbeda"
            self.tell(mapped.heading, "kode_campur", what, "Pastikan arti 0; di sini dibaca tidak.")

    # --- facts made from several columns -----------------------------------------------------

    def derived(self, slipped: frozenset[int]) -> Sheet:
        """Return the sheet with the facts that are made added at its end."""
        named = self.named(slipped)
        sheet = self.sheet
        for rule in self.layout.derived:
            made, problems = derive(rule, named, sheet.lines)
            if made is not None and rule.fact not in {c.column for c in self.columns}:
                self.told += problems
                places = [
                    c.place
                    for c in self.columns
                    if heading_key(c.heading) in rule.keys or self.key(c.place) in rule.keys
                ]
                sheet = self.add(sheet, rule.fact, made, places[0] if places else None)
                if rule.codes is not None and rule.how == "pasangan" and places:
                    self.codes(self.columns[places[0]], rule.codes, self.counts(places[0]))
        code = next((c for c in self.columns if c.column == "kode_desa"), None)
        if code is None or sheet.cells[str(code.place)].null_count() == len(sheet.lines):
            made, problems = village_by_name(named, sheet.lines)
            self.told += problems
            if made is not None and made.null_count() < len(made):
                self.columns = [evolve(c, column=None) if c.column == "kode_desa" else c for c in self.columns]
                place = next(c.place for c in self.columns if c.keep == "nama_desa")
                sheet = self.add(sheet, "kode_desa", made, place)
        return sheet

    def key(self, place: int) -> str:
        column = self.match.columns[place] if place < len(self.match.columns) else None
        return column.keys[0] if column else ""

    def named(self, slipped: frozenset[int]) -> dict[str, pl.Series]:
        """Cells by the key of their column in the layout, and by the name under which they are kept."""
        named: dict[str, pl.Series] = {}
        for place, column in enumerate(self.match.columns):
            if column is not None and place not in slipped:
                cells = self.sheet.cells[str(place)]
                named.setdefault(column.keys[0], cells)
                if column.keep:
                    named.setdefault(column.keep, cells)
        return named

    def add(self, sheet: Sheet, fact: str, made: pl.Series, source: int | None) -> Sheet:
        """Add a made fact as a column; messages name the heading that it was made from."""
        heading = sheet.heading[source] if source is not None else fact
        place = len(sheet.heading)
        self.columns.append(MappedColumn(heading=heading, place=place, column=fact, dates=self.layout.dates))
        numeric = sheet.numeric
        if numeric is not None:
            import polars as pl

            numeric = numeric.with_columns(pl.lit(value=False).alias(str(place)))
        cells = sheet.cells.with_columns(made.alias(str(place)))
        return evolve(sheet, heading=(*sheet.heading, heading), cells=cells, numeric=numeric)

    def tell(self, column: str, kind: str, message: str, advice: str, level: Level = Level.ERROR) -> None:
        self.told.append(
            Problem(row=0, column=masked_text(column), value="", kind=kind, message=message, advice=advice, level=level)
        )


def _fits(code: str, column: Column, declared: Field) -> bool:
    """Tell whether a folded text can stand in a coded column: one of its codes, or a word of our own list."""
    if code in column.allowed:
        return True
    if column.codes is not None:
        word = column.codes.translation.get(code)
        if word is not None:
            return not word.startswith("kode ")
        if not column.codes.strict:
            return True
    if declared.kind is Kind.BOOL:
        return code in YES or code in NO
    return declared.codes is None or declared.codes.is_valid(code)
