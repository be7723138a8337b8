"""R5, the monthly report of one TKSK: who, A. what was done, B. documentation, and what the month comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.classification import PPKS_KINDS, find_kind
from pskslib.errors import PskslibError, UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, complain, named_rows, read_all, translated
from pskslib.reports.lists import cited, read_list
from pskslib.reports.months import in_words, last_day, parse_month
from pskslib.reports.regions_rows import TOTAL, kecamatan_finder, place_name, regions_or_kutim
from pskslib.reports.report import ChartKind, Report, Signature
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Table, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

ACTIVITIES: Final = InputTable(
    key="kegiatan",
    argument="activities",
    about="satu baris satu kegiatan; bulan tanpa kegiatan dinyatakan nihil, bukan dikosongkan",
    columns=(
        InputColumn(name="tanggal", sort=Sort.DATE, filled=True, about="hari kegiatan"),
        InputColumn(name="tempat", sort=Sort.TEXT, filled=True, about="tempat, desa"),
        InputColumn(name="aktivitas", sort=Sort.TEXT, filled=True, about="apa yang dilakukan"),
        InputColumn(name="kategori", sort=Sort.TEXT, needed=False, about="kode kegiatan, misalnya rujukan"),
        InputColumn(name="jenis_ppks", sort=Sort.TEXT, needed=False, about="jenis PPKS yang dilayani"),
        InputColumn(name="laki_laki", sort=Sort.COUNT, needed=False, unit=CountUnit.ORANG, about="orang dilayani"),
        InputColumn(name="perempuan", sort=Sort.COUNT, needed=False, unit=CountUnit.ORANG, about="orang dilayani"),
        InputColumn(name="hasil", sort=Sort.TEXT, needed=False, about="hasil"),
        InputColumn(name="kendala", sort=Sort.TEXT, needed=False, about="kendala; boleh kosong"),
        InputColumn(name="rencana", sort=Sort.TEXT, needed=False, about="tindak lanjut"),
        InputColumn(name="status", sort=Sort.TEXT, needed=False, about="disetujui, menunggu, perlu revisi, ditolak"),
    ),
)
PHOTOS: Final = InputTable(
    key="dokumentasi",
    argument="photos",
    about="satu baris satu foto",
    columns=(
        InputColumn(name="tanggal", sort=Sort.DATE, needed=False, about="hari foto"),
        InputColumn(name="berkas", sort=Sort.TEXT, filled=True, about="nama berkas foto"),
        InputColumn(name="keterangan", sort=Sort.TEXT, needed=False, about="keterangan foto"),
    ),
    needed=False,
)
_ORANG: Final = CountUnit.ORANG
_APPROVED: Final = "disetujui"


@frozen(kw_only=True)
class Tksk:
    """Whose report it is.

    Attributes:
        name: Name.
        kecamatan: Where the TKSK is on duty.
        niat: Number, as it is written.
    """

    name: str
    kecamatan: str
    niat: str = ""


def tksk_month(
    activities: IntoFrame,
    *,
    as_of: date,
    period: Text | str | None = None,
    month: str = "",
    name: str = "",
    kecamatan: str = "",
    niat: str = "",
    photos: IntoFrame | None = None,
    nil: bool = False,
    regions: RegionSet | None = None,
    signature: Signature | None = None,
) -> Report:
    """Build the monthly report of a TKSK, with the layout of the East Java application and counts beside it.

    All activities of the month stand in it, also those that nobody has approved yet: their state is told.

    Args:
        activities: ``tanggal``, ``tempat``, ``aktivitas``, and perhaps ``kategori``, ``jenis_ppks``, ``laki_laki``,
            ``perempuan``, ``hasil``, ``kendala``, ``rencana``, ``status``.
        as_of: The day that the report stands for.
        period: In words; the month unless told otherwise.
        month: The month, ``2026-03``.
        name: Of the TKSK.
        kecamatan: Where the TKSK is on duty, name or code.
        niat: Number of the TKSK.
        photos: ``berkas`` and perhaps ``tanggal``, ``keterangan``.
        nil: Nothing was done in the month: a state of its own, to be said and not to be left blank.
        regions: The regency; Kutai Timur unless told otherwise.
        signature: Who signs.

    Returns:
        An internal report: header, A. Kegiatan, B. Dokumentasi lapangan, sums by kind of activity and of PPKS.

    Raises:
        TableError: A column is missing or of the wrong sort, a day lies outside the month, a month without activities
            is not called nil (or one with some is); everything at once.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"tanggal": [date(2026, 3, 4)], "tempat": ["Swarga Bara"], "aktivitas": ["Kunjungan"],
        ...                      "kategori": ["respon kasus"], "laki_laki": [1], "perempuan": [2]})
        >>> report = tksk_month(rows, as_of=date(2026, 3, 31), month="2026-03", name="Sri", kecamatan="Sangatta Utara")
        >>> report.table("kegiatan").rows[0][:4], report.table("rekap_kegiatan").total
        (('1', datetime.date(2026, 3, 4), 'Swarga Bara', 'Kunjungan'), ('JUMLAH', 1, 1, 2, 3))
    """
    where = regions_or_kutim(regions)
    pair = read_all([(activities, ACTIVITIES), (photos, PHOTOS)])
    given, pictures = pair
    assert given is not None
    faults: list[str] = []
    who, when = _who(name, kecamatan, niat, where, faults), _month(month, faults)
    rows = given.rows(faults)
    shots = [] if pictures is None else pictures.rows(faults)
    if when is not None:
        for key, listed in (("kegiatan", rows), ("dokumentasi", shots)):
            outside = [n for n, r in enumerate(listed, 1) if r["tanggal"] and f"{r['tanggal']:%Y-%m}" != when]
            if outside:
                faults.append(f"{key}: kolom tanggal: {named_rows(outside)}: di luar bulan {in_words(when).id}")
    if nil == bool(rows):
        told = "kegiatan: bulan ini dinyatakan nihil, padahal ada kegiatan"
        faults.append(told if nil else "kegiatan: tidak ada kegiatan; nyatakan nihil (nil) bila memang tidak ada")
    kinds = _codes(given, "kategori", lambda written: read_list("tksk", "kegiatan").find(written).code, faults)
    ppks = _codes(given, "jenis_ppks", _ppks, faults)
    complain(faults)
    assert when is not None
    assert who is not None
    rows.sort(key=lambda r: (r["tanggal"], r["tempat"], r["aktivitas"]))
    shots.sort(key=lambda r: (r["tanggal"] or last_day(when), r["berkas"]))
    by_kind = _by_kind(rows, kinds)
    tables = [_header(who, when, nil=nil), _activities(rows), _photos(shots), by_kind]
    if ppks:
        tables.append(_by_ppks(rows, ppks))
    waiting = sum((r["status"] or _APPROVED).casefold() != _APPROVED for r in rows)
    return Report(
        name="bulanan-tksk",
        title=Text("Laporan bulanan Tenaga Kesejahteraan Sosial Kecamatan", "Monthly report of the TKSK"),
        place=place_name(where),
        period=in_words(when) if period is None else text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=(chart("batang_kegiatan", by_kind.title, ChartKind.BARS, by_kind, "kategori", ["kegiatan"]),),
        notes=tuple(_notes(waiting)),
        sources=(cited(read_list("tksk", "kegiatan").entries, Text("Kode kegiatan", "Codes of activities")),),
        signature=signature,
    )


def _codes(table: Input, column: str, find: Callable[[str], str], faults: list[str]) -> dict[str | None, str]:
    return translated(table, column, find, faults) if column in table.columns else {}


def _who(name: str, kecamatan: str, niat: str, regions: RegionSet, faults: list[str]) -> Tksk | None:
    if not name.strip():
        faults.append("nama TKSK belum diisi")
    try:
        code = kecamatan_finder(regions)(kecamatan)
    except PskslibError as error:
        faults.append(f"kecamatan: {str(error).rstrip('.')}")
        return None
    found = regions.get(code)
    return Tksk(name=name, kecamatan=found.name if found else code, niat=niat)


def _month(month: str, faults: list[str]) -> str | None:
    try:
        return parse_month(month)
    except UnknownName as error:
        faults.append(str(error))
        return None


def _ppks(written: str) -> str:
    kind = find_kind(written)
    if kind.list_name != "PPKS":
        raise UnknownName(f"{kind.name} bukan jenis PPKS")
    return kind.code


def _header(who: Tksk, month: str, *, nil: bool) -> Table:
    named = [
        (Text("Nama", "Name"), who.name),
        (Text("NIAT", "NIAT"), who.niat),
        (Text("Wilayah kerja", "Working area"), f"Kecamatan {who.kecamatan}"),
        (Text("Bulan", "Month"), in_words(month).id),
    ]
    nothing = Text("nihil", "nil")
    if nil:
        named.append((Text("Kegiatan", "Activities"), nothing.id))
    return Table(
        key="identitas",
        title=Text("Identitas", "Header"),
        columns=(Column(key="uraian", label=Text("Uraian", "Item")), Column(key="isi", label=Text("Isi", "Content"))),
        rows=tuple((label.id, content or None) for label, content in named),
        personal=True,
        words=(*(label for label, _ in named), in_words(month), nothing),
    )


def _activities(rows: list[dict[str, Any]]) -> Table:
    keys = ("tanggal", "tempat", "aktivitas", "hasil", "kendala", "rencana", "status")
    return Table(
        key="kegiatan",
        title=Text("A. Kegiatan", "A. Activities"),
        columns=(
            Column(key="no", label=Text("No", "No"), kind=Kind.CODE),
            Column(key="waktu", label=Text("Waktu", "When"), kind=Kind.DATE),
            Column(key="tempat", label=Text("Tempat", "Where")),
            Column(key="aktivitas", label=Text("Aktivitas", "Activity")),
            Column(key="hasil", label=Text("Hasil", "Result")),
            Column(key="kendala", label=Text("Kendala", "Obstacle")),
            Column(key="rencana", label=Text("Rencana", "Follow-up")),
            Column(key="status", label=Text("Status", "State")),
        ),
        rows=tuple((str(number), *(row[key] for key in keys)) for number, row in enumerate(rows, 1)),
        personal=True,
    )


def _photos(shots: list[dict[str, Any]]) -> Table:
    return Table(
        key="dokumentasi",
        title=Text("B. Dokumentasi lapangan", "B. Field documentation"),
        columns=(
            Column(key="no", label=Text("No", "No"), kind=Kind.CODE),
            Column(key="tanggal", label=Text("Tanggal", "Day"), kind=Kind.DATE),
            Column(key="berkas", label=Text("Berkas foto", "Photo file")),
            Column(key="keterangan", label=Text("Keterangan", "Caption")),
        ),
        rows=tuple((str(n), s["tanggal"], s["berkas"], s["keterangan"]) for n, s in enumerate(shots, 1)),
        personal=True,
    )


def _served(rows: Iterable[dict[str, Any]]) -> tuple[Cell, Cell, Cell]:
    """Persons served, men and women; blank where nobody was counted."""
    men = [row["laki_laki"] for row in rows if row["laki_laki"] is not None]
    women = [row["perempuan"] for row in rows if row["perempuan"] is not None]
    both = sum(men) + sum(women) if men or women else None
    return sum(men) if men else None, sum(women) if women else None, both


_SERVED: Final = (
    count("laki_laki", "Laki-laki dilayani", "Men served", _ORANG),
    count("perempuan", "Perempuan dilayani", "Women served", _ORANG),
    count("dilayani", "Orang dilayani", "Persons served", _ORANG),
)
_SUM: Final = (Identity(total="dilayani", parts=("laki_laki", "perempuan")),)
_CONTACTS: Final = Text(
    "Orang yang dilayani pada dua kegiatan dihitung dua kali.", "Who is served in two activities is counted twice."
)


def _by_kind(rows: list[dict[str, Any]], kinds: dict[str | None, str]) -> Table:
    named = {entry.code: entry.name for entry in read_list("tksk", "kegiatan").entries} | {"": _NO_KIND}
    counts = Counter(kinds.get(row["kategori"], "") for row in rows)
    columns = (
        Column(key="kategori", label=Text("Jenis kegiatan", "Kind of activity")),
        count("kegiatan", "Kegiatan", "Activities", CountUnit.KEGIATAN),
        *_SERVED,
    )
    made = []
    for code, name in named.items():
        if code or counts[code]:
            found = [row for row in rows if kinds.get(row["kategori"], "") == code]
            made.append((name.id, counts[code], *_served(found)))
    return Table(
        key="rekap_kegiatan",
        title=Text("Rekap menurut jenis kegiatan", "By kind of activity"),
        columns=columns,
        rows=tuple(made),
        total=total_row(columns, made, TOTAL),
        identities=_SUM,
        by="kategori",
        notes=(_CONTACTS,),
        words=tuple(named.values()),
    )


_NO_KIND: Final = Text("tanpa kategori", "without a kind")


def _by_ppks(rows: list[dict[str, Any]], kinds: dict[str | None, str]) -> Table:
    columns = (Column(key="jenis_ppks", label=Text("Jenis PPKS", "Kind of PPKS")), *_SERVED)
    here = {kinds.get(row["jenis_ppks"], "") for row in rows}
    found = [kind for kind in PPKS_KINDS if kind.code in here]
    names = [Text(f"{kind.number:02} {kind.name}", f"{kind.number:02} {kind.name_en}") for kind in found]
    made = [
        (name.id, *_served([r for r in rows if kinds.get(r["jenis_ppks"], "") == kind.code]))
        for kind, name in zip(found, names, strict=True)
    ]
    return Table(
        key="rekap_ppks",
        title=Text("Orang dilayani menurut jenis PPKS", "Persons served by kind of PPKS"),
        columns=columns,
        rows=tuple(made),
        total=total_row(columns, made, TOTAL),
        identities=_SUM,
        by="jenis_ppks",
        notes=(_CONTACTS,),
        words=tuple(names),
    )


def _notes(waiting: int) -> Iterable[Text]:
    if waiting:
        yield Text(
            f"{waiting} kegiatan belum disetujui; ikut dihitung, statusnya disebut.",
            f"{waiting} activities are not approved yet; they count, and their state is told.",
        )


ENTRY: Final = Entry(
    name="bulanan-tksk",
    title=Text("Laporan bulanan TKSK", "Monthly report of a TKSK"),
    about="R5, bulanan: dinas dan Kemensos; identitas, A. Kegiatan, B. Dokumentasi (internal)",
    builder="pskslib.reports.tksk_month_report:tksk_month",
    inputs=(ACTIVITIES, PHOTOS),
    options=(
        Option(key="bulan", argument="month", about="bulan laporan, misalnya 2026-03"),
        Option(key="nama", argument="name", about="nama TKSK"),
        Option(key="kecamatan", argument="kecamatan", about="kecamatan tugas"),
        Option(key="niat", argument="niat", about="nomor induk anggota"),
        Option(key="nihil", argument="nil", about="tidak ada kegiatan pada bulan itu", flag=True),
    ),
)
