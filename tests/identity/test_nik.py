"""NIK: every vector of the fact base, and the laws of reading a number that decides who gets food."""

from __future__ import annotations

import copy
import csv
import pickle
import time
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import IdentityError
from pskslib.identity import FamilyCardNumber, Nik, RegionCode

AS_OF = date(2026, 11, 24)
VECTORS = [
    *csv.DictReader(
        (Path(__file__).parents[1] / "data" / "nik-test-vectors.csv").read_text(encoding="utf-8").splitlines()
    )
]
ERRORS = {
    "error_date": "tanggal",
    "error_serial": "nomor_urut",
    "error_length": "panjang",
    "error_chars": "karakter",
    "error_spreadsheet": "angka_rusak",
}
regions = st.sampled_from(["640804", "640899", "640417", "650101", "930101", "647301", "997101"])
births = st.dates(date(1930, 1, 1), AS_OF)


@st.composite
def niks(draw: st.DrawFn) -> Nik:
    """Test numbers only: serials 9901 to 9999."""
    born = draw(births)
    day = born.day + draw(st.sampled_from([0, 40]))
    return Nik.parse(f"{draw(regions)}{day:02}{born:%m%y}{draw(st.integers(9901, 9999))}")


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: f"{row['input']}-{row['why']}")
def test_every_vector_behaves_as_it_says(row: dict[str, str]) -> None:
    expect = row["expect"]
    if expect in ERRORS:
        with pytest.raises(IdentityError) as caught:
            Nik.parse(row["input"])
        assert caught.value.kind == ERRORS[expect]
        assert not Nik.is_valid(row["input"])
        return
    nik = Nik.parse(row["input"])
    assert nik.sex == row["sex"]
    candidates = [born.isoformat() for born in nik.birth_dates(AS_OF)]
    assert candidates == row["birth_candidates"].split("|")
    told = [w.kind for w in nik.warnings(["6408", "640804"])]
    assert bool(told) == expect.startswith("warning")


@pytest.mark.parametrize("day", range(1, 32))
def test_forty_is_added_to_the_day_of_a_woman(day: int) -> None:
    man, woman = (Nik.parse(f"640804{d:02}12859901") for d in (day, day + 40))

    assert (man.sex, woman.sex) == ("L", "P")
    assert man.birth_dates(AS_OF) == woman.birth_dates(AS_OF) == (date(1985, 12, day),)
    with pytest.raises(IdentityError) as caught:
        FamilyCardNumber.parse(woman.digits)
    assert caught.value.kind == "tertukar"


def test_the_century_depends_on_the_day_of_asking() -> None:
    nik = Nik.parse("6408041708159913")

    assert [b.year for b in nik.birth_dates(date(2015, 8, 16))] == [1915]
    assert [b.year for b in nik.birth_dates(date(2015, 8, 17))] == [1915, 2015]
    with pytest.raises(TypeError):
        nik.birth_dates()  # type: ignore[call-arg]  # never guessed without a day


@pytest.mark.parametrize(
    "damaged",
    ["6.40804E+15", "6,40804e+15", "6408041708859901.0", 6408041708859901, 6408041708859901.0, "6,408,041,708,859,901"],
    ids=repr,
)
def test_a_number_damaged_by_a_spreadsheet_is_its_own_error(damaged: object) -> None:
    with pytest.raises(IdentityError) as caught:
        Nik.parse(damaged)  # type: ignore[arg-type]  # what a reader may hand over

    assert caught.value.kind == "angka_rusak"
    assert "teks" in str(caught.value)


@given(niks())
def test_text_is_a_fixed_point_and_noise_is_taken_off(nik: Nik) -> None:
    assert Nik.parse(nik.format()) == nik == Nik.parse(nik.digits)
    for noisy in (f"'{nik.digits}", f' ="{nik.digits}" ', ".".join(nik.digits[i : i + 4] for i in range(0, 16, 4))):
        assert Nik.parse(noisy) == nik
    assert Nik.parse(f"\u200b{nik.digits[:6]}\u00a0{nik.digits[6:]}\n") == nik


@given(niks(), st.integers(0, 16), st.sampled_from([*" .-'\u00a0\u200b\ufeff\u2013\t\n,Oe", ".0", ",0", "E+15"]))
def test_noise_anywhere_never_makes_another_number(nik: Nik, at: int, noise: str) -> None:
    try:
        read = Nik.parse(nik.digits[:at] + noise + nik.digits[at:])
    except IdentityError:
        assert noise not in (" ", "-", "\u00a0", "\u200b", "\ufeff", "\u2013", "\t", "\n")
    else:
        assert read == nik


@given(niks(), st.integers(0, 15), st.integers(1, 9))
def test_one_other_digit_is_another_number_or_none(nik: Nik, at: int, step: int) -> None:
    other = f"{nik.digits[:at]}{(int(nik.digits[at]) + step) % 10}{nik.digits[at + 1 :]}"

    assert not Nik.is_valid(other) or Nik.parse(other) != nik


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.lists(st.text()))
def test_is_valid_never_raises(anything: object) -> None:
    assert Nik.is_valid(anything) in (True, False)


def test_is_valid_survives_hostile_objects() -> None:
    class Hostile:
        @property  # type: ignore[misc]
        def __class__(self) -> type:  # isinstance asks for it
            raise RuntimeError

    assert not Nik.is_valid(Hostile())
    assert not RegionCode.is_valid(Hostile())


@pytest.mark.parametrize("digits", ["６４０８０４１７０８８５９９０１", "٦٤٠٨٠٤١٧٠٨٨٥٩٩٠١", "6408041708859９01"])
def test_other_scripts_are_refused(digits: str) -> None:
    with pytest.raises(IdentityError) as caught:
        Nik.parse(digits)
    assert caught.value.kind == "karakter"


@given(niks())
def test_nothing_shows_the_number(nik: Nik) -> None:
    secret = nik.digits[6:14]
    for shown in (str(nik), repr(nik), f"{nik}", nik.mask(), str([nik])):
        assert secret not in shown
        assert nik.digits not in shown
    born = date(1999, 1, 1)
    for warning in nik.warnings([], birth_date=born, sex="L" if nik.sex == "P" else "P", as_of=AS_OF):
        assert nik.digits not in warning.message


@given(niks(), st.integers(1, 3))
def test_errors_do_not_show_the_number(nik: Nik, extra: int) -> None:
    damaged = nik.digits + "9" * extra
    with pytest.raises(IdentityError) as caught:
        Nik.parse(damaged)

    assert nik.digits[6:14] not in "".join(traceback.format_exception_only(caught.value))
    assert caught.value.__cause__ is None


def test_a_hyphen_or_dot_group_is_read_but_not_a_fraction() -> None:
    assert Nik.parse("6.408.041.708.859.901").digits == Nik.parse("640804.1708859901").digits == "6408041708859901"
    for fraction in ("640804170885990.0", "6408041708859901.00", "6408041708859901.5", "6.408.041.708.859.901,00"):
        with pytest.raises(IdentityError) as caught:
            Nik.parse(fraction)
        assert caught.value.kind == "angka_rusak"


@pytest.mark.parametrize("empty", [None, float("nan"), "", " \u00a0", "-", "'", '=""', "\u200b"], ids=repr)
def test_an_empty_cell_is_its_own_error(empty: object) -> None:
    with pytest.raises(IdentityError) as caught:
        Nik.parse(empty)  # type: ignore[arg-type]  # what a reader may hand over
    assert caught.value.kind == "kosong"


@pytest.mark.parametrize("digits", ["6408-0417-0885-9901", "640804170885990", "64080417O8859901", b"6408041708859901"])
def test_no_value_is_made_that_parse_would_refuse(digits: object) -> None:
    with pytest.raises(IdentityError):
        Nik(digits)  # type: ignore[arg-type]


def test_niks_are_values() -> None:
    first, second = Nik.parse("6408041708859901"), Nik.parse("6408041708859902")

    assert first < second
    assert len({first, Nik(first.digits), second}) == 2
    assert pickle.loads(pickle.dumps(first)) == copy.deepcopy(first) == Nik.parse(first) == first
    assert (first.serial, f"{first:>18}") == (9901, "  640804********01")
    assert Nik.parse("0008041708859901").region is None  # odd, but no reason to refuse


def test_a_day_of_asking_can_be_a_datetime_and_the_oldest_are_120() -> None:
    nik = Nik.parse("6408041708159913")

    assert nik.birth_dates(datetime(2026, 11, 24, 9)) == nik.birth_dates(AS_OF)
    assert [b.year for b in nik.birth_dates(date(2035, 8, 17))] == [1915, 2015]
    assert [b.year for b in nik.birth_dates(date(2035, 8, 18))] == [2015]


@pytest.mark.parametrize(
    ("digits", "asked", "kinds"),
    [
        pytest.param("7371041708859901", {}, [], id="pendatang-bukan-peringatan"),
        pytest.param("7371041708859901", {"home": RegionCode("6408")}, ["luar_wilayah"], id="pendatang-bila-diminta"),
        pytest.param("6473011708859916", {}, ["wilayah_lama"], id="Tarakan-lama"),
        pytest.param("6408191708859901", {"known_region_prefixes": ["640804"]}, ["wilayah"], id="kecamatan-asing"),
        pytest.param("7371041708859901", {"known_region_prefixes": ["640804"]}, [], id="daftar-diam-di-luar"),
        pytest.param("6499041708859901", {"known_region_prefixes": ["6408"]}, ["wilayah"], id="kabupaten-asing"),
        pytest.param("6408040302859901", {"birth_date": date(1985, 3, 2)}, ["tanggal"], id="hari-bulan-tertukar"),
        pytest.param("6408042902009910", {"as_of": date(1999, 1, 1)}, ["tanggal_mustahil"], id="belum-lahir"),
        pytest.param("1111111111111111", {}, ["angka_sama"], id="semua-satu"),
    ],
)
def test_what_looks_odd_is_a_warning(digits: str, asked: dict[str, Any], kinds: list[str]) -> None:
    told = Nik.parse(digits).warnings(**asked)

    assert [w.kind for w in told] == kinds
    assert all(digits not in w.message for w in told)
    assert ("tertukar" in "".join(w.message for w in told)) == (asked.get("birth_date") == date(1985, 3, 2))


def test_an_unknown_sex_to_compare_with_is_an_error() -> None:
    with pytest.raises(IdentityError) as caught:
        Nik.parse("6408041708859901").warnings(sex="M")  # type: ignore[arg-type]
    assert caught.value.kind == "jenis_kelamin"


def test_differences_are_warnings_and_name_what_differs() -> None:
    nik = Nik.parse("6408045708859902")

    assert nik.warnings(birth_date=date(1985, 8, 17), sex="P", as_of=AS_OF) == ()
    kinds = [w.kind for w in nik.warnings(birth_date=date(1986, 8, 17), sex="L", as_of=AS_OF)]
    assert kinds == ["tanggal", "jenis_kelamin"]


@pytest.mark.parametrize(
    "near_miss", ["6" * 5000, "6408." * 1000, '="' + "1" * 5000, "1," * 2500, "\u200b" * 5000 + "x"]
)
def test_reading_stays_fast_on_near_misses(near_miss: str) -> None:
    start = time.perf_counter()
    Nik.is_valid(near_miss)

    assert time.perf_counter() - start < 0.5  # a pattern that backtracks takes minutes
