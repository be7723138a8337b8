"""`book.describe`: every programme and classification as text, on the first and on the last day of its editions."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pskslib.classification import CLASSIFICATIONS, classifications
from pskslib.cli import main
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.programmes import PROGRAMMES, rulebook
from pskslib.rules import BenefitKind, Programme, Rulebook
from pskslib.rules.describe import gives
from pskslib.rules.stretches import Cutter
from pskslib.rules.words import criterion_words

DAY = date(2026, 11, 24)
CASES = [
    pytest.param(programme, day, id=f"{programme.code}-{day}")
    for programme in (*PROGRAMMES, *CLASSIFICATIONS)
    for day in dict.fromkeys(
        (programme.editions[0].since, Cutter().cut(programme, programme.editions[-1])[-1].since, DAY)
    )
    if programme.in_force(day)
]
CODE_NAMES = {name for name in (*PERSON_FIELDS, *FAMILY_FIELDS) if "_" in name}


@pytest.mark.parametrize(("programme", "day"), CASES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_is_described_well(programme: Programme, day: date, language: str) -> None:
    book = Rulebook(as_of=day, programmes=(programme,))
    text = book.describe(programme.code, language)
    lines = text.splitlines()
    plan = book.plan(programme.code)
    numbers = {name for own in programme.books for name in own.parameters if "_" in name}

    assert not re.search(r"[{}]|None|\[\]|: *$\n(?! )", text)
    assert all(line == line.rstrip() and line for line in lines)
    without_switches = re.sub(r"\w+\.[\w-]+=\S+: ", "", text)
    assert (CODE_NAMES | numbers).isdisjoint(re.findall(r"\w+", without_switches))
    assert text.startswith(f"{programme.code}: {programme.name if language == 'id' else programme.name_en}, ")
    for chosen in plan.criteria:
        if chosen.excludes is None:
            place = lines.index(f"  {chosen.code}: {criterion_words(plan, chosen, language)}")
            assert re.match(r" {6}(Dasar|Basis|tidak menolak|does not bar): ", lines[place + 1])
        else:
            label = chosen.excludes if language == "id" else chosen.excludes_en
            assert sum(f"{label} ({chosen.code})" in line for line in lines) == 1
            assert not any(line.startswith(f"  {chosen.code}: ") for line in lines)
    assert sum(any(f"({c.code})" in line for c in plan.criteria if c.excludes) for line in lines) <= 2
    assert (plan.edition.note is None or language == "en") or f"Catatan: {plan.edition.note}" in lines
    assert not (language == "id" and programme.benefit.kind is not BenefitKind.NONE) or "\nMemberi: " in text


@pytest.mark.parametrize(
    ("code", "day", "lines"),
    [
        pytest.param(
            "SEMBAKO",
            date(2026, 11, 24),
            [
                "Memberi: uang, per bulan",
                "  DESIL: Desil kesejahteraan paling tinggi 4",
                "Pengecualian umum (tidak boleh ada):",
                "Jumlah setahun:",
                "  - 12 kali bantuan per bulan Rp200.000/keluarga/bulan, yaitu Rp2.400.000 setahun",
                "Dasar angkanya:",
                "Sumber berbeda; bacaan lain dapat dinyalakan:",
            ],
            id="keluarga",
        ),
        pytest.param(
            "RST", date(2025, 1, 1), ["Jumlah sekali bayar:", "  - bantuan satu rumah Rp20.000.000/rumah"], id="sekali"
        ),
        pytest.param(
            "ATENSI",
            DAY,
            ["Diputuskan per orang; edisi: 2020-12-04 s.d. 2025-03-31; 2025-04-01 s.d. sekarang"],
            id="layanan",
        ),
    ],
)
def test_what_a_reader_needs_is_there(code: str, day: date, lines: list[str]) -> None:
    text = rulebook(as_of=day).describe(code).splitlines()
    assert [line for line in lines if line not in text] == []


def test_a_service_has_no_amount() -> None:
    assert "Jumlah" not in rulebook(as_of=DAY).describe("ATENSI")


def test_only_readings_that_change_the_day_are_told() -> None:
    assert "PKH.lansia=60: " in rulebook(as_of=DAY).describe("PKH")
    assert "PKH.april-2020" not in rulebook(as_of=DAY).describe("PKH")
    assert "PKH.april-2020=semua-naik: " in rulebook(as_of=date(2020, 5, 1)).describe("PKH")
    assert "PKH.lansia=60: " not in rulebook(as_of=date(2019, 5, 1)).describe("PKH")


def test_a_reading_is_described_as_it_stands() -> None:
    text = rulebook(as_of=DAY, readings={"PKH.lansia": "60"}).describe("PKH")
    assert "lanjut usia (umur paling rendah 60 tahun)" in text


def test_what_only_asks_is_told_apart() -> None:
    text = classifications(as_of=DAY).describe("TKSK")
    usia, domisili = (text.partition(f"  {code}: ")[2].splitlines()[1] for code in ("USIA", "DOMISILI"))
    assert usia.strip() == "tidak menolak: bila tidak terpenuhi, hanya minta dicek dulu"
    assert domisili.strip().startswith("Dasar: ")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("PKH", "uang, per tahun"),
        ("PIP", "uang, per tahun, untuk siswa"),
        ("PBI_JK", "iuran JKN, per bulan"),
        ("PBI_JK_REAKTIVASI", "layanan kesehatan, sekali"),
        ("PERMAKANAN", "barang (makanan), per hari"),
        ("ATENSI", "layanan, menurut asesmen"),
        ("KUTIM_VETERAN", "uang, waktunya belum pasti"),
        ("RST", "uang, sekali, untuk rumah"),
    ],
)
def test_what_is_given(code: str, words: str) -> None:
    assert gives(rulebook(as_of=DAY).programme(code)) == words


def test_the_command_tells_classifications_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "ppks-02", "--as-of", "2026-11-24"]) == 0
    assert "PPKS-02: Anak Terlantar" in capsys.readouterr().out

    assert main(["rules", "--as-of", "2026-11-24"]) == 0
    listed = capsys.readouterr().out
    for programme in (*PROGRAMMES, *CLASSIFICATIONS):
        assert f"\n{programme.code} " in f"\n{listed}"
    assert "Bantuan Sosial Tunai: tidak berlaku; 2020-04-01 s.d. 2021-06-30\n" in listed
    assert "Program Keluarga Harapan: berlaku; 2016-01-01 s.d. sekarang\n" in listed
