"""Code lists accept a value, a label or a known spelling, keep what was written, and guess nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import UnknownName
from pskslib.population import CodeList
from pskslib.population.codes import RELATION, SCHOOL_LEVEL, SEX, all_lists
from tests.population.strategies import CODE_TABLES, spellings


def test_every_shipped_list_has_a_source_and_entries() -> None:
    assert [code_list.name for code_list in all_lists()] == list(CODE_TABLES)
    for code_list in all_lists():
        assert code_list.source
        assert len(code_list.values) >= 2


@pytest.mark.parametrize("code_list", all_lists(), ids=lambda code_list: code_list.name)
def test_value_label_and_spellings_are_read_in_any_case(code_list: CodeList) -> None:
    for text, value in spellings(code_list.name):
        for written in (text, text.upper(), text.lower(), f"  {text} "):
            code = code_list.parse(written)
            assert code.value == value, written
            assert code.written == written.strip()
            assert code.label == code_list.values[value]
            assert code == code_list.parse(text), "what was written is no part of a code's identity"


@pytest.mark.parametrize("code_list", all_lists(), ids=lambda code_list: code_list.name)
def test_unknown_words_are_refused(code_list: CodeList) -> None:
    for text in ("zzzzqqqq", "", "-", "999", "٣"):
        with pytest.raises(UnknownName):
            code_list.parse(text)
        assert not code_list.is_valid(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("MI", "SD"),
        ("Paket A", "SD"),
        ("SDLB", "SD"),
        ("MTs", "SMP"),
        ("mts", "SMP"),
        ("Paket B", "SMP"),
        ("MA", "SMA"),
        ("SMK", "SMA"),
        ("MAK", "SMA"),
        ("paket c", "SMA"),
        ("tidak", "tidak"),
        ("putus sekolah", "tidak"),
    ],
)
def test_equivalent_schools_are_read_as_their_level(text: str, level: str) -> None:
    code = SCHOOL_LEVEL.parse(text)
    assert (code.value, code.written) == (level, text)


def test_numbers_may_have_a_leading_zero() -> None:
    assert RELATION.parse("01").value == "1"
    assert SEX.parse("1").value == "L"


def test_a_near_miss_gets_a_hint() -> None:
    with pytest.raises(UnknownName, match="mungkin maksudnya perempuan"):
        SEX.parse("perempuann")
    with pytest.raises(UnknownName, match="pilihan: L=laki-laki; P=perempuan"):
        SEX.parse("qqqq")


def test_a_long_number_is_not_repeated() -> None:
    with pytest.raises(UnknownName) as caught:
        SEX.parse("6408 0457 0885 9902")
    assert "9902" not in str(caught.value)


@given(st.one_of(st.none(), st.integers(), st.booleans(), st.floats(), st.binary(), st.lists(st.text()), st.text()))
def test_is_valid_never_raises(anything: object) -> None:
    assert SEX.is_valid(anything) in (True, False)


def test_codes_of_different_lists_differ() -> None:
    from pskslib.population.codes import FLOOR, WALL

    assert FLOOR.parse("bambu") != WALL.parse("bambu")
    assert str(FLOOR.parse("papan")) == "kayu atau papan"
