"""Every researched number stands in a table: same value, same days, same confidence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pskslib.classification import FIGURES, figures
from pskslib.classification.bps14 import NUMBERS as BPS14
from pskslib.classification.extreme_poverty import NUMBERS as EXTREME
from pskslib.classification.kepmensos146 import NUMBERS as KEPMENSOS146
from pskslib.classification.kepmensos262 import NUMBERS as KEPMENSOS262
from pskslib.errors import UnknownName
from pskslib.law import Confidence, ParameterBook
from tests.fact_base import ROWS as FACTS

BESIDE_RULES = {n.book.code: n.book for n in (BPS14, EXTREME, KEPMENSOS146, KEPMENSOS262)}
ROWS = [row for row in FACTS if row["programme"] in (*FIGURES, *BESIDE_RULES)]


def table(code: str) -> ParameterBook:
    return BESIDE_RULES[code] if code in BESIDE_RULES else figures(code)


def last_day(row: dict[str, str]) -> date | None:
    """The fact base ends a line of Kaltim on the day of the next release; our tables on the day before."""
    if not row["until"]:
        return None
    until = date.fromisoformat(row["until"])
    return until - timedelta(days=1) if row["programme"] == "GK_KALTIM" else until


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 98
    assert {r["programme"] for r in ROWS} == {*FIGURES, *BESIDE_RULES}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['programme']}-{r['parameter']}-{r['since']}")
def test_every_researched_number_stands_in_a_table(row: dict[str, str]) -> None:
    since = date.fromisoformat(row["since"])
    # one name cannot have two units: a line a day stands under its own name
    name = row["parameter"] + ("_harian" if row["unit"].endswith("/hari") else "")
    dated = table(row["programme"]).at(name, since)

    assert str(dated.value) == row["value"]
    assert dated.since == since
    assert dated.until == last_day(row)
    assert dated.citation.confidence is Confidence(row["confidence"])
    assert dated.citation.source


@pytest.mark.parametrize("code", FIGURES)
def test_a_table_of_figures_carries_its_code(code: str) -> None:
    assert figures(code).code == code


def test_an_unknown_table_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="UMK_KUTIM"):
        figures("UMK_BONTANG")


def test_b61_the_minimum_wage_of_2025_is_that_of_2024_raised_by_6_5_per_cent() -> None:
    umk = figures("UMK_KUTIM")
    before, now = umk.at("umk", date(2024, 6, 1)).value, umk.at("umk", date(2025, 6, 1)).value
    assert isinstance(before, int)
    assert round(before * 1.065) == now == 3_743_820


def test_b68_poor_people_of_kutai_timur_2024_to_2025() -> None:
    poor = figures("MISKIN_KUTIM")

    def change(name: str) -> str:
        before, now = poor.at(name, date(2024, 3, 1)).value, poor.at(name, date(2025, 3, 1)).value
        return str(now - before)  # type: ignore[operator]  # exact decimals

    assert change("jumlah_miskin") == "-2.20"
    assert change("persen_miskin") == "-0.74"
