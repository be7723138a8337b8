"""PIP: who comes in, by level and grade, full and half (programmes.md section 10; B18 and B20)."""

from __future__ import annotations

from datetime import date

import pytest

from pskslib.errors import NotInForce
from pskslib.law import Confidence
from pskslib.programmes.pip import PIP
from tests.programmes.asking import Asker, Changes, asked, said

# Semester genap Januari-Juni, ganjil Juli-Desember.
EVEN, ODD = date(2025, 4, 12), date(2026, 11, 24)
ADULT = {"age": 40, "laid_off": False}
NO_WAY_IN = {
    "has_kip": False,
    "has_kks": False,
    "receives_pkh": False,
    "poor": False,
    "extreme_poor": False,
    "assessed_in_need": False,
    "father_deceased": False,
    "mother_deceased": False,
    "in_institution": False,
    "disaster_kind": "tidak",
    "returning_to_school": False,
    "laid_off": False,
    "parent_in_prison": False,
    "law_role": "tidak",
    "conflict_area": False,
    "siblings_at_home": 1,
    "in_data": False,
}
BASE = Asker(
    programme=PIP,
    day=ODD,
    meets={**NO_WAY_IN, "age": 9, "school_level": "SD", "school_grade": 3, "has_kip": True, "refuses_aid": False},
    others=[ADULT],
)


@pytest.mark.parametrize(
    ("level", "age", "grade", "even", "odd"),
    [
        # kelas awal (1/7/10) setengah di semester ganjil; kelas akhir (6/9/12) setengah di semester genap
        pytest.param("SD", 7, 1, 450_000, 225_000, id="SD-1"),
        pytest.param("SD", 8, 2, 450_000, 450_000, id="SD-2"),
        pytest.param("SD", 11, 5, 450_000, 450_000, id="SD-5"),
        pytest.param("SD", 12, 6, 225_000, 450_000, id="SD-6"),
        pytest.param("SMP", 13, 7, 750_000, 375_000, id="SMP-7"),
        pytest.param("SMP", 14, 8, 750_000, 750_000, id="SMP-8"),
        pytest.param("SMP", 15, 9, 375_000, 750_000, id="SMP-9"),
        pytest.param("SMA", 16, 10, 1_800_000, 900_000, id="SMA-10"),
        pytest.param("SMK", 17, 11, 1_800_000, 1_800_000, id="SMK-11"),
        pytest.param("SMA", 18, 12, 900_000, 1_800_000, id="SMA-12"),
        pytest.param("Paket A", 15, 6, 225_000, 450_000, id="Paket-A-6"),
        pytest.param("Paket B", 17, 9, 375_000, 750_000, id="Paket-B-9"),
        pytest.param("Paket C", 20, 12, 900_000, 1_800_000, id="Paket-C-12"),
        pytest.param("SDLB", 13, 6, 225_000, 450_000, id="SDLB-6"),
        # kelas dihitung menurut jenjangnya sendiri
        pytest.param("SMP", 13, 6, 750_000, 750_000, id="SMP-kelas-6-bukan-akhir"),
    ],
)
def test_amount_by_level_and_grade_as_medcom_and_curupekspress_tell_it(
    level: str, age: int, grade: int, even: int, odd: int
) -> None:
    pupil = {"age": age, "school_level": level, "school_grade": grade}

    assert said(BASE.ask(pupil, day=EVEN)) == f"eligible {even}"
    assert said(BASE.ask(pupil, day=ODD)) == f"eligible {odd}"


@pytest.mark.parametrize(
    ("level", "age", "grade", "before", "since_2024"),
    [
        pytest.param("SD", 9, 3, 450_000, 450_000, id="SD"),
        pytest.param("SMP", 14, 8, 750_000, 750_000, id="SMP"),
        pytest.param("SMA", 17, 11, 1_000_000, 1_800_000, id="SMA-penuh"),
        pytest.param("SMA", 16, 10, 500_000, None, id="SMA-setengah-2023"),
        pytest.param("SMA", 18, 12, None, 900_000, id="SMA-setengah-2024"),
    ],
)
def test_amounts_before_and_since_2024_as_okezone_tells_it(
    level: str, age: int, grade: int, before: int | None, since_2024: int | None
) -> None:
    """31 December 2023 lies in the odd semester, 1 January 2024 in the even one."""
    pupil = {"age": age, "school_level": level, "school_grade": grade}

    if before is not None:
        assert said(BASE.ask(pupil, day=date(2023, 12, 31))) == f"eligible {before}"
    if since_2024 is not None:
        assert said(BASE.ask(pupil, day=date(2024, 1, 1))) == f"eligible {since_2024}"


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        pytest.param(date(2016, 1, 1), 450_000, id="2016-01-01"),
        pytest.param(date(2016, 6, 30), 450_000, id="2016-06-30"),
        pytest.param(date(2016, 7, 1), 225_000, id="2016-07-01"),
        pytest.param(date(2026, 6, 30), 450_000, id="2026-06-30"),
        pytest.param(date(2026, 7, 1), 225_000, id="2026-07-01"),
        pytest.param(date(2026, 12, 31), 225_000, id="2026-12-31"),
        pytest.param(date(2027, 1, 1), 450_000, id="2027-01-01"),
        pytest.param(date(2035, 12, 31), 225_000, id="akhir-tabel-semester"),
    ],
)
def test_semesters_day_before_and_day_of(day: date, amount: int) -> None:
    """A pupil of grade 1 is a new entrant only in the odd semester."""
    assert said(BASE.ask({"age": 7, "school_grade": 1}, day=day)) == f"eligible {amount}"


@pytest.mark.parametrize(
    ("level", "age", "grade", "pupils", "total"),
    [
        pytest.param("SD", 12, 6, 938_160, 211_086_000_000, id="B18-okezone-2025-04-12"),
        pytest.param("SMA", 18, 12, 399_260, 359_334_000_000, id="B20-okezone-2025-04-12"),
    ],
)
def test_published_totals(level: str, age: int, grade: int, pupils: int, total: int) -> None:
    decision = BASE.ask({"age": age, "school_level": level, "school_grade": grade}, day=EVEN)

    assert decision.amount is not None
    assert decision.amount.exact
    assert decision.amount.low * pupils == total


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"age": 5, "poor": True}, "ineligible USIA,PESERTA_DIDIK", id="5"),
        pytest.param({"age": 6}, "eligible 450000", id="6"),
        pytest.param({"age": 21}, "eligible 450000", id="21"),
        pytest.param({"age": 22, "poor": True}, "ineligible USIA,PESERTA_DIDIK", id="22"),
        pytest.param({"age": 22}, "ineligible USIA,PESERTA_DIDIK,SASARAN", id="22-KIP-tidak-berlaku-lagi"),
        pytest.param(
            {"age": None, "poor": True}, "undetermined USIA,PESERTA_DIDIK 0..450000", id="umur-belum-diketahui"
        ),
        pytest.param(
            {"age": None, "poor": True, "school_level": "SMP", "school_grade": 8},
            "undetermined USIA,PESERTA_DIDIK 0..750000",
            id="umur-belum-diketahui-SMP",
        ),
        pytest.param({"school_level": "tidak"}, "ineligible PESERTA_DIDIK", id="putus-sekolah"),
        pytest.param({"school_level": None}, "undetermined PESERTA_DIDIK 0..1800000", id="jenjang-belum-diketahui"),
        pytest.param({"school_grade": None}, "eligible 225000..450000", id="kelas-belum-diketahui"),
        pytest.param({"refuses_aid": True}, "ineligible MENERIMA", id="menolak"),
        pytest.param({"deceased": True}, "ineligible MENERIMA", id="meninggal"),
        pytest.param({"refuses_aid": None, "deceased": None}, "eligible 450000", id="dianggap-menerima"),
        pytest.param({"has_kip": False}, "ineligible SASARAN", id="tanpa-jalur"),
        pytest.param({"has_kip": None}, "undetermined SASARAN 0..450000", id="KIP-belum-diketahui"),
        pytest.param(
            {"has_kip": False, "assessed_in_need": None}, "undetermined SASARAN 0..450000", id="belum-diasesmen"
        ),
        pytest.param(
            {"has_kip": False, "in_data": True, "decile": 9}, "ineligible SASARAN", id="DTSEN-saja-bukan-jalur"
        ),
        pytest.param({"civil_servant": True}, "eligible 450000", id="ASN-bukan-syarat"),
        pytest.param({"receives_pkh": True}, "eligible 450000", id="boleh-bersama-PKH"),
    ],
)
def test_criteria(changes: Changes, expected: str) -> None:
    """Both sides of every limit, each criterion failing, each fact unknown (grade 3, odd semester)."""
    assert said(BASE.ask(changes)) == expected


@pytest.mark.parametrize(
    "way",
    [
        pytest.param({"has_kip": True}, id="KIP"),
        pytest.param({"has_kks": True}, id="KKS"),
        pytest.param({"receives_pkh": True}, id="PKH"),
        pytest.param({"extreme_poor": True}, id="P3KE"),
        pytest.param({"poor": True}, id="miskin"),
        pytest.param({"assessed_in_need": True}, id="asesmen"),
        pytest.param({"father_deceased": True, "in_institution": True}, id="yatim-di-panti"),
        pytest.param({"mother_deceased": True, "in_institution": True}, id="piatu-di-panti"),
        pytest.param({"disaster_kind": "banjir"}, id="bencana-alam"),
        pytest.param({"disaster_kind": "wabah"}, id="bencana-nonalam"),
        pytest.param({"disaster_kind": "konflik sosial"}, id="bencana-sosial"),
        pytest.param({"returning_to_school": True}, id="kembali-bersekolah"),
        pytest.param({"parent_in_prison": True}, id="orang-tua-terpidana"),
        pytest.param({"law_role": "terpidana"}, id="siswa-terpidana"),
        pytest.param({"conflict_area": True}, id="daerah-konflik"),
        pytest.param({"siblings_at_home": 4}, id="empat-saudara-serumah"),
    ],
)
def test_every_way_in_is_enough(way: Changes) -> None:
    assert said(BASE.ask({"has_kip": False, **way})) == "eligible 450000"


@pytest.mark.parametrize(
    ("changes", "laid_off", "expected"),
    [
        pytest.param({}, True, "eligible 450000", id="orang-tua-PHK"),
        pytest.param({}, None, "undetermined SASARAN 0..450000", id="PHK-belum-diketahui"),
        pytest.param({"siblings_at_home": 3}, False, "ineligible SASARAN", id="tiga-saudara-belum-cukup"),
        pytest.param({"father_deceased": True}, False, "ineligible SASARAN", id="yatim-bukan-di-panti"),
        pytest.param({"in_institution": True}, False, "ineligible SASARAN", id="panti-bukan-yatim"),
        pytest.param({"law_role": "saksi"}, False, "ineligible SASARAN", id="saksi-bukan-terpidana"),
    ],
)
def test_ways_that_hang_on_others_or_fall_short(changes: Changes, laid_off: bool | None, expected: str) -> None:
    parent = {"age": 40, "laid_off": laid_off}

    assert said(BASE.ask({"has_kip": False, **changes}, others=[parent])) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2016, 1, 1), "eligible 450000", id="2016-BDT"),
        pytest.param(date(2022, 12, 31), "eligible 450000", id="2022-DTKS"),
        pytest.param(date(2023, 1, 1), "eligible 450000", id="2023-DTKS"),
        pytest.param(date(2025, 3, 31), "eligible 450000", id="hari-terakhir-DTKS"),
        pytest.param(date(2025, 4, 1), "ineligible SASARAN", id="hari-pertama-DTSEN"),
    ],
)
def test_listing_was_a_way_in_until_dtsen(day: date, expected: str) -> None:
    """Everybody is in DTSEN: being listed says nothing any more."""
    assert said(BASE.ask({"has_kip": False, "in_data": True}, day=day)) == expected
    assert said(BASE.ask({"has_kip": False, "in_data": False}, day=day)) == "ineligible SASARAN"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"age": 22, "poor": True, "school_level": "SMA"}, "ineligible USIA,PESERTA_DIDIK", id="22"),
        pytest.param({"school_level": "tidak"}, "ineligible PESERTA_DIDIK", id="putus-sekolah"),
        pytest.param({"refuses_aid": True}, "ineligible MENERIMA", id="menolak"),
        pytest.param({"deceased": True}, "ineligible MENERIMA", id="meninggal"),
        pytest.param({"has_kip": False}, "ineligible SASARAN", id="tanpa-jalur"),
    ],
)
@pytest.mark.parametrize("day", [date(2016, 1, 1), date(2023, 1, 1)], ids=str)
def test_the_other_criteria_hold_in_every_edition(day: date, changes: Changes, expected: str) -> None:
    """Before DTSEN; a listed family would be a way in, so it is not listed here."""
    other_way = {"receives_pkh": "poor" in changes}

    assert said(BASE.ask({**changes, **other_way}, day=day)) == expected


def test_confidence_follows_the_sources() -> None:
    """The list is carried back before 2023 and open since DTSEN; the amounts are well sourced."""
    levels = {day.year: BASE.ask(day=day).confidence for day in (date(2018, 2, 1), date(2024, 2, 1), ODD)}

    assert levels == {2018: Confidence.LOW, 2024: Confidence.MEDIUM, 2026: Confidence.LOW}
    assert BASE.ask().amount_confidence is Confidence.HIGH


def test_questions() -> None:
    assert asked(BASE.ask({"school_grade": None})) == ["school_grade"]
    assert asked(BASE.ask({"school_grade": None, "has_kip": None})) == ["has_kip", "school_grade"]
    assert "Jalur DTKS tidak ada lagi" in BASE.ask().explain()


def test_before_the_first_edition() -> None:
    with pytest.raises(NotInForce, match="2016-01-01"):
        BASE.ask(day=date(2015, 12, 31))
