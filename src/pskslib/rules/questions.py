"""Which facts could still change a decision, and in what order to ask for them.

A fact counts when some completion of everything unknown makes a difference. The rule tree says which
facts an unknown value waits for; where one member's rule reads a fact more than once (an age in
several limits), the candidates are tried out over the edges of every limit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from math import prod
from typing import Final

from attrs import frozen

from pskslib.population import Family, Field, Kind
from pskslib.rules.checking import field_of
from pskslib.rules.interpret import Asked, Plain
from pskslib.rules.nodes import Age, Compare, Components, Const, Fact, Node, Number, OneOf, children, walk
from pskslib.rules.plan import Plan
from pskslib.rules.reasons import Reasons

PRESENCE: Final = ("deceased", "death_hint")
"""Questions about whether a member is alive; they matter to every condition on that member."""
_MOST_TRIALS: Final = 3000
_MOST_CONTEXTS: Final = 256


@frozen(kw_only=True)
class Question:
    """A fact to find out.

    Attributes:
        member: Place in ``family.members``, or None for a fact of the family.
        field: Its declaration (column, words, question).
        changes: ``"outcome"`` or ``"amount"`` (``"conflict"`` in :attr:`Decision.aid_to_ask`).
        check: The fact is a hint on record that must be checked.
        criteria: Codes of the criteria that wait for it.
    """

    member: int | None
    field: Field
    changes: str
    check: bool
    criteria: tuple[str, ...]

    def __iter__(self) -> Iterator[int | str | None]:
        """Unpack as (place of the member or None, name of the fact)."""
        return iter((self.member, self.field.name))

    @property
    def fact(self) -> str:
        """Name of the fact, e.g. ``"decile"``."""
        return self.field.name

    @property
    def pair(self) -> Asked:
        """(place of the member or None, name of the fact)."""
        return self.member, self.field.name


def questions(
    plan: Plan,
    family: Family,
    *,
    subject: int | None,
    strict: bool,
    verdicts: tuple[bool | None, ...],
    exact: bool,
    seer: Reasons | None = None,
) -> tuple[Question, ...]:
    """Return what to find out, most decisive first; empty when a known fact already says no.

    Args:
        plan: Programme and day.
        family: The family decided about.
        subject: Place of the member decided about, or None.
        strict: Whether presumed facts count as unknown.
        verdicts: What the engine said of each criterion.
        exact: Whether the amount is one certain sum already.
        seer: An interpreter of the same family, if there is one already.
    """
    if False in verdicts:
        return ()
    if None not in verdicts and exact:
        return ()
    seer = seer or plan.interpreter(family, subject=subject, strict=strict)
    for_outcome: dict[Asked, list[str]] = {}
    for place, verdict in enumerate(verdicts):
        if verdict is None:
            for asked in dict.fromkeys(_relevant(plan, seer, plan.rules[place], subject)):
                for_outcome.setdefault(asked, []).append(plan.criteria[place].code)
    for_amount: list[Asked] = []
    if plan.amount is not None:
        for_amount = [a for a in dict.fromkeys(_amount_facts(plan, seer, plan.amount)) if a not in for_outcome]
    ordered = sorted(for_outcome, key=lambda asked: -len(for_outcome[asked]))
    return tuple(
        _question(family, asked, changes, tuple(for_outcome.get(asked, ())))
        for changes, group in (("outcome", ordered), ("amount", for_amount))
        for asked in group
    )


def _question(family: Family, asked: Asked, changes: str, criteria: tuple[str, ...]) -> Question:
    member, name = asked
    declared = field_of(Fact(owner="keluarga" if member is None else "orang", name=name))
    assert declared is not None
    recorded = getattr(family if member is None else family.members[member], name)
    return Question(member=member, field=declared, changes=changes, check=recorded is not None, criteria=criteria)


def _relevant(plan: Plan, seer: Reasons, node: Node, member: int | None) -> Iterable[Asked]:
    """Facts that an unknown rule waits for, those without effect taken out again."""
    waiting = list(dict.fromkeys(seer.open_facts(node, member)))
    for place in dict.fromkeys(m for m, _ in waiting if m is not None):
        facts = [name for m, name in waiting if m == place and name not in PRESENCE]
        if len(facts) == len(set(facts)) and not _reads_twice(node):
            continue
        idle = _idle(plan, seer, node, place, facts)
        waiting = [a for a in waiting if a[0] != place or a[1] not in idle]
    return waiting


def _reads_twice(node: Node) -> bool:
    read = [part for part in walk(node) if isinstance(part, Fact | Age)]
    return len(read) != len(set(read))


def _idle(plan: Plan, seer: Reasons, node: Node, place: int, facts: list[str]) -> set[str]:
    """Facts of one member that never change that member's part of the rule, whatever they are."""
    parts = [node] if place == seer.subject else [*_member_rules(node)]
    return _without_effect(plan, seer, place, facts, lambda trial: tuple(trial.truth(part, place) for part in parts))


def _without_effect(
    plan: Plan,
    seer: Reasons,
    place: int,
    facts: list[str],
    outcome: Callable[[Reasons], object],
) -> set[str]:
    """Try out all values of some facts of one member; return those that never change ``outcome``."""
    domains = [_edges(plan, Fact(owner="orang", name=name)) for name in facts]
    if prod(map(len, domains)) > _MOST_TRIALS:
        return set()
    outcomes: dict[tuple[Plain, ...], object] = {}
    for values in product(*domains):
        trial = plan.interpreter(
            seer.family,
            subject=seer.subject,
            strict=seer.strict,
            instead={(place, name): value for name, value in zip(facts, values, strict=True)},
        )
        outcomes[values] = outcome(trial)
    return {name for at, name in enumerate(facts) if not _matters(outcomes, at)}


def _matters(outcomes: Mapping[tuple[Plain, ...], object], at: int) -> bool:
    seen: dict[tuple[Plain, ...], object] = {}
    for values, outcome in outcomes.items():
        rest = (*values[:at], *values[at + 1 :])
        if seen.setdefault(rest, outcome) != outcome:
            return True
    return False


def _member_rules(node: Node) -> Iterable[Node]:
    """Conditions on one member inside a rule of the family."""
    where = getattr(node, "where", None)
    if isinstance(where, Node):
        return [where]
    return [rule for child in children(node) for rule in _member_rules(child)]


def _edges(plan: Plan, fact: Fact) -> tuple[Plain, ...]:
    """What :func:`edge_values` says, worked out once a plan."""
    if fact not in plan.edges:
        plan.edges[fact] = edge_values(plan, fact)
    return plan.edges[fact]


def edge_values(plan: Plan, fact: Fact) -> tuple[Plain, ...]:
    """Return one value of a fact for every way it can fall on the two sides of the limits in force.

    A birth date is stood for by an age in completed years.
    """
    declared = field_of(fact)
    assert declared is not None
    if declared.kind is Kind.BOOL:
        return (True, False)
    if declared.kind is Kind.CODE and declared.codes is not None:
        return tuple(declared.codes.values)
    limits = sorted(_limits(plan, fact))
    if fact.name == "birth_date":
        return tuple(sorted({0, *(max(0, n + d) for n in limits for d in (-1, 0, 1))}))
    low = declared.low if declared.low is not None else (limits[0] - 1 if limits else 0)
    high = declared.high if declared.high is not None else (limits[-1] + 1 if limits else 1)
    edges = {low, high, *(n + d for n in limits for d in (-1, 0, 1) if low <= n + d <= high)}
    if declared.instead is not None:
        edges.add(declared.instead[1])
    return tuple(sorted(edges))


def _limits(plan: Plan, fact: Fact) -> set[int]:
    """Whole numbers that a fact (or an age) is compared with."""
    found: set[int] = set()
    trees = [*plan.rules, *([plan.amount] if plan.amount else [])]
    for tree in trees:
        for part in walk(tree):
            if isinstance(part, Compare):
                sides = (part.left, part.right)
                wanted = Age() if fact.name == "birth_date" else fact
                if wanted in sides:
                    other = sides[1] if sides[0] == wanted else sides[0]
                    value = _constant(plan, other)
                    if isinstance(value, int):
                        found.add(value)
    return found


def _constant(plan: Plan, node: Node) -> Decimal | int | str | None:
    if isinstance(node, Const):
        return node.value
    return plan.numbers[node.book, node.name] if isinstance(node, Number) else None


def _amount_facts(plan: Plan, seer: Reasons, node: Node) -> Iterable[Asked]:
    """Facts that can move the amount, given what the other members certainly bring."""
    low, high = seer.bounds(node)
    if low == high:
        return
    if isinstance(node, Components):
        yield from _component_facts(plan, seer, node)
        return
    condition = getattr(node, "condition", None)
    if isinstance(condition, Node) and seer.truth(condition, seer.subject) is None:
        yield from _relevant(plan, seer, condition, seer.subject)
    for child in children(node):
        if isinstance(child, Compare | OneOf) or child is condition:
            continue
        if hasattr(child, "parts") or not isinstance(child, Fact | Age | Const | Number):
            yield from _amount_facts(plan, seer, child)


Masks = tuple[int, ...]


def _contexts(certain: list[int], possible: list[int], place: int) -> list[Masks]:
    """What the other members can have: a limit may bind only where some of the open things come true."""
    if sum(map(int.__ne__, certain, possible)) == 1:  # only this member has anything open
        return [(*certain[:place], *certain[place + 1 :])]
    options: list[list[int]] = []
    for other, (sure, maybe) in enumerate(zip(certain, possible, strict=True)):
        if other != place:
            open_bits = [1 << bit for bit in range(maybe.bit_length()) if (maybe & ~sure) >> bit & 1]
            options.append(list(dict.fromkeys((sure, *(sure | bit for bit in open_bits), maybe))))
    if prod(map(len, options)) > _MOST_CONTEXTS:
        options = [list(dict.fromkeys((choices[0], choices[-1]))) for choices in options]
    return list(islice(product(*options), _MOST_CONTEXTS))


def _component_facts(plan: Plan, seer: Reasons, node: Components) -> Iterable[Asked]:
    certain, possible = seer.masks(node)
    solver = seer.solver(node)
    for place in seer.places:
        if certain[place] == possible[place]:
            continue

        contexts = _contexts(certain, possible, place)

        def sums(mask: int, at: int = place, contexts: Sequence[Masks] = contexts) -> tuple[int, ...]:
            """What the family gets with this mask, whatever the others turn out to have."""
            return tuple(solver.best((*others[:at], mask, *others[at:])) for others in contexts)

        if sums(certain[place]) == sums(possible[place]):
            continue
        open_bits = possible[place] & ~certain[place]
        unsure = [(1 << bit, part.when) for bit, part in enumerate(node.components) if open_bits >> bit & 1]

        def outcome(trial: Reasons, at: int = place, unsure: Sequence[tuple[int, Node]] = unsure) -> tuple[int, ...]:
            return sums(certain[at] | sum(bit for bit, rule in unsure if trial.truth(rule, at) is not False))

        doubtful = seer.present(place) is None
        if doubtful:
            yield place, "death_hint" if seer.family.members[place].death_hint else "deceased"
        touched = Counter(asked for _, rule in unsure for asked in dict.fromkeys(seer.open_facts(rule, place)))
        waiting = sorted(touched, key=lambda asked: -touched[asked])
        facts = [name for _, name in waiting]
        alone = len(facts) < 2 and not doubtful  # then the sums differ for want of this fact
        idle = set[str]() if alone else _without_effect(plan, seer, place, facts, outcome)
        yield from (asked for asked in waiting if asked[1] not in idle)
    if seer.open:
        yield None, "members_complete"
