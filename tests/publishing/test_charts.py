"""Pictures say what their table says: no hidden number has a height, and no meaning hangs on colour."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import ReportError
from pskslib.publishing.charts import draw, shades, svg, tiles
from pskslib.publishing.charts.drawing import Point, ticks
from pskslib.regions import kutim
from pskslib.reports import HIDDEN, Cell, Chart, ChartKind, Column, CountUnit, Kind, Report, Table, Text
from tests.publishing.sample import charts as sample_charts
from tests.publishing.sample import long, rich

PICTURES = dict(zip([chart.key for chart in sample_charts()], draw(rich()), strict=True))


def elements(picture: str, name: str) -> list[ElementTree.Element]:
    found = [e for e in ElementTree.fromstring(picture).iter() if e.tag.endswith(f"}}{name}")]
    return [e for e in found if e.attrib.get("class") != "paper"]


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in elements(picture, "text")]


def report(kind: ChartKind, rows: list[tuple[Cell, ...]], count: int = 1) -> Report:
    columns = (
        Column(key="nama", label=Text.same("Nama")),
        *(
            Column(key=f"n{n}", label=Text.same(f"N{n}"), kind=Kind.COUNT, unit=CountUnit.ORANG, additive=False)
            for n in range(count)
        ),
    )
    table = Table(key="t", title=Text.same("T"), columns=columns, rows=tuple(rows))
    chart = Chart(
        key="g",
        title=Text.same("G"),
        kind=kind,
        table="t",
        labels="nama",
        values=tuple(f"n{n}" for n in range(count)),
        alternative=Text("uraian", "words"),
    )
    return evolve(rich(), tables=(table,), charts=(chart,))


@pytest.mark.parametrize("key", [*PICTURES])
def test_each_has_a_name_and_a_text_alternative(key: str) -> None:
    root = ElementTree.fromstring(PICTURES[key])
    assert root.attrib["role"] == "img"
    told = {e.attrib["id"]: e.text for e in root.iter() if e.tag.rpartition("}")[2] in ("title", "desc")}
    names = root.attrib["aria-labelledby"].split()
    assert [*told] == names
    assert all(told[name] for name in names)


def test_no_two_things_of_a_page_share_a_name() -> None:
    names = re.findall(r' id="([^"]+)"', "".join(PICTURES.values()))
    assert len({*names}) == len(names)
    used = re.findall(r"url\(#([^)]+)\)", "".join(PICTURES.values()))
    assert {*used} <= {*names}


@given(
    values=st.lists(st.none() | st.just(HIDDEN) | st.integers(0, 10**6), min_size=1, max_size=12),
    kind=st.sampled_from([*ChartKind]),
)
def test_every_number_is_written_and_nothing_hidden_is_drawn(values: list[Any], kind: ChartKind) -> None:
    if kind is ChartKind.TILES:
        return
    count = 2 if kind is ChartKind.PYRAMID else 1
    (picture,) = draw(report(kind, [(f"R{n}", *[value] * count) for n, value in enumerate(values)], count))
    said = texts(picture)
    hidden = sum(value is HIDDEN for value in values)
    assert said.count("*") == count * hidden
    if kind is not ChartKind.TREND:
        assert said.count("tidak ada laporan") == count * values.count(None)
        for value in values:
            if isinstance(value, int):
                assert f"{value:,}".replace(",", ".") in said


@given(st.integers(1, 4), st.integers(1, 4))
def test_a_hidden_bar_looks_the_same_whatever_the_others_are(one: int, other: int) -> None:
    rows = [("A", HIDDEN), ("B", one * 100), ("C", 1000)]
    again = [("A", HIDDEN), ("B", other * 100), ("C", 7000)]

    def hatched(rows: Any) -> list[dict[str, str]]:
        (picture,) = draw(report(ChartKind.BARS, rows))
        return [e.attrib for e in elements(picture, "rect") if "hidden" in e.attrib.get("fill", "")]

    assert hatched(rows) == hatched(again)
    assert len(hatched(rows)) == 1


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_bars_are_as_long_as_their_numbers(values: list[int]) -> None:
    (picture,) = draw(report(ChartKind.BARS, [(f"R{n}", value) for n, value in enumerate(values)]))
    drawn = [float(e.attrib["width"]) for e in elements(picture, "rect") if e.attrib.get("class") == "b1"]
    largest = max(values) or 1
    assert drawn == pytest.approx([value / largest * 210 for value in values], abs=0.1)


def test_a_gap_stands_where_nothing_was_reported() -> None:
    rows: list[tuple[Cell, ...]] = [("1", 1), ("2", 2), ("3", None), ("4", 4)]
    (picture,) = draw(report(ChartKind.TREND, rows))
    strokes = [e for e in elements(picture, "line") if e.attrib.get("class") == "l1"]
    assert len(strokes) == 2  # one in the key, one between 1 and 2


def test_series_are_told_apart_without_colour() -> None:
    (picture,) = draw(report(ChartKind.BARS, [("A", 1, 2, 3, 4)], 4))
    fills = [e.attrib["fill"] for e in elements(picture, "rect")]
    assert len({*fills}) == 4
    assert sum("url" in fill for fill in {*fills}) == 3
    (picture,) = draw(report(ChartKind.TREND, [("A", 1, 2, 3, 4), ("B", 2, 3, 4, 5)], 4))
    dashes = {e.attrib.get("stroke-dasharray") for e in elements(picture, "line") if e.attrib["class"] != "grid"}
    assert len(dashes) == 4


def test_the_map_has_a_tile_a_kecamatan() -> None:
    plan = tiles.layout()
    assert {*plan.places} == {place.code.dotted.replace(".", "") for place in kutim().kecamatan}
    assert len({*plan.places.values()}) == 18
    said = " ".join(texts(PICTURES["g-tiles-1"]))
    for place in kutim().kecamatan:
        for word in place.name.split():
            assert word in said
    assert "skematis" in said.casefold()


def test_rows_without_a_tile_are_told() -> None:
    table = rich().table("realisasi")
    moved = evolve(table, rows=(("64.02.01", *table.rows[0][1:]), *table.rows[1:]))
    made = evolve(rich(), tables=(moved, *rich().tables[1:]))
    picture = draw(made)[2]
    assert any(text.startswith("Muara Ancalong: 100,0%") for text in texts(picture))


@given(st.fractions(0, 10**12))
def test_axes_are_round_and_long_enough(largest: Fraction) -> None:
    marks = ticks(largest)
    assert marks[0] == 0
    assert marks[-1] >= largest
    assert 2 <= len(marks) <= 6


@given(st.lists(st.fractions(0, 10**6), min_size=1), st.booleans())
def test_darker_is_never_less(values: list[Fraction], from_zero: bool) -> None:
    points = [Point(value=value, shown="", hidden=False) for value in values]
    found = shades.Shades.of(points, from_zero=from_zero)
    order = [found.shade(value) for value in sorted(values)]
    assert order == sorted(order)
    assert 0 <= order[0] <= order[-1] < len(svg.SHADES)


def test_more_rows_than_a_picture_holds_are_told() -> None:
    (picture,) = draw(report(ChartKind.BARS, [(f"R{n}", n) for n in range(100)]))
    assert "… dan 60 baris lagi di dalam tabel" in texts(picture)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ReportError, match="5 deret"):
        draw(report(ChartKind.BARS, [("A", 1, 2, 3, 4, 5)], 5))
    with pytest.raises(ReportError, match="tepat dua deret"):
        draw(report(ChartKind.PYRAMID, [("A", 1)]))
    text = evolve(report(ChartKind.BARS, [("A", 1)]).charts[0], values=("nama",))
    with pytest.raises(ReportError, match="tidak berisi angka"):
        draw(evolve(report(ChartKind.BARS, [("A", 1)]), charts=(text,)))


def test_nothing_to_draw_is_no_error() -> None:
    for kind in ChartKind:
        draw(report(kind, [], 2))
    assert draw(long(1)) == ()


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_words_can_be_read_on_their_ground() -> None:
    for ground, ink in zip(svg.SHADES, svg.ON_SHADES, strict=True):
        assert contrast(ground, ink) >= 4.5
    for colour in (svg.INK, svg.MUTED, *svg.SERIES):
        assert contrast(colour, svg.PAPER) >= 4.5


def test_the_page_can_be_read_by_day_and_by_night() -> None:
    style = (files("pskslib.publishing") / "assets" / "page.css").read_text("utf-8")
    blocks = [dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\{([^}]*)\}", style)]
    assert len(blocks) == 2
    for block in blocks:
        colours = {name: f"#{c[1] * 2}{c[2] * 2}{c[3] * 2}" if len(c) == 4 else c for name, c in block.items()}
        for name in ("ink", "muted", "link", "warn", "s1", "s2", "s3", "s4"):
            assert contrast(colours[name], colours["ground"]) >= 4.5, name
        for name in ("ink", "muted"):
            assert contrast(colours[name], colours["soft"]) >= 4.5, name
