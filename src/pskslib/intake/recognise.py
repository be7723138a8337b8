"""Which layout a heading belongs to, and which column of it each heading is."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from attrs import frozen

from pskslib.intake.headings import heading_key, spellings
from pskslib.intake.layout import CANONICAL, Column, Layout
from pskslib.intake.layout_file import layouts
from pskslib.intake.problems import Level, Problem, masked_text

_OWN, _ALIAS, _OURS = 1.0, 0.8, 0.5
_LEAST: Final = 0.5
"""A layout that explains less of the heading than this is not recognised."""


@frozen(kw_only=True)
class Match:
    """How a heading fits a layout.

    Attributes:
        layout: The layout.
        columns: For each heading its column, or None where the layout does not know it.
        score: Share of the heading that it explains, from 0 to 1.
        cover: Share of the layout that stands in the heading; settles a tie.
    """

    layout: Layout
    columns: tuple[Column | None, ...]
    score: float
    cover: float


def match(heading: Sequence[str], layout: Layout) -> Match:
    """Find the column of a layout for each heading.

    Args:
        heading: Headings in the order of the file.
        layout: The layout.

    Returns:
        The match. Repeated headings are told apart by their order.

    Example:
        >>> found = match(["NOKK", "NIK", "warna"], layouts()["siks-ng-api-orang"])
        >>> [column.fact if column else None for column in found.columns], round(found.score, 2)
        (['no_kk', 'nik', None], 0.67)
    """
    keys = [heading_key(text) for text in heading]
    seen: Counter[str] = Counter()
    found: list[Column | None] = []
    score = 0.0
    by_fact = {column.fact: column for column in layout.columns if column.fact}
    for key in keys:
        candidates = layout.by_key.get(key, ())
        column = candidates[min(seen[key], len(candidates) - 1)] if candidates else None
        seen[key] += 1
        if column is not None:
            score += _OWN if key == column.keys[0] else _ALIAS
        elif layout.name != CANONICAL and key in spellings().facts:
            # A heading of ours in another's file: an office added or renamed it. Its codes stay the layout's.
            fact = spellings().facts[key]
            column = by_fact.get(fact) or (Column(heading=fact, keys=(key,), fact=fact) if key == fact else None)
            score += _OURS if column is not None else 0
        found.append(column)
    filled = sum(1 for key in keys if key) or 1
    cover = 1.0 if layout.name == CANONICAL else len({id(c) for c in found if c}) / len(layout.columns)
    return Match(layout=layout, columns=tuple(found), score=score / filled, cover=cover)


def recognise(heading: Sequence[str]) -> tuple[Match, Problem | None]:
    """Find the layout that explains a heading best.

    Args:
        heading: Headings in the order of the file.

    Returns:
        The match, and a warning where another layout fits as well and reads a column otherwise. A heading that no
        layout explains is matched with the canonical columns, so that what is unknown is told.

    Example:
        >>> recognise(["nomor_induk_kependudukan", "nomor_kartu_keluarga", "nama", "pbi_nas"])[0].layout.name
        'dtsen-individu'
    """
    return _recognised(tuple(heading))


@functools.lru_cache(maxsize=16)
def _recognised(heading: tuple[str, ...]) -> tuple[Match, Problem | None]:
    ranked = sorted((match(heading, layout) for layout in layouts().values()), key=lambda m: (-m.score, -m.cover))
    best = ranked[0]
    if best.score < _LEAST:
        return match(heading, layouts()[CANONICAL]), None
    rivals = [m for m in ranked[1:] if (m.score, m.cover) == (best.score, best.cover) and _reads(m) != _reads(best)]
    if not rivals:
        return best, None
    names = " atau ".join(m.layout.title for m in (best, *rivals[:2]))
    return best, Problem(
        row=0,
        column="",
        value="",
        kind="tata_letak_imbang",
        message=f"judul kolom cocok dengan {names}; dibaca sebagai {best.layout.title}",
        advice=f'Pastikan, misalnya dengan layout="{rivals[0].layout.name}".',
        level=Level.WARNING,
    )


def _reads(found: Match) -> tuple[tuple[str | None, str | None], ...]:
    return tuple((c.fact, c.codes.name if c.codes else None) if c else (None, None) for c in found.columns)


def unknown_heading(heading: str, place: int, layout: Layout) -> Problem:
    """Tell a heading that the layout does not know, with the nearest one that it does.

    Args:
        heading: As it stands in the file.
        place: Its column, from 0.
        layout: The layout.

    Returns:
        The problem.

    Example:
        >>> unknown_heading("hamill", 3, layouts()["kanonik"]).advice
        'Mungkin maksudnya hamil.'
    """
    key = heading_key(heading)
    known = sorted({*layout.by_key, *spellings().facts})
    near = get_close_matches(key, known, n=1, cutoff=0.7) if key else []
    return Problem(
        row=0,
        column=masked_text(heading),
        value="",
        kind="kolom_tak_dikenal",
        message="judul kolom tidak dikenal" if key else f"kolom ke-{place + 1} tidak berjudul",
        advice=f"Mungkin maksudnya {spellings().facts.get(near[0], near[0])}." if near else "Kolom ini tidak dipakai.",
        level=Level.WARNING,
    )
