"""Whom to visit: families ranked by what a visit can change, grouped by village for one trip, with what to ask.

"Jangan menunggu bola": aid that a family is eligible for and does not get, decisions that one answer would settle,
time since the last visit, urgency. Every point of a rank is told, equal ranks are ordered by number, and part of the
capacity is shared among the villages by how many families wait there, so that none is forgotten.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import TableError, TableWarning
from pskslib.fieldwork.visit_points import FAMILY, VILLAGE, Weights, ranked, usual_weights, without
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

    from pskslib.rules import Rulebook

_SOMEBODY: Final = "anggota keluarga"
FAIR_SHARE: Final = 0.5
"""Part of the capacity that is shared among villages by how many families wait there; the rest goes by rank alone."""


@frozen(kw_only=True)
class Visit:
    """One family to visit.

    Attributes:
        family: Number of the family card; shown masked.
        village: Dotted code of the village, or blank where nobody knows it.
        points: What the visit is worth.
        reasons: Where the points come from, in Bahasa Indonesia.
        not_received: Codes of the programmes that it is eligible for and does not get.
        ask: Questions, those that settle most first.
        bring: What to bring along.
    """

    family: str = field(repr=lambda number: f"{number[:6]}********{number[-2:]}")
    village: str
    points: int
    reasons: tuple[str, ...]
    not_received: tuple[str, ...]
    ask: tuple[str, ...]
    bring: tuple[str, ...]


@frozen(kw_only=True)
class VisitPlan:
    """Whom to visit, best first.

    Attributes:
        visits: The families, by points, then by number.
        waiting: Families for whom a visit could change something, by village.
    """

    visits: tuple[Visit, ...]
    waiting: Mapping[str, int]

    @property
    def trips(self) -> dict[str, tuple[Visit, ...]]:
        """The visits by village: the trip that is worth most first."""
        found: dict[str, list[Visit]] = {}
        for visit in self.visits:
            found.setdefault(visit.village, []).append(visit)
        worth = {village: sum(v.points for v in visits) for village, visits in found.items()}
        return {village: tuple(found[village]) for village in sorted(found, key=lambda v: (-worth[v], v))}

    @property
    def shares(self) -> dict[str, tuple[int, int]]:
        """For each village: how many are visited, and how many wait."""
        planned = Counter(visit.village for visit in self.visits)
        return {village: (planned[village], count) for village, count in sorted(self.waiting.items())}

    @property
    def unfairness(self) -> float:
        """How far apart villages are: 0 where the same share is visited everywhere, 1 where all go to a single one.

        Half the sum of the differences between each village's share of the visits and its share of those who wait.
        """
        visited, waiting = len(self.visits), sum(self.waiting.values())
        if not visited:
            return 0.0
        return sum(abs(done / visited - wait / waiting) for done, wait in self.shares.values()) / 2


def visit_plan(
    book: Rulebook,
    persons: IntoFrame,
    families: IntoFrame,
    *,
    capacity: int,
    received: IntoFrame | None = None,
    visited: IntoFrame | None = None,
    urgent: IntoFrame | None = None,
    programmes: Iterable[str] | None = None,
    within: str = "",
    fair: float = FAIR_SHARE,
    weights: Weights | None = None,
) -> VisitPlan:
    """Plan the visits of one TKSK, or of all of them.

    Args:
        book: The rules of the day.
        persons: One row a person, as :meth:`Rulebook.decide_table` takes it.
        families: One row a family, likewise, with ``kode_desa``.
        capacity: How many families can be visited.
        received: Who gets what now: ``no_kk``, ``programme`` and, where it is one member, ``id_orang``. Without it
            nobody is known to get anything.
        visited: Last visits: ``no_kk``, ``bulan`` (full months ago). Who is not there was never visited.
        urgent: ``no_kk``, ``mendesak`` (points from 0 on, given by the office).
        programmes: Codes; without them every programme in force.
        within: Code of a kecamatan or village: only families there.
        fair: Part of the capacity, 0 to 1, shared among villages by how many families wait there.
        weights: What a visit is worth; :func:`usual_weights` if not given.

    Returns:
        At most ``capacity`` visits. The same tables in any order of rows give the same plan.

    Raises:
        TableError: A column is missing, ``capacity`` is negative, or ``fair`` is not a share.
        MissingExtra: The table engine is not installed.

    Example:
        >>> from datetime import date
        >>> from pskslib import Family, Person, rulebook, to_tables
        >>> pupil = Person(sex="L", birth_date=date(2016, 3, 1), school_level="SD", severe_disability=False)
        >>> village = "64.08.04.2001"
        >>> poor = Family(family_card="6408040101209901", village=village, decile=1, members=[pupil])
        >>> open_ = Family(family_card="6408040101209902", village=village, members=[pupil])
        >>> plan = visit_plan(
        ...     rulebook(as_of=date(2026, 11, 24)), *to_tables([open_, poor]), capacity=2, programmes=["PKH", "SEMBAKO"]
        ... )
        >>> [(visit.points, visit.not_received) for visit in plan.visits]
        [(128, ('PKH', 'SEMBAKO')), (48, ())]
        >>> plan.visits[1].ask
        ('Berapa desil keluarga ini? Lihat di SIKS-NG atau Cek Bansos.',)
    """
    import narwhals.stable.v2 as nw

    chosen = weights or usual_weights()
    faults = []
    if capacity < 0:
        faults.append(f"capacity {capacity} tidak boleh kurang dari 0")
    if not 0 <= fair <= 1:
        faults.append(f"fair {fair} harus antara 0 dan 1")
    homes = nw.from_native(families).lazy()
    if VILLAGE not in homes.collect_schema().names():
        faults.append(f"families: kolom {VILLAGE} tidak ada")
    if faults:
        raise TableError(tuple(faults))
    codes = None if programmes is None else [*programmes]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TableWarning)  # a column that is not there is asked for
        decided = nw.from_native(book.decide_table(persons, families, codes, missing=True)).lazy()
    rows = ranked(decided, homes, received, visited, urgent, within, chosen)
    waiting = dict(Counter(rows[VILLAGE].to_list()))
    picked = _picked(rows, waiting, capacity, fair)
    details = _details(decided, received, [row[FAMILY] for row in picked])
    visits = (_visit(row, details[row[FAMILY]], chosen) for row in picked)
    return VisitPlan(visits=tuple(sorted(visits, key=lambda v: (-v.points, v.village, v.family))), waiting=waiting)


# --- choosing ---------------------------------------------------------------------------------


def _picked(found: nw.DataFrame[Any], waiting: Mapping[str, int], capacity: int, fair: float) -> list[dict[str, Any]]:
    """Take the best of each village up to its share, then the best of all that are left."""
    import narwhals.stable.v2 as nw

    seats = _seats(waiting, min(int(capacity * fair), len(found)))
    place = (nw.col("points").is_null().cast(nw.Int64()) + 1).cum_sum().over(VILLAGE)
    rows = found.with_columns(place.alias("place"))
    first: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    for row in rows.iter_rows(named=True):
        if row["place"] <= seats.get(row[VILLAGE], 0):
            first.append(row)
        elif len(rest) < capacity:
            rest.append(row)
    return [*first, *rest][:capacity]


def _seats(waiting: Mapping[str, int], seats: int) -> dict[str, int]:
    """Share seats by how many wait (largest remainder); equal remainders by code.

    Example:
        >>> _seats({"a": 6, "b": 3, "c": 1}, 5)
        {'a': 3, 'b': 2, 'c': 0}
    """
    total = sum(waiting.values())
    if not total:
        return {}
    found = {village: seats * count // total for village, count in waiting.items()}
    left = seats - sum(found.values())
    for village in sorted(waiting, key=lambda v: (-(seats * waiting[v] % total), v))[:left]:
        found[village] += 1
    return found


# --- what to ask and bring -------------------------------------------------------------------


def _details(
    decided: nw.LazyFrame[Any], received: IntoFrame | None, families: list[str]
) -> dict[str, list[dict[str, Any]]]:
    """The decisions about the families chosen that are not no, without what they get already."""
    import narwhals.stable.v2 as nw

    found: dict[str, list[dict[str, Any]]] = {number: [] for number in families}
    here = decided.filter(nw.col(FAMILY).is_in(families), nw.col("outcome") != "ineligible")
    here = here if received is None else without(here, received)
    for row in here.select(FAMILY, "programme", "outcome", "missing").collect().iter_rows(named=True):
        found[row[FAMILY]].append(row)
    return found


@cache
def _questions() -> dict[str, Field]:
    return {f.column: f for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}


def _visit(row: Mapping[str, Any], decisions: list[dict[str, Any]], weights: Weights) -> Visit:
    due = tuple(sorted({d["programme"] for d in decisions if d["outcome"] == "eligible"}))
    open_ = sorted({d["programme"] for d in decisions if d["outcome"] == "undetermined"})
    counted: Counter[str] = Counter()
    for programme in open_:
        texts = (d["missing"] for d in decisions if d["programme"] == programme and d["missing"])
        counted.update({column for text in texts for column in text.split(";")})
    order = sorted(counted, key=lambda column: (-counted[column], column))
    return Visit(
        family=str(row[FAMILY]),
        village=row[VILLAGE],
        points=row["points"],
        reasons=tuple(_reasons(row, weights)),
        not_received=due,
        ask=tuple(_questions()[column].question.format(siapa=_SOMEBODY) for column in order if column in _questions()),
        bring=tuple(_bring(due, open_)),
    )


def _reasons(row: Mapping[str, Any], weights: Weights) -> Iterator[str]:
    def told(name: str, text: str) -> Iterator[str]:
        if row[name]:
            yield f"{text}: {row[name]} poin"

    yield from told("p_due", f"{row['due']} bantuan yang memenuhi syarat belum diterima")
    yield from told("p_missed", "nilai bantuan itu setahun")
    yield from told("p_one", f"{row['one']} keputusan selesai dengan satu jawaban")
    yield from told("p_hanging", "nilai yang bergantung pada pertanyaan terbuka")
    yield from told("p_urgent", "mendesak menurut dinas")
    since = "belum pernah dikunjungi" if row["bulan"] is None else f"terakhir dikunjungi {row['bulan']} bulan lalu"
    yield from told("p_visited", since)
    yield from told("p_poor", f"desil {row['tingkat']}")


def _bring(due: tuple[str, ...], open_: list[str]) -> Iterator[str]:
    yield "daftar pertanyaan dan surat tugas"
    for code in due:
        yield f"formulir usulan {code}"
    if open_:
        yield f"syarat {', '.join(open_)} untuk dijelaskan"
