"""Explanations word for word, as they are read out; the texts stand in ``tests/golden`` to be read by a person.

After a wanted change: ``PSKSLIB_GOLDEN=write pytest tests/rules/test_explanations.py``, then read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from pskslib import Decision, Family, Outcome, Person, rulebook
from tests.rules.families import AS_OF, born

GOLDEN = Path(__file__).parents[1] / "golden"
BOOK = rulebook(as_of=AS_OF)
FATHER = Person(
    name="Amir",
    birth_date=born(36),
    sex="L",
    severe_disability=False,
    relation="kepala keluarga",
    civil_servant=False,
    military_or_police=False,
    social_companion=False,
    company_officer=False,
)
MOTHER = Person(name="Siti", birth_date=born(30), sex="P", pregnant=True, severe_disability=False, relation="istri")
PUPIL = Person(name="Budi", birth_date=born(10), sex="L", school_level="SD", severe_disability=False, relation="anak")
GRANNY = Person(birth_date=born(65), sex="P", severe_disability=False, relation="mertua")

CASES: dict[str, Decision] = {
    "pkh-memenuhi-rentang": BOOK.decide(Family(decile=2, members=[FATHER, MOTHER, PUPIL]), "PKH"),
    "pkh-memenuhi-tanpa-bayar": BOOK.decide(Family(decile=4, members=[GRANNY]), "PKH"),
    "pkh-tidak-desil-dan-asn": BOOK.decide(
        Family(decile=7, members=[Person(name="Rina", birth_date=born(3), civil_servant=True)]), "PKH"
    ),
    "pkh-tidak-non-desil": BOOK.decide(Family(unranked=True, members=[PUPIL]), "PKH"),
    "pkh-tidak-komponen": BOOK.decide(Family(decile=1, members=[FATHER]), "PKH"),
    "pkh-belum-periksa-perusahaan": BOOK.decide(
        Family(decile=1, members=[PUPIL, Person(name="Joko", birth_date=born(40), company_officer=True)]), "PKH"
    ),
    "pkh-belum-tanpa-anggota": BOOK.decide(Family(decile=1), "PKH"),
    "pkh-tanpa-anggapan": BOOK.decide(Family(decile=2, members=[PUPIL]), "PKH", strict=True),
    "sembako-memenuhi": BOOK.decide(Family(decile=4, members=[FATHER]), "SEMBAKO"),
    "pkh-bantuan-yang-bertentangan": BOOK.decide(
        Family(decile=2, members=[FATHER, MOTHER, evolve(PUPIL, receives_yapi=True)], receives_blt_dd=True), "PKH"
    ),
    "pkh-2016": rulebook(as_of=date(2016, 6, 1)).decide(Family(members=[PUPIL]), "PKH"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_words_are_those_that_were_read_and_agreed(case: str, language: str) -> None:
    text = CASES[case].explain(language) + "\n"
    file = GOLDEN / f"{case}.{language}.txt"
    if os.environ.get("PSKSLIB_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")

    assert text == file.read_text(encoding="utf-8")


def test_every_golden_text_has_its_case() -> None:
    assert {f.name for f in GOLDEN.iterdir()} == {f"{case}.{lang}.txt" for case in CASES for lang in ("id", "en")}


def test_an_amount_that_rests_on_presumptions_is_marked() -> None:
    eligible, ineligible = CASES["pkh-memenuhi-rentang"], CASES["pkh-tidak-komponen"]
    sure = BOOK.decide(Family(decile=4, members=[FATHER]), "SEMBAKO")

    assert eligible.outcome is Outcome.ELIGIBLE
    assert eligible.amount_presumed
    assert not ineligible.amount_presumed
    assert not sure.amount_presumed
    assert not CASES["pkh-tanpa-anggapan"].amount_presumed
    assert BOOK.decide(Family(members=[PUPIL]), "PKH").amount_presumed


def test_a_member_who_misses_a_limit_is_named_with_the_limit() -> None:
    """An elderly member of 65, a child of 6 out of school, a third pregnancy."""
    third = Person(name="Ida", birth_date=born(30), sex="P", pregnant=True, pregnancy_number=3, severe_disability=False)
    child = Person(name="Doni", birth_date=born(6), sex="L", school_level="tidak", severe_disability=False)
    text = BOOK.decide(Family(decile=1, members=[GRANNY, third, child]), "PKH").explain()

    assert "anggota ke-1 (mertua): lanjut usia, belum dibayar: umur 65 tahun; " in text
    assert "usia lanjut usia yang dibayar: 70 tahun" in text
    assert "Ida: ibu hamil atau nifas, belum dibayar: kehamilan ke berapa: 3; " in text
    assert "Doni: anak usia dini, belum dibayar: umur 6 tahun; " in text
    low = rulebook(as_of=date(2020, 6, 1)).decide(
        Family(members=[Person(birth_date=born(65, date(2020, 6, 1)), severe_disability=False)]), "PKH"
    )
    assert low.amount_confidence is not None
    assert low.amount_confidence.value == "low"


def test_a_no_names_what_would_undo_it_under_its_own_point() -> None:
    """Presumed facts, the list of members among them; a recorded fact is cited rather than a presumed one."""
    lines = CASES["pkh-tidak-komponen"].explain().splitlines()
    at = next(i for i, line in enumerate(lines) if "[tidak terpenuhi] KOMPONEN" in line)
    unless = next(line for line in lines[at : at + 4] if "Kecuali bila ternyata" in line)

    assert "ada anggota yang belum didata" in unless
    assert "menyusui" not in unless


def test_a_no_because_of_a_death_shows_the_death() -> None:
    decision = BOOK.decide(Family(decile=1, members=[Person(name="Bakri", deceased=True)]), "PKH")

    assert "Bakri: sudah meninggal: ya" in decision.explain()
    assert any(s.field.name == "deceased" for c in decision.criteria for s in c.facts)
