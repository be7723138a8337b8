"""R10, performance report (LKjIP): targets and results, each with its formula, classes as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import money, ratio, share, text
from pskslib.reports.entry import Entry
from pskslib.reports.frames import InputColumn, InputTable, Sort, complain, named_rows, read_all, translated
from pskslib.reports.lists import cited, read_scale
from pskslib.reports.regions_rows import place_name, regions_or_kutim
from pskslib.reports.report import ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Kind, Row, Table
from pskslib.reports.text import Text

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_DIRECTIONS: Final = {
    **dict.fromkeys(("naik", "lebih tinggi lebih baik"), "naik"),
    **dict.fromkeys(("turun", "lebih rendah lebih baik"), "turun"),
}
_RATIO_FORM: Final = "target/realisasi"
_MIRROR_FORM: Final = "2*target-realisasi"
_FORMS: Final = {
    "naik": Text("realisasi / target", "result / target"),
    _MIRROR_FORM: Text("(2 x target - realisasi) / target", "(2 x target - result) / target"),
    _RATIO_FORM: Text("target / realisasi", "target / result"),
}
ROWS: Final = InputTable(
    key="indikator",
    argument="rows",
    about="satu baris satu indikator",
    columns=(
        InputColumn(name="sasaran", sort=Sort.TEXT, about="sasaran strategis"),
        InputColumn(name="indikator", sort=Sort.TEXT, filled=True, about="indikator kinerja"),
        InputColumn(name="satuan", sort=Sort.TEXT, about="persen, nilai, orang, ..."),
        InputColumn(name="arah", sort=Sort.TEXT, filled=True, about="naik (lebih tinggi lebih baik) atau turun"),
        InputColumn(name="rumus", sort=Sort.TEXT, needed=False, about=f"bila turun: {_MIRROR_FORM} atau {_RATIO_FORM}"),
        InputColumn(name="target", sort=Sort.NUMBER, about="target tahun ini"),
        InputColumn(name="realisasi", sort=Sort.NUMBER, about="kosong = belum ada laporan"),
        InputColumn(name="tahun_lalu", sort=Sort.NUMBER, needed=False, about="realisasi tahun lalu"),
        InputColumn(name="target_akhir", sort=Sort.NUMBER, needed=False, about="target akhir Renstra"),
        InputColumn(name="anggaran", sort=Sort.MONEY, needed=False, about="rupiah dianggarkan"),
        InputColumn(name="realisasi_anggaran", sort=Sort.MONEY, needed=False, about="rupiah terpakai"),
    ),
)


def lkjip(rows: IntoFrame, *, as_of: date, period: Text | str, regions: RegionSet | None = None) -> Report:
    """Build the table of performance indicators.

    Args:
        rows: One row an indicator, with ``sasaran``, ``indikator``, ``satuan``, ``arah`` (naik: higher is better;
            turun: lower is better), ``target``, ``realisasi``, perhaps ``tahun_lalu``, ``target_akhir``, ``anggaran``,
            ``realisasi_anggaran`` (rupiah), and for *turun* ``rumus`` (``2*target-realisasi`` or
            ``target/realisasi``), which must be told, since both are in use.
        as_of: The day that the figures stand for.
        period: The year.
        regions: The regency; Kutai Timur unless told otherwise.

    Returns:
        A report with the table ``capaian``: every achievement with its formula and class, decided on the raw value.

    Raises:
        TableError: A column is wrong, a direction or formula unknown or not told; all are told with rows.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"sasaran": "Kemiskinan turun", "indikator": "Penduduk miskin", "satuan": "persen",
        ...     "arah": "turun", "rumus": "2*target-realisasi", "target": [8.0], "realisasi": [8.07]})
        >>> table = lkjip(rows, as_of=date(2026, 12, 31), period="Tahun 2026").table("capaian")
        >>> table.column("capaian")[0].value, table.column("kelas")[0]
        (Fraction(793, 800), 'Sangat tinggi')
    """
    (given,) = read_all([(rows, ROWS)])
    assert given is not None
    faults: list[str] = []
    directions = translated(given, "arah", _direction, faults, blank=None)
    forms: dict[str | None, str] = {}
    if "rumus" in given.columns:
        forms = translated(given, "rumus", _form, faults)
    listed = given.rows(faults)
    untold = []
    for number, row in enumerate(listed, 1):
        row["form"] = "naik" if directions.get(row["arah"]) == "naik" else forms.get(row["rumus"], "")
        if not row["form"]:
            untold.append(number)
    if untold:
        told = f"arah turun perlu rumus: {_MIRROR_FORM} atau {_RATIO_FORM}"
        faults.append(f"{ROWS.key}: kolom rumus: {named_rows(untold)}: {told}")
    complain(faults)
    table = _table(listed, "anggaran" in given.columns and "realisasi_anggaran" in given.columns)
    scale = read_scale("lkjip", "skala")
    return Report(
        name="lkjip",
        title=Text("Capaian indikator kinerja (LKjIP)", "Achievement of performance indicators (LKjIP)"),
        place=place_name(regions_or_kutim(regions)),
        period=text(period),
        as_of=as_of,
        tables=(table,),
        charts=(
            chart(
                "batang_capaian",
                Text("Capaian menurut indikator", "Achievement by indicator"),
                ChartKind.BARS,
                table,
                "indikator",
                ["capaian"],
            ),
        ),
        notes=(
            Text("Kelas menurut nilai mentah, sebelum dibulatkan.", "Classes by the raw value, before rounding."),
            Text(
                "Efisiensi tidak dihitung: rumus yang bersumber belum ditemukan.",
                "Efficiency is not worked out: no sourced formula was found.",
            ),
        ),
        sources=(
            Text("Dasar: Perpres 29/2014; Permenpan-RB 53/2014", "Basis: Perpres 29/2014; Permenpan-RB 53/2014"),
            cited([scale], Text("Skala", "Scale")),
        ),
    )


def achievement(target: Fraction, result: Fraction, form: str) -> Ratio:
    """Return how far a target was reached.

    Args:
        target: The target.
        result: The result.
        form: ``"naik"``, ``"2*target-realisasi"`` or ``"target/realisasi"``.

    Returns:
        The share; without a value where it cannot be divided.

    Example:
        >>> achievement(Fraction(10), Fraction(8), "target/realisasi")
        Ratio(numerator=5, denominator=4)
        >>> achievement(Fraction(0), Fraction(8), "naik").value is None
        True
    """
    above = {"naik": result, _MIRROR_FORM: 2 * target - result, _RATIO_FORM: target}[form]
    below = result if form == _RATIO_FORM else target
    return Ratio(*(above / below).as_integer_ratio()) if below else Ratio(0, 0)


def exact(number: float | Decimal | int | None) -> Fraction | None:
    """Take a number as it is written: 8.07 is 807/100.

    Example:
        >>> exact(8.07), exact(None)
        (Fraction(807, 100), None)
    """
    return None if number is None else Fraction(str(number))


def _direction(written: str) -> str:
    if (found := _DIRECTIONS.get(written.casefold())) is None:
        raise UnknownName(f"arah {written[:20]!r} harus naik atau turun")
    return found


def _form(written: str) -> str:
    folded = "".join(written.casefold().split()).replace("x", "*").replace("(", "").replace(")", "")
    folded = folded.removesuffix("/target") if folded.startswith("2") else folded
    if folded not in (_MIRROR_FORM, _RATIO_FORM):
        raise UnknownName(f"rumus {written[:30]!r} harus {_MIRROR_FORM} atau {_RATIO_FORM}")
    return folded


def _plain(value: Fraction | None) -> Cell:
    return None if value is None else Ratio(*value.as_integer_ratio())


def _table(listed: Sequence[dict[str, Any]], with_money: bool) -> Table:
    numbers = [exact(row[key]) for row in listed for key in ("target", "realisasi", "tahun_lalu", "target_akhir")]
    decimals = max((places(n) for n in numbers if n is not None), default=0)

    def number(key: str, id_text: str, en_text: str) -> Column:
        label = Text(id_text, en_text)
        return Column(key=key, label=label, kind=Kind.RATIO, scale=1, decimals=decimals, open=True)

    columns = [
        Column(key="sasaran", label=Text("Sasaran", "Objective")),
        Column(key="indikator", label=Text("Indikator", "Indicator")),
        Column(key="satuan", label=Text("Satuan", "Unit")),
        number("target", "Target", "Target"),
        number("realisasi", "Realisasi", "Result"),
        Column(
            key="capaian",
            label=Text("Capaian", "Achievement"),
            kind=Kind.RATIO,
            decimals=2,
            open=True,
        ),
        Column(key="kelas", label=Text("Kelas", "Class")),
        Column(key="rumus", label=Text("Rumus capaian", "Formula")),
        number("tahun_lalu", "Realisasi tahun lalu", "Last year's result"),
        number("target_akhir", "Target akhir Renstra", "Target at the end of the plan"),
    ]
    if with_money:
        base = Text("anggaran", "budget")
        columns += [
            money("anggaran", "Anggaran", "Budget", additive=False),
            money("realisasi_anggaran", "Realisasi anggaran", "Spent", additive=False),
            share("serapan", "Serapan", "Share spent", ("realisasi_anggaran", "anggaran"), base, decimals=2),
        ]
    scale = read_scale("lkjip", "skala")
    rows: list[Row] = []
    for row in listed:
        target, result, before, final = (
            exact(row[key]) for key in ("target", "realisasi", "tahun_lalu", "target_akhir")
        )
        reached = None if target is None or result is None else achievement(target, result, row["form"])
        value = None if reached is None else reached.value
        step = None if value is None else scale.find(value * 100).name.id
        named = (row["sasaran"], row["indikator"], row["satuan"], _plain(target), _plain(result))
        found: Row = (*named, reached, step, _FORMS[row["form"]].id, _plain(before), _plain(final))
        if with_money:
            spent, given = row["realisasi_anggaran"], row["anggaran"]
            found = (*found, given, spent, ratio(spent, given))
        rows.append(found)
    return Table(
        key="capaian",
        title=Text("Capaian indikator kinerja", "Achievement of performance indicators"),
        columns=tuple(columns),
        rows=tuple(rows),
        words=(*(step.name for step in scale.steps), *_FORMS.values()),
    )


def places(number: Fraction) -> int:
    """Return how many digits a decimal number has after the comma, at most four.

    Example:
        >>> places(Fraction(807, 100)), places(Fraction(3)), places(Fraction(1, 3))
        (2, 0, 4)
    """
    return next((n for n in range(4) if (number * 10**n).denominator == 1), 4)


ENTRY: Final = Entry(
    name="lkjip",
    title=Text("Capaian indikator kinerja (LKjIP)", "Performance indicators (LKjIP)"),
    about="R10, tahunan: bupati, Inspektorat, Menpan-RB",
    builder="pskslib.reports.lkjip_report:lkjip",
    inputs=(ROWS,),
)
