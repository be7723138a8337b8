"""MINI-PKH in zen-engine: a decision model with one expression node, evaluated once a family.

Run in its own environment: prints JSON with its answers and its median time.
"""

from __future__ import annotations

import json
import sys

import zen
from case import EXAMPLE, households
from timing import median_microseconds

_WORTHS = (
    (3_000_000, "#.pregnant or #.age <= 6"),
    (2_400_000, "#.severe_disability or #.age >= 60"),
    (2_000_000, '#.school_level == "SMA"'),
    (1_500_000, '#.school_level == "SMP"'),
    (900_000, '#.school_level == "SD"'),
)
# No sort in the language: fill four places from the highest amount down (the fastest of the forms tried).
_LOWER = [value for value, _ in _WORTHS[1:]] + [0]
_AT_LEAST = [" or ".join(test for _, test in _WORTHS[: place + 1]) for place in range(len(_WORTHS))]
_SUM = " + ".join(
    f"{value - lower} * min([4, count(members, {test})])"
    for (value, _), lower, test in zip(_WORTHS, _LOWER, _AT_LEAST, strict=True)
)
RULE = f"decile <= 4 and not has_civil_servant ? {_SUM} : 0"
MODEL = {
    "nodes": [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {
            "id": "rule",
            "type": "expressionNode",
            "name": "rule",
            "position": {"x": 1, "y": 0},
            "content": {
                "expressions": [{"id": "1", "key": "amount", "value": RULE}],
            },
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ],
    "edges": [
        {"id": "a", "sourceId": "in", "targetId": "rule", "type": "edge"},
        {"id": "b", "sourceId": "rule", "targetId": "out", "type": "edge"},
    ],
}


def main() -> None:
    decision = zen.ZenEngine().create_decision(json.dumps(MODEL))

    def decide(household: object) -> int:
        return int(decision.evaluate(household)["result"]["amount"])

    answers = [decide(h) for h in households(200)]
    bare = zen.compile_expression(RULE)
    json.dump(
        {
            "answers": answers,
            "median": median_microseconds(lambda: decide(EXAMPLE), 500),
            "bare": median_microseconds(lambda: bare.evaluate(EXAMPLE), 2000),
        },
        sys.stdout,
    )


main()
