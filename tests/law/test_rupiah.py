import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import FactError
from pskslib.law.rupiah import LARGEST, format_rupiah, format_rupiah_range, parse_rupiah

AMOUNTS = st.integers(min_value=-LARGEST, max_value=LARGEST)


@given(AMOUNTS)
def test_equals_the_indonesian_locale_of_cldr(amount: int) -> None:
    assert format_rupiah(amount) == format_currency(amount, "IDR", "¤#,##0", locale="id_ID", currency_digits=False)


@given(AMOUNTS)
def test_reads_back_what_it_writes(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount


@pytest.mark.parametrize("value", [1.0, True, "1000", None])
def test_writes_whole_numbers_only(value: object) -> None:
    with pytest.raises(TypeError, match="bilangan bulat"):
        format_rupiah(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (0, 3_000_000, "Rp0 sampai Rp3.000.000"),
        (0, 0, "Rp0"),
        (900_000, None, "paling sedikit Rp900.000"),
    ],
)
def test_ranges(low: int, high: int | None, written: str) -> None:
    assert format_rupiah_range(low, high) == written


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(FactError, match=r"Rp2 lebih besar dari batas atas Rp1"):
        format_rupiah_range(2, 1)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp1.234.567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1234567", 1_234_567),
        ("Rp 2.400.000,00", 2_400_000),
        ("Rp\u00a02.400.000", 2_400_000),
        ("rp. 1.500,-", 1_500),
        ("  Rp0 ", 0),
        ("1.000", 1_000),
        ("-Rp1.000", -1_000),
    ],
)
def test_reads_what_people_write(text: str, amount: int) -> None:
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        *("1.5", "1,234.5", "1,234", "1,234,567", "1.50", "1.23.456", "1.234567", "2.400.000,50"),
        *("", "-", "Rp", "Rp-1.000", "--1", "1e6", "2,4E+06", "1 000", "2 juta", "USD 5"),
        *("0123", "0.123", "000", "٣٠٠٠", "１０００", "1.000\n2.000", "nan", "1." * 21),
    ],
)
def test_refuses_what_could_mean_something_else(text: str) -> None:
    with pytest.raises(FactError, match="tidak terbaca"):
        parse_rupiah(text)


@pytest.mark.parametrize(
    "text", ["6408011501900001", "Rp6408011501900001", "NIK 6408011501900001", "1,6408011501900001"]
)
def test_a_nik_in_the_amount_column_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(FactError) as caught:
        parse_rupiah(text)
    assert "6408011501900001" not in str(caught.value)


@pytest.mark.parametrize("text", ["1.000.000.000.000.000.000", "-Rp1.000.000.000.000.000.000"])
def test_an_amount_must_fit_a_table(text: str) -> None:
    with pytest.raises(FactError, match="terlalu besar"):
        parse_rupiah(text)


@given(st.text(alphabet="Rp0123456789.,- \u00a0٣", max_size=50))
def test_any_text_is_an_amount_or_a_fact_error(text: str) -> None:
    try:
        amount = parse_rupiah(text)
    except FactError:
        return
    assert parse_rupiah(format_rupiah(amount)) == amount
