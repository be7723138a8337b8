"""The words of a written report that are not its own: the same in every format."""

from __future__ import annotations

from typing import Final

from pskslib.reports import Audience, Kind, Text

PERIOD: Final = Text("Periode", "Period")
AS_OF: Final = Text("Keadaan per", "As of")
PLACE: Final = Text("Wilayah", "Area")
OFFICE: Final = Text("Instansi", "Office")
AUDIENCE: Final = Text("Peruntukan", "Audience")
AUDIENCES: Final = {
    Audience.INTERNAL: Text("Internal dinas, tidak untuk diumumkan", "Internal to the office, not for publication"),
    Audience.PUBLIC: Text("Untuk umum", "For the public"),
}
SOURCES: Final = Text("Sumber dan dasar", "Sources and legal bases")
NOTES: Final = Text("Catatan", "Notes")
LEGEND: Final = Text("Keterangan tanda", "Legend")
DIGEST: Final = Text("Sidik buku aturan", "Digest of the rule book")
MADE_WITH: Final = Text("Disusun dengan", "Made with")
ABOUT: Final = Text("Keterangan", "About")
CHARTS: Final = Text("Grafik", "Charts")
DICTIONARY: Final = Text("Kamus data", "Data dictionary")
TITLE: Final = Text("Judul", "Title")
PAGE: Final = Text("Halaman", "Page")
OF: Final = Text("dari", "of")
PART: Final = Text("bagian", "part")
ESIGN: Final = Text("Ruang tanda tangan elektronik", "Room for an electronic signature")
NIP: Final = Text("NIP", "Civil servant no.")
DOTS: Final = "." * 30

HIDDEN: Final = "*"
UNDIVIDED: Final = "-"
BLANK: Final = ""
MARK_HIDDEN: Final = Text(
    "angkanya ada, tetapi tidak diumumkan agar tidak ada orang yang dapat dikenali",
    "a number exists, but is not published so that nobody can be recognised",
)
MARK_UNDIVIDED: Final = Text("tidak dapat dihitung: pembaginya nol", "cannot be worked out: the denominator is zero")
MARK_BLANK: Final = Text("belum ada laporan; bukan nol", "no report yet; not zero")
EMPTY_CELL: Final = Text("sel kosong", "blank cell")
SMALL_CELLS: Final = Text(
    "Angka 1 sampai {last} tidak diumumkan ({sensitive} untuk jenis yang peka); {count} sel disembunyikan, "
    "termasuk yang perlu agar sel lain tidak dapat dihitung kembali.",
    "Numbers from 1 to {last} are not published ({sensitive} for sensitive kinds); {count} cells are hidden, "
    "among them those that keep others from being worked out.",
)
SENSITIVE_TO: Final = Text("1 sampai {last}", "1 to {last}")

NO_REPORT: Final = Text("tidak ada laporan", "no report")
MORE_ROWS: Final = Text("dan {count} baris lagi di dalam tabel", "and {count} more rows in the table")
SEARCH: Final = Text("Cari dalam tabel", "Search the table")
SHOWN: Final = Text("{shown} dari {all} baris", "{shown} of {all} rows")
TOTAL_STAYS: Final = Text("jumlah tetap untuk semua baris", "the total stays that of all rows")
SORT_HINT: Final = Text("Pilih judul kolom untuk mengurutkan.", "Choose a column heading to sort.")
SHOW_ALL: Final = Text("Tampilkan semua baris", "Show all rows")
CONTENTS: Final = Text("Isi laporan", "Contents")
TABLES: Final = Text("Tabel", "Tables")

SHARE: Final = {100: Text("%", "%"), 1000: Text("‰", "‰")}
SHARE_WORD: Final = {100: Text("persen", "percent"), 1000: Text("per seribu", "per thousand")}
SHARE_OF: Final = Text("{sign} dari {base}", "{sign} of {base}")
DIVIDED: Final = Text("{above} dibagi {below}", "{above} divided by {below}")
MEASURES: Final = {
    Kind.TEXT: Text("nama", "name"),
    Kind.CODE: Text("kode", "code"),
    Kind.COUNT: Text("jumlah", "count"),
    Kind.MONEY: Text("nilai uang", "money"),
    Kind.RATIO: Text("rasio", "ratio"),
    Kind.DATE: Text("tanggal", "date"),
}
DICTIONARY_HEADINGS: Final = {
    "tabel": Text("Tabel", "Table"),
    "nama_variabel": Text("Nama variabel", "Variable"),
    "konsep": Text("Konsep", "Concept"),
    "definisi": Text("Definisi", "Definition"),
    "klasifikasi": Text("Klasifikasi", "Classification"),
    "ukuran": Text("Ukuran", "Measure"),
    "satuan": Text("Satuan", "Unit"),
    "rujukan": Text("Rujukan", "Reference"),
}
"""Columns of the dictionary, in the variable form of Satu Data."""
