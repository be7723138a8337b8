"""Faults that a table engine could have, planted into this one: each must be found by the parity suite.

A fault replaces one function of the engine by one that is a little wrong, as engines are wrong in practice:
nothing crashes, some rows just have another answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pytest
from attrs import evolve, frozen

from pskslib.law.dates import latest_birth_for
from pskslib.rules.components import Solver
from pskslib.rules.interpret import solver_of
from pskslib.rules.nodes import AnyMember, ByAge, Check, Node, Number
from pskslib.rules.table import arrays, blocks, counters, expressions, frames, lookup, sheet, translate
from pskslib.rules.table.facts import Facts, Pair
from pskslib.rules.table.terms import Column, Term, Terms
from pskslib.rules.table.translate import Bounds, Translator

Plant = Callable[[pytest.MonkeyPatch], None]


@frozen
class Fault:
    """One planted fault.

    Attributes:
        name: What is wrong.
        plant: Puts it into the engine.
        seen: Where it shows: in the ``rows`` of the engine on expressions (on the day of ``leap`` birthdays),
            in those of ``arrays`` (quicker, for what both engines share), with ``orphans``, or in ``brief``
            answers.
    """

    name: str
    plant: Plant
    seen: str = "rows"


# --- members ------------------------------------------------------------------------------------------


def _any_drops_unknown(patch: pytest.MonkeyPatch) -> None:
    right = Translator.truth

    def truth(self: Translator, node: Node) -> Pair:
        if not isinstance(node, AnyMember):
            return right(self, node)
        some = self.terms.some(self.asked(node.where).sure)
        return Pair(some, self.terms.either(some, self.open_))

    patch.setattr(Translator, "truth", truth)


def _everybody_is_present(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Facts, "present", property(lambda self: Pair(self.terms.yes, self.terms.yes)))


def _dead_from_tomorrow(patch: pytest.MonkeyPatch) -> None:
    right = Facts._tested

    def tested(self: Facts, op: str, left: Any, other: Any, *, empty: bool) -> Term:
        died = isinstance(left, Column) and left.name == "tanggal_meninggal" and isinstance(other, date)
        return right(self, "<" if died and op == "<=" else op, left, other, empty=empty)

    patch.setattr(Facts, "_tested", tested)


def _lists_are_complete(patch: pytest.MonkeyPatch) -> None:
    def open_(self: Facts) -> Term:
        return self.terms.compare("==", self.terms.everyone, self.terms.number(0))

    patch.setattr(Facts, "open_", property(open_))


def _narrow_lanes(patch: pytest.MonkeyPatch) -> None:
    for module in (counters, frames):
        patch.setattr(module, "LANE", 4)


def _orphans_dropped(patch: pytest.MonkeyPatch) -> None:
    right = frames._joined

    def joined(*parts: Any) -> Any:
        return right(*parts).filter(nw.col("_terdaftar"))

    patch.setattr(frames, "_joined", joined)


def _brief_forgets_the_unknown(patch: pytest.MonkeyPatch) -> None:
    def keep(answers: Any, terms: Terms) -> Term:
        certain = (
            terms.both(*(p.sure for p in answer.verdicts if not p.sure.counts and not p.possible.counts))
            for answer in answers
        )
        return terms.yes if any(a.plan.by_person for a in answers) else terms.either(*certain)

    patch.setattr(sheet, "_keep", keep)


# --- ages and days ------------------------------------------------------------------------------------


def _age_off_by_one(patch: pytest.MonkeyPatch) -> None:
    right = Translator._age

    def age(self: Translator, op: str, years: int) -> Pair:
        return right(self, ">" if op == ">=" else op, years)

    patch.setattr(Translator, "_age", age)


def _leap_birthday_in_march(patch: pytest.MonkeyPatch) -> None:
    def latest(age: int, as_of: date) -> date:
        right = latest_birth_for(age, as_of)
        return right.replace(day=28) if (right.month, right.day, as_of.day) == (2, 29, 28) else right

    patch.setattr(translate, "latest_birth_for", latest)


def _unknown_age_is_unknown(patch: pytest.MonkeyPatch) -> None:
    def by_age(self: Translator, node: ByAge) -> Pair:
        return self.truth(node.known)

    patch.setattr(Translator, "_by_age", by_age)


# --- facts --------------------------------------------------------------------------------------------


def _unknown_is_zero(patch: pytest.MonkeyPatch) -> None:
    for name in ("test", "flag", "is_in"):
        right = getattr(Terms, name)

        def leaf(self: Terms, *parts: Any, empty: bool, right: Callable[..., Term] = right) -> Term:
            return right(self, *parts, empty=False)

        patch.setattr(Terms, name, leaf)


def _strict_presumes(patch: pytest.MonkeyPatch) -> None:
    right = Facts._flag

    def flag(self: Facts, fact: Any) -> Pair:
        return right(evolve(self, strict=False), fact)

    patch.setattr(Facts, "_flag", flag)


def _unranked_is_unknown(patch: pytest.MonkeyPatch) -> None:
    def values(self: Translator, op: str, left: Node, right: Node) -> Pair:
        return self._values(op, left, right)

    patch.setattr(Translator, "_with_instead", values)


def _check_is_a_no(patch: pytest.MonkeyPatch) -> None:
    right = Translator.truth

    def truth(self: Translator, node: Node) -> Pair:
        return self.truth(node.part) if isinstance(node, Check) else right(self, node)

    patch.setattr(Translator, "truth", truth)


def _decimals_cut(patch: pytest.MonkeyPatch) -> None:
    right = Translator._literal

    def literal(self: Translator, node: Node) -> Any:
        value = self.numbers[node.book, node.name] if isinstance(node, Number) else None
        return int(value) if isinstance(value, Decimal) else right(self, node)

    patch.setattr(Translator, "_literal", literal)


def _presumed_is_not_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sheet, "_presumed", lambda terms, normal, strict: terms.no)


# --- amounts ------------------------------------------------------------------------------------------


def _solver(change: Callable[[Solver], Solver]) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(translate, "solver_of", lambda node, numbers: change(solver_of(node, numbers)))

    return plant


def _one_more(solver: Solver) -> Solver:
    return evolve(solver, limits=tuple(None if limit is None else limit + 1 for limit in solver.limits))


def _sums_in_32_bits(patch: pytest.MonkeyPatch) -> None:
    right = expressions.Writer.term

    def term(self: expressions.Writer, made: Term) -> nw.Expr:
        found = right(self, made)
        return (found + 2**31) % 2**32 - 2**31 if made.op in ("add", "times") else found

    patch.setattr(expressions.Writer, "term", term)


def _choice_takes_the_first(patch: pytest.MonkeyPatch) -> None:
    right = Translator._choose

    def choose(self: Translator, condition: Pair, then: Bounds, otherwise: Bounds) -> Bounds:
        return right(self, Pair(condition.possible, condition.possible), then, otherwise)

    patch.setattr(Translator, "_choose", choose)


def _undetermined_keeps_its_low(patch: pytest.MonkeyPatch) -> None:
    def final(t: Terms, found: Bounds, eligible: Term, ineligible: Term) -> Bounds:
        del eligible
        zero = t.number(0)
        open_ = t.both(t.without(ineligible), found.open_)
        return Bounds(t.choose(ineligible, zero, found.low), t.choose(ineligible, zero, found.high), open_)

    patch.setattr(sheet, "_final", final)


# --- arrays -------------------------------------------------------------------------------------------


def _neighbours_share_a_member(patch: pytest.MonkeyPatch) -> None:
    right = blocks.starts_of

    def starts_of(*tables: Any) -> arrays.Array | None:
        starts = right(*tables)
        return None if starts is None else np.maximum(starts - 1, 0)

    patch.setattr(blocks, "starts_of", starts_of)


def _numbers_too_small(patch: pytest.MonkeyPatch) -> None:
    right = arrays.smallest_types
    patch.setattr(blocks, "smallest_types", lambda order, most: right(order, min(most, 1)))


def _masks_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(arrays, "_filled", lambda found, known, empty: found)


def _codes_by_another_place(patch: pytest.MonkeyPatch) -> None:
    right = blocks._taken

    def taken(frame: Any, columns: Any) -> Any:
        return {c: evolve(made, codes=made.codes[::-1]) for c, made in right(frame, columns).items()}

    patch.setattr(blocks, "_taken", taken)


def _limit_on_the_other_side(patch: pytest.MonkeyPatch) -> None:
    right = lookup._edges
    patch.setattr(lookup, "_edges", lambda op, limit: right("<" if op == "<=" else op, limit))


def _empty_cell_of_the_first_kind(patch: pytest.MonkeyPatch) -> None:
    right = lookup.States.of

    def of(self: lookup.States, cells: arrays.Cells) -> arrays.Array:
        return right(self, evolve(cells, known=None))

    patch.setattr(lookup.States, "of", of)


FAULTS = (
    Fault("a group any drops unknown members", _any_drops_unknown),
    Fault("the dead and the unborn are counted", _everybody_is_present),
    Fault("who died today is dead from tomorrow", _dead_from_tomorrow),
    Fault("an incomplete list counts as complete", _lists_are_complete),
    Fault("counters of two bits run over", _narrow_lanes),
    Fault("orphans are dropped", _orphans_dropped, "orphans"),
    Fault("a brief answer forgets families with unknown facts", _brief_forgets_the_unknown, "brief"),
    Fault("a limit of age is off by one", _age_off_by_one),
    Fault("29 February has its birthday on 1 March", _leap_birthday_in_march, "leap"),
    Fault("an unknown age has no cases", _unknown_age_is_unknown),
    Fault("an unknown is filled with 0", _unknown_is_zero),
    Fault("a strict answer presumes", _strict_presumes),
    Fault("an unranked family has an unknown decile", _unranked_is_unknown),
    Fault("a hint is a no", _check_is_a_no),
    Fault("a number of the law loses its decimals", _decimals_cut, "arrays"),
    Fault("what was presumed is not told", _presumed_is_not_told),
    Fault("a limit of a component is off by one", _solver(_one_more), "arrays"),
    Fault("the limit of the family is forgotten", _solver(lambda solver: evolve(solver, family_limit=None))),
    Fault("sums are kept in 32 bits", _sums_in_32_bits),
    Fault("an open choice takes the first amount", _choice_takes_the_first, "arrays"),
    Fault("an undetermined amount keeps its low", _undetermined_keeps_its_low),
    Fault("a member is counted with the neighbours", _neighbours_share_a_member, "arrays"),
    Fault("a number is kept in a type for smaller families", _numbers_too_small, "arrays"),
    Fault("empty cells of arrays are read", _masks_forgotten, "arrays"),
    Fault("codes of arrays stand at another place", _codes_by_another_place, "arrays"),
    Fault("a limit belongs to the other side in the table of kinds", _limit_on_the_other_side, "arrays"),
    Fault("an empty cell is of the first kind", _empty_cell_of_the_first_kind, "arrays"),
)
"""Every planted fault."""
