"""Aid for persons goes to the living, also where only the date of death is recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pskslib import Family, Outcome, Person, rulebook, to_tables
from pskslib.population.tables import Backend
from pskslib.programmes import PROGRAMMES
from pskslib.rules import Programme, Unit
from pskslib.rules.nodes import Fact, walk

DAY = date(2026, 11, 24)
BORN = date(1990, 1, 1)
FOR_PERSONS = [made for made in PROGRAMMES if made.unit is Unit.PERSON]


def reads(made: Programme, name: str) -> bool:
    """Whether every edition looks at a fact of the person."""
    asked = Fact(owner="orang", name=name)
    return all(any(asked in walk(c.when) for c in found.criteria) for found in made.editions)


@pytest.mark.parametrize("made", FOR_PERSONS, ids=lambda made: made.code)
def test_every_programme_about_persons_asks_whether_they_live(made: Programme) -> None:
    assert reads(made, "deceased")


CASES = [
    (Person(birth_date=BORN, death_date=DAY - timedelta(days=1)), True),
    (Person(birth_date=BORN, death_date=DAY), True),
    (Person(birth_date=BORN, death_date=DAY + timedelta(days=1)), False),
    (Person(birth_date=BORN, death_date=DAY + timedelta(days=1), deceased=True), False),
    (Person(birth_date=BORN, death_date=DAY, deceased=False), True),
    (Person(birth_date=BORN, deceased=True), True),
    (Person(birth_date=BORN, deceased=False), False),
    (Person(birth_date=BORN), False),
]
IN_FORCE = [made for made in FOR_PERSONS if made.in_force(DAY)]


@pytest.mark.parametrize("place", range(len(CASES)))
@pytest.mark.parametrize("made", IN_FORCE, ids=lambda made: made.code)
def test_who_is_dead_on_the_day_gets_nothing(made: Programme, place: int) -> None:
    """A date of death tells from that day on, whatever else is recorded."""
    person, dead = CASES[place]
    (decision,) = rulebook(as_of=DAY).decide_members(Family(members=[person]), made.code)

    unmet = [c.code for c in decision.criteria if c.verdict.value == "unmet"]
    assert any(code in unmet for code in ("HIDUP", "MENERIMA", "PENERIMA_HIDUP", "MENINGGAL")) is dead
    assert not dead or decision.outcome is Outcome.INELIGIBLE


@pytest.mark.filterwarnings("ignore::pskslib.errors.TableWarning")
@pytest.mark.parametrize("engine", ["polars", "pyarrow", "pandas"])
def test_tables_say_the_same(engine: Backend) -> None:
    families = [Family(family_card=f"640804010108990{at}", members=[who]) for at, (who, _) in enumerate(CASES)]
    persons, homes = to_tables(families, engine)
    answer = rulebook(as_of=DAY).decide_table(persons, homes, "ATENSI")
    import narwhals.stable.v2 as nw

    rows = nw.from_native(answer).lazy().collect().to_arrow().to_pylist()
    unmet = {row["no_kk"]: row["unmet"] for row in rows}
    assert {key: "HIDUP" in codes.split(";") for key, codes in unmet.items()} == {
        f"640804010108990{at}": dead for at, (_, dead) in enumerate(CASES)
    }


def test_the_reason_names_the_death() -> None:
    dead = Person(name="Bakri", birth_date=BORN, death_date=date(2026, 1, 5))
    (decision,) = rulebook(as_of=DAY).decide_members(Family(members=[dead]), "ATENSI")

    assert "Bakri: sudah meninggal: ya" in decision.explain()
