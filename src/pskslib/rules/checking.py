"""Mistakes in a rule, found when it is built: unknown names, wrong types, mixed units."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from attrs import frozen

from pskslib.law import ParameterBook
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind
from pskslib.rules.nodes import (
    Add,
    Age,
    AllMembers,
    And,
    AnyMember,
    Check,
    Choose,
    Compare,
    Component,
    Components,
    Const,
    CountMembers,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    Times,
)

EFFECTS: Final = ("tolak", "periksa", "abai")
"""What an exclusion can do: bar, ask for a check, nothing."""


@frozen
class Type:
    """What a node yields: ``kind`` (a word for messages) and the unit or code list."""

    kind: str
    unit: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} ({self.unit})" if self.unit else self.kind


TRUTH: Final = Type("ya/tidak")
WHOLE: Final = Type("bilangan")
RUPIAH: Final = Type("rupiah")
DATE: Final = Type("tanggal")
TEXT: Final = Type("teks")
WRONG: Final = Type("?")


def field_of(fact: Fact) -> Field | None:
    """Return the declaration of a fact, or None when there is none."""
    return (PERSON_FIELDS if fact.owner == "orang" else FAMILY_FIELDS).get(fact.name)


def type_of_field(fact: Field) -> Type:
    """Return the type that rules see for a declared fact."""
    if fact.kind is Kind.BOOL:
        return TRUTH
    if fact.kind is Kind.CODE and fact.codes is not None:
        return Type("kode", fact.codes.name)
    if fact.kind is Kind.DATE:
        return DATE
    if fact.kind in (Kind.INT, Kind.DECIMAL):
        return RUPIAH if (fact.unit or "").startswith("Rp") else Type("bilangan", fact.unit)
    return TEXT


class Checker:
    """Collects the faults of one rule tree; nothing is raised here."""

    def __init__(self, books: Mapping[str, ParameterBook] | None) -> None:
        self.books = books
        self.faults: list[str] = []
        self._inside = ""

    def check(self, node: Node, expected: Type, where: str, *, member: bool = False) -> None:
        """Check that ``node`` is well-formed and yields ``expected``; ``member``: one is in hand."""
        found = self.type_of(node, member=member)
        if found is not WRONG and found.kind != expected.kind:
            self.faults.append(f"{where} harus {expected}, bukan {found}")

    def type_of(self, node: Node, *, member: bool) -> Type:
        """Return the type of a node; WRONG (with a fault noted) when it has none."""
        match node:
            case Const():
                return self._const(node)
            case Fact():
                return self._fact(node, member)
            case Age():
                if not member:
                    self.faults.append(_OUTSIDE.format("umur"))
                return Type("bilangan", "tahun")
            case Number():
                return self._number(node)
            case Compare():
                return self._compare(node, member)
            case OneOf():
                self._codes(node.item, node.codes, member)
                return TRUTH
            case And() | Or():
                for part in node.parts:
                    self.check(part, TRUTH, "bagian dari & atau |", member=member)
                return TRUTH
            case Not() | Check():
                self.check(node.part, TRUTH, "yang dibalik dengan ~ atau diperiksa", member=member)
                return TRUTH
            case Excluded():
                self.check(node.part, TRUTH, "alasan pengecualian", member=member)
                self._number(node.effect)
                return TRUTH
            case AnyMember() | AllMembers() | CountMembers():
                if self._inside:
                    self.faults.append(self._inside)
                self._about_one(node.where, "syarat anggota", _NESTED)
                return Type("bilangan", "jiwa") if isinstance(node, CountMembers) else TRUTH
            case _:
                return self._amount(node, member)

    def _about_one(self, where: Node, what: str, others: str) -> None:
        """Check a condition on one member; ``others`` is the fault of asking all members inside it."""
        before, self._inside = self._inside, others
        self.check(where, TRUTH, what, member=True)
        self._inside = before

    def _amount(self, node: Node, member: bool) -> Type:
        match node:
            case Add():
                types = [self.type_of(part, member=member) for part in node.parts]
                return self._alike(types, f"penjumlahan {' dan '.join(map(str, types))} tidak masuk akal")
            case Times():
                return self.type_of(node.part, member=member)
            case Choose():
                self.check(node.condition, TRUTH, "syarat pilihan", member=member)
                types = [self.type_of(part, member=member) for part in (node.then, node.otherwise)]
                return self._alike(types, f"pilihan antara {' dan '.join(map(str, types))} tidak masuk akal")
            case Components():
                for part in node.components:
                    self._component(part)
                codes = [part.code for part in node.components]
                for code in sorted({c for c in codes if codes.count(c) > 1}):
                    self.faults.append(f"komponen {code} ditulis dua kali")
                if node.family_limit is not None:
                    self._single(node.family_limit, WHOLE, "batas keluarga")
                return RUPIAH
            case _:
                self.faults.append(f"{type(node).__name__} tidak dapat dipakai di sini")
                return WRONG

    def _alike(self, types: list[Type], fault: str) -> Type:
        """The one type of several parts, whatever their order; what is not known yet (a number) fits any."""
        known = [found for found in types if found is not WRONG]
        if len({found.kind for found in known}) > 1:
            self.faults.append(fault)
        return known[0] if known else WRONG

    def _component(self, part: Component) -> None:
        what = f"komponen {part.code}"
        self._about_one(part.when, what, f"{what}: {_ASKS_ALL}")
        self._single(part.amount, RUPIAH, f"besaran {what}")
        if part.limit is not None:
            self._single(part.limit, WHOLE, f"batas {what}")

    def _single(self, node: Node, expected: Type, where: str) -> None:
        """Amounts and limits of components are read once a day: numbers, nothing that a family has to be asked."""
        if not isinstance(node, Number | Const):
            self.faults.append(f"{where} harus satu angka dari TOML, tanpa +, *, choose atau best_of")
            return
        self.check(node, expected, where)

    def _const(self, node: Const) -> Type:
        if isinstance(node.value, bool):
            return TRUTH
        return Type("bilangan") if isinstance(node.value, int) else Type("kode")

    def _fact(self, node: Fact, member: bool) -> Type:
        declared = field_of(node)
        if declared is None:
            space = "person" if node.owner == "orang" else "family"
            self.faults.append(f"fakta {space}.{node.name} tidak dikenal{_fact_hint(node)}")
            return WRONG
        if node.owner == "orang" and not member:
            self.faults.append(_OUTSIDE.format(f"person.{node.name}"))
        return type_of_field(declared)

    def _number(self, node: Number) -> Type:
        if self.books is None:
            return WRONG
        book = self.books.get(node.book)
        if book is None:
            self.faults.append(f"tabel angka {node.book} tidak diberikan pada program (numbers=…)")
            return WRONG
        if node.name not in book.parameters:
            self.faults.append(f"angka {node.name} tidak ada di {book.code}{_hint(node.name, book.parameters)}")
            return WRONG
        parameter = book[node.name]
        if parameter.is_money:
            return RUPIAH
        if all(isinstance(v.value, str) for v in parameter.values):
            return Type("kata", parameter.unit)
        return Type("bilangan", parameter.unit)

    def _compare(self, node: Compare, member: bool) -> Type:
        left = self.type_of(node.left, member=member)
        right = self.type_of(node.right, member=member)
        counts = any(isinstance(side, CountMembers) for side in (node.left, node.right))
        if not counts and any(isinstance(side, Add | Times | Choose | Components) for side in (node.left, node.right)):
            self.faults.append(_WORKED_OUT)
        if left is WRONG or right is WRONG:
            return TRUTH
        if left.kind == "kode" and isinstance(node.right, Const):
            self._codes(node.left, (str(node.right.value),), member, told=True)
        if left.kind != right.kind:
            self.faults.append(f"membandingkan {left} dengan {right} tidak masuk akal")
        elif left.unit and right.unit and left.unit.split("/")[0] != right.unit.split("/")[0]:
            self.faults.append(f"membandingkan {left} dengan {right}: satuannya berbeda")
        if left.kind in ("kode", "ya/tidak", "teks") and node.op != "==":
            self.faults.append(f"{left} hanya dapat dibandingkan dengan == atau !=")
        return TRUTH

    def _codes(self, item: Node, codes: tuple[str, ...], member: bool, *, told: bool = False) -> None:
        if not told:
            found = self.type_of(item, member=member)
            if found is not WRONG and found.kind != "kode":
                self.faults.append(f"is_in hanya untuk fakta berkode, bukan {found}")
        declared = field_of(item) if isinstance(item, Fact) else None
        if declared is None or declared.codes is None:
            return
        for code in codes:
            if code not in declared.codes.values:
                self.faults.append(
                    f"kode {code!r} tidak ada di daftar {declared.codes.name}; "
                    f"pilihan: {', '.join(list(declared.codes.values)[:12])}"
                )


_NESTED: Final = "any_member/all_members/count_members tidak boleh bersarang"
_ASKS_ALL: Final = (
    "any_member/all_members/count_members tidak dapat dipakai di dalam komponen; syaratnya tentang satu anggota saja"
)
_WORKED_OUT: Final = (
    "hasil +, *, choose atau best_of hanya dapat dibandingkan dengan count_members(…); "
    "tulis batasnya sebagai satu angka dalam TOML"
)
_AGE_WORDS: Final = ("umur", "usia")
_OUTSIDE: Final = "{} adalah fakta orang: pakai di dalam any_member, all_members atau count_members"


def _fact_hint(fact: Fact) -> str:
    """Say what was probably meant: the other owner's fact, the fact of a column in files, a slip of the pen."""
    own, other, space = PERSON_FIELDS, FAMILY_FIELDS, "family"
    if fact.owner != "orang":
        own, other, space = FAMILY_FIELDS, PERSON_FIELDS, "person"
    for fields, told in ((own, "; mungkin maksudnya {}"), (other, f"; itu fakta {space}.{{}}")):
        for found in fields.values():
            if fact.name in (found.name, found.column):
                return told.format(found.name)
    if fact.name in _AGE_WORDS:
        return "; mungkin maksudnya age"
    return _hint(fact.name, [*own, "age"])


def _hint(name: str, known: Mapping[str, object] | list[str]) -> str:
    near = get_close_matches(name, list(known), n=2, cutoff=0.6)
    return f"; mungkin maksudnya {' atau '.join(near)}" if near else ""
