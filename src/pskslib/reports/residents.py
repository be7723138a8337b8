"""Residents, for rates: every rate names its denominator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from pskslib.errors import PskslibError, UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, translated
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

POPULATION: Final = InputTable(
    key="penduduk",
    argument="population",
    needed=False,
    about="penduduk kabupaten dan, bila ada, kecamatan; satu baris satu wilayah",
    columns=(
        InputColumn(name="wilayah", sort=Sort.TEXT, filled=True, about="nama atau kode kabupaten atau kecamatan"),
        InputColumn(name="penduduk", sort=Sort.COUNT, filled=True, unit=CountUnit.JIWA, about="jumlah penduduk"),
        InputColumn(name="sumber", sort=Sort.TEXT, filled=True, about="misalnya Dukcapil, semester I 2025"),
    ),
)


@frozen(kw_only=True)
class Residents:
    """Residents and who counted them.

    Attributes:
        all: Of the regency, or None where only kecamatan are given.
        places: By code of the kecamatan.
        base: The denominator in words.
    """

    all: int | None
    places: Mapping[str, int]
    base: Text

    @property
    def sources(self) -> tuple[Text, ...]:
        """For the sources of a report."""
        return (self.base,)


def residents(table: Input, regions: RegionSet, faults: list[str]) -> Residents:
    """Read the residents of a regency and its kecamatan.

    The regency is never the sum of its kecamatan: sources differ, and some may lack.

    Args:
        table: The table.
        regions: The regency.
        faults: Gets a sentence for every place that is unknown or comes twice, and where sources are mixed.
    """

    def find(text: str) -> str:
        found = regions.lookup(text, level=None if any(ch.isdigit() for ch in text) else "kecamatan")
        if found.level not in ("kabupaten", "kecamatan"):
            raise UnknownName(f"{found.label} bukan kabupaten atau kecamatan")
        return found.code.dotted

    def find_any(text: str) -> str:
        try:
            return find(text)
        except PskslibError as error:
            try:
                return regions.find(text, level="kabupaten").code.dotted
            except PskslibError:
                raise error from None

    codes = translated(table, "wilayah", find_any, faults, blank=None)
    names = {region.code.dotted: region for region in regions}
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for place, row in enumerate(table.rows(faults), 1):
        code = codes.get(row["wilayah"])
        if code is None:
            continue
        if code in found:
            key = table.declared.key
            faults.append(f"{key}: kolom wilayah: baris {seen[code]}, {place}: {names[code].label} dua kali")
        found[code], seen[code] = row["penduduk"], place
    sources = sorted({*table.frame.get_column("sumber").to_list()})
    if len(sources) > 1:
        faults.append(f"{table.declared.key}: kolom sumber: tingkat memakai satu sumber, bukan {', '.join(sources)}")
    source = sources[0] if sources else ""
    whole = [n for code, n in found.items() if names[code].level == "kabupaten"]
    return Residents(
        all=whole[0] if whole else None,
        places={code: n for code, n in found.items() if names[code].level == "kecamatan"},
        base=Text(f"Penduduk: {source}", f"Residents: {source}"),
    )
