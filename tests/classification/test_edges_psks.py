"""The older lists of PSKS: each requirement alone refuses there too."""

from __future__ import annotations

from datetime import date

import pytest

from tests.classification.cases import Facts, book_on, decide, quiet
from tests.classification.test_psks import PSM_2012

OLDER = [
    *(
        pytest.param(
            "PSKS-01",
            date(2019, 12, 31),
            {"social_work_certificate": True, "social_work_practice": True},
            name,
            False,
            id=f"01-{name}",
        )
        for name in ("social_work_certificate", "social_work_practice")
    ),
    *(
        pytest.param(
            "PSKS-02", date(2018, 12, 31), PSM_2012, name, "2" if name == "citizenship" else False, id=f"02-{name}"
        )
        for name in PSM_2012
    ),
]


@pytest.mark.parametrize(("code", "day", "facts", "name", "value"), OLDER)
def test_each_requirement_of_the_older_list(code: str, day: date, facts: Facts, name: str, value: object) -> None:
    book = book_on(day)
    full = decide(quiet(30, facts, day=day), code, book)
    short = decide(quiet(30, {**facts, name: value}, day=day), code, book)

    assert full.outcome.value == "eligible"
    assert short.outcome.value == "ineligible"
    assert short.verdicts.count(False) == 1


@pytest.mark.parametrize(("age", "expected"), [(17, "ineligible"), (18, "eligible")])
def test_a_psm_of_the_older_list_is_at_least_18(age: int, expected: str) -> None:
    day = date(2018, 12, 31)

    assert decide(quiet(age, PSM_2012, day=day), "PSKS-02", book_on(day)).outcome.value == expected
