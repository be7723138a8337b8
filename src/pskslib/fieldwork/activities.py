"""Rows of field activity, and what they come to: folded from day to month, quarter and year without losing anything.

Contacts and people are kept apart: who is met twice is two contacts and one person.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, reduce
from importlib.resources import files
from typing import Any, Final

from attrs import field, frozen

from pskslib.classification.kinds import find_kind
from pskslib.errors import FactError, UnknownName
from pskslib.fieldwork.people import region, texts
from pskslib.fieldwork.periods import Every, ReportPeriod
from pskslib.identity import RegionCode

_NOTHING: Final = frozenset({"", "-", "--", "tidak ada", "tidakada", "nihil", "tdk ada", "n/a", "."})


@frozen(kw_only=True)
class Category:
    """A kind of activity.

    Attributes:
        code: Short name.
        name: In Bahasa Indonesia.
        numbers: What else it counts, by name.
    """

    code: str
    name: str
    numbers: tuple[str, ...] = field(default=(), converter=texts)


@cache
def activity_practice() -> Mapping[str, Any]:
    """Return ``kegiatan.toml`` as it is read: categories and the usual due day."""
    return tomllib.loads(files("pskslib.fieldwork").joinpath("kegiatan.toml").read_text(encoding="utf-8"))


@cache
def categories() -> Mapping[str, Category]:
    """Return the categories that the library proposes, by code; no law sets them.

    Example:
        >>> categories()["rujukan"].numbers
        ('rujukan', 'diterima')
    """
    return {raw["code"]: Category(**raw) for raw in activity_practice()["categories"]}


def _obstacle(text: str) -> str:
    return "" if text.strip().casefold() in _NOTHING else text.strip()


def _kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({find_kind(kind).rule or find_kind(kind).code for kind in kinds}))


def _people(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(ids)


@frozen(kw_only=True)
class Activity:
    """One thing that somebody did on one day.

    Attributes:
        row_id: Made once on the device; rows merge by it (:class:`~pskslib.fieldwork.Ledger`).
        worker_id: Who did it.
        on: The day.
        village: Code of the village, or of the kecamatan for what belongs to none.
        category: Code of the category.
        text: What was done.
        place: The place in words.
        kinds: PPKS kinds of the people served, as numbers, codes or names.
        men: Men and boys served; None where nobody counted.
        women: Women and girls served, likewise.
        people: ``id_orang`` or pseudonyms of those served, as far as known; not shown.
        numbers: What else the category counts.
        result: What came of it.
        obstacle: Optional; "-" and "tidak ada" become blank.
        follow_up: What comes next.
        evidence: Ids of photos or papers.

    Raises:
        FactError: Row, person or text is blank, a number is below 0, or more people are named than counted; all told.
        UnknownName: A PPKS kind is none.
        IdentityError: The region code cannot be read.

    Example:
        >>> one = Activity(
        ...     row_id="r1", worker_id="w1", on=date(2026, 3, 4), village="6408042001", category="respon_kasus",
        ...     text="Kunjungan rumah", kinds=["WRSE"], men=0, women=2, obstacle="tidak ada",
        ... )
        >>> one.kinds, one.contacts, one.obstacle
        (('PPKS-23',), 2, '')
    """

    row_id: str
    worker_id: str
    on: date
    village: str = field(converter=region)
    category: str
    text: str
    place: str = ""
    kinds: tuple[str, ...] = field(default=(), converter=_kinds)
    men: int | None = None
    women: int | None = None
    people: frozenset[str] = field(default=(), converter=_people, repr=lambda ids: f"{len(ids)} orang")
    numbers: Mapping[str, int] = field(factory=dict)
    result: str = ""
    obstacle: str = field(default="", converter=_obstacle)
    follow_up: str = ""
    evidence: tuple[str, ...] = field(default=(), converter=texts)

    def __attrs_post_init__(self) -> None:
        """Check the row."""
        faults = [(name, "kosong") for name in ("row_id", "worker_id", "text") if not getattr(self, name).strip()]
        if RegionCode.parse(self.village or "0").level not in ("kecamatan", "desa"):
            faults.append(("village", "harus kode desa atau kecamatan"))
        counted = {"men": self.men, "women": self.women, **self.numbers}
        faults += [(name, f"{n} kurang dari 0") for name, n in counted.items() if n is not None and n < 0]
        if self.men is not None and self.women is not None and len(self.people) > self.men + self.women:
            faults.append(("people", f"{len(self.people)} orang disebut, tetapi {self.men + self.women} dihitung"))
        if faults:
            raise FactError(tuple((f"{self.row_id or '?'}.{name}", text) for name, text in faults))

    @property
    def contacts(self) -> int:
        """How many were served, as far as counted; never fewer than are named."""
        return max((self.men or 0) + (self.women or 0), len(self.people))


def check_categories(rows: Iterable[Activity], known: Mapping[str, Category] | None = None) -> None:
    """Hold rows to a list of categories and to the numbers that each keeps.

    Args:
        rows: The rows.
        known: The list; :func:`categories` if not given.

    Raises:
        FactError: A category or number is in no list; everything at once.
    """
    listed = categories() if known is None else known
    faults = []
    for row in rows:
        category = listed.get(row.category)
        if category is None:
            faults.append((row.row_id, f"kategori {row.category[:40]!r} tidak ada; yang ada: {', '.join(listed)}"))
            continue
        lost = sorted({*row.numbers} - {*category.numbers})
        if lost:
            text = f"{row.category} tidak menghitung {', '.join(lost)}; yang dihitung: {', '.join(category.numbers)}"
            faults.append((row.row_id, text))
    if faults:
        raise FactError(tuple(faults))


@frozen(kw_only=True)
class Counts:
    """What some rows come to. Counts add in any order and grouping.

    Attributes:
        rows: Activities.
        men: Men and boys served, each time anew.
        women: Women and girls served, each time anew.
        uncounted: Rows in which sex was not counted for one or both.
        contacts: Everybody served, each time anew.
        named: Who is named, each once; not shown.
        unnamed: Contacts without a name.
        most: The largest number of contacts of one row: so many people there are at least.
    """

    rows: int = 0
    men: int = 0
    women: int = 0
    uncounted: int = 0
    contacts: int = 0
    named: frozenset[str] = field(default=frozenset(), repr=lambda ids: f"{len(ids)} orang")
    unnamed: int = 0
    most: int = 0

    @classmethod
    def of(cls, row: Activity) -> Counts:
        """Count one row."""
        return cls(
            rows=1,
            men=row.men or 0,
            women=row.women or 0,
            uncounted=int(row.men is None or row.women is None),
            contacts=row.contacts,
            named=row.people,
            unnamed=row.contacts - len(row.people),
            most=row.contacts,
        )

    def __add__(self, other: Counts) -> Counts:
        """Take two together."""
        return Counts(
            rows=self.rows + other.rows,
            men=self.men + other.men,
            women=self.women + other.women,
            uncounted=self.uncounted + other.uncounted,
            contacts=self.contacts + other.contacts,
            named=self.named | other.named,
            unnamed=self.unnamed + other.unnamed,
            most=max(self.most, other.most),
        )

    @property
    def people(self) -> tuple[int, int]:
        """How many different people at least and at most: whoever is not named may be somebody met before."""
        return max(len(self.named), self.most), len(self.named) + self.unnamed


def _merged(left: Mapping[Any, Any], right: Mapping[Any, Any]) -> dict[Any, Any]:
    found = dict(left)
    for key, value in right.items():
        found[key] = found[key] + value if key in found else value
    return dict(sorted(found.items()))


@frozen(kw_only=True)
class Tally:
    """What some rows come to, in all and apart. A row of two PPKS kinds counts under both, and once in all.

    Attributes:
        total: Of all rows.
        by_category: By code of the category; adds up to the total.
        by_kind: By PPKS kind; does not add up to the total.
        by_village: By code of the village; adds up to the total.
        numbers: By category and name, what else was counted.
    """

    total: Counts = Counts()
    by_category: Mapping[str, Counts] = field(factory=dict)
    by_kind: Mapping[str, Counts] = field(factory=dict)
    by_village: Mapping[str, Counts] = field(factory=dict)
    numbers: Mapping[tuple[str, str], int] = field(factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Activity]) -> Tally:
        """Count rows."""
        return reduce(cls.__add__, (cls._one(row) for row in rows), cls())

    @classmethod
    def _one(cls, row: Activity) -> Tally:
        counts = Counts.of(row)
        return cls(
            total=counts,
            by_category={row.category: counts},
            by_kind=dict.fromkeys(row.kinds, counts),
            by_village={row.village: counts},
            numbers={(row.category, name): number for name, number in sorted(row.numbers.items())},
        )

    def __add__(self, other: Tally) -> Tally:
        """Take two together."""
        return Tally(
            total=self.total + other.total,
            by_category=_merged(self.by_category, other.by_category),
            by_kind=_merged(self.by_kind, other.by_kind),
            by_village=_merged(self.by_village, other.by_village),
            numbers=_merged(self.numbers, other.numbers),
        )


def fold(rows: Iterable[Activity], every: Every) -> dict[ReportPeriod, Tally]:
    """Fold rows into periods. A period without rows is not there: it may be nil, or nobody reported.

    Args:
        rows: The rows, each once.
        every: How long the periods are.

    Returns:
        By period, in order.

    Raises:
        FactError: Two rows have one id.
    """
    found: dict[ReportPeriod, list[Activity]] = {}
    seen: set[str] = set()
    for row in rows:
        if row.row_id in seen:
            raise FactError(((row.row_id, "tercatat dua kali; satukan dahulu dengan Ledger"),))
        seen.add(row.row_id)
        found.setdefault(ReportPeriod.of(row.on, every), []).append(row)
    return {period: Tally.of(found[period]) for period in sorted(found)}


def refold(tallies: Mapping[ReportPeriod, Tally], every: Every) -> dict[ReportPeriod, Tally]:
    """Fold periods into longer ones: the same as folding the rows.

    Args:
        tallies: By period.
        every: How long the new periods are.

    Returns:
        By period, in order.

    Raises:
        UnknownName: A period does not lie in one of the new ones (a quarter in four months, a year in a month).

    Example:
        >>> row = Activity(row_id="r1", worker_id="w1", on=date(2026, 3, 4), village="64.08.04", category="koordinasi",
        ...                text="Rapat")
        >>> refold(fold([row], Every.MONTH), Every.YEAR) == fold([row], Every.YEAR)
        True
    """
    found: dict[ReportPeriod, Tally] = {}
    for period, tally in tallies.items():
        longer = ReportPeriod.of(period.since, every)
        if not longer.holds(period):
            raise UnknownName(f"{period.label} tidak terletak dalam satu {every.value}")
        found[longer] = found.get(longer, Tally()) + tally
    return dict(sorted(found.items()))
