"""R7, proposals and objections: opening + in = decided + still open, and how long each step takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.areas import DESA, KECAMATAN, LEVELS, Areas, By, Sums
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, one_of, read_all, translated
from pskslib.reports.regions_rows import TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Row, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_FLOWS: Final = {"usul": "usulan", "usulan": "usulan", "sanggah": "sanggah", "sanggahan": "sanggah"}
_FLOW_NAMES: Final = {"usulan": Text("Usulan", "Proposals"), "sanggah": Text("Sanggahan", "Objections")}
_RESULTS: Final = {
    **dict.fromkeys(("diterima", "disahkan", "disetujui"), "diterima"),
    "ditolak": "ditolak",
}


def _sum(name: str, about: str) -> InputColumn:
    return InputColumn(name=name, sort=Sort.COUNT, needed=False, unit=CountUnit.USULAN, about=about)


ROWS: Final = InputTable(
    key="usulan",
    argument="rows",
    about="satu baris satu usulan atau sanggahan (tanggal_masuk), atau jumlahnya tiap wilayah (masuk)",
    columns=(
        KECAMATAN,
        DESA,
        InputColumn(name="alur", sort=Sort.TEXT, filled=True, about="usulan atau sanggah"),
        InputColumn(name="program", sort=Sort.TEXT, needed=False, about="program yang diusulkan"),
        InputColumn(name="tanggal_masuk", sort=Sort.DATE, needed=False, about="hari masuk"),
        InputColumn(name="tanggal_desa", sort=Sort.DATE, needed=False, about="hari disetujui desa"),
        InputColumn(name="tanggal_putus", sort=Sort.DATE, needed=False, about="hari diputus; kosong = dalam proses"),
        InputColumn(name="hasil", sort=Sort.TEXT, needed=False, about="diterima (disahkan) atau ditolak"),
        InputColumn(name="alasan", sort=Sort.TEXT, needed=False, about="alasan ditolak"),
        _sum("awal", "dalam proses pada awal masa"),
        _sum("masuk", "masuk dalam masa itu"),
        _sum("disetujui_desa", "disetujui desa dalam masa itu"),
        _sum("diterima", "diterima atau disahkan dinas"),
        _sum("ditolak", "ditolak"),
        _sum("akhir", "dalam proses pada akhir masa; tanpa kolom ini dihitung"),
    ),
)
_SUMMED: Final = ("awal", "masuk", "disetujui_desa", "diterima", "ditolak")
_HELD: Final = (
    Identity(total="harus", parts=("awal", "masuk")),
    Identity(total="diputus", parts=("diterima", "ditolak")),
    Identity(total="harus", parts=("diputus", "akhir")),
)
_NO_PROGRAMME: Final = Text("(tanpa program)", "(no programme)")
_STEPS: Final = (
    ("masuk_desa", Text("Masuk sampai disetujui desa", "In until the village agrees"), "tanggal_masuk", "tanggal_desa"),
    ("desa_putus", Text("Desa sampai putusan dinas", "Village until decided"), "tanggal_desa", "tanggal_putus"),
    ("masuk_putus", Text("Masuk sampai putusan dinas", "In until decided"), "tanggal_masuk", "tanggal_putus"),
)


def proposals(
    rows: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    since: date | None = None,
    by: By = "kecamatan",
) -> Report:
    """Build the report of proposals and objections of a period.

    Args:
        rows: One row a case, with ``kecamatan``, perhaps ``desa`` and ``program``, ``alur`` (usulan, sanggah),
            ``tanggal_masuk``, perhaps ``tanggal_desa``, ``tanggal_putus``, ``hasil`` (diterima, ditolak), ``alasan``;
            or sums, with ``awal``, ``masuk``, ``diterima``, ``ditolak``, perhaps ``disetujui_desa`` and ``akhir``
            (blank: no report).
        as_of: Last day of the period.
        period: The period in words.
        regions: The regency; Kutai Timur unless told otherwise.
        since: First day of the period, for single cases; the first of the month of ``as_of`` unless told otherwise.
        by: Rows by ``"kecamatan"`` or ``"desa"``.

    Returns:
        A report with a table a flow, one by programme where told and, of single cases, ``lama_proses`` and
        ``alasan_ditolak``.

    Raises:
        TableError: A column or place is wrong, a case is decided before it came, or opening + in is not decided + still
            open; all are told with rows.

    Example:
        >>> import polars as pl
        >>> cases = pl.DataFrame({"kecamatan": "Telen", "alur": "usulan", "hasil": ["diterima", None],
        ...     "tanggal_masuk": [date(2026, 10, 30), date(2026, 11, 3)], "tanggal_putus": [date(2026, 11, 9), None]})
        >>> table = proposals(cases, as_of=date(2026, 11, 30), period="November 2026").table("usulan")
        >>> [table.total[table.place(key)] for key in ("awal", "masuk", "diputus", "akhir")]
        [1, 1, 1, 1]
    """
    areas = Areas(regions=regions_or_kutim(regions), by=by)
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    if by not in LEVELS:
        faults.append(f"menurut harus {' atau '.join(LEVELS)}, bukan {by!r}")
    single = "tanggal_masuk" in given.columns
    if not single and (lacking := [n for n in ("awal", "masuk", "diterima", "ditolak") if n not in given.columns]):
        faults.append(
            f"{ROWS.key}: tidak ada kolom {', '.join(lacking)} (atau tanggal_masuk, untuk satu baris satu usulan)"
        )
    flows = translated(given, "alur", _flow, faults, blank=None)
    complain(faults)
    tables: list[Table] = []
    first = since or as_of.replace(day=1)
    cases = _cases(given, first, as_of, faults) if single else given
    _check(cases, faults)
    complain(faults)
    sums = areas.sums(cases, faults, _SUMMED, ("alur",))
    complain(faults)
    for flow in _FLOW_NAMES:
        mine: dict[str, Sums] = {}
        for key, found in sums.items():
            if flows.get(key[1]) == flow:
                held = mine.setdefault(key[0], dict.fromkeys(_SUMMED, None))
                mine[key[0]] = {name: added([held[name], found[name]]) for name in _SUMMED}
        if mine:
            tables.append(_table(areas, flow, mine, cases.columns))
    if "program" in cases.columns:
        of_programmes = areas.sums(cases, faults, _SUMMED, ("alur", "program"))
        tables += [_by_programme(table.key, of_programmes, flows) for table in [*tables]]
    if single:
        tables += _of_cases(cases, flows)
    return Report(
        name="usul-sanggah",
        title=Text("Usulan dan sanggahan", "Proposals and objections"),
        place=place_name(areas.regions),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables, by),
        notes=(
            Text(
                "Dalam proses awal + masuk = diputus + dalam proses akhir.",
                "Open at the start + in = decided + open at the end.",
            ),
        ),
        sources=(Text("Dasar: UU 13/2011; Permensos 3/2021", "Basis: UU 13/2011; Permensos 3/2021"),),
    )


def _flow(written: str) -> str:
    if (found := _FLOWS.get(written.casefold())) is None:
        raise UnknownName(f"alur {written[:20]!r} harus usulan atau sanggah")
    return found


def _result(written: str) -> str:
    if (found := _RESULTS.get(written.casefold())) is None:
        raise UnknownName(f"hasil {written[:20]!r} harus diterima atau ditolak")
    return found


def _cases(table: Input, first: date, last: date, faults: list[str]) -> Input:
    """Write single cases as the sums of their area: what each one is to the period."""
    import narwhals.stable.v2 as nw

    frame = table.frame
    for name, dtype in (("tanggal_desa", nw.Date()), ("tanggal_putus", nw.Date()), ("hasil", nw.String())):
        if name not in table.columns:
            frame = frame.with_columns(nw.lit(None, dtype).alias(name))
    came, agreed, decided = nw.col("tanggal_masuk"), nw.col("tanggal_desa"), nw.col("tanggal_putus")
    given = evolve(table, frame=frame, columns=table.columns | {"tanggal_desa", "tanggal_putus", "hasil"})
    results = translated(given, "hasil", _result, faults)
    accepted = [written for written, code in results.items() if code == "diterima" and written is not None]
    refused = [written for written, code in results.items() if code == "ditolak" and written is not None]
    known = one_of("hasil", [*accepted, *refused])
    for test, why in (
        (came.is_null(), "kolom tanggal_masuk: {}: belum diisi"),
        (came > nw.lit(last), f"kolom tanggal_masuk: {{}}: sesudah {last}"),
        (decided < came, "kolom tanggal_putus: {}: diputus sebelum masuk"),
        (agreed < came, "kolom tanggal_desa: {}: disetujui desa sebelum masuk"),
        (decided < agreed, "kolom tanggal_putus: {}: diputus sebelum disetujui desa"),
        (~decided.is_null() & ~known, "kolom hasil: {}: diputus tanpa hasil"),
        (decided.is_null() & known, "kolom tanggal_putus: {}: ada hasil tanpa tanggal"),
    ):
        if rows := given.where(test):
            faults.append(f"{ROWS.key}: {why.format(rows)}")
    start, end = nw.lit(first), nw.lit(last)
    before = (decided < start).fill_null(False)
    within = ((decided >= start) & (decided <= end)).fill_null(False)
    number = nw.Int64()
    counted = frame.with_columns(
        ((came < start) & ~before).cast(number).alias("awal"),
        ((came >= start) & (came <= end)).cast(number).alias("masuk"),
        ((agreed >= start) & (agreed <= end)).fill_null(False).cast(number).alias("disetujui_desa"),
        (within & one_of("hasil", accepted)).cast(number).alias("diterima"),
        (within & one_of("hasil", refused)).cast(number).alias("ditolak"),
        within.alias("_diputus"),
    )
    agreed_told = {"disetujui_desa"} if "tanggal_desa" in table.columns else set[str]()
    return evolve(given, frame=counted, columns=given.columns | {"awal", "masuk", "diterima", "ditolak"} | agreed_told)


def _check(table: Input, faults: list[str]) -> None:
    """Tell rows of sums that do not hold."""
    import narwhals.stable.v2 as nw

    c = nw.col
    there, done = c("awal") + c("masuk"), c("diterima") + c("ditolak")
    told = [name for name in ("masuk", "diterima", "ditolak", "akhir") if name in table.columns]
    blank = [c(name).is_null() for name in told]
    if rows := table.where(
        nw.any_horizontal(*blank, ignore_nulls=True) & ~nw.all_horizontal(*blank, ignore_nulls=True)
    ):
        faults.append(f"{ROWS.key}: {rows}: {', '.join(told)} harus terisi semua atau kosong semua")
    if "akhir" in table.columns and (rows := table.where(there != done + c("akhir"))):
        faults.append(f"{ROWS.key}: {rows}: awal + masuk harus sama dengan diterima + ditolak + akhir")
    elif rows := table.where(done > there):
        faults.append(f"{ROWS.key}: {rows}: yang diputus lebih banyak dari awal + masuk")


def _table(areas: Areas, flow: str, sums: Mapping[str, Sums], there: frozenset[str]) -> Table:
    columns = _figures(flow, agreed="disetujui_desa" in there)
    cells = {code: _worked_out(found) for code, found in sums.items()}
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key=flow,
        title=_FLOW_NAMES[flow],
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL),
        identities=_HELD,
        by=areas.by,
    )


def _by_programme(flow: str, sums: Mapping[tuple[str, ...], Sums], flows: Mapping[str | None, str]) -> Table:
    """The same by programme."""
    held: dict[str, Sums] = {}
    for key, found in sums.items():
        if flows.get(key[1]) == flow:
            name = (key[2] or "").strip() or _NO_PROGRAMME.id
            before = held.get(name, dict.fromkeys(_SUMMED, None))
            held[name] = {column: added([before[column], found[column]]) for column in _SUMMED}
    columns = (Column(key="program", label=Text("Program", "Programme")), *_figures(flow, agreed=False))
    cells = {name: _worked_out(found) for name, found in held.items()}
    rows: list[Row] = [(name, *(cells[name].get(column.key) for column in columns[1:])) for name in sorted(held)]
    title = _FLOW_NAMES[flow]
    return Table(
        key=f"{flow}_program",
        title=Text(f"{title.id} menurut program", f"{title.en} by programme"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        identities=_HELD,
        by="program",
        words=(_NO_PROGRAMME,),
    )


def _figures(measure: str, *, agreed: bool) -> list[Column]:
    unit, due = CountUnit.USULAN, Text("yang harus diproses", "what was to be decided")

    def named(key: str) -> str:
        return f"{measure}_{key}" if measure else ""

    columns: list[Column] = [
        count("awal", "Dalam proses (awal)", "Open at start", unit, measure=named("awal")),
        count("masuk", "Masuk", "In", unit, measure=named("masuk")),
        count("harus", "Harus diproses", "To be decided", unit),
    ]
    if agreed:
        columns.append(count("disetujui_desa", "Disetujui desa", "Agreed by the village", unit))
    return [
        *columns,
        count("diterima", "Disahkan/diterima", "Accepted", unit, measure=named("diterima")),
        count("ditolak", "Ditolak", "Refused", unit, measure=named("ditolak")),
        count("diputus", "Diputus", "Decided", unit),
        count("akhir", "Dalam proses (akhir)", "Open at end", unit),
        share("persen", "Bagian diputus", "Share decided", ("diputus", "harus"), due),
    ]


def _worked_out(found: Sums) -> dict[str, Cell]:
    """What was to be decided, what was, and what is left of it."""
    both, done = _both(found["awal"], found["masuk"]), _both(found["diterima"], found["ditolak"])
    row: dict[str, Cell] = {**found, "harus": both, "diputus": done}
    row["akhir"] = both - done if both is not None and done is not None else None
    row["persen"] = Ratio(done, both) if done is not None and both is not None else None
    return row


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _of_cases(table: Input, flows: Mapping[str | None, str]) -> list[Table]:
    """How long the steps took, and why cases were refused, of those decided in the period."""
    import narwhals.stable.v2 as nw

    frame = table.frame.filter(nw.col("_diputus"))
    step_rows: list[Row] = []
    for flow, name in _FLOW_NAMES.items():
        mine = frame.filter(one_of("alur", [w for w, code in flows.items() if code == flow and w is not None]))
        for _, step, begin, end in _STEPS:
            days = (nw.col(end) - nw.col(begin)).dt.total_minutes() // (24 * 60)
            told = mine.filter(~nw.col(begin).is_null() & ~nw.col(end).is_null()).select(days.alias("d"))["d"].to_list()
            if told:
                step_rows.append((name.id, step.id, len(told), sum(told), Ratio(sum(told), len(told))))
    case, mean = CountUnit.USULAN, Text("usulan yang melewati langkah itu", "cases that passed the step")
    columns: tuple[Column, ...] = (
        Column(key="alur", label=Text("Alur", "Flow")),
        Column(key="langkah", label=Text("Langkah", "Step")),
        count("kasus", "Kasus", "Cases", case, additive=False),
        count("hari", "Jumlah hari", "Days in all", CountUnit.HARI, additive=False),
        share("rata_rata", "Rata-rata hari", "Days on average", ("hari", "kasus"), mean, scale=1),
    )
    words = (*_FLOW_NAMES.values(), *(step for _, step, _, _ in _STEPS))
    title = Text("Lama proses yang diputus dalam masa ini", "How long cases decided in the period took")
    tables = [Table(key="lama_proses", title=title, columns=columns, rows=tuple(step_rows), words=words)]
    if "alasan" in table.columns:
        refused = frame.filter(nw.col("ditolak") == 1).group_by("alur", "alasan").agg(nw.len().alias("n"))
        tables.append(_refusals([*refused.iter_rows(named=True)], flows))
    return tables


def _refusals(found: Sequence[Mapping[str, Any]], flows: Mapping[str | None, str]) -> Table:
    counted: dict[tuple[str, str], int] = {}
    for row in found:
        key = (_FLOW_NAMES[flows[row["alur"]]].id, (row["alasan"] or "").strip() or "(tanpa alasan)")
        counted[key] = counted.get(key, 0) + int(row["n"])
    columns = (
        Column(key="alur", label=Text("Alur", "Flow")),
        Column(key="alasan", label=Text("Alasan", "Reason")),
        count("jumlah", "Ditolak", "Refused", CountUnit.USULAN),
    )
    rows: list[Row] = [
        (*key, n) for key, n in sorted(counted.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    ]
    return Table(
        key="alasan_ditolak",
        title=Text("Alasan ditolak", "Reasons of refusal"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        words=(*_FLOW_NAMES.values(), Text("(tanpa alasan)", "(no reason)")),
    )


def _charts(tables: Sequence[Table], by: By) -> tuple[Chart, ...]:
    return tuple(
        chart(
            f"batang_{table.key}",
            Text(f"{_FLOW_NAMES[table.key].id} dalam proses", f"{_FLOW_NAMES[table.key].en} still open"),
            ChartKind.BARS,
            table,
            by,
            ["akhir"],
        )
        for table in tables
        if table.key in _FLOW_NAMES
    )


ENTRY: Final = Entry(
    name="usul-sanggah",
    title=Text("Usulan dan sanggahan", "Proposals and objections"),
    about="R7, bulanan: dinas dan desa",
    builder="pskslib.reports.usul_sanggah:proposals",
    inputs=(ROWS,),
    options=(
        Option(key="mulai", argument="since", about="hari pertama masa laporan", day=True),
        Option(key="menurut", argument="by", about="baris per kecamatan atau per desa", choices=LEVELS),
    ),
)
