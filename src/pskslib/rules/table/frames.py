"""The table engine as dataframe expressions: one pass over persons, one group-by, one join.

Nothing is collected here and no row is looked at in Python: a lazy frame stays lazy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Final

from pskslib.rules.table.counters import LANE, Counters, counters_for
from pskslib.rules.table.expressions import Writer
from pskslib.rules.table.facts import doubted_name
from pskslib.rules.table.inputs import KEY, NIK, PERSON_ID, PROBLEMS, Table, Tables, column_name, nobody
from pskslib.rules.table.polars_kinds import from_kinds
from pskslib.rules.table.sheet import DISAGREE, LISTED, MOST_MEMBERS, NAMED, TOO_MANY, Answer, Sheet
from pskslib.rules.table.terms import FAMILY, PERSON, Column, Term

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from pskslib.rules.table.inputs import Frame

_MEMBERS: Final = "_anggota"
_LISTED, _DISAGREE, _TOO_MANY, _NAMED = (f"_{mark}" for mark in (LISTED, DISAGREE, TOO_MANY, NAMED))
_SUFFIX: Final = "_kanan"


def evaluate(tables: Tables, sheet: Sheet, today: date) -> Frame:
    """Return the decisions as a frame of the same engine.

    Args:
        tables: What came in.
        sheet: What is asked.
        today: The day, for ages that are compared with other facts.
    """
    from narwhals.stable.v2 import concat

    counters = counters_for(sheet.outputs, sheet.terms)
    families = _one_row_each(tables.families)
    counted = _counted(tables, families, sheet, counters, Writer(today, tables.whole))
    joined = _joined(families, counted, counters)
    problems = [term for term, _ in sheet.problems]
    results = []
    of_families = [answer for answer in sheet.answers if not answer.plan.by_person]
    if of_families:
        writer = Writer(today, tables.whole, _counts(counters, sheet))
        own = [term for answer in of_families for term in answer.outputs]
        rows = writer.staged(joined, (*own, *problems))
        results += [_rows(rows, answer, sheet, writer) for answer in of_families]
    of_persons = [answer for answer in sheet.answers if answer.plan.by_person]
    if of_persons:
        writer = Writer(today, tables.whole, _counts(counters, sheet))
        rows = _member_rows(tables.persons, joined, counters)
        rows = writer.staged(rows, (*(term for a in of_persons for term in a.outputs), *problems))
        results += [_rows(rows, answer, sheet, writer) for answer in of_persons]
    return results[0] if len(results) == 1 else concat(results, how="vertical")


# --- from persons to families -------------------------------------------------------------------------


def _one_row_each(table: Table) -> Frame:
    """Families with one row each; where rows with one number disagree, the fact is unknown, and doubted."""
    import narwhals.stable.v2 as nw

    listed = nw.lit(True).alias(_LISTED)
    if table.unique:
        return table.frame.with_columns(listed, nw.lit(False).alias(_DISAGREE))
    named = ~nobody(table.frame)
    facts = [name for name in table.frame.collect_schema().names() if name != KEY]
    low, high = ({name: f"{name}{end}" for name in facts} for end in ("_min", "_maks"))
    ends = [nw.col(name).min().alias(low[name]) for name in facts]
    ends += [nw.col(name).max().alias(high[name]) for name in facts]
    same = {name: nw.col(low[name]) == nw.col(high[name]) for name in facts}
    doubts = [name for name in facts if name.endswith(doubted_name(""))]
    differ = [~same[name].fill_null(True) for name in facts if name != PROBLEMS and name not in doubts]
    beda = nw.any_horizontal(*differ, ignore_nulls=True) & named if differ else nw.lit(False)
    agreed: dict[str, nw.Expr] = {name: nw.when(same[name] & named).then(nw.col(high[name])) for name in facts}
    for doubt in doubts:
        name = doubt.removesuffix(doubted_name(""))
        agreed[doubt] = nw.col(high[doubt])
        if name in facts:
            agreed[doubt] = agreed[doubt] & nw.col(high[name]).is_null() | ~same[name].fill_null(True)
    if PROBLEMS in facts:
        both = nw.concat_str(nw.col(low[PROBLEMS]), nw.col(high[PROBLEMS]), separator=";")
        agreed[PROBLEMS] = nw.when(same[PROBLEMS]).then(nw.col(high[PROBLEMS])).otherwise(both)
    kept = (expr.alias(name) for name, expr in agreed.items())
    return table.frame.group_by(KEY).agg(*ends).select(KEY, *kept, listed, beda.alias(_DISAGREE))


def _counted(tables: Tables, families: Frame, sheet: Sheet, counters: Counters, writer: Writer) -> Frame:
    """One row a family with the packed counters of its members."""
    persons = tables.persons.frame
    if sheet.keep is not sheet.terms.yes:
        out = families.filter(~writer.term(sheet.keep)).select(KEY)
        persons = persons.join(out, on=KEY, how="anti")
    conditions = [term for pack in counters.packs for term in pack]
    read = {column for term in conditions for column in term.columns}
    persons = persons.select(KEY, *_names(read, PERSON))
    if facts := _names(read, FAMILY):
        persons = persons.join(families.select(KEY, *facts), on=KEY, how="left")
    numbers = [_pack(place) for place in range(len(counters.packs))]
    packed = from_kinds(persons, counters, read, numbers, writer.today)
    if packed is None:
        persons = writer.staged(persons, conditions)
        packed = persons.select(KEY, *(_packed(counters, p, writer).alias(name) for p, name in enumerate(numbers)))
    return summed(packed, numbers)


def summed(packed: Frame, numbers: Sequence[str]) -> Frame:
    """One row a family: how many members, and their packed numbers, 0 where a lane may have run over."""
    import narwhals.stable.v2 as nw

    members = nw.col(_MEMBERS)
    zero = nw.lit(0.0, nw.Float64())
    made = packed.group_by(KEY).agg(nw.len().alias(_MEMBERS), *(nw.col(name).sum() for name in numbers))
    fit = (nw.when(members <= MOST_MEMBERS).then(nw.col(name)).otherwise(zero).alias(name) for name in numbers)
    return made.select(KEY, members.cast(nw.Int64()), *(number.cast(nw.Int64()) for number in fit))


def _names(columns: Iterable[Column], owner: str) -> list[str]:
    return sorted(column_name(owner, column.name) for column in columns if column.owner == owner)


def _packed(counters: Counters, place: int, writer: Writer) -> nw.Expr:
    """What one member adds to one packed number."""
    import narwhals.stable.v2 as nw

    zero = nw.lit(0.0, nw.Float64())
    pieces = (
        nw.when(writer.term(condition)).then(nw.lit(float(LANE**lane), nw.Float64())).otherwise(zero)
        for lane, condition in enumerate(counters.packs[place])
    )
    return reduce(add, pieces)


def _joined(families: Frame, counted: Frame, counters: Counters) -> Frame:
    """Every family that either table knows of, with its counts.

    Members without a number make no family: they are one row about which nothing is known.
    """
    import narwhals.stable.v2 as nw

    packs = [_pack(place) for place in range(len(counters.packs))]
    joined = families.join(counted, on=KEY, how="full", suffix=_SUFFIX)
    key = nw.coalesce(nw.col(KEY), nw.col(f"{KEY}{_SUFFIX}"))
    joined = joined.with_columns(
        key.alias(KEY),
        *(nw.col(name).fill_null(False).alias(name) for name in (_LISTED, _DISAGREE)),
        *(nw.col(name).fill_null(0).alias(name) for name in (_MEMBERS, *packs)),
    )
    joined = joined.with_columns((nw.col(_MEMBERS) > MOST_MEMBERS).alias(_TOO_MANY), (~nobody(families)).alias(_NAMED))
    usable = nw.col(_NAMED) & ~nw.col(_TOO_MANY)
    zero = nw.lit(0, nw.Int64())
    joined = joined.with_columns(
        nw.when(usable).then(nw.col(name)).otherwise(zero).alias(name) for name in (_MEMBERS, *packs)
    )
    counts = (
        (nw.col(_pack(place)) // LANE**lane % LANE).alias(_lane(place, lane))
        for place, lane in counters.places.values()
    )
    kept = [n for n in joined.collect_schema().names() if n not in packs and not n.endswith(_SUFFIX)]
    return joined.select(*kept, *counts)


def _counts(counters: Counters, sheet: Sheet) -> dict[Term, str]:
    """The counts and marks, which are columns now."""
    marks = {sheet.terms.mark(mark): f"_{mark}" for mark in (LISTED, DISAGREE, TOO_MANY, NAMED)}
    return {**marks, sheet.terms.everyone: _MEMBERS, **{term: _lane(*place) for term, place in counters.places.items()}}


def _pack(place: int) -> str:
    return f"_hitungan{place}"


def _lane(place: int, lane: int) -> str:
    return f"_jumlah{place}_{lane}"


def _member_rows(persons: Table, joined: Frame, counters: Counters) -> Frame:
    """Every person, with what is known of the family; without a family nothing is."""
    import narwhals.stable.v2 as nw

    rows = persons.frame.join(joined, on=KEY, how="left", suffix=_SUFFIX)
    lanes = [_MEMBERS, *(_lane(*place) for place in counters.places.values())]
    return rows.with_columns(
        *(nw.col(name).fill_null(0).alias(name) for name in lanes),
        *(nw.col(name).fill_null(False).alias(name) for name in (_LISTED, _DISAGREE, _TOO_MANY, _NAMED)),
    )


# --- the columns of a result --------------------------------------------------------------------------


def _rows(frame: Frame, answer: Answer, sheet: Sheet, writer: Writer) -> Frame:
    """The rows of one programme."""
    import narwhals.stable.v2 as nw

    there = frame.collect_schema().names()
    nothing = nw.lit(None, nw.String())
    outcome = (
        nw.when(writer.term(answer.eligible))
        .then(nw.lit("eligible"))
        .otherwise(nw.when(writer.term(answer.ineligible)).then(nw.lit("ineligible")).otherwise(nw.lit("undetermined")))
    )
    low = high = nw.lit(None, nw.Int64())
    if answer.amount is not None:
        low, high = writer.term(answer.amount.low), writer.term(answer.amount.high)
        if answer.amount.open_ is not sheet.terms.no:
            high = nw.when(~writer.term(answer.amount.open_)).then(high)
    by_person = answer.plan.by_person
    columns = {
        KEY: nw.when(nw.col(_NAMED)).then(nw.col(KEY)),
        PERSON_ID: nw.col(PERSON_ID) if by_person and PERSON_ID in there else nothing,
        NIK: nw.col(NIK) if by_person and NIK in there else nothing,
        "programme": nw.lit(answer.plan.programme.code),
        "outcome": outcome,
        "amount_low": low,
        "amount_high": high,
    }
    written = {name: _joined_codes(parts, writer) for name, parts in answer.reasons.items()}
    last = {name: written.pop(name) for name in ("missing",) if name in written}
    columns |= written
    columns[PROBLEMS] = _joined_codes(sheet.problems, writer, nw.col(PROBLEMS) if PROBLEMS in there else None)
    columns |= last
    if sheet.options.detail:
        columns |= _detail(answer, sheet, writer)
    return frame.select(expr.alias(name) for name, expr in columns.items())


def _joined_codes(parts: Sequence[tuple[Term, str]], writer: Writer, first: nw.Expr | None = None) -> nw.Expr:
    """Codes whose condition holds, joined by ``;``, after a text that is there already."""
    import narwhals.stable.v2 as nw

    texts: list[nw.Expr] = [] if first is None else [nw.when(first != "").then(first)]
    for term, code in parts:
        text = nw.lit(code)
        texts.append(text if term.op == "const" else nw.when(writer.term(term)).then(text))
    return nw.concat_str(*texts, separator=";", ignore_nulls=True) if texts else nw.lit("")


def _detail(answer: Answer, sheet: Sheet, writer: Writer) -> dict[str, nw.Expr]:
    """One column a criterion; empty where the programme has no such criterion."""
    import narwhals.stable.v2 as nw

    columns: dict[str, nw.Expr] = {}
    for name, pair in sheet.details(answer).items():
        if pair is None:
            columns[name] = nw.lit(None, nw.String())
            continue
        unmet = nw.when(writer.term(pair.possible)).then(nw.lit("unknown")).otherwise(nw.lit("unmet"))
        columns[name] = nw.when(writer.term(pair.sure)).then(nw.lit("met")).otherwise(unmet)
    return columns
