"""R1, recap of PPKS: kecamatan by kind, kinds by sex; entries and distinct people apart, no sum across units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from pskslib.classification import PPKS_KINDS
from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.columns import text
from pskslib.reports.counted_kinds import OF_PEOPLE, Counted, Recap, code_of_kind, find_code, kinds_table, place_table
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, one_of, read_all, translated
from pskslib.reports.objects import ppks_rows
from pskslib.reports.regions_rows import kecamatan_finder, place_name, regions_or_kutim, reported_codes
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.residents import POPULATION, Residents, residents
from pskslib.reports.saying import chart
from pskslib.reports.tables import Table
from pskslib.reports.tally import People, Tally, people, tally
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

    from pskslib.rules import Decision

_COLUMNS: Final = (
    InputColumn(
        name="jenis_ppks",
        sort=Sort.TEXT,
        filled=True,
        about="nomor, kode, nama atau singkatan salah satu dari 26 jenis",
    ),
    InputColumn(name="kecamatan", sort=Sort.TEXT, needed=False, about="nama atau kode; kosong = tidak diketahui"),
    InputColumn(name="jenis_kelamin", sort=Sort.TEXT, needed=False, about="L atau P; kosong = tidak diketahui"),
    InputColumn(name="nik", sort=Sort.TEXT, needed=False, about="pembeda orang, untuk jumlah orang unik"),
    InputColumn(
        name="jumlah",
        sort=Sort.COUNT,
        needed=False,
        about="jumlah entri pada baris itu; tanpa kolom ini tiap baris satu entri; kosong = belum ada laporan",
    ),
    InputColumn(name="satuan", sort=Sort.TEXT, needed=False, about="orang, jiwa, KK atau keluarga; satu tiap jenis"),
    InputColumn(name="dilayani", sort=Sort.COUNT, needed=False, about="di antaranya yang sudah dilayani"),
)
ENTRIES: Final = InputTable(
    key="ppks", argument="entries", about="satu baris satu orang dan jenis, atau jumlahnya", columns=_COLUMNS
)
PREVIOUS: Final = InputTable(
    key="tahun_lalu", argument="previous", needed=False, about="PPKS tahun lalu, kolom sama", columns=_COLUMNS
)
_UNITS: Final = {
    "keluarga_bermasalah_sosial_psikologis": CountUnit.KELUARGA,
    "komunitas_adat_terpencil": CountUnit.JIWA,
}
"""Kinds that are not counted in persons unless their rows say so (reports.md R1)."""
_WRITTEN_UNITS: Final = {
    u.value.casefold(): u for u in (CountUnit.ORANG, CountUnit.JIWA, CountUnit.KK, CountUnit.KELUARGA)
}


def ppks_recap(
    entries: IntoFrame | Iterable[Decision],
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    previous: IntoFrame | None = None,
    population: IntoFrame | None = None,
    reported: Iterable[str] | None = None,
    local_kinds: Sequence[str] = (),
) -> Report:
    """Build the recap of PPKS.

    Args:
        entries: One row a person and kind, with ``jenis_ppks`` (number, code, name or old short code) and perhaps
            ``kecamatan`` (name or code), ``jenis_kelamin`` (L/P), ``nik``, ``dilayani`` (0/1); or sums, with ``jumlah``
            (entries; blank: no report), ``satuan`` (orang, jiwa, KK, keluarga) and ``dilayani`` (how many of them). Or
            decisions about PPKS kinds, of which the eligible ones count.
        as_of: The day that the figures stand for.
        period: Of which time, e.g. ``"Tahun 2026"``.
        regions: The regency; Kutai Timur unless told otherwise.
        previous: The same of last year, for the change.
        population: Residents, with ``wilayah``, ``penduduk`` (jiwa) and ``sumber``, for rates per 1,000.
        reported: Kecamatan whose report is in and whole: what is not in the rows is 0 there. Without it a kecamatan
            without rows is blank; with single records one that has some has reported all kinds; with sums only the
            kinds written count.
        local_kinds: Names of kinds that are not among the 26 and are counted all the same, after them.

    Returns:
        A report with a table by kecamatan and one of kinds for each unit.

    Raises:
        TableError: A column is missing or of the wrong sort, a kecamatan or kind is unknown, a kind stands in two
            units; everything is told at once, with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"kecamatan": ["Bengalon", "Bengalon", None], "jenis_ppks": ["AT", "WRSE", "AT"],
        ...                      "jenis_kelamin": ["L", "P", "P"], "nik": ["a", "b", "a"]})
        >>> report = ppks_recap(rows, as_of=date(2026, 11, 24), period="Tahun 2026")
        >>> kinds = report.table("jenis_orang")
        >>> [kinds.total[kinds.place(key)] for key in ("laki_laki", "perempuan", "jumlah", "orang_unik")]
        [1, 2, 3, 2]
    """
    where = regions_or_kutim(regions)
    frame, undetermined = ppks_rows(entries)
    given, before, homes = read_all([(frame, ENTRIES), (previous, PREVIOUS), (population, POPULATION)])
    assert given is not None
    faults: list[str] = []
    catalogue = _Kinds.of(local_kinds)
    now = _counted(given, where, catalogue, faults)
    units = _units(given, catalogue, faults)
    then = None if before is None else _counted(before, where, catalogue, faults)
    if before is not None and units != (last := units | _units(before, catalogue, faults)):
        changed = [catalogue.names[code].id for code in units if last[code] is not units[code]]
        faults.append(f"{PREVIOUS.key}: satuan tahun lalu berbeda untuk {', '.join(changed)}")
    live = None if homes is None else residents(homes, where, faults)
    sent = reported_codes(reported, where)
    complain(faults)
    unique = None
    if "nik" in given.columns:
        groups = [frozenset(code for code, u in units.items() if u is unit) for unit in OF_PEOPLE]
        unique = people(given, now, "jenis_ppks", "nik", groups)
    counted = [
        Counted(code=code, key=catalogue.keys[code], name=name, unit=units[code], sensitive=code in catalogue.sensitive)
        for code, name in catalogue.names.items()
    ]
    recap = Recap(
        measure="ppks", dimension="jenis_ppks", kinds=tuple(counted), now=now, then=then, people=unique, sent=sent
    )
    tables = []
    if "kecamatan" in given.columns:
        title = Text("Rekap PPKS menurut kecamatan dan jenis", "PPKS by district and kind")
        tables.append(place_table(recap, where, title, live))
    for unit in dict.fromkeys(units.values()):
        title = Text(f"Rekap PPKS menurut jenis ({unit.value})", f"PPKS by kind ({unit.text.en})")
        tables.append(kinds_table(evolve(recap, sexes="jenis_kelamin" in given.columns), unit, title, live))
    return Report(
        name="rekap-ppks",
        title=Text("Rekapitulasi Pemerlu Pelayanan Kesejahteraan Sosial", "Recap of people in need of social services"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(tables),
        notes=_notes(units, unique, catalogue, undetermined),
        sources=_sources(live),
    )


@frozen
class _Kinds:
    """The kinds that are counted: the 26, then the local ones."""

    names: dict[str, Text]
    keys: dict[str, str]
    sensitive: frozenset[str]
    local: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, local_kinds: Sequence[str]) -> _Kinds:
        names = {code_of_kind(kind): Text(kind.name, kind.name_en) for kind in PPKS_KINDS}
        keys = {code_of_kind(kind): kind.code for kind in PPKS_KINDS}
        local = {}
        for place, name in enumerate(local_kinds, 1):
            code = f"LOKAL-{place:02}"
            names[code], keys[code], local[_folded(name)] = Text.same(name), f"lokal_{place:02}", code
        return cls(names, keys, frozenset(code_of_kind(kind) for kind in PPKS_KINDS if kind.sensitive), local)

    def find(self, written: str) -> str:
        """Return the code of what is written."""
        if found := self.local.get(_folded(written)):
            return found
        try:
            return find_code(written, PPKS_KINDS)
        except UnknownName as error:
            raise UnknownName(f"{error}, atau sebutkan sebagai jenis lokal") from None


def _folded(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def _counted(table: Input, regions: RegionSet, kinds: _Kinds, faults: list[str]) -> Tally:
    if "dilayani" in table.columns:
        import narwhals.stable.v2 as nw

        most = nw.col("jumlah") if "jumlah" in table.columns else nw.lit(1)
        if rows := table.where(nw.col("dilayani") > most):
            faults.append(f"{table.declared.key}: kolom dilayani: {rows}: lebih banyak dari jumlah entri")
    return tally(
        table,
        faults,
        find_place=kecamatan_finder(regions),
        find_kind=kinds.find,
        kind_column="jenis_ppks",
        added=("dilayani",),
    )


def _units(table: Input, kinds: _Kinds, faults: list[str]) -> dict[str, CountUnit]:
    """The unit of every kind: what its rows say, else the usual one."""
    units = {code: _UNITS.get(key, CountUnit.ORANG) for code, key in kinds.keys.items()}
    if "satuan" not in table.columns:
        return units
    written = translated(table, "satuan", _unit, faults)
    told: dict[str, set[str]] = {}
    codes = translated(table, "jenis_ppks", kinds.find, [], blank="")
    for row in table.frame.select("jenis_ppks", "satuan").unique().iter_rows(named=True):
        if unit := written.get(row["satuan"]):
            told.setdefault(codes.get(row["jenis_ppks"], ""), set()).add(unit)
    for code, found in sorted(told.items()):
        if len(found) > 1:
            spelt = [s for s, c in codes.items() if c == code and s is not None]
            rows = table.where(one_of("jenis_ppks", spelt))
            both = " dan ".join(sorted(found))
            faults.append(f"{table.declared.key}: kolom satuan: {rows}: {kinds.names[code].id} tertulis dalam {both}")
        elif code:
            units[code] = CountUnit(next(iter(found)))
    return units


def _unit(written: str) -> str:
    unit = _WRITTEN_UNITS.get(written.casefold())
    if unit is None:
        raise UnknownName(f"harus {', '.join(u.value for u in _WRITTEN_UNITS.values())}")
    return unit.value


def _charts(tables: Sequence[Table]) -> tuple[Chart, ...]:
    charts = []
    for table in tables:
        if table.by == "kecamatan" and any(c.key == "entri_orang" for c in table.columns):
            title = Text("Entri PPKS (orang) menurut kecamatan", "PPKS entries (persons) by district")
            charts.append(chart("peta_entri", title, ChartKind.TILES, table, "kode_kecamatan", ["entri_orang"]))
        elif table.key == "jenis_orang":
            title = Text("PPKS menurut jenis (orang)", "PPKS by kind (persons)")
            charts.append(chart("batang_jenis", title, ChartKind.BARS, table, "jenis", ["jumlah"]))
            if any(c.key == "laki_laki" for c in table.columns):
                title = Text("PPKS menurut jenis dan jenis kelamin", "PPKS by kind and sex")
                chosen = ["laki_laki", "perempuan"]
                charts.append(chart("piramida_jenis", title, ChartKind.PYRAMID, table, "jenis", chosen))
    return tuple(charts)


def _notes(units: Mapping[str, CountUnit], unique: People | None, kinds: _Kinds, undetermined: int) -> tuple[Text, ...]:
    notes = [
        Text(
            "Satu orang dapat termasuk beberapa jenis: jumlah entri bukan jumlah orang.",
            "One person can be of several kinds: entries are not persons.",
        )
    ]
    named = dict.fromkeys(units.values())
    if len(named) > 1:
        words = [", ".join(u.text.say(language) for u in named) for language in ("id", "en")]
        notes.append(
            Text(
                f"Satuan berbeda ({words[0]}) tidak dijumlahkan satu sama lain.",
                f"Different units ({words[1]}) are not added to one another.",
            )
        )
    if unique is None:
        no_people = "Jumlah orang unik tidak dapat dihitung: data tanpa NIK."
        notes.append(Text(no_people, "Distinct persons cannot be counted: the data have no NIK."))
    elif unique.nameless:
        n = unique.nameless
        notes.append(
            Text(
                f"{n} entri tanpa NIK tidak ikut dalam jumlah orang unik.",
                f"{n} entries without NIK are left out of the distinct persons.",
            )
        )
    if kinds.local:
        local = ", ".join(kinds.names[code].id for code in kinds.local.values())
        notes.append(Text(f"Jenis lokal, di luar 26 jenis: {local}.", f"Local kinds, not among the 26: {local}."))
    if undetermined:
        notes.append(
            Text(
                f"{undetermined} keputusan belum dapat ditentukan dan tidak dihitung.",
                f"{undetermined} decisions are undetermined and not counted.",
            )
        )
    return tuple(notes)


def _sources(live: Residents | None) -> tuple[Text, ...]:
    law = "Permensos 8/2012 (26 jenis)"
    found = [Text(f"Dasar jenis: {law}", f"Basis of the kinds: {law}")]
    return (*found, *(live.sources if live else ()))


ENTRY: Final = Entry(
    name="rekap-ppks",
    title=Text("Rekap PPKS per kecamatan dan jenis", "PPKS by district and kind"),
    about="R1, tahunan: kepala dinas, Bappeda, BPS, provinsi",
    builder="pskslib.reports.recap_ppks:ppks_recap",
    inputs=(ENTRIES, PREVIOUS, POPULATION),
    options=(
        Option(key="melapor", argument="reported", about="kecamatan yang laporannya lengkap", many=True),
        Option(key="jenis_lokal", argument="local_kinds", about="jenis di luar 26 yang ikut dihitung", many=True),
    ),
)
