"""The summary per kecamatan: totals are conserved, nobody disappears."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.rules.families import AS_OF, born

from pskslib import Family, Person, rulebook
from pskslib.regions import kutim
from pskslib.reports import summary_by_kecamatan

BOOK = rulebook(as_of=AS_OF)
TODDLER = Person(birth_date=born(3), severe_disability=False)
places = st.sampled_from([*(v.code for v in kutim().villages[::20]), "64.01.01.2001", None])


@st.composite
def placed(draw: st.DrawFn) -> Family:
    """A small family somewhere."""
    return Family(
        village=draw(places),
        decile=draw(st.sampled_from([2, 9, None])),
        members_complete=draw(st.sampled_from([None, False])),
        members=[TODDLER] * draw(st.integers(0, 2)),
    )


@given(st.lists(placed(), max_size=12))
def test_totals_are_those_of_the_decisions(families: list[Family]) -> None:
    decisions = [d for family in families for d in BOOK.decide(family)]
    summary = summary_by_kecamatan(decisions, kutim())
    rows = summary.rows

    assert sum(r.families for r in rows) == len(decisions)
    assert all(r.families == r.eligible + r.ineligible + r.undetermined for r in rows)
    amounts = [d.amount for d in decisions if d.amount]
    assert sum(r.low for r in rows) == sum(a.low for a in amounts)
    assert sum(r.high for r in rows) == sum(a.high for a in amounts if a.high is not None)
    assert sum(r.unbounded for r in rows) == sum(a.high is None for a in amounts)
    assert sum(t.families for t in summary.totals) == len(decisions)


def test_every_kecamatan_has_a_row_in_order_of_code_and_the_unknown_comes_last() -> None:
    decisions = BOOK.decide(Family(decile=2, members=[TODDLER]))
    pkh = [r for r in summary_by_kecamatan(decisions, kutim()).rows if r.programme == "PKH"]

    assert [r.code for r in pkh] == [*(k.code.dotted for k in kutim().kecamatan), ""]
    assert (pkh[-1].name, pkh[-1].families) == ("tidak diketahui", 1)


def test_the_table_for_eyes_marks_what_is_unbounded() -> None:
    family = Family(village="64.08.04.2001", decile=2, members_complete=False, members=[TODDLER])
    text = summary_by_kecamatan([BOOK.decide(family, "PKH")], kutim()).as_text("PKH")

    assert "Rp0 - Rp0+" in text
    assert "belum termasuk 1 keluarga" in text
    assert text.splitlines()[-2].startswith("Jumlah")
