"""Peer (e): MINI-PKH over a whole population in OpenFisca-Core, in two forms; MINI-PKH-CAPS by counts.

Run in its own environment with a folder of ``.npy`` columns and a number of runs. *Natural* ranks the members as the
documentation shows; *counts* adds up members worth at least each value, which is quicker. Timed is the way from
columns in memory to the answer, as for every engine: the simulation is set up, inputs are set, the answer
calculated. Answers are written beside the columns; the best time of each form is printed as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder  # type: ignore[import-not-found]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Person = build_entity("person", "persons", "", is_person=True)
Family = build_entity("family", "families", "", roles=[{"key": "member", "plural": "members"}])
PERIOD = "2026-11"
STEPS = ((3_000_000, 600_000), (2_400_000, 400_000), (2_000_000, 500_000), (1_500_000, 600_000), (900_000, 900_000))
INPUTS = {
    "person": {"umur": int, "hamil": bool, "disabilitas_berat": bool, "jenjang_sekolah": int},
    "family": {"desil": int, "terima_blt_dd": bool},
}


def variable(name: str, value_type: type, entity: object, formula: object = None) -> type:
    body = {"value_type": value_type, "entity": entity, "definition_period": DateUnit.MONTH, "label": name}
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def worth(person: Any, period: Any, parameters: object = None) -> Any:
    age, level = person("umur", period), person("jenjang_sekolah", period)
    tests = [
        person("hamil", period) + (age <= 6),
        person("disabilitas_berat", period) + (age >= 60),
        level == 3,
        level == 2,
        level == 1,
    ]
    return np.select(tests, [value for value, _ in STEPS], 0)


def poor(family: Any, period: Any, parameters: object = None) -> Any:
    return (family("desil", period) <= 4) * np.logical_not(family("terima_blt_dd", period))


def natural(family: Any, period: Any, parameters: object = None) -> Any:
    paid = family.members("worth", period)
    rank = family.members.get_rank(family, -paid)
    return np.where(family("poor", period), family.sum(np.where(rank < 4, paid, 0)), 0)


def counts(family: Any, period: Any, parameters: object = None) -> Any:
    paid = family.members("worth", period)
    total = sum(np.minimum(family.sum(paid >= value), 4) * step for value, step in STEPS)
    return np.where(family("poor", period), total, 0)


def caps(family: Any, period: Any, parameters: object = None) -> Any:
    """See ``caps_lanes`` in ``table_numpy.py``; the same counts, one sum each."""
    members = family.members
    age, level = members("umur", period), members("jenjang_sekolah", period)
    pregnant, disabled = members("hamil", period), members("disabilitas_berat", period)
    small, old = (age <= 6) * ~pregnant, age >= 60
    elderly, weak_old = family.sum(old), family.sum(old * disabled)
    total = 0.0
    for (value, step), schools in zip(STEPS, (4, 4, 3, 2, 1), strict=True):
        free = pregnant + (level >= schools)
        children = family.sum(small * ~free)
        rank = family.sum(free) + np.minimum(children, 2)
        if value < 3_000_000:
            weak = family.sum(small * disabled * ~free)
            only = family.sum(disabled * ~small * ~old * ~free)
            spare = (weak_old > 0) * (elderly > 1) + (children > 2) * (weak > 0)
            rank = rank + (elderly > 0) + ((only > 0) + spare)
        total = total + np.minimum(rank, 4) * step
    return np.where(family("poor", period), total, 0)


FORMS = {"natural": natural, "counts": counts, "caps": caps}
SYSTEM = TaxBenefitSystem([Person, Family])
SYSTEM.add_variables(
    *(
        variable(name, kind, {"person": Person, "family": Family}[owner])
        for owner, columns in INPUTS.items()
        for name, kind in columns.items()
    ),
    variable("worth", float, Person, worth),
    variable("poor", bool, Family, poor),
    *(variable(name, float, Family, formula) for name, formula in FORMS.items()),
)


def loaded(folder: Path) -> dict[str, Any]:
    """Read the columns."""
    names = ["person-family", *(f"{owner}-{name}" for owner, columns in INPUTS.items() for name in columns)]
    return {name: np.load(folder / f"{name}.npy") for name in names}


def simulation(arrays: dict[str, Any]) -> Any:
    """Set the population up by hand: places instead of identifiers."""
    family = arrays["person-family"]
    builder = SimulationBuilder()
    builder.create_entities(SYSTEM)
    for name, count in (("person", len(family)), ("family", int(family[-1]) + 1)):
        population = builder.populations[name]
        population.ids = np.arange(count)
        population.count = count
    builder.populations["family"].members_entity_id = family
    made = builder.build(SYSTEM)
    for owner, columns in INPUTS.items():
        for name in columns:
            made.set_input(name, PERIOD, arrays[f"{owner}-{name}"])
    return made


def timed(arrays: dict[str, Any], form: str) -> tuple[float, Any]:
    """From arrays in memory to the answer: set up, set inputs, calculate."""
    start = time.perf_counter()
    amount = simulation(arrays).calculate(form, PERIOD)
    return time.perf_counter() - start, amount


def main() -> None:
    folder, runs = Path(sys.argv[1]), int(sys.argv[2])
    arrays = loaded(folder)
    best = {}
    for form in FORMS:
        times = []
        for _ in range(runs + 1):
            seconds, amount = timed(arrays, form)
            times.append(seconds)
        np.save(folder / f"openfisca-{form}.npy", amount)
        best[form] = min(times[1:])
    json.dump(best, sys.stdout)


main()
