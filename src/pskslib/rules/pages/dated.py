"""Dated numbers as tables: every value with its days, confidence and source; and what readings would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final

from pskslib.law import DatedValue, Parameter, ParameterBook, Reading
from pskslib.rules.nodes import Number, walk
from pskslib.rules.number_words import value_words
from pskslib.rules.pages.markdown import plain, table
from pskslib.rules.pages.sources import Sources, confidence_words
from pskslib.rules.programme import Criterion, Programme
from pskslib.rules.stretches import days_words

_HEAD: Final = ("Angka", "Sejak", "Sampai", "Nilai", "Keyakinan", "Sumber")
_ONE_DAY: Final = timedelta(days=1)
_MANY: Final = 12
"""A number with more values stands at the end of its table."""

Name = tuple[str, str]
"""Code of the table and name of the number."""


def numbers_read(programmes: Iterable[Programme]) -> set[Name]:
    """Return the numbers that rules read, as (table, name); weights of common exclusions have their own page."""
    found: set[Name] = set()
    for programme in programmes:
        for edition in programme.editions:
            asked = [chosen for chosen in edition.criteria if chosen.excludes is None]
            trees = [*(chosen.when for chosen in asked), *([edition.amount] if edition.amount else [])]
            found |= {(n.book, n.name) for tree in trees for n in walk(tree) if isinstance(n, Number)}
            found |= {name for chosen in asked for name in _in_words(chosen, programme.books)}
    return found


def _in_words(chosen: Criterion, books: Sequence[ParameterBook]) -> Iterator[Name]:
    for book in books:
        yield from ((book.code, name) for name in book.parameters if "{" + name + "}" in chosen.text)


def dated_table(parameters: Iterable[Parameter], sources: Sources) -> list[str]:
    """Return a table of numbers, each with its values from the newest to the oldest."""
    ordered = sorted(parameters, key=lambda parameter: len(parameter.values) > _MANY)
    return table(_HEAD, [row for parameter in ordered for row in _rows(parameter, sources)])


def _rows(parameter: Parameter, sources: Sources) -> Iterator[tuple[str, ...]]:
    label = plain(parameter.label)
    after: DatedValue | None = None
    for dated in reversed(parameter.values):
        if after is not None and dated.until is not None and dated.until + _ONE_DAY < after.since:
            first, last = dated.until + _ONE_DAY, after.since - _ONE_DAY
            why = f"kosong: {plain(dated.gap or 'tidak ditemukan')}"
            yield label, first.isoformat(), last.isoformat(), why, "", ""
            label = ""
        until = dated.until or (after.since - _ONE_DAY if after else None)
        yield (
            label,
            dated.since.isoformat(),
            until.isoformat() if until else "",
            plain(value_words(parameter, dated.value)),
            confidence_words(dated.citation.confidence),
            sources.mark(dated.citation),
        )
        label, after = "", dated


def reading_lines(book: ParameterBook, sources: Sources, *, only: set[Name] | None = None) -> Iterator[str]:
    """Yield what sources differ about: what is adopted, the named alternatives, and how to switch them on.

    Args:
        book: The table.
        sources: Numbers of what is cited.
        only: Leave out readings that change none of these numbers.
    """
    by_key: dict[str, list[Reading]] = {}
    for reading in book.readings:
        if only is None or any((book.code, override.parameter) in only for override in reading.overrides):
            by_key.setdefault(reading.key, []).append(reading)
    for key, readings in by_key.items():
        yield f"- **{plain(book.code)}.{plain(key)}**"
        for adopted in dict.fromkeys(line for reading in readings for line in _adopted(book, reading, sources)):
            yield f"  - Yang dipakai: {adopted}"
        for reading in readings:
            switch = f"{book.code}.{key}={reading.name}"
            yield f"  - Pilihan **{plain(reading.name)}**: {plain(reading.note)} Nyalakan dengan `{switch}`."
            for override in reading.overrides:
                parameter, dated = book[override.parameter], override.dated
                value = plain(value_words(parameter, dated.value))
                level = confidence_words(dated.citation.confidence)
                yield (
                    f"    - {plain(parameter.label)}: {value}, {days_words(dated.since, dated.until)} "
                    f"[{sources.mark(dated.citation)}, keyakinan {level}]"
                )
            for line in reading.calendar:
                yield f"    - pembayaran {plain(line.name)}, {days_words(line.since, line.until)}"


def _adopted(book: ParameterBook, reading: Reading, sources: Sources) -> Iterator[str]:
    """The values that a reading would replace."""
    for override in reading.overrides:
        parameter, new = book[override.parameter], override.dated
        for old in parameter.values:
            begins_before_end = new.until is None or old.since <= new.until
            if begins_before_end and (old.until is None or old.until >= new.since):
                value = plain(value_words(parameter, old.value))
                days = days_words(old.since, old.until)
                level = confidence_words(old.citation.confidence)
                yield (f"{plain(parameter.label)}: {value}, {days} [{sources.mark(old.citation)}, keyakinan {level}]")
