"""Every number of a publication, once, and everything that an attacker knows to hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define, field, frozen

from pskslib.publishing.suppression.keys import Key, aliases_of, area, folded, in_order, wholes
from pskslib.publishing.suppression.sheets import Place, Said, Sheet, holds, read
from pskslib.reports import CountUnit, Report

Cellar = tuple[int, int, Place]
"""Place in a publication: report, table, place in the table."""
Edition = tuple[str, str]
_STEP: Final = 4.0
"""How much dearer it is to hide a sum than one of its parts."""
_DEEP: Final = 4


@define(kw_only=True)
class Number:
    """One number, however often it stands in the publication.

    Attributes:
        keys: Its names.
        value: The number; of an earlier edition that hides it, some number that fits.
        threshold: Small is what is from 1 to below this.
        unit: What it counts.
        sensitive: Does the higher threshold hold?
        open: Do small numbers here tell nothing about a person?
        signed: May it be less than 0?
        known: Does an earlier edition show it? It cannot be taken back.
        guessed: Is the value only one that fits?
        kept: Did an earlier edition hide it?
        group: Is it everybody of a group, in a sensitive attribute?
        places: Where it stands in this publication.
        cost: What it costs to hide it.
    """

    keys: set[Key]
    value: int
    threshold: int
    unit: CountUnit | None = None
    sensitive: bool = False
    open: bool = False
    signed: bool = False
    known: bool = False
    guessed: bool = False
    kept: bool = False
    group: bool = False
    places: list[Cellar] = field(factory=list)
    cost: float = 1.0

    @property
    def money(self) -> bool:
        """Whether it is rupiah."""
        return self.unit is CountUnit.RUPIAH

    @property
    def small(self) -> bool:
        """Whether it has to be hidden for what it is."""
        return not (self.open or self.money or self.guessed) and 0 < self.value < self.threshold

    @property
    def primary(self) -> bool:
        """Whether it has to be hidden for what it is, or for what it says of a group."""
        return self.small or self.group


@frozen
class Relation:
    """The terms (number, factor) add up to 0, or to 0 or more."""

    terms: tuple[tuple[int, int], ...]
    equal: bool


@define
class Ledger:
    """The numbers of a publication and of earlier ones, and what holds between them.

    Attributes:
        numbers: The numbers.
        relations: What holds between them.
        at: Which number stands where in this publication.
        sheets: The tables of this publication as they were read, by report.
        owners: For a count, the amounts of money that are paid to those whom it counts.
        named: Numbers by name and size.
    """

    numbers: list[Number] = field(factory=list)
    relations: list[Relation] = field(factory=list)
    at: dict[Cellar, int] = field(factory=dict)
    sheets: list[list[Sheet]] = field(factory=list)
    owners: dict[int, list[int]] = field(factory=dict)
    named: dict[tuple[Key, int], int] = field(factory=dict)

    def relate(self, terms: Iterable[tuple[int, int]], *, equal: bool) -> None:
        """Add a relation, each number in it once."""
        found: dict[int, int] = {}
        for index, factor in terms:
            found[index] = found.get(index, 0) + factor
        kept = tuple(sorted((i, f) for i, f in found.items() if f))
        if kept:
            self.relations.append(Relation(kept, equal))

    def balance(self, relation: Relation) -> int:
        """Return what the terms of a relation add up to."""
        return sum(self.numbers[i].value * f for i, f in relation.terms)


def edition_of(report: Report) -> Edition:
    """Return which edition of its numbers a report is: of what time, seen from what day."""
    return report.as_of.isoformat(), folded(report.period.id)


def open_ledger(reports: Sequence[Report], earlier: Sequence[Report], minimum: int, sensitive_minimum: int) -> Ledger:
    """Read a publication.

    Args:
        reports: Reports that are published together, with all their numbers.
        earlier: Public reports that are out already.
        minimum: Numbers from 1 to below this are small.
        sensitive_minimum: The same for sensitive ones.

    Returns:
        Its numbers and what holds between them, without the earlier editions.
    """
    ledger = Ledger()
    aliases = aliases_of((*reports, *earlier))
    for r, report in enumerate(reports):
        sheets = [read(report, table, aliases) for table in report.tables if not table.withheld]
        ledger.sheets.append(sheets)
        for t, sheet in enumerate(sheets):
            for place, said in sheet.numbers.items():
                assert said.value is not None
                index = number_of(ledger, said, said.value, minimum)
                number = ledger.numbers[index]
                number.places.append((r, t, place))
                ledger.at[r, t, place] = index
                if number.sensitive:
                    number.threshold = max(minimum, sensitive_minimum)
    for r, sheets in enumerate(ledger.sheets):
        for t, sheet in enumerate(sheets):
            for total in sheet.sums:
                ledger.relate([(ledger.at[r, t, place], f) for place, f in total.terms], equal=total.equal)
            _find_groups(ledger, r, t)
            _find_owners(ledger, r, t)
    return ledger


def number_of(ledger: Ledger, said: Said, value: int, minimum: int) -> int:
    """Return the number of a cell, made anew where none of that name and size is there yet."""
    known = ledger.named
    there = sorted({known[key, value] for key in said.keys if (key, value) in known})
    if there:
        index = there[0]
    else:
        index = len(ledger.numbers)
        ledger.numbers.append(Number(keys=set(), value=value, threshold=minimum, unit=said.unit, open=said.open))
    number = ledger.numbers[index]
    number.open &= said.open
    number.sensitive |= said.sensitive
    number.signed |= said.signed
    for key in said.keys:
        number.keys.add(key)
        other = known.setdefault((key, value), index)
        if other != index:  # two that were apart until a third is both
            ledger.relate(((index, 1), (other, -1)), equal=True)
    return index


def margins(ledger: Ledger, view: dict[Key, int], places: Iterable[str], *, exact: bool) -> None:
    """Add what holds between numbers of different tables: a number over all categories is the sum of its parts.

    Args:
        ledger: The numbers.
        view: Numbers of one edition by name.
        places: Names of whole regencies of which reports were made.
        exact: Leave out where the parts are fewer than the whole.
    """
    parts: dict[tuple[Key, str], list[int]] = {}
    areas = sorted(set(places))
    for key, index in view.items():
        for dimension, whole in wholes(key, areas):
            if whole in view:
                parts.setdefault((whole, dimension), []).append(index)
    for (whole, _), found in parts.items():
        terms = [(view[whole], 1), *((index, -1) for index in found)]
        unknown = any(ledger.numbers[i].guessed for i, _ in terms)
        values = [(ledger.numbers[i].value, f) for i, f in terms]
        if unknown or holds(values, equal=True):
            ledger.relate(terms, equal=True)
        elif not exact and holds(values, equal=False):
            ledger.relate(terms, equal=False)


def view_of(ledger: Ledger, reports: Sequence[Report], edition: Edition) -> dict[Key, int]:
    """Return the numbers of one edition of this publication by name."""
    view: dict[Key, int] = {}
    for (r, _, _), index in ledger.at.items():
        if edition_of(reports[r]) == edition:
            for key in in_order(ledger.numbers[index].keys):
                view.setdefault(key, index)
    return view


def tidy(ledger: Ledger) -> None:
    """Keep every relation once, and set what it costs to hide a number: a sum more than its parts, a big one more."""
    seen: dict[tuple[tuple[tuple[int, int], ...], bool], Relation] = {}
    for relation in ledger.relations:
        turned = tuple((i, -f) for i, f in relation.terms)
        if relation.equal and (turned, True) in seen:
            continue
        seen.setdefault((relation.terms, relation.equal), relation)
    ledger.relations = list(seen.values())
    level = [0] * len(ledger.numbers)
    for _ in range(_DEEP):
        for relation in ledger.relations:
            whole = [i for i, f in relation.terms if f > 0]
            rest = [level[i] for i, f in relation.terms if f < 0]
            if relation.equal and len(whole) == 1 and len(rest) > 1:
                level[whole[0]] = max(level[whole[0]], min(1 + max(rest), _DEEP))
    for index, number in enumerate(ledger.numbers):
        size = number.value.bit_length() if number.value else 8  # a hidden 0 protects less and surprises more
        number.cost = _STEP ** level[index] * (1 + size / 20) * (1 + index / (1000 * len(ledger.numbers)))


def areas_of(reports: Iterable[Report]) -> list[str]:
    """Return the names of the areas of which reports were made."""
    return sorted({area(report) for report in reports})


def _find_groups(ledger: Ledger, r: int, t: int) -> None:
    """Mark where everybody of a group has a sensitive attribute: that tells something of each of them."""
    sheet = ledger.sheets[r][t]
    pairs = [*sheet.shares_of]
    for total in sheet.sums:
        (sum_, factor), *parts = total.terms
        if total.equal and len(parts) > 1 and factor > 0:
            pairs += [(part, sum_) for part, _ in parts]
    for part, whole in pairs:
        one, all_ = ledger.numbers[ledger.at[r, t, part]], ledger.numbers[ledger.at[r, t, whole]]
        if one.sensitive and not all_.sensitive and not one.money and one.value == all_.value > 0:
            one.group = True


def _find_owners(ledger: Ledger, r: int, t: int) -> None:
    """Note whom money is paid to: those counted beside it, or of the same place and category in another table."""
    sheet = ledger.sheets[r][t]
    columns = sheet.table.columns
    for place in sheet.numbers:
        money = ledger.at[r, t, place]
        if not ledger.numbers[money].money:
            continue
        mine = dict(columns[place[1]].where)
        spheres = {key[1] for key in ledger.numbers[money].keys}
        for (r2, t2, other), index in ledger.at.items():
            number = ledger.numbers[index]
            if r2 != r or number.money or number.open:
                continue
            beside = t2 == t and other[0] == place[0]
            if beside:
                beside = all(mine.get(d, c) == c for d, c in columns[other[1]].where)
            if beside or any(key[1] in spheres for key in number.keys):
                ledger.owners.setdefault(index, [])
                if money not in ledger.owners[index]:
                    ledger.owners[index].append(money)
