"""Rules in words: every node has words, every number of an amount is named, nothing of the code shows through."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from pskslib.classification import CLASSIFICATIONS
from pskslib.law import Act, DatedValue, Parameter, ParameterBook
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.programmes import PROGRAMMES
from pskslib.rules import (
    Expr,
    Numbers,
    Programme,
    all_members,
    any_member,
    anyone,
    best_of,
    check,
    choose,
    component,
    count_members,
    family,
    not_excluded,
    person,
)
from pskslib.rules.amount_phrases import AmountPhrases
from pskslib.rules.expressions import node_of
from pskslib.rules.nodes import Number, walk
from pskslib.rules.number_words import bare_words, is_flag, value_words
from pskslib.rules.phrases import Phrases
from pskslib.rules.stretches import Cutter

DAY = date(2026, 11, 24)
EVERYTHING = (*PROGRAMMES, *CLASSIFICATIONS)
CUTTER = Cutter()
CODE_NAMES = {name for name in (*PERSON_FIELDS, *FAMILY_FIELDS) if "_" in name}


def number(name: str, unit: str, *values: int | Decimal | str) -> Parameter:
    """A number with one value a year; the last one holds since 2026."""
    cited = Act("Contoh").cite(source="contoh")
    years = range(2027 - len(values), 2027)
    dated = tuple(
        DatedValue(since=date(year, 1, 1), until=None if year == 2026 else date(year, 12, 31), value=v, citation=cited)
        for year, v in zip(years, values, strict=True)
    )
    label = name.replace("_", " ")
    return Parameter(name=name, label=label, label_en=f"the {label}", unit=unit, values=dated)


PARAMETERS = (
    number("usia_min", "tahun", 6),
    number("usia_maks", "tahun", 21),
    number("desil_maks", "desil", 4),
    number("bulanan", "Rp/keluarga/bulan", 200_000),
    number("penuh", "Rp/anak/tahun", 900_000),
    number("nol", "Rp/anak/tahun", 0),
    number("paling_banyak", "anak/keluarga", 2),
    number("diminta", "tanda", 1),
    number("semester_ganjil", "1=ya 0=tidak", 0, 1),
    number("ikut", "1=ya 0=tidak", 0),
    number("tolak", "akibat", "tolak"),
    number("periksa", "akibat", "periksa"),
)
BOOK = ParameterBook(code="X", parameters={p.name: p for p in PARAMETERS})
NUMBERS = Numbers(BOOK)
DATED = {("X", p.name): p.at(DAY) for p in PARAMETERS}
IN_WORDS = Phrases((BOOK,), DATED)
IN_ENGLISH = Phrases((BOOK,), DATED, "en")


@pytest.mark.parametrize(
    ("expr", "words"),
    [
        pytest.param(person.age >= NUMBERS.usia_min, "umur paling rendah 6 tahun", id="paling-rendah"),
        pytest.param(person.age <= NUMBERS.usia_min, "umur paling tinggi 6 tahun", id="paling-tinggi"),
        pytest.param(person.age < NUMBERS.usia_min, "umur di bawah 6 tahun", id="di-bawah"),
        pytest.param(person.age > NUMBERS.usia_min, "umur di atas 6 tahun", id="di-atas"),
        pytest.param(person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks), "umur 6 sampai 21 tahun", id="antara"),
        pytest.param(
            (person.age > NUMBERS.usia_min) & (person.age <= NUMBERS.usia_maks),
            "umur di atas 6 tahun dan umur paling tinggi 21 tahun",
            id="bukan-antara",
        ),
        pytest.param(
            family.decile <= NUMBERS.desil_maks, "desil kesejahteraan (DTSEN) paling tinggi 4", id="satuan-sudah-ada"
        ),
        pytest.param(person.school_level == "SD", "jenjang sekolah yang sedang diikuti: SD", id="kode"),
        pytest.param(
            person.school_level.is_in("SD", "SMP", "SMA"),
            "jenjang sekolah yang sedang diikuti: SD, SMP, atau SMA",
            id="beberapa-kode",
        ),
        pytest.param(
            family.wall.is_in("papan", "bambu"),
            "jenis dinding terluas: papan kayu, gipsum atau GRC / bambu atau anyaman bambu",
            id="kode-berisi-atau",
        ),
        pytest.param(family.poor, "keluarga miskin menurut data pemerintah atau pendataan desa", id="fakta"),
        pytest.param(~family.receives_pkh, "menerima PKH: tidak", id="bukan-fakta"),
        pytest.param(~~family.receives_pkh, "menerima PKH", id="bukan-bukan"),
        pytest.param(~(person.age > NUMBERS.usia_maks), "bukan (umur di atas 21 tahun)", id="bukan-batas"),
        pytest.param(
            ~(family.receives_pkh | family.receives_bst),
            "tidak satu pun dari: menerima PKH atau menerima BST",
            id="nol",
        ),
        pytest.param(family.receives_pkh & family.receives_bst, "menerima PKH dan menerima BST", id="dan"),
        pytest.param(
            family.receives_pkh | family.receives_bst | family.receives_sembako,
            "menerima PKH, menerima BST, atau menerima Program Sembako (BPNT)",
            id="atau-tiga",
        ),
        pytest.param(
            family.receives_pkh & (family.receives_bst | family.in_desa),
            "menerima PKH dan (menerima BST; atau tinggal di desa, bukan kelurahan)",
            id="kurung",
        ),
        pytest.param(
            family.receives_pkh | person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks),
            "menerima PKH atau umur 6 sampai 21 tahun",
            id="antara-tanpa-kurung",
        ),
        pytest.param(any_member(person.pregnant), "ada anggota keluarga (hamil atau masa nifas)", id="ada"),
        pytest.param(
            ~any_member(person.chronically_ill),
            "tidak ada anggota keluarga (sakit menahun atau kronis)",
            id="tidak-ada",
        ),
        pytest.param(all_members(person.nik_matched), "semua anggota keluarga (NIK padan dengan Dukcapil)", id="semua"),
        pytest.param(
            count_members(person.pregnant) >= NUMBERS.paling_banyak,
            "jumlah anggota keluarga (hamil atau masa nifas) paling rendah 2 anak/keluarga",
            id="banyaknya",
        ),
        pytest.param(check(family.receives_pkh), "menerima PKH (dicek dulu)", id="periksa"),
        pytest.param(~check(family.receives_pkh), "menerima PKH: tidak (selain itu dicek dulu)", id="bukan-periksa"),
        pytest.param(
            not_excluded(family.receives_pkh, effect=NUMBERS.tolak), "menerima PKH: tidak", id="pengecualian-menolak"
        ),
        pytest.param(
            not_excluded(family.receives_pkh, effect=NUMBERS.periksa),
            "menerima PKH: tidak (selain itu dicek dulu)",
            id="pengecualian-periksa",
        ),
        pytest.param(anyone, "siapa pun", id="siapa-pun"),
        pytest.param(~anyone, "bukan (siapa pun)", id="bukan-siapa-pun"),
        # how many are asked is settled on the day; a switch of a reading too; a semester comes and goes
        pytest.param((NUMBERS.diminta == 1) & family.receives_pkh, "menerima PKH", id="satu-diminta"),
        pytest.param((NUMBERS.diminta == 0) | family.receives_pkh, "menerima PKH", id="nol-tidak-diminta"),
        pytest.param((NUMBERS.diminta == 1) | family.receives_pkh, "siapa pun", id="sudah-cukup"),
        pytest.param((NUMBERS.diminta == 2) & family.receives_pkh, "tidak seorang pun", id="tidak-cukup"),
        pytest.param((NUMBERS.diminta == 1) & (NUMBERS.ikut == 0), "siapa pun", id="semua-sudah"),
        pytest.param((NUMBERS.diminta == 2) | (NUMBERS.ikut == 1), "tidak seorang pun", id="tidak-satu-pun"),
        pytest.param((NUMBERS.ikut == 1) | family.receives_pkh, "menerima PKH", id="sakelar"),
        pytest.param(NUMBERS.semester_ganjil == 1, "semester ganjil", id="semester"),
        pytest.param(~(NUMBERS.semester_ganjil == 1), "semester ganjil: tidak", id="bukan-semester"),
    ],
)
def test_conditions_in_words(expr: Expr, words: str) -> None:
    assert IN_WORDS.condition(node_of(expr)) == words
    assert IN_WORDS.in_full(node_of(expr)).text == words


def test_a_long_condition_is_a_list() -> None:
    ways = [family.receives_pkh, family.receives_bst, family.poor, family.lost_livelihood, family.other_aid_stopped]
    whole = ways[0]
    for way in (*ways[1:], person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks)):
        whole = whole | way
    told = IN_WORDS.in_full(node_of(whole))

    assert told.text == "salah satu dari:"
    assert [part.text for part in told.parts] == [
        *(IN_WORDS.condition(node_of(way)) for way in ways),
        "umur 6 sampai 21 tahun",
    ]
    assert IN_WORDS.in_full(node_of(~whole)).text == "tidak satu pun dari:"
    inside = IN_WORDS.in_full(node_of(any_member(whole)))
    assert inside.text == "ada anggota keluarga (salah satu dari):"
    assert inside.parts == told.parts
    both = IN_WORDS.in_full(node_of(whole & family.in_desa))
    assert (both.text, both.parts[0].text) == ("semuanya:", "salah satu dari:")
    assert list(both.lines())[:3] == ["- semuanya:", "  - salah satu dari:", "    - menerima PKH"]


AMOUNTS = (
    pytest.param(
        NUMBERS.penuh + NUMBERS.nol, ["- Jumlah dari:", "  - penuh Rp900.000/anak/tahun", "  - nol Rp0/anak/tahun"]
    ),
    pytest.param(NUMBERS.bulanan * 12, ["- 12 kali bulanan Rp200.000/keluarga/bulan, yaitu Rp2.400.000 setahun"]),
    pytest.param(
        choose(family.receives_pkh, NUMBERS.penuh, choose(person.school_level == "SD", NUMBERS.nol, NUMBERS.bulanan)),
        [
            "- Bila menerima PKH: penuh Rp900.000/anak/tahun",
            "- Selain itu, bila jenjang sekolah yang sedang diikuti adalah SD: nol Rp0/anak/tahun",
            "- Selain itu: bulanan Rp200.000/keluarga/bulan",
        ],
    ),
    pytest.param(
        choose(family.receives_pkh, NUMBERS.penuh, NUMBERS.nol) + NUMBERS.bulanan,
        [
            "- Jumlah dari:",
            "  - Salah satu:",
            "    - Bila menerima PKH: penuh Rp900.000/anak/tahun",
            "    - Selain itu: nol Rp0/anak/tahun",
            "  - bulanan Rp200.000/keluarga/bulan",
        ],
    ),
    pytest.param(
        choose(family.receives_pkh, NUMBERS.penuh + NUMBERS.nol, NUMBERS.nol),
        [
            "- Bila menerima PKH: jumlah dari:",
            "  - penuh Rp900.000/anak/tahun",
            "  - nol Rp0/anak/tahun",
            "- Selain itu: nol Rp0/anak/tahun",
        ],
    ),
    pytest.param(
        choose(family.receives_pkh, NUMBERS.penuh, NUMBERS.nol) * 12,
        ["- 12 kali:", "  - Bila menerima PKH: penuh Rp900.000/anak/tahun", "  - Selain itu: nol Rp0/anak/tahun"],
    ),
    pytest.param(
        choose(check(anyone), NUMBERS.penuh, NUMBERS.nol),
        [
            "- Paling banyak Rp900.000/anak/tahun dan paling sedikit Rp0/anak/tahun; jumlah pastinya ditetapkan "
            "penyelenggara."
        ],
    ),
    pytest.param(
        best_of(
            component(
                "A",
                "anak",
                en="child",
                when=person.age < NUMBERS.usia_min,
                amount=NUMBERS.penuh,
                limit=NUMBERS.paling_banyak,
            ),
            component("B", "hamil atau masa nifas", en="pregnant", when=person.pregnant, amount=NUMBERS.nol),
            family_limit=NUMBERS.paling_banyak,
        ),
        [
            "- Setiap anggota dihitung untuk paling banyak satu komponen, dengan pembagian yang jumlahnya terbesar. "
            "Paling banyak 2 anak/keluarga.",
            "  - anak (umur di bawah 6 tahun): Rp900.000/anak/tahun; paling banyak 2 anak/keluarga",
            "  - hamil atau masa nifas: Rp0/anak/tahun",
        ],
    ),
)


@pytest.mark.parametrize(("expr", "lines"), AMOUNTS)
def test_amounts_in_words(expr: Expr, lines: list[str]) -> None:
    told = AmountPhrases((BOOK,), DATED).amount(node_of(expr))
    assert [line for part in told for line in part.lines()] == lines


def test_every_rate_and_limit_can_be_marked() -> None:
    marked = AmountPhrases((BOOK,), DATED, mark=lambda n: f" [{n.name}]")
    for param in AMOUNTS:
        expr = param.values[0]
        assert isinstance(expr, Expr)
        text = "\n".join(line for told in marked.amount(expr.node) for line in told.lines())
        plain = "\n".join(line for told in AmountPhrases((BOOK,), DATED).amount(expr.node) for line in told.lines())
        assert re.sub(r" \[\w+\]", "", text) == plain
        assert {n.name for n in walk(expr.node) if isinstance(n, Number)} - {"usia_min"} == set(
            re.findall(r"\[(\w+)\]", text)
        )


def test_english_has_the_same_shape() -> None:
    expr = any_member(person.pregnant & (person.age >= NUMBERS.usia_min)) | ~family.receives_pkh
    assert IN_ENGLISH.condition(node_of(expr)) == (
        "some member (pregnant or in the weeks after birth; and age at least 6 tahun); or receives PKH: no"
    )


@pytest.mark.parametrize("programme", EVERYTHING, ids=lambda programme: programme.code)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_shipped_rule_has_words(programme: Programme, language: str) -> None:
    for edition in programme.editions:
        for stretch in CUTTER.cut(programme, edition)[-1:]:
            phrases = AmountPhrases(programme.books, stretch.plan.dated, language)
            told = [phrases.in_full(chosen.when) for chosen in edition.criteria]
            told += phrases.amount(edition.amount) if edition.amount else ()
            text = "\n".join(line for part in told for line in part.lines())

            assert not re.search(r"[{}]|None|==|\(\)", text)
            assert CODE_NAMES.isdisjoint(re.findall(r"\w+", text))
            assert not re.search(r"(?<![\d.,])\d{5,}", text), "an amount without points"


@pytest.mark.parametrize(
    "programme", [p for p in PROGRAMMES if any(e.amount for e in p.editions)], ids=lambda p: p.code
)
def test_every_number_of_an_amount_is_told(programme: Programme) -> None:
    books = {book.code: book for book in programme.books}
    for edition in programme.editions:
        for stretch in CUTTER.cut(programme, edition):
            assert edition.amount is not None
            told = AmountPhrases(programme.books, stretch.plan.dated).amount(edition.amount)
            text = "\n".join(line for part in told for line in part.lines())
            for n in walk(edition.amount):
                if isinstance(n, Number) and not is_flag(books[n.book][n.name]):
                    value = stretch.plan.dated[n.book, n.name].value
                    assert bare_words(books[n.book][n.name], value) in text


@pytest.mark.parametrize(
    ("unit", "value", "words", "english"),
    [
        ("tahun", 60, "60 tahun", "60 tahun"),
        ("desil", 4, "desil 4", "desil 4"),
        ("desil P3KE", 1, "desil P3KE 1", "desil P3KE 1"),
        ("kelas", 12, "kelas 12", "kelas 12"),
        ("IPK", Decimal("2.7"), "IPK 2,7", "IPK 2.7"),
        ("m2/orang", Decimal("7.2"), "7,2 m2/orang", "7.2 m2/orang"),
        ("m2/orang", Decimal(8), "8 m2/orang", "8 m2/orang"),
        ("keluarga", 10_000_000, "10.000.000 keluarga", "10,000,000 keluarga"),
        ("Rp/keluarga sekali", 500_000, "Rp500.000/keluarga sekali", "Rp500.000/keluarga sekali"),
        ("Rp", 500_000, "Rp500.000", "Rp500.000"),
        ("rupiah/kapita/hari", Decimal("10195.6"), "Rp10.195,6/kapita/hari", "Rp10,195.6/kapita/hari"),
        ("1=ya 0=tidak", 1, "ya", "yes"),
        ("1=ya 0=tidak", 0, "tidak", "no"),
        ("akibat", "periksa", "periksa", "periksa"),
        ("nama", "DTSEN", "DTSEN", "DTSEN"),
    ],
)
def test_numbers_in_words(unit: str, value: int | Decimal | str, words: str, english: str) -> None:
    parameter = number("x", unit, value)
    assert value_words(parameter, value) == words
    assert value_words(parameter, value, "en") == english
