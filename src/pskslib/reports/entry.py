"""What a builder says of itself, so that the command line and the data dictionary can be derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from attrs import frozen

from pskslib.errors import TableError, UnknownName
from pskslib.reports.frames import InputTable
from pskslib.reports.report import Report
from pskslib.reports.text import Text


@frozen(kw_only=True)
class Option:
    """A choice that a report leaves open.

    Attributes:
        key: Name for people, Indonesian snake_case.
        argument: Name of the argument of the builder.
        about: What it decides, in Bahasa Indonesia.
        choices: What may be written, where that is a short list.
        many: Several, told apart by commas?
        flag: Is it yes or no?
        day: Is it a day, ISO?
    """

    key: str
    argument: str
    about: str
    choices: tuple[str, ...] = ()
    many: bool = False
    flag: bool = False
    day: bool = False

    def read(self, written: str) -> str | bool | date | tuple[str, ...]:
        """Make the value of what a person wrote.

        Raises:
            UnknownName: It is none of the choices, or no day.

        Example:
            >>> Option(key="melapor", argument="reported", about="", many=True).read("Bengalon, Kaubun")
            ('Bengalon', 'Kaubun')
        """
        choices = ("ya", "tidak") if self.flag else self.choices
        if choices and written not in choices:
            raise UnknownName(f"pilihan {self.key} harus {' atau '.join(choices)}, bukan {written[:40]!r}")
        if self.flag:
            return written == "ya"
        if self.day:
            try:
                return date.fromisoformat(written)
            except ValueError:
                told = f"pilihan {self.key}: {written[:40]!r} bukan tanggal; tulis misalnya 2026-11-24"
                raise UnknownName(told) from None
        return tuple(part.strip() for part in written.split(",") if part.strip()) if self.many else written


@frozen(kw_only=True)
class Entry:
    """One report of the catalogue.

    Attributes:
        name: Name on the command line and of its files, kebab-case.
        title: What it is called.
        about: Who gets it and what it holds, in Bahasa Indonesia.
        builder: Module and function, ``"pskslib.reports.recap_ppks:ppks_recap"``.
        inputs: The tables it takes; the first is the main one.
        options: What else can be chosen.
    """

    name: str
    title: Text
    about: str
    builder: str
    inputs: tuple[InputTable, ...]
    options: tuple[Option, ...] = ()

    @property
    def function(self) -> Callable[..., Report]:
        """The builder."""
        module, _, name = self.builder.partition(":")
        found: Callable[..., Report] = getattr(import_module(module), name)
        return found

    def input(self, key: str) -> InputTable:
        """Return one input by its key.

        Raises:
            UnknownName: There is none; the message lists them.
        """
        for table in self.inputs:
            if table.key == key:
                return table
        raise UnknownName(f"{self.name}: tidak ada tabel {key!r}; yang ada: {', '.join(t.key for t in self.inputs)}")

    def option(self, key: str) -> Option:
        """Return one option by its key.

        Raises:
            UnknownName: There is none; the message lists them.
        """
        for option in self.options:
            if option.key == key:
                return option
        known = ", ".join(o.key for o in self.options) or "tidak ada"
        raise UnknownName(f"{self.name}: tidak ada pilihan {key!r}; yang ada: {known}")

    def build(self, tables: Mapping[str, Any], options: Mapping[str, object], **fixed: Any) -> Report:
        """Build the report.

        Args:
            tables: Frames by key of the input.
            options: Values by key of the option.
            fixed: Arguments that every builder takes: ``as_of``, ``period``, ``regions``.

        Raises:
            TableError: A table that is needed was not given.
            UnknownName: A table or option that the report does not have.
            PskslibError: What the builder has to say of its inputs.
        """
        lacking = [t.key for t in self.inputs if t.needed and t.key not in tables]
        if lacking:
            raise TableError(tuple(f"tabel {key} belum diberikan" for key in lacking))
        arguments: dict[str, object] = {self.input(key).argument: frame for key, frame in tables.items()}
        arguments |= {self.option(key).argument: value for key, value in options.items()}
        return self.function(**arguments, **fixed)
