"""A family (one kartu keluarga at one moment) and its members.

The facts are declared in a chain of classes, one theme a file: registry, dwelling, means, situation.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field, frozen

from pskslib.errors import FactError
from pskslib.population.family_situation import FamilySituation
from pskslib.population.fields import Field, declared, doubts_of, faults_of, known_of, masked_repr, names_of
from pskslib.population.person import Person


def _members(value: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(value)


@frozen(kw_only=True)
class Family(FamilySituation):
    """One family: its facts and its members. None is unknown.

    A family known to be unranked (``unranked=True``, column ``non_desil``) is not the same as a
    family whose decile nobody has looked up (``decile=None``).

    >>> Family(decile=3, members=[Person(sex="L")])
    Family(decile=3, 1 anggota)
    >>> Family(decile=3, unranked=True)
    Traceback (most recent call last):
    ...
    pskslib.errors.FactError: non_desil: keluarga tidak bisa sekaligus punya desil 3 dan non-desil

    Attributes:
        members: Its members.
        doubted: Names of facts that were told in a way that nobody can use (a cell that cannot be read, rows that
            differ): they are unknown, and nothing is presumed about them.

    Raises:
        FactError: One or more facts have the wrong type or are out of range; all are told.
        IdentityError: The nomor KK or a region code cannot be read.
        UnknownName: A code is in no list.
    """

    members: tuple[Person, ...] = field(default=(), converter=_members)
    doubted: frozenset[str] = field(default=frozenset(), converter=names_of)

    def __attrs_post_init__(self) -> None:
        faults = faults_of(known_of(self, FAMILY_FIELDS))
        if self.doubted:
            faults += doubts_of(self, self.doubted, FAMILY_FIELDS)
        if self.decile is not None and self.unranked is True and not faults:
            faults += (("non_desil", f"keluarga tidak bisa sekaligus punya desil {self.decile} dan non-desil"),)
        for place, member in enumerate(self.members):
            if not isinstance(member, Person):
                faults += ((f"anggota[{place}]", f"harus Person, bukan {type(member).__name__}"),)
        if faults:
            raise FactError(faults)

    @property
    def any_doubted(self) -> bool:
        """Whether a fact of the family or of a member is doubted."""
        return bool(self.doubted) or any(member.doubted for member in self.members)

    def __repr__(self) -> str:
        return masked_repr(self, FAMILY_FIELDS, f"{len(self.members)} anggota")


FAMILY_FIELDS: Final[Mapping[str, Field]] = declared(Family, "keluarga")
"""Declarations of the facts of a family, by attribute name."""
