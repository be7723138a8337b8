"""SVG as text: every value is escaped where it is put in, and nothing else makes markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, NewType

from pskslib.publishing.inert import cut, inert

Svg = NewType("Svg", str)
"""Finished markup; text becomes markup only through the functions here."""

WIDTH: Final = 420
"""Every picture is so wide, in its own units: readable on a phone without being scaled down much."""
INK, MUTED, GRID, PAPER = "#1b1f24", "#57606a", "#c5ccd4", "#ffffff"
SERIES: Final = ("#0b5394", "#8a4b00", "#3d3d3d", "#5b2a86")
SHADES: Final = ("#f3f6fa", "#cfdff0", "#9cc0e3", "#35709f", "#0b3d70")
"""Light to dark, also when printed in grey."""
ON_SHADES: Final = (INK, INK, INK, PAPER, PAPER)
_CHARACTER: Final = 0.6
"""How wide a character is on average, in sizes of the letter."""


def element(name: str, attributes: dict[str, object], *children: Svg) -> Svg:
    """Return an element.

    Args:
        name: Its name.
        attributes: Values are escaped; numbers are written with one decimal.
        children: What stands in it.

    Returns:
        The markup.

    Example:
        >>> element("rect", {"x": 1.25, "class": 'a"b'})
        '<rect x="1.2" class="a&quot;b"/>'
    """
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return Svg(f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>")


def group(children: Iterable[Svg]) -> Svg:
    """Return elements one after another."""
    return Svg("".join(children))


def words(text: str) -> Svg:
    """Return text as markup, in which nothing acts."""
    return Svg(escape(inert(text)))


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 13,
    anchor: str = "start",
    kind: str = "ink",
    fill: str = INK,
    bold: bool = False,
) -> Svg:
    """Return one line of text at a place."""
    attributes: dict[str, object] = {"x": x, "y": y, "font-size": size, "class": kind, "fill": fill}
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if bold:
        attributes["font-weight"] = "bold"
    return element("text", attributes, words(text))


def lines(text: str, width: float, size: float, most: int = 2) -> list[str]:
    """Break a text into lines that fit; what does not fit in the last one is cut.

    Example:
        >>> lines("Sangatta Selatan", 60, 10), lines("x" * 50, 60, 10)
        (['Sangatta', 'Selatan'], ['xxxxxx […]'])
    """
    room = max(6, int(width / (size * _CHARACTER)))
    found: list[str] = []
    for word in cut(inert(text), 400).split():
        if found and len(found[-1]) + 1 + len(word) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    kept = found[:most]
    if len(found) > most:
        kept[-1] = f"{kept[-1]} […]"
    return [cut(line, room) for line in kept] or [""]


def hatch(identifier: str) -> Svg:
    """Return the pattern of what is hidden."""
    return _stripes(f"{identifier}-hidden", 6, MUTED, 1.2, "hatch")


def fills(identifier: str) -> Svg:
    """Return the patterns of the second, third and fourth series; the first is solid."""
    dots: dict[str, object] = {"id": f"{identifier}-s3", "width": 5, "height": 5, "patternUnits": "userSpaceOnUse"}
    dot = element("circle", {"cx": 2.5, "cy": 2.5, "r": 1.4, "fill": SERIES[2], "class": "f3"})
    return group(
        (
            _stripes(f"{identifier}-s2", 5, SERIES[1], 2.5, "l2"),
            element("pattern", dots, dot),
            _stripes(f"{identifier}-s4", 3, SERIES[3], 1, "l4"),
        )
    )


def bar(identifier: str, series: int, x: float, y: float, width: float, height: float) -> Svg:
    """Return a bar in the fill of its series: solid, striped, dotted, finely striped."""
    fill = SERIES[0] if series == 0 else f"url(#{identifier}-s{series + 1})"
    outline: dict[str, object] = {"stroke": SERIES[series], "stroke-width": 1}
    kind = "b1" if series == 0 else f"l{series + 1}"
    return rectangle(x, y, width, height, {"fill": fill, "class": kind, **outline})


def rectangle(x: float, y: float, width: float, height: float, attributes: dict[str, object]) -> Svg:
    """Return a rectangle."""
    return element("rect", {"x": x, "y": y, "width": width, "height": height, **attributes})


def hidden(identifier: str, x: float, y: float, width: float, height: float) -> Svg:
    """Return what stands where a number is hidden: the whole room hatched, with a star; never a height."""
    box = {"fill": f"url(#{identifier}-hidden)", "stroke": MUTED, "stroke-width": 0.5, "class": "hiddenbox"}
    middle, base = x + width / 2, y + height / 2 + 6
    back = rectangle(middle - 7, y + 0.5, 14, height - 1, {"fill": PAPER, "class": "paper"})
    return group(
        (rectangle(x, y, width, height, dict(box)), back, label("*", middle, base, size=14, anchor="middle", bold=True))
    )


def line(x1: float, y1: float, x2: float, y2: float, attributes: dict[str, object] | None = None) -> Svg:
    """Return a line, of a grid unless told otherwise."""
    look = attributes or {"stroke": GRID, "stroke-width": 1, "class": "grid"}
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **look})


def legend(identifier: str, names: Iterable[str], y: float) -> tuple[Svg, float]:
    """Return a legend, a line a series, and where it ends."""
    found = []
    for series, name in enumerate(names):
        found.append(bar(identifier, series, 4, y, 22, 10))
        found.append(label(lines(name, WIDTH - 50, 13, 1)[0], 34, y + 10))
        y += 18
    return group(found), y + 4


def picture(identifier: str, title: str, description: str, height: float, *children: Svg) -> Svg:
    """Return the whole picture with its name and its text alternative."""
    names = {"aria-labelledby": f"{identifier}-t {identifier}-d"}
    attributes: dict[str, object] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {_value(height)}",
        "class": "chart",
        "role": "img",
        **names,
        "font-family": "Libertinus Serif, sans-serif",
    }
    return element(
        "svg",
        attributes,
        element("title", {"id": f"{identifier}-t"}, words(cut(title, 500))),
        element("desc", {"id": f"{identifier}-d"}, words(cut(description, 5000))),
        element("defs", {}, hatch(identifier), fills(identifier)),
        *children,
    )


def _stripes(identifier: str, step: float, colour: str, width: float, kind: str) -> Svg:
    attributes: dict[str, object] = {
        "id": identifier,
        "width": step,
        "height": step,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    stroke: dict[str, object] = {"stroke": colour, "stroke-width": width, "class": kind}
    return element("pattern", attributes, line(0, 0, 0, step, stroke))


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(inert(str(value)))
