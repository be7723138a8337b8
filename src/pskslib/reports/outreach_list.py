"""Whom to visit: eligible and not receiving, undetermined and what to ask; a summary without persons beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from pskslib.regions import RegionSet
from pskslib.reports.columns import text
from pskslib.reports.decided import DECISIONS, FAMILIES, RECIPIENTS, Decided, decided, recipients_of
from pskslib.reports.entry import Entry, Option
from pskslib.reports.frames import complain, read
from pskslib.reports.outreach_tables import (
    Counts,
    charts,
    place_table,
    programme_tables,
    question_table,
    village_table,
)
from pskslib.reports.outreach_visits import lists
from pskslib.reports.regions_rows import kecamatan_finder, place_name, regions_or_kutim
from pskslib.reports.report import Report
from pskslib.reports.roster import ROSTER, assignments, on_duty
from pskslib.reports.text import Text
from pskslib.rules import Decision, Outcome

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

_KECAMATAN: Final = len("640801")


def outreach(
    decisions: IntoFrame | Iterable[Decision],
    recipients: IntoFrame | None = None,
    *,
    as_of: date,
    period: Text | str,
    families: IntoFrame | None = None,
    roster: IntoFrame | None = None,
    programmes: Sequence[str] | None = None,
    kecamatan: str | None = None,
    persons: bool = True,
    regions: RegionSet | None = None,
    digest: str = "",
) -> Report:
    """List whom to visit, by kecamatan and village, the neediest first.

    Need is, in this order: the decile (an unknown one may be the lowest and comes first), what is at stake in a year
    (an unbounded amount first), and how few questions would settle it. Families that receive a programme already are
    not listed for it.

    Args:
        decisions: What ``decide_table(…, missing=True)`` gave, or decisions.
        recipients: Who receives: ``no_kk``, for programmes about persons ``id_orang``, perhaps ``programme``. Without
            it nobody is known to receive, and the report says so.
        as_of: The day that the figures stand for.
        period: Of which time.
        families: ``no_kk`` with ``kode_desa`` and, where known, ``desil``, ``nama_kepala_keluarga``, ``alamat``;
            decisions one by one bring their own.
        roster: TKSK with ``nama``, ``kecamatan``, ``mulai``, ``selesai``: who is on duty stands in the lists.
        programmes: Only these.
        kecamatan: Only this one: the sheet of one TKSK.
        persons: Print the lists of families; without them only the summary is left.
        regions: The regency; Kutai Timur unless told otherwise.
        digest: Of the rule book; decisions one by one bring their own.

    Returns:
        An internal report: two lists, of which each row is a family, and summaries by kecamatan, village, programme
        and question.

    Raises:
        TableError: A column is missing or of the wrong sort, somebody stands in a table twice; everything at once.
        UnknownName: The kecamatan is not known.

    Example:
        >>> import polars as pl
        >>> cards = ["6408040101089901", "6408040101089902"]
        >>> decisions = pl.DataFrame({"no_kk": cards, "programme": ["PKH"] * 2,
        ...     "outcome": ["eligible", "undetermined"], "amount_low": [9_000, 0], "amount_high": [9_000, 30_000],
        ...     "missing": ["", "desil;tanggal_lahir"]})
        >>> families = pl.DataFrame({"no_kk": cards, "kode_desa": ["64.08.04.2001"] * 2, "desil": [2, None]})
        >>> report = outreach(decisions, families=families, as_of=date(2026, 11, 24), period="November 2026")
        >>> ask = report.table("belum_ditentukan")
        >>> ask.column("pertanyaan"), ask.personal
        (('desil kesejahteraan (DTSEN); tanggal lahir',), True)
    """
    where = regions_or_kutim(regions)
    faults: list[str] = []
    found = decided(decisions, families, faults, programmes=programmes, ask=True)
    posts = None if roster is None else read(roster, ROSTER, faults)
    duty = on_duty(assignments(posts, where, faults), as_of) if posts is not None else {}
    if found is None:
        complain(faults)
        raise AssertionError
    if "kode_desa" not in found.known:
        faults.append("keluarga: tidak ada kolom kode_desa, yang perlu untuk daftar menurut kecamatan")
    if "missing" not in found.known:
        faults.append("keputusan: tidak ada kolom missing; minta dengan decide_table(…, missing=True)")
    receiving = None if recipients is None else recipients_of(recipients, found, faults)
    complain(faults)
    rows = _marked(found, None if receiving is None else receiving[0])
    if kecamatan is not None:
        rows = _within(rows, kecamatan_finder(where)(kecamatan))
    counts = Counts(
        rows=rows, regions=where, units=found.units, only=kecamatan is not None, duty=duty, known=recipients is not None
    )
    summary = place_table(counts)
    made = [summary, village_table(counts), *programme_tables(counts), question_table(counts)]
    if persons:
        made[:0] = lists(counts)
    return Report(
        name="daftar-jangkauan",
        title=Text("Daftar jangkauan: siapa yang perlu dikunjungi", "Outreach list: whom to visit"),
        place=place_name(where),
        period=text(period),
        as_of=as_of,
        tables=tuple(made),
        charts=charts(summary),
        notes=tuple(_notes(known=recipients is not None, persons=persons)),
        digest=digest or found.digest,
    )


def _marked(found: Decided, receiving: nw.DataFrame[Any] | None) -> nw.DataFrame[Any]:
    """Return the decisions with who receives, whom each row belongs to, and the place as digits."""
    import narwhals.stable.v2 as nw

    rows = found.frame.with_row_index("_n")
    if receiving is None:
        rows = rows.with_columns(receives=nw.lit(0, nw.Int64()))
    else:
        marks = receiving.select(*found.key).with_columns(receives=nw.lit(1, nw.Int64()))
        rows = rows.join(marks, on=found.key, how="left").with_columns(nw.col("receives").fill_null(0))
    number = nw.concat_str([nw.lit("baris-", nw.String()), nw.col("_n").cast(nw.String())])
    village = nw.col("kode_desa").str.replace_all(".", "", literal=True).fill_null("")
    open_ones = nw.col("outcome") == Outcome.UNDETERMINED.value
    listed = nw.col("receives") == 0
    return rows.with_columns(
        family=nw.when(nw.col("no_kk").is_null()).then(number).otherwise(nw.col("no_kk")),
        village=village,
        district=village.str.slice(0, _KECAMATAN),
        yes=((nw.col("outcome") == Outcome.ELIGIBLE.value) & listed).cast(nw.Int64()),
        ask=(open_ones & listed).cast(nw.Int64()),
    )


def _within(rows: nw.DataFrame[Any], code: str) -> nw.DataFrame[Any]:
    import narwhals.stable.v2 as nw

    return rows.filter(nw.col("district") == code.replace(".", ""))


def _notes(*, known: bool, persons: bool) -> Iterable[Text]:
    yield Text(
        "Layak menurut data belum berarti ditetapkan sebagai penerima; kuota dan penetapan di luar daftar ini.",
        "Eligible by the data is not yet appointed as a recipient; quotas and appointments are outside this list.",
    )
    if not known:
        yield Text(
            "Daftar penerima tidak diberikan: tidak diketahui siapa yang sudah menerima.",
            "No list of recipients was given: it is not known who receives already.",
        )
    if persons:
        yield Text(
            "Urutan: kecamatan, desa, lalu desil (yang belum diketahui lebih dahulu, sebab mungkin yang terbawah), "
            "rupiah yang dipertaruhkan, dan sedikitnya pertanyaan. Rupiah tertinggi kosong berarti belum berbatas.",
            "Order: district, village, then decile (unknown first, since it may be the lowest), rupiah at stake, and "
            "how few the questions are. A blank highest amount has no bound yet.",
        )
        yield Text(
            "Memuat data pribadi: hanya untuk petugas yang berkunjung, tidak untuk diumumkan.",
            "Holds personal data: for those who visit only, not for publication.",
        )


ENTRY: Final = Entry(
    name="daftar-jangkauan",
    title=Text("Daftar jangkauan: layak belum menerima, belum ditentukan", "Outreach list"),
    about="TKSK dan petugas desa (internal): siapa dikunjungi dan apa yang ditanyakan",
    builder="pskslib.reports.outreach_list:outreach",
    inputs=(DECISIONS, evolve(RECIPIENTS, needed=False), FAMILIES, ROSTER),
    options=(
        Option(key="program", argument="programmes", about="hanya program ini", many=True),
        Option(key="kecamatan", argument="kecamatan", about="hanya kecamatan ini"),
        Option(key="perorangan", argument="persons", about="cetak daftar keluarga", flag=True),
    ),
)
