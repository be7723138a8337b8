"""Whom to visit: families ranked by what a visit can change, grouped by village for one trip, with what to ask.

"Jangan menunggu bola": aid that a family is eligible for and does not get, decisions that one answer would settle,
time since the last visit, urgency. Every point of a rank is told, equal ranks are ordered by number, and part of the
capacity is shared among the villages by how many families wait there, so that none is forgotten.
"""

from __future__ import annotations

import tomllib
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import TableError, TableWarning
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

    from pskslib.rules import Rulebook

_MILLION: Final = 1_000_000
_FAMILY: Final = FAMILY_FIELDS["family_card"].column
_PERSON: Final = PERSON_FIELDS["person_id"].column
_VILLAGE: Final = FAMILY_FIELDS["village"].column
_DECILE: Final = FAMILY_FIELDS["decile"].column
_NOWHERE: Final = ""
_SOMEBODY: Final = "anggota keluarga"
FAIR_SHARE: Final = 0.5
"""Part of the capacity that is shared among villages by how many families wait there; the rest goes by rank alone."""


@frozen(kw_only=True)
class Weights:
    """What a visit is worth, in points; whole numbers.

    Attributes:
        points: By name, as in ``visits.toml``.
        limits: How many millions and months count at most.
    """

    points: Mapping[str, int]
    limits: Mapping[str, int]


@cache
def usual_weights() -> Weights:
    """Return the weights that the library proposes; no law sets them."""
    read = tomllib.loads(files("pskslib.fieldwork").joinpath("visits.toml").read_text(encoding="utf-8"))
    return Weights(points=read["points"], limits=read["limits"])


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
    if _VILLAGE not in homes.collect_schema().names():
        faults.append(f"families: kolom {_VILLAGE} tidak ada")
    if faults:
        raise TableError(tuple(faults))
    codes = None if programmes is None else [*programmes]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TableWarning)  # a column that is not there is asked for
        decided = nw.from_native(book.decide_table(persons, families, codes, missing=True)).lazy()
    ranked = _ranked(decided, homes, received, visited, urgent, within, chosen)
    waiting = dict(Counter(ranked[_VILLAGE].to_list()))
    picked = _picked(ranked, waiting, capacity, fair)
    details = _details(decided, received, [row[_FAMILY] for row in picked])
    visits = (_visit(row, details[row[_FAMILY]], chosen) for row in picked)
    return VisitPlan(visits=tuple(sorted(visits, key=lambda v: (-v.points, v.village, v.family))), waiting=waiting)


# --- ranking ---------------------------------------------------------------------------------


def _ranked(
    decided: nw.LazyFrame[Any],
    homes: nw.LazyFrame[Any],
    received: IntoFrame | None,
    visited: IntoFrame | None,
    urgent: IntoFrame | None,
    within: str,
    weights: Weights,
) -> nw.DataFrame[Any]:
    """Families for whom a visit could change something, best first, with what their points are made of."""
    import narwhals.stable.v2 as nw

    points, limits = weights.points, weights.limits
    low, high = nw.col("amount_low").fill_null(0), nw.col("amount_high").fill_null(0)
    missing = nw.col("missing").fill_null("")
    asked = (
        nw.when(missing == "")
        .then(nw.lit(0))
        .otherwise(missing.str.len_chars() - missing.str.replace_all(";", "", literal=True).str.len_chars() + 1)
    )
    open_ = (nw.col("outcome") == "undetermined").cast(nw.Int64())
    due = (nw.col("outcome") == "eligible").cast(nw.Int64())
    told = decided.filter(nw.col("outcome") != "ineligible").select(
        _FAMILY,
        "programme",
        _PERSON,
        nw.col("missing"),
        low.alias("low"),
        high.alias("high"),
        asked.alias("asked"),
        open_.alias("open"),
        due.alias("due"),
    )
    if received is not None:
        told = _without(told, received)
    shared = nw.when(nw.col("asked") > 0).then(nw.col("high") // nw.col("asked")).otherwise(nw.lit(0))
    summed = (
        told.with_columns(
            (nw.col("low") * nw.col("due")).alias("missed"),
            (shared * nw.col("open")).alias("hanging"),
            ((nw.col("asked") == 1).cast(nw.Int64()) * nw.col("open")).alias("one"),
        )
        .group_by(_FAMILY)
        .agg(*(nw.col(name).sum() for name in ("due", "missed", "hanging", "one", "open")))
    )
    code = nw.col(_VILLAGE).cast(nw.String()).fill_null(_NOWHERE)
    decile = nw.col(_DECILE).cast(nw.Int64()) if _DECILE in homes.collect_schema().names() else nw.lit(None, nw.Int64())
    home = homes.select(_FAMILY, code.alias(_VILLAGE), decile.alias("tingkat")).unique(_FAMILY, keep="any")
    if within:
        home = home.filter((nw.col(_VILLAGE) == within) | nw.col(_VILLAGE).str.starts_with(f"{within}."))
    table = summed.join(home, on=_FAMILY, how="inner")
    for given, name, column in ((visited, "visited", "bulan"), (urgent, "urgent", "mendesak")):
        if given is None:
            table = table.with_columns(nw.lit(None, nw.Int64()).alias(column))
        else:
            extra = (
                _given(given, name, [column])
                .group_by(_FAMILY)
                .agg((nw.col(column).min() if column == "bulan" else nw.col(column).max()).alias(column))
            )
            table = table.join(extra, on=_FAMILY, how="left")
    most = nw.lit(limits["millions"])
    parts = {
        "p_due": nw.col("due") * points["aid_not_received"],
        "p_missed": nw.min_horizontal(nw.col("missed") // _MILLION, most) * points["aid_per_million"],
        "p_one": nw.col("one") * points["settled_by_one"],
        "p_hanging": nw.min_horizontal(nw.col("hanging") // _MILLION, most) * points["open_per_million"],
        "p_urgent": nw.col("mendesak").fill_null(0) * points["urgent"],
        "p_visited": nw.when(nw.col("bulan").is_null())
        .then(nw.lit(points["never_visited"]))
        .otherwise(nw.min_horizontal(nw.col("bulan"), nw.lit(limits["months"])) * points["per_month"]),
        "p_poor": (10 - nw.col("tingkat").fill_null(10)) * points["poorest"],
    }
    table = table.with_columns(expr.cast(nw.Int64()).alias(name) for name, expr in parts.items())
    useful = (nw.col("due") > 0) | (nw.col("open") > 0) | (nw.col("mendesak").fill_null(0) > 0)
    total = sum((nw.col(name) for name in parts), nw.lit(0))
    return (
        table.filter(useful)
        .with_columns(total.alias("points"))
        .collect()
        .sort("points", _VILLAGE, _FAMILY, descending=[True, False, False])
    )


def _without(told: nw.LazyFrame[Any], received: IntoFrame) -> nw.LazyFrame[Any]:
    """Leave out decisions about what is received already, by the family or by that member."""
    import narwhals.stable.v2 as nw

    given = _given(received, "received", ["programme"])
    person = nw.lit(None, nw.String())
    if _PERSON in given.collect_schema().names():
        person = nw.col(_PERSON).cast(nw.String())
    given = given.select(nw.col(_FAMILY), nw.col("programme"), person.alias(_PERSON))
    of_family = given.filter(nw.col(_PERSON).is_null()).select(_FAMILY, "programme")
    of_member = given.filter(~nw.col(_PERSON).is_null())
    left = told.join(of_family, on=[_FAMILY, "programme"], how="anti")
    return left.join(of_member, on=[_FAMILY, "programme", _PERSON], how="anti")


def _given(native: IntoFrame, name: str, columns: list[str]) -> nw.LazyFrame[Any]:
    import narwhals.stable.v2 as nw

    frame = nw.from_native(native).lazy()
    there = frame.collect_schema().names()
    lacking = [column for column in (_FAMILY, *columns) if column not in there]
    if lacking:
        raise TableError(tuple(f"{name}: kolom {column} tidak ada" for column in lacking))
    return frame


def _picked(ranked: nw.DataFrame[Any], waiting: Mapping[str, int], capacity: int, fair: float) -> list[dict[str, Any]]:
    """Take the best of each village up to its share, then the best of all that are left."""
    import narwhals.stable.v2 as nw

    seats = _seats(waiting, min(int(capacity * fair), len(ranked)))
    place = (nw.col("points").is_null().cast(nw.Int64()) + 1).cum_sum().over(_VILLAGE)
    rows = ranked.with_columns(place.alias("place"))
    first: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    for row in rows.iter_rows(named=True):
        if row["place"] <= seats.get(row[_VILLAGE], 0):
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
    here = decided.filter(nw.col(_FAMILY).is_in(families), nw.col("outcome") != "ineligible")
    here = here if received is None else _without(here, received)
    for row in here.select(_FAMILY, "programme", "outcome", "missing").collect().iter_rows(named=True):
        found[row[_FAMILY]].append(row)
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
        family=str(row[_FAMILY]),
        village=row[_VILLAGE],
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
