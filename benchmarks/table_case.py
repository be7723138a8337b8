"""MINI-PKH and MINI-PKH-CAPS on tables: the numbers, the shape of an answer, and the answer for one family.

MINI-PKH is the rule of ``case.py``. MINI-PKH-CAPS pays the same components with the limits of PKH: at most two
small children, one elderly and one disabled member, four in all; a member is paid for one component and the
family gets the best assignment. Nothing here reads pskslib: the plain Python answer tries every assignment and
every age, so that it can hold the engines to the meaning and not to one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

CODES = ("DESIL", "ASN", "KOMPONEN")
OUTCOMES = ("ineligible", "undetermined", "eligible")
JOINED = tuple(";".join(code for bit, code in enumerate(CODES) if i >> bit & 1) for i in range(8))
"""Criterion codes joined, by a number with one bit a criterion."""
VALUES = (3_000_000, 2_400_000, 2_000_000, 1_500_000, 900_000)
STEPS = tuple(value - lower for value, lower in zip(VALUES, (*VALUES[1:], 0), strict=True))
MOST = 4
DECILE = 4
SMALL, OLD = 6, 60
LEVELS = ("tidak", "SD", "SMP", "SMA")
CAPS = (
    *(("HAMIL", 3_000_000, MOST), ("DINI", 3_000_000, 2), ("LANSIA", 2_400_000, 1), ("DIS", 2_400_000, 1)),
    *(("SMA", 2_000_000, MOST), ("SMP", 1_500_000, MOST), ("SD", 900_000, MOST)),
)
"""Components of MINI-PKH-CAPS: code, amount, limit."""

Numbers = NDArray[Any]


class Answer(NamedTuple):
    """What every engine must say, one number a family in the order of the families; codes are bits."""

    outcome: Numbers
    low: Numbers
    high: Numbers
    unmet: Numbers | None = None
    unknown: Numbers | None = None
    presumed: Numbers | None = None

    def differing(self, other: Answer) -> int:
        """Families on which two answers differ, in the columns that both have."""
        wrong = np.zeros(len(self.outcome), dtype=bool)
        for mine, theirs in zip(self, other, strict=True):
            if mine is not None and theirs is not None:
                wrong |= mine != theirs
        return int(np.count_nonzero(wrong))


class Member(NamedTuple):
    age: int | None
    pregnant: bool
    level: str
    disabled: bool


def worths(m: Member, age: int, *, capped: bool) -> frozenset[int]:
    """Places in :data:`CAPS` (or in :data:`VALUES`) that a member of some age can be paid for."""
    pregnant, level = m.pregnant and 10 <= age <= 59, m.level if 6 <= age <= 21 else "tidak"
    if capped:
        tests = (pregnant, age <= SMALL, age >= OLD, m.disabled, level == "SMA", level == "SMP", level == "SD")
    else:
        tests = (pregnant or age <= SMALL, m.disabled or age >= OLD, level == "SMA", level == "SMP", level == "SD")
    return frozenset(place for place, test in enumerate(tests) if test)


@cache
def best(members: tuple[frozenset[int], ...], used: tuple[int, ...], left: int, *, capped: bool) -> int:
    """The largest sum, by trying every assignment."""
    if not members or not left:
        return 0
    found = best(members[1:], used, left, capped=capped)
    for place in members[0]:
        value, limit = CAPS[place][1:] if capped else (VALUES[place], MOST)
        if used[place] < limit:
            taken = (*used[:place], used[place] + 1, *used[place + 1 :])
            found = max(found, value + best(members[1:], taken, left - 1, capped=capped))
    return found


def decide(decile: int | None, servant: bool | None, members: Sequence[Member], *, capped: bool) -> tuple[int, ...]:
    """The columns of an :class:`Answer` for one family; an unknown age is every age."""
    components: bool | None = False
    sure: list[frozenset[int]] = []
    maybe: list[frozenset[int]] = []
    for m in members:
        cases = [worths(m, age, capped=capped) for age in (range(120) if m.age is None else (m.age,))]
        if all(cases):
            components = True
        elif any(cases) and components is False:
            components = None
        sure.append(frozenset.intersection(*cases))
        maybe.append(frozenset.union(*cases))
    verdicts = (None if decile is None else decile <= DECILE, None if servant is None else not servant, components)
    unmet = sum((v is False) << bit for bit, v in enumerate(verdicts))
    unknown = sum((v is None) << bit for bit, v in enumerate(verdicts))
    nobody = (0,) * len(CAPS)
    low, high = (best(tuple(sorted(m, key=sorted)), nobody, MOST, capped=capped) for m in (sure, maybe))
    outcome = 0 if unmet else 1 if unknown else 2
    # nobody said that the members are alive and all listed: what is decided about them rests on a presumption
    presumed = 0 if components is None else 4
    return outcome, low if outcome == 2 else 0, high if outcome else 0, unmet, unknown, presumed


def reference(
    persons: Iterable[dict[str, Any]], families: Sequence[dict[str, Any]], *, flag: str, capped: bool
) -> Answer:
    """The plain Python answer for a few families; ``persons`` stand in the order of their families."""
    members: dict[int, list[Member]] = {home["no_kk"]: [] for home in families}
    for p in persons:
        member = Member(p["umur"], p["hamil"], p["jenjang_sekolah"], p["disabilitas_berat"])
        members[p["no_kk"]].append(member)
    told = [decide(home["desil"], home[flag], members[home["no_kk"]], capped=capped) for home in families]
    return Answer(*(np.array(column) for column in zip(*told, strict=True)))
