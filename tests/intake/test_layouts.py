"""Layouts: every one is recognised from its heading, and each code that differs between systems is read as its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import polars as pl
import pytest

from pskslib.errors import IntakeError
from pskslib.intake.headings import heading_key, spellings
from pskslib.intake.layout import CANONICAL, Layout
from pskslib.intake.layout_file import layouts, load_layout
from pskslib.intake.mapping import Mapping, map_heading
from pskslib.intake.problems import Problem
from pskslib.intake.recognise import match, recognise
from pskslib.intake.sources.sheet import Sheet
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS

FIELDS = {f.column: f for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}
NAMES = [name for name in layouts() if name != CANONICAL]


def sheet(columns: Table[str, Sequence[str | None]] | Sequence[tuple[str, Sequence[str | None]]]) -> Sheet:
    pairs = list(columns.items() if isinstance(columns, Table) else columns)
    cells = pl.DataFrame({str(n): pl.Series(texts, dtype=pl.String) for n, (_, texts) in enumerate(pairs)})
    lines = pl.int_range(2, cells.height + 2, eager=True)
    return Sheet(name="uji", heading=tuple(name for name, _ in pairs), cells=cells, lines=lines)


def read(found: Mapping, fact: str) -> list[str | None]:
    """Cells of a fact after translation, as the reader sees them; unknown is None."""
    column = found.facts[fact]
    texts = found.sheet.cells[str(column.place)].to_list()
    if column.translate is None:
        return texts
    return [None if t is None else (column.translate.get(t.casefold(), t) or None) for t in texts]


def kinds(problems: Sequence[Problem]) -> list[str]:
    return [problem.kind for problem in problems]


# --- the files themselves --------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_heading_is_recognised(name: str) -> None:
    layout = layouts()[name]
    found, tie = recognise([column.heading for column in layout.columns])
    assert found.layout.name == name
    assert found.score == 1.0
    assert tie is None


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_found_by_every_spelling(name: str) -> None:
    layout = layouts()[name]
    for column in layout.columns:
        for key in column.keys:
            assert column in layout.by_key.get(key, ()) or key in {other.keys[0] for other in layout.columns}, key


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_told_by_one_column(name: str) -> None:
    layout = layouts()[name]
    facts = [column.fact for column in layout.columns if column.fact] + [rule.fact for rule in layout.derived]
    assert sorted(set(facts)) == sorted(facts)


def test_every_code_means_a_word_that_our_lists_know() -> None:
    for layout in layouts().values():
        for column in layout.columns:
            field = FIELDS.get(column.fact or "")
            if column.codes is None or field is None:
                continue
            for word in filter(None, column.codes.meaning.values()):
                if field.codes is not None:
                    assert field.codes.is_valid(word), (layout.name, column.heading, word)
                else:
                    assert word in ("ya", "tidak"), (layout.name, column.heading, word)


def test_school_and_relation_tables_mean_words_that_our_lists_know() -> None:
    for layout in layouts().values():
        for rule in layout.derived:
            if rule.codes is not None:
                codes = FIELDS[rule.fact].codes
                assert codes is not None
                assert all(codes.is_valid(word) for word in {*rule.codes.meaning.values()} - {"pasangan"})


def test_the_table_of_spellings_has_no_key_twice() -> None:
    raw = tomllib.loads((files("pskslib.intake") / "headings.toml").read_text(encoding="utf-8"))
    keys = [key for group in (raw.pop("lain"), raw) for names in group.values() for key in names]
    assert sorted(keys) == sorted(set(keys))
    assert all(key == heading_key(key) for key in keys)


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("N.I.K", "nik"),
        ("NIK ", "nik"),
        ("Nomor Kartu Keluarga", "no_kk"),
        ("\ufeffno_kk", "no_kk"),
        ("JK", "jenis_kelamin"),
    ],
)
def test_spellings_of_our_own_columns(heading: str, fact: str) -> None:
    column = match([heading], layouts()[CANONICAL]).columns[0]
    assert column is not None
    assert column.fact == fact


@pytest.mark.parametrize("misspelt", ["desakeluarahan", "resiko_stunting", "BNPT_PPKM", "BLT Elino", "tempatlahir"])
def test_known_misspellings_are_known(misspelt: str) -> None:
    known = {*spellings().facts, *spellings().others}
    assert heading_key(misspelt) in known


def test_an_unknown_heading_is_told_with_the_nearest() -> None:
    found = map_heading(sheet({"nik": ["1"], "no_kk": ["1"], "desill": ["3"], "warna kulit": ["x"]}))
    told = {p.column: p for p in found.problems if p.kind == "kolom_tak_dikenal"}
    assert told["desill"].advice == "Mungkin maksudnya desil."
    assert told["warna kulit"].advice == "Kolom ini tidak dipakai."


def test_a_heading_that_no_layout_explains_is_held_against_our_own() -> None:
    found, tie = recognise(["warna", "bentuk", "rasa", "nama_pd", "bau"])
    assert (found.layout.name, tie) == (CANONICAL, None)


def test_a_heading_twice_is_told_and_the_first_is_read() -> None:
    found = map_heading(sheet([("nik", ["1"]), ("no_kk", ["1"]), ("NIK", ["2"])]))
    assert found.facts["nik"].place == 0
    assert "kolom_ganda" in kinds(found.problems)


def test_repeated_headings_are_told_apart_by_their_order() -> None:
    columns = [column.heading for column in layouts()["opensid-dtsen-keluarga"].columns]
    found = match(columns, layouts()["opensid-dtsen-keluarga"])
    second = columns.index("201", 0)
    assert found.columns[second] is not None
    assert [c.place for c in found.columns if c is not None and c.heading == "203"] == [20, 36]


def test_a_tie_between_two_layouts_that_read_otherwise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (_layout(name, code) for name, code in (("satu", "regsosek_lantai"), ("dua", "bdt_lantai")))
    monkeypatch.setattr(
        "pskslib.intake.recognise.layouts", lambda: {CANONICAL: layouts()[CANONICAL], "a": one, "b": other}
    )
    found, tie = recognise(["floor type", "household"])
    assert found.layout.name == "satu"
    assert tie is not None
    assert tie.kind == "tata_letak_imbang"


def _layout(name: str, code: str) -> Layout:
    raw = f'nama = "{name}"\nkolom = [{{judul="floor type", fakta="lantai", kode="{code}"}}, {{judul="household"}}]\n'
    from pskslib.intake.layout_file import _layout as build  # pyright: ignore[reportPrivateUsage]

    return build(tomllib.loads(raw), name)


# --- traps: the same number means something else -----------------------------------------------

DTSEN = {
    "nomor_kartu_keluarga": ["6408040101089901"],
    "nomor_induk_kependudukan": ["6408045708859902"],
    "pbi_nas": ["YA"],
}
DTSEN_FAMILY = {
    "nomor_kartu_keluarga": ["6408040101089901"],
    "desil_nasional": ["3"],
    "kode_kelurahan_desa": ["6408042001"],
}
BDT = {"IDBDT": ["x"], "NoKK": ["6408040101089901"], "NIK": ["6408045708859902"], "NUK": ["1"]}
BDT_HOUSE = {"IDBDT": ["x"], "sta_bangunan": ["1"], "Nama_KRT": ["Siti"]}


@pytest.mark.parametrize(
    ("layout", "base", "heading", "code", "fact", "expected"),
    [
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_lantai_terluas", "8", "lantai", "tanah"),
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_lantai_terluas", "08", "lantai", "tanah"),
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_lantai_terluas", "9", "lantai", "lainnya"),
        ("bdt-rumah-tangga", BDT_HOUSE, "lantai", "8", "lantai", "kayu"),
        ("bdt-rumah-tangga", BDT_HOUSE, "lantai", "9", "lantai", "tanah"),
        ("dtsen-keluarga", DTSEN_FAMILY, "sumber_penerangan_utama", "2", "penerangan", "pln_tanpa_meteran"),
        ("bdt-rumah-tangga", BDT_HOUSE, "sumber_penerangan", "2", "penerangan", "listrik_non_pln"),
        ("dtsen-keluarga", DTSEN_FAMILY, "bahan_bakar_utama_memasak", "9", "bahan_bakar_masak", "arang"),
        ("dtsen-keluarga", DTSEN_FAMILY, "bahan_bakar_utama_memasak", "12", "bahan_bakar_masak", "tidak_memasak"),
        ("dtsen-keluarga", DTSEN_FAMILY, "bahan_bakar_utama_memasak", "0", "bahan_bakar_masak", "tidak_memasak"),
        ("bdt-rumah-tangga", BDT_HOUSE, "bb_masak", "9", "bahan_bakar_masak", "tidak_memasak"),
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_atap_terluas", "4", "atap", "asbes"),
        ("bdt-rumah-tangga", BDT_HOUSE, "atap", "4", "atap", "genteng"),
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_atap_terluas", "5", "atap", None),
        ("dtsen-keluarga", DTSEN_FAMILY, "jenis_atap_terluas", "6", "atap", None),
        ("dtsen-keluarga", DTSEN_FAMILY, "fasilitas_bab", "4", "jamban", "umum"),
        ("bdt-rumah-tangga", BDT_HOUSE, "fasbab", "4", "jamban", "tidak_ada"),
        ("dtsen-keluarga", DTSEN_FAMILY, "sumber_air_minum_utama", "4", "air_minum", "sumur_bor"),
        ("bdt-rumah-tangga", BDT_HOUSE, "sumber_airminum", "4", "air_minum", "leding"),
        ("dtsen-individu", DTSEN, "penyakit_kronis", "1", "sakit_kronis", "tidak"),
        ("bdt-anggota", BDT, "Penyakit_kronis", "1", "sakit_kronis", "ya"),
        ("bdt-anggota", BDT, "Penyakit_kronis", "0", "sakit_kronis", "tidak"),
        ("bdt-anggota", BDT, "Sta_hamil", "2", "hamil", "tidak"),
        ("bdt-anggota", BDT, "Sta_hamil", "1", "hamil", "ya"),
        ("dtsen-individu", DTSEN, "status_bekerja", "2", "bekerja", "tidak"),
        ("dtsen-individu", DTSEN, "status_dalam_pekerjaan_utama", "5", "asn", None),
        ("dtsen-individu", DTSEN, "status_dalam_pekerjaan_utama", "4", "asn", "tidak"),
        ("dtsen-keluarga", DTSEN_FAMILY, "luas_lantai", "-1", "luas_lantai", None),
    ],
)
def test_a_code_is_read_by_its_own_list(
    layout: str, base: dict[str, list[str]], heading: str, code: str, fact: str, expected: str | None
) -> None:
    found = map_heading(sheet({**base, heading: [code]}))
    assert found.layout.name == layout
    (text,) = read(found, fact)
    field = FIELDS[fact]
    if expected is None or field.codes is None:
        assert text == expected
    else:
        assert text is not None
        assert field.codes.parse(text).value == expected


@pytest.mark.parametrize(
    ("layout", "base", "taking", "level", "pairs"),
    [
        (
            "dtsen-individu",
            DTSEN,
            "partisipasi_sekolah",
            "jenjang_tertinggi_yang_diduduki",
            # 1 = never at school here; 1 = Paket A
            [
                *[("1", "1", "tidak"), ("2", "1", "SD"), ("2", "3", "SD"), ("2", "6", "SMP"), ("2", "15", "SMA")],
                *[
                    ("2", "19", "tidak"),
                    ("3", "13", "tidak"),
                    ("2", None, None),
                    (None, "3", None),
                    ("02", "09", "SMP"),
                ],
            ],
        ),
        (
            "bdt-anggota",
            BDT,
            "Partisipasi_sekolah",
            "Pendidikan_tertinggi",
            # 1 = at school here; 4 = SMP
            [("0", None, "tidak"), ("1", "1", "SD"), ("1", "4", "SMP"), ("1", "8", "SMA"), ("2", "7", "tidak")],
        ),
    ],
)
def test_school_is_told_by_two_columns(
    layout: str,
    base: dict[str, list[str]],
    taking: str,
    level: str,
    pairs: list[tuple[str | None, str | None, str | None]],
) -> None:
    rows = {name: texts * len(pairs) for name, texts in base.items()}
    found = map_heading(sheet({**rows, taking: [p[0] for p in pairs], level: [p[1] for p in pairs]}))
    assert found.layout.name == layout
    assert read(found, "jenjang_sekolah") == [p[2] for p in pairs]


def test_a_number_that_no_list_has_does_not_pass_into_ours() -> None:
    """9 is "famili lain" in the list of Dukcapil, and nothing in the form of Regsosek."""
    codes = ["1", "2", "9", "3", "2", "2"]
    sexes = ["1", "2", "1", "1", "L", None]
    rows = {name: texts * 6 for name, texts in DTSEN.items()}
    found = map_heading(sheet({**rows, "status_hubungan_keluarga": codes, "jenis_kelamin": sexes}))
    words = read(found, "hubungan_keluarga")
    assert words == ["kepala keluarga", "istri", "kode 9", "anak", "suami", None]
    codes_of = FIELDS["hubungan_keluarga"].codes
    assert codes_of is not None
    assert not codes_of.is_valid("kode 9")


def test_codes_that_cannot_be_taken_over_whole_are_told() -> None:
    found = map_heading(sheet({**DTSEN, "status_dalam_pekerjaan_utama": ["5"]}))
    assert any(p.kind == "kode_perlu_diperiksa" and "ASN" in p.message for p in found.problems)


def test_no_and_no_written_in_two_ways_in_one_column_is_told() -> None:
    rows = {name: texts * 3 for name, texts in DTSEN.items()}
    found = map_heading(sheet({**rows, "status_bekerja": ["0", "2", "1"]}))
    assert "kode_campur" in kinds(found.problems)
    found = map_heading(sheet({**rows, "status_bekerja": ["1", "2", "1"]}))
    assert "kode_campur" not in kinds(found.problems)


def test_p3ke_has_a_decile_of_its_own() -> None:
    found = map_heading(
        sheet({"id_keluarga_p3ke": ["x"], "desil_kesejahteraan": ["2"], "nik": ["1"], "resiko_stunting": ["Ya"]})
    )
    assert "desil" not in found.facts
    assert read(found, "desil_p3ke") == ["2"]


def test_not_yet_ranked_is_not_unranked() -> None:
    rows = {name: texts * 3 for name, texts in DTSEN_FAMILY.items()} | {
        "desil_nasional": ["Belum Ada Desil", "non-desil", "4"]
    }
    assert read(map_heading(sheet(rows)), "desil") == [None, "non-desil", "4"]


def test_the_dtsen_person_sheet_says_nothing_of_pregnancy_or_severe_disability() -> None:
    found = map_heading(sheet({column.heading: ["1"] for column in layouts()["dtsen-individu"].columns}))
    assert {"hamil", "disabilitas_berat"}.isdisjoint(found.facts)


def test_flags_whose_meaning_is_not_proven_are_not_read() -> None:
    found = map_heading(sheet({column.heading: ["1"] for column in layouts()["siks-ng-api-orang"].columns}))
    assert set(found.facts) == {"nik", "no_kk", "nama", "alamat"}


def test_pregnant_or_after_birth_in_two_columns() -> None:
    rows = {"nama": ["a"] * 4, "nik": ["1"] * 4, "calon_pengantin": ["x"] * 4, "tinggal_dalam_keluarga": ["x"] * 4}
    rows |= {"ibu_hamil": ["ya", "tidak", "tidak", "mungkin"], "ibu_nifas": ["tidak", "1", "0", "tidak"]}
    found = map_heading(sheet(rows))
    assert found.layout.name == "ppks-register-lebar"
    assert read(found, "hamil") == ["ya", "ya", "tidak", "mungkin"]


# --- cells that do not fit the heading -----------------------------------------------------------


def opensid(taking: list[str], level: list[str]) -> Sheet:
    n = len(taking)
    columns = {column.heading: ["1"] * n for column in layouts()["opensid-dtsen-anggota"].columns}
    return sheet({**columns, "412": taking, "413": level, "418": ["5"] * n})


def test_the_slip_of_opensid_is_proven_by_its_values() -> None:
    found = map_heading(opensid(["3", "9", "15"], ["1", "1", "1"]))
    assert "kolom_bergeser" in kinds(found.problems)
    assert {"jenjang_sekolah", "asn", "bekerja"}.isdisjoint(found.facts)
    assert {"nik", "no_kk", "hamil"} <= set(found.facts)


def test_opensid_without_the_slip_is_read() -> None:
    found = map_heading(opensid(["1", "2", "3"], ["1", "9", "1"]))
    assert "kolom_bergeser" not in kinds(found.problems)
    assert read(found, "jenjang_sekolah") == ["tidak", "SMP", "tidak"]


@pytest.mark.parametrize(("outside", "used"), [(2, True), (3, False)])
def test_a_coded_column_that_mostly_holds_something_else_is_not_read(outside: int, used: bool) -> None:
    rows = {name: texts * 10 for name, texts in DTSEN_FAMILY.items()}
    found = map_heading(sheet({**rows, "jenis_lantai_terluas": ["Jalan Poros"] * outside + ["8"] * (10 - outside)}))
    assert ("lantai" in found.facts) is used
    assert ("isi_tak_cocok" in kinds(found.problems)) is not used


def test_a_sheet_of_another_layout_is_refused() -> None:
    names = ("jenis_lantai_terluas", "jenis_dinding_terluas", "jenis_atap_terluas", "fasilitas_bab")
    rows = {name: texts * 10 for name, texts in DTSEN_FAMILY.items()} | {name: ["450"] * 10 for name in names}
    with pytest.raises(IntakeError, match="tidak cocok dengan tata letak"):
        map_heading(sheet(rows), "dtsen-keluarga")


# --- regions in four shapes, and by name ---------------------------------------------------------


def test_a_region_code_in_four_parts() -> None:
    rows = {"NIK": ["1"] * 3, "NAMA_LGKP": ["x"] * 3, "JENIS_KLMIN": ["L"] * 3}
    rows |= {
        "NO_PROP": ["64"] * 3,
        "NO_KAB": ["8", "08", "8"],
        "NO_KEC": ["4", "04", "0"],
        "NO_KEL": ["2001", "2001", "2001"],
    }
    found = map_heading(sheet(rows))
    assert read(found, "kode_desa") == ["64.08.04.2001", "64.08.04.2001", None]


def test_a_bps_code_needs_the_name_of_the_village() -> None:
    columns: dict[str, Sequence[str | None]] = {
        column.heading: ["1"] for column in layouts()["opensid-dtsen-anggota"].columns
    }
    parts = {"101": ["64"], "102": ["04"], "103": ["010"], "104": ["001"]}
    found = map_heading(sheet({**columns, **parts}))
    assert read(found, "kode_desa") == [None]
    assert "wilayah_bps" in kinds(found.problems)


@pytest.mark.parametrize(
    ("desa", "kec", "kab", "expected"),
    [
        ("Senyiur", "Muara Ancalong", "Kutai Timur", "64.08.01.2001"),
        ("DESA SENYIUR", None, None, "64.08.01.2001"),
        ("Senyiur", "Muara Ancalong", "Kutai Barat", None),
        ("Senyiurr", "Muara Ancalong", None, None),
        ("Senyiur", "Sandaran", None, None),
    ],
)
def test_a_village_told_by_name_only(desa: str, kec: str | None, kab: str | None, expected: str | None) -> None:
    rows: dict[str, list[str | None]] = {"nik": ["1", "2"], "no_kk": ["1", "2"], "desa": [desa, "Senyiur"]}
    rows |= {"kecamatan": [kec, None], "kabupaten": [kab, None]}
    found = map_heading(sheet(rows))
    assert read(found, "kode_desa") == [expected, "64.08.01.2001"]
    assert ("nama_wilayah" in kinds(found.problems)) is (expected is None)


# --- a layout of one's own -----------------------------------------------------------------------

OWN = """
nama = "dinas-kami"
tanggal = ["%d/%m/%Y"]
kolom = [
  { judul = "Nomor Induk", fakta = "nik" },
  { judul = "Kartu", ejaan = ["No Kartu"], fakta = "no_kk" },
  { judul = "Bunting", fakta = "hamil", kode = "bunting" },
]
[kode.bunting.arti]
B = "ya"
X = "tidak"
"""


def test_an_own_layout(tmp_path: Path) -> None:
    path = tmp_path / "dinas.toml"
    path.write_text(OWN, encoding="utf-8")
    found = map_heading(sheet({"Nomor Induk": ["1", "2"], "NO KARTU": ["3", "4"], "Bunting": ["b", "X"]}), path)
    assert found.layout.name == "dinas-kami"
    assert read(found, "hamil") == ["ya", "tidak"]
    assert found.facts["hamil"].dates == ("%d/%m/%Y",)
    assert map_heading(sheet({"Bunting": ["b"]}), str(path)).layout.name == "dinas-kami"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kolom = []", "daftar kolom tidak ada"),
        ("kolom = [{judul = 'x', fakta = 'hamill'}]", "fakta 'hamill' tidak ada"),
        ("kolom = [{judul = 'x', kode = 'tak_ada'}]", "tabel kode 'tak_ada' tidak ada"),
        ("kolom = [{judul = '--'}]", "tanpa judul"),
        ("kolom = [{judul = 'x', warna = 'y'}]", "kunci kolom tidak dikenal: warna"),
        ("warna = 1\nkolom = [{judul = 'x'}]", "kunci tidak dikenal: warna"),
        ("kolom = ['x']", "isi kolom harus tabel"),
        ("baris = 'kucing'\nkolom = [{judul = 'x'}]", "baris harus salah satu"),
        ("kolom = [", "bukan TOML"),
        ("kolom = [{judul = 'x'}]\nturunan = [{fakta = 'nik', cara = 'sulap'}]", "turunan harus menyebut"),
        ("kolom = [{judul = 'x'}]\n[kode]\na = 3", "tabel kode a"),
        ("kolom = [{judul = 'x'}]\ngeser = 3", "geser"),
        ("kolom = [{judul = 'x', tempat = 'y'}]", "tempat"),
        ("tanggal = 3\nkolom = [{judul = 'x'}]", "tanggal"),
    ],
)
def test_a_wrong_layout_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "salah.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IntakeError, match=said):
        load_layout(path)


def test_an_unknown_layout_name_lists_the_known_ones() -> None:
    with pytest.raises(IntakeError, match="dtsen-individu"):
        load_layout("dtsen-orang")
    with pytest.raises(IntakeError, match="tidak dapat dibuka"):
        load_layout("tidak-ada.toml")
