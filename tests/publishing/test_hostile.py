"""Hostile text as names, titles, keys and sheets: shown as text in every format, obeyed in none."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.publishing import charts
from pskslib.publishing.inert import FORMULA, LONGEST, cut, inert
from pskslib.publishing.xlsx_file import sheet_names
from tests.publishing import readers
from tests.publishing.sample import HOSTILE, hostile

REPORT = hostile()
SUFFIXES = (".xlsx", ".html", ".csv", ".json", ".md", ".pdf", ".docx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("jahat")
    for suffix in SUFFIXES:
        REPORT.save(found / f"j{suffix}")
    return found


@given(st.text())
def test_inert_text_is_xml_and_utf8_and_stays(text: str) -> None:
    still = inert(text)
    assert inert(still) == still
    ElementTree.fromstring(f"<x>{still.replace('&', '').replace('<', '').replace(']]>', '')}</x>")
    assert all(char.isprintable() or char.isspace() for char in still.encode().decode() if char.isascii())
    if text.isascii() and text.isprintable():
        assert still == text


@pytest.mark.parametrize("char", ["\0", "\x1b", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800", "\uffff", "\xad"])
def test_what_acts_is_written_out(char: str) -> None:
    assert inert(f"a{char}b") == f"a<U+{ord(char):04X}>b"


def test_a_csv_has_no_formula(folder: Path) -> None:
    files = [*folder.glob("*.csv")]
    assert len(files) == len(REPORT.tables) + 1
    assert len({file.name.lower() for file in files}) == len(files)
    for file in files:
        for row in readers.rows(file):
            for cell in row:
                assert not cell.startswith(FORMULA) or re.fullmatch(r"-[0-9.]+|-", cell), cell


def test_a_csv_shows_the_names(folder: Path) -> None:
    read = {row[1].removeprefix("'") for file in folder.glob("j-*.csv") for row in readers.rows(file)}
    assert {inert(text).removeprefix("'") for text in HOSTILE} <= read


def test_file_names_stay_in_their_folder(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    REPORT.save(tmp_path / "dalam" / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["dalam"]
    assert all(re.fullmatch(r"x[-0-9A-Za-z_]*\.csv", path.name) for path in (tmp_path / "dalam").iterdir())


def test_a_json_is_strict(folder: Path) -> None:
    found = readers.tables(folder / "j.json")
    names = [row["nama"] for row in found["tabel"][0]["baris"]]
    assert names == [inert(text) for text in HOSTILE]


def test_a_workbook_has_no_formula_link_or_macro(folder: Path) -> None:
    with zipfile.ZipFile(folder / "j.xlsx") as book:
        assert len(set(book.namelist())) == len(book.namelist())
        for name in book.namelist():
            assert "vba" not in name
            text = book.read(name).decode()
            ElementTree.fromstring(text)
            assert not re.search(r"<(f|hyperlink|externalReference|ddeLink|oleLink|dataValidation)[ />]", text), name
            assert 'state="hidden"' not in text
            assert "TargetMode" not in text


def test_a_workbook_shows_the_names(folder: Path) -> None:
    sheets = readers.xlsx(folder / "j.xlsx")
    rows = sheets[sheet_names(REPORT)[0]][5 : 5 + len(HOSTILE)]
    assert [row[1] for row in rows] == [cut(inert(text), LONGEST) for text in HOSTILE]
    assert [row[0] for row in rows] == [cut(inert(text), LONGEST) for text in HOSTILE]


def test_sheet_names_are_valid() -> None:
    names = sheet_names(REPORT)
    assert len({name.lower() for name in names}) == len(REPORT.tables)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name.lower() not in ("history", "keterangan")


def test_a_page_has_no_element_of_the_data(folder: Path) -> None:
    page = readers.page(folder / "j.html")
    assert {tag for tag, _ in page.elements} <= {
        *("html", "head", "meta", "title", "style", "script", "body", "header", "main", "footer", "nav", "section"),
        *("h1", "h2", "p", "dl", "dt", "dd", "ul", "li", "a", "div", "label", "input", "output", "span", "button"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "small", "abbr", "time", "details"),
        *("summary", "figure", "figcaption", "svg", "desc", "defs", "pattern", "line", "circle", "rect", "text"),
        *("polygon",),
    }
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "style", "action", "srcdoc") for name in attributes)
        assert tag != "a" or (attributes["href"] or "").startswith("#t")
    assert len(page.script) == 2  # one style, one script: ours
    rows = page.tables[0][1:]
    assert [readers.plain(row[1]) for row in rows] == [readers.plain(inert(text)) for text in HOSTILE]


def test_a_page_forbids_everything_but_itself(folder: Path) -> None:
    import base64
    import hashlib

    page = readers.page(folder / "j.html")
    (policy,) = [a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    style, script = page.script
    script_hash, style_hash = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)
    )
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{script_hash}'; style-src 'sha256-{style_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )
    own = json.dumps([style, script])
    assert "http:" not in own
    assert "https:" not in own


def test_pictures_are_xml(folder: Path) -> None:
    for picture in charts.draw(REPORT):
        root = ElementTree.fromstring(picture)
        kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert kinds <= {
            *("svg", "title", "desc", "defs", "pattern", "line", "circle", "rect", "text", "polygon"),
        }


def test_a_document_shows_the_names(folder: Path) -> None:
    tables = readers.docx(folder / "j.docx")
    assert [row[1] for row in tables[0]][: len(HOSTILE)] == [
        readers.plain(cut(inert(text), LONGEST)) for text in HOSTILE
    ]
    with zipfile.ZipFile(folder / "j.docx") as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode()
                ElementTree.fromstring(text)
                assert "TargetMode" not in text
        body = package.read("word/document.xml").decode()
        assert not re.search(r"<w:(instrText|hyperlink|object|altChunk)", body)


def test_markdown_shows_the_names(folder: Path) -> None:
    tables = readers.markdown(folder / "j.md")
    assert [row[1] for row in tables[0]] == [readers.plain(inert(text)) for text in HOSTILE]
    from markdown_it import MarkdownIt

    kinds: set[str] = set()
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse((folder / "j.md").read_text("utf-8")):
        kinds |= {token.type, *(child.type for child in token.children or ())}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "hr",
        "em_open",
    }
    assert "blockquote_open" not in kinds
    assert "ordered_list_open" not in kinds


def test_a_pdf_shows_the_names(folder: Path) -> None:
    text = readers.pdf(folder / "j.pdf").replace(" ", "")
    for wanted in HOSTILE:
        if wanted.isascii() and len(wanted) < 1000:
            assert readers.plain(inert(wanted)).replace(" ", "") in text
    raw = (folder / "j.pdf").read_bytes()
    for act in (b"/JavaScript", b"/JS", b"/OpenAction", b"/Launch", b"/URI", b"/EmbeddedFile"):
        assert act not in raw
