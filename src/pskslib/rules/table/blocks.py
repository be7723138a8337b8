"""The table engine on arrays, from Polars frames in memory to a Polars frame.

It answers only where every row of ``families`` has its members side by side in ``persons``; everything else
is for the dataframe expressions, which need no order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import polars as pl

from pskslib.rules.table.arrays import Array, Cells, Counting, Evaluator, Value, blocks, in_parallel
from pskslib.rules.table.counters import reachable
from pskslib.rules.table.inputs import KEY, NIK, PERSON_ID, PROBLEMS, column_name
from pskslib.rules.table.sheet import DISAGREE, LISTED, MOST_MEMBERS, NAMED, TOO_MANY, Answer, Sheet
from pskslib.rules.table.terms import FAMILY, PERSON, Term

_BITS: Final = 16
_OUTCOMES: Final = pl.Series(["undetermined", "eligible", "ineligible"])
_VERDICTS: Final = pl.Series(["unmet", "unknown", "met"])


def starts_of(persons: pl.DataFrame, families: pl.DataFrame) -> Array | None:
    """Return where each family's members begin; None where the rows do not stand so."""
    keys, homes = persons[KEY], families[KEY]
    if not len(keys) or keys.null_count() or homes.null_count() or keys.dtype != homes.dtype:
        return None
    if keys.dtype.is_integer():
        values, wanted = keys.to_numpy(), homes.to_numpy()
        changes = np.flatnonzero(values[1:] != values[:-1])
        starts = np.concatenate([[0], changes + 1])
        return starts if len(starts) == len(wanted) and np.array_equal(values[starts], wanted) else None
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
    counting = Counting([t for t in order if t.op == "count" and t is not sheet.terms.everyone])
    columns = {c for t in (*order, *counting.order) for c in t.columns}
    cells = {c: _cells((persons if c.owner == PERSON else families)[column_name(c.owner, c.name)]) for c in columns}
    members = {c: found for c, found in cells.items() if c.owner == PERSON}
    own = {c: found for c, found in cells.items() if c.owner == FAMILY}
    sizes = np.diff(starts, append=len(persons))
    sinks = _Sinks(sheet, len(families))
    marks = {sheet.terms.mark(LISTED): True, sheet.terms.mark(NAMED): True, sheet.terms.mark(DISAGREE): False}

    def work(piece: tuple[slice, slice]) -> None:
        homes, rows = piece
        size = sizes[homes]
        first = starts[homes] - rows.start
        cut = {column: found.part(rows) for column, found in members.items()}
        counted: dict[Term, Value] = {**counting.run(cut, first, rows.stop - rows.start, today)}
        many = size > MOST_MEMBERS
        if many.any():
            size = np.where(many, 0, size)
            counted = {term: np.where(many, 0, found) for term, found in counted.items()}
        given = {**marks, **counted, sheet.terms.mark(TOO_MANY): many, sheet.terms.everyone: size}
        worked = Evaluator({c: x.part(homes) for c, x in own.items()}, today, given)
        worked.all(order)
        sinks.take(homes, worked)

    in_parallel(work, blocks(starts, len(persons)))
    return sinks.frame(families)


def _cells(series: pl.Series) -> Cells:
    """Take a column over as arrays."""
    known = None if series.null_count() == 0 else series.is_not_null().to_numpy()
    codes: tuple[str, ...] = ()
    if series.dtype in (pl.String, pl.Categorical):
        codes = tuple(series.unique().drop_nulls().cast(pl.String).sort())
        series = series.cast(pl.Enum(codes))
    elif isinstance(series.dtype, pl.Enum):
        codes = tuple(series.dtype.categories)
    physical = series.to_physical()
    if known is not None:
        physical = physical.fill_null(False if physical.dtype == pl.Boolean else 0)
    return Cells(physical.to_numpy(), known, codes)


class _Sinks:
    """Where blocks put their results: one array a column, codes as bits of numbers."""

    def __init__(self, sheet: Sheet, rows: int) -> None:
        self.sheet = sheet
        self.rows = rows
        self._fill: list[Callable[[slice, Evaluator], None]] = []
        self._columns: list[dict[str, Callable[[], pl.Series]]] = []
        self.problems = self._codes(sheet.problems)
        for answer in sheet.answers:
            self._columns.append(self._answer(answer))

    def take(self, homes: slice, worked: Evaluator) -> None:
        """Put down what a block found."""
        for fill in self._fill:
            fill(homes, worked)

    def frame(self, families: pl.DataFrame) -> pl.DataFrame:
        """Write the result."""
        problems = self.problems()
        if PROBLEMS in families.columns:
            given = families.select(first=pl.when(pl.col(PROBLEMS) != "").then(PROBLEMS), rest=problems)
            rest = pl.when(pl.col("rest") != "").then("rest")
            problems = given.select(pl.concat_str("first", rest, separator=";", ignore_nulls=True)).to_series()
        nothing = pl.lit(None, pl.String)
        frames = []
        for answer, columns in zip(self.sheet.answers, self._columns, strict=True):
            made = {name: column() for name, column in columns.items()}
            first = ("outcome", "amount_low", "amount_high", "unmet", "unknown", "presumed")
            before = {name: made.pop(name) for name in first if name in made}
            code = pl.lit(answer.plan.programme.code)
            frame = families.select(KEY, nothing.alias(PERSON_ID), nothing.alias(NIK), code.alias("programme"))
            frames.append(frame.with_columns(**before, **{PROBLEMS: problems}, **made))
        return frames[0] if len(frames) == 1 else pl.concat(frames)

    def _answer(self, answer: Answer) -> dict[str, Callable[[], pl.Series]]:
        found: dict[str, Callable[[], pl.Series]] = {
            "outcome": self._choice(_OUTCOMES, {1: answer.eligible, 2: answer.ineligible})
        }
        if answer.amount is None:
            found |= {name: lambda: pl.repeat(None, self.rows, dtype=pl.Int64, eager=True) for name in _AMOUNTS}
        else:
            found["amount_low"] = self._number(answer.amount.low, self.sheet.terms.no)
            found["amount_high"] = self._number(answer.amount.high, answer.amount.open_)
        found |= {name: self._codes(parts) for name, parts in answer.reasons.items()}
        if self.sheet.options.detail:
            own = dict(zip(answer.plan.codes, answer.verdicts, strict=True))
            for code in dict.fromkeys(c for a in self.sheet.answers for c in a.plan.codes):
                pair = own.get(code)
                if pair is None:
                    found[code] = lambda: pl.repeat(None, self.rows, dtype=pl.String, eager=True)
                else:
                    found[code] = self._choice(_VERDICTS, {1: pair.possible, 2: pair.sure})
        return found

    def _choice(self, words: pl.Series, where: Mapping[int, Term]) -> Callable[[], pl.Series]:
        """One word a row: the last whose condition holds, else the first."""
        places = np.zeros(self.rows, dtype=np.uint8)

        def fill(homes: slice, worked: Evaluator) -> None:
            for place, term in where.items():
                _set(places[homes], worked[term], place)

        self._fill.append(fill)
        return lambda: words.gather(places)

    def _number(self, term: Term, nowhere: Term) -> Callable[[], pl.Series]:
        """Whole numbers, empty where a condition holds."""
        numbers = np.zeros(self.rows, dtype=np.int64)
        empty = np.zeros(self.rows, dtype=bool)

        def fill(homes: slice, worked: Evaluator) -> None:
            numbers[homes] = worked[term]
            empty[homes] = worked[nowhere]

        def made() -> pl.Series:
            series = pl.Series(numbers)
            return series if not empty.any() else series.zip_with(pl.Series(~empty), pl.Series([None], dtype=pl.Int64))

        self._fill.append(fill)
        return made

    def _codes(self, parts: Sequence[tuple[Term, str]]) -> Callable[[], pl.Series]:
        """Codes joined by ``;``: the conditions are bits, and each pattern that occurs is written once."""
        groups = [list(parts[at : at + _BITS]) for at in range(0, len(parts), _BITS)]
        bits = [np.zeros(self.rows, dtype=np.uint16) for _ in groups]

        def fill(homes: slice, worked: Evaluator) -> None:
            for group, found in zip(groups, bits, strict=True):
                for bit, (term, _) in enumerate(group):
                    _set_bit(found[homes], worked[term], bit)

        def made() -> pl.Series:
            texts = [_written(found, [code for _, code in g]) for g, found in zip(groups, bits, strict=True)]
            if not texts:
                return pl.repeat("", self.rows, eager=True)
            if len(texts) == 1:
                return texts[0].fill_null("")
            frame = pl.DataFrame({str(place): text for place, text in enumerate(texts)})
            return frame.select(pl.concat_str(pl.all(), separator=";", ignore_nulls=True)).to_series()

        self._fill.append(fill)
        return made


_AMOUNTS: Final = ("amount_low", "amount_high")


def _set(places: Array, met: Value, place: int) -> None:
    if isinstance(met, np.ndarray):
        places[met] = place
    elif met:
        places[:] = place


def _set_bit(found: Array, met: Value, bit: int) -> None:
    if isinstance(met, np.ndarray):
        found |= met.astype(np.uint16) << bit
    elif met:
        found |= np.uint16(1 << bit)


def _written(patterns: Array, codes: Sequence[str]) -> pl.Series:
    """Each pattern of bits as codes joined by ``;``; empty where no bit is set."""
    words: list[str | None] = [None] * (1 << len(codes))
    for pattern in np.flatnonzero(np.bincount(patterns, minlength=len(words))):
        there = [code for bit, code in enumerate(codes) if pattern >> bit & 1]
        words[pattern] = ";".join(there) or None
    return pl.Series(words, dtype=pl.String).gather(patterns)
