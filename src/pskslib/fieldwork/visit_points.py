"""How many points a visit is worth to each family: read off decisions, last visits and urgency, for all at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.errors import TableError
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

FAMILY: Final = FAMILY_FIELDS["family_card"].column
PERSON: Final = PERSON_FIELDS["person_id"].column
VILLAGE: Final = FAMILY_FIELDS["village"].column
_DECILE: Final = FAMILY_FIELDS["decile"].column
_MILLION: Final = 1_000_000
_NOWHERE: Final = ""


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


def ranked(
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
        FAMILY,
        "programme",
        PERSON,
        nw.col("missing"),
        low.alias("low"),
        high.alias("high"),
        asked.alias("asked"),
        open_.alias("open"),
        due.alias("due"),
    )
    if received is not None:
        told = without(told, received)
    shared = nw.when(nw.col("asked") > 0).then(nw.col("high") // nw.col("asked")).otherwise(nw.lit(0))
    summed = (
        told.with_columns(
            (nw.col("low") * nw.col("due")).alias("missed"),
            (shared * nw.col("open")).alias("hanging"),
            ((nw.col("asked") == 1).cast(nw.Int64()) * nw.col("open")).alias("one"),
        )
        .group_by(FAMILY)
        .agg(*(nw.col(name).sum() for name in ("due", "missed", "hanging", "one", "open")))
    )
    code = nw.col(VILLAGE).cast(nw.String()).fill_null(_NOWHERE)
    decile = nw.col(_DECILE).cast(nw.Int64()) if _DECILE in homes.collect_schema().names() else nw.lit(None, nw.Int64())
    home = homes.select(FAMILY, code.alias(VILLAGE), decile.alias("tingkat")).unique(FAMILY, keep="any")
    if within:
        home = home.filter((nw.col(VILLAGE) == within) | nw.col(VILLAGE).str.starts_with(f"{within}."))
    table = summed.join(home, on=FAMILY, how="inner")
    for given, name, column in ((visited, "visited", "bulan"), (urgent, "urgent", "mendesak")):
        if given is None:
            table = table.with_columns(nw.lit(None, nw.Int64()).alias(column))
        else:
            extra = (
                given_table(given, name, [column])
                .group_by(FAMILY)
                .agg((nw.col(column).min() if column == "bulan" else nw.col(column).max()).alias(column))
            )
            table = table.join(extra, on=FAMILY, how="left")
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
        .sort("points", VILLAGE, FAMILY, descending=[True, False, False])
    )


def without(told: nw.LazyFrame[Any], received: IntoFrame) -> nw.LazyFrame[Any]:
    """Leave out decisions about what is received already, by the family or by that member."""
    import narwhals.stable.v2 as nw

    given = given_table(received, "received", ["programme"])
    person = nw.lit(None, nw.String())
    if PERSON in given.collect_schema().names():
        person = nw.col(PERSON).cast(nw.String())
    given = given.select(nw.col(FAMILY), nw.col("programme"), person.alias(PERSON))
    of_family = given.filter(nw.col(PERSON).is_null()).select(FAMILY, "programme")
    of_member = given.filter(~nw.col(PERSON).is_null())
    left = told.join(of_family, on=[FAMILY, "programme"], how="anti")
    return left.join(of_member, on=[FAMILY, "programme", PERSON], how="anti")


def given_table(native: IntoFrame, name: str, columns: list[str]) -> nw.LazyFrame[Any]:
    """Return a table that was given beside the registry, or tell which columns it lacks."""
    import narwhals.stable.v2 as nw

    frame = nw.from_native(native).lazy()
    there = frame.collect_schema().names()
    lacking = [column for column in (FAMILY, *columns) if column not in there]
    if lacking:
        raise TableError(tuple(f"{name}: kolom {column} tidak ada" for column in lacking))
    return frame
