"""R6, results of verification: how far, and how many still qualify of those visited; households beside members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.areas import DESA, KECAMATAN, LEVELS, Areas, By
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, ratio, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, read_all, translated
from pskslib.reports.lists import cited, read_list
from pskslib.reports.regions_rows import TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Table, added, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_UNITS: Final = {
    **dict.fromkeys(("ruta", "rumahtangga"), CountUnit.RUTA),
    "kk": CountUnit.KK,
    "keluarga": CountUnit.KELUARGA,
    **dict.fromkeys(("art", "jiwa"), CountUnit.JIWA),
    "orang": CountUnit.ORANG,
}
_UNIT: Final = InputColumn(name="satuan", sort=Sort.TEXT, filled=True, about="ruta, KK, keluarga, ART/jiwa atau orang")
OPEN: Final = "belum"
GOOD: Final = "layak"

ROWS: Final = InputTable(
    key="verval",
    argument="rows",
    about="satu baris satu rumah tangga atau anggota, atau jumlahnya tiap wilayah, satuan dan hasil",
    columns=(
        KECAMATAN,
        DESA,
        _UNIT,
        InputColumn(name="hasil", sort=Sort.TEXT, filled=True, about="kode hasil: layak, tidak_layak, ..., belum"),
        InputColumn(name="jumlah", sort=Sort.COUNT, needed=False, about="jumlahnya; tanpa kolom ini tiap baris satu"),
    ),
)
TARGETS: Final = InputTable(
    key="sasaran",
    argument="targets",
    needed=False,
    about="satu baris satu wilayah dan satuan",
    columns=(
        KECAMATAN,
        DESA,
        _UNIT,
        InputColumn(name="sasaran", sort=Sort.COUNT, filled=True, about="yang harus diverifikasi"),
    ),
)
_Outcomes = dict[str, int | None]


def verification(
    rows: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    targets: IntoFrame | None = None,
    by: By = "kecamatan",
) -> Report:
    """Build the results of verification, a table a unit, and the units side by side.

    Args:
        rows: One row a household or member, or sums, with ``kecamatan``, perhaps ``desa``, ``satuan`` (ruta, KK,
            keluarga, ART, jiwa, orang), ``hasil`` (layak, tidak_layak, meninggal, pindah, tidak_ditemukan, ganda,
            menolak, desa_lain, belum) and perhaps ``jumlah`` (blank: no report).
        as_of: The day that the figures stand for.
        period: Of which time.
        regions: The regency; Kutai Timur unless told otherwise.
        targets: How many are to be verified: ``kecamatan``, ``desa``, ``satuan``, ``sasaran``. Where no row says
            ``belum``, it is what the results leave of the target.
        by: Rows by ``"kecamatan"`` or ``"desa"``.

    Returns:
        A report with ``hasil_<satuan>`` and, with several units, ``berdampingan``.

    Raises:
        TableError: A column, place, unit or result is wrong, or results and target do not agree; all are told.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"kecamatan": "Telen", "satuan": "ruta", "hasil": ["layak", "pindah", "belum"],
        ...                      "jumlah": [6, 2, 12]})
        >>> table = verification(rows, as_of=date(2026, 11, 24), period="November 2026").table("hasil_ruta")
        >>> [table.total[table.place(key)].value for key in ("progres", "persen_layak")]
        [Fraction(2, 5), Fraction(3, 4)]
    """
    areas = Areas(regions=regions_or_kutim(regions), by=by)
    given, wanted = read_all([(rows, ROWS), (targets, TARGETS)])
    assert given is not None
    faults: list[str] = []
    if by not in LEVELS:
        faults.append(f"menurut harus {' atau '.join(LEVELS)}, bukan {by!r}")
    complain(faults)
    found = _outcomes(given, areas, faults)
    aims = {} if wanted is None else _targets(wanted, areas, faults)
    complain(faults)
    whole = "jumlah" not in given.columns
    units = sorted({key[1] for key in (*found, *aims)}, key=[u.value for u in _UNITS.values()].index)
    told = {}
    for unit in map(CountUnit, units):
        mine = {code: dict(outcomes) for (code, named), outcomes in found.items() if named == unit.value}
        aim = {code: n for (code, named), n in aims.items() if named == unit.value}
        _settle(mine, aim, unit, whole, faults)
        told[unit] = mine, aim
    complain(faults)
    tables = [_table(areas, unit, mine, aim) for unit, (mine, aim) in told.items()]
    if len(tables) > 1:
        tables.append(_beside(areas, tables, [*told]))
    return Report(
        name="hasil-verval",
        title=Text("Hasil verifikasi dan validasi", "Results of verification and validation"),
        place=place_name(areas.regions),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables, by),
        notes=_notes(len(units)),
        sources=(cited(read_list("verval", "hasil").entries, Text("Kode hasil", "Codes of results")),),
    )


def _unit(written: str) -> str:
    folded = "".join(ch for ch in written.casefold() if ch.isalpha())
    if folded == "kpm":
        raise UnknownName("KPM adalah kepesertaan program, bukan orang; tulis ruta, KK, keluarga, ART, jiwa atau orang")
    if folded not in _UNITS:
        raise UnknownName(f"satuan {written[:20]!r} tidak dikenal; tulis ruta, KK, keluarga, ART, jiwa atau orang")
    return _UNITS[folded].value


def _outcomes(table: Input, areas: Areas, faults: list[str]) -> dict[tuple[str, str], _Outcomes]:
    """By area and unit: how many of each result."""
    units = translated(table, "satuan", _unit, faults, blank=None)
    codes = translated(table, "hasil", lambda w: read_list("verval", "hasil").find(w).code, faults, blank=None)
    column = "jumlah" if "jumlah" in table.columns else ""
    found: dict[tuple[str, str], _Outcomes] = {}
    for key, sums in areas.sums(table, faults, (column,), ("satuan", "hasil")).items():
        place, unit, code = key[0], units.get(key[1], ""), codes.get(key[2], "")
        held = found.setdefault((place, unit), {})
        held[code] = added([held.get(code), sums[column]])
    return found


def _targets(table: Input, areas: Areas, faults: list[str]) -> dict[tuple[str, str], int | None]:
    units = translated(table, "satuan", _unit, faults, blank=None)
    found: dict[tuple[str, str], int | None] = {}
    for key, sums in areas.sums(table, faults, ("sasaran",), ("satuan",)).items():
        named = (key[0], units.get(key[1], ""))
        found[named] = added([found.get(named), sums["sasaran"]])
    return found


def _settle(
    found: dict[str, _Outcomes], aim: Mapping[str, int | None], unit: CountUnit, whole: bool, faults: list[str]
) -> None:
    """Fill in what is none, and what a target leaves open; tell where they do not agree."""
    codes = [entry.code for entry in read_list("verval", "hasil").entries]
    for code, target in aim.items():
        outcomes = found.setdefault(code, {})
        if target is None or not outcomes:
            continue  # who has sent no result has not said that nobody was visited
        done = added([outcomes.get(name) for name in codes if name != OPEN]) or 0
        outcomes.setdefault(OPEN, max(0, target - done))
        told = done + (outcomes[OPEN] or 0)
        if told != target:
            faults.append(f"{TARGETS.key}: {code or 'tidak diketahui'} ({unit.value}): sasaran {target}, hasil {told}")
    for outcomes in found.values():
        blank = 0 if whole and outcomes else None
        for name in codes:
            outcomes.setdefault(name, blank)


def _key(unit: CountUnit) -> str:
    return {CountUnit.RUTA: "ruta", CountUnit.JIWA: "jiwa"}.get(unit, unit.value.casefold())


def _table(areas: Areas, unit: CountUnit, found: Mapping[str, _Outcomes], aim: Mapping[str, int | None]) -> Table:
    entries = read_list("verval", "hasil").entries
    codes = tuple(entry.code for entry in entries)
    measure = f"verval_{_key(unit)}"
    visited = Text("yang sudah dikunjungi", "those visited")
    columns: list[Column] = [
        count("sasaran", "Sasaran", "Target", unit, measure=measure),
        *(count(e.code, e.name.id, e.name.en, unit, measure=measure, where=(("hasil", e.code),)) for e in entries),
        count("dikunjungi", "Sudah dikunjungi", "Visited", unit, measure=f"{measure}_dikunjungi"),
        share("progres", "Progres", "Progress", ("dikunjungi", "sasaran"), Text("sasaran", "the target")),
        share("persen_layak", "Tingkat layak", "Rate that qualifies", (GOOD, "dikunjungi"), visited),
    ]
    cells: dict[str, dict[str, Cell]] = {}
    for place, outcomes in found.items():
        done = added([outcomes[code] for code in codes if code != OPEN])
        target = aim[place] if aim.get(place) is not None else added([outcomes[code] for code in codes])
        row: dict[str, Cell] = {**outcomes, "sasaran": target, "dikunjungi": done}
        row["progres"], row["persen_layak"] = ratio(done, target), ratio(outcomes[GOOD], done)
        cells[place] = row
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key=f"hasil_{_key(unit)}",
        title=Text(f"Hasil verval ({unit.value})", f"Results of verification ({unit.text.en})"),
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL),
        identities=(
            Identity(total="sasaran", parts=codes),
            Identity(total="sasaran", parts=("dikunjungi", OPEN)),
            Identity(total="dikunjungi", parts=tuple(code for code in codes if code != OPEN)),
        ),
        by=areas.by,
    )


def _beside(areas: Areas, tables: Sequence[Table], units: Sequence[CountUnit]) -> Table:
    """The shares of every unit side by side: a household stays when one member dies."""
    columns: list[Column] = []
    cells: dict[str, dict[str, Cell]] = {}
    for table, unit in zip(tables, units, strict=True):
        key, base = _key(unit), Text(f"{unit.value} yang sudah dikunjungi", f"{unit.text.en} visited")
        visited, good = f"dikunjungi_{key}", f"layak_{key}"
        same: dict[str, Any] = {"measure": f"verval_{key}", "where": (("hasil", GOOD),)}
        done = f"verval_{key}_dikunjungi"
        columns += [
            count(visited, f"Dikunjungi ({unit.value})", f"Visited ({unit.text.en})", unit, measure=done),
            count(good, f"Layak ({unit.value})", f"Qualify ({unit.text.en})", unit, **same),
            share(f"persen_{key}", "Tingkat layak", "Rate that qualifies", (good, visited), base),
        ]
        for row in table.rows:
            held = cells.setdefault(str(row[0]), {})
            held[visited], held[good] = row[table.place("dikunjungi")], row[table.place(GOOD)]
            held[f"persen_{key}"] = row[table.place("persen_layak")]
    every = (*areas.columns, *columns)
    rows = areas.rows([c.key for c in columns], cells)
    return Table(
        key="berdampingan",
        title=Text("Rumah tangga dan anggota berdampingan", "Households and members side by side"),
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL),
        by=areas.by,
    )


def _charts(tables: Sequence[Table], by: By) -> tuple[Chart, ...]:
    charts = []
    for table in tables:
        if table.key.startswith("hasil_") and by == "kecamatan":
            title = Text(f"Progres verval ({table.key.removeprefix('hasil_')})", "Progress of verification")
            charts.append(chart(f"peta_{table.key}", title, ChartKind.TILES, table, "kode_kecamatan", ["progres"]))
        if table.key.startswith("hasil_"):
            name = table.key.removeprefix("hasil_")
            title = Text(f"Tingkat layak dari yang sudah dikunjungi ({name})", "Rate that qualifies, of those visited")
            charts.append(chart(f"batang_{table.key}", title, ChartKind.BARS, table, by, ["persen_layak"]))
    return tuple(charts)


def _notes(units: int) -> tuple[Text, ...]:
    notes = [
        Text(
            "Persentase layak dihitung dari yang sudah dikunjungi, bukan dari sasaran.",
            "The share that qualifies is of those visited, not of the target.",
        )
    ]
    if units > 1:
        notes.append(
            Text(
                "Persentase rumah tangga dan anggota berbeda: rumah tangga tetap ada ketika seorang anggota meninggal.",
                "Shares of households and members differ: a household stays when one member dies.",
            )
        )
    return tuple(notes)


ENTRY: Final = Entry(
    name="hasil-verval",
    title=Text("Hasil verifikasi dan validasi", "Results of verification"),
    about="R6, bulanan: bupati, Kemensos",
    builder="pskslib.reports.verval:verification",
    inputs=(ROWS, TARGETS),
    options=(Option(key="menurut", argument="by", about="baris per kecamatan atau per desa", choices=LEVELS),),
)
