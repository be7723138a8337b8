"""Merging records of several devices: no row is lost, and order never matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import MergeError
from pskslib.fieldwork import Ledger, Version

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
VERSIONS = st.builds(
    Version,
    row_id=st.sampled_from(["a", "b", "c"]),
    number=st.integers(1, 3),
    updated=st.integers(0, 2).map(lambda hours: START + timedelta(hours=hours)),
    author=st.sampled_from(["TKSK Kaubun", "TKSK Rantau Pulung"]),
    content=st.sampled_from(["3 orang", "4 orang", None]),
)
LEDGERS = st.lists(VERSIONS, max_size=12).map(Ledger.of)


@given(LEDGERS, LEDGERS, LEDGERS)
def test_merging_commutes_associates_and_is_idempotent(a: Ledger[str], b: Ledger[str], c: Ledger[str]) -> None:
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert a | a == a
    assert (a | b).rows() == (b | a).rows()


@given(LEDGERS, LEDGERS)
def test_no_version_is_lost_and_none_appears(a: Ledger[str], b: Ledger[str]) -> None:
    both = a | b

    assert both.versions == a.versions | b.versions
    assert {*both.latest()} == {v.row_id for v in both.versions}


@given(LEDGERS)
def test_the_highest_number_counts_then_the_latest(ledger: Ledger[str]) -> None:
    for row_id, chosen in ledger.latest().items():
        rivals = [v for v in ledger.versions if v.row_id == row_id]

        assert chosen.number == max(v.number for v in rivals)
        assert chosen.updated == max(v.updated for v in rivals if v.number == chosen.number)


@given(LEDGERS)
def test_a_conflict_is_told_until_a_higher_version_settles_it(ledger: Ledger[str]) -> None:
    told = {versions[0].row_id for versions in ledger.conflicts()}
    settled = Ledger.of(
        Version(row_id=row_id, number=v.number + 1, updated=v.updated, author="Dinas Sosial", content=v.content)
        for row_id, v in ledger.latest().items()
    )

    for row_id, chosen in ledger.latest().items():
        tops = {v.content for v in ledger.versions if v.row_id == row_id and v.number == chosen.number}
        assert (row_id in told) is (len(tops) > 1)
    assert [*(ledger | settled).conflicts()] == []
    assert (ledger | settled).rows() == ledger.rows()


def test_a_row_that_was_taken_back_stays_on_record() -> None:
    made = Version(row_id="a", number=1, updated=START, author="TKSK Kaubun", content="3 orang")
    gone = Version[str](row_id="a", number=2, updated=START, author="TKSK Kaubun", content=None)

    assert Ledger.of([gone, made]).rows() == {}
    assert Ledger.of([gone, made]).latest() == {"a": gone}


@pytest.mark.parametrize("wrong", [{"number": 0}, {"updated": datetime(2026, 11, 2)}, {"row_id": ""}])
def test_a_version_that_cannot_be_merged_is_refused(wrong: dict[str, object]) -> None:
    fine: dict[str, object] = {"row_id": "a", "number": 1, "updated": START, "author": "TKSK", "content": "x"}
    with pytest.raises(MergeError, match="versi mulai dari 1"):
        Version(**(fine | wrong))  # type: ignore[arg-type]  # one of them is wrong on purpose
