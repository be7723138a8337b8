"""R12, recap of services and complaints (Puskesos, SLRT): what was asked for month by month, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, text
from pskslib.reports.decided import in_polars
from pskslib.reports.entry import Entry
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, read_all, translated, where
from pskslib.reports.months import column_of, in_words, next_month, short
from pskslib.reports.regions_rows import PLACE, TOTAL, kecamatan_finder, kecamatan_rows, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

ROWS: Final = InputTable(
    key="layanan",
    argument="rows",
    about="satu baris satu permintaan layanan atau pengaduan; atau jumlahnya sehari menurut layanan (jumlah)",
    columns=(
        InputColumn(name="tanggal", sort=Sort.DATE, filled=True, about="hari layanan diminta"),
        InputColumn(name="layanan", sort=Sort.TEXT, filled=True, about="jenis layanan atau pengaduan"),
        InputColumn(name="kecamatan", sort=Sort.TEXT, needed=False, about="nama atau kode; kosong = tidak diketahui"),
        InputColumn(name="jumlah", sort=Sort.COUNT, needed=False, filled=True, about="banyaknya; tanpa ini satu"),
        InputColumn(name="selesai", sort=Sort.DATE, needed=False, about="hari selesai; kosong = masih terbuka"),
    ),
)
_KASUS: Final = CountUnit.KASUS


def services(rows: IntoFrame, *, as_of: date, period: Text | str, regions: RegionSet | None = None) -> Report:
    """Build the recap of services: by service and month, by kecamatan, and opening + in = done + closing.

    Args:
        rows: ``tanggal``, ``layanan``, perhaps ``kecamatan``; one row a case, with ``selesai`` where that is kept, or
            sums with ``jumlah``.
        as_of: The day on which one looks: what was done later is still open.
        period: Of which time.
        regions: The regency; Kutai Timur unless told otherwise.

    Returns:
        A report; two services for one person count twice.

    Raises:
        TableError: A column is missing or of the wrong sort, a case was done before it came; everything at once.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"tanggal": [date(2026, 1, 5), date(2026, 3, 2)], "layanan": ["SKTM", "SKTM"],
        ...                      "selesai": [date(2026, 3, 3), None]})
        >>> report = services(rows, as_of=date(2026, 3, 31), period="Triwulan I 2026")
        >>> report.table("layanan").rows
        (('SKTM', 1, None, 1, 2, 1),)
        >>> [row[1:6] for row in report.table("penyelesaian").rows]
        [(0, 1, 1, 0, 1), (1, 0, 1, 0, 1), (1, 1, 2, 1, 1)]
    """
    regency = regions_or_kutim(regions)
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    _check(given, as_of, faults)
    places = translated(given, "kecamatan", kecamatan_finder(regency), faults) if "kecamatan" in given.columns else {}
    complain(faults)
    frame = _prepared(given)
    months = _months(frame)
    by_service = _by_service(frame, months)
    tables = [by_service]
    if "kecamatan" in given.columns:
        tables.append(_by_kecamatan(frame, places, regency))
    if "selesai" in given.columns and "jumlah" not in given.columns:
        tables.append(_settled(frame, months, as_of))
    return Report(
        name="rekap-layanan",
        title=Text("Rekap layanan dan pengaduan", "Recap of services and complaints"),
        place=place_name(regency),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=tuple(_charts(tables)),
        notes=(
            Text(
                "Yang dihitung permintaan, bukan orang: dua layanan untuk satu orang dihitung dua kali. Bulan tanpa "
                "satu pun catatan dikosongkan: tidak diketahui apakah tidak ada atau tidak dicatat.",
                "Requests are counted, not persons: two services for one person count twice. A month without a single "
                "record is blank: nobody knows whether there was none or none was kept.",
            ),
        ),
    )


def _check(table: Input, as_of: date, faults: list[str]) -> None:
    """Tell what cannot have been: done before it came, come after the day on which one looks."""
    import narwhals.stable.v2 as nw

    frame = in_polars(table.frame)
    later = nw.col("tanggal") > nw.lit(as_of)
    if bool(frame.select(later.any().alias("x")).item() or False):
        faults.append(f"layanan: kolom tanggal: {where(frame, later)}: sesudah tanggal keadaan")
    if "selesai" in table.columns:
        early = (nw.col("selesai") < nw.col("tanggal")).fill_null(False)
        if bool(frame.select(early.any().alias("x")).item() or False):
            faults.append(f"layanan: kolom selesai: {where(frame, early)}: sebelum layanan diminta")


def _prepared(table: Input) -> nw.DataFrame[Any]:
    import narwhals.stable.v2 as nw

    frame = in_polars(table.frame)
    number = nw.col("jumlah") if "jumlah" in table.columns else nw.lit(1, nw.Int64())
    return frame.with_columns(n=number, month=nw.col("tanggal").dt.to_string("%Y-%m"))


def _months(frame: nw.DataFrame[Any]) -> list[str]:
    """All months from the first to the last, also those between without a record."""
    there = sorted(frame.get_column("month").unique().to_list())
    found = there[:1]
    while found and found[-1] < there[-1]:
        found.append(next_month(found[-1]))
    return found


def _by_service(frame: nw.DataFrame[Any], months: Sequence[str]) -> Table:
    import narwhals.stable.v2 as nw

    sums = frame.group_by("layanan", "month").agg(nw.col("n").sum())
    counts = {(row["layanan"], row["month"]): int(row["n"]) for row in sums.iter_rows(named=True)}
    reported = {month for _, month in counts}
    names = sorted({name for name, _ in counts})
    columns = (
        Column(key="layanan", label=Text("Layanan", "Service")),
        *(count(column_of(m, months), short(m).id, short(m).en, _KASUS) for m in months),
        count("jumlah", "Jumlah", "Total", _KASUS),
        Column(key="peringkat", label=Text("Peringkat", "Rank"), kind=Kind.COUNT, additive=False),
    )
    cells = {n: [counts.get((n, m), 0) if m in reported else None for m in months] for n in names}
    totals = {name: added(found) or 0 for name, found in cells.items()}
    rows: list[Row] = [
        (name, *cells[name], totals[name], 1 + sum(other > totals[name] for other in totals.values()))
        for name in sorted(names, key=lambda n: (-totals[n], n))
    ]
    days = frame.get_column("tanggal").n_unique()
    return Table(
        key="layanan",
        title=Text("Layanan menurut bulan", "Services by month"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL) if rows else None,
        identities=(Identity(total="jumlah", parts=tuple(column_of(m, months) for m in months)),) if months else (),
        by="layanan",
        notes=(
            Text(
                f"Rata-rata {_mean(sum(totals.values()), days, ',')} sehari pada {days} hari yang ada catatannya.",
                f"{_mean(sum(totals.values()), days, '.')} a day on average, over {days} days with a record.",
            ),
        )
        if days
        else (),
    )


def _mean(whole: int, days: int, mark: str) -> str:
    tenths = (20 * whole + days) // (2 * days)  # half up, exactly
    return f"{tenths // 10}{mark}{tenths % 10}"


def _by_kecamatan(frame: nw.DataFrame[Any], places: Mapping[str | None, str], regions: RegionSet) -> Table:
    import narwhals.stable.v2 as nw

    sums = frame.group_by("kecamatan").agg(nw.col("n").sum())
    cells: dict[str, dict[str, Cell]] = {}
    for row in sums.iter_rows(named=True):
        here = cells.setdefault(places[row["kecamatan"]], {})
        here["jumlah"] = added([here.get("jumlah"), int(row["n"])])
    columns = (*PLACE, count("jumlah", "Layanan", "Services", _KASUS))
    rows = kecamatan_rows(regions, ["jumlah"], cells)
    return Table(
        key="kecamatan",
        title=Text("Layanan menurut kecamatan", "Services by district"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        by="kecamatan",
        notes=(Text("Kosong: tidak ada catatan dari kecamatan itu.", "Blank: no record from that district."),),
    )


def _settled(frame: nw.DataFrame[Any], months: Sequence[str], as_of: date) -> Table:
    """Opening + in = done + closing, month by month; and how long what was done had taken."""
    import narwhals.stable.v2 as nw

    done = nw.col("selesai").is_null() | (nw.col("selesai") > nw.lit(as_of))
    known = frame.with_columns(done=nw.when(done).then(nw.lit(None)).otherwise(nw.col("selesai")))
    took = (nw.col("done") - nw.col("tanggal")).dt.total_minutes() // (24 * 60)
    finished = known.filter(~nw.col("done").is_null()).select(m=nw.col("done").dt.to_string("%Y-%m"), took=took)
    sums = finished.group_by("m").agg(nw.len().alias("n"), nw.col("took").sum())
    out = {row["m"]: (int(row["n"]), int(row["took"])) for row in sums.iter_rows(named=True)}
    came = {
        row["month"]: int(row["n"]) for row in known.group_by("month").agg(nw.len().alias("n")).iter_rows(named=True)
    }
    last = max([*months, *out], default="")
    shown = [*months]
    while shown and shown[-1] < last:
        shown.append(next_month(shown[-1]))
    columns = (
        Column(key="bulan", label=Text("Bulan", "Month")),
        count("sisa_awal", "Sisa awal", "Open before", _KASUS, additive=False),
        count("masuk", "Masuk", "Came in", _KASUS),
        count("ditangani", "Ditangani", "In hand", _KASUS, additive=False),
        count("selesai", "Selesai", "Done", _KASUS),
        count("sisa_akhir", "Sisa akhir", "Open after", _KASUS, additive=False),
        count("hari", "Hari sampai selesai", "Days until done", CountUnit.HARI),
        Column(
            key="lama",
            label=Text("Rata-rata hari", "Days on average"),
            kind=Kind.RATIO,
            parts=("hari", "selesai"),
            base=Text("yang selesai", "those done"),
            scale=1,
        ),
    )
    rows: list[Row] = []
    left = 0
    for month in shown:
        ended, days = out.get(month, (0, 0))
        hand = left + came.get(month, 0)
        rows.append((in_words(month).id, left, came.get(month, 0), hand, ended, hand - ended, days, Ratio(days, ended)))
        left = hand - ended
    return Table(
        key="penyelesaian",
        title=Text("Penyelesaian menurut bulan", "Settlement by month"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL) if rows else None,
        identities=(
            Identity(total="ditangani", parts=("sisa_awal", "masuk")),
            Identity(total="ditangani", parts=("selesai", "sisa_akhir")),
        ),
        by="bulan",
        words=tuple(map(in_words, shown)),
    )


def _charts(tables: Sequence[Table]) -> Iterable[Chart]:
    for table in tables:
        if table.key == "layanan" and table.rows:
            yield chart("batang_layanan", table.title, ChartKind.BARS, table, "layanan", ["jumlah"])
        elif table.key == "kecamatan":
            yield chart("peta_layanan", table.title, ChartKind.TILES, table, PLACE[0].key, ["jumlah"])
        elif table.key == "penyelesaian" and table.rows:
            yield chart("garis_sisa", table.title, ChartKind.TREND, table, "bulan", ["masuk", "selesai", "sisa_akhir"])


ENTRY: Final = Entry(
    name="rekap-layanan",
    title=Text("Rekap layanan dan pengaduan", "Recap of services and complaints"),
    about="R12, bulanan: kepala dinas; Puskesos dan SLRT",
    builder="pskslib.reports.service_recap:services",
    inputs=(ROWS,),
)
