"""Payment calendars: stages, months, additions and single payments, as dated data beside the numbers.

A line of ``[[calendar]]`` in a programme's TOML says what is paid for which months and, where the sources
tell it, in which month. Two kinds of line have no day in the sources: ``every = "tahun"`` (once a calendar
year) and ``every = "sekali"`` (once). They are placed on the day that the caller asks about.

.. code-block:: toml

    [[calendar]]
    name = "tahap"
    label = "tahap {n}, {bulan}-{sampai}"
    label_en = "stage {n}, {bulan}-{sampai}"
    since = 2021-01-01
    months = 3
    act = "juknis"
    source = "..."
    confidence = "high"
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from string import Formatter
from typing import Final, Protocol

from attrs import frozen

from pskslib.errors import NotInForce
from pskslib.law.citation import Act, Citation
from pskslib.law.dates import format_date
from pskslib.law.period import Period
from pskslib.law.span import Span, first_day, last_day, month_number
from pskslib.law.toml_reader import TomlReader

_YEAR: Final = 12
_BLANKS: Final = frozenset({"n", "bulan", "sampai", "tahun"})
_KEYS: Final = frozenset(
    {
        "name",
        "label",
        "label_en",
        "since",
        "until",
        "months",
        "every",
        "share",
        "of",
        "paid_month",
        "parameter",
        "extra",
    }
)


@frozen(kw_only=True)
class Instalment:
    """One payment that a calendar foresees, before anybody is decided about.

    Attributes:
        since: First day of the months that it is for.
        until: Last day of them.
        due: First day of the month in which it is paid; None where no source says.
        day: The day on which it counts as paid: ``due``, else the first day that it is for (for a line
            without days, the day that the caller asked about).
    """

    since: date
    until: date
    due: date | None
    day: date

    @property
    def decided_on(self) -> date:
        """The day whose rules and rates hold: ``day``, or the last day that it is for when paid afterwards."""
        return min(max(self.day, self.since), self.until)


@frozen(kw_only=True)
class Schedule:
    """One line of a payment calendar.

    Attributes:
        name: Short name, unique within the file; a reading replaces lines by their name.
        label: What the payment is called, in Bahasa Indonesia; ``{n}`` is its number in the calendar year,
            ``{bulan}`` and ``{sampai}`` the first and last month that it is for, ``{tahun}`` the year.
        label_en: The same in English.
        since: First day of the first month that is paid.
        until: Last day of the last one, or None.
        months: How many months one payment is for; None where the sources tell no months.
        every: How often a line without days is paid: once a year or once; None for a line with months.
        share: How many months' worth one payment brings; by default those that it is for.
        of: For how many months the amount of the programme is (12 where it is a yearly sum).
        paid_month: In which month it is paid, 1 being the first that it is for and 0 the one before; None
            where no source says.
        parameter: Pays this number of the same file instead of a part of the amount.
        extra: Comes on top of the programme's amount.
        citation: Where it is written.
    """

    name: str
    label: str
    label_en: str
    since: date
    until: date | None = None
    months: int | None = None
    every: Period | None = None
    share: int | None = None
    of: int = _YEAR
    paid_month: int | None = None
    parameter: str | None = None
    extra: bool = False
    citation: Citation

    def holds(self, day: date) -> bool:
        """Tell whether the line is about ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)

    def instalments(self, span: Span, asked: date) -> Iterator[Instalment]:
        """Yield the payments that fall in a span of days.

        Args:
            span: The days; a payment falls in them by its ``day``, so that adjacent spans share none.
            asked: Where a payment without a day is placed: on this day, or on its day in other years.
        """
        for found in self._dated(span) if self.months else self._undated(span, asked):
            if found.day in span:
                yield found

    def _dated(self, span: Span) -> Iterator[Instalment]:
        assert self.months is not None
        wait = 0 if self.paid_month is None else self.paid_month - 1
        first, last = month_number(self.since), month_number(span.until) - wait
        if self.until is not None:
            last = min(last, month_number(self.until))
        passed = max(0, month_number(span.since) - wait - first) // self.months
        for month in range(first + passed * self.months, last + 1, self.months):
            due = None if self.paid_month is None else first_day(month + wait)
            since = first_day(month)
            yield Instalment(since=since, until=last_day(month + self.months - 1), due=due, day=due or since)

    def _undated(self, span: Span, asked: date) -> Iterator[Instalment]:
        if self.every is Period.ONCE:
            if self.holds(asked):
                yield Instalment(since=asked, until=asked, due=None, day=asked)
            return
        for year in range(span.since.year, span.until.year + 1):
            last = last_day(month_number(date(year, asked.month, 1)))
            day = last.replace(day=min(asked.day, last.day))
            whole = Span.of_year(year)
            if self.holds(day):
                until = whole.until if self.until is None else min(whole.until, self.until)
                yield Instalment(since=max(whole.since, self.since), until=until, due=None, day=day)

    def part(self, amount: int, instalment: Instalment) -> int:
        """Return what one payment brings of an amount, in whole rupiah.

        Sums of payments are rounded down, not payments, so that those of all its months add up to the
        amount exactly.

        Args:
            amount: Rupiah for ``of`` months; for a line without months it is all paid.
            instalment: The payment.

        >>> cited = Act("Contoh").cite()
        >>> monthly = Schedule(name="x", label="x", label_en="x", since=date(2020, 1, 1), months=1, citation=cited)
        >>> year = [monthly.part(2_000_000, i) for i in monthly.instalments(Span.of_year(2020), date(2020, 1, 1))]
        >>> year[:3], sum(year)
        ([166666, 166667, 166667], 2000000)
        """
        if self.months is None:
            return amount
        start = month_number(instalment.since)
        return amount * (start + (self.share or self.months)) // self.of - amount * start // self.of

    def bounds(self, low: int, high: int | None, instalment: Instalment) -> tuple[int, int | None]:
        """Return what one payment brings of an amount that is only known to be from ``low`` to ``high``.

        A range is widened to whole rupiah: no amount in it brings less or more.
        """
        if low == high:
            exact = self.part(low, instalment)
            return exact, exact
        if self.months is None:
            return low, high
        share = self.share or self.months
        return low * share // self.of, None if high is None else -(-high * share // self.of)

    def words(self, instalment: Instalment, language: str = "id") -> str:
        """Return what a payment is called.

        Raises:
            UnknownName: The language is neither ``"id"`` nor ``"en"``.
        """
        label = self.label_en if language == "en" else self.label
        place = (instalment.since.month - 1) // (self.months or _YEAR) + 1
        return label.format(
            n=place,
            bulan=_month(instalment.since, language),
            sampai=_month(instalment.until, language),
            tahun=instalment.since.year,
        )


def _month(day: date, language: str) -> str:
    return format_date(day, language).partition(" ")[2]


def replaced(lines: tuple[Schedule, ...], others: tuple[Schedule, ...]) -> tuple[Schedule, ...]:
    """Return lines in order of their first day, some of them replaced by others of the same name."""
    names = {line.name for line in others}
    kept = (line for line in lines if line.name not in names)
    return tuple(sorted((*kept, *others), key=lambda line: line.since))


class _Known(Protocol):
    """What a calendar must know of a number in the same file."""

    @property
    def is_money(self) -> bool: ...

    def at(self, day: date) -> object: ...


class ScheduleReader:
    """Reads ``[[calendar]]`` of a file; faults go to the reader of the file."""

    def __init__(self, reader: TomlReader, acts: Mapping[str, Act], parameters: Mapping[str, _Known]) -> None:
        self.reader = reader
        self.acts = acts
        self.parameters = parameters

    def lines(self, raw: Mapping[str, object], at: str = "[[calendar]]") -> tuple[Schedule, ...]:
        """Return the lines of a file or of a reading, in order.

        Args:
            raw: What has the section ``calendar``.
            at: Where it stands, for messages.
        """
        found = [line for row in self.reader.rows(raw, "calendar") if (line := self._line(at, row)) is not None]
        names = [line.name for line in found]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            self.reader.faults.append(f"{at} name {name!r} dipakai dua kali; reading mengganti baris menurut name")
        return tuple(found)

    def check(self, lines: tuple[Schedule, ...], at: str = "[[calendar]]") -> None:
        """Find lines that would pay the same day twice; what comes on top of the amount may."""
        ordered = [line for line in lines if not line.extra]
        for before, after in itertools.pairwise(ordered):
            if before.until is None or before.until >= after.since:
                self.reader.faults.append(
                    f"{at} {after.name} (sejak {after.since}) tumpang tindih atau tidak berurut sesudah {before.name}; "
                    "yang dibayar di luar besaran diberi extra = true"
                )

    def _line(self, at: str, row: Mapping[str, object]) -> Schedule | None:
        at = f"{at} {row.get('name', '?')}"
        before = len(self.reader.faults)
        citation = self.reader.citation(at, row, self.acts, _KEYS)
        for key in ("name", "label"):
            if not row.get(key):
                self.reader.faults.append(f"{at} tidak punya {key}")
        for key in ("label", "label_en"):
            for blank in sorted({b for _, b, _, _ in Formatter().parse(str(row.get(key, ""))) if b} - _BLANKS):
                self.reader.faults.append(f"{at} {key} memuat {{{blank}}}; yang dikenal: {', '.join(sorted(_BLANKS))}")
        since, until = self._day(at, row, "since"), self._day(at, row, "until")
        if since is None and "since" not in row:
            self.reader.faults.append(f"{at} tidak punya since; tulis misalnya since = 2025-01-01")
        months, share, of = (self._whole(at, row, key, 1) for key in ("months", "share", "of"))
        paid = self._whole(at, row, "paid_month", 0)
        every = self._every(at, row, months)
        self._days(at, since, until, months)
        extra, parameter = row.get("extra", False), row.get("parameter")
        if not isinstance(extra, bool):
            self.reader.faults.append(f"{at} extra {extra!r} bukan true atau false")
        if parameter is not None:
            self._number(at, str(parameter), since, until)
        if len(self.reader.faults) > before or since is None:
            return None
        return Schedule(
            name=str(row["name"]),
            label=str(row["label"]),
            label_en=str(row.get("label_en", row["label"])),
            since=since,
            until=until,
            months=months,
            every=every,
            share=share,
            of=of or _YEAR,
            paid_month=paid,
            parameter=None if parameter is None else str(parameter),
            extra=bool(extra),
            citation=citation,
        )

    def _day(self, at: str, row: Mapping[str, object], key: str) -> date | None:
        day = row.get(key)
        if day is None or isinstance(day, date):
            return day
        self.reader.faults.append(f"{at} {key} {day!r} bukan tanggal; tulis misalnya {key} = 2025-04-01")
        return None

    def _whole(self, at: str, row: Mapping[str, object], key: str, least: int) -> int | None:
        number = row.get(key)
        if number is None or (isinstance(number, int) and not isinstance(number, bool) and number >= least):
            return number
        self.reader.faults.append(f"{at} {key} {number!r} bukan bilangan bulat mulai {least}")
        return None

    def _every(self, at: str, row: Mapping[str, object], months: int | None) -> Period | None:
        if ("every" in row) == ("months" in row):
            self.reader.faults.append(f"{at} harus menyebut salah satu: months, atau every = 'tahun' atau 'sekali'")
        if "every" not in row:
            return None
        for key in ("share", "of", "paid_month"):
            if key in row:
                self.reader.faults.append(f"{at} {key} hanya berarti bersama months")
        for period in (Period.YEAR, Period.ONCE):
            if row["every"] == period.value:
                return period
        self.reader.faults.append(f"{at} every {row['every']!r} tidak dikenal; pilih 'tahun' atau 'sekali'")
        return None

    def _number(self, at: str, name: str, since: date | None, until: date | None) -> None:
        """A sum of its own must be rupiah, and be in force in every month that is paid."""
        number = self.parameters.get(name)
        if number is None or not number.is_money:
            self.reader.faults.append(f"{at} parameter {name!r} bukan angka rupiah dalam [parameters] berkas ini")
            return
        if since is None:
            return
        try:
            for month in range(month_number(since), month_number(until or since) + 1):
                number.at(max(since, first_day(month)))
        except NotInForce as error:
            self.reader.faults.append(f"{at} {error}")

    def _days(self, at: str, since: date | None, until: date | None, months: int | None) -> None:
        """Whole months, and whole payments, between the first and the last day."""
        if since is None:
            return
        if until is not None and until < since:
            self.reader.faults.append(f"{at} until {until} lebih awal daripada since {since}")
        elif months is not None and since.day != 1:
            self.reader.faults.append(f"{at} since {since} bukan hari pertama bulan")
        elif months is not None and until is not None:
            if (until + timedelta(days=1)).day != 1:
                self.reader.faults.append(f"{at} until {until} bukan hari terakhir bulan")
            elif (month_number(until) + 1 - month_number(since)) % months:
                self.reader.faults.append(f"{at} {since} s.d. {until} bukan kelipatan {months} bulan")
