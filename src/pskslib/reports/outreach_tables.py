"""The summaries of the outreach report, which name nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, money
from pskslib.reports.regions_rows import PLACE, TOTAL, UNKNOWN_NAME, kecamatan_rows
from pskslib.reports.report import Chart, ChartKind
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, total_row
from pskslib.reports.targeted import STATUS, decided_name
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

VILLAGE: Final = Column(key="desa", label=Text("Desa/kelurahan", "Village"))


@frozen(kw_only=True)
class Counts:
    """What the tables are made of.

    Attributes:
        rows: Decisions with ``family``, ``village``, ``district``, ``receives``, ``yes`` and ``ask``.
        regions: The regency.
        units: What each programme decides about.
        only: Is it about one kecamatan?
        duty: Names of the TKSK by code of the kecamatan.
        known: Is it known who receives?
    """

    rows: nw.DataFrame[Any] = field(repr=False)
    regions: RegionSet
    units: Mapping[str, CountUnit]
    only: bool
    duty: Mapping[str, str]
    known: bool
    names: dict[str, str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Write down the names of places by the digits of their codes."""
        object.__setattr__(self, "names", {r.code.dotted.replace(".", ""): r.name for r in self.regions})

    @property
    def alone(self) -> bool:
        """Whether it is about one programme, of families."""
        return [*self.units.values()] == [CountUnit.KELUARGA]

    def place(self, district: str) -> tuple[str, str]:
        """Return dotted code and name of a kecamatan."""
        dotted = f"{district[:2]}.{district[2:4]}.{district[4:]}"
        return (dotted, self.names[district]) if district in self.names else ("", UNKNOWN_NAME.id)

    def order(self, village: str) -> tuple[bool, str, bool, str]:
        """Sort by kecamatan and village; what is unknown comes last."""
        district = village[: len("640801")]
        return district not in self.names, district, village not in self.names, village

    def village(self, village: str) -> str:
        """Return the name of a village."""
        return self.names.get(village, UNKNOWN_NAME.id)


@cache
def _labels() -> dict[str, Text]:
    fields = (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())
    return {f.column: Text(f.label, f.label_en) for f in fields}


def asked_text(columns: Sequence[str] | Mapping[str, None]) -> Text:
    """Say what is to be asked, by the columns of the facts.

    Example:
        >>> asked_text(["desil", "hamil"]).id
        'desil kesejahteraan (DTSEN); hamil atau masa nifas'
    """
    said = [_labels().get(column, Text.same(column)) for column in columns]
    return Text("; ".join(text.id for text in said), "; ".join(text.en for text in said))


_FAMILIES: Final = CountUnit.KELUARGA
_KEYS: Final = (
    *("keluarga", "perlu_dikunjungi", "layak_belum_menerima", "belum_ditentukan"),
    *("rupiah_terendah", "rupiah_tertinggi", "tanpa_batas"),
)


def _summed(counts: Counts) -> tuple[Column, ...]:
    """Return the columns of the summaries.

    Equal numbers by kecamatan, by village, in the whole regency and in other reports have equal names, so that none
    gives away another when they are published.
    """
    whole, yes, ask = (_linked(counts, status) for status in ("", "layak", "belum"))
    return (
        count("keluarga", "Keluarga diputuskan", "Families decided", _FAMILIES, **whole),
        count("perlu_dikunjungi", "Perlu dikunjungi", "To be visited", _FAMILIES, measure="jangkauan: dikunjungi"),
        count("layak_belum_menerima", "Layak, belum menerima", "Eligible, not receiving", _FAMILIES, **yes),
        count("belum_ditentukan", "Belum ditentukan", "Undetermined", _FAMILIES, **ask),
        money(
            *("rupiah_terendah", "Setahun bagi yang layak, paling sedikit", "A year for the eligible, at least"),
            measure="jangkauan: rupiah terendah",
        ),
        money(
            *("rupiah_tertinggi", "Setahun bagi yang layak, paling banyak", "A year for the eligible, at most"),
            measure="jangkauan: rupiah tertinggi",
        ),
        count("tanpa_batas", "Belum berbatas", "Unbounded", CountUnit.KASUS, measure="jangkauan: tanpa batas"),
    )


def _linked(counts: Counts, status: str) -> dict[str, Any]:
    """Name a number: with one programme about families, it is a cell of the cross table of targeting."""
    if not counts.alone:
        return {"measure": f"jangkauan: {status or 'keluarga'}"}
    receipt = (("menerima", "tidak_menerima"),) if counts.known and status else ()
    named = (("status", STATUS[status].id),) if status else ()
    return {"measure": decided_name(_FAMILIES), "where": (("program", next(iter(counts.units))), *named, *receipt)}


def _named(linked: dict[str, Any]) -> dict[str, Any]:
    """Leave out the programme, of which the row tells."""
    return linked | {"where": tuple(pair for pair in linked["where"] if pair[0] != "program")}


def _sums(counts: Counts) -> tuple[Identity, ...]:
    """With one programme nobody is both eligible and undetermined."""
    parts = ("layak_belum_menerima", "belum_ditentukan")
    return (Identity(total="perlu_dikunjungi", parts=parts),) if counts.alone else ()


_TWICE: Final = Text(
    "Satu keluarga dapat layak untuk satu program dan belum ditentukan untuk program lain; ia dihitung pada keduanya "
    "dan sekali pada perlu dikunjungi.",
    "A family can be eligible for one programme and undetermined for another; it counts in both, and once as to be "
    "visited.",
)


def _by(counts: Counts, place: str) -> dict[str, dict[str, Cell]]:
    """Return the summary by place, as it was written."""
    import narwhals.stable.v2 as nw

    low, high = nw.col("amount_low").fill_null(0), nw.col("amount_high").fill_null(0)
    open_end = nw.col("amount_high").is_null() & ~nw.col("amount_low").is_null()
    marked = counts.rows.with_columns(
        low=nw.when(nw.col("yes") == 1).then(low).otherwise(nw.lit(0)),
        high=nw.when(nw.col("yes") == 1).then(high).otherwise(nw.lit(0)),
        unbounded=(open_end & (nw.col("yes") == 1)).cast(nw.Int64()),
    )
    families = marked.group_by(place, "family").agg(
        *(nw.col(name).max() for name in ("yes", "ask")), *(nw.col(n).sum() for n in ("low", "high", "unbounded"))
    )
    visit = ((nw.col("yes") + nw.col("ask")) > 0).cast(nw.Int64())
    sums = (
        families.with_columns(visit=visit)
        .group_by(place)
        .agg(nw.len().alias("all"), *(nw.col(n).sum() for n in ("visit", "yes", "ask", "low", "high", "unbounded")))
    )
    return {
        row[place]: dict(
            zip(_KEYS, (int(row[n]) for n in ("all", "visit", "yes", "ask", "low", "high", "unbounded")), strict=True)
        )
        for row in sums.iter_rows(named=True)
    }


def place_table(counts: Counts) -> Table:
    """Return the summary by kecamatan, which names nobody."""
    cells: dict[str, dict[str, Cell]] = {k.code.dotted: dict.fromkeys(_KEYS, 0) for k in counts.regions.kecamatan}
    for district, found in _by(counts, "district").items():
        here = cells.setdefault(counts.place(district)[0], dict.fromkeys(_KEYS, 0))
        for key, number in found.items():
            here[key] = _plus(here[key], number)
    rows = kecamatan_rows(counts.regions, _KEYS, cells)
    if counts.only:
        rows = tuple(row for row in rows if row[2])
    columns = (*PLACE, *_summed(counts))
    return Table(
        key="ringkasan",
        title=Text("Ringkasan menurut kecamatan", "Summary by district"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=_sums(counts),
        by="kecamatan",
        notes=(_TWICE,),
    )


def village_table(counts: Counts) -> Table:
    """Return the summary by village, of those where somebody was decided about."""
    found = sorted(_by(counts, "village").items())
    columns = (
        Column(key="kode_desa", label=Text("Kode", "Code"), kind=Kind.CODE),
        VILLAGE,
        PLACE[1],
        *_summed(counts),
    )
    rows: list[Row] = []
    unknown = dict.fromkeys(_KEYS, 0)
    for village, cells in found:
        if village in counts.names and len(village) > len("640801"):
            dotted = f"{counts.place(village[:6])[0]}.{village[6:]}"
            rows.append((dotted, counts.names[village], counts.place(village[:6])[1], *(cells[k] for k in _KEYS)))
        else:
            unknown = {key: _plus(unknown[key], cells[key]) for key in _KEYS}
    if unknown["keluarga"]:
        rows.append(("", UNKNOWN_NAME.id, UNKNOWN_NAME.id, *(unknown[k] for k in _KEYS)))
    return Table(
        key="desa",
        title=Text("Ringkasan menurut desa", "Summary by village"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL) if rows else None,
        identities=_sums(counts),
        by="desa",
        notes=(_TWICE,),
    )


def _plus(first: Cell, second: Cell) -> int:
    assert isinstance(first, int)
    assert isinstance(second, int)
    return first + second


def programme_tables(counts: Counts) -> list[Table]:
    """Return what was decided a programme: families and persons are never added to one another."""
    import narwhals.stable.v2 as nw

    sums = counts.rows.group_by("programme").agg(
        nw.len().alias("all"),
        nw.col("yes").sum(),
        nw.col("ask").sum(),
        no=(nw.col("outcome") == "ineligible").cast(nw.Int64()).sum(),
    )
    found = {row["programme"]: row for row in sums.iter_rows(named=True)}
    made = []
    for unit in dict.fromkeys(counts.units.values()):
        named = {status: _named(_linked(counts, status)) if counts.alone else {} for status in ("", "layak", "belum")}
        columns = (
            Column(key="program", label=Text("Program", "Programme")),
            count("jumlah", "Diputuskan", "Decided", unit, **named[""]),
            count("layak_belum_menerima", "Layak, belum menerima", "Eligible, not receiving", unit, **named["layak"]),
            count("belum_ditentukan", "Belum, tidak menerima", "Undetermined, not receiving", unit, **named["belum"]),
            count("menerima", "Sudah menerima, tidak ditolak", "Receives already, not refused", unit),
            count("tidak_layak", "Tidak layak", "Not eligible", unit),
        )
        rows = []
        for code in (c for c, of in counts.units.items() if of is unit):
            row = found.get(code, {"all": 0, "yes": 0, "ask": 0, "no": 0})
            whole, yes, ask, no = (int(row[name]) for name in ("all", "yes", "ask", "no"))
            rows.append((code, whole, yes, ask, whole - yes - ask - no, no))
        parts = ("layak_belum_menerima", "belum_ditentukan", "menerima", "tidak_layak")
        made.append(
            Table(
                key=f"program_{unit.value}",
                title=Text(f"Menurut program ({unit.value})", f"By programme ({unit.text.en})"),
                columns=columns,
                rows=tuple(rows),
                identities=(Identity(total="jumlah", parts=parts),),
                by="program",
            )
        )
    return made


def question_table(counts: Counts) -> Table:
    """Return what has to be asked, and of how many families: one visit can answer several questions."""
    import narwhals.stable.v2 as nw

    asked = counts.rows.filter((nw.col("ask") == 1) & ~nw.col("missing").is_null())
    exploded = (
        asked.select("family", fact=nw.col("missing").str.split(";")).explode("fact").filter(nw.col("fact") != "")
    )
    sums = exploded.group_by("fact").agg(nw.col("family").n_unique().alias("n"))
    found = sorted(((row["fact"], int(row["n"])) for row in sums.iter_rows(named=True)), key=lambda f: (-f[1], f[0]))
    labels = [_labels().get(fact, Text.same(fact)) for fact, _ in found]
    return Table(
        key="pertanyaan",
        title=Text("Apa yang paling sering belum diketahui", "What is most often unknown"),
        columns=(
            Column(key="fakta", label=Text("Kolom", "Column"), kind=Kind.CODE),
            Column(key="pertanyaan", label=Text("Yang perlu ditanyakan", "What to ask")),
            count("keluarga", "Keluarga", "Families", _FAMILIES, additive=False),
        ),
        rows=tuple((fact, label.id, n) for (fact, n), label in zip(found, labels, strict=True)),
        by="pertanyaan",
        words=tuple(labels),
    )


def charts(summary: Table) -> tuple[Chart, ...]:
    """Return the pictures of the report."""
    title = Text("Keluarga yang perlu dikunjungi", "Families to be visited")
    label, code = PLACE[1].key, PLACE[0].key
    return (
        chart("batang_kunjungan", title, ChartKind.BARS, summary, label, ["layak_belum_menerima", "belum_ditentukan"]),
        chart("peta_kunjungan", title, ChartKind.TILES, summary, code, ["perlu_dikunjungi"]),
    )
