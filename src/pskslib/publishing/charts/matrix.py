"""A matrix: who should receive against who does; every number is written, the shade only helps."""

from __future__ import annotations

from typing import Final

from pskslib.publishing import wording
from pskslib.publishing.charts import shades, svg
from pskslib.publishing.charts.drawing import Drawing
from pskslib.publishing.charts.svg import Svg

MOST_ROWS: Final = 40
_LEFT: Final = 110.0
_ROW: Final = 46.0


def draw(drawing: Drawing) -> Svg:
    """Return the picture."""
    found = shades.Shades.of([point for series in drawing.series for point in series.points])
    width = (svg.WIDTH - _LEFT - 4) / len(drawing.series)
    shapes = []
    for n, series in enumerate(drawing.series):
        for line, text in enumerate(svg.lines(series.label, width - 4, 13)):
            middle = _LEFT + width * (n + 0.5)
            shapes.append(svg.label(text, middle, 14 + 13 * line, anchor="middle", bold=True))
    y = 36.0
    for row, name in enumerate(drawing.labels[:MOST_ROWS]):
        said = svg.lines(name, _LEFT - 10, 13)
        for line, text in enumerate(said):
            down = y + _ROW / 2 + 4 + 13 * (line - (len(said) - 1) / 2)
            shapes.append(svg.label(text, _LEFT - 8, down, anchor="end"))
        for n, series in enumerate(drawing.series):
            point, x = series.points[row], _LEFT + width * n
            shapes.append(shades.cell(drawing.identifier, point, found, (x, y, width - 2, _ROW - 2)))
            middle = x + width / 2
            if point.hidden:
                shapes.append(svg.rectangle(middle - 10, y + 9, 20, 26, {"fill": svg.PAPER, "class": "paper"}))
            shown = point.shown or wording.NO_REPORT.say(drawing.language)
            ink, kind = shades.ink(point, found), "onhidden" if point.hidden else "ontile"
            shapes.append(svg.label(shown, middle, y + 28, size=15, anchor="middle", fill=ink, kind=kind, bold=True))
        y += _ROW
    left_out = len(drawing.labels) - MOST_ROWS
    if left_out > 0:
        more = wording.MORE_ROWS.say(drawing.language).format(count=left_out)
        shapes.append(svg.label(f"… {more}", _LEFT, y + 13, size=12, kind="muted", fill=svg.MUTED))
        y += 18
    return svg.picture(drawing.identifier, drawing.title, drawing.description, y + 6, *shapes)
