"""Known ways in which published tables gave people away, and what is done about each."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from pskslib.errors import MissingExtra, ReportError
from pskslib.publishing import publish
from pskslib.reports import (
    Cell,
    Chart,
    ChartKind,
    Column,
    CountUnit,
    Hidden,
    Identity,
    Kind,
    Ratio,
    Table,
    Text,
    total_row,
)
from tests.publishing.attacker import Attacker, attack
from tests.publishing.made import AS_OF, by_sex, grid, kinds_by_sex, named, people, report, same

# Dinas Sosial Kutai Timur through ANTARA Kaltim, 2013 (kaltim.antaranews.com, berita 20772): 15 of 26 kinds.
KUTIM_2013 = {
    "anak_balita_terlantar": 90,
    "anak_terlantar": 57,
    "anak_dengan_kedisabilitasan": 63,
    "anak_perlindungan_khusus": 3555,
    "lanjut_usia_terlantar": 355,
    "penyandang_disabilitas": 469,
    "tuna_susila": 250,
    "gelandangan": 15,
    "pengemis": 25,
    "pemulung": 25,
    "kelompok_minoritas": 50,
    "orang_dengan_hiv_aids": 118,
    "korban_napza": 80,
    "perempuan_rawan_sosial_ekonomi": 340,
    "komunitas_adat_terpencil": 3205,
}
SENSITIVE_2013 = ("tuna_susila", "orang_dengan_hiv_aids", "korban_napza", "gelandangan")


def hidden(table: Table) -> list[tuple[int, int]]:
    """Places of hidden cells, the total row as the last."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    return [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if isinstance(cell, Hidden)]


def test_two_small_cells_in_three_by_three(tmp_path: Path) -> None:
    table = grid([[3, 20, 30], [40, 2, 50], [60, 70, 80]])
    bare = evolve(
        table,
        rows=tuple(tuple(Hidden() if c in (2, 3) and isinstance(c, int) else c for c in row) for row in table.rows),
    )
    done = publish(report(grid([[30, 20, 30], [40, 20, 50], [60, 70, 80]]))).clearance
    naive = evolve(report(bare), audience=publish(report(grid([[30]]))).audience, clearance=done)
    assert len([f for f in attack([naive], tmp_path) if " = " in f]) == 2  # both come out as exact numbers

    public = publish(report(table))
    assert attack([public], tmp_path) == []
    assert hidden(public.tables[0]) == [(0, 1), (0, 2), (1, 1), (1, 2)]  # the two and two more, as few as can be


def test_two_small_cells_that_can_only_be_four_each(tmp_path: Path) -> None:
    table = grid([[4, 60, 70], [4, 80, 90], [30, 50, 40]], sum_column=False)
    public = publish(report(table))
    assert attack([public], tmp_path) == []
    attacker = Attacker(strict=True)
    attacker.read(public, tmp_path)
    attacker.small = {name for name in attacker.unknown() if ("kecamatan", "Kec 2") not in name[1]}  # type: ignore[operator]
    assert len(attacker.small) == 2
    for name, (low, high) in attacker.bounds(attacker.small).items():
        assert high - low >= 1, name
    assert (2, 1) in hidden(public.tables[0])


def test_month_against_month(tmp_path: Path) -> None:
    """Nothing changed but one cell: everything that is unchanged is known from last month."""
    last = publish(report(grid([[5, 20, 30], [40, 9, 50], [60, 70, 80]]), as_of=date(2026, 10, 31)))
    assert hidden(last.tables[0]) == []
    now = grid([[3, 20, 30], [40, 9, 50], [60, 70, 80]])
    public = publish(report(now), published=[last])
    shown = {
        (r, c): cell
        for r, row in enumerate([*public.tables[0].rows, public.tables[0].total or ()])
        for c, cell in enumerate(row)
    }
    assert isinstance(shown[0, 1], Hidden)
    # he takes last month's numbers for what is hidden now: neither row nor column adds up to the small one
    assert isinstance(shown[0, 4], Hidden)
    assert isinstance(shown[3, 1], Hidden)
    alone = publish(report(now)).tables[0]
    assert not isinstance(alone.rows[0][4], Hidden)


def test_what_was_hidden_last_month_is_not_shown_by_this_one() -> None:
    last = publish(report(grid([[3, 20, 30], [40, 9, 50], [60, 70, 80]]), as_of=date(2026, 10, 31)))
    before = set(hidden(last.tables[0]))
    assert before
    # the small one has grown; who learns the others of last month gets last month's small one
    now = publish(report(grid([[3, 20, 30], [40, 9, 50], [60, 70, 90]])), published=[last])
    assert before <= set(hidden(now.tables[0]))
    grown = publish(report(grid([[8, 25, 35], [44, 12, 55], [66, 77, 88]])), published=[last])
    assert hidden(grown.tables[0]) == []  # other numbers altogether


def villages(cells: dict[str, int], *, total: bool = False) -> Table:
    columns = (Column(key="kode", label=same("Kode"), kind=Kind.CODE), people("n", measure="ppks"))
    rows = tuple(cells.items())
    return Table(key="desa", title=same("t"), columns=columns, rows=rows, by="desa")


def districts(cells: dict[str, int]) -> Table:
    columns = (Column(key="kode", label=same("Kode"), kind=Kind.CODE), people("n", measure="ppks"))
    return Table(key="kec", title=same("t"), columns=columns, rows=tuple(cells.items()), by="kecamatan")


VILLAGES = {"64.08.01.2001": 2, "64.08.01.2002": 30, "64.08.01.2003": 41, "64.08.02.2001": 17, "64.08.02.2002": 19}
DISTRICTS = {"64.08.01": 73, "64.08.02": 36}


def test_district_less_its_villages() -> None:
    both = publish([report(villages(VILLAGES)), report(districts(DISTRICTS), name="kec")])
    gone = [hidden(r.tables[0]) for r in both]
    assert (0, 1) in gone[0]
    assert len(gone[0]) > 1 or (0, 1) in gone[1]

    alone = publish(report(villages(VILLAGES)))
    assert hidden(alone.tables[0]) == [(0, 1)]  # no sum gives it away
    later = publish(report(districts(DISTRICTS), name="kec"), published=[alone])
    assert hidden(later.tables[0]) == [(0, 1)]  # now one would

    first = publish(report(districts(DISTRICTS), name="kec"))
    assert hidden(first.tables[0]) == []
    after = publish(report(villages(VILLAGES)), published=[first])
    assert len(hidden(after.tables[0])) == 2


def test_a_percentage_of_a_hidden_number_is_hidden(tmp_path: Path) -> None:
    table = by_sex([[[1, 1], [40, 58]], [[10, 10], [40, 40]], [[30, 30], [40, 40]]], shares=True)
    public = publish(report(table))
    found = public.tables[0]
    for row in [*found.rows, found.total or ()]:
        for kind in (0, 1):
            share, count = row[found.place(f"p{kind}")], row[found.place(f"k{kind}")]
            assert isinstance(share, Hidden) == (
                isinstance(count, Hidden) or isinstance(row[found.place("semua")], Hidden)
            )
    assert isinstance(found.rows[0][found.place("p0")], Hidden)
    assert attack([public], tmp_path) == []


@pytest.mark.parametrize(
    ("cell", "gone"), [(Ratio(2, 100), True), (Ratio(2, 3), True), (Ratio(7, 50), False), (Ratio(0, 50), False)]
)
def test_a_ratio_that_stands_alone_is_judged_by_its_own_numbers(cell: Ratio, gone: bool) -> None:
    column = Column(key="p", label=same("%"), kind=Kind.RATIO)
    table = Table(key="t", title=same("t"), columns=(named("kecamatan"), column), rows=(("Kaubun", cell),))
    assert isinstance(publish(report(table)).tables[0].rows[0][1], Hidden) is gone


def test_a_ratio_of_hidden_numbers_elsewhere_in_its_row_is_hidden() -> None:
    rate = Column(key="p", label=same("‰"), kind=Kind.RATIO, scale=1000)
    columns = (named("kecamatan"), people("n"), rate)
    rows = (("a", 2, Ratio(2, 900)), ("b", 20, Ratio(20, 900)), ("c", 50, Ratio(50, 900)))
    table = Table(key="t", title=same("t"), columns=columns, rows=rows, total=("JUMLAH", 72, None))
    assert hidden(publish(report(table)).tables[0]) == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_kutim_2013_for_the_regency_and_by_kecamatan(tmp_path: Path) -> None:
    columns = (named("jenis"), people("jumlah", measure="ppks"))
    whole = Table(
        key="jenis",
        title=same("t"),
        columns=columns,
        rows=tuple(KUTIM_2013.items()),
        by="jenis",
        sensitive_rows=frozenset(SENSITIVE_2013),
    )
    public = publish(report(whole))
    assert hidden(public.tables[0]) == []  # nothing under 5, nothing sensitive under 11

    # the same figures spread over 18 kecamatan, more in the larger ones
    weights = [n % 6 + 1 for n in range(18)]
    cells: list[list[Cell]] = [[n * w // sum(weights) for n in KUTIM_2013.values()] for w in weights]
    rest = [n - sum(c for row in cells if isinstance(c := row[k], int)) for k, n in enumerate(KUTIM_2013.values())]
    for kind, left in enumerate(rest):
        for place in range(left):
            here = cells[5 + place % 9][kind]
            cells[5 + place % 9][kind] = here + 1 if isinstance(here, int) else None
    kinds = [*KUTIM_2013]
    spread = grid(cells, measure="ppks", columns=kinds, sensitive=[kinds.index(k) for k in SENSITIVE_2013])
    both = publish(report(evolve(spread, key="kec"), whole))
    assert attack([both], tmp_path) == []
    table = both.table("kec")
    for name in ("gelandangan", "pengemis", "pemulung"):
        cells_left = [c for c in table.column(name) if isinstance(c, int) and c]
        assert cells_left == []  # nearly every cell is under 5
        assert (table.total or ())[table.place(name)] == KUTIM_2013[name]
    assert all(isinstance(c, int) for c in table.column("anak_perlindungan_khusus"))


def test_everybody_of_a_group() -> None:
    """All 40 of a kecamatan have a sensitive kind: with 100 % one knows it of each, large as the number is."""
    table = by_sex([[[20, 20], [0, 0]], [[30, 30], [50, 50]], [[70, 70], [60, 60]]], sensitive=(0,))
    found = publish(report(table)).tables[0]
    assert isinstance(found.rows[0][found.place("k0")], Hidden)
    assert isinstance(found.rows[0][found.place("semua")], Hidden) or isinstance(
        found.rows[0][found.place("k1")], Hidden
    )
    plain = publish(report(by_sex([[[20, 20], [0, 0]], [[30, 30], [50, 50]], [[70, 70], [60, 60]]]))).tables[0]
    assert hidden(plain) == []
    none = publish(report(by_sex([[[0, 0], [20, 20]], [[30, 30], [50, 50]], [[70, 70], [60, 60]]], sensitive=(0,))))
    assert hidden(none.tables[0]) == []  # nobody has it: that tells nothing bad of anybody


def money_table(rows: list[tuple[str, int, int]]) -> Table:
    rupiah = Column(key="rp", label=same("Rp"), kind=Kind.MONEY, unit=CountUnit.RUPIAH)
    kpm = Column(key="kpm", label=same("KPM"), kind=Kind.COUNT, unit=CountUnit.KPM)
    columns = (named("kecamatan"), kpm, rupiah)
    return Table(key="t", title=same("t"), columns=columns, rows=tuple(rows), total=total_row(columns, rows, "JUMLAH"))


def test_money_of_hidden_people_is_hidden_and_cannot_be_worked_out() -> None:
    each = 600_000
    rows = [(f"Kec {n}", heads, heads * each) for n, heads in enumerate((3, 9, 40, 55))]
    found = publish(report(money_table(rows))).tables[0]
    assert hidden(found) == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_true_noughts_are_shown_and_thresholds_are_sharp() -> None:
    column = (named("kecamatan"), people("n"), people("peka", sensitive=True))
    rows = tuple((f"Kec {n}", n, n) for n in range(13))
    table = Table(key="t", title=same("t"), columns=column, rows=rows)
    found = publish(report(table)).tables[0]
    assert [n for n, c in enumerate(found.column("n")) if isinstance(c, Hidden)] == [1, 2, 3, 4]
    assert [n for n, c in enumerate(found.column("peka")) if isinstance(c, Hidden)] == [*range(1, 11)]
    found = publish(report(table), minimum=3, sensitive_minimum=6).tables[0]
    assert [n for n, c in enumerate(found.column("n")) if isinstance(c, Hidden)] == [1, 2]
    assert [n for n, c in enumerate(found.column("peka")) if isinstance(c, Hidden)] == [*range(1, 6)]


def test_bodies_and_open_columns_are_not_hidden_for_being_small() -> None:
    lks = Column(key="lks", label=same("LKS"), kind=Kind.COUNT, unit=CountUnit.LEMBAGA)
    table = Table(
        key="t",
        title=same("t"),
        columns=(named("kecamatan"), lks, people("tksk", open=True), people("selisih")),
        rows=(("Kaubun", 1, 1, -3), ("Telen", 2, 1, 2)),
    )
    assert hidden(publish(report(table)).tables[0]) == []


def test_a_difference_does_not_give_the_number_away() -> None:
    table = Table(
        key="t",
        title=same("t"),
        columns=(named("jenis"), people("kini"), people("lalu"), people("selisih", open=True)),
        rows=(("a", 2, 30, -28), ("b", 50, 40, 10)),
        identities=(Identity(total="kini", parts=("lalu", "selisih")),),
        by="jenis",
    )
    found = publish(report(table)).tables[0]
    assert len([c for c in found.rows[0] if isinstance(c, Hidden)]) == 2
    assert isinstance(found.rows[0][1], Hidden)
    before = Table(
        key="t",
        title=same("t"),
        columns=(named("jenis"), people("jumlah", measure="x")),
        rows=(("a", 30), ("b", 40)),
        by="jenis",
    )
    last = publish(report(before, name="lalu", as_of=date(2025, 12, 31)))
    later = publish(report(table), published=[last]).tables[0]
    assert isinstance(later.rows[0][3], Hidden)  # last year's number is out already: the difference must go


def test_last_years_column_does_not_tell_what_last_year_hid() -> None:
    columns = (named("jenis"), people("jumlah", measure="x"))
    rows = (("a", 2), ("b", 30), ("c", 80))
    before = Table(key="t", title=same("t"), columns=columns, rows=rows, total=("JUMLAH", 112), by="jenis")
    last = publish(report(before, name="lalu", as_of=date(2025, 12, 31)))
    assert hidden(last.tables[0]) == [(0, 1), (1, 1)]
    now = (named("jenis"), people("kini", measure="x"), people("lalu", additive=False))
    rows_now = (("a", 40, 2), ("b", 50, 30), ("c", 60, 80))
    table = Table(key="t", title=same("t"), columns=now, rows=rows_now, total=("JUMLAH", 150, None), by="jenis")
    assert hidden(publish(report(table), published=[last]).tables[0]) == [(0, 2), (1, 2)]


def test_distinct_people_and_repeated_totals_follow_their_equals() -> None:
    columns = (named("jenis"), people("entri"), people("orang", additive=False), people("semua", additive=False))
    rows = (("a", 2, 2, 34), ("b", 12, 12, 34), ("c", 20, 19, 34))
    table = Table(key="t", title=same("t"), columns=columns, rows=rows, total=("JUMLAH", 34, 33, 34))
    found = publish(report(table)).tables[0]
    assert hidden(found) == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_persons_are_left_out_and_said_to_be() -> None:
    rows = Table(key="orang", title=Text("Daftar", "List"), columns=(named("nama"),), rows=(("Siti",),), personal=True)
    chart = Chart(
        key="g",
        title=same("g"),
        kind=ChartKind.BARS,
        table="orang",
        labels="nama",
        values=("nama",),
        alternative=same("x"),
    )
    both = evolve(report(grid([[30, 40]]), rows), charts=(chart,))
    public = publish(both)
    assert [t.key for t in public.tables] == ["t"]
    assert public.charts == ()
    assert any("Daftar" in note.id for note in public.notes)
    assert any("List" in note.en for note in public.notes)
    with pytest.raises(ReportError, match="hanya memuat orang satu per satu"):
        publish(report(rows))


def test_words_do_not_tell_what_cells_hide() -> None:
    table = evolve(grid([[3, 20], [17, 30]], sum_column=False), notes=(same("3 orang di Kec 0, 30 orang (20)."),))
    chart = Chart(
        key="g",
        title=same("g"),
        kind=ChartKind.BARS,
        table="t",
        labels="kecamatan",
        values=("k0",),
        alternative=same("terendah Kec 0 (3)"),
    )
    notes = (Text("2 entri tanpa NIK; Permensos 8/2012; 26 jenis.", "2 entries without NIK."),)
    public = publish(evolve(report(table), charts=(chart,), notes=notes))
    assert "3" not in public.charts[0].alternative.id.replace("Kec", "")
    assert public.tables[0].notes[0].id == "* orang di Kec 0, 30 orang (20)."
    assert public.notes[0].id == "* entri tanpa NIK; Permensos 8/2012; 26 jenis."
    assert any("juga 0" in note.id for note in public.notes)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda r: publish(publish(r)), "sudah untuk umum"),
        (lambda r: publish(r, published=[r]), "published hanya untuk laporan yang sudah untuk umum"),
        (lambda r: publish(r, minimum=2), "paling sedikit 3"),
        (lambda r: publish(r, minimum=6, sensitive_minimum=5), "tidak lebih kecil"),
    ],
    ids=["umum", "published", "batas", "batas_peka"],
)
def test_what_cannot_be_published(make: object, said: str) -> None:
    assert callable(make)
    with pytest.raises(ReportError, match=said):
        make(report(grid([[30, 40]])))


def test_the_same_twice_and_in_company() -> None:
    numbers = [[[1, 8], [3, 40]], [[12, 9], [0, 2]], [[5, 5], [70, 6]]]
    one, two = (publish(report(by_sex(numbers), kinds_by_sex(numbers))) for _ in range(2))
    assert one == two
    apart = publish([report(by_sex(numbers)), report(kinds_by_sex(numbers), name="jenis")])
    assert isinstance(apart, tuple)
    assert [r.name for r in apart] == ["rekap", "jenis"]
    linked: dict[object, set[bool]] = {}
    for table, row in (
        (apart[0].tables[0], apart[0].tables[0].total),
        *((apart[1].tables[0], r) for r in apart[1].tables[0].rows),
    ):
        assert row is not None
        for column, cell in zip(table.columns, row, strict=True):
            if column.measure:
                category = [("jenis", str(row[0]))] if table.key == "jenis_jk" else []
                linked.setdefault(frozenset([*column.where, *category]), set()).add(isinstance(cell, Hidden))
    assert all(len(told) == 1 for told in linked.values())  # hidden in one table, hidden in the other


def test_a_day_is_said_as_it_was() -> None:
    public = publish(report(grid([[30, 40]])))
    assert (public.as_of, public.title) == (AS_OF, same("rekap"))
    assert public.clearance is not None
    assert public.clearance.primary == public.clearance.complementary == 0


def test_without_the_extra_it_says_so_and_is_not_needed_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert hidden(publish(report(grid([[30, 40]]))).tables[0]) == []
    with pytest.raises(MissingExtra, match=r"pskslib\[publish\]"):
        publish(report(grid([[3, 40]])))


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    publish(report(grid([[3, 40], [50, 60]])))
    assert capfd.readouterr() == ("", "")


def test_nobody_is_named_when_nothing_is_left() -> None:
    public = publish(report(grid([[1, 2], [3, 4]], total=False, sum_column=False)))
    assert any("gabungkan" in note.id for note in public.tables[0].notes)


def test_a_nought_that_the_form_of_the_tables_tells_is_no_reason_to_refuse() -> None:
    """One table lists those of unknown kecamatan, the other does not, and both have the same total of rupiah."""
    code = Column(key="kode", label=same("Kode"), kind=Kind.CODE)
    rupiah = Column(key="rp", label=same("Rp"), kind=Kind.MONEY, unit=CountUnit.RUPIAH, measure="rp")

    def listed(key: str, rows: list[tuple[str, int, int]]) -> Table:
        columns = (code, named("nama"), people("n", measure=key), rupiah)
        lines = [(place, place, heads, paid) for place, heads, paid in rows]
        total = total_row(columns, lines, "JUMLAH")
        return Table(key=key, title=same(key), columns=columns, rows=tuple(lines), total=total, by="kecamatan")

    first = listed("a", [("64.08.01", 1, 0), ("64.08.02", 7, 0)])
    second = listed("b", [("64.08.01", 1, 0), ("", 2, 0)])
    public = publish(report(first, second))
    assert isinstance(public.table("b").rows[1][2], Hidden)


def test_rupiah_in_the_millions_is_no_matter_of_rounding() -> None:
    rows = [(f"Kec {n}", heads, heads * 123_456_789) for n, heads in enumerate((1, 0, 0, 6, 15))]
    found = publish(report(money_table(rows))).tables[0]
    for row in [*found.rows, found.total or ()]:
        assert isinstance(row[2], Hidden) or not isinstance(row[1], Hidden)


def test_every_run_hides_the_same() -> None:
    code = (
        "from tests.publishing.made import *\n"
        "from pskslib.publishing import publish\n"
        "n = [[[2, 9], [30, 41]], [[17, 25], [4, 0]], [[60, 8], [12, 33]], [[1, 5], [70, 6]]]\n"
        "print(publish([report(by_sex(n, (0,))), report(kinds_by_sex(n, (0,)), name='jenis')]))"
    )
    root = Path(__file__).resolve().parents[2]
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
