"""Dirty canonical files, one a case: what is accepted, what is rejected, what is told, which facts come out."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import field, frozen

from pskslib import Family, Person
from pskslib.errors import IntakeError
from pskslib.intake import Batch, read_registry
from pskslib.intake.limits import MOST_CHARS, MOST_COLUMNS
from tests.intake.files import COLUMNS, ROW, WIFE, table, write
from tests.rules.families import AS_OF

CHILD = {**ROW, "nik": "6408041203169903", "nama": "Budi", "tanggal_lahir": "2016-03-12"}
CHILD |= {"hubungan_keluarga": "anak", "jenjang_sekolah": "SD"}
OTHER = {**ROW, "no_kk": "6408040101089902", "nik": "6408041708859904", "nama": "Eko", "desil": "7"}
WITH_ADDRESS = (*COLUMNS, "alamat")
LAST_BLANK = (*[c for c in COLUMNS if c != "kehamilan_ke"], "kehamilan_ke")

Told = tuple[int, str, str]


@frozen(kw_only=True)
class Case:
    """A file, and all that reading it must give."""

    text: str | bytes
    accepted: int
    rejected: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()
    facts: Callable[[Batch], object] = field(default=lambda batch: None)
    expected: object = None


def lines(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> list[str]:
    """The lines of a clean file."""
    return table(*rows, columns=columns).splitlines()


def joined(found: list[str]) -> str:
    """Lines as a file."""
    return "\n".join(found) + "\n"


def swap(found: list[str], at: int, old: str, new: str) -> str:
    """A file with one piece of one line replaced."""
    assert old in found[at]
    return joined([*found[:at], found[at].replace(old, new, 1), *found[at + 1 :]])


def first(batch: Batch) -> Family:
    return batch.families[0]


def head(batch: Batch) -> Person:
    return batch.families[0].members[0]


def completeness(batch: Batch) -> list[bool | None]:
    return [family.members_complete for family in batch.families]


def names(batch: Batch) -> list[str | None]:
    return [member.name for family in batch.families for member in family.members]


CASES: dict[str, Case] = {
    # --- bytes and lines ---
    "BOM dan CRLF": Case(
        text="\ufeff" + table(ROW, WIFE).replace("\n", "\r\n"), accepted=2, facts=names, expected=["Amir", "Siti"]
    ),
    "CR saja": Case(text=table(ROW, WIFE).replace("\n", "\r"), accepted=2, facts=names, expected=["Amir", "Siti"]),
    "UTF-16 besar": Case(
        text=b"\xfe\xff" + table({**ROW, "nama": "Añi"}).encode("utf-16-be"), accepted=1, facts=names, expected=["Añi"]
    ),
    "UTF-16 terpotong": Case(
        text=table(ROW).encode("utf-16")[:-1], accepted=1, told=((0, "", "huruf_rusak"), (2, "asn", "ya_tidak"))
    ),
    "cp1252": Case(
        text=table({**ROW, "nama": "Añi"}).encode("cp1252"),
        accepted=1,
        told=((0, "", "pengodean"),),
        facts=names,
        expected=["Añi"],
    ),
    "baris kosong di atas": Case(text="\n \n" + table(ROW), accepted=1, facts=names, expected=["Amir"]),
    "baris kosong dan baris pemisah saja": Case(
        text=joined([*lines(ROW), "", "   ", "," * 12, '""' + ',""' * 12, *lines(WIFE)[1:], ",,,"]), accepted=2
    ),
    "tab tegak dan pemisah baris Unicode dalam sel": Case(
        text=table({**ROW, "nama": "Amir\x0bbin\u2028Ali\x85X\x1cY"}, WIFE),
        accepted=2,
        facts=names,
        expected=["Amir bin Ali X Y", "Siti"],
    ),
    "tab dalam sel": Case(text=table({**ROW, "nama": "Amir\tAli"}), accepted=1, facts=names, expected=["Amir Ali"]),
    # --- quotes ---
    "kutip terbuka di baris pertama": Case(
        text=swap(lines(ROW, WIFE, CHILD), 1, "Amir", '"Amir'),
        accepted=3,
        told=((2, "", "kutip"),),
        facts=names,
        expected=["Amir", "Siti", "Budi"],
    ),
    "kutip terbuka di baris tengah": Case(
        text=swap(lines(ROW, WIFE, CHILD), 2, "Siti", '"Siti'), accepted=3, told=((3, "", "kutip"),)
    ),
    "kutip terbuka di baris terakhir": Case(
        text=swap(lines(ROW, WIFE, CHILD), 3, "Budi", '"Budi'), accepted=3, told=((4, "", "kutip"),)
    ),
    "dua kutip nyasar tidak menelan orang": Case(
        text=swap(swap(lines(ROW, WIFE), 1, "Amir", '"Amir').splitlines(), 2, "Siti", 'Siti"'),
        accepted=2,
        told=((2, "", "kutip"),),
        facts=lambda b: [m.sex.value for f in b.families for m in f.members if m.sex],
        expected=["L", "P"],
    ),
    "kutip terbuka sebelum pemisah menggeser kolom": Case(
        text=swap(lines(ROW, {**WIFE, "nama": "Siti, S.Pd"}, columns=LAST_BLANK), 2, '"Siti, S.Pd"', '"Siti, S.Pd'),
        accepted=1,
        rejected=(3,),
        told=((3, "", "jumlah_kolom"),),
        facts=completeness,
        expected=[False],
    ),
    "baris baru dalam alamat": Case(
        text=table(
            {**ROW, "alamat": "Jl. A, RT 1\nDesa B\nKec. C"},
            {**WIFE, "alamat": "Jl. A, RT 1\nDesa B\nKec. C"},
            columns=WITH_ADDRESS,
        ),
        accepted=2,
        facts=lambda b: first(b).address,
        expected="Jl. A, RT 1 Desa B Kec. C",
    ),
    "nomor baris sesudah baris baru": Case(
        text=table({**ROW, "nama": "Amir\nAli"}, {**WIFE, "asn": "?"}), accepted=2, told=((4, "asn", "ya_tidak"),)
    ),
    # --- ragged ---
    "baris pendek": Case(
        text=joined([*lines(ROW), lines(WIFE)[1].rsplit(",", 2)[0]]),
        accepted=1,
        rejected=(3,),
        told=((3, "", "jumlah_kolom"),),
        facts=completeness,
        expected=[False],
    ),
    "baris panjang": Case(
        text=joined([*lines(ROW), lines(WIFE)[1] + ",x"]),
        accepted=1,
        rejected=(3,),
        told=((3, "", "jumlah_kolom"),),
        facts=completeness,
        expected=[False],
    ),
    "koma tanpa kutip dalam nama menggeser kolom": Case(
        text=swap(lines(ROW, {**WIFE, "nama": "Siti, S.Pd"}, columns=LAST_BLANK), 2, '"Siti, S.Pd"', "Siti, S.Pd"),
        accepted=1,
        rejected=(3,),
        told=((3, "", "jumlah_kolom"),),
        facts=completeness,
        expected=[False],
    ),
    "pemisah di ujung semua baris": Case(
        text=joined([lines(ROW)[0], *(line + ",," for line in lines(ROW, WIFE)[1:])]),
        accepted=2,
        told=((0, "", "pemisah_di_ujung"),),
    ),
    "pemisah di ujung satu baris dari tiga": Case(
        text=joined([*lines(ROW, WIFE), lines(CHILD)[1] + ","]),
        accepted=2,
        rejected=(4,),
        told=((4, "", "jumlah_kolom"),),
    ),
    "baris pendek dalam berkas berpemisah di ujung": Case(
        text=joined(
            [lines(ROW)[0], *(f"{line}," for line in lines(ROW, WIFE)[1:]), lines(CHILD)[1].rsplit(",", 1)[0] + ","]
        ),
        accepted=2,
        rejected=(4,),
        told=((0, "", "pemisah_di_ujung"), (4, "", "jumlah_kolom")),
    ),
    "pemisah di ujung sebagian kecil baris": Case(
        text=joined(
            [
                *lines(ROW),
                *(lines(row)[1] + more for row, more in ((WIFE, ","), (CHILD, ","), (OTHER, ",,"))),
                lines(OTHER)[1].rsplit(",", 1)[0],
            ]
        ),
        accepted=1,
        rejected=(3, 4, 5, 6),
        told=tuple((row, "", "jumlah_kolom") for row in (3, 4, 5, 6)),
        facts=completeness,
        expected=[False],
    ),
    "baris pendek menyebut keluarga yang jauh": Case(
        text=joined(
            [
                *lines(ROW, OTHER, {**OTHER, "no_kk": "6408040101089903", "nik": ""}),
                lines(WIFE)[1].rsplit(",", 2)[0],
            ]
        ),
        accepted=3,
        rejected=(5,),
        told=((5, "", "jumlah_kolom"),),
        facts=completeness,
        expected=[False, None, False],
    ),
    # --- headings ---
    "judul salah eja": Case(
        text=table(ROW).replace("desil", "desill", 1),
        accepted=1,
        told=((0, "desil", "kolom_tidak_ada"), (0, "desill", "kolom_tak_dikenal")),
        facts=lambda b: (first(b).decile, [p.advice for p in b.problems if p.column == "desill"]),
        expected=(None, ["Mungkin maksudnya desil."]),
    ),
    "judul tanpa nama": Case(
        text=joined([f"{line},x" if at else f"{line}," for at, line in enumerate(lines(ROW))]),
        accepted=1,
        told=((0, "", "kolom_tak_dikenal"),),
    ),
    "judul ganda": Case(
        text=joined([f"{line},9" if at else f"{line}, DESIL" for at, line in enumerate(lines(ROW))]),
        accepted=1,
        told=((0, "desil", "kolom_ganda"),),
        facts=lambda b: first(b).decile,
        expected=3,
    ),
    "hanya nomor KK": Case(
        text="no_kk\n6408040101089901\n",
        accepted=1,
        told=tuple((0, c, "kolom_tidak_ada") for c in sorted({*COLUMNS} - {"no_kk", "kehamilan_ke"})),
        facts=lambda b: (head(b).nik, first(b).decile),
        expected=(None, None),
    ),
    "judul saja": Case(text=joined(lines()), accepted=0),
    # --- who it is ---
    "NIK notasi ilmiah": Case(
        text=table(ROW, {**WIFE, "nik": "6,40804E+15"}),
        accepted=1,
        rejected=(3,),
        told=((3, "nik", "nik_angka_rusak"),),
        facts=completeness,
        expected=[False],
    ),
    "NIK pecahan": Case(
        text=table(ROW, {**WIFE, "nik": "6408045708879902.0"}),
        accepted=1,
        rejected=(3,),
        told=((3, "nik", "nik_angka_rusak"),),
    ),
    "NIK 15 angka": Case(
        text=table(ROW, {**WIFE, "nik": "640804570887990"}),
        accepted=1,
        rejected=(3,),
        told=((3, "nik", "nik_panjang"),),
    ),
    "NIK 40.000 angka": Case(
        text=table(ROW, {**WIFE, "nik": "6" * 40_000}), accepted=1, rejected=(3,), told=((3, "nik", "nik_panjang"),)
    ),
    "NIK angka lebar": Case(
        text=table(ROW, {**WIFE, "nik": "６４０８０４５７０８８７９９０２"}),
        accepted=1,
        rejected=(3,),
        told=((3, "nik", "nik_karakter"),),
    ),
    "NIK angka Arab": Case(
        text=table(ROW, {**WIFE, "nik": "٦٤٠٨٠٤٥٧٠٨٨٧٩٩٠٢"}),
        accepted=1,
        rejected=(3,),
        told=((3, "nik", "nik_karakter"),),
    ),
    "NIK berhias": Case(
        text=table({**ROW, "nik": "'6408.0417-0885\u00a09901\u200b"}),
        accepted=1,
        facts=lambda b: head(b).nik is not None and head(b).nik.digits,  # type: ignore[union-attr]
        expected="6408041708859901",
    ),
    "belum punya NIK": Case(
        text=table({**ROW, "nik": "0"}, {**WIFE, "nik": "-"}, {**CHILD, "nik": ""}),
        accepted=3,
        facts=lambda b: ([m.nik for m in first(b).members], completeness(b)),
        expected=([None] * 3, [None]),
    ),
    "KK dan NIK tertukar": Case(
        text=table(ROW, {**WIFE, "nik": WIFE["no_kk"], "no_kk": WIFE["nik"]}, OTHER),
        accepted=2,
        rejected=(3,),
        told=((3, "no_kk", "kk_tertukar"),),
        facts=completeness,
        expected=[False, False],
    ),
    "KK rusak di tengah keluarga": Case(
        text=table(ROW, {**WIFE, "no_kk": "6.40804E+15"}, CHILD, OTHER),
        accepted=3,
        rejected=(3,),
        told=((3, "no_kk", "kk_angka_rusak"),),
        facts=completeness,
        expected=[False, None],
    ),
    "KK kosong di awal keluarga": Case(
        text=table(ROW, {**OTHER, "no_kk": ""}, {**OTHER, "nik": "6408041708859905"}),
        accepted=2,
        rejected=(3,),
        told=((3, "no_kk", "kk_kosong"),),
        facts=completeness,
        expected=[False, False],
    ),
    "KK angka lebar": Case(
        text=table(ROW, {**WIFE, "no_kk": "６４０８０４０１０１０８９９０１"}),
        accepted=1,
        rejected=(3,),
        told=((3, "no_kk", "kk_karakter"),),
    ),
    # --- doubles ---
    "baris sama dua kali": Case(
        text=table({**WIFE, "hamil": ""}, {**WIFE, "nama": "SITI", "hamil": "ya"}),
        accepted=1,
        rejected=(3,),
        told=((2, "hubungan_keluarga", "kepala_keluarga"), (3, "nik", "nik_ganda")),
        facts=lambda b: (completeness(b), head(b).pregnant, head(b).name),
        expected=([None], True, "Siti"),
    ),
    "NIK ibu pada bayinya": Case(
        text=table(
            ROW,
            WIFE,
            {**WIFE, "nama": "Bayi", "tanggal_lahir": "2025-01-02", "hubungan_keluarga": "anak", "jenis_kelamin": "L"},
        ),
        accepted=2,
        rejected=(4,),
        told=((4, "nik", "nik_beda_jenis_kelamin"), (4, "nik", "nik_beda_tanggal"), (4, "nik", "nik_ganda")),
        facts=lambda b: (completeness(b), first(b).members[1].birth_date, first(b).members[1].name),
        expected=([False], None, "Siti"),
    ),
    "NIK dalam dua keluarga": Case(
        text=table(ROW, {**OTHER, "nik": ROW["nik"]}),
        accepted=2,
        told=((2, "nik", "nik_di_dua_keluarga"), (3, "nik", "nik_di_dua_keluarga")),
        facts=lambda b: [m.nik_matched for f in b.families for m in f.members],
        expected=[False, False],
    ),
    # --- facts of the family ---
    "desil berbeda": Case(
        text=table(ROW, {**WIFE, "desil": "8"}),
        accepted=2,
        told=((3, "desil", "tidak_sama_sekeluarga"),),
        facts=lambda b: first(b).decile,
        expected=None,
    ),
    "desil dan non-desil": Case(
        text=table({**ROW, "desil": "non-desil"}, {**WIFE, "desil": "8"}),
        accepted=2,
        told=((3, "desil", "tidak_sama_sekeluarga"),),
        facts=lambda b: (first(b).decile, first(b).unranked),
        expected=(None, None),
    ),
    "desil pada satu baris saja": Case(
        text=table({**ROW, "desil": ""}, {**WIFE, "desil": "non desil"}, {**CHILD, "desil": "-"}),
        accepted=3,
        facts=lambda b: (first(b).decile, first(b).unranked),
        expected=(None, True),
    ),
    "desil tak terbaca pada satu baris": Case(
        text=table(ROW, {**WIFE, "desil": "11"}),
        accepted=2,
        told=((3, "desil", "di_luar_batas"),),
        facts=lambda b: first(b).decile,
        expected=None,
    ),
    "desil berbeda pada baris yang ditolak": Case(
        text=table({**ROW, "nik": "12"}, {**WIFE, "desil": "8"}),
        accepted=1,
        rejected=(2,),
        told=(
            (2, "nik", "nik_panjang"),
            (3, "desil", "tidak_sama_sekeluarga"),
            (3, "hubungan_keluarga", "kepala_keluarga"),
        ),
        facts=lambda b: first(b).decile,
        expected=None,
    ),
    "anggota_lengkap ya dan tidak": Case(
        text=table(
            {**ROW, "anggota_lengkap": "ya"},
            {**WIFE, "anggota_lengkap": "tidak"},
            columns=(*COLUMNS, "anggota_lengkap"),
        ),
        accepted=2,
        told=((3, "anggota_lengkap", "tidak_sama_sekeluarga"),),
        facts=completeness,
        expected=[False],
    ),
    "anggota_lengkap tak terbaca": Case(
        text=table({**ROW, "anggota_lengkap": "sebagian"}, columns=(*COLUMNS, "anggota_lengkap")),
        accepted=1,
        told=((2, "anggota_lengkap", "ya_tidak"),),
        facts=completeness,
        expected=[False],
    ),
    # --- facts of a person ---
    "tanggal pengisi 1900": Case(
        text=table({**ROW, "nik": "", "tanggal_lahir": "1900-01-01"}),
        accepted=1,
        told=((2, "tanggal_lahir", "tanggal_terlalu_tua"),),
        facts=lambda b: head(b).birth_date,
        expected=None,
    ),
    "tepat 120 tahun": Case(
        text=table({**ROW, "nik": "", "tanggal_lahir": "1906-11-24"}),
        accepted=1,
        facts=lambda b: head(b).birth_date,
        expected=date(1906, 11, 24),
    ),
    "lahir hari itu": Case(
        text=table({**ROW, "nik": "", "tanggal_lahir": "2026-11-24"}),
        accepted=1,
        facts=lambda b: head(b).birth_date,
        expected=AS_OF,
    ),
    "kata dan singkatan": Case(
        text=table(
            {**ROW, "jenis_kelamin": "Laki-Laki", "hubungan_keluarga": "1", "asn": "TDK"},
            {**WIFE, "jenis_kelamin": "pr", "hubungan_keluarga": "ISTRI", "jenjang_sekolah": "Paket C"},
            {**CHILD, "jenjang_sekolah": "mi", "hubungan_keluarga": "04"},
        ),
        accepted=3,
        facts=lambda b: [
            (m.sex and m.sex.value, m.relation and m.relation.value, m.school_level and m.school_level.value)
            for m in first(b).members
        ],
        expected=[("L", "1", None), ("P", "3", "SMA"), ("L", "4", "SD")],
    ),
    "ribuan atau pecahan": Case(
        text=table({**ROW, "luas_lantai": "1.000"}, columns=(*COLUMNS, "luas_lantai")),
        accepted=1,
        told=((2, "luas_lantai", "angka_ambigu"),),
    ),
    "garis bawah dan pangkat bukan bilangan": Case(
        text=table({**ROW, "luas_lantai": "1_0"}, {**OTHER, "luas_lantai": "1e3"}, columns=(*COLUMNS, "luas_lantai")),
        accepted=2,
        told=((2, "luas_lantai", "angka"), (3, "luas_lantai", "angka")),
    ),
    "nama yang mirip kosong": Case(
        text=table(
            *(
                {**ROW, "nik": "", "no_kk": f"640804010108990{n}", "nama": name}
                for n, name in enumerate(("NA", "Null", "None", "nan", "N/A", "--"), start=1)
            )
        ),
        accepted=6,
        facts=names,
        expected=["NA", "Null", "None", "nan", "N/A", "--"],
    ),
    "NIK di kolom nama": Case(
        text=table({**ROW, "nama": "6408-0417-0885-9901"}, {**WIFE, "nama": "Siti 2"}),
        accepted=2,
        told=((2, "nama", "nomor_di_nama"),),
        facts=names,
        expected=[None, "Siti 2"],
    ),
    "nama rumus dan huruf tersembunyi": Case(
        text=table({**ROW, "nama": '=HYPERLINK("http://x")'}, {**WIFE, "nama": "\u202eSi\u200bti\u2066\ufeff"}),
        accepted=2,
        told=((2, "nama", "rumus"), (3, "nama", "huruf_tersembunyi")),
        facts=names,
        expected=['=HYPERLINK("http://x")', "Siti"],
    ),
    "sel panjang": Case(
        text=table({**ROW, "nama": "A" * MOST_CHARS}, {**WIFE, "nama": "A" * (MOST_CHARS + 1)}),
        accepted=2,
        told=((3, "nama", "sel_panjang"),),
        facts=lambda b: [len(name or "") for name in names(b)],
        expected=[MOST_CHARS, 0],
    ),
    "sel sangat panjang": Case(
        text=table(ROW, {**WIFE, "nama": "A" * 200_000}),
        accepted=2,
        told=((3, "", "sel_panjang"), (3, "nama", "sel_panjang")),
        facts=names,
        expected=["Amir", None],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_dirty_file(tmp_path: Path, case: Case) -> None:
    batch = read_registry(write(tmp_path, case.text), as_of=AS_OF)

    assert (batch.accepted, tuple(r.row for r in batch.rejected)) == (case.accepted, case.rejected)
    assert batch.rows == batch.accepted + len(batch.rejected)
    assert sorted((p.row, p.column, p.kind) for p in batch.problems) == sorted(case.told)
    assert all(p.message and p.advice for p in batch.problems)
    assert case.facts(batch) == case.expected


@pytest.mark.parametrize("column", ["nik", "no_kk"])
def test_numbers_that_lost_their_last_digit_are_refused(tmp_path: Path, column: str) -> None:
    def rows(last: str) -> list[dict[str, str]]:
        numbers = [{**ROW, "no_kk": f"64080401010899{n:02}", "nik": f"64080417088599{n:02}"} for n in range(11, 19)]
        return [{**row, column: row[column][:13] + row[column][14:] + last} for row in numbers]

    with pytest.raises(IntakeError, match=f"kolom {column}: semua 8 nomor berakhir 0"):
        read_registry(write(tmp_path, table(*rows("0"))))
    assert read_registry(write(tmp_path, table(*rows("0")[:7]))).accepted == 7
    assert read_registry(write(tmp_path, table(*rows("1")))).accepted == 8


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"\n\n  \n", "kosong", id="hanya-baris-kosong"),
        pytest.param(b'no_kk,"nik,nama\n1,2,3\n', "baris judul", id="kutip-di-judul"),
        pytest.param(b"no_kk" + b"," * MOST_COLUMNS, f"lebih dari {MOST_COLUMNS} kolom", id="terlalu-lebar"),
        pytest.param(b"\xd0\xcf\x11\xe0....", "simpan", id="XLS-rusak-bernama-csv"),
        pytest.param(b"<html><body>", "HTML", id="HTML"),
        pytest.param(table(ROW).encode("utf-16-le"), "bukan berkas teks", id="UTF-16-tanpa-tanda"),
        pytest.param(b"x" * 200_000, "baris judul", id="judul-sangat-panjang"),
    ],
)
def test_unusable_file(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words) as raised:
        read_registry(write(tmp_path, content))
    assert str(raised.value).startswith("registri.csv: ")


def test_a_file_of_60_mb_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, table(ROW))
    os.truncate(file, 60_000_000)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Path, "open", never)
    with pytest.raises(IntakeError, match="60 MB, paling besar 50 MB"):
        read_registry(file)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param(".", "itu folder", id="folder"),
        pytest.param("tidak-ada.csv", "tidak ditemukan", id="tidak-ada"),
        pytest.param("a\0b", "nama tidak sah", id="nama-NUL"),
        pytest.param("registri.csv/x", "itu berkas, bukan folder", id="berkas-sebagai-folder"),
    ],
)
def test_a_path_that_cannot_be_opened_is_told_in_bahasa_indonesia(tmp_path: Path, name: str, words: str) -> None:
    write(tmp_path, table(ROW))
    with pytest.raises(IntakeError, match=words):
        read_registry(tmp_path / name)


def test_a_device_without_an_end_is_refused() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    with pytest.raises(IntakeError, match="50 MB"):
        read_registry("/dev/zero")


def test_one_family_of_twenty_thousand_rows_is_read_in_time(tmp_path: Path) -> None:
    """A number filled down by mistake must not make reading quadratic."""
    stems = ((day, month, year) for year in range(60, 100) for month in range(1, 13) for day in range(1, 29))
    text = "no_kk,nik\n" + "".join(
        f"6408040101089901,640804{d:02}{m:02}{y:02}9901\n6408040101089901,640804{d:02}{m:02}{y:02}9902\n"
        for d, m, y in stems
    )
    assert read_registry(write(tmp_path, text)).accepted == 40 * 12 * 28 * 2
