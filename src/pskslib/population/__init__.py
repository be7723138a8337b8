"""Persons and families, their facts and code lists; each fact is declared once."""

from pskslib.population.codes import Code, CodeList
from pskslib.population.convert import (
    facts_table,
    family_from_dict,
    family_to_dict,
    make_converter,
    person_from_dict,
    person_to_dict,
)
from pskslib.population.family import FAMILY_FIELDS, Family
from pskslib.population.fields import Applies, Field, Kind, Presumption
from pskslib.population.person import PERSON_FIELDS, Person
from pskslib.population.tables import from_tables, to_tables

__all__ = [
    "FAMILY_FIELDS",
    "PERSON_FIELDS",
    "Applies",
    "Code",
    "CodeList",
    "Family",
    "Field",
    "Kind",
    "Person",
    "Presumption",
    "facts_table",
    "family_from_dict",
    "family_to_dict",
    "from_tables",
    "make_converter",
    "person_from_dict",
    "person_to_dict",
    "to_tables",
]
