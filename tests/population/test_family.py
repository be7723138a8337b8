"""A family keeps unranked apart from unknown, and holds persons only."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from pskslib.errors import FactError, IdentityError
from pskslib.population import FAMILY_FIELDS, Family, Kind, Person
from tests.population.strategies import families, family_facts

CANARY = "6408040101089901"


def test_unranked_and_unknown_are_two_things() -> None:
    unknown, unranked = Family(), Family(unranked=True)
    assert unknown.decile is None
    assert unranked.decile is None
    assert unknown != unranked
    assert Family(decile=3, unranked=False).decile == 3
    with pytest.raises(FactError, match="tidak bisa sekaligus punya desil 3 dan non-desil"):
        Family(decile=3, unranked=True)


@pytest.mark.parametrize("wrong", [0, 11, -1, True, 3.0, "3", "non-desil"])
def test_the_decile_is_a_whole_number_from_1_to_10(wrong: object) -> None:
    with pytest.raises(FactError, match="desil harus"):
        Family(decile=wrong)  # type: ignore[arg-type]


def test_the_decile_is_only_compared_with_non_desil_when_both_are_right() -> None:
    with pytest.raises(FactError) as caught:
        Family(decile=int(CANARY), unranked=True)
    assert caught.value.faults == (("desil", "desil harus antara 1 dan 10"),)


def test_members_are_persons() -> None:
    family = Family(members=[Person(sex="L"), Person()])
    assert isinstance(family.members, tuple)
    assert Family(members=iter([Person()])).members == (Person(),)
    with pytest.raises(FactError) as caught:
        Family(decile=0, members=[Person(), {"sex": "L"}])  # type: ignore[list-item]
    assert [path for path, _ in caught.value.faults] == ["desil", "anggota[1]"]


def test_money_and_areas() -> None:
    family = Family(floor_area=Decimal("21.6"), head_income=600_000, village="64.08.04.2001")
    assert family.floor_area == Decimal("21.6")
    assert str(family.village) == "64.08.04.2001"
    with pytest.raises(FactError, match="luas_lantai harus bilangan, bukan float"):
        Family(floor_area=21.6)  # type: ignore[arg-type]
    with pytest.raises(FactError, match="penghasilan_kepala harus antara 0 dan"):
        Family(head_income=-1)
    with pytest.raises(IdentityError):
        Family(village="desa itu")


@pytest.mark.parametrize("name", [n for n, f in FAMILY_FIELDS.items() if f.kind is Kind.BOOL])
@pytest.mark.parametrize("wrong", ["Tidak", "", 0])
def test_only_true_and_false_are_booleans(name: str, wrong: object) -> None:
    with pytest.raises(FactError, match=f"{FAMILY_FIELDS[name].column} harus ya/tidak"):
        Family(**{name: wrong})  # type: ignore[arg-type]


def test_repr_masks_who_it_is() -> None:
    family = Family(
        family_card=CANARY, address="Jalan Canari 5", members=[Person(nik="6408045708859902", name="Canari")]
    )
    for text in (repr(family), str(family), f"{[family]}"):
        assert CANARY not in text
        assert "6408045708859902" not in text
        assert "Canari" not in text
    assert repr(family).endswith("address=***, 1 anggota)")


@given(family_facts())
def test_what_goes_in_stays(known: dict[str, object]) -> None:
    family = Family(**known)  # type: ignore[arg-type]
    for name in FAMILY_FIELDS:
        assert getattr(family, name) == known.get(name)


@given(families)
def test_families_can_be_copied_and_compared(family: Family) -> None:
    assert attrs.evolve(family) == family
    assert hash(attrs.evolve(family)) == hash(family)
