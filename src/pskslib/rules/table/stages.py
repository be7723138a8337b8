"""In what order shared terms are worked out, so that each is worked out once on every engine.

Some engines find common parts of expressions by themselves, others work each out anew; a column made for
each shared part, in stages, is right for both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from pskslib.rules.table.counters import reachable
from pskslib.rules.table.terms import Term

_LEAVES: Final = frozenset({"const", "int", "count", "flag", "known", "mark"})


def stages(outputs: Iterable[Term], given: Collection[Term] = ()) -> list[list[Term]]:
    """Return the terms to be kept in columns, stage by stage; a stage reads only earlier ones.

    Args:
        outputs: What is wanted at last.
        given: Terms that are columns already.
    """
    wanted = list(outputs)
    order = reachable(wanted, given)
    uses = Counter(part for term in order for part in term.parts)
    uses.update(wanted)
    kept: dict[Term, int] = {}
    depth: dict[Term, int] = {}
    for term in order:
        if term.op in _LEAVES:
            depth[term] = 0
            continue
        depth[term] = max((depth.get(part, 0) for part in term.parts), default=0)
        if uses[term] > 1:
            kept[term] = depth[term]
            depth[term] += 1
    found: list[list[Term]] = [[] for _ in range(max(kept.values(), default=-1) + 1)]
    for term, stage in kept.items():
        found[stage].append(term)
    return found
