"""A progress bar for a person who waits; the library itself draws nothing."""

from __future__ import annotations

import sys
from typing import Final, TextIO

LONG_FILE: Final = 2_000_000
"""From this size on it is told that a file is being opened."""


class Bar:
    """A progress bar on standard error, only where a person watches it.

    Attributes:
        what: What is going on.
        out: Where it is drawn.
        least: Fewer steps are not worth a bar.
    """

    def __init__(self, what: str, out: TextIO | None = None, least: int = 1000) -> None:
        self.what, self.least = what, least
        self.out = sys.stderr if out is None else out

    def open(self, name: str, size: int) -> None:
        """Tell that a long file is being opened, before its rows are known."""
        if self.out.isatty() and size >= LONG_FILE:
            self.out.write(f"\rmembuka {name} ({size / 1e6:.0f} MB) ...")
            self.out.flush()

    def show(self, done: int, total: int) -> None:
        """Draw the bar; nothing is drawn into a file or pipe."""
        if not self.out.isatty() or total < self.least:
            return
        filled = 30 * done // total
        bar = f"\r{self.what} [{'#' * filled}{'.' * (30 - filled)}] {done:,}/{total:,}".replace(",", ".")
        self.out.write(f"{bar}\033[K")
        if done + self.least // 2 >= total:
            self.out.write("\r\033[K")
        self.out.flush()

    def clear(self) -> None:
        """Take away what still stands there."""
        if self.out.isatty():
            self.out.write("\r\033[K")
            self.out.flush()
