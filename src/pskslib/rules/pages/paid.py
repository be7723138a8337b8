"""When a programme pays, and which other aid goes with it: the calendar and the combination matrix in words."""

from __future__ import annotations

from collections.abc import Iterator

from pskslib.law import Schedule, Span
from pskslib.law.period import Period
from pskslib.rules.combination import Combinations
from pskslib.rules.number_words import value_words
from pskslib.rules.pages.markdown import plain
from pskslib.rules.pages.sources import Sources, confidence_words
from pskslib.rules.programme import Programme
from pskslib.rules.stretches import days_words


def calendar_lines(programme: Programme, sources: Sources) -> Iterator[str]:
    """Yield the payment calendar of a programme, newest line first."""
    for book in programme.books:
        if book.code != programme.code:
            continue
        for line in reversed(book.calendar):
            days = days_words(line.since, line.until)
            text = f"{days[:1].upper()}{days[1:]}: {_how_often(line)}"
            if line.parameter is not None:
                parameter = book[line.parameter]
                value = value_words(parameter, parameter.at(line.since).value)
                text += f" sebesar {value}"
            if line.extra:
                text += ", di luar jumlah di atas"
            first = next(iter(line.instalments(Span.of_year(line.since.year), line.since)), None)
            if first is not None:
                text += f" (misalnya “{line.words(first)}”)"
            level = confidence_words(line.citation.confidence)
            yield f"- {plain(text)} [{sources.mark(line.citation)}, keyakinan {level}]"


def _how_often(line: Schedule) -> str:
    if line.every is Period.ONCE:
        return "dibayar sekali; harinya tidak ada dalam sumber"
    if line.every is Period.YEAR:
        return "dibayar sekali setahun; harinya tidak ada dalam sumber"
    how = "dibayar setiap bulan" if line.months == 1 else f"dibayar setiap {line.months} bulan"
    if line.share is not None and line.share != line.months:
        how += f" untuk {line.share} bulan"
    if line.paid_month is None:
        return f"{how}; bulan pembayarannya tidak ada dalam sumber"
    if line.paid_month == 0:
        return f"{how}, pada bulan sebelum masanya"
    return f"{how}, pada bulan ke-{line.paid_month} masanya"


def combination_lines(programme: Programme, combinations: Combinations, sources: Sources) -> Iterator[str]:
    """Yield which other aid may be received along with a programme, as the matrix has it."""
    labels = {aid.code: aid.label for aid in combinations.aids}
    by_aid: dict[str, list[str]] = {}
    for pair in combinations.pairs:
        other = pair.received(programme.code)
        if other is not None:
            level = confidence_words(pair.citation.confidence)
            note = f" {plain(pair.citation.note)}" if pair.citation.note else ""
            by_aid.setdefault(other, []).append(
                f"**{pair.allowed.value}**, {days_words(pair.since, pair.until)} "
                f"[{sources.mark(pair.citation)}, keyakinan {level}].{note}"
            )
    for code, told in by_aid.items():
        if len(told) == 1:
            yield f"- {plain(labels[code])}: {told[0]}"
        else:
            yield f"- {plain(labels[code])}:"
            yield from (f"  - {line}" for line in told)
