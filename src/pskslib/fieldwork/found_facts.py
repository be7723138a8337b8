"""What was found out about a family, with source and day: later facts win, contradictions are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from attrs import evolve, field, frozen

from pskslib.errors import FactError
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Family, Person


@frozen(kw_only=True)
class FoundFact:
    """One fact that somebody found out.

    Attributes:
        member: ``id_orang`` of the member, or blank for a fact of the family.
        name: Of the fact, as the models call it ("decile", "severe_disability").
        value: What was found; None withdraws what was known.
        source: Who says so: "musyawarah desa 12/2026", "kunjungan TKSK".
        on: The day on which it was found.
    """

    member: str = ""
    name: str
    value: object = field(repr=False)
    source: str
    on: date

    def __attrs_post_init__(self) -> None:
        fields = PERSON_FIELDS if self.member else FAMILY_FIELDS
        if self.name not in fields:
            whose = "orang" if self.member else "keluarga"
            raise FactError(((self.name, f"tidak ada fakta {self.name!r} pada {whose}"),))


@frozen(kw_only=True)
class Contradiction:
    """Two sources that say different things about one fact.

    Attributes:
        member: ``id_orang``, or blank for the family.
        name: Of the fact.
        earlier: What was said before, or at the same time.
        later: What was said last.
        settled: Whether the later one counts; on the same day neither does.
    """

    member: str
    name: str
    earlier: FoundFact | None
    later: FoundFact
    settled: bool


def _found(facts: Iterable[FoundFact]) -> tuple[FoundFact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.on, fact.member, fact.name, fact.source, repr(fact.value))))


@frozen(kw_only=True)
class FactBook:
    """A family as it was registered, and what was found out since.

    Attributes:
        family: As registered.
        facts: What was found out, in the order of days; equal sets give equal books.

    Example:
        >>> visit = FoundFact(name="decile", value=2, source="kunjungan TKSK", on=date(2026, 11, 3))
        >>> meeting = FoundFact(name="decile", value=3, source="musyawarah desa", on=date(2026, 11, 10))
        >>> book = FactBook(family=Family(decile=6), facts=[meeting, visit])
        >>> book.on(date(2026, 11, 5)).decile, book.on(date(2026, 11, 30)).decile
        (2, 3)
        >>> [(c.name, c.later.source, c.settled) for c in book.contradictions(date(2026, 11, 30))]
        [('decile', 'kunjungan TKSK', True), ('decile', 'musyawarah desa', True)]
    """

    family: Family
    facts: tuple[FoundFact, ...] = field(default=(), converter=_found)

    def on(self, day: date) -> Family:
        """Return the family as it is known on a day; what sources contradict on one day is doubted.

        Raises:
            FactError: A fact names nobody in the family, or has a value that it cannot have.
        """
        members = list(self.family.members)
        places = {member.person_id: place for place, member in enumerate(members) if member.person_id}
        family = self.family
        for fact, doubted in self._last(day):
            if not fact.member:
                family = _with(family, fact, doubted)
            elif fact.member in places:
                members[places[fact.member]] = _with(members[places[fact.member]], fact, doubted)
            else:
                raise FactError(((fact.name, f"tidak ada anggota {fact.member!r} dalam keluarga ini"),))
        return evolve(family, members=tuple(members))

    def contradictions(self, day: date) -> tuple[Contradiction, ...]:
        """Return everything that two sources tell differently up to a day, in the order of days."""
        last: dict[tuple[str, str], FoundFact] = {}
        found = []
        for fact in self._until(day):
            before = last.get((fact.member, fact.name))
            known = self._registered(fact) if before is None else before.value
            if known is not None and known != fact.value:
                settled = before is None or before.on < fact.on
                found.append(
                    Contradiction(member=fact.member, name=fact.name, earlier=before, later=fact, settled=settled)
                )
            last[fact.member, fact.name] = fact
        return tuple(found)

    def _until(self, day: date) -> tuple[FoundFact, ...]:
        return tuple(fact for fact in self.facts if fact.on <= day)

    def _registered(self, fact: FoundFact) -> object:
        things = [self.family] if not fact.member else [m for m in self.family.members if m.person_id == fact.member]
        return getattr(things[0], fact.name) if things else None

    def _last(self, day: date) -> list[tuple[FoundFact, bool]]:
        """The last word on each fact, and whether two sources contradict each other on that day."""
        groups: dict[tuple[str, str], list[FoundFact]] = {}
        for fact in self._until(day):
            groups.setdefault((fact.member, fact.name), []).append(fact)
        found = []
        for facts in groups.values():
            same_day = [fact for fact in facts if fact.on == facts[-1].on]
            found.append((facts[-1], any(fact.value != facts[-1].value for fact in same_day)))
        return found


Thing = TypeVar("Thing", Family, Person)


def _with(thing: Thing, fact: FoundFact, doubted: bool) -> Thing:
    left = thing.doubted - {fact.name}
    value = None if doubted else fact.value
    changes: dict[str, object] = {fact.name: value, "doubted": left | {fact.name} if doubted else left}
    return evolve(thing, **changes)  # type: ignore[arg-type]  # a fact by its name, checked by the model
