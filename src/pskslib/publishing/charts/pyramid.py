"""A population pyramid: the youngest at the bottom, one sex to the left and one to the right."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from pskslib.errors import ReportError
from pskslib.publishing import wording
from pskslib.publishing.charts import svg
from pskslib.publishing.charts.drawing import Drawing, Point
from pskslib.publishing.charts.svg import Svg

_MIDDLE: Final = svg.WIDTH / 2
_NARROWEST, _WIDEST = 54.0, 150.0
"""Room for the names in the middle."""
_ROOM: Final = 44.0
"""For the number beyond the longest bar."""
_ROW: Final = 19.0
_LINE: Final = 13.0


@frozen(kw_only=True)
class _Half:
    """One side.

    Attributes:
        side: 0 to the left, 1 to the right.
        start: Where its bars begin.
        room: How long they may be.
    """

    side: int
    start: float
    room: float

    @property
    def sign(self) -> int:
        return -1 if self.side == 0 else 1

    @property
    def anchor(self) -> str:
        return "end" if self.side == 0 else "start"


def draw(drawing: Drawing) -> Svg:
    """Return the picture.

    Raises:
        ReportError: There are not exactly two series.
    """
    if len(drawing.series) != 2:
        raise ReportError(f"grafik {drawing.title}: piramida memerlukan tepat dua deret, kiri dan kanan")
    longest = max(map(len, drawing.labels), default=0)
    names = min(_WIDEST, max(_NARROWEST, 8 + 7.2 * longest))
    room = _MIDDLE - names / 2 - _ROOM
    halves = [_Half(side=n, start=_MIDDLE + names / 2 * (2 * n - 1), room=room) for n in range(2)]
    shapes = []
    for series, half in zip(drawing.series, halves, strict=True):
        for n, text in enumerate(svg.lines(series.label, room + _ROOM, 15)):
            shapes.append(svg.label(text, half.start, 14 + 13 * n, anchor=half.anchor, bold=True))
    y = 34.0
    for row in reversed(range(len(drawing.labels))):
        said = svg.lines(drawing.labels[row], names - 4, 12, 3)
        height = max(_ROW, _LINE * len(said) + 4)
        for n, text in enumerate(said):
            down = y + height / 2 + 3 + _LINE * (n - (len(said) - 1) / 2)
            shapes.append(svg.label(text, _MIDDLE, down, size=12, anchor="middle"))
        middle = y + (height - _ROW) / 2
        for series, half in zip(drawing.series, halves, strict=True):
            shapes.append(_bar(drawing, half, series.points[row], middle))
        y += height
    return svg.picture(drawing.identifier, drawing.title, drawing.description, y + 6, *shapes)


def _bar(drawing: Drawing, half: _Half, point: Point, y: float) -> Svg:
    start, sign, anchor = half.start, half.sign, half.anchor
    if point.hidden:
        left = start - half.room if half.side == 0 else start
        return svg.hidden(drawing.identifier, left, y + 1, half.room, _ROW - 3)
    if point.value is None:
        said = point.shown or wording.NO_REPORT.say(drawing.language)
        return svg.label(said, start + sign * 4, y + 13, size=11.5, anchor=anchor, kind="muted", fill=svg.MUTED)
    length = max(0.0, float(point.value / (drawing.largest or 1))) * half.room
    left = start - length if half.side == 0 else start
    shape = svg.bar(drawing.identifier, half.side, left, y + 1, length, _ROW - 3)
    number = svg.label(point.shown, start + sign * (length + 4), y + 13, size=11.5, anchor=anchor)
    return svg.group((shape, number))
