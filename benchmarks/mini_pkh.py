"""MINI-PKH in the rule language of pskslib."""

from __future__ import annotations

from datetime import date

from pskslib import Rulebook
from pskslib.rules import (
    Benefit,
    BenefitKind,
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
SMALL = person.pregnant | (person.age <= NUMBERS.usia_dini)
WEAK = person.severe_disability | (person.age >= NUMBERS.usia_lanjut)
PUPIL = person.school_level.is_in("SD", "SMP", "SMA")

MINI_PKH = programme(
    "MINI-PKH",
    "Aturan tolok ukur",
    en="Benchmark rule",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
    numbers=(NUMBERS,),
    editions=[
        edition(
            date(2020, 1, 1),
            requires=[
                criterion("DESIL", "Desil", en="Decile", when=family.decile <= NUMBERS.desil_maks),
                criterion("ASN", "Tanpa ASN", en="No civil servant", when=~any_member(person.civil_servant)),
                criterion("KOMPONEN", "Komponen", en="Component", when=any_member(SMALL | WEAK | PUPIL)),
            ],
            amount=best_of(
                component("DINI", "dini", en="small", when=SMALL, amount=NUMBERS.dini),
                component("RENTAN", "rentan", en="weak", when=WEAK, amount=NUMBERS.rentan),
                component("SMA", "SMA", en="SMA", when=person.school_level == "SMA", amount=NUMBERS.sma),
                component("SMP", "SMP", en="SMP", when=person.school_level == "SMP", amount=NUMBERS.smp),
                component("SD", "SD", en="SD", when=person.school_level == "SD", amount=NUMBERS.sd),
                family_limit=NUMBERS.maks_jiwa,
            ),
        )
    ],
)


def mini_pkh_book(as_of: date) -> Rulebook:
    """A book with only this programme."""
    return Rulebook(as_of=as_of, programmes=(MINI_PKH,))
