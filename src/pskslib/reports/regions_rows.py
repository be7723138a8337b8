"""Rows by kecamatan: a name or code becomes its row, all kecamatan have one, in order of code.

Blank and 0 are different. Who has sent nothing is blank; who has reported none is 0. An input says so in one of two
ways: with a row that holds 0, or by the list ``reported`` of kecamatan whose report is in and whole, so that what is
not in it is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from pskslib.errors import PskslibError, TableError, UnknownName
from pskslib.identity import RegionCode
from pskslib.regions import RegionSet, kutim
from pskslib.reports.cells import Cell
from pskslib.reports.tables import Column, Kind, Row
from pskslib.reports.text import Text

UNKNOWN: Final = ""
"""Code of the row of those whose kecamatan nobody knows."""
UNKNOWN_NAME: Final = Text("tidak diketahui", "unknown")
PLACE: Final = (
    Column(
        key="kode_kecamatan",
        label=Text("Kode", "Code"),
        kind=Kind.CODE,
        definition=Text("Kode Kemendagri kecamatan", "Ministry of Home Affairs code of the district"),
    ),
    Column(key="kecamatan", label=Text("Kecamatan", "District"), definition=Text("Nama kecamatan", "Name of district")),
)
"""The first two columns of every table by kecamatan."""
TOTAL: Final = "JUMLAH"


def regions_or_kutim(regions: RegionSet | None) -> RegionSet:
    """Return the regency whose rows are wanted; Kutai Timur unless told otherwise."""
    return kutim() if regions is None else regions


def place_name(regions: RegionSet) -> Text:
    """Return the name of the regency, for the title block."""
    names = [region.name for region in regions if region.level == "kabupaten"]
    return Text.same(names[0] if names else "")


def kecamatan_finder(regions: RegionSet, *, villages: bool = False) -> Callable[[str], str]:
    """Return what finds the code of a kecamatan in a cell.

    Args:
        regions: The regency.
        villages: Also take the name of a village for its kecamatan, as news and releases print them.

    Returns:
        A function from a name, the code of a kecamatan or that of one of its villages to the dotted code; it raises
        UnknownName or IdentityError.

    Example:
        >>> find = kecamatan_finder(kutim(), villages=True)
        >>> find("Kec. Kongbeng"), find("640804"), find("64.08.04.2001"), find("Kelinjau Ulu")
        ('64.08.08', '64.08.04', '64.08.04', '64.08.01')
    """

    def find(text: str) -> str:
        if any(ch.isdigit() for ch in text):
            return regions.lookup(text).code.at("kecamatan").dotted
        try:
            return regions.find(text, level="kecamatan").code.dotted
        except UnknownName:
            if not villages:
                raise
            return regions.find(text, level="desa").code.at("kecamatan").dotted

    return find


def reported_codes(reported: Iterable[str] | None, regions: RegionSet) -> frozenset[str] | None:
    """Return the codes of the kecamatan whose report is in, or None where nobody said.

    Raises:
        TableError: A name or code is not known; all are told.
    """
    if reported is None:
        return None
    find, found, faults = kecamatan_finder(regions), set(), []
    for text in reported:
        try:
            found.add(find(text))
        except PskslibError as error:
            faults.append(f"melapor: {str(error).rstrip('.')}")
    if faults:
        raise TableError(tuple(faults))
    return frozenset(found)


def kecamatan_rows(
    regions: RegionSet, columns: Sequence[str], cells: Mapping[str, Mapping[str, Cell]]
) -> tuple[Row, ...]:
    """Return a row for every kecamatan in order of code, and one for the unknown where it holds something.

    Args:
        regions: The regency.
        columns: Keys of the columns after :data:`PLACE`.
        cells: By code of the kecamatan, then by key of the column; what is not there is blank.
    """
    named = [(k.code.dotted, k.name) for k in regions.kecamatan]
    if any(cell is not None for cell in cells.get(UNKNOWN, {}).values()):
        named.append((UNKNOWN, UNKNOWN_NAME.id))
    return tuple((code, name, *(cells.get(code, {}).get(key) for key in columns)) for code, name in named)


def village_row(regions: RegionSet, code: str) -> tuple[str, str]:
    """Return the name of the kecamatan and of the village of a village's code."""
    parsed = RegionCode.parse(code)
    kecamatan, village = regions.get(parsed.at("kecamatan")), regions.get(parsed)
    return (kecamatan.name if kecamatan else UNKNOWN_NAME.id, village.name if village else UNKNOWN_NAME.id)


def filled(
    codes: Iterable[str], seen: Iterable[str], reported: frozenset[str] | None, *, whole: bool
) -> dict[str, int | None]:
    """Tell what an absent number means, kecamatan by kecamatan: 0 or no report.

    Args:
        codes: All kecamatan.
        seen: Those with rows.
        reported: Those whose report is in and whole; None where nobody said.
        whole: Do rows stand for single records, so that a kecamatan with some has reported all of its?

    Example:
        >>> filled(["a", "b", "c"], ["a"], frozenset(["b"]), whole=True)
        {'a': 0, 'b': 0, 'c': None}
    """
    there = {*(reported or ()), *(seen if whole else ())}
    return {code: 0 if code in there else None for code in codes}
