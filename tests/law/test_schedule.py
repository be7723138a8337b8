"""Payment calendars as they are read, and the payments that they foresee."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import FactError, ParameterError, UnknownName
from pskslib.law import ParameterBook, Schedule, Span, parse_parameters
from pskslib.law.period import Period

HEAD = """
code = "CONTOH"
[acts.perbup]
instrument = "Peraturan Bupati Contoh"
number = 7
year = 2026
[parameters.bonus]
label = "bonus"
unit = "Rp/keluarga"
[[parameters.bonus.values]]
since = 2026-02-01
until = 2026-06-30
value = 100
act = "perbup"
source = "contoh"
confidence = "high"
[parameters.usia]
label = "usia"
unit = "tahun"
[[parameters.usia.values]]
since = 2020-01-01
value = 60
act = "perbup"
source = "contoh"
confidence = "high"
"""
TAIL = 'act = "perbup"\nsource = "contoh"\nconfidence = "high"\n'
STAGE = 'name = "tahap"\nlabel = "tahap {n}"\nsince = 2026-01-01\nmonths = 3\n'
READING = """
[[readings]]
key = "bulan"
name = "awal"
note = "sumber lain"
"""


def book(*lines: str, extra: str = "") -> ParameterBook:
    """A file with these lines in its calendar."""
    text = HEAD + "".join(f"[[calendar]]\n{line}\n{TAIL}" for line in lines) + extra
    return parse_parameters(tomllib.loads(text), where="contoh.toml")


def days(line: Schedule, span: Span, asked: date = date(2026, 6, 15)) -> list[date]:
    return [found.day for found in line.instalments(span, asked)]


def test_a_line_is_read_with_all_that_it_says() -> None:
    line = (
        'name = "x"\nlabel = "tahap {n}, {bulan}-{sampai} {tahun}"\nlabel_en = "stage {n}"\nsince = 2026-04-01\n'
        "until = 2026-06-30\nmonths = 3\nshare = 2\nof = 4\npaid_month = 2\nextra = true"
    )
    (found,) = book(line).calendar
    (payment,) = found.instalments(Span.of_year(2026), date(2026, 1, 1))

    assert (found.share, found.of, found.extra, found.every) == (2, 4, True, None)
    assert found.citation.act.short == "Perbup Contoh 7/2026"
    assert (payment.since, payment.until, payment.due, payment.day) == (
        date(2026, 4, 1),
        date(2026, 6, 30),
        date(2026, 5, 1),
        date(2026, 5, 1),
    )
    assert found.words(payment) == "tahap 2, April 2026-Juni 2026 2026"
    assert found.words(payment, "en") == "stage 2"
    with pytest.raises(UnknownName, match="jv"):
        found.words(payment, "jv")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("label = 'x'\nsince = 2026-01-01\nmonths = 1", "tidak punya name", id="tanpa-name"),
        pytest.param("name = 'x'\nsince = 2026-01-01\nmonths = 1", "tidak punya label", id="tanpa-label"),
        pytest.param("name = 'x'\nlabel = 'x'\nmonths = 1", "tidak punya since", id="tanpa-since"),
        pytest.param("name = 'x'\nlabel = 'x'\nsince = '2026'\nmonths = 1", "bukan tanggal", id="bukan-tanggal"),
        pytest.param("name = 'x'\nlabel = '{ke}'\nsince = 2026-01-01\nmonths = 1", r"label memuat \{ke\}", id="isian"),
        pytest.param("name = 'x'\nlabel = 'x'\nsince = 2026-01-01", "salah satu", id="tanpa-irama"),
        pytest.param(
            "name = 'x'\nlabel = 'x'\nsince = 2026-01-01\nmonths = 1\nevery = 'tahun'", "salah satu", id="dua-irama"
        ),
        pytest.param("name = 'x'\nlabel = 'x'\nsince = 2026-01-01\nevery = 'bulan'", "pilih 'tahun'", id="irama-asing"),
        pytest.param(
            "name = 'x'\nlabel = 'x'\nsince = 2026-01-01\nevery = 'tahun'\npaid_month = 1",
            "bersama months",
            id="sia-sia",
        ),
        pytest.param(STAGE.replace("3", "0"), "bilangan bulat mulai 1", id="nol-bulan"),
        pytest.param(STAGE + "paid_month = -1", "bilangan bulat mulai 0", id="dua-bulan-sebelum"),
        pytest.param(STAGE + "share = true", "bilangan bulat mulai 1", id="bukan-bilangan"),
        pytest.param(STAGE + "extra = 1", "bukan true atau false", id="extra"),
        pytest.param(STAGE.replace("01-01", "01-02"), "bukan hari pertama", id="tengah-bulan"),
        pytest.param(STAGE + "until = 2026-06-29", "bukan hari terakhir", id="akhir-bulan"),
        pytest.param(STAGE + "until = 2026-05-31", "kelipatan 3 bulan", id="tahap-terpotong"),
        pytest.param(STAGE + "until = 2025-12-31", "lebih awal", id="terbalik"),
        pytest.param(STAGE + "parameter = 'usia'", "bukan angka rupiah", id="bukan-rupiah"),
        pytest.param(STAGE + "parameter = 'tak-ada'", "bukan angka rupiah", id="tidak-ada"),
        pytest.param(STAGE + "parameter = 'bonus'", "bonus tidak berlaku pada 1 Januari 2026", id="belum-berlaku"),
        pytest.param(STAGE + "bulan = 3", "kunci 'bulan' tidak dikenal", id="kunci-asing"),
    ],
)
def test_what_cannot_be_is_an_error_when_the_file_is_read(line: str, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        book(line)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(STAGE, "dipakai dua kali", id="nama-sama"),
        pytest.param(STAGE.replace('"tahap"', '"lain"').replace("01-01", "04-01"), "tumpang tindih", id="hari-sama"),
        pytest.param(STAGE.replace('"tahap"', '"lain"').replace("2026", "2025"), "tidak berurut", id="urutan"),
    ],
)
def test_no_day_is_paid_twice(second: str, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        book(STAGE, second)


def test_lines_without_months_may_not_meet_on_one_day_either() -> None:
    year = 'name = "{}"\nlabel = "x"\nsince = {}\n{}every = "tahun"\n'
    first = year.format("a", "2026-01-01", "until = 2026-06-15\n")

    assert book(first, year.format("b", "2026-06-16", "")).calendar
    with pytest.raises(ParameterError, match="tumpang tindih"):
        book(first, year.format("b", "2026-06-15", ""))


def test_what_comes_on_top_may_fall_in_the_same_days() -> None:
    bonus = 'name = "bonus"\nlabel = "b"\nsince = 2026-02-01\nuntil = 2026-02-28\nmonths = 1\nextra = true\n'
    found = book(STAGE, bonus + "parameter = 'bonus'")

    assert [line.parameter for line in found.calendar] == [None, "bonus"]


def test_a_parameter_must_hold_in_every_month_that_it_pays() -> None:
    bonus = 'name = "b"\nlabel = "b"\nsince = 2026-02-01\nuntil = 2026-07-31\nmonths = 1\nparameter = "bonus"\n'

    assert book(bonus.replace("07-31", "06-30")).calendar
    with pytest.raises(ParameterError, match="1 Juli 2026"):
        book(bonus)


def test_a_reading_replaces_lines_by_their_name() -> None:
    other = f"{READING}[[readings.calendar]]\n{STAGE}paid_month = 0\n{TAIL}"
    found = book(STAGE, extra=other)

    assert [line.paid_month for line in found.calendar] == [None]
    assert [line.paid_month for line in found.with_reading("bulan", "awal").calendar] == [0]
    with pytest.raises(ParameterError, match=r"\[\[readings\]\] bulan=awal lain .* tumpang tindih"):
        book(STAGE, extra=other.replace('"tahap"', '"lain"'))
    with pytest.raises(ParameterError, match="tidak mengubah apa pun"):
        book(STAGE, extra=READING)


@pytest.mark.parametrize(
    ("paid", "days_of_year"),
    [
        pytest.param(None, [(1, 1), (4, 1), (7, 1), (10, 1)], id="tidak-diketahui"),
        pytest.param(1, [(1, 1), (4, 1), (7, 1), (10, 1)], id="bulan-pertama"),
        pytest.param(2, [(2, 1), (5, 1), (8, 1), (11, 1)], id="bulan-kedua"),
        pytest.param(0, [(3, 1), (6, 1), (9, 1), (12, 1)], id="sebulan-sebelum"),
        pytest.param(5, [(2, 1), (5, 1), (8, 1), (11, 1)], id="sesudah-triwulan"),
    ],
)
def test_the_month_in_which_it_is_paid(paid: int | None, days_of_year: list[tuple[int, int]]) -> None:
    (line,) = book(STAGE.replace("2026", "2020") + ("" if paid is None else f"paid_month = {paid}")).calendar

    assert days(line, Span.of_year(2026)) == [date(2026, m, d) for m, d in days_of_year]
    assert all(
        (found.due is None) == (paid is None) for found in line.instalments(Span.of_year(2026), date(2026, 1, 1))
    )


@pytest.mark.parametrize(
    ("paid", "decided"),
    [
        pytest.param(1, date(2026, 1, 1), id="hari-pertama"),
        pytest.param(3, date(2026, 3, 1), id="hari-bayar"),
        pytest.param(4, date(2026, 3, 31), id="sesudah"),
        pytest.param(0, date(2026, 1, 1), id="sebelum"),
    ],
)
def test_the_day_whose_rules_hold_lies_in_what_is_paid(paid: int, decided: date) -> None:
    (line,) = book(STAGE + f"until = 2026-03-31\npaid_month = {paid}").calendar
    (found,) = line.instalments(Span(date(2025, 1, 1), date(2027, 1, 1)), date(2026, 1, 1))

    assert found.decided_on == decided


def test_lines_without_days_are_placed_on_the_day_that_was_asked_about() -> None:
    text = 'name = "x"\nlabel = "x"\nsince = 2020-03-01\nuntil = 2028-12-31\nevery = "{}"'
    (yearly,), (once,) = book(text.format("tahun")).calendar, book(text.format("sekali")).calendar
    long = Span(date(2019, 1, 1), date(2030, 1, 1))

    assert (yearly.every, once.every) == (Period.YEAR, Period.ONCE)
    assert days(yearly, long, date(2024, 2, 29)) == [date(y, 2, 29 if y % 4 == 0 else 28) for y in range(2021, 2029)]
    assert days(once, long, date(2024, 2, 29)) == [date(2024, 2, 29)]
    assert days(once, long, date(2029, 1, 1)) == days(once, Span.of_year(2023), date(2024, 2, 29)) == []
    first, *_, last = yearly.instalments(long, date(2024, 12, 1))
    assert (first.since, first.until) == (date(2020, 3, 1), date(2020, 12, 31))
    assert (last.since, last.until) == (date(2028, 1, 1), date(2028, 12, 31))


@given(
    months=st.sampled_from([1, 2, 3, 4, 6, 12]),
    paid=st.integers(0, 14) | st.none(),
    first=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    length=st.integers(1, 2000),
    cut=st.floats(0, 1),
)
def test_adjacent_spans_share_no_payment_and_lose_none(
    months: int, paid: int | None, first: date, length: int, cut: float
) -> None:
    text = f'name = "x"\nlabel = "x"\nsince = 2018-01-01\nuntil = 2025-12-31\nmonths = {months}\n'
    (line,) = book(text + ("" if paid is None else f"paid_month = {paid}")).calendar
    last = first + timedelta(days=length)
    middle = first + timedelta(days=int(cut * (length - 1)))
    asked = date(2020, 1, 1)

    whole = list(line.instalments(Span(first, last), asked))
    parts = [Span(first, middle), Span(middle + timedelta(days=1), last)]
    everything = list(line.instalments(Span(date(2000, 1, 1), date(2050, 1, 1)), asked))

    assert [found for span in parts for found in line.instalments(span, asked)] == whole
    assert whole == [found for found in everything if first <= found.day <= last]
    assert len(everything) == 8 * 12 // months


@given(
    low=st.integers(0, 10**9),
    more=st.integers(0, 10**6),
    inside=st.floats(0, 1),
    share=st.integers(1, 12),
    month=st.integers(1, 12),
)
def test_no_amount_within_a_range_is_paid_outside_it(
    low: int, more: int, inside: float, share: int, month: int
) -> None:
    (line,) = book(
        f'name = "x"\nlabel = "x"\nsince = 2020-{month:02}-01\nmonths = 1\nshare = {share}\nextra = true'
    ).calendar
    found = next(line.instalments(Span.of_year(2020), date(2020, 1, 1)))
    amount = low + int(inside * more)

    least, most = line.bounds(low, low + more, found)

    assert most is not None
    assert 0 <= least <= line.part(amount, found) <= most
    assert line.bounds(low, None, found) == (low * share // 12, None)


def test_a_span_says_what_is_wrong() -> None:
    assert Span.of_month(2025, 12) == Span(date(2025, 12, 1), date(2025, 12, 31))
    assert date(2024, 12, 31) not in Span.of_year(2025)
    assert date(2025, 12, 31) in Span.of_year(2025)
    with pytest.raises(FactError, match="terbalik"):
        Span(date(2026, 1, 2), date(2026, 1, 1))
