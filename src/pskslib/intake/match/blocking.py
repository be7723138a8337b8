"""Which pairs are looked at: people who share a key of one of several searches.

Comparing everybody with everybody would take 10^12 pairs for a million people. Each search puts those together who
agree in something a double keeps most often; one mistake hides a double from one search, not from all. A block that is
too large is cut by one thing more, and what is still too large is left out; both are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    import polars as pl

LARGEST_BLOCK: Final = 500
"""People of one block who are all compared with one another."""
PAIRS_AT_ONCE: Final = 500_000
"""Pairs held in memory together."""
_HALVES: Final = 10_000_000_000
_REGION_AND_DAY: Final = 10_000
_YEAR, _MONTH = 10_000, 100


@frozen(kw_only=True)
class LeftOut:
    """A block that was too large to compare everybody in it.

    Attributes:
        search: What its people have in common, in words.
        people: How many they are.
        cut: What was asked to be the same as well; ``""`` where they were not compared at all in this search.
    """

    search: str
    people: int
    cut: str = ""

    def line(self) -> str:
        """Tell it in one line.

        >>> LeftOut(search="nama dan tahun lahir", people=612).line()
        '612 orang dengan nama dan tahun lahir yang sama tidak dibandingkan satu per satu'
        """
        if self.cut:
            return f"{self.people} orang dengan {self.search} yang sama dibandingkan hanya bila {self.cut} juga sama"
        return f"{self.people} orang dengan {self.search} yang sama tidak dibandingkan satu per satu"


@frozen(kw_only=True)
class Search:
    """One way to look for pairs.

    Attributes:
        words: What the people of a block have in common.
        keys: Names of the columns of :func:`keyed`, all of which must be known and equal.
        cut: The column that is asked for as well in a block that is too large, and its name in words.
    """

    words: str
    keys: tuple[str, ...]
    cut: tuple[str, str]


SEARCHES: Final = (
    Search(
        words="tanggal lahir, jenis kelamin dan huruf awal",
        keys=("date", "sexes", "letters"),
        cut=("skeleton", "kerangka nama"),
    ),
    Search(words="nama dan tahun lahir", keys=("skeleton", "year"), cut=("village", "desa")),
    Search(words="kartu keluarga", keys=("card",), cut=("skeleton", "kerangka nama")),
    Search(words="nama dan desa", keys=("skeleton", "village"), cut=("mother", "nama ibu")),
    Search(words="nama dan nama ibu", keys=("skeleton", "mother"), cut=("year", "tahun lahir")),
    Search(
        words="desa, tahun lahir dan huruf awal",
        keys=("village", "year", "sexes", "letters"),
        cut=("month", "bulan lahir"),
    ),
    Search(words="12 angka pertama NIK", keys=("nik_front",), cut=("letters", "huruf awal")),
    Search(words="10 angka terakhir NIK", keys=("nik_back",), cut=("letters", "huruf awal")),
)
"""In the order in which they find most."""


def keyed(table: pl.DataFrame) -> pl.DataFrame:
    """Add the keys of all searches to a table of people.

    Args:
        table: As in :class:`~pskslib.intake.match.people.People`.

    Returns:
        One row a person with ``row`` and the keys; lists where a person belongs to several blocks.
    """
    import polars as pl

    day = pl.col("day")
    year, month, rest = day // _YEAR, day // _MONTH % 100, day % _MONTH
    # day and month of a date are often swapped: both orders make one key
    low, high = pl.min_horizontal(month, rest), pl.max_horizontal(month, rest)
    swapped = pl.when(rest <= 12).then(year * _YEAR + low * _MONTH + high).otherwise(day)
    sexes = pl.when(pl.col("sex").is_null()).then(pl.lit([1, 2], dtype=pl.List(pl.UInt8)))
    return table.select(
        "row",
        "village",
        "card",
        "mother",
        skeleton=pl.col("key"),
        date=swapped,
        year=year,
        month=year * 100 + month,
        sexes=sexes.otherwise(pl.concat_list("sex")),
        letters=pl.col("initials").str.split(""),
        nik_front=pl.col("nik") // _REGION_AND_DAY,
        nik_back=pl.col("nik") % _HALVES,
    )


class Blocks:
    """Makes pairs, search by search, in portions that fit into memory.

    Attributes:
        left_out: Blocks that were too large, in the order of the searches; filled while pairs are made.
        pairs: How many were made so far, doubles among searches counted again.
    """

    def __init__(self, table: pl.DataFrame, split: int | None, largest: int = LARGEST_BLOCK) -> None:
        self._people = keyed(table)
        self._split = split
        self._most = largest * (largest - 1) // 2 if split is None else largest * largest // 4
        self.left_out: list[LeftOut] = []
        self.pairs = 0

    def portions(self, search: Search) -> Iterator[pl.DataFrame]:
        """Yield pairs of one search: ``row`` and ``other``, each pair once in a portion, the smaller row first."""
        import polars as pl

        names = dict.fromkeys(("row", *search.keys, search.cut[0]))
        people = self._people.select(*names).drop_nulls(list(search.keys))
        for name in ("sexes", "letters"):
            if name in search.keys:
                people = people.explode(name)
        if "letters" in names and "letters" not in search.keys:
            people = people.with_columns(pl.col("letters").list.first())
        people = people.with_columns(block=pl.struct(search.keys).hash()).select("row", "block", cut=search.cut[0])
        sizes = self._sizes(people, "block")
        large = sizes.filter(pl.col("pairs") > self._most)
        yield from self._joined(people.select("row", "block"), sizes.filter(pl.col("pairs") <= self._most))
        if large.height:
            self._tell(large, search.words, search.cut[1])
            inner = people.join(large.select("block"), on="block", how="semi").drop_nulls("cut")
            inner = inner.select("row", block=pl.struct("block", "cut").hash())
            sizes = self._sizes(inner, "block")
            self._tell(sizes.filter(pl.col("pairs") > self._most), f"{search.words} dan {search.cut[1]}", "")
            yield from self._joined(inner, sizes.filter(pl.col("pairs") <= self._most))

    def _sizes(self, people: pl.DataFrame, block: str) -> pl.DataFrame:
        """Return blocks in which there is anything to compare, with the number of their pairs."""
        import polars as pl

        count = pl.len().cast(pl.UInt64)
        if self._split is None:
            sizes = people.group_by(block).agg(people=count)
            sizes = sizes.with_columns(pairs=pl.col("people") * (pl.col("people") - 1) // 2)
        else:
            left = (pl.col("row") < self._split).sum().cast(pl.UInt64)
            sizes = people.group_by(block).agg(people=count, left=left)
            sizes = sizes.with_columns(pairs=pl.col("left") * (pl.col("people") - pl.col("left"))).drop("left")
        return sizes.filter(pl.col("pairs") > 0)

    def _tell(self, blocks: pl.DataFrame, words: str, cut: str) -> None:
        counts = blocks["people"].sort(descending=True).to_list()
        self.left_out += [LeftOut(search=words, people=people, cut=cut) for people in counts]

    def _joined(self, people: pl.DataFrame, sizes: pl.DataFrame) -> Iterator[pl.DataFrame]:
        import polars as pl

        if not sizes.height:
            return
        portion = sizes.select("block", portion=(pl.col("pairs").cum_sum() // PAIRS_AT_ONCE).cast(pl.UInt32))
        parts = people.join(portion, on="block", how="inner").partition_by("portion", include_key=False)
        for part in parts:
            if self._split is None:
                pairs = part.join(part, on="block", suffix="_other").filter(pl.col("row") < pl.col("row_other"))
            else:
                first = pl.col("row") < self._split
                pairs = part.filter(first).join(part.filter(~first), on="block", suffix="_other")
            pairs = pairs.select("row", other="row_other").unique()
            self.pairs += pairs.height
            yield pairs
