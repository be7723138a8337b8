"""How good the data of a registry are: completeness, numbers, matching, doubles, heads, problems, flags."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.intake import Batch
from pskslib.regions import RegionSet
from pskslib.reports.columns import text
from pskslib.reports.decided import in_polars
from pskslib.reports.entry import Entry
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, read_all
from pskslib.reports.quality_marks import findings_table, flag_tables
from pskslib.reports.quality_tables import (
    Registry,
    completeness_table,
    doubles_table,
    heads_table,
    matching_table,
    number_table,
    problem_tables,
    rows_table,
)
from pskslib.reports.regions_rows import place_name, regions_or_kutim
from pskslib.reports.report import ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Table
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

PERSONS: Final = InputTable(
    key="orang",
    argument="registry",
    about="registri dalam tata letak apa pun yang dikenal check; dari bingkai data: nama kolom berkas kanonik",
    registry=True,
    columns=(
        InputColumn(name="no_kk", sort=Sort.TEXT, about="nomor KK"),
        InputColumn(name="nik", sort=Sort.TEXT, needed=False, about="NIK; kosong = tidak diketahui"),
        InputColumn(name="jenis_kelamin", sort=Sort.TEXT, needed=False, about="L atau P"),
        InputColumn(name="tanggal_lahir", sort=Sort.DATE, needed=False, about="tanggal lahir"),
        InputColumn(name="nama", sort=Sort.TEXT, needed=False, about="nama"),
        InputColumn(name="hubungan_keluarga", sort=Sort.TEXT, needed=False, about="kode hubungan; 1 kepala keluarga"),
        InputColumn(name="meninggal", sort=Sort.FLAG, needed=False, about="sudah meninggal"),
        InputColumn(name="nik_padan", sort=Sort.FLAG, needed=False, about="hasil pemadanan; kosong = belum diperiksa"),
    ),
    needed=False,
)
FAMILIES: Final = InputTable(
    key="keluarga",
    argument="families",
    about="satu baris satu keluarga",
    columns=(
        InputColumn(name="no_kk", sort=Sort.TEXT, filled=True, about="nomor KK"),
        InputColumn(name="kode_desa", sort=Sort.TEXT, needed=False, about="kode Kemendagri desa"),
        InputColumn(name="masalah", sort=Sort.TEXT, needed=False, about="jenis masalah, dipisah titik koma"),
    ),
    needed=False,
)
MATCHING: Final = InputTable(
    key="pemadanan",
    argument="matching",
    about="hasil pemadanan yang diterima sebagai jumlah, satu baris satu wilayah atau berkas",
    columns=(
        InputColumn(name="wilayah", sort=Sort.TEXT, filled=True, about="wilayah, lembaga atau berkas"),
        InputColumn(name="jumlah", sort=Sort.COUNT, filled=True, unit=CountUnit.JIWA, about="orang dalam data"),
        InputColumn(name="diperiksa", sort=Sort.COUNT, filled=True, unit=CountUnit.JIWA, about="yang diperiksa"),
        InputColumn(name="padan", sort=Sort.COUNT, filled=True, unit=CountUnit.JIWA, about="yang padan"),
    ),
    needed=False,
)
FLAGS: Final = InputTable(
    key="tanda",
    argument="flags",
    about="satu baris satu orang dan tanda, misalnya meninggal, asn, pemilik_usaha",
    columns=(
        InputColumn(name="orang", sort=Sort.TEXT, filled=True, about="pembeda orang: NIK atau nomor baris"),
        InputColumn(name="tanda", sort=Sort.TEXT, filled=True, about="tanda pada orang itu"),
    ),
    needed=False,
)
FINDINGS: Final = InputTable(
    key="temuan",
    argument="findings",
    about="temuan lembaga pemeriksa sebagaimana diumumkan; satuan yang berbeda tidak dijumlahkan",
    columns=(
        InputColumn(name="lembaga", sort=Sort.TEXT, filled=True, about="siapa yang menemukan"),
        InputColumn(name="tahun", sort=Sort.TEXT, needed=False, about="tahun; kosong = tidak disebut"),
        InputColumn(name="temuan", sort=Sort.TEXT, filled=True, about="apa yang ditemukan"),
        InputColumn(name="nilai", sort=Sort.COUNT, filled=True, about="angkanya"),
        InputColumn(name="satuan", sort=Sort.TEXT, filled=True, about="yang dihitung"),
        InputColumn(name="sumber", sort=Sort.TEXT, needed=False, about="di mana dibaca"),
    ),
    needed=False,
)


def data_quality(
    registry: Batch | IntoFrame | None = None,
    *,
    as_of: date,
    period: Text | str,
    families: IntoFrame | None = None,
    matching: IntoFrame | None = None,
    flags: IntoFrame | None = None,
    findings: IntoFrame | None = None,
    regions: RegionSet | None = None,
) -> Report:
    r"""Say how good a registry is, each share with its denominator.

    Args:
        registry: What :func:`~pskslib.intake.read_registry` gave, or a frame of persons with the columns of the
            canonical file (``no_kk``, ``nik``, ``hubungan_keluarga``, ``nik_padan``, …).
        as_of: The day that the figures stand for; ages are counted on it.
        period: Of which time.
        families: With a frame of persons: ``no_kk``, ``kode_desa``, ``masalah`` and facts of families.
        matching: Results of matching with the civil registry that came as numbers: ``wilayah``, ``jumlah``,
            ``diperiksa``, ``padan``.
        flags: Persons with marks: ``orang``, ``tanda``; one person may have several.
        findings: Published findings: ``lembaga``, ``tahun``, ``temuan``, ``nilai``, ``satuan``, ``sumber``.
        regions: The regency; Kutai Timur unless told otherwise.

    Returns:
        A report of which each table has one unit.

    Raises:
        TableError: Nothing was given, a column is missing or of the wrong sort; everything at once.

    Example:
        >>> from pskslib.intake import read_registry
        >>> batch = read_registry(b"no_kk,nik,desil\n6408040101089901,6408045708859902,3\n6408040101089902,x,\n")
        >>> report = data_quality(batch, as_of=date(2026, 11, 24), period="November 2026")
        >>> report.table("baris").rows
        (('Diterima', 1), ('Ditolak', 1))
        >>> report.table("kelengkapan_keluarga").column("kolom")
        ('no_kk', 'desil')
    """
    where = regions_or_kutim(regions)
    batch = registry if isinstance(registry, Batch) else None
    persons: Any = batch.persons_table if batch else registry
    homes: Any = batch.families_table if batch else families
    if all(given is None for given in (persons, homes, matching, flags, findings)):
        complain(["tidak ada yang diberikan: registry, matching, flags atau findings"])
    pairs = ((persons, PERSONS), (homes, FAMILIES), (matching, MATCHING), (flags, FLAGS), (findings, FINDINGS))
    people, cards, matched, marks, found = read_all(pairs)
    faults: list[str] = []
    tables: list[Table] = []
    if batch is not None:
        tables.append(rows_table(batch))
    if people is not None or cards is not None:
        whole = Registry(
            persons=None if people is None else in_polars(people.frame),
            families=None if cards is None else in_polars(cards.frame),
            every_person=None if people is None else _all_columns(persons),
            every_family=None if cards is None else _all_columns(homes),
            batch=batch,
            regions=where,
            as_of=as_of,
        )
        tables += _of_registry(whole)
    if matched is not None:
        tables.append(matching_table(matched, faults))
    if marks is not None:
        tables += flag_tables(_frame(marks))
    if found is not None:
        tables.append(findings_table(found, faults))
    complain(faults)
    charts = [
        chart(f"batang_{t.key}", t.title, ChartKind.BARS, t, "label", ["kelengkapan"])
        for t in tables
        if t.key.startswith("kelengkapan_") and t.rows
    ]
    return Report(
        name="mutu-data",
        title=Text("Mutu data", "Data quality"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=tuple(charts),
        notes=tuple(_notes()),
    )


def _of_registry(whole: Registry) -> Iterable[Table]:
    for persons in (True, False):
        if (whole.every_person if persons else whole.every_family) is not None:
            yield completeness_table(whole, persons=persons)
    if whole.persons is not None:
        yield number_table(whole)
        yield doubles_table(whole)
    if whole.persons is not None and "hubungan_keluarga" in whole.persons.columns:
        yield heads_table(whole)
    yield from problem_tables(whole)


def _frame(table: Input) -> Any:
    return in_polars(table.frame)


def _all_columns(frame: Any) -> Any:
    """Return all columns of a table, typed or not: only whether a cell is filled is asked of them."""
    import narwhals.stable.v2 as nw

    given = nw.from_native(frame)
    eager = given.collect() if isinstance(given, nw.LazyFrame) else given
    return in_polars(eager)


def _notes() -> Iterable[Text]:
    yield Text(
        "Tingkat padan dihitung dari yang diperiksa, bukan dari semua: yang belum diperiksa bukan tidak padan.",
        "The matching rate is over those checked, not over all: who was not checked is not unmatched.",
    )
    yield Text(
        "Kelengkapan dihitung dari mereka yang dapat dikenai fakta itu; yang umur atau jenis kelaminnya tidak "
        "diketahui ikut dihitung. Status yang hanya ditetapkan oleh daftar atau pemadanan (kosong dianggap) wajar "
        "kosong.",
        "Completeness is over those whom the fact can be about; who is of unknown age or sex is counted among them. "
        "What only a list or a match establishes (blank is taken for) is blank with good reason.",
    )
    yield Text(
        "NIK yang sah bentuknya belum tentu ada; hanya Dukcapil yang tahu.",
        "A NIK that is valid in form need not exist; only the civil registry can tell.",
    )


ENTRY: Final = Entry(
    name="mutu-data",
    title=Text("Mutu data registri", "Data quality of a registry"),
    about="pengelola data: kelengkapan, NIK, pemadanan, ganda, kepala keluarga, masalah, tanda",
    builder="pskslib.reports.quality_report:data_quality",
    inputs=(PERSONS, FAMILIES, MATCHING, FLAGS, FINDINGS),
)
