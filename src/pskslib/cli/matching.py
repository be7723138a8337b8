"""What ``match`` tells: how many pairs there are, the best ones without names, and what was not compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pskslib.intake.match import Matches

_SHOWN: Final = 10
_MOST_BLOCKS: Final = 5


def match_lines(matches: Matches, names: tuple[str, str]) -> Iterator[str]:
    """Yield what a person reads on the screen; it names nobody.

    Args:
        matches: The pairs.
        names: The files of the first and the second of each pair.
    """
    yield repr(matches)
    bands = Counter(score // 10 * 10 for score in matches.table["skor"].to_list())
    for band, count in sorted(bands.items(), reverse=True):
        yield f"  skor {band}{'' if band == 100 else f'-{band + 9}'}: {count} pasangan"
    for row in matches.table.head(_SHOWN).iter_rows(named=True):
        places = f"{names[0]} baris {row['baris_1']} dan {names[1]} baris {row['baris_2']}"
        yield f"  {row['skor']:3} {places}: {row['alasan']}"
    if len(matches) > _SHOWN:
        yield f"  ... {len(matches) - _SHOWN} pasangan lagi"
    if matches.same_nik:
        yield f"{matches.same_nik} pasangan dengan NIK yang sama tidak dimuat di sini"
    for block in matches.left_out[:_MOST_BLOCKS]:
        yield f"peringatan: {block.line()}"
    if len(matches.left_out) > _MOST_BLOCKS:
        yield f"peringatan: {len(matches.left_out) - _MOST_BLOCKS} kelompok besar lain; pasangan di situ dapat terlewat"
    yield "Ini dugaan untuk diperiksa orang; tidak ada yang digabung atau dihapus."
