"""The published JSON Schema of a rule book, made from the declarations of the records themselves.

``rulebook.schema.json`` beside this module is what is shipped; a test holds the two together. To write it anew after
a record or a node has changed::

    python -m pskslib.rules.schema > src/pskslib/rules/rulebook.schema.json

Every record is an object with the name of its class under ``@``. A value that is the default is not written, so no
key ever holds null. Nodes made while a rule is worked out (``ByAge``) are never written either.
"""

from __future__ import annotations

import enum
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Final, cast, get_args, get_origin

from attrs import NOTHING

from pskslib.rules.combination import Combinations
from pskslib.rules.nodes import NODE_TYPES, ByAge, Component, Node
from pskslib.rules.programme import Programme
from pskslib.rules.serial import ENUMS, FORMAT, RECORDS, TAG, to_plain
from pskslib.rules.shapes import Slot, is_union, slots

Schema = dict[str, object]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_WITHIN: Final = (ByAge, Component)
"""Nodes that cannot stand wherever a node can: one is never written, the other stands in a list of its own."""

_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
_DECIMAL: Final = r"^-?\d+(\.\d+)?$"
_SCALARS: Final[Mapping[object, str]] = {bool: "boolean", int: "integer", str: "string"}


def rulebook_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of what :meth:`Rulebook.to_json` writes.

    >>> schema = rulebook_schema()
    >>> schema["required"]
    ['format', 'as_of', 'readings', 'programmes']
    >>> sorted(schema["$defs"]["Compare"]["properties"])
    ['@', 'left', 'op', 'right']
    """
    return {
        "$schema": DRAFT,
        "$id": f"urn:pskslib:{FORMAT.removeprefix('pskslib-')}",
        "title": "Buku aturan pskslib",
        "description": "Programmes with all their editions and dated numbers, as of a day.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "as_of": {"type": "string", "format": "date", "pattern": _DAY, "description": "The day."},
            "readings": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "Alternatives switched on, by table and key.",
            },
            "programmes": {"type": "array", "items": _ref(Programme.__name__)},
            "combinations": _ref(Combinations.__name__),
        },
        "required": ["format", "as_of", "readings", "programmes"],
        "additionalProperties": False,
        "$defs": dict(sorted(_definitions())),
    }


def schema_text() -> str:
    """Return the schema as the shipped file holds it."""
    return json.dumps(rulebook_schema(), ensure_ascii=False, indent=1) + "\n"


def _definitions() -> Iterator[tuple[str, Schema]]:
    yield "date", _tagged("date", {"type": "string", "format": "date", "pattern": _DAY})
    yield "Decimal", _tagged("Decimal", {"type": "string", "pattern": _DECIMAL})
    yield Node.__name__, _any_node()
    for name, cls in ENUMS.items():
        yield name, {**_described(cls), **_tagged(name, {"enum": [member.value for member in cls]})}
    for name, record in RECORDS.items():
        if record is not ByAge:
            yield name, _record(record)


def _record(cls: type) -> Schema:
    told = _attribute_words(cls)
    properties: Schema = {TAG: {"const": cls.__name__}}
    for slot in slots(cls):
        words = {"description": told[slot.name]} if slot.name in told else {}
        properties[slot.name] = {**_value(slot), **words, **_default(slot)}
    return {
        **_described(cls),
        "type": "object",
        "properties": properties,
        "required": [TAG, *(slot.name for slot in slots(cls) if slot.default is NOTHING)],
        "additionalProperties": False,
    }


def _value(slot: Slot) -> Schema:
    return {"enum": list(slot.options)} if slot.options is not None else _typed(slot.hint)


def _default(slot: Slot) -> Schema:
    """What a key that is not written means; where it means nothing, there is no default."""
    return {} if slot.default is NOTHING or slot.default is None else {"default": to_plain(slot.default)}


def _typed(hint: object) -> Schema:
    origin, inner = get_origin(hint), get_args(hint)
    if is_union(hint):
        # None is always a default, and defaults are not written
        choices = [_typed(part) for part in inner if part is not NoneType]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _typed(inner[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [*map(_typed, inner)], "items": False, "minItems": len(inner)}
    if origin is not None:
        return _tagged("map", {"type": "object", "additionalProperties": _typed(inner[-1])})
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    return _ref(_named(hint))


def _named(hint: object) -> str:
    cls = cast("type", hint)
    if cls in (date, Decimal, Node) or issubclass(cls, enum.Enum) or cls.__name__ in RECORDS:
        return cls.__name__
    raise TypeError(f"no JSON is known for {hint!r}")


def _any_node() -> Schema:
    """Whatever the tag says; written as cases, so that a validator goes down one branch only."""
    names = [name for name, cls in NODE_TYPES.items() if cls not in _WITHIN]
    return {
        "description": "A part of a rule; the tag says which.",
        "type": "object",
        "properties": {TAG: {"enum": names}},
        "required": [TAG],
        "allOf": [{"if": {"properties": {TAG: {"const": name}}}, "then": _ref(name)} for name in names],
    }


def _tagged(tag: str, value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {TAG: {"const": tag}, "v": value},
        "required": [TAG, "v"],
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


# --- words from docstrings ----------------------------------------------------------------------------------


def _described(cls: type) -> Schema:
    text = inspect.getdoc(cls) or ""
    return {"description": _plain(text.split("\n\n", 1)[0])}


def _attribute_words(cls: type) -> dict[str, str]:
    """What a docstring says of each attribute."""
    _, found, section = (inspect.getdoc(cls) or "").partition("\nAttributes:\n")
    if not found:
        return {}
    section = section.split("\n\n", 1)[0]
    return {
        name: _plain(words) for name, words in re.findall(r"^    (\w+): (.+(?:\n      .*)*)", section, re.MULTILINE)
    }


_MARKS: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    (r"\s+", " "),
    (r":\w+:`~?(?:[\w.]+ <)?([\w.]+)>?`", lambda found: found[1]),
    (r"``([^`]*)``", r"\1"),
)


def _plain(text: str) -> str:
    for pattern, instead in _MARKS:
        text = re.sub(pattern, instead, text)
    return text.strip()


if __name__ == "__main__":
    print(schema_text(), end="")
