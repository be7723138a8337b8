"""Families to tables and back: nothing is lost on any library; every fault is told at once, and no NIK."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib import Family, Person, PskslibError, from_tables, to_tables
from pskslib.errors import MissingExtra, TableError, UnknownName
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code, Field, Kind, facts_table
from pskslib.population.tables import Backend
from tests.population.strategies import families, values
from tests.spark import spark_frame

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

BACKENDS: tuple[Backend, ...] = get_args(Backend)
CARDS = ("6408040101089901", "6408041708859913", "6408042512019999")
NIKS = ("6408045708859902", "6408041708859913")


def have_own_cards(many: list[Family]) -> bool:
    cards = [family.family_card for family in many if family.family_card is not None]
    return len(set(cards)) == len(cards)


populations = st.lists(families, max_size=5).filter(have_own_cards)


# --- round trips -----------------------------------------------------------------------------


@pytest.mark.parametrize("backend", BACKENDS)
@given(populations)
def test_families_go_through_tables(backend: Backend, many: list[Family]) -> None:
    assert from_tables(*to_tables(many, backend)) == many


@given(populations)
@settings(max_examples=50)
def test_families_come_back_from_lazy_tables(many: list[Family]) -> None:
    persons, homes = to_tables(many)
    assert from_tables(persons.lazy(), homes.lazy()) == many
    p, f = to_tables(many, "pyarrow")
    with duckdb.connect() as database:
        assert from_tables(database.from_arrow(p), database.from_arrow(f)) == many


def test_families_come_back_from_spark() -> None:
    many = [everything(0), everything(1), Family(members=[Person()] * 3), Family(decile=1)]
    persons, homes = to_tables(many, "pyarrow")
    assert from_tables(spark_frame(persons), spark_frame(homes)) == many


def everything(place: int) -> Family:
    """A family of whom every fact is known (but that it is unranked, since it has a decile)."""
    family = {name: some(fact, place) for name, fact in FAMILY_FIELDS.items() if name != "unranked"}
    person = Person(**{name: some(fact, place) for name, fact in PERSON_FIELDS.items()})  # type: ignore[arg-type]
    return Family(members=[person, Person()], **family)  # type: ignore[arg-type]


def some(fact: Field, place: int) -> object:
    if fact.codes is not None:
        return list(fact.codes.values)[-place]
    by_kind: dict[Kind, tuple[object, object]] = {
        Kind.BOOL: (True, False),
        Kind.INT: (fact.low, fact.high),
        Kind.DECIMAL: (Decimal("0.000001"), Decimal("3.141593")),
        Kind.DATE: (date(1900, 1, 1), date(2026, 2, 28)),
        Kind.TEXT: (" Si\u200bti \x00'\"\n", ""),
        Kind.NIK: NIKS,
        Kind.KK: CARDS[:2],
        Kind.REGION: ("64.08.04.2001", "64"),
    }
    return by_kind[fact.kind][place]


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_fact_has_a_column_of_its_type(backend: Backend) -> None:
    many = [everything(0), everything(1), Family(unranked=True)]
    persons, homes = to_tables(many, backend)
    assert from_tables(persons, homes) == many
    dtypes = {Kind.BOOL: nw.Boolean(), Kind.INT: nw.Int64(), Kind.DECIMAL: nw.Float64(), Kind.DATE: nw.Date()}
    for table, owner in ((persons, "orang"), (homes, "keluarga")):
        facts = [fact for fact in facts_table() if fact.owner == owner]
        key = [("no_kk", nw.String())] if owner == "orang" else []
        expected = [*key, *((fact.column, dtypes.get(fact.kind, nw.String())) for fact in facts)]
        assert list(nw.from_native(table).collect_schema().items()) == expected


@pytest.mark.parametrize("fact", [f for f in facts_table() if f.kind is Kind.DECIMAL], ids=lambda fact: fact.column)
@given(data=st.data())
def test_exact_numbers_keep_all_their_places(fact: Field, data: st.DataObject) -> None:
    known = {fact.name: data.draw(values(fact))}
    many = [Family(members=[Person(**known)]) if fact.owner == "orang" else Family(**known)]  # type: ignore[arg-type]
    assert from_tables(*to_tables(many)) == many


@pytest.mark.parametrize("backend", BACKENDS)
def test_nobody_is_two_empty_tables(backend: Backend) -> None:
    persons, homes = to_tables([], backend)
    assert nw.from_native(persons).collect_schema().names() == ["no_kk", "id_orang", "nik", "tanggal_lahir"]
    assert nw.from_native(homes).collect_schema().names() == ["no_kk", "desil", "anggota_lengkap"]
    assert from_tables(persons, homes) == []


def test_only_what_is_known_has_a_column() -> None:
    many = [Family(family_card=CARDS[0], members=[Person(pregnant=False), Person(school_level="MTs")]), Family()]
    persons, homes = to_tables(many)
    assert persons.to_dict(as_series=False) == {
        "no_kk": [CARDS[0]] * 2,
        "id_orang": ["anggota-1", "anggota-2"],
        "nik": [None, None],
        "tanggal_lahir": [None, None],
        "hamil": [False, None],
        "jenjang_sekolah": [None, "SMP"],
    }
    assert homes.rows() == [(CARDS[0], None, None), ("keluarga-2", None, None)]


def test_pandas_keeps_null_apart() -> None:
    persons, _ = to_tables([Family(members=[Person(pregnant=True, antenatal_visits=3), Person()])], "pandas")
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in persons.dtypes)
    assert persons["hamil"].isna().to_list() == [False, True]


# --- keys that were made up ------------------------------------------------------------------


def test_a_made_up_id_is_no_id_only_at_its_own_place() -> None:
    persons = pl.DataFrame({"no_kk": ["keluarga-7"] * 3, "id_orang": ["anggota-1", "anggota-3", None]})
    (family,) = from_tables(persons, pl.DataFrame({"no_kk": ["keluarga-7"], "desil": [1]}))
    assert [member.person_id for member in family.members] == [None, "anggota-3", None]
    assert family.family_card is None


def test_members_without_a_family_come_last() -> None:
    persons = pl.DataFrame({"no_kk": [CARDS[1], CARDS[0], CARDS[1], "keluarga-9"], "nama": ["a", "b", "c", "d"]})
    found = from_tables(persons, pl.DataFrame({"no_kk": [CARDS[2], CARDS[0]], "desil": [4, 5]}))
    assert found == [
        Family(family_card=CARDS[2], decile=4),
        Family(family_card=CARDS[0], decile=5, members=[Person(name="b")]),
        Family(family_card=CARDS[1], members=[Person(name="a"), Person(name="c")]),
        Family(members=[Person(name="d")]),
    ]


# --- what else is read -----------------------------------------------------------------------

EXPECTED = [Family(family_card=CARDS[0], decile=3, members=[Person(nik=NIKS[0], birth_date=date(1996, 3, 1))])]


DAY = {"no_kk": [int(CARDS[0])], "nik": [int(NIKS[0])], "tanggal_lahir": [datetime(1996, 3, 1)]}
DOTTED = {"no_kk": ["6408.0401.0108.9901"], "nik": [NIKS[0]], "tanggal_lahir": [date(1996, 3, 1)]}
NUMBERS = {"no_kk": [int(CARDS[0])], "desil": [3.0], "luas_lantai": [float("nan")]}


def blanks() -> pd.DataFrame:
    return pd.DataFrame({**DAY, "tanggal_meninggal": [pd.NaT], "hamil": [pd.NA], "nama": [np.nan]})


LENIENT: dict[str, Callable[[], tuple[IntoFrame, IntoFrame]]] = {
    "polars": lambda: (pl.DataFrame(DAY), pl.DataFrame(NUMBERS)),
    "pandas": lambda: (blanks(), pd.DataFrame(NUMBERS)),
    "pandas-nullable": lambda: (blanks().convert_dtypes(), pd.DataFrame(NUMBERS).convert_dtypes()),
    "pandas-objects": lambda: (
        blanks().astype(object),
        pd.DataFrame({"no_kk": CARDS[:1], "desil": [np.int64(3)], "terima_pkh": [np.nan]}, dtype=object),
    ),
    "pyarrow": lambda: (pa.table(DOTTED), pa.table(NUMBERS)),
    "categories": lambda: (pl.DataFrame(DOTTED).cast({"no_kk": pl.Categorical()}), pl.DataFrame(NUMBERS)),
}


@pytest.mark.parametrize("name", LENIENT)
def test_numbers_timestamps_and_blanks_are_read(name: str) -> None:
    persons, homes = LENIENT[name]()
    assert from_tables(persons, homes) == EXPECTED


def test_frames_of_narwhals_are_read() -> None:
    persons, homes = nw.from_native(pl.DataFrame(DAY)), nw.from_native(pl.LazyFrame(NUMBERS))
    assert from_tables(persons, homes) == EXPECTED  # type: ignore[arg-type]  # not promised


def test_the_types_of_duckdb_are_read() -> None:
    with duckdb.connect() as database:
        homes = database.sql(f"select {CARDS[0]}::hugeint as no_kk, 3::decimal(9, 2) as desil, null as alamat")
        day = "timestamp '1996-03-01' as tanggal_lahir"
        persons = database.sql(f"select '{CARDS[0]}' as no_kk, '{NIKS[0]}' as nik, {day}")
        assert from_tables(persons, homes) == EXPECTED


def test_codes_are_read_by_word_and_decimals_without_padding() -> None:
    persons = pl.DataFrame({"no_kk": ["keluarga-1"], "jenis_kelamin": ["perempuan"], "ipk": [3]})
    homes = pl.DataFrame({"no_kk": ["keluarga-1"], "luas_lantai": [Decimal("7.2000000000")]})
    (family,) = from_tables(persons, homes)
    assert family == Family(floor_area=Decimal("7.2"), members=[Person(sex="P", grade_average=3)])


def test_what_was_wrong_with_a_row_is_no_fact_of_the_family() -> None:
    """The column that decisions pass on; members have none."""
    persons, homes = pl.DataFrame(DAY), pl.DataFrame(NUMBERS).with_columns(masalah=pl.lit("nik_ganda"))
    assert from_tables(persons, homes) == EXPECTED
    assert faults_of(persons.with_columns(masalah=pl.lit("")), homes) == ["persons: kolom 'masalah' tidak dikenal"]


# --- faults ----------------------------------------------------------------------------------


def faults_of(persons: IntoFrame, families: IntoFrame) -> list[str]:
    with pytest.raises(TableError) as caught:
        from_tables(persons, families)
    told = [str(caught.value), *caught.value.faults]
    assert not any(number in text or number[2:] in text for number in (*CARDS, *NIKS) for text in told)
    assert not any("rahasia" in text.casefold() for text in told)
    return list(caught.value.faults)


def test_one_card_twice_cannot_be_written() -> None:
    cards = [CARDS[0], None, CARDS[0], CARDS[1], CARDS[1], CARDS[0]]
    with pytest.raises(TableError) as caught:
        to_tables([Family(family_card=card) for card in cards])
    assert caught.value.faults == (
        "keluarga 3: no_kk 640804********01 sudah dipakai keluarga 1",
        "keluarga 5: no_kk 640804********13 sudah dipakai keluarga 4",
        "keluarga 6: no_kk 640804********01 sudah dipakai keluarga 1",
    )


def test_what_no_table_can_hold_is_told_at_once() -> None:
    level = Code(list_name="jenjang_sekolah", value="XX", label="?", written="?")
    with pytest.raises(TableError) as caught:
        to_tables([Family(address="rahasia \ud800", members=[Person(), Person(school_level=level)])])
    assert caught.value.faults == (
        "keluarga 1: alamat berisi karakter yang tidak dapat ditulis",
        "keluarga 1, anggota 2: jenjang_sekolah berisi kode yang tidak ada dalam daftar jenjang_sekolah",
    )


def test_every_fault_is_told_with_its_row() -> None:
    persons = pl.DataFrame(
        {
            "no_kk": [CARDS[0], "RAHASIA", None, CARDS[1]],
            "nik": ["rahasia", NIKS[0][:15], None, NIKS[1]],
            "tanggal_lahir": ["rahasia", None, None, None],
            "nama": [5, 6, 7, 8],
            "hamil": ["ya", "tidak", None, None],
            "kehamilan_ke": [2.5, 99.0, float("nan"), float("inf")],
            "tanggal_meninggal": [None, datetime(2026, 1, 1), datetime(2026, 1, 1, 8), None],
            "jenjang_sekolah": ["SD", "S9", "", None],
            "hamill": [1, 2, 3, 4],
            "desil": [1, 2, 3, 4],
            NIKS[0]: [1, 2, 3, 4],
        }
    )
    homes = pl.DataFrame(
        {
            "no_kk": [CARDS[0], CARDS[1], CARDS[0], None, CARDS[2]],
            "desil": [11, 3, None, None, 4],
            "non_desil": [None, None, None, None, True],
            "kode_desa": ["64.00", None, None, None, None],
            "luas_lantai": [0.1 + 0.2, None, None, None, None],
            "no kk": [1, 2, 3, 4, 5],
        }
    )
    assert faults_of(persons, homes) == [
        "persons: kolom 'hamill' tidak dikenal; mungkin maksudnya hamil",
        "persons: kolom 'desil' adalah fakta keluarga; tulis di tempatnya",
        "persons: ada nama fakta yang berupa angka panjang",
        "persons: kolom tanggal_lahir harus tanggal (Date), bukan String",
        "persons: kolom nama harus teks (String), bukan Int64",
        "persons: kolom hamil harus ya/tidak (Boolean), bukan String",
        "persons baris 1: nik: NIK berisi karakter yang bukan angka pada posisi ke-1: hanya angka 0-9 yang boleh; "
        "periksa apakah kolomnya benar",
        "persons baris 1: kehamilan_ke harus bilangan bulat, tanpa pecahan",
        "persons baris 2: no_kk: Nomor KK berisi karakter yang bukan angka pada posisi ke-1: hanya angka 0-9 yang "
        "boleh; periksa apakah kolomnya benar",
        "persons baris 2: nik: NIK harus 16 angka, tetapi yang tertulis 15 angka. Ada angka yang tertinggal; cocokkan "
        "dengan dokumen asli",
        "persons baris 2: kehamilan_ke harus antara 1 dan 25, bukan 99",
        "persons baris 2: jenjang_sekolah: 'S9' tidak ada di daftar jenjang_sekolah; pilihan: SD=SD; SMP=SMP; SMA=SMA; "
        "tidak=tidak bersekolah",
        "persons baris 3: no_kk kosong; tanpa itu tidak diketahui keluarga siapa",
        "persons baris 3: tanggal_meninggal harus tanggal saja, tanpa jam dan zona waktu",
        "persons baris 3: jenjang_sekolah: '' tidak ada di daftar jenjang_sekolah; pilihan: SD=SD; SMP=SMP; SMA=SMA; "
        "tidak=tidak bersekolah",
        "persons baris 4: kehamilan_ke harus bilangan bulat, tanpa pecahan",
        "families: kolom 'no kk' tidak dikenal; mungkin maksudnya no_kk",
        "families baris 1: desil harus antara 1 dan 10, bukan 11",
        "families baris 1: kode_desa: Kode wilayah tidak pernah memuat bagian 00 atau diawali 0. Tulis seperti "
        "64.08.04.2001 (provinsi, kabupaten/kota, kecamatan, desa), boleh hanya bagian depannya",
        "families baris 1: luas_lantai paling banyak 6 angka di belakang koma",
        "families baris 3: no_kk 640804********01 sudah ada pada baris 1",
        "families baris 4: no_kk kosong; tanpa itu tidak diketahui keluarga siapa",
        "families baris 5: keluarga tidak bisa sekaligus punya desil 4 dan non-desil",
    ]


KEYS = {"no_kk": [CARDS[0], CARDS[1]]}


@pytest.mark.parametrize(
    ("persons", "fault"),
    [
        (pl.DataFrame({"hamil": [True]}), "persons: kolom no_kk tidak ada; tanpa itu keluarga tidak dapat disusun"),
        (
            pl.DataFrame({"no_kk": [6.408040101089901e15]}),
            "persons: kolom no_kk harus nomor KK (String), bukan Float64",
        ),
        (
            pl.DataFrame({"no_kk": [-int(CARDS[0])]}),
            "persons baris 1: no_kk harus 16 angka, tanpa tanda kurang",
        ),
        (
            pl.DataFrame({"no_kk": [1]}),
            "bulan dan tahun nomor itu dibuat, tetapi hari itu tidak ada dalam kalender. Cocokkan dengan KK asli",
        ),
        (
            pd.DataFrame([["a", 1, 2]], columns=["no_kk", "hamil", "hamil"]),
            "persons: ada dua kolom dengan nama yang sama",
        ),
        (
            pa.table([pa.array(["a"]), pa.array([1]), pa.array([2])], names=["no_kk", "hamil", "hamil"]),
            "persons: ada dua kolom dengan nama yang sama",
        ),
        (pd.DataFrame([[CARDS[0], 1]], columns=["no_kk", 5]), "persons: nama fakta harus teks, bukan bilangan"),
        (
            pd.DataFrame({**KEYS, "hamil": [True, "ya"]}),
            "persons baris 2: hamil harus ya/tidak, bukan str",
        ),
        (
            pd.DataFrame({**KEYS, "nama": ["rahasia", 6408045708859902]}, dtype=object),
            "persons baris 2: nama harus teks, bukan int",
        ),
        (
            pd.DataFrame({**KEYS, "tanggal_lahir": pd.to_datetime(["1996-03-01", None], utc=True)}),
            "persons baris 1: tanggal_lahir harus tanggal saja, tanpa jam dan zona waktu",
        ),
        (
            pl.DataFrame({**KEYS, "hubungan_keluarga": [1, 2]}),
            "kolom hubungan_keluarga harus kode (String), bukan Int64",
        ),
        (
            pl.DataFrame({**KEYS, "kehamilan_ke": [True, None]}),
            "kehamilan_ke harus bilangan bulat (Int64), bukan Boolean",
        ),
        (pl.DataFrame({**KEYS, "hamil": [1, 0]}), "kolom hamil harus ya/tidak (Boolean), bukan Int64"),
        ([{"no_kk": CARDS[0]}], "persons: harus tabel (polars, pyarrow, pandas, duckdb, pyspark), bukan list"),
        (pl.Series(CARDS), "persons: harus tabel (polars, pyarrow, pandas, duckdb, pyspark), bukan Series"),
    ],
)
def test_one_fault(persons: IntoFrame, fault: str) -> None:
    (told,) = faults_of(persons, pl.DataFrame({"no_kk": []}, schema={"no_kk": pl.String}))
    assert told.endswith(fault)


@pytest.mark.parametrize("number", [NIKS[0], f"rahasia {NIKS[0]}", int(NIKS[0])])
def test_no_number_of_a_person_is_ever_told(number: str | int) -> None:
    persons = pl.DataFrame({"no_kk": [CARDS[0]], **{fact.column: [number] for fact in PERSON_FIELDS.values()}})
    homes = pl.DataFrame({fact.column: [number] for fact in FAMILY_FIELDS.values()})
    assert len(faults_of(persons, homes)) > 200


def test_a_long_list_of_faults_is_kept_whole_and_shown_in_part() -> None:
    homes = pl.DataFrame({"no_kk": [None] * 100}, schema={"no_kk": pl.String})
    with pytest.raises(TableError) as caught:
        from_tables(homes, homes)
    assert len(caught.value.faults) == 200
    assert str(caught.value).endswith("; dan 160 kesalahan lagi")


# --- what is not installed -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("package", "backend", "extra"),
    [
        ("narwhals", "polars", "frame"),
        ("polars", "polars", "frame"),
        ("pyarrow", "pyarrow", "frame"),
        ("pandas", "pandas", "pandas"),
    ],
)
def test_a_missing_library_is_told_with_its_extra(
    package: str, backend: Backend, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf'pip install "pskslib\[{extra}\]"') as caught:
        to_tables([Family()], backend)
    assert (caught.value.name, caught.value.extra) == (package, extra)
    assert isinstance(caught.value, PskslibError)


def test_reading_needs_narwhals_and_duckdb_needs_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect() as database:
        homes = database.sql("select 'keluarga-1' as no_kk")
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtra, match="pyarrow"):
            from_tables(homes, homes)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtra, match="narwhals"):
        from_tables(homes, homes)


def test_an_unknown_backend_is_told() -> None:
    with pytest.raises(UnknownName, match="pilihan: polars"):
        to_tables([], "Polar")  # type: ignore[call-overload]
    with pytest.raises(UnknownName, match="pilihan: polars, pyarrow, pandas"):
        to_tables([], "x")  # type: ignore[call-overload]


def test_the_module_loads_no_table_library() -> None:
    code = (
        "import sys, pskslib.population.tables; print({'narwhals', 'polars', 'pandas', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "set()"
