"""What the SPM report takes, and how its rows are read: services, months, persons, items of quality."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pskslib.errors import UnknownName
from pskslib.reports.frames import Input, InputColumn, InputTable, Sort, named_rows, translated
from pskslib.reports.lists import read_list
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

MONTHS: Final = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
MONTH_NAMES: Final = (
    *(Text("Jan", "Jan"), Text("Feb", "Feb"), Text("Mar", "Mar"), Text("Apr", "Apr"), Text("Mei", "May")),
    *(Text("Jun", "Jun"), Text("Jul", "Jul"), Text("Agu", "Aug"), Text("Sep", "Sep"), Text("Okt", "Oct")),
    *(Text("Nov", "Nov"), Text("Des", "Dec")),
)
_GROUPS: Final = {"barangjasa": "B.1", "b1": "B.1", "sdm": "B.2", "b2": "B.2"}
GROUP_NAMES: Final = {"B.1": Text("B.1 Barang/jasa", "B.1 Goods/services"), "B.2": Text("B.2 SDM", "B.2 Staff")}
_SERVICE: Final = InputColumn(name="layanan", sort=Sort.TEXT, filled=True, about="S1 sampai S5, atau nama layanannya")


def _monthly(sort: Sort, about: str) -> tuple[InputColumn, ...]:
    return tuple(InputColumn(name=month, sort=sort, needed=False, about=about) for month in MONTHS)


RECIPIENTS: Final = InputTable(
    key="penerima",
    argument="recipients",
    about="satu baris satu layanan",
    columns=(
        _SERVICE,
        InputColumn(name="sasaran", sort=Sort.COUNT, about="jumlah yang harus dilayani", unit=CountUnit.ORANG),
        *_monthly(Sort.COUNT, "orang yang BARU dilayani pada bulan itu; kosong = belum ada laporan"),
    ),
)
PERSONS: Final = InputTable(
    key="orang",
    argument="persons",
    needed=False,
    about="satu baris satu pelayanan, sebagai ganti kolom bulan; tiap orang dihitung sekali, pada bulan pertamanya",
    columns=(
        _SERVICE,
        InputColumn(name="nik", sort=Sort.TEXT, filled=True, about="pembeda orang"),
        InputColumn(name="tanggal", sort=Sort.DATE, filled=True, about="hari pelayanan, dalam tahun laporan"),
    ),
)
QUALITY: Final = InputTable(
    key="mutu",
    argument="quality",
    needed=False,
    about="satu baris satu butir mutu satu layanan",
    columns=(
        _SERVICE,
        InputColumn(name="mutu", sort=Sort.TEXT, filled=True, about="kode (L01, B03, ...) atau uraian"),
        InputColumn(name="kelompok", sort=Sort.TEXT, filled=True, about="barang/jasa atau sdm"),
        InputColumn(name="satuan", sort=Sort.TEXT, about="satuan butir itu"),
        InputColumn(name="harus", sort=Sort.COUNT, about="jumlah yang harus dipenuhi"),
        *_monthly(Sort.COUNT, "yang dipenuhi pada bulan itu; kosong = belum ada laporan"),
    ),
)
BUDGET: Final = InputTable(
    key="anggaran",
    argument="budget",
    needed=False,
    about="satu baris satu layanan",
    columns=(
        _SERVICE,
        InputColumn(name="anggaran", sort=Sort.MONEY, about="alokasi setahun"),
        *_monthly(Sort.MONEY, "realisasi bulan itu; kosong = belum ada laporan"),
    ),
)


def service_codes() -> list[str]:
    """Return ``S1`` to ``S5``."""
    return [entry.code for entry in read_list("spm", "layanan").entries]


def _find_service(written: str) -> str:
    return read_list("spm", "layanan").find(written).code


def by_service(table: Input, faults: list[str]) -> dict[str, dict[str, Any]]:
    """Return the row of each service; one that comes twice is told."""
    codes = translated(table, "layanan", _find_service, faults, blank=None)
    found: dict[str, dict[str, Any]] = {}
    places: dict[str, list[int]] = {}
    for place, row in enumerate(table.rows(faults), 1):
        code = codes.get(row["layanan"], "")
        found.setdefault(code, row)
        places.setdefault(code, []).append(place)
    for code, where in places.items():
        if code and len(where) > 1:
            faults.append(f"{table.declared.key}: kolom layanan: {named_rows(where)}: {code} lebih dari satu kali")
    return found


def fill_months(people: dict[str, dict[str, Any]], each: Input, as_of: date, faults: list[str]) -> None:
    """Count every person once, in the first month in which a service was given."""
    import narwhals.stable.v2 as nw

    twice = [code for code, row in people.items() if any(row[month] is not None for month in MONTHS)]
    if twice:
        faults.append(f"{RECIPIENTS.key}: bulan {', '.join(twice)} terisi, padahal tabel {PERSONS.key} juga diberikan")
    day = nw.col("tanggal")
    if rows := each.where((day.dt.year() != as_of.year) | (day > nw.lit(as_of))):
        faults.append(f"{PERSONS.key}: kolom tanggal: {rows}: harus dalam {as_of.year}, paling lambat {as_of}")
    codes = translated(each, "layanan", _find_service, faults, blank=None)
    first: dict[tuple[str, str], date] = {}
    for row in each.frame.group_by("layanan", "nik").agg(day.min()).iter_rows(named=True):
        key = (codes.get(row["layanan"], ""), row["nik"])
        first[key] = min(first.get(key, row["tanggal"]), row["tanggal"])
    for code, row in people.items():
        row |= dict.fromkeys(MONTHS[: as_of.month], 0)
        for (service, _), found in first.items():
            if service == code and found.year == as_of.year:
                row[MONTHS[found.month - 1]] += 1
    if lacking := sorted({service for service, _ in first} - {*people, ""}):
        faults.append(f"{RECIPIENTS.key}: tidak ada baris {', '.join(lacking)}, padahal ada yang dilayani")


def _group(written: str) -> str:
    found = _GROUPS.get("".join(ch for ch in written.casefold() if ch.isalnum()))
    if found is None:
        raise UnknownName(f"{written[:20]!r} bukan kelompok mutu; pilih barang/jasa atau sdm")
    return found


def quality_rows(table: Input, faults: list[str]) -> list[dict[str, Any]]:
    """Return the items in order of service and group, with code and name."""
    services = translated(table, "layanan", _find_service, faults, blank=None)
    groups = translated(table, "kelompok", _group, faults, blank=None)
    known = {entry.code: entry for entry in read_list("spm", "mutu").entries}
    found, places = [], dict[tuple[str, str, str], list[int]]()
    for place, row in enumerate(table.rows(faults), 1):
        entry = known.get((row["mutu"] or "").upper())
        service = services.get(row["layanan"], "")
        if entry and service and service not in entry.more["services"]:
            faults.append(f"{table.declared.key}: baris {place}: {entry.code} bukan mutu {service}")
        group = groups.get(row["kelompok"], "")
        name = entry.name if entry else Text.same(row["mutu"] or "")
        found.append(
            row | {"kode": entry.code if entry else None, "uraian": name, "layanan": service, "kelompok": group}
        )
        places.setdefault((service, group, name.id), []).append(place)
    for key, where in places.items():
        if len(where) > 1:
            faults.append(f"{table.declared.key}: {named_rows(where)}: butir sama ({', '.join(key)})")
    return sorted(found, key=lambda row: (row["layanan"], row["kelompok"]))
