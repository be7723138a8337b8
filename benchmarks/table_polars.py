"""Peers (a) and (b): hand-written Polars, with ``rank`` as most people would, and the best that we found.

(b) packs the counters of ``table_numpy.py`` into the 8-bit lanes of unsigned words, in two forms. *Any order* sums the
words in a group-by on the streaming engine, the family test pushed below it where only outcomes are asked for. *In
order* takes a running sum and reads it at the last member of each family: it needs persons and families that
stand in one order, and checks it. Strings and words come out of a table by number; a chain of when/then with
strings costs twenty times as much. The columns are those of pskslib, but ``masalah`` is empty: nothing is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

import polars as pl
from population_table import FLAG
from table_case import DECILE, JOINED, MOST, OLD, OUTCOMES, SMALL, STEPS, VALUES
from table_numpy import AGELESS, CHILD, ELDERLY, JOBS, Numbers

Expr = pl.Expr
Frame = pl.DataFrame

_LEVEL, _AGE = pl.col("jenjang_sekolah"), pl.col("umur")
_PREGNANT, _DISABLED = pl.col("hamil"), pl.col("disabilitas_berat")
_POOR, _SERVANT = pl.col("desil") <= DECILE, pl.col(FLAG)


def _number(value: int, kind: type[pl.DataType] = pl.UInt64) -> Expr:
    return pl.lit(value, dtype=kind)


def _chosen(values: Sequence[object], place: Expr, kind: type[pl.DataType] | None = None) -> Expr:
    """A value of a small table by number."""
    return pl.lit(pl.Series(values, dtype=kind)).gather(place.cast(pl.UInt32))


# --- (a) with rank -------------------------------------------------------------------------------------


def _worth(*, highest: bool) -> Expr:
    """The worth of a member; for somebody of unknown age the lowest or the highest that it can be."""
    level = pl.when(_LEVEL == "SMA").then(VALUES[2]).when(_LEVEL == "SMP").then(VALUES[3])
    pupil = level.when(_LEVEL == "SD").then(VALUES[4]).otherwise(0)
    ageless = _number(VALUES[0], pl.Int64) if highest else pl.when(_DISABLED).then(VALUES[1]).otherwise(0)
    weak = pl.when(_DISABLED | (_AGE >= OLD)).then(VALUES[1]).otherwise(pupil)
    known = pl.when(_PREGNANT | (_AGE <= SMALL)).then(VALUES[0]).otherwise(weak)
    return pl.when(_AGE.is_null()).then(ageless).otherwise(known).cast(pl.Int64)


def rank(persons: Frame, families: Frame) -> Frame:
    """(a) MINI-PKH, everything known: rank the members of each family, add up the first four."""
    paid = (
        persons.lazy()
        .select("no_kk", worth=_worth(highest=True))
        .filter(pl.col("worth").rank("ordinal", descending=True).over("no_kk") <= MOST)
        .group_by("no_kk")
        .agg(pl.col("worth").sum())
    )
    good = _POOR & ~_SERVANT & (pl.col("worth") > 0)
    amount = pl.when(good).then(pl.col("worth")).otherwise(0)
    answer = {"outcome": pl.when(good).then(pl.lit("eligible")).otherwise(pl.lit("ineligible"))}
    return (
        families.lazy()
        .join(paid, on="no_kk")
        .select("no_kk", **answer, amount_low=amount, amount_high=amount)
        .collect()
    )


def rank_unknown(persons: Frame, families: Frame) -> Frame:
    """(a) MINI-PKH with unknowns: two ranks, and Kleene logic with the usual expressions."""
    open_ = _AGE.is_null() & ~_DISABLED & ~(_PREGNANT & (_LEVEL != "tidak"))
    place = {f"{name}_place": pl.col(name).rank("ordinal", descending=True).over("no_kk") for name in ("low", "high")}
    paid = (
        persons.lazy()
        .select("no_kk", low=_worth(highest=False), high=_worth(highest=True), open=open_)
        .with_columns(**place)
        .group_by("no_kk")
        .agg(
            low=pl.col("low").filter(pl.col("low_place") <= MOST).sum(),
            high=pl.col("high").filter(pl.col("high_place") <= MOST).sum(),
            has=((pl.col("high") > 0) & ~pl.col("open")).any(),
            maybe=pl.col("open").any(),
        )
    )
    component = pl.when(pl.col("has")).then(True).when(pl.col("maybe")).then(None).otherwise(False)
    verdicts = {"DESIL": _POOR, "ASN": ~_SERVANT, "KOMPONEN": component}
    every = pl.all_horizontal(verdicts.values())
    words = pl.when(every).then(pl.lit("eligible")).when(every.is_null()).then(pl.lit("undetermined"))
    parts = {"unmet": [~v for v in verdicts.values()], "unknown": [v.is_null() for v in verdicts.values()]}
    codes = {
        name: pl.concat_str(
            [pl.when(test).then(pl.lit(code)) for code, test in zip(verdicts, tests, strict=True)],
            separator=";",
            ignore_nulls=True,
        )
        for name, tests in parts.items()
    }
    return (
        families.lazy()
        .join(paid, on="no_kk")
        .select(
            "no_kk",
            outcome=words.otherwise(pl.lit("ineligible")),
            amount_low=pl.when(every).then("low").otherwise(0),
            amount_high=pl.when(every.fill_null(True)).then("high").otherwise(0),
            **codes,
        )
        .collect()
    )


# --- (b) persons to counters -----------------------------------------------------------------------------


def _index() -> Expr:
    age = pl.when(_AGE <= SMALL).then(_number(CHILD, pl.UInt8)).when(_AGE >= OLD).then(_number(ELDERLY, pl.UInt8))
    known = age.when(_AGE.is_null()).then(_number(AGELESS, pl.UInt8)).otherwise(_number(0, pl.UInt8))
    facts = _LEVEL.to_physical() + _PREGNANT.cast(pl.UInt8) * 32 + _DISABLED.cast(pl.UInt8) * 4
    return (known + facts).alias("index")


def _words(table: tuple[Numbers, ...]) -> list[Expr]:
    return [_chosen(word.view("u8"), pl.col("index"), pl.UInt64).alias(f"w{n}") for n, word in enumerate(table)]


def in_order(persons: Frame | pl.LazyFrame, table: tuple[Numbers, ...]) -> Frame:
    """Counters of each family that stands together: differences of running sums."""
    names = [f"w{n}" for n in range(len(table))]
    return (
        persons.lazy()
        .select("no_kk", _index())
        .select("no_kk", *(word.cum_sum() for word in _words(table)))
        .filter(pl.col("no_kk") != pl.col("no_kk").shift(-1, fill_value=-1))
        .select("no_kk", *(pl.col(name) - pl.col(name).shift(1, fill_value=0) for name in names))
        .collect(engine="streaming")
    )


def any_order(persons: pl.LazyFrame, table: tuple[Numbers, ...]) -> pl.LazyFrame:
    """Counters of each family wherever its members stand."""
    words = persons.select("no_kk", _index()).select("no_kk", *_words(table))
    return words.group_by("no_kk").agg(pl.exclude("no_kk").sum())


def _lane(place: int) -> Expr:
    """One counter of a family, 64 bits wide."""
    word = pl.col(f"w{place // 8}")
    shifted = word // _number(1 << 8 * (place % 8)) if place % 8 else word
    return shifted if place % 8 == 7 else shifted & _number(255)


def _lanes(*places: int) -> list[Expr]:
    return [_lane(place) for place in places]


def _least(*parts: Expr | int) -> Expr:
    return pl.min_horizontal(*(p if isinstance(p, pl.Expr) else _number(p) for p in parts))


def _paid(ranks: Sequence[Expr]) -> Expr:
    parts = [_least(rank, MOST) * _number(step) for rank, step in zip(ranks, STEPS, strict=True)]
    return reduce(add, parts)


# --- (b) counters to amounts -----------------------------------------------------------------------------


class Sums(NamedTuple):
    """What a rule makes of the counters; ``more`` and ``sure`` only of families with somebody of unknown age."""

    low: Expr
    has: Expr
    open: Expr
    more: Expr
    """The highest amount."""
    sure: Expr
    """Whether somebody has a component at every age."""


def steps_sums() -> Sums:
    """MINI-PKH; see ``steps_lanes``."""
    more = [_lane(0) + _lane(5), *(worth + _lane(6) for worth in _lanes(1, 2, 3, 4))]
    has = _lane(4) > 0
    return Sums(_paid(_lanes(*range(5))), has, _lane(7) > 0, _paid(more), has | (_lane(5) > _lane(7)))


def caps_sums(*, unknown: bool) -> Sums:
    """MINI-PKH-CAPS; see ``caps_lanes`` and, from 16, ``ageless_lanes``."""
    has = pl.any_horizontal(lane > 0 for lane in _lanes(3, 5, 6, 11, 14)[: 5 if unknown else 4])
    sure = has | (_lane(16) > _lane(15))
    return Sums(_paid(_sure_ranks(unknown=unknown)), has, _lane(15) > 0, _paid(_possible_ranks()), sure)


def _sure_ranks(*, unknown: bool) -> list[Expr]:
    one = pl.UInt64
    elderly = (_lane(6) > 0).cast(one)
    spare = (_lane(7) > 0) & (_lane(6) > 1)
    spare = spare | (_lane(14) > 0) if unknown else spare
    ranks = [_lane(0) + _least(_lane(4), 2)]
    for value in range(4):
        small, weak = _lanes(5, 13) if value == 3 else _lanes(4, 12)
        disabled = (_lane(8 + value) > 0) | spare | ((small > 2) & (weak > 0))
        ranks.append(_lane(value) + _least(small, 2) + elderly + disabled.cast(one))
    return ranks


def _possible_ranks() -> list[Expr]:
    ageless, waiting = _lanes(16, 17)
    ranks = [_lane(0) + ageless - waiting + _least(_lane(4) + waiting, 2)]
    old, weak_old = _lanes(6, 7)
    for value in range(4):
        small, weak = _lanes(5, 13) if value == 3 else _lanes(4, 12)
        disabled, other, weak_other = _lanes(8 + value, 17 + value, 21 + value)
        every = small + old + disabled + other
        limited = _least(
            every,
            2 + every - (small - weak),
            1 + every - (old - weak_old),
            1 + every - disabled,
            3 + weak + weak_old + disabled + weak_other,
            3 + old + other,
            2 + small + other,
        )
        ranks.append(_lane(value) + ageless - other + limited)
    return ranks


# --- (b) families ------------------------------------------------------------------------------------------


def _identity() -> list[Expr]:
    empty = pl.lit(None, pl.String)
    return [empty.alias("id_orang"), empty.alias("nik"), pl.lit("MINI-PKH").alias("programme")]


def _beside(families: Frame, counted: Frame, *, ordered: bool) -> Frame:
    """Families with their counters."""
    if not ordered:
        return families.lazy().join(counted.lazy(), on="no_kk").collect(engine="streaming")
    if not counted["no_kk"].equals(families["no_kk"]):
        raise ValueError("persons and families do not stand in one order")
    return pl.concat([families, counted.drop("no_kk")], how="horizontal")


def best_known(persons: Frame, families: Frame, *, rule: str, ordered: bool) -> Frame:
    """(b) everything known: outcome and amount."""
    words = JOBS[rule, False].words
    sums = steps_sums() if rule == "steps" else caps_sums(unknown=False)
    if ordered:
        wide = _beside(families, in_order(persons, words), ordered=True).lazy()
    else:
        poor = families.lazy().filter(_POOR, ~_SERVANT).select("no_kk")
        counted = any_order(persons.lazy().join(poor, on="no_kk", how="semi"), words)
        wide = families.lazy().join(counted, on="no_kk", how="left").with_columns(pl.col("^w.$").fill_null(0))
    good = pl.col("good")
    outcome = _chosen(OUTCOMES, good.cast(pl.UInt8) * 2)
    return (
        wide.select("no_kk", good=_POOR & ~_SERVANT & sums.has, amount=sums.low)
        .select("no_kk", outcome=outcome, amount=(pl.col("amount") * good).cast(pl.Int64))
        .select("no_kk", *_identity(), "outcome", amount_low="amount", amount_high="amount", masalah=pl.lit(""))
        .collect(engine="streaming")
    )


def best_unknown(persons: Frame, families: Frame, *, rule: str, ordered: bool) -> Frame:
    """(b) with unknowns: outcome, range and criterion codes."""
    words = JOBS[rule, True].words
    sums = steps_sums() if rule == "steps" else caps_sums(unknown=True)
    counted = in_order(persons, words) if ordered else any_order(persons.lazy(), words).collect(engine="streaming")
    wide = _beside(families, counted, ordered=ordered)
    some = _ageless(persons, wide, rule=rule, ordered=ordered)
    some = some.select("index", more=sums.more, sure=sums.sure).collect(engine="streaming")
    told = wide.lazy().select("no_kk", "desil", FLAG, open=sums.open, has=sums.has, low=sums.low)
    told = told.collect(engine="streaming")
    has, high = (
        told[name].clone().scatter(some["index"], some[found]).alias(alias)
        for name, found, alias in (("has", "sure", "has"), ("low", "more", "high"))
    )
    possible, sure = pl.col("possible"), pl.col("sure")
    return (
        told.lazy()
        .with_columns(has, high)
        .select("no_kk", "low", "high", **_verdicts())
        .with_columns(possible=pl.col("unmet") == 0, sure=(pl.col("unmet") + pl.col("unknown")) == 0)
        .select(
            "no_kk",
            *_identity(),
            outcome=_chosen(OUTCOMES, possible.cast(pl.UInt8) + sure.cast(pl.UInt8)),
            amount_low=(pl.col("low") * sure).cast(pl.Int64),
            amount_high=(pl.col("high") * possible).cast(pl.Int64),
            unmet=_chosen(JOINED, pl.col("unmet")),
            unknown=_chosen(JOINED, pl.col("unknown")),
            presumed=_chosen(("", "KOMPONEN"), (pl.col("unknown") < 4)),
            masalah=pl.lit(""),
        )
        .collect(engine="streaming")
    )


def _ageless(persons: Frame, wide: Frame, *, rule: str, ordered: bool) -> pl.LazyFrame:
    """The families with somebody of unknown age, their place and all counters."""
    if rule == "steps":
        return wide.lazy().with_row_index().filter(_lane(5) > 0)
    rows = persons.lazy().filter(_AGE.is_null())
    words = JOBS[rule, True].ageless
    counted = in_order(rows, words).lazy() if ordered else any_order(rows, words)
    counted = counted.rename({"w0": "w2", "w1": "w3"})
    homes = wide.lazy().with_row_index()
    if ordered:  # told so, Polars joins by merging
        counted, homes = (frame.with_columns(pl.col("no_kk").set_sorted()) for frame in (counted, homes))
    return homes.join(counted, on="no_kk")


def _verdicts() -> dict[str, Expr]:
    """Unmet and unknown criteria as bits."""
    one = pl.UInt8
    has, maybe = pl.col("has"), pl.col("open")
    lacks, component = ~(has | maybe), (maybe & ~has).cast(one)
    unmet = (~_POOR).fill_null(False).cast(one) + _SERVANT.fill_null(False).cast(one) * 2 + lacks.cast(one) * 4
    unknown = _POOR.is_null().cast(one) + _SERVANT.is_null().cast(one) * 2 + component * 4
    return {"unmet": unmet, "unknown": unknown}
