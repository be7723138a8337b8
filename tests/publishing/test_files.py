"""Files are whole or not there; what cannot be done is told with what to do."""

from __future__ import annotations

import builtins
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve

from pskslib.errors import MissingExtra, ReportError
from pskslib.publishing import xlsx_file
from pskslib.publishing.files import write_all
from pskslib.publishing.layout import parts, widths
from pskslib.reports import Cell, Column, CountUnit, Kind, Report, Table, Text
from pskslib.reports.report import Paper
from tests.publishing import readers
from tests.publishing.sample import long, rich

SUFFIXES = (".xlsx", ".html", ".csv", ".json", ".md", ".pdf", ".docx")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_else_is_left(tmp_path: Path, suffix: str) -> None:
    assert rich().save(tmp_path / f"x{suffix}") == tmp_path / f"x{suffix}"
    names = sorted(path.name for path in tmp_path.iterdir())
    wanted = [f"x{suffix}"]
    if suffix == ".csv":
        wanted = sorted(f"x-{key}.csv" for key in ("realisasi", "kemiskinan", "umur", "tepat_sasaran", "kamus"))
    assert names == wanted


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_folder(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ReportError, match=r"folder .* tidak ada; buat dahulu"):
        rich().save(tmp_path / "tidak" / f"ada{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_stands_there(tmp_path: Path, suffix: str) -> None:
    for name in (f"x{suffix}", "x-kamus.csv"):
        (tmp_path / name).mkdir()
    with pytest.raises(ReportError, match="ada folder; pilih nama berkas lain"):
        rich().save(tmp_path / f"x{suffix}")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({f"x{suffix}", "x-kamus.csv"})


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "a.csv"
    old.write_bytes(b"lama")
    write: Callable[..., int] = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "b.csv" in self.name:
            write(self, data[:1])
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReportError, match=r"b.csv tidak dapat ditulis: No space left"):
        write_all({old: b"baru", tmp_path / "b.csv": b"baru"})
    assert old.read_bytes() == b"lama"
    assert [*tmp_path.iterdir()] == [old]


@pytest.mark.parametrize(
    ("suffix", "package", "extra"),
    [(".xlsx", "xlsxwriter", "xlsx"), (".pdf", "typst", "letter"), (".docx", "docx", "letter")],
)
def test_a_missing_library_names_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str, extra: str
) -> None:
    real = builtins.__import__

    def none(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == package:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", none)
    with pytest.raises(MissingExtra) as told:
        rich().save(tmp_path / f"x{suffix}")
    assert told.value.extra == extra
    assert not [*tmp_path.iterdir()]


def test_registering_the_writers_is_cheap() -> None:
    code = (
        "import sys, pskslib.publishing; from pskslib.reports.report import _WRITERS; print(*sorted(_WRITERS));"
        "heavy = {'xlsxwriter', 'typst', 'docx', 'lxml', 'polars', 'numpy', 'pskslib.publishing.html_file'};"
        "print(*sorted(heavy & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout == ".csv .docx .html .json .md .pdf .xlsx\n\n"


def test_too_many_rows_for_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 3)
    with pytest.raises(ReportError, match=r"tabel realisasi terlalu besar.*simpan sebagai \.csv"):
        rich().save(tmp_path / "x.xlsx")


@pytest.mark.parametrize(("paper", "number"), [("A4", "9"), ("F4", "14")])
def test_the_workbook_is_ready_to_print(tmp_path: Path, paper: Any, number: str) -> None:
    evolve(rich(), paper=paper).save(tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert re_find(sheet, "pageSetup")["paperSize"] == number
    assert re_find(sheet, "pageSetup")["fitToHeight"] == "0"
    assert re_find(sheet, "pageSetup")["orientation"] == "landscape"
    assert re_find(sheet, "pane")["ySplit"] == "5"
    assert re_find(sheet, "pane")["state"] == "frozen"
    assert re_find(sheet, "autoFilter")["ref"] == "A5:I23"
    assert "realisasi!$5:$5" in names
    assert "Halaman &amp;P dari &amp;N" in sheet


def re_find(markup: str, name: str) -> dict[str, str]:
    found = next(e for e in ElementTree.fromstring(markup).iter() if e.tag.endswith(f"}}{name}"))
    return found.attrib


def test_codes_are_text_cells(tmp_path: Path) -> None:
    sheet = readers.xlsx(long(20).save(tmp_path / "x.xlsx"))["penjangkauan"][5:25]
    assert all(isinstance(row[0], str) and len(row[0]) == 16 for row in sheet)
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        cells = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter()
    kinds = {cell.attrib.get("t") for cell in cells if cell.attrib.get("r", "")[:1] == "A" and cell.tag.endswith("}c")}
    assert kinds == {"inlineStr"}


def test_the_about_sheet_tells_what_the_file_is(tmp_path: Path) -> None:
    rows = readers.xlsx(rich().save(tmp_path / "x.xlsx"))["Keterangan"]
    told = {row[0]: row[1] for row in rows if row[0]}
    assert told["Periode"] == "Triwulan IV 2026"
    assert told["Keadaan per"] == "24 November 2026"
    assert told["Sumber dan dasar"] == "Data sintetis pskslib"
    assert told["Sidik buku aturan"] == "c0ffee" * 10
    assert told["Disusun dengan"].startswith("pskslib ")
    assert told["Tabel"] == "Nama variabel"  # the heading of the dictionary


def wide(count: int) -> Report:
    name = Column(key="kecamatan", label=Text("Kecamatan", "District"))
    kinds = [
        Column(key=f"k{n}", label=Text.same(f"Jenis nomor {n}"), kind=Kind.COUNT, unit=CountUnit.ORANG)
        for n in range(count)
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"Kecamatan {row}", *(1000 * n + row for n in range(count))) for row in range(18)
    )
    table = Table(key="lebar", title=Text("Lebar", "Wide"), columns=(name, *kinds), rows=rows)
    return evolve(rich(), tables=(table,), charts=(), signature=None)


def test_a_wide_table_is_divided_and_each_part_names_its_rows(tmp_path: Path) -> None:
    report = wide(40)
    found = parts(report.tables[0], "id", upright=112, across=205)
    assert len(found) > 1
    assert all(part.landscape and part.places[0] == 0 for part in found)
    assert sorted(n for part in found for n in part.places[1:]) == [*range(1, 41)]
    assert max(sum(part.widths) for part in found) < 205
    text = readers.pdf(report.save(tmp_path / "x.pdf"))
    assert text.count("Kecamatan 17") == len(found)
    assert f"Lebar (bagian {len(found)} dari {len(found)})" in text
    tables = readers.docx(report.save(tmp_path / "x.docx"))
    assert {row[0] for table in tables for row in table} == {f"Kecamatan {n}" for n in range(18)}
    assert {cell for table in tables for row in table for cell in row[1:]} == {
        f"{1000 * n + row:,}".replace(",", ".") for n in range(40) for row in range(18)
    }


def test_headings_repeat_on_every_page(tmp_path: Path) -> None:
    from pypdf import PdfReader

    report = long(200)
    pages = PdfReader(report.save(tmp_path / "x.pdf")).pages
    assert len(pages) > 3
    assert all("Tanggal lahir" in page.extract_text() for page in pages[:-1])
    assert all(f"Halaman {n} dari {len(pages)}" in page.extract_text() for n, page in enumerate(pages, 1))
    report.save(tmp_path / "x.docx")
    with zipfile.ZipFile(tmp_path / "x.docx") as package:
        assert package.read("word/document.xml").count(b"<w:tblHeader/>") == 1


def test_the_paper_of_a_pdf(tmp_path: Path) -> None:
    from pypdf import PdfReader

    papers: tuple[tuple[Paper, tuple[int, int]], ...] = (("A4", (595, 842)), ("F4", (609, 935)))
    for paper, size in papers:
        box = PdfReader(evolve(rich(), paper=paper).save(tmp_path / "x.pdf")).pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == size
    text = readers.pdf(tmp_path / "x.pdf")
    for words in ("DINAS SOSIAL", "Ruang tanda tangan elektronik", "Kepala Dinas Sosial", "NIP", "Internal dinas"):
        assert words in text


def test_widths_hold_the_longest_number() -> None:
    table = long(3).tables[0]
    assert widths(table, "id")[0] == 16
    assert widths(table, "id")[4] >= len("Rp370.000")
