"""The table engine on arrays, from Polars frames in memory to a Polars frame.

It answers only where every row of ``families`` has its members side by side in ``persons``; everything else
is for the dataframe expressions, which need no order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial, reduce
from typing import Final

import numpy as np
import polars as pl

from pskslib.rules.table.arrays import Array, Bits, Evaluator, Source, Value, blocks, in_parallel, smallest_types
from pskslib.rules.table.counters import condition_of, reachable
from pskslib.rules.table.inputs import KEY, NIK, PERSON_ID, PROBLEMS, column_name
from pskslib.rules.table.lookup import LANES, count_members, lookup_for
from pskslib.rules.table.sheet import DISAGREE, LISTED, MOST_MEMBERS, NAMED, TOO_MANY, Answer, Sheet
from pskslib.rules.table.terms import FAMILY, PERSON, Column, Term

_BITS: Final = 16
_STRETCH: Final = 1 << 20
_OUTCOMES: Final = pl.Series(["undetermined", "eligible", "ineligible"])
_VERDICTS: Final = pl.Series(["unmet", "unknown", "met"])


def starts_of(persons: pl.DataFrame, families: pl.DataFrame) -> Array | None:
    """Return where each family's members begin; None where the rows do not stand so."""
    keys, homes = persons[KEY], families[KEY]
    if not len(keys) or keys.null_count() or homes.null_count() or keys.dtype != homes.dtype:
        return None
    if keys.dtype.is_integer():
        values, wanted = keys.to_numpy(), homes.to_numpy()
        pieces = [(at, min(at + _STRETCH, len(values) - 1)) for at in range(0, len(values) - 1, _STRETCH)]
        changes = in_parallel(
            lambda p: np.flatnonzero(values[p[0] + 1 : p[1] + 1] != values[p[0] : p[1]]) + (p[0] + 1), pieces
        )
        starts = np.concatenate([[0], *changes])
        if len(starts) != len(wanted):
            return None
        places = [slice(at, at + _STRETCH) for at in range(0, len(wanted), _STRETCH)]
        return starts if all(in_parallel(lambda p: np.array_equal(values[starts[p]], wanted[p]), places)) else None
    changed = (keys != keys.shift()).fill_null(True).arg_true()
    same = len(changed) == len(homes) and keys.gather(changed).equals(homes)
    return changed.to_numpy().astype(np.int64) if same else None


def evaluate(persons: pl.DataFrame, families: pl.DataFrame, starts: Array, sheet: Sheet, today: date) -> pl.DataFrame:
    """Return the decisions about families; ``starts`` is that of :func:`starts_of`.

    Args:
        persons: As :mod:`inputs` made it.
        families: The same, every number once.
        starts: Where each family's members begin.
        sheet: What is asked, programmes about families only.
        today: The day.
    """
    outputs = sheet.outputs
    order = reachable(outputs)
    counts = [t for t in order if t.op == "count" and t is not sheet.terms.everyone]
    columns = list({c: None for t in (*order, *map(condition_of, counts)) for c in t.columns})
    members = _taken(persons, [c for c in columns if c.owner == PERSON])
    own = _taken(families, [c for c in columns if c.owner == FAMILY])
    packs = tuple(tuple(map(condition_of, counts[at : at + LANES])) for at in range(0, len(counts), LANES))
    lookup = lookup_for(packs, tuple((column, found.codes) for column, found in members.items()), today)
    types = cache(partial(smallest_types, (sheet.terms.everyone, *order)))
    sinks = _Sinks(sheet, len(families))
    marks = {sheet.terms.mark(LISTED): True, sheet.terms.mark(NAMED): True, sheet.terms.mark(DISAGREE): False}

    def work(piece: tuple[slice, slice]) -> None:
        homes, rows = piece
        size = np.diff(starts[homes], append=rows.stop)
        last = starts[homes] - rows.start + size - 1
        cut = {column: found.part(rows) for column, found in members.items()}
        lanes = count_members(lookup, cut, last, rows.stop - rows.start, today)
        counted: dict[Term, Value] = {
            count: lanes[at // LANES][:, at % LANES].copy() for at, count in enumerate(counts)
        }
        many = size > MOST_MEMBERS
        if many.any():
            size = np.where(many, 0, size)
            counted = {term: np.where(many, np.uint8(0), found) for term, found in counted.items()}
        given = {**marks, **counted, sheet.terms.mark(TOO_MANY): many, sheet.terms.everyone: size.astype(np.uint8)}
        worked = Evaluator({c: x.part(homes) for c, x in own.items()}, today, given, types(int(size.max())))
        worked.all(order)
        sinks.take(homes, worked)

    in_parallel(work, blocks(starts, len(persons)))
    return sinks.frame(families)


def _taken(frame: pl.DataFrame, columns: Sequence[Column]) -> dict[Column, Source]:
    """Take columns over as arrays; nothing is copied but texts, which become codes."""
    found = {}
    for column in columns:
        series = frame[column_name(column.owner, column.name)]
        listed: tuple[str, ...] = ()
        if isinstance(series.dtype, pl.String | pl.Categorical):
            listed = tuple(series.unique().drop_nulls().cast(pl.String).sort())
            series = series.cast(pl.Enum(listed))
        elif isinstance(series.dtype, pl.Enum):
            listed = tuple(series.dtype.categories)
        stored = series.to_physical().to_arrow()
        mask, data = stored.buffers()
        known = None if mask is None else Bits(np.frombuffer(mask, np.uint8), stored.offset)
        if series.dtype == pl.Boolean:
            values: Array | Bits = Bits(np.frombuffer(data, np.uint8), stored.offset)
        else:
            kind = np.dtype(stored.type.to_pandas_dtype())
            values = np.frombuffer(data, kind)[stored.offset : stored.offset + len(stored)]
        found[column] = Source(values, known, listed)
    return found


class _Sinks:
    """Where blocks put their results: one array a column, codes as bits of numbers."""

    def __init__(self, sheet: Sheet, rows: int) -> None:
        self.sheet = sheet
        self.rows = rows
        self._fill: list[Callable[[slice, Evaluator], None]] = []
        self._columns: list[dict[str, Callable[[], pl.Expr]]] = []
        self.problems = self._codes(sheet.problems)
        for answer in sheet.answers:
            self._columns.append(self._answer(answer))

    def take(self, homes: slice, worked: Evaluator) -> None:
        """Put down what a block found."""
        for fill in self._fill:
            fill(homes, worked)

    def frame(self, families: pl.DataFrame) -> pl.DataFrame:
        """Write the result."""
        given = pl.when(pl.col(PROBLEMS) != "").then(PROBLEMS) if PROBLEMS in families.columns else None
        problems = self.problems(given)
        nothing = pl.lit(None, pl.String)
        frames = []
        for answer, columns in zip(self.sheet.answers, self._columns, strict=True):
            written = {name: column() for name, column in columns.items()}
            first = ("outcome", "amount_low", "amount_high", "unmet", "unknown", "presumed")
            made = {
                KEY: pl.col(KEY),
                PERSON_ID: nothing,
                NIK: nothing,
                "programme": pl.lit(answer.plan.programme.code),
                **{name: written.pop(name) for name in first if name in written},
                PROBLEMS: problems,
                **written,
            }
            frames.append(families.select(expr.alias(name) for name, expr in made.items()))
        return frames[0] if len(frames) == 1 else pl.concat(frames)

    def _answer(self, answer: Answer) -> dict[str, Callable[[], pl.Expr]]:
        found: dict[str, Callable[[], pl.Expr]] = {
            "outcome": self._choice(_OUTCOMES, ((answer.eligible, 1), (answer.ineligible, 2)))
        }
        if answer.amount is None:
            found |= {name: lambda: pl.lit(None, pl.Int64) for name in _AMOUNTS}
        else:
            found["amount_low"] = self._number(answer.amount.low, self.sheet.terms.no)
            found["amount_high"] = self._number(answer.amount.high, answer.amount.open_)
        found |= {name: self._codes(parts) for name, parts in answer.reasons.items()}
        if self.sheet.options.detail:
            for name, pair in self.sheet.details(answer).items():
                if pair is None:
                    found[name] = lambda: pl.lit(None, pl.String)
                else:
                    found[name] = self._choice(_VERDICTS, ((pair.possible, 1), (pair.sure, 1)))
        return found

    def _choice(self, words: pl.Series, where: Sequence[tuple[Term, int]]) -> Callable[[], pl.Expr]:
        """One word a row: its place is the sum of the weights whose conditions hold."""
        places = np.empty(self.rows, dtype=np.uint8)

        def fill(homes: slice, worked: Evaluator) -> None:
            places[homes] = reduce(np.add, (_ones(worked[term]) * np.uint8(weight) for term, weight in where))

        self._fill.append(fill)
        return lambda: _gathered(words, places)

    def _number(self, term: Term, nowhere: Term) -> Callable[[], pl.Expr]:
        """Whole numbers, empty where a condition holds."""
        numbers = np.empty(self.rows, dtype=np.int64)
        there = None if nowhere is self.sheet.terms.no else np.empty(self.rows, dtype=bool)

        def fill(homes: slice, worked: Evaluator) -> None:
            numbers[homes] = worked[term]
            if there is not None:
                there[homes] = np.logical_not(worked[nowhere])

        def made() -> pl.Expr:
            written = pl.lit(pl.Series(numbers))
            return written if there is None or there.all() else pl.when(pl.lit(pl.Series(there))).then(written)

        self._fill.append(fill)
        return made

    def _codes(self, parts: Sequence[tuple[Term, str]]) -> Callable[..., pl.Expr]:
        """Codes joined by ``;``: the conditions are bits, and each pattern that occurs is written once."""
        groups = [list(parts[at : at + _BITS]) for at in range(0, len(parts), _BITS)]
        bits = [np.empty(self.rows, dtype=np.uint8 if len(group) <= 8 else np.uint16) for group in groups]

        def fill(homes: slice, worked: Evaluator) -> None:
            for group, found in zip(groups, bits, strict=True):
                ones = (_ones(worked[term]) * found.dtype.type(1 << bit) for bit, (term, _) in enumerate(group))
                found[homes] = reduce(np.bitwise_or, ones)

        def made(given: pl.Expr | None = None) -> pl.Expr:
            alone = len(groups) == 1 and given is None
            pairs = zip(bits, groups, strict=True)
            texts = [_written(found, [code for _, code in g], "" if alone else None) for found, g in pairs]
            if alone:
                return texts[0]
            texts = texts if given is None else [given, *texts]
            return pl.concat_str(texts, separator=";", ignore_nulls=True) if texts else pl.lit("")

        self._fill.append(fill)
        return made


_AMOUNTS: Final = ("amount_low", "amount_high")


def _ones(met: Value) -> Array:
    """A condition as ones and zeros."""
    return met.view(np.uint8) if isinstance(met, np.ndarray) else np.array(met, dtype=np.uint8)


def _gathered(words: pl.Series, places: Array) -> pl.Expr:
    return pl.lit(words).gather(pl.lit(pl.Series(places)).cast(pl.UInt32))


def _written(patterns: Array, codes: Sequence[str], nothing: str | None) -> pl.Expr:
    """Each pattern of bits as codes joined by ``;``; ``nothing`` where no bit is set."""
    if not patterns.any():
        return pl.lit(nothing, pl.String)
    words: list[str | None] = [None] * (1 << len(codes))
    few = len(words) < len(patterns) // 256  # so few that it is not worth looking which of them occur
    for pattern in range(len(words)) if few else np.flatnonzero(np.bincount(patterns, minlength=len(words))):
        words[pattern] = ";".join(code for bit, code in enumerate(codes) if pattern >> bit & 1) or nothing
    return _gathered(pl.Series(words, dtype=pl.String), patterns)
