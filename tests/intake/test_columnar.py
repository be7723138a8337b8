"""The columnar path: the same as line by line, conserving, repeatable, finding what is planted, repairing on demand."""

from __future__ import annotations

import io
import json
import random
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pskslib.errors import IntakeError, PskslibError
from pskslib.intake import Batch, limits, read_registry
from pskslib.intake.findings import Findings
from pskslib.intake.repairs import REPAIRS
from pskslib.intake.sources.csv_text import read_carefully, read_clean
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Kind
from tests.intake.files import COLUMNS, ROW, WIFE, table
from tests.rules.families import AS_OF

EVERY = {f.column: f for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}
FACTS = sorted({*EVERY} - {"nik", "no_kk"})
Row = dict[str, str]


def people(count: int = 6) -> list[Row]:
    """Clean rows: two to a family."""
    rows = []
    for n in range(count):
        base = ROW if n % 2 == 0 else WIFE
        card = f"640804010108{9901 + n // 2}"
        rows.append({**base, "no_kk": card, "nik": base["nik"][:12] + str(9911 + n), "nama": f"Warga {chr(65 + n)}"})
    return rows


def read(text: str | bytes, **options: Any) -> Batch:
    raw = text.encode() if isinstance(text, str) else text
    batch = read_registry(raw, as_of=AS_OF, **options)
    assert batch.rows == batch.accepted + len(batch.rejected)
    assert batch.accepted == batch.persons_table.height
    return batch


# --- at one go is the same as line by line -----------------------------------------------------

PLAIN = st.sampled_from(["", " ", "a", " b ", "0", "1", "-", "Total", "é", "\u00a0x", "6408045708859902"])
INSIDE = st.text(alphabet='a ,;\t"é1', max_size=4)
CELL = PLAIN | INSIDE.map(lambda text: '"' + text.replace('"', '""') + '"') | st.text(alphabet='a", ', max_size=4)
LINE = st.lists(CELL, min_size=1, max_size=4)


@given(st.lists(LINE, max_size=8), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example([["", ""], ["", "", "a", ""]], ",", "\n", False)  # one cell too few, then one too many
@example([["a", "b"], ["a", "b", "a", ""]], ",", "\n", True)
@example([["", "", '","'], ["", '""', '""']], ",", "\n", False)  # a cell with a comma, and a blank line
def test_at_one_go_is_the_same_as_line_by_line(lines: list[list[str]], mark: str, feed: str, last: bool) -> None:
    whole = [["no_kk", "nik", "nama"], *lines]
    raw = feed.join(mark.join(line) for line in whole).encode() + (feed.encode() if last else b"")
    quick = read_clean(raw, "x.csv")
    if quick is None:
        return
    slow = read_carefully(raw, "x.csv")
    assert (quick.heading, quick.cells.rows(), quick.lines.to_list()) == (
        slow.heading,
        slow.cells.rows(),
        slow.lines.to_list(),
    )
    assert (quick.not_records, quick.delimiter, quick.problems) == (slow.not_records, slow.delimiter, slow.problems)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"no_kk,nik\n1\n1,2,3\n", id="pendek-dan-panjang"),
        pytest.param(b'no_kk,nik\n1,"2\n', id="kutip"),
        pytest.param(b'no_kk,nik\n1,2"\n3,"4\n', id="kutip-di-dua-baris"),
        pytest.param(b'no_kk,nik\n1,a"b"\n', id="kutip-di-dalam"),
        pytest.param(b'no_kk,nik\n1, "b"\n', id="kutip-setelah-spasi"),
        pytest.param(b'no_kk,nik\n1,"b" \n', id="kutip-sebelum-spasi"),
        pytest.param(b'no_kk,nik\n1,"b\nc"\n', id="kutip-dua-baris"),
        pytest.param(b"no_kk,nik\n1,2\r3,4\n", id="CR"),
        pytest.param(b"no_kk,nik\n1,\xff\n", id="bukan-UTF-8"),
        pytest.param(b"no_kk,nik\n1,\x0b\n", id="karakter-kendali"),
        pytest.param(b"no_kk,nik\n1," + b"x" * (limits.MOST_CHARS + 1) + b"\n", id="sel-panjang"),
        pytest.param(b"a,b\n1,2\n", id="judul-tak-dikenal"),
    ],
)
def test_what_cannot_be_proven_is_read_line_by_line(raw: bytes) -> None:
    assert read_clean(raw, "x.csv") is None


def test_most_files_are_read_at_one_go() -> None:
    raw = table(*people()).encode()
    assert read_clean(raw, "x.csv") is not None
    assert read_clean(raw.replace(b"\n", b"\r\n"), "x.csv") is not None
    quoted = read_clean(b'"no_kk","nik",nama\n"1",2,"Siti, S.Pd ""Iti"""\n"3","",x\n', "x.csv")
    assert quoted is not None
    assert quoted.cells.rows() == [("1", "2", 'Siti, S.Pd "Iti"'), ("3", None, "x")]


# --- conservation ------------------------------------------------------------------------------


def test_titles_totals_and_blank_lines_are_listed() -> None:
    clean = table(*people(2))
    for quote in ("", '"'):
        text = f"DAFTAR WARGA\n\n{clean}\n{quote}Jumlah{quote},2\n"
        batch = read(text)
        assert (batch.rows, batch.accepted) == (2, 2)
        assert [line for line, _ in batch.not_records] == [1, 2, 6, 7]
        assert len(text.splitlines()) == batch.rows + len(batch.not_records) + 1  # and the heading


def test_same_file_twice_is_the_same_batch() -> None:
    text = table(*people(), {**ROW, "nik": "12"})
    one, two = read(text), read(text)
    assert one.digest == two.digest
    assert one.persons_table.equals(two.persons_table)
    assert one.problems == two.problems
    assert read(text.replace("Warga A", "Warga Z")).digest != one.digest
    assert read(table(*people(), {**ROW, "nik": "13"})).digest != one.digest


@pytest.mark.parametrize("suffix", [".csv", ".json", ".jsonl", ".parquet", ".xlsx"])
def test_mended_rejects_give_the_rest(tmp_path: Path, suffix: str) -> None:
    rows = people()
    broken = [*rows[:2], {**rows[2], "nik": "6.40804E+15"}, rows[3], {**rows[4], "no_kk": "-"}, rows[5]]
    batch = read(table(*broken))
    path = tmp_path / f"ditolak{suffix}"
    assert batch.save_rejects(path) == 2
    mended = path.read_bytes()
    if suffix in (".parquet", ".xlsx"):
        found = pl.read_parquet(io.BytesIO(mended)) if suffix == ".parquet" else _xlsx(path)
        found = found.with_columns(
            nik=pl.col("nik").replace("6.40804E+15", rows[2]["nik"]),
            no_kk=pl.col("no_kk").replace("-", rows[4]["no_kk"]),
        )
        rest = read_registry(found, as_of=AS_OF)
    else:
        text = mended.decode("utf-8-sig").replace("6.40804E+15", rows[2]["nik"])
        text = text.replace('"-"', f'"{rows[4]["no_kk"]}"').replace(",-,", f",{rows[4]['no_kk']},")
        rest = read_registry(text.encode(), as_of=AS_OF)
    assert rest.rejected == ()
    both = {*batch.persons_table["nik"], *rest.persons_table["nik"]}
    assert both == {row["nik"] for row in rows}
    assert not [p for p in rest.problems if p.kind == "kolom_tak_dikenal"]


def _xlsx(path: Path) -> pl.DataFrame:
    sheet = pytest.importorskip("python_calamine").CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    heading, *rows = sheet.to_python()
    return pl.DataFrame({name: [row[at] or None for row in rows] for at, name in enumerate(heading)})


def test_ragged_rows_come_back_whole(tmp_path: Path) -> None:
    lines = table(*people(2)).splitlines()
    lines[2] = lines[2].replace("Warga B", "Warga, B")
    batch = read("\n".join(lines))
    path = tmp_path / "ditolak.csv"
    assert batch.save_rejects(path) == 1
    assert "Warga,B" in path.read_text("utf-8-sig")
    with pytest.raises(IntakeError, match="akhiran"):
        batch.save_rejects(tmp_path / "ditolak.doc")


@given(st.permutations(range(6)))
def test_the_order_of_rows_does_not_matter_for_families(order: list[int]) -> None:
    rows = people()
    rows[1]["desil"] = "8"
    rows[3]["desil"] = ""
    whole = read(table(*rows)).families_table.drop("masalah").sort("no_kk")
    mixed = read(table(*(rows[n] for n in order))).families_table.drop("masalah").sort("no_kk")
    assert whole.equals(mixed)


# --- planted faults ----------------------------------------------------------------------------

PLANTED: dict[str, list[tuple[str, str]]] = {
    "nik": [
        *(("6.40804E+15", "nik_angka_rusak"), ("640804170885", "nik_panjang"), ("64080417O8859901", "nik_karakter")),
        *(("6408041713859901", "nik_tanggal"), ("6408041708850000", "nik_nomor_urut")),
    ],
    "no_kk": [("", "kk_kosong"), ("6408045708859902", "kk_tertukar"), ("6408043213089901", "kk_tanggal")],
    "tanggal_lahir": [
        *(("31/02/1985", "tanggal"), ("1985-02-30", "tanggal_mustahil"), ("17-08-85", "tahun_dua_angka")),
        *(("2031-01-01", "tanggal_masa_depan"), ("1850-01-01", "tanggal_terlalu_tua")),
    ],
    "jenis_kelamin": [("X", "kode"), ("3", "kode")],
    "desil": [("11", "di_luar_batas"), ("tiga", "angka")],
    "kode_desa": [("64.08", ""), ("6404010", "wilayah"), ("64.08.99.2001", "wilayah_tak_dikenal")],
    "asn": [("mungkin", "ya_tidak"), ("2", "ya_tidak")],
    "nama": [("6408-0417-0885-9901", "nomor_di_nama"), ("=1+1", "rumus"), ("Si\u200bti", "huruf_tersembunyi")],
    "jenjang_sekolah": [("TK", "kode")],
}


@given(st.data())
def test_every_planted_fault_is_found(data: st.DataObject) -> None:
    rows = people(10)
    places = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True))
    planted = []
    for at in places:
        column = data.draw(st.sampled_from(sorted(PLANTED)))
        text, kind = data.draw(st.sampled_from(PLANTED[column]))
        rows[at][column] = text
        planted.append((at + 2, column, kind))
    batch = read(table(*rows))
    told = {(p.row, p.column, p.kind) for p in batch.problems}
    assert {one for one in planted if one[2]} <= told
    lost = {row for row, column, _ in planted if column in ("nik", "no_kk")}
    assert {r.row for r in batch.rejected} == lost


BAD = ["rusak?", "31/02/2015", "99999999999999", "-3", "1e9", "\u0663", "NaN", "x" * 200, "12.5.3", "ya tidak", "０"]


def test_ten_thousand_bad_cells_each_end_in_a_problem_or_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """No bad cell passes in silence, whatever column it stands in."""
    rnd = random.Random(5)
    tried = ended = 0
    for column in [name for name in FACTS if EVERY[name].kind is not Kind.TEXT] + ["nik", "no_kk"]:
        kind = EVERY[column].kind
        texts = [f"{rnd.choice(BAD)}{rnd.choice('?!#~x')}{n}" for n in range(60)]
        rows = [{"no_kk": f"6408040101089{n:03}" if n else "6408040101089999", column: t} for n, t in enumerate(texts)]
        names = tuple(dict.fromkeys(("no_kk", "nik", column)))
        batch = read(table(*rows, columns=names))
        found = {p.row for p in batch.problems if p.row and p.kind != "kepala_keluarga"}
        tried += len(texts)
        ended += len(found & set(range(2, len(texts) + 2)))
        values = batch.families_table if column in batch.families_table.columns else batch.persons_table
        if kind not in (Kind.NIK, Kind.KK):
            assert values[column].null_count() == values.height or column == "anggota_lengkap", column
    with capsys.disabled():
        print(f"\nsel buruk yang dicoba: {tried}, berakhir pada masalah: {ended}")
    assert ended == tried >= 10_000


# --- repairs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "column", "text", "value"),
    [
        ("dd/mm/yyyy", "tanggal_lahir", "17/08/1985", date(1985, 8, 17)),
        ("dd/mm/yyyy", "tanggal_lahir", "7-8-1985", date(1985, 8, 7)),
        ("month-name", "tanggal_lahir", "17 Agustus 1985", date(1985, 8, 17)),
        ("month-name", "tanggal_lahir", "3 Nopember 1990", date(1990, 11, 3)),
        ("leading-apostrophe", "asn", "'ya", True),
    ],
)
def test_a_repair_is_suggested_and_only_done_when_allowed(kind: str, column: str, text: str, value: object) -> None:
    raw = table({**ROW, "nik": "", column: text})
    plain, mended = read(raw), read(raw, repair={kind})
    assert plain.repairs == ()
    assert plain.persons_table[column].to_list() == [None]
    assert [f'"{kind}"' in p.advice for p in plain.errors] == [True]
    assert mended.persons_table[column].to_list() == [value]
    assert [(r.row, r.column, r.kind) for r in mended.repairs] == [(2, column, kind)]
    assert mended.errors == ()


def test_a_column_with_the_month_first_is_not_repaired() -> None:
    rows = [{**ROW, "nik": "", "tanggal_lahir": t} for t in ("03/04/1985", "08/17/1985")]
    batch = read(table(*rows), repair={"dd/mm/yyyy"})
    assert batch.repairs == ()
    assert batch.persons_table["tanggal_lahir"].to_list() == [None, None]


def test_unknown_repairs_are_refused() -> None:
    with pytest.raises(IntakeError, match=REPAIRS[0]):
        read(table(ROW), repair={"semua"})


# --- in memory, odd things, limits --------------------------------------------------------------


def test_a_frame_is_a_source_and_numbers_in_it_are_no_nik() -> None:
    frame = pl.DataFrame(
        {"no_kk": [ROW["no_kk"]] * 2, "nik": [int(ROW["nik"]), None], "tanggal_lahir": [date(1985, 8, 17)] * 2}
    )
    batch = read_registry(frame)
    assert [(r.row, batch.rows) for r in batch.rejected] == [(1, 2)]
    assert [p.kind for p in batch.errors] == ["nik_angka_rusak"]
    assert batch.persons_table["tanggal_lahir"].to_list() == [date(1985, 8, 17)]


def test_a_child_older_than_the_head_and_a_strange_village_are_told() -> None:
    child = {**WIFE, "hubungan_keluarga": "anak", "tanggal_lahir": "1970-08-17", "nik": ""}
    batch = read(table({**ROW, "kode_desa": "64.08.04.2999"}, {**child, "kode_desa": "64.08.04.2999"}))
    kinds = {(p.row, p.kind) for p in batch.problems}
    assert {(3, "umur_beda_status"), (2, "wilayah_tak_dikenal"), (3, "wilayah_tak_dikenal")} <= kinds
    assert batch.errors == ()


def test_a_family_in_two_villages_is_told() -> None:
    batch = read(table(ROW, {**WIFE, "kode_desa": "64.08.01.2001"}))
    assert ("kode_desa", "keluarga_beda_desa") in {(p.column, p.kind) for p in batch.errors}
    assert batch.families_table["kode_desa"].to_list() == [None]


def test_problems_are_counted_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{**ROW, "nik": "", "no_kk": f"640804010108{9901 + n}", "asn": "?"} for n in range(9)]
    monkeypatch.setattr(limits, "MOST_PROBLEMS", 9)
    assert [p.kind for p in read(table(*rows)).problems].count("ya_tidak") == 9
    monkeypatch.setattr(limits, "MOST_PROBLEMS", 8)
    batch = read(table(*rows))
    assert len(batch.problems) == 9
    assert "1 masalah lagi" in batch.problems[-1].message
    assert {*batch.families_table["masalah"]} == {"ya_tidak"}
    assert Findings().problems() == ()


def test_progress_ends_at_the_end() -> None:
    seen: list[tuple[int, int]] = []
    read(table(*people()), progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (6, 6)


def test_objects_are_made_when_asked_for() -> None:
    batch = read(table(*people()))
    assert "families" not in repr(vars(type(batch)).get("__dict__", ""))
    assert [len(family.members) for family in batch.families] == [2, 2, 2]
    assert batch.families is batch.families


# --- nobody is shown ---------------------------------------------------------------------------

CANARY = "6408041708859987"
HIDING: list[Callable[[str], object]] = [
    lambda nik: table({**ROW, "nik": f"{nik}7", "nama": nik, "desil": nik, "kode_desa": nik}).encode(),
    lambda nik: json.dumps([{"no_kk": nik, "nik": nik, "nama": nik, "asn": nik}]).encode(),
    lambda nik: "".join(json.dumps({"no_kk": nik, "tanggal_lahir": nik}) + "\n" for _ in range(2)).encode(),
    lambda nik: f'[{{"{nik}": 1, "no_kk": {nik}}}'.encode(),
    lambda nik: pl.DataFrame({"no_kk": [int(nik)], "nik": [nik + "x"], nik: ["1"]}),
    lambda nik: _parquet(pl.DataFrame({"no_kk": [nik], "nik": [float(nik)], "desil": [nik]})),
    lambda nik: b"PK\x03\x04" + nik.encode(),
    lambda nik: f"<html>{nik}".encode(),
]


def _parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


@pytest.mark.parametrize("make", HIDING, ids=["csv", "json", "jsonl", "json-rusak", "frame", "parquet", "zip", "html"])
def test_no_reader_shows_a_number(make: Callable[[str], object], tmp_path: Path) -> None:
    shown = ""
    try:
        batch = read_registry(make(CANARY), as_of=AS_OF, repair=REPAIRS)
        shown = f"{batch!r}{batch.problems!r}{batch.rejected!r}{batch.repairs!r}{batch.family_problems!r}{batch.digest}"
        shown += repr(batch.families)
    except PskslibError as error:
        shown = "".join(traceback.format_exception(error))
    assert CANARY not in shown


@settings(max_examples=20)
@given(st.sampled_from(FACTS), st.text(max_size=30))
def test_any_text_in_any_column_is_read_as_one_cell_is(column: str, text: str) -> None:
    if set(text) & {"\0", "\r", "\n", '"'}:
        return
    names = tuple(dict.fromkeys((*COLUMNS, column)))
    batch = read(table({**ROW, column: text}, columns=names))
    assert batch.rows in (0, 1)
