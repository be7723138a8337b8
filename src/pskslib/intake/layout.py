"""A layout: which columns a file of a kind has, what they mean to us, and what its codes stand for.

Layouts are data, ``layouts/*.toml``; an office writes one of its own in the same form (docs/berkas.md).
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, cast

from attrs import field, frozen

from pskslib.errors import IntakeError
from pskslib.intake.headings import heading_key, spellings

CANONICAL: Final = "kanonik"
ROWS: Final = ("orang", "kepala", "keluarga", "rumah tangga", "penerima", "lain")
"""What a row of a file is."""
DERIVATIONS: Final = ("sekolah", "pasangan", "wilayah", "salah_satu", "tetap")
_LAYOUT_KEYS: Final = frozenset(
    ("nama", "judul", "baris", "tanggal", "keyakinan", "sumber", "catatan", "kolom", "turunan", "geser", "kode")
)
_COLUMN_KEYS: Final = frozenset(("judul", "ejaan", "tempat", "fakta", "simpan", "kode", "boleh"))
_DERIVED_KEYS: Final = frozenset(("fakta", "cara", "dari", "kode", "nilai"))


@frozen(kw_only=True)
class Codes:
    """What the codes of one column mean.

    Attributes:
        name: Name of the table.
        meaning: Code (folded) to a word of ours; ``""`` is unknown.
        told: Codes that are told, with why.
        mixed: Codes that must not stand in one column together.
        strict: Whether a number that is not listed is a fault.
        still: For schooling: the code of being at school.
        never: For schooling: the codes of not being at school.
    """

    name: str
    meaning: Mapping[str, str]
    told: Mapping[str, str] = field(factory=dict)
    mixed: frozenset[str] = frozenset()
    strict: bool = True
    still: str = ""
    never: frozenset[str] = frozenset()

    @functools.cached_property
    def translation(self) -> Mapping[str, str]:
        """Return every spelling of every code, and a word that no list knows for numbers that are not listed."""
        every = {f"{n}": f"kode {n}" for n in range(_CODES)} if self.strict else {}
        every |= self.meaning
        padded = {code.zfill(2): word for code, word in every.items() if code.isdigit() and len(code) == 1}
        return {**padded, **every}


_CODES: Final = 100


@frozen(kw_only=True)
class Column:
    """One column of a layout.

    Attributes:
        heading: As the layout writes it.
        keys: Keys of all its spellings, its own first.
        place: Where it stands (from 1), where headings repeat.
        fact: Column of the declared fact that it holds, or None.
        keep: Name under which the office may want it, or None.
        codes: Its code table, or None.
        allowed: Codes that can stand in it, or empty where anything can.
    """

    heading: str
    keys: tuple[str, ...]
    place: int | None = None
    fact: str | None = None
    keep: str | None = None
    codes: Codes | None = None
    allowed: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Derived:
    """A fact that is made from several columns, or holds for every row.

    Attributes:
        fact: Column of the fact.
        how: One of :data:`DERIVATIONS`.
        keys: Keys of the columns it is made from.
        codes: Code table, or None.
        value: The value, for ``tetap``.
    """

    fact: str
    how: str
    keys: tuple[str, ...] = ()
    codes: Codes | None = None
    value: str = ""


@frozen(kw_only=True)
class Slip:
    """Proof that cells have slipped against their headings, and from which column on."""

    key: str
    allowed: frozenset[str]
    since: str


@frozen(kw_only=True, eq=False, repr=False)
class Layout:
    """A kind of file.

    Attributes:
        name: Its name, as ``read_registry(layout=...)`` takes it.
        title: In words.
        rows: What a row is, one of :data:`ROWS`.
        dates: Forms of dates that it declares, as ``strptime`` writes them.
        columns: In order.
        derived: Facts made from several columns.
        slip: How a slipped file of this layout is known, or None.
        notes: What to know about it.
        source: Where it was read.
    """

    name: str
    title: str
    rows: str = "orang"
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    columns: tuple[Column, ...] = ()
    derived: tuple[Derived, ...] = ()
    slip: Slip | None = None
    notes: tuple[str, ...] = ()
    source: str = ""

    def __repr__(self) -> str:
        return f"Layout({self.name!r}, {len(self.columns)} kolom)"

    @functools.cached_property
    def by_key(self) -> Mapping[str, tuple[Column, ...]]:
        """Columns by every key of theirs; a column's own heading comes before another's alias."""
        found: dict[str, list[Column]] = {}
        own = Counter(column.keys[0] for column in self.columns)
        for column in self.columns:
            for rank, key in enumerate(column.keys):
                if rank == 0 or not own[key]:
                    found.setdefault(key, []).append(column)
        return {key: tuple(columns) for key, columns in found.items()}


@functools.cache
def layouts() -> Mapping[str, Layout]:
    """Return the layouts that are shipped, by name; the canonical one first.

    Returns:
        Layouts.

    Example:
        >>> [*layouts()][0], layouts()["dtsen-individu"].title, len(layouts()) > 35
        ('kanonik', 'DTSEN, lembar orang', True)
    """
    folder = files("pskslib.intake") / "layouts"
    names = sorted(
        entry.name for entry in folder.iterdir() if entry.name.endswith(".toml") and entry.name != "kode.toml"
    )
    read = (_layout(tomllib.loads((folder / name).read_text(encoding="utf-8")), name) for name in names)
    return {CANONICAL: _canonical(), **{layout.name: layout for layout in read}}


def load_layout(layout: str | Path | Layout) -> Layout:
    """Return a layout by name, or read one of the office's own from a file.

    Args:
        layout: A name in :func:`layouts`, the path of a TOML file, or a layout.

    Returns:
        The layout.

    Raises:
        IntakeError: No such name or file, or the file is no layout; the message says what is wrong.
    """
    if isinstance(layout, Layout):
        return layout
    if isinstance(layout, str) and layout in layouts():
        return layouts()[layout]
    path = Path(layout)
    if isinstance(layout, str) and path.suffix != ".toml":
        raise IntakeError(f"tata letak {layout[:40]!r} tidak dikenal; pilih auto, {', '.join(layouts())}")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise IntakeError(f"{path.name}: berkas tata letak tidak dapat dibuka sebagai teks UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise IntakeError(f"{path.name}: berkas tata letak bukan TOML yang sah: {error}") from None
    return _layout(raw, path.name)


def _canonical() -> Layout:
    facts: dict[str, list[str]] = {}
    for key, column in spellings().facts.items():
        facts.setdefault(column, []).append(key)
    others: dict[str, list[str]] = {}
    for key, name in spellings().others.items():
        others.setdefault(name, []).append(key)
    columns = [Column(heading=name, keys=_own_first(name, keys), fact=name) for name, keys in facts.items()]
    columns += [Column(heading=name, keys=_own_first(name, keys), keep=name) for name, keys in others.items()]
    return Layout(name=CANONICAL, title="kolom kanonik", columns=tuple(columns), source="docs/berkas.md")


def _own_first(name: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name, *keys)))


@functools.cache
def _code_tables() -> Mapping[str, Codes]:
    raw = tomllib.loads((files("pskslib.intake") / "layouts" / "kode.toml").read_text(encoding="utf-8"))
    return {name: _codes(name, table, "kode.toml") for name, table in raw.items()}


def _codes(name: str, table: Mapping[str, Any], file: str) -> Codes:
    meaning = table.get("arti", table)
    told = table.get("tegur", {})
    if not _texts(meaning) or not _texts(told):
        raise IntakeError(f'{file}: tabel kode {name}: tulis arti = {{ 1 = "ya", 2 = "tidak" }}')
    return Codes(
        name=name,
        meaning={code.casefold(): word for code, word in meaning.items()},
        told={code.casefold(): why for code, why in told.items()},
        mixed=frozenset(table.get("campur", ())),
        strict=not table.get("bebas", False),
        still=str(table.get("masih", "")),
        never=frozenset(table.get("tidak", ())) if "arti" in table else frozenset(),
    )


def _texts(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(text, str) for text in cast("dict[str, object]", table).values())


def _layout(raw: Mapping[str, Any], file: str) -> Layout:
    """Check and take over what a TOML file says."""
    strange = raw.keys() - _LAYOUT_KEYS
    if strange:
        raise IntakeError(f"{file}: kunci tidak dikenal: {', '.join(sorted(strange))}; yang ada: {_list(_LAYOUT_KEYS)}")
    own = {name: _codes(name, table, file) for name, table in raw.get("kode", {}).items()}
    columns = raw.get("kolom")
    if not isinstance(columns, list) or not columns:
        raise IntakeError(f'{file}: daftar kolom tidak ada; tulis kolom = [ {{ judul = "...", fakta = "nik" }} ]')
    rows = raw.get("baris", "orang")
    if rows not in ROWS:
        raise IntakeError(f"{file}: baris harus salah satu dari: {', '.join(ROWS)}")
    slip = raw.get("geser")
    return Layout(
        name=str(raw.get("nama") or Path(file).stem),
        title=str(raw.get("judul") or Path(file).stem),
        rows=rows,
        dates=tuple(map(str, raw.get("tanggal", ("%Y-%m-%d",)))),
        columns=tuple(_column(column, own, file) for column in cast("list[object]", columns)),
        derived=tuple(_derived(one, own, file) for one in raw.get("turunan", ())),
        slip=slip
        and Slip(key=heading_key(slip["judul"]), allowed=frozenset(slip["boleh"]), since=heading_key(slip["mulai"])),
        notes=tuple(map(str, raw.get("catatan", ()))),
        source=str(raw.get("sumber", "")),
    )


def _column(raw: object, own: Mapping[str, Codes], file: str) -> Column:
    entry = _entry(raw, _COLUMN_KEYS, file, "kolom")
    heading = entry.get("judul")
    if not isinstance(heading, str) or not heading_key(heading):
        raise IntakeError(f"{file}: ada kolom tanpa judul")
    return Column(
        heading=heading,
        keys=tuple(dict.fromkeys(map(heading_key, (heading, *map(str, entry.get("ejaan", ())))))),
        place=entry.get("tempat"),
        fact=_fact(entry.get("fakta"), file),
        keep=entry.get("simpan"),
        codes=_table(entry.get("kode"), own, file),
        allowed=frozenset(str(code).casefold() for code in entry.get("boleh", ())),
    )


def _derived(raw: object, own: Mapping[str, Codes], file: str) -> Derived:
    entry = _entry(raw, _DERIVED_KEYS, file, "turunan")
    how, code = entry.get("cara"), entry.get("kode")
    fact = _fact(entry.get("fakta"), file)
    if how not in DERIVATIONS or fact is None:
        raise IntakeError(f"{file}: turunan harus menyebut fakta dan cara ({', '.join(DERIVATIONS)})")
    return Derived(
        fact=fact,
        how=how,
        keys=tuple(heading_key(str(heading)) for heading in entry.get("dari", ())),
        codes=_table(f"sekolah_{code}" if how == "sekolah" else code, own, file),
        value=str(entry.get("nilai", "")),
    )


def _entry(raw: object, known: frozenset[str], file: str, what: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise IntakeError(f'{file}: isi {what} harus tabel, misalnya {{ judul = "NIK", fakta = "nik" }}')
    entry = cast("dict[str, Any]", raw)
    if strange := entry.keys() - known:
        raise IntakeError(f"{file}: kunci {what} tidak dikenal: {', '.join(sorted(strange))}; yang ada: {_list(known)}")
    return entry


def _fact(name: object, file: str) -> str | None:
    if name is None:
        return None
    if name not in spellings().facts.values():
        raise IntakeError(f"{file}: fakta {str(name)[:40]!r} tidak ada; nama kolomnya ada di docs/berkas.md")
    return str(name)


def _table(name: object, own: Mapping[str, Codes], file: str) -> Codes | None:
    if name is None:
        return None
    found = own.get(str(name)) or _code_tables().get(str(name))
    if found is None:
        raise IntakeError(f"{file}: tabel kode {str(name)[:40]!r} tidak ada di berkas ini atau di kode.toml")
    return found


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
