"""Conditions of a rule in words, read from its tree: *umur 6 sampai 21 tahun dan jenjang sekolah: SD*.

A criterion carries a sentence of its own. What is looked at in truth, fact by fact, stands only in its tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from pskslib.law import DatedValue, Parameter, ParameterBook
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import (
    Age,
    AllMembers,
    And,
    AnyMember,
    Check,
    Compare,
    Const,
    CountMembers,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    rewrite,
)
from pskslib.rules.number_words import bare_words, is_flag, value_words

_ID: Final[Mapping[str, str]] = {
    "and": "dan",
    "or": "atau",
    "to": "sampai",
    "age": "umur",
    "<=": "paling tinggi",
    "<": "di bawah",
    ">=": "paling rendah",
    ">": "di atas",
    "no": "{part}: tidak",
    "not": "bukan ({part})",
    "none": "tidak satu pun dari: {part}",
    "no_member": "tidak ada anggota keluarga ({part})",
    "some_of": "salah satu dari:",
    "all_of": "semuanya:",
    "none_of": "tidak satu pun dari:",
    "any": "ada anggota keluarga ({part})",
    "all": "semua anggota keluarga ({part})",
    "count": "jumlah anggota keluarga ({part})",
    "anyone": "siapa pun",
    "nobody": "tidak seorang pun",
    "check": "{part} (dicek dulu)",
    "check_no": "{part} (selain itu dicek dulu)",
}
_EN: Final[Mapping[str, str]] = {
    "and": "and",
    "or": "or",
    "to": "to",
    "age": "age",
    "<=": "at most",
    "<": "below",
    ">=": "at least",
    ">": "above",
    "no": "{part}: no",
    "not": "not ({part})",
    "none": "none of: {part}",
    "no_member": "no member ({part})",
    "some_of": "one of:",
    "all_of": "all of:",
    "none_of": "none of:",
    "any": "some member ({part})",
    "all": "every member ({part})",
    "count": "number of members ({part})",
    "anyone": "anyone",
    "nobody": "nobody",
    "check": "{part} (checked first)",
    "check_no": "{part} (otherwise checked first)",
}

_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LONG: Final = 160
"""A condition of more letters is written as a list."""


@frozen(kw_only=True)
class Told:
    """One line, with the lines that belong under it."""

    text: str
    parts: tuple[Told, ...] = ()

    def lines(self, indent: str = "") -> Iterator[str]:
        """Yield the line and those under it as a list with dashes.

        >>> list(Told(text="Jumlah dari:", parts=(Told(text="Rp1"), Told(text="Rp2"))).lines())
        ['- Jumlah dari:', '  - Rp1', '  - Rp2']
        """
        yield f"{indent}- {self.text}"
        for part in self.parts:
            yield from part.lines(indent + "  ")


class Phrases:
    """Writes the nodes of one programme on one day.

    Args:
        books: Parameter tables that its numbers come from.
        dated: Values in force by (book, name).
        language: ``"id"`` or ``"en"``.
    """

    def __init__(
        self,
        books: tuple[ParameterBook, ...],
        dated: Mapping[tuple[str, str], DatedValue],
        language: str = "id",
    ) -> None:
        self.books = {book.code: book for book in books}
        self.dated = dated
        self.language = language
        self.text = _ID if language == "id" else _EN
        self.equal = ": "

    # --- conditions --------------------------------------------------------------------------

    def condition(self, node: Node) -> str:
        """Write a condition so that it can stand behind *bila* or in brackets.

        >>> from pskslib.rules import family, person
        >>> Phrases((), {}).condition((~family.receives_pkh & (person.school_level == "SD")).node)
        'menerima PKH: tidak; dan jenjang sekolah yang sedang diikuti: SD'
        """
        return self._condition(rewrite(node, self._settled))

    def _settled(self, node: Node) -> Node:
        """How many of some conditions are asked is a number of the day: the ways that it leaves open remain."""
        match node:
            case Compare(op="==", left=Number() as number, right=Const(value=wanted)):
                parameter = self._parameter(number)
                if is_flag(parameter) and len({dated.value for dated in parameter.values}) > 1:
                    return node  # as a semester: it comes and goes
                return Const(value=self.dated[number.book, number.name].value == wanted)
            case And() | Or():
                settles = isinstance(node, Or)
                parts = tuple(part for part in node.parts if part != Const(value=not settles))
                if Const(value=settles) in parts or not parts:
                    return Const(value=settles if parts else not settles)
                return parts[0] if len(parts) == 1 else evolve(node, parts=parts)
        return node

    def _condition(self, node: Node) -> str:
        match node:
            case And() | Or():
                return self._joined(node)
            case Not():
                return self._denied(node.part)
            case Compare():
                return self._comparison(node)
            case OneOf():
                return self._quantity(node.item) + self.equal + self._either(self._codes(node.item, node.codes))
            case Const():
                return self.text["anyone" if node.value else "nobody"]
            case Check():
                return self.text["check"].format(part=self._condition(node.part))
            case Excluded():
                weight = self.dated[node.effect.book, node.effect.name].value
                return self._denied(node.part if weight == "tolak" else Check(part=node.part))
            case AnyMember() | AllMembers():
                kind = "any" if isinstance(node, AnyMember) else "all"
                return self.text[kind].format(part=self._condition(node.where))
            case _:
                return self._quantity(node)

    def _denied(self, part: Node) -> str:
        """The opposite of a condition."""
        match part:
            case Not():
                return self._condition(part.part)
            case Check():
                return self.text["check_no"].format(part=self._denied(part.part))
            case Or():
                return self.text["none"].format(part=self._joined(part))
            case AnyMember():
                return self.text["no_member"].format(part=self._condition(part.where))
            case _:
                kind = "no" if isinstance(part, Fact) or self._flag(part) else "not"
                return self.text[kind].format(part=self._condition(part))

    def _joined(self, node: And | Or) -> str:
        """The parts joined; those that are themselves joined the other way stand in brackets."""
        joint, other = ("and", Or) if isinstance(node, And) else ("or", And)
        parts = [f"({words})" if isinstance(part, other) else words for part, words in self._parts(node)]
        return self._list(parts, joint)

    def _parts(self, node: And | Or) -> Iterator[tuple[Node, str]]:
        """Each part with its words; lowest and highest of one thing are one part."""
        left = list(node.parts)
        while left:
            part = left.pop(0)
            between = _between(part, left[0]) if left and isinstance(node, And) else None
            if between is not None:
                left.pop(0)
                yield part, self._range(*between)
            elif isinstance(part, And) and len(alone := list(self._parts(part))) == 1:
                yield alone[0]
            else:
                yield part, self._condition(part)

    def _either(self, words: list[str]) -> str:
        """Labels of codes; strokes between labels that are lists themselves."""
        either = f" {self.text['or']} "
        if len(words) > 1 and any("," in word or either in word for word in words):
            return " / ".join(words)
        return self._list(words, "or")

    def _list(self, parts: list[str], joint: str) -> str:
        if len(parts) == 1:
            return parts[0]
        signs = (",", ";", ":", f" {self.text['and']} ", f" {self.text['or']} ")
        sign = ";" if any(sign in _BRACKETS.sub("", part) for part in parts for sign in signs) else ","
        last = sign if len(parts) > 2 or sign == ";" else ""
        return f"{f'{sign} '.join(parts[:-1])}{last} {self.text[joint]} {parts[-1]}"

    def _range(self, item: Node, low: Node, high: Node) -> str:
        first, last = self._value(low, item), self._value(high, item)
        unit = last.partition(" ")[2]
        if unit and first.endswith(f" {unit}"):
            first = first.removesuffix(f" {unit}")
        return f"{self._quantity(item)} {first} {self.text['to']} {last}"

    def _comparison(self, node: Compare) -> str:
        if self._flag(node):
            return self._quantity(node.left)
        left, right = self._quantity(node.left), self._value(node.right, node.left)
        if node.op == "==":
            coded = isinstance(node.right, Const) and isinstance(node.right.value, str)
            return f"{left}{self.equal if coded else ' '}{right}"
        return f"{left} {self.text[node.op]} {right}"

    def _flag(self, node: Node) -> bool:
        """Whether a comparison only asks if a yes-or-no number of the law is a yes."""
        match node:
            case Compare(op="==", left=Number() as number, right=Const(value=1)):
                return is_flag(self._parameter(number))
        return False

    def _quantity(self, node: Node) -> str:
        """What is measured."""
        match node:
            case Age():
                return self.text["age"]
            case Fact():
                declared = field_of(node)
                if declared is None:
                    return node.name
                return declared.label if self.language == "id" else declared.label_en
            case Number():
                parameter = self._parameter(node)
                return parameter.label if self.language == "id" else parameter.label_en
            case CountMembers():
                return self.text["count"].format(part=self._condition(node.where))
            case _:
                return self._value(node)

    def _value(self, node: Node, beside: Node | None = None) -> str:
        """What it is measured against."""
        match node:
            case Number():
                parameter, value = self._parameter(node), self.dated[node.book, node.name].value
                said = beside is not None and parameter.unit.split()[0] in _words(self._quantity(beside))
                return (bare_words if said else value_words)(parameter, value, self.language)
            case Const(value=str() as code):
                return self._codes(beside, (code,))[0]
            case Const(value=value):
                return str(value)
            case _:
                return self._quantity(node)

    def _codes(self, item: Node | None, codes: tuple[str, ...]) -> list[str]:
        declared = field_of(item) if isinstance(item, Fact) else None
        labels = declared.codes.values if declared is not None and declared.codes is not None else {}
        return [labels.get(code, code) for code in codes]

    def _parameter(self, number: Number) -> Parameter:
        return self.books[number.book][number.name]

    def in_full(self, node: Node) -> Told:
        """Write a condition as one line, or as a list of its parts where a line would be too long to read."""
        return self._in_full(rewrite(node, self._settled))

    def _in_full(self, node: Node) -> Told:
        line = self._condition(node)
        match node:
            case _ if len(line) <= _LONG:
                return Told(text=line)
            case Or() | And():
                parts = [
                    self._in_full(part) if len(words) > _LONG else Told(text=words) for part, words in self._parts(node)
                ]
                return Told(text=self.text["some_of" if isinstance(node, Or) else "all_of"], parts=tuple(parts))
            case AnyMember():
                inside = self._in_full(node.where)
                return Told(text=self.text["any"].format(part=inside.text.removesuffix(":")) + ":", parts=inside.parts)
            case Not(part=Or() as part):
                return Told(text=self.text["none_of"], parts=self._in_full(part).parts)
            case _:
                return Told(text=line)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def _between(low: Node, high: Node) -> tuple[Node, Node, Node] | None:
    """What is measured, lowest and highest, where two comparisons make a range with both ends included."""
    match low, high:
        case Compare(op=">=", left=item), Compare(op="<=", left=same) if item == same:
            return item, low.right, high.right
    return None
