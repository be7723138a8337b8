"""Pictures of a report's own tables, as SVG that can be read in black and white and carries its text alternative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pskslib.publishing.charts import bars, matrix, pyramid, tiles, trend
from pskslib.publishing.charts.drawing import Drawing, drawing
from pskslib.publishing.charts.svg import Svg
from pskslib.reports import ChartKind, Report

__all__ = ["Svg", "draw"]

_KINDS: Final[dict[ChartKind, Callable[[Drawing], Svg]]] = {
    ChartKind.BARS: bars.draw,
    ChartKind.TREND: trend.draw,
    ChartKind.PYRAMID: pyramid.draw,
    ChartKind.TILES: tiles.draw,
    ChartKind.MATRIX: matrix.draw,
}


def draw(report: Report) -> tuple[Svg, ...]:
    """Draw the charts of a report.

    Args:
        report: The report.

    Returns:
        One picture a chart, in their order. What is hidden in the table is hatched with a star, whatever its size.

    Raises:
        ReportError: A chart cannot be drawn from its columns.
    """
    return tuple(_KINDS[chart.kind](drawing(report, chart, number)) for number, chart in enumerate(report.charts, 1))
