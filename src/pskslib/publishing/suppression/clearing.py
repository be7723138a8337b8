"""From an internal report to a public one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, overload

from attrs import evolve

from pskslib.errors import ReportError
from pskslib.publishing.suppression.choice import choose
from pskslib.publishing.suppression.earlier import add_earlier
from pskslib.publishing.suppression.ledger import Ledger, open_ledger, tidy
from pskslib.publishing.suppression.pattern import Unsafe
from pskslib.publishing.suppression.ratios import is_hidden, share_name, shared_names
from pskslib.publishing.suppression.redaction import Redactor
from pskslib.publishing.suppression.sheets import TOTAL, Place, Sheet, row_at, rows_of
from pskslib.reports import HIDDEN, Audience, Chart, Clearance, Hidden, Ratio, Report, Table, Text
from pskslib.reports.saying import described
from pskslib.reports.tables import Row

MINIMUM: Final = 5
"""Threshold that OMOP and PEDSnet use for published tables: 1 to 4 are hidden."""
SENSITIVE_MINIMUM: Final = 11
"""Threshold that PCORnet and CMS use, here for sensitive kinds: 1 to 10 are hidden."""
_LEAST: Final = 3
"""With a threshold of 2 a hidden number could only be 1."""
_ANY: Final = Text(
    "Sel bertanda * dapat berisi angka berapa pun, juga 0.", "A cell marked * may hold any number, 0 among them."
)
_LEFT_OUT: Final = Text(
    "Tidak ikut diumumkan karena memuat orang satu per satu atau hanya untuk internal: {names}.",
    "Not published since they list persons one by one or are internal: {names}.",
)
_NOTHING_LEFT: Final = Text(
    "Semua angka tabel ini disembunyikan; gabungkan kecamatan atau jenis, atau umumkan hanya untuk seluruh wilayah.",
    "All numbers of this table are hidden; merge districts or kinds, or publish only the figure for the whole area.",
)


@overload
def publish(
    reports: Report,
    *,
    minimum: int = MINIMUM,
    sensitive_minimum: int = SENSITIVE_MINIMUM,
    published: Iterable[Report] = (),
) -> Report: ...


@overload
def publish(
    reports: Sequence[Report],
    *,
    minimum: int = MINIMUM,
    sensitive_minimum: int = SENSITIVE_MINIMUM,
    published: Iterable[Report] = (),
) -> tuple[Report, ...]: ...


def publish(
    reports: Report | Sequence[Report],
    *,
    minimum: int = MINIMUM,
    sensitive_minimum: int = SENSITIVE_MINIMUM,
    published: Iterable[Report] = (),
) -> Report | tuple[Report, ...]:
    """Make reports that may be published: small numbers hidden, and with them whatever would give them away.

    What an attacker is taken to know, what is promised and what is not is told in docs/penerbitan-aman.md. Tables of
    persons are left out, which a note says.

    Args:
        reports: One report, or those that are published together: each may give away what another hides.
        minimum: Numbers from 1 to below this are hidden; 0 is shown.
        sensitive_minimum: The same for sensitive columns and rows.
        published: Public reports that are out already and have numbers in common with these.

    Returns:
        The public report, or reports in the order given.

    Raises:
        ReportError: A report is public already, or consists of persons; an earlier one is internal; a number could
            still be worked out.
        MissingExtra: The extra ``publish`` is not installed.

    Example:
        >>> from datetime import date
        >>> from pskslib.reports import Column, CountUnit, Kind, Report, Table, Text
        >>> kec = Column(key="kecamatan", label=Text("Kecamatan", "District"))
        >>> n = Column(key="n", label=Text("Pengemis", "Beggars"), kind=Kind.COUNT, unit=CountUnit.ORANG)
        >>> rows = (("Kaubun", 2), ("Telen", 7), ("Bengalon", 30))
        >>> table = Table(key="t", title=n.label, columns=(kec, n), rows=rows, total=("JUMLAH", 39))
        >>> report = Report(name="contoh", title=n.label, place=Text.same("Kutai Timur"), period=Text.same("2026"),
        ...                 as_of=date(2026, 11, 24), tables=(table,))
        >>> public = publish(report)
        >>> public.table("t").column("n"), public.table("t").total
        ((Hidden(), Hidden(), 30), ('JUMLAH', 39))
        >>> public.clearance
        Clearance(minimum=5, sensitive_minimum=11, primary=1, complementary=1)
    """
    asked = (reports,) if isinstance(reports, Report) else tuple(reports)
    earlier = tuple(published)
    _check(asked, earlier, minimum, sensitive_minimum)
    ledger = open_ledger(asked, earlier, minimum, sensitive_minimum)
    add_earlier(ledger, asked, earlier)
    tidy(ledger)
    try:
        hidden = choose(ledger)
    except Unsafe as unsafe:
        raise ReportError(_advice(asked, ledger, unsafe.index)) from None
    veiled = _veiled(asked, ledger, hidden, (minimum, sensitive_minimum))
    redactor = Redactor(minimum)
    for (r, t), places in veiled.items():
        sheet = ledger.sheets[r][t]
        redactor.hide((sheet.table.columns[place[1]], sheet.cell(place)) for place in places)
    found = []
    for r, report in enumerate(asked):
        small = sum(ledger.numbers[i].primary and i in hidden for (where, _, _), i in ledger.at.items() if where == r)
        cells = sum(len(places) for (where, _), places in veiled.items() if where == r)
        done = Clearance(
            minimum=minimum, sensitive_minimum=sensitive_minimum, primary=small, complementary=cells - small
        )
        sheets = [(sheet, veiled[r, t]) for t, sheet in enumerate(ledger.sheets[r])]
        found.append(_public(report, sheets, done, redactor))
    return found[0] if isinstance(reports, Report) else tuple(found)


def _check(asked: Sequence[Report], earlier: Sequence[Report], minimum: int, sensitive_minimum: int) -> None:
    faults = []
    if not _LEAST <= minimum <= sensitive_minimum:
        faults.append(
            f"batas {minimum} dan {sensitive_minimum}: batas paling sedikit {_LEAST}, dan batas untuk jenis yang peka "
            "tidak lebih kecil"
        )
    for report in asked:
        if report.audience is Audience.PUBLIC:
            faults.append(f"{report.name}: sudah untuk umum; berikan laporan internalnya")
        elif all(table.withheld for table in report.tables):
            faults.append(f"{report.name}: hanya memuat orang satu per satu, tidak ada yang dapat diumumkan")
        for table in report.tables:
            cells = (cell for row in rows_of(table) for cell in row_at(table, row))
            if not table.withheld and any(isinstance(cell, Hidden) for cell in cells):
                faults.append(f"{report.name}: tabel {table.key} sudah memuat sel tersembunyi; berikan angka utuhnya")
    faults += [f"{r.name}: published hanya untuk laporan yang sudah untuk umum" for r in earlier if r.clearance is None]
    if faults:
        raise ReportError("; ".join(faults))


def _advice(asked: Sequence[Report], ledger: Ledger, index: int) -> str:
    places = ledger.numbers[index].places
    if not places:
        return "angka yang disembunyikan laporan terdahulu dapat dihitung kembali; jangan terbitkan tabel ini"
    r, t, (row, at) = places[0]
    table = ledger.sheets[r][t].table
    name = "jumlah" if row == TOTAL else table.category(table.rows[row])
    return (
        f"{asked[r].name}, tabel {table.key}, baris {name}, kolom {table.columns[at].key}: angkanya tetap dapat "
        "dihitung kembali; gabungkan baris ini dengan baris lain, gabungkan jenisnya, atau terbitkan tanpa jumlah"
    )


def _veiled(
    asked: Sequence[Report], ledger: Ledger, hidden: set[int], least: tuple[int, int]
) -> dict[tuple[int, int], set[Place]]:
    """Return the cells that are hidden, table by table."""
    shared = shared_names(asked, ledger, hidden, least)
    found: dict[tuple[int, int], set[Place]] = {}
    for r, sheets in enumerate(ledger.sheets):
        for t, sheet in enumerate(sheets):
            places = {place for place in sheet.numbers if ledger.at[r, t, place] in hidden}
            for share in sheet.shares:
                if is_hidden(ledger, (r, t), share, hidden, least) or share_name(asked[r], sheet, share) in shared:
                    places.add(share.place)
            found[r, t] = places
    return found


def _public(report: Report, sheets: list[tuple[Sheet, set[Place]]], done: Clearance, redactor: Redactor) -> Report:
    tables = [_without(sheet, places) for sheet, places in sheets]
    changed = {sheet.table.key for sheet, places in sheets if places}
    tables = [evolve(table, notes=tuple(map(redactor.clean, table.notes)) + _empty(table)) for table in tables]
    left_out = [table for table in report.tables if table.withheld]
    notes = [*map(redactor.clean, report.notes)]
    if left_out:
        notes.append(
            Text(
                _LEFT_OUT.id.format(names=", ".join(table.title.id for table in left_out)),
                _LEFT_OUT.en.format(names=", ".join(table.title.en for table in left_out)),
            )
        )
    if changed:
        notes.append(_ANY)
    by_key = {table.key: table for table in tables}
    return evolve(
        report,
        tables=tuple(tables),
        charts=tuple(_chart(c, by_key[c.table], c.table in changed) for c in report.charts if c.table in by_key),
        notes=tuple(notes),
        audience=Audience.PUBLIC,
        clearance=done,
    )


def _without(sheet: Sheet, veiled: set[Place]) -> Table:
    table = sheet.table

    def shown(row: int) -> Row:
        return tuple(HIDDEN if (row, at) in veiled else cell for at, cell in enumerate(row_at(table, row)))

    rows = tuple(shown(row) for row in range(len(table.rows)))
    return evolve(table, rows=rows, total=None if table.total is None else shown(TOTAL))


def _empty(table: Table) -> tuple[Text, ...]:
    """Say so where nothing is left of a table."""
    figures = [cell for row in rows_of(table) for cell in row_at(table, row) if isinstance(cell, int | Ratio | Hidden)]
    nothing = bool(figures) and all(isinstance(cell, Hidden) or cell == 0 for cell in figures)
    return (_NOTHING_LEFT,) if nothing and any(isinstance(cell, Hidden) for cell in figures) else ()


def _chart(chart: Chart, table: Table, changed: bool) -> Chart:
    """Say anew what a chart shows."""
    if not changed:
        return chart
    return evolve(chart, alternative=described(chart.kind, table, chart.labels, chart.values))
