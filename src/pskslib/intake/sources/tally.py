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
_FEED, _BLANK = 10, 32


@frozen(kw_only=True)
class Tally:
    """What was counted from the first line behind the heading on.

    Attributes:
        feeds: Line feeds.
        marks: Delimiters.
        controls: Control characters, line feeds and tabs among them.
        blanks: A blank stands at the edge of a cell.
    """

    feeds: int
    marks: int
    controls: int
    blanks: bool


def tally(body: bytes, start: int, mark: bytes, width: int) -> tuple[int, bool, bool, bool]:
    r"""Count the lines of a text without quotes, and what shows that they are all of one width.

    A reader that refuses a line with too many cells, as Polars does, can only be fooled by lines with too few, and
    then there are too few delimiters in all. Only behind the last line that it reads Polars lets a delimiter too many
    pass if no line feed follows: that line is looked at.

    Args:
        body: The file, in UTF-8.
        start: Where the first line behind the heading begins.
        mark: The delimiter.
        width: Cells of the heading.

    Returns:
        Lines; whether the delimiters are as many as they need; whether there is no other control character; whether a
        blank may stand at the edge of a cell.

    Example:
        >>> tally(b"no_kk,nik\n1,2\n3,4", 10, b",", 2), tally(b"no_kk,nik\n1,2,\n3\n4,", 10, b",", 2)
        ((2, True, True, False), (3, False, True, False))
    """
    import numpy as np

    whole = np.frombuffer(body, dtype=np.uint8)
    with Ahead(rows=len(body) // width) as ahead:
        piece = (len(whole) - start) // ahead.threads + 1
        works = [
            ahead.start(partial(_count, whole, at, min(at + piece, len(whole)), mark[0]))
            for at in range(start, len(whole), piece)
        ]
        counted = [work() for work in works]
    feeds = sum(one.feeds for one in counted)
    marks = sum(one.marks for one in counted)
    lines = feeds + (not body.endswith(b"\n"))
    last = body[body.rfind(b"\n") + 1 :]
    even = marks == lines * (width - 1) and (not last or last.count(mark) == width - 1)
    printable = sum(one.controls for one in counted) == feeds + (marks if mark == b"\t" else 0)
    return lines, even, printable, body.endswith(b" ") or any(one.blanks for one in counted)


def _count(whole: np.ndarray[Any, Any], start: int, end: int, mark: int) -> Tally:
    """Count in a part of a text; what stands before it is looked at for blanks only."""
    import numpy as np

    feeds = marks = controls = 0
    blanks = False
    for at in range(start, end, _CHUNK):
        piece = whole[at : min(at + _CHUNK, end)]
        feed, delimiter, blank = piece == _FEED, piece == mark, piece == _BLANK
        feeds += int(np.count_nonzero(feed))
        marks += int(np.count_nonzero(delimiter))
        controls += int(np.count_nonzero(piece < _BLANK))
        if not blanks:
            edge = feed | delimiter
            before = whole[at - 1] if at else _FEED
            across = (edge[0] and before == _BLANK) or (blank[0] and before in (_FEED, mark))
            blanks = bool(across or ((edge[:-1] & blank[1:]) | (blank[:-1] & edge[1:])).any())
    return Tally(feeds=feeds, marks=marks, controls=controls, blanks=blanks)
