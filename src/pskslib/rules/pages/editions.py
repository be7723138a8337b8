"""One edition as a page tells it: criteria in words with their basis, exclusions in two lines, the amount."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from pskslib.law import Citation, Confidence, DatedValue
from pskslib.rules.amount_phrases import AmountPhrases
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import Compare, Fact, Node, Number, OneOf, walk
from pskslib.rules.pages.markdown import blocks, bullets, plain
from pskslib.rules.pages.sources import Sources, confidence_words
from pskslib.rules.phrases import Phrases, Told
from pskslib.rules.plan import Plan
from pskslib.rules.programme import Criterion, Edition, Programme
from pskslib.rules.stretches import Cutter, Stretch, days_words
from pskslib.rules.words import criterion_words

_MANY_PARTS: Final = 60
"""A rule with more tests than this is told by the facts that it reads."""
_MANY_VARIANTS: Final = 4

T = TypeVar("T")


class EditionTeller:
    """Tells the editions of one programme, newest first.

    Args:
        programme: The programme.
        sources: Numbers of what is cited.
        gate: The page with the common exclusions.
        cutter: Cuts the editions.
    """

    def __init__(self, programme: Programme, sources: Sources, gate: str, cutter: Cutter) -> None:
        self.programme = programme
        self.cutter = cutter
        self.sources = sources
        self.gate = gate
        self.told: set[tuple[str, Node, str | None]] = set()
        self.excluded: tuple[str, ...] = ()
        self.paid: tuple[Told, ...] = ()

    def lines(self, edition: Edition) -> list[str]:
        """Return the lines of one edition, without its heading."""
        cut = self.cutter.cut(self.programme, edition)
        if not cut:
            return ["Pada masa ini ada angka yang tidak ditemukan, sehingga program tidak dapat diputuskan."]
        return blocks(
            ["Semua syarat berikut harus terpenuhi:"],
            list(self._criteria(edition, cut)),
            self._amount(edition, cut),
            self._notes(edition),
        )

    # --- criteria ----------------------------------------------------------------------------

    def _criteria(self, edition: Edition, cut: Sequence[Stretch]) -> Iterator[str]:
        place = 0
        for chosen in edition.criteria:
            if chosen.excludes is None:
                place += 1
                indent = " " * (len(str(place)) + 2)
                for line, text in enumerate(self._criterion(chosen, cut)):
                    yield f"{place}. {text}" if line == 0 else f"{indent}{text}"
        excluding = tuple(chosen for chosen in edition.criteria if chosen.excludes is not None)
        if excluding:
            yield from self._exclusions(place + 1, excluding, cut)

    def _criterion(self, chosen: Criterion, whole: Sequence[Stretch]) -> Iterator[str]:
        cut = [stretch for stretch in whole if chosen.code in stretch.plan.codes]
        if not cut:
            yield f"**{plain(chosen.code)}**: tidak dilihat pada masa ini"
            return
        variants = _merged(cut, lambda stretch: criterion_words(stretch.plan, chosen, "id"))
        newest, *older = reversed(variants)
        plan = newest[-1].plan
        yield f"**{plain(chosen.code)}**: {plain(criterion_words(plan, chosen, 'id'))}"
        citations = _citations(newest, chosen)
        if citations:
            confidence = min(citation.confidence for citation in citations)
            yield f"- Dasar: {self.sources.basis(citations)}. Keyakinan {confidence_words(confidence)}."
        else:
            yield f"- Dasar: belum ditemukan. Keyakinan {confidence_words(Confidence.LOW)}."
        if not plan.bars(_place(plan, chosen)):
            yield "- Tidak menolak: bila tidak terpenuhi, hanya minta dicek dulu."
        if len(older) < _MANY_VARIANTS:
            for group in older:
                words = plain(criterion_words(group[-1].plan, chosen, "id"))
                basis = self.sources.basis(_citations(group, chosen))
                yield f"- Pada {_days(group)}: {words}. Dasar: {basis}."
        else:
            yield f"- Angkanya berubah {len(older)} kali dalam masa ini; lihat angka bertanggal di bawah."
        same = (chosen.code, chosen.when, chosen.advice)
        if same in self.told:
            return
        self.told.add(same)
        yield from _looked_at(plan, chosen)
        if chosen.advice:
            yield f"- Bila tidak terpenuhi: {plain(chosen.advice)}"

    def _exclusions(self, place: int, excluding: Sequence[Criterion], cut: Sequence[Stretch]) -> Iterator[str]:
        first, last = excluding[0].code, excluding[-1].code
        codes = first if first == last else f"{first} sampai {last}"
        indent = " " * (len(str(place)) + 2)
        yield f"{place}. **{codes}**: tidak ada [pengecualian umum]({self.gate})"
        variants = _merged(cut, lambda stretch: tuple(exclusion_lines(stretch.plan)))
        lines = tuple(exclusion_lines(variants[-1][-1].plan))
        if lines == self.excluded:
            yield f"{indent}- seperti pada masa sesudahnya"
        else:
            yield from (f"{indent}- {plain(line)}" for line in lines)
        self.excluded = lines
        if len(variants) > 1:
            yield f"{indent}- Bobotnya berubah dalam masa ini; lihat [tabel bobot]({self.gate})."

    # --- amount and notes --------------------------------------------------------------------

    def _amount(self, edition: Edition, cut: Sequence[Stretch]) -> list[str]:
        tree = edition.amount
        if tree is None:
            return []
        period = "sekali bayar" if self.programme.benefit.period == "sekali" else "setahun"

        def told(stretch: Stretch, *, marked: bool = False) -> tuple[Told, ...]:
            dated = stretch.plan.dated
            mark = partial(self._mark, dated) if marked else lambda number: ""
            return AmountPhrases(self.programme.books, dated, mark=mark).amount(tree)

        variants = list(reversed(_merged(cut, told)))
        shown = variants if len(variants) <= _MANY_VARIANTS else variants[:1]
        found = []
        for group in shown:
            days = f", {_days(group)}" if len(variants) > 1 else ""
            if told(group[-1]) == self.paid:
                found.append([f"**Jumlah {period}{days}**: seperti pada masa sesudahnya."])
            else:
                found.append([f"**Jumlah {period}{days}:**"])
                found.append(list(bullets(told(group[-1], marked=True))))
            self.paid = told(group[-1])
        if len(shown) < len(variants):
            found.append([f"Sebelumnya berubah {len(variants) - 1} kali; lihat angka bertanggal di bawah."])
        return blocks(*found)

    def _mark(self, dated: Mapping[tuple[str, str], DatedValue], number: Number) -> str:
        """Where a rate or limit is from."""
        citation = dated[number.book, number.name].citation
        weak = ", rendah: belum bersumber" if citation.confidence is Confidence.LOW else ""
        return f" [{self.sources.mark(citation)}{weak}]"

    def _notes(self, edition: Edition) -> list[str]:
        note = [f"Catatan: {plain(edition.note)}"] if edition.note else []
        gap = [f"Sesudah masa ini kosong: {plain(edition.gap)}."] if edition.gap else []
        return blocks(note, gap)


def exclusion_lines(plan: Plan) -> Iterator[str]:
    """Yield the common exclusions of a day: those that bar, then those that only ask for a check."""
    for bars, words in ((True, "menolak"), (False, "dicek dulu, tidak menolak")):
        named = [
            f"{chosen.excludes} ({chosen.code})"
            for place, chosen in enumerate(plan.criteria)
            if chosen.excludes is not None and plan.bars(place) is bars
        ]
        if named:
            yield f"{words}: {', '.join(named)}"


def item_lines(items: Sequence[Programme], cutter: Cutter) -> list[str]:
    """Return the single criteria that a rule counts together, in the words of their newest days."""
    lines = []
    for item in items:
        plan = cutter.newest(item)
        for chosen in plan.criteria:
            lines.append(f"- **{plain(chosen.code)}** {plain(criterion_words(plan, chosen, 'id'))}")
            lines += [f"  {line}" for line in _looked_at(plan, chosen)]
    return ["Butir-butirnya:", "", *lines] if lines else []


def _looked_at(plan: Plan, chosen: Criterion) -> Iterator[str]:
    """What the rule looks at, from its tree; the facts alone where the tree is large."""
    tests = sum(isinstance(node, Compare | OneOf | Fact) for node in walk(chosen.when))
    if tests <= _MANY_PARTS:
        told = Phrases(plan.programme.books, plan.dated).in_full(chosen.when)
        yield f"- Yang dilihat: {plain(told.text)}"
        yield from bullets(told.parts, "  ")
    else:
        facts = dict.fromkeys(node for node in walk(chosen.when) if isinstance(node, Fact))
        labels = [declared.label for fact in facts if (declared := field_of(fact)) is not None]
        yield f"- Yang dilihat: {plain('; '.join(labels))}"


def _merged(cut: Sequence[Stretch], words: Callable[[Stretch], T]) -> list[list[Stretch]]:
    """Stretches that follow one another with the same words, oldest first."""
    groups: list[list[Stretch]] = []
    last: T | None = None
    for stretch in cut:
        now = words(stretch)
        if groups and now == last:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
        last = now
    return groups


def _days(group: Sequence[Stretch]) -> str:
    return days_words(group[0].since, group[-1].until)


def _place(plan: Plan, chosen: Criterion) -> int:
    return plan.codes.index(chosen.code)


def _citations(group: Sequence[Stretch], chosen: Criterion) -> tuple[Citation, ...]:
    """Where a criterion is written in some stretches, newest first."""
    found = (c for stretch in reversed(group) for c in stretch.plan.citations(_place(stretch.plan, chosen)))
    return tuple(dict.fromkeys(found))
