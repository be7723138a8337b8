"""A population pyramid: the youngest at the bottom, one sex to the left and one to the right."""

from __future__ import annotations

from typing import Final

from pskslib.errors import ReportError
from pskslib.publishing import wording
from pskslib.publishing.charts import svg
from pskslib.publishing.charts.drawing import Drawing, Point
from pskslib.publishing.charts.svg import Svg

_MIDDLE: Final = svg.WIDTH / 2
_NAMES: Final = 27.0
"""Half the room for the names in the middle."""
_ROOM: Final = 44.0
"""For the number beyond the longest bar."""
_ROW: Final = 19.0


def draw(drawing: Drawing) -> Svg:
    """Return the picture.

    Raises:
        ReportError: There are not exactly two series.
    """
    if len(drawing.series) != 2:
        raise ReportError(f"grafik {drawing.title}: piramida memerlukan tepat dua deret, kiri dan kanan")
    left, right = drawing.series
    shapes = []
    for series, x, anchor in ((left, _MIDDLE - _NAMES, "end"), (right, _MIDDLE + _NAMES, "start")):
        for n, text in enumerate(svg.lines(series.label, _MIDDLE - _NAMES, 13)):
            shapes.append(svg.label(text, x, 14 + 13 * n, anchor=anchor, bold=True))
    y = 34.0
    for row in reversed(range(len(drawing.labels))):
        name = svg.lines(drawing.labels[row], 2 * _NAMES, 12, 1)[0]
        shapes.append(svg.label(name, _MIDDLE, y + 13, size=12, anchor="middle"))
        shapes.append(_half(drawing, 0, left.points[row], y))
        shapes.append(_half(drawing, 1, right.points[row], y))
        y += _ROW
    return svg.picture(drawing.identifier, drawing.title, drawing.description, y + 6, *shapes)


def _half(drawing: Drawing, side: int, point: Point, y: float) -> Svg:
    room = _MIDDLE - _NAMES - _ROOM
    start, anchor = (_MIDDLE - _NAMES, "end") if side == 0 else (_MIDDLE + _NAMES, "start")
    sign = -1 if side == 0 else 1
    if point.hidden:
        return svg.hidden(drawing.identifier, start - room if side == 0 else start, y + 1, room, _ROW - 3)
    if point.value is None:
        said = point.shown or wording.NO_REPORT.say(drawing.language)
        return svg.label(said, start + sign * 4, y + 13, size=11.5, anchor=anchor, kind="muted", fill=svg.MUTED)
    length = max(0.0, float(point.value / (drawing.largest or 1))) * room
    shape = svg.bar(drawing.identifier, side, start - length if side == 0 else start, y + 1, length, _ROW - 3)
    return svg.group((shape, svg.label(point.shown, start + sign * (length + 4), y + 13, size=11.5, anchor=anchor)))
