"""Worked examples beside the programmes: each comes out as it says, and a faulty file is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from pskslib.classification import CLASSIFICATIONS, classifications
from pskslib.cli.pages import shipped_examples
from pskslib.errors import NotInForce, ParameterError, UnknownName
from pskslib.programmes import PROGRAMMES, rulebook
from pskslib.rules import Outcome, Range, Rulebook
from pskslib.rules.examples import Example, parse_examples, read_examples

DAY = date(2026, 11, 24)
SHIPPED = shipped_examples()
BOOK = rulebook(as_of=DAY)
ROW: dict[str, object] = {
    "title": "Contoh",
    "day": DAY,
    "outcome": "eligible",
    "amount": 2_400_000,
    "family": {"desil": 3},
    "members": [{"tanggal_lahir": date(1980, 4, 12)}],
}


def book_of(example: Example) -> Rulebook:
    return BOOK if any(p.code == example.programme for p in PROGRAMMES) else classifications(as_of=DAY)


def one(**changes: object) -> Example:
    """The row with some keys changed, read."""
    row = {key: value for key, value in {**ROW, **changes}.items() if value is not None}
    (example,) = parse_examples({"examples": [row]}, programme="SEMBAKO", where="contoh.toml")
    return example


@pytest.mark.parametrize("example", SHIPPED, ids=lambda example: f"{example.programme}: {example.title}")
def test_every_shipped_example_comes_out_as_it_says(example: Example) -> None:
    decision = example.decide(book_of(example))

    assert example.faults(decision) == ()
    if decision.outcome is Outcome.INELIGIBLE:
        assert example.unmet, "contoh yang tidak memenuhi syarat harus menyebut sebabnya (unmet)"
    elif decision.amount is not None:
        assert example.amount is not None


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.code)
def test_every_programme_has_an_example(programme: object) -> None:
    assert [example for example in SHIPPED if example.programme == getattr(programme, "code", "")]


@pytest.mark.parametrize("group", ["PPKS-", "PSKS-", "SPM-", "TKSK", "GK_KALTIM", "KEPMENSOS262"])
def test_every_classification_group_has_an_example(group: str) -> None:
    assert any(rule.code.startswith(group) for rule in CLASSIFICATIONS)
    assert [example for example in SHIPPED if example.programme.startswith(group)]


@pytest.mark.parametrize("case", ["B14", "B25", "B34", "B38", "B40", "B41", "B44", "B48", "B52", "B57", "B69", "B74"])
def test_published_examples_name_their_source(case: str) -> None:
    (example,) = (found for found in SHIPPED if (found.source or "").startswith(f"{case},"))
    assert len(example.source or "") > len(case) + 5


def test_no_two_examples_of_a_programme_have_one_title() -> None:
    titles = [(example.programme, example.title) for example in SHIPPED]
    assert len(set(titles)) == len(titles)


def test_an_example_is_decided_on_its_own_day_with_its_own_readings() -> None:
    row = {"family": {"desil": 5}, "amount": None, "outcome": "ineligible", "unmet": ["DESIL"]}
    assert one(**row).faults(one(**row).decide(BOOK)) == ()

    other = one(**{**row, "readings": {"SEMBAKO.desil": "1-5"}})
    assert other.decide(BOOK).outcome is Outcome.ELIGIBLE
    assert other.decide(BOOK).plan.as_of == DAY
    assert other.decide(BOOK.on(date(2019, 1, 1))).outcome is Outcome.ELIGIBLE


def test_the_member_asked_about_is_counted_from_one() -> None:
    members = [{"tanggal_lahir": date(1980, 1, 1)}, {"tanggal_lahir": date(2026, 11, 1), "ibu_peserta_pbi": True}]
    example = one(programme="PBI_JK_BAYI", members=members, member=2, amount=None, family=None)
    assert example.member == 1
    assert example.faults(example.decide(BOOK)) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({}, (), id="cocok"),
        pytest.param({"outcome": "undetermined"}, ("hasilnya eligible, bukan undetermined",), id="hasil"),
        pytest.param({"amount": 1}, ("jumlahnya Rp2.400.000, bukan Rp1",), id="jumlah"),
        pytest.param({"amount": [1, 2]}, ("jumlahnya Rp2.400.000, bukan Rp1 sampai Rp2",), id="rentang"),
        pytest.param({"amount": None}, ("jumlahnya Rp2.400.000, bukan tidak ada",), id="jumlah-tidak-disebut"),
        pytest.param({"unmet": ["DESIL"]}, ("yang tidak terpenuhi: -, bukan DESIL",), id="sebab"),
        pytest.param({"unknown": ["DESIL"]}, ("yang belum diketahui: -, bukan DESIL",), id="belum-diketahui"),
        pytest.param(
            {"family": None, "amount": [0, 2_400_000], "outcome": "undetermined", "unknown": []},
            ("yang belum diketahui: DESIL, bukan -",),
            id="tidak-ada-yang-belum",
        ),
    ],
)
def test_what_comes_out_otherwise_is_told(changes: dict[str, object], told: tuple[str, ...]) -> None:
    example = one(**changes)
    assert example.faults(example.decide(BOOK)) == told


def test_an_amount_without_an_upper_bound() -> None:
    example = one(programme="PKH", amount=[0], outcome="undetermined", members=[])
    assert example.amount == Range(0, None)
    assert example.faults(example.decide(BOOK)) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"titel": "x"}, "contoh 1 kunci 'titel' tidak dikenal", id="kunci"),
        pytest.param({"title": None}, "harus menyebut title dan programme", id="tanpa-judul"),
        pytest.param({"day": "2026-11-24"}, "day '2026-11-24' bukan tanggal", id="hari"),
        pytest.param({"outcome": "ya"}, "outcome 'ya'; pilih eligible, ineligible, undetermined", id="hasil"),
        pytest.param({"amount": "1"}, "amount '1'; tulis rupiah bulat", id="jumlah-teks"),
        pytest.param({"amount": True}, "amount True; tulis rupiah bulat", id="jumlah-bool"),
        pytest.param({"amount": [2, 1]}, r"amount \[2, 1\]", id="jumlah-terbalik"),
        pytest.param({"amount": [1, 2, 3]}, r"amount \[1, 2, 3\]", id="jumlah-tiga"),
        pytest.param({"family": 3}, "family harus ditulis seperti", id="keluarga"),
        pytest.param({"family": {"desill": 3}}, "contoh 1 desill: .* mungkin maksudnya desil", id="fakta"),
        pytest.param({"members": [{"hamil": "ya"}]}, r"anggota\[0\].hamil: hamil harus true atau false", id="anggota"),
        pytest.param({"member": 2}, "member 2 bukan nomor urut anggota", id="anggota-tidak-ada"),
        pytest.param({"member": 0}, "member 0 bukan nomor urut anggota", id="anggota-nol"),
        pytest.param({"readings": "PKH.lansia=60"}, "readings harus ditulis seperti", id="bacaan"),
        pytest.param({"unmet": "DESIL"}, "unmet 'DESIL' bukan daftar kode", id="sebab"),
        pytest.param({"unknown": [1]}, r"unknown \[1\] bukan daftar kode", id="sebab-angka"),
    ],
)
def test_a_faulty_example_is_told(changes: dict[str, object], told: str) -> None:
    with pytest.raises(ParameterError, match=told) as found:
        one(**changes)
    assert str(found.value).startswith("contoh.toml: ")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    rows = [{**ROW, "day": 1}, {**ROW, "outcome": "x"}, ROW]
    with pytest.raises(ParameterError) as found:
        parse_examples({"examples": rows, "contoh": []}, programme="SEMBAKO", where="contoh.toml")
    assert [line.split()[1] for line in str(found.value).splitlines()] == ["contoh", "contoh", "bagian"]


def test_a_file_names_its_programme_unless_an_example_does(tmp_path: Path) -> None:
    path = tmp_path / "contoh.toml"
    path.write_text(
        '[[examples]]\ntitle = "a"\nday = 2026-11-24\noutcome = "undetermined"\n'
        '[[examples]]\ntitle = "b"\nday = 2026-11-24\noutcome = "undetermined"\nprogramme = "PKH"\n',
        "utf-8",
    )
    assert [example.programme for example in read_examples(path, programme="SEMBAKO")] == ["SEMBAKO", "PKH"]
    with pytest.raises(ParameterError, match="contoh 1 harus menyebut title dan programme"):
        read_examples(path)


def test_no_example_hides_that_a_programme_is_not_in_force() -> None:
    with pytest.raises(NotInForce):
        one(day=date(2010, 1, 1)).decide(BOOK)
    with pytest.raises(UnknownName):
        evolve(one(), programme="PKHH").decide(BOOK)
