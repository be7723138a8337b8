"""A programme as text: what it asks, with the limits in force on a day and where each is written."""

from __future__ import annotations

from collections.abc import Iterator

from pskslib.law import Parameter
from pskslib.law.dates import format_date
from pskslib.law.rupiah import format_rupiah
from pskslib.rules.nodes import Number, walk
from pskslib.rules.plan import Plan
from pskslib.rules.words import criterion_words, words


def describe(plan: Plan, language: str = "id") -> str:
    """Return the rules of a programme on a day as plain text.

    Args:
        plan: Programme and day.
        language: ``"id"`` or ``"en"``.
    """
    return "\n".join(_lines(plan, language))


def _lines(plan: Plan, language: str) -> Iterator[str]:
    programme, text = plan.programme, words(language)
    name = programme.name if language == "id" else programme.name_en
    yield f"{programme.code}: {name}, {text['as_of']} {format_date(plan.as_of, language)}"
    unit = {"keluarga": "family", "orang": "person"}[programme.unit.value]
    label = f"Diputuskan per {programme.unit.value}" if language == "id" else f"Decided per {unit}"
    spans = f"edisi: {'; '.join(programme.spans)}" if language == "id" else f"editions: {'; '.join(programme.spans)}"
    yield f"{label}; {spans}"
    yield "Syarat (semua harus terpenuhi):" if language == "id" else "Criteria (all must be met):"
    for place, chosen in enumerate(plan.criteria):
        yield f"  {chosen.code}: {criterion_words(plan, chosen, language)}"
        cited = "; ".join(dict.fromkeys(c.words(language) for c in plan.citations(place)))
        level = text["low_confidence"].format(level=plan.confidence(place).words(language))
        yield f"      {text['basis']}: {cited} [{level}]"
    if plan.amount is not None:
        yield "Angka yang berlaku:" if language == "id" else "Numbers in force:"
        for number in dict.fromkeys(n for n in walk(plan.amount) if isinstance(n, Number)):
            yield f"  {_number(plan, number, language)}"
    if plan.edition.note and language == "id":
        yield f"{text['note']}: {plan.edition.note}"
    if programme.quota:
        yield text["quota"]


def number_words(plan: Plan, number: Number, language: str) -> str:
    """Write a number of the law with its label and unit, as it stands on the day."""
    parameter = _parameter(plan, number)
    value = plan.dated[number.book, number.name].value
    if parameter is None:
        return f"{number.name}: {value}"
    label = parameter.label if language == "id" else parameter.label_en
    shown = format_rupiah(value) if parameter.is_money and isinstance(value, int) else f"{value} {parameter.unit}"
    return f"{label}: {shown}"


def _number(plan: Plan, number: Number, language: str) -> str:
    citation = plan.dated[number.book, number.name].citation
    level = words(language)["low_confidence"].format(level=citation.confidence.words(language))
    return f"{number_words(plan, number, language)} ({citation.words(language)}; {level})"


def _parameter(plan: Plan, number: Number) -> Parameter | None:
    for book in plan.programme.books:
        if book.code == number.book:
            return book[number.name]
    return None
