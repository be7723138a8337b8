"""A series over time: lines that can be told apart without colour; a gap where nothing was reported."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from pskslib.publishing.charts import svg
from pskslib.publishing.charts.drawing import Drawing, Series, ticks
from pskslib.publishing.charts.svg import Svg

_LEFT: Final = 66.0
_RIGHT: Final = 404.0
_HEIGHT: Final = 180.0
_DASHES: Final = ("", "7 4", "2 3", "9 3 2 3")
_ALL_SAID: Final = 8
_MOST_NAMES: Final = 8


def draw(drawing: Drawing) -> Svg:
    """Return the picture."""
    shapes = []
    y = 6.0
    for n, series in enumerate(drawing.series):
        shapes.append(_stroke(n, 4, y + 5, 30, y + 5))
        shapes.append(_marker(n, 17, y + 5))
        shapes.append(svg.label(svg.lines(series.label, svg.WIDTH - 60, 13, 1)[0], 40, y + 9))
        y += 18
    top = y + 14
    marks = ticks(drawing.largest)
    high = marks[-1]
    count = max(len(drawing.labels), 1)
    step = (_RIGHT - _LEFT) / count

    def across(place: int) -> float:
        return _LEFT + step * (place + 0.5)

    def down(value: Fraction) -> float:
        return top + _HEIGHT - float(max(value, Fraction(0)) / high) * _HEIGHT

    for mark in marks:
        shapes.append(svg.line(_LEFT, down(mark), _RIGHT, down(mark)))
        text = drawing.series[0].number(mark, drawing.language)
        shapes.append(svg.label(text, _LEFT - 5, down(mark) + 4, size=12, anchor="end", kind="muted", fill=svg.MUTED))
    bands = {n for series in drawing.series for n, point in enumerate(series.points) if point.hidden}
    for place in sorted(bands):
        width = min(step, 26.0)
        shapes.append(svg.hidden(drawing.identifier, across(place) - width / 2, top, width, _HEIGHT))
    for n, series in enumerate(drawing.series):
        shapes += _line(n, series, across, down, every=len(drawing.labels) <= _ALL_SAID and len(drawing.series) <= 2)
    every = -(-len(drawing.labels) // _MOST_NAMES)
    for place, name in enumerate(drawing.labels):
        if place % every == 0:
            for line, text in enumerate(svg.lines(name, step * every, 12)):
                shapes.append(svg.label(text, across(place), top + _HEIGHT + 16 + 13 * line, size=12, anchor="middle"))
    return svg.picture(drawing.identifier, drawing.title, drawing.description, top + _HEIGHT + 34, *shapes)


def _line(
    number: int,
    series: Series,
    across: Callable[[int], float],
    down: Callable[[Fraction], float],
    *,
    every: bool,
) -> list[Svg]:
    shapes = []
    before: tuple[float, float] | None = None
    spots: list[tuple[float, float, str]] = []
    for place, point in enumerate(series.points):
        if point.value is None:
            before = None
            continue
        x, y = across(place), down(point.value)
        if before:
            shapes.append(_stroke(number, *before, x, y))
        before = (x, y)
        spots.append((x, y, point.shown))
    shapes += (_marker(number, x, y) for x, y, _ in spots)
    for x, y, shown in spots if every else spots[-1:]:
        shapes.append(svg.label(shown, x, y - 8 if number % 2 == 0 else y + 17, size=11.5, anchor="middle"))
    return shapes


def _stroke(number: int, x1: float, y1: float, x2: float, y2: float) -> Svg:
    look: dict[str, object] = {"stroke": svg.SERIES[number], "stroke-width": 2, "class": f"l{number + 1}"}
    if _DASHES[number]:
        look["stroke-dasharray"] = _DASHES[number]
    return svg.line(x1, y1, x2, y2, look)


def _marker(number: int, x: float, y: float) -> Svg:
    """Return a dot, square, triangle or diamond."""
    look: dict[str, object] = {"fill": svg.SERIES[number], "class": f"f{number + 1}"}
    if number == 0:
        return svg.element("circle", {"cx": x, "cy": y, "r": 4, **look})
    if number == 1:
        return svg.rectangle(x - 4, y - 4, 8, 8, look)
    shape = ((0, -5), (5, 4), (-5, 4)) if number == 2 else ((0, -5), (5, 0), (0, 5), (-5, 0))
    return svg.element("polygon", {"points": " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in shape), **look})
