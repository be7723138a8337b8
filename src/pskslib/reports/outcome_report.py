"""What was decided per kecamatan and what it may cost: the summary of decisions as a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, money, text
from pskslib.reports.decided import DECISIONS, FAMILIES, in_polars
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import complain, read_all
from pskslib.reports.kecamatan import KecamatanRow, KecamatanSummary, summary_by_kecamatan, summary_of_table
from pskslib.reports.regions_rows import PLACE, TOTAL, UNKNOWN_NAME, place_name, regions_or_kutim
from pskslib.reports.report import Chart, ChartKind, Report
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Table, total_row
from pskslib.reports.targeted import STATUS, decided_name
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit
from pskslib.rules import Decision

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

_UNITS: Final = {"keluarga": CountUnit.KELUARGA, "orang": CountUnit.ORANG}
_STATUS_OF: Final = {"memenuhi": "layak", "tidak_memenuhi": "tidak_layak", "belum_ditentukan": "belum"}
_OUTCOMES: Final = tuple(_STATUS_OF)
_MOST_CHARTS: Final = 3
"""Programmes with pictures; a book of forty of them would drown the reader."""


def outcomes(
    decisions: KecamatanSummary | IntoFrame | Iterable[Decision],
    families: IntoFrame | None = None,
    *,
    as_of: date,
    period: Text | str,
    programmes: Sequence[str] | None = None,
    regions: RegionSet | None = None,
    digest: str = "",
) -> Report:
    """Report outcomes and budget per kecamatan, a table a programme.

    Args:
        decisions: What ``decide_table`` gave, decisions one by one, or a summary that was made already.
        families: With a table of decisions: ``no_kk`` and ``kode_desa``.
        as_of: The day of the decisions.
        period: Of which time.
        programmes: Which ones, in which order; without it all.
        regions: The regency; Kutai Timur unless told otherwise.
        digest: Of the rule book; decisions one by one bring their own.

    Returns:
        A report; families and persons stand in tables of their own and are never added to one another.

    Raises:
        TableError: A column is missing or of the wrong sort; everything at once.

    Example:
        >>> from pskslib import Family, Person, rulebook
        >>> book = rulebook(as_of=date(2026, 11, 24))
        >>> toddler = Person(birth_date=date(2023, 5, 2), severe_disability=False)
        >>> family = Family(village="64.08.04.2001", decile=2, members=[toddler])
        >>> report = outcomes([book.decide(family, "PKH")], as_of=book.as_of, period="2026")
        >>> report.table("pkh").total[2:6]
        (1, 1, 0, 0)
    """
    where = regions_or_kutim(regions)
    summary, found = _summary(decisions, families, where, programmes)
    codes = [*dict.fromkeys(row.programme for row in summary.rows)]
    tables = [*_overviews(summary)] if len(codes) > 1 else []
    tables += [_programme(summary, code) for code in codes]
    return Report(
        name="hasil-keputusan",
        title=Text("Hasil keputusan dan perkiraan anggaran", "Outcomes and estimated budget"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(tables),
        charts=tuple(_charts(tables)),
        notes=(
            Text(
                "Hasil adalah saran bagi yang memutuskan: memenuhi berarti memenuhi kriteria, belum berarti menerima. "
                "Belum ditentukan bukan penolakan; lihat daftar jangkauan untuk yang perlu ditanyakan.",
                "Outcomes are advice to who decides: eligible is meeting the criteria, not yet receiving. Undetermined "
                "is no refusal; the outreach list says what to ask.",
            ),
            Text(
                "Anggaran setahun: paling sedikit bila semua yang belum ditentukan tidak memenuhi, paling banyak bila "
                "semua memenuhi; yang belum berbatas tidak termasuk dalam paling banyak.",
                "Budget of a year: at least if none of the undetermined is eligible, at most if all are; those without "
                "a bound are not in the latter.",
            ),
        ),
        digest=digest or found,
    )


def _summary(
    decisions: KecamatanSummary | IntoFrame | Iterable[Decision],
    families: IntoFrame | None,
    regions: RegionSet,
    programmes: Sequence[str] | None,
) -> tuple[KecamatanSummary, str]:
    if isinstance(decisions, KecamatanSummary):
        return decisions, ""
    if isinstance(decisions, list | tuple) or hasattr(decisions, "__next__"):
        objects: list[Any] = list(decisions)  # type: ignore[arg-type]
        chosen = [d for d in objects if programmes is None or d.programme in programmes]
        chosen.sort(key=lambda d: 0 if programmes is None else list(programmes).index(d.programme))
        digests = {d.book.digest for d in chosen}
        return summary_by_kecamatan(chosen, regions), digests.pop() if len(digests) == 1 else ""
    table, homes = read_all([(decisions, DECISIONS), (families, FAMILIES)])  # type: ignore[list-item]
    assert table is not None
    faults = []
    if homes is None or "kode_desa" not in homes.columns:
        faults.append("keluarga: tidak ada kolom kode_desa, yang perlu untuk hasil menurut kecamatan")
    faults += [f"keputusan: tidak ada kolom {c}" for c in ("amount_low", "amount_high") if c not in table.columns]
    complain(faults)
    assert homes is not None
    rows, cards = in_polars(table.frame), in_polars(homes.frame)
    if "id_orang" not in table.columns:
        import narwhals.stable.v2 as nw

        rows = rows.with_columns(nw.lit(None, nw.String()).alias("id_orang"))
    return summary_of_table(rows.to_native(), cards.to_native(), regions, programmes), ""


def _columns(unit: CountUnit, where: tuple[tuple[str, str], ...]) -> tuple[Column, ...]:
    measure = decided_name(unit)

    def outcome(key: str, id_text: str, en_text: str) -> Column:
        status = STATUS[_STATUS_OF[key]].id
        return count(key, id_text, en_text, unit, measure=measure, where=(*where, ("status", status)))

    return (
        count("jumlah", "Diputuskan", "Decided", unit, measure=measure, where=where),
        outcome("memenuhi", "Memenuhi", "Eligible"),
        outcome("tidak_memenuhi", "Tidak memenuhi", "Not eligible"),
        outcome("belum_ditentukan", "Belum ditentukan", "Undetermined"),
        count(
            *("memenuhi_tanpa_bayar", "Memenuhi, tanpa pembayaran sekarang", "Eligible, nothing to pay now", unit),
            measure=f"{measure}, tanpa bayar",
            where=where,
        ),
        money("anggaran_rendah", "Anggaran setahun, paling sedikit", "Budget of a year, at least"),
        money("anggaran_tinggi", "Anggaran setahun, paling banyak", "Budget of a year, at most"),
        count(
            *("tanpa_batas_atas", "Belum berbatas atas", "Without an upper bound", unit),
            measure=f"{measure}, tanpa batas",
            where=where,
        ),
    )


def _cells(row: KecamatanRow) -> tuple[Cell, ...]:
    return (
        *(row.subjects, row.eligible, row.ineligible, row.undetermined),
        *(row.eligible_unpaid, row.low, row.high, row.unbounded),
    )


_WHOLE: Final = (Identity(total="jumlah", parts=_OUTCOMES),)


def _overviews(summary: KecamatanSummary) -> Iterable[Table]:
    by_unit: dict[str, list[KecamatanRow]] = {}
    for row in summary.totals:
        by_unit.setdefault(row.unit, []).append(row)
    for unit, rows in by_unit.items():
        of = _UNITS.get(unit, CountUnit.KASUS)
        yield Table(
            key=f"program_{unit}",
            title=Text(f"Semua program ({of.text.id})", f"All programmes ({of.text.en})"),
            columns=(Column(key="program", label=Text("Program", "Programme")), *_columns(of, ())),
            rows=tuple((row.programme, *_cells(row)) for row in rows),
            identities=_WHOLE,
            by="program",
            notes=(
                Text(
                    "Tanpa jumlah: satu keluarga atau orang diputuskan untuk setiap program.",
                    "No total: a family or person is decided about for every programme.",
                ),
            ),
        )


def _programme(summary: KecamatanSummary, code: str) -> Table:
    found = [row for row in summary.rows if row.programme == code]
    unit = _UNITS.get(found[0].unit, CountUnit.KASUS)
    columns = (*PLACE, *_columns(unit, (("program", code),)))
    rows = tuple((row.code, row.name if row.code else UNKNOWN_NAME.id, *_cells(row)) for row in found)
    return Table(
        key=code.lower(),
        title=Text.same(code),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=_WHOLE,
        by="kecamatan",
    )


def _charts(tables: Sequence[Table]) -> Iterable[Chart]:
    for table in [t for t in tables if t.by == "kecamatan"][:_MOST_CHARTS]:
        title = Text(f"{table.title.id}: memenuhi dan belum ditentukan", f"{table.title.en}: eligible and undetermined")
        shown = ["memenuhi", "belum_ditentukan"]
        yield chart(f"batang_{table.key}", title, ChartKind.BARS, table, PLACE[1].key, shown)
        title = Text(f"{table.title.id}: memenuhi per kecamatan", f"{table.title.en}: eligible by district")
        yield chart(f"peta_{table.key}", title, ChartKind.TILES, table, PLACE[0].key, ["memenuhi"])


ENTRY: Final = Entry(
    name="hasil-keputusan",
    title=Text("Hasil keputusan dan perkiraan anggaran", "Outcomes and estimated budget"),
    about="kepala dinas, Bappeda: berapa yang memenuhi per kecamatan dan berapa biayanya",
    builder="pskslib.reports.outcome_report:outcomes",
    inputs=(DECISIONS, FAMILIES),
    options=(Option(key="program", argument="programmes", about="hanya program ini", many=True),),
)
