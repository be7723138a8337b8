"""Doubted facts: told in a way that nobody can use, so unknown, and never presumed; on every engine."""

from __future__ import annotations

import polars as pl
import pytest

from pskslib import Family, Outcome, Person, from_tables, rulebook, to_tables
from pskslib.errors import FactError, TableError
from tests.rules.families import AS_OF, born
from tests.rules.table.parity import ARRAYS, BACKENDS, Backend, decided, rows_of

BOOK = rulebook(as_of=AS_OF)
EVERY: dict[str, Backend] = {**BACKENDS, "numpy": ARRAYS}
CARDS = ("6408040101209901", "6408040101209902")


def pupil(*doubted: str) -> Person:
    return Person(sex="L", birth_date=born(9), school_level="SD", severe_disability=False, doubted=doubted)


def answers(persons: pl.DataFrame, homes: pl.DataFrame, backend: Backend) -> list[tuple[object, ...]]:
    both = backend.convert(persons), backend.convert(homes)
    rows = rows_of(decided(BOOK, both, programmes=["PKH"], engine=backend.engine, missing=True))
    return sorted((row["no_kk"], row["outcome"], row["unknown"], row["missing"]) for row in rows)


@pytest.mark.parametrize(
    ("family", "criteria", "asked"),
    [
        (Family(decile=1, members=[pupil()]), "", ""),
        (Family(decile=1, members=[pupil("civil_servant")]), "X01", "asn"),
        (Family(decile=1, members=[pupil("deceased")]), "KOMPONEN", "meninggal"),
        (Family(decile=1, members=[pupil("death_hint")]), "KOMPONEN", "meninggal"),
        (Family(decile=1, members=[pupil()], doubted=["refuses_aid"]), "X14", "menolak_bantuan"),
        (Family(decile=1, members=[pupil()], doubted=["in_data"]), "TERDATA", "terdata"),
    ],
    ids=["none", "member", "death", "hint", "family", "presumed-yes"],
)
@pytest.mark.parametrize("backend", EVERY.values(), ids=EVERY)
def test_what_is_doubted_is_asked(backend: Backend, family: Family, criteria: str, asked: str) -> None:
    decision = BOOK.decide(family, "PKH")
    unknown = [r.code for r in decision.criteria if r.verdict.value == "unknown"]

    assert decision.outcome is (Outcome.UNDETERMINED if asked else Outcome.ELIGIBLE)
    assert criteria in (*unknown, "")
    assert [q.field.column for q in decision.missing] == ([asked] if asked else [])
    ((_, outcome, codes, missing),) = answers(*to_tables([family]), backend)
    assert outcome == decision.outcome.value
    assert codes == ";".join(unknown)
    assert missing == asked


@pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)
def test_rows_that_differ_doubt_each_other(backend: Backend) -> None:
    """Two rows of one family: one says that it refuses aid, one that it does not. Nothing is presumed."""
    persons, homes = to_tables([Family(family_card=card, decile=1, members=[pupil()]) for card in CARDS])
    twice = pl.concat([homes, homes[:1]]).with_columns(menolak_bantuan=pl.Series([True, None, False]))

    found = answers(persons, twice, backend)

    assert [row[1:3] for row in found] == [("undetermined", "X14"), ("eligible", "")]


def test_the_tables_keep_doubts() -> None:
    families = [Family(decile=1, members=[pupil("civil_servant", "military_or_police")], doubted=["refuses_aid"])]
    persons, homes = to_tables(families)

    assert persons["diragukan"].to_list() == ["asn;tni_polri"]
    assert from_tables(persons, homes) == families


def test_a_name_that_is_no_column_is_told() -> None:
    persons, homes = to_tables([Family(decile=1, members=[pupil("civil_servant")])])

    with pytest.raises(TableError, match=r"persons baris 1: diragukan .* 'pns'"):
        from_tables(persons.with_columns(diragukan=pl.lit("pns")), homes)


def test_what_is_known_is_not_doubted() -> None:
    with pytest.raises(FactError, match="asn tidak bisa sekaligus diketahui dan diragukan"):
        Person(civil_servant=True, doubted=["civil_servant"])
    with pytest.raises(FactError, match="tidak ada fakta 'asn'"):
        Person(doubted=["asn"])
