"""Every researched number of the programmes about persons, and of the local ones, stands in its table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pskslib.law import Confidence
from pskslib.programmes.aslut import ASLUT
from pskslib.programmes.aspdb import ASPDB
from pskslib.programmes.atensi import ATENSI
from pskslib.programmes.kaltim_gratispol import KALTIM_GRATISPOL
from pskslib.programmes.kutim_beasiswa_stimulan import KUTIM_BEASISWA_STIMULAN
from pskslib.programmes.kutim_beasiswa_tuntas import KUTIM_BEASISWA_TUNTAS
from pskslib.programmes.kutim_disabilitas_prov import KUTIM_DISABILITAS_PROV
from pskslib.programmes.kutim_kebakaran import KUTIM_KEBAKARAN
from pskslib.programmes.kutim_pekerja_rentan import KUTIM_PEKERJA_RENTAN
from pskslib.programmes.kutim_rlh import KUTIM_RLH
from pskslib.programmes.kutim_seragam import KUTIM_SERAGAM
from pskslib.programmes.kutim_veteran import KUTIM_VETERAN
from pskslib.programmes.pbi_jk import PBI_JK
from pskslib.programmes.pbi_jk_bayi import PBI_JK_BAYI
from pskslib.programmes.pbi_jk_reaktivasi import PBI_JK_REAKTIVASI
from pskslib.programmes.pbi_jk_tetap import PBI_JK_TETAP
from pskslib.programmes.permakanan import PERMAKANAN
from pskslib.programmes.pip import PIP
from pskslib.programmes.santunan_bencana import SANTUNAN_BENCANA
from pskslib.programmes.sekolah_rakyat import SEKOLAH_RAKYAT
from pskslib.programmes.telling import told
from pskslib.programmes.yapi import YAPI
from pskslib.rules import BenefitKind, Numbers, Programme, Rulebook
from tests.fact_base import ROWS as FACTS

ALL: tuple[Programme, ...] = (
    *(PBI_JK, PBI_JK_TETAP, PBI_JK_REAKTIVASI, PBI_JK_BAYI, PIP, ATENSI, YAPI, PERMAKANAN, ASLUT, ASPDB),
    *(SANTUNAN_BENCANA, SEKOLAH_RAKYAT, KUTIM_VETERAN, KUTIM_DISABILITAS_PROV, KUTIM_RLH, KUTIM_PEKERJA_RENTAN),
    *(KUTIM_SERAGAM, KUTIM_KEBAKARAN, KALTIM_GRATISPOL, KUTIM_BEASISWA_TUNTAS, KUTIM_BEASISWA_STIMULAN),
)
BY_CODE = {made.code: made for made in ALL}
ROWS = [row for row in FACTS if row["programme"] in BY_CODE]
EDITIONS = [(made, found.since) for made in ALL for found in made.editions]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['programme']}-{r['parameter']}-{r['since']}")
def test_every_researched_number_stands_in_its_table(row: dict[str, str]) -> None:
    """Value, first day, last day and confidence are those of the fact base."""
    since = date.fromisoformat(row["since"])
    dated = BY_CODE[row["programme"]].books[0].at(row["parameter"], since)

    assert Decimal(dated.value) == Decimal(row["value"])
    assert dated.since == since
    # a value that another follows on the next day needs no last day of its own
    assert dated.until == (date.fromisoformat(row["until"]) if row["until"] else None)
    assert dated.citation.confidence is Confidence(row["confidence"])
    assert dated.citation.source


@pytest.mark.parametrize(("made", "since"), EDITIONS, ids=lambda x: x.code if isinstance(x, Programme) else str(x))
def test_every_edition_has_its_numbers_and_words(made: Programme, since: date) -> None:
    """On its first day an edition can be described in both languages; the text fills in every number."""
    book = Rulebook(as_of=since, programmes=(made,))

    for language in ("id", "en"):
        text = book.describe(made.code, language)
        assert made.code in text
        assert "{" not in text
    assert Rulebook.from_json(book.to_json()) == book


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.code)
def test_only_cash_has_an_amount(made: Programme) -> None:
    """A service, a premium or goods have none; of the cash aid only that in doubt."""
    amounts = {found.amount is not None for found in made.editions}

    assert amounts == {made.benefit.kind is BenefitKind.CASH and made is not KUTIM_VETERAN}


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.code)
def test_every_criterion_says_where_it_is_written(made: Programme) -> None:
    """No criterion without a citation, and none that does not name what was read."""
    for found in made.editions:
        plan = Rulebook(as_of=found.since, programmes=(made,)).plan(made.code)
        for place, code in enumerate(plan.codes):
            cited = plan.citations(place)
            assert cited, code
            assert all(c.source for c in cited), code


def test_numbers_in_a_note_are_written_as_they_are_read() -> None:
    """Rupiah, whole numbers, decimals and words."""
    table = Numbers(PERMAKANAN.books[0])

    assert told(table, "indeks_harian", date(2023, 7, 1)) == "Rp30.000"
    assert told(Numbers(KUTIM_PEKERJA_RENTAN.books[0]), "target", date(2025, 11, 21)) == "150.000"
    assert told(Numbers(KUTIM_BEASISWA_STIMULAN.books[0]), "ipk_min", date(2024, 1, 1)) == "2.7"
    assert told(Numbers(ATENSI.books[0]), "komponen_3", date(2020, 12, 4)) == "dukungan keluarga"
