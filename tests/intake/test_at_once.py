"""Short cuts for large clean files change nothing: threads, counting instead of looking, whole columns for families."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import IntakeError
from pskslib.intake import Batch, ahead, assemble, columns, limits, read_registry
from pskslib.intake.ahead import Ahead
from pskslib.intake.sources import tally as tallies
from pskslib.intake.sources.csv_text import read_clean
from pskslib.intake.sources.tally import tally
from tests.intake.files import COLUMNS, ROW, table
from tests.rules.families import AS_OF

CELLS = {
    "desil": ["", "1", "2", "non-desil", "?"],
    "kode_desa": ["", "64.08.04.2001", "64.08.01.2001"],
    "anggota_lengkap": ["", "ya", "tidak"],
    "non_desil": ["", "ya", "tidak"],
    "hubungan_keluarga": ["", "kepala keluarga", "anak"],
    "tanggal_lahir": ["", "1985-08-17", "2015-08-17", "17/08/1985", "1850-01-01"],
    "jenis_kelamin": ["", "L", "P", "X"],
    "nik": ["", "0", "64"],
}
NAMES = tuple(dict.fromkeys((*COLUMNS, *CELLS)))


def registry(count: int, seed: int) -> bytes:
    """Families that stand together, with some facts missing, told differently or damaged."""
    rnd = random.Random(seed)
    rows = []
    for n in range(count):
        row = {**ROW, "no_kk": f"6408040101089{901 + n // 3 % 99}", "nik": f"640804170885{9901 + n % 99}"}
        row |= {name: rnd.choice(texts) for name, texts in CELLS.items() if rnd.random() < 0.2}
        rows.append(row)
    return table(*rows, columns=NAMES).encode()


def told(batch: Batch) -> object:
    return batch.digest, batch.origins.rows(), [(one.places, one.rows) for one in batch.told]


# --- the proof by counting -----------------------------------------------------------------------


@pytest.mark.parametrize("extra", [",", ",x", ",,"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_long_line_beside_short_ones_is_no_clean_file_wherever_they_stand(extra: str, end: str) -> None:
    """Delimiters are right in number here: that a line is too long, the reader must say."""
    for long in range(4):
        for short in range(4):
            if long == short:
                continue
            lines = ["1,2,3,4"] * 4
            lines[long] += extra
            lines[short] = lines[short].rsplit(",", extra.count(","))[0]
            raw = "\n".join(["no_kk,nik,nama,desil", *lines]) + end
            assert raw.count(",") == 5 * 3
            assert read_clean(raw.encode(), "x.csv") is None


def test_a_long_line_is_found_in_a_large_file_too() -> None:
    lines = ["6408040101089901,6408041708859901,Amir,3"] * 60_000
    assert read_clean("\n".join(["no_kk,nik,nama,desil", *lines]).encode(), "x.csv") is not None
    lines[41_000] += ","
    lines[9] = lines[9][:-2]
    assert read_clean("\n".join(["no_kk,nik,nama,desil", *lines]).encode(), "x.csv") is None


@given(st.text(st.sampled_from('a ,\n"\té\x0b'), min_size=1, max_size=40), st.integers(1, 5))
def test_pieces_count_what_the_whole_counts(text: str, chunk: int) -> None:
    body = b"no_kk,nik\n" + text.encode()
    whole = tally(body, 10, b",", 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "_CHUNK", chunk)
        patch.setattr(ahead, "_WORTH", 0)
        assert tally(body, 10, b",", 2) == whole
    assert (whole is None) == ('"' in text)
    if whole is not None:
        lines = text.split("\n")[: -1 if text.endswith("\n") or not text else None]
        assert whole.plain == text.isascii()
        assert whole.printable == (not {"\t", "\x0b"} & {*text})
        assert whole.blanks == any(cell != cell.strip(" ") for line in lines for cell in line.split(","))
        if all(line.count(",") == 1 for line in lines) and lines:
            assert (whole.lines, whole.even) == (len(lines), True)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_file_has_as_many_rows_as_the_limit_and_no_more(monkeypatch: pytest.MonkeyPatch, quote: str) -> None:
    raw = f"no_kk,nik\n{quote}6408040101089901{quote},\n"
    for end in ("", "\n"):
        monkeypatch.setattr(limits, "MOST_ROWS", 2)
        assert read_registry((raw + "6408040101089902," + end).encode()).rows == 2
        with pytest.raises(IntakeError, match="lebih dari 2 baris"):
            read_registry((raw + "6408040101089902,\n6408040101089903,\n" + end).encode())


# --- threads and whole columns --------------------------------------------------------------------


@given(st.integers(0, 10**6))
def test_threads_change_nothing(seed: int) -> None:
    raw = registry(30, seed)
    alone = told(read_registry(raw, as_of=AS_OF))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "_WORTH", 0)
        assert told(read_registry(raw, as_of=AS_OF)) == alone


@given(st.integers(0, 10**6))
def test_facts_that_are_told_alike_are_what_grouping_finds(seed: int) -> None:
    raw = registry(30, seed)
    quick = told(read_registry(raw, as_of=AS_OF))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "told_alike", lambda rows, names: [])
        assert told(read_registry(raw, as_of=AS_OF)) == quick


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_texts_that_the_first_rows_do_not_hold_are_read_too(seed: int, first: int) -> None:
    raw = registry(20, seed)
    whole = told(read_registry(raw, as_of=AS_OF))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_FIRST", first)
        assert told(read_registry(raw, as_of=AS_OF)) == whole
        patch.setattr(columns, "_FEW", 0)
        assert told(read_registry(raw, as_of=AS_OF)) == whole


def test_an_error_in_a_thread_comes_out() -> None:
    with Ahead(rows=10**6) as work:
        result = work.start(lambda: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            result()


def test_a_decile_beside_being_unranked_is_settled_by_grouping_alone() -> None:
    rows = [{"no_kk": ROW["no_kk"], "desil": decile, "non_desil": word} for decile, word in (("3", ""), ("", "ya"))]
    batch = read_registry(table(*rows, columns=("no_kk", "desil", "non_desil")).encode(), as_of=AS_OF)
    assert batch.families_table["desil"].to_list() == [None]
    assert "tidak_sama_sekeluarga" in {problem.kind for problem in batch.errors}
