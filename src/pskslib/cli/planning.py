"""``pskslib plan``: whom to visit, by village, and what to ask."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pskslib.cli.results import write_table
from pskslib.errors import IntakeError, MissingExtra

if TYPE_CHECKING:
    import polars as pl

    from pskslib.fieldwork.visits import Visit, VisitPlan
    from pskslib.intake import Batch
    from pskslib.rules import Rulebook

COLUMNS: Final[tuple[str, ...]] = (
    "urutan",
    "kode_desa",
    "desa",
    "no_kk",
    "poin",
    "alasan",
    "belum_diterima",
    "pertanyaan",
    "bawa",
)
_MOST_TRIPS: Final = 12
_MOST_ASKED: Final = 3
_DIGITS: Final = 10


def add_arguments(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Add the options of ``plan``."""
    parser.add_argument("--as-of", type=day, required=True, metavar="TANGGAL", help="misalnya 2026-11-24")
    parser.add_argument("--capacity", type=_count, default=60, metavar="N", help="banyaknya keluarga (bawaan: 60)")
    parser.add_argument("--within", default="", metavar="KODE", help="hanya kecamatan atau desa ini, misalnya 64.08.04")
    parser.add_argument("--received", type=Path, metavar="BERKAS", help="CSV no_kk,programme: yang sudah menerima")
    parser.add_argument("--visited", type=Path, metavar="BERKAS", help="CSV no_kk,bulan: kunjungan terakhir")
    parser.add_argument("--programme", action="append", metavar="KODE", help="hanya program ini (boleh diulang)")
    parser.add_argument("--out", type=Path, metavar="BERKAS", help="tulis rencana sebagai CSV (data pribadi)")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < _DIGITS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat mulai dari 0")


def plan(book: Rulebook, batch: Batch, options: argparse.Namespace, programmes: list[str]) -> VisitPlan:
    """Plan visits for the families of a file.

    Args:
        book: The rules of the day.
        batch: The file.
        options: As :func:`add_arguments` declares them.
        programmes: Codes.
    """
    from pskslib.fieldwork.visits import visit_plan

    received, visited = (None if path is None else _table(path) for path in (options.received, options.visited))
    return visit_plan(
        book,
        batch.persons_table,
        batch.families_table.drop("masalah"),
        capacity=options.capacity,
        within=options.within,
        received=received,
        visited=visited,
        programmes=programmes,
    )


def _table(path: Path) -> pl.DataFrame:
    try:
        import polars as pl
    except ImportError:
        raise MissingExtra("polars", extra="frame") from None
    try:
        return pl.read_csv(path, schema_overrides={"no_kk": pl.String, "id_orang": pl.String, "programme": pl.String})
    except (OSError, pl.exceptions.PolarsError) as error:
        raise IntakeError(f"{path.name}: tidak dapat dibaca sebagai CSV: {type(error).__name__}") from None


def lines(found: VisitPlan) -> Iterator[str]:
    """Yield what a person reads on the screen: trips, best first."""
    from pskslib.intake.problems import masked_text

    names = _names()
    waiting = sum(found.waiting.values())
    yield f"{len(found.visits)} kunjungan dari {waiting} keluarga yang menunggu, di {len(found.trips)} desa"
    for village, visits in [*found.trips.items()][:_MOST_TRIPS]:
        yield ""
        done, wait = found.shares[village]
        yield f"{names.get(village, 'desa tidak diketahui')} ({village or '-'}): {done} dari {wait} keluarga"
        for visit in visits[:_MOST_ASKED]:
            yield f"  {masked_text(visit.family)}  {visit.points:>4} poin  {'; '.join(visit.reasons[:2])}"
            yield f"      tanyakan: {' '.join(visit.ask[:2]) or 'tidak ada; bantu mengusulkan'}"
        if len(visits) > _MOST_ASKED:
            yield f"  dan {len(visits) - _MOST_ASKED} keluarga lagi"
    if len(found.trips) > _MOST_TRIPS:
        yield f"\ndan {len(found.trips) - _MOST_TRIPS} desa lagi"


def save(found: VisitPlan, path: Path) -> None:
    """Write all visits as CSV: trip by trip. Holds personal data."""
    names = _names()
    visits = (visit for trip in found.trips.values() for visit in trip)
    columns: tuple[str, ...] = COLUMNS
    write_table(
        path, columns, (dict(zip(columns, _row(n, visit, names), strict=True)) for n, visit in enumerate(visits, 1))
    )


def _row(place: int, visit: Visit, names: dict[str, str]) -> tuple[str, ...]:
    texts = ("; ".join(visit.reasons), ";".join(visit.not_received), " ".join(visit.ask), "; ".join(visit.bring))
    return (str(place), visit.village, names.get(visit.village, ""), visit.family, str(visit.points), *texts)


def _names() -> dict[str, str]:
    from pskslib.regions import kutim

    return {village.code.dotted: village.name for village in kutim().villages}
