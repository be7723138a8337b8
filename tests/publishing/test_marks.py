"""No report, nothing, not divisible and hidden are four different things in every format and both languages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from pskslib.publishing import wording
from pskslib.publishing.outline import dictionary, outline
from pskslib.publishing.shown import decimal, money, plain_decimal, whole
from pskslib.reports import Audience, Clearance, Report
from pskslib.reports.text import LANGUAGES, Language
from tests.publishing import readers
from tests.publishing.sample import poverty, rich

HIDDEN_ROW, ZERO_ROW, BLANK_ROW = 9, 16, 17


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", [*readers.SHOWN])
def test_shown(tmp_path: Path, suffix: str, language: Language) -> None:
    table = readers.SHOWN[suffix](rich().in_language(language).save(tmp_path / f"x{suffix}"))[0]
    day, zero = ("10 November 2026", "31 Oktober 2026") if language == "id" else ("10 November 2026", "31 October 2026")
    whole_number = "1.058" if language == "id" else "1,058"
    assert table[HIDDEN_ROW] == ["64.08.10", "Kaliorang", whole_number, "*", "*", "*", "*", "*", day]
    assert table[ZERO_ROW] == ["64.08.17", "Batu Ampar", "0", "0", "0", "0", "Rp0", "-", zero]
    assert table[BLANK_ROW] == ["64.08.18", "Long Mesangat", *[""] * 7]


def test_in_a_pdf(tmp_path: Path) -> None:
    text = readers.pdf(rich().save(tmp_path / "x.pdf"))
    assert "Kaliorang 1.058 * * * * * 10 November 2026" in text
    assert "Batu Ampar 0 0 0 0 Rp0 - 31 Oktober 2026" in text
    assert "Long Mesangat Jumlah" in text


def test_for_machines(tmp_path: Path) -> None:
    rich().save(tmp_path / "x.csv")
    rows = readers.rows(tmp_path / "x-realisasi.csv")[1:]
    assert rows[HIDDEN_ROW][2:] == ["1058", "*", "*", "*", "*", "*", "2026-11-10"]
    assert rows[ZERO_ROW][2:] == ["0", "0", "0", "0", "0", "-", "2026-10-31"]
    assert rows[BLANK_ROW][2:] == [""] * 7
    told = readers.tables(rich().save(tmp_path / "x.json"))["tabel"][0]["baris"]
    assert [*told[HIDDEN_ROW].values()][2:] == [1058, "*", "*", "*", "*", "*", "2026-11-10"]
    assert [*told[ZERO_ROW].values()][2:] == [0, 0, 0, 0, 0, "-", "2026-10-31"]
    assert [*told[BLANK_ROW].values()][2:] == [None] * 7


def test_in_a_workbook(tmp_path: Path) -> None:
    rows = readers.xlsx(rich().save(tmp_path / "x.xlsx"))["realisasi"][5:]
    assert rows[HIDDEN_ROW][2:8] == [1058, "*", "*", "*", "*", "*"]
    assert rows[ZERO_ROW][2:8] == [0, 0, 0, 0, 0, "-"]
    assert rows[BLANK_ROW][2:] == [""] * 7


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".pdf", ".json", ".xlsx", ".csv"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_stands_in_every_format(tmp_path: Path, suffix: str, language: Language) -> None:
    report = rich().in_language(language)
    path = report.save(tmp_path / f"x{suffix}")
    text = all_text(path if suffix != ".csv" else tmp_path / "x-kamus.csv")
    for meaning in (wording.MARK_HIDDEN, wording.MARK_UNDIVIDED, wording.MARK_BLANK):
        assert meaning.say(language) in text
        assert meaning.say("en" if language == "id" else "id") not in text


def all_text(path: Path) -> str:
    match path.suffix:
        case ".pdf":
            return readers.pdf(path)
        case ".docx":
            import docx

            cells = [cell for table in readers.docx(path, headings=True) for row in table for cell in row]
            return " ".join([*(paragraph.text for paragraph in docx.Document(str(path)).paragraphs), *cells])
        case ".xlsx":
            return " ".join(str(c) for sheet in readers.xlsx(path).values() for row in sheet for c in row)
        case ".html":
            return readers.plain(" ".join(readers.page(path).texts))
        case _:
            return path.read_text("utf-8")


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".pdf", ".json", ".xlsx"])
def test_english_is_all_english(tmp_path: Path, suffix: str) -> None:
    text = all_text(rich().in_language("en").save(tmp_path / f"x{suffix}"))
    for word in ("Kecamatan", "Keadaan per", "Wilayah", "Sumber", "Catatan", "Periode", "KPM menurut SK", "Gagal"):
        assert word not in text
    for word in ("District", "Fourth quarter of 2026", "2026-11-24" if suffix == ".json" else "24 November 2026"):
        assert word in text


def test_only_signs_that_stand_there_are_told() -> None:
    assert [sign for sign, _ in outline(rich()).legend] == ["*", "-", "sel kosong"]
    clean = evolve(rich(), tables=(poverty(),), charts=())
    assert [sign for sign, _ in outline(clean).legend] == ["sel kosong"]


def test_a_public_report_tells_what_was_hidden() -> None:
    done = Clearance(minimum=5, sensitive_minimum=11, primary=3, complementary=4)
    public = evolve(rich(), audience=Audience.PUBLIC, clearance=done)
    said = outline(public).notes[-1]
    assert "1 sampai 4" in said
    assert "1 sampai 10" in said
    assert "7 sel" in said
    assert "Untuk umum" in dict(outline(public).facts).values()


def test_the_dictionary_has_a_row_a_column(tmp_path: Path) -> None:
    report: Report = rich()
    told = [*dictionary(report)]
    assert [(row["tabel"], row["nama_variabel"]) for row in told] == [
        (table.key, column.key) for table in report.tables for column in table.columns
    ]
    report.save(tmp_path / "x.csv")
    head, *rows = readers.rows(tmp_path / "x-kamus.csv")
    assert head[:8] == [*wording.DICTIONARY_HEADINGS]
    assert [row[:8] for row in rows] == [[*row.values()] for row in told]
    share = next(row for row in told if row["nama_variabel"] == "persen_salur")
    assert share["definisi"] == "Sudah salur dibagi KPM menurut SK"
    assert share["satuan"] == "persen dari KPM menurut SK"


@given(st.fractions(max_denominator=10**6), st.integers(0, 4))
def test_rounding_is_exact_and_away_from_zero(value: Fraction, decimals: int) -> None:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if exact * Decimal(value.denominator) != value.numerator:
        return  # Decimal itself had to round
    step = Decimal(1).scaleb(-decimals)
    assert Decimal(plain_decimal(value, decimals)) == exact.quantize(step, ROUND_HALF_UP)


@given(st.integers(-(10**18), 10**18), st.integers(0, 3))
def test_numbers_are_those_of_the_locale(number: int, decimals: int) -> None:
    assert whole(number, "id") == format_decimal(number, locale="id_ID")
    assert whole(number, "en") == format_decimal(number, locale="en_GB")
    assert money(abs(number), "id") == f"Rp{format_decimal(abs(number), locale='id_ID')}"
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    for language, locale in (("id", "id_ID"), ("en", "en_GB")):
        said = format_decimal(Decimal(number).scaleb(-decimals), format=pattern, locale=locale)
        assert decimal(Fraction(number, 10**decimals), decimals, "id" if language == "id" else "en") == said
