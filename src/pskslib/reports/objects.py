"""Our own objects as rows of an input: decisions about PPKS kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from pskslib.errors import MissingExtra, TableError
from pskslib.rules import Decision, Outcome

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_COLUMNS: Final[tuple[str, ...]] = ("jenis_ppks", "kecamatan", "jenis_kelamin", "nik")


def ppks_rows(entries: IntoFrame | Iterable[Decision]) -> tuple[IntoFrame, int]:
    """Return a frame as it is, and decisions as rows: each eligible one is an entry.

    Args:
        entries: A frame, or decisions of the PPKS rules.

    Returns:
        The rows, and how many decisions were undetermined.

    Raises:
        TableError: A decision is about something else.
        MissingExtra: Polars is not installed and decisions were given.
    """
    if not isinstance(entries, list | tuple | Iterator):
        return cast("IntoFrame", entries), 0
    decisions: list[Any] = [*entries]
    faults = [
        f"ppks: butir {place}: bukan keputusan tentang jenis PPKS"
        for place, found in enumerate(decisions, 1)
        if not isinstance(found, Decision) or not found.programme.startswith("PPKS-")
    ]
    if faults:
        raise TableError(tuple(faults))
    try:
        import polars as pl
    except ImportError:
        raise MissingExtra("polars", extra="frame") from None
    held = [_row(d) for d in decisions if d.outcome is Outcome.ELIGIBLE]
    schema = [(name, pl.String) for name in _COLUMNS]
    open_ones = sum(d.outcome is Outcome.UNDETERMINED for d in decisions)
    return pl.DataFrame(held, schema=schema, orient="row"), open_ones


def _row(decision: Decision) -> tuple[str, str | None, str | None, str | None]:
    village = decision.family.village
    kecamatan = village.at("kecamatan").dotted if village else None
    if decision.place is None:
        return decision.programme, kecamatan, None, None
    person, subject = decision.family.members[decision.place], decision.subject
    who = subject.nik or (f"{subject.family_card}/{decision.place}" if subject.family_card else None)
    return decision.programme, kecamatan, person.sex.value if person.sex else None, who
