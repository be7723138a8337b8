"""A layout: which columns a file of a kind has, what they mean to us, and what its codes stand for.

Layouts are data, ``layouts/*.toml``; an office writes one of its own in the same form (docs/berkas.md).
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

CANONICAL: Final = "kanonik"
ROWS: Final = ("orang", "kepala", "keluarga", "rumah tangga", "penerima", "lain")
"""What a row of a file is."""
DERIVATIONS: Final = ("sekolah", "pasangan", "wilayah", "salah_satu", "tetap")


@frozen(kw_only=True)
class Codes:
    """What the codes of one column mean.

    Attributes:
        name: Name of the table.
        meaning: Code (folded) to a word of ours; ``""`` is unknown.
        told: Codes that are told, with why.
        mixed: Codes that must not stand in one column together.
        strict: Whether a number that is not listed is a fault.
        still: For schooling: the code of being at school.
        never: For schooling: the codes of not being at school.
    """

    name: str
    meaning: Mapping[str, str]
    told: Mapping[str, str] = field(factory=dict)
    mixed: frozenset[str] = frozenset()
    strict: bool = True
    still: str = ""
    never: frozenset[str] = frozenset()

    @functools.cached_property
    def translation(self) -> Mapping[str, str]:
        """Return every spelling of every code, and a word that no list knows for numbers that are not listed."""
        every = {f"{n}": f"kode {n}" for n in range(_CODES)} if self.strict else {}
        every |= self.meaning
        padded = {code.zfill(2): word for code, word in every.items() if code.isdigit() and len(code) == 1}
        return {**padded, **every}


_CODES: Final = 100


@frozen(kw_only=True)
class Column:
    """One column of a layout.

    Attributes:
        heading: As the layout writes it.
        keys: Keys of all its spellings, its own first.
        place: Where it stands (from 1), where headings repeat.
        fact: Column of the declared fact that it holds, or None.
        keep: Name under which the office may want it, or None.
        codes: Its code table, or None.
        allowed: Codes that can stand in it, or empty where anything can.
    """

    heading: str
    keys: tuple[str, ...]
    place: int | None = None
    fact: str | None = None
    keep: str | None = None
    codes: Codes | None = None
    allowed: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Derived:
    """A fact that is made from several columns, or holds for every row.

    Attributes:
        fact: Column of the fact.
        how: One of :data:`DERIVATIONS`.
        keys: Keys of the columns it is made from.
        codes: Code table, or None.
        value: The value, for ``tetap``.
    """

    fact: str
    how: str
    keys: tuple[str, ...] = ()
    codes: Codes | None = None
    value: str = ""


@frozen(kw_only=True)
class Slip:
    """Proof that cells have slipped against their headings, and from which column on."""

    key: str
    allowed: frozenset[str]
    since: str


@frozen(kw_only=True, eq=False, repr=False)
class Layout:
    """A kind of file.

    Attributes:
        name: Its name, as ``read_registry(layout=...)`` takes it.
        title: In words.
        rows: What a row is, one of :data:`ROWS`.
        dates: Forms of dates that it declares, as ``strptime`` writes them.
        columns: In order.
        derived: Facts made from several columns.
        slip: How a slipped file of this layout is known, or None.
        notes: What to know about it.
        source: Where it was read.
    """

    name: str
    title: str
    rows: str = "orang"
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    columns: tuple[Column, ...] = ()
    derived: tuple[Derived, ...] = ()
    slip: Slip | None = None
    notes: tuple[str, ...] = ()
    source: str = ""

    def __repr__(self) -> str:
        return f"Layout({self.name!r}, {len(self.columns)} kolom)"

    @functools.cached_property
    def by_key(self) -> Mapping[str, tuple[Column, ...]]:
        """Columns by every key of theirs; a column's own heading comes before another's alias."""
        found: dict[str, list[Column]] = {}
        own = Counter(column.keys[0] for column in self.columns)
        for column in self.columns:
            for rank, key in enumerate(column.keys):
                if rank == 0 or not own[key]:
                    found.setdefault(key, []).append(column)
        return {key: tuple(columns) for key, columns in found.items()}
