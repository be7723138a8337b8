"""The published JSON Schema: made from the records, accepts every book, refuses what the library would refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from attrs import NOTHING, evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from pskslib import Rulebook, rulebook
from pskslib.classification import classifications, poverty_items
from pskslib.errors import RuleError
from pskslib.rules import (
    all_members,
    any_member,
    best_of,
    check,
    choose,
    component,
    count_members,
    family,
    person,
)
from pskslib.rules.nodes import NODE_TYPES, ByAge
from pskslib.rules.schema import rulebook_schema, schema_text
from pskslib.rules.serial import ENUMS, RECORDS, from_plain, to_plain
from pskslib.rules.shapes import fits, slots
from tests.rules.families import AS_OF
from tests.rules.test_language import N, made

Json = dict[str, Any]
SHIPPED = {"program": rulebook, "klasifikasi": classifications, "butir-kemiskinan": poverty_items}
each_book = pytest.mark.parametrize("name", SHIPPED)
SCHEMA = rulebook_schema()
WRITTEN = sorted(RECORDS.keys() - {ByAge.__name__})
each_record = pytest.mark.parametrize("tag", WRITTEN)
STRANGE: dict[str, object] = {"pecahan": 1.5, "kelas-asing": {"@": "Popen"}, "tanpa-tanda": {"v": 1}, "kosong": None}
"""What no attribute of any record may hold (null: what is not there is not written)."""


def validator(definition: str | None = None) -> Draft202012Validator:
    """Of a whole book, or of one kind of record."""
    schema = SCHEMA if definition is None else {"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]}
    return Draft202012Validator(schema)


def refuses(document: object, definition: str | None = None) -> bool:
    valid: bool = validator(definition).is_valid(document)
    return not valid


@cache
def book_text(name: str) -> str:
    return SHIPPED[name](as_of=AS_OF).to_json()


def local_book() -> Rulebook:
    """Every node of the language once; and the same with every key of a programme."""
    disabled = component("DIS", "x", en="x", when=person.severe_disability, amount=N.uang, limit=N.banyak)
    amount = best_of(disabled, family_limit=N.banyak) + choose(family.has_kks, N.uang, N.uang_lain) * 12
    rule = any_member((person.age >= N.usia) | check(person.death_hint)) & ~all_members(person.school_level.is_in("SD"))
    programme = made(rule & (count_members(person.pregnant) >= 1), amount)
    return Rulebook(as_of=AS_OF, programmes=(programme, evolve(programme, code="UJI-2", quota=True)))


def records(document: object) -> Iterator[Json]:
    """Every object with a tag in a document."""
    if isinstance(document, list):
        for part in document:
            yield from records(part)
    elif isinstance(document, dict):
        if "@" in document:
            yield document
        for part in document.values():
            yield from records(part)


@cache
def samples() -> dict[str, list[Json]]:
    """For every kind of record the one with fewest keys and the one with most that the shipped books hold."""
    found: dict[str, list[Json]] = {}
    for text in (local_book().to_json(), *(book_text(name) for name in SHIPPED)):
        for record in records(json.loads(text)):
            known = found.setdefault(record["@"], [record, record])
            known[0] = min(known[0], record, key=len)
            known[1] = max(known[1], record, key=len)
    return found


# --- the file ---------------------------------------------------------------------------------------------


def test_the_shipped_schema_is_not_stale() -> None:
    shipped = (files("pskslib.rules") / "rulebook.schema.json").read_text("utf-8")
    hint = "python -m pskslib.rules.schema > src/pskslib/rules/rulebook.schema.json"
    assert shipped == schema_text(), f"a record or node has changed; write the schema anew: {hint}"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_it_knows_every_record_and_every_key_of_a_book() -> None:
    definitions = SCHEMA["$defs"]
    assert isinstance(definitions, dict)
    assert definitions.keys() == {*WRITTEN, *ENUMS, "Node", "date", "Decimal"}
    assert SCHEMA["properties"].keys() == json.loads(book_text("program")).keys()  # type: ignore[attr-defined]
    for name in WRITTEN:
        told = definitions[name]
        assert told["properties"].keys() == {"@", *(slot.name for slot in slots(RECORDS[name]))}
        assert told["description"]


# --- what it accepts --------------------------------------------------------------------------------------


@each_book
@pytest.mark.parametrize("readings", [{}, "all"], ids=["biasa", "bacaan"])
def test_every_shipped_book_is_valid(name: str, readings: object) -> None:
    book = SHIPPED[name](as_of=AS_OF)
    if readings:
        tables = {table.code: table for programme in book.programmes for table in programme.books}
        chosen = {f"{table.code}.{r.key}": r.name for table in tables.values() for r in table.readings}
        book = Rulebook(as_of=AS_OF, programmes=book.programmes, readings=chosen, combinations=book.combinations)
    found = [
        f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(json.loads(book.to_json()))
    ]
    assert found == []


def test_a_book_of_every_node_is_valid_and_nothing_is_left_untested() -> None:
    assert not refuses(json.loads(local_book().to_json()))
    assert samples().keys() - ENUMS.keys() - {"date", "Decimal", "map"} == set(WRITTEN)
    assert NODE_TYPES.keys() <= {*WRITTEN, "ByAge"}


def test_an_older_book_without_combinations_is_valid() -> None:
    document = json.loads(local_book().to_json())
    del document["combinations"]
    assert not refuses(document)
    assert Rulebook.from_json(json.dumps(document)) == local_book()


# --- what it refuses --------------------------------------------------------------------------------------


def refused_by_both(tag: str, record: Json) -> None:
    assert refuses(record, tag), f"the schema accepts {record}"
    with pytest.raises(RuleError, match=r"^JSON aturan rusak pada bagian "):
        from_plain(record)


@each_record
def test_a_missing_key_is_refused(tag: str) -> None:
    for sample in samples()[tag]:
        assert not refuses(sample, tag)
        for slot in slots(RECORDS[tag]):
            less = {key: value for key, value in sample.items() if key != slot.name}
            if slot.default is NOTHING:
                refused_by_both(tag, less)
            else:
                assert not refuses(less, tag)
        assert refuses({key: value for key, value in sample.items() if key != "@"}, tag)


@each_record
def test_an_extra_key_is_refused(tag: str) -> None:
    for sample in samples()[tag]:
        refused_by_both(tag, {**sample, "catatan_sendiri": "x"})


@each_record
@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
def test_a_value_of_the_wrong_type_is_refused(tag: str, strange: object) -> None:
    for sample in samples()[tag]:
        for slot in slots(RECORDS[tag]):
            assert refuses({**sample, slot.name: strange}, tag), slot.name
            if not fits(strange, slot.hint):
                refused_by_both(tag, {**sample, slot.name: strange})


@each_record
def test_values_of_other_types_are_refused_where_they_do_not_fit(tag: str) -> None:
    """The schema and the library agree about every scalar."""
    for slot in slots(RECORDS[tag]):
        for value in (True, 3, "kata", (), ("kata",), date(2026, 1, 1)):
            sample = {**samples()[tag][1], slot.name: to_plain(value)}
            assert refuses(sample, tag) is (slot.fault(value) is not None), (slot.name, value)


@pytest.mark.parametrize("kind", ["Popen", "ByAge", "Component", "Programme", "date", ""])
def test_an_unknown_kind_of_node_is_refused(kind: str) -> None:
    inside = {"@": "Not", "part": {**samples()["AnyMember"][0], "@": kind}}
    assert refuses(inside, "Not")
    assert refuses(inside, "Node")


@pytest.mark.parametrize("name", [*ENUMS, "date", "Decimal"])
def test_an_unknown_word_or_day_is_refused(name: str) -> None:
    refused_by_both(name, {"@": name, "v": "kemarin"})
    refused_by_both(name, {"@": name, "v": None})


def test_words_that_engines_write_into_code_can_be_no_others() -> None:
    """What a file says must never be run: an operator, an owner and a factor are checked before anything is built."""
    text = local_book().to_json()
    for old, new, told in (
        ('"op":">="', '"op":">= 0 or print(1) or 1 >="', r"Compare: op '>= 0 or print\(1\) .* pilih <=, <, >=, >, =="),
        ('"factor":12', '"factor":"12 or print(1)"', "Times: factor harus bilangan bulat, bukan teks"),
        ('"owner":"keluarga"', '"owner":"x"', "Fact: owner 'x' tidak dikenal; pilih orang, keluarga"),
    ):
        changed = text.replace(old, new, 1)
        assert changed != text
        assert refuses(json.loads(changed))
        with pytest.raises(RuleError, match=rf"Programme UJI > Edition > .*{told}"):
            Rulebook.from_json(changed)


def places(document: object) -> Iterator[tuple[Json, str]]:
    """Every (object, key) of a document; what stands in a map by any name has no key of its own."""
    if isinstance(document, list):
        for part in document:
            yield from places(part)
    elif isinstance(document, dict):
        for key, part in document.items():
            if "@" in document:
                yield document, key
            yield from places(part)


BREAKERS: dict[str, Callable[[Json, str], object]] = {
    "kunci-lain": lambda where, key: where.update({key + "_lain": where.pop(key)}),
    "pecahan": lambda where, key: where.update({key: 0.5}),
    "kosong": lambda where, key: where.update({key: None}),
    "kunci-tambahan": lambda where, key: where.update({"tambahan": 1}),
}


@settings(max_examples=60)
@given(st.sampled_from(["PKH", "SEMBAKO", "BLT_DD"]), st.data(), st.sampled_from([*BREAKERS]))
def test_a_fault_anywhere_in_a_book_is_found(code: str, data: st.DataObject, how: str) -> None:
    document = copy.deepcopy(programme_document(code))
    where, key = data.draw(st.sampled_from([*places(document)]))
    BREAKERS[how](where, key)

    assert refuses(document), (where.get("@"), key)


@cache
def programme_document(code: str) -> Json:
    programmes = tuple(p for p in rulebook(as_of=AS_OF).programmes if p.code == code)
    document: Json = json.loads(Rulebook(as_of=AS_OF, programmes=programmes).to_json())
    return document
