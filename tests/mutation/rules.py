"""Mutants of a rule: one node of one criterion, amount or edition changed, everything else left alone.

A mutant is what a rule author's slip would be: a limit that excludes its own edge, *any* for *all*, a line of the
list forgotten, two amounts swapped, an edition that begins a day late. Worked cases must notice every one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from attrs import Factory, evolve, field, fields, frozen

from pskslib.errors import PskslibError
from pskslib.law import DatedValue, ParameterBook
from pskslib.rules import Programme
from pskslib.rules.nodes import (
    Add,
    AllMembers,
    And,
    AnyMember,
    Check,
    Choose,
    Compare,
    Component,
    Components,
    Const,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    Times,
    children,
)
from pskslib.rules.programme import Edition, check_programme
from tests.mutation.asked import Asker, Question
from tests.mutation.told import in_words

DAY: Final = timedelta(days=1)
# The neighbour on the side of the limit, and the opposite. What the neighbour does not say, the limit moved does.
NEIGHBOURS: Final = {"<": ("<=", ">"), "<=": ("<", ">="), ">": (">=", "<"), ">=": (">", "<="), "==": ("<=", ">=")}
OTHER_SIDE: Final = {"<": -1, "<=": 1, ">": 1, ">=": -1}


def _asker_of(mutant: RuleMutant) -> Asker:
    return Asker(programme=mutant.programme, before=mutant.original.editions)


@frozen(kw_only=True)
class RuleMutant:
    """One programme with one thing changed.

    Attributes:
        code: The programme.
        where: Criterion or amount, and the days of the editions that share it.
        what: What was changed.
        original: The programme as everybody holds it.
        programme: The result.
    """

    code: str
    where: str
    what: str
    original: Programme
    programme: Programme
    _asker: Asker = field(init=False, eq=False, repr=False, default=Factory(_asker_of, takes_self=True))

    @property
    def name(self) -> str:
        """One line that says which mutant it is; the same as long as the rule is."""
        return f"{self.code} {self.where}: {self.what}"

    @property
    def group(self) -> str:
        """Counted by programme."""
        return self.code

    @property
    def touches(self) -> frozenset[str]:
        """Tests that look at the programme."""
        return frozenset([self.code])

    def put_in(self) -> None:
        """Put the changed rule into the programme that everybody holds."""
        for name in ("editions", "books"):
            object.__setattr__(self.original, name, getattr(self.programme, name))

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """A test that was told the same by the changed rule passes."""
        return self._asker.differs(questions)


def digest(name: str) -> str:
    """A name as a number without order: draws a sample that is the same every time."""
    return hashlib.sha256(name.encode()).hexdigest()


def mutants(programme: Programme) -> list[RuleMutant]:
    """Return every mutant of a programme that can be built at all; names that occur twice are numbered."""
    found: list[RuleMutant] = []
    seen: dict[str, int] = {}
    for where, what, changed in _all(programme):
        try:
            check_programme(changed)
        except PskslibError:
            continue  # the language itself refuses the slip
        made = RuleMutant(code=programme.code, where=where, what=what, original=programme, programme=changed)
        seen[made.name] = count = seen.get(made.name, 0) + 1
        found.append(made if count == 1 else evolve(made, what=f"{what} #{count}"))
    return found


def _all(programme: Programme) -> Iterator[tuple[str, str, Programme]]:
    for where, tree, put in _trees(programme):
        for target in _each_once(tree):
            for what, new, numbers in _slips(target, programme):
                changed = put(replaced(tree, target, new))
                yield where, what, evolve(changed, books=_with_numbers(changed.books, numbers))
    yield from _edition_slips(programme)


def _trees(programme: Programme) -> Iterator[tuple[str, Node, Callable[[Node], Programme]]]:
    """Every distinct criterion and amount, with what puts another tree in its place."""
    held: dict[int, list[Edition]] = {}
    for edition in programme.editions:
        for thing in (*edition.criteria, *((edition.amount,) if edition.amount else ())):
            held.setdefault(id(thing), []).append(edition)
    for criterion in {id(c): c for made in programme.editions for c in made.criteria}.values():
        days = "+".join(e.since.isoformat() for e in held[id(criterion)])

        def in_criterion(tree: Node, old: object = criterion) -> Programme:
            return _each_edition(
                programme,
                lambda one: (
                    evolve(one, criteria=tuple(evolve(c, when=tree) if c is old else c for c in one.criteria))
                    if any(c is old for c in one.criteria)
                    else one
                ),
            )

        yield f"{criterion.code} ({days})", criterion.when, in_criterion
    for amount in {id(made.amount): made.amount for made in programme.editions if made.amount is not None}.values():
        days = "+".join(e.since.isoformat() for e in held[id(amount)])

        def in_amount(tree: Node, old: Node = amount) -> Programme:
            return _each_edition(programme, lambda one: evolve(one, amount=tree) if one.amount is old else one)

        yield f"besaran ({days})", amount, in_amount


def _each_edition(programme: Programme, change: Callable[[Edition], Edition]) -> Programme:
    """Change some editions; the others stay the same objects, which saves asking about their days."""
    return evolve(programme, editions=tuple(map(change, programme.editions)))


def _each_once(tree: Node) -> Iterator[Node]:
    """Every node, one that stands in several places once: it was written once."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting += reversed(list(children(node)))


def replaced(tree: Node, target: Node, new: Node) -> Node:
    """Return the tree with one node exchanged, wherever that very node stands."""
    done: dict[int, Node] = {id(target): new}

    def walk(node: Node) -> Node:
        if id(node) not in done:
            changes: dict[str, object] = {}
            for name in _slots(node):
                value = getattr(node, name)
                if isinstance(value, Node):
                    changes[name] = walk(value)
                elif isinstance(value, tuple) and any(isinstance(part, Node) for part in value):
                    changes[name] = tuple(map(walk, value))
            if all(_same(getattr(node, name), value) for name, value in changes.items()):
                done[id(node)] = node
            else:
                done[id(node)] = evolve(node, **changes)
        return done[id(node)]

    return walk(tree)


def _slots(node: Node) -> Iterator[str]:
    return (a.name for a in fields(type(node)))


def _same(old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return all(a is b for a, b in zip(old, new, strict=True))
    return old is new


# --- what can be wrong with one node ------------------------------------------------------------------

Slip = tuple[str, Node, Mapping[Number, int]]
"""What was done, the node instead, and numbers to be added to the tables: a copy of this one, moved by so much."""


def _slips(node: Node, programme: Programme) -> Iterator[Slip]:
    said = in_words(node)
    match node:
        case Compare():
            yield from _compare(node, said, programme)
        case OneOf():
            for code in node.codes if len(node.codes) > 1 else ():
                left = tuple(c for c in node.codes if c != code)
                yield f"{said} → tanpa {code}", evolve(node, codes=left), {}
            yield f"{said} → bukan", Not(part=node), {}
        case And() | Or():
            other = Or if isinstance(node, And) else And
            yield f"{said} → {'atau' if other is Or else 'dan'}", other(parts=node.parts), {}
            for place, part in enumerate(node.parts):
                rest = (*node.parts[:place], *node.parts[place + 1 :])
                new = rest[0] if len(rest) == 1 else evolve(node, parts=rest)
                yield f"{said} → tanpa {in_words(part)}", new, {}
        case Not():
            yield f"{said} → tanpa bukan", node.part, {}
        case Check():
            yield f"{said} → tanpa periksa", node.part, {}
        case Excluded():
            yield f"{said} → mengecualikan yang lain", evolve(node, part=Not(part=node.part)), {}
        case AnyMember():
            yield f"{said} → semua anggota", AllMembers(where=node.where), {}
        case AllMembers():
            yield f"{said} → salah satu anggota", AnyMember(where=node.where), {}
        case Fact() if _is_truth(node):
            yield f"{said} → bukan", Not(part=node), {}
        case _:
            yield from _amount(node, said)


def _is_truth(node: Fact) -> bool:
    from pskslib.rules.checking import TRUTH, field_of, type_of_field

    declared = field_of(node)
    return declared is not None and type_of_field(declared) is TRUTH


def _compare(node: Compare, said: str, programme: Programme) -> Iterator[Slip]:
    if node.op != "==" or not isinstance(node.right, Const):  # a table's yes (1) has no neighbours
        for op in NEIGHBOURS[node.op]:
            yield f"{said} → {op}", evolve(node, op=op), {}
    if node.op == "==":
        yield f"{said} → bukan", Not(part=node), {}
    elif isinstance(node.right, Number) and _is_number(node.right, programme):
        by = OTHER_SIDE[node.op]
        yield f"{said} → batas {by:+}", evolve(node, right=moved(node.right, by)), {node.right: by}
    elif isinstance(node.right, Const) and isinstance(node.right.value, int):
        by = OTHER_SIDE[node.op]
        yield f"{said} → batas {by:+}", evolve(node, right=Const(value=node.right.value + by)), {}


def _amount(node: Node, said: str) -> Iterator[Slip]:
    match node:
        case Add():
            for place, part in enumerate(node.parts):
                rest = (*node.parts[:place], *node.parts[place + 1 :])
                new = rest[0] if len(rest) == 1 else evolve(node, parts=rest)
                yield f"{said} → tanpa {in_words(part)}", new, {}
        case Times():
            for by in (1, -1):
                yield f"{said} → dikali {node.factor + by}", evolve(node, factor=node.factor + by), {}
        case Choose():
            yield f"{said} → cabang tertukar", evolve(node, then=node.otherwise, otherwise=node.then), {}
        case Components():
            yield from _components(node)
        case Component(limit=Number() as limit):
            yield f"{said} → tanpa batas", evolve(node, limit=None), {}
            for by in (1, -1):
                yield f"{said} → batas {by:+}", evolve(node, limit=moved(limit, by)), {limit: by}


def _components(node: Components) -> Iterator[Slip]:
    parts = node.components
    for place, part in enumerate(parts):
        rest = (*parts[:place], *parts[place + 1 :])
        yield f"komponen {part.code} hilang", evolve(node, components=rest), {}
        if place + 1 < len(parts):
            after = parts[place + 1]
            swapped = (evolve(part, amount=after.amount), evolve(after, amount=part.amount))
            new = evolve(node, components=(*parts[:place], *swapped, *parts[place + 2 :]))
            yield f"besaran {part.code} dan {after.code} tertukar", new, {}
    if isinstance(node.family_limit, Number):
        yield "tanpa batas keluarga", evolve(node, family_limit=None), {}
        for by in (1, -1):
            limit = moved(node.family_limit, by)
            yield f"batas keluarga {by:+}", evolve(node, family_limit=limit), {node.family_limit: by}


# --- numbers moved at one place only ------------------------------------------------------------------


def moved(number: Number, by: int) -> Number:
    """The name of a copy of a number that is one more or one less."""
    return evolve(number, name=f"{number.name}_{'lebih' if by > 0 else 'kurang'}")


def step(value: Decimal) -> Decimal:
    """One in the last digit that is written."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def shifted(dated: DatedValue, by: int) -> DatedValue:
    """The same dated value, one more or one less in its last digit; a word stays."""
    value = dated.value
    if isinstance(value, str):
        return dated
    return evolve(dated, value=value + by * (step(value) if isinstance(value, Decimal) else 1))


def _is_number(number: Number, programme: Programme) -> bool:
    books = {book.code: book for book in programme.books}
    return not any(isinstance(v.value, str) for v in books[number.book][number.name].values)


def _with_numbers(books: tuple[ParameterBook, ...], numbers: Mapping[Number, int]) -> tuple[ParameterBook, ...]:
    if not numbers:
        return books
    made = []
    for book in books:
        more = {
            moved(number, by).name: evolve(
                book[number.name],
                name=moved(number, by).name,
                values=tuple(shifted(v, by) for v in book[number.name].values),
            )
            for number, by in numbers.items()
            if number.book == book.code
        }
        readings = tuple(
            evolve(
                reading,
                overrides=(
                    *reading.overrides,
                    *(
                        evolve(o, parameter=moved(n, by).name, dated=shifted(o.dated, by))
                        for n, by in numbers.items()
                        for o in reading.overrides
                        if n.book == book.code and o.parameter == n.name
                    ),
                ),
            )
            for reading in book.readings
        )
        made.append(evolve(book, parameters={**book.parameters, **more}, readings=readings))
    return tuple(made)


# --- what can be wrong with an edition ----------------------------------------------------------------


def _edition_slips(programme: Programme) -> Iterator[tuple[str, str, Programme]]:
    for place, old in enumerate(programme.editions):
        where = f"edisi {old.since.isoformat()}"
        for what, new in _edition(old):
            editions = (*programme.editions[:place], new, *programme.editions[place + 1 :])
            yield where, what, evolve(programme, editions=editions)


def _edition(edition: Edition) -> Iterator[tuple[str, Edition]]:
    yield "mulai sehari lebih lambat", evolve(edition, since=edition.since + DAY)
    yield "mulai sehari lebih awal", evolve(edition, since=edition.since - DAY)
    if edition.until is not None:
        yield "berakhir sehari lebih lambat", evolve(edition, until=edition.until + DAY)
        yield "berakhir sehari lebih awal", evolve(edition, until=edition.until - DAY)
    for place, criterion in enumerate(edition.criteria):
        rest = (*edition.criteria[:place], *edition.criteria[place + 1 :])
        yield f"tanpa kriteria {criterion.code}", evolve(edition, criteria=rest)
