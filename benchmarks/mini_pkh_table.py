"""MINI-PKH and MINI-PKH-CAPS for tables, in the rule language of pskslib.

Unlike in ``mini_pkh.py`` the civil-servant flag is a fact of the family, as in the common job; ``terima_blt_dd`` stands
for it (see ``population_table.py``). The second programme pays the same components with the limits of PKH.
"""

from __future__ import annotations

from datetime import date

from pskslib import Rulebook
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Expr,
    Programme,
    any_member,
    best_of,
    component,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS = numbers(__file__)
SMALL = person.age <= NUMBERS.usia_dini
OLD = person.age >= NUMBERS.usia_lanjut
PUPIL = person.school_level.is_in("SD", "SMP", "SMA")
CRITERIA = [
    criterion("DESIL", "Desil", en="Decile", when=family.decile <= NUMBERS.desil_maks),
    criterion("ASN", "Tanpa ASN", en="No civil servant", when=~family.receives_blt_dd),
    criterion(
        "KOMPONEN",
        "Komponen",
        en="Component",
        when=any_member(person.pregnant | SMALL | person.severe_disability | OLD | PUPIL),
    ),
]
PUPILS = [
    component(level, level, en=level, when=person.school_level == level, amount=amount)
    for level, amount in (("SMA", NUMBERS.sma), ("SMP", NUMBERS.smp), ("SD", NUMBERS.sd))
]
PLAIN = best_of(
    component("DINI", "dini", en="small", when=person.pregnant | SMALL, amount=NUMBERS.dini),
    component("RENTAN", "rentan", en="weak", when=person.severe_disability | OLD, amount=NUMBERS.rentan),
    *PUPILS,
    family_limit=NUMBERS.maks_jiwa,
)
CAPPED = best_of(
    component("HAMIL", "hamil", en="pregnant", when=person.pregnant, amount=NUMBERS.dini),
    component("DINI", "dini", en="small", when=SMALL, amount=NUMBERS.dini, limit=NUMBERS.maks_dini),
    component("LANSIA", "lansia", en="elderly", when=OLD, amount=NUMBERS.rentan, limit=NUMBERS.maks_lansia),
    component(
        "DIS",
        "disabilitas",
        en="disabled",
        when=person.severe_disability,
        amount=NUMBERS.rentan,
        limit=NUMBERS.maks_disabilitas,
    ),
    *PUPILS,
    family_limit=NUMBERS.maks_jiwa,
)


def _programme(code: str, amount: Expr) -> Programme:
    return programme(
        code,
        "Aturan tolok ukur",
        en="Benchmark rule",
        benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
        numbers=(NUMBERS,),
        editions=[edition(date(2020, 1, 1), requires=CRITERIA, amount=amount)],
    )


RULES = {"steps": "MINI-PKH", "caps": "MINI-PKH-CAPS"}
"""Codes of the programmes by the names that the peers use."""
PROGRAMMES = (_programme(RULES["steps"], PLAIN), _programme(RULES["caps"], CAPPED))


def mini_pkh_table_book(as_of: date) -> Rulebook:
    """A book with these two programmes."""
    return Rulebook(as_of=as_of, programmes=PROGRAMMES)
