"""Money that leaks, and the CGH index: the tables of a targeting report that need rupiah or deciles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import money, share
from pskslib.reports.crossed import Crossed
from pskslib.reports.regions_rows import TOTAL
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, total_row
from pskslib.reports.targeted import DETERMINED, RECEIVES, STATUS, Targeted, bounds
from pskslib.reports.text import Text


def leak_table(made: Targeted, rupiah: Mapping[str, Crossed]) -> Table:
    """Return what was paid to whom, by place.

    Args:
        made: What was counted.
        rupiah: Rupiah paid, by place.
    """
    base = Text("semua rupiah yang dibayarkan", "all rupiah paid")

    def paid(key: str, id_text: str, en_text: str, *, status: str = "") -> Column:
        # named like the recipients in the other table: where their number is hidden, so is what they were paid
        where = made.where(STATUS[status].id if status else "", RECEIVES[1])
        return money(key, id_text, en_text, measure=f"rupiah, {made.measure}", where=where)

    columns = (
        *made.by.columns,
        paid("rupiah_layak", "Kepada yang layak", "To the eligible", status="layak"),
        paid("rupiah_tidak_layak", "Kepada yang tidak layak", "To those not eligible", status="tidak_layak"),
        paid("rupiah_belum", "Kepada yang belum ditentukan", "To the undetermined", status="belum"),
        paid("rupiah", "Dibayarkan", "Paid"),
        money(
            *("rupiah_ditentukan", "Kepada yang sudah ditentukan", "To the determined"),
            where=made.where(DETERMINED, RECEIVES[1]),
        ),
        share(
            *("kebocoran", "Kebocoran uang", "Leakage of money"),
            *(("rupiah_tidak_layak", "rupiah_ditentukan"), Text("yang sudah ditentukan", "the determined")),
        ),
        money(
            "rupiah_mungkin", "Kepada yang tidak layak atau belum ditentukan", "To those not eligible or undetermined"
        ),
        *bounds("kebocoran", base, low=("rupiah_tidak_layak", "rupiah"), high=("rupiah_mungkin", "rupiah")),
    )

    def cells(t: Crossed) -> tuple[Cell, ...]:
        leak = t.leakage
        return t.a, t.c, t.e, t.receive, t.a + t.c, leak.value, t.c + t.e, leak.low, leak.high

    rows = tuple((*place, *cells(found)) for place, found in made.rows_of(rupiah))
    return Table(
        key="kebocoran",
        title=Text("Kebocoran uang", "Leakage of money"),
        columns=columns,
        rows=rows,
        total=total_row(columns, rows, TOTAL),
        identities=(
            Identity(total="rupiah", parts=("rupiah_layak", "rupiah_tidak_layak", "rupiah_belum")),
            Identity(total="rupiah_ditentukan", parts=("rupiah_layak", "rupiah_tidak_layak")),
            Identity(total="rupiah_mungkin", parts=("rupiah_tidak_layak", "rupiah_belum")),
        ),
        by=made.by.dimension,
    )


def cgh_table(made: Targeted, deciles: Mapping[int | None, tuple[int, int, int]]) -> Table:
    """The index: share of recipients, or of rupiah, that goes to the poorest q, divided by q."""
    poor = [n for decile, n in deciles.items() if decile is not None and 1 <= decile <= made.poorest]
    ranked = [n for decile, n in deciles.items() if decile is not None and 1 <= decile <= _TENTHS]
    all_of = [*deciles.values()]

    def index(part: int, whole: int) -> Ratio:
        return Ratio(part * _TENTHS, whole * made.poorest)

    rows: list[Row] = []
    people = (sum(n[0] for n in poor), sum(n[0] for n in ranked))
    for place, (key, name) in enumerate(_BASES.items(), 1):
        if key == "rupiah" and made.money is None:
            continue
        part, whole = sum(n[place] for n in poor), sum(n[place] for n in all_of)
        unranked = whole - sum(n[place] for n in ranked)
        high = index(part + unranked, whole)
        local = Ratio(part * people[1], (whole - unranked) * people[0])
        rows.append(
            (name.id, Ratio(part, whole - unranked), index(part, whole - unranked), index(part, whole), high, local)
        )
    q = f"{made.poorest * 10} %"
    base = Text(f"q = {q}", f"q = {q}")
    return Table(
        key="cgh",
        title=Text(f"Indeks CGH untuk {q} termiskin", f"CGH index for the poorest {q}"),
        columns=(
            Column(key="dasar", label=Text("Dasar", "Basis")),
            Column(key="bagian", label=Text("Bagian termiskin", "Share of the poorest"), kind=Kind.RATIO, base=_RANKED),
            _index("cgh", Text("Indeks CGH", "CGH index"), base),
            _index("cgh_terendah", Text("Terendah", "Lowest"), base),
            _index("cgh_tertinggi", Text("Tertinggi", "Highest"), base),
            _index("cgh_setempat", Text("Dibagi bagian setempat", "Divided by the local share"), _LOCAL),
        ),
        rows=tuple(rows),
        by="dasar",
        internal=True,
        words=tuple(_BASES.values()),
        notes=(
            Text(
                f"{q} termiskin dibaca sebagai desil 1 sampai {made.poorest}, menurut peringkat nasional: di sini "
                f"{people[0]} dari {people[1]} {made.unit.value} yang berdesil. Indeks 1 berarti tidak lebih baik "
                "daripada bagi rata. Terendah dan tertinggi: bila yang tanpa desil semuanya tidak, atau semuanya, "
                "termasuk yang termiskin.",
                f"The poorest {q} are read as deciles 1 to {made.poorest}, ranked nationally: here {people[0]} of "
                f"{people[1]} {made.unit.text.en} with a decile. An index of 1 is no better than equal shares. "
                "Lowest and highest: if none, or all, of those without a decile are among the poorest.",
            ),
        ),
    )


_TENTHS: Final = 10
_BASES: Final = {"penerima": Text("Penerima", "Recipients"), "rupiah": Text("Rupiah", "Rupiah")}
_RANKED: Final = Text("penerima yang berdesil", "recipients with a decile")
_LOCAL: Final = Text(
    "bagian desil itu di antara yang berdesil di sini", "share of these deciles among those ranked here"
)


def _index(key: str, label: Text, base: Text) -> Column:
    return Column(key=key, label=label, kind=Kind.RATIO, base=base, scale=1, decimals=2)
