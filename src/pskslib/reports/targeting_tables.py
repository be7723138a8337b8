"""The tables of a targeting report: cross table, measures, the same by place, money that leaks, the CGH index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, share
from pskslib.reports.crossed import Bounded, Crossed
from pskslib.reports.regions_rows import PLACE, TOTAL
from pskslib.reports.report import Chart, ChartKind
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, total_row
from pskslib.reports.targeted import DETERMINED, RECEIVES, STATUS, Targeted, bounds
from pskslib.reports.targeting_money import cgh_table, leak_table
from pskslib.reports.text import Text

_RECEIPT: Final = {"menerima": Text("Menerima", "Receives"), "tidak_menerima": Text("Tidak menerima", "Does not")}
_ELIGIBLE: Final = Text("yang layak", "the eligible")
_RECIPIENTS: Final = Text("penerima", "recipients")
_DETERMINED: Final = Text("penerima yang sudah ditentukan", "the recipients determined")
_INELIGIBLE: Final = Text("yang tidak layak", "those not eligible")


def tables(made: Targeted) -> tuple[Table, ...]:
    """Return the tables of the report."""
    found = [_cross(made), _measures(made), _by_place(made), _errors(made)]
    if made.money is not None:
        found.append(leak_table(made, made.money))
    if made.deciles is not None:
        found.append(cgh_table(made, made.deciles))
    return tuple(found)


def charts(made: Targeted, found: Sequence[Table]) -> tuple[Chart, ...]:
    """Return the pictures of the report."""
    by = {table.key: table for table in found}
    title = Text("Layak dan menerima", "Eligible and receiving")
    pictures = [chart("matriks", title, ChartKind.MATRIX, by["silang"], "status", [*_RECEIPT])]
    name = made.by.columns[min(1, len(made.by.columns) - 1)].key
    title = Text("Kesalahan eksklusi", "Exclusion error")
    pictures.append(chart("batang_eksklusi", title, ChartKind.BARS, by["rincian"], name, ["eksklusi"]))
    if made.by.dimension == "kecamatan":
        title = Text("Layak tetapi tidak menerima", "Eligible and not receiving")
        pictures.append(chart("peta_terlewat", title, ChartKind.TILES, by["rincian"], PLACE[0].key, ["layak_tidak"]))
    return tuple(pictures)


def _cross(made: Targeted) -> Table:
    total = made.all_counts
    columns = (
        Column(key="status", label=Text("Status", "Status")),
        *(
            count(key, name.id, name.en, made.unit, measure=made.measure, where=made.where(receipt=key))
            for key, name in _RECEIPT.items()
        ),
        count("jumlah", "Jumlah", "Total", made.unit, measure=made.measure, where=made.where()),
    )
    cells = ((total.a, total.b), (total.c, total.d), (total.e, total.f))
    rows = tuple((name.id, *pair, sum(pair)) for name, pair in zip(STATUS.values(), cells, strict=True))
    return Table(
        key="silang",
        title=Text("Tabel silang: layak dan menerima", "Cross table: eligible and receiving"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=(Identity(total="jumlah", parts=tuple(_RECEIPT)),),
        by="status",
        words=tuple(STATUS.values()),
    )


_MEASURES: Final = (
    ("coverage", Text("Cakupan (recall)", "Coverage (recall)"), _ELIGIBLE),
    ("exclusion", Text("Kesalahan eksklusi", "Exclusion error"), _ELIGIBLE),
    ("leakage", Text("Kesalahan inklusi (i): kebocoran", "Inclusion error (i): leakage"), _RECIPIENTS),
    ("reached", Text("Kesalahan inklusi (ii)", "Inclusion error (ii)"), _INELIGIBLE),
    ("precision", Text("Ketepatan (presisi)", "Precision"), _RECIPIENTS),
    (
        "f1",
        Text("Nilai F1", "F1"),
        Text("2 x layak menerima + kedua kesalahan", "2 x eligible receiving + both errors"),
    ),
    ("forced", Text("Eksklusi karena kuota kurang", "Exclusion forced by the quota"), _ELIGIBLE),
)


def _measures(made: Targeted) -> Table:
    def row(attribute: str, name: Text, base: Text) -> Row:
        found: Bounded = getattr(made.all_counts, attribute)
        value = found.value
        return (
            *(name.id, base.id, None if value is None else value.numerator),
            *(None if value is None else value.denominator, value, found.low, found.high),
        )

    columns = (
        Column(key="ukuran", label=Text("Ukuran", "Measure")),
        Column(key="penyebut", label=Text("Penyebut", "Denominator")),
        count("pembilang", "Pembilang", "Numerator", made.unit, additive=False),
        count("pembagi", "Pembagi", "Divided by", made.unit, additive=False),
        share("nilai", "Nilai", "Value", ("pembilang", "pembagi"), Text("penyebut baris ini", "the row's denominator")),
        *bounds("", Text("penyebut baris ini", "the row's denominator")),
    )
    return Table(
        key="ukuran",
        title=Text("Ukuran ketepatan sasaran, seluruh kabupaten", "Measures of targeting, whole regency"),
        columns=columns,
        rows=tuple(row(*measure) for measure in _MEASURES),
        by="ukuran",
        internal=True,
        words=tuple(text for _, name, base in _MEASURES for text in (name, base)),
        notes=(
            Text(
                "Eksklusi karena kuota: bagian dari yang layak yang tidak tertampung sekalipun semua tempat jatuh "
                "kepada yang layak. Nilainya kosong selama masih ada yang belum ditentukan.",
                "Forced by the quota: the share of the eligible for whom there would be no place even if all places "
                "went to the eligible. Blank while somebody is undetermined.",
            ),
        ),
    )


def _by_place(made: Targeted) -> Table:
    unit = made.unit

    def cell(key: str, name: Text, status: str, receipt: str) -> Column:
        where = made.where(STATUS[status].id, receipt)
        return count(key, name.id, name.en, unit, measure=made.measure, where=where)

    def whole(key: str) -> Column:
        name = STATUS[key]
        return count(key, name.id, name.en, unit, measure=made.measure, where=made.where(name.id))

    columns = (
        *made.by.columns,
        cell("layak_menerima", Text("Layak, menerima", "Eligible, receives"), "layak", "menerima"),
        cell("layak_tidak", Text("Layak, tidak menerima", "Eligible, does not"), "layak", "tidak_menerima"),
        cell(
            "tidak_layak_menerima", Text("Tidak layak, menerima", "Not eligible, receives"), "tidak_layak", "menerima"
        ),
        cell(
            "tidak_layak_tidak", Text("Tidak layak, tidak", "Not eligible, does not"), "tidak_layak", "tidak_menerima"
        ),
        cell("belum_menerima", Text("Belum ditentukan, menerima", "Undetermined, receives"), "belum", "menerima"),
        cell("belum_tidak", Text("Belum ditentukan, tidak", "Undetermined, does not"), "belum", "tidak_menerima"),
        count("jumlah", "Jumlah", "Total", unit, measure=made.measure, where=made.where()),
        *map(whole, STATUS),
        count(
            *("penerima", "Penerima yang sudah ditentukan", "Recipients determined", unit),
            where=made.where(DETERMINED, RECEIVES[1]),
        ),
        share("cakupan", "Cakupan", "Coverage", ("layak_menerima", "layak"), _ELIGIBLE),
        share("eksklusi", "Kesalahan eksklusi", "Exclusion error", ("layak_tidak", "layak"), _ELIGIBLE),
        share(
            "inklusi", "Kesalahan inklusi (i)", "Inclusion error (i)", ("tidak_layak_menerima", "penerima"), _RECIPIENTS
        ),
        share(
            *("inklusi_2", "Kesalahan inklusi (ii)", "Inclusion error (ii)"),
            *(("tidak_layak_menerima", "tidak_layak"), _INELIGIBLE),
        ),
    )
    rows = tuple((*cells, *_counts(found)) for cells, found in made.rows_of(made.counts))
    return Table(
        key="rincian",
        title=Text(f"Ketepatan sasaran menurut {made.by.dimension}", f"Targeting by {_EN[made.by.dimension]}"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=(
            Identity(
                total="jumlah",
                parts=(
                    *("layak_menerima", "layak_tidak", "tidak_layak_menerima"),
                    *("tidak_layak_tidak", "belum_menerima", "belum_tidak"),
                ),
            ),
            Identity(total="layak", parts=("layak_menerima", "layak_tidak")),
            Identity(total="tidak_layak", parts=("tidak_layak_menerima", "tidak_layak_tidak")),
            Identity(total="belum", parts=("belum_menerima", "belum_tidak")),
            Identity(total="penerima", parts=("layak_menerima", "tidak_layak_menerima")),
        ),
        by=made.by.dimension,
    )


_EN: Final = {"kecamatan": "district", "desa": "village", "desil": "decile"}


def _counts(t: Crossed) -> tuple[Cell, ...]:
    return (
        *(t.a, t.b, t.c, t.d, t.e, t.f, t.all, t.a + t.b, t.c + t.d, t.e + t.f, t.a + t.c),
        *(t.coverage.value, t.exclusion.value, t.leakage.value, t.reached.value),
    )


def _errors(made: Targeted) -> Table:
    named = (
        ("eksklusi", "exclusion", _ELIGIBLE),
        ("inklusi", "leakage", _RECIPIENTS),
        ("inklusi_2", "reached", _INELIGIBLE),
    )
    labels = {
        "eksklusi": Text("Eksklusi", "Exclusion"),
        "inklusi": Text("Inklusi (i)", "Inclusion (i)"),
        "inklusi_2": Text("Inklusi (ii)", "Inclusion (ii)"),
    }
    columns = [*made.by.columns]
    for key, _, base in named:
        for suffix, id_word, en_word in (("terendah", "terendah", "lowest"), ("tertinggi", "tertinggi", "highest")):
            label = Text(f"{labels[key].id}, {id_word}", f"{labels[key].en}, {en_word}")
            columns.append(Column(key=f"{key}_{suffix}", label=label, kind=Kind.RATIO, base=base))

    def cells(found: Crossed) -> tuple[Ratio, ...]:
        bounded = [getattr(found, attribute) for _, attribute, _ in named]
        return tuple(ratio for one in bounded for ratio in (one.low, one.high))

    rows = tuple((*place, *cells(found)) for place, found in made.rows_of(made.counts))
    keys = [column.key for column in columns[len(made.by.columns) :]]
    return Table(
        key="batas",
        title=Text(
            "Batas kesalahan, ke mana pun yang belum ditentukan jatuh",
            "Bounds of the errors, whichever way the undetermined turn out",
        ),
        columns=tuple(columns),
        rows=rows,
        total=total_row(columns, rows, TOTAL, **dict(zip(keys, cells(made.all_counts), strict=True))),
        by=made.by.dimension,
        internal=True,
    )
