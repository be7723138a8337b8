"""R2, recap of PSKS: kecamatan by kind, active and certified, the coverage of TKSK, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pskslib.classification import PSKS_KINDS
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, share, text
from pskslib.reports.counted_kinds import OF_PEOPLE, Counted, Recap, code_of_kind, find_code, kinds_table, place_table
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, read_all
from pskslib.reports.regions_rows import kecamatan_finder, place_name, regions_or_kutim, reported_codes
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Table
from pskslib.reports.tally import people, tally
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_UNITS: Final = {"orang": CountUnit.ORANG, "keluarga": CountUnit.KELUARGA, "lembaga": CountUnit.LEMBAGA}

ROWS: Final = InputTable(
    key="psks",
    argument="rows",
    about="satu baris satu orang, keluarga atau lembaga, atau jumlahnya",
    columns=(
        InputColumn(
            name="jenis_psks", sort=Sort.TEXT, filled=True, about="nomor, kode atau nama salah satu dari 12 jenis"
        ),
        InputColumn(name="kecamatan", sort=Sort.TEXT, about="nama atau kode; kosong = tidak diketahui"),
        InputColumn(name="jenis_kelamin", sort=Sort.TEXT, needed=False, about="L atau P, untuk orang"),
        InputColumn(name="nik", sort=Sort.TEXT, needed=False, about="pembeda orang, untuk jumlah orang unik"),
        InputColumn(name="jumlah", sort=Sort.COUNT, needed=False, about="jumlahnya; kosong = belum ada laporan"),
        InputColumn(name="aktif", sort=Sort.COUNT, needed=False, about="di antaranya yang aktif (atau ya/tidak)"),
        InputColumn(
            name="bersertifikat", sort=Sort.COUNT, needed=False, about="di antaranya yang bersertifikat (atau ya/tidak)"
        ),
        InputColumn(
            name="akreditasi_sampai",
            sort=Sort.DATE,
            needed=False,
            about="hari terakhir akreditasi lembaga",
        ),
    ),
)


def psks_recap(
    rows: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    regions: RegionSet | None = None,
    reported: Iterable[str] | None = None,
) -> Report:
    """Build the recap of PSKS.

    Args:
        rows: One row a person, family or organisation, with ``jenis_psks`` (number, code or name) and ``kecamatan``,
            and perhaps ``jenis_kelamin`` (L/P), ``nik``, ``aktif`` and ``bersertifikat`` (yes/no),
            ``akreditasi_sampai`` (day); or sums, with ``jumlah`` (blank: no report) and how many of them are active
            and certified.
        as_of: The day that the figures stand for; accreditations that end before it have expired.
        period: Of which time.
        regions: The regency; Kutai Timur unless told otherwise.
        reported: Kecamatan whose report is in and whole; see :func:`ppks_recap`.

    Returns:
        A report with a table by kecamatan, one of kinds for each unit, and the coverage of TKSK.

    Raises:
        TableError: A column is missing or of the wrong sort, a kecamatan or kind is unknown; all are told with rows.

    Example:
        >>> import polars as pl
        >>> served = pl.DataFrame({"kecamatan": ["Bengalon", "Kaubun"], "jenis_psks": "TKSK", "nik": ["a", "a"]})
        >>> report = psks_recap(served, as_of=date(2026, 11, 24), period="Tahun 2026")
        >>> coverage = report.table("cakupan_tksk")
        >>> coverage.column("persen")[0], report.table("per_kecamatan").total[-1]
        (Ratio(numerator=2, denominator=18), 1)
    """
    where = regions_or_kutim(regions)
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    _at_most(given, faults)
    now = tally(
        given,
        faults,
        find_place=kecamatan_finder(where),
        find_kind=lambda written: find_code(written, PSKS_KINDS),
        kind_column="jenis_psks",
        added=("aktif", "bersertifikat"),
    )
    sent = reported_codes(reported, where)
    complain(faults)
    kinds = [
        Counted(code=code_of_kind(k), key=k.code, name=Text(k.name, k.name_en), unit=_UNITS[k.subject], open=True)
        for k in PSKS_KINDS
    ]
    unique = None
    if "nik" in given.columns:
        groups = [frozenset(k.code for k in kinds if k.unit is unit) for unit in OF_PEOPLE]
        unique = people(given, now, "jenis_psks", "nik", groups)
    recap = Recap(measure="psks", dimension="jenis_psks", kinds=tuple(kinds), now=now, people=unique, sent=sent)
    by_place = place_table(recap, where, Text("Rekap PSKS menurut kecamatan dan jenis", "PSKS by district and kind"))
    tables = [by_place]
    recap = evolve(recap, sexes="jenis_kelamin" in given.columns)
    for unit in recap.units:
        title = Text(f"Rekap PSKS menurut jenis ({unit.value})", f"PSKS by kind ({unit.text.en})")
        extra = tuple(c for c in _extra(unit) if c.key in now.sums)
        tables.append(kinds_table(recap, unit, title, extra=extra))
    tables.append(_coverage(by_place))
    if "akreditasi_sampai" in given.columns:
        tables.append(_accreditation(given, as_of))
    return Report(
        name="rekap-psks",
        title=Text(
            "Rekapitulasi Potensi dan Sumber Kesejahteraan Sosial", "Recap of potential and sources of social welfare"
        ),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=_charts(by_place),
        notes=_notes(by_place),
        sources=(Text("Dasar jenis: Permensos 8/2012 (12 jenis)", "Basis of the kinds: Permensos 8/2012 (12 kinds)"),),
    )


def _at_most(table: Input, faults: list[str]) -> None:
    """Tell rows with more active or certified ones than there are."""
    import narwhals.stable.v2 as nw

    most = nw.col("jumlah") if "jumlah" in table.columns else nw.lit(1)
    for name in ("aktif", "bersertifikat"):
        if name in table.columns and (rows := table.where(nw.col(name) > most)):
            faults.append(f"{table.declared.key}: kolom {name}: {rows}: lebih banyak dari jumlahnya")


def _extra(unit: CountUnit) -> tuple[Column, ...]:
    return (
        count("aktif", "Aktif", "Active", unit, measure=f"psks_{unit.value}_aktif"),
        count("bersertifikat", "Bersertifikat", "Certified", unit, measure=f"psks_{unit.value}_bersertifikat"),
    )


def _coverage(by_place: Table) -> Table:
    """Kecamatan with a TKSK; those without a report are no kecamatan without one."""
    numbers = [row[by_place.place("tksk")] for row in by_place.rows if row[0]]
    having = sum(isinstance(n, int) and n > 0 for n in numbers)
    none, blank = numbers.count(0), numbers.count(None)
    unit, base = CountUnit.KECAMATAN, Text("semua kecamatan", "all districts")
    columns = (
        Column(key="uraian", label=Text("Uraian", "Description")),
        count("terlayani", "Dengan TKSK", "With a TKSK", unit),
        count("tanpa", "Tanpa TKSK", "Without a TKSK", unit),
        count("belum_melapor", "Belum ada laporan", "No report", unit),
        count("kecamatan", "Kecamatan", "Districts", unit),
        share("persen", "Cakupan", "Coverage", ("terlayani", "kecamatan"), base),
    )
    words = Text("Kecamatan dengan sedikitnya satu TKSK", "Districts with at least one TKSK")
    row: tuple[Cell, ...] = (words.id, having, none, blank, len(numbers), Ratio(having, len(numbers)))
    return Table(
        key="cakupan_tksk",
        title=Text("Cakupan TKSK", "Coverage by TKSK"),
        columns=columns,
        rows=(row,),
        identities=(Identity(total="kecamatan", parts=("terlayani", "tanpa", "belum_melapor")),),
        words=(words,),
    )


def _accreditation(table: Input, as_of: date) -> Table:
    """How many accreditations hold, expired or are not recorded; the day is that of the certificate, never computed."""
    import narwhals.stable.v2 as nw

    kinds = {code_of_kind(k): k for k in PSKS_KINDS if k.subject == "lembaga"}
    found = {code: [0, 0, 0] for code in kinds}
    until = nw.col("akreditasi_sampai")
    state = nw.when(until.is_null()).then(nw.lit(2)).otherwise(nw.when(until < nw.lit(as_of)).then(1).otherwise(0))
    amount = nw.col("jumlah").sum() if "jumlah" in table.columns else nw.len()
    counted = table.frame.with_columns(state.alias("keadaan")).group_by("jenis_psks", "keadaan").agg(amount.alias("n"))
    for row in counted.iter_rows(named=True):
        code = find_code(row["jenis_psks"], PSKS_KINDS)
        if code in found:
            found[code][int(row["keadaan"])] += int(row["n"] or 0)
    unit = CountUnit.LEMBAGA
    columns = (
        Column(key="jenis", label=Text("Jenis", "Kind")),
        count("berlaku", "Masih berlaku", "In force", unit),
        count("habis", "Habis masa berlaku", "Expired", unit),
        count("tidak_tercatat", "Tidak tercatat", "Not recorded", unit),
        count("jumlah", "Jumlah", "Total", unit),
    )
    rows: list[tuple[Cell, ...]] = [(kinds[c].name, *found[c], sum(found[c])) for c in kinds]
    return Table(
        key="akreditasi",
        title=Text("Akreditasi lembaga", "Accreditation of organisations"),
        columns=columns,
        rows=tuple(rows),
        identities=(Identity(total="jumlah", parts=("berlaku", "habis", "tidak_tercatat")),),
        words=tuple(Text(k.name, k.name_en) for k in kinds.values()),
    )


def _charts(by_place: Table) -> tuple[Chart, ...]:
    tiles = Text("TKSK menurut kecamatan", "TKSK by district")
    bars = Text("PSKS perorangan menurut kecamatan", "Persons among the PSKS by district")
    return (
        chart("peta_tksk", tiles, ChartKind.TILES, by_place, "kode_kecamatan", ["tksk"]),
        chart("batang_orang", bars, ChartKind.BARS, by_place, "kecamatan", ["entri_orang"]),
    )


def _notes(by_place: Table) -> tuple[Text, ...]:
    notes = [Text("Satuan berbeda tidak dijumlahkan.", "Different units are not added.")]
    several: Sequence[str] = [
        str(row[1]) for row in by_place.rows if isinstance(n := row[by_place.place("tksk")], int) and n > 1
    ]
    if several:
        names = ", ".join(several)
        notes.append(
            Text(
                f"Lebih dari satu TKSK, periksa: {names}. Lazimnya satu TKSK tiap kecamatan.",
                f"More than one TKSK, check: {names}. Usually there is one a district.",
            )
        )
    return tuple(notes)


ENTRY: Final = Entry(
    name="rekap-psks",
    title=Text("Rekap PSKS per kecamatan dan cakupan TKSK", "PSKS by district and coverage by TKSK"),
    about="R2, tahunan: kepala dinas, Bappeda, BPS, provinsi",
    builder="pskslib.reports.recap_psks:psks_recap",
    inputs=(ROWS,),
    options=(Option(key="melapor", argument="reported", about="kecamatan yang laporannya lengkap", many=True),),
)
