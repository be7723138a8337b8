"""What the lists of poverty criteria share: items, and the rule that so many of them must hold."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Edition,
    Expr,
    Numbers,
    Programme,
    programme,
)

NO_BENEFIT = Benefit(kind=BenefitKind.NONE, unit="", period="", recipient="")
"""Being classified gives nothing by itself."""


def conditions(items: Sequence[Criterion]) -> tuple[Expr, ...]:
    """Return what the items ask, to be put together in one rule."""
    return tuple(Expr(item.when) for item in items)


def instrument(code: str, name: str, *, en: str, numbers: Numbers, editions: Sequence[Edition]) -> Programme:
    """A list of criteria about a family, as a rule."""
    return programme(code, name, en=en, benefit=NO_BENEFIT, numbers=[numbers], editions=editions)


def one_by_one(whole: Programme, items: Sequence[Criterion]) -> tuple[Programme, ...]:
    """Return every item as a rule of its own, in the days of the whole: which items hold, not whether enough do."""
    return tuple(
        programme(
            f"{whole.code}-{item.code}",
            f"{whole.name}: butir {item.code}",
            en=f"{whole.name_en}: item {item.code}",
            benefit=NO_BENEFIT,
            numbers=whole.books,
            editions=[evolve(edition, criteria=(item,), note=None) for edition in whole.editions],
        )
        for item in items
    )
