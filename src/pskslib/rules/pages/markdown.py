"""The few pieces of Markdown that the pages need; text is written so that no letter of it becomes markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pskslib.rules.phrases import Told

MADE: Final = "<!-- Dibuat dari aturan; jangan ubah di sini. Ubah aturannya, lalu jalankan: make rulebook -->"
"""How every page begins: a file without it was written by somebody."""
_MARKUP: Final = re.compile(r"[\\*`<~]|(?<!\w)_|_(?!\w)|(?<=\])\(")
_START: Final = re.compile(r"^(\d+)(?=[.)]\s)|^(?=[#>+-]\s)")
_WIDTH: Final = 96


def plain(text: str) -> str:
    r"""Write text as it is: signs that Markdown would take for markup are escaped.

    >>> print(plain("1. a * b_c < _d_ [S1]"), plain("# x"))
    1\. a \* b_c \< \_d\_ [S1] \# x
    """
    escaped = _MARKUP.sub(lambda found: "\\" + found[0], " ".join(text.split()))
    return _START.sub(lambda found: f"{found[0]}\\", escaped)


def anchor(heading: str) -> str:
    """Return the name by which a heading can be linked to, as most readers of Markdown make it.

    >>> anchor("PPKS-03: Anak yang Berhadapan dengan Hukum (ABH)")
    'ppks-03-anak-yang-berhadapan-dengan-hukum-abh'
    """
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    r"""Return the lines of a table; cells are Markdown already, and pipes in them are escaped.

    >>> print(*table(["a", "b"], [["1|2", ""]]), sep=chr(10))
    | a | b |
    | --- | --- |
    | 1\|2 |  |
    """
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines]


def bullets(told: Iterable[Told], indent: str = "") -> Iterator[str]:
    """Yield lines of a nested list."""
    for item in told:
        yield f"{indent}- {plain(item.text)}"
        yield from bullets(item.parts, f"{indent}  ")


def fenced(text: str) -> list[str]:
    """Return text as a block that keeps its lines and indents; long lines are broken."""
    lines = ["```text"]
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        lines += textwrap.wrap(
            line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return [*lines, "```"]


def blocks(*parts: Iterable[str]) -> list[str]:
    """Join blocks of lines with one blank line between them; empty ones are left out."""
    joined: list[str] = []
    for part in parts:
        lines = list(part)
        if lines:
            joined += ["", *lines] if joined else lines
    return joined
