"""What is wrong with tables: told, never dropped, never a silent no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pytest

from pskslib import Family, Person, Rulebook, rulebook
from pskslib.errors import NotInForce, TableError, TableWarning
from pskslib.population import to_tables

AS_OF = date(2026, 11, 24)
BOOK = rulebook(as_of=AS_OF)
TODDLER = date(2023, 5, 2)
Frames = tuple[Any, Any]
ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "arrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: _duckdb(frame),
}
each_engine = pytest.mark.parametrize("engine", ENGINES)


def _duckdb(frame: pl.DataFrame) -> Any:
    import duckdb

    return duckdb.from_arrow(frame.to_arrow())


def collected(result: Any) -> pl.DataFrame:
    """Any result as a Polars frame."""
    if isinstance(result, pl.LazyFrame):
        return result.collect()
    if isinstance(result, pl.DataFrame):
        return result
    made = pl.from_arrow(
        result if hasattr(result, "schema") and hasattr(result, "num_rows") else result.to_arrow_table()
    )
    assert isinstance(made, pl.DataFrame)
    return made


def persons(*rows: tuple[str | None, date | None], **more: list[object]) -> pl.DataFrame:
    """Small children: number of the family and birth date."""
    count = len(rows)
    return pl.DataFrame(
        {
            "no_kk": [key for key, _ in rows],
            "tanggal_lahir": [born for _, born in rows],
            "jenis_kelamin": ["P"] * count,
            "hamil": [False] * count,
            "kehamilan_ke": [None] * count,
            "jenjang_sekolah": ["tidak"] * count,
            "disabilitas_berat": [False] * count,
            **more,
        },
        schema_overrides={"no_kk": pl.String, "tanggal_lahir": pl.Date, "kehamilan_ke": pl.Int64},
    )


def homes(*rows: tuple[str | None, int | None], **more: list[object]) -> pl.DataFrame:
    """Families: number and decile."""
    return pl.DataFrame(
        {"no_kk": [key for key, _ in rows], "desil": [decile for _, decile in rows], **more},
        schema_overrides={"no_kk": pl.String, "desil": pl.Int64},
    )


def decide(engine: str, people: pl.DataFrame, families: pl.DataFrame, code: str = "PKH", **how: Any) -> dict[Any, Any]:
    """Rows by number."""
    turned = ENGINES[engine]
    result: Any = BOOK.decide_table(turned(people), turned(families), code, **how)
    return {row["no_kk"]: row for row in collected(result).to_dicts()}


@each_engine
def test_members_without_a_family_row_are_decided_with_its_facts_unknown(engine: str) -> None:
    rows = decide(engine, persons(("A", TODDLER), ("B", TODDLER)), homes(("A", 2)))

    assert rows["A"]["outcome"] == "eligible"
    assert (rows["B"]["outcome"], rows["B"]["masalah"]) == ("undetermined", "keluarga_tidak_ada")
    assert (rows["B"]["amount_low"], rows["B"]["amount_high"]) == (0, 3_000_000)
    assert rows["B"]["unknown"] == "DESIL"


@each_engine
def test_a_family_without_members_is_incomplete(engine: str) -> None:
    rows = decide(engine, persons(("A", TODDLER)), homes(("A", 2), ("B", 2)))

    assert (rows["B"]["outcome"], rows["B"]["masalah"]) == ("undetermined", "anggota_tidak_ada")
    assert rows["B"]["amount_high"] is None
    assert BOOK.decide(Family(decile=2), "PKH").amount.high is None  # type: ignore[union-attr]  # cash


@each_engine
def test_rows_with_one_number_that_disagree_make_the_fact_unknown(engine: str) -> None:
    families = homes(("A", 2), ("A", 9), ("B", 2), ("B", 2), ("C", 2), ("C", None))
    people = persons(("A", TODDLER), ("B", TODDLER), ("C", TODDLER))
    rows = decide(engine, people, families)

    assert (rows["A"]["outcome"], rows["A"]["masalah"]) == ("undetermined", "kk_ganda_berbeda")
    assert (rows["B"]["outcome"], rows["B"]["masalah"]) == ("eligible", "")
    assert (rows["C"]["outcome"], rows["C"]["masalah"]) == ("eligible", "")
    assert len(rows) == 3


@each_engine
def test_members_without_a_number_never_become_one_family(engine: str) -> None:
    people = persons(("A", TODDLER), (None, TODDLER), (None, TODDLER))
    rows = decide(engine, people, homes(("A", 2)))

    assert (rows[None]["outcome"], rows[None]["masalah"]) == ("undetermined", "kk_kosong")
    assert rows[None]["amount_high"] is None
    assert "KOMPONEN" in rows[None]["unknown"].split(";")


@pytest.mark.parametrize("nobody", [None, "", "0", "-"])
@each_engine
def test_families_without_a_number_are_one_row_about_which_nothing_is_known(engine: str, nobody: str | None) -> None:
    """Neither the facts of one nor the members of another may decide about the rest."""
    people = persons(("A", TODDLER), (nobody, TODDLER))
    families = homes(("A", 2), (nobody, 9), (nobody, None))
    table = collected(BOOK.decide_table(ENGINES[engine](people), ENGINES[engine](families), "PKH"))
    rows = {row["no_kk"]: row for row in table.to_dicts()}

    assert len(table) == 2
    assert (rows[None]["outcome"], rows[None]["unmet"], rows[None]["masalah"]) == ("undetermined", "", "kk_kosong")
    assert rows["A"]["masalah"] == ""


@each_engine
def test_both_texts_of_the_reader_are_kept(engine: str) -> None:
    families = homes(("A", 2), ("A", 2), masalah=["nik_ganda", "lain_hal"])

    assert decide(engine, persons(("A", TODDLER)), families)["A"]["masalah"] == "lain_hal;nik_ganda"


@pytest.mark.parametrize("size", [255, 256, 70_000])
@each_engine
def test_a_counter_that_could_run_over_is_told_and_decides_nothing(engine: str, size: int) -> None:
    people = persons(*[("A", TODDLER)] * size, ("B", TODDLER))
    row = decide(engine, people, homes(("A", 2), ("B", 2)))["A"]

    if size == 255:
        assert (row["outcome"], row["amount_low"], row["masalah"]) == ("eligible", 6_000_000, "")
    else:
        assert (row["outcome"], row["amount_low"], row["amount_high"]) == ("undetermined", 0, None)
        assert row["masalah"] == "anggota_terlalu_banyak"


@each_engine
def test_a_cell_that_its_column_cannot_mean_is_unknown_and_told(engine: str) -> None:
    people = persons(("A", date(2009, 1, 1)), ("B", TODDLER), ("C", TODDLER))
    people = people.with_columns(
        jenjang_sekolah=pl.Series(["SMU", "tidak", "tidak"]), tamat_wajib_belajar=pl.Series([True, None, None])
    )
    rows = decide(engine, people, homes(("A", 2), ("B", 11), ("C", 2)))

    assert (rows["A"]["outcome"], rows["A"]["masalah"]) == ("undetermined", "nilai_tidak_dikenal")
    assert (rows["B"]["outcome"], rows["B"]["masalah"]) == ("undetermined", "nilai_tidak_dikenal")
    assert (rows["C"]["outcome"], rows["C"]["masalah"]) == ("eligible", "")


@each_engine
def test_a_number_that_no_int64_holds_is_told_like_any_other_out_of_range(engine: str) -> None:
    """64 bits without a sign: neither wrapped to a number that means something, nor an error of the engine."""
    families = homes(("A", 2), ("B", 2)).with_columns(desil=pl.Series([2**64 - 2**62, 2], dtype=pl.UInt64))
    rows = decide(engine, persons(("A", TODDLER), ("B", TODDLER)), families)

    assert (rows["A"]["outcome"], rows["A"]["masalah"]) == ("undetermined", "nilai_tidak_dikenal")
    assert rows["B"]["outcome"] == "eligible"


@pytest.mark.parametrize("engine", ["polars", "arrow"])
def test_a_key_that_no_int64_holds_is_refused_and_not_shown(engine: str) -> None:
    keys = pl.Series([2**64 - 1], dtype=pl.UInt64)
    people, families = persons(("A", TODDLER)).with_columns(no_kk=keys), homes(("A", 2)).with_columns(no_kk=keys)

    with pytest.raises(TableError, match="kolom no_kk berisi bilangan yang terlalu besar") as told:
        decide(engine, people, families)
    assert "1844" not in str(told.value)


@each_engine
def test_a_decile_of_an_unranked_family_is_a_contradiction(engine: str) -> None:
    families = homes(("A", 2), ("B", None), ("C", None), non_desil=[True, True, None])
    people = persons(("A", TODDLER), ("B", TODDLER), ("C", TODDLER))
    rows = decide(engine, people, families)

    assert (rows["A"]["outcome"], rows["A"]["masalah"]) == ("undetermined", "nilai_tidak_dikenal")
    assert rows["B"]["unmet"] == "DESIL"
    assert (rows["C"]["outcome"], rows["C"]["unknown"]) == ("undetermined", "DESIL")


@each_engine
def test_problems_of_the_reader_are_passed_on(engine: str) -> None:
    families = homes(("A", 2), ("B", 2), masalah=["nik_ganda", ""])
    rows = decide(engine, persons(("A", TODDLER)), families)

    assert rows["A"]["masalah"] == "nik_ganda"
    assert rows["B"]["masalah"] == "anggota_tidak_ada"


@each_engine
def test_brief_gives_the_same_outcomes_and_amounts(engine: str) -> None:
    people = persons(("A", TODDLER), ("B", TODDLER), ("D", TODDLER))
    families = homes(("A", 2), ("B", 9), ("C", 9))
    whole, brief = (decide(engine, people, families, brief=is_brief) for is_brief in (False, True))

    assert {k: (r["outcome"], r["amount_low"], r["amount_high"]) for k, r in whole.items()} == {
        k: (r["outcome"], r["amount_low"], r["amount_high"]) for k, r in brief.items()
    }
    assert "unmet" not in brief["A"]


# --- columns -------------------------------------------------------------------------------------------


def test_columns_that_are_not_there_are_told_once_and_count_as_unknown() -> None:
    people = persons(("A", TODDLER)).drop("disabilitas_berat", "hamil")

    with pytest.warns(TableWarning, match="belum diketahui untuk semua: hamil, disabilitas_berat$") as told:
        result = BOOK.decide_table(people, homes(("A", 2)), "PKH")

    assert len(told) == 1
    assert told[0].filename == __file__
    assert result["outcome"].to_list() == ["eligible"]


def test_every_column_of_a_wrong_kind_is_named() -> None:
    people = persons(("A", TODDLER)).with_columns(hamil=pl.lit("ya"), tanggal_lahir=pl.lit("2023-05-02"))
    families = homes(("A", 2)).with_columns(desil=pl.lit("2"))

    with pytest.raises(TableError) as told:
        BOOK.decide_table(people, families, "PKH")

    assert told.value.faults == (
        "persons: kolom hamil harus ya/tidak (Boolean), bukan String",
        "persons: kolom tanggal_lahir harus tanggal (Date, tanpa zona waktu), bukan String",
        "families: kolom desil harus bilangan bulat (Int64), bukan String",
    )


def test_the_key_must_be_there_and_alike() -> None:
    with pytest.raises(TableError, match="persons: kolom no_kk tidak ada"):
        BOOK.decide_table(persons(("A", TODDLER)).drop("no_kk"), homes(("A", 2)), "PKH")
    numbers = homes(("A", 2)).with_columns(no_kk=pl.lit(1))
    with pytest.raises(TableError, match="kolom no_kk harus sama jenisnya"):
        BOOK.decide_table(persons(("A", TODDLER)), numbers, "PKH")


def test_two_kinds_of_table_are_refused_and_objects_get_advice() -> None:
    with pytest.raises(TableError, match="harus jenis tabel yang sama"):
        BOOK.decide_table(persons(("A", TODDLER)), homes(("A", 2)).to_arrow(), "PKH")
    with pytest.raises(TableError, match=r"to_tables\(families\)"):
        BOOK.decide_table([Family(decile=2)], [Family(decile=2)], "PKH")
    with pytest.raises(TableError, match="engine 'gpu' tidak ada"):
        BOOK.decide_table(persons(("A", TODDLER)), homes(("A", 2)), "PKH", engine="gpu")  # type: ignore[arg-type]


def test_arrays_are_refused_where_the_rows_do_not_stand_in_order() -> None:
    people = persons(("A", TODDLER), ("B", TODDLER), ("A", TODDLER))
    families = homes(("A", 2), ("B", 2))

    with pytest.raises(TableError, match="anggota tiap keluarga tidak berurutan"):
        BOOK.decide_table(people, families, "PKH", engine="numpy")
    assert BOOK.decide_table(people, families, "PKH")["outcome"].to_list() == ["eligible"] * 2


def test_keys_may_be_whole_numbers_and_moments_are_read_as_days() -> None:
    people = persons(("1", TODDLER)).with_columns(
        no_kk=pl.lit(1),
        tanggal_lahir=pl.lit(datetime(2023, 5, 2, 13, 0)),
        jenjang_sekolah=pl.lit("tidak").cast(pl.Categorical),
    )
    result = BOOK.decide_table(people, homes(("1", 2)).with_columns(no_kk=pl.lit(1), desil=pl.lit(2, pl.Int8)), "PKH")

    assert result.select("no_kk", "outcome", "amount_high").rows() == [(1, "eligible", 3_000_000)]


def test_a_birth_date_with_a_time_zone_is_refused() -> None:
    """Which day it is depends on the zone, and engines differ."""
    moment = pl.Series([datetime(2020, 11, 25)]).dt.replace_time_zone("Asia/Makassar")

    with pytest.raises(TableError, match="tanpa zona waktu"):
        BOOK.decide_table(persons(("A", TODDLER)).with_columns(tanggal_lahir=moment), homes(("A", 2)), "PKH")


def test_a_kind_of_column_is_named_without_what_stands_in_it() -> None:
    secret = pl.Series(["x"]).cast(pl.Enum(["x", "6408040101089901"]))

    with pytest.raises(TableError) as told:
        BOOK.decide_table(persons(("A", TODDLER)).with_columns(hamil=secret), homes(("A", 2)), "PKH")
    assert "6408040101089901" not in str(told.value)
    assert "bukan Enum" in str(told.value)


def test_a_list_of_codes_may_hold_hundreds_of_strange_ones() -> None:
    """No place in such a list may be taken for another."""
    kind = pl.Enum(["tidak", *(f"x{n}" for n in range(300)), "SD", "SMP", "SMA"])
    people = persons(("A", date(2012, 1, 1)), ("B", date(2012, 1, 1))).with_columns(
        jenjang_sekolah=pl.Series(["SD", "x254"]).cast(kind)
    )
    arrays, frames = (
        BOOK.decide_table(people, homes(("A", 2), ("B", 2)), "PKH", engine=engine).sort("no_kk")
        for engine in ("numpy", "frame")
    )

    assert arrays.equals(frames)
    assert arrays["amount_low"].to_list() == [900_000, 0]
    assert arrays["masalah"].to_list() == ["", "nilai_tidak_dikenal"]


def test_keys_of_one_kind_may_be_stored_differently() -> None:
    small = homes(("1", 2)).with_columns(no_kk=pl.lit(1, pl.Int32)).to_arrow()
    people = persons(("1", TODDLER)).with_columns(no_kk=pl.lit(1, pl.Int64)).to_arrow()

    assert collected(BOOK.decide_table(people, small, "PKH"))["outcome"].to_list() == ["eligible"]
    coded = persons(("A", TODDLER)).with_columns(pl.col("no_kk").cast(pl.Categorical))
    assert BOOK.decide_table(coded, homes(("A", 2)), "PKH")["outcome"].to_list() == ["eligible"]


def test_a_programme_named_twice_is_decided_once_and_none_is_an_error() -> None:
    people, families = persons(("A", TODDLER)), homes(("A", 2))

    assert len(BOOK.decide_table(people, families, ["PKH", "PKH"])) == 1
    with pytest.raises(NotInForce):
        BOOK.decide_table(people, families, [])
    with pytest.raises(NotInForce):
        BOOK.on(date(1990, 1, 1)).decide_table(people, families)


# --- pandas --------------------------------------------------------------------------------------------


def test_pandas_default_types_are_read_anew_and_named() -> None:
    people = pd.DataFrame(
        {
            "no_kk": ["A", "B", "B"],
            "tanggal_lahir": [pd.NaT, pd.Timestamp("1980-01-01"), pd.Timestamp("1985-01-01")],
            "jenis_kelamin": ["P", "L", "P"],
            "hamil": [True, False, None],
            "kehamilan_ke": [None, None, 1.0],
            "jenjang_sekolah": ["tidak", "tidak", "tidak"],
            "disabilitas_berat": [False, False, False],
        }
    )
    assert people["hamil"].dtype == object
    families = pd.DataFrame({"no_kk": ["A", "B"], "desil": [2.0, float("nan")]})

    with pytest.warns(TableWarning) as told:
        result = BOOK.decide_table(people, families, "PKH")

    messages = [str(w.message) for w in told]
    assert ["hamil, kehamilan_ke" in messages[0], "desil" in messages[1]] == [True, True]
    rows = {row["no_kk"]: row for row in result.to_dict("records")}
    assert rows["A"]["outcome"] == "eligible"
    assert (rows["B"]["outcome"], rows["B"]["unknown"]) == ("undetermined", "DESIL;KOMPONEN")
    assert isinstance(result, pd.DataFrame)


def test_texts_of_older_pandas_are_objects_and_read_as_they_are() -> None:
    """There is nothing to guess about them: an empty text is None or NaN."""
    people = persons(("A", TODDLER), ("B", TODDLER), ("B", date(2012, 1, 1))).to_pandas(
        use_pyarrow_extension_array=True
    )
    levels = pd.Series([None, float("nan"), "SD"], dtype=object)
    people = people.astype({"no_kk": object, "jenis_kelamin": object}).assign(jenjang_sekolah=levels)
    families = pd.DataFrame({"no_kk": pd.Series(["A", "B"], dtype=object), "desil": [2, 2]})

    with pytest.warns(TableWarning) as told:
        table = BOOK.decide_table(people, families, "PKH")

    assert [str(warning.message).split(": ")[1] for warning in told] == ["kehamilan_ke"]  # nobody's: as if not there
    found = {row["no_kk"]: (row["outcome"], row["amount_low"]) for row in table.to_dict("records")}

    assert [str(people[name].dtype) for name in ("no_kk", "jenis_kelamin", "jenjang_sekolah")] == ["object"] * 3
    assert found == {"A": ("eligible", 3_000_000), "B": ("eligible", 3_900_000)}


def test_pandas_columns_that_cannot_be_read_are_refused() -> None:
    people = pd.DataFrame({"no_kk": ["A"], "hamil": ["ya"], "tanggal_lahir": ["kemarin"]})
    families = pd.DataFrame({"no_kk": ["A"], "desil": [2.5]})

    with pytest.raises(TableError, match="tanggal_lahir"):
        BOOK.decide_table(people, families, "PKH")


def test_every_column_of_both_pandas_frames_is_named() -> None:
    people = pd.DataFrame({"no_kk": ["A", "B"], "tanggal_lahir": ["ya", "x"], "hamil": ["ya", "x"]})
    families = pd.DataFrame({"no_kk": ["A", "B"], "desil": ["z", "q"]})

    with pytest.raises(TableError) as told:
        BOOK.decide_table(people, families, "PKH")
    assert [fault.split(" harus")[0] for fault in told.value.faults] == [
        "persons: kolom hamil",
        "persons: kolom tanggal_lahir",
        "families: kolom desil",
    ]


@pytest.mark.parametrize(("column", "values"), [("tanggal_lahir", [2020]), ("disabilitas_berat", [1])])
def test_numbers_of_pandas_are_no_dates_and_no_truth_values(column: str, values: list[int]) -> None:
    people = pd.DataFrame({"no_kk": ["A"], column: pd.array(values, dtype="Int32")})

    with pytest.raises(TableError, match=column):
        BOOK.decide_table(people, pd.DataFrame({"no_kk": ["A"], "desil": [2]}), "PKH")


# --- money and time ------------------------------------------------------------------------------------


@each_engine
def test_a_regency_of_money_does_not_overflow(engine: str) -> None:
    """The sum of 400 families at 6 million is more than 32 bits hold; small integers in, 64 bits out."""
    count = 400
    keys = [f"K{n}" for n in range(count) for _ in range(2)]
    people = persons(*[(key, TODDLER) for key in keys])
    families = homes(*[(f"K{n}", 1) for n in range(count)]).with_columns(pl.col("desil").cast(pl.Int8))
    turned = ENGINES[engine]
    table = collected(BOOK.decide_table(turned(people), turned(families), "PKH"))

    assert table.schema["amount_low"] == table.schema["amount_high"] == pl.Int64
    assert table["amount_low"].sum() == table["amount_high"].sum() == count * 6_000_000 > 2**31


@pytest.mark.parametrize(("day", "outcome"), [(date(2027, 2, 27), "eligible"), (date(2027, 2, 28), "ineligible")])
@each_engine
def test_the_seventh_birthday_of_29_february(engine: str, day: date, outcome: str) -> None:
    """Small children are 0 to 6; somebody born on 29 February 2020 completes 7 years on 28 February 2027."""
    book: Rulebook = BOOK.on(day)
    people = persons(("A", date(2020, 2, 29)), tamat_wajib_belajar=[True]).with_columns(jenjang_sekolah=pl.lit("tidak"))
    turned = ENGINES[engine]
    table = collected(book.decide_table(turned(people), turned(homes(("A", 2))), "PKH"))
    family = Family(
        decile=2,
        members=[
            Person(
                birth_date=date(2020, 2, 29),
                school_level="tidak",
                sex="P",
                finished_school=True,
                pregnant=False,
                severe_disability=False,
            )
        ],
    )

    assert table["outcome"][0] == book.decide(family, "PKH").outcome.value


@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
def test_the_missing_column_never_says_less_than_the_questions_to_one_family() -> None:
    family = Family(decile=None, members=[Person(birth_date=TODDLER), Person(sex="P")])
    table = BOOK.decide_table(*to_tables([family]), "PKH", missing=True)
    asked = {question.field.column for question in BOOK.decide(family, "PKH").missing}

    assert asked <= set(table["missing"][0].split(";"))
