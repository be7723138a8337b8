"""The days of an edition, cut where a number that its rules read changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from pskslib.errors import NotInForce
from pskslib.law.dates import format_date
from pskslib.rules.nodes import Node, Number, walk
from pskslib.rules.plan import Plan, make_plan
from pskslib.rules.programme import Edition, Programme

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Stretch:
    """Days on which everything that an edition reads stays the same.

    Attributes:
        since: First day.
        until: Last day, or None.
        plan: What holds on these days.
    """

    since: date
    until: date | None
    plan: Plan

    @property
    def words(self) -> str:
        """The days in words."""
        return days_words(self.since, self.until)


def days_words(since: date, until: date | None) -> str:
    """Write from which day to which day something holds.

    >>> days_words(date(2025, 4, 1), None), days_words(date(2020, 4, 1), date(2020, 12, 31))
    ('sejak 1 April 2025', '1 April 2020 sampai 31 Desember 2020')
    """
    if until is None:
        return f"sejak {format_date(since)}"
    return f"{format_date(since)} sampai {format_date(until)}"


def last_day(programme: Programme, edition: Edition) -> date | None:
    """Return the last day of an edition: its own, or the day before the next edition begins."""
    if edition.until is not None:
        return edition.until
    later = [other.since for other in programme.editions if other.since > edition.since]
    return min(later) - _ONE_DAY if later else None


def spans(programme: Programme) -> tuple[tuple[date, date | None], ...]:
    """Return the days on which a programme is in force; editions that follow one another are one span.

    >>> from pskslib.programmes import rulebook
    >>> spans(rulebook(as_of=date(2026, 11, 24)).programme("PKH"))
    ((datetime.date(2016, 1, 1), None),)
    """
    found: list[tuple[date, date | None]] = []
    for edition in programme.editions:
        last = found[-1][1] if found else None
        if last is not None and last + _ONE_DAY == edition.since:
            found[-1] = (found[-1][0], last_day(programme, edition))
        else:
            found.append((edition.since, last_day(programme, edition)))
    return tuple(found)


class Cutter:
    """Cuts editions into stretches, each once: what holds on a day takes a while to work out."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, date], tuple[Stretch, ...]] = {}

    def cut(self, programme: Programme, edition: Edition) -> tuple[Stretch, ...]:
        """Return the stretches of an edition, oldest first.

        Days on which a number that the rules need has no value are left out: the programme is not in force then.

        Args:
            programme: The programme, with the readings that are to hold; for one cutter always the same ones.
            edition: One of its editions.

        >>> from pskslib.programmes import rulebook
        >>> pkh = rulebook(as_of=date(2026, 11, 24)).programme("PKH")
        >>> [stretch.words for stretch in Cutter().cut(pkh, pkh.edition(date(2017, 5, 1)))]
        ['1 Januari 2017 sampai 31 Desember 2017', '1 Januari 2018 sampai 31 Desember 2018']
        """
        key = (programme.code, edition.since)
        if key not in self._known:
            self._known[key] = tuple(_stretches(programme, edition))
        return self._known[key]

    def newest(self, programme: Programme) -> Plan:
        """Return what holds on the last days that a programme is known for.

        Raises:
            NotInForce: On no day all numbers that its rules need have a value.
        """
        for edition in reversed(programme.editions):
            cut = self.cut(programme, edition)
            if cut:
                return cut[-1].plan
        raise NotInForce(f"{programme.code} tidak dapat diputuskan pada hari apa pun: angkanya tidak lengkap")


def _stretches(programme: Programme, edition: Edition) -> Iterator[Stretch]:
    end = last_day(programme, edition)
    changes = sorted({day for day in _changes(programme, edition) if edition.since < day and (not end or day <= end)})
    for since, following in zip((edition.since, *changes), (*changes, None), strict=True):
        try:
            plan = make_plan(programme, since)
        except NotInForce:
            continue
        yield Stretch(since=since, until=following - _ONE_DAY if following else end, plan=plan)


def _changes(programme: Programme, edition: Edition) -> Iterator[date]:
    read = {(n.book, n.name) for tree in _trees(edition) for n in walk(tree) if isinstance(n, Number)}
    words = " ".join(chosen.text for chosen in edition.criteria)
    for book in programme.books:
        for parameter in book.parameters.values():
            if (book.code, parameter.name) in read or "{" + parameter.name + "}" in words:
                for value in parameter.values:
                    yield value.since
                    if value.until is not None:
                        yield value.until + _ONE_DAY


def _trees(edition: Edition) -> Iterator[Node]:
    yield from (chosen.when for chosen in edition.criteria)
    if edition.amount is not None:
        yield edition.amount
