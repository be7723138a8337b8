"""Amounts in words, read from their trees: who is paid for what, at which rate, under which limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pskslib.law import DatedValue, ParameterBook
from pskslib.law.rupiah import format_rupiah
from pskslib.rules.nodes import Add, Check, Choose, Component, Components, Const, Node, Number, Times
from pskslib.rules.phrases import Phrases, Told

_ID: Final[Mapping[str, str]] = {
    "is": " adalah ",
    "sum": "Jumlah dari:",
    "if": "Bila {part}:",
    "else_if": "Selain itu, bila {part}:",
    "else": "Selain itu:",
    "ceiling": "Paling banyak {most} dan paling sedikit {least}; jumlah pastinya ditetapkan penyelenggara.",
    "best": "Setiap anggota dihitung untuk paling banyak satu komponen, dengan pembagian yang jumlahnya terbesar.",
    "most": "paling banyak {limit}",
    "times": "{factor} kali {part}",
    "total": ", yaitu {total} setahun",
    "one_of": "Salah satu:",
}
_EN: Final[Mapping[str, str]] = {
    "is": " is ",
    "sum": "The sum of:",
    "if": "If {part}:",
    "else_if": "Otherwise, if {part}:",
    "else": "Otherwise:",
    "ceiling": "At most {most} and at least {least}; the exact sum is set by those who run the programme.",
    "best": "Each member counts for one component at most, by the assignment with the largest sum.",
    "most": "at most {limit}",
    "times": "{factor} times {part}",
    "total": ", that is {total} a year",
    "one_of": "One of:",
}


def _no_mark(number: Number) -> str:
    return ""


class AmountPhrases(Phrases):
    """Writes the amounts of one programme on one day.

    Args:
        books: Parameter tables that its numbers come from.
        dated: Values in force by (book, name).
        language: ``"id"`` or ``"en"``.
        mark: What to write behind a rate or limit, such as its source.
    """

    def __init__(
        self,
        books: tuple[ParameterBook, ...],
        dated: Mapping[tuple[str, str], DatedValue],
        language: str = "id",
        *,
        mark: Callable[[Number], str] = _no_mark,
    ) -> None:
        super().__init__(books, dated, language)
        self.said = _ID if language == "id" else _EN
        self.equal = self.said["is"]
        self.mark = mark

    def amount(self, node: Node) -> tuple[Told, ...]:
        """Write how an amount is worked out, with the rates and limits of the day.

        >>> from pskslib.programmes import rulebook
        >>> from datetime import date
        >>> plan = rulebook(as_of=date(2026, 11, 24)).plan("SEMBAKO")
        >>> told = AmountPhrases(plan.programme.books, plan.dated).amount(plan.edition.amount)
        >>> print(*told[0].lines())
        - 12 kali bantuan per bulan Rp200.000/keluarga/bulan, yaitu Rp2.400.000 setahun
        """
        match node:
            case Add():
                return (Told(text=self.said["sum"], parts=tuple(self._one(self.amount(part)) for part in node.parts)),)
            case Choose(condition=Check(part=Const(value=True))):
                most, least = self._marked(node.then), self._marked(node.otherwise)
                return (Told(text=self.said["ceiling"].format(most=most, least=least)),)
            case Choose():
                return tuple(self._choice(node))
            case Components():
                return (self._best(node),)
            case Times():
                return (self._times(node),)
            case _:
                return (Told(text=self._rate(node)),)

    def _choice(self, node: Choose, lead: str = "if") -> Iterator[Told]:
        head = self.said[lead].format(part=self.condition(node.condition))
        yield self._under(head, self.amount(node.then))
        if isinstance(node.otherwise, Choose):
            yield from self._choice(node.otherwise, "else_if")
        else:
            yield self._under(self.said["else"], self.amount(node.otherwise))

    def _one(self, told: tuple[Told, ...]) -> Told:
        """Several ways as one line with the ways under it."""
        return told[0] if len(told) == 1 else Told(text=self.said["one_of"], parts=told)

    def _under(self, head: str, told: tuple[Told, ...]) -> Told:
        """What follows a condition: on its line where it is one thing, else under it."""
        if len(told) == 1:
            follows = told[0]
            return Told(text=f"{head} {_inside(follows.text)}", parts=follows.parts)
        return Told(text=head, parts=told)

    def _best(self, node: Components) -> Told:
        text = self.said["best"]
        if node.family_limit is not None:
            limit = self.said["most"].format(limit=self._marked(node.family_limit))
            text = f"{text} {limit[:1].upper()}{limit[1:]}."
        return Told(text=text, parts=tuple(map(self._component, node.components)))

    def _component(self, part: Component) -> Told:
        label = part.label if self.language == "id" else part.label_en
        condition = self.condition(part.when)
        who = label if condition == label else f"{label} ({condition})"
        text = f"{who}: {self._marked(part.amount)}"
        if part.limit is not None:
            text += f"; {self.said['most'].format(limit=self._marked(part.limit))}"
        return Told(text=text)

    def _times(self, node: Times) -> Told:
        if isinstance(node.part, Number):
            value = self.dated[node.part.book, node.part.name].value
            text = self.said["times"].format(factor=node.factor, part=self._rate(node.part))
            total = format_rupiah(value * node.factor) if isinstance(value, int) else ""
            return Told(text=text + self.said["total"].format(total=total))
        told = self.amount(node.part)
        return Told(text=self.said["times"].format(factor=node.factor, part="").rstrip() + ":", parts=told)

    def _rate(self, node: Node) -> str:
        """A rate with its name."""
        if isinstance(node, Number):
            return f"{self._quantity(node)} {self._marked(node)}"
        return self._value(node)

    def _marked(self, node: Node) -> str:
        return self._value(node) + (self.mark(node) if isinstance(node, Number) else "")


def _inside(text: str) -> str:
    """A sentence to stand inside another; an acronym keeps its letters."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and not text.startswith("Rp") else text
