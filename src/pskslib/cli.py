"""The command line: ``pskslib demo | check | decide | explain | rules``.

Exit status: 0 done; 1 the file has rejected rows (the rest was done); 2 unusable input or arguments.
Problems go to standard error, one line each, with file, row and column.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

from pskslib.errors import NotInForce, PskslibError

if TYPE_CHECKING:
    from pskslib.intake import Batch
    from pskslib.rules import Decision, Outcome, Rulebook

DONE: Final = 0
REJECTED: Final = 1
UNUSABLE: Final = 2
DEMO_OUT: Final = Path("hasil-demo")
_MOST_SHOWN: Final = 10_000
_WIDTH: Final = 100
DECISION_COLUMNS: Final = (
    *("no_kk", "id_orang", "nik", "programme", "outcome", "amount_low", "amount_high"),
    *("unmet", "unknown", "presumed", "masalah"),
)
"""Columns of ``decisions.csv``; codes are joined by ``;``."""


_TRANSLATED: Final = (
    (r"the following arguments are required: (.*)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"(.*)invalid choice: (.*) \(choose from (.*)\)", r"\1\2 tidak ada; pilihan: \3"),
    (r"(.*)expected one argument", r"\1butuh satu nilai"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 bisa berarti \2"),
    (r"argument (.*)", r"\1"),
)
"""What argparse complains of, in Bahasa Indonesia; applied one after the other."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help text in Bahasa Indonesia."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
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
        raise _BadArguments(f"{self.prog}: argumen tidak dapat dipakai: {message}. Lihat {self.prog} --help")


class _BadArguments(Exception):
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words after ``pskslib``; by default those of the process.

    Returns:
        The exit status.
    """
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except _BadArguments as error:
        print(f"galat: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (PskslibError, OSError) as error:
        print(f"galat: {error}", file=sys.stderr)
        return UNUSABLE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pskslib",
        description="Aturan kesejahteraan sosial: siapa berhak, mengapa, dan apa yang perlu ditanyakan.",
    )
    commands = parser.add_subparsers(title="perintah", metavar="PERINTAH", required=True, parser_class=_Parser)

    demo = commands.add_parser("demo", help="jalankan contoh pada registri sintetis Kutai Timur")
    demo.add_argument("--out", type=Path, default=DEMO_OUT, metavar="FOLDER", help="folder hasil (bawaan: hasil-demo)")
    demo.set_defaults(run=_demo)

    check = commands.add_parser("check", help="periksa berkas registri dan sebutkan semua masalahnya")
    check.add_argument("file", type=Path, metavar="BERKAS")
    check.add_argument("--as-of", type=_day, metavar="TANGGAL", help="hari acuan, misalnya 2026-11-24")
    check.set_defaults(run=_check)

    decide = commands.add_parser("decide", help="putuskan semua keluarga dalam berkas")
    decide.add_argument("file", type=Path, metavar="BERKAS")
    _about_rules(decide)
    decide.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder hasil")
    decide.set_defaults(run=_decide)

    explain = commands.add_parser("explain", help="jelaskan keputusan satu keluarga")
    explain.add_argument("file", type=Path, metavar="BERKAS")
    explain.add_argument("--no-kk", required=True, metavar="NOMOR", help="nomor kartu keluarga")
    explain.add_argument("--language", choices=("id", "en"), default="id", help="bahasa penjelasan")
    _about_rules(explain)
    explain.set_defaults(run=_explain)

    rules = commands.add_parser("rules", help="tampilkan aturan yang berlaku pada satu hari")
    rules.add_argument("programme", nargs="?", metavar="KODE", help="kode program, misalnya PKH")
    rules.add_argument("--as-of", type=_day, required=True, metavar="TANGGAL", help="misalnya 2026-11-24")
    rules.set_defaults(run=_rules)
    return parser


def _about_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, required=True, metavar="TANGGAL", help="misalnya 2026-11-24")
    parser.add_argument("--programme", action="append", metavar="KODE", help="hanya program ini (boleh diulang)")
    parser.add_argument(
        "--strict", action="store_true", help="tanpa anggapan: yang belum dicek dihitung belum diketahui"
    )
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="KUNCI=NAMA",
        help="bacaan lain, misalnya SEMBAKO.desil=1-5",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis misalnya 2026-11-24") from None


# --- the commands -----------------------------------------------------------------------------------


def _demo(options: argparse.Namespace) -> int:
    from pskslib.programmes import rulebook
    from pskslib.testing.synthetic import SAMPLE, SAMPLE_AS_OF

    book = rulebook(as_of=SAMPLE_AS_OF)
    with as_file(files("pskslib.testing") / "data" / SAMPLE) as path:
        batch = _read(path, SAMPLE_AS_OF)
    print(f"Registri contoh (sintetis), {SAMPLE_AS_OF.isoformat()}: {batch!r}")
    decisions = _decisions(book, batch, None, strict=False)
    _write(options.out, batch, decisions)
    _show_summary(options.out, decisions)
    _show_examples(decisions)
    print(f"\nHasil ditulis di {options.out}/: decisions.csv, ringkasan-kecamatan.csv, masalah.csv")
    print("Coba berkas sendiri: pskslib decide BERKAS.csv --as-of 2026-11-24 --out hasil")
    return DONE


def _check(options: argparse.Namespace) -> int:
    batch = _read(options.file, options.as_of)
    _tell(options.file.name, batch, all_of_them=True)
    print(f"{options.file.name}: {batch!r}")
    return REJECTED if batch.rejected else DONE


def _decide(options: argparse.Namespace) -> int:
    book = _book(options)
    batch = _read(options.file, options.as_of)
    decisions = _decisions(book, batch, options.programme, strict=options.strict)
    _write(options.out, batch, decisions)
    _tell(options.file.name, batch)
    print(f"{options.file.name}: {batch!r}")
    _show_summary(options.out, decisions)
    print(f"\nHasil ditulis di {options.out}/: decisions.csv, ringkasan-kecamatan.csv, masalah.csv")
    return REJECTED if batch.rejected else DONE


def _explain(options: argparse.Namespace) -> int:
    from pskslib.errors import UnknownName
    from pskslib.identity import FamilyCardNumber

    book = _book(options)
    card = FamilyCardNumber.parse(options.no_kk)
    batch = _read(options.file, options.as_of)
    found = [family for family in batch.families if family.family_card == card]
    if not found:
        raise UnknownName(f"{options.file.name}: tidak ada keluarga dengan nomor KK {card.mask()}")
    codes = options.programme or [plan.programme.code for plan in book.in_force]
    texts = [book.decide(found[0], code.upper(), strict=options.strict).explain(options.language) for code in codes]
    print("\n\n".join(map(wrapped, texts)))
    return DONE


def _rules(options: argparse.Namespace) -> int:
    from pskslib.programmes import rulebook

    book = rulebook(as_of=options.as_of)
    if options.programme:
        print(wrapped(book.describe(options.programme.upper())))
        return DONE
    for programme in book.programmes:
        state = "berlaku" if programme.in_force(options.as_of) else "tidak berlaku"
        print(f"{programme.code:10} {programme.name:30} {state}; {'; '.join(programme.spans)}")
    print(f"sidik aturan: {book.digest}")
    return DONE


# --- pieces -----------------------------------------------------------------------------------------


def _book(options: argparse.Namespace) -> Rulebook:
    from pskslib.programmes import rulebook

    readings = {}
    for text in options.reading:
        key, found, name = text.partition("=")
        if not found:
            raise _BadArguments(f"--reading {text!r} harus KUNCI=NAMA, misalnya SEMBAKO.desil=1-5")
        readings[key] = name
    return rulebook(as_of=options.as_of, readings=readings)


def _read(path: Path, as_of: date | None) -> Batch:
    from pskslib.intake import read_registry

    return read_registry(path, as_of=as_of, progress=_Bar("membaca").show)


def _decisions(book: Rulebook, batch: Batch, codes: list[str] | None, *, strict: bool) -> list[tuple[int, Decision]]:
    """Decide every family for every programme asked; pairs with the place of the family."""
    plans = [book.plan(code.upper()) for code in codes] if codes else list(book.in_force)
    if not plans:
        spans = "; ".join(f"{p.code} {', '.join(p.spans)}" for p in book.programmes)
        raise NotInForce(f"tidak ada program yang berlaku pada {book.as_of.isoformat()}; yang ada: {spans}")
    bar = _Bar("memutuskan")
    decided = []
    for place, family in enumerate(batch.families):
        decided += [(place, book.decide(family, plan.programme.code, strict=strict)) for plan in plans]
        if place % 200 == 0:
            bar.show(place, len(batch.families))
    return decided


def _write(folder: Path, batch: Batch, decisions: list[tuple[int, Decision]]) -> None:
    from pskslib.intake.problems import COLUMNS

    folder.mkdir(parents=True, exist_ok=True)
    rows = (_decision_row(decision, batch.family_problems[place]) for place, decision in decisions)
    write_table(folder / "decisions.csv", DECISION_COLUMNS, rows)
    write_table(folder / "masalah.csv", COLUMNS, (p.as_row() for p in batch.problems))


def _decision_row(decision: Decision, problems: tuple[str, ...]) -> dict[str, str]:
    subject, amount = decision.subject, decision.amount
    codes = [c.code for c in decision.plan.criteria]
    return {
        "no_kk": subject.family_card or "",
        "id_orang": subject.person_id or "",
        "nik": subject.nik or "",
        "programme": decision.programme,
        "outcome": decision.outcome.value,
        "amount_low": "" if amount is None else str(amount.low),
        "amount_high": "" if amount is None or amount.high is None else str(amount.high),
        "unmet": ";".join(c for c, v in zip(codes, decision.verdicts, strict=True) if v is False),
        "unknown": ";".join(c for c, v in zip(codes, decision.verdicts, strict=True) if v is None),
        "presumed": ";".join(decision.presumed),
        "masalah": ";".join(problems),
    }


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV file whole or not at all; every cell is quoted, and none can start a formula."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    part.replace(path)


def _harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) else cell


def _show_summary(folder: Path, decisions: list[tuple[int, Decision]]) -> None:
    from pskslib.regions import kutim
    from pskslib.reports import summary_by_kecamatan
    from pskslib.reports.kecamatan import COLUMNS

    summary = summary_by_kecamatan((decision for _, decision in decisions), kutim())
    write_table(folder / "ringkasan-kecamatan.csv", COLUMNS, (row.as_row() for row in summary.rows))
    for total in summary.totals:
        print(f"\n{total.programme}: keluarga dan anggaran per kecamatan")
        print(summary.as_text(total.programme))


def _show_examples(decisions: list[tuple[int, Decision]]) -> None:
    from pskslib.rules import Outcome

    titles: dict[Outcome, str] = {
        Outcome.ELIGIBLE: "Contoh yang memenuhi syarat",
        Outcome.INELIGIBLE: "Contoh yang tidak memenuhi syarat",
        Outcome.UNDETERMINED: "Contoh yang belum dapat ditentukan",
    }
    for outcome, title in titles.items():
        for _, decision in decisions:
            if decision.outcome is outcome and decision.programme == "PKH" and _is_telling(decision):
                print(f"\n--- {title} ---\n{wrapped(decision.explain())}")
                break


def _is_telling(decision: Decision) -> bool:
    """Whether a decision shows well what the library does (an amount, a question, one reason)."""
    amount = decision.amount
    if decision.outcome.value == "eligible":
        return amount is not None and amount.exact and amount.low > 3_000_000
    return decision.verdicts.count(False) + decision.verdicts.count(None) <= 2


def _tell(name: str, batch: Batch, *, all_of_them: bool = False) -> None:
    """Write problems to standard error, one line each; warnings only where a person asked for all."""
    shown = batch.problems if all_of_them else batch.errors
    for found in shown[:_MOST_SHOWN]:
        print(found.line(name), file=sys.stderr)
    left = len(batch.problems) - min(len(shown), _MOST_SHOWN)
    if left:
        print(f"{name}: {left} peringatan atau masalah lain ada di masalah.csv", file=sys.stderr)


def wrapped(text: str) -> str:
    """Break long lines for a terminal, keeping each line's indent."""
    lines = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        lines += textwrap.wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False) or [""]
    return "\n".join(lines)


class _Bar:
    """A progress bar on standard error, only where a person watches it."""

    def __init__(self, what: str, out: TextIO | None = None) -> None:
        self.what = what
        self.out = sys.stderr if out is None else out

    def show(self, done: int, total: int) -> None:
        """Draw the bar; nothing is drawn into a file or pipe."""
        if not self.out.isatty() or total < 1000:
            return
        filled = 30 * done // total
        self.out.write(f"\r{self.what} [{'#' * filled}{'.' * (30 - filled)}] {done:,}/{total:,}".replace(",", "."))
        self.out.write("\r\033[K" if done + 500 >= total else "")
        self.out.flush()


if __name__ == "__main__":
    raise SystemExit(main())
