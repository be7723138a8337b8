"""Names of numbers: the same number has the same name in whichever table, report or edition it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pskslib.reports import Column, Kind, Report, Table

AREA: Final = "wilayah"
"""Dimension of kecamatan, villages and whole regencies: one, since the smaller make up the larger."""
_AREAS: Final = frozenset({"kecamatan", "desa", "kelurahan", "desa_kelurahan", "kode_kecamatan", "kode_desa", AREA})
_LENGTHS: Final = {10: 6, 6: 4}
"""Digits of the code of a village and of its kecamatan, of a kecamatan and of its regency."""
Coordinates = frozenset[tuple[str, str]]
Key = tuple[str, Coordinates]
"""What is measured, and of whom."""


def folded(text: str) -> str:
    """Return a name without capitals and doubled blanks."""
    return " ".join(text.casefold().split())


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Sort names the same way in every run."""
    return sorted(keys, key=lambda key: (key[0], sorted(key[1])))


def area(report: Report) -> str:
    """Return the name of the area of a report, the same with and without ``Kabupaten``."""
    return folded(report.place.id).removeprefix("kabupaten ").removeprefix("kab. ")


def key_of(
    report: Report, table: Table, column: Column, category: str | None, aliases: Mapping[tuple[str, str], str]
) -> Key:
    """Name the number in one cell.

    Args:
        report: Its report.
        table: Its table.
        column: Its column; without a measure the number stands nowhere else, except in other editions of the report.
        category: The category of its row, or None for the total.
        aliases: Codes of categories that other tables name.

    Returns:
        The name.
    """
    found: dict[str, str] = {}
    pairs = [*column.where]
    if category is not None:
        pairs.append((table.by or f"baris {report.name}/{table.key}", category))
    for dimension, named in pairs:
        written = aliases.get((dimension, folded(named)), named)
        if dimension in _AREAS:
            digits = "".join(ch for ch in written if ch.isdigit())
            is_code = len(digits) in _LENGTHS and not any(ch.isalpha() for ch in written)
            place = digits if is_code else f"{area(report)}/{folded(written)}"
            found[AREA] = max(found.get(AREA, ""), place, key=len)
        else:
            found[dimension] = folded(written)
    found.setdefault(AREA, area(report))
    return column.measure or f"kolom {report.name}/{table.key}/{column.key}", frozenset(found.items())


def wholes(key: Key, places: Iterable[str]) -> Iterator[tuple[str, Key]]:
    """Name what a number is a part of.

    Args:
        key: The number.
        places: Names of whole regencies of which reports were made.

    Yields:
        A dimension and the number over all of its categories; for a village that of its kecamatan.

    Example:
        >>> key = ("ppks", frozenset({("wilayah", "6408032001"), ("jenis", "pengemis")}))
        >>> sorted((dimension, sorted(whole[1])) for dimension, whole in wholes(key, []))
        [('jenis', [('wilayah', '6408032001')]), ('wilayah', [('jenis', 'pengemis'), ('wilayah', '640803')])]
    """
    measure, coordinates = key
    for dimension, category in sorted(coordinates):
        rest = coordinates - {(dimension, category)}
        if dimension != AREA:
            yield dimension, (measure, rest)
        elif len(category) == max(_LENGTHS) and category.isdigit():
            yield dimension, (measure, rest | {(AREA, category[: _LENGTHS[len(category)]])})
        else:
            for place in places:
                if category.isdigit() or category.startswith(f"{place}/"):
                    yield dimension, (measure, rest | {(AREA, place)})


def aliases_of(reports: Iterable[Report]) -> dict[tuple[str, str], str]:
    """Return the codes that tables give beside names, so that a table with names only is understood as well."""
    found: dict[tuple[str, str], str] = {}
    for table in (table for report in reports for table in report.tables if table.by):
        codes = [n for n, c in enumerate(table.columns) if c.kind is Kind.CODE]
        names = [n for n, c in enumerate(table.columns) if c.kind is Kind.TEXT]
        if codes and names:
            for row in table.rows:
                code, name = row[codes[0]], row[names[0]]
                if isinstance(code, str) and code and isinstance(name, str):
                    found.setdefault((table.by, folded(name)), code)
    return found
