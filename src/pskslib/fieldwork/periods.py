"""Periods of a report: day, month, quarter, four months, year; which lies in which, and when a report is due."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Final

from attrs import frozen

from pskslib.errors import FactError
from pskslib.law import Span
from pskslib.law.dates import format_date
from pskslib.law.span import first_day, last_day, month_number

_DUE_DAYS: Final = range(1, 29)


class Every(Enum):
    """How long a period is."""

    DAY = "hari"
    MONTH = "bulan"
    QUARTER = "triwulan"
    FOUR_MONTHS = "caturwulan"
    YEAR = "tahun"


_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.FOUR_MONTHS: 4, Every.YEAR: 12}


@frozen(kw_only=True, order=True)
class ReportPeriod:
    """One period of the calendar.

    Attributes:
        since: First day.
        every: How long, as the name of an :class:`Every`; make periods with :meth:`of`.

    Raises:
        FactError: It does not begin where such a period begins.

    Example:
        >>> quarter = ReportPeriod.of(date(2026, 5, 9), Every.QUARTER)
        >>> quarter.label, quarter.until, [part.code for part in quarter.months]
        ('triwulan 2 tahun 2026', datetime.date(2026, 6, 30), ['2026-04', '2026-05', '2026-06'])
    """

    since: date
    every: str

    def __attrs_post_init__(self) -> None:
        """Check that it begins where it should."""
        if self.every not in Every.__members__ or _first(self.since, Every[self.every]) != self.since:
            raise FactError((("periode", f"{self.since} bukan awal {self.every}; pakai ReportPeriod.of"),))

    @classmethod
    def of(cls, day: date, every: Every) -> ReportPeriod:
        """Return the period that a day lies in."""
        return cls(since=_first(day, every), every=every.name)

    @property
    def until(self) -> date:
        """Last day."""
        if self.every == Every.DAY.name:
            return self.since
        return last_day(month_number(self.since) + _MONTHS[Every[self.every]] - 1)

    @property
    def span(self) -> Span:
        """First and last day."""
        return Span(self.since, self.until)

    @property
    def months(self) -> tuple[ReportPeriod, ...]:
        """The months in it; none for a day."""
        count = _MONTHS.get(Every[self.every], 0)
        start = month_number(self.since)
        return tuple(ReportPeriod.of(first_day(start + n), Every.MONTH) for n in range(count))

    @property
    def code(self) -> str:
        """Short code of a month (``2026-03``) or day; for other periods their first month and length."""
        if self.every == Every.DAY.name:
            return self.since.isoformat()
        month = f"{self.since:%Y-%m}"
        return month if self.every == Every.MONTH.name else f"{month}/{_MONTHS[Every[self.every]]}"

    @property
    def label(self) -> str:
        """The period in words."""
        every = Every[self.every]
        if every in (Every.DAY, Every.MONTH):
            words = format_date(self.since)
            return words if every is Every.DAY else words.partition(" ")[2]
        if every is Every.YEAR:
            return f"tahun {self.since.year}"
        return f"{every.value} {(self.since.month - 1) // _MONTHS[every] + 1} tahun {self.since.year}"

    def holds(self, other: ReportPeriod) -> bool:
        """Whether another period lies in this one."""
        return self.since <= other.since and other.until <= self.until

    def due(self, day: int | None) -> date | None:
        """Return the last day on which a report of it is on time.

        Args:
            day: Of the month after the period, 1 to 28; None where the office set none.

        Returns:
            The day, or None: then nothing is late.

        Raises:
            FactError: There is no such day in every month.
        """
        if day is None:
            return None
        if day not in _DUE_DAYS:
            raise FactError((("batas", f"tanggal {day}; yang diharapkan 1 sampai 28"),))
        return first_day(month_number(self.until) + 1) + timedelta(days=day - 1)


def _first(day: date, every: Every) -> date:
    if every is Every.DAY:
        return day
    month = month_number(day)
    return first_day(month - month % _MONTHS[every])
