"""Dates in words and completed years of age: the one place where an age is counted.

The regulations say "berusia 60 tahun" and mean completed years. Someone born on 29 February has the
birthday on **28 February** in common years. No regulation read so far says which day it is; the
reading is ours, it is that of ``dateutil.relativedelta``, and database engines differ from one
another here, so that nothing else in the library may count years.

>>> from datetime import date
>>> completed_years(date(1966, 11, 25), date(2026, 11, 24))
59
>>> format_date(date(2026, 11, 24))
'24 November 2026'
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.errors import FactError, UnknownName

_MONTHS: Final = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

COMPLETED_YEARS_SOURCE: Final = "{year} - {birth}.year - ({birth}.month * 100 + {birth}.day > {key})"
"""Completed years as Python source for generated code: ``{birth}`` is a date, the rest `day_key`."""


def format_date(day: date, language: str = "id") -> str:
    """Write a day in words, in Indonesian (``"id"``) or English (``"en"``).

    Raises:
        UnknownName: The language is neither.

    >>> format_date(date(2026, 8, 4)), format_date(date(2026, 8, 4), "en")
    ('4 Agustus 2026', '4 August 2026')
    """
    months = _MONTHS.get(language)
    if months is None:
        raise UnknownName(f"bahasa {language!r} tidak dikenal; pilih 'id' atau 'en'")
    return f"{day.day} {months[day.month - 1]} {day.year}"


def day_key(as_of: date) -> tuple[int, int]:
    """The year, and the last birthday (month * 100 + day) that has been reached on a day.

    On 28 February of a common year that is 29 February: key 229.

    >>> day_key(date(2026, 2, 28)), day_key(date(2028, 2, 28)), day_key(date(2026, 11, 24))
    ((2026, 229), (2028, 228), (2026, 1124))
    """
    key = as_of.month * 100 + as_of.day
    return as_of.year, 229 if key == 228 and not _is_leap(as_of.year) else key


def completed_years(birth: date, as_of: date) -> int:
    """Full years lived on a day; below zero for someone not born yet.

    >>> [completed_years(date(2004, 2, 29), date(2022, 2, day)) for day in (27, 28)]
    [17, 18]
    """
    year, key = day_key(as_of)
    return year - birth.year - (birth.month * 100 + birth.day > key)


def birthday(birth: date, years: int) -> date:
    """The day on which someone completes so many years.

    Raises:
        FactError: The day lies outside the years 1 to 9999.

    >>> birthday(date(2004, 2, 29), 18), birthday(date(2004, 2, 29), 20)
    (datetime.date(2022, 2, 28), datetime.date(2024, 2, 29))
    """
    from dateutil.relativedelta import relativedelta  # kept out of the import of the library

    try:
        return birth + relativedelta(years=years)
    except (ValueError, OverflowError):
        raise FactError((("", f"ulang tahun ke-{years} berada di luar kalender"),)) from None


def latest_birth_for(age: int, as_of: date) -> date:
    """The youngest that someone of at least ``age`` years can be: the last birth date that qualifies.

    Raises:
        FactError: The age is below zero, or the birth date lies before the year 1.

    >>> latest_birth_for(60, date(2026, 11, 24))
    datetime.date(1966, 11, 24)
    >>> latest_birth_for(18, date(2022, 2, 28))
    datetime.date(2004, 2, 29)
    """
    year, key = day_key(as_of)
    born = year - age
    if age < 0 or born < 1:
        raise FactError((("", f"usia {age} tahun tidak mungkin pada {format_date(as_of)}"),))
    month, day = divmod(key, 100)
    return date(born, month, 28 if key == 229 and not _is_leap(born) else day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
