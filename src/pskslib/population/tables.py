"""Families to two typed tables and back, without loss: one row a person, one row a family.

Columns are those of the facts, cells are typed (true and false, whole numbers, dates), null is unknown. The
tables are what :meth:`Rulebook.decide_table` reads. Narwhals and the table library are imported when first
used, so that this module loads neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, overload

from attrs import define, field

from pskslib.errors import FactError, MissingExtra, TableError, UnknownName
from pskslib.identity import FamilyCardNumber
from pskslib.population.convert import unknown_key
from pskslib.population.family import FAMILY_FIELDS, Family
from pskslib.population.fields import DOUBTED, Field, known_of
from pskslib.population.person import PERSON_FIELDS, Person
from pskslib.population.table_cells import CellError, dtype_of, is_missing, is_readable, plain, read_cell, write_cell

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from narwhals.stable.v2.typing import IntoDataFrame, IntoFrame, IntoSeries

Backend: TypeAlias = Literal["polars", "pyarrow", "pandas"]

_CARD: Final = FAMILY_FIELDS["family_card"]
_KEY: Final = _CARD.column
_PERSON_ID: Final = PERSON_FIELDS["person_id"].column
_PERSONS_ALWAYS: Final = (_KEY, _PERSON_ID, PERSON_FIELDS["nik"].column, PERSON_FIELDS["birth_date"].column)
_FAMILIES_ALWAYS: Final = tuple(FAMILY_FIELDS[name].column for name in ("family_card", "decile", "members_complete"))
_PROBLEMS: Final = "masalah"
"""A column of families that says what was wrong with their rows (:meth:`Rulebook.decide_table`): no fact."""
_PERSONS_CAN: Final = {"family_card": _CARD, **PERSON_FIELDS}
_FAMILIES_ONLY: Final = {name: fact for name, fact in FAMILY_FIELDS.items() if fact is not _CARD}
_NO_CARD: Final = re.compile(r"keluarga-[1-9][0-9]{0,17}")
_NEEDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "polars": ("frame", ("narwhals", "polars")),
    "pyarrow": ("frame", ("narwhals", "pyarrow")),
    "pandas": ("pandas", ("narwhals", "pyarrow", "pandas")),
}


# --- to tables -------------------------------------------------------------------------------


@overload
def to_tables(
    families: Iterable[Family], backend: Literal["polars"] = "polars"
) -> tuple[pl.DataFrame, pl.DataFrame]: ...
@overload
def to_tables(families: Iterable[Family], backend: Literal["pyarrow"]) -> tuple[pa.Table, pa.Table]: ...
@overload
def to_tables(families: Iterable[Family], backend: Literal["pandas"]) -> tuple[pd.DataFrame, pd.DataFrame]: ...
@overload
def to_tables(families: Iterable[Family], backend: Backend) -> tuple[IntoFrame, IntoFrame]: ...
def to_tables(families: Iterable[Family], backend: Backend = "polars") -> tuple[object, object]:
    """Write families as two typed tables, persons and families, joined by ``no_kk``. Holds personal data.

    A column is written if somebody's fact is known, and always ``no_kk, id_orang, nik, tanggal_lahir`` of
    persons and ``no_kk, desil, anggota_lengkap`` of families. A family without a card gets the key
    ``keluarga-3`` (its place), a member without ``id_orang`` gets ``anggota-2`` (the place in the family).
    Codes are written by their value. Tables of pandas hold Arrow's types, so that null stays null.

    >>> mother = Person(sex="perempuan", pregnant=True)
    >>> persons, families = to_tables([Family(decile=3, members=[mother, Person(person_id="A7")])])
    >>> persons.select("no_kk", "id_orang", "jenis_kelamin", "hamil").rows()
    [('keluarga-1', 'anggota-1', 'P', True), ('keluarga-1', 'A7', None, None)]
    >>> families.to_dicts()
    [{'no_kk': 'keluarga-1', 'desil': 3, 'anggota_lengkap': None}]
    >>> from_tables(persons, families)
    [Family(decile=3, 2 anggota)]

    Args:
        families: The families, in the order of the rows.
        backend: The library whose tables are wanted.

    Returns:
        Persons and families.

    Raises:
        TableError: Families that cannot be told apart (one card twice), or values that no table can hold.
        MissingExtra: A library is not installed.
        UnknownName: There is no such backend.
    """
    if backend not in _NEEDS:
        near = get_close_matches(str(backend).casefold(), _NEEDS, n=1) or _NEEDS
        raise UnknownName(f"tidak ada tabel {backend!r}; pilihan: {', '.join(near)}")
    extra, packages = _NEEDS[backend]
    _require(packages, extra)
    families = tuple(families)
    faults: list[str] = []
    keys = _keys(families, faults)
    homes, members = _Columns(len(families)), _Columns(sum(len(family.members) for family in families))
    row = 0
    for place, (family, key) in enumerate(zip(families, keys, strict=True)):
        homes.add(place, known_of(family, FAMILY_FIELDS), f"keluarga {place + 1}", faults)
        homes.put(place, _KEY, key)
        homes.doubt(place, family.doubted, FAMILY_FIELDS)
        for number, member in enumerate(family.members, 1):
            members.doubt(row, member.doubted, PERSON_FIELDS)
            members.add(row, known_of(member, PERSON_FIELDS), f"keluarga {place + 1}, anggota {number}", faults)
            members.put(row, _KEY, key)
            if member.person_id is None:
                members.put(row, _PERSON_ID, f"anggota-{number}")
            row += 1
    if faults:
        raise TableError(tuple(faults))
    return (
        members.frame(_PERSONS_CAN, _PERSONS_ALWAYS, backend),
        homes.frame(FAMILY_FIELDS, _FAMILIES_ALWAYS, backend),
    )


def _require(packages: Iterable[str], extra: str) -> None:
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtra(package, extra=extra)


def _keys(families: Sequence[Family], faults: list[str]) -> list[str]:
    keys: list[str] = []
    first: dict[str, int] = {}
    for place, family in enumerate(families, 1):
        card = family.family_card
        keys.append(f"keluarga-{place}" if card is None else card.digits)
        earlier = first.setdefault(keys[-1], place)
        if earlier != place:
            faults.append(f"keluarga {place}: {_KEY} {card} sudah dipakai keluarga {earlier}")
    return keys


class _Columns:
    """The columns of a table that is being written; a column begins with the first known cell."""

    def __init__(self, height: int) -> None:
        self._height = height
        self._cells: dict[str, list[object]] = {}

    def put(self, row: int, column: str, cell: object) -> None:
        if column not in self._cells:
            self._cells[column] = [None] * self._height
        self._cells[column][row] = cell

    def add(self, row: int, known: Iterable[tuple[Field, object]], where: str, faults: list[str]) -> None:
        for fact, value in known:
            try:
                self.put(row, fact.column, write_cell(fact, value))
            except CellError as error:
                faults.append(f"{where}: {error}")

    def doubt(self, row: int, doubted: frozenset[str], facts: Mapping[str, Field]) -> None:
        if doubted:
            self.put(row, DOUBTED, ";".join(fact.column for name, fact in facts.items() if name in doubted))

    def frame(self, facts: Mapping[str, Field], always: Iterable[str], backend: Backend) -> object:
        import narwhals.stable.v2 as nw

        wanted = {*always, *self._cells}
        used = [fact for fact in facts.values() if fact.column in wanted]
        schema = {fact.column: getattr(nw, dtype_of(fact))() for fact in used}
        if DOUBTED in self._cells:
            schema[DOUBTED] = nw.String()
        cells = {name: self._cells.get(name, [None] * self._height) for name in schema}
        table = nw.from_dict(cells, schema, backend="polars" if backend == "polars" else "pyarrow").to_native()
        return table.to_pandas(types_mapper=import_module("pandas").ArrowDtype) if backend == "pandas" else table


# --- from tables -----------------------------------------------------------------------------


def from_tables(persons: IntoFrame, families: IntoFrame) -> list[Family]:
    """Read families from two typed tables of any library that Narwhals knows; **a lazy one is collected**.

    Families come in the order of their table, members in the order of theirs. After them come the families
    of whom only members are listed; their facts are unknown. Columns that are not there, null, NaN and NaT
    are unknown. The keys that :func:`to_tables` makes up are read back as *no card* and *no id*. A ``no_kk``
    or ``nik`` may be a whole number, a date may be a timestamp at midnight, a whole number a float. The column
    ``masalah`` of families, which says what was wrong with their rows, is no fact and is left out. The column
    ``diragukan`` of both names columns, joined by ``;``, about which nothing is presumed (``doubted``).

    >>> import polars as pl
    >>> families = pl.DataFrame({"no_kk": [6408040101089901], "desil": [2]})
    >>> persons = pl.DataFrame({"no_kk": [6408040101089901] * 2, "hamil": [True, None]})
    >>> from_tables(persons, families)
    [Family(family_card=640804********01, decile=2, 2 anggota)]
    >>> from_tables(persons.rename({"hamil": "hamill"}), families.with_columns(desil=pl.lit(11)))
    Traceback (most recent call last):
    ...
    pskslib.errors.TableError: persons: kolom 'hamill' tidak dikenal; mungkin maksudnya hamil; \
families baris 1: desil harus antara 1 dan 10, bukan 11

    Args:
        persons: One row a person, with ``no_kk``.
        families: One row a family, with ``no_kk``.

    Returns:
        The families.

    Raises:
        TableError: All that cannot be read, with rows counted from 1: unknown columns, wrong types, values
            out of range, an empty ``no_kk``, one ``no_kk`` on two rows of families. No personal value is shown.
        MissingExtra: A library that is needed to collect the tables is not installed.
    """
    _require(["narwhals"], "frame")
    people = _Table("persons", PERSON_FIELDS)
    people.read(persons, _PERSONS_CAN, _FAMILIES_ONLY)
    homes = _Table("families", _FAMILIES_ONLY)
    homes.read(families, FAMILY_FIELDS, PERSON_FIELDS)
    members: dict[str, list[Person]] = {}
    for row, key in enumerate(people.keys):
        if key is not None:
            home = members.setdefault(key, [])
            facts = people.rows[row]
            if facts.get("person_id") == f"anggota-{len(home) + 1}":
                del facts["person_id"]
            home.append(Person(**facts))  # type: ignore[arg-type]  # checked one by one
    found: list[Family] = []
    first: dict[str, int] = {}
    for row, key in enumerate(homes.keys):
        if key is None:
            continue
        if first.setdefault(key, row) != row:
            homes.tell(row, f"{_KEY} {_shown(key)} sudah ada pada baris {first[key] + 1}")
            continue
        try:
            found.append(_family(key, members.pop(key, []), homes.rows[row]))
        except FactError as error:  # facts that do not go together
            for _, text in error.faults:
                homes.tell(row, text)
    faults = (*people.told(), *homes.told())
    if faults:
        raise TableError(faults)
    return found + [_family(key, who, {}) for key, who in members.items()]


def _family(key: str, members: Iterable[Person], facts: Mapping[str, object]) -> Family:
    card = None if _NO_CARD.fullmatch(key) else FamilyCardNumber(key)
    return Family(family_card=card, members=members, **facts)  # type: ignore[arg-type]  # checked one by one


def _shown(key: str) -> str:
    return key if _NO_CARD.fullmatch(key) else FamilyCardNumber(key).mask()


@define
class _Table:
    """One table while it is read: the key and the known facts of each row, and what is wrong with it.

    A fault belongs to a row, counted from 0, or to the whole table (-1). A row with a fault keeps its key.
    """

    name: str
    facts: Mapping[str, Field]
    keys: list[str | None] = field(factory=list)
    rows: list[dict[str, object]] = field(factory=list)
    faults: list[tuple[int, str]] = field(factory=list)

    def tell(self, row: int, text: str) -> None:
        self.faults.append((row, text))

    def told(self) -> tuple[str, ...]:
        """Every fault as a sentence, in the order of the rows."""
        ordered = sorted(self.faults, key=lambda fault: fault[0])
        return tuple(f"{self.name}: {t}" if row < 0 else f"{self.name} baris {row + 1}: {t}" for row, t in ordered)

    def read(self, native: IntoFrame, can: Mapping[str, Field], others: Mapping[str, Field]) -> None:
        """Read the rows; ``can`` are the facts that can stand here, ``others`` those that stand elsewhere."""
        frame = self._collected(native)
        if frame is None:
            return
        columns = {fact.column: fact for fact in self.facts.values()}
        passed = {_KEY, DOUBTED, _PROBLEMS} if self.facts is _FAMILIES_ONLY else {_KEY, DOUBTED}
        for name in frame.columns:
            if name not in columns and name not in passed:
                shown, text = unknown_key(name, can, others)
                self.tell(-1, f"kolom {text}" if shown else text)
        if _KEY not in frame.columns:
            self.tell(-1, f"kolom {_KEY} tidak ada; tanpa itu keluarga tidak dapat disusun")
        self.rows = [{} for _ in range(len(frame))]
        self.keys = [None] * len(frame)
        for name in frame.columns:
            if name == _KEY:
                self._read_keys(frame.get_column(name))
            elif name == DOUBTED:
                self._read_doubts(columns, frame.get_column(name))
            elif name in columns:
                self._read_facts(columns[name], frame.get_column(name))

    def _collected(self, native: IntoFrame) -> nw.DataFrame[IntoDataFrame] | None:
        """The table in memory, or None where it cannot be used."""
        import narwhals.stable.v2 as nw

        twice = "ada dua kolom dengan nama yang sama"
        try:
            wrapped = nw.from_native(native)
        except (TypeError, nw.exceptions.DuplicateError) as error:
            wanted = "harus tabel (polars, pyarrow, pandas, duckdb, pyspark)"
            self.tell(-1, f"{wanted}, bukan {type(native).__name__}" if isinstance(error, TypeError) else twice)
            return None
        try:
            frame = wrapped.collect() if isinstance(wrapped, nw.LazyFrame) else wrapped
        except ModuleNotFoundError as error:  # some libraries need Arrow to bring rows into memory
            raise MissingExtra(str(error.name), extra="frame") from error
        if len(set(frame.columns)) < len(frame.columns):
            self.tell(-1, twice)
            return None
        return frame

    def _read_keys(self, column: nw.Series[IntoSeries]) -> None:
        cells = column.to_list()
        for row, cell in enumerate(cells):
            if is_missing(cell):
                self.tell(row, f"{_KEY} kosong; tanpa itu tidak diketahui keluarga siapa")
        for row, cell in self._readable(_CARD, column.dtype, cells):
            if isinstance(cell, str) and _NO_CARD.fullmatch(cell):
                self.keys[row] = cell
            elif isinstance(card := self._read(row, _CARD, cell), FamilyCardNumber):
                self.keys[row] = card.digits

    def _read_facts(self, fact: Field, column: nw.Series[IntoSeries]) -> None:
        for row, cell in self._readable(fact, column.dtype, column.to_list()):
            value = self._read(row, fact, cell)
            if value is not None:
                self.rows[row][fact.name] = value

    def _read_doubts(self, columns: Mapping[str, Field], column: nw.Series[IntoSeries]) -> None:
        for row, held in enumerate(column.to_list()):
            cell = plain(held)
            if is_missing(cell):
                continue
            names = [*filter(None, str(cell).split(";"))]
            wrong = [name for name in names if name not in columns]
            if wrong:
                self.tell(row, f"{DOUBTED} menyebut kolom yang tidak dikenal: {', '.join(map(repr, wrong))}")
            elif names:
                self.rows[row]["doubted"] = frozenset(columns[name].name for name in names)

    def _read(self, row: int, fact: Field, cell: object) -> object:
        try:
            return read_cell(fact, cell)
        except CellError as error:
            self.tell(row, str(error))
            return None

    def _readable(self, fact: Field, dtype: nw.dtypes.DType, cells: Iterable[object]) -> Iterator[tuple[int, object]]:
        """The cells with something in them; a column of the wrong type is told once, and gives none."""
        mixed = str(dtype) == "Object"  # a column of pandas with any Python objects
        for row, held in enumerate(cells):
            cell = plain(held)
            if is_missing(cell):
                continue
            if not mixed and not is_readable(fact, cell):
                wanted = f"{fact.kind.value} ({dtype_of(fact)})"
                self.tell(-1, f"kolom {fact.column} harus {wanted}, bukan {dtype}")
                return
            yield row, cell
