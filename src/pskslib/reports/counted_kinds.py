"""Recaps of kinds (PPKS, PSKS): a table by kecamatan, and one of kinds for every unit, since units never add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from pskslib.classification import Kind as Classified
from pskslib.classification import find_kind
from pskslib.regions import RegionSet
from pskslib.reports.cells import Cell, Ratio
from pskslib.reports.columns import count, ratio, share
from pskslib.reports.regions_rows import PLACE, TOTAL, UNKNOWN, filled, kecamatan_rows
from pskslib.reports.residents import Residents
from pskslib.reports.tables import Column, Identity, Kind, Row, Table, added, total_row
from pskslib.reports.tally import NO_SEX, People, Tally
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

OF_PEOPLE: Final = (CountUnit.ORANG, CountUnit.JIWA)
"""Units whose entries stand for persons."""
_SEXES: Final = (
    ("laki_laki", Text("Laki-laki", "Male"), "L"),
    ("perempuan", Text("Perempuan", "Female"), "P"),
    ("jk_tidak_diketahui", Text("Jenis kelamin tidak diketahui", "Sex unknown"), NO_SEX),
)


@frozen(kw_only=True)
class Counted:
    """A kind that is counted.

    Attributes:
        code: Its code, e.g. ``"PPKS-02"``.
        key: Key of its column.
        name: Its name.
        unit: What is counted.
        sensitive: Do small numbers need the higher threshold?
        open: Do small numbers tell nothing about a person (holders of an office)?
    """

    code: str
    key: str
    name: Text
    unit: CountUnit
    sensitive: bool = False
    open: bool = False


@frozen(kw_only=True)
class Recap:
    """What was counted, ready for tables.

    Attributes:
        measure: ``"ppks"`` or ``"psks"``.
        dimension: Name of the dimension of kinds.
        kinds: In order.
        now: This period.
        then: The period before, or None.
        people: Distinct persons, or None.
        sent: Kecamatan whose report is in and whole, or None.
        sexes: Are sexes told?
    """

    measure: str
    dimension: str
    kinds: tuple[Counted, ...]
    now: Tally
    then: Tally | None = None
    people: People | None = None
    sent: frozenset[str] | None = None
    sexes: bool = False

    @property
    def units(self) -> tuple[CountUnit, ...]:
        """The units, in order of the kinds."""
        return tuple(dict.fromkeys(kind.unit for kind in self.kinds))

    def measured(self, unit: CountUnit) -> str:
        """Name what is counted, for the same number in two tables: one name a unit, since units never add."""
        return f"{self.measure}_{_key(unit)}"

    @property
    def absent(self) -> int | None:
        """What a kind counts in the regency that stands in no row: none, or nobody has said."""
        return 0 if self.sent or (self.now.whole and self.now.cells) else None


def code_of_kind(kind: Classified) -> str:
    """Return the code of a kind, as rules have it: ``PPKS-02``."""
    return f"{kind.list_name}-{kind.number:02}"


def find_code(written: str, kinds: Sequence[Classified]) -> str:
    """Return the code of a kind by number, code, name or abbreviation.

    Raises:
        UnknownName: There is no such kind; the nearest are offered.

    Example:
        >>> from pskslib.classification import PPKS_KINDS, PSKS_KINDS
        >>> find_code("odha", PPKS_KINDS), find_code("PSM", PSKS_KINDS), find_code("WRSE", PPKS_KINDS)
        ('PPKS-16', 'PSKS-02', 'PPKS-23')
    """
    short = written.strip().casefold()
    for kind in kinds:
        if kind.name.casefold().endswith(f" ({short})") or code_of_kind(kind).casefold() == short:
            return code_of_kind(kind)
    return code_of_kind(find_kind(written, kinds))


def _key(unit: CountUnit) -> str:
    return unit.value.casefold().replace(" ", "_")


def place_table(recap: Recap, regions: RegionSet, title: Text, live: Residents | None = None) -> Table:
    """Return kecamatan by kind, with a sum of entries for each unit and distinct persons.

    Args:
        recap: What was counted.
        regions: The regency.
        title: Title.
        live: Residents, for the rate of kecamatan of which they are known.
    """
    columns: list[Column] = [
        count(
            kind.key,
            kind.name.id,
            kind.name.en,
            kind.unit,
            sensitive=kind.sensitive,
            open=kind.open,
            measure=recap.measured(kind.unit),
            where=((recap.dimension, kind.code),),
        )
        for kind in recap.kinds
    ]
    identities = []
    for unit in recap.units:
        parts = tuple(kind.key for kind in recap.kinds if kind.unit is unit)
        identities.append(Identity(total=f"entri_{_key(unit)}", parts=parts))
        columns.append(
            count(
                f"entri_{_key(unit)}",
                f"Jumlah entri ({unit.value})",
                f"Entries ({unit.text.en})",
                unit,
                measure=recap.measured(unit),
                open=all(kind.open for kind in recap.kinds if kind.unit is unit),
                definition=Text(
                    f"Jumlah semua jenis yang satuannya {unit.value}; satu orang dengan dua jenis dihitung dua kali",
                    f"Sum of all kinds counted in {unit.text.en}; who is of two kinds counts twice",
                ),
            )
        )
    columns += _people_columns(recap, live)
    cells = _place_cells(recap, regions, live)
    rows = kecamatan_rows(regions, [c.key for c in columns], cells)
    given: dict[str, Cell] = {}
    if recap.people:
        given["orang_unik"] = recap.people.all
    if live:
        given["penduduk"] = live.all
    every = (*PLACE, *columns)
    return Table(
        key="per_kecamatan",
        title=title,
        columns=every,
        rows=rows,
        total=total_row(every, rows, TOTAL, **given),
        identities=tuple(identities),
        by="kecamatan",
    )


def _people_columns(recap: Recap, live: Residents | None) -> list[Column]:
    columns = []
    if recap.people:
        columns.append(
            count(
                "orang_unik",
                "Orang unik",
                "Distinct persons",
                CountUnit.ORANG,
                additive=False,
                measure=f"{recap.measure}_orang_unik",
                definition=Text(
                    "Orang berbeda menurut NIK; jumlah kabupaten bukan jumlah kecamatan bila ada yang tercatat di dua",
                    "Different persons by NIK; the regency is not the sum if somebody stands in two districts",
                ),
            )
        )
    if live and live.places:
        base, above = live.base, "orang_unik" if recap.people else f"entri_{_key(CountUnit.ORANG)}"
        columns.append(count("penduduk", "Penduduk", "Residents", CountUnit.JIWA, additive=False, definition=base))
        label = ("Per 1.000 penduduk", "Per 1,000 residents")
        columns.append(share("tingkat", *label, (above, "penduduk"), base, scale=1000, decimals=2))
    return columns


def _place_cells(recap: Recap, regions: RegionSet, live: Residents | None) -> dict[str, dict[str, Cell]]:
    codes = [*(k.code.dotted for k in regions.kecamatan), UNKNOWN]
    absent = filled(codes, recap.now.places, recap.sent, whole=recap.now.whole)
    absent[UNKNOWN] = absent[UNKNOWN] if UNKNOWN in recap.now.places else None
    counted = recap.now.by(0, 1)
    cells: dict[str, dict[str, Cell]] = {}
    for code in codes:
        row: dict[str, Cell] = {k.key: counted.get((code, k.code), absent[code]) for k in recap.kinds}
        for unit in recap.units:
            row[f"entri_{_key(unit)}"] = added([row[k.key] for k in recap.kinds if k.unit is unit])
        if recap.people:
            row["orang_unik"] = recap.people.by_place.get(code, absent[code])
        if live and live.places:
            row["penduduk"] = live.places.get(code)
            above = row["orang_unik"] if recap.people else row.get(f"entri_{_key(CountUnit.ORANG)}")
            row["tingkat"] = ratio(above, row["penduduk"])
        cells[code] = row
    return cells


def kinds_table(
    recap: Recap, unit: CountUnit, title: Text, live: Residents | None = None, extra: tuple[Column, ...] = ()
) -> Table:
    """Return the kinds of one unit as rows: sexes, entries, distinct persons, share, rate, change.

    Args:
        recap: What was counted.
        unit: The unit.
        title: Title.
        live: Residents, for the rate.
        extra: Columns of other sums of the tally, by key, after the entries.
    """
    kinds = [kind for kind in recap.kinds if kind.unit is unit]
    counted = recap.now.by(1)
    everything = added([counted.get((kind.code,), recap.absent) for kind in kinds])
    cells = {kind.code: _kind_cells(recap, kind, everything, live, extra) for kind in kinds}
    compared = all(cells[kind.code].get("selisih") is not None for kind in kinds)
    columns = _kind_columns(recap, unit, live, extra, compared=compared)
    keys = [c.key for c in columns[2:]]
    rows: list[Row] = [(k.code, k.name.id, *(cells[k.code].get(key) for key in keys)) for k in kinds]
    given: dict[str, Cell] = {"semua": everything}
    if recap.people and unit in OF_PEOPLE:
        given["orang_unik"] = recap.people.groups[OF_PEOPLE.index(unit)]
    if live:
        given["penduduk"] = live.all
    identities = []
    if recap.sexes:
        identities.append(Identity(total="jumlah", parts=tuple(key for key, _, _ in _SEXES)))
    if recap.then is not None:
        identities.append(Identity(total="jumlah", parts=("tahun_lalu", "selisih")))
    return Table(
        key=f"jenis_{_key(unit)}",
        title=title,
        columns=columns,
        rows=tuple(rows),
        total=total_row(columns, rows, TOTAL, **{key: cell for key, cell in given.items() if key in keys}),
        identities=tuple(identities),
        by=recap.dimension,
        sensitive_rows=frozenset(kind.code for kind in kinds if kind.sensitive),
        words=tuple(kind.name for kind in kinds),
    )


def _kind_columns(
    recap: Recap, unit: CountUnit, live: Residents | None, extra: tuple[Column, ...], *, compared: bool
) -> tuple[Column, ...]:
    measure, known = recap.measured(unit), all(kind.open for kind in recap.kinds if kind.unit is unit)
    columns = [
        Column(key="kode", label=Text("Kode", "Code"), kind=Kind.CODE),
        Column(key="jenis", label=Text("Jenis", "Kind")),
    ]
    if recap.sexes:
        columns += [
            count(key, name.id, name.en, unit, measure=measure, where=(("jenis_kelamin", sex),), open=known)
            for key, name, sex in _SEXES
        ]
    columns += [
        count("jumlah", f"Jumlah ({unit.value})", f"Number ({unit.text.en})", unit, measure=measure, open=known),
        *extra,
    ]
    if recap.people and unit in OF_PEOPLE:
        columns += [c for c in _people_columns(recap, None) if c.key == "orang_unik"]
    if "dilayani" in recap.now.sums:
        columns.append(count("dilayani", "Dilayani", "Served", unit, measure=f"{measure}_dilayani"))
        base = Text("jumlah jenis itu", "number of that kind")
        columns.append(share("persen_dilayani", "Bagian dilayani", "Share served", ("dilayani", "jumlah"), base))
    base = Text(f"semua jenis bersatuan {unit.value}", f"all kinds counted in {unit.text.en}")
    columns.append(count("semua", "Semua jenis", "All kinds", unit, additive=False))
    columns.append(share("bagian", "Bagian", "Share", ("jumlah", "semua"), base))
    if live and live.all is not None and unit in OF_PEOPLE:
        columns.append(count("penduduk", "Penduduk", "Residents", CountUnit.JIWA, additive=False, definition=live.base))
        label = ("Per 1.000 penduduk", "Per 1,000 residents")
        columns.append(share("tingkat", *label, ("jumlah", "penduduk"), live.base, scale=1000, decimals=2))
    if recap.then is not None:
        # a sum of this year's kinds is not comparable with one of other kinds: no totals unless both years have all
        columns.append(count("tahun_lalu", "Tahun lalu", "Last year", unit, additive=compared))
        columns.append(count("selisih", "Selisih", "Difference", unit, additive=compared, open=True))
        base = Text("angka tahun lalu", "last year's number")
        columns.append(share("perubahan", "Perubahan", "Change", ("selisih", "tahun_lalu"), base))
    return tuple(columns)


def _kind_cells(
    recap: Recap, kind: Counted, everything: int | None, live: Residents | None, extra: tuple[Column, ...]
) -> dict[str, Cell]:
    now, code = recap.now, kind.code
    number = now.by(1).get((code,), recap.absent)
    row: dict[str, Cell] = {"jumlah": number, "semua": everything, "bagian": ratio(number, everything)}
    sexes = now.by(1, 2)
    blank = 0 if now.whole and number is not None else None
    row |= {key: sexes.get((code, sex), blank) for key, _, sex in _SEXES}
    for name in {*(column.key for column in extra), "dilayani"} & {*now.sums}:
        row[name] = now.by(1, of=name).get((code,), blank)
    if "dilayani" in now.sums:
        row["persen_dilayani"] = ratio(row["dilayani"], number)
    if recap.people:
        row["orang_unik"] = recap.people.by_kind.get(code, None if number is None else 0)
    if live and live.all is not None:
        row["penduduk"], row["tingkat"] = live.all, ratio(number, live.all)
    if recap.then is not None:
        absent = 0 if recap.then.whole and recap.then.cells else None
        before = recap.then.by(1).get((code,), absent)
        row["tahun_lalu"] = before
        if number is not None and before is not None:
            row["selisih"], row["perubahan"] = number - before, Ratio(number - before, before)
    return row
