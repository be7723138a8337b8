"""Reading the canonical file: nothing is lost, every problem is told, nobody is shown."""

from __future__ import annotations

import traceback
from datetime import date
from pathlib import Path

import pytest

from pskslib import Outcome, rulebook
from pskslib.errors import IntakeError
from pskslib.intake import Batch, limits, read_registry
from tests.intake.files import COLUMNS, ROW, WIFE, table, write
from tests.rules.families import AS_OF

HEADING = ",".join(COLUMNS)


def read(path: Path, text: str | bytes, name: str = "registri.csv") -> Batch:
    """Read a file of that content and check the law of conservation."""
    batch = read_registry(write(path, text, name), as_of=AS_OF)
    assert batch.rows == batch.accepted + len(batch.rejected)
    assert batch.accepted == sum(len(f.members) for f in batch.families)
    return batch


def told(batch: Batch) -> list[tuple[int, str, str]]:
    """Row, column and kind of each error."""
    return [(p.row, p.column, p.kind) for p in batch.errors]


def test_a_clean_file_has_no_problems(tmp_path: Path) -> None:
    batch = read(tmp_path, table(ROW, WIFE))

    assert batch.problems == ()
    (family,) = batch.families
    assert family.decile == 3
    assert [m.name for m in family.members] == ["Amir", "Siti"]
    assert family.members[1].pregnant is False
    assert family.members[0].pregnant is None
    assert family.village is not None
    assert family.village.dotted == "64.08.04.2001"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeff".encode() + table(ROW, WIFE).encode(), id="BOM"),
        pytest.param(table(ROW, WIFE).encode("utf-16"), id="UTF-16"),
        pytest.param(table(ROW, WIFE, delimiter=";").encode(), id="titik-koma"),
        pytest.param(table(ROW, WIFE, delimiter="\t").encode(), id="tab"),
        pytest.param(table(ROW, WIFE).replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(table(ROW, WIFE).replace("\n", "\n\n").encode(), id="baris-kosong"),
        pytest.param(table(ROW, WIFE).replace("no_kk", " No KK ").encode(), id="judul-longgar"),
        pytest.param(
            "".join(f"{line},,\n" for line in table(ROW, WIFE).splitlines()[1:]).join([HEADING + "\n", ""]).encode(),
            id="koma-di-ujung",
        ),
    ],
)
def test_shapes_of_files_that_are_read_as_they_are_meant(tmp_path: Path, content: bytes) -> None:
    batch = read(tmp_path, content)

    assert (batch.accepted, told(batch)) == (2, [])
    assert len(batch.families) == 1


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    batch = read(tmp_path, table({**ROW, "nama": "André"}).encode("cp1252"))

    assert batch.families[0].members[0].name == "André"
    assert [p.kind for p in batch.problems] == ["pengodean"]


@pytest.mark.parametrize(
    ("change", "kind", "fact"),
    [
        pytest.param({"tanggal_lahir": "17/08/1985"}, "tanggal", "birth_date", id="tanggal-garis-miring"),
        pytest.param({"tanggal_lahir": "1985-02-30"}, "tanggal_mustahil", "birth_date", id="30-Februari"),
        pytest.param({"tanggal_lahir": "17-08-85"}, "tahun_dua_angka", "birth_date", id="tahun-dua-angka"),
        pytest.param({"tanggal_lahir": "2026-11-25"}, "tanggal_masa_depan", "birth_date", id="besok"),
        pytest.param({"tanggal_lahir": "1985-08-17T00:00"}, "tanggal", "birth_date", id="bertanda-waktu"),
        pytest.param({"tanggal_lahir": "１９８５-08-17"}, "tanggal", "birth_date", id="angka-lebar"),
        pytest.param({"jenis_kelamin": "X"}, "kode", "sex", id="jenis-kelamin"),
        pytest.param({"jenjang_sekolah": "TK"}, "kode", "school_level", id="TK"),
        pytest.param({"asn": "mungkin"}, "ya_tidak", "civil_servant", id="mungkin"),
        pytest.param({"kehamilan_ke": "0"}, "di_luar_batas", "pregnancy_number", id="kehamilan-0"),
        pytest.param({"kehamilan_ke": "dua"}, "angka", "pregnancy_number", id="kehamilan-dua"),
    ],
)
def test_a_fault_in_a_fact_keeps_the_person_and_makes_the_fact_unknown(
    tmp_path: Path, change: dict[str, str], kind: str, fact: str
) -> None:
    batch = read(tmp_path, table({**ROW, **change}))

    assert batch.accepted == 1
    assert told(batch) == [(2, next(iter(change)), kind)]
    assert getattr(batch.families[0].members[0], fact) is None
    assert all(p.advice for p in batch.errors)


@pytest.mark.parametrize("decile", ["0", "11", "3,5", "tiga", "-3"])
def test_a_decile_that_cannot_be_is_unknown(tmp_path: Path, decile: str) -> None:
    batch = read(tmp_path, table({**ROW, "desil": decile}))

    assert batch.families[0].decile is None
    assert [p.column for p in batch.errors] == ["desil"]


@pytest.mark.parametrize(
    ("written", "decile", "unranked"),
    [("", None, None), ("-", None, None), ("non-desil", None, True), ("10", 10, None)],
)
def test_unranked_is_not_unknown(tmp_path: Path, written: str, decile: int | None, unranked: bool | None) -> None:
    (family,) = read(tmp_path, table({**ROW, "desil": written})).families

    assert (family.decile, family.unranked) == (decile, unranked)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("ya", True),
        ("Y", True),
        ("1", True),
        ("TRUE", True),
        ("tidak", False),
        ("T", False),
        ("0", False),
        ("false", False),
    ],
)
def test_spellings_of_yes_and_no(tmp_path: Path, word: str, value: bool) -> None:
    assert read(tmp_path, table({**ROW, "asn": word})).families[0].members[0].civil_servant is value


@pytest.mark.parametrize("none", ["", "-", "0"])
def test_no_nik_yet_is_a_fact_and_no_error(tmp_path: Path, none: str) -> None:
    batch = read(tmp_path, table({**ROW, "nik": none}))

    assert (batch.accepted, batch.errors) == (1, ())
    assert batch.families[0].members[0].nik is None


@pytest.mark.parametrize("name", ["NA", "Null", "None", "nan", "=1+1", "Ο'Brien", "True"])
def test_names_stay_names(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, table({**ROW, "nama": name})).families[0].members[0].name

    assert found == name


def test_invisible_characters_are_taken_out_of_names(tmp_path: Path) -> None:
    (family,) = read(tmp_path, table({**ROW, "nama": "  Si\u200bti\u202e  Aminah "})).families

    assert family.members[0].name == "Siti Aminah"


@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        pytest.param("nik", "6.40804E+15", "nik_angka_rusak", id="notasi-ilmiah"),
        pytest.param("nik", "6408041708859901.0", "nik_angka_rusak", id="pecahan"),
        pytest.param("nik", "640804170885990", "nik_panjang", id="15-angka"),
        pytest.param("nik", "6408041713859901", "nik_tanggal", id="bulan-13"),
        pytest.param("nik", "6408041708850000", "nik_nomor_urut", id="urut-0000"),
        pytest.param("nik", "64080417O8859901", "nik_karakter", id="huruf-O"),
        pytest.param("no_kk", "", "kk_kosong", id="KK-kosong"),
        pytest.param("no_kk", "6408045708859902", "kk_tertukar", id="NIK-di-kolom-KK"),
        pytest.param("no_kk", "6.40804E+15", "kk_angka_rusak", id="KK-notasi-ilmiah"),
    ],
)
def test_a_fault_in_who_it_is_rejects_the_row(tmp_path: Path, column: str, text: str, kind: str) -> None:
    batch = read(tmp_path, table(ROW, {**WIFE, column: text}))

    assert (batch.accepted, [r.row for r in batch.rejected]) == (1, [3])
    assert told(batch) == [(3, column, kind)]
    if column == "nik":
        assert batch.families[0].members_complete is False
        assert kind in batch.family_problems[0]


def test_a_row_with_too_few_cells_marks_its_family_as_incomplete(tmp_path: Path) -> None:
    lines = table(WIFE, ROW).splitlines()
    for broken in ([lines[0], lines[1].rsplit(",", 3)[0], lines[2]], [lines[0], lines[2], lines[1].rsplit(",", 3)[0]]):
        batch = read(tmp_path, "\n".join(broken) + "\n")
        assert len(batch.rejected) == 1
        assert [k for _, _, k in told(batch)] == ["jumlah_kolom"]
        assert batch.families[0].members_complete is False


@pytest.mark.parametrize("at", [1, 2, 3], ids=["pertama", "tengah", "terakhir"])
def test_an_unclosed_quote_loses_nobody(tmp_path: Path, at: int) -> None:
    third = {**WIFE, "nik": "6408041708869903", "nama": "Budi", "hubungan_keluarga": "anak", "jenis_kelamin": "L"}
    lines = table(ROW, WIFE, third).splitlines()
    name = ["Amir", "Siti", "Budi"][at - 1]
    lines[at] = lines[at].replace(name, f'"{name}')
    batch = read(tmp_path, "\n".join(lines) + "\n")

    assert batch.rows == batch.accepted == 3
    assert told(batch) == [(at + 1, "", "kutip")]


def test_a_quoted_newline_belongs_to_its_cell(tmp_path: Path) -> None:
    batch = read(tmp_path, table({**ROW, "nama": "Amir\nbin Ali"}, WIFE))

    assert batch.rows == batch.accepted == 2
    assert batch.families[0].members[0].name == "Amir bin Ali"


def test_headings_that_are_unknown_or_missing_are_told(tmp_path: Path) -> None:
    text = table(ROW).replace(",asn\n", ",asnn\n", 1)
    batch = read(tmp_path, text)

    kinds = {(p.column, p.kind): p for p in batch.problems}
    assert "Mungkin maksudnya asn" in kinds["asnn", "kolom_tak_dikenal"].advice
    assert ("asn", "kolom_tidak_ada") in kinds
    assert batch.families[0].members[0].civil_servant is None


def test_a_heading_twice_is_told(tmp_path: Path) -> None:
    batch = read(tmp_path, "no_kk,nama,nama\n6408040101089901,Amir,Ali\n")

    assert batch.families[0].members[0].name == "Amir"
    assert (0, "nama", "kolom_ganda") in told(batch)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "kosong", id="kosong"),
        pytest.param(b"nama,nik\nAmir,1\n", "kolom no_kk tidak ada", id="tanpa-no_kk"),
        pytest.param(b"PK\x03\x04...", "berkas zip rusak", id="XLSX-rusak-bernama-csv"),
        pytest.param(b"no_kk\n\0\0\n", "bukan berkas teks", id="NUL"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words):
        read(tmp_path, content)
    with pytest.raises(IntakeError, match="tidak dapat dibuka"):
        read_registry(tmp_path / "tidak-ada.csv")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    with pytest.raises(IntakeError, match="paling besar"):
        read(tmp_path, table(ROW, WIFE))


def test_a_heading_alone_is_no_family(tmp_path: Path) -> None:
    assert read(tmp_path, HEADING + "\n").families == ()


def test_the_same_nik_twice_in_a_family_is_one_row_too_many(tmp_path: Path) -> None:
    """The same name: a double. Another name: perhaps somebody else, so that a member may be missing."""
    for name, complete in (("AMIR", None), ("Ali", False)):
        batch = read(tmp_path, table(ROW, {**ROW, "nama": name}))

        assert (batch.accepted, told(batch)) == (1, [(3, "nik", "nik_ganda")])
        assert batch.families[0].members_complete is complete


def test_the_same_nik_in_two_families_keeps_both_and_asks(tmp_path: Path) -> None:
    batch = read(tmp_path, table(ROW, {**ROW, "no_kk": "6408040101089902"}))

    assert batch.accepted == 2
    assert [m.nik_matched for f in batch.families for m in f.members] == [False, False]
    assert {k for _, _, k in told(batch)} == {"nik_di_dua_keluarga"}
    decision = rulebook(as_of=AS_OF).decide(batch.families[0], "SEMBAKO")
    assert decision.outcome is Outcome.UNDETERMINED


def test_family_facts_that_disagree_become_unknown(tmp_path: Path) -> None:
    for other in ("8", "non-desil"):
        batch = read(tmp_path, table(ROW, {**WIFE, "desil": other}))
        assert (batch.families[0].decile, batch.families[0].unranked) == (None, None)
        assert [(r, k) for r, _, k in told(batch)] == [(3, "tidak_sama_sekeluarga")]


def test_what_does_not_fit_is_a_warning_and_changes_nothing(tmp_path: Path) -> None:
    odd = {**ROW, "tanggal_lahir": "1986-08-17", "jenis_kelamin": "P", "hubungan_keluarga": "anak"}
    batch = read(tmp_path, table(odd))

    assert batch.errors == ()
    assert {p.kind for p in batch.problems} == {"nik_beda_tanggal", "nik_beda_jenis_kelamin", "kepala_keluarga"}
    assert batch.families[0].members[0].birth_date == date(1986, 8, 17)


CANARIES = ("6408041708859987", "6408040101089965")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(table({**ROW, "nik": CANARIES[0] + "7", "no_kk": CANARIES[1]}), id="NIK-panjang"),
        pytest.param(table({**ROW, "nik": CANARIES[0], "no_kk": CANARIES[1] + "1"}), id="KK-panjang"),
        pytest.param(table({**ROW, "nama": CANARIES[0], "asn": CANARIES[0], "desil": CANARIES[1]}), id="salah-kolom"),
        pytest.param(table({**ROW, "tanggal_lahir": CANARIES[0], "kode_desa": CANARIES[1]}), id="tanggal"),
        pytest.param(table({**ROW, "nik": CANARIES[0]}, {**ROW, "nik": CANARIES[0]}), id="ganda"),
        pytest.param(f"no_kk,{CANARIES[0]}\n{CANARIES[1]},x\n", id="judul"),
        pytest.param(f"{CANARIES[0]},{CANARIES[1]}\n1,2\n", id="tanpa-judul"),
    ],
)
def test_nobody_is_shown(tmp_path: Path, text: str) -> None:
    shown = ""
    try:
        batch = read(tmp_path, text)
        shown = f"{batch!r} {batch.families!r} {batch.problems!r} {batch.rejected!r}"
        shown += " ".join(p.line("x") + str(p.as_row()) for p in batch.problems)
    except IntakeError as error:
        shown = "".join(traceback.format_exception(error))
    for canary in CANARIES:
        assert canary not in shown
