"""Plain data and back: an exact round trip, nothing coerced, every fault told at once, no NIK in any text."""

import json
import logging
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import FactError
from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population import (
    FAMILY_FIELDS,
    PERSON_FIELDS,
    Code,
    Family,
    Kind,
    Person,
    facts_table,
    family_from_dict,
    family_to_dict,
    make_converter,
    person_from_dict,
    person_to_dict,
)
from pskslib.population.codes import SCHOOL_LEVEL
from tests.population.strategies import families, persons

CANARIES = ("6408045708859902", "6408041708859913")


def written_codes(person: Person) -> dict[str, str]:
    return {name: value.written for name in PERSON_FIELDS if isinstance(value := getattr(person, name), Code)}


# --- round trips (P17, P22) ------------------------------------------------------------------


@given(persons)
def test_persons_go_through_json(person: Person) -> None:
    raw = person_to_dict(person)
    assert person_from_dict(raw) == person
    again = person_from_dict(json.loads(json.dumps(raw, allow_nan=False)))
    assert again == person
    assert written_codes(again) == written_codes(person)
    assert person_to_dict(again) == raw


@given(families)
def test_families_go_through_json(family: Family) -> None:
    raw = family_to_dict(family)
    assert family_from_dict(raw) == family
    again = family_from_dict(json.loads(json.dumps(raw, allow_nan=False)))
    assert again == family
    assert family_to_dict(again) == raw
    assert list(map(written_codes, again.members)) == list(map(written_codes, family.members))


@given(families)
def test_the_converter_does_the_same(family: Family) -> None:
    converter = make_converter()
    raw = converter.unstructure(family)
    assert raw == family_to_dict(family)
    assert converter.structure(raw, Family) == family


@given(persons, st.sets(st.sampled_from([fact.column for fact in PERSON_FIELDS.values()])))
def test_null_is_unknown(person: Person, blanks: set[str]) -> None:
    raw = person_to_dict(person)
    assert None not in raw.values()
    assert person_from_dict({**dict.fromkeys(blanks), **raw}) == person


def test_unknown_facts_are_absent() -> None:
    assert person_to_dict(Person()) == {}
    assert family_to_dict(Family()) == {"anggota": []}
    assert family_from_dict({}) == Family()
    assert family_from_dict({"anggota": None}) == Family()
    assert family_from_dict({"anggota": [{}, {"hamil": None}]}) == Family(members=[Person(), Person()])


def test_what_is_written() -> None:
    family = Family(
        family_card="6408040101089901",
        village="6408042001",
        floor_area=Decimal("1E+1"),
        members=[Person(nik="6408-0457-0885-9902", birth_date=date(999, 1, 2), school_level="MTs", pregnant=False)],
    )
    assert family_to_dict(family) == {
        "no_kk": "6408040101089901",
        "kode_desa": "64.08.04.2001",
        "luas_lantai": "10",
        "anggota": [
            {
                "nik": "6408045708859902",
                "tanggal_lahir": "0999-01-02",
                "hamil": False,
                "jenjang_sekolah": "MTs",
            }
        ],
    }


def test_a_code_made_by_hand_is_written_by_its_value() -> None:
    code = Code(list_name="jenjang_sekolah", value="SMP", label="SMP", written="sekolah sana")
    assert person_to_dict(Person(school_level=code)) == {"jenjang_sekolah": "SMP"}
    code = Code(list_name="jenjang_sekolah", value="SMP", label="SMP", written="SMA")
    assert person_to_dict(Person(school_level=code)) == {"jenjang_sekolah": "SMP"}


# --- nothing is coerced (reliability 2.4) ----------------------------------------------------


def pairs(first: str | type, *wrong: object) -> list[tuple[str | type, object]]:
    return [(first, value) for value in wrong]


TRAPS = [
    *pairs("hamil", "Tidak", "tidak", "false", "0", "", "ya", "true", 0, 1, 1.0, [], {}),
    *pairs("kehamilan_ke", 3.9, 3.0, True, False, " 3_0 ", "3", "٣", "", [3], Decimal(3)),
    *pairs("nama", 5, True, 1.5, [], {}, b"Siti"),
    *pairs("nik", 6408045708859902, 6.408e15, True, "", "None", "6408", [], "\uff16\uff1408045708859902"),
    *pairs("no_kk", 6408040101089901, "", "None", True),
    *pairs("kode_desa", 64.08, 6408042001, "", "None", "64.00", "2026-11-24"),
    *pairs("jenis_kelamin", 1, True, "", "None", "x", ["L"]),
    *pairs(
        "tanggal_lahir",
        *(
            "1996-03-01T00:00:00",
            "1996-03-01 ",
            "19960301",
            "1996-W09-5",
            "1996-3-1",
            "01-03-1996",
            "01/03/1996",
        ),
        *(
            "1996-02-30",
            "0000-00-00",
            "\uff11\uff19\uff19\uff16-03-01",
            "1996-03-01\n",
            "",
            35125,
            True,
            datetime(1996, 3, 1),
        ),
    ),
    *pairs(
        "ipk",
        *(
            3.5,
            True,
            "NaN",
            "Infinity",
            "-inf",
            "3e0",
            "3_0",
            " 3",
            "3,5",
            "٣",
            ".5",
            "3.",
            "",
            "3.1234567",
        ),
        *(Decimal("NaN"), float("nan"), "3\n"),
    ),
]


@pytest.mark.parametrize(("column", "wrong"), TRAPS, ids=lambda value: ascii(value)[:30])
def test_nothing_is_coerced(column: str, wrong: object) -> None:
    family_facts = {fact.column for fact in FAMILY_FIELDS.values()}
    raw = {column: wrong} if column in family_facts else {"anggota": [{column: wrong}]}
    path = column if column in family_facts else f"anggota[0].{column}"
    with pytest.raises(FactError) as caught:
        family_from_dict(raw)
    assert [where for where, _ in caught.value.faults] == [path]


@pytest.mark.parametrize(
    ("cls", "wrong"),
    [
        *pairs(bool, "Tidak", "false", "0", "", None, 0, 1),
        *pairs(int, 3.9, True, " 3_0 ", "٣", None),
        *pairs(str, None, 5, True),
        *pairs(float, "3.5", None, True, float("nan"), float("inf")),
        *pairs(date, "1996-03-01T00:00", datetime(1996, 3, 1), None, 5),
        *pairs(Decimal, 1.5, "NaN", None, True),
        *pairs(Nik, 6408045708859902, None, "x"),
        *pairs(FamilyCardNumber, None, 5),
        *pairs(RegionCode, None, 64),
        *pairs(Code, "SMP", None, {"list_name": "jenjang_sekolah", "value": "SMP"}),
        *pairs(Person, None, [], "x", 5),
        *pairs(Family, None, [], "x", 5),
    ],
    ids=ascii,
)
def test_the_hooks_of_the_converter_are_strict(cls: type, wrong: object) -> None:
    with pytest.raises(FactError):
        make_converter().structure(wrong, cls)


def test_the_converter_takes_what_is_right() -> None:
    converter = make_converter()
    for value in (True, 5, "teks", 1.5, date(1996, 3, 1), Decimal("7.2"), Nik.parse(CANARIES[0])):
        assert converter.structure(converter.unstructure(value), type(value)) == value
    code = SCHOOL_LEVEL.parse("MTs")
    assert converter.structure(code, Code) is code
    assert converter.structure(3, float) == 3.0


def test_other_rooms_can_keep_persons_inside_their_own_records() -> None:
    @attrs.frozen(kw_only=True)
    class Visit:
        day: date
        met: list[Person]
        done: bool | None = None

    converter = make_converter()
    visit = Visit(day=date(2026, 11, 24), met=[Person(sex="P", school_level="MTs")])
    raw = converter.unstructure(visit)
    assert raw == {
        "day": "2026-11-24",
        "met": [{"jenis_kelamin": "P", "jenjang_sekolah": "MTs"}],
        "done": None,
    }
    assert converter.structure(json.loads(json.dumps(raw)), Visit) == visit
    with pytest.raises(Exception, match="Visit"):
        converter.structure({**raw, "doen": True}, Visit)


# --- every fault at once, with its path ------------------------------------------------------


def test_every_fault_is_told_with_its_path() -> None:
    raw = {
        "desil": 11,
        "non_desil": "ya",
        "kode_desa": "desa itu",
        "lantai": "awan",
        "desill": 3,
        "hamil": True,
        "anggota": [
            {"nik": "6408", "hamil": "Tidak", "kehamilan_ke": 99, "jenis_kelamin": "x"},
            {"hamil": True},
            {"tanggal_lahir": "1996-02-30", "Hamil": True, "pregnant": True, "desil": 3},
            "Siti",
            None,
        ],
    }
    with pytest.raises(FactError) as caught:
        family_from_dict(raw)
    faults = dict(caught.value.faults)
    assert list(faults) == [
        *("non_desil", "kode_desa", "lantai", "desill", "hamil"),
        *("anggota[0].nik", "anggota[0].hamil", "anggota[0].jenis_kelamin", "anggota[0].kehamilan_ke"),
        *("anggota[2].tanggal_lahir", "anggota[2].Hamil", "anggota[2].pregnant", "anggota[2].desil"),
        *("anggota[3]", "anggota[4]"),
        "desil",
    ]
    assert faults["desil"] == "desil harus antara 1 dan 10, bukan 11"
    assert faults["desill"] == "'desill' tidak dikenal; mungkin maksudnya desil"
    assert faults["hamil"] == "'hamil' adalah fakta orang; tulis di tempatnya"
    assert faults["anggota[0].hamil"] == "hamil harus true atau false, bukan teks"
    assert faults["anggota[0].kehamilan_ke"] == "kehamilan_ke harus antara 1 dan 25, bukan 99"
    assert faults["anggota[2].tanggal_lahir"].startswith("tanggal_lahir harus tanggal yang ada")
    assert faults["anggota[2].Hamil"] == "'Hamil' tidak dikenal; mungkin maksudnya hamil"
    assert faults["anggota[2].pregnant"] == "'pregnant' tidak dikenal; mungkin maksudnya hamil"
    assert faults["anggota[2].desil"] == "'desil' adalah fakta keluarga; tulis di tempatnya"
    assert faults["anggota[3]"] == "orang harus objek, bukan teks"
    assert faults["anggota[4]"] == "orang harus objek, bukan kosong (null)"


def test_the_check_across_facts_is_told_too() -> None:
    with pytest.raises(FactError, match="tidak bisa sekaligus punya desil 3 dan non-desil"):
        family_from_dict({"desil": 3, "non_desil": True})


@pytest.mark.parametrize("members", ["Siti", {"0": {}}, 5, True])
def test_members_are_a_list(members: object) -> None:
    with pytest.raises(FactError, match="anggota harus daftar"):
        family_from_dict({"anggota": members})


@pytest.mark.parametrize("key", ["hamill", "", "zzzzzz", "no kk", "members", 5, None, "hamil "])
def test_extra_keys_are_refused(key: object) -> None:
    with pytest.raises(FactError):
        person_from_dict({key: None})  # type: ignore[dict-item]
    with pytest.raises(FactError):
        family_from_dict({key: None})  # type: ignore[dict-item]


def test_an_extra_key_gets_a_hint() -> None:
    with pytest.raises(FactError, match="mungkin maksudnya no_kk"):
        family_from_dict({"no kk": None})
    with pytest.raises(FactError, match="mungkin maksudnya anggota"):
        family_from_dict({"members": []})


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
COLUMNS = st.sampled_from([fact.column for fact in facts_table()] + ["anggota", "hamill"])


@given(st.dictionaries(COLUMNS, JUNK, max_size=6) | JUNK)
def test_junk_is_refused_with_a_fact_error_or_read(raw: object) -> None:
    for read in (family_from_dict, person_from_dict):
        faults: tuple[tuple[str, str], ...] | None = None
        try:
            read(raw)  # type: ignore[arg-type]
        except FactError as error:
            faults = error.faults
        assert faults is None or (faults and all(text for _, text in faults))


# --- no NIK anywhere (reliability 2.8) -------------------------------------------------------


def everything_said(action: Callable[[], object]) -> str:
    """The text of the result or of the error with its whole chain, notes and sub-exceptions too."""
    try:
        return repr(action())
    except Exception as error:
        lines = traceback.format_exception(error)
        return "".join(lines) + str(error) + repr(error) + repr(getattr(error, "faults", ""))


def clear_of_canaries(said: str) -> bool:
    packed = "".join(ch for ch in said if ch.isdigit())
    return all(canary not in said and canary not in packed for canary in CANARIES)


@pytest.mark.parametrize("fact", facts_table(), ids=lambda fact: fact.column)
def test_a_canary_in_any_fact_is_never_repeated(fact: object, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    column = fact.column  # type: ignore[attr-defined]
    one, two = CANARIES
    shapes: list[object] = [one, int(one), float(one), f"{one[:4]}-{one[4:8]} {one[8:12]}.{one[12:]}", [one]]
    shapes += [f"{one}1", f"'{one}", {one: two}, Decimal(one), f"{one}.0", f" {one}\n"]
    converter = make_converter()
    for value in shapes:
        person: dict[str, object] = {"nik": two, column: value}
        family: dict[str, object] = {"no_kk": two, column: value, "anggota": [person, {"nik": one}]}
        for action in (
            lambda raw=person: person_from_dict(raw),
            lambda raw=family: family_from_dict(raw),
            lambda raw=family: converter.structure(raw, Family),
            lambda raw=person: converter.structure([raw], list[Person]),
        ):
            assert clear_of_canaries(everything_said(action)), (column, type(value))
    assert clear_of_canaries(caplog.text)


@pytest.mark.parametrize("key", [CANARIES[0], f"nik {CANARIES[0]}", int(CANARIES[0]), "6408 0457 0885 9902"])
def test_a_canary_as_a_name_is_never_repeated(key: object) -> None:
    for raw in (
        {key: True},
        {"anggota": [{key: True}]},
        {"anggota": CANARIES[0]},
        CANARIES[0],
        [CANARIES[0]],
    ):
        for read in (family_from_dict, person_from_dict):
            assert clear_of_canaries(everything_said(lambda raw=raw, read=read: read(raw)))  # type: ignore[misc]


def test_the_error_has_no_hidden_context() -> None:
    with pytest.raises(FactError) as caught:
        person_from_dict({"nik": f"{CANARIES[0]}1", "tanggal_lahir": "1985-02-30", "jenis_kelamin": "?"})
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


# --- the rest --------------------------------------------------------------------------------


def test_importing_the_room_loads_no_cattrs() -> None:
    code = "import sys, pskslib.population; print('cattrs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_facts_table_is_the_data_dictionary() -> None:
    assert facts_table() == (*PERSON_FIELDS.values(), *FAMILY_FIELDS.values())
    assert {fact.kind for fact in facts_table()} == set(Kind)
