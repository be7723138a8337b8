"""The facts, numbers and days that drawn rule books are made of: few, so that draws meet often.

Every kind of fact is here: with and without applicability, with and without a presumption, and the
one with a stand-in (an unranked family). Numbers of the law stand near the values that
:mod:`tests.rules.table.populations` draws, on both sides of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import frozen

from pskslib.law import parse_parameters
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field
from pskslib.rules import Expr, Numbers, family, person
from pskslib.rules.nodes import Fact

CHANGE = date(2024, 2, 29)
"""The day on which some numbers of the law change."""

LEAP_BIRTHDAYS = date(2022, 2, 28)
"""Those born on 29 February 2000, 2004, 2012 and 2016 have a birthday at some limit today."""

DAYS = (
    date(2026, 11, 24),
    LEAP_BIRTHDAYS,
    LEAP_BIRTHDAYS,
    date(2022, 3, 1),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 12, 31),
    date(2025, 1, 1),
)
"""Days on which drawn rule books are asked."""


@frozen
class Measure:
    """Things that may be compared: facts of members, of the family, numbers of the law, literals."""

    person: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    literals: tuple[int, ...] = ()


MEASURES = {
    "desil": Measure(family=("decile",), numbers=("desil_a", "desil_b"), literals=(1, 4, 10, 11)),
    "desil P3KE": Measure(family=("p3ke_decile",), literals=(3, 5)),
    "kehamilan": Measure(person=("pregnancy_number",), numbers=("hamil_a",), literals=(1, 3)),
    "orang": Measure(
        person=("siblings_at_home",),
        family=("household_size",),
        numbers=("orang_a", "orang_b"),
        literals=(0, 3),
    ),
    "persen": Measure(
        person=("school_attendance",),
        family=("food_share",),
        numbers=("persen_a", "persen_b"),
        literals=(34, 50),
    ),
    "IPK": Measure(person=("grade_average",), numbers=("ipk_a",), literals=(2, 3)),
    "m2": Measure(family=("floor_area",), numbers=("luas_a",), literals=(7, 8)),
    "tahun lama": Measure(family=("pkh_years",), numbers=("lama_a",), literals=(0, 5)),
    "rupiah": Measure(
        person=("income", "tuition"),
        family=("head_income", "family_income", "savings_and_goods"),
        numbers=("gaji_a", "gaji_b"),
    ),
}
"""What is compared with what; ages are apart, since most rules read one."""

AGE_NUMBERS = ("usia_a", "usia_b", "usia_c")
AGE_LITERALS = (1, 7, 18)
HEAD_NUMBERS = ("jiwa_a", "jiwa_b", "jiwa_nol")
HEAD_LITERALS = (0, 1, 3)
MONEY = ("uang_a", "uang_b", "uang_c", "uang_d", "uang_nol")
LIMITS = ("jiwa_a", "jiwa_b", "jiwa_nol")
WEIGHTS = ("berat_tolak", "berat_periksa", "berat_abai", "berat_berubah")

PERSON_TRUTHS = (
    *("severe_disability", "has_ktp"),  # plain
    *("pregnant", "attends_preschool", "veteran_widow"),  # about some people only
    *("civil_servant", "gambling_relapse", "nik_matched"),  # presumed no, no, yes
    *("breastfeeding", "finished_school"),  # both
    *("deceased", "death_hint"),  # also say who is present
)
FAMILY_TRUTHS = (
    *("has_kks", "receives_bst"),
    *("judged_able", "address_found", "members_complete"),  # presumed no, yes, yes
    "unranked",
)
PERSON_CODES = {
    "sex": ("L", "P"),
    "school_level": ("SD", "SMP", "SMA", "tidak"),
    "migrant_status": ("tidak", "luar_negeri", "bekas"),
    "disaster_kind": ("tidak", "alam", "sosial"),
    "relation": ("1", "3", "4"),
}
FAMILY_CODES = {
    "house_tenure": ("milik_sendiri", "sewa", "dinas"),
    "floor": ("tanah", "semen"),
    "family_disaster_kind": ("tidak", "alam", "sosial"),
}
PERSON_DATES = ("birth_date", "released_on", "disaster_date", "death_date")
FAMILY_DATES = ("fire_date",)

_UNITS = {
    "usia": "tahun",
    "lama": "tahun",
    "jiwa": "jiwa",
    "desil": "desil",
    "hamil": "kehamilan",
    "orang": "orang",
    "persen": "persen",
    "ipk": "IPK",
    "luas": "m2",
    "gaji": "Rp/bulan",
    "uang": "Rp/jiwa/tahun",
    "berat": "kata",
}
VALUES: dict[str, tuple[int | Decimal | str, ...]] = {
    "usia_a": (6,),
    "usia_b": (18, 17),  # the second from CHANGE on
    "usia_c": (60,),
    "lama_a": (5,),
    "jiwa_a": (1,),
    "jiwa_b": (2,),
    "jiwa_nol": (0,),
    "desil_a": (4, 5),
    "desil_b": (10,),
    "hamil_a": (2,),
    "orang_a": (3,),
    "orang_b": (Decimal("2.5"),),
    "persen_a": (50,),
    "persen_b": (Decimal("33.333333"),),
    "ipk_a": (Decimal("2.75"),),
    "luas_a": (Decimal("7.2"),),
    "gaji_a": (2_500_000,),
    "gaji_b": (5_000_000_000,),  # above 2^31
    "uang_a": (900_000, 1_200_000),
    "uang_b": (400_000,),
    "uang_c": (3_000_000_000,),  # above 2^31: one sum overflows Int32
    "uang_d": (900_000,),  # sometimes worth as much as uang_a
    "uang_nol": (0,),
    "berat_tolak": ("tolak",),
    "berat_periksa": ("periksa",),
    "berat_abai": ("abai",),
    "berat_berubah": ("periksa", "tolak"),
}


def _text() -> str:
    lines = ['code = "ACAK"', "[acts.uji]", 'instrument = "Aturan uji"']
    for name, values in VALUES.items():
        lines += [f"[parameters.{name}]", f'label = "{name}"', f'unit = "{_UNITS[name.split("_")[0]]}"']
        for since, value in zip((date(2000, 1, 1), CHANGE), values, strict=False):
            lines += [f"[[parameters.{name}.values]]", f"since = {since}"]
            lines += [f'value = "{value}"' if isinstance(value, str) else f"value = {value}"]
            lines += ['act = "uji"', 'source = "uji"', 'confidence = "low"']
    return "\n".join(lines)


NUMBERS = Numbers(parse_parameters(tomllib.loads(_text(), parse_float=Decimal), where="acak.toml"))
"""The dated numbers of every drawn programme."""


def number(name: str) -> Expr:
    """A number of the law as an operand."""
    found: Expr = getattr(NUMBERS, name)
    return found


def fact(owner: str, name: str) -> Expr:
    """A fact as an operand."""
    found: Expr = getattr(person if owner == "orang" else family, name)
    return found


def declared(read: Fact) -> Field:
    """The declaration of a fact."""
    return (PERSON_FIELDS if read.owner == "orang" else FAMILY_FIELDS)[read.name]


def values_near(names: Iterable[str]) -> tuple[Decimal, ...]:
    """Every value that some numbers of the law ever take."""
    return tuple(Decimal(v) for name in names for v in VALUES[name])
