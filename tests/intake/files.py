"""Canonical files for tests: families written as rows, and damage done to single cells."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from pskslib import Family, Person
from pskslib.population import Code

COLUMNS = (
    *("no_kk", "nik", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga", "kode_desa", "desil"),
    *("hamil", "kehamilan_ke", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
NAMES = {
    "nama": "name",
    "jenis_kelamin": "sex",
    "tanggal_lahir": "birth_date",
    "hubungan_keluarga": "relation",
    "hamil": "pregnant",
    "kehamilan_ke": "pregnancy_number",
    "jenjang_sekolah": "school_level",
    "disabilitas_berat": "severe_disability",
    "asn": "civil_servant",
}
ROW = {
    "no_kk": "6408040101089901",
    "nik": "6408041708859901",
    "nama": "Amir",
    "jenis_kelamin": "L",
    "tanggal_lahir": "1985-08-17",
    "hubungan_keluarga": "kepala keluarga",
    "kode_desa": "64.08.04.2001",
    "desil": "3",
    "disabilitas_berat": "tidak",
    "asn": "tidak",
}
WIFE = {**ROW, "nik": "6408045708879902", "nama": "Siti", "jenis_kelamin": "P", "tanggal_lahir": "1987-08-17"}
WIFE |= {"hubungan_keluarga": "istri", "hamil": "tidak"}


def table(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",") -> str:
    """Rows as CSV text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, text: str | bytes, name: str = "registri.csv") -> Path:
    """A file of that content."""
    file = path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def cell(value: object) -> str:
    """One fact as the canonical file writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Code):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)


def rows_of(family: Family, serial: int = 9901) -> list[dict[str, str]]:
    """A family as rows; only facts that have a column here."""
    decile = "non-desil" if family.unranked else cell(family.decile)
    return [
        {
            "no_kk": f"640804010108{serial}",
            "nik": f"6408040107{member_year(member)}{9901 + place}",
            "kode_desa": "64.08.04.2001",
            "desil": decile,
            **{column: cell(getattr(member, name)) for column, name in NAMES.items()},
        }
        for place, member in enumerate(family.members)
    ]


def member_year(member: Person) -> str:
    """Two digits that make test numbers of one family differ."""
    return f"{(member.birth_date or date(1980, 1, 1)).year % 100:02}"
