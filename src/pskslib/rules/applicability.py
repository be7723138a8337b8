"""Whom a fact can be about, as a rule: the applicability that a field declares, turned into nodes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pskslib.law import ParameterBook, parse_parameters
from pskslib.population.fields import Applies
from pskslib.rules.nodes import Age, And, Compare, Const, Fact, Node, Number


@cache
def field_ages() -> ParameterBook:
    """The ages at which facts can be about somebody (``population/fields.toml``)."""
    import tomllib

    text = (files("pskslib.population") / "fields.toml").read_text(encoding="utf-8")
    return parse_parameters(tomllib.loads(text), where="fields.toml")


@cache
def applies_node(applies: Applies) -> Node:
    """Return the rule that is true for the people a fact can be about."""
    parts: list[Node] = []
    if applies.sex is not None:
        parts.append(Compare(op="==", left=Fact(owner="orang", name="sex"), right=Const(value=applies.sex)))
    book = field_ages().code
    if applies.age_from is not None:
        parts.append(Compare(op=">=", left=Age(), right=Number(book=book, name=applies.age_from)))
    if applies.age_to is not None:
        parts.append(Compare(op="<=", left=Age(), right=Number(book=book, name=applies.age_to)))
    return And(parts=tuple(parts)) if len(parts) > 1 else parts[0]
