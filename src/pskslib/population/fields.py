"""What a fact is: its column, words, unit, code list, and what holds when nobody has asked.

Each fact of a person or family is declared once, as metadata on its attrs attribute, with
:func:`about`. Readers of files, rules, questions, documents and JSON all read it from there.
"""

import enum
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Final, cast, get_args

from attrs import Attribute, AttrsInstance, evolve, fields, frozen

from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population.codes import Code, CodeList

_KEY: Final = "pskslib"

MOST_RUPIAH: Final = 1_000_000_000_000
"""The largest sum of money accepted as a fact of one family; more is a slip of the pen."""

_SHOWN: Final = 10**9  # larger numbers are not repeated in a message: they may be a NIK
_PLACES: Final = 6  # decimal places of an exact number


class Kind(enum.Enum):
    """What sort of value a fact holds."""

    BOOL = "ya/tidak"
    INT = "bilangan bulat"
    DECIMAL = "bilangan"
    DATE = "tanggal"
    CODE = "kode"
    TEXT = "teks"
    NIK = "NIK"
    KK = "nomor KK"
    REGION = "kode wilayah"


_KINDS: Final[Mapping[type, Kind]] = {
    bool: Kind.BOOL,
    int: Kind.INT,
    Decimal: Kind.DECIMAL,
    date: Kind.DATE,
    Code: Kind.CODE,
    str: Kind.TEXT,
    Nik: Kind.NIK,
    FamilyCardNumber: Kind.KK,
    RegionCode: Kind.REGION,
}


@frozen(kw_only=True)
class Presumption:
    """A value taken for granted until somebody checks, and why that is fair.

    Used only for statuses that a list or a match establishes and that are unknown for nearly every
    family. A decision always names what it presumed.
    """

    value: bool
    reason: str
    reason_en: str


@frozen(kw_only=True)
class Applies:
    """Whom a fact can be about; for everybody else it is a known ``outside`` value.

    Attributes:
        sex: ``"P"`` or ``"L"``, or None for both.
        age_from: Name of the parameter in ``fields.toml`` with the lowest age in completed years.
        age_to: The same for the highest age (included).
        outside: The value that holds for people to whom the fact does not apply.
    """

    sex: str | None = None
    age_from: str | None = None
    age_to: str | None = None
    outside: bool | str = False


@frozen(kw_only=True, eq=False)
class Field:
    """The declaration of one fact; there is one object for each, so they are compared by identity.

    Attributes:
        name: Attribute name in Python.
        owner: ``"orang"`` or ``"keluarga"``.
        column: Column name in files and key in JSON.
        label: What it is, in Bahasa Indonesia, to stand inside a sentence.
        label_en: The same in English.
        question: What to ask a family; ``{siapa}`` stands for the member.
        question_en: The same in English.
        kind: Sort of value.
        unit: Unit of a number (``"tahun"``, ``"Rp/bulan"``), or None.
        codes: Code list of a coded fact.
        low: Lowest number accepted, or None.
        high: Highest number accepted, or None.
        presumed: What is taken for granted while unknown.
        applies: Whom the fact can be about.
        verify: A *yes* is only a hint: it asks for a check and never decides.
        personal: Identifies a person; masked wherever it is shown.
        sensitive: Health, law or poverty data; never inferred from other fields.
        instead: For a number, the boolean fact that says that the number cannot exist, and the
            number that then stands for it (an unranked family counts as beyond the last decile).
        dated_by: For a yes or no, the date from which it is yes (deceased: the date of death); where the
            date is recorded it tells, whatever else is.
    """

    name: str = ""
    owner: str = ""
    column: str
    label: str
    label_en: str
    question: str
    question_en: str
    kind: Kind = Kind.TEXT
    unit: str | None = None
    codes: CodeList | None = None
    low: int | None = None
    high: int | None = None
    presumed: Presumption | None = None
    applies: Applies | None = None
    verify: bool = False
    personal: bool = False
    sensitive: bool = False
    instead: tuple[str, int] | None = None
    dated_by: str | None = None

    @property
    def accepted(self) -> type | tuple[type, ...]:
        """The Python types that a value of this fact may have."""
        return _EXPECTED[self.kind]

    def fault(self, value: object) -> str | None:
        """Say in Bahasa Indonesia what is wrong with ``value``, or None when it is acceptable.

        >>> from pskslib.population import FAMILY_FIELDS
        >>> FAMILY_FIELDS["decile"].fault(11)
        'desil harus antara 1 dan 10, bukan 11'
        >>> FAMILY_FIELDS["decile"].fault(True)
        'desil harus bilangan bulat, bukan bool'
        """
        wrong_type = not isinstance(value, self.accepted) or (isinstance(value, bool) and self.kind is not Kind.BOOL)
        if wrong_type or isinstance(value, datetime):
            return f"{self.column} harus {self.kind.value}, bukan {type(value).__name__}"
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return self._number_fault(value)
        if isinstance(value, Code) and self.codes is not None and value.list_name != self.codes.name:
            return f"{self.column} harus kode daftar {self.codes.name}, bukan daftar {value.list_name}"
        return None

    def _number_fault(self, value: int | Decimal) -> str | None:
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            if not isinstance(exponent, int):
                return f"{self.column} harus bilangan berhingga"
            if exponent < -_PLACES:
                return f"{self.column} paling banyak {_PLACES} angka di belakang koma"
        low, high = self.low, self.high
        if (low is None or value >= low) and (high is None or value <= high):
            return None
        seen = f", bukan {value}" if -_SHOWN < value < _SHOWN else ""
        if low is not None and high is not None:
            return f"{self.column} harus antara {low} dan {high}{seen}"
        edge = f"paling kecil {low}" if low is not None else f"paling besar {high}"
        return f"{self.column} harus {edge}{seen}"


_EXPECTED: Final[Mapping[Kind, type | tuple[type, ...]]] = {
    kind: (Decimal, int) if kind is Kind.DECIMAL else cls for cls, kind in _KINDS.items()
}


def about(
    column: str,
    label: str,
    label_en: str,
    *,
    ask: str,
    ask_en: str,
    unit: str | None = None,
    codes: CodeList | None = None,
    low: int | None = None,
    high: int | None = None,
    presumed: Presumption | None = None,
    applies: Applies | None = None,
    verify: bool = False,
    personal: bool = False,
    sensitive: bool = False,
    instead: tuple[str, int] | None = None,
    dated_by: str | None = None,
) -> dict[str, Field]:
    """Return the metadata that declares a fact; the arguments are those of :class:`Field`."""
    return {
        _KEY: Field(
            column=column,
            label=label,
            label_en=label_en,
            question=ask,
            question_en=ask_en,
            unit=unit,
            codes=codes,
            low=low,
            high=high,
            presumed=presumed,
            applies=applies,
            verify=verify,
            personal=personal,
            sensitive=sensitive,
            instead=instead,
            dated_by=dated_by,
        )
    }


def declared(cls: type, owner: str) -> dict[str, Field]:
    """Read the fact declarations off the attributes of an attrs class.

    Args:
        cls: The class.
        owner: ``"orang"`` or ``"keluarga"``.

    Returns:
        Fields by attribute name, in order of declaration.
    """
    found: dict[str, Field] = {}
    attributes: tuple[Attribute[object], ...] = fields(cast("type[AttrsInstance]", cls))
    for attribute in attributes:
        raw = attribute.metadata.get(_KEY)
        if not isinstance(raw, Field):
            continue
        kinds = [_KINDS[arg] for arg in get_args(attribute.type) if arg in _KINDS]
        found[attribute.name] = evolve(raw, name=attribute.name, owner=owner, kind=kinds[0])
    return found


def no(reason: str, reason_en: str) -> Presumption:
    """Presume *no* while unknown."""
    return Presumption(value=False, reason=reason, reason_en=reason_en)


def yes(reason: str, reason_en: str) -> Presumption:
    """Presume *yes* while unknown."""
    return Presumption(value=True, reason=reason, reason_en=reason_en)


LISTED: Final = no("hanya tampak dari daftar resmi", "shows only in an official list")
"""Presumed no: only an official list tells."""

MATCHED: Final = no("hanya tampak dari pemadanan data", "shows only in data matching")
"""Presumed no: only the matching of data tells."""


def known_of(thing: object, facts: Mapping[str, Field]) -> list[tuple[Field, object]]:
    """Return the facts of a person or family that are known, with their declarations."""
    values = _reader(tuple(facts))(thing)
    return [(fact, value) for fact, value in zip(facts.values(), values, strict=True) if value is not None]


@cache
def _reader(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    """Read many attributes in one go; a record has few known facts among some two hundred."""
    return attrgetter(*names)


def faults_of(known: Iterable[tuple[Field, object]]) -> tuple[tuple[str, str], ...]:
    """Check known facts; return (column, sentence) for each fault."""
    found: list[tuple[str, str]] = []
    for fact, value in known:
        if (value is True or value is False) and fact.kind is Kind.BOOL:
            continue  # most facts: nothing more to check
        fault = fact.fault(value)
        if fault is not None:
            found.append((fact.column, fault))
    return tuple(found)


DOUBTED: Final = "diragukan"
"""Column of both tables that names, joined by ``;``, the columns in which a row is doubted."""


def names_of(value: Iterable[str]) -> frozenset[str]:
    """Return names of facts as a set; one text is one name."""
    return frozenset((value,) if isinstance(value, str) else value)


def doubts_of(thing: object, doubted: frozenset[str], facts: Mapping[str, Field]) -> tuple[tuple[str, str], ...]:
    """Check names of doubted facts; return (column, sentence) for each fault."""
    found = []
    for name in sorted(doubted):
        if name not in facts:
            found.append((DOUBTED, f"tidak ada fakta {name!r}"))
        elif getattr(thing, name) is not None:
            column = facts[name].column
            found.append((column, f"{column} tidak bisa sekaligus diketahui dan diragukan"))
    return tuple(found)


def masked_repr(thing: object, facts: Mapping[str, Field], more: str = "") -> str:
    """Show the known facts of a person or family with everything that identifies it masked."""
    parts = [
        f"{name}={masked(fact, value)}" for name, fact in facts.items() if (value := getattr(thing, name)) is not None
    ]
    if more:
        parts.append(more)
    return f"{type(thing).__name__}({', '.join(parts)})"


def masked(fact: Field, value: object) -> str:
    """Write one value for a log or an error: identifying values masked, the rest in plain words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Nik | FamilyCardNumber):
        return value.mask()
    if isinstance(value, date):
        return f"{value.year}-**-**" if fact.personal else value.isoformat()
    if isinstance(value, Code):
        return value.value
    text = str(value)
    hidden = fact.personal or (isinstance(value, str) and sum(map(str.isdigit, text)) >= 8)  # a NIK, perhaps
    return "***" if hidden else text
