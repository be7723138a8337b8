"""Outcomes and budget per kecamatan: how many families or persons may get what, and what that could cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import define, frozen

from pskslib.identity import RegionCode
from pskslib.law.rupiah import format_rupiah
from pskslib.regions import RegionSet
from pskslib.rules import Decision, Outcome, Unit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

UNKNOWN: Final = "tidak diketahui"
COLUMNS: Final = (
    *("program", "kode_kecamatan", "nama_kecamatan", "satuan", "jumlah", "memenuhi", "tidak_memenuhi"),
    *("belum_ditentukan", "memenuhi_tanpa_bayar", "anggaran_rendah", "anggaran_tinggi", "tanpa_batas_atas"),
)
"""Columns of the summary file; money in whole rupiah a year."""
_DIGITS: Final = len("640801")


@frozen(kw_only=True)
class KecamatanRow:
    """One programme in one kecamatan.

    Attributes:
        programme: Code of the programme.
        code: Kecamatan, dotted, or ``""`` where the family's village is unknown.
        name: Name of the kecamatan.
        unit: Whom the programme decides about: ``"keluarga"`` or ``"orang"``.
        subjects: How many were decided about; the sum of the three outcomes.
        eligible: Of these, eligible.
        ineligible: Not eligible.
        undetermined: Not determined yet.
        eligible_unpaid: Of the eligible, those with nothing to pay now.
        low: Least that the year costs, in rupiah.
        high: Most that it costs for those whose amount is bounded.
        unbounded: Those whose amount has no upper bound yet (members may be missing).
    """

    programme: str
    code: str
    name: str
    unit: str
    subjects: int
    eligible: int
    ineligible: int
    undetermined: int
    eligible_unpaid: int
    low: int
    high: int
    unbounded: int

    def as_row(self) -> dict[str, str]:
        """Return the row with the column names of the summary file."""
        numbers = (
            *(self.subjects, self.eligible, self.ineligible, self.undetermined),
            *(self.eligible_unpaid, self.low, self.high, self.unbounded),
        )
        return dict(zip(COLUMNS, (self.programme, self.code, self.name, self.unit, *map(str, numbers)), strict=True))


@define
class _Count:
    outcomes: dict[Outcome, int]
    unpaid: int = 0
    low: int = 0
    high: int = 0
    unbounded: int = 0


@frozen(kw_only=True)
class KecamatanSummary:
    """The summary of one or more programmes; rows by programme, then by code of the kecamatan."""

    rows: tuple[KecamatanRow, ...]

    @property
    def totals(self) -> tuple[KecamatanRow, ...]:
        """One row a programme: the sum of its kecamatan."""
        found = []
        for programme in dict.fromkeys(row.programme for row in self.rows):
            rows = [row for row in self.rows if row.programme == programme]
            found.append(
                KecamatanRow(
                    programme=programme,
                    code="",
                    name="Jumlah",
                    unit=rows[0].unit,
                    subjects=sum(r.subjects for r in rows),
                    eligible=sum(r.eligible for r in rows),
                    ineligible=sum(r.ineligible for r in rows),
                    undetermined=sum(r.undetermined for r in rows),
                    eligible_unpaid=sum(r.eligible_unpaid for r in rows),
                    low=sum(r.low for r in rows),
                    high=sum(r.high for r in rows),
                    unbounded=sum(r.unbounded for r in rows),
                )
            )
        return tuple(found)

    def as_text(self, programme: str) -> str:
        """Return one programme as a table for a terminal, about 100 characters wide."""
        rows = [r for r in self.rows if r.programme == programme]
        rows += [r for r in self.totals if r.programme == programme]
        unit = rows[0].unit if rows else "keluarga"
        head = (
            "Kecamatan",
            unit.capitalize(),
            "Memenuhi",
            "Tidak",
            "Belum",
            "Anggaran setahun (paling sedikit - banyak)",
        )
        body = [
            (
                r.name,
                *(f"{n:,}".replace(",", ".") for n in (r.subjects, r.eligible, r.ineligible, r.undetermined)),
                f"{format_rupiah(r.low)} - {format_rupiah(r.high)}" + ("+" if r.unbounded else ""),
            )
            for r in rows
        ]
        widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
        lines = [_line(head, widths), "  ".join("-" * w for w in widths), *(_line(b, widths) for b in body)]
        lines.insert(-1, "  ".join("-" * w for w in widths))
        unbounded = sum(r.unbounded for r in rows[:-1])
        if unbounded:
            lines.append(
                f"+ belum termasuk {unbounded} {unit} yang jumlahnya belum berbatas atas (anggota mungkin kurang)"
            )
        return "\n".join(lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((first, *rest)).rstrip()


def summary_by_kecamatan(decisions: Iterable[Decision], regions: RegionSet) -> KecamatanSummary:
    """Count outcomes and add up the amounts, per kecamatan.

    Args:
        decisions: One a subject and programme.
        regions: Names and order of the kecamatan; every kecamatan gets a row, also an empty one.

    Returns:
        Rows whose sums are the number of decisions; families of unknown or other regions have a
        row of their own.
    """
    names = {k.code.dotted: k.name for k in regions.kecamatan}
    counts: dict[tuple[str, str], _Count] = {}
    programmes: dict[str, str] = {}
    for decision in decisions:
        programmes.setdefault(decision.programme, decision.plan.programme.unit.value)
        key = (decision.programme, _kecamatan(decision.family.village, names))
        count = counts.setdefault(key, _Count(dict.fromkeys(Outcome, 0)))
        count.outcomes[decision.outcome] += 1
        amount = decision.amount
        if amount is None:
            continue
        count.low += amount.low
        if amount.high is None:
            count.unbounded += 1
        else:
            count.high += amount.high
            count.unpaid += decision.outcome is Outcome.ELIGIBLE and amount.high == 0
    return _summary(programmes, counts, names)


def _summary(
    programmes: Mapping[str, str], counts: Mapping[tuple[str, str], _Count], names: Mapping[str, str]
) -> KecamatanSummary:
    rows = [
        _row(programme, unit, code, name, counts.get((programme, code)))
        for programme, unit in programmes.items()
        for code, name in (*names.items(), ("", UNKNOWN))
        if code or (programme, code) in counts
    ]
    return KecamatanSummary(rows=tuple(rows))


def summary_of_table(
    decisions: IntoFrame, families: IntoFrame, regions: RegionSet, programmes: Sequence[str] | None = None
) -> KecamatanSummary:
    """Count outcomes and add up amounts per kecamatan, from the tables of :meth:`Rulebook.decide_table`.

    Args:
        decisions: What ``decide_table`` gave.
        families: The families, with ``no_kk`` and, where it is known, ``kode_desa``; every number once.
        regions: Names and order of the kecamatan; every kecamatan gets a row, also an empty one.
        programmes: Which programmes, in which order; without it all in order of their code.

    Returns:
        The same rows as :func:`summary_by_kecamatan` gives for the decisions.
    """
    import narwhals.stable.v2 as nw

    rows: nw.LazyFrame[Any] = nw.from_native(decisions).lazy()
    homes: nw.LazyFrame[Any] = nw.from_native(families).lazy()
    code = nw.col("kode_desa").cast(nw.String()).str.replace_all(".", "", literal=True).str.slice(0, _DIGITS)
    here = code if "kode_desa" in homes.collect_schema() else nw.lit(None, nw.String())
    joined = rows.join(homes.select("no_kk", here.alias("kode")), on="no_kk", how="left")
    low, high, eligible = nw.col("amount_low"), nw.col("amount_high"), nw.col("outcome") == "eligible"
    counted = joined.select(
        "programme",
        "kode",
        "outcome",
        low,
        high,
        unpaid=(eligible & (high == 0)).fill_null(False).cast(nw.Int64()),
        unbounded=(high.is_null() & ~low.is_null()).cast(nw.Int64()),
        of_person=(~nw.col("id_orang").is_null()).cast(nw.Int64()),
    )
    sums = (nw.col(name).sum() for name in ("unpaid", "amount_low", "amount_high", "unbounded", "of_person"))
    table = counted.group_by("programme", "kode", "outcome").agg(nw.len().alias("subjects"), *sums).collect()
    names = {k.code.dotted: k.name for k in regions.kecamatan}
    dotted = {code.replace(".", ""): code for code in names}
    counts: dict[tuple[str, str], _Count] = {}
    units: dict[str, str] = {}
    for row in table.iter_rows(named=True):
        key = (row["programme"], dotted.get(row["kode"], ""))
        count = counts.setdefault(key, _Count(dict.fromkeys(Outcome, 0)))
        count.outcomes[Outcome(row["outcome"])] += int(row["subjects"])
        units[row["programme"]] = (Unit.PERSON if row["of_person"] else Unit.FAMILY).value
        count.unpaid += int(row["unpaid"])
        count.low += int(row["amount_low"] or 0)
        count.high += int(row["amount_high"] or 0)
        count.unbounded += int(row["unbounded"])
    wanted = sorted(units) if programmes is None else [code for code in programmes if code in units]
    return _summary({code: units[code] for code in wanted}, counts, names)


def _kecamatan(village: RegionCode | None, names: dict[str, str]) -> str:
    if village is None:
        return ""
    dotted = ".".join(village.dotted.split(".")[:3])
    return dotted if dotted in names else ""


def _row(programme: str, unit: str, code: str, name: str, count: _Count | None) -> KecamatanRow:
    count = count or _Count(dict.fromkeys(Outcome, 0))
    return KecamatanRow(
        programme=programme,
        code=code,
        name=name,
        unit=unit,
        subjects=sum(count.outcomes.values()),
        eligible=count.outcomes[Outcome.ELIGIBLE],
        ineligible=count.outcomes[Outcome.INELIGIBLE],
        undetermined=count.outcomes[Outcome.UNDETERMINED],
        eligible_unpaid=count.unpaid,
        low=count.low,
        high=count.high,
        unbounded=count.unbounded,
    )
