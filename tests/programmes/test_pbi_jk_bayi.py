"""PBI-JK, newborn: the mother decides (programmes.md section 3; B44 and B47, dinkes.jogjaprov.go.id)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.pbi_jk_bayi import PBI_JK_BAYI
from tests.programmes.aid_cases import YES_NO_UNKNOWN, kleene
from tests.programmes.asking import Asker, Changes, asked, said

NOW = date(2026, 11, 24)
BASE = Asker(programme=PBI_JK_BAYI, day=NOW, meets={"age": 0, "mother_pbi": True})
MOTHER, FATHER = {"age": 28, "sex": "P"}, {"age": 30, "sex": "L"}


@pytest.mark.parametrize(
    ("changes", "others", "expected"),
    [
        pytest.param(
            {},
            [{**MOTHER, "health_cover": "PBI"}, {**FATHER, "health_cover": "mandiri"}],
            "eligible",
            id="B44-ibu-PBI-ayah-bukan",
        ),
        pytest.param(
            {},
            [{**MOTHER, "health_cover": "PBI"}, {**FATHER, "health_cover": "PBI"}],
            "eligible",
            id="B47-keduanya-PBI",
        ),
        pytest.param(
            {"mother_pbi": False},
            [{**MOTHER, "health_cover": "mandiri"}, {**FATHER, "health_cover": "PBI"}],
            "ineligible IBU_PBI",
            id="hanya-ayah-PBI",
        ),
        pytest.param(
            {"mother_pbi": False},
            [{**MOTHER, "health_cover": "PBI kabupaten"}],
            "ineligible IBU_PBI",
            id="ibu-PBI-APBD",
        ),
        pytest.param({"mother_pbi": None}, [], "undetermined IBU_PBI", id="ibu-belum-diketahui"),
        pytest.param({"age": 1}, [], "eligible", id="satu-tahun"),
        pytest.param({"age": 2}, [], "ineligible IBU_PBI", id="bukan-bayi"),
        pytest.param({"age": 30, "mother_pbi": None}, [], "ineligible IBU_PBI", id="dewasa-tidak-ditanya"),
        pytest.param({"age": None}, [], "undetermined IBU_PBI", id="umur-belum-diketahui"),
        pytest.param({"age": None, "mother_pbi": False}, [], "ineligible IBU_PBI", id="umur-kosong-ibu-bukan"),
        pytest.param({"decile": 9}, [], "eligible", id="desil-tidak-ditanya"),
        pytest.param({"nik_matched": False}, [], "eligible", id="belum-ber-NIK-pun-otomatis"),
        pytest.param({"in_data": False}, [], "eligible", id="belum-terdata"),
    ],
)
def test_newborn(changes: Changes, others: list[dict[str, object]], expected: str) -> None:
    assert said(BASE.ask(changes, others=others)) == expected


WAYS = [
    pytest.param(day, age, mother, id=f"{day}-umur-{age}-ibu-{mother}@dinkes.jogjaprov.go.id")
    for day in (date(2016, 1, 1), NOW)
    for age in (0, 1, 2, None)
    for mother in YES_NO_UNKNOWN
]


@pytest.mark.parametrize(("day", "age", "mother"), WAYS)
def test_the_mother_decides_in_every_way(day: date, age: int | None, mother: bool | None) -> None:
    """On the first day as today; of those who are no babies nothing is asked about the mother."""
    baby = None if age is None else age < 2
    decision = BASE.ask({"age": age, "mother_pbi": mother}, day=day)

    assert decision.outcome is kleene(baby, mother)
    waiting = (
        [] if False in (baby, mother) else [n for n, k in (("mother_pbi", mother), ("birth_date", baby)) if k is None]
    )
    assert sorted(asked(decision)) == sorted(waiting)


def test_the_time_to_update_the_data_is_told() -> None:
    decision = BASE.ask()

    assert "dimutakhirkan dalam 3 bulan" in decision.explain()
    assert decision.confidence is Confidence.MEDIUM
    assert "Dinas Sosial" in BASE.ask({"mother_pbi": False}).explain()
    assert asked(BASE.ask({"mother_pbi": None})) == ["mother_pbi"]


def test_in_force_since_2016() -> None:
    assert said(BASE.ask(day=date(2016, 1, 1))) == "eligible"
    with pytest.raises(NotInForce, match="2016-01-01"):
        BASE.ask(day=date(2015, 12, 31))
