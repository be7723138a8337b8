"""Linear programmes over how far the numbers of a publication may move, by HiGHS; every answer is checked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.errors import MissingExtra

if TYPE_CHECKING:
    import highspy

INFINITE: Final = float("inf")
_CLOSE: Final = 1e-6
_OPTIONS: Final[dict[str, bool | float | str]] = {
    "output_flag": False,
    "log_to_console": False,
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "solver": "simplex",
    "mip_rel_gap": 0.0,
}
Terms = Sequence[tuple[int, int]]


@frozen
class Line:
    """One condition: the terms add up to something between two bounds.

    Attributes:
        terms: Pairs of a column and its factor.
        low: Least sum.
        high: Greatest sum.
    """

    terms: Terms
    low: float
    high: float


class Programme:
    """A linear programme that is asked many times, each time with a little changed."""

    def __init__(self, lower: Iterable[float], upper: Iterable[float], lines: Sequence[Line]) -> None:
        """Set it up.

        Args:
            lower: Lower bound of every column.
            upper: Upper bound of every column.
            lines: The conditions.

        Raises:
            MissingExtra: The extra ``publish`` is not installed.
        """
        try:
            import highspy
        except ImportError:
            raise MissingExtra("highspy", extra="publish") from None
        import numpy as np

        lowest, highest = np.array([*lower], dtype=float), np.array([*upper], dtype=float)
        self._size = len(lowest)
        self._all = np.arange(self._size, dtype=np.int32)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._size, len(lines)
        model.col_cost_ = np.zeros(self._size)
        model.col_lower_, model.col_upper_ = lowest, highest
        model.row_lower_ = np.array([line.low for line in lines], dtype=float)
        model.row_upper_ = np.array([line.high for line in lines], dtype=float)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line.terms))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array([column for line in lines for column, _ in line.terms], dtype=np.int32)
        model.a_matrix_.value_ = np.array([factor for line in lines for _, factor in line.terms], dtype=float)

        class Quiet(highspy.Highs):
            def enableCallbacks(self) -> None:
                self.setOptionValue("output_flag", False)

        self._highs: highspy.Highs = Quiet()  # type: ignore[no-untyped-call]
        for name, value in _OPTIONS.items():
            self._highs.setOptionValue(name, value)
        self._highs.passModel(model)
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._kinds: Any = highspy.HighsVarType
        self._whole = False

    def bound(self, column: int, lower: float, upper: float) -> None:
        """Bound one column anew."""
        self._highs.changeColBounds(column, lower, upper)

    def cost(self, costs: Sequence[float]) -> None:
        """Give every column its cost; the least sum is sought."""
        import numpy as np

        self._highs.changeColsCost(self._size, self._all, np.array(costs, dtype=float))

    def solve(self) -> list[float] | None:
        """Return a best answer, or None where there is none."""
        self._highs.run()
        if self._highs.getModelStatus() != self._optimal:
            self._highs.clearSolver()  # an answer never depends on how an earlier question failed
            self._highs.run()
            if self._highs.getModelStatus() != self._optimal:
                return None
        return list(self._highs.getSolution().col_value)

    def solve_whole(self, columns: Iterable[int]) -> list[float] | None:
        """Return a best answer in which some columns are whole numbers, or None."""
        for column in columns:
            self._highs.changeColIntegrality(column, self._kinds.kInteger)
        try:
            return self.solve()
        finally:
            for column in columns:
                self._highs.changeColIntegrality(column, self._kinds.kContinuous)


def whole(values: Iterable[float]) -> list[int] | None:
    """Return numbers that are whole but for rounding, or None where one is not.

    Example:
        >>> whole([2.0000000001, -1.0]), whole([0.5])
        ([2, -1], None)
    """
    found = []
    for value in values:
        nearest = round(value)
        if abs(value - nearest) > _CLOSE:
            return None
        found.append(nearest)
    return found
