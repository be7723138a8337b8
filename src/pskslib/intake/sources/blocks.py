"""The book of residents (BIP): a line for the family, then its members, again and again; made one row a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pskslib.intake.sources.grid import Row

HEADING: Final = (
    *("No", "Nama", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Hubungan"),
    *("Agama", "Pendidikan", "Pekerjaan", "Nama Ibu", "Nama Ayah", "No. KK", "Alamat"),
)
_MEMBER: Final = 12
_CARD: Final = re.compile(r"\s*No\.?\s*KK\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_ADDRESS: Final = re.compile(r"\s*Alamat\s*:\s*(.*?)\s*(?:,\s*Nama Dusun\s*:.*)?", re.IGNORECASE | re.DOTALL)
_END: Final = "keterangan:"
_SEARCHED: Final = 60

Blocks = tuple[tuple[str, ...], list[Row], list[int], list[tuple[int, str]]]


def family_blocks(rows: Iterable[Row]) -> Blocks | None:
    """Turn a sheet of blocks into one row a person.

    Args:
        rows: Every row of the sheet.

    Returns:
        Heading, rows, their line numbers, and the lines that are no records; None where the sheet has no blocks.

    Example:
        >>> head = ("No. KK : 6408040101089901", None, "Alamat : Jl. Poros, Nama Dusun : -, RT/RW : -/-", *[None] * 9)
        >>> heading, people, lines, rest = family_blocks([head, ("1", "Siti", *[None] * 10)])
        >>> people[0][1], people[0][12:], lines
        ('Siti', ('6408040101089901', 'Jl. Poros'), [2])
    """
    card = address = None
    people: list[Row] = []
    lines: list[int] = []
    rest: list[tuple[int, str]] = []
    started = ended = False
    for line, row in enumerate(rows, start=1):
        first = (row[0] or "").strip()
        if not started and line > _SEARCHED:
            return None
        if ended or not any(row):
            rest.append((line, "keterangan" if any(row) else "kosong"))
        elif found := _CARD.fullmatch(first):
            started, card = True, found[1].strip() or None
            told = _ADDRESS.fullmatch(row[2] or "") if len(row) > 2 else None
            address = (told[1] or None) if told else None
            rest.append((line, "baris keluarga"))
        elif started and first.replace(" ", "").casefold().startswith(_END):
            ended = True
            rest.append((line, "keterangan"))
        elif started and first.isascii() and first.isdigit() and any(row[1:3]) and not _numbers(row):
            cells = (*row[:_MEMBER], *(None,) * (_MEMBER - len(row)))
            people.append((*cells, card, address))
            lines.append(line)
        elif started and any(len(re.sub("[^0-9]", "", cell or "")) == 16 for cell in row):
            # Not numbered, but it holds a NIK: somebody is in it, and it must not vanish.
            people.append((*row[:_MEMBER], *(None,) * (_MEMBER - len(row)), card, address))
            lines.append(line)
        else:
            rest.append((line, "judul"))
    return (HEADING, people, lines, rest) if started else None


def _numbers(row: Row) -> bool:
    """Tell the row 1, 2, 3, ... under a heading."""
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and filled == [str(n + 1) for n in range(len(filled))]
