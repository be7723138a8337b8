"""How much each piece of evidence counts, read from ``bobot.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from attrs import frozen

Curve = tuple[tuple[float, float], ...]
DATE_KINDS: Final = (
    *("tidak_diketahui", "sama", "hari_bulan_tertukar", "satu_angka", "angka_tertukar", "satu_tahun"),
    *("hanya_tahun", "dekat", "tahun_sama", "dua_tahun", "jauh"),
)
"""How two birth dates can be related; their places are codes in arrays."""


@frozen(kw_only=True)
class Weights:
    """Points of the evidence.

    Attributes:
        minimum: Score from which a pair is shown.
        name: Likeness of names to points.
        mother: Likeness of mothers' names to points.
        date: Points by kind of relation, in the order of :data:`DATE_KINDS`.
        same_sex: Points; ``other_sex`` likewise.
        village: Points for the same village; ``kecamatan`` for the same kecamatan.
        card: Points for the same family card.
        nik_near: Points where two NIK differ in one digit; ``nik_other`` where they differ in more.
        chance: Number of people who would be like this by chance to points; ``often`` above all of them.
        twins: Highest score of what may be twins in one family card.
        grown_twins: Points of what may be twins of one mother who do not share a card.
    """

    minimum: int
    name: Curve
    mother: Curve
    date: tuple[int, ...]
    same_sex: int
    other_sex: int
    village: int
    kecamatan: int
    card: int
    nik_near: int
    nik_other: int
    chance: Curve
    often: int
    twins: int
    grown_twins: int

    @property
    def most_from_names(self) -> float:
        """The most that a name can add, its rarity among it."""
        return self.name[-1][1] + max(points for _, points in self.chance)

    @property
    def most_from_mother(self) -> float:
        """The most that the mother's name can add."""
        return self.mother[-1][1]


@functools.cache
def weights() -> Weights:
    """Return the points as shipped.

    Example:
        >>> weights().minimum
        70
    """
    raw = tomllib.loads((files("pskslib.intake.match") / "bobot.toml").read_text(encoding="utf-8"))
    return Weights(
        minimum=raw["minimum"],
        name=_curve(raw["nama"]),
        mother=_curve(raw["nama_ibu"]),
        date=tuple({"tidak_diketahui": 0, **raw["tanggal_lahir"]}[kind] for kind in DATE_KINDS),
        same_sex=raw["jenis_kelamin"]["sama"],
        other_sex=raw["jenis_kelamin"]["beda"],
        village=raw["wilayah"]["desa"],
        kecamatan=raw["wilayah"]["kecamatan"],
        card=raw["kartu_keluarga"]["sama"],
        nik_near=raw["nik"]["satu_angka"],
        nik_other=raw["nik"]["beda"],
        chance=_curve(raw["kebetulan"]),
        often=raw["kebetulan"]["selebihnya"],
        twins=raw["kembar"]["paling_tinggi"],
        grown_twins=raw["kembar"]["ibu_sama"],
    )


def points_at(curve: Curve, value: float) -> float:
    """Return the points at a value, on straight lines between those given.

    >>> points_at(((0.0, -40), (0.5, 0), (1.0, 50)), 0.75)
    25.0
    """
    before = curve[0]
    if value <= before[0]:
        return before[1]
    for at, points in curve[1:]:
        if value <= at:
            return before[1] + (points - before[1]) * (value - before[0]) / (at - before[0])
        before = (at, points)
    return before[1]


def _curve(table: Mapping[str, list[list[float]]]) -> Curve:
    return tuple((at, points) for at, points in table["titik"])
