"""Would the tests notice? Each fault is planted in the suppression, and the attacker must get something back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from attrs import evolve

from pskslib.publishing import publish
from pskslib.publishing.suppression import clearing, ledger, pattern, ratios, sheets, witnesses
from pskslib.publishing.suppression import earlier as editions
from pskslib.reports import Report
from tests.publishing.attacker import attack
from tests.publishing.made import by_sex, grid, kinds_by_sex, report, without_total

NUMBERS = [[[2, 9], [30, 41]], [[17, 25], [4, 0]], [[60, 8], [12, 33]], [[1, 5], [70, 6]]]
SUMS = [[sum(kind) for kind in place] for place in NUMBERS]


FEW_WAYS = [
    [[25, 80], [0, 3], [4, 12], [80, 3]],
    [[9, 3], [3, 4], [80, 1], [25, 0]],
    [[9, 12], [3, 4], [80, 3], [9, 3]],
    [[12, 80], [80, 4], [4, 3], [80, 4]],
    [[6, 4], [1, 9], [4, 4], [12, 1]],
]
"""Some hidden numbers move a little up and a little down, neither far enough by itself."""


def few_ways() -> list[Report]:
    sums = evolve(grid([[sum(kind) for kind in place] for place in FEW_WAYS], measure="ppks"), key="jumlah")
    return [report(without_total(by_sex(FEW_WAYS)), name="tanpa-jumlah"), report(sums, name="jumlah")]


def fine(**more: Any) -> Report:
    return report(by_sex(NUMBERS, **more))


def coarse() -> Report:
    return report(kinds_by_sex(NUMBERS), name="kasar")


def sums() -> Report:
    return report(evolve(grid(SUMS, measure="ppks"), key="jumlah"), name="jumlah")


def bare() -> Report:
    return report(without_total(by_sex(NUMBERS)), name="tanpa-jumlah")


def narrow() -> Report:
    """Two small numbers beside each other: one sum holds them."""
    return report(grid([[2, 3, 40], [20, 50, 60], [70, 80, 90]]))


def tight() -> Report:
    """Two twos of which the sum is known: 0 to 4, and that is not wide enough."""
    return report(without_total(grid([[2, 2, 40], [50, 60, 70]])))


def edge() -> Report:
    return report(without_total(grid([[4, 10], [5, 11]], sensitive=(1,), sum_column=False)))


SCENES: dict[str, tuple[Callable[[], list[Report]], Callable[[], list[Report]]]] = {
    "sendiri": (lambda: [fine()], list),
    "persen": (lambda: [fine(shares=True)], list),
    "peka": (lambda: [fine(sensitive=(0,))], list),
    "bersama": (lambda: [bare(), coarse(), sums()], list),
    "menyusul": (lambda: [bare()], lambda: [coarse(), sums()]),
    "mendahului": (lambda: [coarse(), sums()], lambda: [bare()]),
    "dua_arah": (lambda: [report(kinds_by_sex(FEW_WAYS), name="kasar")], few_ways),
    "bersebelahan": (lambda: [narrow()], list),
    "sempit": (lambda: [tight()], list),
    "tepi": (lambda: [edge()], list),
}


def _played(folder: Path, scene: str) -> list[str]:
    now, first = SCENES[scene]
    before: list[Report] = []
    for one in first():
        before.append(publish(one, published=before))
    return attack(publish(now(), published=before), folder, before=before)


def _only_small(part: pattern.Part) -> None:
    """Hides nothing more."""


def _no_earlier(book: ledger.Ledger, reports: Any, earlier: Any) -> None:
    editions.add_earlier(book, reports, ())


def _nothing(*_: Any, **__: Any) -> Iterable[Any]:
    return ()


def _false(*_: Any, **__: Any) -> bool:
    return False


def _one_less(number: ledger.Number) -> bool:
    return not (number.open or number.money) and 0 < number.value < number.threshold - 1


def _only_low(number: ledger.Number) -> bool:
    return not (number.open or number.money) and 1 < number.value < number.threshold


def _ordinary(number: ledger.Number) -> bool:
    return not (number.open or number.money) and 0 < number.value < 5


def _too_narrow(part: pattern.Part, *, strict: bool) -> Any:
    return np.array([1 if strict else number.threshold - 1 for number in part._numbers])


def _one_way(*_: Any) -> tuple[int, int]:
    return 0, 0


def _below_nothing(*_: Any, **__: Any) -> tuple[float, float]:
    return -float("inf"), float("inf")


# What is done wrong (by object, name and what stands there instead), and where it shows.
FAULTS: dict[str, tuple[list[tuple[object, str, object]], str]] = {
    "tanpa_pelengkap": ([(pattern.Part, "protect", _only_small)], "sendiri"),
    "persen_tetap": ([(clearing, "is_hidden", _false), (ratios, "is_hidden", _false)], "persen"),
    "terbitan_lama_diabaikan": ([(clearing, "add_earlier", _no_earlier)], "menyusul"),
    "terbitan_lama_dibuka": ([(clearing, "add_earlier", _no_earlier)], "mendahului"),
    "batas_kurang_satu": ([(ledger.Number, "small", property(_one_less))], "tepi"),
    "satu_tetap": ([(ledger.Number, "small", property(_only_low))], "sendiri"),
    "peka_diabaikan": ([(ledger.Number, "small", property(_ordinary))], "tepi"),
    "jarak_kurang_satu": ([(pattern.Part, "_wanted", _too_narrow)], "sempit"),
    "satu_arah_saja": ([(pattern.Part, "_farthest", _one_way)], "dua_arah"),
    "boleh_negatif": ([(witnesses, "_span", _below_nothing)], "sempit"),
    "antartabel_diabaikan": ([(editions, "margins", _nothing)], "bersama"),
    "jumlah_diabaikan": ([(sheets, "_totals", _nothing), (editions, "margins", _nothing)], "bersebelahan"),
    "identitas_diabaikan": ([(sheets, "_identities", _nothing)], "sempit"),
}


@pytest.mark.parametrize("scene", SCENES)
def test_without_a_fault_nothing_comes_back(scene: str, tmp_path: Path) -> None:
    assert _played(tmp_path, scene) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patches, scene = FAULTS[fault]
    for where, name, wrong in patches:
        monkeypatch.setattr(where, name, wrong)
    assert _played(tmp_path, scene) != []
