"""The rule book as pages: never stale, nothing left out, and Markdown that looks right."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

from pskslib.classification import CLASSIFICATIONS, POVERTY_ITEMS, PPKS_KINDS, PSKS_KINDS, Kind, classifications
from pskslib.cli import main
from pskslib.cli.pages import shipped_examples, shipped_pages
from pskslib.errors import RuleError
from pskslib.law import Confidence, ParameterBook
from pskslib.programmes import PROGRAMMES, rulebook
from pskslib.rules import Edition, Outcome, Programme
from pskslib.rules.amount_phrases import AmountPhrases
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import Age, Fact, walk
from pskslib.rules.number_words import value_words
from pskslib.rules.pages import GATE, INDEX, Page, file_name, stale, write
from pskslib.rules.pages.markdown import MADE, anchor, plain, table
from pskslib.rules.pages.sources import confidence_words
from pskslib.rules.phrases import Told
from pskslib.rules.stretches import Cutter, Stretch, days_words, last_day, spans
from pskslib.rules.words import criterion_words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "rulebook"
DAY = date(2026, 11, 24)
GROUPS = {"PPKS": "ppks.md", "PSKS": "psks.md", "SPM": "spm.md", "TKSK": "tksk.md"}
EVERYTHING = (*PROGRAMMES, *CLASSIFICATIONS)
CUTTER = Cutter()


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every shipped page, made now."""
    return shipped_pages()


def page_of(programme: Programme, pages: dict[str, str]) -> str:
    """The page that a programme or classification stands on."""
    if programme in PROGRAMMES:
        return pages[file_name(programme.code)]
    return pages[GROUPS.get(programme.code.partition("-")[0], "kemiskinan.md")]


def code(programme: Programme) -> str:
    return programme.code


# --- never stale ------------------------------------------------------------------------------------------


def test_the_pages_are_not_stale(pages: dict[str, str]) -> None:
    told = stale(FOLDER, pages)
    assert not told, f"docs/rulebook tidak cocok dengan aturan; jalankan: make rulebook\n{chr(10).join(told)}"


def test_the_make_target_that_repairs_them_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "\nrulebook: .venv/.run\n\t$(BIN)/pskslib pages docs/rulebook\n" in makefile


def test_the_bytes_do_not_depend_on_the_process(pages: dict[str, str], tmp_path: Path) -> None:
    program = (
        "import hashlib; from pskslib.cli.pages import shipped_pages; "
        "print(hashlib.sha256(repr(sorted(shipped_pages().items())).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Asia/Makassar"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == hashlib.sha256(repr(sorted(pages.items())).encode()).hexdigest()


@pytest.mark.parametrize("name", ["PKH", "BST", "KUTIM_RLH"])
def test_a_page_does_not_depend_on_the_day_of_the_book(name: str) -> None:
    texts = {
        Page(title=name, book=rulebook(as_of=day), programmes=(name,), tables=(name,)).text()
        for day in (date(2019, 6, 1), DAY, date(2031, 1, 1))
    }
    assert len(texts) == 1


@pytest.mark.parametrize("reading", ["lansia=60", "april-2020=semua-naik"])
def test_a_changed_number_changes_the_page(reading: str) -> None:
    key, _, name = reading.partition("=")
    changed = rulebook(as_of=DAY, readings={f"PKH.{key}": name})
    before, after = (
        Page(title="x", book=book, programmes=("PKH",), tables=("PKH",)).text()
        for book in (rulebook(as_of=DAY), changed)
    )
    assert before != after


def test_stale_pages_are_named(tmp_path: Path) -> None:
    made = {"a.md": f"{MADE}\n1", "b.md": f"{MADE}\n2", "c.md": f"{MADE}\n3"}
    write(tmp_path, made)
    assert stale(tmp_path, made) == ()

    (tmp_path / "a.md").write_text(f"{MADE}\n1 ", "utf-8")
    (tmp_path / "b.md").unlink()
    (tmp_path / "lain.md").write_text("catatan orang", "utf-8")
    assert stale(tmp_path, made) == (
        "b.md tidak ada",
        "lain.md tidak dibuat dari aturan mana pun",
        "a.md sudah usang",
    )


def test_writing_removes_old_pages_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"lama.md": f"{MADE}\n1"})
    (tmp_path / "catatan.md").write_text("catatan orang", "utf-8")

    assert write(tmp_path, {"baru.md": f"{MADE}\n2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["baru.md", "catatan.md"]
    assert (tmp_path / "baru.md").read_bytes() == f"{MADE}\n2".encode()


def test_what_somebody_wrote_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_text("tentang proyek ini", "utf-8")
    with pytest.raises(RuleError, match=r"index\.md bukan halaman buku aturan"):
        write(tmp_path, {"a.md": MADE, INDEX: MADE})
    assert [path.name for path in tmp_path.iterdir()] == [INDEX]


def test_the_command_writes_the_same_pages(
    pages: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages", str(tmp_path / "buku")]) == 0
    assert stale(tmp_path / "buku", pages) == ()
    assert f"{len(pages)} halaman" in capsys.readouterr().out


# --- nothing left out --------------------------------------------------------------------------------------


def test_every_programme_has_its_page(pages: dict[str, str]) -> None:
    own = {file_name(programme.code) for programme in PROGRAMMES}
    assert set(pages) == {INDEX, GATE, "kemiskinan.md", *GROUPS.values(), *own}


@pytest.mark.parametrize("programme", EVERYTHING, ids=code)
def test_every_edition_and_criterion_is_told(programme: Programme, pages: dict[str, str]) -> None:
    text = page_of(programme, pages)
    for edition in programme.editions:
        days = days_words(edition.since, last_day(programme, edition))
        assert days in text or f"{days[:1].upper()}{days[1:]}" in text
        for note in (edition.note, edition.gap):
            assert note is None or plain(note) in text
        for stretch in CUTTER.cut(programme, edition)[-1:]:
            for chosen in stretch.plan.criteria:
                if chosen.excludes is None:
                    assert f"**{plain(chosen.code)}**: {plain(criterion_words(stretch.plan, chosen, 'id'))}" in text
                    assert chosen.advice is None or plain(chosen.advice) in text
                else:
                    assert f"{chosen.excludes} ({chosen.code})" in text


def sections(programme: Programme, text: str) -> Iterator[tuple[Edition, Stretch, str]]:
    """Each edition with its newest days and its part of the page."""
    for edition in programme.editions:
        days = days_words(edition.since, last_day(programme, edition))
        _, found, after = text.partition(f"\n### {days[:1].upper()}{days[1:]}\n")
        part = after if found else text.partition("\n## Syarat")[2]
        yield edition, CUTTER.cut(programme, edition)[-1], re.split(r"\n#{2,3} ", part)[0]


@pytest.mark.parametrize("programme", PROGRAMMES, ids=code)
def test_exclusions_are_told_by_their_weight(programme: Programme, pages: dict[str, str]) -> None:
    newer: list[str] = []
    for _, stretch, text in reversed(list(sections(programme, page_of(programme, pages)))):
        plan = stretch.plan
        chosen = [(c, plan.bars(place)) for place, c in enumerate(plan.criteria) if c.excludes is not None]
        lines = [
            f"   - {words}: {', '.join(f'{c.excludes} ({c.code})' for c, bars in chosen if bars is wanted)}"
            for words, wanted in (("menolak", True), ("dicek dulu, tidak menolak", False))
            if any(bars is wanted for _, bars in chosen)
        ]
        same = "   - seperti pada masa sesudahnya" in text.splitlines()
        assert (lines == newer) if same else all(line.strip() in text for line in lines)
        newer = lines


@pytest.mark.parametrize("programme", [p for p in PROGRAMMES if any(e.amount for e in p.editions)], ids=code)
def test_every_amount_is_told_with_its_rates(programme: Programme, pages: dict[str, str]) -> None:
    newer: list[str] = []
    for edition, stretch, text in reversed(list(sections(programme, page_of(programme, pages)))):
        assert edition.amount is not None
        told = AmountPhrases(programme.books, stretch.plan.dated).amount(edition.amount)
        lines = [line for part in told for line in part.lines()]
        bare = re.sub(r" \[S\d+(, rendah: belum bersumber)?\]", "", text)
        same = re.search(r"\*\*Jumlah [^*]*\*\*: seperti pada masa sesudahnya\.", text) is not None
        assert lines == newer if same and "\n".join(lines) not in bare else "\n".join(lines) in bare
        newer = [line for part in _oldest(programme, edition) for line in part.lines()]


def _oldest(programme: Programme, edition: Edition) -> tuple[Told, ...]:
    """What the next older edition is compared with: the first days of this one."""
    assert edition.amount is not None
    return AmountPhrases(programme.books, CUTTER.cut(programme, edition)[0].plan.dated).amount(edition.amount)


def own_tables(programme: Programme) -> Iterator[ParameterBook]:
    """The tables that the page of a programme shows whole."""
    for book in programme.books:
        if book.code == programme.code or programme in CLASSIFICATIONS:
            yield book


@pytest.mark.parametrize("programme", EVERYTHING, ids=code)
def test_every_dated_number_stands_with_its_days_confidence_and_source(
    programme: Programme, pages: dict[str, str]
) -> None:
    text = page_of(programme, pages)
    for book in own_tables(programme):
        for parameter in book.parameters.values():
            assert plain(parameter.label) in text
            for dated in parameter.values:
                until = dated.until.isoformat() if dated.until else r"(\d{4}-\d\d-\d\d)?"
                cells = (value_words(parameter, dated.value), confidence_words(dated.citation.confidence))
                value, level = (re.escape(plain(cell) if cell is cells[0] else cell) for cell in cells)
                row = rf"\| {dated.since.isoformat()} \| {until} \| {value} \| {level} \| S(\d+) \|"
                numbers = [found[-1] if isinstance(found, tuple) else found for found in re.findall(row, text)]
                assert numbers, (parameter.name, dated.since)
                source = plain(dated.citation.source)
                assert any(re.search(rf"\*\*S{n}\*\*.*: {re.escape(source)}\.", text) for n in numbers)
            assert all(plain(dated.gap or "") in text for dated in parameter.values)
        for reading in book.readings:
            assert f"Nyalakan dengan `{book.code}.{reading.key}={reading.name}`." in text
            assert plain(reading.note) in text


@pytest.mark.parametrize("programme", EVERYTHING, ids=code)
def test_every_fact_that_is_asked_is_told(programme: Programme, pages: dict[str, str]) -> None:
    asked = page_of(programme, pages).partition("## Yang ditanyakan")[2]
    for edition in programme.editions:
        trees = [(c.code, c.when) for c in edition.criteria if c.excludes is None]
        trees += [("jumlah", edition.amount)] if edition.amount else []
        for user, tree in trees:
            for node in walk(tree):
                fact = Fact(owner="orang", name="birth_date") if isinstance(node, Age) else node
                if isinstance(fact, Fact):
                    declared = field_of(fact)
                    assert declared is not None
                    (row,) = (line for line in asked.splitlines() if line.startswith(f"| `{declared.column}` |"))
                    users = row.split(" | ")[2]
                    alone = programme in PROGRAMMES or programme.code == "TKSK"
                    assert (user if alone else programme.code) in users.split(", ") or users.endswith(" aturan")
                    presumed = declared.presumed
                    assert row.endswith("| belum diketahui |" if presumed is None else f": {presumed.reason} |")


@pytest.mark.parametrize("programme", EVERYTHING, ids=code)
def test_every_act_is_cited_by_its_full_name(programme: Programme, pages: dict[str, str]) -> None:
    text = page_of(programme, pages)
    sources = text.partition("## Dasar hukum dan sumber")[2]
    for edition in programme.editions:
        for stretch in CUTTER.cut(programme, edition):
            for place, chosen in enumerate(stretch.plan.criteria):
                for citation in stretch.plan.citations(place) if chosen.excludes is None else ():
                    assert plain(citation.act.instrument) in sources
                    assert plain(citation.act.title or "") in sources
                    assert plain(citation.note or "") in sources


@pytest.mark.parametrize("programme", PROGRAMMES, ids=code)
def test_every_payment_and_combination_is_told(programme: Programme, pages: dict[str, str]) -> None:
    text = page_of(programme, pages)
    paid = text.partition("## Kapan dibayar")[2].partition("\n## ")[0]
    lines = [line for book in programme.books if book.code == programme.code for line in book.calendar]
    assert len(re.findall(r"^- ", paid, re.MULTILINE)) == len(lines)
    for line in lines:
        days = days_words(line.since, line.until)
        assert f"- {days[:1].upper()}{days[1:]}: dibayar " in paid
    together = text.partition("## Digabung dengan bantuan lain")[2].partition("\n## ")[0]
    pairs = [pair for pair in rulebook(as_of=DAY).combinations.pairs if pair.received(programme.code) is not None]
    assert len(re.findall(r"\*\*(?:boleh|tidak boleh|belum ditemukan)\*\*, ", together)) == len(pairs)
    for pair in pairs:
        assert f"**{pair.allowed.value}**, {days_words(pair.since, pair.until)} [S" in together


def test_the_gate_is_told_once(pages: dict[str, str]) -> None:
    text = pages[GATE]
    chosen = {c.code: c for p in PROGRAMMES for e in p.editions for c in e.criteria if c.excludes is not None}
    assert len(chosen) == 21
    for exclusion in chosen.values():
        assert f"| {exclusion.code} | {plain(exclusion.text)} | **" in text
    for programme in PROGRAMMES:
        uses = any(c.excludes is not None for e in programme.editions for c in e.criteria)
        assert (f"[{plain(programme.code)}]({file_name(programme.code)})" in text) is uses
        assert (f"]({GATE})" in pages[file_name(programme.code)]) is uses
    for line in pages["pkh.md"].splitlines():
        assert "Tidak ada anggota keluarga yang ASN" not in line


@pytest.mark.parametrize("programme", EVERYTHING, ids=code)
def test_the_index_has_everything(programme: Programme, pages: dict[str, str]) -> None:
    (row,) = (line for line in pages[INDEX].splitlines() if line.startswith(f"| [{plain(programme.code)}]("))
    assert f"| {plain(programme.name)} | {programme.unit.value} |" in row
    for since, until in spans(programme):
        assert since.isoformat() in row
        assert until is None or until.isoformat() in row
    low = CUTTER.newest(programme)
    levels = {low.confidence(place) for place in range(len(low.criteria)) if low.bars(place)}
    assert ("**rendah**" in row) or Confidence.LOW not in levels


@pytest.mark.parametrize("kind", [*PPKS_KINDS, *PSKS_KINDS], ids=lambda kind: f"{kind.list_name}-{kind.number}")
def test_every_kind_is_defined(kind: Kind, pages: dict[str, str]) -> None:
    text = pages[f"{kind.list_name.lower()}.md"]
    assert plain(kind.definition) in text
    section = text.partition(f"## {kind.rule}: ")[2].partition("\n## ")[0]
    assert ("**Jenis peka**" in section) is (kind.sensitive and kind.rule is not None)


@pytest.mark.parametrize("item", POVERTY_ITEMS, ids=code)
def test_every_item_of_a_list_is_told(item: Programme, pages: dict[str, str]) -> None:
    whole = item.code.rpartition("-")[0]
    section = pages["kemiskinan.md"].partition(f"## {whole}: ")[2].partition("\n## ")[0]
    plan = CUTTER.newest(item)
    (chosen,) = plan.criteria
    assert f"\n- **{plain(chosen.code)}** {plain(criterion_words(plan, chosen, 'id'))}\n  - Yang dilihat: " in section


def test_every_example_stands_on_its_page(pages: dict[str, str]) -> None:
    for example in shipped_examples():
        (programme,) = (p for p in EVERYTHING if p.code == example.programme)
        text = page_of(programme, pages)
        assert f"### {plain(example.title)}\n" in text
        assert example.source is None or plain(example.source) in text


def test_an_example_that_no_longer_holds_is_no_page() -> None:
    example = next(found for found in shipped_examples() if found.programme == "SEMBAKO")
    wrong = evolve(example, outcome=Outcome.UNDETERMINED)
    book = rulebook(as_of=DAY)
    page = Page(title="x", book=book, programmes=("SEMBAKO",), tables=("SEMBAKO",), examples=(wrong,))
    with pytest.raises(RuleError, match=r"contoh SEMBAKO 'Desil 3.*hasilnya eligible, bukan undetermined"):
        page.text()


# --- Markdown that looks right -------------------------------------------------------------------------------


def outside_blocks(text: str) -> Iterator[str]:
    """Lines that are no part of a block that keeps its letters."""
    inside = False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield line
    assert not inside


def cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row)) - 1


def test_the_markdown_is_sound(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert text.startswith(f"{MADE}\n\n# "), name
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\n\n\n" not in text, name
        assert all(line == line.rstrip() for line in text.splitlines()), name
        assert "{" not in text.replace('readings={"PKH.lansia": "60"}', ""), name


def test_headings_are_nested_and_name_one_thing(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        levels = [len(line) - len(line.lstrip("#")) for line in outside_blocks(text) if line.startswith("#")]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_tables_have_as_many_cells_in_every_row(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        lines = list(outside_blocks(text))
        for before, line in zip(["", *lines], lines, strict=False):
            if line.startswith("|"):
                assert line.endswith("|")
                if before.startswith("|"):
                    assert cells(before) == cells(line), (name, line)
                else:
                    assert before == "", (name, line)
                assert cells(line) <= 7


def test_links_lead_somewhere(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for target in re.findall(r"\]\(([^)]*)\)", "\n".join(outside_blocks(text))):
            page, _, at = target.partition("#")
            assert page in pages, (name, target)
            headings = [line.lstrip("# ") for line in pages[page].splitlines() if line.startswith("#")]
            assert not at or at in map(anchor, headings), (name, target)


def test_every_source_mark_has_its_source(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        body, _, sources = text.partition("## Dasar hukum dan sumber")
        listed = re.findall(r"^  - \*\*(S\d+)\*\*", sources, re.MULTILINE)
        assert listed == [f"S{number}" for number in range(1, len(listed) + 1)], name
        acts = [line for line in sources.splitlines() if line.startswith("- ")]
        assert len(set(acts)) == len(acts), name
        marks = set(re.findall(r"\bS\d+\b", re.sub(r"SPM-S\d|```.*?```", "", body, flags=re.DOTALL)))
        assert name == INDEX or marks == set(listed), name


def test_pipes_in_cells_are_escaped() -> None:
    assert table(["a"], [["x | y"]]) == ["| a |", "| --- |", r"| x \| y |"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a*b", r"a\*b"),
        ("_a_ b_c", r"\_a\_ b_c"),
        ("<b>", r"\<b>"),
        ("1. satu", r"1\. satu"),
        ("- satu", r"\- satu"),
        ("# satu", r"\# satu"),
        ("dua\n baris", "dua baris"),
        ("[a](b)", r"[a]\(b)"),
        ("2025-04-01", "2025-04-01"),
        ("`x`", r"\`x\`"),
    ],
)
def test_text_never_becomes_markup(text: str, written: str) -> None:
    assert plain(text) == written


def test_a_reading_that_changes_nothing_of_a_programme_is_not_on_its_page(pages: dict[str, str]) -> None:
    assert "PBI_JK.desil" in pages["pbi_jk.md"]
    assert "PBI_JK.desil" in pages["pbi_jk_tetap.md"]
    assert "PBI_JK.desil" not in pages["pbi_jk_bayi.md"]
    assert "GERBANG.praktik" in pages[GATE]
    assert "GERBANG.praktik" not in pages["pkh.md"]


def test_a_page_of_one_classification_can_be_made_alone() -> None:
    page = Page(title="x", book=classifications(as_of=DAY), programmes=("TKSK",), tables=("TKSK",))
    assert "Tidak menolak: bila tidak terpenuhi, hanya minta dicek dulu." in page.text()
