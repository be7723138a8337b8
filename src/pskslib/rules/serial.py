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
from typing import Final, cast

from attrs import NOTHING, AttrsInstance, fields, has

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
    Standing,
)
from pskslib.rules.nodes import NODE_TYPES
from pskslib.rules.programme import Benefit, BenefitKind, Criterion, Edition, Programme, Unit

_RECORDS: Final[dict[str, type]] = {
    **NODE_TYPES,
    **{
        cls.__name__: cls
        for cls in (
            *(Act, Citation, DatedValue, Override, Parameter, ParameterBook, Reading),
            *(Benefit, Criterion, Edition, Programme),
        )
    },
}
_ENUMS: Final[dict[str, type[enum.Enum]]] = {cls.__name__: cls for cls in (Confidence, Standing, Unit, BenefitKind)}
_TAG: Final = "@"

Plain = object
"""Anything that :mod:`json` writes."""


def to_plain(value: object) -> Plain:
    """Turn rule records into dicts, lists and scalars."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return {_TAG: "date", "v": value.isoformat()}
    if isinstance(value, Decimal):
        return {_TAG: "Decimal", "v": str(value)}
    if isinstance(value, enum.Enum):
        return {_TAG: type(value).__name__, "v": value.value}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {_TAG: "map", "v": {key: to_plain(part) for key, part in value.items()}}
    if has(type(value)):
        return _record(value)
    raise RuleError(f"{type(value).__name__} tidak dapat ditulis sebagai JSON aturan")


def _record(value: object) -> Plain:
    cls = cast("type[AttrsInstance]", type(value))
    plain: dict[str, Plain] = {_TAG: cls.__name__}
    for attribute in fields(cls):
        part = getattr(value, attribute.name)
        default = attribute.default
        factory = getattr(default, "factory", None)
        if factory is not None:
            default = factory()
        if attribute.eq is False or (default is not NOTHING and part == default):
            continue
        plain[attribute.name] = to_plain(part)
    return plain


def from_plain(plain: Plain) -> object:
    """Rebuild rule records.

    Raises:
        RuleError: A tag is not one of ours, or a record lacks a field.
    """
    if isinstance(plain, list):
        return tuple(from_plain(part) for part in plain)
    if not isinstance(plain, dict):
        return plain
    tag = str(plain.get(_TAG))
    try:
        if tag == "date":
            return date.fromisoformat(plain["v"])
        if tag == "Decimal":
            return Decimal(plain["v"])
        if tag == "map":
            return {str(key): from_plain(part) for key, part in plain["v"].items()}
        if tag in _ENUMS:
            return _ENUMS[tag](plain["v"])
        if tag in _RECORDS:
            made: object = _RECORDS[tag](**{k: from_plain(v) for k, v in plain.items() if k != _TAG})
            return made
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise RuleError(f"JSON aturan rusak pada bagian {tag}: {error}") from None
    raise RuleError(f"JSON aturan memuat bagian {tag!r} yang tidak dikenal")


def canonical(plain: Plain) -> str:
    """Write JSON with sorted keys and no spaces, so that equal rules give equal bytes."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
