"""R4, realisation of aid: who was paid, who not and why, what was sent back, rupiah allotted and spent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.areas import DESA, KECAMATAN, LEVELS, Areas, By, Sums
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, money, ratio, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, one_of, read_all, translated
from pskslib.reports.lists import Sourced, cited, read_list
from pskslib.reports.regions_rows import TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_PROGRAMME: Final = InputColumn(
    name="program", sort=Sort.TEXT, needed=False, about="kode program; tanpa ini satu program"
)
_STATES: Final = {"salur": "salur", "tersalur": "salur", "gagal": "gagal", "gagalsalur": "gagal", "belum": "belum"}


def _kpm(name: str, about: str) -> InputColumn:
    return InputColumn(name=name, sort=Sort.COUNT, needed=False, unit=CountUnit.KPM, about=about)


ROWS: Final = InputTable(
    key="penyaluran",
    argument="rows",
    about="satu baris satu wilayah dan program (sk, salur, gagal, belum), atau satu baris satu KPM (status)",
    columns=(
        KECAMATAN,
        DESA,
        _PROGRAMME,
        InputColumn(name="status", sort=Sort.TEXT, needed=False, about="salur, gagal atau belum, untuk baris satu KPM"),
        InputColumn(name="alasan", sort=Sort.TEXT, needed=False, about="alasan gagal, untuk baris satu KPM"),
        _kpm("sk", "KPM dalam SK atau kuota"),
        _kpm("salur", "sudah tersalur"),
        _kpm("gagal", "gagal salur"),
        _kpm("belum", "belum diproses"),
        InputColumn(name="retur", sort=Sort.COUNT, needed=False, about="transaksi yang dikembalikan ke kas negara"),
        InputColumn(name="alokasi", sort=Sort.MONEY, needed=False, about="rupiah yang dialokasikan"),
        InputColumn(name="realisasi", sort=Sort.MONEY, needed=False, about="rupiah yang tersalur"),
        InputColumn(name="rupiah_retur", sort=Sort.MONEY, needed=False, about="rupiah yang dikembalikan"),
    ),
)
REASONS: Final = InputTable(
    key="alasan",
    argument="reasons",
    needed=False,
    about="satu baris satu wilayah, program dan alasan gagal salur",
    columns=(
        KECAMATAN,
        DESA,
        _PROGRAMME,
        InputColumn(name="alasan", sort=Sort.TEXT, filled=True, about="kode alasan gagal salur"),
        InputColumn(name="jumlah", sort=Sort.COUNT, unit=CountUnit.KPM, about="berapa KPM"),
    ),
)
_SUMMED: Final = ("sk", "salur", "gagal", "belum", "retur", "alokasi", "realisasi", "rupiah_retur")


def aid_realisation(
    rows: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    reasons: IntoFrame | None = None,
    by: By = "kecamatan",
) -> Report:
    """Build the realisation of aid, a table a programme.

    Args:
        rows: One row an area and programme, with ``kecamatan``, perhaps ``desa`` and ``program``, and ``sk``,
            ``salur``, ``gagal``, ``belum`` (KPM; blank: no report), ``retur`` (transactions), ``alokasi``,
            ``realisasi``, ``rupiah_retur`` (rupiah). Or one row a KPM, with ``status`` (salur, gagal, belum) and
            perhaps ``alasan``.
        as_of: The day that the figures stand for.
        period: Stage or month.
        regions: The regency; Kutai Timur unless told otherwise.
        reasons: Why payments failed: ``kecamatan``, ``desa``, ``program``, ``alasan`` (code), ``jumlah`` (KPM).
        by: Rows by ``"kecamatan"`` or ``"desa"``.

    Returns:
        A report with ``realisasi`` (one a programme, since a family can be in two) and, where told, ``alasan``.

    Raises:
        TableError: A column or place is wrong, KPM in the decree are not paid + failed + open, more was spent than
            allotted, or reasons do not add up to the failed; all are told with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"kecamatan": ["Kaubun"], "sk": [10], "salur": [7], "gagal": [2], "belum": [1]})
        >>> table = aid_realisation(rows, as_of=date(2026, 11, 24), period="Tahap 4").table("realisasi")
        >>> table.total[table.place("persen")].value
        Fraction(7, 10)
        >>> aid_realisation(rows.with_columns(belum=2), as_of=date(2026, 11, 24), period="Tahap 4")
        Traceback (most recent call last):
        pskslib.errors.TableError: penyaluran: baris 1: sk harus sama dengan salur + gagal + belum
    """
    areas = Areas(regions=regions_or_kutim(regions), by=by)
    given, why = read_all([(rows, ROWS), (reasons, REASONS)])
    assert given is not None
    faults: list[str] = []
    if by not in LEVELS:
        faults.append(f"menurut harus {' atau '.join(LEVELS)}, bukan {by!r}")
    complain(faults)
    single = "status" in given.columns
    causes = dict[tuple[str, ...], Sums]()
    if single:
        given, causes = _from_single(given, areas, faults)
    elif lacking := [name for name in ("sk", "salur", "gagal", "belum") if name not in given.columns]:
        faults.append(f"{ROWS.key}: tidak ada kolom {', '.join(lacking)} (atau status, untuk baris satu KPM)")
    complain(faults)
    _check(given, faults)
    programmes = ("program",) if "program" in given.columns else ()
    sums = areas.sums(given, faults, _SUMMED, programmes)
    if why is not None:
        causes = _reasons(why, areas, faults)
    complain(faults)
    tables = []
    for programme in sorted({key[1:] for key in sums}, key=str):
        mine = {key[0]: found for key, found in sums.items() if key[1:] == programme}
        tables.append(_table(areas, programme, mine, given.columns))
        if causes:
            named = programme or ("",)
            told = {(k[0], k[2]): found["jumlah"] for k, found in causes.items() if (k[1] or "") == (named[0] or "")}
            tables.append(_reason_table(areas, programme, told, mine, faults))
    complain(faults)
    return Report(
        name="realisasi-bansos",
        title=Text("Realisasi penyaluran bantuan sosial", "Realisation of social assistance"),
        place=place_name(areas.regions),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables, by),
        notes=_notes(len([t for t in tables if t.key.startswith("realisasi")])),
        sources=(cited(read_list("penyaluran", "alasan").entries, Text("Kode alasan", "Codes of reasons")),),
    )


def _state(written: str) -> str:
    found = _STATES.get("".join(ch for ch in written.casefold() if ch.isalpha()))
    if found is None:
        raise UnknownName(f"{written[:20]!r} harus salur, gagal atau belum")
    return found


def _reason(written: str) -> str:
    return read_list("penyaluran", "alasan").find(written).code


def _from_single(table: Input, areas: Areas, faults: list[str]) -> tuple[Input, dict[tuple[str, ...], Sums]]:
    """Write single KPM as sums of one each, and count the reasons of those that failed."""
    import narwhals.stable.v2 as nw

    states = translated(table, "status", _state, faults, blank=None)
    spelt = {state: [w for w, code in states.items() if code == state and w is not None] for state in _STATES.values()}
    ones = [one_of("status", written).cast(nw.Int64()).alias(state) for state, written in spelt.items()]
    frame = table.frame.with_columns(nw.lit(1, nw.Int64()).alias("sk"), *ones)
    named = evolve(table, frame=frame, columns=table.columns | {"sk", *spelt})
    if "alasan" not in table.columns:
        return named, {}
    failed = evolve(named, frame=frame.filter(one_of("status", spelt["gagal"])))
    if rows := named.where(one_of("status", spelt["gagal"]) & nw.col("alasan").is_null()):
        faults.append(f"{ROWS.key}: kolom alasan: {rows}: gagal tanpa alasan")
    if faults:
        return named, {}
    return named, _counted(failed, areas, faults, "")


def _reasons(table: Input, areas: Areas, faults: list[str]) -> dict[tuple[str, ...], Sums]:
    return _counted(table, areas, faults, "jumlah")


def _counted(table: Input, areas: Areas, faults: list[str], column: str) -> dict[tuple[str, ...], Sums]:
    """How many for each area, programme and reason."""
    codes = translated(table, "alasan", _reason, faults, blank=None)
    programme = "program" in table.columns
    found: dict[tuple[str, ...], Sums] = {}
    by = (*(("program",) if programme else ()), "alasan")
    for key, sums in areas.sums(table, faults, (column,), by).items():
        place = (key[0], key[1] if programme else "", codes.get(key[-1], ""))
        held = found.setdefault(place, {"jumlah": None})
        held["jumlah"] = added([held["jumlah"], sums[column]])
    return found


def _check(table: Input, faults: list[str]) -> None:
    """Tell rows that do not hold, before they disappear in sums."""
    import narwhals.stable.v2 as nw

    c = nw.col
    if rows := table.where(c("sk") != c("salur") + c("gagal") + c("belum")):
        faults.append(f"{ROWS.key}: {rows}: sk harus sama dengan salur + gagal + belum")
    if {"alokasi", "realisasi"} <= table.columns and (rows := table.where(c("realisasi") > c("alokasi"))):
        faults.append(f"{ROWS.key}: {rows}: realisasi melebihi alokasi")


def _slug(programme: tuple[str, ...]) -> str:
    if not programme:
        return ""
    name = programme[0] or "tanpa program"
    return "_" + "".join(ch if ch.isalnum() else "_" for ch in name.casefold())


def _suffix(programme: tuple[str, ...]) -> str:
    return f": {programme[0] or '-'}" if programme else ""


def _table(areas: Areas, programme: tuple[str, ...], sums: Mapping[str, Sums], there: Iterable[str]) -> Table:
    present = {*there}
    unit, base, allotted = CountUnit.KPM, Text("KPM dalam SK", "KPM in the decree"), Text("alokasi", "allotted")
    silent = {code: _silent(found) for code, found in sums.items()}
    columns: list[Column] = [
        count("sk", "KPM SK", "KPM in decree", unit, measure=f"sk{_slug(programme)}"),
        count("salur", "Salur", "Paid", unit, measure=f"salur{_slug(programme)}"),
        count("gagal", "Gagal salur", "Failed", unit, measure=f"gagal{_slug(programme)}"),
        count("belum", "Belum diproses", "Open", unit, measure=f"belum{_slug(programme)}"),
        share("persen", "Tersalur", "Share paid", ("salur", "sk"), base, decimals=2),
    ]
    parts = ["salur", "gagal", "belum"]
    if any(silent.values()):
        words = Text("KPM dari wilayah yang belum mengirim laporan", "KPM of areas that have sent no report")
        columns.append(count("tanpa_laporan", "Tanpa laporan", "No report", unit, definition=words))
        parts.append("tanpa_laporan")
    identities = [Identity(total="sk", parts=tuple(parts))]
    if "retur" in present:
        words = Text("Dikembalikan ke kas negara, bukan bagian dari belum", "Sent back, not among the open")
        columns.append(count("retur", "Retur", "Sent back", CountUnit.TRANSAKSI, definition=words))
    if {"alokasi", "realisasi"} <= present:
        columns += [
            money("alokasi", "Alokasi", "Allotted"),
            money("realisasi", "Realisasi", "Spent"),
            money("sisa", "Sisa", "Left"),
            share("persen_rp", "Realisasi rupiah", "Share spent", ("realisasi", "alokasi"), allotted),
        ]
        identities.append(Identity(total="alokasi", parts=("realisasi", "sisa")))
    if "rupiah_retur" in present:
        columns.append(money("rupiah_retur", "Rupiah retur", "Rupiah sent back"))
    cells: dict[str, dict[str, Cell]] = {}
    for code, found in sums.items():
        row: dict[str, Cell] = {**found, "persen": ratio(found["salur"], found["sk"])}
        given, spent = found["alokasi"], found["realisasi"]
        row["tanpa_laporan"] = silent[code]
        row["sisa"] = given - spent if given is not None and spent is not None else None
        row["persen_rp"] = ratio(spent, given)
        cells[code] = row
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key=f"realisasi{_slug(programme)}",
        title=Text(f"Realisasi penyaluran{_suffix(programme)}", f"Realisation{_suffix(programme)}"),
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL),
        identities=tuple(identities),
        by=areas.by,
    )


def _silent(found: Sums) -> int | None:
    """KPM of rows that told nothing but the decree."""
    told = added([found["salur"], found["gagal"], found["belum"]])
    return None if found["sk"] is None else found["sk"] - (told or 0)


def _reason_table(
    areas: Areas,
    programme: tuple[str, ...],
    told: Mapping[tuple[str, str], int | None],
    sums: Mapping[str, Sums],
    faults: list[str],
) -> Table:
    """Why payments failed: the reasons add up to the failed, area by area."""
    unit = CountUnit.KPM
    reasons: tuple[Sourced, ...] = read_list("penyaluran", "alasan").entries
    columns: list[Column] = [count(r.code, r.name.id, r.name.en, unit) for r in reasons]
    columns.append(count("gagal", "Gagal salur", "Failed", unit, measure=f"gagal{_slug(programme)}"))
    cells: dict[str, dict[str, Cell]] = {}
    for code in {*sums, *(place for place, _ in told)}:
        failed = sums[code]["gagal"] if code in sums else None
        blank = None if failed is None else 0
        row: dict[str, Any] = {r.code: told.get((code, r.code), blank) for r in reasons}
        found = added([row[r.code] for r in reasons])
        if found != failed:
            name = next((r[1] for r in areas.rows([], {}) if r[0] == code), "tidak diketahui")
            faults.append(f"{REASONS.key}: {name}{_suffix(programme)}: alasan {found}, gagal salur {failed}")
        cells[code] = row | {"gagal": failed}
    if faults:  # told by the caller; a table of them could not be made
        cells = {}
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key=f"alasan{_slug(programme)}",
        title=Text(f"Alasan gagal salur{_suffix(programme)}", f"Reasons of failed payments{_suffix(programme)}"),
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL),
        identities=(Identity(total="gagal", parts=tuple(r.code for r in reasons)),),
        by=areas.by,
    )


def _charts(tables: Iterable[Table], by: By) -> tuple[Chart, ...]:
    charts = []
    for table in tables:
        if table.key.startswith("realisasi"):
            title = Text(f"Gagal salur{table.key.removeprefix('realisasi').replace('_', ' ')}", "Failed payments")
            charts.append(chart(f"batang_{table.key}", title, ChartKind.BARS, table, by, ["gagal"]))
            if by == "kecamatan":
                title = Text("Persentase tersalur menurut kecamatan", "Share paid by district")
                charts.append(chart(f"peta_{table.key}", title, ChartKind.TILES, table, "kode_kecamatan", ["persen"]))
    return tuple(charts)


def _notes(programmes: int) -> tuple[Text, ...]:
    notes = [
        Text("KPM SK = salur + gagal salur + belum diproses.", "KPM in the decree = paid + failed + open."),
        Text(
            "Persentase rupiah berbeda dari persentase KPM karena besar bantuan berbeda.",
            "The share of rupiah differs from that of KPM because amounts differ.",
        ),
    ]
    if programmes > 1:
        notes.append(
            Text(
                "Program tidak dijumlahkan: satu keluarga dapat menjadi KPM lebih dari satu program.",
                "Programmes are not added: one family can be in more than one.",
            )
        )
    return tuple(notes)


ENTRY: Final = Entry(
    name="realisasi-bansos",
    title=Text("Realisasi penyaluran bantuan sosial", "Realisation of social assistance"),
    about="R4, tiap tahap atau bulan: Kemensos, bupati, DPRD, bank dan Pos",
    builder="pskslib.reports.aid:aid_realisation",
    inputs=(ROWS, REASONS),
    options=(Option(key="menurut", argument="by", about="baris per kecamatan atau per desa", choices=LEVELS),),
)
