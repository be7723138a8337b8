"""A family while its rows are being read: facts of the family, members, and what went wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from pskslib.identity import FamilyCardNumber
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Family, Field, Kind, Person

_HEAD = "1"
_RIVALS = {"decile": "unranked", "unranked": "decile"}


@define
class Draft:
    """A family that grows row by row.

    Attributes:
        card: Whose rows these are.
        facts: Facts of the family with the line that first told them.
        disputed: Facts on which rows disagree, or that one row tells in a way that cannot be read.
        members: Persons with their lines.
        niks: Place of the member with a NIK.
        lost_row: Whether a member may be missing, because a row was rejected.
        kinds: Kinds of problem, in order, for the column ``masalah``.
    """

    card: FamilyCardNumber
    facts: dict[str, tuple[int, object]] = field(factory=dict)
    disputed: set[str] = field(factory=set)
    members: list[tuple[int, Person]] = field(factory=list)
    niks: dict[str, int] = field(factory=dict)
    lost_row: bool = False
    kinds: dict[str, None] = field(factory=dict)

    def agree(self, line: int, name: str, value: object) -> int | None:
        """Hold a fact of the family against earlier rows; return the line that disagrees."""
        earlier, first = self.facts.setdefault(name, (line, value))
        rival = _RIVALS.get(name)
        if rival in self.facts and self.facts[rival][1] and value is not False:  # a decile, and unranked
            self.disputed |= {name, rival}
            return self.facts[rival][0]
        if first != value:
            self.dispute(name)
            return earlier
        return None

    def dispute(self, name: str) -> None:
        """Make a fact of the family unknown whatever other rows say."""
        self.disputed |= {name, _RIVALS.get(name, name)}

    def merge(self, place: int, other: Person, names: Iterable[str]) -> tuple[Field, ...]:
        """Take in a second row with the NIK of a member; return the facts that differ.

        Where nothing differs it is the same person, and what only one row tells is kept. Where
        something differs it may be somebody else under a wrong NIK: these facts become unknown, and a
        member may be missing.
        """
        line, member = self.members[place]
        one = {name: getattr(member, name) for name in names}
        two = {name: getattr(other, name) for name in names}
        differ = [
            PERSON_FIELDS[name]
            for name in one
            if one[name] is not None and two[name] is not None and _plain(one[name]) != _plain(two[name])
        ]
        if differ:
            self.lost_row = True
            facts = {f.name: None for f in differ if f.kind is not Kind.TEXT}
        else:
            facts = {name: two[name] for name in one if one[name] is None}
        self.members[place] = (line, evolve(member, **facts))
        return tuple(differ)

    def heads(self) -> int | None:
        """How many heads the family has, or None where no relation is known."""
        relations = [m.relation.value for _, m in self.members if m.relation is not None]
        return relations.count(_HEAD) if relations else None

    def family(self) -> Family:
        """Return the family as far as it is known.

        A family that may lack a member says so, also where a cell says otherwise or cannot be read:
        ``anggota_lengkap`` is presumed yes, and a no must not rest on that.
        """
        facts = dict(self._agreed())
        if self.lost_row or "members_complete" in self.disputed:
            self.kinds["anggota_kurang"] = None
            facts["members_complete"] = False
        members = tuple(member for _, member in self.members)
        return Family(family_card=self.card, members=members, **facts)  # type: ignore[arg-type]  # read by field

    def _agreed(self) -> Iterator[tuple[str, object]]:
        for name, (_, value) in self.facts.items():
            if name not in self.disputed and name in FAMILY_FIELDS:
                yield name, value


def _plain(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
