"""The proof that no line of a text without quotes is lost, joined or ragged: by counting, without looking at lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.intake.ahead import Ahead

if TYPE_CHECKING:
    import numpy as np

_CHUNK: Final = 1 << 19
"""What NumPy takes at a time: small enough for the cache, large enough for threads not to wait for one another."""
_FEED, _BLANK, _QUOTE, _ASCII = 10, 32, 34, 127


@frozen(kw_only=True)
class Tally:
    """What was counted from the first line behind the heading on.

    Attributes:
        lines: Lines.
        even: They are all as wide as the heading.
        printable: There is no control character but line feeds, and tabs where they delimit.
        plain: There is nothing beyond ASCII.
        blanks: A blank may stand at the edge of a cell.
    """

    lines: int
    even: bool
    printable: bool
    plain: bool
    blanks: bool


def tally(body: bytes, start: int, mark: bytes, width: int) -> Tally | None:
    r"""Count the lines of a text without quotes, and what shows that they are all of one width.

    A reader that refuses a line with too many cells, as Polars does, can only be fooled by lines with too few, and
    then there are too few delimiters in all. Only behind the very last line, where no line feed follows, Polars lets a
    delimiter too many pass: that line is looked at.

    Args:
        body: The file, in UTF-8.
        start: Where the first line behind the heading begins.
        mark: The delimiter.
        width: Cells of the heading.

    Returns:
        What was counted; None where there is a quote, or nothing behind the heading.

    Example:
        >>> clean, ragged = tally(b"no_kk,nik\n1,2\n3,4", 10, b",", 2), tally(b"no_kk,nik\n1,2\n3\n4,", 10, b",", 2)
        >>> clean.lines, clean.even, ragged.lines, ragged.even
        (2, True, 3, False)
    """
    import numpy as np

    if b'"' in body[:start] or start >= len(body):  # a heading alone has nothing to count
        return None
    whole = np.frombuffer(body, dtype=np.uint8)
    with Ahead(rows=len(body) // width) as ahead:
        piece = (len(whole) - start) // ahead.threads + 1
        works = [
            ahead.start(partial(_count, whole, at, min(at + piece, len(whole)), mark[0]))
            for at in range(start, len(whole), piece)
        ]
        counted = [work() for work in works]
    feeds, marks, controls, beyond, quotes, blanks = (sum(column) for column in zip(*counted, strict=True))
    if quotes:
        return None
    lines = feeds + (not body.endswith(b"\n"))
    last = body[body.rfind(b"\n") + 1 :]
    return Tally(
        lines=lines,
        even=marks == lines * (width - 1) and (not last or last.count(mark) == width - 1),
        printable=controls == feeds + (marks if mark == b"\t" else 0),
        plain=not beyond and body[:start].isascii(),
        blanks=bool(blanks) or body.endswith(b" "),
    )


def _count(whole: np.ndarray[Any, Any], start: int, end: int, mark: int) -> tuple[int, int, int, int, int, int]:
    """Count line feeds, delimiters, control characters, bytes beyond ASCII, quotes, and pieces with a blank at an edge.

    What stands before the part is looked at for blanks only.
    """
    import numpy as np

    feeds = marks = controls = beyond = quotes = blanks = 0
    for at in range(start, end, _CHUNK):
        piece = whole[at : min(at + _CHUNK, end)]
        feed, delimiter, blank = piece == _FEED, piece == mark, piece == _BLANK
        feeds += int(np.count_nonzero(feed))
        marks += int(np.count_nonzero(delimiter))
        controls += int(np.count_nonzero(piece < _BLANK))
        beyond += int(piece.max() > _ASCII)
        quotes += int(np.count_nonzero(piece == _QUOTE))
        if not blanks:
            edge = feed | delimiter
            before = whole[at - 1] if at else _FEED
            across = (edge[0] and before == _BLANK) or (blank[0] and before in (_FEED, mark))
            blanks = int(across or ((edge[:-1] & blank[1:]) | (blank[:-1] & edge[1:])).any())
    return feeds, marks, controls, beyond, quotes, blanks
