"""A column of text to a column of facts: by expressions where cells are clean, one distinct text at a time else.

Words, advice and the meaning of a cell stay in ``cells.py``; this module only spares reading the same text twice, and
spares Python where a whole column shows that it is clean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.intake import limits
from pskslib.intake.cells import BLANK, BLANK_TEXT, NON_DECILE, Fault, clean, read_fact
from pskslib.intake.repairs import Declared, Repairer
from pskslib.population import Field, Kind
from pskslib.population.table_cells import dtype_of, write_cell

if TYPE_CHECKING:
    import polars as pl

_ISO: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PLAIN: Final = r"[^ -~]|  |^[ =+@'-]| $"
"""What a text must not hold to be taken as it is: other than printable ASCII, two blanks, what starts a formula."""
_DIGITS: Final = 12
_FIRST, _FEW = 10_000, 1_000
_LONG: Final = Fault(
    "sel_panjang",
    f"isi sel lebih panjang dari {limits.MOST_CHARS} huruf; dihitung belum diketahui",
    "Pendekkan isinya.",
)


@frozen(kw_only=True, eq=False)
class ReadColumn:
    """A column that was read.

    Attributes:
        values: As a typed table holds them; null is unknown.
        faults: What is wrong with each distinct text that cannot be read.
        warnings: What is odd about each distinct text that was read, as (kind, message, advice).
        repaired: Distinct texts that were read by a repair: the kind of repair, and what they became.
        unranked: For the decile: rows that say that the family is known to be unranked.
    """

    values: pl.Series
    faults: Mapping[str, Fault] = field(factory=dict)
    warnings: Mapping[str, tuple[Fault, ...]] = field(factory=dict)
    repaired: Mapping[str, tuple[str, str]] = field(factory=dict)
    unranked: pl.Series | None = None


def read_column(
    fact: Field,
    cells: pl.Series,
    *,
    translate: Mapping[str, str] | None = None,
    dates: tuple[str, ...] = (),
    repair: Iterable[str] = (),
) -> ReadColumn:
    """Read one column.

    Args:
        fact: What it holds; not a NIK or family-card number.
        cells: Texts; null is blank.
        translate: Folded text of the file to a word that we read; ``""`` is unknown.
        dates: Forms of dates that the layout declares beside ``%Y-%m-%d``.
        repair: Kinds of repair that are allowed.

    Returns:
        Typed cells, and what is wrong or odd, by text.

    Example:
        >>> import polars as pl
        >>> from pskslib.population import FAMILY_FIELDS
        >>> read = read_column(FAMILY_FIELDS["decile"], pl.Series(["3", "non-desil", "11", None]))
        >>> read.values.to_list(), read.unranked.to_list(), {text: fault.kind for text, fault in read.faults.items()}
        ([3, None, None, None], [None, True, None, None], {'11': 'di_luar_batas'})
    """
    import polars as pl

    dtype: Any = getattr(pl, dtype_of(fact))
    fast = None if translate else _FAST.get(fact.kind)
    if cells.null_count() == len(cells):
        return ReadColumn(values=cells.cast(dtype))
    quick = fast(fact, cells) if fast is not None else cells.clear(len(cells)).cast(dtype)
    if quick.null_count() == cells.null_count():
        return ReadColumn(values=quick)
    left = cells if quick.null_count() == len(cells) else cells.zip_with(quick.is_null(), cells.clear(len(cells)))
    texts, codes = _numbered(left)
    known = _fast_date(fact, texts) if fact.kind is Kind.DATE and not translate else texts.clear(len(texts)).cast(dtype)
    unread = texts.filter(known.is_null()).to_list()
    reader = _Reader(fact, translate, dates, Repairer.of(fact, unread, repair))
    if unread:
        known = known.scatter(known.is_null().arg_true(), pl.Series([*map(reader.read, unread)], dtype=dtype))
    values = quick
    if known.null_count() < len(known):
        found = known.gather(codes)
        values = quick.fill_null(found) if quick.null_count() < len(quick) else found
    unranked = None
    if reader.unranked:
        unranked = pl.select(pl.when(pl.lit(left).is_in(reader.unranked)).then(pl.lit(value=True))).to_series()
    return ReadColumn(
        values=values, faults=reader.faults, warnings=reader.warnings, repaired=reader.repaired, unranked=unranked
    )


def _numbered(cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return the distinct texts of a column, and of each cell the place of its text among them.

    The codes of an Enum are those places. A column with few texts shows them all in its first rows nearly always; that
    it does is known when every cell has got a code, and then no other pass is needed.
    """
    import polars as pl

    few = cells.head(_FIRST).drop_nulls().unique()
    if 0 < len(few) <= _FEW:
        codes = cells.cast(pl.Enum(few), strict=False).to_physical()
        if codes.null_count() == cells.null_count():
            return few, codes
    texts = cells.drop_nulls().unique()
    return texts, cells.cast(pl.Enum(texts)).to_physical()


class _Reader:
    """Reads the distinct texts of one column."""

    def __init__(
        self, fact: Field, translate: Mapping[str, str] | None, dates: tuple[str, ...], repairer: Repairer
    ) -> None:
        self.fact, self.translate, self.repairer = fact, translate, repairer
        self.declared = Declared.of(dates) if fact.kind is Kind.DATE else None
        self.blank = BLANK_TEXT if fact.kind is Kind.TEXT else BLANK
        self.faults: dict[str, Fault] = {}
        self.warnings: dict[str, tuple[Fault, ...]] = {}
        self.repaired: dict[str, tuple[str, str]] = {}
        self.unranked: list[str] = []

    def read(self, written: str) -> object:
        """Read one text; None is unknown, a fault, or unranked."""
        if len(written) > limits.MOST_CHARS:
            self.faults[written] = _LONG
            return None
        text = clean(written)
        folded = text.casefold()
        if self.translate:
            text = self.translate.get(folded, text)
            folded = text.casefold()
        if folded in self.blank:
            return None
        if self.fact.column == "desil" and folded in NON_DECILE:
            self.unranked.append(written)
            return None
        try:
            value = self.value(written, text)
        except Fault as fault:
            self.faults[written] = self.repairer.advised(text, fault)
            return None
        if self.fact.kind is Kind.TEXT and (odd := odd_text(written, text)):
            self.warnings[written] = odd
        return write_cell(self.fact, value)

    def value(self, written: str, text: str) -> object:
        try:
            return read_fact(self.fact, text)
        except Fault as fault:
            if self.declared is not None and (iso := self.declared.iso(text)) is not None:
                return read_fact(self.fact, iso)
            mended = self.repairer.mend(text)
            if mended is None:
                raise fault from None
            kind, better = mended
            value = read_fact(self.fact, better)
            self.repaired[written] = (kind, better)
            return value


# --- columns that are clean ------------------------------------------------------------------


def _fast_date(fact: Field, cells: pl.Series) -> pl.Series:
    import polars as pl

    table = pl.DataFrame({"t": cells})
    shaped = pl.when(pl.col("t").str.contains(_ISO)).then("t")
    return table.select(shaped.str.to_date("%Y-%m-%d", strict=False)).to_series()


def _fast_whole(fact: Field, cells: pl.Series) -> pl.Series:
    import polars as pl

    text, number = pl.col("t").str, pl.col("t").cast(pl.Int64, strict=False)
    fits = (text.len_bytes() <= _DIGITS) & ~text.starts_with("+") & ~text.starts_with("-")
    if fact.low is not None:
        fits &= number >= fact.low
    if fact.high is not None:
        fits &= number <= fact.high
    return pl.DataFrame({"t": cells}).select(pl.when(fits).then(number)).to_series()


def _fast_decimal(fact: Field, cells: pl.Series) -> pl.Series:
    import polars as pl

    return _fast_whole(fact, cells).cast(pl.Float64)


def _fast_text(fact: Field, cells: pl.Series) -> pl.Series:
    """Take printable ASCII as it is; a name with a digit is looked at, since it may hold a NIK."""
    import polars as pl

    pattern = f"{_PLAIN}|[0-9]" if fact.column == "nama" else _PLAIN
    plain = ~pl.col("t").str.contains(pattern) & (pl.col("t").str.len_bytes() <= limits.MOST_CHARS)
    return pl.DataFrame({"t": cells}).select(pl.when(plain).then("t")).to_series()


_FAST: Final[Mapping[Kind, Callable[[Field, pl.Series], pl.Series]]] = {
    Kind.INT: _fast_whole,
    Kind.DECIMAL: _fast_decimal,
    Kind.TEXT: _fast_text,
}
"""Readers of whole columns; what they leave null is read text by text. Codes and dates have few distinct texts."""


# --- text that was read, but that a person should look at -------------------------------------

_FORMULA: Final = ("=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_RUN: Final = Fault(
    "rumus",
    "teks ini akan dijalankan sebagai rumus bila dibuka di program spreadsheet",
    "Tulis teks biasa; jangan membuka berkas ini dengan rumus aktif.",
)
_HIDDEN: Final = Fault(
    "huruf_tersembunyi",
    "ada karakter yang tidak terlihat dan sudah dibuang",
    "Ketik ulang teks ini bila hasilnya tidak seperti yang dimaksud.",
)
_MIXED: Final = Fault(
    "aksara_campur",
    "huruf Latin bercampur dengan huruf aksara lain yang mirip",
    "Ketik ulang dengan huruf Latin, agar orangnya dapat ditemukan.",
)
_LATIN: Final = re.compile("[A-Za-z]")
_OTHER: Final = re.compile("[\u0370-\u052f\u0530-\u058f\u13a0-\u13ff]")
"""Greek, Cyrillic, Armenian and Cherokee letters look like Latin ones."""


def odd_text(written: str, text: str) -> tuple[Fault, ...]:
    """Say what is odd about a text that was read.

    Args:
        written: As it stands in the file.
        text: Cleaned.

    Returns:
        Kinds of oddness with words.

    Example:
        >>> [fault.kind for fault in odd_text("=1+1", "=1+1")], [f.kind for f in odd_text("Си\u200bti", "Сиti")]
        (['rumus'], ['huruf_tersembunyi', 'aksara_campur'])
    """
    import unicodedata

    found = []
    if text.startswith(_FORMULA):
        found.append(_RUN)
    if not written.isascii() or not written.isprintable():
        if any(unicodedata.category(ch) in ("Cf", "Cc") and not ch.isspace() for ch in written):
            found.append(_HIDDEN)
        if _LATIN.search(text) and _OTHER.search(text):
            found.append(_MIXED)
    return tuple(found)
