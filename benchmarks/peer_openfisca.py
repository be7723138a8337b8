"""MINI-PKH in OpenFisca-Core, natural form: one simulation a family, built from a dict as an app would.

Run in its own environment: prints JSON with its answers and its median time.
"""

from __future__ import annotations

import json
import sys

import numpy as np
from case import EXAMPLE, Household, households
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder  # type: ignore[import-not-found]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from timing import median_microseconds

Person = build_entity("person", "persons", "", is_person=True)
Family = build_entity("family", "families", "", roles=[{"key": "member", "plural": "members"}])
PERIOD = "2026-11"


def variable(name: str, value_type: type, entity: object, formula: object = None) -> type:
    body = {"value_type": value_type, "entity": entity, "definition_period": DateUnit.MONTH, "label": name}
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def worth_formula(person: object, period: object, parameters: object = None) -> object:
    small = person("pregnant", period) + (person("age", period) <= 6)
    weak = person("severe_disability", period) + (person("age", period) >= 60)
    level = person("school_level", period)
    return np.select(
        [small, weak, level == 3, level == 2, level == 1], [3_000_000, 2_400_000, 2_000_000, 1_500_000, 900_000], 0
    )


def amount_formula(family: object, period: object, parameters: object = None) -> object:
    worth = family.members("worth", period)
    rank = family.members.get_rank(family, -worth)
    total = family.sum(np.where(rank < 4, worth, 0))
    eligible = (family("decile", period) <= 4) * np.logical_not(family("has_civil_servant", period))
    return np.where(eligible, total, 0)


SYSTEM = TaxBenefitSystem([Person, Family])
SYSTEM.add_variables(
    variable("age", int, Person),
    variable("pregnant", bool, Person),
    variable("severe_disability", bool, Person),
    variable("school_level", int, Person),
    variable("decile", int, Family),
    variable("has_civil_servant", bool, Family),
    variable("worth", float, Person, worth_formula),
    variable("amount", float, Family, amount_formula),
)
LEVELS = {"none": 0, "SD": 1, "SMP": 2, "SMA": 3}


def decide(household: Household) -> int:
    persons = {
        f"p{place}": {
            "age": {PERIOD: m["age"]},
            "pregnant": {PERIOD: m["pregnant"]},
            "severe_disability": {PERIOD: m["severe_disability"]},
            "school_level": {PERIOD: LEVELS[m["school_level"]]},
        }
        for place, m in enumerate(household["members"])
    }
    family = {
        "members": [*persons],
        "decile": {PERIOD: household["decile"]},
        "has_civil_servant": {PERIOD: household["has_civil_servant"]},
    }
    simulation = SimulationBuilder().build_from_entities(SYSTEM, {"persons": persons, "families": {"f": family}})
    return int(simulation.calculate("amount", PERIOD)[0])


def main() -> None:
    answers = [decide(h) for h in households(200)]
    json.dump({"answers": answers, "median": median_microseconds(lambda: decide(EXAMPLE), 20)}, sys.stdout)


main()
