"""Peer (d): hand-written NumPy for families that stand together and ascend; whole, and chunked on two threads.

The facts of a person are folded into one small index into a table of Int64 words that hold 8-bit counters; a
running sum of these words, read at the last member of each family, gives the counters of the family. An unknown
age, decile or flag is a negative number. Criterion codes stay bits here: no strings are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from table_case import DECILE, MOST, OLD, SMALL, STEPS, Answer, Numbers

CHUNK = 1 << 19
"""Persons a chunk: small chunks make two threads wait for each other at the interpreter's lock."""
THREADS = 2
DISABLED, ELDERLY, CHILD, PREGNANT, AGELESS = 4, 8, 16, 32, 64
"""Bits of the index beside the level of school (0 to 3)."""

Columns = Mapping[str, Numbers]
Lanes = Numbers
"""The 8-bit counters: one row a family."""


class Job(NamedTuple):
    """One rule on one sort of data.

    ``words`` count every member, ``ageless`` (where there is one) only those of unknown age; ``decide`` takes the
    counters of both, the places of the families with somebody of unknown age, the deciles and the flags.
    """

    words: tuple[Numbers, ...]
    ageless: tuple[Numbers, ...]
    decide: Callable[[Lanes, Lanes, Numbers, Numbers, Numbers], Answer]


# --- the tables: what a member adds to the counters of the family -------------------------------------


def steps_lanes(index: int) -> list[int]:
    """MINI-PKH: worth at least each of the five values; of unknown age; of these not disabled; without a component."""
    level, disabled = index & 3, int(bool(index & DISABLED))
    if index & AGELESS:
        return [0, *[disabled] * 4, 1, 1 - disabled, int(_open(index))]
    place = 0 if index & (CHILD | PREGNANT) else 1 if index & (ELDERLY | DISABLED) else 5 - level
    return [int(place <= value and place < 5) for value in range(5)]


def caps_lanes(index: int) -> list[int]:
    """MINI-PKH-CAPS: 14 counters of members of known age, 2 of others.

    A member is *free* at a value when a component without a limit pays as much; the others compete for the
    limited ones. No elderly person goes to school, and a pupil of six is in primary school.

    0-3: free at the second to the fifth value. 4, 5: small, the same not free at the fifth value.
    6, 7: elderly, the same and disabled. 8-11: disabled only, not free at the second to the fifth value.
    12, 13: small and disabled, the same not free at the fifth value. 14, 15: of unknown age, and disabled; and
    without a component that is certain.
    """
    disabled, free = bool(index & DISABLED), _free(index)
    if index & AGELESS:
        return [0] * 14 + [int(disabled), int(_open(index))]
    if index & PREGNANT:
        return [1, 1, 1, 1]
    small, old = bool(index & CHILD), bool(index & ELDERLY)
    only = disabled and not small and not old
    lanes = [*free, small, small and not free[3], old, old and disabled, *(only and not f for f in free)]
    return [*map(int, (*lanes, small and disabled, small and disabled and not free[3]))]


def ageless_lanes(index: int) -> list[int]:
    """Members of unknown age: all; those not free at the second to the fifth value; the same and disabled."""
    if not index & AGELESS:
        return []
    waiting = [not (index & PREGNANT or f) for f in _free(index)]
    return [1, *map(int, (*waiting, *(w and bool(index & DISABLED) for w in waiting)))]


def _free(index: int) -> list[bool]:
    return [False, *(index & 3 >= level for level in (3, 2, 1))]


def _open(index: int) -> bool:
    """Whether some age would leave this member without any component (a pregnant pupil has one at every age)."""
    return not (index & DISABLED or (index & PREGNANT and index & 3))


def _table(lanes: Callable[[int], list[int]], words: int) -> tuple[Numbers, ...]:
    table = np.zeros((words, 128), np.uint64)
    for index in range(128):
        for lane, count in enumerate(lanes(index)):
            table[lane // 8, index] |= np.uint64(count << lane % 8 * 8)
    return tuple(table.view(np.int64))


def _amounts() -> Numbers:
    """Sum in rupiah by the number whose digits in base 5 are the members paid at least each value."""
    digits = np.arange(5**5)[:, None] // 5 ** np.arange(5) % 5
    table: Numbers = digits @ np.array(STEPS, np.int64)
    return table


_AGES = np.zeros(256, np.uint8)
_AGES[: SMALL + 1], _AGES[OLD:128], _AGES[128:] = CHILD, ELDERLY, AGELESS
_AMOUNTS = _amounts()


# --- persons to counters of families ------------------------------------------------------------------


def counters(persons: Columns, rows: Numbers | slice, table: tuple[Numbers, ...]) -> tuple[Lanes, Numbers]:
    """Return the counters of each family in the order in which families stand, and their card numbers."""
    index = _AGES[persons["umur"][rows].view(np.uint8)]
    index |= persons["jenjang_sekolah"][rows]
    index |= persons["hamil"][rows].view(np.uint8) << 5
    index |= persons["disabilitas_berat"][rows].view(np.uint8) << 2
    cards = persons["no_kk"][rows]
    last = np.flatnonzero(np.append(cards[1:] != cards[:-1], True))[: len(cards)]
    found = np.empty((len(last), len(table)), np.int64)
    for place, words in enumerate(table):
        running = np.cumsum(words[index])[last]
        found[:1, place] = running[:1]
        found[1:, place] = np.diff(running)
    lanes: Lanes = found.view(np.uint8)
    return lanes, cards[last]


def paid(*ranks: Numbers) -> Numbers:
    """Rupiah from the members paid at least each value, each at most four."""
    index = ranks[0].astype(np.uint16)
    for place, rank in enumerate(ranks[1:], start=1):
        index += rank * np.uint16(5**place)
    return _AMOUNTS[index]


def settled(desil: Numbers, flag: Numbers, has: Numbers, maybe: Numbers, low: Numbers, high: Numbers) -> Answer:
    """The three criteria, the outcome and the range."""
    unmet = (desil > DECILE).view(np.uint8) | (flag > 0).view(np.uint8) << 1
    unmet |= (~(has | maybe)).view(np.uint8) << 2
    unknown = (desil < 0).view(np.uint8) | (flag < 0).view(np.uint8) << 1 | (maybe & ~has).view(np.uint8) << 2
    possible = unmet == 0
    sure = possible & (unknown == 0)
    return Answer(possible.view(np.uint8) + sure, low * sure, high * possible, unmet, unknown, ~unknown & 4)


# --- the rules ----------------------------------------------------------------------------------------


def steps(lanes: Lanes, ageless: Lanes, some: Numbers, desil: Numbers, flag: Numbers) -> Answer:
    """MINI-PKH, everything known."""
    good = (desil <= DECILE) & (flag == 0) & (lanes[:, 4] > 0)
    amount = paid(*np.minimum(lanes[:, :5], MOST).T) * good
    return Answer(good.view(np.uint8) * np.uint8(2), amount, amount)


def steps_unknown(lanes: Lanes, ageless: Lanes, some: Numbers, desil: Numbers, flag: Numbers) -> Answer:
    """MINI-PKH with unknowns: somebody of unknown age may be a small child."""
    low = paid(*np.minimum(lanes[:, :5], MOST).T)
    high = low.copy()
    some = np.flatnonzero(lanes[:, 5])
    more = lanes[some]
    first = np.minimum(more[:, 0] + more[:, 5], MOST)
    high[some] = paid(first, *np.minimum(more[:, 1:5] + more[:, 6:7], MOST).T)
    has = (lanes[:, 4] > 0) | (lanes[:, 5] > lanes[:, 7])
    return settled(desil, flag, has, lanes[:, 7] > 0, low, high)


def caps(lanes: Lanes, ageless: Lanes, some: Numbers, desil: Numbers, flag: Numbers) -> Answer:
    """MINI-PKH-CAPS, everything known."""
    has = (lanes[:, 3] | lanes[:, 5] | lanes[:, 6] | lanes[:, 11]) > 0
    good = (desil <= DECILE) & (flag == 0) & has
    amount = paid(*_sure_ranks(lanes)) * good
    return Answer(good.view(np.uint8) * np.uint8(2), amount, amount)


def caps_unknown(lanes: Lanes, ageless: Lanes, some: Numbers, desil: Numbers, flag: Numbers) -> Answer:
    """MINI-PKH-CAPS with unknowns."""
    has = (lanes[:, 3] | lanes[:, 5] | lanes[:, 6] | lanes[:, 11] | lanes[:, 14]) > 0
    has[some] |= ageless[:, 0] > lanes[some, 15]
    low = paid(*_sure_ranks(lanes))
    high = low.copy()
    high[some] = paid(*_possible_ranks(lanes[some].T, ageless.T))
    return settled(desil, flag, has, lanes[:, 15] > 0, low, high)


def _sure_ranks(lanes: Lanes) -> list[Numbers]:
    """Members paid at least each value: the free ones, two small, one elderly, one disabled."""
    lane = lanes.T
    elderly = (lane[6] > 0).view(np.uint8)
    spare = ((lane[7] > 0) & (lane[6] > 1)) | (lane[14] > 0)
    ranks = [np.minimum(lane[0] + np.minimum(lane[4], 2), MOST)]
    for value in range(4):
        small, weak = (lane[5], lane[13]) if value == 3 else (lane[4], lane[12])
        disabled = (lane[8 + value] > 0) | spare | ((small > 2) & (weak > 0))
        ranks.append(np.minimum(lane[value] + np.minimum(small, 2) + elderly + disabled, MOST))
    return ranks


def _possible_ranks(lane: Lanes, ageless: Lanes) -> list[Numbers]:
    """The same with members of unknown age, who may be small or elderly: the least over sets of limits."""
    pregnant = ageless[0] - ageless[1]
    ranks = [np.minimum(lane[0] + pregnant + np.minimum(lane[4] + ageless[1], 2), MOST)]
    old, weak_old = lane[6], lane[7]
    for value in range(4):
        small, weak = (lane[5], lane[13]) if value == 3 else (lane[4], lane[12])
        disabled, other, weak_other = lane[8 + value], ageless[1 + value], ageless[5 + value]
        every = small + old + disabled + other
        limited = np.minimum(every, 2 + every - (small - weak))
        for bound in (
            1 + every - (old - weak_old),
            1 + every - disabled,
            3 + weak + weak_old + disabled + weak_other,
            3 + old + other,
            2 + small + other,
        ):
            np.minimum(limited, bound, out=limited)
        ranks.append(np.minimum(lane[value] + ageless[0] - other + limited, MOST))
    return ranks


JOBS = {
    ("steps", False): Job(_table(steps_lanes, 1), (), steps),
    ("steps", True): Job(_table(steps_lanes, 1), (), steps_unknown),
    ("caps", False): Job(_table(caps_lanes, 2), (), caps),
    ("caps", True): Job(_table(caps_lanes, 2), _table(ageless_lanes, 2), caps_unknown),
}
"""By rule, and whether the data have unknowns."""


# --- running ------------------------------------------------------------------------------------------


def run(job: Job, persons: Columns, families: Columns, flag: str) -> Answer:
    """Decide about all families in one go."""
    lanes, cards = counters(persons, slice(None), job.words)
    if not np.array_equal(cards, families["no_kk"]):
        raise ValueError("persons and families do not stand in one order")
    some = ageless = np.empty(0, np.int64)
    if job.ageless:
        ageless, cards = counters(persons, np.flatnonzero(persons["umur"] < 0), job.ageless)
        some = np.searchsorted(families["no_kk"], cards)
    return job.decide(lanes, ageless, some, families["desil"], families[flag])


def run_chunked(job: Job, persons: Columns, families: Columns, flag: str) -> Answer:
    """Decide chunk by chunk on two threads; the cuts fall between families."""
    cards = persons["no_kk"]
    wanted = cards[CHUNK::CHUNK]
    people = np.concatenate(([0], np.searchsorted(cards, wanted), [len(cards)]))
    homes = np.concatenate(([0], np.searchsorted(families["no_kk"], wanted), [len(families["no_kk"])]))
    count = len(families["no_kk"])
    kinds = (np.uint8, np.int64, np.int64, np.uint8, np.uint8, np.uint8)
    whole = [np.empty(count, kind) for kind in kinds]

    def one(place: int) -> bool:
        rows = slice(people[place], people[place + 1])
        home = slice(homes[place], homes[place + 1])
        answer = run(job, *(_cut(c, s) for c, s in ((persons, rows), (families, home))), flag)
        for column, values in zip(whole, answer, strict=True):
            if values is not None:
                column[home] = values
        return answer.unmet is not None

    with ThreadPoolExecutor(THREADS) as threads:
        coded = [*threads.map(one, range(len(people) - 1))]
    return Answer(*whole) if all(coded) else Answer(*whole[:3])


def _cut(columns: Columns, rows: slice) -> Columns:
    return {name: values[rows] for name, values in columns.items()}
