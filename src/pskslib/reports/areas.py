"""Sums by kecamatan or by village: the rows of an input put together in the engine of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from pskslib.errors import PskslibError
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell
from pskslib.reports.frames import Input, InputColumn, Sort, named_rows
from pskslib.reports.regions_rows import PLACE, UNKNOWN, UNKNOWN_NAME, kecamatan_finder, kecamatan_rows
from pskslib.reports.tables import Column, Kind, Row
from pskslib.reports.text import Text

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

By = Literal["kecamatan", "desa"]
LEVELS: Final[tuple[By, ...]] = ("kecamatan", "desa")
KECAMATAN: Final = InputColumn(name="kecamatan", sort=Sort.TEXT, about="nama atau kode; kosong = tidak diketahui")
DESA: Final = InputColumn(name="desa", sort=Sort.TEXT, needed=False, about="nama atau kode desa/kelurahan")
_VILLAGE: Final = (
    Column(
        key="kode_desa",
        label=Text("Kode", "Code"),
        kind=Kind.CODE,
        definition=Text("Kode Kemendagri desa atau kelurahan", "Ministry of Home Affairs code of the village"),
    ),
    PLACE[1],
    Column(key="desa", label=Text("Desa/kelurahan", "Village"), definition=Text("Nama desa", "Name of village")),
)

Sums = dict[str, int | None]


@frozen(kw_only=True)
class Areas:
    """The rows of a table by kecamatan or village.

    Attributes:
        regions: The regency.
        by: Which of the two.
        villages: May the column of kecamatan hold the name of a village?
    """

    regions: RegionSet
    by: By = "kecamatan"
    villages: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The first columns of a table."""
        return PLACE if self.by == "kecamatan" else _VILLAGE

    def rows(self, keys: Sequence[str], cells: Mapping[str, Mapping[str, Cell]]) -> tuple[Row, ...]:
        """Return a row for every area in order of code, and one for the unknown where it holds something."""
        if self.by == "kecamatan":
            return kecamatan_rows(self.regions, keys, cells)
        names = {k.code: k.name for k in self.regions.kecamatan}
        listed = [(v.code.dotted, names[v.code.at("kecamatan")], v.name) for v in self.regions.villages]
        if any(cell is not None for cell in cells.get(UNKNOWN, {}).values()):
            listed.append((UNKNOWN, UNKNOWN_NAME.id, UNKNOWN_NAME.id))
        return tuple((*names3, *(cells.get(names3[0], {}).get(key) for key in keys)) for names3 in listed)

    def sums(
        self, table: Input, faults: list[str], columns: Sequence[str], by: Sequence[str] = ()
    ) -> dict[tuple[str, ...], Sums]:
        """Add up columns by area and other columns; a sum is None where every cell of it was blank.

        Args:
            table: With ``kecamatan``, perhaps ``desa``.
            faults: Gets a sentence for every place that is unknown.
            columns: What is added; ``""`` counts rows.
            by: Further columns of text, as they are written.

        Returns:
            By area code and the further columns.
        """
        import narwhals.stable.v2 as nw

        keys = ["kecamatan", *(["desa"] if "desa" in table.columns and self.by == "desa" else []), *by]
        there = [name for name in columns if name in table.columns]
        aggregates: list[nw.Expr] = [nw.len().alias("_rows")]
        for name in there:
            aggregates += [nw.col(name).sum().alias(f"s_{name}"), nw.col(name).count().alias(f"n_{name}")]
        counted = table.frame.group_by(*keys).agg(*aggregates)
        codes = self._codes(table, counted, faults)
        found: dict[tuple[str, ...], Sums] = {}
        for row in counted.iter_rows(named=True):
            code = codes.get((row["kecamatan"], row.get("desa") if "desa" in keys else None), UNKNOWN)
            sums = found.setdefault((code, *(row[name] for name in by)), dict.fromkeys(columns, None))
            for name in columns:
                if name in there and row[f"n_{name}"]:
                    sums[name] = (sums[name] or 0) + int(row[f"s_{name}"])
                elif name == "":
                    sums[name] = (sums[name] or 0) + int(row["_rows"])
        return found

    def _codes(
        self, table: Input, counted: nw.DataFrame[Any], faults: list[str]
    ) -> dict[tuple[str | None, str | None], str]:
        """Give every pair of kecamatan and village that is written its area."""
        with_village = self.by == "desa" and "desa" in table.columns
        names = ["kecamatan", "desa"] if with_village else ["kecamatan"]
        find = kecamatan_finder(self.regions, villages=self.villages)
        codes: dict[tuple[str | None, str | None], str] = {}
        told: dict[str, tuple[str, str | None, str]] = {}
        pairs = counted.select(*names).unique().rows()
        for pair in sorted(pairs, key=lambda p: tuple((text is None, text or "") for text in p)):
            place, village = pair[0], pair[1] if with_village else None
            column = "kecamatan"
            try:
                code = find(place.strip()) if _said(place) else UNKNOWN
                column = "desa"
                if self.by == "desa":
                    code = self._village(code, village)
                codes[(place, village)] = code
            except PskslibError as error:
                written = place if column == "kecamatan" else village
                told.setdefault(f"{column}\t{written}", (column, written, str(error).rstrip(".")))
        for column, written, why in told.values():
            cells = table.frame.get_column(column).to_list()
            where = named_rows([n for n, cell in enumerate(cells, 1) if cell == written])
            faults.append(f"{table.declared.key}: kolom {column}: {where}: {why}")
        return codes

    def _village(self, kecamatan: str, village: str | None) -> str:
        if not _said(village):
            return UNKNOWN
        assert village is not None
        within = kecamatan or None
        return self.regions.lookup(village.strip(), level="desa", within=within).code.dotted


def _said(text: str | None) -> bool:
    return text is not None and text.strip() not in ("", "-")
