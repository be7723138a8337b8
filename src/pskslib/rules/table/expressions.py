"""Terms written as expressions of Narwhals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, or_
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from pskslib.errors import RuleError
from pskslib.law.dates import day_key
from pskslib.rules.table.inputs import column_name
from pskslib.rules.table.stages import stages
from pskslib.rules.table.terms import Age, Column, Term, number_of

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from pskslib.rules.table.inputs import Frame

_TESTS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq}


@define
class Writer:
    """Writes terms for one frame; what is a column of it already is read from it.

    Attributes:
        today: The day, for ages that are compared with other facts.
        whole: Columns known to have no empty cell, by owner and name.
        columns: Terms that are columns already.
    """

    today: date
    whole: Mapping[tuple[str, str], bool]
    columns: dict[Term, str] = field(factory=dict)

    def staged(self, frame: Frame, outputs: Iterable[Term]) -> Frame:
        """Put shared terms into columns of the frame, stage by stage."""
        for stage in stages(outputs, self.columns):
            names = {term: f"_t{len(self.columns) + place}" for place, term in enumerate(stage)}
            frame = frame.with_columns(self.term(term).alias(name) for term, name in names.items())
            self.columns.update(names)
        return frame

    def term(self, term: Term) -> nw.Expr:
        """Write one term."""
        import narwhals.stable.v2 as nw

        if term in self.columns:
            return nw.col(self.columns[term])
        parts = [self.term(part) for part in term.parts]
        match term.op:
            case "const":
                return nw.lit(bool(term.data[0]))
            case "int":
                return nw.lit(number_of(term), nw.Int64())
            case "test" | "isin" | "flag" | "known":
                return self._leaf(term)
            case "and":
                return reduce(and_, parts)
            case "or":
                return reduce(or_, parts)
            case "not":
                return ~parts[0]
            case "compare":
                compared: nw.Expr = _TESTS[str(term.data[0])](parts[0], parts[1])
                return compared
            case "add":
                return reduce(add, parts)
            case "times":
                return parts[0] * term.data[0]
            case "least":
                return nw.min_horizontal(*parts)
            case "most":
                return nw.max_horizontal(*parts)
            case "if":
                return nw.when(parts[0]).then(parts[1]).otherwise(parts[2])
            case _:
                raise RuleError(f"{term.op} belum dihitung")

    def _leaf(self, term: Term) -> nw.Expr:
        """Write a test of cells; an empty cell counts as the term says."""
        if term.op == "known":
            return ~self._column(term.data[0]).is_null()
        empty = bool(term.data[-1])
        if term.op == "test":
            op, left, right = term.data[:3]
            tested: nw.Expr = _TESTS[str(op)](self._operand(left), self._operand(right))
        elif term.op == "isin":
            tested = self._column(term.data[0]).is_in(list(_codes(term.data[1])))
        else:
            tested = self._column(term.data[0])
        full = all(self.whole[column.owner, column.name] for column in term.columns)
        return tested if full else tested.fill_null(empty)

    def _column(self, column: object) -> nw.Expr:
        import narwhals.stable.v2 as nw

        assert isinstance(column, Column)
        return nw.col(column_name(column.owner, column.name))

    def _operand(self, operand: object) -> nw.Expr | object:
        if isinstance(operand, Column):
            return self._column(operand)
        return self._age(operand) if isinstance(operand, Age) else operand

    def _age(self, age: Age) -> nw.Expr:
        """Completed years, the birthday of 29 February as everywhere in the library."""
        import narwhals.stable.v2 as nw

        born = self._column(age.born).dt
        year, key = day_key(self.today)
        late = born.month().cast(nw.Int64()) * 100 + born.day().cast(nw.Int64()) > key
        return nw.lit(year, nw.Int64()) - born.year().cast(nw.Int64()) - late.cast(nw.Int64())


def _codes(codes: object) -> tuple[str, ...]:
    assert isinstance(codes, tuple)
    return codes
