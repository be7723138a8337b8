import subprocess
import sys
from datetime import date, timedelta

import pytest
from babel.dates import format_date as babel_date
from dateutil.relativedelta import relativedelta
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pskslib.errors import FactError, UnknownName
from pskslib.law.dates import (
    COMPLETED_YEARS_SOURCE,
    birthday,
    completed_years,
    day_key,
    format_date,
    latest_birth_for,
)

LEAP_DAYS = [date(year, 2, 29) for year in range(1904, 2100, 4)]
EDGE_DAYS = [date(year, month, day) for year in (2025, 2026, 2027, 2028) for month, day in ((2, 28), (3, 1))]
DAYS = st.one_of(
    st.dates(min_value=date(1880, 1, 1), max_value=date(2150, 12, 31)),
    st.sampled_from(LEAP_DAYS),
    st.sampled_from(EDGE_DAYS),
)
YEARS = st.integers(min_value=0, max_value=120)


@given(DAYS, DAYS)
@example(date(2004, 2, 29), date(2022, 2, 28))
@example(date(2004, 2, 29), date(2024, 2, 28))
@example(date(1880, 2, 29), date(1900, 2, 28))
def test_years_are_those_of_relativedelta(one: date, other: date) -> None:
    birth, as_of = sorted((one, other))
    assert completed_years(birth, as_of) == relativedelta(as_of, birth).years


@given(DAYS, YEARS)
@example(date(2004, 2, 29), 18)
@example(date(2004, 2, 29), 20)
def test_an_age_begins_on_the_birthday(birth: date, years: int) -> None:
    day = birthday(birth, years)
    assert completed_years(birth, day) == years
    assert completed_years(birth, day - timedelta(days=1)) == years - 1


@given(DAYS, DAYS)
@example(date(2004, 2, 29), date(2022, 2, 28))
def test_generated_code_counts_the_same(birth: date, as_of: date) -> None:
    year, key = day_key(as_of)
    source = COMPLETED_YEARS_SOURCE.format(birth="birth", year="year", key="key")
    names: dict[str, object] = {"birth": birth, "year": year, "key": key}
    exec(f"years = {source}", names)
    assert names["years"] == completed_years(birth, as_of)


@given(YEARS, DAYS)
@example(18, date(2022, 2, 28))
@example(18, date(2024, 2, 29))
@example(20, date(2024, 2, 28))
def test_the_latest_birth_is_old_enough_and_the_next_day_is_not(age: int, as_of: date) -> None:
    birth = latest_birth_for(age, as_of)
    assert completed_years(birth, as_of) == age
    assert completed_years(birth + timedelta(days=1), as_of) == age - 1


@given(DAYS, DAYS, DAYS)
def test_time_and_youth_only_go_one_way(birth: date, later_birth: date, as_of: date) -> None:
    assume(birth <= later_birth)
    assert completed_years(birth, as_of) >= completed_years(later_birth, as_of)
    assert completed_years(birth, as_of) <= completed_years(birth, as_of + timedelta(days=1))


def test_someone_not_born_yet_has_less_than_no_years() -> None:
    assert completed_years(date(2026, 11, 25), date(2026, 11, 24)) == -1


def test_ages_outside_the_calendar_are_told() -> None:
    with pytest.raises(FactError, match="di luar kalender"):
        birthday(date(2026, 1, 1), 9000)
    with pytest.raises(FactError, match="di luar kalender"):
        birthday(date(2026, 1, 1), 10**12)
    with pytest.raises(FactError, match="tidak mungkin"):
        latest_birth_for(3000, date(2026, 1, 1))
    with pytest.raises(FactError, match="usia -1 tahun"):
        latest_birth_for(-1, date(2026, 1, 1))


@given(st.dates())
def test_words_are_those_of_cldr(day: date) -> None:
    assert format_date(day) == babel_date(day, "d MMMM y", locale="id_ID")
    assert format_date(day, "en") == babel_date(day, "d MMMM y", locale="en_GB")


def test_other_languages_are_refused() -> None:
    with pytest.raises(UnknownName, match="'id' atau 'en'"):
        format_date(date(2026, 1, 1), "fr")


def test_counting_years_loads_no_date_library() -> None:
    code = "import sys, pskslib.law.dates as d; assert 'dateutil' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
