"""Persons and families to plain data and back: what JSON can hold, under the Indonesian column names.

A fact that is not there, or is null, is unknown. Nothing is guessed: ``"Tidak"`` is no boolean, ``3.0``
no whole number, a time no date. All faults are told at once, each with its path, and never with a NIK.
"""

import functools
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pskslib.errors import FactError, PskslibError
from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population.codes import Code
from pskslib.population.family import FAMILY_FIELDS, Family
from pskslib.population.fields import Field, Kind
from pskslib.population.person import PERSON_FIELDS, Person

if TYPE_CHECKING:
    from cattrs import Converter

_T = TypeVar("_T")
_Faults = tuple[tuple[str, str], ...]

_MEMBERS: Final = "anggota"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?")
_TYPES: Final[Mapping[Kind, type]] = {
    Kind.BOOL: bool,
    Kind.INT: int,
    Kind.DECIMAL: Decimal,
    Kind.DATE: date,
    Kind.TEXT: str,
    Kind.NIK: Nik,
    Kind.KK: FamilyCardNumber,
    Kind.REGION: RegionCode,
}
_WORDS: Final[Mapping[type, str]] = {
    type(None): "kosong (null)",
    bool: "true/false",
    int: "bilangan",
    float: "bilangan pecahan",
    str: "teks",
    dict: "objek",
    list: "daftar",
}


class _RefusedError(PskslibError, ValueError):
    """One value that cannot be read; the message ends a sentence that starts with its name."""


def make_converter() -> "Converter":
    """Return a new strict cattrs converter that knows persons, families and every primitive in them.

    Its hooks refuse what cattrs would otherwise coerce (``bool("Tidak")`` is true in Python). It is meant
    to be extended: rooms that keep persons inside their own records add their hooks to it.

    >>> make_converter().structure("Tidak", bool)
    Traceback (most recent call last):
    ...
    pskslib.errors.FactError: harus true atau false, bukan teks
    """
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, prefer_attrib_converters=False)
    for cls, read in _READERS.items():
        converter.register_structure_hook(cls, _alone(read))
    converter.register_structure_hook(Code, _alone(_read_code_alone))
    converter.register_structure_hook(Person, lambda raw, _: person_from_dict(raw))
    converter.register_structure_hook(Family, lambda raw, _: family_from_dict(raw))
    converter.register_unstructure_hook(Person, person_to_dict)
    converter.register_unstructure_hook(Family, family_to_dict)
    for cls in (date, Decimal, Nik, FamilyCardNumber, RegionCode, Code):
        converter.register_unstructure_hook(cls, _write)
    return converter


def family_from_dict(raw: Mapping[str, object]) -> Family:
    """Read a family and its members from plain data.

    >>> family_from_dict({"desil": 3, "anggota": [{"jenis_kelamin": "P", "hamil": True}]})
    Family(decile=3, 1 anggota)
    >>> family_from_dict({"alamatt": "-", "anggota": [{}, {"hamil": "ya"}]})
    Traceback (most recent call last):
    ...
    pskslib.errors.FactError: alamatt: 'alamatt' tidak dikenal; mungkin maksudnya alamat; anggota[1].hamil: \
hamil harus true atau false, bukan teks

    Raises:
        FactError: All that cannot be accepted, each with its path, such as ``anggota[1].hamil``.
    """
    family, faults = _read_family(raw)
    if family is None:
        raise FactError(faults)
    return family


def person_from_dict(raw: Mapping[str, object]) -> Person:
    """Read a person from plain data.

    >>> person_from_dict({"jenis_kelamin": "perempuan", "tanggal_lahir": "1996-03-01", "hamil": None})
    Person(birth_date=1996-**-**, sex=P)

    Raises:
        FactError: All that cannot be accepted, each with the name of its column.
    """
    person, faults = _read_person(raw, "")
    if person is None:
        raise FactError(faults)
    return person


def family_to_dict(family: Family) -> dict[str, object]:
    """Write the known facts of a family as plain data, members under ``anggota``. Holds personal data.

    >>> family_to_dict(Family(decile=3, village="64.08.04.2001", members=[Person(sex="laki-laki")]))
    {'kode_desa': '64.08.04.2001', 'desil': 3, 'anggota': [{'jenis_kelamin': 'laki-laki'}]}
    """
    return {
        **_facts_to_dict(family, FAMILY_FIELDS),
        _MEMBERS: [person_to_dict(member) for member in family.members],
    }


def person_to_dict(person: Person) -> dict[str, object]:
    """Write the known facts of a person as plain data. Holds personal data: not for logs.

    >>> person_to_dict(Person(pregnant=False, income=1_500_000))
    {'hamil': False, 'penghasilan': 1500000}
    """
    return _facts_to_dict(person, PERSON_FIELDS)


def facts_table() -> tuple[Field, ...]:
    """Return every declared fact, persons first: the data dictionary.

    >>> [fact.column for fact in facts_table() if fact.owner == "keluarga"][:4]
    ['no_kk', 'alamat', 'kode_desa', 'desil']
    """
    return (*PERSON_FIELDS.values(), *FAMILY_FIELDS.values())


# --- reading ---------------------------------------------------------------------------------


def _read_family(raw: object) -> tuple[Family | None, _Faults]:
    known, faults = _read_facts(raw, FAMILY_FIELDS, PERSON_FIELDS, "keluarga", extra=_MEMBERS)
    members: list[Person] = []
    rows = raw.get(_MEMBERS) if isinstance(raw, Mapping) else None
    if rows is not None and (isinstance(rows, str) or not isinstance(rows, Sequence)):
        faults += ((_MEMBERS, f"{_MEMBERS} harus daftar, bukan {_word(rows)}"),)
        rows = None
    for place, row in enumerate(rows or ()):
        person, more = _read_person(row, f"{_MEMBERS}[{place}]")
        faults += more
        if person is not None:
            members.append(person)
    return _build(Family, {**known, "members": tuple(members)}, faults, "")


def _read_person(raw: object, path: str) -> tuple[Person | None, _Faults]:
    known, faults = _read_facts(raw, PERSON_FIELDS, FAMILY_FIELDS, "orang")
    return _build(Person, known, tuple((_join(path, where), text) for where, text in faults), path)


def _build(cls: type[_T], known: dict[str, object], faults: _Faults, path: str) -> tuple[_T | None, _Faults]:
    """Build from what could be read, so that the checks of the class are told with the other faults."""
    try:
        built = cls(**known)
    except FactError as error:
        return None, faults + tuple((_join(path, where), text) for where, text in error.faults)
    return (None if faults else built), faults


def _read_facts(
    raw: object, facts: Mapping[str, Field], others: Mapping[str, Field], what: str, extra: str | None = None
) -> tuple[dict[str, object], _Faults]:
    if not isinstance(raw, Mapping):
        return {}, (("", f"{what} harus objek, bukan {_word(raw)}"),)
    columns = _by_column(what)
    known: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    for key, value in raw.items():
        if extra is not None and key == extra:
            continue
        fact = columns.get(key) if isinstance(key, str) else None
        if fact is None:
            faults.append(unknown_key(key, facts, others, extra))
        elif value is not None:
            try:
                known[fact.name] = _read_value(fact, value)
            except PskslibError as error:
                own = f"{fact.column} " if isinstance(error, _RefusedError) else ""
                faults.append((fact.column, f"{own}{error}"))
    return known, tuple(faults)


@functools.cache
def _by_column(what: str) -> dict[str, Field]:
    facts = PERSON_FIELDS if what == "orang" else FAMILY_FIELDS
    return {fact.column: fact for fact in facts.values()}


def _read_value(fact: Field, value: object) -> object:
    if fact.kind is Kind.CODE and fact.codes is not None:
        return fact.codes.parse(_read_text(value))
    return _READERS[_TYPES[fact.kind]](value)


def unknown_key(
    key: object, facts: Mapping[str, Field], others: Mapping[str, Field], extra: str | None = None
) -> tuple[str, str]:
    """Say of a name that is no fact here where it belongs, or what was perhaps meant.

    >>> unknown_key("hamill", PERSON_FIELDS, FAMILY_FIELDS)
    ('hamill', "'hamill' tidak dikenal; mungkin maksudnya hamil")

    Args:
        key: The name.
        facts: The facts that can stand here.
        others: The facts that stand elsewhere.
        extra: Another name that can stand here.

    Returns:
        What can be shown of the name, and a sentence; neither repeats a long number.
    """
    if not isinstance(key, str):
        return "", f"nama fakta harus teks, bukan {_word(key)}"
    if sum(map(str.isdigit, key)) >= 8:  # perhaps a NIK that slipped into the heading
        return "", "ada nama fakta yang berupa angka panjang"
    shown = key[:40]
    own = {fact.column: fact.column for fact in facts.values()}
    own |= {name: fact.column for name, fact in facts.items()}  # the name in Python
    if extra is not None:
        own |= {extra: extra, "members": extra}
    elsewhere = next((f for f in others.values() if f.column == key), None)
    if elsewhere is not None:
        return shown, f"{shown!r} adalah fakta {elsewhere.owner}; tulis di tempatnya"
    near = get_close_matches(re.sub(r"\W+", "_", key.strip().casefold()), own, n=1, cutoff=0.6)
    return shown, f"{shown!r} tidak dikenal" + (f"; mungkin maksudnya {own[near[0]]}" if near else "")


def _read_bool(value: object) -> bool:
    if value is True or value is False:
        return value
    raise _RefusedError(f"harus true atau false, bukan {_word(value)}")


def _read_int(value: object) -> int:
    if type(value) is int:
        return value
    raise _RefusedError(f"harus bilangan bulat, bukan {_word(value)}")


def _read_text(value: object) -> str:
    if type(value) is str:
        return value
    raise _RefusedError(f"harus teks, bukan {_word(value)}")


def _read_float(value: object) -> float:
    if type(value) in (float, int) and math.isfinite(cast("float", value)):
        return float(cast("float", value))
    raise _RefusedError(f"harus bilangan berhingga, bukan {_word(value)}")


def _read_date(value: object) -> date:
    if type(value) is str and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # 2025-02-30; the message of Python would repeat it
    elif type(value) is date:
        return value
    raise _RefusedError("harus tanggal yang ada, ditulis seperti 2026-11-24")


def _read_decimal(value: object) -> Decimal:
    if type(value) is int or type(value) is Decimal:
        return Decimal(value)
    if type(value) is str and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise _RefusedError(f'harus bilangan, ditulis seperti "7.2" atau 7, bukan {_word(value)}')


def _read_nik(value: object) -> Nik:
    return value if isinstance(value, Nik) else Nik.parse(_read_text(value))


def _read_family_card(value: object) -> FamilyCardNumber:
    return value if isinstance(value, FamilyCardNumber) else FamilyCardNumber.parse(_read_text(value))


def _read_region(value: object) -> RegionCode:
    return value if isinstance(value, RegionCode) else RegionCode.parse(_read_text(value))


def _read_code_alone(value: object) -> Code:
    if isinstance(value, Code):
        return value
    raise _RefusedError("berupa kode hanya dapat dibaca bersama nama faktanya")


_READERS: Final[Mapping[type, Callable[[object], object]]] = {
    bool: _read_bool,
    int: _read_int,
    float: _read_float,
    str: _read_text,
    date: _read_date,
    Decimal: _read_decimal,
    Nik: _read_nik,
    FamilyCardNumber: _read_family_card,
    RegionCode: _read_region,
}


def _alone(read: Callable[[object], object]) -> Callable[[object, type], object]:
    """Make a hook of a reader; its fault has no name."""

    def hook(value: object, _: type) -> object:
        try:
            return read(value)
        except PskslibError as error:
            message = str(error)
        raise FactError((("", message),))

    return hook


# --- writing ---------------------------------------------------------------------------------


def _facts_to_dict(thing: Person | Family, facts: Mapping[str, Field]) -> dict[str, object]:
    return {
        fact.column: _write(value, fact) for name, fact in facts.items() if (value := getattr(thing, name)) is not None
    }


def _write(value: object, fact: Field | None = None) -> object:
    if isinstance(value, Code):
        codes = fact.codes if fact is not None else None
        as_written = codes is None or (codes.is_valid(value.written) and codes.parse(value.written) == value)
        return value.written if as_written else value.value
    if isinstance(value, Nik | FamilyCardNumber):
        return value.digits
    if isinstance(value, RegionCode):
        return value.dotted
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value


def _join(path: str, where: str) -> str:
    return f"{path}.{where}" if path and where else path or where


def _word(value: object) -> str:
    return _WORDS.get(type(value), type(value).__name__)
