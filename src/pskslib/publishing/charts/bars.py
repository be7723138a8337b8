"""Horizontal bars: a row a kecamatan, a bar a series."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from pskslib.publishing import wording
from pskslib.publishing.charts import svg
from pskslib.publishing.charts.drawing import Drawing, Point
from pskslib.publishing.charts.svg import Svg

MOST_ROWS: Final = 40
"""More bars than this are no picture; the table has them all."""
_LEFT: Final = 128.0
_RIGHT: Final = 338.0
_BAR: Final = 15.0


def draw(drawing: Drawing) -> Svg:
    """Return the picture."""
    shapes = []
    y = 6.0
    names = [series.label for series in drawing.series]
    if len(names) == 1:
        shapes.append(svg.label(svg.lines(names[0], 410, 12, 1)[0], 4, y + 11, size=12, kind="muted", fill=svg.MUTED))
        y += 20
    else:
        signs, y = svg.legend(drawing.identifier, names, y)
        shapes.append(signs)
    lowest = min((p.value for s in drawing.series for p in s.points if p.value is not None), default=Fraction(0))
    low, high = min(lowest, Fraction(0)), drawing.largest
    span = (high - low) or Fraction(1)

    def place(value: Fraction) -> float:
        return _LEFT + float((value - low) / span) * (_RIGHT - _LEFT)

    top = y
    for row, name in enumerate(drawing.labels[:MOST_ROWS]):
        said = svg.lines(name, _LEFT - 6, 13, 3)
        height = max(_BAR * len(drawing.series), 14.0 * len(said)) + 5
        middle = y + height / 2 - 2.5
        for n, text in enumerate(said):
            down = middle + 4.5 + 14 * (n - (len(said) - 1) / 2)
            shapes.append(svg.label(text, _LEFT - 6, down, anchor="end"))
        first = middle - _BAR * len(drawing.series) / 2
        for n, series in enumerate(drawing.series):
            shapes.append(_bar(drawing, n, series.points[row], first + _BAR * n, place))
        y += height
    shapes.append(svg.line(place(Fraction(0)), top - 2, place(Fraction(0)), y, {"stroke": svg.INK, "class": "axis"}))
    left_out = len(drawing.labels) - MOST_ROWS
    if left_out > 0:
        more = wording.MORE_ROWS.say(drawing.language).format(count=left_out)
        shapes.append(svg.label(f"… {more}", _LEFT, y + 13, size=12, kind="muted", fill=svg.MUTED))
        y += 18
    return svg.picture(drawing.identifier, drawing.title, drawing.description, y + 4, *shapes)


def _bar(drawing: Drawing, series: int, point: Point, y: float, place: Callable[[Fraction], float]) -> Svg:
    if point.hidden:
        return svg.hidden(drawing.identifier, _LEFT, y + 1, _RIGHT - _LEFT, _BAR - 2)
    if point.value is None:
        said = point.shown or wording.NO_REPORT.say(drawing.language)
        return svg.label(said, _LEFT + 5, y + 11.5, size=12, kind="muted", fill=svg.MUTED)
    zero, end = place(Fraction(0)), place(point.value)
    left, right = min(zero, end), max(zero, end)
    shape = svg.bar(drawing.identifier, series, left, y + 1, right - left, _BAR - 2)
    return svg.group((shape, svg.label(point.shown, right + 5, y + 11.5, size=12)))
