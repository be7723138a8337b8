"""The drawn rule books and families are valid, and reach everything the language has.

Only the single-family engine is used here: its generated code and the written-down meaning must
agree on every drawn rule, before any table is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pskslib import Outcome, Rulebook
from pskslib.rules import Unit
from pskslib.rules.interpret import Interpreter
from pskslib.rules.nodes import NODE_TYPES, Compare, Components, CountMembers, Excluded, Fact, Node, walk
from pskslib.rules.nodes import children as below
from pskslib.rules.plan import Plan
from tests.rules.table.cases import Case, cases
from tests.rules.table.facts import declared
from tests.rules.table.parity import share
from tests.rules.table.populations import completions
from tests.rules.table.rulebooks import rulebooks

CONNECTIVES = ("And", "Or", "Not", "Check", "Excluded", "Choose", "Add", "Times", "Components")


def trees(plan: Plan) -> Iterator[Node]:
    """What the author wrote: the criteria and the amount of the edition in force."""
    yield from (c.when for c in plan.edition.criteria)
    if plan.edition.amount is not None:
        yield plan.edition.amount


def depth(node: Node) -> int:
    """How many connectives stand above the deepest leaf."""
    return (type(node).__name__ in CONNECTIVES) + max((depth(part) for part in below(node)), default=0)


def sort_of(node: Node) -> str:
    """The name of a node, or for an operand what sort it is."""
    if isinstance(node, Fact):
        return f"{node.owner}.{declared(node).kind.name}"
    return type(node).__name__


def features(plan: Plan) -> Iterator[str]:
    """Everything about a programme that must be reached."""
    scope = "orang" if plan.by_person else "keluarga"
    for tree in trees(plan):
        yield f"depth {min(depth(tree), 5)}"
        for node in walk(tree):
            yield type(node).__name__
            if isinstance(node, Fact):
                yield from _features_of_fact(node)
            if isinstance(node, Compare):
                yield f"op {node.op}"
                yield f"{sort_of(node.left)} vs {sort_of(node.right)}"
                if isinstance(node.left, CountMembers):
                    yield f"count {node.op}"
            if isinstance(node, Excluded):
                yield f"weight {plan.numbers[node.effect.book, node.effect.name]}"
            if type(node).__name__.endswith("Member") or type(node).__name__.endswith("Members"):
                yield f"{type(node).__name__} in {scope}"
                if any(isinstance(part, Fact) and part.owner == "keluarga" for part in walk(node)):
                    yield "family fact among members"
            if isinstance(node, Components):
                yield f"{'limited' if node.family_limit else 'unlimited'} family"
                yield from ("limited" if part.limit else "unlimited" for part in node.components)
    yield "with amount" if plan.amount else "without amount"
    if not plan.criteria:
        yield "no criterion counts"
    for rule in plan.rules:
        yield from ("by age" for node in walk(rule) if type(node).__name__ == "ByAge")


def _features_of_fact(node: Fact) -> Iterator[str]:
    known = declared(node)
    marks = [m for m, there in (("presumed", known.presumed), ("applies", known.applies)) if there]
    yield f"{node.owner} {known.kind.name} {' '.join(marks) or 'plain'}"
    if known.instead is not None:
        yield "instead"


WANTED = {
    *(name for name in NODE_TYPES if name != "ByAge"),  # no author writes that one
    *(f"op {op}" for op in ("<=", "<", ">=", ">", "==")),
    *(f"count {op}" for op in ("<=", "<", ">=", ">", "==")),
    *(f"weight {word}" for word in ("tolak", "periksa", "abai")),
    *(f"{node} in {unit.value}" for node in ("AnyMember", "AllMembers", "CountMembers") for unit in Unit),
    *(f"orang BOOL {marks}" for marks in ("plain", "presumed", "applies", "presumed applies")),
    *("orang CODE plain", "orang CODE applies", "keluarga CODE plain"),
    *("keluarga BOOL plain", "keluarga BOOL presumed", "instead"),
    *("limited", "unlimited", "limited family", "unlimited family"),
    *("depth 3", "depth 4", "depth 5", "by age", "family fact among members"),
    *("with amount", "without amount", "no criterion counts"),
    *("Age vs Number", "Age vs Const", "Number vs Age", "keluarga.INT vs Age"),
    *("orang.INT vs Number", "keluarga.INT vs Number", "keluarga.INT vs Const", "Number vs keluarga.INT"),
    *("orang.INT vs orang.INT", "orang.INT vs keluarga.INT", "orang.INT vs keluarga.DECIMAL"),
    *("orang.DECIMAL vs Number", "keluarga.DECIMAL vs Number", "keluarga.DECIMAL vs Const"),
    *("orang.DATE vs orang.DATE", "orang.DATE vs keluarga.DATE", "orang.CODE vs keluarga.CODE"),
    *("orang.CODE vs Const", "keluarga.CODE vs Const", "orang.BOOL vs Const", "orang.BOOL vs orang.BOOL"),
    *("keluarga.BOOL vs keluarga.BOOL", "orang.BOOL vs keluarga.BOOL"),
    *("CountMembers vs Number", "CountMembers vs Const", "CountMembers vs CountMembers"),
    *("usia_b=18", "usia_b=17", "desil_a=4", "desil_a=5"),  # before and after a number of the law changes
    *("Number vs CountMembers", "CountMembers vs Add", "CountMembers vs Times", "CountMembers vs Choose"),
}
"""What the drawn rule books must contain."""


def test_drawn_rule_books_reach_the_whole_language() -> None:
    """Every node, operator, sort of fact and nesting."""
    seen: Counter[str] = Counter()

    @settings(max_examples=250, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(rulebooks())
    def run(book: Rulebook) -> None:
        seen.update({f for plan in book.in_force for f in features(plan)})
        seen.update({f"{n[1]}={v}" for plan in book.in_force for n, v in plan.numbers.items()})

    run()

    assert {name for name in WANTED if not seen[name]} == set(), seen


def events(case: Case, *, strict: bool) -> Iterator[str]:
    """What happens when the families are decided about, one word a family and programme at most."""
    for family in case.families:
        for decision in case.book.decide(family, strict=strict):
            seer = Interpreter(family, today=case.book.as_of, numbers=decision.plan.numbers, strict=strict)
            marks = {decision.outcome.value, "presumed"} if decision.presumed else {decision.outcome.value}
            marks |= {"open"} if seer.open else set()
            marks |= {"perhaps present"} if any(seer.present(p) is None for p in seer.places) else set()
            marks |= {"absent"} if any(seer.present(p) is False for p in seer.places) else set()
            if decision.amount is not None and decision.outcome.value != "ineligible":
                low, high = decision.amount.low, decision.amount.high
                marks |= {"unbounded" if high is None else "range" if low < high else "paid" if low else "nothing"}
                marks |= {"beyond 32 bits"} if high is not None and high >= 2**31 else set()
            for node in decision.plan.components:
                marks |= _binding(seer, node)
            yield from marks


def _binding(seer: Interpreter, node: Components) -> set[str]:
    solver = seer.solver(node)
    certain, possible = seer.masks(node)
    marks = set()
    for people in (tuple(certain), tuple(possible)):
        best = solver.best(people)
        marks |= {"a limit binds"} if best < evolve(solver, limits=(None,) * len(solver.limits)).best(people) else set()
        marks |= {"the family limit binds"} if best < evolve(solver, family_limit=None).best(people) else set()
    return marks


def test_drawn_families_reach_every_stratum() -> None:
    """Outcomes, ranges, presence, presumptions and limits that bind, each in many rows."""
    seen: Counter[str] = Counter()

    @settings(max_examples=200, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(cases(), st.booleans())
    def run(case: Case, strict: bool) -> None:
        seen.update(events(case, strict=strict))
        seen["rows"] += sum(len(case.book.decide(family)) for family in case.families)

    run()

    common = ("eligible", "undetermined", "ineligible", "presumed", "open", "perhaps present", "absent")
    assert {name for name in common if seen[name] < 0.03 * seen["rows"]} == set(), seen
    rare = ("unbounded", "range", "paid", "nothing", "beyond 32 bits", "a limit binds", "the family limit binds")
    assert {name for name in rare if seen[name] < 20} == set(), seen


@share(1 / 2)
@given(cases(), st.booleans())
def test_the_engine_agrees_with_the_meaning_on_random_rules(case: Case, strict: bool) -> None:
    """Generated code and :mod:`pskslib.rules.interpret`: the same verdicts and bounds."""
    for plan in case.book.in_force:
        for family in case.families:
            evaluate = plan.evaluator(family, strict=strict)
            places = range(len(family.members)) if plan.by_person else [None]
            for place in places:
                member = None if place is None else family.members[place]
                verdicts, low, high = evaluate(family, member, plan.year, plan.key, plan.as_of)
                seer = Interpreter(family, today=plan.as_of, numbers=plan.numbers, strict=strict, subject=place)

                assert verdicts == tuple(seer.truth(rule, place) for rule in plan.rules)
                if plan.amount is not None:
                    assert (low, high) == seer.bounds(plan.amount)


@share(1 / 4)
@given(st.data())
def test_what_is_decided_on_random_rules_stays_true(data: st.DataObject) -> None:
    """Soundness (P3): however unknown facts turn out, a verdict stays and an amount stays in its range."""
    case = data.draw(cases(most=6))
    for family in case.families:
        full = data.draw(completions(case.book, family))
        for decision, answer in zip(case.book.decide(family), case.book.decide(full), strict=True):
            for verdict, other in zip(decision.verdicts, answer.verdicts, strict=True):
                assert verdict is None or verdict is other
            if answer.outcome is Outcome.ELIGIBLE and decision.amount and answer.amount:
                assert decision.amount.low <= answer.amount.low
                if decision.amount.high is not None:
                    assert answer.amount.high is not None
                    assert answer.amount.high <= decision.amount.high
