"""Several tables as one: which sheet of a workbook is the registry, and a family sheet joined to the person sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pskslib.errors import IntakeError
from pskslib.intake.layout import Layout
from pskslib.intake.mapping import MappedColumn, Mapping, map_heading
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.sources.sheet import Sheet
from pskslib.population import FAMILY_FIELDS

if TYPE_CHECKING:
    import polars as pl

_FAMILY: Final = frozenset(field.column for field in FAMILY_FIELDS.values())
_CARD_DIGITS: Final = 16


def map_sheets(sheets: Sequence[Sheet], layout: str | Path | Layout = "auto") -> Mapping:
    """Choose the registry among the tables of a file, and join a family sheet that stands beside it.

    Args:
        sheets: The tables of one file, or of two files of which one is the family sheet.
        layout: As for :func:`~pskslib.intake.mapping.map_heading`; a family sheet is recognised all the same.

    Returns:
        The columns of the registry. Tables that are not read are told, with their number of records.

    Raises:
        IntakeError: There is none, or only a family sheet.
    """
    if len(sheets) == 1:
        found = map_heading(sheets[0], layout)
        if found.layout.rows == "keluarga":
            raise IntakeError(
                f"{sheets[0].name}: ini lembar keluarga ({found.layout.title}); berikan juga lembar orangnya"
            )
        return found
    mapped = [map_heading(sheet) for sheet in sheets]
    people = [found for found in mapped if found.layout.rows != "keluarga" and "no_kk" in found.facts]
    families = [found for found in mapped if found.layout.rows == "keluarga" and "no_kk" in found.facts]
    if not people:
        if families:
            return map_sheets([families[0].sheet], layout)
        return map_heading(sheets[0], layout)
    best = max(people, key=lambda found: (len(found.facts), found.sheet.cells.height))
    main = map_heading(sheets[mapped.index(best)], layout)
    rest = [found for found in mapped if found is not best and found not in families[:1]]
    if families:
        main = join_families(main, families[0])
    told = tuple(_unread(found.sheet) for found in rest if found.sheet.cells.height)
    return evolve(main, problems=(*main.problems, *told))


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
    return evolve(persons, sheet=sheet, columns=tuple(columns), problems=(*persons.problems, *families.problems, *told))


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
