"""Not many more cells are hidden than must be: held against every smaller choice, on tables small enough to try all."""

import random
from itertools import combinations

from pskslib.publishing.suppression.choice import choose
from pskslib.publishing.suppression.earlier import add_earlier
from pskslib.publishing.suppression.ledger import Ledger, open_ledger, tidy
from pskslib.publishing.suppression.pattern import Part, Unsafe
from pskslib.reports import Report
from tests.publishing.made import grid, report

SIZES = (0, 1, 2, 3, 4, 6, 8, 12, 20, 40)
TABLES = 8
MOST = 4
"""So many complementary numbers are tried at most."""


def _ledger(one: Report) -> Ledger:
    ledger = open_ledger([one], [], 5, 11)
    add_earlier(ledger, [one], [])
    tidy(ledger)
    return ledger


def _is_safe(ledger: Ledger, hidden: set[int]) -> bool:
    """Whether nothing more needs to be hidden."""
    if any(r.equal and sum(i in hidden for i, _ in r.terms) == 1 for r in ledger.relations):
        return False
    found = set(hidden)
    try:
        Part(ledger, range(len(ledger.numbers)), ledger.relations, found).protect()
    except Unsafe:
        return False
    return found == hidden


def _cheapest(ledger: Ledger, small: set[int], price: float) -> float:
    """The least cost of complementary numbers that make the small ones safe, among all choices of a few."""
    others = [i for i in range(len(ledger.numbers)) if i not in small]
    best = price
    for size in range(MOST + 1):
        for more in combinations(others, size):
            cost = sum(ledger.numbers[i].cost for i in more)
            if cost < best - 1e-9 and _is_safe(ledger, small | {*more}):
                best = cost
    return best


def test_hardly_more_is_hidden_than_must_be() -> None:
    drawn = random.Random(7)
    paid = least = 0.0
    for _ in range(TABLES):
        ledger = _ledger(report(grid([[drawn.choice(SIZES) for _ in range(3)] for _ in range(2)])))
        small = {i for i, number in enumerate(ledger.numbers) if number.primary}
        price = sum(ledger.numbers[i].cost for i in choose(ledger) - small)
        paid, least = paid + price, least + _cheapest(ledger, small, price)
    print(f"biaya {paid:.2f}, paling sedikit {least:.2f}")
    assert paid <= 1.1 * least
