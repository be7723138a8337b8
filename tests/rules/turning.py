"""What is unknown of a family, and every way in which it can turn out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from attrs import evolve
from hypothesis import strategies as st

from pskslib import Family, Person
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code, Field, Kind
from pskslib.rules.nodes import Fact
from pskslib.rules.plan import Plan
from tests.rules.edges import PRESENCE, UNRANKED, Dice, Value, declared, edges, facts_of

Place = int | None
"""Of a member in ``family.members``; None for a fact of the family."""


def with_fact(family: Family, place: Place, name: str, value: Value) -> Family:
    """The family with one fact replaced, and no longer doubted; a decile takes ``UNRANKED``."""
    if place is not None:
        left = family.members[place].doubted - {name}
        member = evolve(family.members[place], doubted=left, **{name: value})  # type: ignore[arg-type]  # a fact by name
        return evolve(family, members=(*family.members[:place], member, *family.members[place + 1 :]))
    if name == "decile":
        family = evolve(family, doubted=family.doubted - {name})
        if value == UNRANKED:
            return evolve(family, decile=None, unranked=True)
        return evolve(family, decile=value, unranked=None)  # type: ignore[arg-type]  # a decile
    return evolve(family, doubted=family.doubted - {name}, **{name: value})  # type: ignore[arg-type]  # a fact by name


def unknown(plan: Plan, family: Family, *, presumed: bool = False) -> Iterator[tuple[Place, Fact]]:
    """Yield the facts that a plan reads and that nobody knows, with the place of the member.

    Args:
        plan: Programme and day.
        family: The family.
        presumed: Those that are taken for granted; otherwise all others, those that are doubted among them.
    """
    for fact in plan.facts():
        if fact.name in PRESENCE:
            continue
        taken = declared(fact).presumed is not None
        things: Iterable[tuple[Place, Person | Family]] = (
            [(None, family)] if fact.owner == "keluarga" else [*enumerate(family.members)]
        )
        for place, thing in things:
            known = getattr(thing, fact.name) is not None or (fact.name == "decile" and family.unranked)
            if not known and (taken and fact.name not in thing.doubted) is presumed:
                yield place, fact


def hideable(plan: Plan, family: Family) -> Iterator[tuple[Place, Fact]]:
    """Yield the facts that a plan reads, that are known and never presumed, with the place of the member."""
    for fact in plan.facts():
        if fact.name in PRESENCE or declared(fact).presumed is not None:
            continue
        things = [(None, family)] if fact.owner == "keluarga" else [*enumerate(family.members)]
        yield from ((n, fact) for n, thing in things if getattr(thing, fact.name) is not None)


def completed(plan: Plan, family: Family, data: bytes, *, strict: bool = False) -> Family:
    """The family as it may turn out to be, everything known; members that were not listed come last."""
    dice = Dice(data)
    asked = [*unknown(plan, family), *(unknown(plan, family, presumed=True) if strict else ())]
    for place, fact in asked:
        choices = edges(plan, fact)
        if fact.name == "decile" and family.unranked is False:
            choices = tuple(v for v in choices if v != UNRANKED)
        family = with_fact(family, place, fact.name, dice.one_of(choices))
    for place, member in enumerate(family.members):
        heard = strict or member.death_hint or member.doubted & {"deceased", "death_hint"}
        if member.deceased is None and member.death_date is None and heard:
            family = with_fact(family, place, "deceased", bool(dice.below(2)))
    may_miss = not family.members or family.members_complete is False or "members_complete" in family.doubted
    if may_miss or (strict and family.members_complete is None):
        more = [_anybody(plan, dice) for _ in range(dice.below(3))]
        if family.members or more:
            listed = evolve(family, members=(*family.members, *more))
            family = with_fact(listed, None, "members_complete", True)
    return family


def _anybody(plan: Plan, dice: Dice) -> Person:
    """A living member of whom everything is known."""
    known = {f.name: dice.one_of(edges(plan, f)) for f in facts_of(plan, "orang") if f.name not in PRESENCE}
    return Person(**known)  # type: ignore[arg-type]  # facts by their names


@st.composite
def completions(draw: st.DrawFn, plan: Plan, family: Family, *, strict: bool = False) -> Family:
    """The family with every unknown fact filled in; presumed ones too under ``strict``."""
    count = 16 + len(plan.facts()) * (len(family.members) + 3)
    return completed(plan, family, draw(st.binary(min_size=count, max_size=count)), strict=strict)


def presumptions_stated(plan: Plan, family: Family) -> Family:
    """The family with what is taken for granted written down as a fact."""
    for place, fact in unknown(plan, family, presumed=True):
        taken = declared(fact).presumed
        assert taken is not None
        family = with_fact(family, place, fact.name, taken.value)
    for place, member in enumerate(family.members):
        heard = member.death_hint or member.doubted & {"deceased", "death_hint"}
        if member.deceased is None and member.death_date is None and not heard:
            family = with_fact(with_fact(family, place, "deceased", False), place, "death_hint", False)
    if family.members and family.members_complete is None and "members_complete" not in family.doubted:
        family = evolve(family, members_complete=True)
    return family


def turns(plan: Plan, family: Family, asked: tuple[Place, Fact]) -> Iterable[Family]:
    """The family with one unknown fact, for every way that it can turn out."""
    place, fact = asked
    return (with_fact(family, place, fact.name, value) for value in edges(plan, fact))


def with_all_else(plan: Plan, family: Family, chance: Random) -> Family:
    """The family with half of the facts known that a plan does not read, whatever they are."""
    read = {(fact.owner, fact.name) for fact in plan.facts()} | {("keluarga", "unranked")}

    def others(fields: Mapping[str, Field]) -> dict[str, Value]:
        unread = [f for f in fields.values() if (f.owner, f.name) not in read and chance.random() < 0.5]
        return {f.name: _anything(f, plan, chance) for f in unread}

    members = [evolve(member, **others(PERSON_FIELDS)) for member in family.members]  # type: ignore[arg-type]
    return evolve(family, members=members, **others(FAMILY_FIELDS))  # type: ignore[arg-type]  # facts by their names


def _anything(field: Field, plan: Plan, chance: Random) -> Value:
    match field.kind:
        case Kind.BOOL:
            return chance.random() < 0.5
        case Kind.CODE:
            assert field.codes is not None
            return chance.choice(list(field.codes.values))
        case Kind.INT | Kind.DECIMAL:
            low = field.low or 0
            return chance.randint(low, low + 1000 if field.high is None else field.high)
        case Kind.DATE:
            return plan.as_of.replace(day=chance.randint(1, 28))
        case Kind.NIK:
            return f"640804{chance.randint(1, 28):02}0190{chance.randint(9901, 9999)}"
        case Kind.KK:
            return f"640804{chance.randint(1, 28):02}0120{chance.randint(9901, 9999)}"
        case Kind.REGION:
            return "64.08.04.2001"
        case _:
            return chance.choice(("Amir", "Ngadiyem", "Yohanes"))


def shown(family: Family) -> str:
    """The known facts of a made-up family, in a few lines."""

    def facts(thing: Person | Family, names: Iterable[str]) -> str:
        known = {name: getattr(thing, name) for name in names if getattr(thing, name) is not None}
        doubted = [f"doubted={sorted(thing.doubted)}"] if thing.doubted else []
        told = (f"{name}={v.value if isinstance(v, Code) else v}" for name, v in known.items())
        return ", ".join([*told, *doubted])

    rows = (f"Person({facts(m, PERSON_FIELDS)})" for m in family.members)
    return "\n  ".join((f"Family({facts(family, FAMILY_FIELDS)})", *rows))
