"""What a person reads on the screen: outcomes of all programmes, tables per kecamatan, explanations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from pskslib.rules.words import INDONESIAN, question_words, who, words

if TYPE_CHECKING:
    from pskslib.cli.results import Decided
    from pskslib.intake import Batch
    from pskslib.population import Family
    from pskslib.rules import Decision, Rulebook

_WIDTH: Final = 100
_FEW: Final = 3
"""So many programmes are shown with a table per kecamatan each; of more, an overview."""
_HEAD: Final = ("Program", "Satuan", "Jumlah", "Memenuhi", "Tidak", "Belum", "Paling sering belum diketahui")
_ORDER: Final = ("eligible", "undetermined", "ineligible")
_QUESTIONS: Final = 10
_MOST_ASKED: Final = {
    "id": "Pertanyaan yang paling banyak menentukan (berapa keputusan menunggunya):",
    "en": "Questions that settle most (how many decisions wait for them):",
}
_MORE: Final = {
    "id": "Alasan lengkap yang lain: tambahkan --programme KODE.",
    "en": "The full reasons of the others: add --programme CODE.",
}


def show_summary(decided: Decided, in_full: Sequence[str] = ()) -> None:
    """Print what was decided: a table per kecamatan for few programmes, an overview of many.

    Args:
        decided: The decisions and their summary.
        in_full: Codes that get a table per kecamatan in any case.
    """
    totals = decided.summary.totals
    few = len(totals) <= _FEW
    if not few:
        print(f"\n{overview(decided)}")
    for total in totals:
        if few or total.programme in in_full:
            print(f"\n{total.programme}: {total.unit} dan anggaran per kecamatan")
            print(decided.summary.as_text(total.programme))
    if not few and not in_full:
        print("\nPer kecamatan: ringkasan-kecamatan.csv, atau pilih program dengan --programme KODE")


def overview(decided: Decided) -> str:
    """Return one line a programme: how many are eligible, not, not determined, and what that waits for."""
    waiting = _most_often_unknown(decided)
    rows = [
        (
            *(total.programme, total.unit),
            *(_number(n) for n in (total.subjects, total.eligible, total.ineligible, total.undetermined)),
            waiting.get(total.programme, "") if total.undetermined else "",
        )
        for total in decided.summary.totals
    ]
    widths = [max(len(row[place]) for row in (_HEAD, *rows)) for place in range(len(_HEAD))]
    sides = (str.ljust, str.ljust, *[str.rjust] * 4, str.ljust)
    lines = [
        "  ".join(side(cell, width) for side, cell, width in zip(sides, row, widths, strict=True)).rstrip()
        for row in (_HEAD, *rows)
    ]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def _most_often_unknown(decided: Decided) -> dict[str, str]:
    """The criterion that most of the undetermined of each programme wait for."""
    import polars as pl

    waits = decided.decisions.filter(pl.col("outcome") == "undetermined").select(
        "programme", pl.col("unknown").str.split(";").alias("code")
    )
    counted = waits.explode("code").group_by("programme", "code").len()
    often = counted.sort("len", "code", descending=[True, False]).unique("programme", keep="first", maintain_order=True)
    return dict(often.select("programme", "code").iter_rows())


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def show_examples(book: Rulebook, batch: Batch, programme: str) -> None:
    """Print one telling explanation for each outcome."""
    for outcome in ("eligible", "ineligible", "undetermined"):
        for family in batch.families:
            decision = book.decide(family, programme)
            if decision.outcome.value == outcome and _is_telling(decision):
                print(f"\n--- Contoh: {INDONESIAN[outcome].lower()} ---\n{wrapped(decision.explain())}")
                break


def _is_telling(decision: Decision) -> bool:
    """Whether a decision shows well what the library does (an amount, a question, one reason)."""
    amount = decision.amount
    if decision.outcome.value == "eligible":
        return amount is not None and amount.exact and amount.low > 3_000_000
    return decision.verdicts.count(False) + decision.verdicts.count(None) <= 2


def explanation(
    book: Rulebook, family: Family, codes: Iterable[str], *, all_in_full: bool, strict: bool, language: str
) -> str:
    """Return what is decided about a family: an overview of many programmes, then the reasons.

    Args:
        book: The rule book.
        family: The family.
        codes: The programmes, in order.
        all_in_full: Give the reasons of every decision; otherwise of those that are eligible, and one line
            for the others.
        strict: Leave presumptions off.
        language: ``"id"`` or ``"en"``.
    """
    wanted = set(codes)
    decisions = [found for found in book.decide(family, strict=strict) if found.programme in wanted]
    if all_in_full:
        return "\n\n".join(wrapped(found.explain(language)) for found in decisions)
    short = []
    for outcome in _ORDER:
        if found := [decision for decision in decisions if decision.outcome.value == outcome]:
            short += [f"{words(language)[outcome]}:", *_short(found, language), ""]
    short += [_MOST_ASKED[language], *_most_asked(decisions, language)] if decisions else []
    told = [found.explain(language) for found in decisions if found.outcome.value == "eligible"]
    return "\n\n".join(wrapped(part) for part in ("\n".join(short).rstrip(), *told, _MORE[language]))


def _short(decisions: Iterable[Decision], language: str) -> list[str]:
    """One line a programme; where it decides about persons, with who they are."""
    subjects: dict[str, list[str]] = {}
    for decision in decisions:
        programme = decision.plan.programme
        told = f"  {programme.code} ({programme.name if language == 'id' else programme.name_en})"
        subjects.setdefault(told, []).append(who(decision.family, decision.place, language))
    return [f"{told}: {', '.join(names)}" if any(names) else told for told, names in subjects.items()]


def _most_asked(decisions: Iterable[Decision], language: str) -> list[str]:
    """The questions that settle most: each with the number of decisions that wait for it."""
    waiting: dict[str, int] = {}
    for decision in decisions:
        if decision.outcome.value == "undetermined":
            for question in decision.missing:
                if question.changes == "outcome":
                    text = question_words(decision.family, question, language)
                    waiting[text] = waiting.get(text, 0) + 1
    most = sorted(waiting.items(), key=lambda found: -found[1])[:_QUESTIONS]
    return [f"  {place}. {text} ({count})" for place, (text, count) in enumerate(most, 1)]


def wrapped(text: str) -> str:
    """Break long lines for a terminal, keeping each line's indent."""
    lines = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        lines += textwrap.wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False) or [""]
    return "\n".join(lines)
