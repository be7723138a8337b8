"""One NIK on two rows: the same person written twice, or somebody else under a wrong NIK."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from pskslib.intake.findings import Findings
from pskslib.intake.rows import PERSON
from pskslib.population import Kind

if TYPE_CHECKING:
    import polars as pl

_REASON = "baris ganda: NIK sudah ada dalam keluarga yang sama"


@frozen(kw_only=True, eq=False)
class Doubles:
    """The NIK that stand on more than one row.

    Attributes:
        rows: Rows with such a NIK.
    """

    rows: pl.DataFrame

    @classmethod
    def find(cls, members: pl.DataFrame) -> Doubles:
        """Look whether there are any."""
        import polars as pl

        niks = members["nik"].drop_nulls()
        if niks.n_unique() == len(niks):
            return cls(rows=members.clear())
        return cls(rows=members.filter(pl.col("nik").is_not_null() & pl.col("nik").is_duplicated()))

    def within(
        self, members: pl.DataFrame, titles: Mapping[str, str], findings: Findings, rejects: list[pl.DataFrame]
    ) -> tuple[pl.DataFrame, list[int], list[tuple[str, int]]]:
        """Merge rows with one NIK in one family.

        Where nothing differs it is the same person, and what only one row tells is kept. Where something differs it
        may be somebody else: these facts become unknown, and a member may be missing.

        Args:
            members: Rows of persons, with ``g``, their family.
            titles: What to call a column.
            findings: Where it is told.
            rejects: Rows that are not used are added here.

        Returns:
            One row a person, the families that may lack a member, and facts that are doubted now: column, row.
        """
        import polars as pl

        found = self.rows.filter(pl.struct("g", "nik").is_duplicated())
        if not found.height:
            return members, [], []
        names = [name for name in members.columns if name in PERSON and PERSON[name].kind is not Kind.NIK]
        kept: dict[tuple[int, int], dict[str, Any]] = {}
        changed: dict[str, dict[int, Any]] = {name: {} for name in names}
        lacking: list[int] = []
        doubted: list[tuple[str, int]] = []
        gone: list[int] = []
        gone_lines: list[int] = []
        for row in found.sort("row").iter_rows(named=True):
            key = (row["g"], row["nik"])
            if key not in kept:
                kept[key] = row
                continue
            first = kept[key]
            differ = _merge(first, row, names, changed)
            if differ:
                lacking.append(row["g"])
                doubted += [(name, first["row"]) for name in differ if PERSON[name].presumed is not None]
            _tell(row["line"], first["line"], differ, titles, findings)
            gone.append(row["row"])
            gone_lines.append(row["line"])
        rows = pl.Series(gone, dtype=pl.UInt32)
        findings.mark(rows, "nik_ganda")
        rejects.append(pl.DataFrame({"row": rows, "line": gone_lines}).with_columns(reason=pl.lit(_REASON)))
        places = (
            dict(zip(members["row"].to_list(), range(members.height), strict=True)) if any(changed.values()) else {}
        )
        for name, values in changed.items():
            if values:
                at = [places[row] for row in values]
                new = pl.Series([*values.values()], dtype=members[name].dtype)
                members = members.with_columns(members[name].scatter(at, new))
        return members.filter(~pl.col("row").is_in(rows.implode())), lacking, doubted


def _merge(
    first: dict[str, Any], row: dict[str, Any], names: list[str], changed: dict[str, dict[int, Any]]
) -> list[str]:
    """Take a second row into the first; return the columns that differ."""
    differ = [
        name
        for name in names
        if first[name] is not None and row[name] is not None and _plain(first[name]) != _plain(row[name])
    ]
    if differ:
        new = {name: None for name in differ if PERSON[name].kind is not Kind.TEXT}
    else:
        new = {name: row[name] for name in names if first[name] is None and row[name] is not None}
    for name, value in new.items():
        first[name] = changed[name][first["row"]] = value
    return differ


def _tell(line: int, first: int, differ: list[str], titles: Mapping[str, str], findings: Findings) -> None:
    message = f"NIK ini sudah ada dalam keluarga yang sama (baris {first})"
    advice = "Hapus baris ganda."
    if differ:
        message += f", dengan isi lain pada {', '.join(differ[:6])}; isi itu dihitung belum diketahui"
        advice = "Hapus baris ganda, atau tulis NIK yang benar bila ini orang lain."
    findings.tell(line, titles.get("nik", "nik"), "nik_ganda", message, advice)


def _plain(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
