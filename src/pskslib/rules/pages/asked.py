"""What rules ask: the facts with their columns, questions, and what is taken for granted while nobody asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pskslib.population.fields import Field
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import Age, Fact, Node, walk
from pskslib.rules.pages.markdown import plain, table
from pskslib.rules.programme import Criterion, Edition, Programme

_HEAD: Final = ("Kolom", "Pertanyaan", "Dipakai oleh", "Bila belum ditanya")
_MANY: Final = 6
_BIRTH: Final = Fact(owner="orang", name="birth_date")


def facts_asked(programmes: Iterable[Programme], *, excluding: bool = False) -> dict[Fact, list[str]]:
    """Return the facts that rules read, with who reads them, in order.

    Args:
        programmes: Their rules. Of one programme the criteria are named, of several the programmes.
        excluding: Take the common exclusions, and only them; else everything but them.
    """
    found: dict[Fact, list[str]] = {}
    several = tuple(programmes)
    for programme in several:
        for edition in reversed(programme.editions):
            for name, tree in _trees(edition, excluding=excluding):
                user = name if len(several) == 1 or excluding else programme.code
                for fact in _facts(tree):
                    users = found.setdefault(fact, [])
                    if user not in users:
                        users.append(user)
    return found


def _trees(edition: Edition, *, excluding: bool) -> Iterator[tuple[str, Node]]:
    chosen: Criterion
    for chosen in edition.criteria:
        if (chosen.excludes is not None) is excluding:
            yield chosen.code, chosen.when
    if edition.amount is not None and not excluding:
        yield "jumlah", edition.amount


def _facts(tree: Node) -> Iterator[Fact]:
    for node in walk(tree):
        if isinstance(node, Age):
            yield _BIRTH
        elif isinstance(node, Fact):
            yield node
            declared = field_of(node)
            if declared is not None and declared.instead is not None:
                yield Fact(owner=node.owner, name=declared.instead[0])


def asked_table(asked: dict[Fact, list[str]]) -> list[str]:
    """Return a table of the facts, or nothing where there are none."""
    rows = []
    for fact, users in asked.items():
        declared = field_of(fact)
        if declared is not None:
            who = "anggota ini" if fact.owner == "orang" else "keluarga ini"
            question = declared.question.replace("{siapa}", who)
            rows.append((f"`{declared.column}`", plain(question), plain(_named(users)), plain(_untold(declared))))
    return table(_HEAD, rows) if rows else []


def _named(users: list[str]) -> str:
    return ", ".join(users) if len(users) <= _MANY else f"{len(users)} aturan"


def _untold(declared: Field) -> str:
    if declared.presumed is None:
        return "belum diketahui"
    value = "ya" if declared.presumed.value else "tidak"
    return f"dianggap {value}: {declared.presumed.reason}"
