"""A span of days, both ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from attrs import frozen

from pskslib.errors import FactError


@frozen
class Span:
    """The days from ``since`` to ``until``, both included.

    Raises:
        FactError: It ends before it begins.

    >>> date(2021, 7, 31) in Span.of_month(2021, 7), date(2021, 8, 1) in Span.of_month(2021, 7)
    (True, False)
    """

    since: date
    until: date

    def __attrs_post_init__(self) -> None:
        if self.until < self.since:
            text = f"{self.since} s.d. {self.until} terbalik; tulis hari pertama, lalu hari terakhir"
            raise FactError((("periode", text),))

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    @classmethod
    def of_year(cls, year: int) -> Span:
        """Return a calendar year.

        >>> Span.of_year(2021)
        Span(since=datetime.date(2021, 1, 1), until=datetime.date(2021, 12, 31))
        """
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_month(cls, year: int, month: int) -> Span:
        """Return a calendar month.

        >>> Span.of_month(2024, 2).until
        datetime.date(2024, 2, 29)
        """
        first = month_number(date(year, month, 1))
        return cls(first_day(first), last_day(first))


def month_number(day: date) -> int:
    """Number the month of a day, so that months can be counted across years.

    >>> month_number(date(2021, 1, 31)) - month_number(date(2020, 12, 1))
    1
    """
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a numbered month."""
    year, place = divmod(month, 12)
    return date(year, place + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of a numbered month.

    >>> last_day(month_number(date(2023, 2, 1)))
    datetime.date(2023, 2, 28)
    """
    first = first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])
