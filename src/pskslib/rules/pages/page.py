"""A page of the rule book: one programme, or several that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from pskslib.law import Confidence, ParameterBook
from pskslib.rules.describe import gives
from pskslib.rules.examples import Example
from pskslib.rules.pages.asked import asked_table, facts_asked
from pskslib.rules.pages.dated import dated_table, numbers_read, reading_lines
from pskslib.rules.pages.editions import EditionTeller, item_lines
from pskslib.rules.pages.markdown import MADE, blocks, plain
from pskslib.rules.pages.paid import calendar_lines, combination_lines
from pskslib.rules.pages.sources import Sources, confidence_words
from pskslib.rules.pages.worked import example_lines
from pskslib.rules.programme import BenefitKind, Programme
from pskslib.rules.rulebook import Rulebook
from pskslib.rules.stretches import Cutter, days_words, last_day, spans
from pskslib.rules.words import INDONESIAN

INDEX: Final = "index.md"
GATE: Final = "gerbang.md"


@frozen(kw_only=True)
class Page:
    """What a page is made from.

    Attributes:
        title: Its heading.
        book: A rule book with the programmes; its day does not matter.
        programmes: Codes of the programmes, in order.
        tables: Codes of the parameter tables that are shown whole; of others only the numbers in use.
        intro: Paragraphs of Markdown below the heading.
        about: Paragraphs of Markdown for single programmes, by code.
        items: Rules of one criterion each that a programme counts together, by its code.
        examples: Worked examples, in order.

    >>> from datetime import date
    >>> from pskslib.programmes import rulebook
    >>> book = rulebook(as_of=date(2026, 11, 24))
    >>> page = Page(title="Program Sembako", book=book, programmes=("SEMBAKO",), tables=("SEMBAKO",))
    >>> print(page.text().splitlines()[2])
    # Program Sembako
    """

    title: str
    book: Rulebook
    programmes: tuple[str, ...]
    tables: tuple[str, ...]
    intro: tuple[str, ...] = ()
    about: Mapping[str, Sequence[str]] = field(factory=dict)
    items: Mapping[str, Sequence[Programme]] = field(factory=dict)
    examples: tuple[Example, ...] = ()
    _cutter: Cutter = field(factory=Cutter, init=False, eq=False, repr=False)

    def text(self) -> str:
        """Return the page as Markdown.

        Raises:
            RuleError: An example no longer comes out as it says.
        """
        first = Sources()
        self._lines(first)
        return "\n".join([*self._lines(first.ordered()), ""])

    def _lines(self, sources: Sources) -> list[str]:
        programmes = [self.book.programme(code) for code in self.programmes]
        head = [MADE, "", f"# {plain(self.title)}"]
        back = [f"[Buku aturan]({INDEX})"]
        body = blocks(head, back, *([paragraph] for paragraph in self.intro))
        if len(programmes) == 1:
            told = self._alone(programmes[0], sources)
        else:
            told = blocks(*(self._among(programme, sources) for programme in programmes))
        return blocks(
            body,
            told,
            _section("Kapan dibayar", [line for p in programmes for line in calendar_lines(p, sources)]),
            _section(
                "Digabung dengan bantuan lain",
                [line for p in programmes for line in combination_lines(p, self.book.combinations, sources)],
            ),
            self._examples(),
            self._numbers(programmes, sources),
            self._readings(programmes, sources),
            _section("Yang ditanyakan", asked_table(facts_asked(programmes))),
            _section("Dasar hukum dan sumber", list(sources.section())),
        )

    def _alone(self, programme: Programme, sources: Sources) -> list[str]:
        """The only programme of the page."""
        return blocks(
            *([paragraph] for paragraph in self.about.get(programme.code, ())),
            self._summary(programme),
            ["## Syarat dan jumlah" if any(e.amount for e in programme.editions) else "## Syarat"],
            self._editions(programme, sources),
        )

    def _among(self, programme: Programme, sources: Sources) -> list[str]:
        """One programme of several."""
        criteria, _ = self.confidences(programme)
        said = (
            f"Diputuskan per {programme.unit.value}; berlaku {'; '.join(in_force(programme))}. "
            f"Keyakinan sumber syaratnya (masa terbaru): {confidence_words(criteria)}."
        )
        return blocks(
            [f"## {plain(heading(programme))}"],
            *([paragraph] for paragraph in self.about.get(programme.code, ())),
            [said],
            self._editions(programme, sources),
            item_lines(self.items.get(programme.code, ()), self._cutter),
        )

    def _summary(self, programme: Programme) -> list[str]:
        """In a few lines what a programme gives, to whom, when and how well that is sourced."""
        lines = [f"- Kode: `{programme.code}`"]
        if programme.benefit.kind is not BenefitKind.NONE:
            lines.append(f"- Memberi: {plain(gives(programme))}")
        whom = "keluarga" if programme.unit.value == "keluarga" else "orang (setiap anggota keluarga)"
        lines.append(f"- Diputuskan per {whom}")
        lines.append(f"- Berlaku: {'; '.join(in_force(programme))}")
        criteria, amount = self.confidences(programme)
        levels = f"syarat {confidence_words(criteria)}" + (f", jumlah {confidence_words(amount)}" if amount else "")
        lines.append(f"- Keyakinan sumber (masa terbaru): {levels}")
        if programme.quota:
            lines.append(f"- Kuota: {INDONESIAN['quota']}")
        return lines

    def _editions(self, programme: Programme, sources: Sources) -> list[str]:
        """The editions, newest first; under headings where there are several."""
        teller = EditionTeller(programme, sources, GATE, self._cutter)
        told = []
        for edition in reversed(programme.editions):
            days = days_words(edition.since, last_day(programme, edition))
            title = [f"### {days[:1].upper()}{days[1:]}"] if len(programme.editions) > 1 else []
            told.append(blocks(title, teller.lines(edition)))
        return blocks(*told)

    def confidences(self, programme: Programme) -> tuple[Confidence, Confidence | None]:
        """Return how well the newest rules of a programme are sourced: criteria that can say no, and the amount."""
        plan = self._cutter.newest(programme)
        criteria = [plan.confidence(place) for place in range(len(plan.criteria)) if plan.bars(place)]
        tree = plan.edition.amount
        amount = None if tree is None else [value.citation.confidence for value in plan.numbers_of(tree)]
        return min(criteria, default=Confidence.LOW), min(
            amount, default=Confidence.LOW
        ) if amount is not None else None

    def _examples(self) -> list[str]:
        told = [example_lines(example, self.book, f"### {plain(example.title)}") for example in self.examples]
        return blocks(["## Contoh"], *told) if told else []

    def _numbers(self, programmes: Sequence[Programme], sources: Sources) -> list[str]:
        read = numbers_read(programmes)
        used = [p for b in _books(programmes) for p in b.parameters.values() if (b.code, p.name) in read]
        others = [
            p
            for b in _books(programmes)
            if b.code in self.tables
            for p in b.parameters.values()
            if (b.code, p.name) not in read
        ]
        return blocks(
            _section("Angka bertanggal", dated_table(used, sources) if used else []),
            _section("Angka lain yang dicatat", dated_table(others, sources) if others else []),
        )

    def _readings(self, programmes: Sequence[Programme], sources: Sources) -> list[str]:
        read = numbers_read(programmes)
        lines = [
            line
            for book in _books(programmes)
            for line in reading_lines(book, sources, only=None if book.code in self.tables else read)
        ]
        return _section("Bila sumber berbeda", lines)


def _books(programmes: Iterable[Programme]) -> list[ParameterBook]:
    return list({book.code: book for programme in programmes for book in programme.books}.values())


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *lines] if lines else []


def heading(programme: Programme) -> str:
    """Return the heading of a programme on a page with several."""
    return f"{programme.code}: {programme.name}"


def file_name(code: str) -> str:
    """Return the name of the page of one programme.

    >>> file_name("BLT_DD")
    'blt_dd.md'
    """
    return f"{code.lower().replace('-', '_')}.md"


def in_force(programme: Programme) -> tuple[str, ...]:
    """Return the spans of days on which a programme is in force; editions that follow one another are one span."""
    return tuple(days_words(since, until) for since, until in spans(programme))
