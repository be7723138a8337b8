"""The page of the common exclusions, which many programmes share."""

from __future__ import annotations

from collections.abc import Sequence

from pskslib.law import Parameter, ParameterBook
from pskslib.rules.nodes import Excluded
from pskslib.rules.pages.asked import asked_table, facts_asked
from pskslib.rules.pages.dated import dated_table, reading_lines
from pskslib.rules.pages.markdown import MADE, blocks, plain, table
from pskslib.rules.pages.page import INDEX, file_name
from pskslib.rules.pages.sources import Sources, confidence_words
from pskslib.rules.programme import Criterion, Programme

_WEIGHTS = (
    "Bobot setiap alasan bertanggal: **tolak** membuat keluarga tidak memenuhi syarat; **periksa** tidak pernah "
    "menolak, tetapi hasilnya belum dapat ditentukan sampai alasan itu dicek; **abai** berarti belum dilihat pada "
    "masa itu. Hanya alasan yang berdasar surat menteri atau yang lebih kuat yang menolak. Batas desil (X21) adalah "
    "syarat DESIL masing-masing program."
)
_HEAD = ("Kode", "Syarat", "Bobot terbaru", "Sejak", "Keyakinan", "Sumber")


def gate_page(programmes: Sequence[Programme]) -> str:
    """Return the page of the common exclusions as Markdown.

    Args:
        programmes: All programmes; those without common exclusions are passed over.
    """
    users = [p for p in programmes if any(_exclusions(p))]
    first = Sources()
    _lines(users, first)
    return "\n".join([*_lines(users, first.ordered()), ""])


def _lines(users: Sequence[Programme], sources: Sources) -> list[str]:
    found: dict[str, Criterion] = {chosen.code: chosen for p in users for chosen in _exclusions(p)}
    weights = {code: _weight(chosen, users) for code, chosen in found.items()}
    books = {book.code: book for book, _ in weights.values()}
    rows = []
    for code, chosen in found.items():
        newest = weights[code][1].values[-1]
        level = confidence_words(newest.citation.confidence)
        since, source = newest.since.isoformat(), sources.mark(newest.citation)
        rows.append((code, plain(chosen.text), f"**{plain(str(newest.value))}**", since, level, source))
    links = ", ".join(f"[{plain(p.code)}]({file_name(p.code)})" for p in users)
    advice = dict.fromkeys(chosen.advice for chosen in found.values() if chosen.advice)
    return blocks(
        [MADE, "", "# Pengecualian umum (gerbang)"],
        [f"[Buku aturan]({INDEX})"],
        [_WEIGHTS],
        [f"Dipakai oleh: {links}."],
        *([f"Bila sebuah alasan ditemukan: {plain(text)}"] for text in advice),
        ["## Alasan", "", *table(_HEAD, rows)],
        ["## Bobot bertanggal", "", *dated_table([weight for _, weight in weights.values()], sources)],
        *(_readings(book, sources) for book in books.values()),
        ["## Yang ditanyakan", "", *asked_table(facts_asked(users, excluding=True))],
        ["## Dasar hukum dan sumber", "", *sources.section()],
    )


def _readings(book: ParameterBook, sources: Sources) -> list[str]:
    lines = list(reading_lines(book, sources))
    return ["## Bila sumber berbeda", "", *lines] if lines else []


def _exclusions(programme: Programme) -> list[Criterion]:
    found = (c for edition in programme.editions for c in edition.criteria if c.excludes is not None)
    return list(dict.fromkeys(found))


def _weight(chosen: Criterion, programmes: Sequence[Programme]) -> tuple[ParameterBook, Parameter]:
    """The dated weight of an exclusion, and the table it stands in."""
    assert isinstance(chosen.when, Excluded)
    effect = chosen.when.effect
    books = {book.code: book for programme in programmes for book in programme.books}
    return books[effect.book], books[effect.book][effect.name]
