"""Laws of reading: nothing is lost, nothing is invented, nobody is shown, and damage never turns an answer."""

from __future__ import annotations

import io
import logging
import re
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from pskslib import Family, Outcome, rulebook
from pskslib.cli import main
from pskslib.errors import IntakeError
from pskslib.intake import Batch, read_registry
from pskslib.intake.cells import read_cell
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from tests.intake.files import COLUMNS, ROW, WIFE, all_columns, cell, registry, table, write
from tests.rules.families import AS_OF, known_families

BOOK = rulebook(as_of=AS_OF)
READ = all_columns(BOOK.in_force)
"""Every column that a rule reads."""
EVERY = {f.column: f for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}
HEADING = ",".join(COLUMNS)
Rows = list[dict[str, str]]


def read(text: str | bytes) -> Batch:
    """Read a file of that content and hold it to the law of conservation."""
    with TemporaryDirectory() as folder:
        batch = read_registry(write(Path(folder), text), as_of=AS_OF)
    assert batch.rows == batch.accepted + len(batch.rejected)
    assert batch.accepted == sum(len(family.members) for family in batch.families)
    assert len({r.row for r in batch.rejected}) == len(batch.rejected)
    assert len(batch.family_problems) == len(batch.families)
    return batch


# --- any file at all ----------------------------------------------------------------------------

WORDS = st.sampled_from(
    ['"', '""', ",", ";", "\n", "\r", "\r\n", "\t", "-", "0", "ya", "6.40804E+15", "non-desil", "1985-02-30", "\ufeff"]
)
# Four quotes are a cell with a quote in it, not an empty one.
EMPTY_CELLS = re.compile(r'\s*(?:"")?\s*(?:,\s*(?:"")?\s*)*')
PIECES = st.lists(WORDS | st.sampled_from([*ROW.values()]) | st.text(max_size=6), max_size=60).map("".join)


@given(PIECES)
@example('""""')
def test_any_text_under_a_heading_is_counted(text: str) -> None:
    whole = joined(HEADING, table(ROW).splitlines()[1], text)
    if "\0" not in whole:
        batch = read(whole)
        physical = [line for line in re.split(r"\r\n|\r|\n", whole)[1:] if not EMPTY_CELLS.fullmatch(line)]
        assert 1 <= batch.rows <= len(physical)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"no_kk,nama\n", b"no_kk;nama\n"):
        try:
            read(start + content)
        except IntakeError as error:
            refused = str(error)
        else:
            continue
        assert refused.startswith("registri.csv: ")


@given(st.data())
def test_any_text_in_any_column_is_a_fact_or_a_problem(data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.sampled_from(sorted(EVERY)), min_size=1, max_size=8, unique=True))
    texts = WORDS | st.text(max_size=20) | st.from_regex(r"[0-9.,/-]{1,18}", fullmatch=True)
    row = {column: data.draw(texts, label=column) for column in columns} | {"no_kk": ROW["no_kk"]}
    text = table(row, columns=tuple(dict.fromkeys((*columns, "no_kk"))))
    if "\0" not in text:
        read(text)


def joined(*lines: str) -> str:
    return "\n".join(lines) + "\n"


# --- no invented fact ---------------------------------------------------------------------------


@given(st.lists(known_families(most=4), min_size=1, max_size=2))
def test_facts_out_are_facts_in(families: list[Family]) -> None:
    rows = registry(families, READ)
    batch = read(table(*rows, columns=tuple(READ)))

    assert batch.errors == ()
    back = registry(list(batch.families), READ)
    assert [{**row, "nama": "", "nik": ""} for row in back] == [{**row, "nama": "", "nik": ""} for row in rows]
    assert [f.family_card.digits for f in batch.families if f.family_card] == [*dict.fromkeys(r["no_kk"] for r in rows)]


def untraced(batch: Batch, rows: Rows) -> list[str]:
    """Facts of families that no cell of their own rows says."""
    found = []
    for family in batch.families:
        card = family.family_card
        own = [row for row in rows if card is not None and row["no_kk"] == card.digits]
        for thing, fields in ((family, FAMILY_FIELDS), *((member, PERSON_FIELDS) for member in family.members)):
            for name, field in fields.items():
                value = getattr(thing, name)
                if value is None or name in ("family_card", "nik") or (name, value) in INFERRED:
                    continue
                column, text = ("desil", "non-desil") if name == "unranked" else (field.column, cell(value))
                if text not in {row.get(column) for row in own}:
                    found.append(f"{column}={text}")
    return found


INFERRED = {("members_complete", False), ("nik_matched", False)}
"""What reading itself finds out: a row was lost; one NIK stands in two families."""


# --- damage -------------------------------------------------------------------------------------

UNREADABLE = ("rusak?", "31/02/2015", "99999999999")
LOSSES = ("nik", "no_kk", "pendek", "panjang", "kutip", "nik saudara", "nik tetangga", "desil lain")


@st.composite
def damaged(draw: st.DrawFn, rows: Rows, columns: list[str]) -> tuple[str, Rows]:
    """One row damaged in one way: the text of the file, and the rows that it still tells."""
    at = draw(st.integers(0, len(rows) - 1), label="row")
    kind = draw(st.sampled_from(["sel", "sel", "sel", "kosong", *LOSSES]), label="kind")
    row = dict(rows[at])
    if kind in ("sel", "kosong"):
        column = draw(st.sampled_from(columns), label="column")
        row[column] = "" if kind == "kosong" else draw(st.sampled_from(UNREADABLE))
    elif kind == "nik":
        row["nik"] = draw(st.sampled_from(["6.40804E+15", "640804", "６" * 16]))
    elif kind == "no_kk":
        row["no_kk"] = draw(st.sampled_from(["6.40804E+15", "", "-", WIFE["nik"]]))
    elif kind == "nik saudara":
        row["nik"] = next(r["nik"] for r in rows if r["no_kk"] == row["no_kk"])
    elif kind == "nik tetangga":
        row["nik"] = rows[(at + 1) % len(rows)]["nik"]
    elif kind == "desil lain":
        others = ["1", "9", "non-desil"] if [r["no_kk"] for r in rows].count(row["no_kk"]) > 1 else []
        row["desil"] = draw(st.sampled_from(["", "0", "11", *others]))
    changed = [*rows[:at], row, *rows[at + 1 :]]
    lines = table(*changed, columns=tuple(READ)).splitlines()
    line = lines[at + 1]
    if kind == "kutip":
        line = line.replace("Orang", '"Orang', 1)
    elif kind == "pendek":
        line = line.rsplit(",", draw(st.integers(1, 4)))[0]
    elif kind == "panjang":
        line = line.replace("Orang", "Orang,", 1)
    return joined(*lines[: at + 1], line, *lines[at + 2 :]), changed


def some_families() -> st.SearchStrategy[list[Family]]:
    return st.lists(known_families(most=4), min_size=1, max_size=3)


def hold(clean: Batch, after: Batch, *, strict: bool) -> None:
    """Whatever is decided after the damage is what the clean file says, also for the amounts."""
    whole = {
        (decision.programme, decision.subject): decision
        for family in clean.families
        for decision in BOOK.decide(family, strict=strict)
    }
    for family in after.families:
        for answer in BOOK.decide(family, strict=strict):
            full = whole.get((answer.programme, answer.subject))
            if full is None:  # a member under the NIK of somebody in another family
                assert answer.subject.nik is not None
                continue
            assert answer.outcome in (full.outcome, Outcome.UNDETERMINED), full.programme
            assert (answer.amount is None) == (full.amount is None)
            if answer.amount is None or full.amount is None:  # what is not cash
                continue
            assert answer.amount.low <= full.amount.low
            if answer.amount.high is not None:
                assert full.amount.high is not None
                assert full.amount.high <= answer.amount.high


FACTS = [c for c in READ if c not in ("no_kk", "nik")]


@given(some_families(), st.data())
def test_damage_never_turns_an_answer(families: list[Family], data: st.DataObject) -> None:
    rows = registry(families, READ)
    clean = read(table(*rows, columns=tuple(READ)))
    text, told = data.draw(damaged(rows, FACTS))
    after = read(text)

    hold(clean, after, strict=False)
    assert untraced(after, told) == []


@given(some_families(), st.data())
def test_damage_never_turns_a_strict_answer(families: list[Family], data: st.DataObject) -> None:
    """Without presumptions the law holds for every column that a rule reads."""
    rows = registry(families, READ)
    clean = read(table(*rows, columns=tuple(READ)))
    text, _ = data.draw(damaged(rows, FACTS))

    hold(clean, read(text), strict=True)


@given(some_families(), st.integers(0, 99), st.sampled_from(["sebagian", "2", "x"]))
def test_completeness_that_cannot_be_read_is_not_presumed(families: list[Family], at: int, text: str) -> None:
    rows = registry(families, READ)
    clean = read(table(*rows, columns=tuple(READ)))
    rows[at % len(rows)]["anggota_lengkap"] = text

    hold(clean, read(table(*rows, columns=tuple(READ))), strict=False)


# --- nobody is shown ----------------------------------------------------------------------------

CANARIES = ("6408041708859987", "6408040101089965")
SPELLED = st.sampled_from(
    [
        *("{0}", "'{0}", "{0}7", "{0}.0", "{0} ", "{1}", "{1}0", "x{0}", '"{0}', "{0},{1}", "{0};{1}"),
        *("{0[0]}{0[1]}-{2}", "{2}", "{3}", "{0} {1}"),
    ]
)


def spelled(pattern: str) -> str:
    nik, card = CANARIES
    return pattern.format(
        nik, card, f"{nik[:4]}-{nik[4:8]}-{nik[8:12]}-{nik[12:]}", f"{nik[:6]} {nik[6:12]} {nik[12:]}"
    )


def shows(text: str) -> bool:
    """Whether a canary can be read in a text, with or without separators."""
    bare = re.sub(r"[\s.\-]", "", text)
    return any(canary in part for canary in CANARIES for part in (text, bare))


@given(st.data())
def test_nobody_is_shown(data: st.DataObject) -> None:
    columns = data.draw(st.permutations(["nik", "no_kk", "nama", "tanggal_lahir", "desil", "asn", "kode_desa"]))
    heading = data.draw(st.just(",".join(columns)) | SPELLED.map(spelled), label="heading")
    good = {**ROW, "nik": CANARIES[0], "no_kk": CANARIES[1]}
    lines = [heading, ",".join(good[c] for c in columns)]
    for _ in range(data.draw(st.integers(1, 3))):
        row = dict(good)
        for column in data.draw(st.lists(st.sampled_from(columns), max_size=2)):
            row[column] = spelled(data.draw(SPELLED))
        lines.append(",".join(row[c] for c in columns))
    shown, log = io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    with TemporaryDirectory() as folder, redirect_stdout(shown), redirect_stderr(shown):
        file = str(write(Path(folder), joined(*lines)))
        try:
            batch = read_registry(file, as_of=AS_OF)
            print(repr(batch), repr(batch.families), batch.problems, batch.rejected, batch.family_problems)
            print(*(p.line("x") + str(p.as_row()) for p in batch.problems), *map(str, batch.families))
        except IntakeError as error:
            print(*traceback.format_exception(error))
        out = str(Path(folder) / "hasil")
        nik = data.draw(st.sampled_from(CANARIES), label="asked")
        commands = [
            ["check", file],
            ["check", file, nik],
            ["decide", file, "--as-of", "2026-11-24", "--out", out],
            ["decide", file, "--as-of", nik, "--out", out],
            ["explain", file, "--as-of", "2026-11-24", "--no-kk", nik, "--programme", "SEMBAKO"],
            ["explain", file, "--as-of", "2026-11-24", "--no-kk", nik, "--programme", nik],
        ]
        assert main(data.draw(st.sampled_from(commands), label="command")) in (0, 1, 2)
        for name in ("masalah.csv", "ringkasan-kecamatan.csv"):
            path = Path(out) / name
            print(path.read_text("utf-8") if path.exists() else "")
    logging.getLogger().removeHandler(handler)
    assert not shows(shown.getvalue()), [line for line in shown.getvalue().splitlines() if shows(line)]
    assert not shows(log.getvalue())


@given(st.sampled_from(sorted({*EVERY} - {"nik", "no_kk"})), SPELLED.map(spelled))
def test_a_cell_that_cannot_be_read_never_shows_a_number(column: str, text: str) -> None:
    told: list[object] = []
    read_cell(EVERY[column], text, row=2, column=column, tell=told.append)
    assert not shows(repr(told))
