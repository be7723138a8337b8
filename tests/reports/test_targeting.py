"""Targeting: the formulas against brute force, the builder against plain counting, faults told all at once."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.holding import ratios_hold
from tests.rules.families import AS_OF, born

from pskslib import Family, Person, rulebook, to_tables
from pskslib.errors import TableError
from pskslib.regions import kutim
from pskslib.reports import Cell, Kind, Ratio, Report, Table
from pskslib.reports.crossed import Crossed
from pskslib.reports.targeting_report import targeting

MEASURES = ("coverage", "exclusion", "leakage", "reached", "precision", "f1", "forced")
small = st.integers(0, 3)
crosses = st.builds(Crossed, a=small, b=small, c=small, d=small, e=small, f=small)
OUTCOMES = ("eligible", "ineligible", "undetermined")


def completions(table: Crossed) -> list[Crossed]:
    """Every way in which the undetermined can turn out."""
    return [
        Crossed(a=table.a + x, c=table.c + table.e - x, b=table.b + y, d=table.d + table.f - y)
        for x, y in product(range(table.e + 1), range(table.f + 1))
    ]


@given(crosses)
def test_no_completion_leaves_the_bounds_and_both_are_reached(table: Crossed) -> None:
    for name in MEASURES:
        bounded = getattr(table, name)
        found = {getattr(done, name).value.value for done in completions(table)} - {None}
        if not found:
            assert (bounded.low.value, bounded.high.value) == (None, None), name
            continue
        assert bounded.high.value == max(found), name
        assert bounded.low.value <= min(found), name
        if name != "forced" or table.a + table.b:
            assert bounded.low.value == min(found), name
        if bounded.value is not None and bounded.value.value is not None:
            assert bounded.low.value <= bounded.value.value <= bounded.high.value, name


@given(crosses)
def test_without_the_undetermined_the_three_are_one_and_the_definitions_hold(table: Crossed) -> None:
    t = evolve(table, e=0, f=0)
    for name in MEASURES:
        bounded = getattr(t, name)
        assert bounded.value.value == bounded.low.value == bounded.high.value, name
    if t.a + t.b:
        assert t.coverage.value is not None
        assert t.exclusion.value is not None
        assert t.coverage.value.value == 1 - (t.exclusion.value.value or 0)
    if t.a:  # F1 is the harmonic mean of precision and recall
        p, r = Fraction(t.a, t.a + t.c), Fraction(t.a, t.a + t.b)
        assert t.f1.value is not None
        assert t.f1.value.value == 2 * p * r / (p + r)
    if t.a + t.c == t.a + t.b:  # as many recipients as eligible
        assert t.leakage.value is not None
        assert t.exclusion.value is not None
        assert t.leakage.value.value == t.exclusion.value.value


def test_the_two_inclusion_errors_differ_and_nothing_by_nothing_is_nothing() -> None:
    table = Crossed(a=60, b=40, c=20, d=180)
    assert table.leakage.value == Ratio(20, 80)
    assert table.reached.value == Ratio(20, 200)
    assert table.forced.value == Ratio(20, 100)  # 100 eligible, 80 places
    assert Crossed().exclusion.value == Ratio(0, 0)
    assert Crossed(d=5).exclusion.low.value is None


# --- the builder -----------------------------------------------------------------------------------

VILLAGES = [*(v.code.dotted for v in kutim().villages[::30]), "64.01.01.2001", None]
Case = tuple[str, str | None, int | None, int, int, bool]


def card(number: int) -> str:
    return f"6408040101{number // 99:02}{9901 + number % 99}".replace("010100", "010199")


cases = st.lists(
    st.tuples(
        st.sampled_from(OUTCOMES),
        st.sampled_from(VILLAGES),
        st.sampled_from([1, 2, 4, 5, 10, None]),
        st.integers(1, 6),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=14,
)


def frames(found: list[Case], *, shuffled: int | None = None) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Decisions, recipients and families; who is not decided about stands only among recipients and families."""
    decided, paid, homes = [], [], []
    for number, (outcome, village, decile, size, payments, in_book) in enumerate(found):
        if in_book or not payments:
            decided.append((card(number), "PKH", outcome))
        paid += [(card(number), 100 * (k + 1)) for k in range(payments)]
        homes.append((card(number), village, decile, size))
    if shuffled is not None:
        for rows in (decided, paid, homes):
            Random(shuffled).shuffle(rows)
    text = pl.String
    return (
        pl.DataFrame(decided, {"no_kk": text, "programme": text, "outcome": text}, orient="row"),
        pl.DataFrame(paid, {"no_kk": text, "rupiah": pl.Int64}, orient="row"),
        pl.DataFrame(
            homes, {"no_kk": text, "kode_desa": text, "desil": pl.Int64, "jumlah_anggota": pl.Int64}, orient="row"
        ),
    )


def made(found: list[Case], **options: Any) -> Report:
    decisions, paid, homes = frames(found)
    return targeting(decisions, paid, families=homes, as_of=AS_OF, period="2026", **options)


def cells(table: Table, key: str) -> list[Any]:
    return [*table.column(key), *([table.total[table.place(key)]] if table.total else [])]


def plain(found: list[Case], weight: int | None = None) -> Counter[tuple[str, bool]]:
    counts: Counter[tuple[str, bool]] = Counter()
    for outcome, _, _, size, payments, in_book in found:
        known = outcome if in_book or not payments else "undetermined"
        counts[known, payments > 0] += 1 if weight is None else size
    return counts


@given(cases.filter(lambda found: any(c[5] or not c[4] for c in found)), st.sampled_from(["keluarga", "jiwa"]))
@settings(max_examples=60)
def test_everybody_is_in_exactly_one_cell_whatever_the_rows(found: list[Case], weight: str) -> None:
    counts = plain(found, None if weight == "keluarga" else 1)
    reports = [made(found, by=by, weight=weight) for by in ("kecamatan", "desa", "desil")]
    for report in reports:
        silang = report.table("silang")
        assert [row[1:3] for row in silang.rows] == [(counts[o, True], counts[o, False]) for o in OUTCOMES]
        rincian = report.table("rincian")
        total = [cells(rincian, key)[-1] for key in _SIX]
        assert total == [counts[o, r] for o in OUTCOMES for r in (True, False)]
        kebocoran = report.table("kebocoran")
        assert cells(kebocoran, "rupiah")[-1] == sum(100 * n * (n + 1) // 2 for *_, n, _ in found)
    by_kecamatan = reports[0].table("rincian")
    assert by_kecamatan.column("kode_kecamatan")[:18] == tuple(k.code.dotted for k in kutim().kecamatan)
    elsewhere = sum(
        1 if weight == "keluarga" else size for _, village, _, size, *_ in found if village in VILLAGES[-2:]
    )
    assert sum(by_kecamatan.column("jumlah")[18:]) == elsewhere  # type: ignore[arg-type]


_SIX = ("layak_menerima", "layak_tidak", "tidak_layak_menerima", "tidak_layak_tidak", "belum_menerima", "belum_tidak")


@given(cases.filter(lambda found: any(c[5] or not c[4] for c in found)), st.integers(0, 99))
@settings(max_examples=30)
def test_the_order_of_rows_changes_nothing(found: list[Case], seed: int) -> None:
    decisions, paid, homes = frames(found, shuffled=seed)
    assert targeting(decisions, paid, families=homes, as_of=AS_OF, period="2026") == made(found)


@given(cases.filter(lambda found: any(c[5] or not c[4] for c in found)), st.integers(0, 99))
@settings(max_examples=40)
def test_what_is_settled_later_never_leaves_the_printed_bounds(found: list[Case], seed: int) -> None:
    """Everybody undetermined is settled somehow, also who was not decided about; the new values lie within."""
    chance = Random(seed)
    done = [
        (
            chance.choice(OUTCOMES[:2]) if case[0] == OUTCOMES[2] or (case[4] and not case[5]) else case[0],
            *case[1:5],
            True,
        )
        for case in found
    ]
    before, after = made(found), made(done)
    printed = {row[0]: row for row in before.table("ukuran").rows}
    for row in after.table("ukuran").rows:
        assert within(row[4], *printed[row[0]][5:7]), row[0]
    limits, settled = before.table("batas"), after.table("rincian")
    for key in ("eksklusi", "inklusi", "inklusi_2"):
        ends = (limits.column(f"{key}_terendah"), limits.column(f"{key}_tertinggi"))
        assert all(map(within, settled.column(key), *ends)), key
    leak = before.table("kebocoran")
    total = dict(zip((c.key for c in leak.columns), leak.total or (), strict=True))
    settled_leak = after.table("kebocoran")
    assert settled_leak.total is not None
    value = settled_leak.total[settled_leak.place("kebocoran")]
    assert within(value, total["kebocoran_terendah"], total["kebocoran_tertinggi"])


def within(value: Cell, low: Cell, high: Cell) -> bool:
    """Whether a ratio, if it is a number, lies between two others."""
    assert isinstance(value, Ratio)
    assert isinstance(low, Ratio)
    assert isinstance(high, Ratio)
    if value.value is None:
        return True
    return low.value is not None and high.value is not None and low.value <= value.value <= high.value


TEN = [("eligible", "64.08.04.2001", d, 4, int(d <= 3), True) for d in range(1, 6)] + [
    ("ineligible", "64.08.05.2001", d, 2, int(d >= 9), True) for d in range(6, 11)
]


def test_a_worked_table() -> None:
    report = made(TEN)  # type: ignore[arg-type]
    assert ratios_hold(report)
    measures = {row[0]: row for row in report.table("ukuran").rows}
    assert measures["Kesalahan eksklusi"][1:5] == ("yang layak", 2, 5, Ratio(2, 5))
    assert measures["Kesalahan inklusi (i): kebocoran"][1:5] == ("penerima", 2, 5, Ratio(2, 5))
    assert measures["Kesalahan inklusi (ii)"][1:5] == ("yang tidak layak", 2, 5, Ratio(2, 5))
    assert measures["Eksklusi karena kuota kurang"][4] == Ratio(0, 5)
    assert "keluarga" in report.notes[0].id
    unit = report.table("silang").columns[1].unit
    assert unit is not None
    assert unit.value == "keluarga"

    heads = made(TEN, weight="jiwa")  # type: ignore[arg-type]
    assert heads.table("silang").rows[0] == ("Layak", 12, 8, 20)
    assert heads.table("ukuran").rows[2][4] == Ratio(4, 16)
    unit = heads.table("silang").columns[1].unit
    assert unit is not None
    assert unit.value == "jiwa"


@pytest.mark.parametrize("poorest", [1, 2, 4])
def test_the_cgh_index_is_one_for_equal_shares_and_at_most_one_by_q(poorest: int) -> None:
    equal = [("eligible", None, d, 1, 1, True) for d in range(1, 11)]
    report = made(equal, poorest=poorest)  # type: ignore[arg-type]
    assert [cell.value for cell in cells(report.table("cgh"), "cgh")] == [1, 1]
    best = [("eligible", None, d, 1, int(d <= poorest), True) for d in range(1, 11)]
    report = made(best, poorest=poorest)  # type: ignore[arg-type]
    assert {cell.value for cell in cells(report.table("cgh"), "cgh")} == {Fraction(10, poorest)}
    assert {cell.value for cell in cells(report.table("cgh"), "cgh_setempat")} == {Fraction(10, poorest)}


def test_who_has_no_decile_widens_the_index_and_is_never_called_rich() -> None:
    found = [("eligible", None, 1, 1, 1, True), ("eligible", None, 9, 1, 1, True), ("eligible", None, None, 1, 2, True)]
    table = made(found).table("cgh")  # type: ignore[arg-type]
    people, rupiah = table.rows
    assert [r.value for r in people[2:5]] == [Fraction(5, 4), Fraction(5, 6), Fraction(5, 3)]  # type: ignore[union-attr]
    assert [r.value for r in rupiah[2:5]] == [Fraction(5, 4), Fraction(1, 2), Fraction(2)]  # type: ignore[union-attr]


def test_leakage_of_money_is_not_the_share_of_recipients() -> None:
    found = [("eligible", None, 1, 1, 1, True), ("ineligible", None, 9, 1, 2, True)]
    report = made(found)  # type: ignore[arg-type]
    assert report.table("ukuran").rows[2][4] == Ratio(1, 2)
    leak = report.table("kebocoran")
    assert leak.total is not None
    assert leak.total[leak.place("kebocoran")] == Ratio(300, 400)


def test_an_empty_kecamatan_divides_nothing() -> None:
    table = made(TEN).table("rincian")  # type: ignore[arg-type]
    assert table.rows[0][table.place("eksklusi")] == Ratio(0, 0)
    assert table.rows[0][table.place("jumlah")] == 0


def test_recipients_that_were_not_decided_about_are_undetermined_and_told() -> None:
    report = made([("ineligible", "64.08.04.2001", 1, 1, 1, False), ("eligible", None, 1, 1, 0, True)])
    assert report.table("silang").rows[2][1] == 1
    rincian = report.table("rincian")
    (row,) = [r for r in rincian.rows if r[0] == "64.08.04"]
    assert row[rincian.place("belum_menerima")] == 1  # its place is known from the families all the same
    assert any(note.id.startswith("1 penerima tidak ada") for note in report.notes)


def test_every_fault_is_told_at_once_with_rows() -> None:
    decisions = pl.DataFrame({"no_kk": ["a", "a"], "programme": ["PKH", "PKH"], "outcome": ["eligible", "maybe"]})
    recipients = pl.DataFrame({"no_kk": ["a", None], "rupiah": [1, -5]})
    homes = pl.DataFrame({"no_kk": ["a"], "kode_desa": [1.5]})
    with pytest.raises(TableError) as told:
        targeting(decisions, recipients, families=homes, as_of=AS_OF, period="2026", poorest=10)
    text = str(told.value)
    assert "keluarga: kolom kode_desa harus teks" in text
    assert "poorest: harus 1 sampai 9, bukan 10" in text
    homes = pl.DataFrame({"no_kk": ["a"], "desil": [1]})
    with pytest.raises(TableError) as told:
        targeting(decisions, recipients, families=homes, as_of=AS_OF, period="2026", weight="jiwa")
    assert told.value.faults == (
        "keputusan: kolom outcome: baris 2: harus eligible, ineligible, undetermined",
        "keputusan: baris 1, 2: tertulis lebih dari sekali",
    )
    once = decisions.head(1)
    with pytest.raises(TableError) as told:
        targeting(once, recipients, families=homes, as_of=AS_OF, period="2026", weight="jiwa")
    assert told.value.faults == (
        "keluarga: tidak ada kolom kode_desa, yang perlu untuk rincian menurut kecamatan",
        "keluarga: tidak ada kolom jumlah_anggota, yang perlu untuk bobot jiwa",
        "penerima: kolom no_kk: baris 2: belum diisi",
        "penerima: kolom rupiah: baris 2: harus rupiah bulat, 0 atau lebih",
    )


def test_a_family_of_unknown_size_has_no_weight_and_is_not_dropped() -> None:
    decisions, paid, homes = frames(TEN)  # type: ignore[arg-type]
    with pytest.raises(TableError, match="jumlah_anggota: belum diisi, atau keluarganya tidak ada, untuk 1 keluarga"):
        targeting(decisions, paid, families=homes[1:], as_of=AS_OF, period="2026", weight="jiwa")


def test_several_programmes_must_be_chosen_from() -> None:
    decisions, paid, homes = frames(TEN)  # type: ignore[arg-type]
    two = pl.concat([decisions, decisions.with_columns(programme=pl.lit("SEMBAKO"))])
    with pytest.raises(TableError, match="pilih satu program"):
        targeting(two, paid, families=homes, as_of=AS_OF, period="2026")
    with pytest.raises(TableError, match="tidak ada program BLT; yang ada: PKH, SEMBAKO"):
        targeting(two, paid, families=homes, as_of=AS_OF, period="2026", programme="BLT")
    one = targeting(two, paid, families=homes, as_of=AS_OF, period="2026", programme="PKH")
    assert one == made(TEN)  # type: ignore[arg-type]


def test_frames_of_other_libraries_give_the_same_report() -> None:
    found = [*TEN, ("undetermined", None, None, 3, 1, True)]
    decisions, paid, homes = frames(found)
    mine = made(found)
    options: dict[str, Any] = {"as_of": AS_OF, "period": "2026"}
    assert targeting(decisions.lazy(), paid.to_arrow(), families=homes.to_pandas(), **options) == mine
    theirs = [frame.to_pandas() for frame in (decisions, paid, homes)]
    assert isinstance(theirs[0], pd.DataFrame)
    assert targeting(theirs[0], theirs[1], families=theirs[2], **options) == mine


@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
def test_decisions_one_by_one_give_the_same_report() -> None:
    book = rulebook(as_of=AS_OF)
    toddler = Person(birth_date=born(3), severe_disability=False)
    families = [
        Family(family_card=card(n), village="64.08.04.2001", decile=d, members=[toddler] * 2)
        for n, d in enumerate([1, 4, 5, None])
    ]
    paid = pl.DataFrame({"no_kk": [card(0), card(2)], "rupiah": [5, 7]})
    objects = targeting([book.decide(f, "PKH") for f in families], paid, as_of=AS_OF, period="2026")
    persons, homes = to_tables(families)
    table = book.decide_table(persons, homes, "PKH")
    options: dict[str, Any] = {"as_of": AS_OF, "period": "2026", "digest": book.digest}
    assert targeting(table, paid, families=homes, **options) == objects
    assert objects.digest == book.digest
    assert objects.table("silang").rows[2] == ("Belum ditentukan", 0, 1, 1)


def test_programmes_about_persons_count_persons() -> None:
    decisions = pl.DataFrame(
        {
            "no_kk": [card(0)] * 3,
            "id_orang": ["1", "2", "3"],
            "programme": ["PIP"] * 3,
            "outcome": ["eligible", "eligible", "ineligible"],
        }
    )
    homes = pl.DataFrame({"no_kk": [card(0)], "kode_desa": ["64.08.04.2001"]})
    options: dict[str, Any] = {"families": homes, "as_of": AS_OF, "period": "2026"}
    report = targeting(decisions, pl.DataFrame({"no_kk": [card(0)], "id_orang": ["1"]}), **options)
    assert report.table("silang").rows[0] == ("Layak", 1, 1, 2)
    unit = report.table("silang").columns[1].unit
    assert unit is not None
    assert unit.value == "orang"
    with pytest.raises(TableError, match="kolom id_orang: semua baris: belum diisi"):
        targeting(decisions, pl.DataFrame({"no_kk": [card(0)]}), **options)


def test_in_english_words_of_cells_too() -> None:
    report = made(TEN)  # type: ignore[arg-type]
    table = report.table("silang").in_language("en")
    assert [row[0] for row in table.rows] == ["Eligible", "Not eligible", "Undetermined"]
    assert table.total is not None
    assert table.total[0] == "TOTAL"
    assert report.charts[0].alternative.en.startswith("Receives: highest Eligible (3)")
    assert all(c.definition or c.label.en for t in report.tables for c in t.columns)
    assert all(c.base for t in report.tables for c in t.columns if c.kind is Kind.RATIO)
