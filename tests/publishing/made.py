"""Reports for the tests of suppression: kecamatan by kind and sex, kinds by sex, shares; linked by measure."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from pskslib.reports import Cell, Column, CountUnit, Identity, Kind, Ratio, Report, Table, Text, total_row
from pskslib.reports.tables import Row

PLACE = Text.same("Kutai Timur")
AS_OF = date(2026, 11, 24)
SEXES = ("L", "P")


def same(text: str) -> Text:
    return Text.same(text)


def people(key: str, **more: object) -> Column:
    return Column(key=key, label=same(key), kind=Kind.COUNT, unit=CountUnit.ORANG, **more)  # type: ignore[arg-type]


def named(key: str) -> Column:
    return Column(key=key, label=same(key))


def report(*tables: Table, name: str = "rekap", as_of: date = AS_OF, place: Text = PLACE) -> Report:
    period = same(f"Bulan {as_of.month}")
    return Report(name=name, title=same(name), place=place, period=period, as_of=as_of, tables=tables)


def grid(
    cells: Sequence[Sequence[Cell]],
    *,
    key: str = "t",
    measure: str = "",
    total: bool = True,
    sum_column: bool = True,
    sensitive: Sequence[int] = (),
    columns: Sequence[str] = (),
    rows: Sequence[str] = (),
    by: str = "kecamatan",
    across: str = "jenis",
) -> Table:
    """Rows by columns, with a sum of the columns and a total row."""
    names = columns or [f"k{n}" for n in range(len(cells[0]))]
    places = rows or [f"Kec {n}" for n in range(len(cells))]
    made = [named(by)]
    for n, name in enumerate(names):
        where = ((across, name),) if measure else ()
        made.append(people(name, measure=measure, where=where, sensitive=n in sensitive))
    if sum_column:
        made.append(people("semua", measure=measure))
    lines: list[Row] = []
    for place, row in zip(places, cells, strict=True):
        known = [cell for cell in row if isinstance(cell, int)]
        lines.append((place, *row, *([sum(known) if known else None] if sum_column else [])))
    return Table(
        key=key,
        title=same(key),
        columns=tuple(made),
        rows=tuple(lines),
        total=total_row(made, lines, "JUMLAH") if total else None,
        identities=(Identity(total="semua", parts=tuple(names)),) if sum_column else (),
        by=by,
    )


def by_sex(counts: Sequence[Sequence[Sequence[int]]], sensitive: Sequence[int] = (), *, shares: bool = False) -> Table:
    """Kecamatan by kind and sex, with sums of both; perhaps the share of each kind."""
    made, identities = [named("kecamatan")], []
    kinds = range(len(counts[0]))
    for kind in kinds:
        where = (("jenis", f"k{kind}"),)
        for sex in SEXES:
            both = (*where, ("jk", sex))
            made.append(people(f"k{kind}{sex}", measure="ppks", where=both, sensitive=kind in sensitive))
        made.append(people(f"k{kind}", measure="ppks", where=where, sensitive=kind in sensitive))
        identities.append(Identity(total=f"k{kind}", parts=(f"k{kind}L", f"k{kind}P")))
    made.append(people("semua", measure="ppks"))
    identities.append(Identity(total="semua", parts=tuple(f"k{kind}" for kind in kinds)))
    if shares:
        for kind in kinds:
            made.append(
                Column(key=f"p{kind}", label=same("%"), kind=Kind.RATIO, parts=(f"k{kind}", "semua"), decimals=2)
            )
    rows: list[Row] = []
    for n, place in enumerate(counts):
        row: list[Cell] = [f"Kec {n}"]
        for kind in kinds:
            row += [*place[kind], sum(place[kind])]
        semua = sum(map(sum, place))
        row.append(semua)
        if shares:
            row += [Ratio(sum(place[kind]), semua) for kind in kinds]
        rows.append(tuple(row))
    return Table(
        key="kec_jenis_jk",
        title=same("t"),
        columns=tuple(made),
        rows=tuple(rows),
        total=total_row(made, rows, "JUMLAH"),
        identities=tuple(identities),
        by="kecamatan",
    )


def kinds_by_sex(counts: Sequence[Sequence[Sequence[int]]], sensitive: Sequence[int] = ()) -> Table:
    """The kinds of the whole regency by sex, the same numbers as the total row of :func:`by_sex`."""
    made = [named("jenis"), *(people(s, measure="ppks", where=(("jk", s),)) for s in SEXES)]
    made.append(people("jumlah", measure="ppks"))
    rows: list[Row] = []
    for kind in range(len(counts[0])):
        split = [sum(place[kind][n] for place in counts) for n in range(len(SEXES))]
        rows.append((f"k{kind}", *split, sum(split)))
    return Table(
        key="jenis_jk",
        title=same("t"),
        columns=tuple(made),
        rows=tuple(rows),
        total=total_row(made, rows, "JUMLAH"),
        identities=(Identity(total="jumlah", parts=SEXES),),
        by="jenis",
        sensitive_rows=frozenset(f"k{kind}" for kind in sensitive),
    )


def without_total(table: Table) -> Table:
    return evolve(table, total=None)


NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 30), st.just(0), st.integers(5, 400))


@st.composite
def counts(draw: st.DrawFn) -> list[list[list[int]]]:
    places, kinds = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return [[[draw(NUMBERS) for _ in SEXES] for _ in range(kinds)] for _ in range(places)]


@st.composite
def publications(draw: st.DrawFn) -> tuple[list[Report], list[Report]]:
    """Reports that go out together, and reports of the same numbers that are to go out before."""
    numbers = draw(counts())
    sensitive = draw(st.sets(st.integers(0, len(numbers[0]) - 1), max_size=1))
    fine = by_sex(numbers, tuple(sensitive), shares=draw(st.booleans()))
    coarse = kinds_by_sex(numbers, tuple(sensitive))
    whole = grid([[sum(kind) for kind in place] for place in numbers], measure="ppks", sensitive=tuple(sensitive))
    tables = [fine, coarse, evolve(whole, key="kec_jenis")]
    tables = [without_total(t) if draw(st.booleans()) else t for t in tables]
    kept = draw(st.lists(st.sampled_from(range(len(tables))), min_size=1, unique=True))
    first = draw(st.lists(st.sampled_from(range(len(tables))), max_size=2, unique=True))
    now = [report(*(tables[n] for n in kept))]
    if len(kept) > 1 and draw(st.booleans()):
        now = [report(tables[n], name=f"lap-{n}") for n in kept]
    return now, [report(tables[n], name=f"dulu-{n}") for n in first]
