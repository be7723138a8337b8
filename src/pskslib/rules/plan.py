"""One programme on one day: the criteria and numbers in force, and the functions made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from string import Formatter
from typing import Final

from attrs import field, frozen

from pskslib.law import Citation, Confidence, DatedValue, ParameterBook
from pskslib.law.dates import day_key
from pskslib.population import Family
from pskslib.rules.applicability import applies_node, field_ages
from pskslib.rules.checking import field_of
from pskslib.rules.codegen import (
    Evaluator,
    Tracer,
    build_evaluator,
    build_tracer,
    questions_to_members,
)
from pskslib.rules.components import Solver
from pskslib.rules.interpret import Asked, Leaf, Plain
from pskslib.rules.nodes import AnyMember, Compare, Components, Const, Excluded, Fact, Node, Not, Number, Or, walk
from pskslib.rules.programme import Criterion, Edition, Programme, Unit
from pskslib.rules.reasons import Reasons
from pskslib.rules.simplify import simplified

_PRESENCE: Final = ("birth_date", "death_date", "deceased", "death_hint")


@frozen(kw_only=True, eq=False)
class Plan:
    """What :func:`make_plan` works out once for a programme and a day.

    Attributes:
        programme: With readings applied.
        edition: The one in force.
        as_of: The day.
        criteria: Those that count on the day.
        rules: Their trees, exclusions written with their weight of the day.
        amount: The amount tree, or None.
        dated: Values in force by (book, name), with their citations.
        numbers: The bare values.
        evaluate: The generated function.
        year: Of the day, for ages.
        key: Month and day, for ages.
        by_person: Whether the programme decides about one member at a time.
    """

    programme: Programme
    edition: Edition
    as_of: date
    criteria: tuple[Criterion, ...]
    rules: tuple[Node, ...]
    amount: Node | None
    dated: Mapping[tuple[str, str], DatedValue]
    numbers: Mapping[tuple[str, str], Decimal | int | str]
    evaluate: Evaluator
    year: int
    key: int
    by_person: bool
    _evaluators: dict[bool, Evaluator] = field(factory=dict, repr=False)
    _solvers: dict[int, Solver] = field(factory=dict, repr=False)
    _leaves: dict[int, Leaf] = field(factory=dict, repr=False)
    _tracers: dict[tuple[bool, bool], Tracer] = field(factory=dict, repr=False)
    edges: dict[Fact, tuple[Plain, ...]] = field(factory=dict, repr=False)
    phrases: dict[tuple[object, ...], str] = field(factory=dict, repr=False)
    _cited: dict[int, tuple[Citation, ...]] = field(factory=dict, repr=False)

    @cached_property
    def components(self) -> tuple[Components, ...]:
        """The capped amounts inside the amount."""
        if self.amount is None:
            return ()
        return tuple(part for part in walk(self.amount) if isinstance(part, Components))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of the criteria, in order."""
        return tuple(chosen.code for chosen in self.criteria)

    @cached_property
    def excluding(self) -> tuple[bool, ...]:
        """Which criteria are common exclusions."""
        return tuple(chosen.excludes is not None for chosen in self.criteria)

    @cached_property
    def qualifying(self) -> tuple[AnyMember, ...]:
        """Criteria that some member must meet."""
        return tuple(r for r in self.rules if isinstance(r, AnyMember) and not isinstance(r.where, Const))

    @cached_property
    def lone_limits(self) -> tuple[Compare, ...]:
        """Limits that are by themselves a way to meet such a criterion (an age, say)."""
        ways = (part for rule in self.qualifying for node in walk(rule) if isinstance(node, Or) for part in node.parts)
        return tuple(part for part in ways if isinstance(part, Compare))

    @property
    def only_components(self) -> bool:
        """Whether the amount is one capped amount and nothing else."""
        return isinstance(self.amount, Components)

    @cached_property
    def component_numbers(self) -> Mapping[int, tuple[Number, ...]]:
        """For each component (by ``id``) the numbers of the law that its amount and condition read."""
        asking = field_ages().code  # ages at which a question makes sense are no numbers of the law
        return {
            id(part): tuple(
                n for tree in (part.amount, part.when) for n in walk(tree) if isinstance(n, Number) and n.book != asking
            )
            for node in self.components
            for part in node.components
        }

    def evaluator(self, family: Family, *, strict: bool) -> Evaluator:
        """Return the function for a family: the usual one, the one without presumptions, or the one that doubts.

        The last two are made when first asked for.
        """
        if not (strict or family.any_doubted):
            return self.evaluate
        if strict not in self._evaluators:
            self._evaluators[strict] = build_evaluator(
                self.rules, self.amount, self.numbers, strict=strict, person=self.by_person, doubting=not strict
            )
        return self._evaluators[strict]

    def interpreter(
        self,
        family: Family,
        *,
        subject: int | None = None,
        strict: bool = False,
        instead: Mapping[Asked, Plain] | None = None,
    ) -> Reasons:
        """Return the slow evaluator that knows reasons, for one family."""
        answers = None
        if not instead:
            tracer = self._tracer(strict, not strict and family.any_doubted)
            told = tracer(family, None, self.year, self.key, self.as_of)
            answers = dict(zip(self._traced_ids, told, strict=True))
        return Reasons(
            family,
            today=self.as_of,
            numbers=self.numbers,
            strict=strict,
            subject=subject,
            instead=instead,
            answers=answers,
            solvers=self._solvers,
            leaves=self._leaves,
        )

    @cached_property
    def _traced(self) -> tuple[Node, ...]:
        """What is asked about members and costs something to find out; a bare fact does not."""
        everything = (*self.rules, *((self.amount,) if self.amount else ()))
        return tuple(
            node
            for node in questions_to_members(everything)
            if not (isinstance(node, AnyMember) and isinstance(node.where, Fact | Not | Const))
        )

    @cached_property
    def _traced_ids(self) -> tuple[int, ...]:
        return tuple(map(id, self._traced))

    def _tracer(self, strict: bool, doubting: bool) -> Tracer:
        known = self._tracers.get((strict, doubting))
        if known is None:
            known = build_tracer(self._traced, self.numbers, strict=strict, doubting=doubting)
            self._tracers[strict, doubting] = known
        return known

    def numbers_of(self, node: Node) -> tuple[DatedValue, ...]:
        """Return the dated values that a rule reads, in order, without repeats."""
        found = [self.dated[n.book, n.name] for n in walk(node) if isinstance(n, Number)]
        return tuple({id(value): value for value in found}.values())

    def citations(self, place: int) -> tuple[Citation, ...]:
        """Return where a criterion is written: its own citation, then those of its numbers."""
        if place in self._cited:
            return self._cited[place]
        chosen = self.criteria[place]
        values = [self.dated[name] for name in _named(chosen.text, self.programme.books)]
        values += self.numbers_of(chosen.when)
        found = tuple(dict.fromkeys((*chosen.says, *(value.citation for value in values))))
        self._cited[place] = found
        return found

    def bars(self, place: int) -> bool:
        """Whether a criterion can make a no; an exclusion with the weight ``periksa`` only asks."""
        when = self.criteria[place].when
        return not isinstance(when, Excluded) or self.numbers[when.effect.book, when.effect.name] == "tolak"

    def confidence(self, place: int) -> Confidence:
        """Return the weakest confidence among the citations of a criterion."""
        return min((c.confidence for c in self.citations(place)), default=Confidence.LOW)

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact that the rules of the day can look at, each once."""
        return facts_read((*self.rules, *((self.amount,) if self.amount else ())))


def facts_read(nodes: Iterable[Node]) -> tuple[Fact, ...]:
    """Return the facts that rules read, those that establish presence and applicability included."""
    found: dict[Fact, None] = {}
    for node in nodes:
        for part in walk(node):
            if isinstance(part, Fact):
                found[part] = None
                declared = field_of(part)
                if declared is not None and declared.applies is not None:
                    found.update(dict.fromkeys(facts_read((applies_node(declared.applies),))))
                if declared is not None and declared.instead is not None:
                    found[Fact(owner=part.owner, name=declared.instead[0])] = None
                if declared is not None and declared.dated_by is not None:
                    found[Fact(owner=part.owner, name=declared.dated_by)] = None
    for name in _PRESENCE:
        found.setdefault(Fact(owner="orang", name=name), None)
    found.setdefault(Fact(owner="keluarga", name="members_complete"), None)
    return tuple(found)


def make_plan(programme: Programme, as_of: date) -> Plan:
    """Work out what holds on a day.

    Raises:
        NotInForce: The programme, or a number that its rules need, has no value on the day.
    """
    edition = programme.edition(as_of)
    books = {book.code: book for book in (field_ages(), *programme.books)}
    dated = _dated((*(c.when for c in edition.criteria), edition.amount), books, as_of)
    for chosen in edition.criteria:
        for book, name in _named(chosen.text, programme.books):
            dated.setdefault((book, name), books[book].at(name, as_of))
    numbers = {name: value.value for name, value in dated.items()}
    criteria = tuple(c for c in edition.criteria if not _ignored(c.when, numbers))
    member = programme.unit is Unit.PERSON
    rules = tuple(simplified(c.when, numbers, member=member) for c in criteria)
    amount = None if edition.amount is None else simplified(edition.amount, numbers)
    year, key = day_key(as_of)
    return Plan(
        programme=programme,
        edition=edition,
        as_of=as_of,
        criteria=criteria,
        rules=rules,
        amount=amount,
        dated=dated,
        numbers=numbers,
        evaluate=build_evaluator(rules, amount, numbers, strict=False, person=member),
        year=year,
        key=key,
        by_person=member,
    )


def _dated(
    nodes: Iterable[Node | None], books: Mapping[str, ParameterBook], day: date
) -> dict[tuple[str, str], DatedValue]:
    found: dict[tuple[str, str], DatedValue] = {}
    for node in nodes:
        for part in () if node is None else walk(node):
            if isinstance(part, Number):
                found.setdefault((part.book, part.name), books[part.book].at(part.name, day))
            elif isinstance(part, Fact):
                declared = field_of(part)
                if declared is not None and declared.applies is not None:
                    found.update(_dated((applies_node(declared.applies),), books, day))
    return found


def _named(text: str, books: Iterable[ParameterBook]) -> tuple[tuple[str, str], ...]:
    """Return the numbers that a criterion names in its words, as (book, name)."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return tuple((book.code, name) for name in names for book in books if name in book.parameters)


def _ignored(node: Node, numbers: Mapping[tuple[str, str], Decimal | int | str]) -> bool:
    return isinstance(node, Excluded) and numbers[node.effect.book, node.effect.name] == "abai"
