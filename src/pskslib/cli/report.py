"""``pskslib report``: a report of the catalogue from files, saved in any form."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pskslib.errors import PskslibError, TableError

if TYPE_CHECKING:
    from pskslib.reports import Report
    from pskslib.reports.entry import Entry
    from pskslib.reports.text import Text

ABOUT_REPORT: Final = "susun laporan dari berkas dan simpan: xlsx, html, pdf, docx, csv, json, md"
_DONE: Final = 0


def add_arguments(parser: ArgumentParser, day: Callable[[str], date]) -> None:
    """Add the arguments of the command.

    Args:
        parser: The parser of the command.
        day: Reads a day.
    """
    add = parser.add_argument
    add("name", nargs="?", metavar="NAMA", help="nama laporan, misalnya rekap-ppks")
    add("inputs", nargs="*", metavar="BERKAS", help="berkas utama, lalu TABEL=BERKAS")
    add("--list", action="store_true", help="daftar laporan; dengan NAMA: tabel dan pilihannya")
    add("--as-of", type=day, metavar="TANGGAL", help="keadaan per hari ini, misalnya 2026-11-24")
    add("--period", metavar="TEKS", help="masa laporan, misalnya 'Triwulan III 2026'")
    add(
        "--out",
        type=Path,
        action="append",
        metavar="BERKAS",
        help="hasil (boleh diulang), bentuk menurut akhirannya",
    )
    add("--option", action="append", default=[], metavar="NAMA=NILAI", help="pilihan laporan itu (boleh diulang)")
    add("--regions", type=Path, metavar="BERKAS", help="daftar wilayah kabupaten lain (CSV)")
    add("--public", action="store_true", help="untuk umum: angka kecil disembunyikan")
    add("--language", choices=("id", "en"), default="id", help="bahasa laporan")


def run_report(options: Namespace) -> int:
    """Build and save a report, or list what there is; return the exit status.

    Raises:
        PskslibError: Arguments or files that cannot be used.
    """
    if options.list:
        print(listing(options.name))
        return _DONE
    missing = [
        flag
        for flag, value in (("NAMA", options.name), ("--as-of", options.as_of), ("--out", options.out))
        if not value
    ]
    if missing:
        raise PskslibError(f"pskslib report: belum diisi: {', '.join(missing)}. Lihat pskslib report --list")
    report = build(options)
    for target in options.out:
        print(f"{report.title.say(options.language)}: {report.save(target)}")
    return _DONE


def build(options: Namespace) -> Report:
    """Build the report that was asked for.

    Raises:
        PskslibError: Files or choices that cannot be used; the lines are those of the files.
    """
    from pskslib.cli.report_inputs import in_lines, load
    from pskslib.intake import read_registry
    from pskslib.regions import kutim, load_regions
    from pskslib.reports import find_report

    entry = find_report(options.name)
    named = _named(entry, options.inputs)
    loaded = {key: load(path, entry.input(key)) for key, path in named.items() if not entry.input(key).registry}
    for key, found in loaded.items():
        if found.unused:
            _tell(f"{named[key].name}: kolom tidak dipakai: {', '.join(found.unused)}")
    chosen = {}
    for written in options.option:
        key, given, value = written.partition("=")
        if not given:
            raise PskslibError(f"--option {written!r} harus NAMA=NILAI; pilihan {entry.name}: {_options(entry)}")
        chosen[key.strip()] = entry.option(key.strip()).read(value.strip())
    frames: dict[str, object] = {key: found.frame for key, found in loaded.items()}
    frames |= {key: read_registry(path, as_of=options.as_of) for key, path in named.items() if key not in loaded}
    regions = load_regions(options.regions) if options.regions else kutim()
    period = options.period or _until(options.as_of)
    try:
        report = entry.build(frames, chosen, as_of=options.as_of, period=period, regions=regions)
    except TableError as error:
        lines = {key: found.lines for key, found in loaded.items()}
        raise TableError(tuple(in_lines(fault, lines) for fault in error.faults)) from None
    if options.public:
        from pskslib.publishing import publish

        report = publish(report)
    return evolve(report, language=options.language)


def listing(name: str | None) -> str:
    """Return the reports that there are, or what one of them takes.

    Example:
        >>> print(listing("lkjip").splitlines()[0])
        lkjip: Capaian indikator kinerja (LKjIP)
    """
    from pskslib.reports import CATALOGUE, find_report

    if name is None:
        width = max(len(entry.name) for entry in CATALOGUE)
        lines = [f"{entry.name:{width}}  {entry.title.id} ({entry.about})" for entry in CATALOGUE]
        return "\n".join([*lines, "Tabel dan pilihan satu laporan: pskslib report NAMA --list"])
    entry = find_report(name)
    lines = [f"{entry.name}: {entry.title.id}", f"  {entry.about}"]
    for table in entry.inputs:
        lines.append(f"  tabel {table.key}{'' if table.needed else ' (boleh tidak ada)'}: {table.about}")
        for column in table.columns:
            marks = [column.sort.value] + ["boleh tidak ada"] * (not column.needed) + ["wajib diisi"] * column.filled
            lines.append(f"    {column.name} ({', '.join(marks)}): {column.about}")
    for option in entry.options:
        choices = f" ({' | '.join(option.choices)})" if option.choices else ""
        lines.append(f"  --option {option.key}=...{choices}: {option.about}")
    return "\n".join(lines)


def _named(entry: Entry, inputs: Iterable[str]) -> dict[str, Path]:
    """Which file is which table: the first without a name is the main one."""
    found: dict[str, Path] = {}
    keys = [table.key for table in entry.inputs]
    for written in inputs:
        key, given, path = written.partition("=")
        if not given or key not in keys:
            key, path = keys[0], written
        if key in found:
            others = ", ".join(f"{k}=BERKAS" for k in keys if k not in found) or "tidak ada tabel lain"
            raise PskslibError(f"{written}: tabel {key} sudah diberikan; tabel lain ditulis {others}")
        found[key] = Path(path)
    return found


def _options(entry: Entry) -> str:
    return ", ".join(option.key for option in entry.options) or "tidak ada"


def _until(day: date) -> Text:
    from pskslib.law.dates import format_date
    from pskslib.reports import Text

    return Text(f"s.d. {format_date(day)}", f"until {format_date(day, 'en')}")


def _tell(line: str) -> None:
    import sys

    print(line, file=sys.stderr)
