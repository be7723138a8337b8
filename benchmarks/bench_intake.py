"""``make bench-intake``: read, validate and type a registry, beside Polars' bare read and a validator with like checks.

One run, same file, same machine. The peers run in processes of their own, so that memory can be told apart. The
validator is dataframely in an environment of its own (``benchmarks/requirements-intake.txt``); fastexcel stands beside
it, through which Polars reads spreadsheets. Without that environment their lines say so. The file is made up, 12
canonical columns, every family together, nothing wrong with it; the spreadsheet holds its first 10^5 rows, every cell
as text.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from pskslib.regions import kutim

HERE = Path(__file__).parent
HEADING = (
    *("no_kk", "nik", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga"),
    *("kode_desa", "desil", "hamil", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
NAMES = ("Siti Aminah", "Budi Santoso", "Ahmad Fauzi", "Dewi Lestari", "Rina", "Joko Putra", "Nur Hidayah", "M. Ali")
BARE = """
import sys, time, resource
import polars as pl
read = {"parquet": pl.read_parquet, "xlsx": pl.read_excel}.get(sys.argv[1].rsplit(".")[-1], pl.read_csv)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(3):
    start = time.perf_counter()
    table = read(sys.argv[1])
    times.append(time.perf_counter() - start)
text = table.cast(pl.String)
print(min(times), text.estimated_size())
"""
OURS = """
import sys, time, resource
from datetime import date
import numpy, polars
from pskslib.intake import limits, read_registry
limits.MOST_BYTES = 10**9  # a regency in one file; an office that has the memory sets it so
limits.READER_BYTES = 8 * 10**9
limits.READER_CHARS = 10**9
read_registry(b"no_kk,nik\\n6408040101089901,\\n")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
batch = read_registry(sys.argv[1], as_of=date(2026, 11, 24))
first = time.perf_counter() - start
peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
assert batch.accepted == batch.rows == int(sys.argv[2]), batch
assert not batch.errors, batch.errors[:3]
del batch
start = time.perf_counter()
read_registry(sys.argv[1], as_of=date(2026, 11, 24))
print(min(first, time.perf_counter() - start), peak)
"""


def make(path: Path, count: int) -> None:
    """Write a clean registry."""
    rnd = random.Random(1)
    villages = [village.code.dotted for village in kutim().villages]
    used: set[str] = set()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(HEADING) + "\n")
        row = family = 0
        while row < count:
            village, decile, head = rnd.choice(villages), rnd.randint(1, 10), date(1950, 1, 1)
            region = "".join(village.split(".")[:3])
            made = family // 9998
            card = f"{region}{1 + made % 28:02}{1 + made // 28 % 12:02}08{family % 9998 + 1:04}"
            family += 1
            for place in range(min(rnd.randint(1, 6), count - row)):
                sex = rnd.choice("LP")
                born = head + timedelta(days=rnd.randrange(12_000) + (0 if place == 0 else 15_000))
                day = born.day + (40 if sex == "P" else 0)
                nik = f"{region}{day:02}{born:%m%y}{rnd.randint(1, 9999):04}"
                while nik in used:
                    nik = f"{nik[:12]}{rnd.randint(1, 9999):04}"
                used.add(nik)
                cells = (
                    *(card, nik, rnd.choice(NAMES), sex, born.isoformat(), "anak" if place else "kepala keluarga"),
                    *(
                        village,
                        str(decile),
                        "tidak" if sex == "P" else "",
                        rnd.choice(("", "SD", "SMP", "SMA", "tidak")),
                    ),
                    *("tidak", "tidak"),
                )
                file.write(",".join(cells) + "\n")
                row += 1


def make_xlsx(path: Path, source: Path, count: int) -> int:
    """Write the first rows of a registry as a spreadsheet; return how many there are."""
    import xlsxwriter

    with source.open(encoding="utf-8") as lines, xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("warga")
        rows = 0
        for rows, line in zip(range(count + 1), lines, strict=False):
            for place, cell in enumerate(line.rstrip("\n").split(",")):
                if cell:
                    sheet.write_string(rows, place, cell)
    return rows


def run(python: str, code: str, *arguments: str) -> list[float]:
    """Run a program in a process of its own; return the numbers that it prints last."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} if python == sys.executable else dict(os.environ)
    done = subprocess.run([python, "-c", code, *arguments], capture_output=True, text=True, check=True, env=env)
    return [float(word) for word in done.stdout.split()[-2:]]


def line(name: str, value: float, unit: str, most: float | None = None) -> None:
    """Print one figure."""
    verdict = "" if most is None else f" (target <= {most:g}) {'ok' if value <= most else 'missed'}"
    print(f"{name}: {value:.2f} {unit}{verdict}", flush=True)


def spreadsheets(source: Path, rows: int, python: str) -> None:
    """Print the figures of a spreadsheet."""
    path = source.with_suffix(".xlsx")
    rows = make_xlsx(path, source, rows)
    ours, peak = run(sys.executable, OURS, str(path), str(rows))
    line(f"XLSX, {rows} rows: read_registry", ours, "s")
    line("XLSX: memory at the peak, beside the reader's own process", peak / 1e6, "MB")
    if not Path(python).exists():
        print("XLSX: Polars' bare read: fastexcel is not installed; see benchmarks/requirements-intake.txt")
        return
    bare, size = run(python, BARE, str(path))
    line("XLSX: Polars' bare read", bare, "s")
    line("XLSX: read_registry / bare read", ours / bare, "x")
    line("XLSX: memory at the peak / cells as text in memory", peak / size, "x", 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--xlsx-rows", type=int, default=100_000)
    parser.add_argument("--validator", default=str(HERE / ".venv-intake" / "bin" / "python"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registri.csv"
        make(path, options.rows)
        import polars as pl

        parquet = path.with_suffix(".parquet")
        pl.read_csv(path, infer_schema=False).write_parquet(parquet)
        csv_time = 0.0
        for file in (path, parquet):
            bare, size = run(sys.executable, BARE, str(file))
            ours, peak = run(sys.executable, OURS, str(file), str(options.rows))
            kind = file.suffix[1:].upper()
            line(f"{kind}, {options.rows} rows: Polars' bare read", bare, "s")
            line(f"{kind}: read_registry", ours, "s")
            line(f"{kind}: read_registry / bare read", ours / bare, "x", 4 if kind == "CSV" else None)
            line(f"{kind}: memory at the peak / cells as text in memory", peak / size, "x", 3)
            csv_time = csv_time or ours
        spreadsheets(path, options.xlsx_rows, options.validator)
        if not Path(options.validator).exists():
            print("validator: not installed; see benchmarks/requirements-intake.txt")
            return
        code = (HERE / "peer_dataframely.py").read_text(encoding="utf-8")
        theirs, found = run(options.validator, code, str(path))
        line("dataframely: read, validate, type", theirs, "s")
        assert found == options.rows
        line("read_registry / dataframely", csv_time / theirs, "x", 1)


if __name__ == "__main__":
    main()
