"""R5, the office's recap of monthly TKSK reports: sent, late, nil, missing; over the TKSK on duty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field

from pskslib.errors import UnknownName
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.columns import count, ratio, share, text
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import InputColumn, InputTable, Sort, complain, named_rows, read_all
from pskslib.reports.months import column_of, first_day, in_words, last_day, next_month, parse_month, short
from pskslib.reports.regions_rows import PLACE, TOTAL, place_name, regions_or_kutim
from pskslib.reports.report import ChartKind, Report
from pskslib.reports.roster import ROSTER, Assignment, assignments, bare_niat
from pskslib.reports.saying import chart
from pskslib.reports.tables import Column, Identity, Row, Table, total_row
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrame

SENT: Final = InputTable(
    key="laporan",
    argument="sent",
    about="satu baris satu laporan bulanan TKSK yang masuk",
    columns=(
        InputColumn(name="niat", sort=Sort.TEXT, needed=False, about="nomor induk anggota; atau nama"),
        InputColumn(name="nama", sort=Sort.TEXT, needed=False, about="nama TKSK seperti dalam penugasan"),
        InputColumn(name="bulan", sort=Sort.TEXT, filled=True, about="bulan laporan, misalnya 2026-03"),
        InputColumn(name="dikirim", sort=Sort.DATE, about="hari dikirim; kosong = belum dikirim"),
        InputColumn(name="nihil", sort=Sort.FLAG, needed=False, about="laporan nihil: tidak ada kegiatan"),
    ),
)
POSTS: Final = evolve(ROSTER, needed=True)
ON_TIME: Final = Text("tepat waktu", "on time")
LATE: Final = Text("terlambat", "late")
IN: Final = Text("masuk", "sent")
NIL: Final = Text("nihil", "nil")
NIL_LATE: Final = Text("nihil, terlambat", "nil, late")
MISSING: Final = Text("belum", "missing")
NOT_DUE: Final = Text("belum waktunya", "not due yet")
OFF_DUTY: Final = Text("tidak bertugas", "not on duty")
_WORDS: Final = (ON_TIME, LATE, IN, NIL, NIL_LATE, MISSING, NOT_DUE, OFF_DUTY)
_DUE_DAYS: Final = range(1, 29)
_LAPORAN: Final = CountUnit.LAPORAN


def tksk_recap(
    sent: IntoFrame,
    roster: IntoFrame,
    *,
    as_of: date,
    period: Text | str | None = None,
    months: Sequence[str] = (),
    due_day: int | str | None = None,
    regions: RegionSet | None = None,
) -> Report:
    """Build the recap: rows TKSK, columns months; the rate is over those on duty, not over the kecamatan.

    No readable rule says by when a TKSK reports: the office gives the day, and without one nothing is called late. A
    month that is not due yet counts only where its report is in.

    Args:
        sent: Reports: ``niat`` or ``nama``, ``bulan``, ``dikirim`` (blank: not sent), perhaps ``nihil``. Of several
            for one month the first counts.
        roster: Assignments: ``nama``, ``kecamatan`` and, where known, ``niat``, ``mulai``, ``selesai``. On duty in a
            month is who is assigned on some day of it.
        as_of: The day on which one looks: what was sent later is not in.
        period: In words; first to last month unless told otherwise.
        months: The months, ``2026-01``.
        due_day: Day of the following month by which a report is due, 1 to 28.
        regions: The regency; Kutai Timur unless told otherwise.

    Returns:
        A report with a matrix of TKSK (personal) and a table by month (not).

    Raises:
        TableError: A column is missing or of the wrong sort, a report is of nobody in the roster; everything at once.

    Example:
        >>> import polars as pl
        >>> roster = pl.DataFrame({"nama": ["Sri", "Budi"], "kecamatan": ["Bengalon", "Kaubun"]})
        >>> sent = pl.DataFrame({"nama": ["Sri"], "bulan": ["2026-03"], "dikirim": [date(2026, 4, 9)], "nihil": [True]})
        >>> report = tksk_recap(sent, roster, as_of=date(2026, 4, 30), months=["2026-03", "2026-04"], due_day=5)
        >>> [row[3:5] for row in report.table("tksk").rows]
        [('nihil, terlambat', 'belum waktunya'), ('belum', 'belum waktunya')]
        >>> report.table("bulan").total[9].value
        Fraction(1, 2)
    """
    where = regions_or_kutim(regions)
    given, posts = read_all([(sent, SENT), (roster, POSTS)])
    assert given is not None
    assert posts is not None
    faults: list[str] = []
    found = assignments(posts, where, faults)
    wanted, day = _months(months, faults), _due(due_day, faults)
    people = _people(found, wanted)
    extra, later = _filed(given.rows(faults), people, as_of, faults)
    complain(faults)
    on_duty = [p for p in people if any(p.on_duty(m) for m in wanted)]
    states = {(p.key, m): _State.of(p, m, as_of, day) for p in on_duty for m in wanted}
    by_month = _by_month(on_duty, wanted, states, day is not None)
    rate = Text("Laporan masuk dari yang wajib", "Reports in, of those due")
    return Report(
        name="rekap-tksk",
        title=Text("Rekap laporan bulanan TKSK", "Recap of monthly TKSK reports"),
        place=place_name(where),
        period=_span(wanted) if period is None else text(period),
        as_of=as_of,
        tables=(_matrix(on_duty, wanted, states, where, day is not None), by_month),
        charts=(
            chart("garis_masuk", rate, ChartKind.TREND, by_month, "bulan", ["tingkat"]),
            chart("batang_belum", Text("Laporan belum masuk", "Missing"), ChartKind.BARS, by_month, "bulan", ["belum"]),
        ),
        notes=tuple(_notes(day, extra, later)),
    )


# --- reading ---------------------------------------------------------------------------------------


@define
class _Person:
    """One TKSK with all assignments and reports."""

    key: str
    posts: list[Assignment]
    sent: dict[str, tuple[date, bool]] = field(factory=dict)

    def on_duty(self, month: str) -> bool:
        return any(post.on(first_day(month), last_day(month)) for post in self.posts)

    def last_post(self, months: Sequence[str]) -> Assignment:
        """The assignment that is told of: the last one in the months."""
        inside = [p for p in self.posts if any(p.on(first_day(m), last_day(m)) for m in months)]
        return max(inside, key=lambda p: (p.since or date.min, p.kecamatan))


def _people(found: Sequence[Assignment], months: Sequence[str]) -> list[_Person]:
    people: dict[str, _Person] = {}
    for one in found:
        people.setdefault(one.key, _Person(one.key, [])).posts.append(one)
    inside = [p for p in people.values() if any(p.on_duty(m) for m in months)]
    inside.sort(key=lambda p: (p.last_post(months).kecamatan, p.last_post(months).name))
    return [*inside, *(p for p in people.values() if p not in inside)]


def _filed(
    rows: Sequence[Mapping[str, Any]], people: Sequence[_Person], as_of: date, faults: list[str]
) -> tuple[int, int]:
    """Write reports beside who sent them; return how many were one too many, and how many were sent later."""
    by_name: dict[str, list[_Person]] = {}
    for one in people:
        for name in {_folded(post.name) for post in one.posts}:
            by_name.setdefault(name, []).append(one)
    by_number = {one.key: one for one in people}
    nobody: list[int] = []
    extra, later = 0, 0
    for place, row in enumerate(rows, 1):
        number = bare_niat(row["niat"] or "")
        named = by_name.get(_folded(row["nama"] or ""), [])
        person = by_number.get(number) if number else None
        if person is None and len(named) == 1:
            person = named[0]
        if person is None:
            nobody.append(place)
            continue
        try:
            month = parse_month(row["bulan"])
        except UnknownName as error:
            faults.append(f"laporan: kolom bulan: baris {place}: {error}")
            continue
        if row["dikirim"] is None:
            continue
        if row["dikirim"] > as_of:
            later += 1
            continue
        before = person.sent.get(month)
        extra += before is not None
        mine = (row["dikirim"], bool(row["nihil"]))
        person.sent[month] = mine if before is None else (min(before[0], mine[0]), before[1] and mine[1])
    if nobody:
        faults.append(f"laporan: {named_rows(nobody)}: bukan TKSK dalam penugasan, atau namanya dipakai dua orang")
    return extra, later


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _months(months: Sequence[str], faults: list[str]) -> list[str]:
    found = []
    for written in [months] if isinstance(months, str) else months:
        try:
            found.append(parse_month(written))
        except UnknownName as error:
            faults.append(str(error))
    if not months:
        faults.append("bulan belum diisi (months); tulis misalnya 2026-01")
    return sorted({*found})


def _due(day: int | str | None, faults: list[str]) -> int | None:
    if day is None:
        return None
    number = int(day) if str(day).isdecimal() else 0
    if number not in _DUE_DAYS:
        faults.append(f"batas (due_day) harus tanggal 1 sampai 28, bukan {str(day)[:12]}")
        return None
    return number


# --- states ----------------------------------------------------------------------------------------


@define
class _State:
    """One TKSK in one month."""

    word: Text
    due: int = 0
    sent: int = 0
    late: int = 0
    nil: int = 0

    @classmethod
    def of(cls, person: _Person, month: str, as_of: date, due_day: int | None) -> _State:
        if not person.on_duty(month):
            return cls(OFF_DUTY)
        limit = last_day(month) if due_day is None else first_day(next_month(month)).replace(day=due_day)
        if month not in person.sent:
            return cls(MISSING, due=1) if as_of > limit else cls(NOT_DUE)
        day, nil = person.sent[month]
        late = due_day is not None and day > limit
        plain = IN if due_day is None else ON_TIME
        word = (NIL_LATE if late else NIL) if nil else (LATE if late else plain)
        return cls(word, due=1, sent=1, late=int(late), nil=int(nil))


_States = Mapping[tuple[str, str], _State]


def _counts(states: Sequence[_State], *, with_late: bool) -> tuple[Cell, ...]:
    due, sent, late, nil = (sum(getattr(s, name) for s in states) for name in ("due", "sent", "late", "nil"))
    return (due, sent, due - sent, nil, *((sent - late, late) if with_late else ()), ratio(sent, due))


def _columns(*, with_late: bool) -> tuple[Column, ...]:
    judged = (
        count("tepat", "Tepat waktu", "On time", _LAPORAN),
        count("terlambat", "Terlambat", "Late", _LAPORAN),
    )
    return (
        count("wajib", "Wajib lapor", "Due", _LAPORAN),
        count("masuk", "Masuk", "Sent", _LAPORAN),
        count("belum", "Belum", "Missing", _LAPORAN),
        count("nihil", "Di antaranya nihil", "Of these nil", _LAPORAN),
        *(judged if with_late else ()),
        share("tingkat", "Tingkat masuk", "Rate", ("masuk", "wajib"), Text("yang wajib lapor", "those due")),
    )


def _identities(*, with_late: bool) -> tuple[Identity, ...]:
    judged = (Identity(total="masuk", parts=("tepat", "terlambat")),) if with_late else ()
    return (Identity(total="wajib", parts=("masuk", "belum")), *judged)


def _matrix(
    people: Sequence[_Person], months: Sequence[str], states: _States, regions: RegionSet, with_late: bool
) -> Table:
    names = {k.code.dotted: k.name for k in regions.kecamatan}
    columns = (
        *PLACE,
        Column(key="tksk", label=Text("TKSK", "TKSK")),
        *(Column(key=column_of(m, months), label=short(m)) for m in months),
        *_columns(with_late=with_late),
    )
    rows: list[Row] = []
    for person in people:
        post = person.last_post(months)
        found = [states[person.key, m] for m in months]
        cells = _counts(found, with_late=with_late)
        rows.append((post.kecamatan, names.get(post.kecamatan, ""), post.name, *(s.word.id for s in found), *cells))
    return Table(
        key="tksk",
        title=Text("Laporan bulanan menurut TKSK", "Monthly reports by TKSK"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        identities=_identities(with_late=with_late),
        personal=True,
        words=_WORDS,
    )


def _by_month(people: Sequence[_Person], months: Sequence[str], states: _States, with_late: bool) -> Table:
    columns = (
        Column(key="bulan", label=Text("Bulan", "Month")),
        count("bertugas", "TKSK bertugas", "TKSK on duty", CountUnit.ORANG, additive=False),
        count("kecamatan", "Kecamatan dengan TKSK", "Districts with a TKSK", CountUnit.KECAMATAN, additive=False),
        *_columns(with_late=with_late),
    )
    rows: list[Row] = []
    for month in months:
        duty = [p for p in people if p.on_duty(month)]
        first, last = first_day(month), last_day(month)
        served = {post.kecamatan for p in duty for post in p.posts if post.on(first, last)}
        found = [states[p.key, month] for p in people]
        rows.append((in_words(month).id, len(duty), len(served), *_counts(found, with_late=with_late)))
    return Table(
        key="bulan",
        title=Text("Laporan bulanan menurut bulan", "Monthly reports by month"),
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL),
        identities=_identities(with_late=with_late),
        by="bulan",
        words=tuple(map(in_words, months)),
    )


def _span(months: Sequence[str]) -> Text:
    first, last = in_words(months[0]), in_words(months[-1])
    return first if len(months) == 1 else Text(f"{first.id} s.d. {last.id}", f"{first.en} to {last.en}")


def _notes(due_day: int | None, extra: int, later: int) -> Iterable[Text]:
    yield Text(
        "Tingkat masuk dihitung dari TKSK yang bertugas pada bulan itu, bukan dari banyaknya kecamatan. Laporan nihil "
        "adalah laporan yang masuk; tidak melapor bukan nihil.",
        "The rate is over the TKSK on duty in the month, not over the districts. A nil report is a report; not to "
        "report is not nil.",
    )
    if due_day is None:
        yield Text(
            "Tidak ada batas hari lapor yang diberikan, jadi tidak ada yang disebut terlambat.",
            "No due day was given, so nothing is called late.",
        )
    else:
        yield Text(
            f"Batas lapor menurut kantor: tanggal {due_day} bulan berikutnya.",
            f"Due by the office's own rule: day {due_day} of the following month.",
        )
    if extra:
        yield Text(
            f"{extra} laporan lain untuk bulan yang sudah dilaporkan; yang pertama dihitung.",
            f"{extra} more reports for a month that was reported already; the first counts.",
        )
    if later:
        yield Text(
            f"{later} laporan dikirim sesudah tanggal keadaan dan belum dihitung.",
            f"{later} reports were sent after the day of this recap and are not counted.",
        )


ENTRY: Final = Entry(
    name="rekap-tksk",
    title=Text("Rekap laporan bulanan TKSK", "Recap of monthly TKSK reports"),
    about="R5, dinas: masuk, terlambat, nihil, belum, dari TKSK yang bertugas",
    builder="pskslib.reports.tksk_recap_report:tksk_recap",
    inputs=(SENT, POSTS),
    options=(
        Option(key="bulan", argument="months", about="bulan-bulannya, misalnya 2026-01,2026-02", many=True),
        Option(key="batas", argument="due_day", about="tanggal batas pada bulan berikutnya, 1 sampai 28"),
    ),
)
