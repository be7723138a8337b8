"""Sources: any file by its content; limits on both sides; what would harm is refused and the process lives."""

from __future__ import annotations

import io
import json
import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pskslib.errors import IntakeError
from pskslib.intake import limits
from pskslib.intake.sources import Sheet, isolated, kind_of, open_source
from pskslib.intake.sources.archive import inspect
from pskslib.intake.sources.grid import find_heading
from pskslib.intake.sources.isolated import read_isolated
from tests.intake.workbooks import Cell, ods, ole, raw_xlsx, row_xml, sheet_xml, text_cell, xls, xlsx, zipped

KK, NIK = "6408040101089901", "6408045708859902"
ROWS: list[list[Cell]] = [["NIK", "No KK", "Nama"], [NIK, KK, "Siti"], [int(NIK), KK, "Budi"]]


def one(source: object) -> Sheet:
    (sheet,) = open_source(source)
    return sheet


def kinds(sheet: Sheet) -> list[str]:
    return [problem.kind for problem in sheet.problems]


def parquet(table: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    table.write_parquet(out)
    return out.getvalue()


# --- the same table from every format --------------------------------------------------------


@pytest.mark.parametrize("write", [xlsx, ods, xls])
def test_spreadsheets_give_text_and_say_what_was_a_number(write: Callable[[list[list[Cell]]], bytes]) -> None:
    sheet = one(write(ROWS))
    assert sheet.heading == ("NIK", "No KK", "Nama")
    assert sheet.cells.rows() == [(NIK, KK, "Siti"), (NIK, KK, "Budi")]
    assert sheet.numeric is not None
    assert sheet.numeric.rows() == [(False, False, False), (True, False, False)]
    assert sheet.lines.to_list() == [2, 3]


@pytest.mark.parametrize("kind", ["json", "jsonl", "parquet", "frame", "lazy", "pandas", "arrow"])
def test_other_sources_give_the_same_cells(kind: str) -> None:
    rows = [{"NIK": NIK, "No KK": KK, "desil": 3}, {"NIK": " ", "No KK": KK, "desil": None}]
    table = pl.DataFrame(rows)
    sources: dict[str, Callable[[], object]] = {
        "json": lambda: json.dumps(rows).encode(),
        "jsonl": lambda: "\n".join(map(json.dumps, rows)).encode(),
        "parquet": lambda: parquet(table),
        "frame": lambda: table,
        "lazy": table.lazy,
        "pandas": lambda: table.to_pandas(),
        "arrow": table.to_arrow,
    }
    sheet = one(sources[kind]())
    assert sheet.heading == ("NIK", "No KK", "desil")
    first = (NIK, KK, "3")
    assert sheet.cells.rows() == [first, (None, KK, None)]
    assert sheet.numeric is not None
    assert sheet.numeric.row(0) == (False, False, True)


def test_the_suffix_decides_nothing(tmp_path: Path) -> None:
    for name, raw in (("a.csv", xlsx(ROWS)), ("b.xls", b"nik,nama\n1,Siti\n"), ("c.xlsx", b'[{"nik": "1"}]')):
        path = tmp_path / name
        path.write_bytes(raw)
        assert one(path).cells.height >= 1
        with path.open("rb") as file:
            assert one(file).name == name


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<html><table><tr><td>nik</td></tr></table>", "halaman HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table>", "halaman HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "berkas XML"),
        (b"%PDF-1.7", "berkas PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"ARROW1\0\0", "Parquet"),
        (b"", "kosong"),
        (zipped([("surat.txt", "x")]), "bukan spreadsheet"),
        (ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "sandi"),
        (ole({"Workbook": b"x", "_VBA_PROJECT": b"y"}), "makro"),
        (ole({"WordDocument": b"x"}), "rusak"),
        (b"PAR1" + bytes(100) + b"PAR1", "rusak"),
        (xlsx(ROWS)[:-300], "rusak"),
        (xlsx([]), "kosong"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(raw: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        open_source(raw)


def test_what_is_no_source_at_all() -> None:
    with pytest.raises(IntakeError, match="bukan berkas dan bukan tabel"):
        open_source(3)
    with pytest.raises(IntakeError, match="biner"):
        open_source(io.StringIO("nik"))
    with pytest.raises(IntakeError, match="tidak ditemukan"):
        open_source("tidak-ada.csv")


# --- cells of spreadsheets -------------------------------------------------------------------


def test_dates_are_iso_in_both_systems() -> None:
    for system in (False, True):
        sheet = one(xlsx([["nik", "tanggal_lahir"], [NIK, date(2015, 3, 4)]], date_1904=system))
        assert sheet.cells.row(0) == (NIK, "2015-03-04")


@pytest.mark.parametrize(
    ("serial", "text"),
    [(0, "00:00:00"), (1, "1900-01-01"), (60, "1900-02-28"), (61, "1900-03-01"), (42067, "2015-03-04")],
)
def test_odd_serial_dates(serial: int, text: str) -> None:
    """Day 60 never was, 0 and 1 stand for blanks; what comes out is too long ago, or no date, for a birth."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["nik", "tanggal_lahir"])
    page.write_string(1, 0, NIK)
    page.write_number(1, 1, serial, book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    sheet = one(out.getvalue())
    assert sheet.cells.row(0)[1] == text
    assert sheet.numeric is None


def test_a_number_above_2_53_is_marked_however_it_reads() -> None:
    sheet = one(xlsx([["nik", "nama"], [9171031708900019, "Siti"]]))
    assert sheet.cells.row(0)[0] != "9171031708900019"  # it was lost in the file
    assert sheet.numeric is not None
    assert sheet.numeric.row(0) == (True, False)


def test_formulas_are_not_evaluated_and_told() -> None:
    sheet = one(xlsx([["nik", "nama"], [NIK, None]], formulas={(1, 1): ('=HYPERLINK("x","y")', "hasil")}))
    assert sheet.cells.row(0) == (NIK, "hasil")
    assert "rumus" in kinds(sheet)
    sheet = one(xlsx([["nik", "nama"], [NIK, None]], formulas={(1, 1): ("=1/0", "#DIV/0!")}))
    assert "galat_rumus" in kinds(sheet)


def test_the_dimension_that_a_file_claims_is_not_believed() -> None:
    rows = "".join(row_xml(n, [f"{n}", "Siti"]) for n in range(2, 10))
    sheet = one(raw_xlsx(sheet_xml(row_xml(1, ["nik", "nama"]) + rows, dimension="A1:B4")))
    assert sheet.cells.height == 8


def test_a_cell_merged_downwards_counts_for_every_row_beside_it() -> None:
    rows: list[list[Cell]] = [["no_kk", "nik"], [None, NIK], [None, "2"], ["6408040101089902", "3"]]
    sheet = one(xlsx(rows, merged=[(1, 0, 2, 0, KK)]))
    assert sheet.cells["0"].to_list() == [KK, KK, "6408040101089902"]
    assert kinds(sheet) == ["sel_gabungan"]


def test_titles_numbers_and_totals_are_listed_and_no_record() -> None:
    rows: list[list[Cell]] = [
        ["DAFTAR PENERIMA"],
        [],
        ["No", "NIK", "No KK", "Nama"],
        ["1", "2", "3", "4"],
        ["1", NIK, KK, "Siti"],
    ]
    rows += [[], ["No", "NIK", "No KK", "Nama"], ["2", NIK, KK, "Jumlah"], ["Jumlah", None, None, "2"], ["Mengetahui,"]]
    sheet = one(xlsx(rows))
    assert sheet.lines.to_list() == [5, 8]
    assert dict(sheet.not_records) == {
        1: "judul berkas",
        2: "kosong",
        4: "nomor kolom",
        6: "kosong",
        7: "judul terulang",
        9: "jumlah atau catatan",
        10: "jumlah atau catatan",
    }
    assert len(sheet.not_records) + sheet.cells.height + 1 == len(rows)


def test_a_row_with_an_identity_is_never_taken_for_a_total() -> None:
    sheet = one(xlsx([["nik", "no_kk", "nama", "alamat"], ["Total", None, None, None], ["Jumlah", NIK, None, None]]))
    assert sheet.lines.to_list() == [3]


def test_a_heading_on_two_rows_is_joined() -> None:
    rows: list[list[Cell]] = [
        ["Daftar Peserta Didik"],
        ["SD Contoh"],
        ["No", "Nama", "JK", "NIK", None, None, None, None, "No KK"],
        [None, None, None, None, "Nama", "NIK", "Nama", "NIK", None],
        ["1", "Siti", "P", NIK, "Ayah", "1", "Ibu", "2", KK],
    ]
    sheet = one(xlsx(rows, merged=[(2, 4, 2, 5, "Data Ayah"), (2, 6, 2, 7, "Data Ibu")]))
    ayah, ibu = ("Data Ayah: Nama", "Data Ayah: NIK"), ("Data Ibu: Nama", "Data Ibu: NIK")
    assert sheet.heading == ("No", "Nama", "JK", "NIK", *ayah, *ibu, "No KK")
    assert sheet.cells.height == 1


def test_a_heading_on_two_rows_without_marks_of_merging() -> None:
    found = find_heading(
        [("No", "Nama", "Data Ayah", None, "NIK"), (None, None, "Nama", "NIK", None), ("1", "a", "b", "c", "d")]
    )
    assert found is not None
    assert found.names == ("No", "Nama", "Data Ayah: Nama", "Data Ayah: NIK", "NIK")
    assert found.after == 2


def test_every_sheet_with_a_table_is_given_and_hidden_ones_are_told() -> None:
    raw = xlsx(ROWS, sheets={"Rahasia": ROWS, "Kosong": []}, hidden=["Rahasia"])
    first, second = open_source(raw, name="a.xlsx")
    assert (first.name, second.name) == ("a.xlsx [Data]", "a.xlsx [Rahasia]")
    assert "lembar_tersembunyi" in kinds(second)
    assert "lembar_tersembunyi" not in kinds(first)


def test_the_book_of_residents_becomes_one_row_a_person() -> None:
    head: list[Cell] = [f"No. KK : {KK}", None, "Alamat : Jl. Poros 1, Nama Dusun : Mawar, RT/RW : 1/2", *[None] * 9]
    titles: list[Cell] = ["No", "Nama", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Hubungan", "Agama"]
    titles += ["Pendidikan", "Pekerjaan", "Nama Ibu", "Nama Ayah"]
    member: list[Cell] = ["1", "Siti", NIK, "Sangatta", "17-08-1985", "PEREMPUAN", "KEPALA KELUARGA", *["x"] * 5]
    other: list[Cell] = [None, "Budi", int(NIK), *[None] * 9]
    second: list[Cell] = [f"No. KK : {KK[:-1]}2", *[None] * 11]
    rows: list[list[Cell]] = [
        ["BUKU INDUK PENDUDUK"],
        titles,
        head,
        member,
        other,
        second,
        member,
        ["Keterangan:"],
        ["1", "bukan orang"],
    ]
    for write in (xls, xlsx):
        sheet = one(write(rows))
        assert sheet.lines.to_list() == [4, 5, 7]
        assert sheet.cells["12"].to_list() == [KK, KK, f"{KK[:-1]}2"]
        assert sheet.cells["13"].to_list() == ["Jl. Poros 1", "Jl. Poros 1", None]
        assert sheet.numeric is not None
        assert sheet.numeric["2"].to_list() == [False, True, False]
        assert len(sheet.not_records) + sheet.cells.height == len(rows)


# --- hostile spreadsheets --------------------------------------------------------------------

HEAD = row_xml(1, ["nik", "nama"])


@pytest.mark.parametrize(
    ("place", "far"),
    [
        ("SR1048576", False),
        ("B7", False),
        ("ZZ9", True),
        ("SS1", True),
        ("AAA1", True),
        ("XFD1048576", True),
        ("A1048577", True),
        ("A1049000", True),
        ("A1050000", True),
        ("A2000000", True),
        ("A99999999999", True),
        ("A0001048577", True),
        ("sr1048577", True),
    ],
)
@pytest.mark.parametrize("form", ['<c r="{}"><v>1</v></c>', "<c  s='1'\n r = '{}'><v>1</v></c>", '<x:c t="n" r="{}"/>'])
def test_far_cells_are_seen_before_the_reader_runs(place: str, far: bool, form: str) -> None:
    raw = raw_xlsx(sheet_xml(HEAD + f"<row>{form.format(place)}</row>"))
    if far:
        with pytest.raises(IntakeError, match="di luar"):
            inspect(raw, "a")
    else:
        assert inspect(raw, "a").kind == "xlsx"


@pytest.mark.parametrize("shift", range(-40, 8, 3))
def test_a_far_cell_is_seen_where_two_blocks_meet(shift: int) -> None:
    """A part is looked through in blocks of a mebibyte; what stands across two of them is seen too."""
    before = sheet_xml(HEAD + "@").partition("@")[0]
    filling = row_xml(2, ["1", "x" * ((1 << 20) - len(before.encode()) + shift)])
    missing = (1 << 20) + shift - len((before + filling).encode())
    filling = row_xml(2, ["1", "x" * ((1 << 20) - len(before.encode()) + shift + missing)])
    sheet = sheet_xml(HEAD + filling + '<row r="3"><c r="ZZZ3"><v>1</v></c></row>')
    assert abs(sheet.encode().find(b'<row r="3"') - (1 << 20) - shift) <= 1
    with pytest.raises(IntakeError, match="di luar"):
        inspect(raw_xlsx(sheet), "a")


def test_a_far_cell_inside_the_limits_ends_the_child_and_not_us() -> None:
    raw = raw_xlsx(sheet_xml(HEAD + '<row r="1048576"><c r="SR1048576"><v>1</v></c></row>'))
    with pytest.raises(IntakeError, match="memori"):
        open_source(raw)
    assert one(xlsx(ROWS)).cells.height == 2  # we live


def test_the_reader_alone_would_die_of_a_far_cell_and_that_is_told_too() -> None:
    raw = raw_xlsx(sheet_xml(HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    with pytest.raises(IntakeError):
        read_isolated("spreadsheet", raw, "a")


def test_text_that_looks_like_a_far_cell_is_only_text() -> None:
    sheet = one(raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", 'kata r="XFD9999999" biasa']))))
    assert sheet.cells.row(0) == ("1", 'kata r="XFD9999999" biasa')


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([("../../jahat.xml", "x")], "ke luar"),
        ([("/etc/jahat.xml", "x")], "ke luar"),
        ([("C:\\jahat.xml", "x")], "ke luar"),
        ([("xl/vbaProject.bin", "x")], "makro"),
        ([("XL/WORKBOOK.XML", "x")], "bernama sama"),
        ([("xl/a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>")], "entitas"),
        ([("xl/a.xml", "x" * 5000 + "<!ENTITY b 'c'>")], "entitas"),
        ([("xl/a.xml", "<!DOCTYPE a>".encode("utf-16"))], "entitas"),
    ],
)
def test_parts_that_no_program_writes_are_refused(more: list[tuple[str, str | bytes]], said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        open_source(raw_xlsx(sheet_xml(HEAD), more))
    if said == "entitas":
        return
    assert one(raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", "a"])))).cells.height == 1


def noise(size: int) -> str:
    """Text that hardly shrinks."""
    return random.Random(1).randbytes(size).hex()


def test_ratio_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SMALL_PART", 1_000)
    rows = HEAD + "".join(row_xml(n, ["1", noise(40)]) for n in range(2, 300))
    assert one(raw_xlsx(sheet_xml(rows))).cells.height == 298
    with pytest.raises(IntakeError, match="mengembang"):
        open_source(raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", "a" * 2_000_000])), level=9))


def test_small_parts_may_shrink_as_they_like() -> None:
    assert one(raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", "a" * 2_000_000])), level=9)).cells.height == 1


def test_inflated_size_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", "a"])), [("xl/lain.xml", "b" * 10_000)])
    with_all = sum(len(text) for _, text in [("", "b" * 10_000)])
    assert one(raw).cells.height == 1
    monkeypatch.setattr(limits, "MOST_INFLATED", with_all)
    with pytest.raises(IntakeError, match="setelah dibuka"):
        open_source(raw)


def test_a_size_that_the_zip_lies_about_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The header of the part says it is small; it is not."""
    raw = bytearray(raw_xlsx(sheet_xml(HEAD), [("xl/zz.xml", "b" * 3_000_000)]))
    size = (3_000_000).to_bytes(4, "little")
    at = raw.rfind(size)
    raw[at : at + 4] = (100).to_bytes(4, "little")
    monkeypatch.setattr(limits, "MOST_INFLATED", 1_000_000)
    with pytest.raises(IntakeError):
        open_source(bytes(raw))


def test_number_of_parts_on_both_sides() -> None:
    more: list[tuple[str, str | bytes]] = [(f"xl/lain{n}.bin", "x") for n in range(limits.MOST_PARTS - 5)]
    sheet = sheet_xml(HEAD + row_xml(2, ["1", "a"]))
    assert one(raw_xlsx(sheet, more)).cells.height == 1
    with pytest.raises(IntakeError, match="bagian"):
        open_source(raw_xlsx(sheet, [*more, ("xl/satu.bin", "x")]))


def test_columns_on_both_sides() -> None:
    for count, fine in ((limits.MOST_COLUMNS, True), (limits.MOST_COLUMNS + 1, False)):
        names = [f"k{n}" for n in range(count)]
        sources = [
            xlsx([names, ["1"] * count]),
            ods([names, ["1"] * count]),
            json.dumps([dict.fromkeys(names, "1")]).encode(),
        ]
        sources += [parquet(pl.DataFrame({name: ["1"] for name in names})), f"{','.join(names)}\n".encode()]
        for source in sources:
            if fine:
                assert len(one(source).heading) == count
            else:
                with pytest.raises(IntakeError, match=f"{limits.MOST_COLUMNS}|jauh di kanan"):
                    open_source(source)


def test_rows_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 100)
    for count, fine in ((100, True), (101, False)):
        table = pl.DataFrame({"nik": ["1"] * count, "nama": ["a"] * count})
        sources = [
            parquet(table),
            json.dumps(table.to_dicts()).encode(),
            table.write_csv().encode(),
            xlsx([["nik", "nama"], *[["1", "a"]] * (count - 1)]),
        ]
        for source in sources:
            if fine:
                assert one(source).cells.height >= 99
            else:
                with pytest.raises(IntakeError, match="lebih dari"):
                    open_source(source)


def test_cell_length_on_both_sides() -> None:
    for length, told in ((limits.MOST_CHARS, 0), (limits.MOST_CHARS + 1, 1)):
        text = "a" * length
        table = pl.DataFrame({"nik": ["1"], "nama": [text]})
        for source in (
            raw_xlsx(sheet_xml(HEAD + row_xml(2, ["1", text]))),
            parquet(table),
            json.dumps(table.to_dicts()).encode(),
        ):
            assert kinds(one(source)).count("sel_panjang") == told


def test_file_size_on_both_sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"nik,nama\n1,Siti\n"
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    for most, fine in ((len(raw), True), (len(raw) - 1, False)):
        monkeypatch.setattr(limits, "MOST_BYTES", most)
        for source in (raw, path, str(path), io.BytesIO(raw)):
            if fine:
                assert one(source).cells.height == 1
            else:
                with pytest.raises(IntakeError, match="paling besar"):
                    open_source(source)


def test_all_text_of_a_file_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    for source in (
        xlsx([["nik", "nama"], ["1", "a" * 500]]),
        parquet(pl.DataFrame({"nik": ["1"], "nama": ["a" * 500]})),
    ):
        monkeypatch.setattr(limits, "READER_CHARS", 600)
        assert one(source).cells.height == 1
        monkeypatch.setattr(limits, "READER_CHARS", 400)
        with pytest.raises(IntakeError, match="isi semua sel"):
            open_source(source)


def test_sheets_on_both_sides() -> None:
    for count in (limits.MOST_SHEETS, limits.MOST_SHEETS + 1):
        raw = xlsx(ROWS, sheets={f"L{n}": [] for n in range(count - 1)})
        if count == limits.MOST_SHEETS:
            assert one(raw).cells.height == 2
        else:
            with pytest.raises(IntakeError, match="lembar"):
                open_source(raw)


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READER_SECONDS", 0.001)
    with pytest.raises(IntakeError, match="detik"):
        open_source(xlsx(ROWS))


def test_without_the_reader_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImportError, match=r"pskslib\[xlsx\]"):
        open_source(xlsx(ROWS))


# --- JSON ------------------------------------------------------------------------------------


def test_json_keeps_numbers_as_they_were_written() -> None:
    sheet = one(b'[{"nik": 9171031708900019, "a": 1e400, "b": 3.0, "c": 1.50, "d": 6.40803E+15, "e": true}]')
    assert sheet.cells.row(0) == ("9171031708900019", "1e400", "3", "1.50", "6.40803E+15", "true")
    assert sheet.numeric is not None
    assert sheet.numeric.row(0) == (True, True, True, True, True, False)


@pytest.mark.parametrize(
    ("record", "kind", "ragged"),
    [
        ('{"nik": "1", "nik": "2"}', "kunci_ganda", True),
        ('{"nik": "1", "a": NaN}', "bukan_angka", False),
        ('{"nik": "1", "a": -Infinity}', "bukan_angka", False),
        ('{"nik": "1", "a": {"b": 1}}', "isi_bersarang", False),
        ('{"nik": "1", "a": [1]}', "isi_bersarang", False),
        ("[1, 2]", "catatan_rusak", True),
        ('"teks"', "catatan_rusak", True),
        ("null", "catatan_rusak", True),
    ],
)
@pytest.mark.parametrize("lines", [False, True])
def test_a_record_that_json_readers_swallow_is_told(record: str, kind: str, ragged: bool, lines: bool) -> None:
    records = ['{"nik": "9", "a": "x"}', record, '{"nik": "8", "a": "y"}']
    sheet = one(("\n".join(records) if lines else f"[{','.join(records)}]").encode())
    assert kinds(sheet) == [kind]
    assert sheet.problems[0].row == 2
    assert sheet.cells.height == 3
    assert (sheet.ragged is not None and sheet.ragged.to_list() == [False, True, False]) is ragged


def test_a_broken_line_of_json_lines_costs_that_line_only() -> None:
    sheet = one(b'{"nik": "1"}\n{"nik": \n\n{"nik": "3"}\n')
    assert sheet.lines.to_list() == [1, 2, 4]
    assert sheet.ragged is not None
    assert sheet.ragged.to_list() == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        '[{"nik": "1"}',
        '[{"nik": "1"} {"nik": "2"}]',
        '[{"nik": ]',
        '{"data": [{"nik"',
        "[",
        "{",
        "[{]",
        '{"a": "b"',
        "[]",
        "{}",
    ],
)
def test_broken_json_is_refused(text: str) -> None:
    with pytest.raises(IntakeError):
        open_source(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '[{"nik": "1"}][{"nik": "2"}]',
        '[{"nik": "1"}] {"nik": "2"}',
        '{"a": [{"nik": "1"}], "b": [{"nik": "2"}]}',
        '{"a": [{"nik": "1"}], "x": 1}, {"nik": "2"}',
        '{"nik": "1"} {"nik": "2"}',
    ],
)
def test_nobody_is_lost_after_the_end_of_the_list(text: str) -> None:
    with pytest.raises(IntakeError, match=r"sesudah|lebih dari satu"):
        open_source(text.encode())


def test_records_inside_an_answer_of_a_service() -> None:
    sheet = one(b'{"status": 200, "info": {"a": [1]}, "content": [{"NIK": "1"}, {"NIK": "2"}], "x": 1}')
    assert sheet.cells.rows() == [("1",), ("2",)]
    assert one(b'{"NIK": "1", "RESPON": "Kuota habis"}').heading == ("NIK", "RESPON")


def test_json_depth_on_both_sides() -> None:
    def nested(depth: int) -> bytes:
        return f'[{{"nik": "1", "a": {"[" * depth}{"]" * depth}}}]'.encode()

    assert one(nested(limits.MOST_DEPTH)).cells.height == 1
    for depth in (limits.MOST_DEPTH + 1, 5_000, 500_000):
        with pytest.raises(IntakeError, match=r"bersarang|lebih panjang"):
            open_source(nested(depth))
    with pytest.raises(IntakeError):
        open_source(b"[" * 100_000)
    with pytest.raises(IntakeError):
        open_source(b'{"a":' * 100_000)


def test_json_digits_on_both_sides() -> None:
    for digits, told in ((limits.MOST_DIGITS, 0), (limits.MOST_DIGITS + 1, 1), (30_000, 1)):
        sheet = one(f'[{{"nik": {"9" * digits}, "nama": "a"}}]'.encode())
        assert kinds(sheet).count("angka_terlalu_panjang") == told


def test_json_record_size_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_RECORD", 2_000_000)
    for size, fine in ((1_900_000, True), (2_100_000, False)):
        raw = f'[{{"nik": "1"}}, {{"nik": "{"9" * size}"}}, {{"nik": "3"}}]'.encode()
        if fine:
            assert one(raw).cells.height == 3
        else:
            with pytest.raises(IntakeError, match="lebih panjang"):
                open_source(raw)


def test_problems_are_kept_up_to_a_limit_and_then_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PROBLEMS", 10)
    for count in (10, 11):
        sheet = one(_nans(count))
        assert kinds(sheet).count("bukan_angka") == 10
        assert ("masalah_selebihnya" in kinds(sheet)) is (count == 11)


def _nans(count: int) -> bytes:
    return ("[" + ",".join(['{"a": NaN, "b": 1}'] * count) + "]").encode()


def test_records_on_both_sides_of_a_window() -> None:
    """Records are decoded from windows of the text; none is lost or cut where two meet."""
    rows = [{"nik": str(n), "nama": noise(n % 90)} for n in range(15_000)]
    for raw in (json.dumps(rows), json.dumps(rows, indent=1), json.dumps({"data": rows})):
        assert len(raw) > 1_200_000
        assert one(raw.encode()).cells["0"].to_list() == [row["nik"] for row in rows]
    numbers = [{"n": n} for n in range(200_000)]
    assert one(json.dumps(numbers).encode()).cells["0"].to_list() == [str(n) for n in range(200_000)]


# --- Parquet and tables ----------------------------------------------------------------------


def test_typed_columns_become_text_without_loss() -> None:
    table = pl.DataFrame(
        {
            "big": [9171031708900019],
            "whole": [3.0],
            "part": [2.5],
            "yes": [True],
            "day": [date(2015, 3, 4)],
            "list": [[1, 2]],
            "none": pl.Series([None], dtype=pl.Null),
            "cat": pl.Series(["a"], dtype=pl.Categorical),
        }
    )
    expected = ("9171031708900019", "3", "2.5", "true", "2015-03-04", "[1, 2]", None, "a")
    for source in (parquet(table), table):
        sheet = one(source)
        assert sheet.cells.row(0) == expected
        assert sheet.numeric is not None
        assert sheet.numeric.row(0) == (True, True, True, False, False, False, False, False)


def test_no_rows() -> None:
    for source in (
        parquet(pl.DataFrame({"nik": []}, schema={"nik": pl.String})),
        pl.DataFrame({"nik": pl.Series([], dtype=pl.String)}),
    ):
        sheet = one(source)
        assert sheet.heading == ("nik",)
        assert sheet.cells.height == 0


# --- the worst of them, against the clock ----------------------------------------------------


@pytest.mark.parametrize("name", ["xlsx", "json", "jsonl"])
def test_the_worst_files_are_refused_in_time_and_we_live(name: str) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        # inflates to just below the limit of the ratio: a hundred times
        "xlsx": lambda: raw_xlsx(sheet_xml(HEAD + "".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_100_000)))),
        "json": lambda: b"[" + b"[1," * 3_000_000 + b"1",
        "jsonl": lambda: b'{"a": 1}\n{"b": ' + b"[" * 9_000_000,
    }
    raw = makers[name]()
    began = time.monotonic()
    with suppress(IntakeError):
        open_source(raw)
    assert time.monotonic() - began < 60  # 10 s where nothing else runs; this machine is shared
    assert kind_of(b"nik") == "text"


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_source(xlsx(ROWS))
    open_source(parquet(pl.DataFrame({"nik": ["1"]})))
    assert os.listdir(tmp_path) == []


def test_text_cells_by_hand_are_the_same() -> None:
    assert one(
        raw_xlsx(
            sheet_xml(f'<row r="1">{text_cell("A1", "nik")}{text_cell("B1", "nama")}</row>' + row_xml(2, ["1", "a"]))
        )
    ).heading == ("nik", "nama")


def test_a_dictionary_of_long_texts_is_not_spelled_out() -> None:
    """A file of 1 kB that says thirty gigabytes."""
    out = io.BytesIO()
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), pa.array(["a" * 30_000]))
    pq.write_table(pa.table({"nik": texts}), out)
    assert len(out.getvalue()) < 10_000
    began = time.monotonic()
    with pytest.raises(IntakeError, match="isi semua sel"):
        open_source(out.getvalue())
    assert time.monotonic() - began < 30


def test_a_reader_that_stopped_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = isolated._CHILD.read_text("utf-8").replace("_IDLE_SECONDS = 6", "_IDLE_SECONDS = 1")
    stopped = tmp_path / "child.py"
    stopped.write_text(code.replace("    book = Calamine", "    time.sleep(60)\n    book = Calamine"), "utf-8")
    monkeypatch.setattr(isolated, "_CHILD", stopped)
    began = time.monotonic()
    with pytest.raises(IntakeError, match="memori"):
        open_source(xlsx(ROWS))
    assert time.monotonic() - began < 30
