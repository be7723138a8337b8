"""Reading region lists: the shipped one of Kutai Timur, and any other regency's from a file."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from pskslib.errors import IdentityError, IntakeError
from pskslib.identity import RegionCode
from pskslib.regions.region_set import Region, RegionSet, normal_name

COLUMNS: Final = ("code", "level", "name", "parent_code", "kind")
"""Columns of a region file."""


@cache
def kutim() -> RegionSet:
    """Return Kabupaten Kutai Timur: 18 kecamatan, 139 desa and 2 kelurahan.

    >>> kutim()
    RegionSet(18 kecamatan, 141 desa/kelurahan)
    """
    with as_file(files("pskslib.regions") / "data") as folder:
        return load_regions(folder / "kutim.csv", aliases=folder / "aliases.csv", bps=folder / "kutim-bps.csv")


def load_regions(path: str | Path, *, aliases: str | Path | None = None, bps: str | Path | None = None) -> RegionSet:
    """Read a regency from a file with the columns ``code, level, name, parent_code, kind``.

    Args:
        path: The CSV file; a TOML file of the same name beside it gives ``edition`` and ``source``.
        aliases: Optional CSV with ``alias, kode, sumber``.
        bps: Optional CSV with ``kode_kemendagri, nama_kemendagri, kode_bps, nama_bps``.

    Raises:
        IntakeError: The file has faults; all are told, with their line.
    """
    path = Path(path)
    faults: list[str] = []
    regions = tuple(sorted(_regions(path, faults), key=lambda r: r.code))
    codes = [r.code for r in regions]
    for code in sorted({c for c in codes if codes.count(c) > 1}):
        faults.append(f"{path.name}: kode {code} ada lebih dari sekali")
    known = set(codes)
    other = {normal_name(row["alias"]): code for row, code in _coded(aliases, "kode", known, faults)}
    bridge = {code: row["kode_bps"] for row, code in _coded(bps, "kode_kemendagri", known, faults)}
    if faults:
        raise IntakeError("\n".join(faults))
    about = _about(path.with_suffix(".toml"))
    return RegionSet(
        regions=regions,
        aliases=other,
        bps=bridge,
        edition=str(about.get("edition", "")),
        source=str(about.get("source", "")),
    )


def _regions(path: Path, faults: list[str]) -> Iterator[Region]:
    seen: set[str] = set()
    for line, row in _rows(path, COLUMNS, faults):
        where = f"{path.name} baris {line}"
        try:
            code = RegionCode.parse(row["code"])
        except IdentityError as error:
            faults.append(f"{where}: {error}")
            continue
        seen.add(code.dotted)
        level = "desa" if row["level"] == "desa_kelurahan" else row["level"]
        if level != code.level:
            faults.append(f"{where}: level {row['level']!r} tidak cocok dengan kode {code} ({code.level})")
        if not row["name"].strip():
            faults.append(f"{where}: nama kosong")
        if code.parent is not None and row["parent_code"] != code.parent.dotted:
            faults.append(f"{where}: parent_code {row['parent_code']!r} seharusnya {code.parent}")
        if code.level in ("kecamatan", "desa") and code.parent is not None and code.parent.dotted not in seen:
            faults.append(f"{where}: induk {code.parent} belum ada di atas baris ini")
        yield Region(code=code, name=row["name"].strip())


def _coded(
    path: str | Path | None, column: str, known: set[RegionCode], faults: list[str]
) -> Iterator[tuple[dict[str, str], RegionCode]]:
    """Rows of a companion file whose code is in the list."""
    if path is None:
        return
    path = Path(path)
    for line, row in _rows(path, (column,), faults):
        try:
            code = RegionCode.parse(row[column])
        except IdentityError as error:
            faults.append(f"{path.name} baris {line}: {error}")
            continue
        if code in known:
            yield row, code
        else:
            faults.append(f"{path.name} baris {line}: kode {code} tidak ada dalam daftar wilayah")


def _rows(path: Path, columns: tuple[str, ...], faults: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise IntakeError(f"{path.name}: tidak dapat dibaca ({type(error).__name__})") from None
    reader = csv.DictReader(text.splitlines(), strict=True)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise IntakeError(f"{path.name}: kolom {', '.join(missing)} tidak ada; yang ada {reader.fieldnames}")
    for row in reader:
        if None in row or None in row.values():
            faults.append(f"{path.name} baris {reader.line_num}: jumlah kolom tidak sama dengan judul")
            continue
        yield reader.line_num, {key: value.strip() for key, value in row.items()}


def _about(path: Path) -> Mapping[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
