"""A schematic map: one tile a kecamatan, at about the place where it lies. Where the tiles lie is data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from pskslib.publishing import wording
from pskslib.publishing.charts import shades, svg
from pskslib.publishing.charts.drawing import Drawing, Point
from pskslib.publishing.charts.svg import Svg
from pskslib.reports import Text

_TILE: Final = 68.0
_MOST_OUTSIDE: Final = 5
_LONGEST: Final = 14
"""Letters of a word that is written smaller to fit; a longer one is cut."""


@frozen(kw_only=True)
class Layout:
    """Where the tiles lie.

    Attributes:
        note: That the map is schematic, in words.
        places: Column from the west and row from the north, by code without dots.
        names: Names for tiles without a row, by the same code.
    """

    note: Text
    places: dict[str, tuple[int, int]]
    names: dict[str, str]


@cache
def layout() -> Layout:
    """Return the tiles of Kutai Timur."""
    from pskslib.regions import kutim

    data = tomllib.loads((files("pskslib.publishing.charts") / "tiles.toml").read_text("utf-8"))
    return Layout(
        note=Text(data["note"]["id"], data["note"]["en"]),
        places={_bare(code): (column, row) for code, (column, row) in data["tiles"].items()},
        names={_bare(place.code.dotted): place.name for place in kutim().kecamatan},
    )


def draw(drawing: Drawing) -> Svg:
    """Return the picture; rows that have no tile are told below it."""
    plan, series = layout(), drawing.series[0]
    found = shades.Shades.of(series.points, from_zero=False)
    rows = {_bare(code): n for n, code in enumerate(drawing.labels)}
    nothing = Point(value=None, shown="", hidden=False)
    shapes = []
    for code, (column, row) in plan.places.items():
        n = rows.get(code)
        point = nothing if n is None else series.points[n]
        name = plan.names.get(code, code) if n is None else drawing.names[n]
        x, y = 4 + column * (_TILE + 1.5), 4 + row * (_TILE + 1.5)
        shapes.append(shades.cell(drawing.identifier, point, found, (x, y, _TILE, _TILE)))
        shapes.append(_words(name, point, shades.ink(point, found), x, y))
    y = 4 + (max(row for _, row in plan.places.values()) + 1) * (_TILE + 1.5) + 8
    key, y = found.key(series, y, drawing.language)
    shapes.append(key)
    outside = [n for code, n in rows.items() if code not in plan.places]
    texts = [f"{drawing.names[n]}: {series.points[n].shown or '…'}" for n in outside[:_MOST_OUTSIDE]]
    if len(outside) > _MOST_OUTSIDE:
        texts.append(wording.MORE_ROWS.say(drawing.language).format(count=len(outside) - _MOST_OUTSIDE))
    for text in (*texts, plan.note.say(drawing.language)):
        for part in svg.lines(text, 410, 12, 3):
            y += 15
            shapes.append(svg.label(part, 4, y, size=12, kind="muted", fill=svg.MUTED))
    return svg.picture(drawing.identifier, drawing.title, drawing.description, y + 8, *shapes)


def _words(name: str, point: Point, ink: str, x: float, y: float) -> Svg:
    kind = "onhidden" if point.hidden else "ontile"
    middle = x + _TILE / 2
    longest = min(max(map(len, name.split()), default=0), _LONGEST)
    said = svg.lines(name, max(_TILE - 1, 6.1 * longest), 10)
    found = []
    if point.hidden:  # hatching behind letters cannot be read
        found.append(svg.rectangle(x + 2, y + 8, _TILE - 4, 52, {"fill": svg.PAPER, "class": "paper"}))
    for n, text in enumerate(said):
        down = y + 22 + 12 * n - (0 if len(said) > 1 else -4)
        size = min(11.0, (_TILE - 3) / (0.62 * max(len(text), 1)))
        found.append(svg.label(text, middle, down, size=size, anchor="middle", fill=ink, kind=kind))
    found.append(svg.label(point.shown, middle, y + 55, size=14, anchor="middle", fill=ink, kind=kind, bold=True))
    return svg.group(found)


def _bare(code: str) -> str:
    return code.replace(".", "").strip()
