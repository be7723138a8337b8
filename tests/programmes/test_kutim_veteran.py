"""Aid for veterans in Kutai Timur, without an amount (programmes.md section 20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.kutim_veteran import KUTIM_VETERAN
from tests.programmes.asking import Asker, Changes, asked, said

NOBODY = {"veteran": False, "veteran_widow": False, "independence_pioneer": False}
BASE = Asker(programme=KUTIM_VETERAN, day=date(2026, 11, 24), meets={**NOBODY, "age": 90, "sex": "L", "veteran": True})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "eligible", id="veteran"),
        pytest.param({**NOBODY, "sex": "P", "veteran_widow": True}, "eligible", id="janda-veteran"),
        pytest.param({**NOBODY, "independence_pioneer": True}, "eligible", id="perintis-kemerdekaan"),
        pytest.param(NOBODY, "ineligible VETERAN", id="bukan-ketiganya"),
        pytest.param({"veteran": None}, "undetermined VETERAN", id="veteran-belum-diketahui"),
        pytest.param({**NOBODY, "independence_pioneer": None}, "undetermined VETERAN", id="perintis-belum-diketahui"),
        pytest.param({**NOBODY, "veteran_widow": None}, "ineligible VETERAN", id="laki-laki-tidak-ditanya-janda"),
        pytest.param({**NOBODY, "sex": "P", "veteran_widow": None}, "undetermined VETERAN", id="janda-belum-diketahui"),
        pytest.param({**NOBODY, "age": 5, "veteran": None}, "ineligible VETERAN", id="anak-tidak-ditanya"),
        pytest.param({"decile": 10}, "eligible", id="desil-bukan-syarat"),
        pytest.param({"in_data": False}, "eligible", id="terdata-bukan-syarat"),
        pytest.param({"state_pensioner": True}, "eligible", id="pensiunan-bukan-syarat"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    assert said(BASE.ask(changes)) == expected


def test_the_amount_is_in_doubt_and_not_computed() -> None:
    """Named "per month" by an unsure speaker; perhaps a year."""
    decision = BASE.ask()

    assert decision.amount is None
    assert "diragukan dan tidak dihitung" in decision.explain()
    assert KUTIM_VETERAN.books[0].at("daftar_aktif", date(2026, 11, 24)).value == 60
    for name in ("veteran", "janda_veteran"):
        citation = KUTIM_VETERAN.books[0].at(name, date(2026, 11, 24)).citation
        assert citation.confidence is Confidence.LOW
        assert "mungkin per tahun" in (citation.note or "")


def test_in_force_since_2015() -> None:
    assert said(BASE.ask(day=date(2015, 1, 1))) == "eligible"
    with pytest.raises(NotInForce, match="2015-01-01"):
        BASE.ask(day=date(2014, 12, 31))


def test_questions() -> None:
    assert asked(BASE.ask({"veteran": None})) == ["veteran"]
    assert "Perbup Kutai Timur 52/2015" in BASE.ask().explain()
