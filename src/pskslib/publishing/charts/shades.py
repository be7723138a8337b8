"""Five shades for numbers, light to dark, that stay apart when printed in grey."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from pskslib.publishing.charts import svg
from pskslib.publishing.charts.drawing import Point, Series, ticks
from pskslib.publishing.charts.svg import Svg
from pskslib.reports.text import Language


@frozen(kw_only=True)
class Shades:
    """Equal steps from one round number to another.

    Attributes:
        low: Where the lightest begins.
        edges: Where each shade ends.
    """

    low: Fraction
    edges: tuple[Fraction, ...]

    @classmethod
    def of(cls, points: Sequence[Point], *, from_zero: bool = True) -> Shades:
        """Return shades that cover the numbers.

        Args:
            points: The numbers.
            from_zero: Otherwise from near the smallest, so that numbers which lie close can be told apart.
        """
        known = [point.value for point in points if point.value is not None]
        if from_zero or not known or min(known) * 2 < max(known):
            marks = ticks(max(known, default=Fraction(0)), len(svg.SHADES) + 1)
        else:
            step = ticks(max(known) - min(known), len(svg.SHADES))[1]
            first, last = min(known) // step, -(-max(known) // step)
            marks = [step * n for n in range(first, max(last, first + 1) + 1)]
        return cls(low=marks[0], edges=tuple(marks[1:]))

    def shade(self, value: Fraction) -> int:
        """Return which shade a number has."""
        place = next((n for n, edge in enumerate(self.edges) if value <= edge), len(self.edges) - 1)
        return place * (len(svg.SHADES) - 1) // max(len(self.edges) - 1, 1) if len(self.edges) > 1 else 2

    def key(self, series: Series, y: float, language: Language) -> tuple[Svg, float]:
        """Return what the shades mean, a line, and where it ends."""
        found = [svg.label(svg.lines(series.label, 410, 12, 1)[0], 4, y + 10, size=12)]
        y += 18
        room = (svg.WIDTH - 8) / len(self.edges)
        for n, edge in enumerate(self.edges):
            shade = self.shade(edge)
            look: dict[str, object] = {"fill": svg.SHADES[shade], "stroke": svg.MUTED, "stroke-width": 0.8}
            found.append(svg.rectangle(4 + room * n, y, room, 10, look))
            before = self.edges[n - 1] if n else self.low
            text = f"{series.number(before, language)}–{series.number(edge, language)}"
            found.append(svg.label(text, 4 + room * (n + 0.5), y + 22, size=11, anchor="middle"))
        return svg.group(found), y + 30


def cell(identifier: str, point: Point, shades: Shades, box: tuple[float, float, float, float]) -> Svg:
    """Return the ground of a cell: shaded, hatched, or left white where nothing was reported."""
    x, y, width, height = box
    if point.hidden:
        ground = {"fill": svg.PAPER, "class": "paper"}
        return svg.group(
            (
                svg.rectangle(x, y, width, height, dict(ground)),
                svg.rectangle(x, y, width, height, {"fill": f"url(#{identifier}-hidden)", "stroke": svg.MUTED}),
            )
        )
    fill = svg.PAPER if point.value is None else svg.SHADES[shades.shade(point.value)]
    look: dict[str, object] = {"fill": fill, "stroke": svg.MUTED, "stroke-width": 0.8}
    if point.value is None:
        look["stroke-dasharray"] = "3 3"
    return svg.rectangle(x, y, width, height, look)


def ink(point: Point, shades: Shades) -> str:
    """Return a colour that can be read on the ground of a cell."""
    return svg.INK if point.value is None or point.hidden else svg.ON_SHADES[shades.shade(point.value)]
