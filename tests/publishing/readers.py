"""Files read back by other programs than those which wrote them: each gives the tables as rows of text."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

Grid = list[list[str]]
SEPARATOR = re.compile("\u200b")


def plain(text: str) -> str:
    """Return text as a reader sees it: runs of blanks are one."""
    return " ".join(SEPARATOR.sub("", text).split())


class _Page(HTMLParser):
    """Tables, texts, and every element and attribute that stands in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Grid] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.script: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        (self.script if self._open and self._open[-1] in ("script", "style") else self.texts).append(data)
        if "td" in self._open or ("th" in self._open and "caption" not in self._open):
            self.tables[-1][-1][-1] += data


def page(path: Path) -> _Page:
    found = _Page()
    found.feed(path.read_text("utf-8"))
    found.close()
    return found


def html(path: Path) -> list[Grid]:
    """Tables of a page without headings, and without the dictionary."""
    return [[[plain(cell) for cell in row] for row in table[1:]] for table in page(path).tables[:-1]]


def markdown(path: Path) -> list[Grid]:
    """Tables of a Markdown file without headings, as CommonMark with tables reads them."""
    found: list[Grid] = []
    for token in MarkdownIt("commonmark").enable("table").parse(path.read_text("utf-8")):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level > 3:
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "strong_open", "strong_close"}, (kinds, token.content)
            found[-1][-1].append(plain("".join(child.content for child in token.children or ())))
    return [table[1:] for table in found]


def docx(path: Path, *, headings: bool = False) -> list[Grid]:
    """Tables of a document; the last one may be the room to sign."""
    import docx as library

    tables = [
        [
            ["".join(t.text or "" for t in cell.iter(_word("t"))) for cell in row.iter(_word("tc"))]
            for row in table._tbl.iter(_word("tr"))
        ]
        for table in library.Document(str(path)).tables
    ]
    return [[[plain(cell) for cell in row] for row in table[not headings :]] for table in tables]


def _word(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def xlsx(path: Path) -> dict[str, list[list[Any]]]:
    """Sheets as another library reads them, with their types."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def pdf(path: Path) -> str:
    """All text of a PDF."""
    from pypdf import PdfReader

    return plain(" ".join(page.extract_text() for page in PdfReader(path).pages))


def rows(path: Path) -> Grid:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file, strict=True)]


def tables(path: Path) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    def refuse(name: str) -> None:
        raise AssertionError(name)

    found: dict[str, Any] = json.loads(path.read_text("utf-8"), object_pairs_hook=once, parse_constant=refuse)
    return found


SHOWN: dict[str, Callable[[Path], list[Grid]]] = {".html": html, ".md": markdown, ".docx": docx}
"""Formats that show cells as people read them."""

__all__ = ["SHOWN", "Grid", "docx", "html", "markdown", "page", "pdf", "plain", "rows", "tables", "xlsx"]
