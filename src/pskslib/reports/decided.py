"""Decisions beside what a report needs to know of the family: from the tables of ``decide_table`` or from objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pskslib.errors import MissingExtra
from pskslib.population import Family
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, named_rows, read, where
from pskslib.reports.units import CountUnit
from pskslib.rules import Decision, Outcome

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    from narwhals.stable.v2.typing import IntoFrame

_HOME: Final = (
    InputColumn(name="kode_desa", sort=Sort.TEXT, needed=False, about="kode Kemendagri desa; kosong = tidak diketahui"),
    InputColumn(name="desil", sort=Sort.COUNT, needed=False, about="desil 1 sampai 10; kosong = tidak diketahui"),
    InputColumn(
        name="jumlah_anggota", sort=Sort.COUNT, needed=False, about="banyaknya anggota keluarga", unit=CountUnit.JIWA
    ),
    InputColumn(name="nama_kepala_keluarga", sort=Sort.TEXT, needed=False, about="untuk daftar kunjungan saja"),
    InputColumn(name="alamat", sort=Sort.TEXT, needed=False, about="untuk daftar kunjungan saja"),
)
HOME_COLUMNS: Final = tuple(column.name for column in _HOME)
"""What is known of a family."""
DECISIONS: Final = InputTable(
    key="keputusan",
    argument="decisions",
    about="hasil decide_table: satu baris satu keluarga atau orang dan program",
    columns=(
        InputColumn(name="no_kk", sort=Sort.TEXT, about="nomor KK"),
        InputColumn(name="id_orang", sort=Sort.TEXT, needed=False, about="pembeda orang, pada program perorangan"),
        InputColumn(name="programme", sort=Sort.TEXT, filled=True, about="kode program"),
        InputColumn(name="outcome", sort=Sort.TEXT, filled=True, about="eligible, ineligible atau undetermined"),
        InputColumn(name="amount_low", sort=Sort.MONEY, needed=False, about="paling sedikit, rupiah setahun"),
        InputColumn(name="amount_high", sort=Sort.MONEY, needed=False, about="paling banyak; kosong = tanpa batas"),
        InputColumn(name="missing", sort=Sort.TEXT, needed=False, about="yang perlu ditanyakan, dipisah titik koma"),
    ),
)
FAMILIES: Final = InputTable(
    key="keluarga",
    argument="families",
    about="satu baris satu keluarga yang diputuskan",
    columns=(InputColumn(name="no_kk", sort=Sort.TEXT, filled=True, about="nomor KK"), *_HOME),
    needed=False,
)
RECIPIENTS: Final = InputTable(
    key="penerima",
    argument="recipients",
    about="yang menerima program ini, misalnya daftar bayar; baris ganda dihitung satu penerima",
    columns=(
        InputColumn(name="no_kk", sort=Sort.TEXT, filled=True, about="nomor KK"),
        InputColumn(name="id_orang", sort=Sort.TEXT, needed=False, about="wajib pada program perorangan"),
        InputColumn(name="programme", sort=Sort.TEXT, needed=False, filled=True, about="kode program"),
        InputColumn(name="rupiah", sort=Sort.MONEY, needed=False, filled=True, about="yang dibayarkan"),
    ),
)
KEY: Final[tuple[str, ...]] = ("programme", "no_kk", "id_orang")
"""Whom a decision is about."""
_OUTCOMES: Final = tuple(outcome.value for outcome in Outcome)


@frozen(kw_only=True)
class Decided:
    """Decisions, each once.

    Attributes:
        frame: The columns of :data:`DECISIONS` and :data:`HOME_COLUMNS`, all of them; ``id_orang`` is ``""`` where the
            family is decided about.
        known: Columns that were given.
        units: What each programme decides about, in order of the codes.
        digest: Of the rule book, where it is known.
    """

    frame: nw.DataFrame[Any] = field(repr=False)
    known: frozenset[str]
    units: dict[str, CountUnit]
    digest: str

    @property
    def key(self) -> list[str]:
        """The columns that tell whom a decision is about: of :data:`KEY` those that differ."""
        several, persons = len(self.units) > 1, CountUnit.ORANG in self.units.values()
        return [*(["programme"] if several else []), "no_kk", *(["id_orang"] if persons else [])]


def decided(
    decisions: IntoFrame | Iterable[Decision],
    families: IntoFrame | None,
    faults: list[str],
    *,
    programmes: Sequence[str] | None = None,
    ask: bool = False,
) -> Decided | None:
    """Read decisions; None where that cannot be done.

    Args:
        decisions: What ``decide_table`` gave, or decisions one by one.
        families: Place, decile and size by ``no_kk``; decisions one by one bring their own.
        faults: Gets a sentence for everything that is wrong.
        programmes: Only these.
        ask: Work out what to ask, of decisions one by one.
    """
    import narwhals.stable.v2 as nw

    frame, digest = _tables(decisions, ask=ask)
    table = read(frame, _WITH_HOME if digest is not None else DECISIONS, faults)
    homes = None if families is None else read(families, FAMILIES, faults)
    if table is None or (families is not None and homes is None):
        return None
    before = len(faults)
    rows = _whole(table)
    odd = ~nw.col("outcome").is_in(_OUTCOMES)
    if bool(rows.select(odd.any().alias("x")).item()):
        faults.append(f"keputusan: kolom outcome: {where(rows, odd)}: harus {', '.join(_OUTCOMES)}")
    _once(rows, KEY, "keputusan", faults)
    there = sorted(rows.get_column("programme").unique().to_list())
    if programmes is not None:
        faults += [
            f"keputusan: tidak ada program {p}; yang ada: {', '.join(there)}" for p in programmes if p not in there
        ]
        rows = rows.filter(_among(programmes))
    known = table.columns
    if homes is not None:
        _once(homes.frame, ("no_kk",), "keluarga", faults)
        rows, known = _joined(rows, homes), known | homes.columns
    if len(faults) > before:
        return None
    persons = rows.filter(nw.col("id_orang") != "").get_column("programme").unique().to_list()
    wanted = there if programmes is None else programmes
    units = {code: CountUnit.ORANG if code in persons else CountUnit.KELUARGA for code in wanted}
    return Decided(frame=rows, known=known, units=units, digest=digest or "")


_WITH_HOME: Final = InputTable(
    key=DECISIONS.key, argument=DECISIONS.argument, about=DECISIONS.about, columns=(*DECISIONS.columns, *_HOME)
)


def _whole(table: Input) -> nw.DataFrame[Any]:
    """Return a table with every column that a report may ask for."""
    import narwhals.stable.v2 as nw

    numbers = ("amount_low", "amount_high", "desil", "jumlah_anggota")
    names = [column.name for column in _WITH_HOME.columns]
    blank = [
        nw.lit(None, nw.Int64() if name in numbers else nw.String()).alias(name)
        for name in names
        if name not in table.columns
    ]
    return in_polars(table.frame).with_columns(*blank).with_columns(nw.col("id_orang").fill_null("")).select(names)


def _once(frame: nw.DataFrame[Any], keys: Sequence[str], name: str, faults: list[str]) -> None:
    """Tell rows that are about the same; those without a number may be anybody."""
    import narwhals.stable.v2 as nw

    who = frame.get_column("no_kk")
    if who.n_unique() == len(frame):  # nearly always, and quickly told
        return
    named = frame.select(*keys).with_row_index("_n").filter(~nw.col("no_kk").is_null())
    many = named.group_by(*keys).agg(nw.len().alias("_m")).filter(nw.col("_m") > 1)
    twice = sorted(named.join(many, on=list(keys), how="semi").get_column("_n").to_list()) if len(many) else []
    if twice:
        faults.append(f"{name}: {named_rows([n + 1 for n in twice])}: tertulis lebih dari sekali")


def _joined(rows: nw.DataFrame[Any], homes: Input) -> nw.DataFrame[Any]:
    """Write what is known of the families beside their decisions."""
    given = [name for name in HOME_COLUMNS if name in homes.columns]
    frame = in_polars(homes.frame).select("no_kk", *given)
    return rows.drop(*given).join(frame, on="no_kk", how="left").select(rows.columns)


def beside_homes(rows: nw.DataFrame[Any], families: IntoFrame | None) -> nw.DataFrame[Any]:
    """Write what ``families`` knows beside rows that no decision was read of; the table was checked before."""
    homes = None if families is None else read(families, FAMILIES, [])
    return rows if homes is None else _joined(rows, homes)


def in_polars(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return a frame that was read as one of Polars, so that tables of a call that come from several libraries join.

    Raises:
        MissingExtra: Polars is not installed.
    """
    import narwhals.stable.v2 as nw

    if frame.implementation.is_polars():
        return frame
    try:
        return nw.from_arrow(frame.to_arrow(), backend="polars")
    except ImportError:
        raise MissingExtra("polars", extra="frame") from None


def recipients_of(
    recipients: IntoFrame, found: Decided, faults: list[str]
) -> tuple[nw.DataFrame[Any], bool, int] | None:
    """Read who receives, each once.

    Args:
        recipients: As :data:`RECIPIENTS` says.
        found: The decisions.
        faults: Gets a sentence for everything that is wrong.

    Returns:
        ``programme``, ``no_kk``, ``id_orang`` and ``rupiah``; whether rupiah were given; how many rows
        were about somebody who had one already. None where that cannot be done.
    """
    import narwhals.stable.v2 as nw

    table = read(recipients, RECIPIENTS, faults)
    if table is None:
        return None
    frame = in_polars(table.frame)
    before = len(faults)
    if "programme" not in table.columns:
        if len(found.units) > 1:
            faults.append("penerima: tidak ada kolom programme, padahal keputusan tentang beberapa program")
            return None
        frame = frame.with_columns(nw.lit(next(iter(found.units), ""), nw.String()).alias("programme"))
    frame = frame.filter(_among([*found.units]))
    if "id_orang" not in table.columns:
        frame = frame.with_columns(nw.lit("", nw.String()).alias("id_orang"))
    persons = [code for code, unit in found.units.items() if unit is CountUnit.ORANG]
    of_person, blank = _among(persons), nw.col("id_orang").is_null() | (nw.col("id_orang") == "")
    if persons and bool(frame.select((of_person & blank).fill_null(False).any().alias("x")).item() or False):
        rows = table.where(blank) if "id_orang" in table.columns else "semua baris"
        faults.append(f"penerima: kolom id_orang: {rows}: belum diisi, padahal program ini tentang orang")
    frame = frame.with_columns(nw.when(of_person).then(nw.col("id_orang")).otherwise(nw.lit("")).alias("id_orang"))
    paid = "rupiah" in table.columns
    if not paid:
        frame = frame.with_columns(nw.lit(0, nw.Int64()).alias("rupiah"))
    if len(faults) > before:
        return None
    constant = {"programme": next(iter(found.units), ""), "id_orang": ""}
    once = frame.group_by(*found.key).agg(nw.col("rupiah").sum())
    same = [nw.lit(value, nw.String()).alias(name) for name, value in constant.items() if name not in found.key]
    return once.with_columns(*same).select(*KEY, "rupiah"), paid, len(frame) - len(once)


def _among(codes: Sequence[str]) -> nw.Expr:
    """Test for some programmes; a list of none has no sort that engines would agree on."""
    import narwhals.stable.v2 as nw

    code = nw.col("programme")
    return code.is_in(list(codes)) if codes else code.is_null() & ~code.is_null()


def _tables(decisions: IntoFrame | Iterable[Decision], *, ask: bool) -> tuple[IntoFrame, str | None]:
    """Return a frame as it is, with None; decisions one by one as a frame, with the digest of their book."""
    if not (isinstance(decisions, list | tuple) or hasattr(decisions, "__next__")):
        return decisions, None  # type: ignore[return-value]
    try:
        import polars as pl
    except ImportError:
        raise MissingExtra("polars", extra="frame") from None
    objects: list[Any] = list(decisions)  # type: ignore[arg-type]
    kinds = {Sort.COUNT: pl.Int64, Sort.MONEY: pl.Int64}
    schema = {column.name: kinds.get(column.sort, pl.String) for column in _WITH_HOME.columns}
    rows = [_row(decision, ask=ask) for decision in objects]
    digests = {decision.book.digest for decision in objects}
    return pl.DataFrame(rows, schema=schema, orient="row"), digests.pop() if len(digests) == 1 else ""


def _row(decision: Decision, *, ask: bool) -> tuple[object, ...]:
    family, subject, amount = decision.family, decision.subject, decision.amount
    low, high = (None, None) if amount is None else (amount.low, amount.high)
    asked = ";".join(dict.fromkeys(question.field.column for question in decision.missing)) if ask else None
    village = family.village.dotted if family.village else None
    who = (subject.family_card, subject.person_id, decision.programme, decision.outcome.value)
    home = (village, family.decile, len(family.members), _head(family), family.address)
    return (*who, low, high, asked, *home)


def _head(family: Family) -> str | None:
    """Return the name of the head of a family, where one member is."""
    heads = [m.name for m in family.members if m.relation is not None and m.relation.value == "1"]
    return heads[0] if len(heads) == 1 else None
