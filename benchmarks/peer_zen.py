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
_LOWER = [value for value, _ in _WORTHS[1:]] + [0]
_WORTH = "".join(f"{test} ? {value} : " for value, test in _WORTHS) + "0"
# No sort in the language: each step between two amounts is paid to at most four (the fastest of the forms tried).
_SUM = " + ".join(
    f"{value - lower} * min([4, count(pays, # >= {value})])" for (value, _), lower in zip(_WORTHS, _LOWER, strict=True)
)
RULE = f"pays = map(members, {_WORTH}); decile <= 4 and not has_civil_servant ? {_SUM} : 0"
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
    # Not ZenDecision.evaluate: it costs some 170 microseconds a call more, for an empty model too.
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"mini-pkh": MODEL}}})

    def decide(household: object) -> int:
        return int(engine.evaluate("mini-pkh", household)["result"]["amount"])

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
