"""What the tables say of a fact, as terms: recorded, presumed, unknown; and who is there on the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import define, field, frozen

from pskslib.errors import RuleError
from pskslib.population import Field
from pskslib.population.fields import DOUBTED
from pskslib.rules.checking import field_of
from pskslib.rules.interpret import MEMBERS_COMPLETE
from pskslib.rules.nodes import Fact, Node, OneOf
from pskslib.rules.table.terms import FAMILY, PERSON, Age, Column, Operand, Term, Terms


@frozen
class Pair:
    """A condition with three answers: certainly so, and possibly so."""

    sure: Term
    possible: Term


@define
class Facts:
    """Reads the facts of tables with these columns.

    Attributes:
        terms: The workbench; several translators share one.
        today: The day.
        numbers: Values in force by (book, name).
        strict: Leave presumptions off.
        whole: Columns given by (owner, column name): True where no cell is empty, False where some may be;
            what is not there is unknown for every row.
        questions: Conditions on members, translated already.
    """

    terms: Terms
    today: date
    numbers: Mapping[tuple[str, str], Decimal | int | str]
    strict: bool
    whole: Mapping[tuple[str, str], bool]
    questions: dict[Node, Pair] = field(factory=dict)

    # --- who is there ------------------------------------------------------------------------

    @property
    def present(self) -> Pair:
        """A member is born and alive on the day; a hint of death makes that unknown."""
        t = self.terms
        died = self._column(PERSON, "death_date")
        unborn = self._tested(">", self._born, self.today, empty=False)
        known = self._known(died)
        gone = self._tested("<=", died, self.today, empty=False)
        dead = self._told(self._column(PERSON, "deceased"), empty=False)
        possible = t.without(t.either(unborn, gone, t.both(t.without(known), dead)))
        told = t.either(known, self._known(self._column(PERSON, "deceased")))
        if not self.strict:
            heard = (self._doubted(PERSON, "deceased"), self._doubted(PERSON, "death_hint"))
            told = t.either(told, t.without(t.either(self.hint, *heard)))
        return Pair(t.both(possible, told), possible)

    @property
    def hint(self) -> Term:
        """Somebody heard that a member died."""
        return self._told(self._column(PERSON, "death_hint"), empty=False)

    def unknown(self, fact: Fact) -> Term:
        """A fact is not recorded, and nothing stands for it or is presumed about it."""
        t, declared = self.terms, declared_of(fact)
        empty = t.without(self._known(self._column(fact.owner, fact.name)))
        if declared.presumed is not None and not self.strict:
            empty = self._doubted(fact.owner, fact.name)
        if declared.instead is None:
            return empty
        return t.both(empty, t.without(self._told(self._column(fact.owner, declared.instead[0]), empty=False)))

    @property
    def open_(self) -> Term:
        """Members may be missing from the list; a family without any is incomplete."""
        t = self.terms
        complete = self._told(self._column(FAMILY, MEMBERS_COMPLETE), empty=not self.strict)
        doubted = t.no if self.strict else self._doubted(FAMILY, MEMBERS_COMPLETE)
        return t.either(t.compare("==", t.everyone, t.number(0)), t.without(complete), doubted)

    # --- facts -------------------------------------------------------------------------------

    def _column(self, owner: str, name: str) -> Column | None:
        """The column of a fact; None where the tables have none."""
        declared = declared_of(Fact(owner=owner, name=name))
        return self.terms.column(owner, declared.column) if (owner, declared.column) in self.whole else None

    def _doubted(self, owner: str, name: str) -> Term:
        """A fact is not recorded and doubted: nothing is presumed about it."""
        column = doubted_name(declared_of(Fact(owner=owner, name=name)).column)
        if (owner, column) not in self.whole:
            return self.terms.no
        return self.terms.flag(self.terms.column(owner, column), empty=False)

    @property
    def _born(self) -> Column | None:
        return self._column(PERSON, "birth_date")

    def _full(self, column: Column) -> bool:
        return self.whole[column.owner, column.name]

    def _known(self, column: Column | None) -> Term:
        if column is None:
            return self.terms.no
        return self.terms.yes if self._full(column) else self.terms.known(column)

    def _told(self, column: Column | None, *, empty: bool) -> Term:
        """A column of truth values, empty cells counted as said."""
        if column is None:
            return self.terms.truth(empty)
        return self.terms.flag(column, empty=empty and not self._full(column))

    def _tested(self, op: str, left: Operand | None, right: Operand | None, *, empty: bool) -> Term:
        if left is None or right is None:
            return self.terms.truth(empty)
        columns = [o.born if isinstance(o, Age) else o for o in (left, right) if isinstance(o, Age | Column)]
        return self.terms.test(op, left, right, empty=empty and not all(map(self._full, columns)))

    def _flag(self, fact: Fact) -> Pair:
        declared = declared_of(fact)
        column = self._column(fact.owner, fact.name)
        if declared.presumed is not None and not self.strict:
            term, doubted = self._told(column, empty=declared.presumed.value), self._doubted(fact.owner, fact.name)
            return Pair(self.terms.both(term, self.terms.without(doubted)), self.terms.either(term, doubted))
        return Pair(self._told(column, empty=False), self._told(column, empty=True))

    def _one_of(self, node: OneOf) -> Pair:
        if not isinstance(node.item, Fact):
            raise RuleError("is_in hanya untuk fakta berkode")
        column = self._column(node.item.owner, node.item.name)
        if column is None:
            return Pair(self.terms.no, self.terms.yes)
        whole = self._full(column)
        sure = self.terms.is_in(column, node.codes, empty=False)
        return Pair(sure, sure if whole else self.terms.is_in(column, node.codes, empty=True))


def doubted_name(column: str) -> str:
    """Name of the column that says whether a column is empty and doubted."""
    return f"{column}_{DOUBTED}"


def declared_of(fact: Fact) -> Field:
    """Return the declaration of a fact.

    Raises:
        RuleError: There is none.
    """
    declared = field_of(fact)
    if declared is None:
        raise RuleError(f"fakta {fact.name} tidak dikenal")
    return declared
