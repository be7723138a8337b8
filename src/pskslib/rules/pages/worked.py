"""Worked examples on a page: the facts, then the decision as the library explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pskslib.errors import RuleError
from pskslib.law.dates import completed_years, format_date
from pskslib.law.rupiah import format_rupiah
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code, Family, Person
from pskslib.population.fields import Field
from pskslib.rules.examples import Example
from pskslib.rules.pages.markdown import blocks, fenced, plain
from pskslib.rules.rulebook import Rulebook


def example_lines(example: Example, book: Rulebook, heading: str) -> list[str]:
    """Return the lines of one example; it is decided here, so that no page can show another answer.

    Args:
        example: The example.
        book: A book with its programme.
        heading: Its heading.

    Raises:
        RuleError: Something else comes out than the example says.
    """
    decision = example.decide(book)
    faults = example.faults(decision)
    if faults:
        raise RuleError(f"contoh {example.programme} {example.title!r} tidak cocok: {'; '.join(faults)}")
    told = [f"Diputuskan per {format_date(example.day)}."]
    if example.readings:
        readings = ", ".join(f"`{key}={name}`" for key, name in example.readings.items())
        told.append(f"Dengan bacaan lain: {readings}.")
    told.append(f"Contoh terbit: {plain(example.source)}." if example.source else "Contoh susunan sendiri.")
    if example.note:
        told.append(plain(example.note))
    return blocks([heading], [" ".join(told)], _family(example.family, example.day), fenced(decision.explain()))


def _family(family: Family, day: date) -> Iterator[str]:
    facts = "; ".join(_facts(family, FAMILY_FIELDS, day)) or "tidak ada yang tercatat"
    yield f"- Keluarga: {facts}"
    for place, member in enumerate(family.members, start=1):
        name = member.name or f"Anggota {place}"
        facts = "; ".join(_facts(member, PERSON_FIELDS, day)) or "tidak ada yang tercatat"
        yield f"- {plain(name)}: {facts}"


def _facts(thing: Family | Person, fields: Mapping[str, Field], day: date) -> Iterator[str]:
    for name, declared in fields.items():
        value = getattr(thing, name)
        if value is None or name == "name":
            continue
        yield plain(f"{declared.label}: {_value(declared, value, day)}")


def _value(declared: Field, value: object, day: date) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Code):
        return value.label
    if isinstance(value, date):
        age = f" (umur {completed_years(value, day)} tahun)" if declared.name == "birth_date" else ""
        return format_date(value) + age
    unit = declared.unit or ""
    if isinstance(value, int) and unit.startswith("Rp"):
        return format_rupiah(value) + unit.removeprefix("Rp")
    said = not unit or unit.split()[0] in declared.label.split()
    return str(value).replace(".", ",") + ("" if said else f" {unit}")
