"""Records from several devices: merged without losing a row, in any order, as often as one likes.

Every version of a row that anybody wrote is kept. Which one counts is decided by the versions alone: the highest
number; among equals the latest time, then the author's name, then the content. So any order of merges gives the same.
Two versions with one number that differ are a conflict, which is told until a higher version settles it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Generic, TypeVar

from attrs import field, frozen

from pskslib.errors import MergeError

T = TypeVar("T")


@frozen(kw_only=True)
class Version(Generic[T]):
    """One version of a row, as one device wrote it.

    Attributes:
        row_id: Of the row, made once on the device that wrote it first.
        number: 1 for the first version; each change adds 1 to the one that it was made from.
        updated: When it was written, with a time zone.
        author: Who wrote it.
        content: The row; its ``repr`` tells versions apart. None where the row was taken back.
    """

    row_id: str
    number: int
    updated: datetime
    author: str
    content: T | None

    def __attrs_post_init__(self) -> None:
        if self.number < 1 or self.updated.tzinfo is None or not self.row_id:
            raise MergeError(
                f"baris {self.row_id or '(tanpa nomor)'}: versi mulai dari 1, waktu harus memakai zona, "
                "dan baris harus punya nomor"
            )

    @property
    def rank(self) -> tuple[int, datetime, str]:
        """What decides between two versions of a row, the content apart."""
        return self.number, self.updated, self.author

    def beats(self, other: Version[T]) -> bool:
        """Whether this version counts rather than another one of the row."""
        if self.rank != other.rank:
            return self.rank > other.rank
        return _digest(self.content) > _digest(other.content)


def _digest(content: object) -> str:
    return hashlib.sha256(repr(content).encode(errors="backslashreplace")).hexdigest()


def _set(versions: Iterable[Version[T]]) -> frozenset[Version[T]]:
    return frozenset(versions)


@frozen
class Ledger(Generic[T]):
    """Everything that is known of some rows: a set of versions.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 11, 2, 8, tzinfo=UTC)
        >>> old = Version(row_id="a", number=1, updated=at, author="TKSK Kaubun", content="3 orang")
        >>> new = Version(row_id="a", number=2, updated=at, author="TKSK Kaubun", content="4 orang")
        >>> one, two = Ledger.of([old]), Ledger.of([old, new])
        >>> (one | two).rows(), (one | two) == (two | one)
        ({'a': '4 orang'}, True)
    """

    versions: frozenset[Version[T]] = field(converter=_set)

    @classmethod
    def of(cls, versions: Iterable[Version[T]]) -> Ledger[T]:
        """Take versions together."""
        return cls(frozenset(versions))

    def __or__(self, other: Ledger[T]) -> Ledger[T]:
        """Merge with what another device knows."""
        return Ledger(self.versions | other.versions)

    def latest(self) -> dict[str, Version[T]]:
        """Return the version of each row that counts, by row id in order."""
        found: dict[str, Version[T]] = {}
        for version in self.versions:
            known = found.get(version.row_id)
            if known is None or version.beats(known):
                found[version.row_id] = version
        return {row_id: found[row_id] for row_id in sorted(found)}

    def rows(self) -> dict[str, T]:
        """Return the rows that count and were not taken back, by row id."""
        return {row_id: v.content for row_id, v in self.latest().items() if v.content is not None}

    def conflicts(self) -> Iterator[tuple[Version[T], ...]]:
        """Yield versions of a row with the same, highest number that differ: somebody has to decide."""
        groups: dict[str, list[Version[T]]] = {}
        for version in self.versions:
            groups.setdefault(version.row_id, []).append(version)
        for row_id in sorted(groups):
            highest = max(v.number for v in groups[row_id])
            rivals = [v for v in groups[row_id] if v.number == highest]
            if len({repr(v.content) for v in rivals}) > 1:
                yield tuple(sorted(rivals, key=lambda v: (v.rank, _digest(v.content))))
