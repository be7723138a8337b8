"""The days of an edition, cut where its numbers change."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pskslib.classification import CLASSIFICATIONS
from pskslib.law import parse_parameters
from pskslib.programmes import PROGRAMMES
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Numbers,
    Programme,
    any_member,
    criterion,
    edition,
    person,
    programme,
)
from pskslib.rules.stretches import Cutter, days_words, last_day, spans

EVERYTHING = (*PROGRAMMES, *CLASSIFICATIONS)
CUTTER = Cutter()


def test_an_edition_is_cut_where_a_number_begins_or_ends() -> None:
    cited = {"act": "contoh", "source": "contoh", "confidence": "high"}
    usia = [{"since": date(2019, 1, 1), "value": 60, **cited}, {"since": date(2021, 6, 1), "value": 65, **cited}]
    maks = [
        {"since": date(2019, 1, 1), "until": date(2021, 12, 31), "value": 90, "gap": "tidak ditemukan", **cited},
        {"since": date(2023, 1, 1), "value": 95, **cited},
    ]
    raw = {
        "code": "CONTOH",
        "acts": {"contoh": {"instrument": "Contoh"}},
        "parameters": {
            "usia": {"label": "usia", "unit": "tahun", "values": usia},
            "maks": {"label": "maks", "unit": "tahun", "values": maks},
            "lain": {"label": "lain", "unit": "tahun", "values": [{"since": date(2020, 7, 1), "value": 1, **cited}]},
        },
    }
    table = Numbers(parse_parameters(raw, where="contoh"))
    old = criterion("USIA", "Berusia {usia} tahun", en="x", when=any_member(person.age.between(table.usia, table.maks)))
    made = programme(
        "CONTOH",
        "Contoh",
        en="Example",
        benefit=Benefit(kind=BenefitKind.NONE, unit="", period="", recipient=""),
        numbers=[table],
        editions=[edition(date(2020, 1, 1), requires=[old])],
    )
    assert [(s.since, s.until) for s in CUTTER.cut(made, made.editions[0])] == [
        (date(2020, 1, 1), date(2021, 5, 31)),
        (date(2021, 6, 1), date(2021, 12, 31)),
        (date(2023, 1, 1), None),
    ]
    assert CUTTER.newest(made).as_of == date(2023, 1, 1)


@pytest.mark.parametrize("made", EVERYTHING, ids=lambda made: made.code)
def test_stretches_cover_an_edition_and_nothing_changes_inside(made: Programme) -> None:
    for found in made.editions:
        cut = CUTTER.cut(made, found)
        assert cut
        assert cut[0].since == found.since
        assert cut[-1].until == last_day(made, found)
        for before, after in pairwise(cut):
            assert before.until is not None
            assert before.until < after.since
        for stretch in cut:
            for (book, name), dated in stretch.plan.dated.items():
                if any(own.code == book for own in made.books):
                    assert dated.since <= stretch.since
                    assert dated.until is None or (stretch.until is not None and stretch.until <= dated.until), name
        assert CUTTER.cut(made, found) is cut


@pytest.mark.parametrize("made", EVERYTHING, ids=lambda made: made.code)
def test_spans_are_the_days_in_force(made: Programme) -> None:
    found = spans(made)
    for since, until in found:
        assert made.in_force(since)
        assert not made.in_force(since.replace(year=since.year - 1)) or len(found) > 1
        if until is not None:
            assert made.in_force(until)
    for (_, until), (since, _) in pairwise(found):
        assert until is not None
        assert (since - until).days > 1
    for one in made.editions:
        assert any(since <= one.since and (until is None or one.since <= until) for since, until in found)
    assert days_words(*found[0])
