"""The command line: ``pskslib demo | check | match | decide | explain | report | rules | ...``.

Exit status: 0 done; 1 the file has rejected rows (the rest was done), or for ``check`` a problem of the level of
``--fail-on``; 2 unusable input or arguments.
Problems go to standard error, one line each, with file, row and column.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib.resources import as_file, files
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TextIO

from pskslib.cli.planning import add_arguments as about_plan
from pskslib.cli.progress import Bar
from pskslib.cli.report import ABOUT_REPORT, add_arguments, run_report
from pskslib.cli.results import RESULTS, decide, write, write_problems
from pskslib.cli.showing import explanation, show_examples, show_summary, wrapped
from pskslib.errors import NotInForce, PskslibError

if TYPE_CHECKING:
    from pskslib.intake import Batch
    from pskslib.rules import Rulebook

DONE, REJECTED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
DEMO_OUT: Final = Path("hasil-demo")
DEMO_PROGRAMMES: Final = ("PKH", "SEMBAKO")
_Bar = Bar
_FAIL_ON: Final = ("ditolak", "galat", "peringatan")
_MOST_SHOWN: Final = 10_000
_NUMBER: Final = re.compile(r"\d{9,}|\d(?:[ .-]?\d){14,}")
_TRANSLATED: Final = (
    (r"the following arguments are required: (.*)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"(.*)invalid choice: (.*) \(choose from (.*)\)", r"\1\2 tidak ada; pilihan: \3"),
    (r"(.*)expected one argument", r"\1butuh satu nilai"),
    (r"(.*)ignored explicit argument (.*)", r"\1tidak menerima nilai \2"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 bisa berarti \2"),
    (r"argument (.*)", r"\1"),
)
"""What argparse complains of, in Bahasa Indonesia; applied one after the other."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help text in Bahasa Indonesia."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Bahasa Indonesia; its complaints end with status 2."""

    def __init__(self, prog: str | None = None, description: str | None = None, help: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description or help, formatter_class=_Help, add_help=False, allow_abbrev=False
        )
        self._positionals.title = "masukan"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _TRANSLATED:
            message = re.sub(pattern, words, message)
        raise PskslibError(f"{self.prog}: argumen tidak dapat dipakai: {message}. Lihat {self.prog} --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on the words after ``pskslib``; return the exit status."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without the letters of a name is no reason to stop
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader left, as with "| head"
        _leave(sys.stdout, sys.stderr)
        return DONE
    except KeyboardInterrupt:
        return _stop("dihentikan", INTERRUPTED)
    except OSError as error:
        from pskslib.intake.text_file import reason

        if error.filename is None:  # perhaps standard output itself, on a full disk
            _leave(sys.stdout)
        name = error.filename or "hasil"
        return _stop(f"{name}: tidak dapat ditulis: {reason(error)}")
    except PskslibError as error:
        return _stop(str(error))
    return status


def _leave(*streams: TextIO) -> None:
    """Let what is still to be written go nowhere, so that Python does not complain at its end."""
    for stream in streams:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stop(why: str, status: int = UNUSABLE) -> int:
    """Tell in one line why nothing was done; long numbers may be somebody's, and are masked."""
    from pskslib.intake.problems import masked_text

    line = " ".join(why.split())
    print(f"galat: {_NUMBER.sub(lambda found: masked_text(found[0]), line)}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("pskslib", "Aturan kesejahteraan sosial: siapa berhak, mengapa, dan apa yang perlu ditanyakan.")
    commands = parser.add_subparsers(title="perintah", metavar="PERINTAH", required=True, parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], what: str, file: bool = True) -> _Parser:
        made: _Parser = commands.add_parser(name, help=what)
        if file:
            made.add_argument("file", type=Path, metavar="BERKAS")
        made.set_defaults(run=run)
        return made

    demo = command("demo", _demo, "jalankan contoh pada registri sintetis Kutai Timur", file=False)
    demo.add_argument("--out", type=Path, default=DEMO_OUT, metavar="FOLDER", help="folder hasil (bawaan: hasil-demo)")

    check = command("check", _check, "periksa berkas registri dan sebutkan semua masalahnya")
    check.add_argument("--as-of", type=_day, metavar="TANGGAL", help="hari acuan, misalnya 2026-11-24")
    where = "tulis semua masalah: CSV, atau XLSX dengan catatan di sel yang bermasalah"
    check.add_argument("--out", type=Path, metavar="BERKAS", help=where)
    check.add_argument("--rejects", type=Path, metavar="BERKAS", help="tulis baris yang ditolak untuk diperbaiki")
    _about_reading(check)
    failing = "status 1 mulai dari: ditolak (bawaan), galat, peringatan"
    check.add_argument("--fail-on", choices=_FAIL_ON, default="ditolak", help=failing, metavar="TINGKAT")

    match = command("match", _match, "cari orang yang mungkin sama walau NIK-nya tidak sama")
    second = "berkas kedua: cari orang yang ada di keduanya"
    match.add_argument("other", nargs="?", type=Path, metavar="BERKAS2", help=second)
    match.add_argument("--out", type=Path, metavar="BERKAS", help="tulis semua pasangan sebagai CSV (data pribadi)")
    match.add_argument("--minimum", type=_score, metavar="SKOR", help="skor terendah yang dimuat, 0-100")
    match.add_argument("--as-of", type=_day, metavar="TANGGAL", help="hari acuan, misalnya 2026-11-24")
    _about_reading(match)

    decide = command("decide", _decide, "putuskan semua keluarga dalam berkas")
    _about_rules(decide)
    decide.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder hasil")

    about_plan(command("plan", _plan, "susun rencana kunjungan: siapa didatangi dan apa yang ditanyakan"), _day)

    explain = command("explain", _explain, "jelaskan keputusan satu keluarga")
    explain.add_argument("--no-kk", required=True, metavar="NOMOR", help="nomor kartu keluarga")
    explain.add_argument("--language", choices=("id", "en"), default="id", help="bahasa penjelasan")
    _about_rules(explain)

    add_arguments(command("report", run_report, ABOUT_REPORT, file=False), _day)
    rules = command("rules", _rules, "tampilkan aturan yang berlaku pada satu hari", file=False)
    rules.add_argument("programme", nargs="?", metavar="KODE", help="kode program, misalnya PKH")
    rules.add_argument("--as-of", type=_day, required=True, metavar="TANGGAL", help="misalnya 2026-11-24")

    pages = command("pages", _pages, "tulis seluruh buku aturan sebagai halaman Markdown", file=False)
    pages.add_argument("folder", type=Path, metavar="FOLDER", help="misalnya docs/rulebook")

    new = command("new-programme", _new_programme, "tulis tiga berkas awal untuk program setempat", file=False)
    new.add_argument("code", metavar="KODE", help="kode program baru, misalnya SANTUNAN_DUKA")
    new.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="folder tujuan (bawaan: folder ini)")
    return parser


def _about_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--layout", default="auto", metavar="NAMA", help="tata letak atau berkas TOML-nya")
    fixing = "izinkan perbaikan, misalnya dd/mm/yyyy (boleh diulang)"
    parser.add_argument("--repair", action="append", default=[], metavar="JENIS", help=fixing)


def _about_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, required=True, metavar="TANGGAL", help="misalnya 2026-11-24")
    parser.add_argument("--programme", action="append", metavar="KODE", help="hanya program ini (boleh diulang)")
    strict = "tanpa anggapan: yang belum dicek dihitung belum diketahui"
    parser.add_argument("--strict", action="store_true", help=strict)
    other = "bacaan lain, misalnya SEMBAKO.desil=1-5"
    parser.add_argument("--reading", action="append", default=[], metavar="KUNCI=NAMA", help=other)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis misalnya 2026-11-24") from None


def _score(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 100:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} bukan skor; tulis bilangan 0 sampai 100")


def _demo(options: argparse.Namespace) -> int:
    from pskslib.cli.demo_reports import demo_reports
    from pskslib.programmes import rulebook
    from pskslib.testing.synthetic import SAMPLE, SAMPLE_AS_OF

    book = rulebook(as_of=SAMPLE_AS_OF)
    with as_file(files("pskslib.testing") / "data" / SAMPLE) as path:
        batch = _read(path, SAMPLE_AS_OF)
    decided = decide(book, batch, _codes(book, None), strict=False)
    write(options.out, batch, decided)
    print(f"Registri contoh (sintetis), {SAMPLE_AS_OF.isoformat()}: {batch!r}")
    show_summary(decided, DEMO_PROGRAMMES)
    show_examples(book, batch, "PKH")
    print(f"\nHasil ditulis di {options.out}/: {', '.join(RESULTS)}")
    for title, place in demo_reports(options.out, book, batch, decided, DEMO_PROGRAMMES):
        print(f"Laporan: {title}: {place}")
    print("Coba berkas sendiri: pskslib decide BERKAS.csv --as-of 2026-11-24 --out hasil")
    return DONE


def _check(options: argparse.Namespace) -> int:
    from pskslib.cli.checking import is_bad, write_workbook

    batch = _read(options.file, options.as_of, options.layout, options.repair)
    _tell(options.file.name, batch, all_of_them=True)
    if options.out is not None and options.out.suffix.lower() == ".xlsx":
        write_workbook(options.out, options.file.name, batch)
    elif options.out is not None:
        write_problems(options.out, batch)
    if options.rejects is not None:
        count = batch.save_rejects(options.rejects)
        print(f"{count} baris yang ditolak ditulis di {options.rejects}")
    if batch.not_records:
        print(f"{options.file.name}: {len(batch.not_records)} baris bukan data (judul, jumlah, kosong)")
    print(f"{options.file.name}: {batch!r}")
    return REJECTED if is_bad(batch, options.fail_on) else DONE


def _match(options: argparse.Namespace) -> int:
    from pskslib.cli.matching import match_lines
    from pskslib.intake.match import find_duplicates, link

    files = [path for path in (options.file, options.other) if path is not None]
    batches = [_read(path, options.as_of, options.layout, options.repair) for path in files]
    for path, batch in zip(files, batches, strict=True):
        _tell(path.name, batch)
        print(f"{path.name}: {batch!r}")
    bar = _Bar("mencocokkan", least=1).show
    if len(batches) == 1:
        matches = find_duplicates(batches[0], minimum=options.minimum, progress=bar)
    else:
        matches = link(*batches, minimum=options.minimum, progress=bar)
    for line in match_lines(matches, (files[0].name, files[-1].name)):
        print(line)
    if options.out is not None:
        print(f"{matches.save(options.out)} pasangan ditulis di {options.out} (berisi data pribadi)")
    return REJECTED if any(batch.rejected for batch in batches) else DONE


def _decide(options: argparse.Namespace) -> int:
    book = _book(options)
    codes = _codes(book, options.programme)
    batch = _read(options.file, options.as_of)
    decided = decide(book, batch, codes, strict=options.strict)
    write(options.out, batch, decided)
    _tell(options.file.name, batch)
    print(f"{options.file.name}: {batch!r}")
    show_summary(decided)
    print(f"\nHasil ditulis di {options.out}/: {', '.join(RESULTS)}")
    return REJECTED if batch.rejected else DONE


def _plan(options: argparse.Namespace) -> int:
    from pskslib.cli.planning import lines, plan, save
    from pskslib.programmes import rulebook

    book = rulebook(as_of=options.as_of)
    codes = _codes(book, options.programme)
    batch = _read(options.file, options.as_of)
    _tell(options.file.name, batch)
    found = plan(book, batch, options, codes)
    print(f"{options.file.name}: {batch!r}")
    for line in lines(found):
        print(line)
    if options.out is not None:
        save(found, options.out)
        print(f"\nRencana ditulis di {options.out} (berisi data pribadi)")
    return REJECTED if batch.rejected else DONE


def _explain(options: argparse.Namespace) -> int:
    from pskslib.errors import UnknownName
    from pskslib.identity import FamilyCardNumber

    book = _book(options)
    codes = _codes(book, options.programme)
    card = FamilyCardNumber.parse(options.no_kk)
    name = options.file.name
    batch = _read(options.file, options.as_of)
    lost = f"{len(batch.rejected)} baris ditolak; lihat: pskslib check {name}" if batch.rejected else ""
    found = [place for place, family in enumerate(batch.families) if family.family_card == card]
    if not found:
        raise UnknownName(f"{name}: tidak ada keluarga dengan nomor KK {card.mask()}" + (f" ({lost})" if lost else ""))
    family, problems = batch.families[found[0]], batch.family_problems[found[0]]
    if problems:
        print(f"galat: {name}: masalah pada baris keluarga ini: {', '.join(problems)}", file=sys.stderr)
    if lost:
        print(f"galat: {name}: {lost}", file=sys.stderr)
    named, strict, language = bool(options.programme), options.strict, options.language
    print(explanation(book, family, codes, all_in_full=named, strict=strict, language=language))
    return REJECTED if batch.rejected else DONE


def _rules(options: argparse.Namespace) -> int:
    from pskslib.classification import classifications
    from pskslib.programmes import rulebook
    from pskslib.rules.stretches import spans

    books = (rulebook(as_of=options.as_of), classifications(as_of=options.as_of))
    if options.programme:
        code = options.programme.upper()
        book = next((b for b in books if any(p.code == code for p in b.programmes)), books[0])
        print(wrapped(book.describe(code)))
        return DONE
    for programme in (p for book in books for p in book.programmes):
        state = "berlaku" if programme.in_force(options.as_of) else "tidak berlaku"
        days = "; ".join(f"{since} s.d. {until or 'sekarang'}" for since, until in spans(programme))
        print(f"{programme.code:24} {programme.name}: {state}; {days}")
    print(f"sidik aturan: {books[0].digest}")
    return DONE


def _pages(options: argparse.Namespace) -> int:
    from pskslib.cli.pages import shipped_pages
    from pskslib.rules.pages import write

    pages = shipped_pages()
    changed = write(options.folder, pages)
    print(f"{options.folder}/: {len(pages)} halaman, {len(changed)} berubah")
    return DONE


def _new_programme(options: argparse.Namespace) -> int:
    from pskslib.cli.new_programme import new_programme, next_steps

    print(next_steps(new_programme(options.code, options.out)))
    return DONE


def _book(options: argparse.Namespace) -> Rulebook:
    from pskslib.programmes import rulebook

    readings = {}
    for text in options.reading:
        key, found, name = text.partition("=")
        if not found:
            raise PskslibError(f"--reading {text!r} harus KUNCI=NAMA, misalnya SEMBAKO.desil=1-5")
        readings[key] = name
    return rulebook(as_of=options.as_of, readings=readings)


def _read(path: Path, as_of: date | None, layout: str = "auto", repair: Sequence[str] = ()) -> Batch:
    from pskslib.intake import read_registry

    bar = _Bar("membaca")
    with suppress(OSError):
        bar.open(path.name, path.stat().st_size)
    try:
        return read_registry(path, layout=layout, as_of=as_of, repair=repair, progress=bar.show)
    finally:
        bar.clear()


def _codes(book: Rulebook, codes: list[str] | None) -> list[str]:
    """Return the codes of the programmes asked for, or of all in force."""
    plans = [book.plan(code) for code in dict.fromkeys(map(str.upper, codes))] if codes else list(book.in_force)
    if not plans:
        spans = "; ".join(f"{p.code} {', '.join(p.spans)}" for p in book.programmes)
        raise NotInForce(f"tidak ada program yang berlaku pada {book.as_of.isoformat()}; yang ada: {spans}")
    return [plan.programme.code for plan in plans]


def _tell(name: str, batch: Batch, *, all_of_them: bool = False) -> None:
    """Write problems to standard error, one line each; warnings only where a person asked for all."""
    shown = batch.problems if all_of_them else batch.errors
    for found in shown[:_MOST_SHOWN]:
        print(found.line(name), file=sys.stderr)
    left = len(batch.problems) - min(len(shown), _MOST_SHOWN)
    if left:
        where = "tidak ditampilkan" if all_of_them else "ada di masalah.csv"
        print(f"{name}: {left} peringatan atau masalah lain {where}", file=sys.stderr)
