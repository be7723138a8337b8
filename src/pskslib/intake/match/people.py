"""Who is compared: the columns that tell people apart, of a batch or a frame, in one shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import frozen

from pskslib.errors import IntakeError, TableError
from pskslib.intake.batch import Batch
from pskslib.intake.match.names import parse_name

if TYPE_CHECKING:
    import polars as pl

COLUMNS: Final = ("nama", "tanggal_lahir", "jenis_kelamin", "nama_ibu", "kode_desa", "no_kk", "nik")
"""What is compared; each may be missing, except the name."""
_SEX: Final = {"L": 1, "P": 2, "1": 1, "2": 2}
_DIGITS: Final = 16


@frozen(kw_only=True, eq=False, repr=False)
class People:
    """People to compare.

    Attributes:
        shown: One row a person: ``baris``, ``id`` and :data:`COLUMNS` as they came. Holds personal data.
        table: The same in codes: ``row`` (place), ``side``, ``name``, ``mother`` (places in the lists below), ``day``
            (birth date as a number like 19850817), ``sex``, ``village``, ``kecamatan``, ``card``, ``nik``; 0 or null is
            unknown. With the keys of a search: ``key``, ``initials``.
        names: Every name once.
        texts: The rough form of each name, for a first comparison.
        sounds: The sounds of all its words, in order.
        mothers: Every mother's name once.
        split: Place of the first person of the second registry, or None where there is one.
    """

    shown: pl.DataFrame
    table: pl.DataFrame
    names: Sequence[str]
    texts: Sequence[str]
    sounds: Sequence[str]
    mothers: Sequence[str]
    split: int | None

    def __repr__(self) -> str:
        return f"People({self.table.height} orang)"


def people_of(sources: Sequence[object]) -> People:
    """Take over one registry, or two that are compared with one another.

    Args:
        sources: Batches or frames with the canonical column names.

    Returns:
        The people, those of the second registry behind those of the first.

    Raises:
        TableError: A table has no names, or a column that cannot be read.
        IntakeError: Something is no table.
    """
    import polars as pl

    words = ("registri",) if len(sources) == 1 else ("registri pertama", "registri kedua")
    frames = [_shown(source, word) for source, word in zip(sources, words, strict=True)]
    shown = pl.concat(frames)
    names, parsed = _names(shown["nama"])
    mothers = shown.select(pl.col("nama_ibu").unique().drop_nulls().sort()).to_series()
    table = shown.select(
        row=pl.int_range(pl.len(), dtype=pl.UInt32),
        name=_place(pl.col("nama"), names),
        mother=_place(pl.col("nama_ibu"), mothers),
        day=(
            pl.col("tanggal_lahir").dt.year().cast(pl.Int32) * 10_000
            + pl.col("tanggal_lahir").dt.month().cast(pl.Int32) * 100
            + pl.col("tanggal_lahir").dt.day()
        ),
        sex=pl.col("jenis_kelamin").replace_strict(_SEX, default=None, return_dtype=pl.UInt8),
        village=pl.col("kode_desa").rank("dense").cast(pl.UInt32),
        kecamatan=pl.col("kode_desa").str.slice(0, 8).rank("dense").cast(pl.UInt32),
        card=pl.col("no_kk").cast(pl.Int64),
        nik=pl.col("nik").cast(pl.Int64),
    )
    table = table.with_columns(
        pl.lit(parsed["key"]).gather(pl.col("name")).alias("key"),
        pl.lit(parsed["initials"]).gather(pl.col("name")).alias("initials"),
    )
    # a text that is no name is an unknown name
    table = table.with_columns(pl.when(pl.col("key").is_not_null()).then("name").alias("name"))
    split = frames[0].height if len(frames) > 1 else None
    return People(
        shown=shown,
        table=table,
        names=names.to_list(),
        texts=parsed["text"].to_list(),
        sounds=parsed["sounds"].to_list(),
        mothers=mothers.to_list(),
        split=split,
    )


def _names(column: pl.Series) -> tuple[pl.Series, pl.DataFrame]:
    """Read every name once."""
    import polars as pl

    names = column.unique().drop_nulls().sort()
    keys: list[str | None] = []
    texts: list[str] = []
    sounds: list[str] = []
    initials: list[str | None] = []
    for text in names:
        name = parse_name(text)
        keys.append(name.key if name.tokens else None)
        texts.append(name.filter_text)
        sounds.append(name.sounds)
        initials.append("".join(name.initials) if name.tokens else None)
    columns = {"key": keys, "text": texts, "sounds": sounds, "initials": initials}
    return names, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _place(column: pl.Expr, names: pl.Series) -> pl.Expr:
    import polars as pl

    if not len(names):
        return pl.lit(None, dtype=pl.UInt32)
    return column.replace_strict(names, pl.int_range(len(names), dtype=pl.UInt32, eager=True), default=None)


# --- from what is given to what is shown -------------------------------------------------------------


def _shown(source: object, word: str) -> pl.DataFrame:
    import polars as pl

    given = _of_batch(source) if isinstance(source, Batch) else _frame(source, word)
    faults: list[str] = []
    if "nama" not in given.columns:
        faults.append(f"{word}: kolom nama tidak ada; tanpa nama tidak ada yang dapat dibandingkan")
    height = given.height
    columns: dict[str, pl.Series] = {
        "baris": _lines(given),
        "id": _text(given["id_orang"]) if "id_orang" in given.columns else _blank(height),
    }
    for name in COLUMNS:
        if name not in given.columns:
            columns[name] = _blank(height, pl.Date() if name == "tanggal_lahir" else pl.String())
        elif name == "tanggal_lahir":
            columns[name] = _dates(given[name], word, faults)
        elif name in ("no_kk", "nik"):
            texts = _text(given[name])
            columns[name] = texts.set(~texts.str.contains(rf"^[0-9]{{{_DIGITS}}}$").fill_null(value=True), None)
        else:
            columns[name] = _text(given[name])
    if faults:
        raise TableError(tuple(faults))
    return pl.DataFrame(columns)


def _lines(given: pl.DataFrame) -> pl.Series:
    """Return the lines that are told, or the rows counted from 1."""
    import polars as pl

    if "baris" in given.columns and given["baris"].dtype.is_integer() and not given["baris"].null_count():
        return given["baris"].cast(pl.Int64)
    return pl.int_range(1, given.height + 1, dtype=pl.Int64, eager=True)


def _of_batch(batch: Batch) -> pl.DataFrame:
    """Put village, line and mother's name beside the persons of a batch."""
    persons, families = batch.persons_table, batch.families_table
    if "kode_desa" in families.columns:
        persons = persons.join(families.select("no_kk", "kode_desa"), on="no_kk", how="left", maintain_order="left")
    beside = [name for name in batch.origins.columns if name not in persons.columns]
    return persons.with_columns(batch.origins[name] for name in beside)


def _frame(source: object, word: str) -> pl.DataFrame:
    import polars as pl

    if isinstance(source, pl.LazyFrame):
        return source.collect()
    if isinstance(source, pl.DataFrame):
        return source
    try:
        return pl.DataFrame(cast("Any", source))
    except Exception:  # whatever a foreign object says of itself
        raise IntakeError(f"{word}: bukan hasil read_registry dan bukan tabel") from None


def _text(column: pl.Series) -> pl.Series:
    import polars as pl

    texts = column.cast(pl.String).str.strip_chars()
    return texts.set(texts.is_in(["", "-"]).fill_null(value=False), None)


def _blank(height: int, kind: Any = None) -> pl.Series:
    import polars as pl

    return pl.repeat(None, height, dtype=kind or pl.String(), eager=True)


def _dates(column: pl.Series, word: str, faults: list[str]) -> pl.Series:
    """Return dates; text must be ISO, since guessing day and month would make other people."""
    import polars as pl

    if column.dtype == pl.Date:
        return column
    if column.dtype == pl.Datetime:
        return column.cast(pl.Date)
    texts = _text(column)
    dates = texts.str.to_date("%Y-%m-%d", strict=False)
    lost = dates.null_count() - texts.null_count()
    if lost:
        faults.append(
            f"{word}: kolom tanggal_lahir: {lost} tanggal tidak terbaca sebagai 1985-08-17; "
            "baca berkasnya dahulu dengan read_registry"
        )
    return dates
