"""Who is TKSK where and when: one assignment a row, as several reports take it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen

from pskslib.errors import PskslibError
from pskslib.regions import RegionSet
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, named_rows
from pskslib.reports.regions_rows import kecamatan_finder

ROSTER: Final = InputTable(
    key="tksk",
    argument="roster",
    about="penugasan TKSK: satu baris satu orang di satu kecamatan",
    columns=(
        InputColumn(
            name="niat", sort=Sort.TEXT, needed=False, about="nomor induk anggota; titik dan tanda hubung bebas"
        ),
        InputColumn(name="nama", sort=Sort.TEXT, filled=True, about="nama TKSK"),
        InputColumn(name="kecamatan", sort=Sort.TEXT, filled=True, about="kecamatan tugas, nama atau kode"),
        InputColumn(name="mulai", sort=Sort.DATE, needed=False, about="hari pertama tugas; kosong = sudah sejak dulu"),
        InputColumn(name="selesai", sort=Sort.DATE, needed=False, about="hari terakhir; kosong = masih bertugas"),
    ),
    needed=False,
)


@frozen(kw_only=True)
class Assignment:
    """One TKSK in one kecamatan.

    Attributes:
        key: Who it is: the NIAT without dots and hyphens, or else the name.
        niat: As it was written, or ``""``.
        name: Name.
        kecamatan: Code of the kecamatan.
        since: First day, or None for long ago.
        until: Last day, or None for still.
    """

    key: str
    niat: str
    name: str
    kecamatan: str
    since: date | None
    until: date | None

    def on(self, first: date, last: date) -> bool:
        """Whether it holds on some day of a stretch.

        Example:
            >>> a = Assignment(key="x", niat="", name="X", kecamatan="64.08.01", since=date(2026, 3, 20), until=None)
            >>> a.on(date(2026, 3, 1), date(2026, 3, 31)), a.on(date(2026, 2, 1), date(2026, 2, 28))
            (True, False)
        """
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


def bare_niat(written: str) -> str:
    """Take dots, hyphens and blanks out of a NIAT; its digits mean nothing that is known.

    Example:
        >>> bare_niat("64.08.04-0007") == bare_niat(" 6408040007")
        True
    """
    return "".join(ch for ch in written if ch not in ".- ")


def key_of(niat: str | None, name: str | None) -> str:
    """Return what tells a TKSK from others."""
    return bare_niat(niat or "") or " ".join((name or "").casefold().split())


def assignments(table: Input, regions: RegionSet, faults: list[str]) -> tuple[Assignment, ...]:
    """Read assignments in order of kecamatan, then of their first day.

    Args:
        table: The roster.
        regions: The regency.
        faults: Gets a sentence for everything that is wrong.
    """
    find, found, backwards = kecamatan_finder(regions), [], []
    for place, row in enumerate(table.rows(faults), 1):
        try:
            code = find(row["kecamatan"])
        except PskslibError as error:
            faults.append(f"tksk: kolom kecamatan: baris {place}: {str(error).rstrip('.')}")
            continue
        if row["mulai"] and row["selesai"] and row["selesai"] < row["mulai"]:
            backwards.append(place)
        found.append(_assignment(row, code))
    if backwards:
        faults.append(f"tksk: kolom selesai: {named_rows(backwards)}: sebelum hari mulai")
    return tuple(sorted(found, key=lambda a: (a.kecamatan, a.since or date.min, a.name)))


def _assignment(row: dict[str, Any], code: str) -> Assignment:
    return Assignment(
        key=key_of(row["niat"], row["nama"]),
        niat=row["niat"] or "",
        name=row["nama"],
        kecamatan=code,
        since=row["mulai"],
        until=row["selesai"],
    )


def on_duty(found: Sequence[Assignment], day: date) -> dict[str, str]:
    """Return the names of those on duty on a day, by code of the kecamatan."""
    names: dict[str, list[str]] = {}
    for one in found:
        if one.on(day, day):
            names.setdefault(one.kecamatan, []).append(one.name)
    return {code: ", ".join(found) for code, found in names.items()}
