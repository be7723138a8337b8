"""The public editions of targeting, outcomes and outreach give nothing away, not even when they come out together."""

from __future__ import annotations

from pathlib import Path
from random import Random

import polars as pl
import pytest

from pskslib import reports
from pskslib.publishing import publish
from pskslib.regions import kutim
from pskslib.reports import Report
from tests.publishing.attacker import attack
from tests.rules.families import AS_OF

VILLAGES = [v.code.dotted for v in kutim().villages][::24]


def office(seed: int, size: int = 260) -> tuple[Report, Report, Report]:
    """Reports of one made-up payment list of equal sums, which would tell the number of those paid."""
    chance = Random(seed)
    cards = [f"640804{1 + n // 99:02}0199{9901 + n % 99}" for n in range(size)]
    outcome = [chance.choices(["eligible", "ineligible", "undetermined"], [4, 5, 1])[0] for _ in cards]
    decisions = pl.DataFrame(
        {
            "no_kk": cards,
            "programme": ["PKH"] * size,
            "outcome": outcome,
            "amount_low": [0] * size,
            "amount_high": [2_400_000] * size,
            "missing": ["desil" if o == "undetermined" else "" for o in outcome],
        }
    )
    homes = pl.DataFrame(
        {
            "no_kk": cards,
            "kode_desa": [chance.choice(VILLAGES) for _ in cards],
            "desil": [chance.choice([*range(1, 11), None]) for _ in cards],
        }
    )
    paid = pl.DataFrame({"no_kk": chance.sample(cards, size // 3), "rupiah": [600_000] * (size // 3)})
    return (
        reports.targeting(decisions, paid, families=homes, as_of=AS_OF, period="2026"),
        reports.outcomes(decisions, homes, as_of=AS_OF, period="2026"),
        reports.outreach(decisions, paid, families=homes, as_of=AS_OF, period="2026"),
    )


@pytest.mark.parametrize("together", [(0,), (0, 1, 2)], ids=str)
def test_an_attacker_gets_nothing_back(together: tuple[int, ...], tmp_path: Path) -> None:
    public = publish([office(1)[which] for which in together])
    for report in public:
        assert report.clearance is not None
        assert report.clearance.primary > 0
    assert attack(public, tmp_path) == []


def test_bounds_and_persons_are_left_out() -> None:
    targeting, _, outreach = (publish(report) for report in office(4))
    assert [t.key for t in targeting.tables] == ["silang", "rincian", "kebocoran"]
    assert [t.key for t in outreach.tables] == ["ringkasan", "desa", "program_keluarga", "pertanyaan"]


def test_equal_sums_do_not_tell_how_many_were_paid() -> None:
    report = office(7)[0]
    public = publish(report)
    counts, paid = public.table("rincian"), public.table("kebocoran")
    pairs = {
        "layak_menerima": "rupiah_layak",
        "tidak_layak_menerima": "rupiah_tidak_layak",
        "belum_menerima": "rupiah_belum",
    }
    for count, rupiah in pairs.items():
        for n, amount in zip(counts.column(count), paid.column(rupiah), strict=True):
            assert isinstance(n, int) or not isinstance(amount, int), (count, amount)
