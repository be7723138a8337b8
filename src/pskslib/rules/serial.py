"""Rules to JSON and back: the same records, tagged by their class, nothing else is ever built.

``from_json(to_json(x)) == x`` for every programme and rule book; the tags are the class names, so
another system can read the file with the node list of :mod:`pskslib.rules.nodes` beside it.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import has

from pskslib.errors import RuleError
from pskslib.law import (
    Act,
    Citation,
    Confidence,
    DatedValue,
    Override,
    Parameter,
    ParameterBook,
    Reading,
    Schedule,
    Standing,
)
from pskslib.law.period import Period
from pskslib.rules.combination import Aid, Allowed, Combination, Combinations
from pskslib.rules.nodes import NODE_TYPES
from pskslib.rules.programme import Benefit, BenefitKind, Criterion, Edition, Programme, Unit
from pskslib.rules.shapes import slots

FORMAT: Final = "pskslib-rulebook-1"
"""What a rule book in JSON calls itself."""
RECORDS: Final[dict[str, type]] = {
    **NODE_TYPES,
    **{
        cls.__name__: cls
        for cls in (
            *(Act, Citation, DatedValue, Override, Parameter, ParameterBook, Reading, Schedule),
            *(Benefit, Criterion, Edition, Programme),
            *(Aid, Combination, Combinations),
        )
    },
}
"""What may stand in a rule book, by the name under its tag."""
ENUMS: Final[dict[str, type[enum.Enum]]] = {
    cls.__name__: cls for cls in (Confidence, Standing, Unit, BenefitKind, Period, Allowed)
}
TAG: Final = "@"
"""The key that names the class of a record."""
_BROKEN: Final = "JSON aturan rusak pada bagian "

Plain = object
"""Anything that :mod:`json` writes."""


def to_plain(value: object) -> Plain:
    """Turn rule records into dicts, lists and scalars."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return {TAG: "date", "v": value.isoformat()}
    if isinstance(value, Decimal):
        return {TAG: "Decimal", "v": format(value, "f")}
    if isinstance(value, enum.Enum):
        return {TAG: type(value).__name__, "v": value.value}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {TAG: "map", "v": {key: to_plain(part) for key, part in value.items()}}
    if has(type(value)):
        return _record(value)
    raise RuleError(f"{type(value).__name__} tidak dapat ditulis sebagai JSON aturan")


def _record(value: object) -> Plain:
    cls: type = type(value)
    plain: dict[str, Plain] = {TAG: cls.__name__}
    for slot in slots(cls):
        part = getattr(value, slot.name)
        if part != slot.default:
            plain[slot.name] = to_plain(part)
    return plain


def from_plain(plain: Plain) -> object:
    """Rebuild rule records.

    Raises:
        RuleError: A tag is not one of ours, or a record lacks a field or has one of the wrong type.
    """
    if isinstance(plain, list):
        return tuple(from_plain(part) for part in plain)
    if not isinstance(plain, dict):
        return plain
    tag = str(plain.get(TAG))
    try:
        if tag == "date":
            return date.fromisoformat(plain["v"])
        if tag == "Decimal":
            return Decimal(plain["v"])
        if tag == "map":
            return {str(key): from_plain(part) for key, part in plain["v"].items()}
        if tag in ENUMS:
            return ENUMS[tag](plain["v"])
        if tag in RECORDS:
            return _built(RECORDS[tag], {k: from_plain(v) for k, v in plain.items() if k != TAG})
    except (TypeError, ValueError, ArithmeticError, KeyError, AttributeError) as error:
        where = f"{tag} {plain['code']}" if isinstance(plain.get("code"), str) else tag
        raise RuleError(_told(where, error)) from None
    raise RuleError(_told(tag, f"bagian {tag!r} tidak dikenal"))


def _told(where: str, why: object) -> str:
    """Say what is wrong, and in which part of which part."""
    told = str(why)
    return _BROKEN + (f"{where} > {told.removeprefix(_BROKEN)}" if told.startswith(_BROKEN) else f"{where}: {told}")


def _built(cls: type, values: Mapping[str, object]) -> object:
    """Build a record of values of the declared types only: engines write some of them into code."""
    faults = [fault for slot in slots(cls) if slot.name in values and (fault := slot.fault(values[slot.name]))]
    if faults:
        raise ValueError("; ".join(faults))
    made: object = cls(**values)
    return made


def canonical(plain: Plain) -> str:
    """Write JSON with sorted keys and no spaces, so that equal rules give equal bytes."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
