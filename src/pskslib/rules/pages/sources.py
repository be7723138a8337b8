"""The sources of a page: each has a number, and stands at the end under the act that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pskslib.law import Act, Citation, Confidence, Standing
from pskslib.rules.pages.markdown import plain


def confidence_words(confidence: Confidence) -> str:
    """Write how well something is sourced, so that what has no source cannot be overlooked."""
    words = confidence.words("id")
    return f"**{words}: belum bersumber**" if confidence is Confidence.LOW else words


class Sources:
    """Numbers citations.

    A page is written twice: the first time to collect what it cites, the second time with the numbers that
    follow from the order of the acts.
    """

    def __init__(self, known: Iterable[Citation] = ()) -> None:
        acts: dict[Act, list[Citation]] = {}
        for citation in known:
            acts.setdefault(citation.act, []).append(citation)
        self._numbered = {c: n for n, c in enumerate((c for group in acts.values() for c in group), start=1)}

    def ordered(self) -> Sources:
        """Return sources numbered by act, in the order in which the acts were first cited."""
        return Sources(self._numbered)

    def mark(self, citation: Citation) -> str:
        """Return the number of a citation, e.g. ``S3``."""
        return f"S{self._numbered.setdefault(citation, len(self._numbered) + 1)}"

    def basis(self, citations: Iterable[Citation]) -> str:
        """Write citations with their numbers; those with the same words stand together."""
        words: dict[str, list[str]] = {}
        for citation in citations:
            words.setdefault(citation.words(), []).append(self.mark(citation))
        return "; ".join(f"{plain(text)} [{', '.join(dict.fromkeys(marks))}]" for text, marks in words.items())

    def section(self) -> Iterator[str]:
        """Yield the acts that were cited, and under each what was read."""
        last: Act | None = None
        for citation, number in self._numbered.items():
            if citation.act != last:
                last = citation.act
                yield f"- {plain(_full_name(last))}"
            where = citation.words().removeprefix(citation.act.short).strip() if citation.pasal else ""
            at = f", {where}" if where else ""
            note = f" Catatan: {plain(citation.note)}" if citation.note else ""
            read = plain(citation.source) if citation.source else "sumber tidak disebut"
            yield f"  - **S{number}**{at} ({confidence_words(citation.confidence)}): {read}.{note}"


def _full_name(act: Act) -> str:
    name = act.instrument
    if act.number is not None:
        name = f"{name} {act.number}/{act.year}" if act.year else f"{name} {act.number}"
    elif act.year:
        name = f"{name} {act.year}"
    if act.title:
        name = f"{name} tentang {act.title}"
    standing = act.standing.value
    return name if act.standing is Standing.REGULATION or standing == name.lower() else f"{name} ({standing})"
