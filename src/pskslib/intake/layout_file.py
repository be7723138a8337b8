"""Layouts from their TOML files: those that are shipped, and an office's own; what is wrong with a file is said."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, cast

from pskslib.errors import IntakeError
from pskslib.intake.headings import heading_key, spellings
from pskslib.intake.layout import CANONICAL, DERIVATIONS, ROWS, Codes, Column, Derived, Layout, Slip

_LAYOUT_KEYS: Final = frozenset(
    ("nama", "judul", "baris", "tanggal", "keyakinan", "sumber", "catatan", "kolom", "turunan", "geser", "kode")
)
_COLUMN_KEYS: Final = frozenset(("judul", "ejaan", "tempat", "fakta", "simpan", "kode", "boleh"))
_DERIVED_KEYS: Final = frozenset(("fakta", "cara", "dari", "kode", "nilai"))
_SLIP_KEYS: Final = frozenset(("judul", "boleh", "mulai"))
_CODES_KEYS: Final = frozenset(("sumber", "arti", "tegur", "campur", "bebas", "masih", "tidak"))


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


def _codes(name: str, raw: object, file: str) -> Codes:
    table = _entry(raw, _CODES_KEYS, file, f"tabel kode {name}")
    return Codes(
        name=name,
        meaning=_words(table, "arti", file, name),
        told=_words(table, "tegur", file, name),
        mixed=frozenset(_texts(table, "campur", file)),
        strict=not table.get("bebas", False),
        still=str(table.get("masih", "")),
        never=frozenset(_texts(table, "tidak", file)),
    )


def _words(table: Mapping[str, Any], key: str, file: str, name: str) -> dict[str, str]:
    """Return a table of texts with its keys folded."""
    raw: object = table.get(key, {})
    if not isinstance(raw, dict) or not all(isinstance(word, str) for word in cast("dict[str, object]", raw).values()):
        raise IntakeError(f'{file}: tabel kode {name}: tulis {key} = {{ 1 = "ya", 2 = "tidak" }}')
    return {code.casefold(): word for code, word in cast("dict[str, str]", raw).items()}


def _texts(table: Mapping[str, Any], key: str, file: str) -> tuple[str, ...]:
    """Return a list of texts; numbers in it are taken as texts."""
    raw: object = table.get(key, [])
    if not isinstance(raw, list) or not all(isinstance(one, str | int) for one in cast("list[object]", raw)):
        raise IntakeError(f'{file}: {key} harus daftar teks, misalnya {key} = ["..."]')
    return tuple(map(str, cast("list[object]", raw)))


def _parts(table: Mapping[str, Any], key: str, file: str) -> list[object]:
    raw: object = table.get(key, [])
    if not isinstance(raw, list):
        raise IntakeError(f"{file}: {key} harus daftar tabel")
    return cast("list[object]", raw)


def _layout(raw: Mapping[str, Any], file: str) -> Layout:
    """Check and take over what a TOML file says."""
    raw = _entry(raw, _LAYOUT_KEYS, file, "tata letak")
    tables: object = raw.get("kode", {})
    if not isinstance(tables, dict):
        raise IntakeError(f"{file}: kode harus tabel, misalnya [kode.hamil.arti]")
    own = {name: _codes(name, table, file) for name, table in cast("dict[str, object]", tables).items()}
    columns = _parts(raw, "kolom", file)
    if not columns:
        raise IntakeError(f'{file}: daftar kolom tidak ada; tulis kolom = [ {{ judul = "...", fakta = "nik" }} ]')
    rows = raw.get("baris", "orang")
    if rows not in ROWS:
        raise IntakeError(f"{file}: baris harus salah satu dari: {', '.join(ROWS)}")
    return Layout(
        name=str(raw.get("nama") or Path(file).stem),
        title=str(raw.get("judul") or Path(file).stem),
        rows=rows,
        dates=_texts(raw, "tanggal", file) or ("%Y-%m-%d",),
        columns=tuple(_column(column, own, file) for column in columns),
        derived=tuple(_derived(one, own, file) for one in _parts(raw, "turunan", file)),
        slip=_slip(raw["geser"], file) if "geser" in raw else None,
        notes=_texts(raw, "catatan", file),
        source=str(raw.get("sumber", "")),
    )


def _slip(raw: object, file: str) -> Slip:
    entry = _entry(raw, _SLIP_KEYS, file, "geser")
    heading, since = (heading_key(str(entry.get(key, ""))) for key in ("judul", "mulai"))
    if not heading or not since:
        raise IntakeError(f"{file}: geser harus menyebut judul, boleh dan mulai")
    return Slip(key=heading, allowed=frozenset(_texts(entry, "boleh", file)), since=since)


def _column(raw: object, own: Mapping[str, Codes], file: str) -> Column:
    entry = _entry(raw, _COLUMN_KEYS, file, "kolom")
    heading, place, keep = entry.get("judul"), entry.get("tempat"), entry.get("simpan")
    if not isinstance(heading, str) or not heading_key(heading):
        raise IntakeError(f"{file}: ada kolom tanpa judul")
    if not isinstance(place, int | None):
        raise IntakeError(f"{file}: tempat kolom {heading[:40]!r} harus angka, misalnya tempat = 3")
    return Column(
        heading=heading,
        keys=tuple(dict.fromkeys(map(heading_key, (heading, *_texts(entry, "ejaan", file))))),
        place=place,
        fact=_fact(entry.get("fakta"), file),
        keep=None if keep is None else str(keep),
        codes=_table(entry.get("kode"), own, file),
        allowed=frozenset(code.casefold() for code in _texts(entry, "boleh", file)),
    )


def _derived(raw: object, own: Mapping[str, Codes], file: str) -> Derived:
    entry = _entry(raw, _DERIVED_KEYS, file, "turunan")
    how, code = entry.get("cara"), entry.get("kode")
    fact = _fact(entry.get("fakta"), file)
    if how not in DERIVATIONS or fact is None:
        raise IntakeError(f"{file}: turunan harus menyebut fakta dan cara ({', '.join(DERIVATIONS)})")
    if how in ("sekolah", "pasangan") and code is None:
        raise IntakeError(f"{file}: turunan dengan cara {how} harus menyebut kode")
    return Derived(
        fact=fact,
        how=how,
        keys=tuple(map(heading_key, _texts(entry, "dari", file))),
        codes=_table(f"sekolah_{code}" if how == "sekolah" else code, own, file),
        value=str(entry.get("nilai", "")),
    )


def _entry(raw: object, known: frozenset[str], file: str, what: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise IntakeError(f'{file}: isi {what} harus tabel, misalnya {{ judul = "NIK", fakta = "nik" }}')
    entry = cast("dict[str, Any]", raw)
    if strange := entry.keys() - known:
        of = "" if what == "tata letak" else f"{what} "
        raise IntakeError(
            f"{file}: kunci {of}tidak dikenal: {', '.join(sorted(strange))}; yang ada: {', '.join(sorted(known))}"
        )
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
