"""What earlier editions have let out: numbers that are known, and numbers that they hide and that must stay hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from attrs import define, field

from pskslib.errors import ReportError
from pskslib.publishing.suppression.keys import Coordinates, Key, aliases_of, in_order
from pskslib.publishing.suppression.ledger import (
    Edition,
    Ledger,
    Number,
    Relation,
    areas_of,
    edition_of,
    margins,
    number_of,
    view_of,
)
from pskslib.publishing.suppression.sheets import Place, Said, Sheet, read
from pskslib.publishing.suppression.solver import INFINITE, Line, Programme, whole
from pskslib.reports import CountUnit, Report

_OWN: Final = "kolom "
_Node = tuple[Key, Edition]


@define
class _Edition:
    """An earlier report as an attacker reads it."""

    report: Report
    edition: Edition
    sheets: list[Sheet]
    least: int
    sensitive_least: int
    hidden: dict[_Node, list[Said]] = field(factory=dict)


def add_earlier(ledger: Ledger, reports: Sequence[Report], earlier: Sequence[Report]) -> None:
    """Add what earlier editions tell.

    A number that they show counts as known if it is the same now: who has seen it will take it for unchanged. A number
    that they hide is taken to be the number of now, unless what they show beside it says that it was another one.

    Args:
        ledger: The numbers of this publication.
        reports: Its reports.
        earlier: Public reports that are out already.

    Raises:
        ReportError: What an earlier edition shows cannot be true together.
    """
    places = areas_of((*reports, *earlier))
    now = {edition_of(report) for report in reports}
    views = {edition: view_of(ledger, reports, edition) for edition in sorted(now)}
    if not earlier:
        for view in views.values():
            margins(ledger, view, places, exact=False)
        return
    aliases = aliases_of((*reports, *earlier))
    told = [_read(report, aliases) for report in earlier]
    shown = _shown(ledger, told, views)
    start = len(ledger.numbers), len(ledger.relations)
    for linked, bound in product((True, False), repeat=2):
        del ledger.numbers[start[0] :], ledger.relations[start[1] :]
        for number in ledger.numbers:
            number.kept = False
        nodes = _hidden(ledger, told, shown, now, linked=linked)
        _relate(ledger, told, shown, nodes)
        for edition in sorted({*views, *(t.edition for t in told)}):
            view = dict(views.get(edition, {}))
            for name, index in shown.items():
                if name[1] == edition:
                    view.setdefault(name[0], index)
            for name, index in nodes.items():
                if name[1] == edition and bound:
                    view.setdefault(name[0], index)
            margins(ledger, view, places, exact=False)
            for name, index in shown.items():
                view.setdefault(name[0], index)
            margins(ledger, view, places, exact=True)
        if _complete(ledger):
            return
    raise ReportError("angka pada laporan yang sudah terbit (published) tidak mungkin benar bersama-sama")


def _read(report: Report, aliases: dict[tuple[str, str], str]) -> _Edition:
    sheets = [read(report, table, aliases) for table in report.tables]
    done = report.clearance
    assert done is not None
    told = _Edition(report, edition_of(report), sheets, done.minimum, done.sensitive_minimum)
    for sheet in sheets:
        for said in sheet.numbers.values():
            if said.value is None:
                told.hidden.setdefault((said.keys[0], told.edition), []).append(said)
    return told


def _shown(ledger: Ledger, told: Iterable[_Edition], views: dict[Edition, dict[Key, int]]) -> dict[_Node, int]:
    """Take in what was shown; return it by name and edition, with what this publication tells of the same edition."""
    found: dict[_Node, int] = {}
    there = len(ledger.numbers)
    seen: set[tuple[Coordinates, CountUnit | None, int]] = set()
    for edition in told:
        for sheet in edition.sheets:
            for said in sheet.numbers.values():
                if said.value is None:
                    continue
                index = number_of(ledger, said, said.value, edition.least)
                ledger.numbers[index].known = True
                seen.update((key[1], said.unit, said.value) for key in said.keys)
                for key in said.keys:
                    found.setdefault((key, edition.edition), index)
    for number in ledger.numbers[:there]:  # last year's numbers in a column of their own
        if number.value and any((spot, number.unit, number.value) in seen for spot in _own(number)):
            number.known = True
    return found


def _own(number: Number) -> list[Coordinates]:
    """Return of whom a number tells that no other table names: last year's, in a column of its own, may be such."""
    return sorted((key[1] for key in number.keys if key[0].startswith(_OWN)), key=sorted)


def _hidden(
    ledger: Ledger, told: Iterable[_Edition], shown: dict[_Node, int], now: set[Edition], *, linked: bool
) -> dict[_Node, int]:
    """Give every hidden number of earlier editions its place: a number of now, or one of its own."""
    found: dict[_Node, int] = {}
    for edition in told:
        same, near = _unchanged(ledger, edition, shown, now)
        for index in sorted(near):  # hidden still, though it may be another number
            ledger.numbers[index].kept = True
        for node, cells in edition.hidden.items():
            if node in shown or node in found:
                continue
            least = edition.sensitive_least if any(said.sensitive for said in cells) else edition.least
            index = same[node] if linked and node in same else len(ledger.numbers)
            if index == len(ledger.numbers):
                unit = cells[0].unit
                ledger.numbers.append(Number(keys={node[0]}, value=0, threshold=least, unit=unit, guessed=True))
            number = ledger.numbers[index]
            number.signed |= any(said.signed for said in cells)
            number.kept, number.threshold = True, max(number.threshold, least)
            found[node] = index
    return found


def _unchanged(
    ledger: Ledger, edition: _Edition, shown: dict[_Node, int], now: set[Edition]
) -> tuple[dict[_Node, int], set[int]]:
    """Find the hidden numbers that may well be what they are now, and those that may be nearly so."""
    named, nameless = _layers(ledger, edition, shown)
    found: dict[_Node, int] = {}
    near: set[int] = set()
    for n, candidates in enumerate([*named, *nameless]):
        heard = _heard(ledger, edition, shown, candidates)
        for node, index in candidates.items():
            said = heard.get(node, set())
            least = max(edition.least, edition.sensitive_least if any(s.sensitive for s in edition.hidden[node]) else 0)
            alone = not said and edition.edition not in now and ledger.numbers[index].value >= least
            untold = n == 0 and len(named) == 1 and all(balance is None for balance in said) and not alone
            if untold or any(balance == 0 for balance in said):
                found.setdefault(node, index)
            elif any(balance is not None and abs(balance) < least for balance in said):
                near.add(index)
    return found, near


def _layers(
    ledger: Ledger, edition: _Edition, shown: dict[_Node, int]
) -> tuple[list[dict[_Node, int]], list[dict[_Node, int]]]:
    """Return what the hidden numbers may be now: by name, then in columns that no other table names."""
    veiled = {node: cells[0].unit for node, cells in edition.hidden.items() if node not in shown}
    placed: dict[tuple[Coordinates, CountUnit | None], list[_Node]] = {}
    for node, unit in veiled.items():
        placed.setdefault((node[0][1], unit), []).append(node)
    named: dict[_Node, list[int]] = {}
    nameless: dict[_Node, list[int]] = {}
    for index, number in enumerate(ledger.numbers):
        if not number.places:
            continue
        for key in in_order(number.keys):
            if (key, edition.edition) in veiled:
                named.setdefault((key, edition.edition), []).append(index)
        for spot in _own(number):
            for node in placed.get((spot, number.unit), ()):
                if index not in named.get(node, ()):
                    nameless.setdefault(node, []).append(index)
    return _layered(named), _layered(nameless)


def _layered(found: dict[_Node, list[int]]) -> list[dict[_Node, int]]:
    depth = max(map(len, found.values()), default=0)
    return [{node: indices[min(n, len(indices) - 1)] for node, indices in found.items()} for n in range(depth)]


def _heard(
    ledger: Ledger, edition: _Edition, shown: dict[_Node, int], candidates: dict[_Node, int]
) -> dict[_Node, set[int | None]]:
    """Return by how much the sums of an edition would be wrong; None where that cannot be told."""
    found: dict[_Node, set[int | None]] = {}
    for sheet in edition.sheets:
        for total in sheet.sums:
            veiled, balance = [], 0
            known = True
            for place, factor in total.terms:
                said, node = sheet.numbers[place], _node(sheet, place, edition.edition)
                if said.value is not None:
                    balance += said.value * factor
                    continue
                if node not in shown:
                    veiled.append(node)
                index = shown.get(node, candidates.get(node))
                known = known and index is not None
                balance += ledger.numbers[index].value * factor if index is not None else 0
            for node in veiled:
                if total.equal:
                    found.setdefault(node, set()).add(balance if known else None)
    return found


def _node(sheet: Sheet, place: Place, edition: Edition) -> _Node:
    return sheet.numbers[place].keys[0], edition


def _relate(ledger: Ledger, told: Iterable[_Edition], shown: dict[_Node, int], nodes: dict[_Node, int]) -> None:
    for edition in told:
        for sheet in edition.sheets:
            for total in sheet.sums:
                terms = []
                for place, factor in total.terms:
                    node, said = _node(sheet, place, edition.edition), sheet.numbers[place]
                    if said.value is not None:
                        terms.append((ledger.named[node[0], said.value], factor))
                    else:
                        terms.append((shown[node] if node in shown else nodes[node], factor))
                ledger.relate(terms, equal=total.equal)


def _complete(ledger: Ledger) -> bool:
    """Give the numbers that only earlier editions know, hidden, values that fit; tell whether there are any."""
    open_ = [index for index, number in enumerate(ledger.numbers) if number.guessed]
    if not open_:
        return all(_true(ledger, relation) for relation in ledger.relations)
    column = {index: at for at, index in enumerate(open_)}
    lines = []
    for relation in ledger.relations:
        terms = [(column[i], f) for i, f in relation.terms if i in column]
        rest = sum(ledger.numbers[i].value * f for i, f in relation.terms if i not in column)
        if terms:
            lines.append(Line(terms, -rest, -rest if relation.equal else INFINITE))
    lower = [-INFINITE if ledger.numbers[index].signed else 0.0 for index in open_]
    programme = Programme(lower, [INFINITE] * len(open_), lines)
    answer = programme.solve()
    values = None if answer is None else whole(answer)
    if answer is not None and values is None:
        answer = programme.solve_whole(range(len(open_)))
        values = None if answer is None else whole(answer)
    if values is None:
        return False
    for index, value in zip(open_, values, strict=True):
        ledger.numbers[index].value = value
    return all(_true(ledger, relation) for relation in ledger.relations)


def _true(ledger: Ledger, relation: Relation) -> bool:
    balance = ledger.balance(relation)
    return balance == 0 if relation.equal else balance >= 0
