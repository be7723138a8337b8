"""``check`` with notes in the cells, its statuses; ``match``: pairs on the screen without names, and as a file."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pskslib.cli import main
from pskslib.cli.progress import Bar
from pskslib.intake import read_registry
from tests.intake.files import ROW, WIFE, table, write

Shown = pytest.CaptureFixture[str]
BAD = {**WIFE, "nik": "6.40804E+15"}
ODD = {**ROW, "tanggal_lahir": "1985-08-18", "asn": "mungkin", "nama": "=1+1"}


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def notes(path: Path, number: int = 1) -> dict[str, str]:
    with zipfile.ZipFile(path) as parts:
        text = parts.read(f"xl/comments{number}.xml").decode()
    found = re.findall(r'<comment ref="(\w+)".*?</comment>', text, re.DOTALL)
    bodies = re.findall(r"<comment .*?</comment>", text, re.DOTALL)
    return {
        ref: "".join(re.findall(r"<t(?: [^>]*)?>(.*?)</t>", body, re.DOTALL))
        for ref, body in zip(found, bodies, strict=True)
    }


def test_check_writes_a_workbook_with_notes_in_the_cells(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ODD, BAD, {**WIFE, "nik": "", "nama": "Budi"}))
    out = tmp_path / "masalah.xlsx"
    assert main(["check", str(file), "--out", str(out)]) == 1
    capsys.readouterr()
    book = sheets(out)
    assert [*book] == ["Baris bermasalah", "Masalah", "Keterangan"]
    heading, *rows = book["Baris bermasalah"]
    assert heading[:2] == ["baris", "ditolak karena"]
    assert heading[2:] == file.read_text("utf-8").splitlines()[0].split(",")
    assert [row[0] for row in rows] == [2, 3]
    assert rows[0][heading.index("nama")] == "=1+1"  # as it came, and no formula
    assert rows[1][heading.index("nik")] == "6.40804E+15"
    assert rows[0][1] == ""
    assert rows[1][1].startswith("NIK tidak dapat dipakai")
    told = notes(out)
    column = chr(ord("A") + heading.index("asn"))
    assert told[f"{column}2"].startswith("galat: ")
    assert told[chr(ord("A") + heading.index("nik")) + "2"].startswith("peringatan: ")
    assert told[chr(ord("A") + heading.index("nik")) + "3"].startswith("galat: ")
    problems = read_registry(file).problems
    assert [row[3] for row in book["Masalah"][1:]] == [p.kind for p in problems]
    facts = {row[0]: row[1] for row in book["Keterangan"] if row[0]}
    assert (facts["berkas"], facts["ditolak"], facts["baris data"]) == ("registri.csv", "1", "3")
    assert facts["sidik isi"] == read_registry(file).digest
    with zipfile.ZipFile(out) as parts:
        assert "<table " in parts.read("xl/tables/table1.xml").decode()
        assert "<f>" not in parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert "F8CBAD" in styles
    assert "FFF2CC" in styles


def test_the_workbook_is_the_same_twice_and_hides_numbers_in_the_problem_table(tmp_path: Path) -> None:
    file = write(tmp_path, table(ODD, {**ROW, "nama": "Kembar"}, BAD))
    for name in ("a.xlsx", "b.xlsx"):
        main(["check", str(file), "--out", str(tmp_path / name)])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert "2026-01-01T00:00:00Z" in parts.read("docProps/core.xml").decode()  # no clock
    book = sheets(tmp_path / "a.xlsx")
    assert ROW["nik"] not in json.dumps([book["Masalah"], book["Keterangan"]])
    assert all(ROW["nik"] not in note for note in notes(tmp_path / "a.xlsx").values())


def test_a_clean_file_gives_a_workbook_without_rows(tmp_path: Path) -> None:
    file = write(tmp_path, table(ROW))
    assert main(["check", str(file), "--out", str(tmp_path / "m.xlsx"), "--fail-on", "peringatan"]) == 0
    book = sheets(tmp_path / "m.xlsx")
    assert len(book["Baris bermasalah"]) == 1
    assert dict(row[:2] for row in book["Keterangan"][:5])["ditolak"] == "0"


def test_a_workbook_with_two_sheets_keeps_their_rows_apart(tmp_path: Path, capsys: Shown) -> None:
    import xlsxwriter

    source = tmp_path / "dua.xlsx"
    with xlsxwriter.Workbook(source) as book:
        for name, row in (("Desa A", ROW), ("Desa B", {**ODD, "no_kk": "6408040101089955", "nik": ""})):
            sheet = book.add_worksheet(name)
            for place, (heading, cell) in enumerate(row.items()):
                sheet.write_string(0, place, heading)
                sheet.write_string(1, place, cell)
    main(["check", str(source), "--out", str(tmp_path / "m.xlsx")])
    capsys.readouterr()
    found = sheets(tmp_path / "m.xlsx")
    assert len(found["Baris bermasalah 1"]) == 1
    assert [row[0] for row in found["Baris bermasalah 2"]] == ["baris", 2]


@pytest.mark.parametrize(
    ("rows", "statuses"),
    [
        pytest.param((ROW,), (0, 0, 0), id="bersih"),
        pytest.param(({**ROW, "tanggal_lahir": "1985-08-18"},), (0, 0, 1), id="peringatan"),
        pytest.param(({**ROW, "asn": "mungkin"},), (0, 1, 1), id="galat"),
        pytest.param((ROW, BAD), (1, 1, 1), id="ditolak"),
    ],
)
def test_the_status_says_how_bad_it_is(tmp_path: Path, rows: Any, statuses: tuple[int, ...], capsys: Shown) -> None:
    file = write(tmp_path, table(*rows))
    found = [main(["check", str(file), "--fail-on", level]) for level in ("ditolak", "galat", "peringatan")]
    assert tuple(found) == statuses
    assert main(["check", str(file)]) == statuses[0]
    assert main(["check", str(tmp_path / "tidak-ada.csv"), "--fail-on", "galat"]) == 2
    assert main(["check", str(file), "--fail-on", "apa"]) == 2
    assert "pilihan: " in capsys.readouterr().err


def test_problems_as_csv_stay_as_they_were(tmp_path: Path) -> None:
    file = write(tmp_path, table(ODD))
    main(["check", str(file), "--out", str(tmp_path / "m.csv")])
    rows = [*csv.reader((tmp_path / "m.csv").read_text("utf-8").splitlines())]
    assert rows[0] == ["baris", "kolom", "nilai", "jenis", "masalah", "saran", "tingkat"]


def test_a_workbook_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW))
    assert main(["check", str(file), "--out", str(tmp_path / "tidak" / "m.xlsx")]) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err
    (tmp_path / "folder.xlsx").mkdir()
    assert main(["check", str(file), "--out", str(tmp_path / "folder.xlsx")]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.xlsx", "registri.csv"]


# --- match -------------------------------------------------------------------------------------------

TWICE = {**ROW, "no_kk": "6408040101089955", "nik": ""}


def test_match_tells_pairs_without_names_and_writes_them(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table({**ROW, "nama": "Moh. Ali Rahayu"}, {**TWICE, "nama": "Muhammad Ali Rahayu"}))
    out = tmp_path / "pasangan.csv"
    assert main(["match", str(file), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "registri.csv baris 2 dan registri.csv baris 3: nama sama setelah Moh. dibaca Muhammad" in told.out
    assert "Rahayu" not in told.out + told.err
    assert ROW["nik"] not in told.out
    assert "tidak ada yang digabung" in told.out
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8")))
    assert (row["nama_1"], row["nama_2"], row["no_kk_2"]) == ("Moh. Ali Rahayu", "Muhammad Ali Rahayu", TWICE["no_kk"])
    assert int(row["skor"]) >= 90


def test_match_of_two_files_looks_across_them_only(tmp_path: Path, capsys: Shown) -> None:
    one = write(tmp_path, table(ROW, TWICE))
    other = tmp_path / "lain.csv"
    other.write_text(table({**TWICE, "no_kk": "6408040101089956"}), "utf-8")
    assert main(["match", str(one), str(other), "--minimum", "60"]) == 0
    told = capsys.readouterr().out
    assert "Matches(2 pasangan dari 3 orang, skor 60 ke atas" in told
    assert "registri.csv baris 2 dan lain.csv baris 2" in told


def test_match_says_what_is_wrong(tmp_path: Path, capsys: Shown) -> None:
    file = write(tmp_path, table(ROW, BAD))
    assert main(["match", str(file), "--minimum", "101"]) == 2
    assert "bukan skor" in capsys.readouterr().err
    assert main(["match", str(file)]) == 1  # a row was rejected
    assert main(["match", str(tmp_path / "tidak-ada.csv")]) == 2
    assert "galat: " in capsys.readouterr().err


def test_many_pairs_are_cut_on_the_screen(tmp_path: Path, capsys: Shown) -> None:
    rows = [{**TWICE, "no_kk": f"64080401010899{n:02}"} for n in range(1, 9)]
    main(["match", str(write(tmp_path, table(*rows))), "--minimum", "0"])
    assert "... 18 pasangan lagi" in capsys.readouterr().out


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_file_is_told_before_its_rows_are_known() -> None:
    screen, pipe = Screen(), io.StringIO()
    for out in (screen, pipe):
        bar = Bar("membaca", out)
        bar.open("panjang.csv", 30_000_000)
        bar.open("pendek.csv", 3_000)
        bar.clear()
    assert "membuka panjang.csv (30 MB)" in screen.getvalue()
    assert "pendek" not in screen.getvalue()
    assert screen.getvalue().endswith("\r\033[K")
    assert pipe.getvalue() == ""
    few = Screen()
    Bar("mencocokkan", few, least=1).show(1, 8)
    assert "1/8" in few.getvalue()
