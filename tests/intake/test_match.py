"""Doubles without an equal NIK: laws, habits of writing names, evidence against, blocks, and what is found."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pskslib.errors import IntakeError, MissingExtra, TableError
from pskslib.intake import read_registry
from pskslib.intake.match import Matches, find_duplicates, link
from pskslib.intake.match import find as find_module
from pskslib.intake.match.blocking import SEARCHES, Blocks
from pskslib.intake.match.likeness import likeness
from pskslib.intake.match.names import parse_name
from pskslib.intake.match.people import people_of
from pskslib.intake.match.weights import weights
from tests.intake.match_case import NAMES, Maker, Row

SITI: Row = {
    "no_kk": "6408040101089901",
    "nik": "6408045708859902",
    "nama": "Siti Aminah Rahayu",
    "jenis_kelamin": "P",
    "tanggal_lahir": date(1985, 8, 17),
    "nama_ibu": "Sumiati",
    "kode_desa": "64.08.04.2001",
}
OTHER_CARD = "6408040101089977"
KINDS = {"tanggal_lahir": pl.Date, **dict.fromkeys(("no_kk", "nik", "nama", "nama_ibu", "kode_desa"), pl.String)}


def frame(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema_overrides=KINDS, infer_schema_length=None)


def score(one: Row, other: Row, crowd: int = 0) -> int:
    """The score of a pair, among others or alone."""
    rows = Maker(3).registry(crowd, share=0)[0] if crowd else []
    found = find_duplicates(frame(one, other, *rows), minimum=0)
    return next((m.score for m in found if {m.one.row, m.other.row} == {1, 2}), 0)


def changed(**facts: Any) -> Row:
    return {**SITI, "nik": None, "no_kk": OTHER_CARD, **facts}


# --- laws --------------------------------------------------------------------------------------------

WORDS = [*NAMES["laki"][:12], *NAMES["perempuan"][:12], "Muhammad", "Moh.", "St.", "H.", "Abd.", "M.", "S.Pd"]
NAME = st.lists(st.sampled_from(WORDS), min_size=0, max_size=3).map(" ".join) | st.text(max_size=8)
PERSON = st.fixed_dictionaries(
    {
        "nama": st.none() | NAME,
        "tanggal_lahir": st.none() | st.dates(date(1984, 12, 1), date(1985, 2, 28)),
        "jenis_kelamin": st.sampled_from(["L", "P", None]),
        "nama_ibu": st.none() | NAME,
        "kode_desa": st.sampled_from(["64.08.04.2001", "64.08.04.2002", "64.08.05.2001", None]),
        "no_kk": st.sampled_from(["6408040101089901", OTHER_CARD, None]),
        "nik": st.sampled_from(["6408045708859902", "6408045708859903", "6408045707859902", None]),
    }
)


def told(matches: Matches, ids: list[str], other_ids: list[str] | None = None) -> set[tuple[frozenset[str], int, str]]:
    second = ids if other_ids is None else other_ids
    return {
        (frozenset((f"1{ids[a]}", f"2{second[b]}") if other_ids else (ids[a], ids[b])), score, why)
        for a, b, score, why in matches.table.select("orang_1", "orang_2", "skor", "alasan").iter_rows()
    }


@given(people=st.lists(PERSON, min_size=2, max_size=12), seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_is_irrelevant(people: list[Row], seed: int) -> None:
    ids = [str(place) for place in range(len(people))]
    first = told(find_duplicates(frame(*people), minimum=30), ids)
    random.Random(seed).shuffle(ids)
    shuffled = frame(*(people[int(place)] for place in ids))
    assert told(find_duplicates(shuffled, minimum=30), ids) == first
    assert find_duplicates(shuffled, minimum=30).table.equals(find_duplicates(shuffled, minimum=30).table)


@given(left=st.lists(PERSON, min_size=1, max_size=8), right=st.lists(PERSON, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_linking_is_the_same_both_ways(left: list[Row], right: list[Row]) -> None:
    there = link(frame(*left), frame(*right), minimum=30)
    back = link(frame(*right), frame(*left), minimum=30)
    columns = ("orang_1", "orang_2", "skor", "alasan")
    assert {*there.table.select(columns).iter_rows()} == {
        (a, b, score, why) for b, a, score, why in back.table.select(columns).iter_rows()
    }
    assert (there.same_nik, len(there.left_out)) == (back.same_nik, len(back.left_out))


@given(one=NAME, other=NAME)
@settings(max_examples=300, deadline=None)
def test_likeness_is_symmetric_and_knows_itself(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other).value <= 1
    if parse_name(one).tokens:
        assert likeness(one, one).value == 1
        assert likeness(one, one).same
        assert not likeness(one, one).twins
    else:
        assert likeness(one, one).reasons == ()


@given(person=PERSON, fact=st.sampled_from(["tanggal_lahir", "jenis_kelamin", "nama_ibu", "kode_desa"]))
@settings(max_examples=60, deadline=None)
def test_an_unknown_fact_is_between_one_that_agrees_and_one_that_does_not(person: Row, fact: str) -> None:
    person = {**person, "nama": "Siti Aminah", "nik": None}
    values: dict[str, tuple[Any, Any]] = {
        "tanggal_lahir": (date(1985, 1, 15), date(1950, 6, 3)),
        "jenis_kelamin": ("P", "L"),
        "nama_ibu": ("Sumiati Rahayu", "Khadijah"),
        "kode_desa": ("64.08.04.2001", "64.08.09.2001"),
    }
    same, other = values[fact]
    agree, unknown, differ = (
        score({**person, fact: same}, {**person, "no_kk": person["no_kk"], fact: there})
        for there in (same, None, other)
    )
    assert agree >= unknown
    assert unknown >= differ or fact == "kode_desa"


# --- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Moh. Ali", "Muhammad Ali", "nama sama setelah Moh. dibaca Muhammad"),
        ("Mohd Ali", "Muhamad Ali", "nama sama setelah Mohd. dibaca Muhammad dan Muhamad dibaca Muhammad"),
        ("St. Aminah", "Siti Aminah", "nama sama setelah St. dibaca Siti"),
        ("Abd. Rahman", "Abdul Rahman", "nama sama setelah Abd. dibaca Abdul"),
        ("Abdurrahman", "Abdul Rahman", "nama sama setelah Abdur dibaca Abdul"),
        ("H. Budi Santoso", "BUDI SANTOSO", "nama sama, gelar tidak dihitung"),
        ("Hj. Dr. Rina Wati, S.Pd., M.Si", "Rina Wati", "nama sama, gelar tidak dihitung"),
        ("Budi Santoso ST", "Budi Santoso", "nama sama, gelar tidak dihitung"),
        ("Rina Wati S. Pd. I", "Rina Wati", "nama sama, gelar tidak dihitung"),
        ("Tn. Budi", "Budi", "nama sama, gelar tidak dihitung"),
        ("Soekarno", "Sukarno", "nama sama setelah ejaan lama dibaca baru"),
        ("Djoko Tjahjono", "Joko Cahjono", "nama sama setelah ejaan lama dibaca baru"),
        ("Budi Santoso", "Santoso, Budi", "nama sama"),
        ("M. Hasan", "Muhammad Hasan", "nama sama bila singkatan dibaca sebagai huruf awal"),
        ("Fatimah", "Patima", "nama sama bunyinya, ejaannya beda"),
        ("Nurhayati", "Nur Hayati", "nama sama"),
        ("Rinawati", "Rina Wati", "nama sama tanpa spasi"),
        ("Rohmahfatimah", "Rohmah Fatimah", "nama sama tanpa spasi"),
        ("Budi bin Kasim", "Budi", "nama sama"),
        ("Budi Santoso", "Budi Santosa", "nama mirip, beda satu huruf"),
        ("Budi Santoso", "Joko Hartono", "nama beda"),
        ("Warga 1234", "Warga 1235", "nama beda"),
    ],
)
def test_habits_of_writing_names(one: str, other: str, why: str) -> None:
    found = likeness(one, other)
    assert found.reasons[0] == why
    assert (found.value > 0.9) is (why != "nama beda")


@pytest.mark.parametrize(
    ("one", "other", "same", "twins"),
    [
        ("Budi Santoso", "Budi Hartono", False, True),
        ("Budi Santoso", "Budi Santosa", False, False),
        ("Siti Aminah", "Aminah", True, False),
        ("Saluri Lahang", "Lahang", True, True),
        ("Sri Wahyuni", "Sri Wahyuti", False, True),
        ("Rina", "Rini", False, True),
        ("M. Hasan", "Muhammad Hasan", True, False),
    ],
)
def test_what_could_tell_twins_apart(one: str, other: str, same: bool, twins: bool) -> None:
    found = likeness(one, other)
    assert (found.same, found.twins) == (same, twins)


def test_swapped_words_are_told() -> None:
    assert likeness("Budi Santoso", "Santoso Budi").reasons == ("nama sama", "urutan kata nama ditukar")


@pytest.mark.parametrize("text", ["", "-", "By. Ny. Siti", "tidak tahu", "XXX", "1234", "Bayi Ny Aminah"])
def test_what_is_no_name_is_unknown(text: str) -> None:
    assert parse_name(text).tokens == ()


@pytest.mark.parametrize("text", ["H.", "Siti", "St", "Ny", "S", "Sri", "王 Ali", "Putri", "Al1"])
def test_somebody_called_by_one_word_keeps_it(text: str) -> None:
    assert len(parse_name(text).tokens) == 1


def test_what_nearly_everybody_is_called_is_no_evidence() -> None:
    assert likeness("Siti", "Siti Aminah").value <= 0.75
    assert likeness("Muhammad", "Moh. Ali").value <= 0.75
    assert likeness("Siti Aminah", "Siti Rahayu").value < 0.5


# --- evidence for and against ------------------------------------------------------------------------


def test_a_double_with_everything_the_same_scores_highest() -> None:
    assert score(SITI, changed(), crowd=300) == 100


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"nama": "St. Aminah Rahayu"}, "nama sama setelah St. dibaca Siti"),
        ({"tanggal_lahir": date(1985, 8, 11)}, "tanggal lahir beda satu angka"),
        ({"tanggal_lahir": date(1985, 8, 1), "nama_ibu": None}, "tanggal lahir berdekatan"),
        ({"tanggal_lahir": date(1985, 1, 1)}, "tahun lahir sama, yang satu ditulis 1 Januari"),
        ({"tanggal_lahir": date(1958, 8, 17)}, "tanggal lahir beda karena dua angka tertukar"),
        ({"tanggal_lahir": date(1984, 8, 17)}, "tanggal lahir beda satu angka"),
        ({"tanggal_lahir": None}, "desa sama"),
        ({"nama_ibu": "Sumianti"}, "nama ibu mirip, beda satu huruf"),
        ({"nama_ibu": None, "jenis_kelamin": None}, "tanggal lahir sama"),
        ({"kode_desa": "64.08.04.2002"}, "kecamatan sama"),
        ({"nik": "6408045708859909"}, "jenis kelamin sama"),
        ({"nik": "6408045709859902"}, "NIK beda satu angka atau dua angka tertukar"),
        ({"nik": "6401015708859911"}, "tetapi NIK beda"),
    ],
)
def test_reasons_in_words(facts: Row, words: str) -> None:
    found = find_duplicates(frame(SITI, changed(**facts)), minimum=60)
    assert [{match.one.row, match.other.row} for match in found] == [{1, 2}]
    assert words in found[0].reasons


@pytest.mark.parametrize("last", ["9909", "9999"])
def test_a_nik_of_the_same_day_with_another_serial_says_nothing(last: str) -> None:
    (found,) = find_duplicates(frame(SITI, changed(nik=f"640804570885{last}")))
    assert "NIK" not in " ".join(found.reasons)


def test_two_digits_that_differ_are_not_two_that_are_exchanged() -> None:
    one, other = {**SITI, "tanggal_lahir": date(2000, 8, 27)}, changed(tanggal_lahir=date(2000, 3, 24))
    (found,) = find_duplicates(frame(one, other), minimum=30)
    assert "tetapi tahun lahir sama, tanggalnya beda" in found.reasons


@pytest.mark.parametrize(
    "unknown", [{"jenis_kelamin": None}, {"kode_desa": "-"}, {"nama_ibu": "-"}, {"kode_desa": " "}]
)
def test_two_unknowns_are_not_the_same(unknown: Row) -> None:
    one, other = {**SITI, "tanggal_lahir": date(1985, 8, 1)}, changed()
    nothing = dict.fromkeys(unknown)
    known = score({**one, **nothing}, other)  # one of the two is unknown: neither for nor against
    assert known == score({**one, **nothing}, {**other, **nothing}) == score({**one, **unknown}, {**other, **unknown})
    assert 0 < known < 100


def test_day_and_month_exchanged() -> None:
    one, other = {**SITI, "tanggal_lahir": date(1985, 8, 7)}, changed(tanggal_lahir=date(1985, 7, 8))
    (found,) = find_duplicates(frame(one, other))
    assert "tanggal lahir sama bila hari dan bulan ditukar" in found.reasons


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"jenis_kelamin": "L", "nama_ibu": None}, id="jenis-kelamin-beda"),
        pytest.param({"tanggal_lahir": date(1958, 3, 2), "nama_ibu": None}, id="tanggal-jauh"),
        pytest.param({"nama": "Dewi Lestari", "no_kk": SITI["no_kk"]}, id="kembar"),
        pytest.param({"nama": "Siti Aisyah Rahayu", "no_kk": SITI["no_kk"]}, id="kembar-bernama-mirip"),
        pytest.param({"nama": "Rahayu", "no_kk": SITI["no_kk"]}, id="kembar-dengan-nama-keluarga"),
        pytest.param({"nama": "Siti", "tanggal_lahir": None, "nama_ibu": None}, id="hanya-Siti"),
        pytest.param({"nama": None}, id="tanpa-nama"),
    ],
)
def test_evidence_against_keeps_the_score_low(facts: Row) -> None:
    assert score(SITI, changed(**facts), crowd=300) < weights().minimum


@pytest.mark.parametrize(
    "names", [("Rina", "Rini"), ("Hasan", "Husen"), ("Siti Aminah", "Siti Aisyah"), ("Ani", "Anis")]
)
def test_twins_are_told_and_do_not_score_high(names: tuple[str, str]) -> None:
    rows = [{**SITI, "nik": f"640804570885990{place}", "nama": name} for place, name in enumerate(names, 1)]
    found = find_duplicates(frame(*rows), minimum=0)
    assert all(match.score <= weights().twins for match in found)
    assert all("kembar" in match.reasons[-1] or "nama beda" in " ".join(match.reasons) for match in found)


def test_a_father_and_his_namesake_are_two() -> None:
    assert score(SITI, {**SITI, "nik": None, "tanggal_lahir": date(2012, 3, 4), "nama_ibu": None}, crowd=300) < 70


def test_what_many_share_may_be_chance() -> None:
    rows = [changed(no_kk=f"64080401010{n:05}", nama="Siti Aminah", nama_ibu=None) for n in range(60)]
    crowd = [
        {**row, "tanggal_lahir": date(1950 + n % 50, 1, 1 + n % 28), "nama": f"Orang {n}"} for n, row in enumerate(rows)
    ]
    found = find_duplicates(frame(*rows, *crowd), minimum=0)
    assert "tetapi nama ini dipakai banyak orang: bisa kebetulan" in found[0].reasons
    assert found[0].score < 70


def test_an_equal_nik_is_counted_and_not_shown() -> None:
    found = find_duplicates(frame(SITI, SITI, changed()))
    assert (len(found), found.same_nik) == (2, 1)


# --- what comes out ----------------------------------------------------------------------------------


def test_nothing_names_anybody() -> None:
    found = find_duplicates(frame(SITI, changed(nama="Siti Aminah Rahayau", nama_ibu="Sumiyati")))
    shown = f"{found!r} {found[0]!r} {found[0].one!r} {found.table} {found._shown.columns}"
    for secret in ("Aminah", "Rahayu", "Sumiati", "Sumiyati", SITI["nik"], SITI["no_kk"], "1985", OTHER_CARD):
        assert secret not in shown
    assert found[0].one.nik == SITI["nik"]
    assert found.with_people()["nama_1"].to_list() == ["Siti Aminah Rahayu"]
    people = people_of([frame(SITI)])
    assert "Aminah" not in repr(people)


def test_a_batch_brings_lines_villages_and_mothers(tmp_path: Any) -> None:
    text = (
        "Daftar warga\n\nno_kk,nik,nama,tanggal_lahir,kode_desa,nama_ibu_kandung\n"
        "6408040101089901,6408045708859902,Siti Aminah,1985-08-17,64.08.04.2001,Sumiati\n"
        "6408040101089902,6408041201159903,Budi,2015-01-12,64.08.04.2001,\n"
        "6408040101089903,,St. Aminah,1985-08-17,64.08.04.2001,Sumianti\n"
    )
    batch = read_registry(text.encode())
    found = find_duplicates(batch)
    assert found.table.select("baris_1", "baris_2").row(0) == (4, 6)
    assert {"desa sama", "nama ibu mirip, beda satu huruf"} <= {*found[0].reasons}
    assert found.save(tmp_path / "pasangan.csv") == 1
    back = pl.read_csv(tmp_path / "pasangan.csv", infer_schema=False)
    assert back.row(0, named=True)["nama_2"] == "St. Aminah"
    assert batch.origins.columns == ["baris", "nama_ibu"]
    with pytest.raises(IntakeError, match="tidak dapat ditulis"):
        found.save(tmp_path / "tidak" / "ada.csv")


def test_a_name_that_is_a_formula_does_not_run(tmp_path: Any) -> None:
    rows = [{**SITI, "nama": "=HYPERLINK(Siti Aminah)"}, changed(nama="=HYPERLINK(Siti Aminah)")]
    find_duplicates(frame(*rows)).save(tmp_path / "p.csv")
    assert "\"'=HYPERLINK" in (tmp_path / "p.csv").read_text("utf-8")


def test_columns_that_cannot_be_used_are_told() -> None:
    with pytest.raises(TableError, match="kolom nama tidak ada"):
        find_duplicates(pl.DataFrame({"nik": ["x"]}))
    with pytest.raises(TableError, match="1 tanggal tidak terbaca") as caught:
        find_duplicates(pl.DataFrame({"nama": ["Siti"], "tanggal_lahir": ["17/08/1985"]}))
    assert "17/08" not in str(caught.value)
    with pytest.raises(IntakeError, match="registri kedua: bukan hasil read_registry"):
        link(frame(SITI), object())


def test_odd_columns_leak_nothing_and_stop_nothing() -> None:
    odd = {"baris": [SITI["nik"], "x"], "nik": [6408045708859902.0, None], "no_kk": [6408040101089901, 0]}
    people = pl.DataFrame(
        {**odd, "nama": ["Siti Aminah"] * 2, "tanggal_lahir": [date(1985, 8, 17)] * 2, "id_orang": [7, 8]}
    )
    found = find_duplicates(people)
    assert found.table.select("baris_1", "id_1", "baris_2", "id_2").row(0) == (1, "7", 2, "8")
    assert (found[0].one.nik, found[0].one.family_card) == (None, "6408040101089901")
    assert find_duplicates(people.with_columns(pl.col("tanggal_lahir").cast(pl.Datetime))).table.equals(found.table)


def test_lazy_frames_empty_frames_and_bare_names() -> None:
    assert len(find_duplicates(frame(SITI, changed()).lazy())) == 1
    assert len(find_duplicates(frame(SITI).clear())) == 0
    assert len(find_duplicates(pl.DataFrame({"nama": ["Siti", "Siti"]}))) == 0


@pytest.mark.parametrize("package", find_module.NEEDED)
def test_what_is_not_installed_is_told(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_module, "find_spec", lambda name: None if name == package else object())
    with pytest.raises(MissingExtra, match=rf"{package}.*pskslib\[match\]"):
        find_duplicates(frame(SITI))


def test_importing_loads_no_heavy_library() -> None:
    code = "import sys; import pskslib.intake.match; print(*{'polars', 'numpy', 'rapidfuzz'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == []


# --- blocks ------------------------------------------------------------------------------------------


def test_blocks_that_are_too_large_are_told() -> None:
    crowd = [changed(nama=f"S{n}", no_kk=None, kode_desa=None, nama_ibu=None) for n in range(12)]
    rows = [SITI, changed(), *crowd]
    whole, cut = find_duplicates(frame(*rows)), find_duplicates(frame(*rows), largest_block=5)
    assert (len(whole), len(cut), whole.left_out) == (1, 1, ())
    assert cut.left_out
    first = cut.left_out[0]
    assert (first.search, first.people, first.cut) == (SEARCHES[0].words, 12, "kerangka nama")
    assert first.line().startswith("12 orang dengan tanggal lahir")
    assert "terlalu besar" in repr(cut)
    same = find_duplicates(frame(*[changed(no_kk=None)] * 12), largest_block=5)
    assert any(block.cut == "" and "tidak dibandingkan" in block.line() for block in same.left_out)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (0, {"nama": "Siti Amipah Rahayu", "tanggal_lahir": date(1985, 7, 8)}),
        (0, {"nama": "Siti Amipah Rahayu", "jenis_kelamin": None}),
        (1, {"tanggal_lahir": date(1985, 8, 17), "jenis_kelamin": "L"}),
        (2, {"no_kk": SITI["no_kk"], "tanggal_lahir": None}),
        (3, {"kode_desa": SITI["kode_desa"], "tanggal_lahir": None}),
        (4, {"nama_ibu": SITI["nama_ibu"], "tanggal_lahir": None}),
        (5, {"nama": "Siti Amipah Rahayu", "kode_desa": SITI["kode_desa"], "tanggal_lahir": date(1985, 8, 9)}),
        (6, {"nama": "Siti Amipah Rahayu", "nik": "6408045708859977"}),
        (7, {"nama": "Siti Amipah Rahayu", "nik": "6401045708859902"}),
    ],
)
def test_each_search_finds_what_it_is_for(number: int, facts: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_module, "SEARCHES", (SEARCHES[number],))
    one = {**SITI, "tanggal_lahir": date(1985, 8, 7)}
    other = {**one, "no_kk": OTHER_CARD, "nik": None, "kode_desa": "64.08.09.2001", "nama_ibu": None, **facts}
    assert len(find_duplicates(frame(one, other), minimum=30)) == 1


def test_no_block_is_larger_than_asked() -> None:
    rows, _ = Maker(5, villages=2).registry(400)
    people = people_of([frame(*rows)])
    blocks = Blocks(people.table, None, 10)
    for search in SEARCHES:
        for pairs in blocks.portions(search):
            assert (pairs["row"] < pairs["other"]).all()
            assert pairs.is_unique().all()
    assert blocks.pairs <= len(SEARCHES) * 400 * 4 * 9 // 2 * 3


# --- found -------------------------------------------------------------------------------------------


def test_planted_doubles_are_found() -> None:
    rows, planted = Maker(11, villages=8).registry(6000, share=0.05)
    found = find_duplicates(frame(*rows))
    pairs = {(a, b) for a, b in found.table.select("orang_1", "orang_2").iter_rows()}
    assert len(pairs & planted) / len(planted) > 0.88
    assert len(pairs & planted) / len(pairs) > 0.93
    assert found.left_out == ()


def test_planted_links_are_found() -> None:
    maker = Maker(12, villages=8)
    rows, _ = maker.registry(3000, share=0)
    picked = maker.random.sample(range(len(rows)), 200)
    found = link(frame(*(maker.noisy(rows[place]) for place in picked)), frame(*rows))
    pairs = {(a, b) for a, b in found.table.select("orang_1", "orang_2").iter_rows()}
    planted = {*enumerate(picked)}
    assert len(pairs & planted) / len(planted) > 0.85
    assert len(pairs & planted) / len(pairs) > 0.93
