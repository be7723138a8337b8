"""Hypothesis strategies for persons and families, read from the declarations of their facts."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Family, Field, Kind, Person

CODE_TABLES: dict[str, dict[str, dict[str, str | list[str]]]] = tomllib.loads(
    (files("pskslib.population") / "data" / "codes.toml").read_text(encoding="utf-8")
)

FIELD_AGES: dict[str, Any] = tomllib.loads((files("pskslib.population") / "fields.toml").read_text(encoding="utf-8"))


def spellings(list_name: str) -> list[tuple[str, str]]:
    """Every (text, value) that a code list names: the value itself, its label, its other spellings."""
    pairs: list[tuple[str, str]] = []
    for value, entry in CODE_TABLES[list_name]["kode"].items():
        texts = [entry] if isinstance(entry, str) else entry
        pairs += [(text, value) for text in (value, *texts)]
    return pairs


@st.composite
def niks(draw: st.DrawFn) -> Nik:
    born = draw(st.dates(date(1930, 1, 1), date(2026, 11, 24)))
    day = born.day + (40 if draw(st.booleans()) else 0)
    return Nik.parse(f"640804{day:02}{born:%m%y}{draw(st.integers(9901, 9999))}")


@st.composite
def family_cards(draw: st.DrawFn) -> FamilyCardNumber:
    made = draw(st.dates(date(2000, 1, 1), date(2026, 11, 24)))
    return FamilyCardNumber.parse(f"640804{made:%d%m%y}{draw(st.integers(9901, 9999))}")


regions = st.sampled_from(["64", "64.08", "64.08.04", "64.08.04.2001", "64.08.01.1001"]).map(RegionCode.parse)


def values(fact: Field) -> st.SearchStrategy[object]:
    """Values that a fact may have."""
    if fact.codes is not None:
        return st.sampled_from([text for text, _ in spellings(fact.codes.name)]).map(fact.codes.parse)
    if fact.kind is Kind.DECIMAL:
        return st.integers(0, 6).flatmap(
            lambda places: st.decimals(fact.low, fact.high, allow_nan=False, places=places)
        )
    kinds: dict[Kind, st.SearchStrategy[object]] = {
        Kind.BOOL: st.booleans(),
        Kind.INT: st.integers(fact.low, fact.high),
        Kind.DATE: st.dates(),
        Kind.TEXT: st.text(),
        Kind.NIK: niks(),
        Kind.KK: family_cards(),
        Kind.REGION: regions,
    }
    return kinds[fact.kind]


def _facts(fields: dict[str, Field], most: int) -> st.SearchStrategy[dict[str, object]]:
    return st.lists(st.sampled_from(list(fields)), max_size=most, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: values(fields[name]) for name in names})
    )


def person_facts(most: int = 12) -> st.SearchStrategy[dict[str, object]]:
    return _facts(dict(PERSON_FIELDS), most)


def family_facts(most: int = 12) -> st.SearchStrategy[dict[str, object]]:
    return _facts(dict(FAMILY_FIELDS), most).filter(
        lambda known: not (known.get("decile") is not None and known.get("unranked") is True)
    )


persons = person_facts().map(lambda known: Person(**known))  # type: ignore[arg-type]
families = st.builds(
    lambda known, members: Family(members=members, **known),
    family_facts(),
    st.lists(person_facts(6).map(lambda known: Person(**known)), max_size=4),  # type: ignore[arg-type]
)
