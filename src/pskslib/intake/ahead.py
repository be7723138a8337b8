"""Several pieces of work at the same time, where a table is large enough to be worth a thread."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

_WORTH: Final = 50_000
"""Rows from which on the work of one column takes longer than starting a thread."""


class Ahead:
    """Starts work before it is asked for; a small table is worked on when asked, in this thread.

    The work must be pure, and nearly all of it outside Python (Polars and NumPy let other threads run meanwhile). What
    is told of it is told by the caller, in the order of the caller.

    Attributes:
        threads: How many pieces are worked on at the same time.

    Example:
        >>> with Ahead(rows=3) as ahead:
        ...     results = [ahead.start(lambda n=n: n * n) for n in (2, 3)]
        ...     [result() for result in results]
        [4, 9]
    """

    def __init__(self, rows: int) -> None:
        """Take the number of rows that each piece of work goes through."""
        self.threads = 1
        self._pool: ThreadPoolExecutor | None = None
        if rows >= _WORTH:
            from concurrent.futures import ThreadPoolExecutor

            import polars as pl

            self.threads = pl.thread_pool_size()
            self._pool = ThreadPoolExecutor(self.threads)

    def start(self, work: Callable[[], T]) -> Callable[[], T]:
        """Start a piece of work.

        Args:
            work: What is to be done.

        Returns:
            What gives its result, or raises what it raised; to be called once.
        """
        return work if self._pool is None else self._pool.submit(work).result

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what runs; what has not begun is not begun after an error."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=kind is not None)
