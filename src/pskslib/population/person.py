"""A person as the rules see one: facts that are known, and facts that nobody knows yet (None).

The facts are declared in a chain of classes, one theme a file: identity, components (mother, child,
school), health, work, care, harm, hardship, disaster, service.
"""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from pskslib.errors import FactError
from pskslib.population.fields import Field, declared, doubts_of, faults_of, known_of, masked_repr, names_of
from pskslib.population.person_service import PersonService


@frozen(kw_only=True)
class Person(PersonService):
    """One member of a family. Every fact may be None: *unknown*, which is never a no.

    >>> from datetime import date
    >>> Person(sex="P", birth_date=date(1996, 3, 1), pregnant=True)
    Person(birth_date=1996-**-**, sex=P, pregnant=ya)
    >>> Person(pregnant="ya")
    Traceback (most recent call last):
    ...
    pskslib.errors.FactError: hamil: hamil harus ya/tidak, bukan str

    Attributes:
        doubted: Names of facts that were told in a way that nobody can use (a cell that cannot be read, rows that
            differ): they are unknown, and nothing is presumed about them.

    Raises:
        FactError: One or more facts have the wrong type or are out of range; all are told.
        IdentityError: The NIK cannot be read.
        UnknownName: A code is in no list.
    """

    doubted: frozenset[str] = field(default=frozenset(), converter=names_of)

    def __attrs_post_init__(self) -> None:
        faults = faults_of(known_of(self, PERSON_FIELDS))
        if self.doubted:
            faults += doubts_of(self, self.doubted, PERSON_FIELDS)
        if faults:
            raise FactError(faults)

    def __repr__(self) -> str:
        return masked_repr(self, PERSON_FIELDS)


PERSON_FIELDS: Final[Mapping[str, Field]] = declared(Person, "orang")
"""Declarations of the facts of a person, by attribute name."""
