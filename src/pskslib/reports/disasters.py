"""R9, disasters: the latest sheet of every event, never a sum of successive ones; stock that must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, ratio, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, named_rows, read_all, translated
from pskslib.reports.lists import cited, read_number
from pskslib.reports.regions_rows import (
    PLACE,
    TOTAL,
    UNKNOWN,
    UNKNOWN_NAME,
    kecamatan_finder,
    kecamatan_rows,
    place_name,
    regions_or_kutim,
)
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_COUNTS: Final = (
    ("kk", "KK terdampak", "Families affected", CountUnit.KK),
    ("jiwa", "Jiwa terdampak", "Persons affected", CountUnit.JIWA),
    ("mengungsi", "Mengungsi (jiwa)", "Displaced", CountUnit.JIWA),
    ("meninggal", "Meninggal", "Dead", CountUnit.JIWA),
    ("luka", "Luka", "Injured", CountUnit.JIWA),
    ("hilang", "Hilang", "Missing", CountUnit.JIWA),
    ("balita", "Balita", "Under five", CountUnit.JIWA),
    ("lansia", "Lanjut usia", "Elderly", CountUnit.JIWA),
    ("ibu_hamil", "Ibu hamil", "Pregnant", CountUnit.JIWA),
    ("disabilitas", "Penyandang disabilitas", "With disability", CountUnit.JIWA),
    ("rumah_ringan", "Rumah rusak ringan", "Houses, light damage", CountUnit.RUMAH),
    ("rumah_sedang", "Rumah rusak sedang", "Houses, medium damage", CountUnit.RUMAH),
    ("rumah_berat", "Rumah rusak berat", "Houses, heavy damage", CountUnit.RUMAH),
    ("porsi_dapur", "Porsi dapur umum", "Kitchen portions", CountUnit.PORSI),
)
_KEYS: Final = tuple(key for key, *_ in _COUNTS)
SHEETS: Final = InputTable(
    key="lembar",
    argument="sheets",
    about="satu baris satu kejadian, waktu data dan wilayah; lembar berturut-turut boleh dalam satu tabel",
    columns=(
        InputColumn(name="kejadian", sort=Sort.TEXT, filled=True, about="kode atau nama kejadian"),
        InputColumn(name="waktu", sort=Sort.TEXT, filled=True, about="waktu data, ISO: 2026-11-24T18:00"),
        InputColumn(name="kecamatan", sort=Sort.TEXT, about="nama atau kode; kosong = tidak diketahui"),
        InputColumn(name="desa", sort=Sort.TEXT, needed=False, about="nama desa/kelurahan"),
        *(
            InputColumn(
                name=key,
                sort=Sort.COUNT,
                needed=key in ("kk", "jiwa"),
                unit=unit,
                about=f"{label}; kosong = belum ada data",
            )
            for key, label, _, unit in _COUNTS
        ),
    ),
)
LOGISTICS: Final = InputTable(
    key="logistik",
    argument="logistics",
    needed=False,
    about="satu baris satu barang, satuan dan pemilik stok",
    columns=(
        InputColumn(name="barang", sort=Sort.TEXT, filled=True, about="nama barang"),
        InputColumn(name="satuan", sort=Sort.TEXT, filled=True, about="kg, dus, lembar, paket, ..."),
        InputColumn(name="pemilik", sort=Sort.TEXT, needed=False, about="Kemensos, provinsi atau kabupaten"),
        InputColumn(name="awal", sort=Sort.COUNT, filled=True, about="stok awal"),
        InputColumn(name="masuk", sort=Sort.COUNT, filled=True, about="diterima"),
        InputColumn(name="keluar", sort=Sort.COUNT, filled=True, about="disalurkan"),
        InputColumn(name="akhir", sort=Sort.COUNT, needed=False, about="stok akhir; tanpa kolom ini dihitung"),
    ),
)
_Sheet = dict[str, Any]


def disaster(
    sheets: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    logistics: IntoFrame | None = None,
    at: str = "",
) -> Report:
    """Build the sheet of disasters.

    Args:
        sheets: One row an event, cut-off time and place: ``kejadian``, ``waktu`` (ISO), ``kecamatan``, perhaps
            ``desa``, ``kk``, ``jiwa`` and perhaps the displaced, dead, vulnerable, houses and portions. Later sheets
            replace earlier ones of the same event as a whole; they are never added up.
        as_of: The day that the figures stand for; sheets of later days are left out.
        period: The day, event or year in words.
        regions: The regency; Kutai Timur unless told otherwise.
        logistics: ``barang``, ``satuan``, perhaps ``pemilik``, ``awal``, ``masuk``, ``keluar`` and perhaps ``akhir``.
        at: Take the sheets as they stood at this time (ISO) instead of the latest.

    Returns:
        A report with ``kejadian`` (an event a row), ``kecamatan``, ``perkembangan`` where there are several sheets, and
        ``logistik`` where given.

    Raises:
        TableError: A column, place or time is wrong, a sheet has a place twice, fewer persons than families, more
            displaced than affected, or a stock that does not hold; all are told with rows.

    Example:
        >>> import polars as pl
        >>> sheets = pl.DataFrame({"kejadian": "Banjir Bengalon", "waktu": ["2026-11-23T18:00", "2026-11-24T06:00"],
        ...                        "kecamatan": "Bengalon", "kk": [10, 25], "jiwa": [40, 95]})
        >>> report = disaster(sheets, as_of=date(2026, 11, 24), period="24 November 2026")
        >>> report.table("kecamatan").total[2:4], len(report.table("perkembangan").rows)
        ((25, 95), 2)
    """
    where = regions_or_kutim(regions)
    given, stock = read_all([(sheets, SHEETS), (logistics, LOGISTICS)])
    assert given is not None
    faults: list[str] = []
    places = translated(given, "kecamatan", kecamatan_finder(where), faults)
    rows = _rows(given, places, faults)
    limit = _time(at, faults) if at else None
    _check(given, faults)
    _twice(rows, faults)
    complain(faults)
    told = [row for row in rows if row["time"].date() <= as_of and (limit is None or row["time"] <= limit)]
    latest = _latest(told)
    there = [key for key in _KEYS if key in given.columns]
    tables = [_by_event(latest, there), _by_place(where, latest, there)]
    if len({(row["kejadian"], row["time"]) for row in told}) > len({row["kejadian"] for row in told}):
        tables.append(_course(told, there))
    if stock is not None:
        tables.append(_stock(stock, faults))
    complain(faults)
    limits = [read_number("bencana", f"jiwa_per_kk_paling_{word}")[1] for word in ("sedikit", "banyak")]
    return Report(
        name="bencana",
        title=Text("Lembar bencana: korban, pengungsi dan logistik", "Disaster sheet: victims, displaced, logistics"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables),
        notes=_notes(latest),
        sources=(
            Text("Dasar: PP 2/2018 Pasal 10 ayat (3) huruf e", "Basis: PP 2/2018 Pasal 10 ayat (3) huruf e"),
            cited(limits, Text("Kewajaran jiwa per KK", "Usual members per family")),
        ),
    )


def _time(written: str, faults: list[str]) -> datetime | None:
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        faults.append(f"waktu {written[:30]!r} tidak terbaca; tulis seperti 2026-11-24T18:00")
        return None
    if found.tzinfo is not None:
        faults.append(f"waktu {written[:30]!r}: tulis waktu setempat, tanpa zona")
        return None
    return found


def _rows(table: Input, places: Mapping[str | None, str], faults: list[str]) -> list[_Sheet]:
    """The rows with the time and kecamatan that they say."""
    found: list[_Sheet] = []
    wrong: dict[str, list[int]] = {}
    for number, row in enumerate(table.rows(faults), 1):
        said: list[str] = []
        time = _time(row["waktu"] or "", said)
        if time is None:
            wrong.setdefault(said[0], []).append(number)
            continue
        found.append(row | {"time": time, "place": places.get(row["kecamatan"], UNKNOWN), "number": number})
    faults += [f"{SHEETS.key}: kolom waktu: {named_rows(numbers)}: {why}" for why, numbers in wrong.items()]
    return found


def _check(table: Input, faults: list[str]) -> None:
    import narwhals.stable.v2 as nw

    c = nw.col
    pairs = [("kk", "jiwa"), *((key, "jiwa") for key in _KEYS[2:10])]
    for few, many in pairs:
        if {few, many} <= table.columns and (rows := table.where(c(few) > c(many))):
            faults.append(f"{SHEETS.key}: kolom {few}: {rows}: lebih banyak dari {many}")


def _twice(rows: Sequence[_Sheet], faults: list[str]) -> None:
    """Tell places that one sheet has twice: adding them would count people twice."""
    seen: dict[tuple[Any, ...], list[int]] = {}
    for row in rows:
        key = (row["kejadian"], row["time"], row["place"], (row["desa"] or "").strip().casefold())
        seen.setdefault(key, []).append(row["number"])
    for (event, time, _, village), numbers in seen.items():
        if len(numbers) > 1:
            what = f"{event}, {time:%Y-%m-%d %H:%M}" + (f", {village}" if village else "")
            faults.append(f"{SHEETS.key}: {named_rows(numbers)}: wilayah sama dua kali dalam satu lembar ({what})")


def _latest(rows: Sequence[_Sheet]) -> list[_Sheet]:
    """The rows of the latest sheet of every event: a sheet replaces the one before as a whole."""
    last: dict[str, datetime] = {}
    for row in rows:
        last[row["kejadian"]] = max(last.get(row["kejadian"], row["time"]), row["time"])
    return [row for row in rows if row["time"] == last[row["kejadian"]]]


def _added(rows: Sequence[_Sheet], keys: Sequence[str]) -> dict[str, Cell]:
    return {key: added([row[key] for row in rows]) for key in keys}


def _figures(keys: Sequence[str], *, additive: bool = True) -> tuple[Column, ...]:
    return tuple(
        count(key, label, english, unit, additive=additive, measure=f"bencana_{key}" if additive else "")
        for key, label, english, unit in _COUNTS
        if key in keys
    )


def _by_event(rows: Sequence[_Sheet], keys: Sequence[str]) -> Table:
    events = list(dict.fromkeys(row["kejadian"] for row in sorted(rows, key=lambda r: (r["time"], r["kejadian"]))))
    members = Text("KK terdampak", "families affected")
    columns = (
        Column(key="kejadian", label=Text("Kejadian", "Event")),
        Column(key="tanggal_data", label=Text("Data tanggal", "Data of"), kind=Kind.DATE),
        Column(key="jam_data", label=Text("Jam", "Time"), kind=Kind.CODE),
        *_figures(keys),
        Column(
            key="jiwa_per_kk",
            label=Text("Jiwa per KK", "Members per family"),
            kind=Kind.RATIO,
            parts=("jiwa", "kk"),
            base=members,
            scale=1,
        ),
    )
    found: list[Row] = []
    for event in events:
        mine = [row for row in rows if row["kejadian"] == event]
        sums, time = _added(mine, keys), mine[0]["time"]
        figures = (*(sums[key] for key in keys), ratio(sums["jiwa"], sums["kk"]))
        found.append((event, time.date(), f"{time:%H:%M}", *figures))
    return Table(
        key="kejadian",
        title=Text("Keadaan terakhir menurut kejadian", "Latest state by event"),
        columns=columns,
        rows=tuple(found),
        total=total_row(columns, found, TOTAL),
    )


def _by_place(regions: RegionSet, rows: Sequence[_Sheet], keys: Sequence[str]) -> Table:
    cells = {code: _added([r for r in rows if r["place"] == code], keys) for code in {row["place"] for row in rows}}
    columns = (*PLACE, *_figures(keys))
    made = kecamatan_rows(regions, keys, cells)
    return Table(
        key="kecamatan",
        title=Text("Keadaan terakhir menurut kecamatan, semua kejadian", "Latest state by district, all events"),
        columns=columns,
        rows=made,
        total=total_row(columns, made, TOTAL),
        by="kecamatan",
    )


def _course(rows: Sequence[_Sheet], keys: Sequence[str]) -> Table:
    """The sheets one after the other; no total, since each replaces the one before."""
    columns = (
        Column(key="kejadian", label=Text("Kejadian", "Event")),
        Column(key="waktu", label=Text("Waktu data", "Time of data"), kind=Kind.CODE),
        *_figures(keys, additive=False),
    )
    found: list[Row] = []
    for event, time in sorted({(row["kejadian"], row["time"]) for row in rows}):
        sums = _added([row for row in rows if (row["kejadian"], row["time"]) == (event, time)], keys)
        found.append((event, f"{time:%Y-%m-%d %H:%M}", *(sums[key] for key in keys)))
    return Table(
        key="perkembangan",
        title=Text("Perkembangan menurut lembar", "Course, sheet by sheet"),
        columns=columns,
        rows=tuple(found),
        notes=(Text("Lembar berikut menggantikan yang sebelumnya: tidak dijumlahkan.", "Sheets are never added up."),),
    )


def _stock(table: Input, faults: list[str]) -> Table:
    """Stock = opening + in - out, never below 0; items have units of their own, so that nothing is added down."""
    import narwhals.stable.v2 as nw

    c = nw.col
    left = c("awal") + c("masuk") - c("keluar")
    if rows := table.where(left < 0):
        faults.append(f"{LOGISTICS.key}: {rows}: keluar lebih banyak dari awal + masuk")
    if "akhir" in table.columns and (rows := table.where(c("akhir") != left)):
        faults.append(f"{LOGISTICS.key}: {rows}: akhir harus sama dengan awal + masuk - keluar")
    columns = (
        Column(key="barang", label=Text("Barang", "Item")),
        Column(key="satuan", label=Text("Satuan", "Unit")),
        Column(key="pemilik", label=Text("Pemilik stok", "Owner of stock")),
        count("awal", "Awal", "Opening", None, additive=False, open=True),
        count("masuk", "Masuk", "In", None, additive=False, open=True),
        count("tersedia", "Tersedia", "There", None, additive=False, open=True),
        count("keluar", "Keluar", "Out", None, additive=False, open=True),
        count("akhir", "Akhir", "Closing", None, additive=False, open=True),
    )
    found: list[Row] = []
    for row in table.rows(faults):
        there = row["awal"] + row["masuk"]
        named = (row["barang"], row["satuan"], row["pemilik"])
        found.append((*named, row["awal"], row["masuk"], there, row["keluar"], there - row["keluar"]))
    return Table(
        key="logistik",
        title=Text("Logistik", "Logistics"),
        columns=columns,
        rows=tuple(found),
        identities=(
            Identity(total="tersedia", parts=("awal", "masuk")),
            Identity(total="tersedia", parts=("keluar", "akhir")),
        ),
        notes=(Text("Satuan tiap barang berbeda: tidak dijumlahkan.", "Items have units of their own: not added."),),
    )


def _charts(tables: Sequence[Table]) -> tuple[Chart, ...]:
    title = Text("Jiwa terdampak menurut kecamatan", "Persons affected by district")
    charts = [chart("peta_jiwa", title, ChartKind.TILES, tables[1], "kode_kecamatan", ["jiwa"])]
    for table in tables:
        if table.key == "perkembangan" and len({row[0] for row in table.rows}) == 1:
            title = Text("Perkembangan jiwa terdampak", "Persons affected over time")
            charts.append(chart("tren_jiwa", title, ChartKind.TREND, table, "waktu", ["jiwa"]))
    return tuple(charts)


def _notes(rows: Sequence[_Sheet]) -> tuple[Text, ...]:
    low, high = (read_number("bencana", f"jiwa_per_kk_paling_{word}")[0] for word in ("sedikit", "banyak"))
    notes = [Text("Angka tiap kejadian dari lembar terakhirnya.", "Figures of every event are of its latest sheet.")]
    if len({row["kejadian"] for row in rows}) > 1:
        notes.append(
            Text(
                "Satu orang dapat terdampak beberapa kejadian: jumlah kejadian bukan jumlah orang berbeda.",
                "One person can be hit by several events: the sum of events is no count of different persons.",
            )
        )
    odd = [
        row["number"]
        for row in rows
        if row["kk"] and row["jiwa"] is not None and not low <= Fraction(row["jiwa"], row["kk"]) <= high
    ]
    if odd:
        rows_named = named_rows(odd)
        notes.append(
            Text(
                f"Periksa: jiwa per KK di luar {low} sampai {high} pada {rows_named} data.",
                f"Check: members per family outside {low} to {high} in row(s) {rows_named.removeprefix('baris ')}.",
            )
        )
    if any(row["place"] == UNKNOWN for row in rows):
        unknown = UNKNOWN_NAME
        notes.append(Text(f"Ada wilayah {unknown.id}.", f"There are {unknown.en} places."))
    return tuple(notes)


ENTRY: Final = Entry(
    name="bencana",
    title=Text("Lembar bencana", "Disaster sheet"),
    about="R9, tiap kejadian, harian dan tahunan: BPBD, provinsi, Kemensos",
    builder="pskslib.reports.disasters:disaster",
    inputs=(SHEETS, LOGISTICS),
    options=(Option(key="pukul", argument="at", about="keadaan pada waktu ini, misalnya 2026-11-24T18:00"),),
)
