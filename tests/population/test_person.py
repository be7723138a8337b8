"""A person accepts right facts only, keeps unknown apart from no, and does not show who it is."""

import copy
import inspect
import pickle
from datetime import date, datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from pskslib.errors import FactError, IdentityError, UnknownName
from pskslib.population import PERSON_FIELDS, Kind, Person
from pskslib.population.codes import FLOOR
from tests.population.strategies import person_facts, persons

CANARY = "6408045708859902"


def test_everything_is_unknown_at_first() -> None:
    person = Person()
    assert all(getattr(person, name) is None for name in PERSON_FIELDS)
    assert Person(pregnant=None) == person
    assert Person(pregnant=False) != person


@pytest.mark.parametrize("wrong", ["Tidak", "tidak", "false", "0", "", "ya", 0, 1, 1.0, [], b"1"], ids=repr)
def test_only_true_and_false_are_booleans(wrong: object) -> None:
    with pytest.raises(FactError, match="hamil harus ya/tidak, bukan"):
        Person(pregnant=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [True, False, 3.0, 3.9, " 3_0 ", "3", "٣", "", Decimal(3)], ids=repr)
def test_only_whole_numbers_are_whole_numbers(wrong: object) -> None:
    with pytest.raises(FactError, match="kehamilan_ke harus bilangan bulat, bukan"):
        Person(pregnancy_number=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [3.5, "3.5", "", True, Decimal("NaN"), Decimal("Infinity")], ids=repr)
def test_only_exact_numbers_are_numbers(wrong: object) -> None:
    with pytest.raises(FactError, match="ipk harus bilangan"):
        Person(grade_average=wrong)  # type: ignore[arg-type]


def test_a_whole_number_is_an_exact_number_too() -> None:
    person = Person(grade_average=3)
    assert person.grade_average == Decimal(3)
    assert isinstance(person.grade_average, Decimal)
    with pytest.raises(FactError, match="paling banyak 6 angka di belakang koma"):
        Person(grade_average=Decimal("3.1234567"))


@pytest.mark.parametrize("wrong", ["1996-03-01", datetime(1996, 3, 1), 35125, ""], ids=repr)
def test_only_dates_are_dates(wrong: object) -> None:
    with pytest.raises(FactError, match="tanggal_lahir harus tanggal, bukan"):
        Person(birth_date=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [5, True, b"Siti", 1.5], ids=repr)
def test_only_text_is_text(wrong: object) -> None:
    with pytest.raises(FactError, match="nama harus teks, bukan"):
        Person(name=wrong)  # type: ignore[arg-type]


def test_codes_are_read_and_codes_of_another_list_refused() -> None:
    assert Person(sex="perempuan").sex == Person(sex="2").sex
    with pytest.raises(UnknownName):
        Person(sex="x?")
    with pytest.raises(FactError, match="jenis_kelamin harus kode daftar jenis_kelamin, bukan daftar lantai"):
        Person(sex=FLOOR.parse("tanah"))
    with pytest.raises(FactError, match="jenis_kelamin harus kode, bukan int"):
        Person(sex=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [n for n, f in PERSON_FIELDS.items() if f.kind is Kind.INT])
def test_bounds_are_inclusive_and_told(name: str) -> None:
    fact = PERSON_FIELDS[name]
    assert fact.low is not None
    assert fact.high is not None
    for value in (fact.low, fact.high):
        assert getattr(Person(**{name: value}), name) == value  # type: ignore[arg-type]
    for value in (fact.low - 1, fact.high + 1):
        with pytest.raises(FactError, match=f"{fact.column} harus antara {fact.low} dan {fact.high}"):
            Person(**{name: value})  # type: ignore[arg-type]


def test_huge_numbers_are_refused_without_being_repeated() -> None:
    for value in (int(CANARY), -int(CANARY), 10**5000):
        with pytest.raises(FactError) as caught:
            Person(income=value)
        assert str(caught.value) == "penghasilan: penghasilan harus antara 0 dan 1000000000000"


def test_all_faults_are_told_at_once_in_order_of_declaration() -> None:
    with pytest.raises(FactError) as caught:
        Person(pregnancy_number=0, pregnant="ya", name=3)  # type: ignore[arg-type]
    assert [path for path, _ in caught.value.faults] == ["nama", "hamil", "kehamilan_ke"]


def test_unknown_arguments_are_refused_as_in_any_call() -> None:
    with pytest.raises(TypeError):
        Person(hamil=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Person("6408")  # type: ignore[call-arg]


def test_repr_masks_who_it_is() -> None:
    person = Person(nik=CANARY, name="Canari Sangatta", birth_date=date(1985, 8, 17), person_id=CANARY)
    for text in (repr(person), str(person), f"{person}", f"{[person]}"):
        assert CANARY not in text
        assert "Canari" not in text
        assert "17" not in text.replace(person.nik.mask() if person.nik else "", "")
        assert "1985-**-**" in text


def test_a_wrong_nik_is_not_repeated() -> None:
    with pytest.raises(IdentityError) as caught:
        Person(nik=CANARY + "1")
    assert CANARY not in str(caught.value)


def test_a_person_cannot_be_changed() -> None:
    person = Person(sex="P")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        person.sex = None  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del person.sex
    with pytest.raises(AttributeError):
        person.umur = 3  # type: ignore[attr-defined]
    assert not hasattr(person, "__dict__")


def test_a_refused_person_leaves_no_changeable_class_behind() -> None:
    with pytest.raises(FactError):
        Person(pregnant=3)  # type: ignore[arg-type]
    assert type(Person()) is Person


def test_the_signature_is_the_declaration() -> None:
    parameters = dict(inspect.signature(Person).parameters)
    assert parameters.pop("doubted").default == frozenset()
    assert list(parameters) == list(PERSON_FIELDS)
    assert all(p.default is None and p.kind is p.KEYWORD_ONLY for p in parameters.values())


def test_a_subclass_is_checked_too() -> None:
    @attrs.frozen(kw_only=True)
    class Pupil(Person):
        nickname: str | None = None

    assert Pupil(pregnant=True, nickname="Ani").nickname == "Ani"
    with pytest.raises(FactError, match="hamil"):
        Pupil(pregnant="ya")  # type: ignore[arg-type]

    class Plain(Person):
        pass

    assert Plain(pregnant=True).pregnant is True
    with pytest.raises(FactError, match="hamil"):
        Plain(pregnant="ya")  # type: ignore[arg-type]


@given(person_facts())
def test_what_goes_in_stays(known: dict[str, object]) -> None:
    person = Person(**known)  # type: ignore[arg-type]
    for name in PERSON_FIELDS:
        assert getattr(person, name) == known.get(name)


@given(persons)
def test_persons_can_be_copied_compared_and_kept(person: Person) -> None:
    assert attrs.evolve(person) == person
    assert copy.deepcopy(person) == person
    assert pickle.loads(pickle.dumps(person)) == person
    assert hash(attrs.evolve(person)) == hash(person)
    assert repr(person).startswith("Person(")
