"""Dated parameters: gaps, overlaps, readings, citations; every fault of a file at once."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import NotInForce, ParameterError, UnknownName
from pskslib.law import Act, Confidence, ParameterBook, Standing, parse_parameters, read_parameters

HEAD = """
code = "CONTOH"
[acts.perbup]
instrument = "Peraturan Bupati Contoh"
number = 7
year = 2026
[parameters.usia]
label = "usia"
unit = "tahun"
"""
TAIL = 'act = "perbup"\nsource = "contoh"\nconfidence = "high"\n'


def book(*values: str, extra: str = "") -> ParameterBook:
    """A book with one parameter of these values."""
    text = HEAD + "".join(f"[[parameters.usia.values]]\n{value}\n{TAIL}" for value in values) + extra
    return parse_parameters(tomllib.loads(text), where="contoh.toml")


def test_a_value_holds_to_the_day_before_the_next() -> None:
    found = book("since = 2020-01-01\nvalue = 60", "since = 2025-01-01\nvalue = 65")

    assert found.at("usia", date(2024, 12, 31)).value == 60
    assert found.at("usia", date(2025, 1, 1)).value == 65


def test_asking_too_early_names_the_first_day() -> None:
    with pytest.raises(NotInForce, match="1 Januari 2020"):
        book("since = 2020-01-01\nvalue = 60").at("usia", date(2019, 12, 31))


def test_after_an_explicit_end_the_spans_are_named() -> None:
    with pytest.raises(NotInForce, match=r"2020-01-01 s\.d\. 2020-12-31"):
        book("since = 2020-01-01\nuntil = 2020-12-31\nvalue = 60").at("usia", date(2021, 1, 1))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(
            ("since = 2020-01-01\nuntil = 2020-12-31\nvalue = 1", "since = 2021-02-01\nvalue = 2"), "celah", id="celah"
        ),
        pytest.param(
            ("since = 2020-01-01\nuntil = 2021-12-31\nvalue = 1", "since = 2021-02-01\nvalue = 2"),
            "tumpang tindih",
            id="tumpang-tindih",
        ),
        pytest.param(("since = 2021-01-01\nvalue = 1", "since = 2020-02-01\nvalue = 2"), "berurut", id="urutan"),
        pytest.param(("since = 2021-01-01\nuntil = 2020-01-01\nvalue = 1",), "lebih awal", id="akhir-sebelum-awal"),
        pytest.param(('since = "2021"\nvalue = 1',), "bukan tanggal", id="bukan-tanggal"),
        pytest.param(("since = 2021-01-01\nvalue = true",), "bukan angka", id="bukan-angka"),
        pytest.param(("since = 2021-01-01\nvalue = 1\nvlaue = 2",), "vlaue", id="kunci-asing"),
    ],
)
def test_what_cannot_be_is_an_error_when_the_file_is_read(values: tuple[str, ...], told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        book(*values)


def test_a_declared_gap_is_allowed_and_nothing_holds_in_it() -> None:
    found = book(
        'since = 2020-01-01\nuntil = 2020-12-31\nvalue = 1\ngap = "dihentikan"', "since = 2021-02-01\nvalue = 2"
    )

    with pytest.raises(NotInForce):
        found.at("usia", date(2021, 1, 15))


def test_all_faults_are_told_at_once_with_the_file() -> None:
    text = HEAD + '[[parameters.usia.values]]\nsince = 1\nvalue = 1.5\nact = "x"\nconfidence = "sure"\n[lain]\n'
    with pytest.raises(ParameterError) as caught:
        parse_parameters(tomllib.loads(text), where="contoh.toml")

    told = str(caught.value).splitlines()
    assert all(line.startswith("contoh.toml: ") for line in told)
    assert len(told) >= 5


def test_money_is_whole_rupiah() -> None:
    text = HEAD.replace('unit = "tahun"', 'unit = "Rp/bulan"')
    text += f"[[parameters.usia.values]]\nsince = 2020-01-01\nvalue = 1.5\n{TAIL}"
    with pytest.raises(ParameterError, match="rupiah bulat"):
        parse_parameters(tomllib.loads(text, parse_float=Decimal), where="contoh.toml")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"tidak_ada\.toml"):
        read_parameters(tmp_path / "tidak_ada.toml")


READING = """
[[readings]]
key = "usia"
name = "lain"
note = "sumber lain"
[[readings.overrides]]
parameter = "usia"
"""
days = st.dates(date(2018, 1, 1), date(2030, 1, 1))


@given(days, days, days)
def test_a_reading_changes_exactly_its_days(first: date, last: date, day: date) -> None:
    first, last = min(first, last), max(first, last)
    values = ("since = 2017-01-01\nvalue = 60", "since = 2022-01-01\nvalue = 65")
    extra = f"{READING}since = {first}\nuntil = {last}\nvalue = 99\n{TAIL}"
    plain, read = book(*values), book(*values, extra=extra).with_reading("usia", "lain")

    expected = 99 if first <= day <= last else plain.at("usia", day).value
    assert read.at("usia", day).value == expected
    for edge in (first - timedelta(days=1), last + timedelta(days=1)):
        assert read.at("usia", edge).value == plain.at("usia", edge).value


def test_an_unknown_reading_or_number_lists_those_there_are() -> None:
    found = book("since = 2020-01-01\nvalue = 60", extra=f"{READING}since = 2020-01-01\nvalue = 9\n{TAIL}")
    with pytest.raises(UnknownName, match="usia=lain"):
        found.with_reading("usia", "x")
    with pytest.raises(UnknownName, match="yang ada: usia"):
        found["umur"]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        pytest.param(Act("Peraturan Menteri Sosial", number=1, year=2018), "Permensos 1/2018 (pasal belum ditemukan)"),
        pytest.param(
            Act("Surat Menteri", standing=Standing.LETTER), "Surat Menteri (surat menteri; bukan pasal peraturan)"
        ),
    ],
    ids=["peraturan", "surat"],
)
def test_a_citation_without_an_article_says_so(act: Act, words: str) -> None:
    assert act.cite().words() == words
    assert act.pasal(3, ayat=1, huruf="a").words().endswith("Pasal 3 ayat (1) huruf a")


def test_confidence_is_ordered() -> None:
    assert sorted([Confidence.HIGH, Confidence.LOW, Confidence.MEDIUM]) == [
        Confidence.LOW,
        Confidence.MEDIUM,
        Confidence.HIGH,
    ]
