"""What was counted of one programme, by place: the base of the tables of a targeting report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from pskslib.errors import IdentityError
from pskslib.regions import RegionSet
from pskslib.reports.crossed import Crossed
from pskslib.reports.regions_rows import PLACE, UNKNOWN_NAME
from pskslib.reports.tables import Column, Kind, Row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

_DESA: Final = (
    Column(key="kode_desa", label=Text("Kode", "Code"), kind=Kind.CODE),
    Column(key="desa", label=Text("Desa/kelurahan", "Village")),
    Column(key="kecamatan", label=Text("Kecamatan", "District")),
)
_DESIL: Final = (Column(key="desil", label=Text("Desil", "Decile")),)


STATUS: Final = {
    "layak": Text("Layak", "Eligible"),
    "tidak_layak": Text("Tidak layak", "Not eligible"),
    "belum": Text("Belum ditentukan", "Undetermined"),
}
"""The three answers; also the categories of the dimension ``status``."""
RECEIVES: Final = ("menerima", "menerima")
"""Dimension and category of who receives."""
DETERMINED: Final = "sudah ditentukan"


def decided_name(unit: CountUnit) -> str:
    """Name what is counted of decisions: reports that count the same by place, status and receipt are linked by it."""
    return f"{unit.value} diputuskan"


@frozen(kw_only=True)
class Where:
    """The rows of the detailed tables.

    Attributes:
        dimension: ``"kecamatan"``, ``"desa"`` or ``"desil"``.
        columns: The first columns.
        rows: Of each row its cells and the places that it stands for, as they were counted.
    """

    dimension: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Row, frozenset[str]], ...]

    @classmethod
    def of(cls, by: str, regions: RegionSet, seen: set[str]) -> Where:
        """Return all kecamatan, or the villages or deciles that were seen; last what is unknown, if anything is.

        Args:
            by: The dimension.
            regions: The regency.
            seen: Places that were counted: digits of a code, or a decile.
        """
        known: dict[str, Row]
        columns: tuple[Column, ...]
        rest: Row
        if by == "desil":
            known = {str(n): (str(n),) for n in range(1, 11)}
            columns, rest = _DESIL, (UNKNOWN_NAME.id,)
        elif by == "kecamatan":
            known = {_digits(k.code.dotted): (k.code.dotted, k.name) for k in regions.kecamatan}
            columns, rest = PLACE, ("", UNKNOWN_NAME.id)
        else:
            known = {
                _digits(v.code.dotted): (v.code.dotted, v.name, _parent(regions, v.code.dotted))
                for v in regions.villages
                if _digits(v.code.dotted) in seen
            }
            columns, rest = _DESA, ("", UNKNOWN_NAME.id, UNKNOWN_NAME.id)
        rows: list[tuple[Row, frozenset[str]]] = [(cells, frozenset([key])) for key, cells in known.items()]
        if others := frozenset(seen - known.keys()):
            rows.append((rest, others))
        return cls(dimension=by, columns=columns, rows=tuple(rows))


@frozen(kw_only=True)
class Targeted:
    """What was counted of one programme.

    Attributes:
        programme: Its code.
        unit: What is counted.
        by: The rows.
        counts: By place.
        money: Rupiah paid, by place; None where nobody said.
        all_counts: Of the whole regency.
        deciles: Everybody, recipients and rupiah by decile (None: unknown or unranked); None where nobody said.
        poorest: Deciles 1 to this are the poorest.
        linked: Are these the numbers of other reports, or are there recipients about whom nothing was decided?
    """

    programme: str
    unit: CountUnit
    by: Where
    counts: Mapping[str, Crossed]
    money: Mapping[str, Crossed] | None
    all_counts: Crossed
    deciles: Mapping[int | None, tuple[int, int, int]] | None
    poorest: int
    linked: bool = True

    @property
    def measure(self) -> str:
        """Name of what is counted."""
        return decided_name(self.unit) if self.linked else f"{decided_name(self.unit)} atau menerima"

    def where(self, status: str = "", receipt: str = "") -> tuple[tuple[str, str], ...]:
        """Return the categories that a column stands for."""
        named = (("program", self.programme), ("status", status), ("menerima", receipt))
        return tuple((dimension, category) for dimension, category in named if category)

    def rows_of(self, counts: Mapping[str, Crossed]) -> list[tuple[Row, Crossed]]:
        """Return the rows with what was counted in them."""
        return [(cells, _sum([counts[p] for p in places if p in counts])) for cells, places in self.by.rows]


def _sum(found: Sequence[Crossed]) -> Crossed:
    return Crossed(**{name: sum(getattr(t, name) for t in found) for name in "abcdef"})


def _digits(code: str) -> str:
    return code.replace(".", "")


def _parent(regions: RegionSet, code: str) -> str:
    try:
        parent = regions.get(".".join(code.split(".")[:3]))
    except IdentityError:
        parent = None
    return parent.name if parent else UNKNOWN_NAME.id


def bounds(
    prefix: str, base: Text, *, low: tuple[str, str] | None = None, high: tuple[str, str] | None = None
) -> tuple[Column, Column]:
    """Return two columns for the ends of a measure.

    Args:
        prefix: Begins their keys.
        base: The denominator in words.
        low: Keys of what the lower end is made of, where that stands in the table.
        high: The same of the upper end.
    """
    start = f"{prefix}_" if prefix else ""
    ends = (("terendah", Text("Terendah", "Lowest"), low), ("tertinggi", Text("Tertinggi", "Highest"), high))
    first, last = (
        Column(key=f"{start}{key}", label=label, kind=Kind.RATIO, base=base, parts=parts) for key, label, parts in ends
    )
    return first, last
