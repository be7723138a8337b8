"""A programme as text: what it asks, with the limits in force on a day and where each is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pskslib.law import Citation, Confidence, Parameter
from pskslib.law.dates import format_date
from pskslib.law.period import Period
from pskslib.law.rupiah import format_rupiah
from pskslib.rules.amount_phrases import AmountPhrases
from pskslib.rules.nodes import Number, walk
from pskslib.rules.number_words import value_words
from pskslib.rules.plan import Plan
from pskslib.rules.programme import BenefitKind, Programme
from pskslib.rules.words import criterion_words, words

_ID: Final[Mapping[str, str]] = {
    "decided": "Diputuskan per {unit}; edisi: {spans}",
    "criteria": "Syarat (semua harus terpenuhi):",
    "only_check": "tidak menolak: bila tidak terpenuhi, hanya minta dicek dulu",
    "exclusions": "Pengecualian umum (tidak boleh ada):",
    "bar": "menolak",
    "check": "dicek dulu, tidak menolak",
    "amount": "Jumlah setahun:",
    "amount_once": "Jumlah sekali bayar:",
    "numbers": "Dasar angkanya:",
    "readings": "Sumber berbeda; bacaan lain dapat dinyalakan:",
    "not_found": "belum ditemukan",
}
_EN: Final[Mapping[str, str]] = {
    "decided": "Decided per {unit}; editions: {spans}",
    "criteria": "Criteria (all must be met):",
    "only_check": "does not bar: where it is not met, only a check is asked for",
    "exclusions": "Common exclusions (none may hold):",
    "bar": "bar",
    "check": "checked first, do not bar",
    "amount": "Amount a year:",
    "amount_once": "Amount, paid once:",
    "numbers": "Basis of its numbers:",
    "readings": "Sources differ; other readings can be switched on:",
    "not_found": "not found",
}
_PERIODS: Final = frozenset(period.value for period in Period if period is not Period.ONCE)
_UNITS: Final = {"keluarga": "family", "orang": "person"}


def describe(plan: Plan, language: str = "id") -> str:
    """Return the rules of a programme on a day as plain text.

    Args:
        plan: Programme and day.
        language: ``"id"`` or ``"en"``.

    >>> from pskslib.programmes import rulebook
    >>> from datetime import date
    >>> print(describe(rulebook(as_of=date(2026, 11, 24)).plan("BLT_DD")).splitlines()[0])
    BLT_DD: Bantuan Langsung Tunai Dana Desa, per 24 November 2026
    """
    return "\n".join(_lines(plan, language))


def _lines(plan: Plan, language: str) -> Iterator[str]:
    programme, text, own = plan.programme, words(language), _ID if language == "id" else _EN
    name = programme.name if language == "id" else programme.name_en
    unit = programme.unit.value if language == "id" else _UNITS[programme.unit.value]
    yield f"{programme.code}: {name}, {text['as_of']} {format_date(plan.as_of, language)}"
    yield own["decided"].format(unit=unit, spans="; ".join(programme.spans))
    if programme.benefit.kind is not BenefitKind.NONE and language == "id":
        yield f"Memberi: {gives(programme)}"
    yield own["criteria"]
    for place, chosen in enumerate(plan.criteria):
        if chosen.excludes is None:
            yield f"  {chosen.code}: {criterion_words(plan, chosen, language)}"
            if not plan.bars(place):
                yield f"      {own['only_check']}"
            yield f"      {_basis(plan.citations(place), language)}"
    yield from _exclusions(plan, language)
    yield from _amount(plan, language)
    yield from _readings(plan, language)
    if plan.edition.note and language == "id":
        yield f"{text['note']}: {plan.edition.note}"
    if programme.quota:
        yield text["quota"]


def gives(programme: Programme) -> str:
    """Write what a programme gives, how often and to whom.

    >>> from pskslib.programmes import rulebook
    >>> from datetime import date
    >>> gives(rulebook(as_of=date(2026, 11, 24)).programme("PIP"))
    'uang, per tahun, untuk siswa'
    """
    benefit = programme.benefit
    kind, unit = benefit.kind.value, benefit.unit
    what = kind if unit in ("", "Rp") else unit if unit.startswith(kind) else f"{kind} ({unit})"
    if benefit.period in _PERIODS:
        often = f"per {benefit.period}"
    else:
        often = "waktunya belum pasti" if benefit.period == "belum pasti" else benefit.period
    whom = f"untuk {benefit.recipient}" if benefit.recipient not in ("", programme.unit.value) else ""
    return ", ".join(part for part in (what, often, whom) if part)


def _basis(citations: Iterable[Citation], language: str) -> str:
    """Where something is written, and how well the weakest of it is sourced."""
    text, own = words(language), _ID if language == "id" else _EN
    found = tuple(citations)
    cited = "; ".join(dict.fromkeys(c.words(language) for c in found)) or own["not_found"]
    confidence = min((c.confidence for c in found), default=Confidence.LOW)
    return f"{text['basis']}: {cited} [{text['low_confidence'].format(level=confidence.words(language))}]"


def _exclusions(plan: Plan, language: str) -> Iterator[str]:
    """The common exclusions in few lines: those that bar, and those that only ask for a check."""
    own = _ID if language == "id" else _EN
    places = [place for place, chosen in enumerate(plan.criteria) if chosen.excludes is not None]
    if places:
        yield own["exclusions"]
    for kind, bars in (("bar", True), ("check", False)):
        group = [place for place in places if plan.bars(place) is bars]
        if group:
            chosen = [plan.criteria[place] for place in group]
            named = ((c.excludes if language == "id" else c.excludes_en, c.code) for c in chosen)
            yield f"  {own[kind]}: {', '.join(f'{label} ({code})' for label, code in named)}"
            yield f"      {_basis((c for place in group for c in plan.citations(place)), language)}"


def _amount(plan: Plan, language: str) -> Iterator[str]:
    tree, own = plan.edition.amount, _ID if language == "id" else _EN
    if tree is None:
        return
    yield own["amount_once" if plan.programme.benefit.period == "sekali" else "amount"]
    for told in AmountPhrases(plan.programme.books, plan.dated, language).amount(tree):
        yield from told.lines("  ")
    yield own["numbers"]
    by_basis: dict[str, list[str]] = {}
    for number in dict.fromkeys(node for node in walk(tree) if isinstance(node, Number)):
        basis = _basis([plan.dated[number.book, number.name].citation], language)
        by_basis.setdefault(basis.partition(": ")[2], []).append(_label(plan, number, language))
    for basis, labels in by_basis.items():
        yield f"  {', '.join(labels)}"
        yield f"      {basis}"


def _readings(plan: Plan, language: str) -> Iterator[str]:
    """Other readings that would change a number in use on the day."""
    own = _ID if language == "id" else _EN
    found = [
        f"  {book.code}.{reading.key}={reading.name}: {reading.note}"
        for book in plan.programme.books
        for reading in book.readings
        if any(
            (book.code, override.parameter) in plan.dated and override.dated.holds(plan.as_of)
            for override in reading.overrides
        )
    ]
    if found:
        yield own["readings"]
        yield from found


def number_words(plan: Plan, number: Number, language: str) -> str:
    """Write a number of the law with its label and unit, as it stands on the day."""
    parameter = _parameter(plan, number)
    value = plan.dated[number.book, number.name].value
    if parameter is None:
        return f"{number.name}: {value}"
    shown = format_rupiah(value) if parameter.is_money and isinstance(value, int) else None
    return f"{_label(plan, number, language)}: {shown or value_words(parameter, value, language)}"


def _label(plan: Plan, number: Number, language: str) -> str:
    parameter = _parameter(plan, number)
    if parameter is None:
        return number.name
    return parameter.label if language == "id" else parameter.label_en


def _parameter(plan: Plan, number: Number) -> Parameter | None:
    for book in plan.programme.books:
        if book.code == number.book:
            return book[number.name]
    return None
