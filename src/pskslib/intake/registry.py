"""``read_registry``: registry files of any layout to typed tables of persons and families.

A fault in *who it is* rejects the row; a fault in a *fact* keeps the person and makes the fact unknown, because a
dropped row would be a silent no. A family that lost a row is marked incomplete, so that nothing about its members is
settled by who is left. Everything is done by columns; objects are made when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pskslib.errors import IntakeError, MissingExtra
from pskslib.intake.assemble import assemble
from pskslib.intake.batch import Batch
from pskslib.intake.findings import Findings
from pskslib.intake.layout import Layout
from pskslib.intake.mapping import Mapping
from pskslib.intake.odd import odd_villages
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.rejects import Told, rejects_of, told_of
from pskslib.intake.repairs import checked
from pskslib.intake.rows import Part, joined, read_part, title_of
from pskslib.intake.sources import Sheet, open_source
from pskslib.intake.workbook import map_sheets

if TYPE_CHECKING:
    import polars as pl

TWELVE: Final = (
    *("nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga"),
    *("kode_desa", "desil", "hamil", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
"""Columns with which PKH and Sembako can be decided."""

MOTHER: Final = "nama_ibu"
"""Under this name layouts keep the column of the mother's name."""

Progress = Callable[[int, int], None]


def read_registry(
    source: object,
    *,
    layout: str | Path | Layout = "auto",
    as_of: date | None = None,
    repair: Iterable[str] = frozenset(),
    progress: Progress | None = None,
) -> Batch:
    r"""Read a registry from a file or a table in memory.

    Args:
        source: A path, bytes, an open binary file or a data frame; or a list of them that belong together, such as
            the persons' and the families' sheet of DTSEN, joined by the family-card number.
        layout: ``"auto"``, a name in :func:`~pskslib.intake.layout.layouts`, the path of a TOML file, or a layout.
        as_of: With it, birth dates after that day are told and become unknown.
        repair: Kinds of repair that are allowed (:data:`~pskslib.intake.repairs.REPAIRS`); none by itself.
        progress: Called now and then with rows done and rows in all.

    Returns:
        Typed tables, problems and rejected rows; records in = accepted + rejected.

    Raises:
        IntakeError: The source cannot be used at all.
        MissingExtra: What reads it is not installed.

    Example:
        >>> batch = read_registry(b"no_kk,nik,desil\n6408040101089901,6408045708859902,3\n")
        >>> batch
        Batch(1 keluarga, 1 dari 1 baris diterima, 0 ditolak, 9 masalah)
        >>> batch.families_table["desil"].to_list()
        [3]
    """
    for package in ("polars", "numpy"):
        if find_spec(package) is None:
            raise MissingExtra(package, extra="frame")
    allowed = checked(repair)
    sources: Sequence[object] = source if isinstance(source, list | tuple) else [source]
    sheets = [sheet for one in sources for sheet in open_source(one)]
    if not sheets:
        raise IntakeError("tidak ada berkas untuk dibaca")
    mappings = map_sheets(sheets, layout)
    findings = Findings()
    usable = _usable(mappings, findings)
    total = sum(len(mapping.sheet.lines) for mapping in usable)
    steps = sum(len(mapping.facts) for mapping in usable) + 1
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(total * done // steps, total)

    parts: list[Part] = []
    firsts = [*accumulate((len(mapping.sheet.lines) for mapping in usable), initial=0)]
    for first, mapping in zip(firsts, usable, strict=False):
        with findings.of_sheet(mapping.sheet.name if len(usable) > 1 else ""):
            parts.append(read_part(mapping, findings, first=first, as_of=as_of, repair=allowed, step=step))
            _villages(parts[-1], findings)
    titles = {name: title_of(column) for mapping in reversed(usable) for name, column in mapping.facts.items()}
    part = joined(parts)
    made = assemble(part, titles, findings, as_of)
    step()
    suffix = _suffix(sources[0])
    problems = findings.problems()
    return Batch(
        persons_table=made.persons,
        families_table=made.families,
        rows=total,
        accepted=total - made.rejected.height,
        problems=problems,
        not_records=tuple(line for mapping in usable for line in mapping.sheet.not_records),
        repairs=part.repairs,
        layout=usable[0].layout.name,
        origins=_origins(made.places, usable),
        rejected_table=made.rejected,
        came=tuple(
            rejects_of(_came(sheets, mapping), made.rejected, first, suffix)
            for first, mapping in zip(firsts, usable, strict=False)
        ),
        told=tuple(_told(sheets, mapping, problems, alone=len(usable) == 1) for mapping in usable),
    )


def _origins(places: pl.DataFrame, usable: Sequence[Mapping]) -> pl.DataFrame:
    """Return the line of each person, and the mother's name as it was written."""
    import polars as pl

    mothers = []
    for mapping in usable:
        beside = next((column for column in mapping.columns if column.keep == MOTHER), None)
        nothing = pl.repeat(None, len(mapping.sheet.lines), dtype=pl.String, eager=True)
        mothers.append(nothing if beside is None else mapping.sheet.cells[str(beside.place)].cast(pl.String))
    mother = pl.concat(mothers)
    table = places.select(baris="line")
    if mother.null_count() == len(mother):
        return table
    return table.with_columns(mother.gather(places["row"]).alias(MOTHER))


def _told(sheets: Iterable[Sheet], mapping: Mapping, problems: Sequence[Problem], *, alone: bool) -> Told:
    """Return the rows of a sheet about which something was told; of several sheets only where the problem names it."""
    name = "" if alone else masked_text(mapping.sheet.name)
    lines = {p.row for p in problems if p.row and (alone or p.message.endswith(f"(di {name})"))}
    sheet = _came(sheets, mapping)
    places = {masked_text(title): place for place, title in enumerate(sheet.heading)}
    places |= {title_of(column): column.place for column in mapping.columns if column.place < len(sheet.heading)}
    return told_of(sheet, name, places, lines)


def _came(sheets: Iterable[Sheet], mapping: Mapping) -> Sheet:
    """Return the sheet as it came, of which a mapping added columns."""
    return next((sheet for sheet in sheets if sheet.lines is mapping.sheet.lines), mapping.sheet)


def _usable(mappings: Sequence[Mapping], findings: Findings) -> list[Mapping]:
    """Return the tables that name families; tell the others, and columns that no table has."""
    usable = [mapping for mapping in mappings if "no_kk" in mapping.facts]
    if not usable:
        first = mappings[0].sheet
        raise IntakeError(
            f"{first.name}: kolom no_kk tidak ada, jadi keluarga tidak dapat disusun; "
            f"kolom yang ada: {', '.join(map(masked_text, first.heading[:12]))}"
        )
    for mapping in mappings:
        if mapping not in usable:
            findings.add(mapping.problems)
            rows = len(mapping.sheet.lines)
            what = f"{masked_text(mapping.sheet.name)} ({rows} baris) tidak punya kolom no_kk dan tidak dibaca"
            advice = "Tambahkan kolom no_kk bila isinya perlu dibaca."
            findings.tell(0, "", "lembar_tidak_dibaca", what, advice, Level.WARNING)
    present = {column for mapping in usable for column in mapping.facts}
    for column in TWELVE:
        if column not in present:
            what = "kolom tidak ada; faktanya dihitung belum diketahui"
            advice = "Tambahkan kolom ini bila datanya ada."
            findings.tell(0, column, "kolom_tidak_ada", what, advice, Level.WARNING)
    return usable


def _villages(part: Part, findings: Findings) -> None:
    """Hold village codes against the shipped list, and against the names of kecamatan beside them."""
    table, mapping = part.table, part.mapping
    if "kode_desa" not in table.columns:
        return
    beside = next((c for c in mapping.columns if c.keep == "nama_kecamatan"), None)
    names = mapping.sheet.cells[str(beside.place)] if beside is not None else None
    usable = table["card"].is_not_null()
    codes = table["kode_desa"] if usable.all() else table["kode_desa"].set(~usable, None)
    odd_villages(codes, names, table["row"], table["line"], title_of(mapping.facts["kode_desa"]), findings)


def _suffix(source: object) -> str:
    """Return the ending of the format that rejected rows are written back in."""
    if not isinstance(source, str | Path):
        return ".csv"
    suffix = Path(source).suffix.lower()
    return ".xlsx" if suffix in (".xls", ".ods") else suffix
