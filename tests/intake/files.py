"""Canonical files for tests: families written as rows, and damage done to single cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pskslib import Family, Person
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Code, Field
from pskslib.rules.plan import Plan

COLUMNS = (
    *("no_kk", "nik", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga", "kode_desa", "desil"),
    *("hamil", "kehamilan_ke", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
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


def all_columns(plans: Iterable[Plan]) -> dict[str, Field]:
    """Every column that some programme reads, and who it is, in the order of declaration."""
    read = {(fact.owner, fact.name) for plan in plans for fact in plan.facts()} - {("keluarga", "unranked")}
    read |= {("keluarga", "family_card"), ("orang", "nik"), ("orang", "name")}
    every = (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())
    return {found.column: found for found in every if (found.owner, found.name) in read}


def registry(families: list[Family], columns: Mapping[str, Field]) -> list[dict[str, str]]:
    """Families as rows with every fact that has a column; each person with a NIK and a name of its own."""
    rows = []
    for number, family in enumerate(families):
        for place, member in enumerate(family.members):
            row = {
                column: cell(getattr(family if fact.owner == "keluarga" else member, fact.name))
                for column, fact in columns.items()
            }
            row |= {"no_kk": f"640804010108{9901 + number}", "nama": f"Orang {number} {place}"}
            row |= {"nik": f"640804{1 + number:02}07{member_year(member)}{9901 + place}"}
            if family.unranked:
                row["desil"] = "non-desil"
            rows.append(row)
    return rows


def member_year(member: Person) -> str:
    """Two digits that make test numbers of one family differ."""
    return f"{(member.birth_date or date(1980, 1, 1)).year % 100:02}"
