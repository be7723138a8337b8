"""Targeting of one programme: who is eligible against who receives, and the errors in every usual definition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from pskslib.regions import RegionSet
from pskslib.reports.columns import text
from pskslib.reports.crossed import Crossed
from pskslib.reports.decided import DECISIONS, FAMILIES, KEY, RECIPIENTS, Decided, beside_homes, decided, recipients_of
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import complain
from pskslib.reports.regions_rows import place_name, regions_or_kutim
from pskslib.reports.report import Report
from pskslib.reports.targeted import Targeted, Where
from pskslib.reports.targeting_tables import charts, tables
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit
from pskslib.rules import Decision, Outcome

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

By = Literal["kecamatan", "desa", "desil"]
Weight = Literal["keluarga", "jiwa"]
_DIGITS: Final = {"kecamatan": len("640801"), "desa": len("6408012001")}
_DECILES: Final = 10


def targeting(
    decisions: IntoFrame | Iterable[Decision],
    recipients: IntoFrame,
    *,
    as_of: date,
    period: Text | str,
    by: By = "kecamatan",
    families: IntoFrame | None = None,
    programme: str | None = None,
    weight: Weight = "keluarga",
    poorest: int = 4,
    regions: RegionSet | None = None,
    digest: str = "",
) -> Report:
    """Hold who receives a programme against who is eligible for it.

    Who is undetermined is neither: each error is given over the determined, with the lowest and highest value that it
    can have once the others are settled. A recipient about whom nothing was decided counts as undetermined.

    Args:
        decisions: What ``decide_table`` gave (``no_kk``, ``id_orang``, ``programme``, ``outcome``), or decisions.
        recipients: Who receives: ``no_kk``, for programmes about persons ``id_orang``, perhaps ``rupiah`` (paid) and
            ``programme``. Several rows of one are one recipient; their rupiah are added.
        as_of: The day that the figures stand for.
        period: Of which time the payments are.
        by: Rows of the detailed tables.
        families: ``no_kk`` with ``kode_desa``, ``desil``, ``jumlah_anggota``, as far as needed; decisions one by one
            bring their own.
        programme: Which one, where the decisions are about several.
        weight: Does a family count once, or with all its members? (Persons decided about always count once.)
        poorest: The deciles 1 to this are "the poorest", for the CGH index.
        regions: The regency; Kutai Timur unless told otherwise.
        digest: Of the rule book; decisions one by one bring their own.

    Returns:
        A report with the cross table, the measures, both by place, and the CGH index where deciles are known.

    Raises:
        TableError: A column is missing or of the wrong sort, somebody stands in a table twice; everything at once.

    Example:
        >>> import polars as pl
        >>> cards = [f"640804010108990{n}" for n in range(1, 6)]
        >>> decisions = pl.DataFrame({"no_kk": cards, "programme": ["PKH"] * 5, "outcome":
        ...     ["eligible", "eligible", "ineligible", "ineligible", "undetermined"]})
        >>> families = pl.DataFrame({"no_kk": cards, "kode_desa": ["64.08.04.2001"] * 5})
        >>> paid = pl.DataFrame({"no_kk": [cards[0], cards[2]], "rupiah": [600_000, 900_000]})
        >>> report = targeting(decisions, paid, families=families, as_of=date(2026, 11, 24), period="Tahap 4 2026")
        >>> report.table("silang").rows[2], report.table("kebocoran").total[7].value
        (('Belum ditentukan', 0, 1, 1), Fraction(3, 5))
    """
    where = regions_or_kutim(regions)
    faults: list[str] = []
    found = decided(decisions, families, faults, programmes=None if programme is None else [programme])
    if not 1 <= poorest < _DECILES:
        faults.append(f"poorest: harus 1 sampai {_DECILES - 1}, bukan {poorest}")
    if found is None:
        complain(faults)
        raise AssertionError
    if len(found.units) != 1:
        faults.append(f"keputusan: pilih satu program (programme); yang ada: {', '.join(found.units) or 'tidak ada'}")
        complain(faults)
    _needed(found, by, weight, faults)
    receiving = recipients_of(recipients, found, faults)
    complain(faults)
    assert receiving is not None
    people, paid, doubles = receiving
    everybody = _everybody(found, people, families)
    unit = next(iter(found.units.values()))
    unit = CountUnit.JIWA if weight == "jiwa" and unit is CountUnit.KELUARGA else unit
    rows, unsized = _counted(everybody, by, unit)
    if unsized:
        column = "jumlah_anggota"
        faults.append(f"keluarga: kolom {column}: belum diisi, atau keluarganya tidak ada, untuk {unsized} keluarga")
        complain(faults)
    outside = int(everybody.get_column("outside").sum())
    code = next(iter(found.units))
    made = Targeted(
        programme=code,
        unit=unit,
        by=Where.of(by, where, {row.place for row in rows}),
        counts={key: _crossed(rows, key, "count") for key in {row.place for row in rows}},
        money={key: _crossed(rows, key, "rupiah") for key in {row.place for row in rows}} if paid else None,
        all_counts=_crossed(rows, None, "count"),
        deciles=_deciles(rows) if "desil" in found.known else None,
        poorest=poorest,
        linked=outside == 0,
    )
    made_tables = tables(made)
    return Report(
        name="tepat-sasaran",
        title=Text(f"Ketepatan sasaran {code}", f"Targeting of {code}"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=made_tables,
        charts=charts(made, made_tables),
        notes=tuple(_notes(made, outside, doubles)),
        sources=(
            Text(
                "Ukuran: kesalahan eksklusi, inklusi dan kebocoran; indeks CGH menurut Coady, Grosh, Hoddinott (2004)",
                "Measures: exclusion, inclusion and leakage; CGH index after Coady, Grosh, Hoddinott (2004)",
            ),
        ),
        digest=digest or found.digest,
    )


def _needed(found: Decided, by: By, weight: Weight, faults: list[str]) -> None:
    """Tell columns without which the report as asked for cannot be made."""
    for column, why in (
        ("desil" if by == "desil" else "kode_desa", f"rincian menurut {by}"),
        ("jumlah_anggota", "bobot jiwa"),
    ):
        if column not in found.known and (column != "jumlah_anggota" or weight == "jiwa"):
            faults.append(f"keluarga: tidak ada kolom {column}, yang perlu untuk {why}")


def _everybody(found: Decided, people: nw.DataFrame[Any], families: IntoFrame | None) -> nw.DataFrame[Any]:
    """Return the decided and the recipients, each once, with what is known of them."""
    import narwhals.stable.v2 as nw

    marked = people.with_columns(receives=nw.lit(1, nw.Int64()))
    known = found.frame.join(marked.select(*found.key, "rupiah", "receives"), on=found.key, how="left")
    known = known.with_columns(outside=nw.lit(0, nw.Int64()))
    if known.get_column("receives").sum() == len(people):  # everybody who receives was decided about
        return known
    others = people.join(found.frame.select(found.key), on=found.key, how="anti")
    blank = [
        nw.lit(None, found.frame.schema[name]).alias(name)
        for name in found.frame.columns
        if name not in (*KEY, "outcome")
    ]
    one = nw.lit(1, nw.Int64())
    undetermined = nw.lit(Outcome.UNDETERMINED.value, nw.String())
    outside = others.with_columns(*blank, outcome=undetermined, receives=one, outside=one)
    return nw.concat([known, beside_homes(outside.select(known.columns), families)], how="vertical")


@frozen
class _Row:
    place: str
    outcome: str
    receives: bool
    decile: int | None
    count: int
    rupiah: int


def _counted(everybody: nw.DataFrame[Any], by: By, unit: CountUnit) -> tuple[list[_Row], int]:
    """Count by place, outcome, receipt and decile; also tell how many families are of unknown size."""
    import narwhals.stable.v2 as nw

    size = nw.col("jumlah_anggota") if unit is CountUnit.JIWA else nw.lit(1, nw.Int64())
    if by == "desil":
        place: Any = nw.col("desil").cast(nw.String())
    else:
        place = nw.col("kode_desa").str.replace_all(".", "", literal=True).str.slice(0, _DIGITS[by])
    table = everybody.select(
        "outcome",
        nw.col("desil"),
        place=place.fill_null(""),
        receives=nw.col("receives").fill_null(0),
        rupiah=nw.col("rupiah").fill_null(0),
        size=size,
    )
    unsized = table.get_column("size").null_count()
    counted = table.group_by("place", "outcome", "receives", "desil", drop_null_keys=False).agg(
        nw.col("size").sum(), nw.col("rupiah").sum()
    )
    return [
        _Row(
            row["place"],
            row["outcome"],
            bool(row["receives"]),
            _whole(row["desil"]),
            int(row["size"] or 0),
            int(row["rupiah"] or 0),
        )
        for row in counted.iter_rows(named=True)
    ], unsized


def _whole(cell: object) -> int | None:
    """Return a decile, or None where it is not known (pandas says NaN)."""
    return int(cell) if isinstance(cell, int | float) and cell == cell else None


_CELLS: Final = {
    (Outcome.ELIGIBLE.value, True): "a",
    (Outcome.ELIGIBLE.value, False): "b",
    (Outcome.INELIGIBLE.value, True): "c",
    (Outcome.INELIGIBLE.value, False): "d",
    (Outcome.UNDETERMINED.value, True): "e",
    (Outcome.UNDETERMINED.value, False): "f",
}


def _crossed(rows: Sequence[_Row], place: str | None, what: Literal["count", "rupiah"]) -> Crossed:
    cells = dict.fromkeys(_CELLS.values(), 0)
    for row in rows:
        if place is None or row.place == place:
            cells[_CELLS[row.outcome, row.receives]] += row.count if what == "count" else row.rupiah
    return Crossed(**cells)


def _deciles(rows: Sequence[_Row]) -> dict[int | None, tuple[int, int, int]]:
    """Return everybody, the recipients and the rupiah by decile; None is unknown or unranked."""
    found: dict[int | None, tuple[int, int, int]] = {}
    for row in rows:
        everybody, receiving, rupiah = found.get(row.decile, (0, 0, 0))
        more = row.count if row.receives else 0
        found[row.decile] = (everybody + row.count, receiving + more, rupiah + row.rupiah)
    return found


def _notes(made: Targeted, outside: int, doubles: int) -> Iterable[Text]:
    unit = made.unit.text
    yield Text(
        f"Satuan hitungan: {unit.id}. Bobot keluarga dan bobot jiwa memberi angka yang berbeda.",
        f"Unit of counting: {unit.en}. Weights of families and of persons give different figures.",
    )
    yield Text(
        "Yang belum ditentukan bukan tidak layak. Nilai dihitung dari yang sudah ditentukan; terendah dan tertinggi "
        "ialah batas yang tidak dapat dilewati, ke mana pun yang belum ditentukan itu kelak jatuh.",
        "Who is undetermined is not ineligible. The value is over the determined; lowest and highest are bounds that "
        "cannot be passed, whichever way the undetermined turn out.",
    )
    yield Text(
        "Kesalahan inklusi punya dua penyebut: semua penerima, atau semua yang tidak layak. Sebutkan selalu yang mana.",
        "The inclusion error has two denominators: all recipients, or all who are not eligible. Always say which.",
    )
    if outside:
        yield Text(
            f"{outside} penerima tidak ada di antara yang diputuskan; mereka dihitung sebagai belum ditentukan.",
            f"{outside} recipients are not among the decided; they count as undetermined.",
        )
    if doubles:
        yield Text(
            f"{doubles} baris menyebut penerima yang sudah ada; rupiahnya dijumlahkan, penerimanya dihitung sekali.",
            f"{doubles} rows name a recipient who was there already; rupiah are added, the recipient counts once.",
        )


ENTRY: Final = Entry(
    name="tepat-sasaran",
    title=Text("Ketepatan sasaran satu program", "Targeting of one programme"),
    about="kepala dinas, Bappeda: kesalahan eksklusi dan inklusi, kebocoran, indeks CGH",
    builder="pskslib.reports.targeting_report:targeting",
    inputs=(DECISIONS, RECIPIENTS, FAMILIES),
    options=(
        Option(key="menurut", argument="by", about="rincian", choices=("kecamatan", "desa", "desil")),
        Option(key="program", argument="programme", about="kode program, bila keputusan memuat beberapa"),
        Option(key="bobot", argument="weight", about="satuan hitungan", choices=("keluarga", "jiwa")),
    ),
)
