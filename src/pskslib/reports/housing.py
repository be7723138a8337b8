"""R8, houses unfit to live in (RTLH): from proposal to house, and the backlog that is carried on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pskslib.regions import RegionSet
from pskslib.reports.areas import DESA, KECAMATAN, LEVELS, Areas, By, Sums
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, money, ratio, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, read_all
from pskslib.reports.regions_rows import TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Table, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame


def _houses(name: str, about: str, needed: bool = True) -> InputColumn:
    return InputColumn(name=name, sort=Sort.COUNT, needed=needed, unit=CountUnit.RUMAH, about=about)


ROWS: Final = InputTable(
    key="rtlh",
    argument="rows",
    about="satu baris satu wilayah; nama desa di kolom kecamatan juga dikenali",
    columns=(
        KECAMATAN,
        DESA,
        _houses("backlog_awal", "rumah tidak layak huni pada akhir tahun lalu"),
        _houses("tambahan", "yang baru tercatat tahun ini"),
        _houses("usulan", "diusulkan", needed=False),
        _houses("lolos_administrasi", "lolos pemeriksaan administrasi", needed=False),
        _houses("lolos_lapangan", "lolos pemeriksaan lapangan", needed=False),
        _houses("baru", "ditangani dengan pembangunan baru"),
        _houses("rehab", "ditangani dengan rehabilitasi"),
        _houses("atap", "di antara usulan: atap tidak layak", needed=False),
        _houses("lantai", "di antara usulan: lantai tidak layak", needed=False),
        _houses("dinding", "di antara usulan: dinding tidak layak", needed=False),
        InputColumn(name="anggaran", sort=Sort.MONEY, needed=False, about="rupiah dianggarkan"),
        InputColumn(name="realisasi", sort=Sort.MONEY, needed=False, about="rupiah terpakai"),
        InputColumn(name="fisik_persen", sort=Sort.COUNT, needed=False, about="kemajuan fisik rata-rata, 0 sampai 100"),
    ),
)
_SUMMED: Final = (
    *("backlog_awal", "tambahan", "usulan", "lolos_administrasi", "lolos_lapangan", "baru", "rehab"),
    *("atap", "lantai", "dinding", "anggaran", "realisasi", "_fisik", "_unit"),
)
_FULL: Final = 100


def rtlh(
    rows: IntoFrame, *, as_of: date, period: Text | str, regions: RegionSet | None = None, by: By = "kecamatan"
) -> Report:
    """Build the report of houses unfit to live in.

    Args:
        rows: One row an area, with ``kecamatan`` (the name of a village is taken for its kecamatan, as releases print
            it), perhaps ``desa``, houses ``backlog_awal``, ``tambahan``, ``baru``, ``rehab``, perhaps ``usulan``,
            ``lolos_administrasi``, ``lolos_lapangan``, ``atap``, ``lantai``, ``dinding``, rupiah ``anggaran`` and
            ``realisasi``, ``fisik_persen`` (0 to 100, weighed by houses handled). Blank: no report.
        as_of: The day that the figures stand for.
        period: The year.
        regions: The regency; Kutai Timur unless told otherwise.
        by: Rows by ``"kecamatan"`` or ``"desa"``.

    Returns:
        A report with ``backlog`` and, where given, ``usulan`` and ``anggaran``.

    Raises:
        TableError: A column or place is wrong, more was handled than there was, or more passed than were proposed; all
            are told with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"kecamatan": ["Kelinjau Ulu"], "backlog_awal": [40], "tambahan": [5], "baru": [3],
        ...                      "rehab": [4]})
        >>> table = rtlh(rows, as_of=date(2026, 12, 31), period="Tahun 2026").table("backlog")
        >>> table.rows[0][1], table.total[table.place("backlog_akhir")]
        ('Muara Ancalong', 38)
    """
    areas = Areas(regions=regions_or_kutim(regions), by=by, villages=True)
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    if by not in LEVELS:
        faults.append(f"menurut harus {' atau '.join(LEVELS)}, bukan {by!r}")
    _check(given, faults)
    complain(faults)
    weighed = _weighed(given)
    sums = {key[0]: found for key, found in areas.sums(weighed, faults, _SUMMED).items()}
    complain(faults)
    tables = [_backlog(areas, sums)]
    if "usulan" in given.columns:
        tables.append(_proposed(areas, sums, given.columns))
    if "anggaran" in given.columns or "fisik_persen" in given.columns:
        tables.append(_work(areas, sums, given.columns))
    name = areas.columns[-1].key
    title = Text("Backlog RTLH akhir tahun", "Backlog at the end of the year")
    charts = [chart("batang_backlog", title, ChartKind.BARS, tables[0], name, ["backlog_akhir"])]
    if by == "kecamatan":
        charts.append(chart("peta_backlog", title, ChartKind.TILES, tables[0], "kode_kecamatan", ["backlog_akhir"]))
    return Report(
        name="rtlh",
        title=Text("Rumah tidak layak huni", "Houses unfit to live in"),
        place=place_name(areas.regions),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=tuple(charts),
        notes=(
            Text(
                "Backlog akhir = backlog awal + tambahan - ditangani (baru dan rehab).",
                "Backlog at the end = at the start + new - handled (new and repaired).",
            ),
        ),
    )


def _check(table: Input, faults: list[str]) -> None:
    import narwhals.stable.v2 as nw

    c, key, there = nw.col, ROWS.key, table.columns
    tests = [(c("baru") + c("rehab") > c("backlog_awal") + c("tambahan"), "ditangani lebih banyak dari backlog")]
    pairs = [("lolos_administrasi", "usulan"), ("lolos_lapangan", "lolos_administrasi"), ("realisasi", "anggaran")]
    pairs += [(name, "usulan") for name in ("atap", "lantai", "dinding")]
    tests += [(c(few) > c(many), f"{few} lebih banyak dari {many}") for few, many in pairs if {few, many} <= there]
    if "fisik_persen" in there:
        tests.append((c("fisik_persen") > _FULL, "fisik_persen harus 0 sampai 100"))
    faults += [f"{key}: {rows}: {why}" for test, why in tests if (rows := table.where(test))]


def _weighed(table: Input) -> Input:
    """Weigh the progress of each row by the houses handled in it."""
    import narwhals.stable.v2 as nw
    from attrs import evolve

    if "fisik_persen" not in table.columns:
        return table
    done, progress = nw.col("baru") + nw.col("rehab"), nw.col("fisik_persen")
    units = nw.when(~progress.is_null()).then(done)
    frame = table.frame.with_columns((progress * done).alias("_fisik"), units.alias("_unit"))
    return evolve(table, frame=frame, columns=table.columns | {"_fisik", "_unit"})


def _backlog(areas: Areas, sums: dict[str, Sums]) -> Table:
    unit, base = CountUnit.RUMAH, Text("awal + tambahan", "start + new")
    columns: list[Column] = [
        count("backlog_awal", "Backlog awal", "Backlog at start", unit),
        count("tambahan", "Tambahan", "New", unit),
        count("tersedia", "Awal + tambahan", "Start + new", unit),
        count("baru", "Dibangun baru", "Built new", unit),
        count("rehab", "Direhab", "Repaired", unit),
        count("ditangani", "Ditangani", "Handled", unit),
        count("backlog_akhir", "Backlog akhir", "Backlog at end", unit),
        share("persen", "Bagian ditangani", "Share handled", ("ditangani", "tersedia"), base),
    ]
    cells: dict[str, dict[str, Cell]] = {}
    for code, found in sums.items():
        there, done = _both(found["backlog_awal"], found["tambahan"]), _both(found["baru"], found["rehab"])
        left = there - done if there is not None and done is not None else None
        row: dict[str, Cell] = {**found, "tersedia": there, "ditangani": done, "backlog_akhir": left}
        cells[code] = row | {"persen": ratio(done, there)}
    identities = (
        Identity(total="tersedia", parts=("backlog_awal", "tambahan")),
        Identity(total="ditangani", parts=("baru", "rehab")),
        Identity(total="tersedia", parts=("ditangani", "backlog_akhir")),
    )
    title = Text("Backlog rumah tidak layak huni", "Backlog of houses unfit to live in")
    return _made(areas, "backlog", title, columns, cells, identities)


def _proposed(areas: Areas, sums: dict[str, Sums], there: frozenset[str]) -> Table:
    unit, base = CountUnit.RUMAH, Text("usulan", "proposals")
    columns: list[Column] = [count("usulan", "Usulan", "Proposed", unit)]
    named = {
        "lolos_administrasi": ("Lolos administrasi", "Passed on paper"),
        "lolos_lapangan": ("Lolos lapangan", "Passed in the field"),
        "atap": ("Atap tidak layak", "Bad roof"),
        "lantai": ("Lantai tidak layak", "Bad floor"),
        "dinding": ("Dinding tidak layak", "Bad walls"),
    }
    columns += [count(key, *label, unit) for key, label in named.items() if key in there]
    if "lolos_lapangan" in there:
        label = ("Bagian lolos", "Share passed")
        columns.append(share("persen_lolos", *label, ("lolos_lapangan", "usulan"), base))
    cells: dict[str, dict[str, Cell]] = {
        code: {**found, "persen_lolos": ratio(found["lolos_lapangan"], found["usulan"])} for code, found in sums.items()
    }
    title = Text("Usulan dan pemeriksaan", "Proposals and checks")
    note = Text(
        "Atap, lantai dan dinding (aladin) tumpang tindih dan tidak dijumlahkan.", "Roof, floor and walls overlap."
    )
    return _made(areas, "usulan", title, columns, cells, (), (note,))


def _work(areas: Areas, sums: dict[str, Sums], there: frozenset[str]) -> Table:
    columns: list[Column] = []
    if {"anggaran", "realisasi"} <= there:
        base = Text("anggaran", "budget")
        columns += [
            money("anggaran", "Anggaran", "Budget"),
            money("realisasi", "Realisasi", "Spent"),
            money("sisa", "Sisa", "Left"),
            share("persen_rp", "Serapan", "Share spent", ("realisasi", "anggaran"), base),
        ]
    elif "anggaran" in there:
        columns.append(money("anggaran", "Anggaran", "Budget"))
    given: dict[str, Cell] = {}
    cells: dict[str, dict[str, Cell]] = {}
    for code, found in sums.items():
        budget, spent = found["anggaran"], found["realisasi"]
        row: dict[str, Cell] = {**found, "persen_rp": ratio(spent, budget), "fisik": _progress(found)}
        cells[code] = row | {"sisa": budget - spent if budget is not None and spent is not None else None}
    if "fisik_persen" in there:
        base = Text("rumah yang ditangani", "houses handled")
        columns.append(Column(key="fisik", label=Text("Kemajuan fisik", "Progress"), kind=Kind.RATIO, base=base))
        every = [found for found in sums.values() if found["_fisik"] is not None]
        if every:
            whole = {name: sum(found[name] or 0 for found in every) for name in ("_fisik", "_unit")}
            given["fisik"] = _progress({**whole})
    identities = (Identity(total="anggaran", parts=("realisasi", "sisa")),) if "realisasi" in there else ()
    title = Text("Anggaran dan kemajuan fisik", "Budget and progress")
    return _made(areas, "anggaran", title, columns, cells, identities if len(columns) > 1 else (), (), **given)


def _progress(found: Sums) -> Ratio | None:
    weight, units = found["_fisik"], found["_unit"]
    return None if weight is None or units is None else Ratio(weight, _FULL * units)


def _made(
    areas: Areas,
    key: str,
    title: Text,
    columns: list[Column],
    cells: dict[str, dict[str, Cell]],
    identities: tuple[Identity, ...],
    notes: tuple[Text, ...] = (),
    **given: Cell,
) -> Table:
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key=key,
        title=title,
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL, **given),
        identities=identities,
        by=areas.by,
        notes=notes,
    )


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


ENTRY: Final = Entry(
    name="rtlh",
    title=Text("Rumah tidak layak huni (RTLH)", "Houses unfit to live in"),
    about="R8, tahunan: bupati, Disperkim, Bappeda",
    builder="pskslib.reports.housing:rtlh",
    inputs=(ROWS,),
    options=(Option(key="menurut", argument="by", about="baris per kecamatan atau per desa", choices=LEVELS),),
)
