"""Several tables as one: family sheets joined to the person sheets of the same workbook, or of another file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pskslib.errors import IntakeError
from pskslib.intake.layout import Layout
from pskslib.intake.mapping import MappedColumn, Mapping, map_heading
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.recognise import recognise
from pskslib.intake.sources.sheet import Sheet
from pskslib.population import FAMILY_FIELDS

if TYPE_CHECKING:
    import polars as pl

_FAMILY: Final = frozenset(field.column for field in FAMILY_FIELDS.values())
_CARD_DIGITS: Final = 16


def map_sheets(sheets: Sequence[Sheet], layout: str | Path | Layout = "auto") -> tuple[Mapping, ...]:
    """Say what the columns of every table mean, and join family sheets to the person sheets beside them.

    Args:
        sheets: The tables of one file or of several, family sheets among them.
        layout: As for :func:`~pskslib.intake.mapping.map_heading`; a family sheet is recognised all the same.

    Returns:
        The tables of people, in order, each with the facts of its families. What is not read is told.

    Raises:
        IntakeError: There are only family sheets, or a table is not of the layout told.
    """
    families = [map_heading(sheet) for sheet in sheets if _is_family_sheet(sheet)]
    people = [map_heading(sheet, layout) for sheet in sheets if not _is_family_sheet(sheet)]
    if families and not people:
        first = families[0]
        raise IntakeError(
            f"{first.sheet.name}: ini lembar keluarga ({first.layout.title}); berikan juga lembar orangnya"
        )
    if not families:
        return tuple(people)
    stacked, rest = _stacked(families)
    joined = [join_families(found, stacked) if "no_kk" in found.facts else found for found in people]
    told = (*stacked.problems, *map(_unread, rest))
    return (evolve(joined[0], problems=(*joined[0].problems, *told)), *joined[1:])


def _is_family_sheet(sheet: Sheet) -> bool:
    found, _ = recognise(sheet.heading)
    return found.layout.rows == "keluarga" and any(column and column.fact == "no_kk" for column in found.columns)


def _stacked(families: Sequence[Mapping]) -> tuple[Mapping, list[Sheet]]:
    """Put family sheets with the same heading under one another; others are not read."""
    import polars as pl

    first = families[0]
    same = [found for found in families if found.sheet.heading == first.sheet.heading]
    rest = [found.sheet for found in families if found not in same]
    if len(same) == 1:
        return first, rest
    cells = pl.concat([found.sheet.cells for found in same])
    lines = pl.concat([found.sheet.lines for found in same])
    blank = [found.sheet.cells.select(pl.all().is_null() & pl.lit(value=False)) for found in same]
    numbers = [
        found.sheet.numeric if found.sheet.numeric is not None else no for found, no in zip(same, blank, strict=True)
    ]
    numeric = pl.concat(numbers) if any(found.sheet.numeric is not None for found in same) else None
    problems = tuple(problem for found in same for problem in found.problems)
    return evolve(first, sheet=evolve(first.sheet, cells=cells, lines=lines, numeric=numeric), problems=problems), rest


def join_families(persons: Mapping, families: Mapping) -> Mapping:
    """Add the facts of a family sheet to the person sheet, by the family-card number.

    Args:
        persons: The person sheet.
        families: The family sheet: one row a family.

    Returns:
        The person sheet with a column more for every fact of the family. Where both tell a fact of the family, the
        family sheet counts (the person sheet of DTSEN has the village of the KTP, the family sheet that of the home).
        A family that stands twice and not the same way has those facts unknown, and is told.

    Raises:
        IntakeError: One of the two has no family-card number.
    """
    import polars as pl

    for found in (persons, families):
        if "no_kk" not in found.facts:
            raise IntakeError(f"{found.sheet.name}: kolom no_kk tidak ada, jadi kedua lembar tidak dapat dihubungkan")
    facts = [c for c in families.columns if c.column in _FAMILY and c.column != "no_kk"]
    names = [str(column.place) for column in facts]
    source = families.sheet.cells.select(names).with_columns(_card(families).alias("kk"))
    source = source.with_columns(pl.Series("line", families.sheet.lines)).drop_nulls("kk")
    same = pl.all().exclude("kk", "line")
    # One row a family; a fact that its rows tell otherwise is unknown.
    single = source.group_by("kk", maintain_order=True).agg(
        pl.when(same.drop_nulls().n_unique() <= 1).then(same.drop_nulls().first()), pl.len().alias("rows")
    )
    cards = pl.DataFrame({"kk": _card(persons)})
    joined = cards.join(single, on="kk", how="left", maintain_order="left")
    width = len(persons.sheet.heading)
    numbers = families.sheet.numeric
    cells = persons.sheet.cells
    numeric = persons.sheet.numeric
    kept = {column.column for column in facts}
    columns = [evolve(c, column=None, translate=None) if c.column in kept else c for c in persons.columns]
    for at, column in enumerate(facts):
        name = str(width + at)
        cells = cells.with_columns(joined[str(column.place)].alias(name))
        if numeric is not None:
            number = numbers is not None and bool(numbers[str(column.place)].any())
            numeric = numeric.with_columns(pl.lit(number).alias(name))
        columns.append(evolve(column, place=width + at))
    sheet = evolve(
        persons.sheet,
        heading=(*persons.sheet.heading, *(column.heading for column in facts)),
        cells=cells,
        numeric=numeric,
    )
    told = _told(persons, families, cards["kk"], single, source["kk"], columns)
    return evolve(persons, sheet=sheet, columns=tuple(columns), problems=(*persons.problems, *told))


def _card(found: Mapping) -> pl.Series:
    """Return the family-card numbers that can be compared; a number typed as a number is not one of them."""
    place = str(found.facts["no_kk"].place)
    digits = found.sheet.cells[place].str.replace_all(r"[^0-9]", "")
    usable = digits.str.len_chars() == _CARD_DIGITS
    if found.sheet.numeric is not None:
        usable &= ~found.sheet.numeric[place]
    return digits.set(~usable.fill_null(value=False), None)


def _told(
    persons: Mapping,
    families: Mapping,
    cards: pl.Series,
    single: pl.DataFrame,
    every: pl.Series,
    columns: Sequence[MappedColumn],
) -> list[Problem]:
    missing = len(set(cards.drop_nulls().unique()) - set(single["kk"]))
    alone = len(set(single["kk"]) - set(cards.drop_nulls().unique()))
    lost = families.sheet.cells.height - len(every)
    twice = int((single["rows"] > 1).sum())
    name = masked_text(families.sheet.name)
    counts = (
        (missing, "keluarga_tanpa_baris", f"{missing} keluarga di lembar orang tidak ada di {name}", Level.WARNING),
        (
            alone,
            "keluarga_tanpa_anggota",
            f"{alone} keluarga di {name} tidak punya anggota di lembar orang",
            Level.WARNING,
        ),
        (lost, "kk_tak_terbaca", f"{lost} baris {name} bernomor KK yang tidak dapat dipakai", Level.ERROR),
        (twice, "keluarga_ganda", f"{twice} nomor KK tercatat lebih dari sekali di {name}", Level.ERROR),
    )
    advice = "Cocokkan kedua lembar; fakta keluarga yang tidak pasti dihitung belum diketahui."
    return [
        Problem(row=0, column="no_kk", value="", kind=kind, message=message, advice=advice, level=level)
        for count, kind, message, level in counts
        if count
    ]


def _unread(sheet: Sheet) -> Problem:
    return Problem(
        row=0,
        column="",
        value="",
        kind="lembar_tidak_dibaca",
        message=f"{masked_text(sheet.name)} berisi {sheet.cells.height} baris dan tidak dibaca",
        advice="Simpan lembar itu sebagai berkas sendiri bila juga berisi orang.",
        level=Level.WARNING,
    )
