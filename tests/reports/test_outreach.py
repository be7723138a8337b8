"""The outreach list: whom to visit, in which order, what to ask; summaries that name nobody and lose nobody."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.families import AS_OF, born

from pskslib import Family, Person, rulebook, to_tables
from pskslib.errors import ReportError, TableError, UnknownName
from pskslib.reports import Audience, Clearance, Report
from pskslib.reports.outreach_list import outreach

VILLAGES = ["64.08.04.2001", "64.08.04.2002", "64.08.01.2001", None]
PROGRAMMES = ["PKH", "SEMBAKO", "PIP"]
TEXT, WHOLE = pl.String, pl.Int64


def card(number: int) -> str:
    return f"640804010199{9901 + number}"


row = st.tuples(
    st.integers(0, 4),
    st.sampled_from(PROGRAMMES),
    st.sampled_from(["eligible", "ineligible", "undetermined"]),
    st.sampled_from([0, 900_000, 3_000_000]),
    st.booleans(),
    st.sampled_from(["desil", "desil;hamil", "tanggal_lahir"]),
    st.booleans(),
)
rows = st.lists(row, max_size=12, unique_by=lambda r: (r[0], r[1]))


def frames(found: list[Any], seed: int | None = None) -> dict[str, Any]:
    decisions, paid = [], []
    for number, code, outcome, high, bounded, missing, receives in found:
        who = "1" if code == "PIP" else None
        low = high if outcome == "eligible" and bounded else 0
        most = high if bounded else None
        asked = missing if outcome == "undetermined" else ""
        decisions.append((card(number), who, code, outcome, low, most, asked))
        if receives:
            paid.append((card(number), who, code))
    homes = [(card(n), VILLAGES[n % 4], [1, None, 3, 4, 2][n], f"Kepala {n}") for n in range(5)]
    if seed is not None:
        for listed in (decisions, paid, homes):
            Random(seed).shuffle(listed)
    names = ("no_kk", "id_orang", "programme", "outcome", "amount_low", "amount_high", "missing")
    kinds = (TEXT, TEXT, TEXT, TEXT, WHOLE, WHOLE, TEXT)
    key = {"no_kk": TEXT, "id_orang": TEXT, "programme": TEXT}
    home = {"no_kk": TEXT, "kode_desa": TEXT, "desil": WHOLE, "nama_kepala_keluarga": TEXT}
    return {
        "decisions": pl.DataFrame(decisions, dict(zip(names, kinds, strict=True)), orient="row"),
        "recipients": pl.DataFrame(paid, key, orient="row"),
        "families": pl.DataFrame(homes, home, orient="row"),
    }


def made(found: list[Any], seed: int | None = None, **options: Any) -> Report:
    return outreach(**frames(found, seed), as_of=AS_OF, period="November 2026", **options)


@given(rows)
@settings(max_examples=60)
def test_nobody_is_lost_or_listed_twice(found: list[Any]) -> None:
    report = made(found)
    eligible = {r[0] for r in found if r[2] == "eligible" and not r[6]}
    undetermined = {r[0] for r in found if r[2] == "undetermined" and not r[6]}
    for key, wanted in (("layak_belum_menerima", eligible), ("belum_ditentukan", undetermined)):
        assert sorted(map(str, report.table(key).column("no_kk"))) == sorted(map(card, wanted))
    summary = report.table("ringkasan")
    assert summary.total is not None
    total = dict(zip((c.key for c in summary.columns), summary.total, strict=True))
    assert total["keluarga"] == len({r[0] for r in found})
    assert total["perlu_dikunjungi"] == len(eligible | undetermined)
    assert (total["layak_belum_menerima"], total["belum_ditentukan"]) == (len(eligible), len(undetermined))
    listed = [r for r in found if r[2] == "eligible" and not r[6]]
    assert total["rupiah_tertinggi"] == sum(r[3] for r in listed if r[4])
    assert total["tanpa_batas"] == sum(not r[4] for r in listed)
    villages = report.table("desa")
    assert sum(villages.column("perlu_dikunjungi")) == len(eligible | undetermined)  # type: ignore[arg-type]
    for unit in ("keluarga", "orang"):
        of_unit = [r for r in found if (r[1] == "PIP") == (unit == "orang")]
        if of_unit:
            table = report.table(f"program_{unit}")
            assert sum(table.column("jumlah")) == len(of_unit)  # type: ignore[arg-type]


@given(rows, st.integers(0, 99))
@settings(max_examples=40)
def test_the_order_of_rows_changes_only_what_is_asked_first(found: list[Any], seed: int) -> None:
    one, other = made(found), made(found, seed)
    for table in one.tables:
        if table.key != "belum_ditentukan":  # questions of two programmes of one family stand as they came
            assert other.table(table.key) == table
    keys = ("no_kk", "jumlah_pertanyaan", "program")
    for key in keys:
        assert one.table("belum_ditentukan").column(key) == other.table("belum_ditentukan").column(key)


def test_the_neediest_come_first_within_their_village() -> None:
    data = [
        ("a", 3, 1_000, "desil"),
        ("b", 1, 1_000, "desil"),
        ("c", 1, 5_000, "desil;hamil"),
        ("d", 1, 5_000, "desil"),
        ("e", None, 0, "desil"),
        ("f", 1, None, "desil"),
    ]
    decisions = pl.DataFrame(
        [(k, "PKH", "undetermined", 0, high, missing) for k, _, high, missing in data],
        {
            "no_kk": TEXT,
            "programme": TEXT,
            "outcome": TEXT,
            "amount_low": WHOLE,
            "amount_high": WHOLE,
            "missing": TEXT,
        },
        orient="row",
    )
    homes = pl.DataFrame({"no_kk": [d[0] for d in data], "desil": [d[1] for d in data], "kode_desa": [VILLAGES[0]] * 6})
    report = outreach(decisions, families=homes, as_of=AS_OF, period="2026")
    table = report.table("belum_ditentukan")
    assert "".join(map(str, table.column("no_kk"))) == "efdcba"
    assert table.column("rupiah_tertinggi") == (0, None, 5_000, 5_000, 1_000, 1_000)
    assert table.column("jumlah_pertanyaan") == (1, 1, 1, 2, 1, 1)
    assert any("tidak diketahui siapa yang sudah menerima" in note.id for note in report.notes)


def test_one_visit_settles_several_programmes_and_persons_are_counted() -> None:
    found = [(0, "PKH", "undetermined", 900_000, True, "desil;hamil", False)]
    found += [(0, "SEMBAKO", "undetermined", 0, True, "desil", False)]
    found += [(0, "PIP", "undetermined", 0, True, "desil", False)]
    table = made(found).table("belum_ditentukan")
    assert table.column("program") == ("PIP (1 orang), PKH, SEMBAKO",)
    assert table.column("pertanyaan") == ("desil kesejahteraan (DTSEN); hamil atau masa nifas",)
    assert table.in_language("en").column("pertanyaan") == (
        "welfare decile (DTSEN); pregnant or in the weeks after birth",
    )
    asked = made(found).table("pertanyaan")
    assert asked.column("fakta") == ("desil", "hamil")
    assert asked.column("keluarga") == (1, 1)


def test_the_lists_are_personal_and_are_never_published() -> None:
    from attrs import evolve

    report = made([(0, "PKH", "eligible", 900_000, True, "desil", False)])
    assert [t.key for t in report.tables if t.personal] == ["layak_belum_menerima", "belum_ditentukan"]
    cleared = Clearance(minimum=5, sensitive_minimum=5, primary=0, complementary=0)
    with pytest.raises(ReportError, match="memuat orang satu per satu"):
        evolve(report, audience=Audience.PUBLIC, clearance=cleared)
    bare = made([(0, "PKH", "eligible", 900_000, True, "desil", False)], persons=False)
    assert not any(t.personal for t in bare.tables)
    public = evolve(bare, audience=Audience.PUBLIC, clearance=cleared)
    assert card(0) not in str(public)


def test_the_sheet_of_one_tksk() -> None:
    found = [(n, "PKH", "eligible", 900_000, True, "", False) for n in range(4)]
    roster = pl.DataFrame(
        {
            "nama": ["Sri Contoh", "Yang Lama", "Budi Contoh"],
            "kecamatan": ["Sangatta Utara", "64.08.04", "Muara Ancalong"],
            "mulai": [date(2026, 3, 1), None, None],
            "selesai": [None, date(2026, 2, 28), None],
        }
    )
    report = made(found, kecamatan="Kec. Sangatta Utara", roster=roster)
    table = report.table("layak_belum_menerima")
    assert table.column("tksk") == ("Sri Contoh", "Sri Contoh")
    assert {*table.column("kecamatan")} == {"Sangatta Utara"}
    assert [r[:2] for r in report.table("ringkasan").rows] == [("64.08.04", "Sangatta Utara")]
    with pytest.raises(UnknownName):
        made(found, kecamatan="Sangata Barat")


@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
def test_decisions_one_by_one_name_the_head_and_ask_what_the_decision_asks() -> None:
    book = rulebook(as_of=AS_OF)
    head = Person(name="Siti Contoh", relation="1", birth_date=born(30), severe_disability=False)
    toddler = Person(birth_date=born(3), severe_disability=False)
    families = [
        Family(family_card=card(0), village="64.08.04.2001", address="Jl. Contoh 1", members=[head, toddler]),
        Family(family_card=card(1), village="64.08.04.2001", decile=1, members=[head, toddler]),
        Family(members=[toddler]),
        Family(members=[toddler]),
    ]
    decisions = [book.decide(f, "PKH") for f in families]
    report = outreach(decisions, as_of=AS_OF, period="2026")
    table = report.table("belum_ditentukan")
    assert table.column("nama_kepala_keluarga") == ("Siti Contoh", None, None)
    assert table.column("alamat") == ("Jl. Contoh 1", None, None)
    asked = str(table.column("pertanyaan")[0])
    assert asked.startswith("desil")
    assert table.column("no_kk") == (card(0), None, None)  # two families without a number are two families
    assert report.digest == book.digest
    persons, homes = to_tables(families[:2])
    decided = book.decide_table(persons, homes, "PKH", missing=True)
    theirs = outreach(decided, families=homes, as_of=AS_OF, period="2026", digest=book.digest)
    mine = outreach(decisions[:2], as_of=AS_OF, period="2026")
    assert theirs.table("ringkasan") == mine.table("ringkasan")


def test_faults_are_told_at_once() -> None:
    decisions = pl.DataFrame({"no_kk": ["a"], "programme": ["PKH"], "outcome": ["eligible"]})
    roster = pl.DataFrame({"nama": ["X"], "kecamatan": ["Sangata Barat"], "mulai": [None], "selesai": [None]})
    with pytest.raises(TableError) as told:
        outreach(decisions, as_of=AS_OF, period="2026", roster=roster)
    assert len(told.value.faults) == 3
    assert told.value.faults[0].startswith("tksk: kolom kecamatan: baris 1: ")
    assert told.value.faults[1:] == (
        "keluarga: tidak ada kolom kode_desa, yang perlu untuk daftar menurut kecamatan",
        "keputusan: tidak ada kolom missing; minta dengan decide_table(…, missing=True)",
    )
