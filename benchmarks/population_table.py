"""Persons and families for the table benchmarks: made with NumPy from a fixed seed, ascending by ``no_kk``.

About 3.5 people a family. Every fact stands only where it can apply (a school level from 6 to 21 years, a
pregnancy for women from 15 to 45), so that engines that know nothing of applicability give the same answers.
``umur`` repeats ``tanggal_lahir`` as completed years on :data:`AS_OF`: the peers may read whichever is cheaper,
pskslib reads the date. The civil-servant flag of MINI-PKH is a fact of the family there; ``terima_blt_dd``
(receives village-fund aid) stands for it: a plain boolean that nothing presumes.

Only NumPy and Polars are used here; OpenFisca reads the arrays that :func:`save_arrays` writes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

AS_OF = date(2026, 11, 24)
FLAG = "terima_blt_dd"
SEXES = pl.Enum(["L", "P"])
LEVELS = pl.Enum(["tidak", "SD", "SMP", "SMA"])
SIZES = (0.08, 0.19, 0.26, 0.24, 0.13, 0.06, 0.03, 0.01)
"""Shares of families with 1, 2, … members; 3.5 on average."""
UNKNOWN = 0.05
"""Share of deciles, flags and birth dates that are null in the frames with unknowns."""
_EPOCH_MONTHS = 1970 * 12
_VILLAGES = 140

Array = NDArray[np.generic]
Columns = dict[str, Array]


def family_cards(count: int) -> Array:
    """Ascending numbers PPKKCC DDMMYY SSSS that can be true: 24 days a month, all months, 25 years, 9,000 a day."""
    place = np.arange(count, dtype=np.int64) * max(1, (18 * 24 * 12 * 25 * 9000) // max(count, 1))
    place, serial = np.divmod(place, 9000)
    place, year = np.divmod(place, 25)
    place, month = np.divmod(place, 12)
    district, day = np.divmod(place, 24)
    stem = (640_801 + district) * 1_000_000 + (day + 1) * 10_000 + (month + 1) * 100 + year + 1
    made: Array = stem * 10_000 + serial + 1
    return made


def completed_years(born: Array) -> Array:
    """Completed years on AS_OF (no birthday of 29 February falls on or near that day)."""
    months = born.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTHS
    year, month = np.divmod(months, 12)
    day = (born - born.astype("datetime64[M]")).astype(np.int64) + 1
    later = (month + 1) * 100 + day > AS_OF.month * 100 + AS_OF.day
    years: Array = (AS_OF.year - year - later).astype(np.int8)
    return years


def make(people: int, seed: int = 64) -> tuple[Columns, Columns]:
    """Return the columns of some ``people`` persons and of their families; nothing is unknown."""
    rng = np.random.default_rng(seed)
    sizes = rng.choice(np.arange(1, len(SIZES) + 1, dtype=np.int8), size=int(people / 3.2), p=SIZES)
    families = int(np.searchsorted(np.cumsum(sizes, dtype=np.int64), people)) + 1
    sizes = sizes[:families]
    cards = family_cards(families)
    count = int(sizes.sum(dtype=np.int64))
    # the young are many: the square root pulls a uniform share of 0 to 89 years towards the lower ages
    lived = (rng.random(count, dtype=np.float32) ** np.float32(1.3) * np.float32(89 * 365.2425)).astype(np.int32)
    born = np.datetime64(AS_OF) - lived.astype("timedelta64[D]")
    age = completed_years(born)
    woman = rng.random(count, dtype=np.float32) < 0.495
    pregnant = woman & (age >= 15) & (age <= 45) & (rng.random(count, dtype=np.float32) < 0.06)
    level = np.select([age < 6, age <= 12, age <= 15, age <= 18], [0, 1, 2, 3], 0).astype(np.int8)
    level[(age > 18) & (age <= 21) & (rng.random(count, dtype=np.float32) < 0.15)] = 3
    level[rng.random(count, dtype=np.float32) < 0.1] = 0
    persons: Columns = {
        "no_kk": np.repeat(cards, sizes),
        "tanggal_lahir": born,
        "umur": age,
        "jenis_kelamin": woman.astype(np.uint8),
        "hamil": pregnant,
        "jenjang_sekolah": level.astype(np.uint8),
        "disabilitas_berat": rng.random(count, dtype=np.float32) < 0.03,
    }
    homes: Columns = {
        "no_kk": cards,
        "desil": rng.integers(1, 11, families, dtype=np.int8),
        FLAG: rng.random(families, dtype=np.float32) < 0.06,
    }
    return persons, homes


def frames(people: int, *, unknown: bool = False) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return persons and families as typed Polars frames, 5 % of three facts null if asked for."""
    persons, families = (pl.DataFrame(columns) for columns in make(people))
    persons = persons.with_columns(
        pl.Series(kind.categories, dtype=kind).gather(persons[name]).alias(name)
        for name, kind in (("jenis_kelamin", SEXES), ("jenjang_sekolah", LEVELS))
    )
    if unknown:
        persons = _blanked(persons, [["tanggal_lahir", "umur"]], seed=65)
        families = _blanked(families, [["desil"], [FLAG]], seed=66)
    return persons.rechunk(), families.rechunk()


def registry(people: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return frames with the canonical columns, for PKH and Sembako as shipped; 5 % of deciles and dates null."""
    persons, families = frames(people, unknown=True)
    rng = np.random.default_rng(67)
    n, m = len(persons), len(families)
    row = pl.int_range(n, dtype=pl.Int64)
    persons = persons.drop("umur").with_columns(
        nik=(pl.col("no_kk") // 10_000 * 10_000 + row % 9_000 + 1).cast(pl.String),
        nama=pl.lit("Warga ") + row.cast(pl.String),
        hubungan_keluarga=pl.when(pl.col("no_kk").is_first_distinct()).then(1).otherwise(4).cast(pl.String),
        kehamilan_ke=pl.when("hamil").then(pl.lit(rng.integers(1, 5, n, dtype=np.int8))),
        asn=pl.lit(rng.random(n, dtype=np.float32) < 0.02),
    )
    villages = np.arange(m) * _VILLAGES // max(m, 1)
    homes = families.select(
        "no_kk",
        pl.format("64.08.{}.{}", (pl.lit(villages) // 8 + 1).cast(pl.String).str.zfill(2), pl.lit(villages) % 8 + 2001)
        .alias("kode_desa")
        .cast(pl.String),
        "desil",
        non_desil=pl.lit(rng.random(m, dtype=np.float32) < 0.2) & pl.col("desil").is_null(),
    )
    return persons, homes


def save_arrays(people: int, folder: Path) -> None:
    """Write the columns that a peer without Polars reads, as ``.npy`` files."""
    folder.mkdir(parents=True, exist_ok=True)
    persons, families = make(people)
    persons["family"] = np.repeat(
        np.arange(len(families["no_kk"]), dtype=np.int64),
        np.diff(_starts(persons["no_kk"]), append=len(persons["no_kk"])),
    )
    for owner, columns in (("person", persons), ("family", families)):
        for name, values in columns.items():
            np.save(folder / f"{owner}-{name}.npy", values)


def _starts(cards: Array) -> Array:
    found: Array = np.flatnonzero(np.concatenate(([True], cards[1:] != cards[:-1])))
    return found


def _blanked(frame: pl.DataFrame, groups: list[list[str]], seed: int) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    for names in groups:
        keep = pl.lit(pl.Series(rng.random(len(frame), dtype=np.float32) >= UNKNOWN))
        frame = frame.with_columns(pl.when(keep).then(pl.col(name)).alias(name) for name in names)
    return frame
