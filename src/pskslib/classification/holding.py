"""Which kinds a person holds: the PPKS kinds of the person, and those of the person's family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from pskslib.classification.kinds import PPKS_KINDS, Kind
from pskslib.population import Family
from pskslib.rules import Decision, Outcome, Question, Rulebook

_GATHERS: Final = "anak_perlindungan_khusus"  # its grounds are the findings of other kinds, disability among them
_PRIVATE: Final = frozenset(
    fact for kind in PPKS_KINDS if kind.sensitive and kind.code != _GATHERS for fact in kind.status
)


@frozen(kw_only=True)
class Holding:
    """The kinds of one person.

    Attributes:
        held: Kinds that the person is of, with the decision.
        open: Kinds that cannot be told yet.
        not_held: Kinds that the person is not of.
    """

    held: tuple[tuple[Kind, Decision], ...]
    open: tuple[tuple[Kind, Decision], ...]
    not_held: tuple[tuple[Kind, Decision], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the kinds held, in list order: a set, never one of them only."""
        return tuple(kind.code for kind, _ in self.held)

    def questions(self, *, sensitive: bool = False) -> tuple[Question, ...]:
        """What would settle the open kinds, each question once.

        Args:
            sensitive: Also ask about kinds that only a recorded finding may establish. Without it nobody is asked
                about HIV, prostitution, drugs, prison or violence because a form has a blank.
        """
        asked = (
            question
            for kind, decision in self.open
            if sensitive or not kind.sensitive
            for question in decision.missing
            if sensitive or question.fact not in _PRIVATE
        )
        found: dict[tuple[int | None, str], Question] = {}
        for question in asked:
            found.setdefault(question.pair, question)
        return tuple(found.values())


def kinds_of(book: Rulebook, family: Family, place: int, *, strict: bool = False) -> Holding:
    """Tell the PPKS kinds of one member, those of the family included.

    Args:
        book: A rule book with the PPKS kinds.
        family: The family.
        place: Place of the member in ``family.members``.
        strict: Leave presumptions off.

    Raises:
        IndexError: There is no such member.
        NotInForce: The day of the book is before the list of kinds.
        UnknownName: The book has no PPKS kinds.
    """
    if not 0 <= place < len(family.members):
        raise IndexError(f"anggota ke-{place + 1} tidak ada")
    groups: dict[Outcome, list[tuple[Kind, Decision]]] = {outcome: [] for outcome in Outcome}
    for kind, decision in _decisions(book, family, place, strict):
        groups[decision.outcome].append((kind, decision))
    return Holding(
        held=tuple(groups[Outcome.ELIGIBLE]),
        open=tuple(groups[Outcome.UNDETERMINED]),
        not_held=tuple(groups[Outcome.INELIGIBLE]),
    )


def _decisions(book: Rulebook, family: Family, place: int, strict: bool) -> Iterator[tuple[Kind, Decision]]:
    for kind in PPKS_KINDS:
        if kind.rule is None:
            continue
        if book.plan(kind.rule).by_person:
            yield kind, book.decide_members(family, kind.rule, strict=strict)[place]
        else:
            yield kind, book.decide(family, kind.rule, strict=strict)
