"""R3, minimum services (SPM) of the social field: recipients (A), quality (B), budget (C), index and classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, money, ratio, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import complain, read_all
from pskslib.reports.lists import cited, read_list, read_number, read_scale
from pskslib.reports.regions_rows import TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.spm_index import ZERO_TARGETS, Index, Service, ZeroTarget, class_of, index_of, mean_of
from pskslib.reports.spm_inputs import (
    BUDGET,
    GROUP_NAMES,
    MONTH_NAMES,
    MONTHS,
    PERSONS,
    QUALITY,
    RECIPIENTS,
    by_service,
    fill_months,
    quality_rows,
    service_codes,
)
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_NO_TARGET: Final = Text("Tidak ada sasaran", "Nobody to serve")
_NO_DATA: Final = Text("Belum dapat dihitung", "Cannot be worked out yet")


def spm(
    recipients: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    persons: IntoFrame | None = None,
    quality: IntoFrame | None = None,
    budget: IntoFrame | None = None,
    zero_target: ZeroTarget = "kecualikan",
    targets_from: str = "",
    standard: str = "Permensos 9/2018",
) -> Report:
    """Build the SPM report of a year, or of a part of it.

    Args:
        recipients: One row a service, with ``layanan`` (S1 to S5), ``sasaran`` (persons who must be served) and the
            months ``jan`` ... ``des``: persons served *for the first time* in that month (blank: no report).
        as_of: The day that the figures stand for; its year is the year of the report.
        period: Of which time, e.g. ``"Triwulan III 2026"``.
        regions: The regency; Kutai Timur unless told otherwise.
        persons: In place of the months one row a service given, with ``layanan``, ``nik`` and ``tanggal``: a person
            helped in three months counts once, in the first.
        quality: One row an item, with ``layanan``, ``mutu`` (L01 to L13, B01 to B05, or words), ``kelompok``
            (barang/jasa or sdm), ``satuan``, ``harus`` and months. An item is met when its sum reaches what is due;
            B is items met / items due.
        budget: One row a service, with ``layanan``, ``anggaran`` and months, in rupiah.
        zero_target: A service with nobody to serve is left out of the mean (``"kecualikan"``) or counts as fully
            reached (``"penuh"``). No source that could be read says which.
        targets_from: Where the targets come from, for the notes; counts of last year make 100 percent easy.
        standard: The technical standard in force.

    Returns:
        A report with the tables ``a``, ``b``, ``c`` (as far as given) and ``indeks``.

    Raises:
        TableError: A column is missing, a service unknown or twice, a day outside the year; all are told with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"layanan": ["S1", "S5"], "sasaran": [100, 0], "jan": [60, 0], "feb": [50, None]})
        >>> report = spm(rows, as_of=date(2026, 12, 31), period="Tahun 2026")
        >>> a = report.table("a")
        >>> a.column("total")[0], a.column("belum")[0], report.table("indeks").column("a")[0].value
        (110, 0, Fraction(11, 10))
    """
    where = regions_or_kutim(regions)
    pairs = [(recipients, RECIPIENTS), (persons, PERSONS), (quality, QUALITY), (budget, BUDGET)]
    given, each, items, money_rows = read_all(pairs)
    assert given is not None
    faults: list[str] = []
    if zero_target not in ZERO_TARGETS:
        faults.append(f"tanpa_sasaran harus {' atau '.join(ZERO_TARGETS)}, bukan {zero_target!r}")
    people = by_service(given, faults)
    if each is not None:
        fill_months(people, each, as_of, faults)
    due = [] if items is None else quality_rows(items, faults)
    spent = None if money_rows is None else by_service(money_rows, faults)
    complain(faults)
    services = [_service(code, people.get(code, {}), due) for code in service_codes()]
    indexes = [index_of(service, zero_target) for service in services]
    tables = [_block_a(people)]
    if items is not None:
        tables.append(_block_b(due))
    if spent is not None:
        tables.append(_block_c(spent))
    tables.append(_index_table(services, indexes))
    return Report(
        name="spm-sosial",
        title=Text(
            "Laporan Penerapan Standar Pelayanan Minimal Bidang Sosial", "Minimum service standards of the social field"
        ),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables),
        notes=_notes(services, indexes, zero_target, targets_from, with_quality=items is not None),
        sources=_sources(standard),
    )


def _service(code: str, row: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> Service:
    due = [item for item in items if item["layanan"] == code and item["harus"] is not None]
    wanted = [item for item in due if item["harus"] > 0]
    met = sum((added([item[m] for m in MONTHS]) or 0) >= item["harus"] for item in wanted)
    return Service(
        code=code,
        target=row.get("sasaran"),
        served=added([row.get(month) for month in MONTHS]),
        due=len(wanted) if due else None,
        met=met if due else None,
    )


def _month_columns(unit: CountUnit | None, **more: Any) -> list[Column]:
    kind = Kind.MONEY if unit is CountUnit.RUPIAH else Kind.COUNT
    named = zip(MONTHS, MONTH_NAMES, strict=True)
    return [Column(key=month, label=name, kind=kind, unit=unit, **more) for month, name in named]


def _left(due: int | None, done: int | None) -> int | None:
    """What is still to be done; never below 0 in print."""
    return None if due is None else max(0, due - (done or 0))


def _block_a(people: Mapping[str, Mapping[str, Any]]) -> Table:
    unit = CountUnit.ORANG
    columns = (
        Column(key="kode", label=Text("Kode", "Code"), kind=Kind.CODE),
        Column(key="uraian", label=Text("Uraian SPM", "Service")),
        Column(key="satuan", label=Text("Satuan", "Unit")),
        count("sasaran", "Jumlah yang harus dilayani", "To be served", unit, additive=False),
        *_month_columns(unit, additive=False),
        count("total", "Total", "Total", unit, additive=False),
        count("belum", "Belum terlayani", "Not served", unit, additive=False),
        share(
            "persen",
            "Capaian",
            "Reached",
            ("total", "sasaran"),
            Text("yang harus dilayani", "to be served"),
            decimals=2,
        ),
    )
    rows: list[Row] = []
    entries = read_list("spm", "layanan").entries
    for entry in entries:
        row = people.get(entry.code, {})
        months = [row.get(month) for month in MONTHS]
        due, done = row.get("sasaran"), added(months)
        figures = (due, *months, done, _left(due, done), ratio(done, due))
        rows.append((entry.code, entry.more["indicator"], unit.value, *figures))
    weight = read_number("spm", "bobot_a")[0] * 100
    return Table(
        key="a",
        title=Text(f"A. Penerima layanan dasar ({weight}%)", f"A. Recipients of basic services ({weight}%)"),
        columns=columns,
        rows=tuple(rows),
        identities=(Identity(total="total", parts=MONTHS),),
        by="layanan_spm",
        words=(*(Text(e.more["indicator"], e.name.en) for e in entries), unit.text),
    )


def _block_b(items: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        Column(key="layanan", label=Text("Layanan", "Service")),
        Column(key="kelompok", label=Text("Kelompok", "Group")),
        Column(key="kode", label=Text("Kode", "Code"), kind=Kind.CODE),
        Column(key="uraian", label=Text("Mutu minimal", "Minimum quality")),
        Column(key="satuan", label=Text("Satuan", "Unit")),
        count("harus", "Jumlah yang harus dipenuhi", "Due", None, additive=False, open=True),
        *_month_columns(None, additive=False, open=True),
        count("total", "Total", "Total", None, additive=False, open=True),
        count("belum", "Belum terpenuhi", "Not met", None, additive=False, open=True),
        share("persen", "Capaian", "Reached", ("total", "harus"), Text("yang harus dipenuhi", "due"), decimals=2),
    )
    rows: list[Row] = []
    for item in items:
        months = [item[month] for month in MONTHS]
        done = added(months)
        named = (item["layanan"], GROUP_NAMES[item["kelompok"]].id, item["kode"], item["uraian"].id, item["satuan"])
        rows.append((*named, item["harus"], *months, done, _left(item["harus"], done), ratio(done, item["harus"])))
    weight = read_number("spm", "bobot_b")[0] * 100
    return Table(
        key="b",
        title=Text(f"B. Mutu minimal layanan dasar ({weight}%)", f"B. Minimum quality of basic services ({weight}%)"),
        columns=columns,
        rows=tuple(rows),
        identities=(Identity(total="total", parts=MONTHS),),
        notes=(
            Text("Satuan tiap butir berbeda; kolom tidak dijumlahkan.", "Units differ by item; columns are not added."),
        ),
        words=(*GROUP_NAMES.values(), *(item["uraian"] for item in items)),
    )


def _block_c(spent: Mapping[str, Mapping[str, Any]]) -> Table:
    columns = (
        Column(key="kode", label=Text("Kode", "Code"), kind=Kind.CODE),
        Column(key="uraian", label=Text("Uraian SPM", "Service")),
        money("anggaran", "Anggaran", "Budget"),
        *_month_columns(CountUnit.RUPIAH),
        money("jumlah", "Jumlah", "Total"),
        money("selisih", "Selisih", "Difference"),
        share("persen", "Serapan", "Spent", ("jumlah", "anggaran"), Text("anggaran", "budget"), decimals=2),
    )
    rows: list[Row] = []
    for entry in read_list("spm", "layanan").entries:
        row = spent.get(entry.code, {})
        months = [row.get(month) for month in MONTHS]
        budget, done = row.get("anggaran"), added(months)
        left = None if budget is None else budget - (done or 0)
        rows.append((entry.code, entry.name.id, budget, *months, done, left, ratio(done, budget)))
    return Table(
        key="c",
        title=Text("C. Alokasi anggaran dan realisasi (Rp)", "C. Budget and spending (Rp)"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        identities=(
            Identity(total="jumlah", parts=MONTHS),
            Identity(total="anggaran", parts=("jumlah", "selisih")),
        ),
        by="layanan_spm",
        words=tuple(entry.name for entry in read_list("spm", "layanan").entries),
    )


def _index_table(services: Sequence[Service], indexes: Sequence[Index]) -> Table:
    people = CountUnit.ORANG
    columns = (
        Column(key="kode", label=Text("Kode", "Code"), kind=Kind.CODE),
        Column(key="layanan", label=Text("Layanan dasar", "Basic service")),
        count("sasaran", "Harus dilayani", "To be served", people, additive=False),
        count("terlayani", "Terlayani", "Served", people, additive=False),
        share("a", "A", "A", ("terlayani", "sasaran"), Text("yang harus dilayani", "to be served"), decimals=2),
        count("mutu_harus", "Butir mutu yang harus", "Quality items due", None, additive=False, open=True),
        count("mutu_terpenuhi", "Butir terpenuhi", "Met", None, additive=False, open=True),
        share("b", "B", "B", ("mutu_terpenuhi", "mutu_harus"), Text("butir mutu", "items due"), decimals=2),
        Column(key="ip", label=Text("IP", "Index"), kind=Kind.RATIO, decimals=2),
        Column(key="kelas", label=Text("Kelas", "Class")),
    )
    rows: list[Row] = []
    names = {entry.code: entry.name for entry in read_list("spm", "layanan").entries}
    for service, index in zip(services, indexes, strict=True):
        word = index.step.name if index.step else _NO_TARGET if index.excluded else _NO_DATA
        value: Cell = Ratio(*index.value.as_integer_ratio()) if index.value is not None else None
        if index.excluded:
            value = Ratio(0, 0)
        a, b = ratio(service.served, service.target), ratio(service.met, service.due)
        counts = (service.target, service.served, a, service.due, service.met, b)
        rows.append((service.code, names[service.code].id, *counts, value, word.id))
    mean = mean_of(indexes)
    given: dict[str, Cell] = {
        "ip": None if mean is None else Ratio(*mean.as_integer_ratio()),
        "kelas": None if mean is None else class_of(mean).name.id,
    }
    label = Text("INDEKS BIDANG SOSIAL (rata-rata)", "INDEX OF THE SOCIAL FIELD (mean)")
    classes = tuple(step.name for step in read_scale("spm", "kelas").steps)
    return Table(
        key="indeks",
        title=Text("Indeks pencapaian SPM", "Achievement index"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, label.id, **given),
        by="layanan_spm",
        words=(label, _NO_TARGET, _NO_DATA, *classes, *names.values()),
    )


def _charts(tables: Sequence[Table]) -> tuple[Chart, ...]:
    title = Text("Indeks pencapaian menurut layanan", "Achievement index by service")
    return (chart("batang_ip", title, ChartKind.BARS, tables[-1], "kode", ["ip"]),)


def _notes(
    services: Sequence[Service], indexes: Sequence[Index], zero: ZeroTarget, targets_from: str, *, with_quality: bool
) -> tuple[Text, ...]:
    a, b = (read_number("spm", code)[0] for code in ("bobot_a", "bobot_b"))
    weights = [f"{float(w):.2f}".replace(".", ",") for w in (a, b)], [f"{float(w):.2f}" for w in (a, b)]
    notes = [
        Text(
            f"IP = {weights[0][0]} A + {weights[0][1]} B. Kelas menurut nilai mentah, sebelum dibulatkan.",
            f"IP = {weights[1][0]} A + {weights[1][1]} B. Classes by the raw value, before rounding.",
        ),
        Text(
            "Kolom bulan memuat orang yang baru dilayani: yang dibantu tiga bulan dihitung satu orang.",
            "Months hold persons newly served: who was helped in three months is one person.",
        ),
    ]
    for service, index in zip(services, indexes, strict=True):
        if index.capped:
            both = f"{service.served} / {service.target}"
            notes.append(
                Text(
                    f"{service.code}: capaian A sebenarnya {both}, di atas sasaran; dihitung paling tinggi 100%.",
                    f"{service.code}: A is really {both}, above the target; counted as 100% at most.",
                )
            )
    if empty := [service.code for service in services if service.target == 0]:
        words = ("tidak ikut dalam rata-rata", "left out of the mean")
        words = words if zero == "kecualikan" else ("dihitung terpenuhi", "counted as reached")
        notes.append(
            Text(
                f"Tidak ada sasaran: {', '.join(empty)}; {words[0]}.",
                f"Nobody to serve: {', '.join(empty)}; {words[1]}.",
            )
        )
    if not with_quality:
        notes.append(Text("Mutu (B) belum diberikan, sehingga IP belum dihitung.", "Without quality (B) no index."))
    if targets_from:
        notes.append(Text(f"Sasaran dari: {targets_from}.", f"Targets from: {targets_from}."))
    return tuple(notes)


def _sources(standard: str) -> tuple[Text, ...]:
    law = "PP 2/2018 Pasal 10 ayat (3); Permendagri 59/2021"
    numbers = [read_number("spm", code)[1] for code in ("bobot_a", "bobot_b", "capaian_paling_tinggi")]
    return (
        Text(f"Dasar: {law}; standar teknis {standard}", f"Basis: {law}; technical standard {standard}"),
        cited(numbers, Text("Bobot dan batas", "Weights and cap")),
        cited([read_scale("spm", "kelas")], Text("Kelas", "Classes")),
    )


ENTRY: Final = Entry(
    name="spm-sosial",
    title=Text("SPM bidang sosial", "Minimum services of the social field"),
    about="R3, triwulan dan tahunan: bupati, provinsi, Kemendagri",
    builder="pskslib.reports.spm_report:spm",
    inputs=(RECIPIENTS, PERSONS, QUALITY, BUDGET),
    options=(
        Option(
            key="tanpa_sasaran",
            argument="zero_target",
            about="layanan tanpa sasaran dikecualikan dari rata-rata atau dihitung penuh",
            choices=ZERO_TARGETS,
        ),
        Option(key="sumber_sasaran", argument="targets_from", about="dari mana sasaran berasal"),
        Option(key="standar", argument="standard", about="standar teknis yang berlaku"),
    ),
)
