"""The summary per kecamatan: totals are conserved, nobody disappears."""

from __future__ import annotations

import re

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.families import AS_OF, born

from pskslib import Family, Person, rulebook, to_tables
from pskslib.regions import kutim
from pskslib.reports import summary_by_kecamatan, summary_of_table
from pskslib.reports.kecamatan import COLUMNS

BOOK = rulebook(as_of=AS_OF)
SMALL = evolve(BOOK, programmes=tuple(BOOK.programme(code) for code in ("PKH", "PIP", "RST", "PERMAKANAN")))
"""Of families and of persons, cash and not."""
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
    decisions = [d for family in families for d in SMALL.decide(family)]
    summary = summary_by_kecamatan(decisions, kutim())
    rows = summary.rows

    assert sum(r.subjects for r in rows) == len(decisions)
    assert all(r.subjects == r.eligible + r.ineligible + r.undetermined for r in rows)
    amounts = [d.amount for d in decisions if d.amount]
    assert sum(r.low for r in rows) == sum(a.low for a in amounts)
    assert sum(r.high for r in rows) == sum(a.high for a in amounts if a.high is not None)
    assert sum(r.unbounded for r in rows) == sum(a.high is None for a in amounts)
    assert sum(t.subjects for t in summary.totals) == len(decisions)


@settings(max_examples=30)
@given(st.lists(placed(), max_size=12), st.sampled_from(["dotted", "digits"]))
@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
def test_the_summary_of_tables_is_that_of_the_decisions(families: list[Family], written: str) -> None:
    decisions = [d for family in families for d in SMALL.decide(family)]
    persons, homes = to_tables(families)
    decided = SMALL.decide_table(persons, homes)
    if written == "digits" and "kode_desa" in homes.columns:
        homes = homes.with_columns(pl.col("kode_desa").str.replace_all(".", "", literal=True))

    order = list(dict.fromkeys(d.programme for d in decisions))
    assert summary_of_table(decided, homes, kutim(), order) == summary_by_kecamatan(decisions, kutim())


def test_every_kecamatan_has_a_row_in_order_of_code_and_the_unknown_comes_last() -> None:
    decisions = BOOK.decide(Family(decile=2, members=[TODDLER]))
    pkh = [r for r in summary_by_kecamatan(decisions, kutim()).rows if r.programme == "PKH"]

    assert [r.code for r in pkh] == [*(k.code.dotted for k in kutim().kecamatan), ""]
    assert (pkh[-1].name, pkh[-1].subjects) == ("tidak diketahui", 1)


def test_the_table_for_eyes_marks_what_is_unbounded() -> None:
    family = Family(village="64.08.04.2001", decile=2, members_complete=False, members=[TODDLER])
    text = summary_by_kecamatan([BOOK.decide(family, "PKH")], kutim()).as_text("PKH")

    assert "Rp0 - Rp0+" in text
    assert "belum termasuk 1 keluarga" in text
    assert text.splitlines()[-2].startswith("Jumlah")


def test_numbers_are_written_the_indonesian_way() -> None:
    family = Family(village="64.08.04.2001", decile=2, members=[TODDLER])
    decision = BOOK.decide(family, "PKH")
    summary = summary_by_kecamatan([decision] * 1234, kutim())
    text = summary.as_text("PKH").splitlines()
    (line,) = [found for found in text if found.startswith("Sangatta Utara")]

    assert re.split(r"\s{2,}", line) == [
        *("Sangatta Utara", "1.234", "1.234", "0", "0"),
        "Rp3.702.000.000 - Rp3.702.000.000",
    ]
    assert text[-1].split() == ["Jumlah", *line.split()[2:]]
    assert len({len(found) for found in text if "Rp" in found}) == 1
    assert "+" not in "".join(text)


def test_the_rows_for_machines_are_whole_numbers_under_declared_columns() -> None:
    family = Family(village="64.08.04.2001", decile=2, members_complete=False, members=[TODDLER])
    summary = summary_by_kecamatan([BOOK.decide(family, "PKH")] * 3, kutim())
    (row,) = [found.as_row() for found in summary.rows if found.subjects]

    assert tuple(row) == COLUMNS
    assert (row["kode_kecamatan"], row["nama_kecamatan"]) == ("64.08.04", "Sangatta Utara")
    assert all(row[name].isdecimal() for name in COLUMNS[4:])
    assert (row["belum_ditentukan"], row["anggaran_rendah"], row["tanpa_batas_atas"]) == ("3", "0", "3")


def test_who_is_paid_nothing_now_is_counted_apart() -> None:
    """Between the criterion's edge and the paid edge: eligible, with amount 0."""
    between = Person(birth_date=born(64), severe_disability=False, school_level="tidak")
    family = Family(village="64.08.04.2001", decile=2, members=[between])
    (total,) = summary_by_kecamatan([BOOK.decide(family, "PKH")], kutim()).totals

    assert (total.eligible, total.eligible_unpaid, total.low, total.high) == (1, 1, 0, 0)


def test_families_elsewhere_have_a_row_of_their_own_and_no_row_where_there_are_none() -> None:
    places: list[str | None] = ["64.01.01.2001", "64.08.99.2001", None]
    families = [Family(village=place, decile=9, members=[TODDLER]) for place in places]
    summary = summary_by_kecamatan([BOOK.decide(family, "PKH") for family in families], kutim())

    assert [(r.name, r.subjects) for r in summary.rows if r.subjects] == [("tidak diketahui", 3)]
    inside = Family(village="64.08.04.2001", decile=9, members=[TODDLER])
    rows = summary_by_kecamatan([BOOK.decide(inside, "PKH")], kutim()).rows
    assert [r.code for r in rows] == [k.code.dotted for k in kutim().kecamatan]


def test_no_decisions_make_no_rows() -> None:
    summary = summary_by_kecamatan([], kutim())

    assert (summary.rows, summary.totals) == ((), ())
