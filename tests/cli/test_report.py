"""``pskslib report``: from files to a report in any form; faults with the lines of the files, status 2."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from pskslib.cli import main
from pskslib.cli.report_inputs import load
from pskslib.errors import TableError
from pskslib.reports import CATALOGUE, find_report
from tests.cli.test_cli import ENGLISH

Shown = pytest.CaptureFixture[str]
DAY = ["--as-of", "2026-11-24"]
PPKS = "Kecamatan;Jenis PPKS;Jenis Kelamin;NIK\nBengalon;AT;L;a\nKongbeng;WRSE;P;b\n;AT;P;a\n"


def given(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def rows(path: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())]


def test_the_list_names_every_report_and_what_one_takes(capsys: Shown) -> None:
    assert main(["report", "--list"]) == 0
    out = capsys.readouterr().out
    assert [entry.name for entry in CATALOGUE if not re.search(rf"^{entry.name} ", out, re.M)] == []
    assert main(["report", "rekap-ppks", "--list"]) == 0
    out = capsys.readouterr().out
    assert "tabel tahun_lalu (boleh tidak ada)" in out
    assert "jenis_ppks (teks, wajib diisi)" in out
    assert "--option melapor=" in out


def test_a_report_in_several_forms(tmp_path: Path, capsys: Shown) -> None:
    file = given(tmp_path, "ppks.csv", PPKS)
    people = given(tmp_path, "penduduk.csv", "wilayah,penduduk,sumber\n64.08,456.333,Dukcapil\n")
    out = [str(tmp_path / name) for name in ("rekap.json", "rekap.md", "rekap.xlsx")]
    command = ["report", "rekap-ppks", file, f"penduduk={people}", *DAY, "--period", "Tahun 2026"]

    assert main([*command, *(word for name in out for word in ("--out", name))]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.count("Rekapitulasi Pemerlu Pelayanan Kesejahteraan Sosial: ") == 3
    assert all(Path(name).stat().st_size for name in out)
    text = Path(out[0]).read_text("utf-8")
    assert json.loads(text)
    assert "Tahun 2026" in text
    assert "456333" in text


def test_options_language_and_the_public_edition(tmp_path: Path, capsys: Shown) -> None:
    file = given(tmp_path, "ppks.csv", PPKS)
    out = tmp_path / "rekap.md"
    chosen = ["--option", "melapor=Kaubun,Telen", "--language", "en", "--public"]

    assert main(["report", "rekap-ppks", file, *DAY, *chosen, "--out", str(out)]) == 0
    text = out.read_text("utf-8")
    assert "Recap of people in need of social services" in text
    assert "until 24 November 2026" in text
    assert "For the public" in text
    assert capsys.readouterr().out.startswith("Recap of people")


def test_faults_are_told_with_the_lines_of_the_file(tmp_path: Path, capsys: Shown) -> None:
    file = given(
        tmp_path, "ppks.csv", "Rekap PPKS;;\nkecamatan;jenis_ppks;jumlah\nBengalon;AT;1\nBengalo;ATT;2\nTelen;AT;x\n"
    )

    assert main(["report", "rekap-ppks", file, *DAY, "--out", str(tmp_path / "a.md")]) == 2
    told = capsys.readouterr().err
    assert "kolom jumlah: baris 5: harus bilangan bulat" in told
    file = given(tmp_path, "ppks.csv", "kecamatan;jenis_ppks\nBengalon;AT\nBengalo;ATT\n")
    assert main(["report", "rekap-ppks", file, *DAY, "--out", str(tmp_path / "a.md")]) == 2
    told = capsys.readouterr().err
    assert "kolom kecamatan: baris 3: Wilayah 'Bengalo' tidak dikenal" in told
    assert "kolom jenis_ppks: baris 3: jenis 'ATT' tidak dikenal" in told
    assert told.count("galat:") == 1
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rekap-pks", "x.csv", *DAY, "--out", "a.md"], "laporan 'rekap-pks' tidak ada; pilih rekap-p"),
        (["rekap-ppks", "x.csv", "--out", "a.md"], "belum diisi: --as-of"),
        (["rekap-ppks", "x.csv", *DAY], "belum diisi: --out"),
        ([], "belum diisi: NAMA, --as-of, --out"),
        (["rekap-ppks", *DAY, "--out", "a.md"], "tabel ppks belum diberikan"),
        (["rekap-ppks", "tak-ada.csv", *DAY, "--out", "a.md"], "tak-ada.csv: berkas tidak dapat dibuka"),
        (["rekap-ppks", "FILE", *DAY, "--out", "a.abc"], "bentuk berkas tidak dikenal; pilih .csv"),
        (["rekap-ppks", "FILE", "FILE", *DAY, "--out", "a.md"], "tabel lain ditulis tahun_lalu=BERKAS"),
        (
            ["rekap-ppks", "FILE", *DAY, "--option", "x", "--out", "a.md"],
            "harus NAMA=NILAI; pilihan rekap-ppks: melapor",
        ),
        (["rekap-ppks", "FILE", *DAY, "--option", "x=1", "--out", "a.md"], "tidak ada pilihan 'x'"),
        (["rekap-ppks", "FILE", "--as-of", "kemarin", "--out", "a.md"], "bukan tanggal"),
    ],
)
def test_what_cannot_be_done_is_one_line_in_bahasa_indonesia(
    arguments: list[str], words: str, tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = given(tmp_path, "ppks.csv", PPKS)

    assert main(["report", *(file if word == "FILE" else word for word in arguments)]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert not ENGLISH.search(told)
    assert told.count("\n") == 1


def test_columns_that_are_not_used_are_told(tmp_path: Path, capsys: Shown) -> None:
    file = given(tmp_path, "ppks.csv", PPKS.replace("Jenis Kelamin", "Jenis Klamin"))
    assert main(["report", "rekap-ppks", file, *DAY, "--out", str(tmp_path / "a.md")]) == 0
    assert capsys.readouterr().err == "ppks.csv: kolom tidak dipakai: Jenis Klamin\n"


def test_cells_of_spreadsheets_and_parquet(tmp_path: Path) -> None:
    table = find_report("realisasi-bansos").inputs[0]
    names = ["kecamatan", "sk", "salur", "gagal", "belum", "alokasi"]
    cells = ["Telen", 10, 7, 2, 1, 6_000_000]
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Data")
        for place, (name, cell) in enumerate(zip(names, cells, strict=True)):
            sheet.write(0, place, name)
            sheet.write(1, place, cell)
    pl.DataFrame([cells], schema=names, orient="row").write_parquet(tmp_path / "a.parquet")
    written = ["Telen", "10", "7", "2", "1", "Rp6.000.000"]
    (tmp_path / "a.csv").write_text(",".join(names) + "\n" + ",".join(written) + "\n", "utf-8")

    for name in ("a.xlsx", "a.parquet", "a.csv"):
        assert load(tmp_path / name, table).frame.select(names).row(0) == tuple(cells)


def test_numbers_that_could_be_two_are_refused_and_blank_is_no_report(tmp_path: Path) -> None:
    indicators = find_report("lkjip").inputs[0]
    head = "sasaran;indikator;satuan;arah;target;realisasi\n"
    (tmp_path / "a.csv").write_text(f"{head}S;I;persen;naik;8,07;-\nS;J;persen;naik;80.5;\n", "utf-8")
    assert load(tmp_path / "a.csv", indicators).frame.select("target", "realisasi").rows() == [
        (8.07, None),
        (80.5, None),
    ]
    (tmp_path / "a.csv").write_text(f"{head}S;I;persen;naik;1.234;5\n", "utf-8")
    with pytest.raises(TableError, match=r"a\.csv: kolom target: baris 2: 1\.234 dapat berarti dua bilangan"):
        load(tmp_path / "a.csv", indicators)
    counts = find_report("hasil-verval").inputs[0]
    (tmp_path / "b.csv").write_text(
        "kecamatan;satuan;hasil;jumlah\nTelen;ruta;layak;1.234\nTelen;ruta;belum;0\n", "utf-8"
    )
    assert load(tmp_path / "b.csv", counts).frame["jumlah"].to_list() == [1234, 0]
