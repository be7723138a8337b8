"""The tables of the data quality report; each counts one unit, and each share names its denominator."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.intake import Batch
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, ratio, share
from pskslib.reports.frames import Input, named_rows
from pskslib.reports.quality_read import doubles, filled, heads, nik_in_form
from pskslib.reports.regions_rows import PLACE, TOTAL, kecamatan_rows
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

_WHAT: Final = Column(key="uraian", label=Text("Uraian", "Item"))
_ORANG: Final = CountUnit.ORANG


@frozen(kw_only=True)
class Registry:
    """A registry whose quality is asked.

    Attributes:
        persons: Declared columns, typed.
        families: The same.
        every_person: All columns.
        every_family: The same.
        batch: What reading gave, if it was read here.
        regions: The regency.
        as_of: The day.
    """

    persons: nw.DataFrame[Any] | None = field(repr=False)
    families: nw.DataFrame[Any] | None = field(repr=False)
    every_person: nw.DataFrame[Any] | None = field(repr=False)
    every_family: nw.DataFrame[Any] | None = field(repr=False)
    batch: Batch | None
    regions: RegionSet
    as_of: date


def rows_table(batch: Batch) -> Table:
    """Return records read: accepted and rejected are all of them."""
    words = (Text("Diterima", "Accepted"), Text("Ditolak", "Rejected"))
    columns = (_WHAT, count("baris", "Baris", "Rows", CountUnit.BARIS))
    rows = ((words[0].id, batch.accepted), (words[1].id, batch.rows - batch.accepted))
    return Table(
        key="baris",
        title=Text("Baris yang dibaca", "Rows read"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        by="uraian",
        words=words,
        notes=(
            Text(
                "Ditolak bila tidak dapat diketahui siapa orangnya; isi yang salah tidak membuat baris ditolak.",
                "Rejected where it cannot be known who it is; a wrong fact rejects no row.",
            ),
        ),
    )


def completeness_table(whole: Registry, *, persons: bool) -> Table:
    """Return how far each column is filled."""
    frame = whole.every_person if persons else whole.every_family
    unit = _ORANG if persons else CountUnit.KELUARGA
    found = () if frame is None else filled(frame, whole.as_of, persons=persons)
    columns = (
        Column(key="kolom", label=Text("Kolom", "Column"), kind=Kind.CODE),
        Column(key="label", label=Text("Isi", "Content")),
        count("dapat_dikenai", "Dapat dikenai", "Can apply", unit, additive=False),
        count("terisi", "Terisi", "Filled", unit, additive=False),
        count("kosong", "Kosong", "Blank", unit, additive=False),
        share(
            *("kelengkapan", "Kelengkapan", "Completeness"),
            *(("terisi", "dapat_dikenai"), Text("yang dapat dikenai", "those it can apply to")),
        ),
        Column(key="kosong_dianggap", label=Text("Kosong dianggap", "Blank is taken for")),
    )
    rows = tuple(
        (
            f.column,
            f.label.id,
            f.applies,
            f.filled,
            f.applies - f.filled,
            Ratio(f.filled, f.applies),
            _taken(f.presumed),
        )
        for f in found
    )
    whose = ("orang", "persons") if persons else ("keluarga", "families")
    return Table(
        key=f"kelengkapan_{whose[0]}",
        title=Text(f"Kelengkapan isi ({whose[0]})", f"Completeness ({whose[1]})"),
        columns=columns,
        rows=rows,
        identities=(Identity(total="dapat_dikenai", parts=("terisi", "kosong")),),
        by="kolom",
        internal=True,
        words=(*(f.label for f in found), _YES, _NO),
    )


_YES: Final = Text("ya", "yes")
_NO: Final = Text("tidak", "no")


def _taken(presumed: bool | None) -> str | None:
    return None if presumed is None else (_YES if presumed else _NO).id


_NUMBERS: Final = ("orang", "nik_sah", "nik_tidak_sah", "nik_kosong", "diperiksa", "padan", "tidak_padan", "belum")


def number_table(whole: Registry) -> Table:
    """Return NIK by kecamatan: form, and the result of matching where it is known."""
    import narwhals.stable.v2 as nw

    persons = whole.persons
    assert persons is not None
    nik = persons if "nik" in persons.columns else persons.with_columns(nik=nw.lit(None, nw.String()))
    valid = nik_in_form().fill_null(False)
    # reading marks a NIK that stands in two families as unmatched; that is our check, not the civil registry's
    twice = nw.lit(False) if whole.batch is None else nw.col("_twice")
    if whole.batch is not None:
        nik = nik.with_columns(nik.select("nik").is_duplicated().alias("_twice"))
    padan = nw.col("nik_padan") if "nik_padan" in nik.columns else nw.lit(None, nw.Boolean())
    checked = ~padan.is_null() & ~(twice & ~padan.fill_null(True))
    place = _districts(whole)
    joined = (
        nik.with_columns(district=nw.lit("", nw.String()))
        if place is None
        else nik.join(place, on="no_kk", how="left").with_columns(nw.col("district").fill_null(""))
    )
    marks = {
        "nik_sah": valid,
        "nik_tidak_sah": ~valid & ~nw.col("nik").is_null(),
        "nik_kosong": nw.col("nik").is_null(),
        "diperiksa": checked,
        "padan": checked & padan.fill_null(False),
        "tidak_padan": checked & ~padan.fill_null(False),
        "belum": ~checked,
    }
    sums = joined.with_columns(**{name: test.cast(nw.Int64()) for name, test in marks.items()})
    grouped = sums.group_by("district").agg(nw.len().alias("orang"), *(nw.col(name).sum() for name in marks))
    dotted = {k.code.dotted.replace(".", ""): k.code.dotted for k in whole.regions.kecamatan}
    cells: dict[str, Counter[str]] = {code: Counter() for code in dotted.values()}
    for row in grouped.iter_rows(named=True):
        here = cells.setdefault(dotted.get(row["district"], ""), Counter())
        here.update({name: int(row[name] or 0) for name in _NUMBERS})
    keys = (*_NUMBERS, "sah", "tingkat_padan")
    filled_cells: dict[str, dict[str, Cell]] = {
        code: {
            **{name: found[name] for name in _NUMBERS},
            "sah": ratio(found["nik_sah"], found["orang"]),
            "tingkat_padan": ratio(found["padan"], found["diperiksa"]),
        }
        for code, found in cells.items()
    }
    rows = kecamatan_rows(whole.regions, keys, filled_cells)
    columns = (
        *PLACE,
        count("orang", "Orang", "Persons", _ORANG),
        count("nik_sah", "NIK sah bentuknya", "NIK valid in form", _ORANG),
        count("nik_tidak_sah", "NIK tidak sah", "NIK not valid", _ORANG),
        count("nik_kosong", "NIK kosong", "NIK blank", _ORANG),
        count("diperiksa", "Diperiksa ke Dukcapil", "Checked with the civil registry", _ORANG),
        count("padan", "Padan", "Matched", _ORANG),
        count("tidak_padan", "Tidak padan", "Not matched", _ORANG),
        count("belum", "Belum diperiksa", "Not checked", _ORANG),
        share("sah", "NIK sah", "NIK valid", ("nik_sah", "orang"), Text("semua orang", "all persons")),
        share("tingkat_padan", "Tingkat padan", "Matching rate", ("padan", "diperiksa"), _CHECKED),
    )
    return Table(
        key="nik",
        title=Text("NIK menurut kecamatan", "NIK by district"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=(
            Identity(total="orang", parts=("nik_sah", "nik_tidak_sah", "nik_kosong")),
            Identity(total="orang", parts=("diperiksa", "belum")),
            Identity(total="diperiksa", parts=("padan", "tidak_padan")),
        ),
        by="kecamatan",
    )


_CHECKED: Final = Text("yang diperiksa", "those checked")


def _districts(whole: Registry) -> nw.DataFrame[Any] | None:
    import narwhals.stable.v2 as nw

    families = whole.families
    if families is None or "kode_desa" not in families.columns:
        return None
    code = nw.col("kode_desa").str.replace_all(".", "", literal=True).str.slice(0, len("640801"))
    return families.select("no_kk", district=code).unique("no_kk")


def doubles_table(whole: Registry) -> Table:
    """Return records that name the same person: as groups, and as records beyond the first."""
    persons = whole.persons
    assert persons is not None
    words = {
        "nik": Text("NIK sama", "Same NIK"),
        "mirip": Text("Nama, tanggal lahir dan jenis kelamin sama (dugaan)", "Same name, birth date, sex (suspected)"),
        "kk": Text("NIK sama dalam satu KK (digabung saat dibaca)", "Same NIK in one family (merged when read)"),
    }
    rows: list[Row] = []
    if "nik" in persons.columns:
        found = doubles(persons, "nik")
        rows.append((words["nik"].id, found.groups, found.records, found.beyond))
    if {"nama", "tanggal_lahir", "jenis_kelamin"} <= {*persons.columns}:
        found = doubles(persons, "nama", "tanggal_lahir", "jenis_kelamin")
        rows.append((words["mirip"].id, found.groups, found.records, found.beyond))
    if whole.batch is not None:
        merged = sum(row.reason.startswith(_MERGED) for row in whole.batch.rejected)
        rows.append((words["kk"].id, None, None, merged))
    return Table(
        key="ganda",
        title=Text("Catatan ganda", "Doubles"),
        columns=(
            _WHAT,
            count("kelompok", "Kelompok", "Groups", CountUnit.KASUS, additive=False),
            count("catatan", "Catatan di dalamnya", "Records in them", CountUnit.BARIS, additive=False),
            count("lebih", "Catatan selain yang pertama", "Records beyond the first", CountUnit.BARIS, additive=False),
        ),
        rows=tuple(rows),
        by="uraian",
        internal=True,
        words=tuple(words.values()),
    )


_MERGED: Final = "baris ganda"


def heads_table(whole: Registry) -> Table:
    """Return families by the number of their heads."""
    persons, families = whole.persons, whole.families
    assert persons is not None
    found = heads(persons, persons.select("no_kk").drop_nulls().unique() if families is None else families)
    named = (
        (Text("Satu kepala keluarga", "One head"), found.one),
        (Text("Tanpa kepala keluarga", "No head"), found.none),
        (Text("Lebih dari satu kepala keluarga", "More than one head"), found.more),
        (Text("Hubungan tidak diketahui", "Relations unknown"), found.unknown),
    )
    columns = (_WHAT, count("kk", "KK", "Family cards", CountUnit.KK))
    rows = tuple((name.id, n) for name, n in named)
    return Table(
        key="kepala_keluarga",
        title=Text("KK menurut kepala keluarga", "Family cards by head"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        by="uraian",
        words=tuple(name for name, _ in named),
    )


def problem_tables(whole: Registry) -> list[Table]:
    """Return problems by kind and level, and families by kind of problem (one family can have several)."""
    import narwhals.stable.v2 as nw

    made = []
    kind = Column(key="jenis", label=Text("Jenis", "Kind"), kind=Kind.CODE)
    if whole.batch is not None:
        found = Counter((p.level.value, p.kind) for p in whole.batch.problems)
        advice = {(p.level.value, p.kind): p.advice for p in reversed(whole.batch.problems)}
        columns = (
            kind,
            Column(key="tingkat", label=Text("Tingkat", "Level")),
            count("masalah", "Masalah", "Problems", CountUnit.KASUS),
            Column(key="saran", label=Text("Saran", "Advice")),
        )
        rows = tuple((k, level, n, advice[level, k]) for (level, k), n in sorted(found.items()))
        made.append(
            Table(
                key="masalah",
                title=Text("Masalah menurut jenis dan tingkat", "Problems by kind and level"),
                columns=columns,
                rows=rows,
                total=total_row(columns, rows, TOTAL) if rows else None,
                by="jenis",
                internal=True,
                words=(Text("galat", "error"), Text("peringatan", "warning")),
                notes=(
                    Text(
                        "Jenis yang sangat banyak disebut sampai batas pembacaan; sisanya dihitung dalam masalah_lain.",
                        "Kinds that are very many are told up to the limit of reading; masalah_lain tells of the rest.",
                    ),
                ),
            )
        )
    if whole.families is not None and "masalah" in whole.families.columns:
        parts = whole.families.select("no_kk", k=nw.col("masalah").fill_null("").str.split(";")).explode("k")
        sums = parts.filter(nw.col("k") != "").group_by("k").agg(nw.col("no_kk").n_unique().alias("n"))
        listed = sorted((row["k"], int(row["n"])) for row in sums.iter_rows(named=True))
        made.append(
            Table(
                key="keluarga_bermasalah",
                title=Text("Keluarga menurut jenis masalah", "Families by kind of problem"),
                columns=(kind, count("keluarga", "Keluarga", "Families", CountUnit.KELUARGA, additive=False)),
                rows=tuple(listed),
                by="jenis",
                internal=True,
            )
        )
    return made


def matching_table(table: Input, faults: list[str]) -> Table:
    """Return results of matching that came as numbers."""
    rows, odd = [], []
    for place, row in enumerate(table.rows(faults), 1):
        whole, checked, matched = row["jumlah"], row["diperiksa"], row["padan"]
        if not matched <= checked <= whole:
            odd.append(place)
            continue
        rows.append(
            (row["wilayah"], whole, checked, matched, checked - matched, whole - checked, Ratio(matched, checked))
        )
    if odd:
        faults.append(f"pemadanan: {named_rows(odd)}: harus padan <= diperiksa <= jumlah")
    unit = CountUnit.JIWA
    columns = (
        Column(key="wilayah", label=Text("Wilayah atau berkas", "Area or file")),
        count("jumlah", "Dalam data", "In the data", unit),
        count("diperiksa", "Diperiksa", "Checked", unit),
        count("padan", "Padan", "Matched", unit),
        count("tidak_padan", "Tidak padan", "Not matched", unit),
        count("belum", "Belum diperiksa", "Not checked", unit),
        share("tingkat_padan", "Tingkat padan", "Matching rate", ("padan", "diperiksa"), _CHECKED),
    )
    return Table(
        key="pemadanan",
        title=Text("Pemadanan dengan Dukcapil", "Matching with the civil registry"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        identities=(
            Identity(total="jumlah", parts=("diperiksa", "belum")),
            Identity(total="diperiksa", parts=("padan", "tidak_padan")),
        ),
        by="wilayah",
    )
