"""Reading region lists: the shipped one of Kutai Timur, and any other regency's from a file."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from pskslib.errors import IdentityError, IntakeError
from pskslib.identity import RegionCode
from pskslib.regions.names import normal_name, quoted
from pskslib.regions.region_set import Region, RegionSet

COLUMNS: Final = ("code", "level", "name", "parent_code", "kind")
"""Columns of a region file."""


@cache
def kutim() -> RegionSet:
    """Return Kabupaten Kutai Timur: 18 kecamatan, 139 desa and 2 kelurahan.

    Returns:
        The shipped list, read once; its decree is in `RegionSet.edition`.

    Example:
        >>> kutim()
        RegionSet(18 kecamatan, 141 desa/kelurahan)
    """
    with as_file(files("pskslib.regions") / "data") as folder:
        return load_regions(folder / "kutim.csv", aliases=folder / "aliases.csv", bps=folder / "kutim-bps.csv")


def load_regions(path: str | Path, *, aliases: str | Path | None = None, bps: str | Path | None = None) -> RegionSet:
    """Read a regency from a file with the columns ``code, level, name, parent_code, kind``.

    Commas or semicolons; rows in any order.

    Args:
        path: The CSV file; a TOML file of the same name beside it gives ``edition`` and ``source``.
        aliases: Optional CSV with ``alias, kode, sumber``; an alias may stand for several codes, a row each.
        bps: Optional CSV with ``kode_kemendagri, nama_kemendagri, kode_bps, nama_bps``.

    Returns:
        The regency.

    Raises:
        IntakeError: The file has faults; all are told, with their line.
    """
    path = Path(path)
    faults: list[str] = []
    regions = _regions(path, faults)
    known = set(regions)
    other: dict[str, tuple[RegionCode, ...]] = {}
    for where, row, code in _coded(aliases, ("alias", "kode"), "kode", known, faults):
        alias = normal_name(row["alias"])
        if not alias or code in other.get(alias, ()):
            faults.append(f"{where}: alias kosong atau sudah ada untuk kode {code}")
        other[alias] = (*other.get(alias, ()), code)
    bridge: dict[RegionCode, str] = {}
    taken: set[str] = set()
    for where, row, code in _coded(bps, ("kode_kemendagri", "kode_bps"), "kode_kemendagri", known, faults):
        if code in bridge or row["kode_bps"] in taken:
            faults.append(f"{where}: kode {code} atau kode BPS-nya sudah ada di atas")
        bridge[code] = row["kode_bps"]
        taken.add(row["kode_bps"])
    about = _about(path.with_suffix(".toml"), faults)
    if faults:
        raise IntakeError("\n".join(faults))
    return RegionSet(
        regions=tuple(regions[code] for code in sorted(regions)),
        aliases=other,
        bps=bridge,
        edition=str(about.get("edition", "")),
        source=str(about.get("source", "")),
    )


def _regions(path: Path, faults: list[str]) -> dict[RegionCode, Region]:
    regions: dict[RegionCode, Region] = {}
    lines: dict[RegionCode, str] = {}
    names: dict[tuple[RegionCode | None, str], str] = {}
    for where, row in _rows(path, COLUMNS, faults):
        try:
            code = RegionCode.parse(row["code"])
        except IdentityError as error:
            faults.append(f"{where}: {error}")
            continue
        if code in regions:
            faults.append(f"{where}: kode {code} sudah ada di {lines[code]}")
            continue
        level = "desa" if row["level"] == "desa_kelurahan" else row["level"]
        if level != code.level:
            faults.append(f"{where}: level {quoted(row['level'])} tidak cocok dengan kode {code} ({code.level})")
        if row["kind"] != code.kind:
            faults.append(f"{where}: kind {quoted(row['kind'])} tidak cocok dengan kode {code} ({code.kind})")
        key = (code.parent, normal_name(row["name"]))
        if not key[1]:
            faults.append(f"{where}: nama kosong")
        elif key in names:
            faults.append(f"{where}: nama {quoted(row['name'])} sudah ada di {names[key]} dengan induk yang sama")
        if code.parent is not None and row["parent_code"] != code.parent.dotted:
            faults.append(f"{where}: parent_code {quoted(row['parent_code'])} seharusnya {code.parent}")
        names[key] = lines[code] = where
        regions[code] = Region(code=code, name=row["name"])
    if not regions and not faults:
        faults.append(f"{path.name}: tidak ada satu wilayah pun; isi paling sedikit satu baris")
    for code, where in lines.items():
        if code.level in ("kecamatan", "desa") and code.parent not in regions:
            faults.append(f"{where}: induk {code.parent} tidak ada dalam berkas ini")
    return regions


def _coded(
    path: str | Path | None, columns: tuple[str, ...], column: str, known: set[RegionCode], faults: list[str]
) -> Iterator[tuple[str, dict[str, str], RegionCode]]:
    """Rows of a companion file whose code is in the list."""
    if path is None:
        return
    for where, row in _rows(Path(path), columns, faults):
        try:
            code = RegionCode.parse(row[column])
        except IdentityError as error:
            faults.append(f"{where}: {error}")
            continue
        if code in known:
            yield where, row, code
        else:
            faults.append(f"{where}: kode {code} tidak ada dalam daftar wilayah")


def _rows(path: Path, columns: tuple[str, ...], faults: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise IntakeError(
            f"{path.name}: tidak dapat dibaca ({type(error).__name__}). Simpan sebagai CSV UTF-8 dan periksa letaknya."
        ) from None
    # Spreadsheets set to Indonesian write semicolons, because the comma is their decimal sign.
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [*(reader.fieldnames or ())]
        missing = [column for column in columns if column not in header]
        if missing or len(set(header)) != len(header):
            raise IntakeError(
                f"{path.name}: judul kolom harus memuat {', '.join(columns)}, masing-masing sekali"
                + (f"; yang tidak ada: {', '.join(missing)}" if missing else "")
            )
        for row in reader:
            where = f"{path.name} baris {reader.line_num}"
            if None in row or None in row.values():
                faults.append(f"{where}: jumlah kolom tidak sama dengan judul")
                continue
            yield where, {key: value.strip() for key, value in row.items()}
    except csv.Error:  # most often a quote that is never closed, which would swallow the rest of the file
        faults.append(f"{path.name} baris {reader.line_num}: tanda kutip tidak ditutup atau baris rusak")


def _about(path: Path, faults: list[str]) -> Mapping[str, object]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a fault of TOML is a ValueError, one of the encoding too
        faults.append(f"{path.name}: bukan TOML yang dapat dibaca")
        return {}
