"""Dated numbers of the law, read from a TOML file beside the rule that uses them.

A value holds from ``since`` to the day before the next one, or to an explicit ``until``. A hole
between two values must be declared (``gap = "why"``), and two values never hold on one day: both are
errors when the file is read, all of them told at once. Asking for a day before the first value names
the first day.

Where sources differ, the adopted value stands under ``values`` and the other under ``readings``. What is
paid when stands under ``calendar`` (:mod:`pskslib.law.schedule`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import NotInForce, UnknownName
from pskslib.law.citation import Act, Citation
from pskslib.law.dates import format_date
from pskslib.law.schedule import Schedule, ScheduleReader, replaced
from pskslib.law.toml_reader import TomlReader, read_toml

Number = int | Decimal | str
"""A whole number (rupiah, ages), an exact decimal (7.2 square metres) or a word (an effect)."""

_ONE_DAY = timedelta(days=1)
_DATED: Final = frozenset({"since", "until", "value", "gap", "parameter"})
_SECTIONS: Final = ("acts", "parameters", "readings", "calendar")


@frozen(kw_only=True)
class DatedValue:
    """A value and the days on which it holds (both ends included; ``until`` None is open)."""

    since: date
    until: date | None = None
    value: Number
    citation: Citation
    gap: str | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the value is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


@frozen(kw_only=True)
class Parameter:
    """One number of the law through time.

    Attributes:
        name: Name in the file, as rules use it.
        label: What it is, in Bahasa Indonesia.
        label_en: The same in English.
        unit: ``"tahun"``, ``"desil"``, ``"Rp/jiwa/tahun"``...; money starts with ``Rp``.
        values: In order of ``since``.
    """

    name: str
    label: str
    label_en: str
    unit: str
    values: tuple[DatedValue, ...]

    @property
    def is_money(self) -> bool:
        """Whether the values are whole rupiah."""
        return self.unit.startswith("Rp")

    def at(self, day: date) -> DatedValue:
        """Return the value in force on ``day``.

        Raises:
            NotInForce: Before the first value, after the last one, or in a declared hole.
        """
        for dated in reversed(self.values):
            if dated.holds(day):
                return dated
        first = self.values[0].since
        if day < first:
            text = f"pertama berlaku {format_date(first)}"
        else:
            spans = ", ".join(
                f"{v.since.isoformat()} s.d. {v.until.isoformat() if v.until else 'sekarang'}" for v in self.values
            )
            text = f"hanya berlaku {spans}"
        raise NotInForce(f"parameter {self.name} tidak berlaku pada {format_date(day)}; {text}")


@frozen(kw_only=True)
class Override:
    """One value that a reading puts in the place of the adopted one."""

    parameter: str
    dated: DatedValue


@frozen(kw_only=True)
class Reading:
    """A named alternative where sources differ.

    Attributes:
        key: What the sources differ about, e.g. ``"desil"``.
        name: The alternative, e.g. ``"1-4"``.
        note: What the sources say, in Bahasa Indonesia.
        overrides: The values that change.
        calendar: Lines of the calendar in the place of those of the same name.
    """

    key: str
    name: str
    note: str
    overrides: tuple[Override, ...]
    calendar: tuple[Schedule, ...] = ()


@frozen(kw_only=True)
class ParameterBook:
    """All dated numbers of one file, with its acts and readings.

    Attributes:
        code: The programme or table that the numbers belong to, e.g. ``"PKH"``.
        acts: Instruments by key.
        parameters: By name.
        readings: Alternatives, in file order.
        calendar: What is paid when, in order of ``since``.
    """

    code: str
    acts: Mapping[str, Act] = field(factory=dict)
    parameters: Mapping[str, Parameter] = field(factory=dict)
    readings: tuple[Reading, ...] = ()
    calendar: tuple[Schedule, ...] = ()

    def __getitem__(self, name: str) -> Parameter:
        try:
            return self.parameters[name]
        except KeyError:
            raise UnknownName(
                f"parameter {name!r} tidak ada di {self.code}; yang ada: {', '.join(sorted(self.parameters))}"
            ) from None

    def at(self, name: str, day: date) -> DatedValue:
        """Return the value of ``name`` in force on ``day`` (see :meth:`Parameter.at`)."""
        return self[name].at(day)

    def with_reading(self, key: str, name: str) -> ParameterBook:
        """Return a copy in which the named reading is in force.

        Raises:
            UnknownName: No such reading; the message lists those there are.
        """
        for reading in self.readings:
            if reading.key == key and reading.name == name:
                break
        else:
            known = ", ".join(f"{r.key}={r.name}" for r in self.readings) or "tidak ada"
            raise UnknownName(f"bacaan {self.code}.{key}={name!r} tidak dikenal; yang ada: {known}")
        changed = dict(self.parameters)
        for override in reading.overrides:
            parameter = changed[override.parameter]
            changed[override.parameter] = evolve(parameter, values=tuple(_overlay(parameter.values, override.dated)))
        return evolve(self, parameters=changed, calendar=replaced(self.calendar, reading.calendar))


def _overlay(values: tuple[DatedValue, ...], new: DatedValue) -> Iterator[DatedValue]:
    """Cut ``new`` into ``values``: what it covers goes, the rest keeps its days."""
    pieces: list[DatedValue] = [new]
    for old in values:
        if old.since < new.since:
            end = new.since - _ONE_DAY
            pieces.append(old if old.until and old.until < new.since else evolve(old, until=end))
        if new.until is not None and (old.until is None or old.until > new.until):
            pieces.append(evolve(old, since=max(old.since, new.until + _ONE_DAY)))
    return iter(sorted(pieces, key=lambda v: v.since))


# --- reading the file ------------------------------------------------------------------------------


def read_parameters(path: str | Path, *, code: str | None = None) -> ParameterBook:
    """Read a parameter file.

    Args:
        path: The TOML file.
        code: Name of the book; by default the ``code`` key of the file.

    Returns:
        The book.

    Raises:
        ParameterError: The file has faults; all are told, one a line.
    """
    path = Path(path)
    return parse_parameters(read_toml(path), code=code, where=path.name)


def parse_parameters(raw: Mapping[str, object], *, code: str | None = None, where: str) -> ParameterBook:
    """Build a book from parsed TOML; ``where`` names the file in messages."""
    return _Reader(raw, where).book(code)


class _Reader(TomlReader):
    """Reads the sections of a parameter file."""

    def book(self, code: str | None) -> ParameterBook:
        acts = self.acts()
        parameters = {
            name: parameter
            for name, table in self.tables(self.raw, "parameters")
            if (parameter := self._parameter(name, table, acts)) is not None
        }
        calendars = ScheduleReader(self, acts, parameters)
        calendar = calendars.lines(self.raw)
        calendars.check(calendar)
        readings = tuple(self._reading(t, parameters, acts, calendars) for t in self.rows(self.raw, "readings"))
        for reading in readings:
            if reading.calendar:
                calendars.check(replaced(calendar, reading.calendar), f"[[readings]] {reading.key}={reading.name}")
        self.sections(_SECTIONS)
        if code is None:
            code = str(self.raw.get("code", ""))
            if not code:
                self.faults.append('kunci code tidak ada; tulis misalnya code = "PKH"')
        self.complain()
        return ParameterBook(code=code, acts=acts, parameters=parameters, readings=readings, calendar=calendar)

    def _parameter(self, name: str, table: Mapping[str, object], acts: Mapping[str, Act]) -> Parameter | None:
        at = f"[parameters.{name}]"
        unit = str(table.get("unit", ""))
        if not unit:
            self.faults.append(f"{at} tidak punya unit; tulis misalnya unit = 'tahun'")
        if not table.get("label"):
            self.faults.append(f"{at} tidak punya label dalam Bahasa Indonesia")
        rows = self.rows(table, "values")
        values = [v for row in rows if (v := self._dated(at, row, unit, acts)) is not None]
        if not values:
            self.faults.append(f"{at} tidak punya nilai; tulis [[parameters.{name}.values]]")
            return None
        self._check_order(at, values)
        return Parameter(
            name=name,
            label=str(table.get("label", name)),
            label_en=str(table.get("label_en", table.get("label", name))),
            unit=unit,
            values=tuple(values),
        )

    def _check_order(self, at: str, values: list[DatedValue]) -> None:
        for before, after in itertools.pairwise(values):
            if after.since <= before.since:
                self.faults.append(
                    f"{at} nilai {after.since} tidak berurut sesudah {before.since}; urutkan menurut since"
                )
            elif before.until is not None and before.until >= after.since:
                self.faults.append(
                    f"{at} tumpang tindih: nilai sejak {before.since} berlaku s.d. {before.until}, "
                    f"tetapi nilai berikut mulai {after.since}"
                )
            elif before.until is not None and before.until + _ONE_DAY < after.since and before.gap is None:
                self.faults.append(
                    f"{at} ada celah {before.until + _ONE_DAY} s.d. {after.since - _ONE_DAY}; "
                    "bila memang kosong, tulis gap = 'alasan' pada nilai sebelumnya"
                )
        for value in values:
            if value.until is not None and value.until < value.since:
                self.faults.append(f"{at} until {value.until} lebih awal daripada since {value.since}")

    def _dated(self, at: str, row: Mapping[str, object], unit: str, acts: Mapping[str, Act]) -> DatedValue | None:
        since, until, value = row.get("since"), row.get("until"), row.get("value")
        good = True
        if not isinstance(since, date):
            self.faults.append(f"{at} since {since!r} bukan tanggal; tulis misalnya since = 2025-04-01")
            good = False
        if until is not None and not isinstance(until, date):
            self.faults.append(f"{at} until {until!r} bukan tanggal")
            good = False
        if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
            self.faults.append(f"{at} value {value!r} bukan angka")
            good = False
        elif unit.startswith("Rp") and not isinstance(value, int):
            self.faults.append(f"{at} value {value!r} harus rupiah bulat tanpa desimal")
            good = False
        citation = self.citation(at, row, acts, _DATED)
        if not (good and isinstance(since, date) and (until is None or isinstance(until, date))):
            return None
        assert isinstance(value, int | Decimal | str)
        gap = row.get("gap")
        return DatedValue(
            since=since, until=until, value=value, citation=citation, gap=None if gap is None else str(gap)
        )

    def _reading(
        self,
        table: Mapping[str, object],
        parameters: Mapping[str, Parameter],
        acts: Mapping[str, Act],
        calendars: ScheduleReader,
    ) -> Reading:
        key, name = str(table.get("key", "")), str(table.get("name", ""))
        at = f"[[readings]] {key}={name}"
        if not key or not name or not table.get("note"):
            self.faults.append(f"{at} harus menyebut key, name dan note")
        overrides = []
        for row in self.rows(table, "overrides"):
            target = str(row.get("parameter", ""))
            if target not in parameters:
                self.faults.append(f"{at} parameter {target!r} tidak ada")
                continue
            dated = self._dated(at, row, parameters[target].unit, acts)
            if dated is not None:
                overrides.append(Override(parameter=target, dated=dated))
        calendar = calendars.lines(table, f"{at} calendar")
        if not overrides and not calendar:
            self.faults.append(f"{at} tidak mengubah apa pun; tulis [[readings.overrides]] atau [[readings.calendar]]")
        return Reading(
            key=key, name=name, note=str(table.get("note", "")), overrides=tuple(overrides), calendar=calendar
        )
