"""Run a reader that can take down its process in a process of its own, under limits."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from pskslib.errors import IntakeError, MissingExtra
from pskslib.intake import limits

_CHILD: Final = Path(__file__).with_name("reader_child.py")
_NEEDS: Final = {
    "spreadsheet": ("python_calamine", "python-calamine", "xlsx"),
    "parquet": ("polars", "polars", "frame"),
}
_SPLIT: Final = "pecah per kecamatan, atau simpan sebagai CSV"
_WORDS: Final = {
    "baris": f"lembar berisi lebih dari {limits.MOST_ROWS:,} baris".replace(",", ".") + f"; {_SPLIT}",
    "kolom": f"lembar berisi lebih dari {limits.MOST_COLUMNS} kolom; hapus isi sel yang jauh di kanan",
    "lembar": f"berkas berisi lebih dari {limits.MOST_SHEETS} lembar; simpan lembar datanya saja",
    "isi": f"isi semua sel terlalu panjang; {_SPLIT}",
    "memori": "pembacaannya meminta memori terlalu banyak, biasanya karena ada isi di sel yang sangat jauh; "
    f"hapus baris dan kolom kosong di ujung lembar, atau {_SPLIT}",
    "sandi": "berkas dikunci dengan sandi; buka, hapus sandinya, lalu simpan lagi",
    "rusak": "isi berkas rusak dan tidak dapat dibaca; buka, lalu simpan lagi sebagai XLSX atau CSV",
}


def read_isolated(kind: Literal["spreadsheet", "parquet"], raw: bytes, name: str) -> Iterator[bytes]:
    """Read a file in another process and return the frames that it sends.

    Args:
        kind: Which reader.
        raw: The file.
        name: What to call it in a message.

    Returns:
        Frames, as ``reader_child.py`` says.

    Raises:
        IntakeError: The file goes over a limit, is damaged, or ended the reader.
        MissingExtra: The reader is not installed.
    """
    module, package, extra = _NEEDS[kind]
    if importlib.util.find_spec(module) is None:
        raise MissingExtra(package, extra=extra)
    most = {
        "rows": limits.MOST_ROWS,
        "columns": limits.MOST_COLUMNS,
        "sheets": limits.MOST_SHEETS,
        "chars": limits.READER_CHARS,
        "memory": limits.READER_BYTES,
    }
    # -I and -S: nothing of the user's site or environment runs in it; modules are found as here.
    command = [sys.executable, "-I", "-S", str(_CHILD), kind, json.dumps(most), json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=limits.READER_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise IntakeError(f"{name}: pembacaan lebih dari {limits.READER_SECONDS} detik; {_SPLIT}") from None
    except OSError:
        raise IntakeError(f"{name}: proses pembaca tidak dapat dimulai; simpan berkasnya sebagai CSV") from None
    frames = list(_frames(done.stdout))
    if done.returncode == 0 and frames:
        return iter(frames)
    word = _word(frames[-1]) if done.returncode == 3 and frames else "memori"  # else it was ended by the system
    if kind == "parquet" and word == "memori":
        word = "isi"
    raise IntakeError(f"{name}: {_WORDS[word]}") from None


def _frames(raw: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(raw):
        end = at + 8 + int.from_bytes(raw[at : at + 8], "big")
        yield raw[at + 8 : end]
        at = end


def _word(frame: bytes) -> str:
    word: object = json.loads(frame).get("error")
    return word if isinstance(word, str) and word in _WORDS else "rusak"
