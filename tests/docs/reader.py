"""A reader of the rule book in JSON as somebody else would write it: plain dicts, nothing of pskslib."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def criteria(text: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield (code, sentence) of each criterion in force, and (``tolak`` or ``periksa``, what) of each exclusion."""
    book = json.loads(text)
    (programme,) = (p for p in book["programmes"] if p["code"] == code)
    edition = [e for e in programme["editions"] if e["since"]["v"] <= book["as_of"]][-1]
    assert holds(edition, book["as_of"]), f"{code} is not in force"
    for rule in edition["criteria"]:
        weight = "tolak"
        if rule["when"]["@"] == "Excluded":
            effect = rule["when"]["effect"]
            (table,) = (b for b in programme["books"] if b["code"] == effect["book"])
            weight = value(book, table, effect["name"])
        if weight != "abai" and "excludes" in rule:
            yield weight, f"{rule['excludes']} ({rule['code']})"
        elif weight != "abai":
            yield rule["code"], re.sub(r"\{(\w+)\}", lambda found: shown(book, programme, found[1]), rule["text"])


def holds(dated: Json, day: str) -> bool:
    return bool(dated["since"]["v"] <= day and ("until" not in dated or day <= dated["until"]["v"]))


def value(book: Json, table: Json, name: str) -> Any:
    for reading in table.get("readings", []):
        if book["readings"].get(f"{table['code']}.{reading['key']}") == reading["name"]:
            for override in reading["overrides"]:
                if override["parameter"] == name and holds(override["dated"], book["as_of"]):
                    return override["dated"]["value"]
    return [v["value"] for v in table["parameters"]["v"][name]["values"] if holds(v, book["as_of"])][-1]


def shown(book: Json, programme: Json, name: str) -> str:
    table = next(b for b in programme["books"] if name in b["parameters"]["v"])
    number, unit = value(book, table, name), table["parameters"]["v"][name]["unit"]
    if isinstance(number, str):
        return number
    if unit == "1=ya 0=tidak":
        return "ya" if number else "tidak"
    whole, _, rest = (number["v"] if isinstance(number, dict) else str(number)).partition(".")
    return ("Rp" if unit.startswith("Rp") else "") + f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
