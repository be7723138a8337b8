"""A corpus of dirty files: what offices send, what spreadsheets do to numbers, and what would harm a reader.

Every file is made here from a list that says how; none is kept in the repository and none holds a real person. Each
case says what must come of it: refused with a word of the message, or so many records accepted and rejected, so many
lines that are no record, and which kinds of problem are told.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import polars as pl
from attrs import frozen

from pskslib.intake.layout_file import layouts
from tests.intake.files import COLUMNS, ROW, WIFE, table
from tests.intake.workbooks import Cell, Rows, ods, ole, raw_xlsx, row_xml, sheet_xml, xls, xlsx, zipped

Row = dict[str, str]
CHILD: Row = {**ROW, "nik": "6408041708159903", "nama": "Budi", "tanggal_lahir": "2015-08-17"}
CHILD |= {"hubungan_keluarga": "anak", "jenjang_sekolah": "SD"}
FAMILY = (ROW, WIFE, CHILD)
OTHER_KK = "6408040101089902"


@frozen(kw_only=True)
class Case:
    """One file.

    Attributes:
        name: What is wrong with it.
        suffix: Of its name; the content may say otherwise.
        make: Makes its bytes.
        refused: A word of the message where the whole file is refused.
        accepted: Records that became a person.
        rejected: Records that did not.
        not_records: Lines that are no record.
        kinds: Kinds of problem that must be told (others may be told too).
    """

    name: str
    suffix: str
    make: Callable[[], bytes]
    refused: str | None = None
    accepted: int = 0
    rejected: int = 0
    not_records: int = 0
    kinds: tuple[str, ...] = ()


# --- how a table is dirtied --------------------------------------------------------------------


def changed(row: int, **cells: str) -> list[Row]:
    """The family with some cells of one row changed."""
    rows = [dict(one) for one in FAMILY]
    rows[row] |= cells
    return rows


def csv(*rows: Row, delimiter: str = ",", encoding: str = "utf-8", end: str = "\n") -> bytes:
    return table(*rows, delimiter=delimiter).replace("\n", end).encode(encoding)


def edited(old: str, new: str, *, count: int = 1) -> bytes:
    """The family as CSV with some text replaced."""
    text = table(*FAMILY)
    assert old in text
    return text.replace(old, new, count).encode()


def grid(rows: Sequence[Row] = FAMILY, columns: Sequence[str] = COLUMNS) -> list[list[Cell]]:
    cells: list[list[Cell]] = [[row.get(column) or None for column in columns] for row in rows]
    return [[*columns], *cells]


def numbered(column: str, rows: Sequence[Row] = FAMILY) -> list[list[Cell]]:
    """The family with the cells of a column as numbers."""
    table_of = grid(rows)
    place = COLUMNS.index(column)
    for row in table_of[1:]:
        row[place] = int(str(row[place]))
    return table_of


def parquet(rows: Sequence[dict[str, object]], **types: pl.DataType) -> bytes:
    out = io.BytesIO()
    pl.DataFrame(list(rows), schema_overrides=types).write_parquet(out)
    return out.getvalue()


def records(*rows: Row) -> list[dict[str, object]]:
    return [dict(row) for row in rows]


def ok(
    name: str, suffix: str, make: Callable[[], bytes], *kinds: str, accepted: int = 3, rejected: int = 0, no: int = 0
) -> Case:
    return Case(name=name, suffix=suffix, make=make, accepted=accepted, rejected=rejected, not_records=no, kinds=kinds)


def no(name: str, suffix: str, make: Callable[[], bytes], word: str) -> Case:
    return Case(name=name, suffix=suffix, make=make, refused=word)


def cell(name: str, kind: str | None, *, row: int = 2, rejected: int = 0, **cells: str) -> Case:
    """One cell of the child's row (or another's) is dirty."""
    kinds = [kind] if kind else []
    return ok(name, "csv", lambda: csv(*changed(row, **cells)), *kinds, accepted=3 - rejected, rejected=rejected)


# --- delimited text ----------------------------------------------------------------------------

SHAPES = [
    ok("bersih", "csv", lambda: csv(*FAMILY)),
    ok("BOM", "csv", lambda: csv(*FAMILY, encoding="utf-8-sig")),
    ok("UTF-16", "csv", lambda: csv(*FAMILY, encoding="utf-16")),
    ok("Windows-1252", "csv", lambda: csv(*changed(2, nama="André"), encoding="cp1252"), "pengodean"),
    ok("titik koma", "csv", lambda: csv(*FAMILY, delimiter=";")),
    ok("tab", "txt", lambda: csv(*FAMILY, delimiter="\t")),
    ok("garis tegak", "csv", lambda: csv(*FAMILY, delimiter="|")),
    ok("CRLF", "csv", lambda: csv(*FAMILY, end="\r\n")),
    ok("CR saja", "csv", lambda: csv(*FAMILY, end="\r")),
    ok("tanpa baris baru di akhir", "csv", lambda: csv(*FAMILY).rstrip()),
    ok("nama berkas xls", "xls", lambda: csv(*FAMILY)),
    ok("pemisah di ujung", "csv", lambda: csv(*FAMILY).replace(b"tidak\n", b"tidak,\n"), "pemisah_di_ujung"),
    ok("teks dengan baris baru", "csv", lambda: edited("Amir", '"Amir\nbin Ali"')),
    ok("kutip tidak ditutup", "csv", lambda: edited("Siti", '"Siti'), "kutip", accepted=3),
    ok("satu kolom kurang", "csv", lambda: edited("Siti,", ""), "jumlah_kolom", accepted=2, rejected=1),
    ok("satu kolom lebih", "csv", lambda: edited("Siti", "Siti, S.Pd"), "jumlah_kolom", accepted=2, rejected=1),
    ok("sel terlalu panjang", "csv", lambda: edited("Budi", "B" * 40_000), "sel_panjang"),
    ok("hanya judul", "csv", lambda: csv(), accepted=0),
    no("kosong", "csv", lambda: b"", "kosong"),
    no("hanya baris kosong", "csv", lambda: b"\n\n , \n"[:2], "kosong"),
    no("NUL", "csv", lambda: csv(*FAMILY).replace(b"Siti", b"Si\0i"), "bukan berkas teks"),
    no("tanpa kolom no_kk", "csv", lambda: edited("no_kk", "nomor"), "no_kk"),
    no("HTML bernama xls", "xls", lambda: b"<html><body><table><tr><td>nik</td></tr></table>", "HTML"),
    no("PDF", "pdf", lambda: b"%PDF-1.7\n", "PDF"),
    no("gzip", "csv.gz", lambda: b"\x1f\x8b\x08\0\0", "gzip"),
]

HEADINGS = [
    ok("judul berhuruf besar", "csv", lambda: edited("no_kk,nik,nama", "NO KK,N.I.K,Nama Lengkap")),
    ok("judul bersalah eja", "csv", lambda: edited("hamil", "hamill"), "kolom_tak_dikenal"),
    ok("judul tak dikenal", "csv", lambda: edited("hamil", "warna"), "kolom_tak_dikenal"),
    ok("judul ganda", "csv", lambda: edited("hamil", "asn"), "kolom_ganda"),
    ok("judul kosong", "csv", lambda: edited("nama,", ",").replace(b"asn", b"asn", 1), "kolom_tak_dikenal"),
    ok("ejaan lain", "csv", lambda: edited("no_kk,nik", "nokk,nomor_induk_kependudukan")),
    ok("judul dengan spasi nol", "csv", lambda: edited("nik,", "n\u200bik,")),
]

IDENTITY = [
    cell("NIK notasi ilmiah", "nik_angka_rusak", nik="6.40804E+15", rejected=1),
    cell("NIK notasi ilmiah berkoma", "nik_angka_rusak", nik="6,40804E+15", rejected=1),
    cell("NIK desimal", "nik_angka_rusak", nik="6408041708159903.0", rejected=1),
    cell("NIK 15 angka", "nik_panjang", nik="640804170815990", rejected=1),
    cell("NIK 17 angka", "nik_panjang", nik="64080417081599031", rejected=1),
    cell("NIK dengan huruf O", "nik_karakter", nik="64O8041708159903", rejected=1),
    cell("NIK bertanggal mustahil", "nik_tanggal", nik="6408043213159903", rejected=1),
    cell("NIK kosong", None, nik=""),
    cell("NIK strip", None, nik="-"),
    cell("NIK nol", None, nik="0"),
    cell("NIK berapostrof", None, nik="'6408041708159903"),
    cell("NIK berspasi", None, nik="640804 170815 9903"),
    cell("NIK dengan spasi nol", None, nik="6408041708159903\u200b"),
    cell("NIK angka Arab", "nik_karakter", nik="٦٤٠٨٠٤١٧٠٨١٥٩٩٠٣", rejected=1),
    cell("KK kosong", "kk_kosong", no_kk="", rejected=1),
    cell("KK notasi ilmiah", "kk_angka_rusak", no_kk="6.40804E+15", rejected=1),
    cell("KK 15 angka", "kk_panjang", no_kk="640804010108990", rejected=1),
    cell("NIK sama, orang lain", "nik_ganda", nik=WIFE["nik"], rejected=1),
    ok("baris yang sama dua kali", "csv", lambda: csv(*FAMILY, CHILD), "nik_ganda", rejected=1),
    cell("NIK sama di keluarga lain", "nik_di_dua_keluarga", nik=WIFE["nik"], no_kk=OTHER_KK),
    no(
        "semua NIK berakhir nol",
        "csv",
        lambda: csv(*({**ROW, "nik": f"6408041708{n}9910", "nama": f"A{n}"} for n in range(60, 72))),
        "berakhir 0",
    ),
]

FACTS = [
    cell("tanggal hari-bulan-tahun", "tanggal", tanggal_lahir="17/08/2015"),
    cell("tanggal dua angka tahun", "tahun_dua_angka", tanggal_lahir="17-08-15"),
    cell("tanggal dengan kata", "tanggal", tanggal_lahir="17 Agustus 2015"),
    cell("tanggal mustahil", "tanggal_mustahil", tanggal_lahir="2015-02-30"),
    cell("tanggal nol", "tanggal_mustahil", tanggal_lahir="0000-00-00"),
    cell("tanggal esok", "tanggal_masa_depan", tanggal_lahir="2031-01-01"),
    cell("tanggal lembar kerja kosong", "tanggal_terlalu_tua", tanggal_lahir="1900-01-01"),
    cell("tanggal berbeda dengan NIK", "nik_beda_tanggal", tanggal_lahir="2015-08-18"),
    cell("jenis kelamin berbeda dengan NIK", "nik_beda_jenis_kelamin", jenis_kelamin="P"),
    cell("jenis kelamin tak dikenal", "kode", jenis_kelamin="X"),
    cell("hubungan tak dikenal", "kode", hubungan_keluarga="sepupu"),
    cell("jenjang tak dikenal", "kode", jenjang_sekolah="TPA"),
    cell("desil di luar batas", "di_luar_batas", desil="15"),
    cell("desil berkata", "angka", desil="tiga"),
    cell("desil berbeda sekeluarga", "tidak_sama_sekeluarga", desil="5"),
    cell("ya/tidak lain", "ya_tidak", hamil="mungkin"),
    cell("laki-laki hamil", "tidak_cocok", row=0, hamil="ya"),
    cell("dua kepala", "kepala_keluarga", hubungan_keluarga="kepala keluarga"),
    cell("tanpa kepala", "kepala_keluarga", row=0, hubungan_keluarga="anak"),
    cell("kode desa tak terbaca", "wilayah", kode_desa="Sangatta"),
    cell("kode desa kepulauan", "wilayah", kode_desa="64.08.40001"),
    cell("nomor di nama", "nomor_di_nama", nama="6408041708159903"),
    cell("nama berisi rumus", None, nama="=1+1"),
    cell("nama NA", None, nama="NA"),
    cell("nama dengan huruf tak tampak", None, nama="Bu\u202edi"),
]

# --- spreadsheets --------------------------------------------------------------------------------

TITLE: list[list[Cell]] = [["DAFTAR WARGA DESA SENYIUR"], ["Tahun 2026"], []]
DAYS: list[list[Cell]] = [
    [
        date.fromisoformat(str(value)) if n and place == COLUMNS.index("tanggal_lahir") else value
        for place, value in enumerate(row)
    ]
    for n, row in enumerate(grid())
]


def cards_merged() -> bytes:
    rows = grid()
    rows[1][0] = rows[2][0] = rows[3][0] = None
    return xlsx(rows, merged=[(1, 0, 3, 0, ROW["no_kk"])])


def two_heading_rows() -> bytes:
    rows: list[list[Cell]] = [["Data Warga", *[None] * (len(COLUMNS) - 1)], *grid()]
    return xlsx(rows)


def far(place: str) -> bytes:
    return raw_xlsx(sheet_xml(row_xml(1, COLUMNS) + f'<row><c r="{place}"><v>1</v></c></row>'))


def with_part(name: str, content: str = "x") -> bytes:
    return raw_xlsx(sheet_xml(row_xml(1, COLUMNS)), [(name, content)])


BOOKS = [
    ok("XLSX bersih", "xlsx", lambda: xlsx(grid())),
    ok("ODS bersih", "ods", lambda: ods(grid())),
    ok("XLS bersih", "xls", lambda: xls(grid())),
    ok("XLSX bernama csv", "csv", lambda: xlsx(grid())),
    ok("XLSX NIK angka", "xlsx", lambda: xlsx(numbered("nik")), "nik_angka_rusak", accepted=0, rejected=3),
    ok("ODS NIK angka", "ods", lambda: ods(numbered("nik")), "nik_angka_rusak", accepted=0, rejected=3),
    ok("XLS NIK angka", "xls", lambda: xls(numbered("nik")), "nik_angka_rusak", accepted=0, rejected=3),
    ok("XLSX KK angka", "xlsx", lambda: xlsx(numbered("no_kk")), "kk_angka_rusak", accepted=0, rejected=3),
    ok("XLSX desil angka", "xlsx", lambda: xlsx(numbered("desil"))),
    ok("XLSX sel tanggal", "xlsx", lambda: xlsx(DAYS)),
    ok("XLSX sel tanggal 1904", "xlsx", lambda: xlsx(DAYS, date_1904=True)),
    ok("ODS sel tanggal", "ods", lambda: ods(DAYS)),
    ok("XLSX berjudul di atas", "xlsx", lambda: xlsx([*TITLE, *grid()]), no=3),
    ok("XLSX baris jumlah", "xlsx", lambda: xlsx([*grid(), ["Jumlah", None, "3"]]), no=1),
    ok("XLSX tanda tangan", "xlsx", lambda: xlsx([*grid(), [], ["Mengetahui, Kepala Desa"]]), no=2),
    ok("XLSX baris kosong di tengah", "xlsx", lambda: xlsx([*grid()[:2], [], *grid()[2:]]), no=1),
    ok("XLSX judul terulang", "xlsx", lambda: xlsx([*grid()[:2], [*COLUMNS], *grid()[2:]]), no=1),
    ok(
        "XLSX nomor kolom",
        "xlsx",
        lambda: xlsx([[*COLUMNS], [str(n + 1) for n in range(len(COLUMNS))], *grid()[1:]]),
        no=1,
    ),
    ok("XLSX KK digabung ke bawah", "xlsx", cards_merged, "sel_gabungan"),
    ok("XLSX judul besar di atas", "xlsx", two_heading_rows, no=1),
    ok("XLSX lembar tersembunyi lain", "xlsx", lambda: xlsx(grid(), sheets={"Lain": [["catatan"]]}, hidden=["Lain"])),
    ok("XLSX mulai di kolom C", "xlsx", lambda: xlsx([[None, None, *row] for row in grid()])),
    ok(
        "XLSX galat rumus",
        "xlsx",
        lambda: xlsx(
            [[*row[:-1], None] if n else row for n, row in enumerate(grid())], formulas={(1, 12): ("=1/0", "#DIV/0!")}
        ),
        "galat_rumus",
    ),
    ok("XLSX dimensi palsu", "xlsx", lambda: _false_dimension()),
    no("XLSX sel terjauh", "xlsx", lambda: far("XFD1048576"), "di luar"),
    no("XLSX sel jauh dalam batas", "xlsx", lambda: far("SR1048576"), "memori"),
    no("XLSX baris ke-1048577", "xlsx", lambda: far("A1048577"), "di luar"),
    no("XLSX bom zip", "xlsx", lambda: raw_xlsx(sheet_xml(row_xml(1, ["a" * 20_000_000])), level=9), "mengembang"),
    no("XLSX makro", "xlsm", partial(with_part, "xl/vbaProject.bin"), "makro"),
    no("XLSX entitas", "xlsx", partial(with_part, "xl/a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>"), "entitas"),
    no("XLSX bagian ganda", "xlsx", partial(with_part, "xl/Workbook.xml"), "bernama sama"),
    no("XLSX keluar folder", "xlsx", partial(with_part, "../a.xml"), "ke luar"),
    no("XLSX terpotong", "xlsx", lambda: xlsx(grid())[:-200], "rusak"),
    no("XLSX bersandi", "xlsx", lambda: ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "sandi"),
    no("XLSX kosong", "xlsx", lambda: xlsx([]), "kosong"),
    no("Word", "docx", lambda: zipped([("[Content_Types].xml", "x"), ("word/document.xml", "x")]), "bukan spreadsheet"),
    no("XLS rusak", "xls", lambda: xls(grid())[:1500], "rusak"),
    no("XLS rusak di awal", "xls", lambda: xls(grid())[:4] + b"xxxx" + xls(grid())[8:], "berkas XLS rusak"),
]


def _false_dimension() -> bytes:
    rows = [row_xml(n, [str(value or "") for value in row]) for n, row in enumerate(grid(), start=1)]
    return raw_xlsx(sheet_xml("".join(rows), dimension="A1:B2"))


# --- JSON and Parquet ----------------------------------------------------------------------------


def as_json(*rows: object) -> bytes:
    return json.dumps(rows).encode()


OBJECTS = [
    ok("JSON bersih", "json", lambda: as_json(*FAMILY)),
    ok("JSON di dalam jawaban", "json", lambda: json.dumps({"status": 200, "data": FAMILY}).encode()),
    ok("JSON Lines bersih", "jsonl", lambda: b"\n".join(json.dumps(row).encode() for row in FAMILY)),
    ok(
        "JSON NIK angka",
        "json",
        lambda: as_json(ROW, WIFE, {**CHILD, "nik": int(CHILD["nik"])}),
        "nik_angka_rusak",
        accepted=2,
        rejected=1,
    ),
    ok("JSON desil angka", "json", lambda: as_json(*({**row, "desil": 3} for row in FAMILY))),
    ok("JSON ya benar-salah", "json", lambda: as_json(*({**row, "asn": False} for row in FAMILY))),
    ok("JSON NaN", "json", lambda: as_json(ROW, WIFE, {**CHILD, "jenjang_sekolah": float("nan")}), "bukan_angka"),
    ok(
        "JSON kunci ganda",
        "json",
        lambda: as_json(*FAMILY).replace(b'"nama": "Budi"', b'"nama": "Budi", "nama": "Beni"'),
        "kunci_ganda",
        accepted=2,
        rejected=1,
    ),
    ok("JSON bersarang", "json", lambda: as_json(ROW, WIFE, {**CHILD, "kartu": {"nomor": 1}}), "isi_bersarang"),
    ok("JSON catatan bukan objek", "json", lambda: as_json(*FAMILY, [1]), "catatan_rusak", rejected=1),
    ok(
        "JSON Lines satu baris rusak",
        "jsonl",
        lambda: b"\n".join([*(json.dumps(row).encode() for row in FAMILY), b'{"nik']),
        "catatan_rusak",
        rejected=1,
    ),
    no("JSON terpotong", "json", lambda: as_json(*FAMILY)[:-20], "JSON"),
    no("JSON dua daftar", "json", lambda: as_json(*FAMILY) + as_json(*FAMILY), "sesudah"),
    no("JSON sangat dalam", "json", lambda: b'[{"nik": ' + b"[" * 100_000, "bersarang"),
    no("JSON bukan catatan", "json", lambda: b"[]", "tidak ada catatan"),
    ok("Parquet bersih", "parquet", lambda: parquet(records(*FAMILY))),
    ok(
        "Parquet NIK bilangan",
        "parquet",
        lambda: parquet([{**row, "nik": int(row["nik"])} for row in FAMILY]),
        "nik_angka_rusak",
        accepted=0,
        rejected=3,
    ),
    ok(
        "Parquet tanggal",
        "parquet",
        lambda: parquet([{**row, "tanggal_lahir": date.fromisoformat(row["tanggal_lahir"])} for row in FAMILY]),
    ),
    ok("Parquet desil pecahan utuh", "parquet", lambda: parquet([{**row, "desil": 3.0} for row in FAMILY])),
    no("Parquet rusak", "parquet", lambda: b"PAR1" + bytes(50) + b"PAR1", "rusak"),
]

# --- layouts of the field ------------------------------------------------------------------------

KK, NIKS = ROW["no_kk"], [row["nik"] for row in FAMILY]
DTSEN: Rows = [
    [
        *("nomor_induk_kependudukan", "nomor_kartu_keluarga", "nama", "tanggal_lahir", "jenis_kelamin"),
        *("status_hubungan_keluarga", "pbi_nas", "partisipasi_sekolah", "jenjang_tertinggi_yang_diduduki"),
    ],
    [NIKS[0], KK, "Amir", "1985-08-17", "1", "1", "YA", "3", "13"],
    [NIKS[1], KK, "Siti", "1987-08-17", "2", "2", "YA", "1", None],
    [NIKS[2], KK, "Budi", "2015-08-17", "1", "3", "YA", "2", "3"],
]
_P3KE = (
    *("id_keluarga_p3ke", "kode_kemdagri", "desil_kesejahteraan", "nama", "nik", "nomor_KK", "jenis_kelamin"),
    *("prioritas_verval", "hubungan_dengan_KK", "tanggal_lahir", "resiko_stunting"),
)
P3KE: Rows = [
    _P3KE,
    *(
        [
            *("x", "6408042001", "2", row["nama"], row["nik"], KK, row["jenis_kelamin"], "1"),
            *(row["hubungan_keluarga"], row["tanggal_lahir"], "Tidak"),
        ]
        for row in FAMILY
    ),
]
OPENSID: Rows = [
    [column.heading for column in layouts()["opensid-penduduk"].columns],
    *(
        [
            {
                "nama": row["nama"],
                "no_kk": KK,
                "nik": row["nik"],
                "sex": "2" if row["jenis_kelamin"] == "P" else "1",
                "tanggallahir": row["tanggal_lahir"],
                "kk_level": row["hubungan_keluarga"],
            }.get(column.heading)
            for column in layouts()["opensid-penduduk"].columns
        ]
        for row in FAMILY
    ),
]
SIKS: Rows = [
    ["NIK", "NOKK", "Nama", "Alamat", "BPNT", "PKH", "idsemesta", "checkBtnHamil", "keterangan_disabilitas"],
    *([row["nik"], KK, row["nama"], "Jl. Poros", "YA", "TIDAK", "x", "0", "[]"] for row in FAMILY),
]
BANK: Rows = [
    ["iddtks", "nokk", "nik_ktp", "nama_penerima", "kode_wilayah", "tahap", "bansos", "bank", "gelombang", "nominal"],
    ["NON DTKS", KK, NIKS[1], "Siti", "64.08.04.2001", "1", "PKH", "BANK", "1", "750000"],
]
BDT: Rows = [
    [
        "IDBDT",
        "NIK",
        "NoKK",
        "Nama",
        "JnsKel",
        "TglLahir",
        "Hubkel",
        "Sta_hamil",
        "Partisipasi_sekolah",
        "Pendidikan_tertinggi",
    ],
    ["1", NIKS[0], KK, "Amir", "1", "1985-08-17", "1", None, "2", "7"],
    ["1", NIKS[1], KK, "Siti", "2", "1987-08-17", "2", "2", "0", None],
    ["1", NIKS[2], KK, "Budi", "1", "2015-08-17", "3", None, "1", "1"],
]
SLIPPED: Rows = [
    [column.heading for column in layouts()["opensid-dtsen-anggota"].columns],
    *(
        [
            {"No KK": KK, "402 Nama": row["nama"], "403 NIK": row["nik"], "412": "9", "413": "8"}.get(
                column.heading, "1"
            )
            if column.heading != "406"
            else row["tanggal_lahir"]
            for column in layouts()["opensid-dtsen-anggota"].columns
        ]
        for row in FAMILY
    ),
]
BY_NAME = [{**row, "kode_desa": ""} for row in FAMILY]


def named_villages(name: str) -> bytes:
    columns = [*COLUMNS, "desa", "kecamatan"]
    return xlsx(grid([{**row, "desa": name, "kecamatan": "Muara Ancalong"} for row in BY_NAME], columns))


LAYOUTS = [
    ok("DTSEN orang", "xlsx", lambda: xlsx(DTSEN)),
    ok("DTSEN orang, ODS", "ods", lambda: ods(DTSEN)),
    ok("DTSEN hubungan tak dikenal", "xlsx", lambda: xlsx([*DTSEN[:3], [*DTSEN[3][:5], "9", *DTSEN[3][6:]]]), "kode"),
    ok("P3KE setelah verval", "xlsx", lambda: xlsx(P3KE)),
    ok("OpenSID penduduk", "xlsx", lambda: xlsx(OPENSID)),
    ok("SIKS-NG", "json", lambda: json.dumps([dict(zip(SIKS[0], row, strict=True)) for row in SIKS[1:]]).encode()),
    ok("daftar salur bank", "xlsx", lambda: xlsx(BANK), accepted=1),
    ok("BDT anggota", "xlsx", lambda: xlsx(BDT)),
    ok("OpenSID DTSEN bergeser", "xlsx", lambda: xlsx(SLIPPED), "kolom_bergeser"),
    ok("desa dengan nama saja", "xlsx", partial(named_villages, "Senyiur")),
    ok("desa dengan nama keliru", "xlsx", partial(named_villages, "Senyiurr"), "nama_wilayah"),
    ok(
        "pekerjaan kode 5",
        "xlsx",
        lambda: xlsx([[*row, "status_dalam_pekerjaan_utama" if n == 0 else "5"] for n, row in enumerate(DTSEN)]),
        "kode_perlu_diperiksa",
    ),
]

# A number of somebody where no number should be: it must come out of no message.
ASTRAY = [
    no("baris data sebagai judul", "csv", lambda: csv(*FAMILY).partition(b"\n")[2], "no_kk"),
    no("baris data sebagai judul XLSX", "xlsx", lambda: xlsx(grid()[1:]), "no_kk"),
    ok("NIK sebagai judul", "csv", lambda: edited("hamil", ROW["nik"]), "kolom_tak_dikenal"),
    ok("NIK sebagai nama lembar", "xlsx", lambda: xlsx(grid(), sheets={ROW["nik"]: [["a", "b"], ["c", "d"]]})),
    ok(
        "NIK sebagai kunci JSON", "json", lambda: as_json(ROW, WIFE, {**CHILD, ROW["nik"]: float("nan")}), "bukan_angka"
    ),
    ok("NIK sebagai nama desa", "xlsx", partial(named_villages, ROW["nik"]), "nama_wilayah"),
    cell("NIK di kolom hubungan", "kode", hubungan_keluarga=ROW["nik"]),
    cell("NIK di kolom tanggal", "tanggal", tanggal_lahir=ROW["nik"]),
]

CASES = (*ASTRAY, *SHAPES, *HEADINGS, *IDENTITY, *FACTS, *BOOKS, *OBJECTS, *LAYOUTS)
