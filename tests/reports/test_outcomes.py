"""The report of outcomes says what the summary says, programme by programme, and never adds families to persons."""

from __future__ import annotations

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.families import AS_OF, born

from pskslib import Family, Person, rulebook, to_tables
from pskslib.errors import TableError
from pskslib.regions import kutim
from pskslib.reports import CountUnit, summary_by_kecamatan
from pskslib.reports.outcome_report import outcomes
from pskslib.rules import Outcome

BOOK = rulebook(as_of=AS_OF)
SMALL = evolve(BOOK, programmes=tuple(BOOK.programme(code) for code in ("PKH", "PIP", "SEMBAKO")))
TODDLER = Person(birth_date=born(3), severe_disability=False)
places = st.sampled_from([*(v.code for v in kutim().villages[::40]), "64.01.01.2001", None])
families = st.builds(
    Family,
    village=places,
    decile=st.sampled_from([2, 9, None]),
    members_complete=st.sampled_from([None, False]),
    members=st.lists(st.just(TODDLER), max_size=2),
)


@given(st.lists(families, min_size=1, max_size=10))
@settings(max_examples=40)
@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
def test_the_three_ways_give_one_report_and_it_adds_up(found: list[Family]) -> None:
    order = ["PKH", "PIP", "SEMBAKO"]
    decisions = [d for code in order for f in found for d in SMALL.decide(f) if d.programme == code]
    one = outcomes(decisions, as_of=AS_OF, period="2026")
    codes = [*dict.fromkeys(d.programme for d in decisions)]
    assert [t.key for t in one.tables if t.by == "kecamatan"] == [code.lower() for code in codes]
    for code in codes:
        table = one.table(code.lower())
        assert table.total is not None
        mine = [d for d in decisions if d.programme == code]
        told = [sum(d.outcome is outcome for d in mine) for outcome in Outcome]
        assert [table.total[table.place(key)] for key in _TOLD] == [len(mine), *told]
        amounts = [d.amount for d in mine if d.amount]
        assert table.total[table.place("anggaran_rendah")] == sum(a.low for a in amounts)
        assert table.column("kode_kecamatan")[:18] == tuple(k.code.dotted for k in kutim().kecamatan)
    summary = summary_by_kecamatan(decisions, kutim())
    assert outcomes(summary, as_of=AS_OF, period="2026", digest=SMALL.digest) == one
    persons, homes = to_tables(found)
    if "kode_desa" in homes.columns:
        decided = SMALL.decide_table(persons, homes)
        theirs = outcomes(decided, homes, as_of=AS_OF, period="2026", programmes=codes, digest=SMALL.digest)
        assert theirs == one


_TOLD = ("jumlah", "memenuhi", "tidak_memenuhi", "belum_ditentukan")


def test_families_and_persons_have_tables_of_their_own() -> None:
    family = Family(village="64.08.04.2001", decile=2, members=[TODDLER, TODDLER])
    report = outcomes(SMALL.decide(family), as_of=AS_OF, period="2026")
    units = {t.key: t.columns[t.place("jumlah")].unit for t in report.tables}
    assert units["program_keluarga"] is CountUnit.KELUARGA
    assert units["program_orang"] is CountUnit.ORANG
    assert report.table("program_keluarga").total is None
    assert report.digest == SMALL.digest
    assert report.charts[0].alternative.id.startswith("Memenuhi: tertinggi Sangatta Utara (1)")


def test_only_some_programmes_in_the_order_asked_for() -> None:
    family = Family(village="64.08.04.2001", decile=2, members=[TODDLER])
    report = outcomes(SMALL.decide(family), as_of=AS_OF, period="2026", programmes=["SEMBAKO", "PKH"])
    assert [t.key for t in report.tables] == ["program_keluarga", "sembako", "pkh"]


def test_faults_are_told_at_once() -> None:
    table = pl.DataFrame({"no_kk": ["a"], "programme": ["PKH"], "outcome": ["eligible"]})
    with pytest.raises(TableError) as told:
        outcomes(table, pl.DataFrame({"no_kk": ["a"]}), as_of=AS_OF, period="2026")
    assert told.value.faults == (
        "keluarga: tidak ada kolom kode_desa, yang perlu untuk hasil menurut kecamatan",
        "keputusan: tidak ada kolom amount_low",
        "keputusan: tidak ada kolom amount_high",
    )
