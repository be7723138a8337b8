"""R11, statistics in long form for open data: one row a place, year and indicator."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import UnknownName
from pskslib.identity import Level
from pskslib.regions import RegionSet
from pskslib.reports.cells import Ratio
from pskslib.reports.columns import text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, named_rows, read_all, translated
from pskslib.reports.lkjip_report import exact, places
from pskslib.reports.regions_rows import place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Kind, Row, Table
from pskslib.reports.text import Text

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

ROWS: Final = InputTable(
    key="statistik",
    argument="rows",
    about="satu baris satu wilayah, tahun dan indikator",
    columns=(
        InputColumn(name="wilayah", sort=Sort.TEXT, filled=True, about="nama atau kode kabupaten, kecamatan atau desa"),
        InputColumn(name="tahun", sort=Sort.COUNT, filled=True, about="tahun"),
        InputColumn(name="indikator", sort=Sort.TEXT, filled=True, about="apa yang diukur"),
        InputColumn(name="satuan", sort=Sort.TEXT, filled=True, about="satuan; satu tiap indikator"),
        InputColumn(name="nilai", sort=Sort.NUMBER, about="kosong = tidak ada data, 0 = nihil"),
        InputColumn(name="catatan", sort=Sort.TEXT, needed=False, about="sumber, metode, perubahan cakupan"),
    ),
)
_A_FEW: Final = 20


def statistics(
    rows: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    sources: tuple[str, ...] = (),
    level: Level | None = None,
) -> Report:
    """Build a table of statistics in long form, as data portals take it.

    Args:
        rows: One row a place, year and indicator, with ``wilayah`` (name or code), ``tahun``, ``indikator``,
            ``satuan``, ``nilai`` (blank: no data) and perhaps ``catatan``.
        as_of: The day that the figures stand for.
        period: Of which years.
        regions: The regency; Kutai Timur unless told otherwise.
        sources: Who made the figures.
        level: Level of the places that are written by name, where kecamatan and villages share names.

    Returns:
        A report with the table ``statistik``: ``kode_wilayah, wilayah, tahun, indikator, satuan, nilai, catatan``, in
        order of indicator, place and year, and a trend of each indicator with several years of one place.

    Raises:
        TableError: A column or place is wrong, a place, year and indicator comes twice, or an indicator stands in two
            units; all are told with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"wilayah": "64.08", "tahun": [2024, 2025], "indikator": "Penduduk miskin",
        ...                      "satuan": "persen", "nilai": [8.81, 8.07]})
        >>> report = statistics(rows, as_of=date(2026, 1, 13), period="2024-2025")
        >>> [cell.value for cell in report.table("statistik").column("nilai")]
        [Fraction(881, 100), Fraction(807, 100)]
    """
    where = regions_or_kutim(regions)
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    codes = translated(given, "wilayah", lambda written: _code(where, written, level), faults, blank=None)
    listed = given.rows(faults)
    _once(given, listed, codes, faults)
    complain(faults)
    names = {region.code.dotted: region.name for region in where}
    decimals = max((places(n) for row in listed if (n := exact(row["nilai"])) is not None), default=0)
    found: list[Row] = []
    order = sorted(listed, key=lambda row: (row["indikator"], codes[row["wilayah"]], row["tahun"]))
    for row in order:
        code, value = codes[row["wilayah"]], exact(row["nilai"])
        cell = None if value is None else Ratio(*value.as_integer_ratio())
        year = str(row["tahun"])
        found.append((code, names[code], year, row["indikator"], row["satuan"], cell, row["catatan"]))
    columns = (
        Column(key="kode_wilayah", label=Text("Kode wilayah", "Area code"), kind=Kind.CODE),
        Column(key="wilayah", label=Text("Wilayah", "Area")),
        Column(key="tahun", label=Text("Tahun", "Year"), kind=Kind.CODE),
        Column(key="indikator", label=Text("Indikator", "Indicator")),
        Column(key="satuan", label=Text("Satuan", "Unit")),
        Column(
            key="nilai",
            label=Text("Nilai", "Value"),
            kind=Kind.RATIO,
            scale=1,
            decimals=decimals,
            open=not any(map(_few_people, listed)),
        ),
        Column(key="catatan", label=Text("Catatan", "Remarks")),
    )
    table = Table(
        key="statistik",
        title=Text("Statistik kesejahteraan sosial", "Statistics of social welfare"),
        columns=columns,
        rows=tuple(found),
        notes=(
            Text(
                "Nilai tidak dijumlahkan: satuannya berbeda. Kosong berarti tidak ada data.",
                "Values are not added: units differ. Blank means no data.",
            ),
        ),
    )
    return Report(
        name="statistik",
        title=Text("Statistik kesejahteraan sosial", "Statistics of social welfare"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=(table,),
        charts=_charts(table),
        sources=tuple(Text.same(source) for source in sources),
    )


def _few_people(row: dict[str, Any]) -> bool:
    """Whether a number could be a handful of people, so that the column has to be looked at before it is published."""
    value = exact(row["nilai"])
    of_share = "persen" in row["satuan"].casefold() or "%" in row["satuan"]
    return value is not None and value.denominator == 1 and 0 < value < _A_FEW and not of_share


def _code(regions: RegionSet, written: str, level: Level | None) -> str:
    """The code of a place of any level; a name that two levels have is refused unless the level is told."""
    if any(ch.isdigit() for ch in written):
        return regions.lookup(written).code.dotted
    try:
        return regions.find(written, level="kabupaten").code.dotted
    except UnknownName:
        return regions.find(written, level=level).code.dotted


def _once(table: Input, listed: list[dict[str, Any]], codes: dict[str | None, str], faults: list[str]) -> None:
    """Tell rows that say the same thing twice, and indicators in two units."""
    seen: dict[tuple[str, int, str], list[int]] = {}
    units: dict[str, dict[str, int]] = {}
    for number, row in enumerate(listed, 1):
        if codes.get(row["wilayah"]):
            seen.setdefault((codes[row["wilayah"]], row["tahun"], row["indikator"]), []).append(number)
        units.setdefault(row["indikator"], {}).setdefault(row["satuan"], number)
    key = table.declared.key
    for (code, year, name), numbers in seen.items():
        if len(numbers) > 1:
            faults.append(f"{key}: {named_rows(numbers)}: {name} {code} {year} lebih dari satu kali")
    for name, found in units.items():
        if len(found) > 1:
            both = " dan ".join(str(unit) for unit in found)
            faults.append(f"{key}: kolom satuan: {named_rows([*found.values()])}: {name} tertulis dalam {both}")


def _charts(table: Table) -> tuple[Chart, ...]:
    """A trend where the table is one indicator of one place; other tables say too many things for one picture."""
    if len({(row[0], row[3]) for row in table.rows}) != 1 or len(table.rows) < 2:
        return ()
    name = str(table.rows[0][3])
    return (chart("tren", Text.same(name), ChartKind.TREND, table, "tahun", ["nilai"]),)


ENTRY: Final = Entry(
    name="statistik",
    title=Text("Statistik bentuk panjang untuk data terbuka", "Statistics in long form for open data"),
    about="R11, tahunan: BPS, portal Satu Data",
    builder="pskslib.reports.open_data:statistics",
    inputs=(ROWS,),
    options=(
        Option(
            key="tingkat",
            argument="level",
            about="tingkat wilayah yang ditulis dengan nama",
            choices=("kabupaten", "kecamatan", "desa"),
        ),
        Option(key="sumber", argument="sources", about="pembuat angka", many=True),
    ),
)
