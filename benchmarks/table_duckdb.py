"""Peer (c): hand-written DuckDB SQL, with the packed counters of ``table_numpy.py``.

The words that a member adds come out of a table of 128 rows by a join; for the plain rule with everything known a CASE
is quicker, and the family test is pushed below the group-by. Sums of whole numbers are HUGEINT in DuckDB and are
cast back; ``least`` passes over nulls. Results are fetched as Arrow tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl
import pyarrow as pa
from population_table import FLAG
from table_case import DECILE, JOINED, MOST, OLD, OUTCOMES, SMALL, STEPS
from table_numpy import AGELESS, CHILD, ELDERLY, JOBS

_BY_AGE = ((f"<= {SMALL}", CHILD), (f">= {OLD}", ELDERLY), ("IS NULL", AGELESS))
_AGE = "CASE" + "".join(f" WHEN umur {test} THEN {bit}" for test, bit in _BY_AGE) + " ELSE 0 END"
_INDEX = f"({_AGE} + enum_code(jenjang_sekolah) + hamil::INT * 32 + disabilitas_berat::INT * 4)::UTINYINT"
_IDENTITY = "NULL::VARCHAR AS id_orang, NULL::VARCHAR AS nik, 'MINI-PKH' AS programme, '' AS masalah"


def connect(persons: pl.DataFrame, families: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that holds both tables, coded columns as ENUM, and the tables of words."""
    made = duckdb.connect()
    made.execute("CREATE TYPE jenjang AS ENUM ('tidak', 'SD', 'SMP', 'SMA'); CREATE TYPE kelamin AS ENUM ('L', 'P')")
    made.register("persons_frame", persons.to_arrow())
    made.register("families_frame", families.to_arrow())
    coded = "jenjang_sekolah::jenjang AS jenjang_sekolah, jenis_kelamin::kelamin AS jenis_kelamin"
    made.execute(f"CREATE TABLE persons AS SELECT * REPLACE ({coded}) FROM persons_frame")
    made.execute("CREATE TABLE families AS SELECT * FROM families_frame")
    for rule in ("steps", "caps"):
        job = JOBS[rule, True]
        words = {f"w{n}": [*map(int, word)] for n, word in enumerate((*job.words, *job.ageless))}
        made.register("words_frame", pa.table({"place": pa.array(range(128), pa.uint8()), **words}))
        made.execute(f"CREATE TABLE words_{rule} AS SELECT * FROM words_frame")
    for name in ("persons_frame", "families_frame", "words_frame"):
        made.unregister(name)
    return made


# --- pieces ------------------------------------------------------------------------------------------------


def _lane(place: int) -> str:
    return f"((w{place // 8} >> {place % 8 * 8}) & 255)"


def _lanes(*places: int) -> list[str]:
    return [_lane(place) for place in places]


def _paid(ranks: Sequence[str]) -> str:
    return " + ".join(f"least({rank}, {MOST}) * {step}" for rank, step in zip(ranks, STEPS, strict=True))


def _counted(rule: str, words: Sequence[int], where: str = "TRUE") -> str:
    sums = ", ".join(f"sum(w{word})::BIGINT AS w{word}" for word in words)
    return f"SELECT no_kk, {sums} FROM persons JOIN words_{rule} ON place = {_INDEX} WHERE {where} GROUP BY no_kk"


def _chosen(values: Sequence[str], place: str) -> str:
    cases = "".join(f" WHEN {n} THEN '{value}'" for n, value in enumerate(values))
    return f"CASE {place}{cases} END"


# --- amounts ---------------------------------------------------------------------------------------------


def _sure_ranks(*, unknown: bool) -> list[str]:
    small, small_not_free, old, weak_old = _lanes(4, 5, 6, 7)
    spare = f"({weak_old} > 0 AND {old} > 1)" + (f" OR {_lane(14)} > 0" if unknown else "")
    ranks = [f"({_lane(0)} + least({small}, 2))"]
    for value in range(4):
        child, weak = (small_not_free, _lane(13)) if value == 3 else (small, _lane(12))
        disabled = f"({_lane(8 + value)} > 0 OR {spare} OR ({child} > 2 AND {weak} > 0))::INT"
        ranks.append(f"({_lane(value)} + least({child}, 2) + ({old} > 0)::INT + {disabled})")
    return ranks


def _possible_ranks() -> list[str]:
    ageless, waiting = _lanes(16, 17)
    ranks = [f"({_lane(0)} + {ageless} - {waiting} + least({_lane(4)} + {waiting}, 2))"]
    old, weak_old = _lanes(6, 7)
    for value in range(4):
        small, weak = _lanes(5, 13) if value == 3 else _lanes(4, 12)
        disabled, other, weak_other = _lanes(8 + value, 17 + value, 21 + value)
        every = f"{small} + {old} + {disabled} + {other}"
        bounds = (
            every,
            f"2 + {every} - ({small} - {weak})",
            f"1 + {every} - ({old} - {weak_old})",
            f"1 + {every} - {disabled}",
            f"3 + {weak} + {weak_old} + {disabled} + {weak_other}",
            f"3 + {old} + {other}",
            f"2 + {small} + {other}",
        )
        ranks.append(f"({_lane(value)} + {ageless} - {other} + least({', '.join(bounds)}))")
    return ranks


def _steps_more() -> list[str]:
    return [f"({_lane(0)} + {_lane(5)})", *(f"({worth} + {_lane(6)})" for worth in _lanes(1, 2, 3, 4))]


# --- the queries ----------------------------------------------------------------------------------------


def known(rule: str) -> str:
    """Everything known: outcome and amount."""
    poor = f"SELECT no_kk FROM families WHERE desil <= {DECILE} AND NOT {FLAG}"
    if rule == "steps":
        lanes = [sum(1 << 8 * value for value in range(place, 5)) for place in range(5)]
        word = (
            f"CASE WHEN hamil OR umur <= {SMALL} THEN {lanes[0]} "
            f"WHEN disabilitas_berat OR umur >= {OLD} THEN {lanes[1]} "
            f"WHEN jenjang_sekolah = 'SMA' THEN {lanes[2]} WHEN jenjang_sekolah = 'SMP' THEN {lanes[3]} "
            f"WHEN jenjang_sekolah = 'SD' THEN {lanes[4]} ELSE 0 END"
        )
        counted = (
            f"SELECT no_kk, sum({word})::BIGINT AS w0 FROM persons SEMI JOIN ({poor}) USING (no_kk) GROUP BY no_kk"
        )
        has, low = f"{_lane(4)} > 0", _paid(_lanes(*range(5)))
    else:
        counted = _counted("caps", (0, 1), f"no_kk IN ({poor})")
        has, low = f"({' + '.join(_lanes(3, 5, 6, 11))}) > 0", _paid(_sure_ranks(unknown=False))
    return f"""
        SELECT no_kk, {_IDENTITY}, CASE WHEN good THEN 'eligible' ELSE 'ineligible' END AS outcome,
               amount AS amount_low, amount AS amount_high
        FROM (
            SELECT no_kk, coalesce({has}, FALSE) AS good, (CASE WHEN w0 IS NULL THEN 0 ELSE {low} END)::BIGINT AS amount
            FROM families LEFT JOIN ({counted}) USING (no_kk)
        )"""


def unknown(rule: str) -> str:
    """With unknowns: outcome, range and criterion codes."""
    if rule == "steps":
        source = f"families JOIN ({_counted('steps', (0,))}) USING (no_kk)"
        has, maybe, low, high = (
            f"({_lane(4)} > 0 OR {_lane(5)} > {_lane(7)})",
            f"{_lane(7)} > 0",
            _paid(_lanes(*range(5))),
            _paid(_steps_more()),
        )
    else:
        ageless = _counted("caps", (2, 3), "umur IS NULL")
        source = f"families JOIN ({_counted('caps', (0, 1))}) USING (no_kk) LEFT JOIN ({ageless}) USING (no_kk)"
        has = f"({' + '.join(_lanes(3, 5, 6, 11, 14))} > 0 OR coalesce({_lane(16)} > {_lane(15)}, FALSE))"
        maybe, low = f"{_lane(15)} > 0", _paid(_sure_ranks(unknown=True))
        high = f"CASE WHEN w2 IS NULL THEN {low} ELSE {_paid(_possible_ranks())} END"
    verdict = f"CASE WHEN {has} THEN TRUE WHEN {maybe} THEN NULL ELSE FALSE END"
    lacks = [f"coalesce(NOT {v}, FALSE)::INT * {1 << bit}" for bit, v in enumerate(("poor", "free", "component"))]
    opens = [f"({v} IS NULL)::INT * {1 << bit}" for bit, v in enumerate(("poor", "free", "component"))]
    return f"""
        SELECT no_kk, {_IDENTITY},
               {_chosen(OUTCOMES, "((unmet = 0)::INT + (unmet + unknown = 0)::INT)")} AS outcome,
               CASE WHEN unmet + unknown = 0 THEN low ELSE 0 END AS amount_low,
               CASE WHEN unmet = 0 THEN high ELSE 0 END AS amount_high,
               {_chosen(JOINED, "unmet")} AS unmet, {_chosen(JOINED, "unknown")} AS unknown,
               CASE WHEN unknown < 4 THEN 'KOMPONEN' ELSE '' END AS presumed
        FROM (
            SELECT no_kk, low, high, {" + ".join(lacks)} AS unmet, {" + ".join(opens)} AS unknown
            FROM (
                SELECT no_kk, desil <= {DECILE} AS poor, NOT {FLAG} AS free, {verdict} AS component,
                       ({low})::BIGINT AS low, ({high})::BIGINT AS high
                FROM {source}
            )
        )"""


def run(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    """Run a query of this module."""
    return connection.sql(query).to_arrow_table()
