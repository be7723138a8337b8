"""Every fact is declared once and completely."""

import attrs
import pytest

from pskslib.law import parse_parameters
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Family, Field, Kind, Person, facts_table
from tests.population.strategies import FIELD_AGES

ALL = facts_table()

PRESUMED_NO = {
    # the common exclusions X01 to X10, X13 to X20
    *("asn", "tni_polri", "pensiunan_negara", "upah_di_atas_umk", "pendamping_sosial", "pengurus_perusahaan"),
    *("digaji_apbn_apbd", "perangkat_desa", "guru_bersertifikasi", "tenaga_kesehatan", "tidak_ditemukan"),
    *("menolak_bantuan", "bantuan_sejenis", "dinilai_mampu", "tidak_layak_lain", "judi_online"),
    *("judi_online_kambuh", "bumn_pejabat"),
    # a recognised list, and life
    *("korban_ham_berat", "meninggal", "petunjuk_meninggal"),
    # seldom recorded, reasoned beside the declaration
    *("menyusui", "tamat_wajib_belajar"),
}
PRESUMED_YES = {"nik_padan", "anggota_lengkap", "terdata", "alamat_ditemukan"}


def test_every_attribute_is_declared() -> None:
    assert [a.name for a in attrs.fields(Person)] == [*PERSON_FIELDS, "doubted"]
    assert [a.name for a in attrs.fields(Family)] == [*FAMILY_FIELDS, "members", "doubted"]
    for fact in ALL:
        assert fact.owner in ("orang", "keluarga")


def test_columns_and_names_are_unique_across_person_and_family() -> None:
    columns = [fact.column for fact in ALL]
    assert len(set(columns)) == len(columns)
    names = [fact.name for fact in ALL]
    assert len(set(names)) == len(names)
    assert "anggota" not in columns


@pytest.mark.parametrize("fact", ALL, ids=lambda fact: fact.column)
def test_words_are_complete(fact: Field) -> None:
    assert fact.name.isascii()
    assert fact.name.isidentifier()
    assert fact.column.isascii()
    assert fact.column == fact.column.lower()
    assert fact.column.isidentifier()
    for text in (fact.label, fact.label_en):
        assert text
        assert text == text.strip()
        assert not text.endswith((".", "?"))
    for question in (fact.question, fact.question_en):
        assert question.endswith((".", "?"))
        assert ("{siapa}" in question) == (fact.owner == "orang" and fact.column != "nama")
        assert question.format(siapa="Siti")


@pytest.mark.parametrize("fact", ALL, ids=lambda fact: fact.column)
def test_numbers_have_units_and_bounds_and_codes_a_list(fact: Field) -> None:
    if fact.kind in (Kind.INT, Kind.DECIMAL):
        assert fact.unit
        assert fact.low is not None
        assert fact.high is not None
        assert fact.low < fact.high < 10**13  # far from the edge of Int64, and shorter than a NIK
    else:
        assert (fact.unit, fact.low, fact.high) == (None, None, None)
    assert (fact.codes is not None) == (fact.kind is Kind.CODE)
    if fact.codes is not None:
        assert fact.codes.values


def test_kinds_are_read_from_the_types() -> None:
    kinds = {column: fact.kind for fact in ALL for column in [fact.column]}
    assert kinds["nik"] is Kind.NIK
    assert kinds["no_kk"] is Kind.KK
    assert kinds["kode_desa"] is Kind.REGION
    assert kinds["tanggal_lahir"] is Kind.DATE
    assert kinds["jenis_kelamin"] is Kind.CODE
    assert kinds["hamil"] is Kind.BOOL
    assert kinds["penghasilan"] is Kind.INT
    assert kinds["luas_lantai"] is Kind.DECIMAL
    assert kinds["nama"] is Kind.TEXT


def test_only_the_allowed_facts_are_presumed() -> None:
    assert {fact.column for fact in ALL if fact.presumed and not fact.presumed.value} == PRESUMED_NO
    assert {fact.column for fact in ALL if fact.presumed and fact.presumed.value} == PRESUMED_YES
    for fact in ALL:
        if fact.presumed:
            assert fact.kind is Kind.BOOL
            assert fact.presumed.reason
            assert fact.presumed.reason_en


def test_only_known_facts_identify_a_person() -> None:
    assert {fact.column for fact in ALL if fact.personal} == {
        "nik",
        "nama",
        "tanggal_lahir",
        "no_kk",
        "alamat",
    }


def test_health_law_and_violence_are_sensitive() -> None:
    columns = {fact.column for fact in ALL if fact.sensitive}
    assert {"hiv_aids", "pernah_menyalahgunakan_napza", "peran_hukum", "korban_kekerasan"} <= columns
    assert {"hamil", "disabilitas", "sakit_kronis", "kelompok_minoritas"} <= columns


@pytest.mark.parametrize("fact", [f for f in ALL if f.applies], ids=lambda fact: fact.column)
def test_applicability_names_known_ages_and_a_fitting_outside(fact: Field) -> None:
    assert fact.applies is not None
    known = set(FIELD_AGES["parameters"])
    assert {fact.applies.age_from, fact.applies.age_to} - {None} <= known
    assert fact.applies.sex in (None, "L", "P")
    if fact.kind is Kind.BOOL:
        assert fact.applies.outside is False
    else:
        assert fact.codes is not None
        assert isinstance(fact.applies.outside, str)
        assert fact.applies.outside in fact.codes.values


def test_the_ages_can_be_read_and_are_all_used() -> None:
    book = parse_parameters(FIELD_AGES, where="fields.toml")
    assert book.code == "FAKTA"
    used = {age for fact in ALL if fact.applies for age in (fact.applies.age_from, fact.applies.age_to)}
    assert set(FIELD_AGES["parameters"]) == used - {None}


def test_the_fields_of_the_twelve_column_file_are_there() -> None:
    columns = {fact.column for fact in ALL}
    assert columns >= {
        *(
            "nik",
            "no_kk",
            "nama",
            "jenis_kelamin",
            "tanggal_lahir",
            "hubungan_keluarga",
            "kode_desa",
            "desil",
        ),
        *("hamil", "jenjang_sekolah", "disabilitas_berat", "asn"),
    }
