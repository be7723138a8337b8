"""MINI-PKH, the common job: one example family, random families, and the answer in plain Python.

A family is eligible iff decile <= 4, no civil servant, and some member has a component. A member counts
once, at the highest component; the amount is the sum of the four highest. No unknowns: the peers have none.
Only the standard library is used here, so that every peer can import it in its own environment.
"""

from __future__ import annotations

import random
from typing import TypedDict


class Member(TypedDict):
    age: int
    sex: str
    pregnant: bool
    school_level: str
    severe_disability: bool


class Household(TypedDict):
    decile: int
    has_civil_servant: bool
    members: list[Member]


def member(age: int, sex: str, *, pregnant: bool = False, school: str = "none", severe: bool = False) -> Member:
    return {"age": age, "sex": sex, "pregnant": pregnant, "school_level": school, "severe_disability": severe}


EXAMPLE: Household = {
    "decile": 3,
    "has_civil_servant": False,
    "members": [
        member(36, "L"),
        member(30, "P", pregnant=True),
        member(10, "L", school="SD"),
        member(3, "P"),
    ],
}


def households(count: int, seed: int = 64) -> list[Household]:
    """Random families, the same for every engine."""
    rng = random.Random(seed)
    made: list[Household] = []
    for _ in range(count):
        members = []
        for _ in range(rng.randint(1, 7)):
            age, sex = rng.randint(0, 85), rng.choice("LP")
            school = rng.choice(["SD", "SMP", "SMA", "none"]) if 7 <= age <= 21 else "none"
            pregnant = sex == "P" and 15 <= age <= 45 and rng.random() < 0.2
            members.append(member(age, sex, pregnant=pregnant, school=school, severe=rng.random() < 0.1))
        made.append({"decile": rng.randint(1, 7), "has_civil_servant": rng.random() < 0.1, "members": members})
    return made


def worth(m: Member) -> int:
    """The highest component of one member."""
    if m["pregnant"] or m["age"] <= 6:
        return 3_000_000
    if m["severe_disability"] or m["age"] >= 60:
        return 2_400_000
    return {"SMA": 2_000_000, "SMP": 1_500_000, "SD": 900_000}.get(m["school_level"], 0)


def amount(household: Household) -> int:
    """The answer in plain Python: 0 for a family that is not eligible."""
    if household["decile"] > 4 or household["has_civil_servant"]:
        return 0
    return sum(sorted(map(worth, household["members"]), reverse=True)[:4])
